"""Every number of every claim is altered by one, and each time the records say so.

A digit, a number word, a day or a year in `says`, in the quotation, its translation, the counts or
the amounts: none of them can be changed alone without a problem that names the change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger
from pydantic import ValidationError

from explainer.records import rules, textchecks
from explainer.records.claims import Claim, Document
from explainer.records.ledger import Ledger

WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NEXT = {
    **dict(zip(TENS, [*TENS[1:], "twenty"], strict=True)),
    **dict(zip(WORDS, [*WORDS[1:], "nineteen"], strict=True)),
    **{"dozen": "score", "dozens": "scores", "scores": "dozens", "hundreds": "thousands"},
    **{"thousands": "hundreds", "hundred": "thousand", "thousand": "hundred"},
    **{"several": "many", "many": "several"},
}
NUMBER = re.compile(rf"\d|\b(?:{'|'.join(sorted(NEXT, key=len, reverse=True))})\b", re.IGNORECASE)
COUNTED = ("killed", "wounded", "together")


def altered(words: str) -> Iterator[str]:
    """Some words with one digit or number word changed by one, for each of them."""
    for match in NUMBER.finditer(words):
        old = match[0]
        new = str((int(old) + 1) % 10) if old.isdigit() else NEXT[old.lower()]
        new = new.capitalize() if old[0].isupper() else new
        yield words[: match.start()] + new + words[match.end() :]


@dataclass(frozen=True)
class Mutation:
    """A claim's record with one number changed, in which field, and to what."""

    record: dict[str, Any]
    field: str
    words: str


def mutations(claim: Claim) -> Iterator[Mutation]:
    plain = claim.model_dump(by_alias=True, exclude_unset=True)
    for field in ("says", "quote", "translation"):
        for words in altered(plain.get(field) or ""):
            yield Mutation(plain | {field: words}, field, words)
    for n, amount in enumerate(plain.get("amounts", ())):
        for words in altered(amount["words"]):
            many = [*plain["amounts"]]
            many[n] = amount | {"words": words}
            yield Mutation(plain | {"amounts": many}, "amounts", words)
    counts = plain.get("counts") or {}
    for field in COUNTED:
        for words in altered(counts.get(field) or ""):
            yield Mutation(plain | {"counts": counts | {field: words}}, f"counts.{field}", words)
    for n, part in enumerate(counts.get("including", ())):
        for field in COUNTED:
            for words in altered(part.get(field) or ""):
                many = [*counts["including"]]
                many[n] = part | {field: words}
                spoilt = counts | {"including": many}
                yield Mutation(plain | {"counts": spoilt}, "counts.including", words)


def is_caught(mutation: Mutation, document: Document, ledger: Ledger, text: str | None) -> bool:
    try:
        claim = Claim.model_validate(mutation.record)
    except ValidationError:
        return True
    claims = tuple(claim if c.id == claim.id else c for c in document.claims)
    spoilt = document.model_copy(update={"claims": claims})
    others = (spoilt if d.id == document.id else d for d in ledger.documents)
    whole = replace(ledger, documents=tuple(others))
    return any(rules.problems_of_claim(claim, spoilt, whole, text))


def tried(ledger: Ledger, bodies: dict[str, str]) -> tuple[Counter[str], list[str]]:
    """How many changes of each field were tried, and those that nobody saw."""
    count, unseen = Counter[str](), list[str]()
    for document in ledger.documents:
        for claim in document.claims:
            for mutation in mutations(claim):
                count[mutation.field] += 1
                if not is_caught(mutation, document, ledger, bodies.get(document.id)):
                    unseen.append(f"{claim.id} {mutation.field}: {mutation.words}")
    return count, unseen
