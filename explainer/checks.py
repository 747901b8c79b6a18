"""What must hold between records, and between a record and the text it was read from.

Every check returns problems instead of raising, so that all faults are listed at once.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.catalogue import Contradiction
from explainer.reading import Problem, did_you_mean
from explainer.records import Claim, Document

if TYPE_CHECKING:
    from explainer.ledger import Ledger

__all__ = ["TextCheck", "check_texts", "cross_record_problems", "readable_texts"]

MAX_QUOTED_SHARE = 0.25
"""At most this share of a document's words may be kept as quotations (design, section 2)."""


def _file(document: Document) -> str:
    folder = "documents" if document.ring == "five" else "wider"
    return f"seeds/{folder}/{document.id}.yaml"


def _name(claim: Claim) -> str:
    return f"claim {claim.id!r}"


def cross_record_problems(ledger: Ledger) -> list[Problem]:
    """Everything wrong between records: ids, links, dates, quotations kept."""
    problems: list[Problem] = []
    problems += _repeated_ids(ledger)
    claims = {claim.id: claim for claim in ledger.claims()}
    for document in ledger.documents:
        problems += _quoted_share(document)
        for claim in document.claims:
            for message in _claim_messages(claim, document, ledger, claims):
                problems.append(Problem(_file(document), _name(claim), message))
    problems += _revision_cycles(ledger)
    problems += _vocabulary_problems(ledger)
    return problems


def _repeated_ids(ledger: Ledger) -> Iterator[Problem]:
    documents = Counter(document.id for document in ledger.documents)
    for document in ledger.documents:
        if documents[document.id] > 1:
            yield Problem(
                _file(document),
                f"document {document.id!r}",
                f"this id is used {documents[document.id]} times; every document needs its own",
            )
    count = Counter(claim.id for claim in ledger.claims())
    for document in ledger.documents:
        for claim in document.claims:
            if count[claim.id] > 1:
                yield Problem(
                    _file(document),
                    _name(claim),
                    f"this id is used {count[claim.id]} times; every claim needs an id of its own",
                )


def _quoted_share(document: Document) -> Iterator[Problem]:
    if document.text is None:
        return
    quoted = sum(len(quote.split()) for quote in {c.quote for c in document.claims if c.quote})
    if quoted > MAX_QUOTED_SHARE * document.text.words:
        yield Problem(
            _file(document),
            f"document {document.id!r}",
            f"quotations hold {quoted} of the text's {document.text.words} words; at most a "
            "quarter may be kept. Shorten quotations or drop those that are not figures or "
            "people's own words",
        )


def _unknown(field: str, value: str, known: Iterable[str], what: str) -> Iterator[str]:
    if value not in (keys := set(known)):
        yield f"{field} {value!r} is not {what}.{did_you_mean(value, sorted(keys))}"


def _claim_messages(
    claim: Claim, document: Document, ledger: Ledger, claims: Mapping[str, Claim]
) -> Iterator[str]:
    yield from _unknown("asserted_by", claim.asserted_by, ledger.actors, "an actor")
    if claim.via:
        yield from _unknown("via", claim.via, ledger.actors, "an actor")
    for actor in claim.about:
        yield from _unknown("about", actor, ledger.actors, "an actor")
    for topic in claim.topics:
        yield from _unknown("topics", topic, ledger.topics, "a topic")
    if claim.event:
        yield from _unknown("event", claim.event, ledger.events, "an event")
    if claim.counts:
        yield from _unknown("counts.group", claim.counts.group, ledger.groups, "a counted group")
    for location in claim.where:
        yield from _unknown("where.place", location.place, ledger.places, "a place")
    yield from _evidence_messages(claim, document)
    yield from _date_messages(claim, document)
    yield from _link_messages(claim, claims)


def _evidence_messages(claim: Claim, document: Document) -> Iterator[str]:
    if document.text is not None:
        if claim.at is None:
            yield "at is missing; expected the address in the text: {line, start, end, fingerprint}"
        elif claim.at.end > document.text.characters:
            yield (
                f"at.end {claim.at.end} is beyond the text, which has "
                f"{document.text.characters} characters"
            )
    if claim.kind == "casualties" and claim.quote is None:
        yield "quote is missing; a casualty figure is always quoted"


def _date_messages(claim: Claim, document: Document) -> Iterator[str]:
    if claim.said_on.date > document.published.date:
        yield (
            f"said_on.date {claim.said_on.date} is later than the document, "
            f"published {document.published.date}"
        )
    first = claim.happened.from_
    if claim.kind == "casualties" and first is not None and first > claim.said_on.date:
        yield f"happened.from {first} is later than said_on.date {claim.said_on.date}"


def _link_messages(claim: Claim, claims: Mapping[str, Claim]) -> Iterator[str]:
    if claim.origin is not None:
        yield from _unknown("origin", claim.origin, claims, "a claim")
        origin = claims.get(claim.origin)
        if origin is not None and origin.origin is not None:
            yield (
                f"origin {claim.origin!r} is itself a repeat of {origin.origin!r}; "
                f"expected the first statement, {origin.origin!r}"
            )
    for link in claim.relates:
        yield from _unknown("relates.to", link.to, claims, "a claim")
        other = claims.get(link.to)
        if link.to == claim.id:
            yield "relates.to is the claim itself; expected another claim"
        elif other is not None and link.how == "repeats" and _figures(claim) != _figures(other):
            yield (
                f"repeats {link.to!r}, but the figures differ: {_figures(claim)} and "
                f"{_figures(other)}; expected equal figures, or another kind of link"
            )


def _figures(claim: Claim) -> tuple[tuple[int | None, int | None] | None, ...]:
    """The bounds of killed and wounded, for comparing two statements."""
    if claim.counts is None:
        return (None, None)
    found = (claim.counts.quantity("killed"), claim.counts.quantity("wounded"))
    return tuple(None if q is None else (q.low, q.high) for q in found)


def _revision_cycles(ledger: Ledger) -> Iterator[Problem]:
    revises = {
        claim.id: [link.to for link in claim.relates if link.how == "revises"]
        for claim in ledger.claims()
    }
    for start in revises:
        reached, to_visit = set[str](), list(revises[start])
        while to_visit:
            step = to_visit.pop()
            if step not in reached:
                reached.add(step)
                to_visit += revises.get(step, [])
        if start in reached:
            yield Problem(
                _file(ledger.document_of(start)),
                f"claim {start!r}",
                "revises runs in a circle back to this claim; a later one revises an earlier one",
            )


def _vocabulary_problems(ledger: Ledger) -> Iterator[Problem]:
    """Unknown ids in the lists that claims refer to."""
    for actor in ledger.actors.values():
        if actor.member_of:
            for message in _unknown("member_of", actor.member_of, ledger.actors, "an actor"):
                yield Problem("seeds/actors.yaml", f"actor {actor.id!r}", message)
    for event in ledger.events.values():
        for location in event.where:
            for message in _unknown("where.place", location.place, ledger.places, "a place"):
                yield Problem("seeds/events.yaml", f"event {event.id!r}", message)
    yield from _comparison_problems(ledger)


def _comparison_problems(ledger: Ledger) -> Iterator[Problem]:
    """Unknown ids in contradictions and relays."""
    for contradiction in ledger.contradictions.values():
        for message in _contradiction_messages(contradiction, ledger):
            record = f"contradiction {contradiction.id!r}"
            yield Problem("seeds/contradictions.yaml", record, message)
    for relay in ledger.relays.values():
        for claim in relay.of:
            for message in _unknown("of", claim, _claim_ids(ledger), "a claim"):
                yield Problem("seeds/wider/relays.yaml", f"relay {relay.id!r}", message)


def _claim_ids(ledger: Ledger) -> set[str]:
    return {claim.id for claim in ledger.claims()}


def _contradiction_messages(contradiction: Contradiction, ledger: Ledger) -> Iterator[str]:
    yield from _unknown("topic", contradiction.topic, ledger.topics, "a topic")
    sides = [claim for position in contradiction.positions for claim in position.claims]
    for claim in sides:
        yield from _unknown("positions.claims", claim, _claim_ids(ledger), "a claim")
    for claim, count in Counter(sides).items():
        if count > 1:
            yield f"positions.claims {claim!r} stands on more than one side; expected one"


@dataclass(frozen=True)
class TextCheck:
    """What re-reading the texts showed."""

    problems: tuple[Problem, ...]
    addresses_rechecked: int
    quotations_rechecked: int
    quotations_not_rechecked: int
    texts_missing: tuple[str, ...]


def check_texts(ledger: Ledger, folder: Path | None) -> TextCheck:
    """Every address and quotation held against the texts, where a reader has them.

    Parameters
    ----------
    ledger : Ledger
        The records to check.
    folder : Path or None
        Folder of the texts, or None where there is none.

    Returns
    -------
    TextCheck
        The faults found, how much was re-checked, and which texts were not present.
    """
    problems: list[Problem] = []
    missing: list[str] = []
    addresses = rechecked = not_rechecked = 0
    for document in ledger.documents:
        quotes = sum(claim.quote is not None for claim in document.claims)
        file = folder / document.text.file if folder and document.text else None
        if file is None or not file.is_file():
            not_rechecked += quotes
            missing += [document.text.file] if document.text else []
            continue
        found = _text_problem(document, file)
        if found:
            problems.append(found)
            not_rechecked += quotes
            continue
        problems += _address_problems(document, file.read_bytes().decode("utf-8"))
        addresses += len(document.claims)
        rechecked += quotes
    return TextCheck(tuple(problems), addresses, rechecked, not_rechecked, tuple(missing))


def readable_texts(ledger: Ledger, folder: Path | None) -> dict[str, str]:
    """The reader's copies that are the very texts the claims were read from, by document id."""
    found = {}
    for document in ledger.documents:
        file = folder / document.text.file if folder and document.text else None
        if file is not None and document.text is not None and file.is_file():
            content = file.read_bytes()
            if hashlib.sha256(content).hexdigest() == document.text.sha256:
                found[document.id] = content.decode("utf-8")
    return found


def _text_problem(document: Document, file: Path) -> Problem | None:
    """Whether the text is not the very one that the claims were read from."""
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    if document.text is None or sha256 == document.text.sha256:
        return None
    return Problem(
        _file(document),
        f"document {document.id!r}",
        f"text.sha256 is {document.text.sha256}, but {document.text.file} has {sha256}; "
        "expected the same text that the claims were read from",
    )


def _address_problems(document: Document, text: str) -> Iterator[Problem]:
    if document.text is not None:
        real = {
            "characters": len(text),
            "words": len(text.split()),
            "lines": len(text.split("\n")),
        }
        for field, number in real.items():
            recorded = getattr(document.text, field)
            if recorded != number:
                message = f"text.{field} is {recorded}, but the text has {number}"
                yield Problem(_file(document), f"document {document.id!r}", message)
    for claim in document.claims:
        for message in _span_messages(claim, text):
            yield Problem(_file(document), _name(claim), message)


def _span_messages(claim: Claim, text: str) -> Iterator[str]:
    if claim.at is None:
        return
    span = text[claim.at.start : claim.at.end]
    if hashlib.sha256(span.encode()).hexdigest() != claim.at.fingerprint:
        yield (
            f"at: characters {claim.at.start} to {claim.at.end} of the text read {span!r:.90}, "
            "whose fingerprint is not the one recorded. Correct the address or the fingerprint"
        )
    elif claim.quote is not None and claim.quote not in span:
        yield f"quote {claim.quote!r} is not in the words at its address, {span!r:.120}"
    line = text.count("\n", 0, claim.at.start) + 1
    if line != claim.at.line:
        yield f"at.line is {claim.at.line}, but character {claim.at.start} is on line {line}"
