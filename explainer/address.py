"""The state of the page in its address, so that a link reopens what a reader saw.

A query string is hostile until it has been read: anything that is not understood gives the
page as it opens by itself, and one plain sentence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from explainer import analysis
from explainer.ledger import Ledger
from explainer.state import Option, Order, State, default_state, options

__all__ = ["NOT_UNDERSTOOD", "state_from_query", "state_to_query"]

NOT_UNDERSTOOD = (
    "The address of this page was not understood, so the page is shown as it opens by itself."
)
MAX_QUERY = 2000
"""A longer query string is not ours."""
ONE_OF = ("speaker", "side", "kind", "topic")
"""Parts whose value is one of the entries that the page's controls offer."""
OURS = {"on", "ring", "documents", "from", "to", "claim", "cell", "order", *ONE_OF}


def state_to_query(state: State, ledger: Ledger) -> str:
    """The query string of a state, without a question mark; empty for the page as it opens."""
    plain = default_state(ledger)
    _, last = analysis.said_days(ledger, wider=state.wider)
    parts = {
        "on": state.known_on.isoformat() if state.known_on != last else None,
        "ring": "wider" if state.wider else None,
        "documents": ",".join(state.documents) if state.documents is not None else None,
        "from": state.happened_from.isoformat() if state.happened_from else None,
        "to": state.happened_to.isoformat() if state.happened_to else None,
        **{name: getattr(state, name) for name in ONE_OF},
        "order": state.order if state.order != plain.order else None,
        "cell": "/".join(state.cell) if state.cell else None,
        "claim": (state.chosen or "none") if state.chosen != plain.chosen else None,
    }
    given = {key: value for key, value in parts.items() if value is not None}
    return urlencode(given, safe="/,")


def state_from_query(query: str, ledger: Ledger) -> tuple[State, str | None]:
    """The state that a query string asks for.

    Parameters
    ----------
    query : str
        What stands after the question mark of the page's address.
    ledger : Ledger
        The records; every id and day must be theirs.

    Returns
    -------
    tuple of State and (str or None)
        The state, and a sentence for the reader where the query was not understood.
    """
    plain = default_state(ledger)
    try:
        if len(query) > MAX_QUERY:
            raise ValueError("too long")
        pairs = parse_qsl(
            query, keep_blank_values=True, strict_parsing=bool(query), max_num_fields=20
        )
        given = {key: value for key, value in pairs if key in OURS}
        if len(given) < sum(key in OURS for key, _ in pairs):
            raise ValueError("a part is given twice")
        return _read(given, plain, ledger), None
    except ValueError:
        return plain, NOT_UNDERSTOOD


def _read(given: dict[str, str], plain: State, ledger: Ledger) -> State:
    if given.get("ring", "wider") != "wider":
        raise ValueError("ring")
    wider = "ring" in given
    first, last = analysis.said_days(ledger, wider=wider)
    offered = options(ledger, wider=wider)
    one_of: dict[str, Any] = {name: _one_of(given.get(name), offered[name]) for name in ONE_OF}
    state = replace(
        plain,
        **one_of,
        wider=wider,
        order=_order(given.get("order")),
        cell=_cell(given.get("cell"), ledger),
        known_on=_day(given.get("on")) or last,
        happened_from=_day(given.get("from")),
        happened_to=_day(given.get("to")),
        documents=_documents(given.get("documents"), ledger),
        chosen=_claim(given.get("claim"), plain, ledger),
    )
    if not first <= state.known_on <= last:
        raise ValueError("on")
    if state.happened_from and state.happened_to and state.happened_from > state.happened_to:
        raise ValueError("from is later than to")
    return state


def _day(value: str | None) -> dt.date | None:
    if value is None:
        return None
    if len(value) != len("2025-10-29"):
        raise ValueError("not a day")
    return dt.date.fromisoformat(value)


def _one_of(value: str | None, offered: tuple[Option, ...]) -> str | None:
    if value is not None and value not in {option.value for option in offered}:
        raise ValueError("not offered")
    return value


def _order(value: str | None) -> Order:
    if value not in {None, "disagreement"}:
        raise ValueError("order")
    return "disagreement" if value else "topic"


def _cell(value: str | None, ledger: Ledger) -> tuple[str, str] | None:
    if value is None:
        return None
    topic, _, document = value.partition("/")
    if topic not in ledger.topics or document not in {d.id for d in ledger.documents}:
        raise ValueError("cell")
    return topic, document


def _documents(value: str | None, ledger: Ledger) -> tuple[str, ...] | None:
    if value is None:
        return None
    asked = tuple(value.split(",")) if value else ()
    if not set(asked) <= {document.id for document in ledger.documents}:
        raise ValueError("documents")
    return asked


def _claim(value: str | None, plain: State, ledger: Ledger) -> str | None:
    if value is None:
        return plain.chosen
    if value == "none":
        return None
    try:
        return ledger.claim(value).id
    except KeyError:
        raise ValueError("claim") from None
