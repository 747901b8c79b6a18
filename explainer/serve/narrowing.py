"""The page of one narrowed state, as a pure function of its address.

An address is hostile until `canonical` has read it. What leaves here are bytes that any number of
readers may be given: nothing in them depends on who asks, or when.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from explainer.analysis import known as knowing
from explainer.files import FileError, read_bytes
from explainer.page import data, rendering
from explainer.page.packed import FIRST
from explainer.page.packing import Pack, places_of
from explainer.page.permalink import state_from_query, state_to_query
from explainer.records.ledger import Ledger
from explainer.words.address import NOT_UNDERSTOOD
from explainer.words.serving import choice_not_understood

__all__ = ["Carried", "canonical", "carried_in", "narrowed_page"]

LEVEL = 4
"""Of compression: 6 takes more than twice the time for a twentieth fewer bytes, while one waits."""


def canonical(query: str, ledger: Ledger) -> str:
    """The one address of all that show the same page.

    What is only looked at (a claim, a cell) is left out, and the day is the last one, no later
    than the one asked for, with something new.

    Raises
    ------
    ValueError
        With a sentence for the reader, when the address is not understood.
    """
    state, fault = state_from_query(query, ledger)
    if fault:
        raise ValueError(choice_not_understood(fault.removeprefix(NOT_UNDERSTOOD)))
    news = knowing.news_days(ledger.of(state.ring), wider=state.wider)
    day = max((day for day in news if day <= state.known_on), default=news[0])
    return state_to_query(replace(state, known_on=day, chosen=None, cell=None), ledger)


@dataclass(frozen=True)
class Carried:
    """What readers have of the pages that are not narrowed.

    Attributes
    ----------
    places : mapping of str to int
        Where each value is, as `explainer.page.packing.places_of` gives it.
    ends : mapping of str to int
        By ring, where the values end that somebody has who looks at it.
    """

    places: Mapping[str, int]
    ends: Mapping[str, int]


def carried_in(packs: Iterable[Path]) -> Carried:
    """What stands in files of packed pages, up to the first that is gone or another.

    Parameters
    ----------
    packs : iterable of Path
        As `explainer.publish.assets` names them: with the ring, and how their digest begins.
    """
    values: list[Any] = []
    ends: dict[str, int] = {}
    for pack in packs:
        more = _values_in(pack)
        if not more:
            break
        values += more
        ring = pack.name.partition(".")[0]
        ends[FIRST if ring == "pages" else ring] = len(values)
    return Carried(places_of(values), ends)


def _values_in(pack: Path) -> list[Any]:
    try:
        content = read_bytes(pack)
        if hashlib.sha256(content).hexdigest().startswith(pack.stem.rpartition(".")[2]):
            values: list[Any] = json.loads(gzip.decompress(content))["values"]
            return values
    except (FileError, OSError, EOFError, zlib.error):
        pass
    return []


NOTHING = Carried({}, {})


def narrowed_page(query: str, ledger: Ledger, carried: Carried = NOTHING) -> bytes:
    """The page and the evidence of every claim that it shows, as JSON compressed by gzip.

    Parameters
    ----------
    query : str
        An address as `canonical` gives it.
    ledger : Ledger
        The records.
    carried : Carried, optional
        What the reader has already: it is referred to, not sent.

    Returns
    -------
    bytes
        ``{"first": place, "page": place, "cards": place, "values": [...]}``, as
        ``front/src/pages/pack.js`` reads it; the first of the values has the place ``first``.
    """
    state, _ = state_from_query(query, ledger)
    page = rendering.render(ledger, state)
    pack = Pack(carried.places, carried.ends.get(state.ring, 0))
    places = {
        "first": pack.first,
        "page": pack.add({"parts": data.as_data(page, ledger)}),
        "cards": pack.add(data.cards(ledger, page)),
    }
    made = json.dumps({**places, "values": pack.values}, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(made.encode(), LEVEL, mtime=0)
