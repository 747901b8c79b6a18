"""The shapes of the page as data, from which its JSON Schema is published.

``front/src/types.d.ts`` has the same names for the front end.
"""

from __future__ import annotations

from typing import Any, NotRequired

from pydantic import TypeAdapter
from typing_extensions import TypedDict

__all__ = ["Answer", "AnswerCard", "AreaData", "Card", "DrawnData", "Figure", "Filters", "Offer",
           "Opening", "PageData",
           "TableData", "ViewData", "schema"]  # fmt: skip


class Sorted(TypedDict):
    """Words with what they are sorted by."""

    words: str
    sort: str


class Linked(TypedDict):
    """Words that lead to an address."""

    words: str
    href: str


class Choosing(TypedDict):
    """Words that choose a claim."""

    words: str
    claim: str


class Spoken(TypedDict):
    """Somebody's own words, in their language."""

    words: str
    lang: str


CellData = str | Sorted | Linked | Choosing | Spoken


class TableData(TypedDict):
    """The table twin of a figure."""

    title: str
    columns: list[str]
    rows: list[list[CellData]]


class AreaData(TypedDict):
    """Printed words, a row or a cell that choose: in ``areas`` of a figure's ``layout.meta``.

    ``claim`` is a claim's id or, in the coverage, a topic and a document. ``x`` and ``y`` are the
    two ends on the axis that ``xref`` and ``yref`` name, or on the paper; None is the whole width
    or height of the figure, its margins included. Where no claim speaks of a place, ``claim`` is
    empty and ``told`` says so.
    """

    claim: str
    x: tuple[float | str, float | str] | None
    y: tuple[float | str, float | str] | None
    xref: str
    yref: str
    told: NotRequired[list[str]]


class Figure(TypedDict):
    """A figure as plotly takes it; ``layout.meta`` says how it is drawn at which width."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]


class DrawnData(TypedDict):
    """A figure and the words about it."""

    question: str
    figure: Figure
    today: dict[str, Any] | None
    alt: str
    signs: str
    caption: str
    source: str
    lines: list[Any]


class ViewData(DrawnData):
    """One view: its figure, its table, and other groupings or orders of the same claims.

    ``instead`` stands in place of what the page says of day and documents, where neither matters.
    """

    table: TableData
    more: str
    nothing: str
    instead: str
    empty: bool
    variants: dict[str, DrawnData]


class Answer(TypedDict):
    """What one document says on one question."""

    title: str
    claims: list[str]
    differs: list[str]


class Offer(TypedDict):
    """How many claims these documents and others hold for the day."""

    five: int
    others: int


class Filters(TypedDict):
    """What the page may be narrowed to: value, name and group of each entry of a list."""

    options: dict[str, list[list[str]]]
    says: str


class AnswerCard(TypedDict):
    """Whom a figure counts and who says so; without a claim: whom nobody counts."""

    claim: str | None
    side: str
    words: str
    whom: str
    who: str


class Opening(TypedDict):
    """The first screen: the finding, what is told of, who counts whom, and two questions."""

    finding: str
    events: str
    cards: list[AnswerCard]
    whyNot: str
    others: str


class PageData(TypedDict):
    """Everything that one state of the page shows, but the evidence of single claims."""

    summary: str
    opening: Opening
    says: str
    offer: Offer | None
    filters: Filters
    views: dict[str, ViewData | None]
    claims: dict[str, str]
    choices: list[str]
    answers: dict[str, Answer]
    sources: str
    absent: NotRequired[dict[str, str]]


class Card(TypedDict):
    """The evidence of one claim."""

    says: str
    quotation: str | None
    language: str
    side: str
    facts: list[list[str]]
    citation: str
    same: list[str]
    together: list[tuple[str, list[str]]]
    place: str
    source: Linked
    elsewhere: list[tuple[str, list[str]]]
    earliest: str
    earlier: str
    later: str


def schema() -> dict[str, Any]:
    """The JSON Schema of a page, of a claim's evidence, and of an area of a figure."""
    both = TypeAdapter(tuple[PageData, Card, AreaData]).json_schema()
    page, card, area = both["prefixItems"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A page of the Durand Line Explainer as data",
        "type": "object",
        "properties": {"page": page, "card": card, "area": area},
        "$defs": both["$defs"],
    }
