"""Who counts whom: one row for each statement, killed and wounded side by side, no total."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from explainer import text, theme
from explainer.analysis import Comparison, Statement
from explainer.figures import frame
from explainer.ledger import Ledger
from explainer.quantities import Quantity

__all__ = ["claims_by_speaker"]

QUESTION = "Who counts whom, and in what words?"
_HEADER_PX, _ROW_PX, _EMPTY_PX, _GAP_PX = 40, 88, 34, 14
_COLUMNS = {"killed": ("x", (0.0, 0.47)), "wounded": ("x2", (0.53, 1.0))}


@dataclass(frozen=True)
class _Row:
    """A statement with the height of its mark, in pixels from the top."""

    statement: Statement
    y: float
    colour: str


def claims_by_speaker(
    panels: Sequence[Comparison],
    ledger: Ledger,
    *,
    chosen: str | None = None,
) -> go.Figure:
    """Casualty statements by counted group and speaker, as worded.

    Parameters
    ----------
    panels : sequence of Comparison
        One panel for each counted group.
    ledger : Ledger
        For names.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed.

    Returns
    -------
    go.Figure
        Points for exact figures, lines with an arrow for open ends, lines for ranges,
        hatched bands for words without a number. ``customdata`` holds claim ids.
    """
    rows, labels, height = _laid_out(panels, ledger)
    documents = {d.id: d for row in rows for d in row.statement.documents}
    figure = frame.blank(
        height=height + 70,
        question=QUESTION,
        alt=_alt(panels, ledger),
        source=text.source_line(tuple(documents.values())),
        margin={"l": 12, "r": 12, "t": 58, "b": 12},
        yaxis={"range": [height, 0], "visible": False},
    )
    for measure, (axis, domain) in _COLUMNS.items():
        top = _axis_end(rows, measure)
        figure.update_layout(
            {
                axis.replace("x", "xaxis"): {
                    "domain": domain,
                    "range": [0, top],
                    "side": "top",
                    "anchor": "y",
                    "nticks": 5,
                    "title": {"text": f"people {measure}", "standoff": 4},
                }
            }
        )
        figure.add_traces(_marks(rows, measure, axis, top, chosen))
    figure.update_layout(annotations=labels, shapes=_rules(panels))
    narrow = _laid_out(panels, ledger, narrow=True)[1]
    figure.layout.meta["narrow"] = {"annotations": narrow}
    return figure


def _heights(panels: Sequence[Comparison]) -> list[float]:
    """The top of each panel in pixels, and at the end the height of all."""
    tops, y = [], 0.0
    for panel in panels:
        tops.append(y)
        y += _HEADER_PX + (len(panel.statements) * _ROW_PX or _EMPTY_PX) + _GAP_PX
    return [*tops, y]


def _laid_out(
    panels: Sequence[Comparison], ledger: Ledger, *, narrow: bool = False
) -> tuple[list[_Row], list[dict[str, Any]], int]:
    rows: list[_Row] = []
    labels: list[dict[str, Any]] = []
    tops = _heights(panels)
    for panel, top in zip(panels, tops, strict=False):
        labels.append(_panel_label(panel, top + 20, narrow=narrow))
        if not panel.statements:
            words = "Nobody here counts them. Unknown, not zero."
            labels.append(
                frame.label(words, x=0, y=top + _HEADER_PX + 8, font={"color": theme.MUTED})
            )
        for number, statement in enumerate(panel.statements):
            y = top + _HEADER_PX + number * _ROW_PX
            labels += _row_labels(statement, y, ledger, narrow=narrow)
            side = ledger.actors[statement.claim.asserted_by].side
            rows.append(_Row(statement, y + 67, theme.SPEAKER_COLOURS[side]))
    return rows, labels, int(tops[-1])


def _panel_label(panel: Comparison, y: float, *, narrow: bool) -> dict[str, Any]:
    name = html.escape(panel.group.name[0].upper() + panel.group.name[1:])
    lines = textwrap.wrap(name, 40) if narrow else [name]
    return frame.label(
        f"<b>{'<br>'.join(lines)}</b>", x=0, y=y, font={"size": 14 if narrow else 16}
    )


def _row_labels(
    statement: Statement, y: float, ledger: Ledger, *, narrow: bool
) -> list[dict[str, Any]]:
    claim = statement.claim
    day = text.short_day(claim.said_on.date)
    if narrow:
        who = text.speaker(claim, ledger)
        side = text.counting_in_short(claim, ledger)
        below = f"{day}, {side} · {text.carried_by(statement)}"
    else:
        who = text.speaker_counting(claim, ledger)
        event = ledger.events[claim.event].title if claim.event else "event not stated"
        below = f"said {day} · {text.carried_by(statement)} · {event}"
    who = html.escape(who)
    if statement.superseded_by:
        who = f"<s>{who}</s> (later revised)"
    muted = {"size": 12 if narrow else 12.5, "color": theme.MUTED}
    return [
        frame.label(who, x=0, y=y + 10),
        frame.label(html.escape(below), x=0, y=y + 28, font=muted),
    ]


def _quantity(row: _Row, measure: str) -> Quantity | None:
    counts = row.statement.claim.counts
    return counts.quantity("killed" if measure == "killed" else "wounded") if counts else None


def _axis_end(rows: Sequence[_Row], measure: str) -> float:
    known = [_quantity(row, measure) for row in rows]
    numbers = [n for q in known if q for n in (q.low, q.high) if n is not None]
    return 1.3 * (max(numbers, default=0) or 10)


def _marks(
    rows: Sequence[_Row], measure: str, axis: str, end: float, chosen: str | None
) -> list[go.Scatter]:
    """The bands, lines and points of one column."""
    bands, lines, points = [], [], []
    for row in rows:
        quantity = _quantity(row, measure)
        if quantity is None:
            continue
        if quantity.low is None:
            bands.append(_band(row, quantity, end))
        else:
            points.append((row, quantity))
            if quantity.high != quantity.low:
                lines.append(_line(row, quantity, end))
    traces = [*bands, *lines, *([_points(points, measure, end)] if points else [])]
    ringed = [(row, q) for row, q in points if chosen in {c.id for c in row.statement.carriers}]
    if ringed:
        traces.append(_ring(ringed[0][0], ringed[0][1]))
    for trace in traces:
        trace.update(xaxis=axis, yaxis="y")
    return traces


def _band(row: _Row, quantity: Quantity, end: float) -> go.Scatter:
    """A hatched band over the whole column: the word holds no number."""
    top, bottom = row.y - 7, row.y + 7
    return go.Scatter(
        x=[0, end, end, 0, 0],
        y=[top, top, bottom, bottom, top],
        mode="lines+text",
        text=[f"<b>{html.escape(quantity.words)}</b>", "", "", "", ""],
        textposition="top right",
        fill="toself",
        fillcolor=theme.translucent(row.colour, 0.12),
        fillpattern={"shape": "/", "size": 7, "solidity": 0.18, "fgcolor": row.colour},
        line={"width": 0},
        customdata=[row.statement.claim.id] * 5,
        hoveron="points+fills",
        hoverinfo="text",
        hovertext=[frame.hover(row.statement.claim.says)] * 5,
        name=row.statement.claim.id,
    )


def _line(row: _Row, quantity: Quantity, end: float) -> go.Scatter:
    """A range, or from the lowest number to an arrow at the open end."""
    open_end = quantity.high is None
    last = 0.985 * end if quantity.high is None else float(quantity.high)
    return go.Scatter(
        x=[quantity.low, last],
        y=[row.y, row.y],
        mode="lines+markers",
        line={"color": row.colour, "width": 4, "dash": "dot" if open_end else "solid"},
        marker={
            "symbol": ["circle", "triangle-right" if open_end else "circle"],
            "size": [1, 13 if open_end else 12],
            "color": row.colour,
        },
        customdata=[row.statement.claim.id] * 2,
        hoverinfo="text",
        hovertext=[frame.hover(row.statement.claim.says)] * 2,
        name=row.statement.claim.id,
    )


def _points(points: Sequence[tuple[_Row, Quantity]], measure: str, end: float) -> go.Scatter:
    def position(quantity: Quantity) -> str:
        return "top right" if (quantity.low or 0) < 0.55 * end else "top left"

    return go.Scatter(
        x=[quantity.low for _, quantity in points],
        y=[row.y for row, _ in points],
        mode="markers+text",
        marker={"size": 13, "color": [row.colour for row, _ in points]},
        text=[_worded(row, quantity) for row, quantity in points],
        textposition=[position(quantity) for _, quantity in points],
        customdata=[row.statement.claim.id for row, _ in points],
        hoverinfo="text",
        hovertext=[frame.hover(row.statement.claim.says) for row, _ in points],
        name=f"figures of people {measure}",
        cliponaxis=False,
    )


def _worded(row: _Row, quantity: Quantity) -> str:
    words = f"<b>{html.escape(quantity.words)}</b>"
    return f"<s>{words}</s>" if row.statement.superseded_by else words


def _ring(row: _Row, quantity: Quantity) -> go.Scatter:
    return go.Scatter(
        x=[quantity.low],
        y=[row.y],
        mode="markers",
        marker={"size": 22, "symbol": "circle-open", "color": theme.INK, "line": {"width": 2}},
        hoverinfo="skip",
        name="chosen",
        cliponaxis=False,
    )


def _rules(panels: Sequence[Comparison]) -> list[dict[str, Any]]:
    """A thin rule above each panel."""
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": y + 4,
            "y1": y + 4,
            "line": {"color": theme.MUTED, "width": 0.7},
        }
        for y in _heights(panels)[:-1]
    ]


def _alt(panels: Sequence[Comparison], ledger: Ledger) -> str:
    """Every row of the figure as a sentence."""
    said = [
        f"{text.speaker(s.claim, ledger)}, {text.day_in_words(s.claim.said_on.date)}: "
        f"{text.counted(s.claim, ledger)}."
        for panel in panels
        for s in panel.statements
    ]
    empty = [panel.group.name for panel in panels if not panel.statements]
    if empty:
        said.append(f"Nobody here counts {text.list_in_words(empty)}: unknown, not zero.")
    return " ".join(said)
