"""Every page that is not narrowed as one value, each part once: for readers without a kernel."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
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

__all__ = ["frame", "narrowed_by_one", "packed_pages"]

LATER: tuple[Ring, ...] = ("after",)
"""What few first visits ask for: it is fetched when it is chosen."""
BY_ONE = ("documents", "side", "kind")
"""What a file that no server stands behind can be narrowed by, one value at a time."""


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
        ``pages`` with places in ``values``, as ``front/src/pages.js`` reads them: for each ring
        the days with something new, with the page and the evidence of each. The ``later`` rings
        are kept apart, for they are asked for when they are chosen: their places go on where
        ``values`` end.
    """
    pack = Pack()
    rings: dict[str, dict[str, list[int]]] = {}
    for ring in ledger.rings:
        days = knowing.news_days(ledger.of(ring), wider=ring != "five")
        rings[ring] = {str(day): _packed(pack, ledger, in_ring(ring, day)) for day in days}
    asked = (state_from_query(query, ledger) for query in opened)
    narrowed = [state for state, fault in asked if not fault and is_narrowed(state)]
    beside = {}
    for state in narrowed:
        day = max(
            d
            for d in knowing.news_days(ledger.of(state.ring), wider=state.wider)
            if d <= state.known_on
        )
        beside[_key(state_parts(state, ledger), day)] = _packed(pack, ledger, state)
    framed = pack.add(frame(ledger))
    opening = [at for ring, days in rings.items() if ring not in LATER
               for of in days.values() for at in of]  # fmt: skip
    at_once = reached(pack.values, [framed, *opening, *(at for of in beside.values() for at in of)])
    values, moved = in_order(pack.values, at_once)
    listed = {ring: [[day, *_at(moved, of)] for day, of in days.items()]
              for ring, days in rings.items()}  # fmt: skip
    return {
        "pages": {
            "frame": moved[framed],
            "rings": {ring: days for ring, days in listed.items() if ring not in LATER},
            "narrowed": {key: _at(moved, of) for key, of in beside.items()},
        },
        "values": values[: len(at_once)],
        "later": {
            "first": len(at_once),
            "rings": {ring: days for ring, days in listed.items() if ring in LATER},
            "values": values[len(at_once) :],
        },
    }


def narrowed_by_one(ledger: Ledger) -> Iterator[str]:
    """States, as in an address, that show one document, one side or one kind of claim.

    Of the five documents on every day. With others one side or kind on the last day, and nothing
    of what came next: more would make a file too large.
    """
    for ring in (ring for ring in ledger.rings if ring not in LATER):
        wider = ring != "five"
        offered = options(ledger.of(ring), wider=wider)
        asked = {"ring": ring} if wider else {}
        days = knowing.news_days(ledger.of(ring), wider=ring != "five")
        for name, day in product(BY_ONE[1:] if wider else BY_ONE, days[-1:] if wider else days):
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
    """What `front/src/pages.js` finds a narrowed page by: the parts of its address, in order."""
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
