"""A coding of another copy of a text, fitted to the copy in hand.

Two pastes of one report differ in line ends, blanks or quotation marks, and so do the places of
its claims. Where both look the same, each claim is found again in the copy in hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from explainer.records import lookalikes, texts

__all__ = ["address_of", "fitted", "text_record"]


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
    same_lines = _number(of.get("lines")) == record["lines"]
    found = [_found_again(claim, text, same_lines=same_lines) for claim in claims]
    return {**raw, "text": record, "claims": found}


def _found_again(claim: Any, text: str, *, same_lines: bool) -> Any:
    """A claim where it stands in this copy; as it is where that is not sure."""
    at = claim.get("at") if isinstance(claim, Mapping) else None
    if not isinstance(at, Mapping) or (start := _number(at.get("start"))) is None:
        return claim
    quote, line = claim.get("quote"), _number(at.get("line"))
    if isinstance(quote, str):
        places = lookalikes.find(text, quote)
        place = min(places, key=lambda one: abs(one.start - start), default=None)
        if place is None:
            return claim
        real = text[place.start : place.end]
        return {**claim, "at": address_of(text, place.start, place.end), "quote": real}
    lines = text.split("\n")
    if not same_lines or line is None or not 0 < line <= len(lines):
        return claim
    words = lines[line - 1].strip()
    first = sum(len(one) + 1 for one in lines[: line - 1]) + lines[line - 1].find(words)
    return {**claim, "at": address_of(text, first, first + len(words))} if words else claim


def _number(value: Any) -> int | None:
    """A whole number, which a file may hold as its digits."""
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) else None
