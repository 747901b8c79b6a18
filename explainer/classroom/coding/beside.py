"""The page on which a coded report stands beside the five documents, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from explainer.classroom.coding import report
from explainer.page import data, rendering
from explainer.page.packing import Pack
from explainer.page.state import State, default_state
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.words.days import day_in_words

__all__ = ["PARTS", "beside", "ledger_with", "shown_in", "state_with"]

PARTS = ("summary", "casualties", "timeline", "coverage", "evidence")
"""What of the page a lesson looks at."""


def ledger_with(ledger: Ledger, document: Document | None, text: str) -> Ledger:
    """The ledger with the coded report beside the others, if there is one."""
    return report.with_document(ledger, document, text) if document else ledger


def shown_in(state: State, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents that a state shows.

    The page is made of these alone: who codes a report chooses no documents, so nothing may be
    said to be left out by a choice.
    """
    return tuple(one for one in documents if one.id in (state.documents or {one.id}))


def state_with(ledger: Ledger, document: Document | None) -> State:
    """A state in which the five and the coded report are shown, and no other."""
    plain = default_state(ledger)
    if document is None:
        return plain
    five = [d.id for d in ledger.documents if d.ring == "five"]
    last = max([plain.known_on, *(c.said_on.date for c in document.claims)])
    shown = (*five, document.id)
    return State(known_on=last, wider=True, documents=shown, chosen=document.claims[0].id)


def beside(ledger: Ledger, document: Document | None, text: str) -> dict[str, Any]:
    """The five and the coded report.

    Parameters
    ----------
    ledger : Ledger
        The records, without the report.
    document : Document or None
        The coded report, if a claim of it is coded.
    text : str
        What it was coded from.

    Returns
    -------
    dict
        ``page`` and ``cards`` with places in ``values``, as ``front/src/pages/pack.js`` reads them;
        ``on`` and ``day``, the day that is shown, also in words; and ``claim``, the claim that is
        chosen.
    """
    state = state_with(ledger, document)
    whole = ledger_with(ledger, document, text)
    whole = replace(whole, documents=shown_in(state, whole.documents))
    page = rendering.render(whole, state)
    parts = data.as_data(page, whole)
    parts["views"] = {name: v if name in PARTS else None for name, v in parts["views"].items()}
    pack = Pack()
    return {
        "on": state.known_on.isoformat(),
        "day": day_in_words(state.known_on),
        "claim": state.chosen,
        "page": pack.add({"parts": parts}),
        "cards": pack.add(data.cards(whole, page)),
        "values": pack.values,
    }
