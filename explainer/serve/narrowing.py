"""The page of one narrowed state, as a pure function of its address.

An address is hostile until `canonical` has read it. What leaves here are bytes that any number of
readers may be given: nothing in them depends on who asks, or when.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

from explainer.analysis import known as knowing
from explainer.page import data, rendering
from explainer.page.packing import Pack
from explainer.page.permalink import state_from_query, state_to_query
from explainer.records.ledger import Ledger
from explainer.words.address import NOT_UNDERSTOOD
from explainer.words.serving import choice_not_understood

__all__ = ["canonical", "narrowed_page"]

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
    news = knowing.news_days(ledger, wider=state.wider)
    day = max((day for day in news if day <= state.known_on), default=news[0])
    return state_to_query(replace(state, known_on=day, chosen=None, cell=None), ledger)


def narrowed_page(query: str, ledger: Ledger) -> bytes:
    """The page and the evidence of every claim that it shows, as JSON compressed by gzip.

    Parameters
    ----------
    query : str
        An address as `canonical` gives it.
    ledger : Ledger
        The records.

    Returns
    -------
    bytes
        ``{"page": place, "cards": place, "values": [...]}``, as ``front/src/pages.js`` reads it.
    """
    state, _ = state_from_query(query, ledger)
    page = rendering.render(ledger, state)
    pack = Pack()
    places = {
        "page": pack.add({"parts": data.as_data(page, ledger)}),
        "cards": pack.add(data.cards(ledger, page)),
    }
    made = json.dumps({**places, "values": pack.values}, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(made.encode(), LEVEL, mtime=0)
