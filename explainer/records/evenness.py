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
from explainer.records.problems import Fault, Problem, did_you_mean

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["position_faults", "problems", "side_of"]

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
            for fault in _contradiction_faults(contradiction, ledger, claims):
                record = f"contradiction {contradiction.id!r}"
                yield fault.at("seeds/contradictions.yaml", record)
    for topic in ledger.topics.values():
        for fault in _topic_faults(topic, ledger, claims):
            yield fault.at("seeds/topics.yaml", f"topic {topic.id!r}")


def _contradiction_faults(
    record: Contradiction, ledger: Ledger, claims: Mapping[str, Claim]
) -> Iterator[Fault]:
    yield from _twin_faults(record, ledger.contradictions)
    yield from _kind_faults(record)
    yield from _named_faults(record, ledger)
    held = [[claims[key] for key in position.claims] for position in record.positions]
    for position, theirs in zip(record.positions, held, strict=True):
        yield from position_faults(position, theirs, ledger)
    speakers = {_speaker(claim, ledger) for theirs in held for claim in theirs}
    if len(speakers) == 1 and record.kind not in _OF_ONE_SPEAKER:
        yield Fault(
            "one-speaker",
            kind=record.kind,
            speaker=speakers.pop(),
            kinds=", ".join(sorted(_OF_ONE_SPEAKER)),
        )


def _speaker(claim: Claim, ledger: Ledger) -> str:
    """Who speaks; the voices of two documents are two."""
    own = claim.asserted_by == "report"
    return ledger.document_of(claim.id).label if own else claim.asserted_by


def _twin_faults(record: Contradiction, others: Mapping[str, Contradiction]) -> Iterator[Fault]:
    yield from _mutual("twin", record.id, record.twin, {k: c.twin for k, c in others.items()})


def _mutual(
    field: str, own: str, named: str | None, of_others: Mapping[str, str | None]
) -> Iterator[Fault]:
    """What is wrong with a field that two records have of each other."""
    if named is None:
        return
    if named not in of_others:
        yield Fault("unknown-twin", field=field, named=named, hint=did_you_mean(named, of_others))
    elif named == own or of_others[named] != own:
        yield Fault("twin-of-another", field=field, named=named, theirs=of_others[named], own=own)


def _kind_faults(record: Contradiction) -> Iterator[Fault]:
    for words in (_BOTH, _OPEN):
        found = words.search(record.reading)
        if record.kind == "flat" and found:
            yield Fault("flat-but-open", words=found.group())
    if record.kind != "flat" and "cannot both" in record.reading:
        yield Fault("not-flat-but-exclusive", kind=record.kind)


def _named_faults(record: Contradiction, ledger: Ledger) -> Iterator[Fault]:
    """Documents that a reading names though no claim of them is in it."""
    keys = [key for position in record.positions for key in position.claims]
    labels = {ledger.document_of(key).label for key in keys}
    told = " ".join([record.reading, *(position.reads for position in record.positions)])
    for name in dict.fromkeys(_documents_named(told, ledger.documents)):
        if name not in labels:
            yield Fault("named-but-not-there", name=name, labels=", ".join(sorted(labels)))


def _documents_named(words: str, documents: Iterable[Document]) -> Iterator[str]:
    for found in _NAMED.finditer(words):
        yield from (f"Report {number}" for number in re.findall(r"\d+", found[1]))
    for document in documents:
        if not document.label.startswith("Report ") and document.label in words:
            yield document.label


def position_faults(position: Position, held: Iterable[Claim], ledger: Ledger) -> Iterator[Fault]:
    """A position with speakers of both sides that does not say so."""
    sides = {side_of(claim, ledger) for claim in held}
    if sides >= {*_SIDES} and not re.search(r"\bboth sides\b", position.reads):
        yield Fault("both-sides-in-one", reads=position.reads)


def _topic_faults(topic: Topic, ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[Fault]:
    yield from _mutual(
        "mirror", topic.id, topic.mirror, {k: t.mirror for k, t in ledger.topics.items()}
    )
    theirs = [c for c in claims.values() if topic.id in c.topics]
    if topic.mirror and not theirs:
        yield Fault("mirror-without-claim", mirror=topic.mirror)
    here = [c for c in ledger.contradictions.values() if c.topic == topic.id]
    if any(_sets_sides_head_on(record, ledger, claims) for record in here):
        held = {key for c in here for p in c.positions for key in p.claims}
        yield from _left_out([c for c in theirs if c.id not in held], ledger)


def _left_out(claims: Iterable[Claim], ledger: Ledger) -> Iterator[Fault]:
    """Claims of one side that stand in no contradiction, where the sides are set head on."""
    for claim in claims:
        side = side_of(claim, ledger)
        if ledger.document_of(claim.id).ring == "five" and side in _SIDES:
            yield Fault("left-out-of-topic", claim=claim.id, side=side)


def _sets_sides_head_on(record: Contradiction, ledger: Ledger, claims: Mapping[str, Claim]) -> bool:
    """Whether the two sides hold different positions of a flat contradiction."""
    sides = [
        {side_of(claims[key], ledger) for key in position.claims if key in claims}
        for position in record.positions
    ]
    return record.kind == "flat" and any(
        "pakistan" in mine and "afghanistan" in yours for mine, yours in permutations(sides, 2)
    )


def side_of(claim: Claim, ledger: Ledger) -> str:
    """The side of who speaks; empty where no such actor is known, which is another problem."""
    actor = ledger.actors.get(claim.asserted_by)
    return actor.side if actor else ""
