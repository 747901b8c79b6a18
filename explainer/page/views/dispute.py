"""Why the line is disputed: the years before October 2025, and two readings of each point.

Both are the same in every state of the page: no day and no choice of reports changes them. They
are made once for the same claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from explainer.analysis.dispute import Dispute, dispute
from explainer.figures.dispute.readings import points_by_reading
from explainer.figures.dispute.years import events_by_year, scale_of
from explainer.geo import layers
from explainer.page.tables import Cell, ClaimCell, Keyed, LinkCell, Table, Worded
from explainer.page.templating import rendered
from explainer.page.view import View, said_cell
from explainer.page.views import keys
from explainer.records.bound import Claim
from explainer.records.catalogue import Point
from explainer.records.scales import EventKind
from explainer.words import claims as text
from explainer.words import dispute as words
from explainer.words.evidence import page_of

__all__ = ["SCALES", "views"]

SCALES = ("10m", "50m", "110m")
"""The drawings of the line, the most exact one first."""


@dataclass(frozen=True)
class _Given:
    """Claims and points as a key: a point holds a dict, and cannot be hashed."""

    claims: tuple[Claim, ...]
    points: tuple[Point, ...]

    def __hash__(self) -> int:
        return hash(self.claims)


def views(claims: tuple[Claim, ...], points: Iterable[Point]) -> dict[str, View | None]:
    """What came before, and the readings, by their names; None where no claim tells of it."""
    return _views(_Given(claims, tuple(points)))


@lru_cache(maxsize=4)
def _views(given: _Given) -> dict[str, View | None]:
    found = dispute(given.claims, given.points)
    if not found.moments or not found.drawn:
        return {"dispute": None, "two_readings": None}
    return {"dispute": _years(found), "two_readings": _readings(found)}


def _years(found: Dispute) -> View:
    shown: dict[EventKind, None] = dict.fromkeys(m.event.kind for m in found.moments)
    signs = [*keys.kinds(shown), ("small dot", words.SIGNS)]
    return View(
        events_by_year(found),
        words.CAPTION,
        _events(found),
        rendered("explained", told=words.explained(found, scale_of(found.moments).left_out)),
        signs=keys.signs(signs),
        says=words.ALWAYS,
    )


def _readings(found: Dispute) -> View:
    measured = [(scale, float(layers.load_line(scale).properties["length_km"])) for scale in SCALES]
    return View(
        points_by_reading(found, measured),
        words.READINGS_CAPTION,
        _points(found),
        rendered("explained", told=words.readings_explained(found)),
        signs=keys.signs([("small dot", words.SIGNS), ("hollow", words.MEASURED)]),
        says=words.ALWAYS,
    )


def _events(found: Dispute) -> Table:
    """Every claim of the time before, also of poor pages and of no event."""
    rows = tuple(
        (
            Keyed(text.happened_in_words(claim.happened), _first(claim)),
            claim.event.title if claim.event else "",
            text.EVENT_KIND[claim.event.kind] if claim.event else "",
            words.holder(claim),
            claim.says,
            *_where_said(claim),
        )
        for claim in sorted(found.claims, key=_first)
    )
    return Table(words.TITLE, words.COLUMNS, rows)


def _first(claim: Claim) -> str:
    """By what a claim is sorted: the day of its event, and its own where it has none."""
    happened = claim.event.happened if claim.event else claim.happened
    return str(happened.from_ or happened.to or claim.said_on.date)


def _points(found: Dispute) -> Table:
    rows = tuple(
        (
            asked.point.question,
            reading.reads,
            words.holder(claim),
            claim.says,
            *_where_said(claim),
        )
        for asked in found.points
        for reading in asked.readings
        for claim in (*reading.claims, *reading.weak)
    )
    return Table(words.READINGS_TITLE, words.READINGS_COLUMNS, rows)


def _where_said(claim: Claim) -> Iterable[Cell]:
    page = page_of(claim)
    yield Worded(f"“{claim.quote}”", claim.quote_language) if claim.quote else ""
    yield said_cell(claim)
    yield LinkCell(page, claim.document.url) if claim.document.url else page
    yield ClaimCell(claim.id)
