"""What each side says of its own losses and of the other side's, in one event: two by two.

Rows are speakers, columns are the people counted, and all four cells share one scale, so that
a small and a large number look small and large. Both sides go through the same lines of code.
A side that counts the other's losses stands on a tinted ground, as in the comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explainer.analysis.both_sides import BothSides
from explainer.analysis.counters import SIDES
from explainer.figures import frame, people
from explainer.figures.frame import Spec
from explainer.figures.lettering import lines, small, wrapped
from explainer.records.bound import Claim, documents_of
from explainer.records.scales import Side
from explainer.theme import palette
from explainer.words import both_sides as words
from explainer.words import claims as text

__all__ = ["losses_by_speaker"]

_AXES: dict[Side, tuple[str, tuple[float, float]]] = {
    "pakistan": ("x", (0.0, 0.48)),
    "afghanistan": ("x2", (0.52, 1.0)),
}
_EDGES = {"pakistan": (-0.008, 0.485), "afghanistan": (0.515, 1.008)}
_ROW_PX, _NARROW_ROW_PX = 206, 310
_MARK_AT = {"killed": 0.66, "wounded": 0.91, "together": 0.66}
_LINE_CHARACTERS, _NARROW_CHARACTERS = 66, 22
_NARROW_COLUMN_PX = 156
"""How wide a column is on the narrowest page, of 390 pixels."""


def losses_by_speaker(both_sides: BothSides, *, chosen: str | None = None) -> Spec:
    """Two sides' counts of one event: rows by speaker, columns by the side that is counted.

    Parameters
    ----------
    both_sides : BothSides
        The four cells, and what others count.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed.

    Returns
    -------
    Spec
        Figures as worded; ``customdata`` holds claim ids.
    """
    placed = _placed(both_sides)
    claims = [claim for _, _, claim in placed]
    documents = documents_of(c for claim in claims for c in both_sides.said[claim.id].carriers)
    rows = max(y for y, _, _ in placed) + 1
    figure = frame.blank(
        height=rows * _ROW_PX + 66,
        question=words.QUESTION,
        alt=words.alt(both_sides),
        source=text.source_line(documents),
        margin={"l": 18, "r": 14, "t": 44, "b": 22},
        yaxis={"range": [rows, 0], "visible": False},
    )
    end = people.axis_end(people.quantities_of(claims))
    for side, (axis, domain) in _AXES.items():
        drawn = people.axis(words.people_of(side), domain, end)
        frame.lay_out(figure, **{axis.replace("x", "xaxis"): drawn})
        marks = [
            mark
            for y, counted_side, claim in placed
            if counted_side == side
            for mark in _marks(claim, y, chosen)
        ]
        figure["data"] += people.traces(marks, end=end, name=f"of {side}’s people", axis=axis)
    frame.lay_out(
        figure,
        annotations=_labels(placed, both_sides, _LINE_CHARACTERS),
        shapes=[*map(frame.rule, range(rows)), *_ground(placed)],
    )
    figure["layout"]["meta"]["narrow"] = {
        "height": rows * _NARROW_ROW_PX + 66,
        "annotations": _labels(placed, both_sides, _NARROW_CHARACTERS),
        **{
            f"{axis.replace('x', 'xaxis')}.title.text": text.SIDE[side]
            for side, (axis, _) in _AXES.items()
        },
        **people.words_beside(figure, _NARROW_COLUMN_PX),
    }
    return figure


def _placed(both_sides: BothSides) -> list[tuple[int, Side, Claim]]:
    """Each claim with its row and the side that it counts."""
    placed, row = [], 0
    for speaker in SIDES:
        for side in SIDES:
            placed += [(row + n, side, c) for n, c in enumerate(both_sides.cells[speaker, side])]
        row += max(len(both_sides.cells[speaker, side]) for side in SIDES)
    return placed


def _marks(claim: Claim, row: int, chosen: str | None) -> list[people.Mark]:
    colour = palette.SPEAKER_COLOURS[claim.speaker.side]
    return [
        people.Mark(
            claim,
            quantity,
            row + _MARK_AT[measure],
            colour,
            half=0.028,
            chosen=claim.id == chosen,
            after=lines(["", text.measure_in_words(claim, measure)]),
        )
        for measure in people.measures(claim)
        if (quantity := claim.quantity(measure)) is not None
    ]


def _labels(
    placed: Sequence[tuple[int, Side, Claim]], both_sides: BothSides, characters: int
) -> list[dict[str, Any]]:
    return [
        {
            **frame.label(_cell_label(claim, both_sides, characters), x=_AXES[side][1][0], y=row),
            "yanchor": "top",
            "yshift": -8,
        }
        for row, side, claim in placed
    ]


def _cell_label(claim: Claim, both_sides: BothSides, characters: int) -> str:
    """Who says it, of whose people, which people, when and where it stands."""
    group = claim.group.name if claim.group else ""
    told = filter(None, (group, words.said_where(claim, both_sides)))
    below = lines(wrapped(part, characters + 2) for part in told)
    strong = wrapped(words.of_whose_side(claim), characters)
    return lines([strong, small(below, px=12, colour=palette.MUTED)])


def _ground(placed: Sequence[tuple[int, Side, Claim]]) -> list[dict[str, Any]]:
    """A tint behind the cells in which a side counts the other."""
    return [
        frame.tint(row + 0.01, row + 1, x0=_EDGES[side][0], x1=_EDGES[side][1])
        for row, side, claim in placed
        if claim.speaker.side != side
    ]
