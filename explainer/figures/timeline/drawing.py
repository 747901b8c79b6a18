"""When it happened and when it was said: two clocks, one row for each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from explainer.analysis.event_rows import EventRow
from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.gutter import fold
from explainer.figures.lettering import bold, lines
from explainer.figures.timeline import marks
from explainer.figures.timeline.axis import Axis, axis_of
from explainer.figures.timeline.rows import (
    MEDIUM,
    NARROW,
    WIDE,
    Measures,
    TimelineLane,
    TimelineRow,
    laid_out,
)
from explainer.records.bound import documents_of
from explainer.theme import palette, widths
from explainer.words import claims as text
from explainer.words import timeline as words

__all__ = ["TODAY", "events_by_day"]

TODAY = "today"
"""The name of the line at the day that is shown."""
_GUTTER, _MEDIUM_GUTTER = 0.37, 0.43
"""Which part of the width the titles take; more where there is less."""
_AXIS_PX, _FOOT_PX, _LEFT_PX, _RIGHT_PX = 34, 8, 16, 22
_LEAST_PX = widths.FIGURE_LEAST_PX - _LEFT_PX - _RIGHT_PX
"""How wide the days are together on the narrowest telephone."""


def events_by_day(
    rows: Sequence[EventRow],
    *,
    first: dt.date,
    last: dt.date,
    ever: Sequence[EventRow] | None = None,
    today: dt.date | None = None,
    chosen: str | None = None,
) -> Spec:
    """Events in lanes: in each row when it is said to have happened, below it when that was said.

    Parameters
    ----------
    rows : sequence of EventRow
        The events and the claims about them.
    first, last : datetime.date
        The days between which the axis runs, the same while the day moves.
    ever : sequence of EventRow, optional
        What is told on the last day: it gives the rows, their height and the axis. What is not
        among ``rows`` is an empty outline without a word. By default the rows.
    today : datetime.date, optional
        The day that is shown, a line of its own; ``last`` by default.
    chosen : str, optional
        Id of the claim that the reader has chosen; its title is bold.

    Returns
    -------
    Spec
        Markers for exact days, soft bars for uncertain ones, lines for what lasts, dots in the
        speaker's colour for the days on which it was said, arrows where no day is given.
        ``customdata`` holds claim ids.
    """
    ever = rows if ever is None else ever
    today = today or last
    axis = axis_of(first, last, (c.said_on.date for row in ever for c in row.claims))
    laid, lanes, height = laid_out(rows, ever, axis, WIDE, chosen)
    narrow, narrow_lanes, narrow_height = laid_out(rows, ever, axis, NARROW, chosen)
    documents = documents_of(claim for row in rows for claim in row.claims)
    figure = frame.blank(
        height=height + _AXIS_PX + _FOOT_PX,
        question=words.QUESTION,
        alt=words.alt([(row.row, row.when) for row in laid if row.row], today),
        source=text.source_line(documents),
        **_axes(axis, height),
        shapes=[_today(axis, today), *_below(laid, axis, height, _GUTTER, WIDE)],
    )
    figure["data"] = _traces(laid, lanes, axis, WIDE)
    others = _traces(narrow, narrow_lanes, axis, NARROW)
    figure["layout"]["meta"].update(
        sticky={"axes": ["xaxis"]},
        days=_days(axis),
        areas=_areas(laid),
        narrow_below=widths.ROWS_NARROW_PX,
        medium_below=widths.ROWS_MEDIUM_PX,
        medium=_medium(laid, axis, height),
        narrow=_narrow(narrow, axis, narrow_height) | _changed(figure["data"], others),
        narrow_areas=_areas(narrow),
        **fold([row.bottom for row in narrow], [], _AXIS_PX),
    )
    return figure


def _axes(axis: Axis, height: int) -> dict[str, Any]:
    """Days from left to right beside the titles, pixels from top to bottom."""
    return {
        "margin": {"l": 0, "r": _RIGHT_PX, "t": _AXIS_PX, "b": _FOOT_PX},
        "xaxis": {
            "domain": [_GUTTER, 1],
            "range": axis.range,
            "side": "top",
            "tickmode": "array",
            **_ticks(axis, WIDE),
            "tickangle": 0,
            "tickfont": {"size": 12, "color": palette.MUTED},
        },
        "xaxis2": {"domain": [0, 1], "range": [0, 1], "visible": False},
        "yaxis": {"range": [height, 0], "visible": False},
        "plot_bgcolor": palette.CLEAR,
    }


def _days(axis: Axis) -> dict[str, Any]:
    """How the axis counts days, for the line at the day that is shown."""
    return {
        "first": str(axis.first),
        "gaps": [[str(start), str(end)] for start, end in axis.gaps],
        "at": [[axis.at(start), axis.at(end)] for start, end in axis.gaps],
    }


def _medium(rows: Sequence[TimelineRow], axis: Axis, height: int) -> dict[str, Any]:
    """What differs where there is less room for titles."""
    return {
        "xaxis.domain": [_MEDIUM_GUTTER, 1],
        **_in_axis(_ticks(axis, MEDIUM)),
        "shapes": _below(rows, axis, height, _MEDIUM_GUTTER, MEDIUM),
    }


def _narrow(rows: Sequence[TimelineRow], axis: Axis, height: int) -> dict[str, Any]:
    """What differs below `widths.ROWS_NARROW_PX`, but for the traces."""
    return {
        "height": height + _AXIS_PX + _FOOT_PX,
        "yaxis.range": [height, 0],
        "margin.l": _LEFT_PX,
        "xaxis.domain": [0, 1],
        **_in_axis(_ticks(axis, replace(NARROW, width=_LEAST_PX))),
        "shapes": _below(rows, axis, height, None, NARROW),
    }


def _ticks(axis: Axis, measures: Measures) -> dict[str, Any]:
    at, said = axis.ticks(measures.day(axis))
    return {"tickvals": at, "ticktext": said}


def _in_axis(options: dict[str, Any]) -> dict[str, Any]:
    return {f"xaxis.{key}": value for key, value in options.items()}


def _traces(
    rows: Sequence[TimelineRow], lanes: Sequence[TimelineLane], axis: Axis, measures: Measures
) -> list[Trace]:
    """What is drawn, the same traces at every width."""
    told = [row for row in rows if row.row]
    return [
        *marks.grounds(told),
        *marks.spans(told),
        marks.ends(told),
        marks.points(told),
        *marks.said(told, axis, measures),
        marks.to_come(rows, axis, measures),
        marks.days_in_words(told, axis, measures),
        _titles(rows, lanes, measures),
    ]


def _changed(wide: Sequence[Trace], narrow: Sequence[Trace]) -> dict[str, Any]:
    """What of the traces is another at another width, as paths."""
    return {
        f"data[{number}].{key}": value
        for number, (one, other) in enumerate(zip(wide, narrow, strict=True))
        for key, value in other.items()
        if one[key] != value
    }


def _titles(
    rows: Sequence[TimelineRow], lanes: Sequence[TimelineLane], measures: Measures
) -> Trace:
    """The names of lanes and rows, in the gutter or above the marks; none of what is to come."""
    heads = [(lane.y, bold(lane.name), palette.MUTED) for lane in lanes if lane.is_told]
    names = [(_middle(row, measures), lines(row.title), palette.INK) for row in rows if row.row]
    told = [*heads, *names]
    return frame.scatter(
        x=[0] * len(told),
        y=[y for y, _, _ in told],
        mode="text",
        text=[said for _, said, _ in told],
        textposition="middle right",
        textfont={"size": 12.5, "color": [colour for _, _, colour in told]},
        hoverinfo="skip",
        xaxis="x2",
        name="titles",
        cliponaxis=False,
    )


def _middle(row: TimelineRow, measures: Measures) -> float:
    if measures.is_beside:
        return (row.top + row.bottom) / 2
    return row.top + measures.line * len(row.title) / 2


# --- the grounds ------------------------------------------------------------------------


def _below(
    rows: Sequence[TimelineRow],
    axis: Axis,
    height: int,
    gutter: float | None,
    measures: Measures,
) -> list[Any]:
    """Under the marks: rules between rows, outlines of what is to come, lines, broken days."""
    rule = "".join(f"M0,{row.bottom:g}H1" for row in rows)
    come = "".join(_outline(row, gutter) for row in rows if not row.row)
    joins = "".join(marks.join(row) for row in rows if row.row)
    cuts = "".join(
        f"M{x + side:g},{top:g}V{foot:g}"
        for x in axis.middles
        for top, foot in _beside_words(rows, x, axis, height, measures)
        for side in (-0.25, 0.25)
    )
    faint = {"color": palette.FAINT, "width": 1}
    return [
        *_path(rule, faint, xref="paper"),
        *_path(come, faint, xref="paper"),
        *_path(joins, {"color": palette.MUTED, "width": 1}, name="join"),
        *_path(cuts, {"color": palette.MUTED, "width": 0.7, "dash": "2px,4px"}),
    ]


def _beside_words(
    rows: Sequence[TimelineRow], x: float, axis: Axis, height: int, measures: Measures
) -> list[tuple[float, float]]:
    """From where to where a line goes down that crosses no word."""
    spans, top = [], 0.0
    for row in rows:
        if not measures.is_beside:
            top = row.happened - 13  # below its title
        if row.row and marks.is_lettered(row, x, axis, measures):
            spans.append((top, row.said - 8))
            top = row.said + 8
        if not measures.is_beside:
            spans.append((top, row.bottom))
            top = height
    return [(start, end) for start, end in [*spans, (top, height)] if start < end]


def _outline(row: TimelineRow, gutter: float | None) -> str:
    """Where the title of an event will stand of which nobody has spoken yet."""
    if gutter is None:
        return f"M0,{row.top + 4:g}H0.7V{row.happened - 12:g}H0Z"
    return f"M0,{row.top + 6:g}H{gutter - 0.04:g}V{row.bottom - 6:g}H0Z"


def _path(path: str, line: dict[str, Any], **options: Any) -> list[dict[str, Any]]:
    return [{"type": "path", "path": path, "layer": "below", "line": line, **options}] * bool(path)


def _today(axis: Axis, day: dt.date) -> dict[str, Any]:
    """The line behind which nothing is known yet."""
    return {
        "name": TODAY,
        "type": "line",
        "x0": axis.at(day, 1),
        "x1": axis.at(day, 1),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": palette.MUTED, "width": 1.2, "dash": "dot"},
    }


# --- what a click chooses ---------------------------------------------------------------


def _areas(rows: Iterable[TimelineRow]) -> list[dict[str, Any]]:
    """Each row as a whole, and within it each bar: a dot that is nearer goes first."""
    found = []
    for row in rows:
        if not row.row:
            continue
        level = {"y": [row.top, row.bottom], "yref": "y"}
        earliest = min(row.claims, key=words.when_said)
        found.append({"claim": earliest.id, "x": None, "xref": "paper", **level})
        found += [
            {"claim": claim.id, "x": list(ends), "xref": "x", **level}
            for claim, ends in marks.bars_of(row)
        ]
    return found
