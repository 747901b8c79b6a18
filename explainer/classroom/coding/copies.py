"""A coding of another copy of a text, fitted to the copy in hand.

Two pastes of one report differ in line ends, blanks or quotation marks, and so do the places of
its claims. Where both look the same, each claim is found again in the copy in hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.classroom.coding.findings import unmarked
from explainer.records import lookalikes, texts

__all__ = ["address_of", "fitted", "text_record"]

_MOST_PLACES = 5_000
"""Beginnings of words at which the words of a claim are looked for."""


def address_of(text: str, start: int, end: int) -> dict[str, Any]:
    """Where characters stand in a text, as a claim records it."""
    return {
        "line": text.count("\n", 0, start) + 1,
        "start": start,
        "end": end,
        "fingerprint": hashlib.sha256(text[start:end].encode()).hexdigest(),
    }


def text_record(text: str, file: str) -> dict[str, Any]:
    """What is kept of a text: its size and its fingerprints."""
    return {
        "file": file,
        "sha256": texts.fingerprint(text),
        "look": lookalikes.same_look(text),
        "characters": len(text),
        "words": len(text.split()),
        "lines": text.count("\n") + 1,
    }


def fitted(raw: Any, text: str, file: str) -> Any:
    """A coding for this copy of its text; as it is where it is of this very copy, or of another."""
    of = raw.get("text") if isinstance(raw, Mapping) else None
    claims = raw.get("claims") if isinstance(raw, Mapping) else None
    if not isinstance(of, Mapping) or not isinstance(claims, list):
        return raw
    record = text_record(text, file)
    if of.get("sha256") == record["sha256"] or of.get("look") != record["look"]:
        return raw
    copy = _Copy(text, _number(of.get("characters")), _number(of.get("lines")))
    return {**raw, "text": record, "claims": [_found_again(claim, copy) for claim in claims]}


@dataclass(frozen=True)
class _Copy:
    """The copy in hand, and how long the one was in which the claims stood."""

    text: str
    characters: int | None
    lines: int | None

    def is_near(self, start: int) -> Callable[[int], int]:
        """How far places lie from where one of the other copy is about to be."""
        about = start * len(self.text) // self.characters if self.characters else start
        return lambda place: abs(place - about)


def _found_again(claim: Any, copy: _Copy) -> Any:
    """A claim where it stands in this copy; as it is where that is not sure."""
    at = claim.get("at") if isinstance(claim, Mapping) else None
    if not isinstance(at, Mapping) or (start := _number(at.get("start"))) is None:
        return claim
    quote = claim.get("quote")
    if isinstance(quote, str):
        near = copy.is_near(start)
        places = lookalikes.find(copy.text, quote)
        place = min(places, key=lambda one: near(one.start), default=None)
        if place is None:
            return claim
        real = copy.text[place.start : place.end]
        found = {**claim, "at": address_of(copy.text, place.start, place.end), "quote": real}
        return _reworded(found, quote, real)
    span = _same_words(at, start, copy) or _same_line(at, start, copy)
    return {**claim, "at": address_of(copy.text, *span)} if span else claim


def _reworded(claim: dict[str, Any], quote: str, real: str) -> dict[str, Any]:
    """A claim whose other words are those of its quotation too, in the signs of this copy."""

    def in_real(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: in_real(one) for name, one in value.items()}
        if isinstance(value, list):
            return [in_real(one) for one in value]
        words = unmarked(value) if isinstance(value, str) else ""
        if not words or words not in quote or words in real:
            return value
        place = lookalikes.first_place(real, words)
        return value.replace(words, real[place.start : place.end]) if place else value

    counts = {"counts": in_real(claim["counts"])} if "counts" in claim else {}
    says = claim.get("says")
    told = {"says": says.replace(f"“{quote}”", f"“{real}”")} if isinstance(says, str) else {}
    return {**claim, **counts, **told}


def _same_words(at: Mapping[str, Any], start: int, copy: _Copy) -> tuple[int, int] | None:
    """Where the very words of a claim without a quotation stand, wherever lines end now."""
    end = _number(at.get("end"))
    if end is None or not start < end:
        return None
    plain, length = copy.text.replace("\n", " "), end - start
    begins = (n for n in range(len(plain) - length + 1) if not n or plain[n - 1].isspace())
    for n in sorted(begins, key=copy.is_near(start))[:_MOST_PLACES]:
        if hashlib.sha256(plain[n : n + length].encode()).hexdigest() == at.get("fingerprint"):
            return n, n + length
    return None


def _same_line(at: Mapping[str, Any], start: int, copy: _Copy) -> tuple[int, int] | None:
    """Where the line of a claim without a quotation stands: by its number, or by its length."""
    end, number = _number(at.get("end")) or start, _number(at.get("line"))
    lines = list(_lines(copy.text))
    if copy.lines == len(lines):
        found = lines[number - 1 : number] if number else []
    else:
        off, near = abs(len(copy.text) - (copy.characters or 0)), copy.is_near(start)
        found = [
            (first, last)
            for first, last in lines
            if near(first) <= off + 1 and abs(last - first - (end - start)) <= off
        ]
    ((first, last),) = found if len(found) == 1 else ((0, 0),)
    return (first, last) if first < last else None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of each line begin and end."""
    first = 0
    for line in text.split("\n"):
        begins = first + len(line) - len(line.lstrip())
        yield begins, begins + len(line.strip())
        first += len(line) + 1


def _number(value: Any) -> int | None:
    """A whole number, which a file may hold as its digits."""
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) else None
