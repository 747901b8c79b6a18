"""The lines between statements, as elbows in the free strips between the columns.

Links that belong together (one disagreement, or all that is done to one statement) share one
upright line; each of their statements joins it by a level line, with a dot where they meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.exchanges import Basis, Link
from explainer.figures.statements.blocks import Block

__all__ = ["ArrowHead", "Bundle", "bundled"]

_STRIPS = ((376, 454), (836, 864))
"""The free strips of the wide sheet: between the two sides, and before the third column."""
_LANE_PX, _CLEAR_PX, _SPREAD_PX, _MARK_PX = 10, 8, 4, 11

_Point = tuple[float, float]


@dataclass(frozen=True)
class ArrowHead:
    """Where an arrow ends, and whether it points to the right."""

    x: float
    y: float
    rightwards: bool


@dataclass(frozen=True)
class Bundle:
    """Links drawn as one.

    Attributes
    ----------
    basis : {"stated", "inferred"}
        Whether the text states the links or we do.
    ids : frozenset of str
        The statements that are joined.
    paths : tuple of tuple of points
        Lines, as (x, y) in pixels of the wide sheet.
    dots : tuple of points
        Where level lines meet an upright one.
    heads : tuple of ArrowHead
        Beside the statement to which something is done, where the text says so.
    """

    basis: Basis
    ids: frozenset[str]
    paths: tuple[tuple[_Point, ...], ...]
    dots: tuple[_Point, ...]
    heads: tuple[ArrowHead, ...]


@dataclass(frozen=True)
class _Group:
    """The statements of one bundle, and the one at which its arrows point, if any."""

    basis: Basis
    blocks: tuple[Block, ...]
    target: str


def bundled(links: Sequence[Link], blocks: Sequence[Block]) -> tuple[Bundle, ...]:
    """Links between statements of the wide sheet, as lines.

    Parameters
    ----------
    links : sequence of Link
        The links; one of which an end is not among ``blocks`` is not drawn.
    blocks : sequence of Block
        The statements, where they stand.
    """
    groups = _groups(links, blocks)
    levels = _levels(groups)
    spans = [_spans(group, levels[n]) for n, group in enumerate(groups)]
    lanes = [_lanes([span[strip] for span in spans], _STRIPS[strip]) for strip in (0, 1)]
    return tuple(
        _bundle(group, levels[n], spans[n], (lanes[0][n], lanes[1][n]))
        for n, group in enumerate(groups)
    )


def _groups(links: Sequence[Link], blocks: Sequence[Block]) -> list[_Group]:
    shown = {block.said.id for block in blocks}
    joined: dict[tuple[str, Basis, str], set[str]] = defaultdict(set)
    for link in links:
        if link.source not in shown or link.target not in shown:
            continue
        shared = link.contradiction.id if link.contradiction else link.how
        target = "" if link.contradiction else link.target
        joined[shared, link.basis, target] |= {link.source, link.target}
    return [
        _Group(basis, tuple(block for block in blocks if block.said.id in ids), target)
        for (_, basis, target), ids in joined.items()
    ]


def _levels(groups: Sequence[_Group]) -> list[dict[str, float]]:
    """The height at which each statement of each group is left, a little apart from the next."""
    total: dict[str, int] = defaultdict(int)
    for group in groups:
        for block in group.blocks:
            total[block.said.id] += 1
    seen: dict[str, int] = defaultdict(int)
    found = []
    for group in groups:
        level = {}
        for block in group.blocks:
            key = block.said.id
            apart = min(_SPREAD_PX, 3 * _SPREAD_PX / total[key])
            level[key] = block.mark + apart * (seen[key] - (total[key] - 1) / 2)
            seen[key] += 1
        found.append(level)
    return found


_Span = tuple[float, float] | None


def _strip(block: Block) -> int:
    return int(block.said.column == "third-party")


def _crossing(group: _Group) -> float | None:
    """Where a group passes the second column: just above its first statement in the third."""
    if len({_strip(block) for block in group.blocks}) < 2:
        return None
    return min(block.band for block in group.blocks if _strip(block)) - 4


def _spans(group: _Group, level: dict[str, float]) -> tuple[_Span, _Span]:
    """From where to where the upright line runs in each strip."""
    crossing = _crossing(group)
    found: list[_Span] = []
    for strip in (0, 1):
        ys = [level[block.said.id] for block in group.blocks if _strip(block) == strip]
        ys += [crossing] if crossing is not None else []
        found.append((min(ys), max(ys)) if ys else None)
    return found[0], found[1]


def _lanes(spans: Sequence[_Span], strip: tuple[float, float]) -> list[float]:
    """A place in the strip for each span, so that no two overlap on one."""
    free: list[float] = []
    lane: dict[int, int] = {}
    for n, span in sorted(enumerate(spans), key=lambda item: item[1] or (0.0, 0.0)):
        if span is not None:
            fit = next((k for k, end in enumerate(free) if end + _CLEAR_PX < span[0]), len(free))
            free[fit : fit + 1] = [span[1]]
            lane[n] = fit
    low, high = strip
    pitch = min(_LANE_PX, (high - low) / max(len(free), 1))
    start = (low + high - pitch * (len(free) - 1)) / 2
    return [start + pitch * lane.get(n, 0) for n in range(len(spans))]


def _bundle(
    group: _Group,
    level: dict[str, float],
    spans: tuple[_Span, _Span],
    lanes: tuple[float, float],
) -> Bundle:
    paths: list[tuple[_Point, ...]] = []
    dots: list[_Point] = []
    heads: list[ArrowHead] = []
    for block in group.blocks:
        y, lane = level[block.said.id], lanes[_strip(block)]
        side = _MARK_PX if block.slot.mark < lane else -_MARK_PX
        paths.append(((block.slot.mark + side, y), (lane, y)))
        dots.append((lane, y))
        if block.said.id == group.target and group.basis == "stated":
            heads.append(ArrowHead(block.slot.mark + side, y, side < 0))
    for lane, span in zip(lanes, spans, strict=True):
        if span is not None:
            paths.append(((lane, span[0]), (lane, span[1])))
    crossing = _crossing(group)
    if crossing is not None:
        paths.append(((lanes[0], crossing), (lanes[1], crossing)))
    ids = frozenset(block.said.id for block in group.blocks)
    return Bundle(group.basis, ids, tuple(paths), tuple(dots), tuple(heads))
