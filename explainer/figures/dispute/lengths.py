"""How long the line is: lengths as published and lengths of our drawings, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.figures.dispute.places import DisputeCanvas, PlacedPoint
from explainer.records.bound import Claim
from explainer.words import dispute as words

__all__ = ["Length", "ScaleWords", "said", "scale", "standing"]

_FROM, _TO = 2000, 2700
"""The ends of the scale in kilometres; it does not begin at none, and its ends are printed."""
_PUBLISHED_PX, _OURS_PX, _ABOVE_PX = 30, 88, 33
_ROW_PX, _OURS_ROW_PX, _HEAD_PX = 44, 26, 20


@dataclass(frozen=True)
class Length:
    """A length with its place; without a claim it is our own."""

    km: float
    told: str
    x: float
    y: float
    claim: Claim | None = None
    below: bool = False
    beside: bool = False
    tells: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScaleWords:
    """Words of the scale that are no mark's."""

    words: str
    x: float
    y: float


def standing(
    placed: PlacedPoint, canvas: DisputeCanvas, ours: Sequence[tuple[str, float]]
) -> Iterator[Length]:
    """Every length at its place: published ones in one row, ours in another."""
    if placed.scale is None:
        return
    top = placed.y[0]
    claims = [claim for one in placed.asked.readings for claim in one.claims]
    ordered = sorted(claims, key=_km)
    for at, claim in enumerate(ordered):
        y = top + _HEAD_PX + (at + 0.5) * _ROW_PX if canvas.stacked else top + _PUBLISHED_PX
        told = words.length(claim)
        yield Length(_km(claim), told, _at(_km(claim), placed), y, claim, below=at % 2 == 1,
                     tells=(f"{words.holder(claim)}: {told}", claim.says))  # fmt: skip
    start = top + 2 * _HEAD_PX + len(ordered) * _ROW_PX
    for at, (name, km) in enumerate(sorted(ours, key=lambda one: one[1])):
        y = start + (at + 0.5) * _OURS_ROW_PX if canvas.stacked else top + _OURS_PX
        yield Length(km, words.measured(name, km), _at(km, placed), y, below=at % 2 == 1,
                     beside=True, tells=words.of_measured(name, km))  # fmt: skip


def said(
    placed: PlacedPoint, canvas: DisputeCanvas, lengths: Sequence[Length]
) -> Iterator[ScaleWords]:
    """What stands beside the two rows; on a narrow page beside each length."""
    top = placed.y[0]
    if canvas.stacked:
        published = [one for one in lengths if one.claim]
        for one in lengths:
            who = words.holder(one.claim) if one.claim else ""
            yield ScaleWords(f"{one.told}, {who}" if who else one.told, 0, one.y)
        yield ScaleWords(
            words.MEASURED, 0, top + _HEAD_PX + len(published) * _ROW_PX + _HEAD_PX / 2
        )
        return
    x = placed.scale[0] if placed.scale else 0
    yield ScaleWords(words.PUBLISHED, x, top + 8)
    yield ScaleWords(words.MEASURED, x, top + _OURS_PX - _ABOVE_PX)


def scale(placed: PlacedPoint, canvas: DisputeCanvas) -> str:
    """The lines on which the marks stand, as a path."""
    if placed.scale is None or canvas.stacked:
        return ""
    left, right = placed.scale
    top = placed.y[0]
    return "".join(f"M{left:g},{top + y:g}H{right:g}" for y in (_PUBLISHED_PX, _OURS_PX))


def _km(claim: Claim) -> float:
    return float(claim.amounts[0].words.replace(",", ""))


def _at(km: float, placed: PlacedPoint) -> float:
    left, right = placed.scale or (0, 0)
    return round(left + 8 + (km - _FROM) / (_TO - _FROM) * (right - left - 16), 1)
