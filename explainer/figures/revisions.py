"""How one organisation's figures for the same people changed: a step line with dates.

Time runs down the page, one row for each statement, so that each step has room to say what it
counts; the rows carry the dates. A step joins two figures only where the records say that the
later revises the earlier: solid where both speak of as long a time, dashed where the later
may take in more and so is no second look at the same thing. Figures that nothing links
stand below, unjoined.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explainer.analysis.revisions import Join, Revisions
from explainer.figures import frame, people
from explainer.figures.frame import Spec, Trace
from explainer.figures.lettering import bold, escaped, lines, small, struck, wrap, wrapped
from explainer.records.bound import Claim, documents_of
from explainer.records.scales import Measure
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import counts
from explainer.words import revisions as in_words

__all__ = ["figures_by_date"]

_ROW_PX, _NARROW_ROW_PX = 88, 172
_Axes = dict[Measure, tuple[str, tuple[float, float], tuple[float, float]]]
_AXES: _Axes = {
    "killed": ("x", (0.4, 0.68), (0.5, 0.73)),
    "wounded": ("x2", (0.72, 1.0), (0.78, 1.0)),
}
"""The columns, with where they stand on a wide and on a narrow page."""
_THREE: _Axes = {
    "killed": ("x", (0.4, 0.58), (0.5, 0.65)),
    "wounded": ("x2", (0.61, 0.79), (0.68, 0.83)),
    "together": ("x3", (0.82, 1.0), (0.86, 1.0)),
}
"""The columns where killed and wounded are also counted in one number."""
_LINE_CHARACTERS, _NARROW_CHARACTERS = 58, 25
_MARK_AT = 0.45
_MOST_PLACES = 2
_ROOM = 1.65


def figures_by_date(revisions: Revisions, *, chosen: str | None = None) -> Spec:
    """One organisation's figures in the order in which it gave them, joined by its revisions.

    Parameters
    ----------
    revisions : Revisions
        The figures, which revises which, and those that stand apart.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed.

    Returns
    -------
    Spec
        Killed and wounded side by side, in the words of the records; ``customdata`` holds
        claim ids.
    """
    rows = _rows(revisions)
    documents = documents_of(claim for claim, _ in rows)
    bottom = rows[-1][1] + 1
    drawn = {measure for claim, _ in rows for measure in people.measures(claim)}
    axes = _THREE if "together" in drawn else _AXES
    figure = frame.blank(
        height=int(bottom * _ROW_PX) + 62,
        question=in_words.question(revisions),
        alt=in_words.alt(revisions),
        source=text.source_line(documents),
        margin={"l": 12, "r": 16, "t": 52, "b": 10},
        yaxis={"range": [bottom, 0], "visible": False},
    )
    words: list[dict[str, Any]] = []
    for measure, (axis, domain, _) in axes.items():
        drawn_here = [c for c, _ in rows if measure in people.measures(c)]
        end = people.axis_end([c.quantity(measure) for c in drawn_here], room=_ROOM)
        frame.lay_out(
            figure,
            **{axis.replace("x", "xaxis"): people.axis(counts.TITLES[measure], domain, end)},
        )
        marks = _marks(rows, revisions, measure, chosen)
        figure["data"] += _steps(revisions.joins, marks, axis)
        name = f"figures of people {measure}"
        figure["data"] += people.traces(marks, end=end, name=name, axis=axis)
        words += [_worded(mark, measure, axis, revisions.joins) for mark in marks]
    frame.lay_out(
        figure,
        annotations=[*_labels(rows, revisions), *words],
        shapes=[frame.rule(0)],
    )
    figure["layout"]["meta"]["narrow"] = {
        "height": int(bottom * _NARROW_ROW_PX) + 62,
        "annotations": _labels(rows, revisions, narrow=True),
        **_narrow(axes),
    }
    return figure


def _narrow(axes: _Axes) -> dict[str, Any]:
    """What differs in the columns of a narrow page."""
    found: dict[str, Any] = {}
    for measure, (axis, _, domain) in axes.items():
        name = axis.replace("x", "xaxis")
        title = people.NARROW_TITLES[measure]
        found |= {f"{name}.domain": list(domain), f"{name}.nticks": 3, f"{name}.title.text": title}
    return found


def _rows(revisions: Revisions) -> list[tuple[Claim, float]]:
    """Each claim with the top of its row; those apart come after a heading."""
    rows = [(claim, float(n)) for n, claim in enumerate(revisions.claims)]
    below = len(rows) + 0.4
    return rows + [(claim, below + n) for n, claim in enumerate(revisions.apart)]


def _marks(
    rows: Sequence[tuple[Claim, float]],
    revisions: Revisions,
    measure: Measure,
    chosen: str | None,
) -> list[people.Mark]:
    return [
        people.Mark(
            claim,
            quantity,
            top + _MARK_AT,
            palette.SPEAKER_COLOURS[claim.speaker.side],
            half=0.06,
            struck=measure in revisions.replaced(claim),
            chosen=claim.id == chosen,
            worded=False,
        )
        for claim, top in rows
        if measure in people.measures(claim) and (quantity := claim.quantity(measure)) is not None
    ]


def _steps(joins: Sequence[Join], marks: Sequence[people.Mark], axis: str) -> list[Trace]:
    """From each figure down to the row of the one that revises it, then across."""
    at = {mark.claim.id: mark for mark in marks if not mark.quantity.vague}
    return [
        frame.scatter(
            x=[start.at, start.at, end.at],
            y=[start.y, end.y, end.y],
            mode="lines",
            line={"color": start.colour, "width": 2, "dash": "dash" if join.widens else "solid"},
            hoverinfo="skip",
            name="revised",
            xaxis=axis,
            yaxis="y",
        )
        for join in joins
        if (start := at.get(join.earlier.id)) and (end := at.get(join.later.id))
    ]


def _worded(
    mark: people.Mark, measure: Measure, axis: str, joins: Sequence[Join]
) -> dict[str, Any]:
    """The words of a figure, above it and on the side from which no step comes."""
    below = any(
        join.later == mark.claim
        and (earlier := join.earlier.quantity(measure)) is not None
        and (people.stands_at(earlier) or 0) > mark.at
        for join in joins
    )
    return {
        "text": mark.words,
        "x": mark.at,
        "y": mark.y,
        "xref": axis,
        "yref": "y",
        "xanchor": "right" if below else "left",
        "yanchor": "bottom",
        "xshift": -5 if below else 5,
        "yshift": 5,
        "showarrow": False,
    }


def _labels(
    rows: Sequence[tuple[Claim, float]], revisions: Revisions, *, narrow: bool = False
) -> list[dict[str, Any]]:
    labels = [
        {
            **frame.label(_row_label(claim, revisions, narrow=narrow), x=0, y=top),
            "yanchor": "top",
            "yshift": -8,
        }
        for claim, top in rows
    ]
    if revisions.apart:
        heading = bold(wrapped(in_words.APART, 44 if narrow else 120))
        labels.append(frame.label(heading, x=0, y=len(revisions.claims) + 0.2))
    return labels


def _row_label(claim: Claim, revisions: Revisions, *, narrow: bool) -> str:
    """When it was said, by whom, and which days and places it counts."""
    width = _NARROW_CHARACTERS if narrow else _LINE_CHARACTERS
    places = in_words.places(claim)
    if narrow and len(claim.where) > _MOST_PLACES:
        places = f"{len(claim.where)} places"
    below = [text.speaker(claim), f"{text.happened_in_words(claim.happened)}; {places}"]
    head = [bold(text.said_in_words(claim))]
    if narrow:
        replaced = revisions.replaced(claim)
        for measure in people.measures(claim):
            figures = wrap(text.figure_in_words(claim, measure), width - 4)
            head += map(struck if measure in replaced else escaped, figures)
    told = lines(wrapped(part, width) for part in below)
    return lines([*head, small(told, px=12, colour=palette.MUTED)])
