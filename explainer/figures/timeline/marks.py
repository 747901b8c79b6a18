"""The marks of the timeline: when it happened, when that was said, and what joins the two."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from explainer.figures import frame
from explainer.figures.frame import Trace
from explainer.figures.lettering import escaped
from explainer.figures.timeline.axis import Axis
from explainer.figures.timeline.rows import (
    CHARACTER_PX,
    UNDATED_PX,
    Dot,
    Measures,
    TimelineRow,
    bar_ends,
)
from explainer.records.bound import Claim
from explainer.theme import palette, signs
from explainer.words import timeline as words

__all__ = [
    "bars_of",
    "days_in_words",
    "ends",
    "grounds",
    "join",
    "points",
    "said",
    "spans",
    "to_come",
]

_HALF_PX, _DOT_PX, _INSET_PX = 7, 8, 7
_RING_PX = 12
"""How far from the middle of a dot words stand: outside of the ring around what is chosen."""
_UNDATED = "said, no day given"
_EDGES = ("uncertain date", "uncertain date, inferred", "first day not stated")
_DASHES = ("solid", palette.DASH_INFERRED, "2px,2px")
_LASTING = ("lasting", "lasting, start not stated")


# --- when it happened -------------------------------------------------------------------


def points(rows: Sequence[TimelineRow]) -> Trace:
    """The exact days, each in the sign of its kind of thing; hollow where we infer the day."""
    marks = [(row, day, claims) for row in rows for day, claims in row.points.items()]
    symbols = [_sign(row, claims) for row, _, claims in marks]
    return frame.scatter(
        x=[row.axis.at(day, 0.5) for row, day, _ in marks],
        y=[row.happened for row, _, _ in marks],
        mode="markers",
        marker=frame.kind_marker(symbols, size=[14] * len(marks)),
        customdata=[claims[0].id for _, _, claims in marks],
        meta=frame.standing_for(*(claims for _, _, claims in marks)),
        hoverinfo="text",
        hovertext=[frame.hover(*words.happened(claims)) for _, _, claims in marks],
        name="happened",
        cliponaxis=False,
    )


def _sign(row: TimelineRow, claims: Sequence[Claim]) -> str:
    sign = signs.MARKERS[row.ever.event.kind]
    ours = all(claim.happened.is_inferred for claim in claims)
    return f"{sign}-open" if ours and sign not in signs.LINE_MARKERS else sign


def grounds(rows: Sequence[TimelineRow]) -> list[Trace]:
    """Soft bars between the days within which it may have happened, and their edges.

    Solid where the days are stated, broken where we infer them, dotted where no first day is
    stated; an end that is not known has no edge.
    """
    fill: list[tuple[float | None, float | None]] = []
    edges: dict[str, list[tuple[float | None, float | None]]] = {name: [] for name in _EDGES}
    for row in rows:
        for bar in row.bars:
            x0, x1 = bar_ends(row, bar)
            top, foot = row.happened - _HALF_PX, row.happened + _HALF_PX
            fill += [(x0, top), (x1, top), (x1, foot), (x0, foot), (None, None)]
            ours = any(claim.happened.is_inferred for claim in (bar.start, bar.end))
            name = _EDGES[2] if bar.known != "days" else _EDGES[1] if ours else _EDGES[0]
            around = [(x0, top), (x1, top), (x1, foot), (x0, foot)]
            closed = bar.known == "days" and x0 >= 0
            edges[name] += [*around, *([around[0]] if closed else []), (None, None)]
    drawn = [
        _lines(fill, name="within these days", line={"width": 0}, fill="toself",
               fillcolor=palette.SOFT)
    ]  # fmt: skip
    for name, dash in zip(_EDGES, _DASHES, strict=True):
        line = {"color": palette.MUTED, "width": 0.8, "dash": dash}
        drawn.append(_lines(edges[name], line=line, name=name))
    return drawn


def spans(rows: Sequence[TimelineRow]) -> list[Trace]:
    """What lasts: dark from its first day to its end or the last word on it.

    Pale and dotted where no first day is stated.
    """
    found: dict[str, list[tuple[float | None, float | None]]] = {name: [] for name in _LASTING}
    for row in rows:
        if row.span:
            (x0, x1), y = _span_ends(row), row.happened
            name = _LASTING[0] if row.span.begun_on else _LASTING[1]
            found[name] += [(x0, y), (x1, y), (None, None)]
    dark = {"color": palette.INK, "width": 4}
    pale = {"color": palette.MUTED, "width": 4, "dash": "2px,2px"}
    return [
        _lines(found[name], line=line, name=name)
        for name, line in zip(_LASTING, (dark, pale), strict=True)
    ]


def _span_ends(row: TimelineRow) -> tuple[float, float]:
    span = row.span
    if span is None:
        return 0, 0
    start, over = span.begun_on, span.over_by_day
    x0 = row.axis.at(start, 0.5) if start else row.axis.range[0] / 2
    return x0, row.axis.at(over or span.last_word, 1)


def ends(rows: Sequence[TimelineRow]) -> Trace:
    """Both ends of bars and of what lasts: an arrow where it goes on, nothing where it is open."""
    found = [end for row in rows for end in (*_ends_of_bars(row), *_ends_of_span(row))]
    dark = {True: palette.INK, False: palette.MUTED}
    return frame.scatter(
        x=[x for x, *_ in found],
        y=[y for _, y, *_ in found],
        mode="markers",
        marker={
            "symbol": [sign or "circle" for _, _, sign, *_ in found],
            "size": [11 if sign else 1 for _, _, sign, *_ in found],
            "color": [dark[is_dark] for *_, is_dark in found],
            "opacity": 1,
            "line": {
                "width": [3 if sign == "line-ns" else 0 for _, _, sign, *_ in found],
                "color": [dark[is_dark] for *_, is_dark in found],
            },
        },
        customdata=[claim.id for _, _, _, claim, _, _ in found],
        hoverinfo="text",
        hovertext=[said for *_, said, _ in found],
        name="ends",
        cliponaxis=False,
    )


_End = tuple[float, float, str, Claim, str, bool]
"""An end of a bar: where it is, its sign, where it leads, what it says, whether it is dark."""


def _ends_of_bars(row: TimelineRow) -> Iterable[_End]:
    for bar in row.bars:
        x0, x1 = bar_ends(row, bar)
        begins, over = frame.hover(*words.happened([bar.start])), bar.end.happened.to
        goes_on = over is None or over > row.axis.last
        yield x0, row.happened, _arrow(bar.known == "end"), bar.start, begins, False
        said = frame.hover(*words.happened([bar.end]))
        yield x1, row.happened, "triangle-right" if goes_on else "", bar.end, said, False


def _ends_of_span(row: TimelineRow) -> Iterable[_End]:
    span = row.span
    if span is None:
        return
    x0, x1 = _span_ends(row)
    first, last = span.begun or (span.earliest,), span.over_by or span.latest
    said = [
        frame.hover(end, *(claim.says for claim in claims))
        for end, claims in zip(words.span_ends(span), (first, last), strict=True)
    ]
    is_dark = span.begun_on is not None
    end = "line-ns" if span.over_by_day else "triangle-right"
    yield x0, row.happened, _arrow(span.begun_on is None), first[0], said[0], is_dark
    yield x1, row.happened, end, last[0], said[1], is_dark


def _arrow(is_open: bool) -> str:
    return "triangle-left" if is_open else ""


def bars_of(row: TimelineRow) -> Iterable[tuple[Claim, tuple[float, float]]]:
    """Where in a row a bar or what lasts is drawn, and the claim it leads to; the widest first."""
    if row.span:
        yield (row.span.begun or (row.span.earliest,))[0], _span_ends(row)
    for bar in row.bars[:1]:
        yield bar.start, bar_ends(row, bar)


# --- when it was said -------------------------------------------------------------------


def said(rows: Sequence[TimelineRow], axis: Axis, measures: Measures) -> list[Trace]:
    """Under each row: on which day, and by whose side, it was said.

    A dot where a day is known, and below it where none is given a mark that points to the left of
    the day of the report: it was said then at the latest.
    """
    placed = [one for row in rows for one in _places(row, row.dots, axis, measures)]
    return [
        _dots([one for one in placed if not one[2].is_undated], "circle", _DOT_PX, "said"),
        _dots([one for one in placed if one[2].is_undated], palette.UNDATED, 9, _UNDATED),
    ]


_Placed = tuple[float, float, Dot]
"""Where a dot stands, and what it is."""


def _places(row: TimelineRow, dots: Sequence[Dot], axis: Axis, measures: Measures) -> list[_Placed]:
    """Where dots stand: those of one day side by side within it, those without a day lower."""
    found = []
    day = measures.day(axis)
    placed: Counter[tuple[dt.date, bool]] = Counter()
    many = Counter((dot.day, dot.is_undated) for dot in dots)
    for dot in dots:
        same = dot.day, dot.is_undated
        step = min(_DOT_PX / day, 0.95 / many[same])
        shift = (placed[same] - (many[same] - 1) / 2) * step
        placed[same] += 1
        is_below = dot.is_undated and many[dot.day, False] > 0
        y = row.said + (UNDATED_PX if is_below else 0)
        found.append((round(axis.at(dot.day, 0.5) + shift, 3), y, dot))
    return found


def _dots(placed: Sequence[tuple[float, float, Dot]], symbol: str, size: float, name: str) -> Trace:
    return frame.scatter(
        x=[x for x, _, _ in placed],
        y=[y for _, y, _ in placed],
        mode="markers",
        marker={
            "symbol": symbol,
            "size": size,
            "opacity": 1,
            "color": [palette.SPEAKER_COLOURS[dot.side] for _, _, dot in placed],
            "line": {"width": 1, "color": palette.PAPER},
        },
        customdata=[dot.claims[0].id for _, _, dot in placed],
        meta=frame.standing_for(*(dot.claims for _, _, dot in placed)),
        hoverinfo="text",
        hovertext=[frame.hover(*words.said(dot.claims)) for _, _, dot in placed],
        name=name,
        cliponaxis=False,
    )


def to_come(rows: Sequence[TimelineRow], axis: Axis, measures: Measures) -> Trace:
    """The outlines of what is still to be said."""
    placed = [
        (x, y)
        for row in rows
        for x, y, _ in _places(row, (*row.dots, *row.to_come), axis, measures)[len(row.dots) :]
    ]
    return frame.scatter(
        x=[x for x, _ in placed],
        y=[y for _, y in placed],
        mode="markers",
        marker={"symbol": "circle-open", "size": 8, "color": palette.FAINT, "line": {"width": 1}},
        hoverinfo="skip",
        name="to come",
        cliponaxis=False,
    )


def join(row: TimelineRow) -> str:
    """From the last day on which it may have happened to the first on which that was said."""
    first = row.axis.at(min(dot.day for dot in row.dots), 0.5)
    over = [row.axis.at(day, 0.5) for day in row.points]
    over += [bar_ends(row, bar)[1] for bar in row.bars]
    over += [_span_ends(row)[1]] if row.span else []
    if not over or max(over) > first - 0.4:
        return ""
    return f"M{max(over):g},{row.happened:g}H{first:g}V{row.said - _DOT_PX / 2:g}"


# --- words among the marks --------------------------------------------------------------


def days_in_words(rows: Sequence[TimelineRow], axis: Axis, measures: Measures) -> Trace:
    """What is not known of the days, within a bar; and at the first dot, when it was said."""
    found: list[tuple[float, float, str, str, str]] = []
    for row in rows:
        if row.within:
            x0 = max(max((bar_ends(row, bar)[0] for bar in row.bars), default=0), 0)
            x0 += 4 / measures.day(axis)
            found.append((x0, row.happened, row.within, "middle right", palette.INK))
        found += _first_said(row, axis, measures)
    return frame.scatter(
        x=[x for x, *_ in found],
        y=[y for _, y, *_ in found],
        mode="text",
        text=[escaped(told) for _, _, told, _, _ in found],
        textposition=[place for *_, place, _ in found],
        textfont={"size": 12, "color": [colour for *_, colour in found]},
        hoverinfo="skip",
        name="days in words",
        cliponaxis=False,
    )


def _first_said(
    row: TimelineRow, axis: Axis, measures: Measures
) -> Iterable[tuple[float, float, str, str, str]]:
    """At the first dot the day on which it was said, left of it or right, where there is room."""
    placed = _places(row, row.dots, axis, measures)
    first = min(dot.day for *_, dot in placed)
    own = [(x, dot) for x, _, dot in placed if dot.day == first]
    later = [x for x, _, dot in placed if dot.day != first]
    told = words.said_in_short(min((d.claims[0] for _, d in own), key=words.when_said))
    day, dot = measures.day(axis), _RING_PX / measures.day(axis)
    room = CHARACTER_PX * len(told) / day + dot
    left, right = min(x for x, _ in own) - dot, max(x for x, _ in own) + dot
    colour = frame.side_colour(d.side for _, d in own)
    if left - room > axis.range[0]:
        yield left, row.said, told, "middle left", colour
    elif min(later, default=axis.range[1]) - right > room:
        yield right, row.said, told, "middle right", colour


def is_lettered(row: TimelineRow, x: float, axis: Axis, measures: Measures) -> bool:
    """Whether the words at the first dot of a row stand where a line would go down."""
    for at, _, told, place, _ in _first_said(row, axis, measures):
        wide = (CHARACTER_PX * len(told) + _RING_PX) / measures.day(axis)
        return at - wide < x < at if "left" in place else at < x < at + wide
    return False


def _lines(points: Sequence[tuple[float | None, float | None]], *, name: str, **look: Any) -> Trace:
    """Lines that lead nowhere themselves; their ends do."""
    return frame.scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        hoverinfo="skip",
        name=name,
        cliponaxis=False,
        **look,
    )
