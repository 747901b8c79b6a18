"""What must hold between records.

Every check returns problems instead of raising, so that all faults are listed at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, get_args

from explainer.records import daychecks, evenness, points, sharing
from explainer.records.catalogue import Contradiction
from explainer.records.claims import Claim, Document
from explainer.records.counts import Counts
from explainer.records.problems import Fault, Problem, did_you_mean
from explainer.records.scales import FOLDER_OF, Measure

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["cross_record_problems", "file_of", "list_of"]

MAX_QUOTED_SHARE = 0.25
"""At most this share of a document's words may be kept as quotations (design, section 2)."""


def file_of(document: Document) -> str:
    """The file of a document, as it is named in problems."""
    return f"seeds/{FOLDER_OF[document.ring]}/{document.id}.yaml"


def list_of(ledger: Ledger, stem: str, key: str) -> str:
    """The file of an entry of a list: of October's, or of the rings before and after."""
    added = ledger.around is not None and key in getattr(ledger.around, stem, ())
    return f"seeds/around/{stem}.yaml" if added else f"seeds/{_LISTED.get(stem, stem)}.yaml"


_LISTED = {"relays": "wider/relays"}


def _name(claim: Claim) -> str:
    return f"claim {claim.id!r}"


def cross_record_problems(ledger: Ledger) -> list[Problem]:
    """Everything wrong between records: ids, links, dates, quotations kept."""
    problems: list[Problem] = []
    problems += _repeated_ids(ledger)
    claims = {claim.id: claim for claim in ledger.records()}
    for document in ledger.documents:
        problems += _quoted_share(document)
        for fault in daychecks.document_faults(document):
            problems.append(fault.at(file_of(document), f"document {document.id!r}"))
        for claim in document.claims:
            for fault in _claim_faults(claim, document, ledger, claims):
                problems.append(fault.at(file_of(document), _name(claim)))
    problems += _claim_circles(ledger)
    problems += _member_circles(ledger)
    problems += _vocabulary_problems(ledger, claims)
    problems += sharing.record_problems(ledger)
    problems += evenness.problems(ledger)
    problems += points.problems(ledger)
    return problems


def _repeated_ids(ledger: Ledger) -> Iterator[Problem]:
    documents = Counter(document.id for document in ledger.documents)
    for document in ledger.documents:
        if documents[document.id] > 1:
            yield Fault("document-id-again", count=documents[document.id]).at(
                file_of(document), f"document {document.id!r}"
            )
    count = Counter(claim.id for claim in ledger.records())
    for document in ledger.documents:
        for claim in document.claims:
            if count[claim.id] > 1:
                yield Fault("claim-id-again", count=count[claim.id]).at(
                    file_of(document), _name(claim)
                )


def _quoted_share(document: Document) -> Iterator[Problem]:
    if document.text is None:
        return
    quoted = sum(len(quote.split()) for quote in {c.quote for c in document.claims if c.quote})
    if quoted > MAX_QUOTED_SHARE * document.text.words:
        yield Fault("too-much-quoted", quoted=quoted, words=document.text.words).at(
            file_of(document), f"document {document.id!r}"
        )


def _unknown(field: str, value: str, known: Collection[str], what: str) -> Iterator[Fault]:
    if value not in known:
        yield Fault(
            "unknown-id",
            field=field,
            value=value,
            what=what,
            hint=did_you_mean(value, sorted({*known})),
        )


def _claim_faults(
    claim: Claim, document: Document, ledger: Ledger, claims: Mapping[str, Claim]
) -> Iterator[Fault]:
    yield from _unknown("asserted_by", claim.asserted_by, ledger.actors, "an actor")
    if claim.via:
        yield from _unknown("via", claim.via, ledger.actors, "an actor")
    if claim.via == claim.asserted_by:
        yield Fault("carries-himself", via=claim.via)
    for actor in claim.about:
        yield from _unknown("about", actor, ledger.actors, "an actor")
    for topic in claim.topics:
        yield from _unknown("topics", topic, ledger.topics, "a topic")
    if claim.event:
        yield from _unknown("event", claim.event, ledger.events, "an event")
    if claim.counts:
        yield from _counts_faults(claim, claim.counts, ledger, claims)
    for location in claim.where:
        yield from _unknown("where.place", location.place, ledger.places, "a place")
    yield from _evidence_faults(claim, document)
    yield from daychecks.claim_faults(claim, document)
    yield from _link_faults(claim, claims)


def _counts_faults(
    claim: Claim, counts: Counts, ledger: Ledger, claims: Mapping[str, Claim]
) -> Iterator[Fault]:
    yield from _unknown("counts.group", counts.group, ledger.groups, "a counted group")
    for field in ("perpetrator", "status_by"):
        actor = getattr(counts, field)
        yield from _unknown(f"counts.{field}", actor, [*ledger.actors, "not given"], "an actor")
    for other in counts.may_contain:
        yield from _unknown("counts.may_contain", other, claims, "a claim")
        if other == claim.id:
            yield Fault("contains-itself", other=other)
        elif other in claims and claims[other].counts is None:
            yield Fault("contains-no-figure", other=other)


def _evidence_faults(claim: Claim, document: Document) -> Iterator[Fault]:
    if document.text is not None:
        if claim.at is None:
            yield Fault("address-missing")
        elif claim.at.end > document.text.characters:
            yield Fault(
                "address-beyond-text", end=claim.at.end, characters=document.text.characters
            )
        elif claim.at.line in document.furniture:
            yield Fault("address-in-furniture", line=claim.at.line)
    if claim.kind == "casualties" and claim.quote is None:
        yield Fault("quote-missing")


def _link_faults(claim: Claim, claims: Mapping[str, Claim]) -> Iterator[Fault]:
    if claim.origin is not None:
        yield from _unknown("origin", claim.origin, claims, "a claim")
        origin = claims.get(claim.origin)
        if origin is not None and origin.origin is not None:
            yield Fault("origin-is-repeat", origin=claim.origin, first=origin.origin)
    for link in claim.relates:
        yield from _unknown("relates.to", link.to, claims, "a claim")
        other = claims.get(link.to)
        if link.to == claim.id:
            yield Fault("link-to-itself")
        elif other is not None and link.how == "repeats" and _figures(claim) != _figures(other):
            yield Fault(
                "repeats-other-figures",
                other=link.to,
                figures=_figures(claim),
                others=_figures(other),
            )


def _figures(claim: Claim) -> tuple[tuple[int | None, int | None] | None, ...]:
    """The bounds of killed, wounded and both together, for comparing two statements."""
    if claim.counts is None:
        return (None, None, None)
    found = tuple(claim.counts.quantity(measure) for measure in get_args(Measure))
    return tuple(None if q is None else (q.low, q.high) for q in found)


def _circles(leads: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Whatever leads back to itself, in any number of steps."""
    for start in leads:
        reached, to_visit = set[str](), list(leads[start])
        while to_visit:
            step = to_visit.pop()
            if step not in reached:
                reached.add(step)
                to_visit += leads.get(step, [])
        if start in reached:
            yield start


def _claim_circles(ledger: Ledger) -> Iterator[Problem]:
    """Statements that revise, repeat or contain each other in a circle."""
    claims = ledger.records()
    origins = {claim.id: [claim.origin] for claim in claims if claim.origin}
    kinds = {
        "revises": "a later one revises an earlier one",
        "repeats": "a later one repeats the first",
    }
    circles = [
        (how, _circles({c.id: [r.to for r in c.relates if r.how == how] for c in claims}), rule)
        for how, rule in kinds.items()
    ]
    circles.append(("origin", _circles(origins), "the first statement has no origin"))
    held = {c.id: [o for o in c.counts.may_contain if o != c.id] for c in claims if c.counts}
    circles.append(("counts.may_contain", _circles(held), "no whole is a part of its part"))
    for field, found, rule in circles:
        for claim in found:
            if field != "origin" or origins.get(claim) == [claim]:
                yield Fault("claims-in-circle", field=field, rule=rule).at(
                    file_of(ledger.document_of(claim)), f"claim {claim!r}"
                )


def _member_circles(ledger: Ledger) -> Iterator[Problem]:
    """Bodies that are members of each other."""
    members = {a.id: [a.member_of] for a in ledger.actors.values() if a.member_of}
    for actor in _circles(members):
        yield Fault("members-in-circle", body=members[actor][0]).at(
            list_of(ledger, "actors", actor), f"actor {actor!r}"
        )


def _vocabulary_problems(ledger: Ledger, claims: Collection[str]) -> Iterator[Problem]:
    """Unknown ids in the lists that claims refer to."""
    for actor in ledger.actors.values():
        if actor.member_of:
            for fault in _unknown("member_of", actor.member_of, ledger.actors, "an actor"):
                yield fault.at(list_of(ledger, "actors", actor.id), f"actor {actor.id!r}")
        if actor.state_media and actor.party:
            file = list_of(ledger, "actors", actor.id)
            yield Fault("media-as-party").at(file, f"actor {actor.id!r}")
    for event in ledger.events.values():
        for location in event.where:
            for fault in _unknown("where.place", location.place, ledger.places, "a place"):
                yield fault.at(list_of(ledger, "events", event.id), f"event {event.id!r}")
    yield from _comparison_problems(ledger, claims)


def _comparison_problems(ledger: Ledger, claims: Collection[str]) -> Iterator[Problem]:
    """Unknown ids in contradictions and relays."""
    for contradiction in ledger.contradictions.values():
        for fault in _contradiction_faults(contradiction, ledger, claims):
            record = f"contradiction {contradiction.id!r}"
            yield fault.at("seeds/contradictions.yaml", record)
    for relay in ledger.relays.values():
        for claim in relay.of:
            for fault in _unknown("of", claim, claims, "a claim"):
                yield fault.at(list_of(ledger, "relays", relay.id), f"relay {relay.id!r}")


def _contradiction_faults(
    contradiction: Contradiction, ledger: Ledger, claims: Collection[str]
) -> Iterator[Fault]:
    yield from _unknown("topic", contradiction.topic, ledger.topics, "a topic")
    sides = [claim for position in contradiction.positions for claim in position.claims]
    for claim in sides:
        yield from _unknown("positions.claims", claim, claims, "a claim")
    for claim, count in Counter(sides).items():
        if count > 1:
            yield Fault("on-both-sides", field="positions", claim=claim)
