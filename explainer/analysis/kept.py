"""What was reckoned from the same records is kept: pages of many days have most of it in common.

Records do not change while a program runs, but two sets of them may hold claims that are equal and
speakers that are not. So what is given is told apart by what it *is*, not by what it is like.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

__all__ = ["kept"]

P = ParamSpec("P")
T = TypeVar("T")
_VALUES = (str, int, float, dt.date, type(None))
"""What is the same where it is equal."""


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keeps so many results of a function; those that were asked for longest ago go.

    For a function of records, of sequences of them, and of plain values, whose result nobody
    changes. What it was given is kept as well, so that nothing else can come to be in its place.
    """

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        again: Callable[..., T] = make

        @lru_cache(most)
        def made(asked: _Asked) -> T:
            return again(*asked.given, **asked.named)

        @wraps(make)
        def found(*given: P.args, **named: P.kwargs) -> T:
            return made(_Asked(given, named))

        return found

    return keeping


class _Asked:
    """What a function is given, equal only where all of it is the same."""

    __slots__ = ("given", "marks", "named")

    def __init__(self, given: tuple[Any, ...], named: Mapping[str, Any]) -> None:
        self.given = tuple([tuple(one) if isinstance(one, list) else one for one in given])
        self.named = named
        self.marks = (*map(_mark, self.given), *named, *map(_mark, named.values()))

    def __hash__(self) -> int:
        return hash(self.marks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.marks == other.marks


def _mark(one: object) -> object:
    if isinstance(one, tuple):
        return tuple(map(id, one))
    return one if isinstance(one, _VALUES) else id(one)
