"""How one organisation's figures for the same people changed: a step line with dates.

Time runs down the page, one row for each statement, with what it counts in the gutter; the rows
carry the dates. A step joins two figures only where the records say that the later revises the
earlier: solid where both speak of as long a time, dashed where the later may take in more and so
is no second look at the same thing. Steps run between marks alone, never through the gutter.
Figures that nothing links stand below, unjoined. Rows are those of the last day: what has not
been said yet is an empty outline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.analysis.revisions import Join, Revisions
from explainer.figures import frame, gutter, people, people_beside
from explainer.figures.frame import Spec, Trace
from explainer.figures.lettering import BREAK, bold, lines, small, wrapped
from explainer.records.bound import Claim, documents_of
from explainer.records.scales import Measure
from explainer.theme import palette, widths
from explainer.words import claims as text
from explainer.words import counts
from explainer.words import revisions as in_words

__all__ = ["figures_by_date"]

_TOP_PX, _FOOT_PX = 38, 4
_Axes = dict[Measure, tuple[str, tuple[float, float], tuple[float, float]]]
_AXES: _Axes = {
    "killed": ("x", (0.51, 0.71), (0.42, 0.64)),
    "wounded": ("x2", (0.735, 0.97), (0.745, 0.985)),
}
"""The columns, with where they stand on a wide and on a narrow page."""
_THREE: _Axes = {
    "killed": ("x", (0.51, 0.64), (0.4, 0.58)),
    "wounded": ("x2", (0.67, 0.81), (0.61, 0.79)),
    "together": ("x3", (0.845, 1.0), (0.82, 1.0)),
}
"""The columns where killed and wounded are also counted in one number."""
_ROOM = 1.4


@dataclass(frozen=True)
class _Sizes:
    """The least height of a row, that of the heading, and how wide the gutter's words are."""

    row: int
    heading: int
    words: float
    short: bool


_ROOMY = _Sizes(row=44, heading=26, words=340, short=False)
_SLIM = _Sizes(row=60, heading=44, words=112, short=True)


@dataclass(frozen=True)
class _Row:
    """A figure of the last day with its place, and the claim that gives it by now, if any."""

    last: Claim
    now: Claim | None
    top: float
    bottom: float
    told: tuple[str, ...]

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2


def figures_by_date(
    revisions: Revisions,
    *,
    chosen: str | None = None,
    by_now: Sequence[Claim] | None = None,
    replaced: Mapping[str, set[Measure]] | None = None,
) -> Spec:
    """One organisation's figures in the order in which it gave them, joined by its revisions.

    Parameters
    ----------
    revisions : Revisions
        The figures of the last day, which revises which, and those that stand apart.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed.
    by_now : sequence of Claim, optional
        Those of them that have been made; all by default.
    replaced : mapping, optional
        By claim, which of its figures have been replaced by now; as ``revisions`` has it by
        default.

    Returns
    -------
    Spec
        Killed and wounded side by side, in the words of the records; ``customdata`` holds
        claim ids.
    """
    whole = (*revisions.claims, *revisions.apart)
    known = whole if by_now is None else by_now
    struck = replaced if replaced is not None else {c.id: revisions.replaced(c) for c in whole}
    wide, height = _placed(revisions, known, _ROOMY)
    slim, slim_height = _placed(revisions, known, _SLIM)
    said = [row.now for row in wide if row.now]
    axes = _THREE if any("together" in people.measures(claim) for claim in whole) else _AXES
    figure = frame.blank(
        height=int(height) + _TOP_PX + _FOOT_PX,
        question=in_words.question(revisions),
        alt=in_words.alt(revisions, said),
        source=text.source_line(documents_of(said)),
        margin={"l": 12, "r": 16, "t": _TOP_PX, "b": _FOOT_PX},
        **gutter.ground(height, (0, 1)),
    )
    figure["data"].append(gutter.printed(_printed(wide, revisions, _ROOMY)))
    ends = _ends(axes, whole)
    for measure, (axis, domain, _) in axes.items():
        drawn = people.axis(counts.column_title(measure), domain, ends[axis])
        frame.lay_out(figure, **{axis.replace("x", "xaxis"): drawn})
        marks = _marks(wide, struck, measure, chosen)
        figure["data"] += _column(marks, revisions.joins, measure, axis, ends[axis])
    frame.lay_out(figure, shapes=_shapes(wide, ends))
    figure["layout"]["meta"] |= {
        **_offered(wide, slim, axes),
        "narrow": {
            **gutter.heights(slim_height, _TOP_PX + _FOOT_PX),
            **people_beside.moved(figure, {a.y: b.y for a, b in zip(wide, slim, strict=True)}),
            **_narrow(figure, axes, revisions.joins, ends),
            **_slim(slim, revisions, ends),
        },
    }
    return figure


def _ends(axes: _Axes, whole: Sequence[Claim]) -> dict[str, float]:
    """Where each axis ends, by its name."""
    return {
        axis: people.axis_end(
            [c.quantity(measure) for c in whole if measure in people.measures(c)], room=_ROOM
        )
        for measure, (axis, _, _) in axes.items()
    }


def _slim(rows: Sequence[_Row], revisions: Revisions, ends: Mapping[str, float]) -> dict[str, Any]:
    """The gutter and the ground of a narrow page."""
    words = gutter.printed(_printed(rows, revisions, _SLIM))
    return {"shapes": _shapes(rows, ends), "data[0]": words}


def _offered(wide: Sequence[_Row], slim: Sequence[_Row], axes: _Axes) -> dict[str, Any]:
    """What chooses, what stays in sight, and below which width the page is narrow."""
    areas = {"areas": _areas(wide), "narrow_areas": _areas(slim)}
    sticky = {"axes": [axis.replace("x", "xaxis") for axis, _, _ in axes.values()]}
    return {"narrow_below": widths.REVISIONS_NARROW_PX, "sticky": sticky, **areas}


def _column(
    marks: Sequence[people.Mark], joins: Sequence[Join], measure: Measure, axis: str, end: float
) -> list[Trace]:
    """The steps and the marks of one measure."""
    name = f"figures of people {measure}"
    drawn = people.traces(marks, end=end, name=name, axis=axis)
    turned = [_turned(trace, joins, measure, end) for trace in drawn]
    return [*_steps(joins, marks, axis), *turned]


def _narrow(
    figure: Spec, axes: _Axes, joins: Sequence[Join], ends: Mapping[str, float]
) -> dict[str, Any]:
    """What differs in the columns of a narrow page."""
    found: dict[str, Any] = {**_in_lines(figure), **_turned_back(figure, joins, ends)}
    for measure, (axis, _, domain) in axes.items():
        name = axis.replace("x", "xaxis")
        found |= {
            f"{name}.domain": list(domain),
            f"{name}.tickvals": people.ticks_to(ends[axis], 2),
            f"{name}.title.text": people.NARROW_TITLES[measure],
        }
    return found


def _turned_back(
    figure: Spec, joins: Sequence[Join], ends: Mapping[str, float]
) -> dict[str, list[str]]:
    """Where a step passes at the left of words, a narrow column has no room on their right."""
    later = {join.later.id for join in joins}
    return {
        f"data[{n}].textposition": [
            "middle left"
            if x > ends[trace["xaxis"]] / 2 and one not in later and _is_passed(one, joins, at)
            else side
            for one, (x, _), side in zip(at, at.values(), trace["textposition"], strict=True)
        ]
        for n, trace in enumerate(figure["data"])
        if trace["mode"] == "markers+text"
        for at in [_places(trace)]
    }


def _places(trace: Trace) -> dict[str, tuple[float, float]]:
    """Where each claim of a trace stands."""
    return dict(zip(trace["customdata"], zip(trace["x"], trace["y"], strict=True), strict=True))


def _in_lines(figure: Spec) -> dict[str, list[str]]:
    """The words of the marks in short lines, for narrow columns."""
    return {
        f"data[{n}].text": [_above_line(str(words)) for words in trace["text"]]
        for n, trace in enumerate(figure["data"])
        if trace["mode"] == "markers+text"
    }


def _above_line(words: str) -> str:
    """Words in two lines, lifted by an empty third: an open line runs below and strikes none."""
    if "at least " not in words:
        return words
    apart = f"{people.APART}{BREAK}{people.APART}"
    return words.replace("at least ", f"at least{apart}") + f"{BREAK} "


def _placed(
    revisions: Revisions, known: Sequence[Claim], sizes: _Sizes
) -> tuple[list[_Row], float]:
    """Each claim with its row; those apart come after a heading."""
    now = {claim.origin or claim.id: claim for claim in known}
    rows: list[_Row] = []
    y = 0.0
    above: Claim | None = None
    for n, claim in enumerate((*revisions.claims, *revisions.apart)):
        if n == len(revisions.claims):
            y += sizes.heading
            above = None
        told = _told(claim, above, sizes)
        high = max(sizes.row, 16 * len(told) + 6)
        rows.append(_Row(claim, now.get(claim.origin or claim.id), y, y + high, told))
        y, above = y + high, claim
    return rows, y


def _told(claim: Claim, above: Claim | None, sizes: _Sizes) -> tuple[str, ...]:
    """When a figure was given, by whom, and which days and places it counts."""
    new = above is None or above.speaker.id != claim.speaker.id
    who, said = text.speaker(claim) if new else "", text.said_in_words(claim)
    head = [bold(one) for one in gutter.fitted(said, sizes.words, 14)]
    if sizes.short:
        below = [who if above else "", in_words.days_short(claim), in_words.places_short(claim)]
    else:
        below = [f"{text.happened_in_words(claim.happened)}; {in_words.places(claim)}"]
        if who and gutter.wide_px(said, 14) + gutter.wide_px(who, 12) < sizes.words:
            head = [head[0] + small(f", {who}", px=12, colour=palette.MUTED)]
        else:
            below.insert(0, who)
    told = [one for part in below for one in gutter.fitted(part, sizes.words, 12)]
    return (*head, *(small(one, px=12, colour=palette.MUTED) for one in told))


def _printed(rows: Sequence[_Row], revisions: Revisions, sizes: _Sizes) -> list[gutter.Printed]:
    found = [gutter.Printed(lines(row.told), 0, row.y) for row in rows if row.now]
    apart = rows[len(revisions.claims) :]
    if any(row.now for row in apart):
        heading = bold(wrapped(in_words.APART, 40 if sizes.short else 120))
        found.append(gutter.Printed(heading, 0, apart[0].top - sizes.heading / 2))
    return found


def _marks(
    rows: Sequence[_Row],
    struck: Mapping[str, set[Measure]],
    measure: Measure,
    chosen: str | None,
) -> list[people.Mark]:
    return [
        people.Mark(
            claim,
            quantity,
            row.y,
            palette.SPEAKER_COLOURS[claim.speaker.side],
            struck=measure in struck.get(claim.id, ()),
            chosen=claim.id == chosen,
            tells=text.happened_in_words(claim.happened),
        )
        for row in rows
        if (claim := row.now)
        and measure in people.measures(claim)
        and (quantity := claim.quantity(measure)) is not None
    ]


def _steps(joins: Sequence[Join], marks: Sequence[people.Mark], axis: str) -> list[Trace]:
    """From each figure down to the row of the one that revises it, then across."""
    at = {mark.claim.id: mark for mark in marks if not mark.quantity.vague}
    found = []
    for widens in (True, False):
        x: list[float | None] = []
        y: list[float | None] = []
        for join in joins:
            start, end = at.get(join.earlier.id), at.get(join.later.id)
            if join.widens is widens and start and end:
                x += [start.at, start.at, end.at, None]
                y += [start.y, end.y, end.y, None]
        if x:
            line = {"color": marks[0].colour, "width": 2, "dash": "dash" if widens else "solid"}
            step = {"x": x, "y": y, "line": line, "xaxis": axis, "yaxis": "y"}
            found.append(frame.scatter(mode="lines", hoverinfo="skip", name="revised", **step))
    return found


def _turned(trace: Trace, joins: Sequence[Join], measure: Measure, end: float) -> Trace:
    """The words of each mark on the side from which no step comes, and where there is room."""
    if trace["mode"] != "markers+text":
        return trace
    from_left: set[str] = set()
    from_right: set[str] = set()
    for join in joins:
        earlier, later = (c.quantity(measure) for c in (join.earlier, join.later))
        if earlier is not None and later is not None:
            down = (people.stands_at(earlier) or 0) > (people.stands_at(later) or 0)
            (from_right if down else from_left).add(join.later.id)
    at = _places(trace)
    from_left |= {one for one in at if _is_passed(one, joins, at)}
    sides = [
        "middle left" if one in from_right or (one not in from_left and x > end / 2) else
        "middle right"
        for one, (x, _) in at.items()
    ]  # fmt: skip
    return {**trace, "textposition": sides}


def _is_passed(claim: str, joins: Sequence[Join], at: Mapping[str, tuple[float, float]]) -> bool:
    """Whether a step between other figures goes down at the left of a figure."""
    x, y = at[claim]
    ends = [
        (at[j.earlier.id], at[j.later.id]) for j in joins if {j.earlier.id, j.later.id} <= set(at)
    ]
    return any(start[0] < x and start[1] < y < foot[1] for start, foot in ends)


def _shapes(rows: Sequence[_Row], ends: Mapping[str, float]) -> list[dict[str, Any]]:
    hues = [(row, palette.SPEAKER_COLOURS[row.now.speaker.side]) for row in rows if row.now]
    found = gutter.rules(row.top for row in rows)
    found += gutter.bars((row.top, row.bottom, colour) for row, colour in hues)
    waiting = [row.y for row in rows if row.now is None]
    return found + [
        one for axis, end in ends.items() for one in gutter.outlines(waiting, end, axis)
    ]


def _areas(rows: Sequence[_Row]) -> list[dict[str, Any]]:
    return [gutter.area(row.now.id, row.top, row.bottom) for row in rows if row.now]
