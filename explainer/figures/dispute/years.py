"""What happened before October 2025, a row an event: words beside, signs in a scale of years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer.analysis.dispute import Dispute, Moment
from explainer.figures import frame, gutter
from explainer.figures.dispute.axis import Years, years_of
from explainer.figures.frame import Spec, Trace
from explainer.figures.layouts import DrawnLayout, in_layouts
from explainer.figures.lettering import lines, small
from explainer.records.bound import Claim
from explainer.theme import palette, signs, widths
from explainer.words import dispute as words

__all__ = ["events_by_year", "scale_of"]

_AXIS_PX, _FOOT_PX = 34, 8
_LINE_PX, _SIGN_PX, _DOT_PX, _STEP_PX = 15, 11, 7, 12
_TICK_PX, _WHEN_GAP_PX, _LETTER_PX = 13, 12, 6.7
_SIDE_PX = 8


@dataclass(frozen=True)
class _Canvas:
    """One layout, in pixels: where words stand, where the years run, how high a row is.

    ``left`` and ``right`` are where the words of the earlier and of the later events begin, or
    one and the same where all stand above their signs.
    """

    width: int
    left: float
    right: float
    words: float
    years: tuple[float, float]
    least: int
    above: bool = False


CANVASES = {
    "wide": _Canvas(836, 0, 558, 278, (290, 546), 34),
    "medium": _Canvas(640, 0, 436, 204, (214, 426), 34),
    "narrow": _Canvas(334, 0, 0, 334, (4, 330), 44, above=True),
}
_BELOW = {"medium": widths.DISPUTE_MEDIUM_PX, "narrow": widths.ROWS_NARROW_PX}


@dataclass(frozen=True)
class _Row:
    """An event with its place: its words, its sign, and the first dot of its claims."""

    moment: Moment
    x: float
    top: float
    bottom: float
    title: tuple[str, ...]
    sign: float
    dots: tuple[float, float]
    is_late: bool


def scale_of(moments: Sequence[Moment]) -> Years:
    """The scale of years for events."""
    return years_of(_span(moment) for moment in moments)


def _span(moment: Moment) -> tuple[dt.date, dt.date]:
    """From when to when; where no end is told, to the last day on which somebody spoke of it."""
    happened = moment.event.happened
    first = happened.from_ or happened.to
    if first is None:
        raise ValueError(moment.event.id)
    if happened.to:
        return first, happened.to
    said = [c.said_on.date for c in moment.claims if c.said_on.precision == "day"]
    return first, max([first, *said])


def events_by_year(found: Dispute) -> Spec:
    """Events in the order of time: the earlier ones left of the years, the later ones right.

    Returns
    -------
    Spec
        A sign for each event at its time, in the hue of its speakers where they are of one side;
        below its title a dot for each claim in the hue of who says it. ``customdata`` holds ids.
    """
    years = scale_of(found.moments)
    figure = frame.blank(
        height=0,
        question=words.QUESTION,
        alt=words.alt(found),
        source=words.source([c for moment in found.moments for c in moment.claims]),
        margin={"l": 2, "r": 2, "t": _AXIS_PX, "b": _FOOT_PX},
        xaxis={"side": "top", "tickmode": "array", "fixedrange": True, "showgrid": False,
               "zeroline": False, "tickangle": -90,
               "tickfont": {"size": 11, "color": palette.MUTED}},
        yaxis={"visible": False, "fixedrange": True},
        plot_bgcolor=palette.CLEAR,
    )  # fmt: skip
    drawn = {name: _drawn(found.moments, years, canvas) for name, canvas in CANVASES.items()}
    return in_layouts(figure, drawn, _BELOW)


def _drawn(moments: Sequence[Moment], years: Years, canvas: _Canvas) -> DrawnLayout:
    rows, height = _laid_out(moments, canvas)
    start, end = canvas.years
    year_px = (end - start) / years.width
    at, said = years.ticks(year_px, _TICK_PX)
    place = _Place(years, start, year_px)
    layout = {
        "height": height + _AXIS_PX + _FOOT_PX,
        "xaxis.range": [0, canvas.width],
        "xaxis.tickvals": [start + x * year_px for x in at],
        "xaxis.ticktext": said,
        "yaxis.range": [height, 0],
        "shapes": _shapes(rows, place, canvas, height),
    }
    traces = [
        _lines(rows, place, lasting=False),
        _lines(rows, place, lasting=True),
        _ends(rows, place),
        _signs(rows, place),
        _dots(rows),
        _words(rows),
    ]
    return DrawnLayout(traces, layout, [_area(row, canvas) for row in rows])


@dataclass(frozen=True)
class _Place:
    """From a day to its place in the figure."""

    years: Years
    start: float
    year_px: float

    def at(self, day: dt.date) -> float:
        return round(self.start + self.years.at(day) * self.year_px, 1)


# --- where rows stand -----------------------------------------------------------------------


def _laid_out(moments: Sequence[Moment], canvas: _Canvas) -> tuple[list[_Row], float]:
    """Earlier events from the top on the left, later ones on the right; or one below the other."""
    half = len(moments) if canvas.above else (len(moments) + 1) // 2
    rows: list[_Row] = []
    y = 0.0
    if canvas.above:
        for moment in moments:
            row = _row(moment, canvas.left, y, canvas, is_late=False)
            rows.append(row)
            y = row.bottom
        return rows, y
    for at in range(half):
        pair = [moments[at], *moments[half + at : half + at + 1]]
        made = [
            _row(moment, x, y, canvas, is_late=late)
            for moment, x, late in zip(
                pair, (canvas.left, canvas.right), (False, True), strict=False
            )
        ]
        bottom = max(row.bottom for row in made)
        rows += [_stretched(row, bottom) for row in made]
        y = bottom
    return sorted(rows, key=lambda row: row.is_late), y


def _stretched(row: _Row, bottom: float) -> _Row:
    moved = (bottom - row.bottom) / 2
    return replace(row, bottom=bottom, sign=row.sign + moved)


def _row(moment: Moment, x: float, top: float, canvas: _Canvas, *, is_late: bool) -> _Row:
    title = tuple(gutter.fitted(moment.event.title, canvas.words))
    told = (len(title) + 1) * _LINE_PX
    dots = x + len(words.when(moment)) * _LETTER_PX + _WHEN_GAP_PX, top + 3 + told - 8
    if dots[0] + len(moment.claims) * _STEP_PX > x + canvas.words:  # a line of their own
        dots = x + _STEP_PX / 2, dots[1] + _LINE_PX
        told += _LINE_PX
    if canvas.above:
        bottom = top + max(canvas.least, told + 26)
        sign = top + told + 14
    else:
        bottom = top + max(canvas.least, told + 6)
        sign = (top + bottom) / 2
    return _Row(moment, x, top, bottom, title, sign, dots, is_late)


# --- traces ---------------------------------------------------------------------------------


def _lasts(moment: Moment) -> bool:
    """Whether it went on from its first day to its last; else it is not known more exactly."""
    happened = moment.event.happened
    return happened.precision in {"longer", "not stated"} or happened.to is None


def _lines(rows: Sequence[_Row], place: _Place, *, lasting: bool) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for row in rows:
        first, last = _span(row.moment)
        if _lasts(row.moment) is lasting and last > first:
            x += [place.at(first), place.at(last), None]
            y += [row.sign, row.sign, None]
    line = (
        {"color": palette.INK, "width": 2}
        if lasting
        else {"color": palette.translucent(palette.MUTED, 0.3), "width": 12}
    )
    name = "lasted" if lasting else "uncertain"
    return frame.scatter(
        x=x, y=y, mode="lines", line=line, hoverinfo="skip", name=name, connectgaps=False
    )


def _ends(rows: Sequence[_Row], place: _Place) -> Trace:
    """An arrow where no end is told."""
    open_ = [row for row in rows if row.moment.event.happened.to is None]
    return frame.scatter(
        x=[place.at(_span(row.moment)[1]) + 9 for row in open_],
        y=[row.sign for row in open_],
        mode="markers",
        marker={"symbol": "triangle-right-open", "size": 7, "color": palette.INK,
                "line": {"width": 1.2, "color": palette.INK}},
        hoverinfo="skip",
        cliponaxis=False,
        name="no end told",
    )  # fmt: skip


def _signs(rows: Sequence[_Row], place: _Place) -> Trace:
    symbols = [signs.MARKERS[row.moment.event.kind] for row in rows]
    colours = [_hue(row.moment.claims) for row in rows]
    return frame.scatter(
        x=[place.at(_middle(row.moment)) for row in rows],
        y=[row.sign for row in rows],
        mode="markers",
        marker={"symbol": symbols, "size": _SIGN_PX, "color": colours, "opacity": 1,
                "line": {"width": 1, "color": palette.PAPER}},
        customdata=[row.moment.claims[0].id for row in rows],
        meta=frame.standing_for(*(row.moment.claims for row in rows)),
        hoverinfo="text",
        hovertext=[frame.hover(*words.of_moment(row.moment)) for row in rows],
        cliponaxis=False,
        name="events",
    )  # fmt: skip


def _middle(moment: Moment) -> dt.date:
    """Where the sign stands: at the beginning of what lasted, else in the middle of its bounds."""
    first, last = _span(moment)
    return first if _lasts(moment) else first + (last - first) / 2


def _hue(claims: Sequence[Claim]) -> str:
    """The colour of who speaks; dark where they are of several sides."""
    sides = {claim.speaker.side for claim in claims}
    return frame.side_colour(sides) if len(sides) == 1 else palette.INK


def _dots(rows: Sequence[_Row]) -> Trace:
    dots = list(_all_dots(rows))
    return frame.scatter(
        x=[x for x, _, _ in dots],
        y=[y for _, y, _ in dots],
        mode="markers",
        marker={"symbol": "circle", "size": _DOT_PX, "opacity": 1,
                "color": [frame.side_colour([c.speaker.side]) for _, _, c in dots],
                "line": {"width": 0}},
        customdata=[claim.id for _, _, claim in dots],
        hoverinfo="text",
        hovertext=[frame.hover(*words.of_claim(claim)) for _, _, claim in dots],
        cliponaxis=False,
        name="claims",
    )  # fmt: skip


def _all_dots(rows: Sequence[_Row]) -> Iterator[tuple[float, float, Claim]]:
    for row in rows:
        x, y = row.dots
        for at, claim in enumerate(row.moment.claims):
            yield x + at * _STEP_PX, y, claim


def _words(rows: Sequence[_Row]) -> Trace:
    told = [
        lines([*row.title, small(words.when(row.moment), px=12, colour=palette.MUTED)])
        for row in rows
    ]
    return frame.scatter(
        x=[row.x for row in rows],
        y=[row.top + 3 + (len(row.title) + 1) * _LINE_PX / 2 for row in rows],
        text=told,
        mode="text",
        textposition="middle right",
        textfont={"size": 13},
        hoverinfo="skip",
        cliponaxis=False,
        name="words",
    )


# --- below the marks, and what a click chooses ------------------------------------------------


def _shapes(
    rows: Sequence[_Row], place: _Place, canvas: _Canvas, height: float
) -> list[dict[str, Any]]:
    """Rules between rows, lines from words to signs, and the breaks of the scale."""
    start, end = canvas.years
    breaks = [start + x * place.year_px for x in place.years.breaks]
    bands = [(row.sign - 12, row.bottom) for row in rows] if canvas.above else [(0, height)]
    cuts = "".join(
        f"M{x + beside:g},{top:g}V{bottom:g}"
        for x in breaks
        for beside in (-1.5, 1.5)
        for top, bottom in bands
    )
    rules = "".join(f"M0,{row.bottom:g}H{canvas.width:g}" for row in rows if not row.is_late)
    leads = ""
    for row in rows if not canvas.above else ():
        x = place.at(_middle(row.moment))
        edge = (end + 8, x + _SIDE_PX) if row.is_late else (start - 8, x - _SIDE_PX)
        leads += f"M{edge[0]:g},{row.sign:g}H{edge[1]:g}"
    faint = {"color": palette.FAINT, "width": 1}
    return [
        _path("rows", rules, faint),
        _path("breaks", cuts, {"color": palette.MUTED, "width": 0.7, "dash": "2px,3px"}),
        _path("leads", leads, {"color": palette.FAINT, "width": 1}),
    ]


def _path(name: str, path: str, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "path",
        "name": name,
        "path": path or "M0,0Z",
        "visible": bool(path),
        "layer": "below",
        "line": line,
    }


def _area(row: _Row, canvas: _Canvas) -> dict[str, Any]:
    middle = sum(canvas.years) / 2
    x = (
        [0, canvas.width]
        if canvas.above
        else [middle, canvas.width]
        if row.is_late
        else [0, middle]
    )
    claim = row.moment.claims[0].id
    return {"claim": claim, "x": x, "y": [row.top, row.bottom], "xref": "x", "yref": "y"}
