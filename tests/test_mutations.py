"""Every number of every claim is altered by one, and each time the records say so.

A digit, a number word, a day or a year in `says`, in the quotation, its translation, the counts or
the amounts: none of them can be changed alone without a problem that names the change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger
from pydantic import ValidationError

from explainer.records import rules, textchecks
from explainer.records.claims import Claim, Document
from explainer.records.ledger import Ledger
from explainer.records.scales import Measure

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
COUNTED: tuple[Measure, ...] = ("killed", "wounded", "together")


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


Manner = Callable[[Claim], Iterator[Mutation]]


def tried(ledger: Ledger, bodies: dict[str, str], manner: Manner) -> tuple[Counter[str], list[str]]:
    """How many changes of each field were tried, and those that nobody saw."""
    count, unseen = Counter[str](), list[str]()
    for document in ledger.documents:
        for claim in document.claims:
            for mutation in manner(claim):
                count[mutation.field] += 1
                if not is_caught(mutation, document, ledger, bodies.get(document.id)):
                    unseen.append(f"{claim.id} {mutation.field}: {mutation.words}")
    return count, unseen


HEDGES = ("at least", "around", "nearly", "more than", "up to")


PAIRS: tuple[tuple[Measure, Measure], ...] = (
    ("killed", "wounded"),
    ("together", "killed"),
    ("together", "wounded"),
)


def hedged(claim: Claim) -> Iterator[Mutation]:
    """A hedge dropped from a figure, or added to one that has none, in one field alone."""
    plain = claim.model_dump(by_alias=True, exclude_unset=True)
    counts = plain.get("counts") or {}
    for field in COUNTED:
        words = counts.get(field) or ""
        bare = re.sub(rf"^(?:{'|'.join(HEDGES)}) ", "", words)
        if not re.match(r"\d", bare):
            continue
        for other in [bare] if bare != words else [f"{hedge} {words}" for hedge in HEDGES]:
            spoilt = plain | {"counts": counts | {field: other}}
            yield Mutation(spoilt, f"counts.{field}", other)
            for told in ("says", "quote" if claim.quote_language == "en" else "translation"):
                if re.search(rf"\b{re.escape(words)}\b", plain.get(told) or ""):
                    changed = re.sub(rf"\b{re.escape(words)}\b", other, plain[told], count=1)
                    if len(changed.split()) <= 25 or told == "says":
                        yield Mutation(plain | {told: changed}, told, changed)


def swapped(claim: Claim) -> Iterator[Mutation]:
    """The killed given as wounded and the other way round, or both together as one of them."""
    plain = claim.model_dump(by_alias=True, exclude_unset=True)
    counts = plain.get("counts") or {}
    given = {field: counts[field] for field in COUNTED if counts.get(field)}
    rest = {key: value for key, value in counts.items() if key not in given}
    for one, two in PAIRS:
        nobody = any(q and q.says_none for q in map(claim.quantity, (one, two)))
        if given.get(one) == given.get(two) or nobody:  # "no loss of any kind" is of both
            continue
        turned = {key: value for key, value in given.items() if key not in {one, two}}
        turned |= {to: given[of] for of, to in ((one, two), (two, one)) if of in given}
        yield Mutation(plain | {"counts": rest | turned}, f"{one} as {two}", str(turned))


MANNERS = {"number": mutations, "hedge": hedged, "measure": swapped}
LEAST = {"number": 800, "hedge": 450, "measure": 100}
"""So many changes at least are tried; fewer would mean that the records are not looked through."""


@pytest.fixture(scope="module", params=["without texts", "with texts"])
def bodies(request: pytest.FixtureRequest) -> dict[str, str]:
    if request.param == "without texts":
        return {}
    texts: Path = request.getfixturevalue("texts")
    return textchecks.readable_texts(real_ledger(), texts)


@pytest.mark.long
@pytest.mark.parametrize("manner", MANNERS)
def test_no_number_can_be_changed_unseen(bodies: dict[str, str], manner: str) -> None:
    count, unseen = tried(real_ledger(), bodies, MANNERS[manner])
    assert unseen == []
    assert sum(count.values()) >= LEAST[manner], count


@pytest.mark.long
def test_what_is_not_changed_is_not_told(bodies: dict[str, str]) -> None:
    """The net holds no sound record."""
    ledger = real_ledger()
    assert [str(problem) for problem in rules.problems(ledger, bodies)] == []
