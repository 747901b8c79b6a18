"""The page of one narrowed state, as a pure function of its address.

An address is hostile until `canonical` has read it. What leaves here are bytes that any number of
readers may be given: nothing in them depends on who asks, or when.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from explainer.analysis import known as knowing
from explainer.files import FileError, read_bytes
from explainer.page import data, rendering
from explainer.page.packing import Pack, places_of
from explainer.page.permalink import state_from_query, state_to_query
from explainer.records.ledger import Ledger
from explainer.words.address import NOT_UNDERSTOOD
from explainer.words.serving import choice_not_understood

__all__ = ["canonical", "narrowed_page", "places_in"]

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


def places_in(file: Path) -> dict[str, int]:
    """What is where in a file of packed pages; nothing, where that file is gone or another.

    Parameters
    ----------
    file : Path
        As `explainer.publish.assets` names it: with how the digest of its content begins.
    """
    try:
        content = read_bytes(file)
        if hashlib.sha256(content).hexdigest().startswith(file.stem.rpartition(".")[2]):
            return places_of(json.loads(gzip.decompress(content))["values"])
    except (FileError, OSError, EOFError, zlib.error):
        pass
    return {}


def narrowed_page(query: str, ledger: Ledger, known: Mapping[str, int] | None = None) -> bytes:
    """The page and the evidence of every claim that it shows, as JSON compressed by gzip.

    Parameters
    ----------
    query : str
        An address as `canonical` gives it.
    ledger : Ledger
        The records.
    known : mapping of str to int, optional
        What the reader has already, as `places_in` gives it: it is referred to, not sent.

    Returns
    -------
    bytes
        ``{"first": place, "page": place, "cards": place, "values": [...]}``, as
        ``front/src/pack.js`` reads it; the first of the values has the place ``first``.
    """
    state, _ = state_from_query(query, ledger)
    page = rendering.render(ledger, state)
    pack = Pack(known)
    places = {
        "first": pack.first,
        "page": pack.add({"parts": data.as_data(page, ledger)}),
        "cards": pack.add(data.cards(ledger, page)),
    }
    made = json.dumps({**places, "values": pack.values}, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(made.encode(), LEVEL, mtime=0)
