"""Who counts whom: one row for each statement, killed and wounded side by side, no total.

Whose losses a speaker counts is told by place and ground, because hue (who says it), shape
(what kind) and edge and fill (how sure) are taken: rows stand under a heading with others of
their kind; a solid rail at the left edge marks a side that counts its own, a tinted ground a
side that counts the other. A third party, or a report in its own voice, has neither. All of
it survives greyscale.

There is no logarithmic axis, and none to switch to. A stated zero ("no loss of any kind") has
no place on it, an open end ("at least 50") would look shorter the larger the figure, and a
length would no longer stand for a number of people, which is all that it is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explainer.analysis.counters import by_counting
from explainer.analysis.counts import Comparison, Counting
from explainer.analysis.statements import Statement
from explainer.figures import frame, people
from explainer.figures.frame import Spec
from explainer.figures.lettering import bold, lines, small, wrap, wrapped
from explainer.records.bound import Claim, documents_of
from explainer.records.scales import Measure
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import counts as words

__all__ = ["claims_by_speaker"]

_HEADER_PX, _STANDPOINT_PX, _ROW_PX, _LINE_PX, _EMPTY_PX, _GAP_PX = 40, 26, 66, 17, 38, 10
_NARROW_CHARACTERS = 50
_NARROW_COLUMN_PX = 154
"""How wide a column is on the narrowest page, of 390 pixels."""
_Columns = dict[Measure, tuple[str, tuple[float, float]]]
_COLUMNS: _Columns = {"killed": ("x", (0.0, 0.47)), "wounded": ("x2", (0.53, 1.0))}
_THREE: _Columns = {
    "killed": ("x", (0.0, 0.31)),
    "wounded": ("x2", (0.345, 0.655)),
    "together": ("x3", (0.69, 1.0)),
}
"""The columns where somebody counts killed and wounded in one number."""


@dataclass(frozen=True)
class _Row:
    """A statement with the height of its mark, in pixels from the top."""

    statement: Statement
    y: float
    colour: str


@dataclass(frozen=True)
class _Block:
    """Rows of one standpoint, from ``top`` to ``bottom`` in pixels."""

    standpoint: Counting
    top: float
    bottom: float
    rows: tuple[_Row, ...]


@dataclass(frozen=True)
class _Panel:
    """One counted group, with the blocks of its rows."""

    comparison: Comparison
    top: float
    blocks: tuple[_Block, ...]


def claims_by_speaker(
    panels: Sequence[Comparison],
    *,
    chosen: str | None = None,
) -> Spec:
    """Casualty statements by counted group, standpoint and speaker, as worded.

    Parameters
    ----------
    panels : sequence of Comparison
        One panel for each counted group.
    chosen : str, optional
        Id of the claim that the reader has chosen; it is ringed.

    Returns
    -------
    Spec
        Points for exact figures, lines with an arrow for open ends, lines for ranges,
        hatched bands for words without a number. ``customdata`` holds claim ids.
    """
    placed, height = _laid_out(panels)
    rows = [row for panel in placed for block in panel.blocks for row in block.rows]
    documents = documents_of(c for row in rows for c in row.statement.carriers)
    claims = [row.statement.claim for row in rows]
    together = any("together" in people.measures(claim) for claim in claims)
    columns = _THREE if together else _COLUMNS
    figure = frame.blank(
        height=height + 70,
        question=words.QUESTION,
        alt=words.alt(panels),
        source=text.source_line(documents),
        margin={"l": 18, "r": 12, "t": 58, "b": 12},
        yaxis={"range": [height, 0], "visible": False},
    )
    for measure, (axis, domain) in columns.items():
        end = people.axis_end([c.quantity(measure) for c in claims if _counts(c, measure)])
        title = words.TITLES[measure]
        frame.lay_out(
            figure, **{axis.replace("x", "xaxis"): people.axis(title, domain, end, ticks=5)}
        )
        marks = _marks(rows, measure, chosen)
        name = f"figures of people {measure}"
        figure["data"] += people.traces(marks, end=end, name=name, axis=axis)
    frame.lay_out(figure, annotations=_labels(placed), shapes=_ground(placed))
    narrow = _labels(placed, narrow=True)
    beside = people.words_beside(figure, _NARROW_COLUMN_PX * 2 / len(columns))
    figure["layout"]["meta"]["narrow"] = {"annotations": narrow, **beside, **_narrow(columns)}
    return figure


def _narrow(columns: _Columns) -> dict[str, Any]:
    """What differs over three columns of a narrow page; two have room."""
    return {
        f"{axis.replace('x', 'xaxis')}.{name}": value
        for measure, (axis, _) in columns.items()
        for name, value in (("title.text", people.NARROW_TITLES[measure]), ("nticks", 3))
        if columns is _THREE
    }


def _counts(claim: Claim, measure: Measure) -> bool:
    return measure in people.measures(claim)


def _laid_out(panels: Sequence[Comparison]) -> tuple[list[_Panel], int]:
    """Where everything stands, and the height of all; rows leave room for the narrow labels."""
    placed, y = [], 0.0
    for panel in panels:
        top = y
        y += _header_px(panel)
        blocks = []
        for standpoint, given in by_counting(panel.statements):
            start = y
            y += _STANDPOINT_PX
            rows = []
            for statement in given:
                y += _ROW_PX + _LINE_PX * len(_below(statement, narrow=True))
                side = statement.claim.speaker.side
                rows.append(_Row(statement, y - 16, palette.SPEAKER_COLOURS[side]))
            blocks.append(_Block(standpoint, start, y, tuple(rows)))
            y += 6
        y += _GAP_PX if panel.statements else _EMPTY_PX
        placed.append(_Panel(panel, top, tuple(blocks)))
    return placed, int(y)


def _group_lines(panel: Comparison) -> list[str]:
    """Who is counted, in lines for the narrow page."""
    return wrap(text.capital(panel.group.name), 40)


def _header_px(panel: Comparison) -> int:
    """Room for who is counted, also on the narrow page."""
    return _HEADER_PX + _LINE_PX * (len(_group_lines(panel)) - 1)


def _labels(placed: Sequence[_Panel], *, narrow: bool = False) -> list[dict[str, Any]]:
    labels: list[dict[str, Any]] = []
    muted = {"size": 13, "color": palette.MUTED}
    for panel in placed:
        group = panel.comparison.group.name
        name = lines(_group_lines(panel.comparison)) if narrow else text.capital(group)
        size = {"size": 14 if narrow else 16}
        labels.append(frame.label(bold(name), x=0, y=panel.top + 10, yanchor="top", font=size))
        if not panel.blocks:
            below = panel.top + _header_px(panel.comparison)
            nobody = wrapped(words.why_empty(panel.comparison), 44 if narrow else 120)
            labels.append(frame.label(nobody, x=0, y=below + 10, font=muted))
        for block in panel.blocks:
            counting = text.COUNTING[block.standpoint]
            labels.append(frame.label(counting, x=0, y=block.top + 15, font=muted))
            labels += [_row_label(row, narrow=narrow) for row in block.rows]
    return labels


def _row_label(row: _Row, *, narrow: bool) -> dict[str, Any]:
    """Speaker and source, standing on the words of the mark."""
    below = lines(_below(row.statement, narrow=narrow))
    said = small(below, px=12 if narrow else 12.5, colour=palette.MUTED)
    label = lines([text.speaker(row.statement.claim), said])
    return frame.label(label, x=0, y=row.y - 27, yanchor="bottom")


def _below(statement: Statement, *, narrow: bool) -> list[str]:
    """What stands under the speaker, in lines."""
    width = _NARROW_CHARACTERS if narrow else 170
    told = words.of_statement(statement, narrow=narrow)
    return [part for line in told for part in wrap(line, width)]


def _marks(rows: Sequence[_Row], measure: Measure, chosen: str | None) -> list[people.Mark]:
    return [
        people.Mark(
            row.statement.claim,
            quantity,
            row.y,
            row.colour,
            half=7,
            struck=measure in row.statement.replaced,
            chosen=chosen in {c.id for c in row.statement.carriers},
            after=_own_word(row.statement.claim, measure),
        )
        for row in rows
        if _counts(row.statement.claim, measure)
        and (quantity := row.statement.claim.quantity(measure)) is not None
    ]


def _own_word(claim: Claim, measure: Measure) -> str:
    """The source's own word where it is not the one over the column."""
    own = text.measure_in_words(claim, measure)
    return "" if own == measure or measure == "together" else f" {own}"


def _ground(placed: Sequence[_Panel]) -> list[dict[str, Any]]:
    """A rule above each panel; a rail beside own losses, a tint behind an enemy's."""
    shapes = [frame.rule(panel.top + 4) for panel in placed]
    for panel in placed:
        for block in panel.blocks:
            if block.standpoint == "own":
                shapes.append(frame.rail(block.top, block.bottom))
            elif block.standpoint == "enemy":
                shapes.append(frame.tint(block.top, block.bottom))
    return shapes
