"""When: the timeline with its caption, its key and its table."""

from __future__ import annotations

from markupsafe import Markup

from explainer.analysis import event_rows as event_rows_told
from explainer.figures.frame import Spec
from explainer.figures.timeline import drawing
from explainer.page.tables import ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View, said_cell
from explainer.page.views import keys
from explainer.records.bound import Claim, sound
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import timeline as words
from explainer.words.evidence import page_of

__all__ = ["events"]


def events(ledger: Ledger, known: tuple[Claim, ...], look: Shared) -> View:
    """When: the timeline."""
    rows = event_rows_told.event_rows(ledger, sound(known))
    figure = drawing.events_by_day(
        rows,
        first=look.first,
        last=look.end or look.last,
        ever=event_rows_told.event_rows(ledger, sound(look.whole or known)),
        today=look.last,
        chosen=look.chosen,
    )
    undated = text.undated_in_words(claim for row in rows for claim in row.claims)
    body = tuple(
        (
            text.event_in_words(row.event, row.claims),
            text.EVENT_KIND[row.event.kind],
            text.happened_in_words(claim.happened),
            said_cell(claim),
            text.speaker(claim),
            claim.says,
            page_of(claim),
            ClaimCell(claim.id),
        )
        for row in event_rows_told.event_rows(ledger, known)
        for claim in row.claims
    )
    table = Table(words.TABLE, words.COLUMNS, body)
    return View(
        figure,
        f"{look.by} {words.CAPTION}",
        table,
        _more(rows, figure, undated),
        nothing=look.nothing,
        signs=_key(figure),
    )


_TRACES = {
    "soft bar": {"within these days"},
    "diamond": {"happened"},
    "dot": {"said"},
    "star": {"star"},
    "broken": {"broken"},
    "to come": {"to come"},
    "bar": {"uncertain date"},
    "broken bar": {"uncertain date, inferred"},
    "hollow": {"hollow"},
    "open bar": {"first day not stated", "lasting, start not stated"},
    "span": {"lasting", "lasting, start not stated"},
    "by tick": {"said, no day given"},
    "join": {"join"},
}
"""What is drawn where a sign of the key is."""


def _drawn(figure: Spec) -> set[str]:
    """The names of the traces that hold something, and of signs within them.

    ``join`` where two days are joined, ``hollow`` where a day is, ``broken`` where days are left
    out, ``star`` where a day beside a dot is inferred.
    """
    traces = {trace["name"]: trace for trace in figure["data"] if trace["x"]}
    found = {*traces}
    if any(shape.get("name") == "join" for shape in figure["layout"]["shapes"]):
        found.add("join")
    exact = traces.get("happened", {"marker": {"symbol": ()}})
    if any("open" in symbol for symbol in exact["marker"]["symbol"]):
        found.add("hollow")
    if figure["layout"]["meta"]["days"]["gaps"]:
        found.add("broken")
    if any(words.STAR in said for said in traces.get("days in words", {}).get("text", ())):
        found.add("star")
    return found


def _key(figure: Spec) -> Markup:
    """The signs without which no row can be read that are on the timeline now, in one line."""
    drawn = _drawn(figure)
    return keys.signs([(sign, said) for sign, said in words.KEY.items() if _TRACES[sign] & drawn])


def _more(rows: tuple[event_rows_told.EventRow, ...], figure: Spec, undated: str) -> Markup:
    """The other signs, folded, and how many statements carry no day."""
    told = {row.event.kind for row in rows}
    drawn = _drawn(figure)
    listed = [
        *keys.kinds(kind for kind in text.EVENT_KIND if kind in told),
        *((sign, said) for sign, said in words.SIGNS.items() if _TRACES[sign] & drawn),
    ]
    if not listed:
        return Markup()
    return rendered("folded", summary=words.HOW_TO_READ, inside=keys.signs(listed), below=undated)
