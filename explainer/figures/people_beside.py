"""Where the words of marks, and the marks themselves, stand when a figure has another width."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from explainer.figures.frame import Spec, Trace
from explainer.figures.gutter import GUTTER, Extent
from explainer.figures.lettering import KEPT, letters_of, only_bold, sized
from explainer.figures.people import BAND_WORDS
from explainer.theme.typeface import SIZES_PX, width_px

__all__ = ["RoomBeside", "moved", "words_beside"]

_SIGN_PX, _SMALL_PX = 8, 12
"""How far from its middle the words of a mark begin; how large those of a band may be set."""
_BAND_ABOVE_PX = 2
"""How much higher than marks of their row the words of a band stand."""


@dataclass(frozen=True)
class RoomBeside:
    """The room for the words of marks where a layout is narrowest, in pixels from its left.

    Attributes
    ----------
    columns : mapping of str to (float, float)
        From where to where the column of each axis goes.
    free : (float, float)
        Where words may stand: from those of the gutter to the edge of the figure.
    is_shared : bool
        Whether words go on over the next column, if it is empty there, before they say less.
    """

    columns: Mapping[str, Extent]
    free: Extent
    is_shared: bool = False


class _Sign(NamedTuple):
    """A mark with its words as the wide layout has them, and the column that it stands in."""

    at: float
    words: str
    place: str
    column: Extent
    is_band: bool


class _Way(NamedTuple):
    """A way to set the words of a mark: what speaks against it, and from where to where it is."""

    against: tuple[float, ...]
    place: str
    words: str
    span: Extent
    sign: Extent


def words_beside(figure: Spec, room: RoomBeside) -> dict[str, list[str]]:
    """Where the words of the marks stand in a layout: none lie on others, none are cut off.

    Returns
    -------
    dict
        By the path of the trace's attribute: on the side of the wide layout or on the other, and
        in their own column, where that is possible. What follows the words of the record on the
        same line is left out, and the words of a band are smaller, where there is no room.
    """
    found: dict[str, list[str]] = {}
    rows: dict[float, list[tuple[int, int, _Sign]]] = {}
    for n, trace in enumerate(figure["data"]):
        if trace["mode"] == "markers+text" or trace["name"] == BAND_WORDS:
            above = _BAND_ABOVE_PX if trace["name"] == BAND_WORDS else 0
            for i, sign in enumerate(_signs(figure, trace, room)):
                rows.setdefault(round(trace["y"][i] + above, 1), []).append((n, i, sign))
            for part in ("textposition", "text"):
                found[f"data[{n}].{part}"] = [""] * len(trace["y"])
    for row in rows.values():
        ways = _row(tuple(sign for *_, sign in row), room.free, is_shared=room.is_shared)
        for (n, i, _), way in zip(row, ways, strict=True):
            found[f"data[{n}].textposition"][i] = way.place
            found[f"data[{n}].text"][i] = way.words
    return found


def _signs(figure: Spec, trace: Trace, room: RoomBeside) -> Iterator[_Sign]:
    left, right = room.columns[trace["xaxis"]]
    end = figure["layout"][trace["xaxis"].replace("x", "xaxis")]["range"][1]
    is_band, places = trace["name"] == BAND_WORDS, trace["textposition"]
    for i, (x, words) in enumerate(zip(trace["x"], trace["text"], strict=True)):
        place = places if isinstance(places, str) else places[i]
        yield _Sign(left + (right - left) * x / end, words, place, (left, right), is_band)


@lru_cache(KEPT)
def _row(row: tuple[_Sign, ...], free: Extent, *, is_shared: bool) -> Sequence[_Way]:
    """The ways of the marks of a row that go together best; one row stands in many figures."""
    each = [sorted(_ways(sign, free, is_shared=is_shared)) for sign in row]

    def worth(ways: Sequence[_Way]) -> tuple[float, ...]:
        lies = sum(_on(one, other) for one, other in combinations(ways, 2))
        outside, *less = (sum(parts) for parts in zip(*(way.against for way in ways), strict=True))
        return (outside + lies, *less)

    return min(product(*each), key=worth)


def _on(one: _Way, other: _Way) -> float:
    """How far two marks of a row and their words lie on each other."""
    pairs = ((one.span, other.span), (one.span, other.sign), (one.sign, other.span))
    return sum(max(min(a[1], b[1]) - max(a[0], b[0]), 0) for a, b in pairs)


def _ways(sign: _Sign, free: Extent, *, is_shared: bool) -> Iterator[_Way]:
    """The ways to set the words of a mark: against each its pixels outside of room and column."""
    at, (left, right) = sign.at, sign.column
    away = 0 if sign.is_band else _SIGN_PX
    for less, words in enumerate((sign.words, _less(sign))):
        size = _SMALL_PX if less and sign.is_band else SIZES_PX["label"]
        wide = _wide_px(words, size) + away
        for place in ("middle right",) if sign.is_band else ("middle right", "middle left"):
            span = (at, at + wide) if place == "middle right" else (at - wide, at)
            outside = max(free[0] - span[0], 0) + max(span[1] - free[1], 0)
            beyond = 0 if sign.is_band else max(left - span[0], 0) + max(span[1] - right, 0)
            parts = (less, beyond) if is_shared else (beyond, less)
            against = (outside, *parts, place != sign.place)
            yield _Way(against, place, words, span, (at - away, at + away))


@lru_cache(KEPT)
def _wide_px(words: str, size: float) -> float:
    """How wide the widest line is: up to the end of its bold words of a size, then small."""
    return max(
        width_px(strong, size, bold=True) + width_px(after, _SMALL_PX)
        for strong, after in letters_of(words)
    )


def _less(sign: _Sign) -> str:
    """The words of a mark where there is little room."""
    words = only_bold(sign.words)
    return sized(words, px=_SMALL_PX) if sign.is_band else words


def moved(figure: Spec, rows: Mapping[float, float]) -> dict[str, list[float | None]]:
    """Where the marks stand when each row is at another height, for a layout: by path."""
    at = {round(wide, 1): narrow for wide, narrow in rows.items()}
    middles = sorted(at)

    def place(y: float | None) -> float | None:
        if y is None:
            return None
        n = bisect_left(middles, y)
        middle = min(middles[max(n - 1, 0) : n + 1], key=lambda wide: abs(wide - y))
        return round(at[middle] + y - middle, 2)

    return {
        f"data[{n}].y": [place(y) for y in trace["y"]]
        for n, trace in enumerate(figure["data"])
        if trace["xaxis"] != GUTTER
    }
