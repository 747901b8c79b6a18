"""Where the words of marks, and the marks themselves, stand when a figure has another width."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from explainer.figures.frame import Spec
from explainer.figures.gutter import GUTTER
from explainer.figures.lettering import only_bold, rows_of

__all__ = ["moved", "words_beside"]

_BOLD_PX = 8.3
"""About how wide a bold letter of the words beside a mark is, in the widest font."""


def words_beside(figure: Spec, px: float) -> dict[str, list[str]]:
    """Where the words of the marks stand when a column is as wide as given, for a layout.

    Returns
    -------
    dict
        By the path of the trace's attribute: right of each mark, or left of it, or above its
        middle, the first of them for which there is room. What follows the words of the record
        on the same line is left out: there is no room for it.
    """
    found = {}
    for n, trace in enumerate(figure["data"]):
        if trace["mode"] == "markers+text":
            end = figure["layout"][trace["xaxis"].replace("x", "xaxis")]["range"][1]
            free = 2 * px if trace["xaxis"] == "x3" else 0
            placed = [
                _side(px * x / end, text, px, free)
                for x, text in zip(trace["x"], trace["text"], strict=True)
            ]
            found[f"data[{n}].textposition"] = [side for side, _ in placed]
            found[f"data[{n}].text"] = [words for _, words in placed]
    return found


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


def _side(at: float, words: str, px: float, free: float) -> tuple[str, str]:
    """On which side of its mark the words fit, or stick out least, and those that fit there.

    The third column has room on its left (``free``): a claim with a mark in it has none in the
    others.
    """
    tries = []
    for less, said in enumerate((words, only_bold(words))):
        width = 12 + _BOLD_PX * max(map(len, rows_of(said)))
        tries.append((max(at + width - px, 0), less, 0, said))
        tries.append((max(width - at - free, 0), less, 1, said))
    _, _, left, said = min(tries)
    return "middle left" if left else "middle right", said
