"""Why two figures are not added: each on its own row, with who counts, whom, and which days.

The figures themselves are words here and not lengths, so that nothing on the page can be laid
end to end; what is drawn is the stretch of days that each one covers. The sum that a reader
might make is printed once, in words, and named for what it is: a number that no report gives.
It has no mark and leads nowhere, because no claim stands behind it. All of it fits one screen,
and every row keeps its place from the first day to the last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from explainer.analysis.statements import Statement
from explainer.analysis.sums import Invitation
from explainer.figures import frame, gutter
from explainer.figures.frame import Spec, Trace
from explainer.figures.lettering import bold, escaped, lines, small
from explainer.records.bound import Claim, documents_of
from explainer.theme import palette, widths
from explainer.words import claims as text
from explainer.words import sums as words
from explainer.words.days import short_day

__all__ = ["days_by_figure"]

_TOP_PX, _FOOT_PX = 26, 6
_DAYS = (0.78, 1.0)
_LINE_PX = 16.9
"""How far apart plotly draws lines of words of 13 pixels."""
_FIGURE_AT = 0.225
"""Where whom a figure counts begins, of the whole width."""


@dataclass(frozen=True)
class _Sizes:
    """Heights in pixels and widths of words: those of a figure, and of what stands beside it."""

    row: int
    heading: int
    figure: float
    words: float
    plain: float
    narrow: bool = False


_ROOMY = _Sizes(row=54, heading=28, figure=150, words=340, plain=580)
_SLIM = _Sizes(row=96, heading=24, figure=320, words=324, plain=324, narrow=True)


@dataclass(frozen=True)
class _Row:
    """What stands on one row: words at their places, and statements whose days are drawn."""

    top: float
    bottom: float
    same: tuple[Statement, ...] = ()
    bars: tuple[float, ...] = ()
    ruled: bool = False
    printed: tuple[gutter.Printed, ...] = field(default=(), repr=False)


def days_by_figure(
    invitation: Invitation, *, chosen: str | None = None, whole: Invitation | None = None
) -> Spec:
    """The figures that invite a sum, with counter, people and days; and the sum refused.

    Parameters
    ----------
    invitation : Invitation
        The figures known; what is missing is said in words.
    chosen : str, optional
        Id of the claim that the reader has chosen; its days are ringed.
    whole : Invitation, optional
        The same on the last day of the documents, which sets the rows and the axis.

    Returns
    -------
    Spec
        A bar of days for each statement, with an arrow where no first day is given;
        ``customdata`` holds claim ids.
    """
    last = whole or invitation
    wide, height = _placed(invitation, last, _ROOMY)
    slim, slim_height = _placed(invitation, last, _SLIM)
    claims = [s.claim for s in last.statements]
    documents = documents_of(c for s in invitation.statements for c in s.carriers)
    figure = frame.blank(
        height=int(height) + _TOP_PX + _FOOT_PX,
        question=words.QUESTION,
        alt=words.alt(invitation),
        source=text.source_line(documents),
        margin={"l": 12, "r": 14, "t": _TOP_PX, "b": _FOOT_PX},
        xaxis=_axis(claims),
        **gutter.ground(height, (0, 1)),
    )
    figure["data"].append(gutter.printed([one for row in wide for one in row.printed]))
    first = _first_day(claims)
    bars = [(s.claim, y) for row in wide for s, y in zip(row.same, row.bars, strict=True)]
    figure["data"] += [_bar(claim, y, first, chosen) for claim, y in bars]
    frame.lay_out(figure, shapes=_shapes(wide))
    narrow_ticks = _ticks(claims, weeks=1) if claims else {}
    places = [y for row in slim for y in row.bars]
    figure["layout"]["meta"] |= {
        "sticky": {"axes": ["xaxis"] if claims else []},
        "narrow_below": widths.ROWS_NARROW_PX,
        "areas": _areas(wide),
        "narrow_areas": _areas(slim),
        "narrow": {
            **gutter.heights(slim_height, _TOP_PX + _FOOT_PX),
            "xaxis.domain": [0, 1],
            "xaxis.showgrid": False,
            **{f"xaxis.{key}": told for key, told in narrow_ticks.items()},
            "shapes": _shapes(slim),
            "data[0]": gutter.printed([one for row in slim for one in row.printed]),
            **{f"data[{n}].y": [y, y] for n, y in enumerate(places, start=1)},
        },
    }
    return figure


def _placed(now: Invitation, last: Invitation, sizes: _Sizes) -> tuple[list[_Row], float]:
    """The rows from top to bottom: those of the last day, with what is known by now."""
    rows: list[_Row] = []

    def add(row: _Row) -> None:
        rows.append(row)

    def bottom() -> float:
        return rows[-1].bottom if rows else 0.0

    if sizes.narrow:
        add(_heading(words.HEADINGS[0], bottom(), sizes))
    for here, then, missing in (
        (now.civilians, last.civilians, words.NO_CIVILIANS),
        (now.military, last.military, words.NO_MILITARY),
    ):
        add(_statements(_one(here), _one(then), missing, bottom(), sizes))
    if sizes.narrow:
        add(_heading(words.HEADINGS[1], bottom(), sizes))
    add(_sum(now, last, bottom(), sizes))
    add(_heading(words.HEADINGS[2], bottom(), sizes))
    known = {_wording(same): same for same in now.umbrellas}
    missing = "" if known else words.NO_UMBRELLA
    for umbrella in last.umbrellas:
        add(_statements(known.get(_wording(umbrella), ()), umbrella, missing, bottom(), sizes))
        missing = ""
    if not last.umbrellas:
        add(_statements((), (), words.NO_UMBRELLA, bottom(), sizes))
    return rows, bottom()


def _one(statement: Statement | None) -> tuple[Statement, ...]:
    return (statement,) if statement else ()


def _wording(same: Sequence[Statement]) -> str:
    return same[0].claim.killed.words if same[0].claim.killed else ""


def _heading(words_: str, top: float, sizes: _Sizes) -> _Row:
    told = gutter.fitted(words_, sizes.plain, 14)
    high = sizes.heading + 16 * (len(told) - 1)
    printed = gutter.Printed(bold(lines(told)), 0, top + high / 2)
    return _Row(top, top + high, ruled=True, printed=(printed,))


def _statements(
    now: tuple[Statement, ...],
    last: tuple[Statement, ...],
    missing: str,
    top: float,
    sizes: _Sizes,
) -> _Row:
    """Figures of one wording, each with a bar for its days; or that there is none by that day."""
    many = len(last)
    told = _who(last, sizes) if last else []
    if sizes.narrow:
        begin = 21 + _LINE_PX * len(told)
        bars = tuple(top + begin + 8 + 10 * n for n in range(len(now)))
        high = max(44.0, begin + 6 + 10 * many) if last else 50.0
    else:
        most = max(len(told), 1.2 + len(_where(last, sizes)) if last else 0)
        high = max(sizes.row, 16 * most + 8, 14 * many + 8) if last else 34.0
        bars = tuple(top + high / 2 + 13 * (n - (len(now) - 1) / 2) for n in range(len(now)))
    bottom = top + high
    if not now:
        words_ = lines(_muted(one) for one in gutter.fitted(missing, sizes.plain, 12))
        said = (gutter.Printed(words_, 0, (top + bottom) / 2),) if missing else ()
        return _Row(top, bottom, printed=said)
    figure, who = _figure(now), lines(_who(now, sizes))
    if sizes.narrow:
        beside = (gutter.Printed(figure, 0, top + 13),)
        middle = top + 21 + _LINE_PX * len(_who(now, sizes)) / 2
        printed = (*beside, gutter.Printed(who, 0, middle))
    else:
        middle = (top + bottom) / 2
        stands = lines([figure, *_where(now, sizes)])
        printed = (gutter.Printed(stands, 0, middle), gutter.Printed(who, _FIGURE_AT, middle))
    return _Row(top, bottom, now, bars, printed=printed)


def _figure(same: tuple[Statement, ...]) -> str:
    return small(bold(_wording(same)), px=16) + " killed"


def _who(same: tuple[Statement, ...], sizes: _Sizes) -> list[str]:
    """Whom a row counts, who counts, over which days; where it stands, if not at the figure."""
    group = words.whom([one.claim.group.name for one in same if one.claim.group])
    by = words.by_whom(same)
    by = f"{by}; {words.said_where(same)}" if sizes.narrow else by
    parts = (by, words.over_which_days(same))
    strong = [escaped(one) for one in gutter.fitted(group, sizes.words)]
    return [
        *strong,
        *(_muted(one) for part in parts for one in gutter.fitted(part, sizes.words, 12)),
    ]


def _where(same: tuple[Statement, ...], sizes: _Sizes) -> list[str]:
    """Below a figure: where it stands, and when it was said."""
    return [_muted(one) for one in gutter.fitted(words.said_where(same), sizes.figure - 12, 12)]


def _sum(now: Invitation, last: Invitation, top: float, sizes: _Sizes) -> _Row:
    """The sum that no report gives, in words that no claim stands behind."""
    most, told = ([words.sum_in_words(one), words.why_not(one)] for one in (last, now))
    if not sizes.narrow:
        return _sum_beside(most[1], told, top, sizes)
    wrapped = gutter.fitted(most[1], sizes.plain, 13)
    high = 26 + 17 * max(1, len(wrapped))
    first = small(bold(told[0]), px=19) if now.refused else escaped(told[0])
    said = [first, *(escaped(one) for one in gutter.fitted(told[1], sizes.plain, 13))]
    return _Row(top, top + high, printed=(gutter.Printed(lines(said), 0, top + high / 2),))


def _sum_beside(most: str, told: Sequence[str], top: float, sizes: _Sizes) -> _Row:
    """The sum where figures stand, and beside it, over the days too, why it is none."""
    wide = sizes.plain - sizes.figure
    high = max(44, 12 + 17 * len(gutter.fitted(most, wide, 13)))
    middle = top + high / 2
    why = gutter.fitted(told[1], wide, 13)
    if not why:
        nothing = gutter.Printed(escaped(told[0]), 0, middle)
        return _Row(top, top + high, ruled=True, printed=(nothing,))
    sum_ = gutter.Printed(small(bold(told[0]), px=19), 0, middle)
    reasons = gutter.Printed(lines(escaped(one) for one in why), _FIGURE_AT, middle)
    return _Row(top, top + high, ruled=True, printed=(sum_, reasons))


def _muted(words_: str) -> str:
    return small(words_, px=12, colour=palette.MUTED) if words_ else ""


def _named_days(claims: Sequence[Claim]) -> list[dt.date]:
    return [d for c in claims for d in (c.happened.from_, c.happened.to, c.said_on.date) if d]


def _first_day(claims: Sequence[Claim]) -> dt.date:
    """The day at which the axis begins: before every day named, with room for an arrow."""
    return min(_named_days(claims), default=dt.date.max) - dt.timedelta(days=4)


def _axis(claims: Sequence[Claim]) -> dict[str, Any]:
    """Days, from the first to the last that a claim names; none where there is no claim."""
    if not claims:
        return {"visible": False}
    last = max(_named_days(claims))
    return {
        "type": "date",
        "domain": _DAYS,
        "range": [_at(_first_day(claims)), _at(last, 36)],
        "side": "top",
        "anchor": "y",
        "tickmode": "array",
        **_ticks(claims, weeks=2),
        "tickangle": 0,
        "tickfont": {"size": 12},
    }


def _ticks(claims: Sequence[Claim], *, weeks: int) -> dict[str, Any]:
    """Labels so many weeks apart, the last at the last day."""
    last = max(_named_days(claims))
    spans = (last - _first_day(claims)).days // (7 * weeks)
    each = (last - dt.timedelta(weeks=n * weeks) for n in range(spans, -1, -1))
    # Where “in October” begins, no label says that it was on its first day.
    ticks = [day for day in each if day.day > 1]
    return {
        "tickvals": [_at(day) for day in ticks],
        "ticktext": [short_day(day) for day in ticks],
    }


def _at(day: dt.date, hours: int = 0) -> str:
    return (dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours)).isoformat()


def _bar(claim: Claim, y: float, first: dt.date, chosen: str | None) -> Trace:
    begin, end = claim.happened.from_, claim.happened.to
    ours = claim.happened.is_inferred
    colour = palette.SPEAKER_COLOURS[claim.speaker.side]
    told = frame.hover(text.says_and_fight(claim), text.happened_in_words(claim.happened))
    return frame.scatter(
        x=[_at(begin) if begin else _at(first, 12), _at(end or claim.said_on.date, 24)],
        y=[y, y],
        mode="lines+markers",
        line={"color": colour, "width": 6, "dash": palette.DASH_INFERRED if ours else "solid"},
        opacity=1 if claim.id == chosen else 0.75,
        marker={
            "symbol": ["line-ns" if begin else "triangle-left", "line-ns"],
            "size": [13 if begin is None else 8, 8],
            "color": colour,
            "line": {"width": 2, "color": palette.INK if claim.id == chosen else colour},
        },
        customdata=[claim.id] * 2,
        hoverinfo="text",
        hovertext=[told] * 2,
        name="days of a figure",
        xaxis="x",
        cliponaxis=False,
    )


def _shapes(rows: Sequence[_Row]) -> list[dict[str, Any]]:
    """Rules above headings, and the hue of whoever speaks."""
    found = gutter.rules(row.top for row in rows if row.ruled)
    hues = [
        (row, palette.SPEAKER_COLOURS[row.same[0].claim.speaker.side]) for row in rows if row.same
    ]
    return found + gutter.bars((row.top, row.bottom, colour) for row, colour in hues)


def _areas(rows: Sequence[_Row]) -> list[dict[str, Any]]:
    """A row chooses the claim of its wording that came first; the bars choose each its own."""
    return [gutter.area(row.same[0].claim.id, row.top, row.bottom) for row in rows if row.same]
