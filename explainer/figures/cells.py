"""Words within a cell: in lines that are never wider than the cell, or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from explainer.theme.typeface import width_px

__all__ = ["first_that_fits", "fitted"]

_BREAKS = re.compile(r"(?<=-)(?=\w)| ")
"""Where a line may end: after a hyphen within a word, or between two words."""


def fitted(words: str, px: float, size: float, *, is_bold: bool = False) -> list[str] | None:
    """Words in lines of at most so many pixels; None where one of them is wider than that."""
    found: list[str] = []
    begin = 0
    for piece, start in _pieces(words):
        longer = words[begin : start + len(piece)]
        if found and width_px(longer, size, bold=is_bold) <= px:
            found[-1] = longer
            continue
        if width_px(piece, size, bold=is_bold) > px:
            return None
        begin = start
        found.append(piece)
    return found


def first_that_fits(
    ways: Iterable[Sequence[str]],
    px: float,
    size: float,
    *,
    most: int | None = None,
    is_bold: bool = False,
) -> list[str]:
    """The lines of the first way to say it that fits, each of its parts on a line of its own.

    Parameters
    ----------
    ways : iterable of sequence of str
        From the longest to the shortest.
    px, size : float
        How wide a line may be, and how large its letters are.
    most : int, optional
        At most so many lines.
    is_bold : bool
        Whether they are printed in bold.

    Returns
    -------
    list of str
        Nothing where there is no room for any of them.
    """
    for way in ways:
        parts = [fitted(part, px, size, is_bold=is_bold) for part in way]
        found = [line for part in parts for line in part or ()]
        if None not in parts and len(found) <= (most or len(found)):
            return found
    return []


def _pieces(words: str) -> Iterable[tuple[str, int]]:
    """What a line may end behind, each with its place."""
    start = 0
    for at in _BREAKS.finditer(words):
        yield words[start : at.start()], start
        start = at.end()
    yield words[start:], start
