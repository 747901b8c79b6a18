"""Where: the map with its caption, its table, and the line measured."""

from __future__ import annotations

from functools import cache

from explainer import analysis, geography, markup, panels, text
from explainer.figures import map as map_figure
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim
from explainer.views.base import Look, View

__all__ = ["places"]


@cache
def _base_map() -> map_figure.BaseMap:
    places = geography.load_places()
    return map_figure.BaseMap(
        countries=geography.load_outlines("countries"),
        provinces=geography.load_outlines("provinces"),
        disputed=geography.load_outlines("disputed_borders"),
        line=geography.load_line("10m"),
        crossings=tuple(p for p in places.values() if p.kind == "crossing" and p.lon is not None),
    )


def places(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """Where: the map."""
    marks = analysis.place_marks(ledger, known)
    figure = map_figure.claims_by_place(marks, _base_map(), ledger, chosen=look.chosen)
    without = len(analysis.unplaced(ledger, known))
    on_map = [mark for mark in marks if mark.place.on_map]
    caption = (
        f"{look.by} Places on this map that claims name: {len(on_map)}. Hatched: only the "
        "province is named. Ring: “near” a place. Hollow circle: no claim names the town. Cross: a "
        f"border crossing. Not on the map but in the table: {text.claims_in_words(without)} about "
        "events or casualties."
    )
    rows = [
        (
            mark.place.name,
            text.PLACE_PRECISION[mark.precision],
            text.speaker(claim, ledger),
            claim.says,
            ledger.document_of(claim.id).label,
            markup.Choice(claim.id),
        )
        for mark in marks
        for claim in mark.claims
    ]
    rows += [
        (
            "no place on the map",
            "",
            text.speaker(claim, ledger),
            claim.says,
            ledger.document_of(claim.id).label,
            markup.Choice(claim.id),
        )
        for claim in analysis.unplaced(ledger, known)
    ]
    columns = ("Place", "How exact", "Says it", "Says", "Document", "Evidence")
    table = Table("Claims by place", columns, tuple(rows))
    return View(figure, caption, table, panels.line_measured(ledger, known))
