"""Every page that is not narrowed as one value, each part once: for readers without a kernel."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import Any
from urllib.parse import urlencode

from explainer.analysis import known as knowing
from explainer.analysis.counts import comparison
from explainer.analysis.dispute import RING
from explainer.analysis.said import SaidDay, events_by_day, said_by_day
from explainer.page import data, panels, rendering
from explainer.page.evidence import evidence_of
from explainer.page.packing import Pack, in_order, reached
from explainer.page.permalink import FIELDS, STEPS, state_from_query, state_parts
from explainer.page.state import (
    LOOKED_AT,
    VARIANTS,
    State,
    default_state,
    in_ring,
    is_narrowed,
    options,
)
from explainer.page.story import story
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.records.ledger import Ledger
from explainer.records.scales import Ring
from explainer.words import claims as text
from explainer.words import opening as opening_words
from explainer.words.front import FRONT_WORDS
from explainer.words.page import PICTURE_LICENCE

__all__ = ["FIRST", "frame", "narrowed_by_one", "packed_pages"]

FIRST: Ring = "five"
"""The ring with which the page opens; the pages of others are kept apart, each for itself."""
BY_ONE = ("documents", "side", "kind")
"""What a file that no server stands behind can be narrowed by, one value at a time."""
NARROWED: Mapping[Ring, Sequence[str]] = {FIRST: BY_ONE, "wider": BY_ONE, "after": BY_ONE[1:]}
"""The same in each of its rings: more would make a file too large."""


def packed_pages(ledger: Ledger, opened: Iterable[str] = ()) -> dict[str, Any]:
    """Every page that is not narrowed, each part once.

    Parameters
    ----------
    ledger : Ledger
        The records.
    opened : iterable of str
        States as in an address: those that are narrowed are packed, too.

    Returns
    -------
    dict
        ``pages`` with places in ``values``, as ``front/src/pages/pages.js`` reads them: for the
        first ring the days with something new, with the page and the evidence of each. Other rings
        are kept apart in ``later``, for they are asked for when they are chosen: the places of each
        go on where the values before it end.
    """
    pack = Pack()
    rings: dict[str, dict[str, list[int]]] = {}
    for ring in ledger.rings:
        days = knowing.news_days(ledger.of(ring), wider=ring != "five")
        rings[ring] = {str(day): _packed(pack, ledger, in_ring(ring, day)) for day in days}
    beside: dict[str, dict[str, list[int]]] = {ring: {} for ring in ledger.rings}
    for state in _narrowed(state_from_query(query, ledger) for query in opened):
        news = knowing.news_days(ledger.of(state.ring), wider=state.wider)
        day = max(day for day in news if day <= state.known_on)
        key = _key(state_parts(state, ledger), day)
        beside[state.ring][key] = _packed(pack, ledger, state)
    framed = pack.add(frame(ledger))
    parts: dict[int, int] = {}
    for number, ring in enumerate(ledger.rings):
        shown = [*rings[ring].values(), *beside[ring].values()]
        for place in reached(pack.values, [framed, *(at for places in shown for at in places)]):
            parts.setdefault(place, number)
    values, moved = in_order(pack.values, parts)
    starts = [sum(part < number for part in parts.values()) for number in range(len(rings) + 1)]
    first, *later = (
        {
            "first": start,
            "rings": {ring: [[day, *_at(moved, of)] for day, of in rings[ring].items()]},
            "narrowed": {key: _at(moved, of) for key, of in beside[ring].items()},
            "values": values[start:end],
        }
        for ring, (start, end) in zip(ledger.rings, pairwise(starts), strict=True)
    )
    pages = {"frame": moved[framed], "rings": first["rings"], "narrowed": first["narrowed"]}
    return {
        "pages": pages,
        "values": first["values"],
        "later": dict(zip(ledger.rings[1:], later, strict=True)),
    }


def _narrowed(asked: Iterable[tuple[State, str | None]]) -> list[State]:
    """Of the states of addresses, with what is wrong with them, those that show less than all."""
    return [state for state, fault in asked if not fault and is_narrowed(state)]


def narrowed_by_one(ledger: Ledger) -> Iterator[str]:
    """States, as in an address, that show one document, one side or one kind of claim.

    Of the five documents on every day, in other rings on the last one.
    """
    for ring in ledger.rings:
        wider = ring != FIRST
        offered = options(ledger.of(ring), wider=wider)
        asked = {"ring": ring} if wider else {}
        days = knowing.news_days(ledger.of(ring), wider=wider)
        for name, day in product(NARROWED[ring], days[-1:] if wider else days):
            for option in offered[name]:
                yield urlencode({**asked, name: option.value, "on": str(day)})


def _at(moved: Sequence[int], places: Iterable[int]) -> list[int]:
    return [moved[place] for place in places]


def _packed(pack: Pack, ledger: Ledger, state: State) -> list[int]:
    """The places of a page and of its evidence."""
    page = rendering.render(ledger, state)
    shown = pack.add({"parts": data.as_data(page, ledger)})
    return [shown, pack.add(data.cards(ledger, page))]


def _key(parts: Mapping[str, str], day: dt.date) -> str:
    """By what `front/src/pages/pages.js` finds a narrowed page: parts of its address, in order."""
    asked = {name: value for name, value in parts.items() if name not in LOOKED_AT}
    listed = sorted((asked | {"on": str(day)}).items())
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def _found(claim: Claim) -> dict[str, str]:
    """A claim as it is searched: its words, its speaker, its places."""
    return {
        "id": claim.id,
        "ring": claim.document.ring,
        "side": claim.speaker.side,
        "says": claim.says,
        "quote": claim.quote or "",
        "by": text.speaker(claim),
        "document": claim.document.label,
        "where": text.list_in_words(dict.fromkeys(where.place.name for where in claim.where)),
    }


def frame(ledger: Ledger, address_in: str = "search") -> dict[str, Any]:
    """What does not change with the state: words, days, what an address may hold.

    Parameters
    ----------
    ledger : Ledger
        The records.
    address_in : {'search', 'hash'}
        Where the page keeps its state in its address.

    Returns
    -------
    dict
        As ``Frame`` of ``front/src/types.d.ts``.
    """
    before = ledger.whole.claims(ring=RING)
    rings = ledger.rings
    spans = {ring: knowing.said_days(ledger.of(ring), wider=ring != "five") for ring in rings}
    first, last = min(s[0] for s in spans.values()), max(s[1] for s in spans.values())
    every = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    claims = {claim.id: claim for ring in rings for claim in ledger.of(ring).claims()}
    ids: dict[str, list[str]] = {"ring": list(rings[1:])}
    ids |= {name: list(values) for name, values in VARIANTS.items()}
    ids |= {"view": list(rendering.VIEWS), "story": list(STEPS)}
    for ring in rings:
        for name, offered in options(ledger.of(ring), wider=ring != "five").items():
            ids[name] = [*dict.fromkeys([*ids.get(name, []), *(o.value for o in offered)])]
    whole = [document.id for document in ledger.documents if document.read_whole]
    ids["cells"] = [f"{topic}/{document}" for topic in ledger.topics for document in whole]
    strips = {
        ring: _strip(_told(ledger.of(ring).claims(), ring), spans[ring], ledger.places)
        for ring in rings
    }
    return {
        "words": FRONT_WORDS,
        "days": {ring: {"first": str(a), "last": str(b)} for ring, (a, b) in spans.items()},
        "strip": strips,
        "dayWords": {str(day): text.day_in_words(day) for day in every},
        "claim": default_state(ledger).chosen,
        "openings": {
            ring: _opening(default_state(ledger.of(ring), after=True)) for ring in rings[2:]
        },
        "search": [_found(claim) for claim in (*claims.values(), *before)],
        "saidOn": {c.id: str(c.said_on.date) for c in (*claims.values(), *before)},
        "around": data.around([evidence_of(c, ledger.whole, before, notes=True) for c in before]),
        "keys": list(FIELDS),
        "story": story(ledger.whole.claims(), comparison(ledger, ledger.claims(ring="five"))),
        "ids": ids,
        "addressIn": address_in,
        "colours": panels.colours(),
        "licence": PICTURE_LICENCE,
        "footer": panels.footer(),
        "key": panels.key(),
    }


def _told(claims: Sequence[Claim], ring: Ring) -> Sequence[Claim]:
    return [c for c in claims if c.document.ring == "five"] if ring == "five" else claims


def _opening(state: State) -> dict[str, str]:
    """What a ring opens with, where that is not as the page opens."""
    return {"claim": state.chosen or "none", "by": state.by}


def _strip(
    claims: Sequence[Claim], span: tuple[dt.date, dt.date], places: Mapping[str, Place]
) -> dict[str, Any]:
    """How much was said on each day of a ring, from which side; and the events above the days."""
    days: list[dict[str, Any]] = [
        {"day": str(one.day), "short": text.short_day(one.day), "counts": dict(one.counts)}
        if isinstance(one, SaidDay)
        else {"from": str(one.first), "to": str(one.last)}
        for one in said_by_day(claims, *span)
    ]
    events = [
        [
            str(event.happened.from_),
            str(event.happened.to or event.happened.from_),
            opening_words.event_named(event, places),
            event.title,
        ]
        for event in events_by_day(claims)
    ]
    return {"days": days, "events": events}
