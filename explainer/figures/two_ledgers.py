"""What each side says of its own losses and of the other side's, in one event: two by two.

Rows are the sides that speak, columns are the people counted, and all four cells share one scale,
so that a small and a large number look small and large. Both sides go through the same lines of
code. A side that counts the other's losses stands on a tinted ground, as in the comparison. Until
both sides have counted both, the cells are empty outlines: half a ledger is no ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from explainer.analysis.both_sides import BothSides
from explainer.analysis.counters import SIDES
from explainer.figures import frame, gutter, people, people_beside
from explainer.figures.frame import Spec
from explainer.figures.lettering import bold, lines, only_bold, small
from explainer.records.bound import Claim, documents_of
from explainer.records.scales import Measure, Side
from explainer.theme import palette, widths
from explainer.words import both_sides as words
from explainer.words import claims as text

__all__ = ["losses_by_speaker"]

_AXES: dict[Side, str] = {"pakistan": "x", "afghanistan": "x2"}
_TOP_PX, _FOOT_PX, _LEFT_PX, _RIGHT_PX = 40, 6, 16, 14
_Domains = dict[Side, tuple[float, float]]
_WIDE: _Domains = {"pakistan": (0.2, 0.585), "afghanistan": (0.615, 1.0)}
_NARROW: _Domains = {"pakistan": (0.0, 0.485), "afghanistan": (0.515, 1.0)}
_SLIM_TICKS = 3
_TICK_PX = 6
"""How long the ticks are at the foot of a cell: lines of a grid would cross its small words."""
_NARROW_COLUMN_PX = 154
"""How wide a column is on the narrowest page, of 358 pixels."""


@dataclass(frozen=True)
class _Sizes:
    """Heights in pixels, and how wide the words of a cell may be."""

    side: int
    mark: int
    words: float
    foot: int = 10
    line: int = 16


_ROOMY = _Sizes(side=6, mark=27, words=205, foot=8)
_SLIM = _Sizes(side=26, mark=36, words=_NARROW_COLUMN_PX)


@dataclass(frozen=True)
class _Cell:
    """A claim with its lines of words, and the height of each of its marks."""

    claim: Claim
    side: Side
    top: float
    bottom: float
    told: tuple[str, ...]
    marks: dict[Measure, float]


def losses_by_speaker(
    both_sides: BothSides | None,
    *,
    chosen: str | None = None,
    whole: BothSides | None = None,
) -> Spec:
    """Two sides' counts of one event: rows by speaker, columns by the side that is counted.

    Parameters
    ----------
    both_sides : BothSides or None
        The four cells; None before both sides have counted both.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed.
    whole : BothSides, optional
        The same on the last day of the documents, which sets heights and scale.

    Returns
    -------
    Spec
        Figures as worded; ``customdata`` holds claim ids.
    """
    last = whole or both_sides
    if last is None:
        raise ValueError("no ledger")
    wide, height = _placed(last, _ROOMY)
    slim, slim_height = _placed(last, _SLIM)
    claims = [cell.claim for cell in wide]
    said = both_sides.said if both_sides else {}
    documents = documents_of(c for cl in claims if cl.id in said for c in said[cl.id].carriers)
    figure = frame.blank(
        height=height + _TOP_PX + _FOOT_PX,
        question=words.QUESTION,
        alt=words.alt(both_sides) if both_sides else words.NOT_YET,
        source=text.source_line(documents),
        margin={"l": _LEFT_PX, "r": _RIGHT_PX, "t": _TOP_PX, "b": _FOOT_PX},
        **gutter.ground(height, (0, 1)),
    )
    end = people.axis_end(people.quantities_of(claims))
    now = wide if both_sides else []
    figure["data"].append(gutter.printed(_printed(now, _ROOMY, _WIDE)))
    _fill(figure, now, end, chosen, both_sides)
    frame.lay_out(figure, shapes=_shapes(wide, _WIDE, end, ticks=4, empty=not now))
    figure["layout"]["meta"] |= {
        "sticky": {"axes": [axis.replace("x", "xaxis") for axis in _AXES.values()]},
        "narrow_below": widths.ROWS_NARROW_PX,
        "areas": _areas(now, _WIDE),
        "narrow_areas": _areas(slim if now else [], _NARROW, _SLIM.side),
        "narrow": {
            **gutter.heights(slim_height, _TOP_PX + _FOOT_PX),
            **people_beside.moved(figure, _heights(wide, slim)),
            **_slim(figure, slim, end, empty=not now),
        },
    }
    return figure


def _fill(
    figure: Spec, now: list[_Cell], end: float, chosen: str | None, both_sides: BothSides | None
) -> None:
    """The two columns, with the marks that are known."""
    for side, axis in _AXES.items():
        drawn = people.axis(words.people_of(side), _WIDE[side], end) | {"showgrid": False}
        frame.lay_out(figure, **{axis.replace("x", "xaxis"): drawn})
        marks = [m for cell in now if cell.side == side for m in _marks(cell, chosen, both_sides)]
        figure["data"] += people.traces(marks, end=end, name=f"of {side}’s people", axis=axis)


def _slim(figure: Spec, slim: list[_Cell], end: float, *, empty: bool) -> dict[str, Any]:
    """What differs on a narrow page besides heights."""
    return {
        "shapes": _shapes(slim, _NARROW, end, ticks=_SLIM_TICKS, empty=empty),
        "data[0]": gutter.printed([] if empty else _printed(slim, _SLIM, _NARROW)),
        **_beside(figure),
        **_slim_axes(end),
    }


def _beside(figure: Spec) -> dict[str, Any]:
    """The words of the marks without their measure, which stands above them on a narrow page."""
    px = widths.FIGURE_LEAST_PX - _LEFT_PX - _RIGHT_PX
    columns = {_AXES[side]: (px * low, px * high) for side, (low, high) in _NARROW.items()}
    room = people_beside.RoomBeside(columns, (-_LEFT_PX, px + _RIGHT_PX))
    found: dict[str, Any] = people_beside.words_beside(figure, room)
    for path, texts in found.items():
        if path.endswith("].text"):
            found[path] = [only_bold(one) for one in texts]
    return found


def _slim_axes(end: float) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side, axis in _AXES.items():
        name = axis.replace("x", "xaxis")
        found[f"{name}.domain"] = list(_NARROW[side])
        found[f"{name}.tickvals"] = people.ticks_to(end, _SLIM_TICKS)
        found[f"{name}.title.text"] = text.SIDE[side]
    return found


def _placed(last: BothSides, sizes: _Sizes) -> tuple[list[_Cell], int]:
    """Every cell with its place, and the height of all."""
    found, y = [], 0
    for speaker in SIDES:
        y += sizes.side
        rows = max(len(last.cells[speaker, side]) for side in SIDES)
        for n in range(rows):
            beside = {s: last.cells[speaker, s][n : n + 1] for s in SIDES}
            told = {s: _told(c, last, sizes) for s in SIDES for c in beside[s]}
            high = max(map(len, told.values())) * sizes.line + 4
            measures = [m for m in get_args(Measure) if any(_has(c, m) for s in SIDES
                        for c in beside[s])]  # fmt: skip
            marks = {m: y + high + sizes.mark * (k + 0.5) for k, m in enumerate(measures)}
            bottom = y + high + sizes.mark * len(measures) + sizes.foot
            found += [
                _Cell(c, s, y, bottom, told[s], {m: at for m, at in marks.items() if _has(c, m)})
                for s in SIDES
                for c in beside[s]
            ]
            y = bottom
    return found, y


def _has(claim: Claim, measure: Measure) -> bool:
    return measure in people.measures(claim) and claim.quantity(measure) is not None


def _told(claim: Claim, both_sides: BothSides, sizes: _Sizes) -> tuple[str, ...]:
    """Whom a cell counts, who says so, and when; where it stands, if there is room."""
    slim = sizes is _SLIM
    group = text.capital(claim.group.name) if claim.group else ""
    strong = [bold(one) for one in gutter.fitted(group, sizes.words, 14)]
    said = words.said_by(claim) if slim else words.said_where(claim, both_sides)
    below = gutter.fitted(said, sizes.words + (0 if slim else 40), 12)
    return (*strong, *(small(one, px=12, colour=palette.MUTED) for one in below))


def _printed(cells: list[_Cell], sizes: _Sizes, domains: _Domains) -> list[gutter.Printed]:
    """The side that speaks, the words of each cell, and on a narrow page what each mark counts."""
    slim = sizes is _SLIM
    found: list[gutter.Printed] = []
    heads = {cell.claim.speaker.side: cell for cell in reversed(cells)}
    for cell in cells:
        left = domains[cell.side][0]
        if cell.side == SIDES[0] and not any(one.y > cell.top for one in found if one.x == 0):
            told = words.side_says(cell.claim.speaker.side)
            if slim and heads[cell.claim.speaker.side].top == cell.top:
                found.append(gutter.Printed(bold(told), 0, cell.top - 12))
            elif not slim:
                said = lines(bold(one) for one in gutter.fitted(told, 120))
                found.append(gutter.Printed(said, 0, (cell.top + cell.bottom) / 2))
        middle = cell.top + 2 + sizes.line * len(cell.told) / 2
        found.append(gutter.Printed(lines(cell.told), left, middle))
        if slim:
            found += [
                gutter.Printed(
                    small(text.measure_in_words(cell.claim, measure), px=12), left, at - 12
                )
                for measure, at in cell.marks.items()
            ]
    return found


def _marks(cell: _Cell, chosen: str | None, both_sides: BothSides | None) -> list[people.Mark]:
    colour = palette.SPEAKER_COLOURS[cell.claim.speaker.side]
    carried = text.carried_by(both_sides.said[cell.claim.id]) if both_sides else ""
    return [
        people.Mark(
            cell.claim,
            quantity,
            y,
            colour,
            chosen=cell.claim.id == chosen,
            after=" " + small(text.measure_in_words(cell.claim, measure), px=13),
            tells=carried,
        )
        for measure, y in cell.marks.items()
        if (quantity := cell.claim.quantity(measure)) is not None
    ]


def _heights(wide: list[_Cell], slim: list[_Cell]) -> Mapping[float, float]:
    return {
        y: other.marks[measure] + 3
        for cell, other in zip(wide, slim, strict=True)
        for measure, y in cell.marks.items()
    }


def _shapes(
    cells: list[_Cell], domains: _Domains, end: float, *, ticks: int, empty: bool
) -> list[Any]:
    """Rules between the sides, a tint behind what a side counts of the other, or outlines."""
    found = gutter.rules({cell.top - 1 for cell in cells if cell.side == SIDES[0]})
    if empty:
        for side, axis in _AXES.items():
            at = [y for cell in cells if cell.side == side for y in cell.marks.values()]
            found += gutter.outlines(at, end, axis)
        return found
    for cell in cells:
        low, high = domains[cell.side]
        if cell.claim.speaker.side != cell.side:
            found.append(frame.tint(cell.top, cell.bottom, x0=low - 0.01, x1=high + 0.008))
    found += [_ticks(cells, side, people.ticks_to(end, ticks)) for side in SIDES]
    hues = [(c, palette.SPEAKER_COLOURS[c.claim.speaker.side]) for c in cells]
    return found + gutter.bars(
        (cell.top, cell.bottom, colour) for cell, colour in hues if cell.side == SIDES[0]
    )


def _ticks(cells: list[_Cell], side: Side, values: list[int]) -> dict[str, Any]:
    """The numbers of the axis again at the foot of each cell of a column."""
    feet = dict.fromkeys(cell.bottom for cell in cells)
    path = "".join(
        f"M{value},{foot - _TICK_PX:g}V{foot - 1:g}" for foot in feet for value in values
    )
    line = {"color": palette.MUTED, "width": 1}
    return {"type": "path", "path": path, "xref": _AXES[side], "layer": "below", "line": line}


def _areas(cells: list[_Cell], domains: _Domains, above: int = 0) -> list[dict[str, Any]]:
    """The whole of a cell chooses its claim; the side that speaks, left of it or above, the first.

    ``above`` is how high those words are where they stand above the cells.
    """
    tops = {cell.claim.speaker.side: cell.top for cell in reversed(cells)}
    return [
        {
            **gutter.area(cell.claim.id, cell.top - (above if is_first else 0), cell.bottom),
            "x": [0 if cell.side == SIDES[0] else domains[cell.side][0], domains[cell.side][1]],
        }
        for cell in cells
        for is_first in [cell.top == tops[cell.claim.speaker.side]]
    ]
