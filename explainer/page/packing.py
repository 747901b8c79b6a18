"""JSON in which what occurs twice is kept once: the counterpart of ``front/src/pack.js``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from json.encoder import encode_basestring
from typing import Any

__all__ = ["Pack", "in_order"]

SHORT = 48
"""What is shorter as JSON is written out wherever it occurs."""


class Pack:
    """A list of values in which a value may refer to earlier ones as ``{"$": place}``.

    Attributes
    ----------
    values : list
        The values; places refer to it.
    """

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[str, int] = {}

    def add(self, value: Any) -> int:
        """The place of a value, which is kept if it was not yet."""
        return self._place(*self._packed(value))

    def _place(self, packed: Any, written: str) -> int:
        if isinstance(packed, dict) and packed.keys() == {"$"}:
            return int(packed["$"])
        if written not in self._places:
            self._places[written] = len(self.values)
            self.values.append(packed)
        return self._places[written]

    def _packed(self, value: Any) -> tuple[Any, str]:
        """A value with references in place of what is long, and words that only its like has."""
        packed: Any = value
        if isinstance(value, dict):
            inner = {key: self._packed(one) for key, one in value.items()}
            packed = {key: one for key, (one, _) in inner.items()}
            parts = [f"{encode_basestring(key)}:{written}" for key, (_, written) in inner.items()]
            written = f"{{{','.join(parts)}}}"
        elif isinstance(value, list | tuple):
            items = [self._packed(one) for one in value]
            packed = [one for one, _ in items]
            written = f"[{','.join(written for _, written in items)}]"
        else:
            written = encode_basestring(value) if isinstance(value, str) else repr(value)
        if len(written) < SHORT or not isinstance(value, dict | list | tuple | str):
            return packed, written
        place = self._place(packed, written)
        return {"$": place}, f'{{"$":{place}}}'


def in_order(values: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """Values with their likes beside each other, which compresses to little more than half.

    Parameters
    ----------
    values : sequence
        As in a `Pack`.

    Returns
    -------
    tuple
        The same values in another order, and by its old place the new one of each.
    """

    def like(place: int) -> tuple[str, str]:
        value = values[place]
        keys = ",".join(sorted(value)) if isinstance(value, dict) else ""
        return f"{type(value).__name__} {keys}", json.dumps(value, ensure_ascii=False)

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
