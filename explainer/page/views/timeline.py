"""When: the timeline with its caption, its key and its table."""

from __future__ import annotations

from markupsafe import Markup

from explainer.analysis import event_rows as event_rows_told
from explainer.figures.frame import Spec
from explainer.figures.timeline import drawing
from explainer.page.tables import ClaimCell, Table
from explainer.page.view import Shared, View, said_cell
from explainer.page.views import keys
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import timeline as words

__all__ = ["events"]


def events(ledger: Ledger, known: tuple[Claim, ...], look: Shared) -> View:
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
            ClaimCell(claim.id),
        )
        for row in rows
        for claim in row.claims
    )
    table = Table(words.TABLE, words.COLUMNS, body)
    return View(figure, caption, table, _key(rows, figure), nothing=look.nothing)


def _how_to_read(figure: Spec) -> str:
    """The two clocks, and the line between them where one is drawn."""
    if not {"said", "said, no day given"} & _drawn(figure):
        return ""
    return words.how_to_read(joined="join" in _drawn(figure))


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
    traces = {
        "bar": {"uncertain date"},
        "broken bar": {"uncertain date, inferred"},
        "hollow": {"inferred"},
        "open bar": {"first day not stated", "lasting, start not stated"},
        "span": {"lasting", "lasting, start not stated"},
        "tick": {"said"},
        "by tick": {"said, no day given"},
        "join": {"join"},
    }
    return keys.signs(
        [
            *keys.kinds(kind for kind in text.EVENT_KIND if kind in told),
            *((sign, said) for sign, said in words.SIGNS.items() if traces[sign] & drawn),
        ]
    )
