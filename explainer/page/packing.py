"""JSON in which what occurs twice is kept once: the counterpart of ``front/src/pages/pack.js``."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

__all__ = ["SIGNS", "Pack", "in_order", "places_of", "reached", "signs_of"]

SHORT = 32
"""What is shorter as JSON is written out wherever it occurs."""
_PLAIN = frozenset({int, float, bool, type(None)})


_RFC_1924 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_SAFE = str.maketrans("$&<>`", "[:,./")
SIGNS = _RFC_1924.translate(_SAFE)
"""The 85 signs of packed bytes: none means anything in HTML or in a string of JavaScript."""


def signs_of(packed: bytes) -> str:
    """Bytes as text: five signs for four of them, where base64 would need a sixteenth more."""
    return base64.b85encode(packed).decode().translate(_SAFE)


class Pack:
    """A list of values in which a value may refer to others as ``{"$": place}``.

    Parameters
    ----------
    known : mapping of str to int, optional
        Values that a reader has already, as `places_of` gives them: they are referred to, and the
        places of others come after theirs.
    first : int, optional
        So many of them the reader has; all of them, if it is not given.

    Attributes
    ----------
    values : list
        The values that are not known; places refer to it.
    first : int
        The place of the first of them.
    """

    def __init__(self, known: Mapping[str, int] | None = None, first: int | None = None) -> None:
        self.values: list[Any] = []
        self.first = len(known or ()) if first is None else first
        self._known = known or {}
        self._places: dict[str, int] = {}
        self._words: dict[str, tuple[Any, str]] = {}

    def add(self, value: Any) -> int:
        """The place of a value, which is kept if it was not yet."""
        packed, written = self._packed(value)
        if isinstance(packed, dict) and packed.keys() == {"$"}:
            return int(packed["$"])
        return self._place(packed, written)

    def _place(self, packed: Any, written: str) -> int:
        if self._known.get(written, self.first) < self.first:
            return self._known[written]
        if written not in self._places:
            self._places[written] = self.first + len(self.values)
            self.values.append(packed)
        return self._places[written]

    def _packed(self, value: Any) -> tuple[Any, str]:
        """A value with references in place of what is long, and words that only its like has."""
        packed: Any = value
        if isinstance(value, str):
            if value not in self._words:
                self._words[value] = self._referred(value, encode_basestring(value))
            return self._words[value]
        if isinstance(value, dict):
            packed = {}
            members: list[str] = []  # in one pass: it is most of what packing takes
            for key, one in value.items():
                packed[key], words = self._packed(one)
                members.append(f"{_key(key)}:{words}")
            written = _object(members)
        elif isinstance(value, list | tuple):
            if _PLAIN.issuperset(map(type, value)):
                packed = list(value)
                written = repr(packed).replace(", ", ",")  # as `_list`: most of what there is
            else:
                items = [self._packed(one) for one in value]
                packed = [one for one, _ in items]
                written = _list([words for _, words in items])
        else:
            return value, repr(value)
        return self._referred(packed, written)

    def _referred(self, packed: Any, written: str) -> tuple[Any, str]:
        if len(written) < SHORT:
            return packed, written
        place = self._place(packed, written)
        return {"$": place}, _reference(place)


def places_of(values: Sequence[Any]) -> dict[str, int]:
    """The place of each of the values of a `Pack`, in whatever order, by what only it is like."""
    return {_written(value): place for place, value in enumerate(values)}


def _written(packed: Any) -> str:
    if isinstance(packed, dict):
        if packed.keys() == {"$"}:
            return _reference(packed["$"])
        return _object([f"{_key(key)}:{_written(one)}" for key, one in packed.items()])
    return _list(map(_written, packed)) if isinstance(packed, list) else _scalar(packed)


def _object(members: Iterable[str]) -> str:
    return f"{{{','.join(members)}}}"


_key = lru_cache(10_000)(encode_basestring)
"""Of which there are few, each of them many times."""


def _list(items: Iterable[str]) -> str:
    return f"[{','.join(items)}]"


def _scalar(value: object) -> str:
    return encode_basestring(value) if isinstance(value, str) else repr(value)


def _reference(place: int) -> str:
    """As long for every place: what is short is so in whatever order the values are."""
    return f"${place:06}"


def reached(values: Sequence[Any], places: Iterable[int]) -> frozenset[int]:
    """The places of some values, and of all to which they refer."""
    found: set[int] = set()
    left = list(places)
    while left:
        place = left.pop()
        if place not in found:
            found.add(place)
            left += _references(values[place])
    return frozenset(found)


def _references(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        if value.keys() == {"$"}:
            yield value["$"]
        else:
            yield from (place for one in value.values() for place in _references(one))
    elif isinstance(value, list):
        yield from (place for one in value for place in _references(one))


def in_order(
    values: Sequence[Any], parts: Mapping[int, int] | None = None
) -> tuple[list[Any], list[int]]:
    """Values with their likes beside each other, which compresses to little more than half.

    Parameters
    ----------
    values : sequence
        As in a `Pack`.
    parts : mapping of int to int, optional
        By their places, the number of the part in which values stand; parts follow one another.

    Returns
    -------
    tuple
        The same values in another order, and by its old place the new one of each.
    """

    def like(place: int) -> tuple[int, str, str]:
        value = values[place]
        keys = ",".join(sorted(value)) if isinstance(value, dict) else ""
        part = parts[place] if parts else 0
        return part, f"{type(value).__name__} {keys}", json.dumps(value, ensure_ascii=False)

    order = sorted(range(len(values)), key=like)
    moved = [0] * len(values)
    for new, old in enumerate(order):
        moved[old] = new
    return [_moved(values[old], moved) for old in order], moved


def _moved(value: Any, moved: Sequence[int]) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"$"}:
            return {"$": moved[value["$"]]}
        return {key: _moved(one, moved) for key, one in value.items()}
    return [_moved(one, moved) for one in value] if isinstance(value, list) else value
