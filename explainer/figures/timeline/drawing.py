"""When it happened and when it was said: two clocks, one row for each event."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explainer.analysis.event_rows import EventRow
from explainer.analysis.events import Bar, Span
from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.timeline.rows import (
    MARK_TO_SAID_PX,
    TICK_PX,
    Row,
    laid_out,
    side_of,
    sides_of,
)
from explainer.records.bound import Claim, documents_of
from explainer.theme import palette, signs
from explainer.words import claims as text
from explainer.words import timeline as words

__all__ = ["TODAY", "events_by_day"]

TODAY = "today"
"""The name of the line at the day that is shown."""


def events_by_day(
    rows: Sequence[EventRow],
    *,
    first: dt.date,
    last: dt.date,
    today: dt.date | None = None,
    chosen: str | None = None,
) -> Spec:
    """Events in lanes: above when they are said to have happened, below when that was said.

    Parameters
    ----------
    rows : sequence of EventRow
        The events and the claims about them.
    first, last : datetime.date
        The days between which the axis runs, the same while the day moves.
    today : datetime.date, optional
        The day that is shown, a line of its own; ``last`` by default.
    chosen : str, optional
        Id of the claim that the reader has chosen; its row is marked.

    Returns
    -------
    Spec
        Markers for exact days, bars for uncertain ones, spans for what lasts, ticks in the
        speaker's colour for the days on which it was said, arrows where no day is given.
        ``customdata`` holds claim ids.
    """
    laid, titles, narrow, height = laid_out(rows, first, last, chosen)
    today = today or last
    documents = documents_of(claim for row in rows for claim in row.claims)
    figure = frame.blank(
        height=height + 66,
        question=words.QUESTION,
        alt=words.alt([(row.row, row.when) for row in laid], today),
        source=text.source_line(documents),
        margin={"l": 12, "r": 12, "t": 52, "b": 14},
        yaxis={"range": [height, 0], "visible": False},
        xaxis={
            "type": "date",
            "range": [_at(first, -_margin_hours(first, last)), _at(last, 30)],
            "side": "top",
            "tickformat": "%-d %b",
            **_ticks(first, last, 12),
            "tickangle": 0,
            "hoverformat": "%-d %B %Y",
        },
        annotations=titles,
        shapes=[_today(today, height), *_joined(laid)],
    )
    figure["data"] += [_bar(row, bar) for row in laid for bar in row.bars]
    figure["data"] += [_span(row, row.span) for row in laid if row.span]
    said = _said(laid, _shift_hours(first, last))
    figure["data"] += [_points(laid), *(trace for trace in said if trace["x"])]
    ticks = {f"xaxis.{key}": value for key, value in _ticks(first, last, 5).items()}
    figure["layout"]["meta"]["narrow"] = {**ticks, "annotations": narrow}
    return figure


def _ticks(first: dt.date, last: dt.date, most: int) -> dict[str, Any]:
    """Ticks on whole days from the first on, at most as many as asked for."""
    step = -(-((last - first).days + 1) // most)
    return {"tick0": _at(first), "dtick": step * 86_400_000}


def _margin_hours(first: dt.date, last: dt.date) -> int:
    """How long before the first day the axis begins: room for half a mark, however long it is."""
    return max(18, (last - first).days * 3 // 4)


def _at(day: dt.date, hours: float = 0) -> str:
    return (dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours)).isoformat()


# --- when it happened -------------------------------------------------------------------


def _points(rows: Sequence[Row]) -> Trace:
    """The exact days, each in the sign of its kind of thing; hollow where we infer the day."""
    marks = [(row, day, claims) for row in rows for day, claims in row.points.items()]
    symbols = [_sign(row, claims) for row, _, claims in marks]
    return frame.scatter(
        x=[_at(day, 12) for _, day, _ in marks],
        y=[row.y for row, _, _ in marks],
        mode="markers",
        marker=frame.kind_marker(symbols, size=[15] * len(marks)),
        customdata=[claims[0].id for _, _, claims in marks],
        meta=frame.standing_for(*(claims for _, _, claims in marks)),
        hoverinfo="text",
        hovertext=[frame.hover(*words.happened(claims)) for _, _, claims in marks],
        name="happened",
        cliponaxis=False,
    )


def _sign(row: Row, claims: Sequence[Claim]) -> str:
    sign = signs.MARKERS[row.row.event.kind]
    ours = all(claim.happened.is_inferred for claim in claims)
    return f"{sign}-open" if ours and sign not in signs.LINE_MARKERS else sign


def _bar(row: Row, bar: Bar) -> Trace:
    """A grey bar between the days that claims give; broken where we infer them.

    Dotted where no first day is stated.
    """
    start = dt.date.min if bar.known == "longer" else bar.start.happened.from_
    end = bar.end.happened.to
    is_stated = bar.known == "days"
    sign = "triangle-left" if bar.known == "end" else "line-ns" if is_stated else ""
    ours = any(claim.happened.is_inferred for claim in (bar.start, bar.end))
    dash = palette.DASH_INFERRED if ours else "solid"
    return _stroke(
        row,
        (_edge(row, start), _end(row, end)),
        ("" if start and start < row.first else sign, _end_sign(row, end)),
        [frame.hover(*words.happened([claim])) for claim in (bar.start, bar.end)],
        [bar.start, bar.end],
        colour=palette.UNCERTAIN,
        dash=dash if is_stated else "2px,2px",
        name=f"uncertain date{', inferred' if ours else ''}"
        if is_stated
        else "first day not stated",
    )


def _span(row: Row, span: Span) -> Trace:
    """What lasts: dark from its first day to its end or the last word on it.

    Pale and dashed where no first day is stated; an arrow at each end that is not stated.
    """
    start, over = span.begun_on, span.over_by_day
    first, last = span.begun or (span.earliest,), span.over_by or span.latest
    return _stroke(
        row,
        (_at(start, 12) if start else _edge(row, None), _end(row, over or span.last_word)),
        ("" if start else "triangle-left", _end_sign(row, over)),
        [
            frame.hover(end, *(claim.says for claim in claims))
            for end, claims in zip(words.span_ends(span), (first, last), strict=True)
        ],
        [first[0], last[0]],
        colour=palette.INK if start else palette.UNCERTAIN,
        dash="solid" if start else "2px,2px",
        name="lasting" if start else "lasting, start not stated",
    )


def _stroke(
    row: Row,
    x: tuple[str, str],
    ends: tuple[str, str],
    hovers: Sequence[str],
    claims: Sequence[Claim],
    *,
    colour: str,
    dash: str,
    name: str,
) -> Trace:
    dark = palette.INK if colour == palette.INK else palette.MUTED
    return frame.scatter(
        x=x,
        y=[row.y, row.y],
        mode="lines+markers",
        line={"color": colour, "width": 4 if dark == palette.INK else 7, "dash": dash},
        marker={
            "symbol": [sign or "circle" for sign in ends],
            "size": [11 if sign else 1 for sign in ends],
            "color": dark,
            "opacity": 1,
            "line": {"width": [1.5 if sign else 0 for sign in ends], "color": dark},
        },
        customdata=[claim.id for claim in claims],
        hoverinfo="text",
        hovertext=hovers,
        name=name,
        cliponaxis=False,
    )


def _edge(row: Row, start: dt.date | None) -> str:
    if start is None:
        return _at(row.first, -_margin_hours(row.first, row.last) // 2)
    return _at(row.first, -_margin_hours(row.first, row.last)) if start < row.first else _at(start)


def _end(row: Row, end: dt.date | None) -> str:
    return _at(row.last if end is None else min(end, row.last), 24)


def _end_sign(row: Row, end: dt.date | None) -> str:
    return "triangle-right" if end is None or end > row.last else "line-ns"


# --- when it was said -------------------------------------------------------------------


def _shift_hours(first: dt.date, last: dt.date) -> float:
    """How far left of a tick the mark of an undated statement stands, still within the day."""
    return min(((last - first).days + 2) * 24 * 0.009, 11)


def _said(rows: Sequence[Row], shift: float) -> tuple[Trace, Trace]:
    """Under each row: on which day, and by whose side, it was said.

    A tick where a day is known, and where none is given a mark that points to the left of the day
    of the report: it was said then at the latest.
    """
    ticks: dict[tuple[float, dt.date, str, bool], list[Claim]] = defaultdict(list)
    for row in rows:
        level = {side: n for n, side in enumerate(sides_of(row.row))}
        for claim in row.row.claims:
            side = side_of(claim)
            y = row.y + MARK_TO_SAID_PX + TICK_PX * (level[side] + 0.5)
            is_undated = claim.said_on.basis == "no-later-than"
            ticks[y, claim.said_on.date, side, is_undated].append(claim)
    for claims in ticks.values():
        claims.sort(key=words.when_said)
    dated = {key: claims for key, claims in ticks.items() if not key[3]}
    undated = {key: claims for key, claims in ticks.items() if key[3]}
    colours = [palette.SPEAKER_COLOURS[side] for _, _, side, _ in dated]
    tick = {"symbol": "line-ns", "size": 6, "line": {"width": 5, "color": colours}}
    arrow = {
        "symbol": palette.UNDATED,
        "size": 8,
        "opacity": 1,
        "color": [palette.SPEAKER_COLOURS[side] for _, _, side, _ in undated],
        "line": {"width": 0},
    }
    return (
        _ticks_of(dated, tick, "said", 12),
        _ticks_of(undated, arrow, "said, no day given", 12 - shift),
    )


def _ticks_of(
    ticks: Mapping[tuple[float, dt.date, str, bool], Sequence[Claim]],
    marker: dict[str, Any],
    name: str,
    hours: float,
) -> Trace:
    return frame.scatter(
        x=[_at(day, hours) for _, day, _, _ in ticks],
        y=[y for y, _, _, _ in ticks],
        mode="markers",
        marker=marker,
        customdata=[claims[0].id for claims in ticks.values()],
        meta=frame.standing_for(*ticks.values()),
        hoverinfo="text",
        hovertext=[frame.hover(*words.said(claims)) for claims in ticks.values()],
        name=name,
    )


def _joined(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Thin lines from when it happened to the last day on which it was said, where these differ."""
    pieces = []
    for row in rows:
        said = max(claim.said_on.date for claim in row.row.claims)
        starts = [_at(day, 12) for day in row.points if day < said]
        ends = [bar.end.happened.to for bar in row.bars]
        ends += [row.span.over_by_day] if row.span else []
        starts += [_end(row, day) for day in ends if day and day < said]
        if not starts:
            continue
        level = row.y + MARK_TO_SAID_PX
        pieces += [f"M{_in_path(start)},{row.y:g}L{_in_path(start)},{level:g}" for start in starts]
        pieces.append(f"M{_in_path(min(starts))},{level:g}L{_in_path(_at(said, 12))},{level:g}")
    line = {"color": palette.MUTED, "width": 0.8}
    drawn = {"type": "path", "path": "".join(pieces), "layer": "below", "line": line}
    return [drawn] if pieces else []


def _in_path(moment: str) -> str:
    """A moment as plotly reads it in a path, where T would be a command."""
    return moment.replace("T", "_")


def _today(day: dt.date, height: int) -> dict[str, Any]:
    """The line behind which nothing is known yet."""
    return {
        "name": TODAY,
        "type": "line",
        "x0": _at(day, 24),
        "x1": _at(day, 24),
        "y0": 0,
        "y1": height,
        "line": {"color": palette.MUTED, "width": 1.2, "dash": "dot"},
    }
