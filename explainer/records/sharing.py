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
from explainer.records.problems import Fault, Problem, did_you_mean

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
        for fault in _pair_faults(pair, known, order):
            yield fault.at(FILE, f"shared text {pair.id!r}")


def _pair_faults(
    pair: SharedText, known: Mapping[str, Document], order: list[str]
) -> Iterator[Fault]:
    strange = [name for name in pair.documents if name not in known]
    for name in strange:
        yield Fault("unknown-document", name=name, hint=did_you_mean(name, order))
    if strange:
        return
    first, second = pair.documents
    if order.index(first) >= order.index(second):
        yield Fault("documents-out-of-order", first=first, second=second)
    if pair.basis == "stated" and pair.whose != "one speaker":
        yield Fault("stated-by-nobody", whose=pair.whose)
    for name, at in zip(pair.documents, pair.at, strict=True):
        text = known[name].text
        if text is None:
            yield Fault("document-without-text", name=name)
        elif at.end > text.characters:
            yield Fault("shared-beyond-text", end=at.end, name=name, characters=text.characters)


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
        for fault in _reread(pair, texts):
            yield fault.at(FILE, f"shared text {pair.id!r}")
    five = [d.id for d in ledger.documents if d.ring == "five" and d.id in texts]
    for one, other in combinations(five, 2):
        recorded = [pair.at for pair in pairs if pair.documents == (one, other)]
        for run in runs(texts[one], texts[other]):
            if not any(run.lies_in(*at) for at in recorded):
                yield _unrecorded(run, one, other, texts).at(FILE)


def _unrecorded(run: Run, one: str, other: str, texts: Mapping[str, str]) -> Fault:
    words = " ".join(texts[one][run.one[0] : run.one[1]].split())
    return Fault(
        "shared-unrecorded",
        count=run.words,
        words=words,
        one=one,
        one_start=run.one[0],
        one_end=run.one[1],
        other=other,
        other_start=run.other[0],
        other_end=run.other[1],
    )


def _reread(pair: SharedText, texts: Mapping[str, str]) -> Iterator[Fault]:
    spans = []
    for name, at in zip(pair.documents, pair.at, strict=True):
        span = texts[name][at.start : at.end]
        spans.append(span)
        if hashlib.sha256(span.encode()).hexdigest() != at.fingerprint:
            yield Fault("shared-other-words", start=at.start, end=at.end, name=name, span=span)
        line = texts[name].count("\n", 0, at.start) + 1
        if line != at.line:
            yield Fault("shared-other-line", line=at.line, start=at.start, name=name, real=line)
    if not runs(spans[0], spans[1], _ALIKE):
        yield Fault("shared-not-alike", one=spans[0], other=spans[1], least=_ALIKE)
