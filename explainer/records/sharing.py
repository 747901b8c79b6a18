"""Words that two documents share: what is recorded of them, held against the texts.

Every check returns problems instead of raising, so that all faults are listed at once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from explainer.records.catalogue import SharedText
from explainer.records.claims import Address, Document
from explainer.records.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["FILE", "LEAST_WORDS", "Run", "record_problems", "runs", "text_problems"]

FILE = "seeds/shared_text.yaml"
LEAST_WORDS = 6
"""So many words in a row that two of the five texts share are recorded, whatever they are."""
_ALIKE = 3
"""The words at a recorded pair of addresses share at least so many in a row."""


@dataclass(frozen=True)
class Run:
    """Words in a row that stand in two texts: how many, and from where to where in each."""

    words: int
    one: tuple[int, int]
    other: tuple[int, int]

    def lies_in(self, one: Address, other: Address) -> bool:
        """Whether it stands within two addresses, one in each text."""
        return all(
            at.start <= first and last <= at.end
            for at, (first, last) in ((one, self.one), (other, self.other))
        )


@dataclass(frozen=True)
class _Word:
    word: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    """The words of a text without signs and capitals, which differ from house to house."""
    found = re.finditer(r"[^\W_]+(?:[’'][^\W_]+)*", text)
    return [_Word(m.group().casefold().replace("’", "'"), m.start(), m.end()) for m in found]


def runs(one: str, other: str, least: int = LEAST_WORDS) -> tuple[Run, ...]:
    """Every run of words that two texts share, each as long as it goes.

    Parameters
    ----------
    one, other : str
        The texts.
    least : int, default `LEAST_WORDS`
        Runs of fewer words are left out.
    """
    mine, yours = _words(one), _words(other)
    starts: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(yours) - least + 1):
        starts.setdefault(tuple(w.word for w in yours[place : place + least]), []).append(place)
    found = []
    for i in range(len(mine) - least + 1):
        for j in starts.get(tuple(w.word for w in mine[i : i + least]), ()):
            if i and j and mine[i - 1].word == yours[j - 1].word:
                continue  # it began a word earlier
            length = _length(mine[i:], yours[j:])
            a, b = mine[i : i + length], yours[j : j + length]
            found.append(Run(length, (a[0].start, a[-1].end), (b[0].start, b[-1].end)))
    return tuple(found)


def _length(mine: list[_Word], yours: list[_Word]) -> int:
    pairs = zip(mine, yours, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a.word != b.word), min(len(mine), len(yours))
    )


def record_problems(ledger: Ledger) -> Iterator[Problem]:
    """What is wrong with recorded pairs as such."""
    known = {document.id: document for document in ledger.documents}
    order = list(known)
    for pair in ledger.shared.values():
        for message in _pair_messages(pair, known, order):
            yield Problem(FILE, f"shared text {pair.id!r}", message)


def _pair_messages(
    pair: SharedText, known: Mapping[str, Document], order: list[str]
) -> Iterator[str]:
    strange = [name for name in pair.documents if name not in known]
    for name in strange:
        yield f"documents {name!r} is not a document.{did_you_mean(name, order)}"
    if strange:
        return
    first, second = pair.documents
    if order.index(first) >= order.index(second):
        yield f"documents are {first!r} and {second!r}; expected two, in the order of their files"
    if pair.basis == "stated" and pair.whose != "one speaker":
        yield f"basis is 'stated', but no text says that {pair.whose} words are alike; 'inferred'"
    for name, at in zip(pair.documents, pair.at, strict=True):
        text = known[name].text
        if text is None:
            yield f"documents {name!r} was not read whole; expected one that has a text"
        elif at.end > text.characters:
            yield f"at.end {at.end} is beyond {name!r}, which has {text.characters} characters"


def text_problems(ledger: Ledger, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Every recorded pair read again, and every run of words of the five that none records.

    Parameters
    ----------
    ledger : Ledger
        The records.
    texts : mapping of str to str
        The texts that a reader has, by the id of the document.
    """
    pairs = [p for p in ledger.shared.values() if all(name in texts for name in p.documents)]
    for pair in pairs:
        for message in _reread(pair, texts):
            yield Problem(FILE, f"shared text {pair.id!r}", message)
    five = [d.id for d in ledger.documents if d.ring == "five" and d.id in texts]
    for one, other in combinations(five, 2):
        recorded = [pair.at for pair in pairs if pair.documents == (one, other)]
        for run in runs(texts[one], texts[other]):
            if not any(run.lies_in(*at) for at in recorded):
                yield Problem(FILE, "", _unrecorded(run, one, other, texts))


def _unrecorded(run: Run, one: str, other: str, texts: Mapping[str, str]) -> str:
    words = " ".join(texts[one][run.one[0] : run.one[1]].split())
    return (
        f"{run.words} words in a row, “{words:.60}”, stand in {one} ({run.one[0]} to {run.one[1]}) "
        f"and in {other} ({run.other[0]} to {run.other[1]}); expected a record of this pair"
    )


def _reread(pair: SharedText, texts: Mapping[str, str]) -> Iterator[str]:
    spans = []
    for name, at in zip(pair.documents, pair.at, strict=True):
        span = texts[name][at.start : at.end]
        spans.append(span)
        if hashlib.sha256(span.encode()).hexdigest() != at.fingerprint:
            yield (
                f"at: characters {at.start} to {at.end} of {name} read {span!r:.90}, whose "
                "fingerprint is not the one recorded. Correct the address or the fingerprint"
            )
        line = texts[name].count("\n", 0, at.start) + 1
        if line != at.line:
            yield f"at.line is {at.line}, but character {at.start} of {name} is on line {line}"
    if not runs(spans[0], spans[1], _ALIKE):
        yield (
            f"at: {spans[0]!r:.60} and {spans[1]!r:.60} share no {_ALIKE} words in a row; expected "
            "addresses of words that are alike"
        )
