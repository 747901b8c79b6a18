"""When: the timeline with its caption, its key and its table."""

from __future__ import annotations

from markupsafe import Markup

from explainer.analysis import event_rows as event_rows_told
from explainer.figures.frame import Spec
from explainer.figures.timeline import drawing
from explainer.page.tables import Choice, Table
from explainer.page.view import Look, View, said_cell
from explainer.page.views import keys
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text

__all__ = ["events"]


def events(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """When: the timeline."""
    rows = event_rows_told.event_rows(ledger, known)
    figure = drawing.events_by_day(
        rows,
        first=look.first,
        last=look.end or look.last,
        today=look.last,
        chosen=look.chosen,
    )
    undated = text.undated_in_words(claim for row in rows for claim in row.claims)
    caption = " ".join(filter(None, [look.by, _how_to_read(figure), undated]))
    body = tuple(
        (
            text.event_in_words(row.event, row.claims),
            text.EVENT_KIND[row.event.kind],
            text.happened_in_words(claim.happened),
            said_cell(claim),
            text.speaker(claim),
            claim.says,
            claim.document.label,
            Choice(claim.id),
        )
        for row in rows
        for claim in row.claims
    )
    columns = ("Event", "Kind", "Happened", "Said on", "Says it", "Says", "Document", "Evidence")
    table = Table("Events and what was said of them", columns, body)
    return View(figure, caption, table, _key(rows, figure), nothing=look.nothing)


def _how_to_read(figure: Spec) -> str:
    """The two clocks, and the line between them where one is drawn."""
    if not {"said", "said, no day given"} & _drawn(figure):
        return ""
    joined = "; a thin line joins the two where they differ" if "join" in _drawn(figure) else ""
    return (
        "Above in each row: when it is said to have happened. Coloured ticks below: when it was "
        f"said, and by whose side{joined}."
    )


def _drawn(figure: Spec) -> set[str]:
    """The names of the traces that hold something, and of signs within them.

    ``join`` where two days are joined, ``inferred`` where a day is drawn hollow.
    """
    joined = {"join" for shape in figure["layout"]["shapes"] if shape["type"] == "path"}
    exact = next((trace for trace in figure["data"] if trace["name"] == "happened"), None)
    hollow = {
        "inferred" for symbol in (exact["marker"]["symbol"] if exact else ()) if "open" in symbol
    }
    return {trace["name"] for trace in figure["data"] if trace["x"]} | joined | hollow


def _key(rows: tuple[event_rows_told.EventRow, ...], figure: Spec) -> Markup:
    """The signs that are on the timeline now."""
    told = {row.event.kind for row in rows}
    drawn = _drawn(figure)
    signs = {
        "bar": ("within these days", {"uncertain date"}),
        "broken bar": ("the same, days inferred by us", {"uncertain date, inferred"}),
        "hollow": ("hollow: day inferred by us", {"inferred"}),
        "open bar": ("no first day stated", {"first day not stated", "lasting, start not stated"}),
        "span": ("lasting, no end reported", {"lasting", "lasting, start not stated"}),
        "tick": ("said on this day", {"said"}),
        "by tick": ("said by this day; no day is given", {"said, no day given"}),
        "join": ("happened, then said", {"join"}),
    }
    return keys.signs(
        [
            *keys.kinds(kind for kind in text.EVENT_KIND if kind in told),
            *((sign, words) for sign, (words, names) in signs.items() if names & drawn),
        ]
    )
