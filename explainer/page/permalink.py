"""The state of the page in its address, so that a link reopens what a reader saw.

A query string is hostile until it has been read: anything that is not understood gives the
page as it opens by itself, and one plain sentence that says what and why.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl, urlencode

from explainer.analysis import known as knowing
from explainer.page.rendering import VIEWS
from explainer.page.state import (
    LED_TO,
    VARIANTS,
    FilterOption,
    State,
    default_state,
    options,
)
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import address as words
from explainer.words.story import STORY

__all__ = [
    "STEPS",
    "state_from_parts",
    "state_from_query",
    "state_parts",
    "state_to_query",
]

MAX_QUERY = 2000
"""A longer query string is not ours."""
MAX_PARTS = 20
MAX_STRANGE = 2
"""So many parts that are not ours are named."""
OTHERS = ("voila-", "utm_", "fbclid", "gclid", "mc_", "token", "_xsrf", "reset")
"""How parts begin that other programs add to an address; they change nothing here."""
ONE_OF = ("speaker", "side", "kind", "topic")
"""Parts whose value is one of the entries that the page's controls offer."""
FIELDS = {
    "on": "known_on",
    "ring": "wider",
    "documents": "documents",
    "from": "happened_from",
    "to": "happened_to",
    **{name: name for name in ONE_OF},
    **{name: name for name in VARIANTS},
    **{name: name for name in LED_TO},
    "cell": "cell",
    "claim": "chosen",
}
"""The parts of an address that are ours, in their order, each with what it sets in a state."""
STEPS = tuple(str(at) for at in range(1, len(STORY) + 1))
"""The steps of the story as an address names them."""
Reader = Callable[[str], Any]


def state_to_query(state: State, ledger: Ledger) -> str:
    """The query string of a state, without a question mark; empty for the page as it opens."""
    return urlencode(state_parts(state, ledger), safe="/,")


def state_parts(state: State, ledger: Ledger) -> dict[str, str]:
    """The parts of the address of a state; none for the page as it opens."""
    shown = ledger.of(state.ring)
    plain = default_state(shown, after=state.after)
    _, last = knowing.said_days(shown, wider=state.wider)
    parts = {
        "on": state.known_on.isoformat() if state.known_on != last else None,
        "ring": state.ring if state.wider else None,
        "documents": None if state.documents is None else ",".join(state.documents) or "none",
        "from": state.happened_from.isoformat() if state.happened_from else None,
        "to": state.happened_to.isoformat() if state.happened_to else None,
        **{name: getattr(state, name) for name in ONE_OF},
        **{name: given for name in VARIANTS
           if (given := getattr(state, name)) != getattr(plain, name)},
        **{name: getattr(state, name) for name in LED_TO},
        "cell": "/".join(state.cell) if state.cell else None,
        "claim": (state.chosen or "none") if state.chosen != plain.chosen else None,
    }  # fmt: skip
    return {key: value for key, value in parts.items() if value is not None}


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
        The state, and where the query was not understood a sentence for the reader, not yet
        escaped: which part, what was given, what is expected.
    """
    plain = default_state(ledger)
    try:
        return _read(_parts(query, plain), plain, ledger), None
    except ValueError as fault:
        return plain, f"{words.NOT_UNDERSTOOD}: {fault}."


def state_from_parts(parts: Mapping[str, str], ledger: Ledger) -> State:
    """The state that the parts of an address ask for.

    Raises
    ------
    ValueError
        Which part, what was given, what is expected.
    """
    plain = default_state(ledger)
    return _read(_parts(urlencode(parts), plain), plain, ledger)


def _parts(query: str, plain: State) -> dict[str, str]:
    """The parts of a query string that are ours, none of them twice and none half read.

    What a copied link commonly suffers is undone: "&amp;", capital letters, blanks, a question
    mark or "&" too many.
    """
    if len(query) > MAX_QUERY:
        raise ValueError(words.too_long(len(query), MAX_QUERY))
    whole = re.sub(r"&(?:amp;|#0*38;|#x0*26;)+", "&", query, flags=re.IGNORECASE)
    whole = re.sub(r"&{2,}", "&", whole.strip().lstrip("?").strip("&"))
    try:
        pairs = parse_qsl(
            whole, keep_blank_values=True, strict_parsing=bool(whole), max_num_fields=MAX_PARTS
        )
    except ValueError:
        raise ValueError(words.not_read(query, MAX_PARTS, plain.known_on)) from None
    named = [(name.strip().lower(), value.strip()) for name, value in pairs]
    names = [name for name, _ in named if name in FIELDS]
    often = {name: names.count(name) for name in names if names.count(name) > 1}
    faults = [words.given_often(name, times) for name, times in often.items()]
    faults += _not_read(dict.fromkeys(name for name, _ in named))
    if faults:
        raise ValueError("; ".join(faults))
    return {name: value for name, value in named if name in FIELDS}


def _not_read(names: Iterable[str]) -> list[str]:
    """The first parts that are nobody's, each with the nearest of ours."""
    strange = [name for name in names if name not in FIELDS and not name.startswith(OTHERS)]
    said = []
    for name in strange[:MAX_STRANGE]:
        near = get_close_matches(name, FIELDS, n=1) or [w for w in re.findall(r"\w+", name)
                                                        if w in FIELDS][:1]  # fmt: skip
        said.append(words.unknown(name, near[0] if near else "", FIELDS))
    return said


def _read(given: dict[str, str], plain: State, ledger: Ledger) -> State:
    rings = ledger.rings[1:]
    if given.get("ring", "").lower() == "after" and "after" in rings:
        plain = default_state(ledger.after, after=True)
    wider = "ring" in given
    shown = ledger.of(plain.ring)
    readers = _readers(plain, shown, wider=wider)
    readers["ring"] = (dict.fromkeys(map(str, rings), True).__getitem__, words.either(rings))
    readers["claim"] = (_claim_of(ledger.whole.claim), words.a_claim(plain.chosen))
    _, last = knowing.said_days(shown, wider=wider)
    read: dict[str, Any] = {"on": last}
    faults = []
    for name, value in given.items():
        reader, expected = readers[name]
        try:
            read[name] = reader(value.lower())
        except (KeyError, ValueError):
            faults.append(words.fault(name, value, expected))
    if {"from", "to"} <= read.keys() and read["from"] > read["to"]:
        expected = words.no_later_than(given["to"])
        faults.append(words.fault("from", given["from"], expected))
    if faults:
        raise ValueError("; ".join(faults))
    return replace(plain, **{FIELDS[name]: value for name, value in read.items()})


def _readers(plain: State, ledger: Ledger, *, wider: bool) -> dict[str, tuple[Reader, str]]:
    """How each part is read, and what is expected of it."""
    first, last = knowing.said_days(ledger, wider=wider)
    offered = options(ledger, wider=wider)
    documents = [document.id for document in ledger.documents]
    a_day = words.a_day(plain.known_on)
    a_cell = words.a_cell(next(iter(ledger.topics)), documents[0])
    return {
        "on": (
            lambda given: _day(given, first, last),
            words.a_day(plain.known_on, first, last),
        ),
        "documents": (
            lambda given: _documents(given, documents),
            words.documents(documents[0]),
        ),
        "from": (_day, a_day),
        "to": (_day, a_day),
        "cell": (lambda given: _cell(given, ledger.topics, documents), a_cell),
        **{
            name: (_among(values), words.either(values))
            for name, values in {**VARIANTS, "view": VIEWS, "story": STEPS}.items()
        },
        **{name: _one_of(offered[name]) for name in ONE_OF},
    }


def _claim_of(find: Callable[[str], Claim]) -> Reader:
    """A reader of the id of a claim, of whatever ring: the page says where it is not shown."""
    return lambda given: None if given == "none" else find(given).id


def _day(value: str, first: dt.date = dt.date.min, last: dt.date = dt.date.max) -> dt.date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):  # no week, no other digits
        raise ValueError(value)
    day = dt.date.fromisoformat(value)
    if not first <= day <= last:
        raise ValueError(value)
    return day


def _among(values: tuple[str, ...]) -> Reader:
    """A reader of one of a few words."""
    return {value: value for value in values}.__getitem__


def _one_of(offered: tuple[FilterOption, ...]) -> tuple[Reader, str]:
    """A reader of one of the entries that a control offers."""
    values = {option.value: option.value for option in offered}
    return values.__getitem__, words.one_of(next(iter(values)))


def _cell(value: str, topics: Container[str], documents: list[str]) -> tuple[str, str]:
    topic, _, document = value.partition("/")
    if topic not in topics or document not in documents:
        raise ValueError(value)
    return topic, document


def _documents(value: str, documents: list[str]) -> tuple[str, ...]:
    asked = () if value in {"", "none"} else tuple(value.split(","))
    if not set(asked) <= set(documents):
        raise ValueError(value)
    return asked
