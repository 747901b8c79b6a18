"""Whether the comparisons treat both sides alike, as far as a machine can see it.

Every check returns problems instead of raising, so that all faults are listed at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import TYPE_CHECKING

from explainer.records.catalogue import Contradiction, Position, Topic
from explainer.records.claims import Claim, Document
from explainer.records.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["problems"]

_SIDES = ("pakistan", "afghanistan")
_BOTH = re.compile(
    r"\b(?:both|all(?: \w+)?) can be (?:true|right|of the same)\b|\bcan both be\b", re.I
)
"""Words of a reading that say that its positions do not exclude each other."""
_OPEN = re.compile(
    r"\bwhether (?:these|it|they|one) .*\bis not said\b|\bno report says whether\b", re.I
)
"""Words of a reading that leave open whether its positions speak of one thing."""
_NAMED = re.compile(r"\bReports? (\d+(?:(?:, | and | or )\d+)*)")
_OF_ONE_SPEAKER = {"days", "date precision", "wording"}
"""In these a speaker may differ from himself: on another day, in other words, as told elsewhere."""


def problems(ledger: Ledger) -> Iterator[Problem]:
    """What is one-sided or at odds with itself in contradictions and topics."""
    claims = {claim.id: claim for claim in ledger.records()}
    for contradiction in ledger.contradictions.values():
        if all(c in claims for p in contradiction.positions for c in p.claims):
            for message in _contradiction_messages(contradiction, ledger, claims):
                record = f"contradiction {contradiction.id!r}"
                yield Problem("seeds/contradictions.yaml", record, message)
    for topic in ledger.topics.values():
        for message in _topic_messages(topic, ledger, claims):
            yield Problem("seeds/topics.yaml", f"topic {topic.id!r}", message)


def _contradiction_messages(
    record: Contradiction, ledger: Ledger, claims: Mapping[str, Claim]
) -> Iterator[str]:
    yield from _twin_messages(record, ledger.contradictions)
    yield from _kind_messages(record)
    yield from _named_messages(record, ledger)
    held = [[claims[key] for key in position.claims] for position in record.positions]
    for position, theirs in zip(record.positions, held, strict=True):
        yield from _position_messages(position, theirs, ledger)
    speakers = {_speaker(claim, ledger) for theirs in held for claim in theirs}
    if len(speakers) == 1 and record.kind not in _OF_ONE_SPEAKER:
        yield (
            f"kind is {record.kind!r}, but every position is of {speakers.pop()!r}; expected a "
            "second speaker, or a kind in which one may differ from himself: "
            f"{', '.join(sorted(_OF_ONE_SPEAKER))}"
        )


def _speaker(claim: Claim, ledger: Ledger) -> str:
    """Who speaks; the voices of two documents are two."""
    own = claim.asserted_by == "report"
    return ledger.document_of(claim.id).label if own else claim.asserted_by


def _twin_messages(record: Contradiction, others: Mapping[str, Contradiction]) -> Iterator[str]:
    yield from _mutual("twin", record.id, record.twin, {k: c.twin for k, c in others.items()})


def _mutual(
    field: str, own: str, named: str | None, of_others: Mapping[str, str | None]
) -> Iterator[str]:
    """What is wrong with a field that two records have of each other."""
    if named is None:
        return
    if named not in of_others:
        yield f"{field} {named!r} is not among them.{did_you_mean(named, of_others)}"
    elif named == own or of_others[named] != own:
        yield f"{field} is {named!r}, whose {field} is {of_others[named]!r}; expected {own!r}"


def _kind_messages(record: Contradiction) -> Iterator[str]:
    for words in (_BOTH, _OPEN):
        found = words.search(record.reading)
        if record.kind == "flat" and found:
            yield (
                f"kind is 'flat', but the reading says “{found.group():.60}”; flat is for opposite "
                "answers of one thing and time: expected scope, days, date precision or wording"
            )
    if record.kind != "flat" and "cannot both" in record.reading:
        yield f"kind is {record.kind!r}, but the reading says “cannot both”; expected 'flat'"


def _named_messages(record: Contradiction, ledger: Ledger) -> Iterator[str]:
    """Documents that a reading names though no claim of them is in it."""
    keys = [key for position in record.positions for key in position.claims]
    labels = {ledger.document_of(key).label for key in keys}
    told = " ".join([record.reading, *(position.reads for position in record.positions)])
    for name in dict.fromkeys(_documents_named(told, ledger.documents)):
        if name not in labels:
            yield (
                f"the reading names {name}, but no claim of it is in a position; expected one, or "
                f"only {', '.join(sorted(labels))}"
            )


def _documents_named(words: str, documents: Iterable[Document]) -> Iterator[str]:
    for found in _NAMED.finditer(words):
        yield from (f"Report {number}" for number in re.findall(r"\d+", found[1]))
    for document in documents:
        if not document.label.startswith("Report ") and document.label in words:
            yield document.label


def _position_messages(position: Position, held: Iterable[Claim], ledger: Ledger) -> Iterator[str]:
    sides = {_side(claim, ledger) for claim in held}
    if sides >= {*_SIDES} and not re.search(r"\bboth sides\b", position.reads):
        yield (
            f"the position {position.reads!r} has speakers of both sides; expected one side, or "
            "the words “both sides” in it"
        )


def _topic_messages(topic: Topic, ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[str]:
    yield from _mutual(
        "mirror", topic.id, topic.mirror, {k: t.mirror for k, t in ledger.topics.items()}
    )
    theirs = [c for c in claims.values() if topic.id in c.topics]
    if topic.mirror and not theirs:
        yield f"no claim is on it, though {topic.mirror!r} mirrors it; expected one, or no mirror"
    here = [c for c in ledger.contradictions.values() if c.topic == topic.id]
    if any(_sets_sides_head_on(record, ledger, claims) for record in here):
        held = {key for c in here for p in c.positions for key in p.claims}
        yield from _left_out([c for c in theirs if c.id not in held], ledger)


def _left_out(claims: Iterable[Claim], ledger: Ledger) -> Iterator[str]:
    """Claims of one side that stand in no contradiction, where the sides are set head on."""
    for claim in claims:
        side = _side(claim, ledger)
        if ledger.document_of(claim.id).ring == "five" and side in _SIDES:
            yield (
                f"claim {claim.id!r} of {side} stands in no contradiction on this topic, though "
                "one sets the sides against each other; expected it in one, with those it is like"
            )


def _sets_sides_head_on(record: Contradiction, ledger: Ledger, claims: Mapping[str, Claim]) -> bool:
    """Whether the two sides hold different positions of a flat contradiction."""
    sides = [
        {_side(claims[key], ledger) for key in position.claims if key in claims}
        for position in record.positions
    ]
    return record.kind == "flat" and any(
        "pakistan" in mine and "afghanistan" in yours for mine, yours in permutations(sides, 2)
    )


def _side(claim: Claim, ledger: Ledger) -> str:
    """The side of who speaks; empty where no such actor is known, which is another problem."""
    actor = ledger.actors.get(claim.asserted_by)
    return actor.side if actor else ""
