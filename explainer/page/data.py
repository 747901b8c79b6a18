"""The page as data: everything that a state shows, as plain JSON values by the names of its parts.

Here belongs what the front end draws; its shape is in `shapes`. What a part says is made in the
views; how parts are kept and brought to a reader is the carriers' affair.

Parts are made to be equal where they show the same: the sentence that names the day stands apart
from the captions, the day's line apart from the figure, and nothing is marked as chosen.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from explainer.analysis import known as knowing
from explainer.analysis.statements import repeats_of
from explainer.figures.timeline.drawing import TODAY
from explainer.page.evidence import ClaimEvidence, evidence_of
from explainer.page.rendering import VIEWS, Page, label_of
from explainer.page.shapes import Answer, Card, DrawnData, Offer, PageData, ViewData
from explainer.page.state import (
    FilterOption,
    State,
    claims_published,
    claims_shown,
    in_words,
    options,
    others_dated_to,
)
from explainer.page.tables import ClaimCell, table_data
from explainer.page.view import View
from explainer.page.views import coverage
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import coverage as coverage_words
from explainer.words.page import ABSENT

__all__ = ["DAY", "around", "as_data", "cards"]

DAY = "{day}"
"""Stands for the day in words in sentences that name it: pages of several days share them."""
DRAWN = (
    *("narrow", "narrow_below", "medium", "medium_below", "height_to_width"),
    *("areas", "narrow_areas", "medium_areas", "sticky", "jump", "fold", "days", "zoom"),
)
"""What of a figure's meta says how it is drawn at which width, how it is made larger, and where
printed words choose; the rest are words about it."""


def as_data(page: Page, ledger: Ledger) -> PageData:
    """What a page shows, as JSON values.

    Returns
    -------
    dict
        ``summary``, ``opening`` (the first screen), ``says`` (which claims are shown), ``offer``
        (of other reports, or None), ``filters``, ``views`` by name (None where absent),
        ``claims`` (a label for each claim shown), ``choices`` (their order in a list),
        ``answers`` (by question and document) and ``sources`` (HTML). Where a sentence names the
        day, `DAY` stands for it.
    """
    state = page.state
    ledger = ledger.of(state.ring)
    says = in_words(state, ledger)
    parts = {
        "summary": page.summary.removeprefix(says).strip(),
        "opening": page.opening,
        "says": says,
        "offer": _offer(ledger, state),
        "filters": {
            "options": _offered(options(ledger, wider=state.wider)),
            "says": page.shown,
        },
        "views": {
            name: _view(view, says) if (view := page.views.get(name)) else None for name in VIEWS
        },
        "claims": {claim: label for label, claim in page.choices}
        | {claim.id: label_of(claim) for claim in _beyond(page)},
        "choices": [claim for _, claim in page.choices],
        "answers": _answers(ledger, state),
        "sources": page.sources,
    }
    if state.after:
        parts["absent"] = {name: ABSENT[name] for name in page.left_out}
    return cast(PageData, _without_day(parts, state))


def cards(ledger: Ledger, page: Page) -> dict[str, Card]:
    """The evidence of each claim that is shown, as JSON values by its id."""
    ledger = ledger.of(page.state.ring)
    known = claims_shown(ledger, page.state)
    _, last = knowing.said_days(ledger, wider=page.state.wider)
    found: dict[str, Card] = {}
    for given, claims in ((known, known), (page.beyond, _beyond(page))):
        there = _by_place(given)
        found |= {
            claim.id: _card(
                evidence_of(claim, ledger, given, notes=page.state.known_on >= last),
                [claim.id, *(one.id for one in repeats_of(claim, given))],
                _together(claim, there, page.statements),
            )
            for claim in claims
        }
    return found


def _by_place(claims: Sequence[Claim]) -> dict[str, list[str]]:
    """The claims that name a place, each once, by the place."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for where in claim.where:
            found[where.place.id][claim.id] = None
    return {place: list(named) for place, named in found.items()}


def around(before: Sequence[ClaimEvidence]) -> dict[str, Any]:
    """What came before October 2025: a label and the evidence of each claim, on every page alike.

    Nothing of it hangs on what is chosen, so pages need not hold it: it is told once.
    """
    claims = [evidence.claim for evidence in before]
    return {
        "claims": {claim.id: label_of(claim) for claim in claims},
        "cards": {
            evidence.claim.id: _card(
                evidence, [evidence.claim.id], _on_one_event(evidence.claim, claims)
            )
            for evidence in before
        },
    }


def _on_one_event(claim: Claim, others: Sequence[Claim]) -> list[tuple[str, list[str]]]:
    """What else is told of the event that a claim is about."""
    same = [c.id for c in others if c.event and c.event == claim.event and c.id != claim.id]
    return [(text.more_on(claim.event.title, len(same)), same)] if claim.event and same else []


def _beyond(page: Page) -> list[Claim]:
    """What the figures that stand in every ring show, and the rest of the page does not."""
    tables = [view.table for view in (page.two_ledgers, page.revisions) if view]
    cells = [cell for table in tables for row in table.rows for cell in row]
    led_to = {cell.claim_id for cell in cells if isinstance(cell, ClaimCell)}
    led_to -= {claim for _, claim in page.choices}
    return [claim for claim in page.beyond if claim.id in led_to]


def _card(
    evidence: ClaimEvidence,
    same: list[str],
    together: list[tuple[str, list[str]]],
) -> Card:
    claim = evidence.claim
    return {
        "says": claim.says,
        "quotation": evidence.quotation,
        "language": claim.quote_language,
        "side": evidence.side,
        "facts": [[name, value] for name, value in evidence.facts if value],
        "citation": text.citation(claim),
        "same": same,
        "together": together,
        "place": evidence.place,
        "source": {"words": claim.document.label, "href": claim.document.url or ""},
        "elsewhere": [(said, [one.id for one in there]) for said, there in evidence.elsewhere],
        "earliest": evidence.earliest,
        "earlier": evidence.earlier.id if evidence.earlier else "",
        "later": evidence.later.id if evidence.later else "",
    }


def _together(
    claim: Claim, there: Mapping[str, list[str]], statements: View
) -> list[tuple[str, list[str]]]:
    """What else stands where a claim stands: words, and the claims to which they lead."""
    found = [
        (words, [one.id for one in claims])
        for words, claims in statements.together
        if claim in claims
    ]
    for place in {where.place.id: where.place for where in claim.where}.values():
        others = [other for other in there[place.id] if other != claim.id]
        if others:
            found.append((text.more_on(place.name, len(others)), others))
    return found


def _view(view: View, says: str) -> ViewData:
    return {
        **_drawn(view, says),
        "table": table_data(view.table),
        "more": view.more,
        "nothing": view.nothing,
        "instead": view.says,
        "empty": bool(view.meta.get("empty")),
        "variants": {name: _drawn(other, says) for name, other in view.variants.items()},
    }


def _drawn(view: View, says: str) -> DrawnData:
    """A figure and the words about it: all that differs between variants of a view."""
    layout = dict(view.spec["layout"])
    meta = layout.pop("meta")
    shapes = layout.get("shapes", [])
    layout["shapes"] = [shape for shape in shapes if shape.get("name") != TODAY]
    layout["meta"] = {name: meta[name] for name in DRAWN if name in meta}
    today = [shape for shape in shapes if shape.get("name") == TODAY]
    return {
        "question": meta["question"],
        "figure": {"data": view.spec["data"], "layout": layout},
        "today": {**today[0], "x0": None, "x1": None} if today else None,
        "alt": meta["alt"],
        "signs": view.signs,
        "caption": view.caption.removeprefix(says).strip(),
        "source": meta["source"],
        "lines": meta.get("lines", []),
    }


def _offered(offered: Mapping[str, tuple[FilterOption, ...]]) -> dict[str, list[list[str]]]:
    return {
        name: [[option.value, option.name, option.group] for option in entries]
        for name, entries in offered.items()
    }


def _offer(ledger: Ledger, state: State) -> Offer | None:
    """How many claims these documents and how many others hold for the day."""
    five, others = others_dated_to(ledger, state)
    return None if state.wider or not others else {"five": five, "others": others}


def _answers(ledger: Ledger, state: State) -> dict[str, Answer]:
    published = claims_published(ledger, state)
    return {
        f"{cell.topic.id}/{cell.document.id}": {
            "title": coverage_words.title(cell),
            "claims": [claim.id for claim in cell.claims],
            "differs": list(coverage_words.differs_in_words(cell)),
        }
        for cell in coverage.cells_of(ledger, published, state)
    }


def _without_day(parts: Mapping[str, Any], state: State) -> Any:
    """The same as plain JSON, with `DAY` wherever a sentence says which day is shown."""
    said = f"to {text.day_in_words(state.known_on)} or before"
    written = json.dumps(parts, ensure_ascii=False)
    return json.loads(written.replace(said, f"to {DAY} or before"))
