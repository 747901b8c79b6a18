"""What the claims show when they are put beside each other. Pure: records in, values out.

Here belong: what is dated up to a day, who carries whose statement, which figures were
revised, who counts whom, and where and when claims lie. Nothing is drawn or worded here,
and nothing is ever added up.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.catalogue import Contradiction, Event, Group, Place, Topic
from explainer.ledger import Ledger
from explainer.records import Claim, Document
from explainer.replacements import replacing, reworded, superseded_by
from explainer.scales import WHERE_RANK, Measure, PlacePrecision

__all__ = [
    "Comparison",
    "Counting",
    "Coverage",
    "CoverageState",
    "EventRow",
    "PlaceMark",
    "Statement",
    "by_disagreement",
    "comparison",
    "counting",
    "coverage",
    "event_rows",
    "happened_within",
    "known_on",
    "place_marks",
    "repeats_as_we_infer",
    "repeats_of",
    "said_days",
    "sharing_words",
    "statements",
    "unplaced",
]

Counting = Literal["third-party", "own", "enemy", "several", "report"]
"""From where a figure is counted: by nobody who is a party to the conflict; by a party, of its own
side, of an enemy, or of several sides at once; in a report's own voice, which is nobody's side."""

_OPPOSED = {"pakistan": {"afghanistan", "ttp", "afghanistan and ttp"}, "afghanistan": {"pakistan"}}


def known_on(
    ledger: Ledger,
    day: dt.date,
    *,
    wider: bool = False,
    documents: Iterable[str] | None = None,
) -> tuple[Claim, ...]:
    """The claims that had been made by the end of a day.

    Parameters
    ----------
    ledger : Ledger
        The records.
    day : datetime.date
        The last day on which a statement may have been made.
    wider : bool, default False
        Also take claims of the wider ring.
    documents : iterable of str, optional
        Only these documents; all of the ring by default.

    Returns
    -------
    tuple of Claim
        In the order of the documents; nothing said later than ``day``.
    """
    chosen = None if documents is None else set(documents)
    return tuple(
        claim
        for document in ledger.documents
        if (wider or document.ring == "five") and (chosen is None or document.id in chosen)
        for claim in document.claims
        if claim.said_on.date <= day
    )


def happened_within(
    claims: Sequence[Claim], first: dt.date | None, last: dt.date | None
) -> tuple[Claim, ...]:
    """The claims that may have happened between two days; None leaves a side open.

    A claim with an open bound may lie on any day beyond it; one without any date is kept only
    where no day is asked for.
    """
    if first is None and last is None:
        return tuple(claims)
    low, high = first or dt.date.min, last or dt.date.max
    return tuple(
        claim
        for claim in claims
        if (claim.happened.from_ or claim.happened.to)
        and (claim.happened.from_ or dt.date.min) <= high
        and (claim.happened.to or dt.date.max) >= low
    )


def said_days(ledger: Ledger, *, wider: bool = False) -> tuple[dt.date, dt.date]:
    """The days between which a day up to which claims are dated makes sense.

    Returns
    -------
    tuple of datetime.date
        The first day on which an event of the ledger happened exactly, and the last day on
        which anything was said, in the chosen ring.
    """
    claims = ledger.claims() if wider else ledger.claims(ring="five")
    starts = [
        claim.happened.from_
        for claim in claims
        if claim.happened.from_ and claim.happened.precision == "day" and claim.event
    ]
    said = [claim.said_on.date for claim in claims]
    return min([*starts, *said]), max(said)


def counting(claim: Claim, ledger: Ledger) -> Counting:
    """From where the speaker counts: who is a party decides, not where somebody comes from."""
    if claim.counts is None:
        raise ValueError(f"claim {claim.id!r} counts nobody; expected a casualty claim")
    if claim.asserted_by == "report":
        return "report"
    speaker = ledger.actors[claim.asserted_by]
    if not speaker.party:
        return "third-party"
    group = ledger.groups[claim.counts.group].side
    if speaker.side == group:
        return "own"
    return "enemy" if group in _OPPOSED.get(speaker.side, ()) else "several"


def _origin(claim: Claim) -> str:
    return claim.origin or claim.id


def repeats_as_we_infer(claim: Claim) -> bool:
    """Whether a claim repeats another and that it is one statement is our inference."""
    stated = {link.to for link in claim.relates if link.how == "repeats" and link.basis == "stated"}
    return claim.origin is not None and claim.origin not in stated


@dataclass(frozen=True)
class Statement:
    """One statement, with every claim that carries it, and those that replaced a figure of it."""

    claim: Claim
    carriers: tuple[Claim, ...]
    documents: tuple[Document, ...]
    superseded_by: tuple[Claim, ...] = ()

    @property
    def replaced(self) -> frozenset[Measure]:
        """Which of its figures were replaced; one that was only given again still stands."""
        return frozenset(m for later in self.superseded_by for m in reworded(self.claim, later))

    @property
    def inferred(self) -> bool:
        """Whether that all carriers carry one statement is our inference."""
        return len(self.carriers) > 1 and any(map(repeats_as_we_infer, self.carriers))


def statements(ledger: Ledger, claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """The statements that claims carry, each once however often it is repeated.

    The claim that stands for a statement is its recorded origin, or the earliest carrier
    where the origin is not among ``claims``.
    """
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_origin(claim)].append(claim)
    revised = superseded_by(claims)
    found = []
    for origin, carriers in groups.items():
        ordered = sorted(carriers, key=lambda c: (c.id != origin, c.said_on.date))
        documents = {d.id: d for d in (ledger.document_of(c.id) for c in ordered)}
        later = {r.id: r for c in ordered for r in replacing(c, revised, ledger)}
        found.append(
            Statement(
                claim=ordered[0],
                carriers=tuple(ordered),
                documents=tuple(documents.values()),
                superseded_by=tuple(later.values()),
            )
        )
    return tuple(found)


def repeats_of(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The other claims that carry the same statement."""
    return tuple(c for c in claims if _origin(c) == _origin(claim) and c.id != claim.id)


@dataclass(frozen=True)
class Comparison:
    """One counted group: every statement that counts it, or none."""

    group: Group
    statements: tuple[Statement, ...]


def comparison(ledger: Ledger, claims: Sequence[Claim]) -> tuple[Comparison, ...]:
    """Who counts whom, one panel for each counted group, in the order of ``groups.yaml``.

    Civilians and military personnel of each side whom nobody counts come last, with no
    statements: unknown, not zero.
    """
    counted: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements(ledger, [c for c in claims if c.counts is not None]):
        if statement.claim.counts is not None:
            counted[statement.claim.counts.group].append(statement)
    panels = [
        Comparison(group, tuple(sorted(counted[key], key=lambda s: s.claim.said_on.date)))
        for key, group in ledger.groups.items()
        if counted[key] or (group.side in _OPPOSED and group.status in {"civilians", "military"})
    ]
    return tuple(sorted(panels, key=lambda panel: not panel.statements))


@dataclass(frozen=True)
class EventRow:
    """One event, with the statements made about it."""

    event: Event
    claims: tuple[Claim, ...]


def event_rows(ledger: Ledger, claims: Sequence[Claim]) -> tuple[EventRow, ...]:
    """The events that claims speak of, in the order of ``events.yaml``.

    An event without a claim among ``claims`` is left out: nobody had spoken of it.
    """
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event:
            by_event[claim.event].append(claim)
    return tuple(
        EventRow(event, tuple(by_event[key]))
        for key, event in ledger.events.items()
        if by_event[key]
    )


@dataclass(frozen=True)
class PlaceMark:
    """One place at one precision, with the claims that name it so.

    ``at_place`` is how many claims name the place at all, however exactly.
    """

    place: Place
    precision: PlacePrecision
    claims: tuple[Claim, ...]
    at_place: int


def place_marks(ledger: Ledger, claims: Sequence[Claim]) -> tuple[PlaceMark, ...]:
    """Where claims lie, each place once for each precision, least precise first."""
    found: dict[tuple[str, PlacePrecision], list[Claim]] = defaultdict(list)
    at_place: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for location in claim.where:
            found[location.place, location.precision].append(claim)
            at_place[location.place].add(claim.id)
    marks = [
        PlaceMark(ledger.places[place], precision, tuple(named), len(at_place[place]))
        for (place, precision), named in found.items()
    ]
    return tuple(sorted(marks, key=lambda m: (-WHERE_RANK[m.precision], m.place.id)))


def unplaced(ledger: Ledger, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims about events that name no place on the map; listed beside it, never dropped."""
    return tuple(
        claim
        for claim in claims
        if claim.kind in {"event", "casualties"}
        and not any(ledger.places[where.place].is_drawn for where in claim.where)
    )


CoverageState = Literal["says", "differs", "silent", "says nothing was said"]
"""How a document answers a topic's question; silence is a finding, not a gap in our work."""


@dataclass(frozen=True)
class Coverage:
    """What one document says on one topic.

    Attributes
    ----------
    claims : tuple of Claim
        The claims with which it answers; empty where it is silent.
    contradictions : tuple of Contradiction
        The disagreements in which its claims stand against another document's.
    against : tuple of Document
        Those other documents.
    """

    topic: Topic
    document: Document
    state: CoverageState
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    against: tuple[Document, ...] = ()


def coverage(ledger: Ledger, claims: Sequence[Claim]) -> tuple[Coverage, ...]:
    """For each topic and document: what it says, whether that differs, or that it is silent.

    Parameters
    ----------
    ledger : Ledger
        The records.
    claims : sequence of Claim
        The claims to compare, for example those dated up to a day. Documents of which none is
        given are left out.

    Returns
    -------
    tuple of Coverage
        Topic by topic, the documents in their order. ``differs`` where a claim takes part in
        a recorded contradiction on that topic with a claim of another document, both given.
    """
    given = {claim.id for claim in claims}
    documents = {d.id: d for d in (ledger.document_of(claim.id) for claim in claims)}
    return tuple(
        _covered(topic, document, given, ledger)
        for topic in ledger.topics.values()
        for document in documents.values()
    )


def _covered(topic: Topic, document: Document, given: set[str], ledger: Ledger) -> Coverage:
    own = tuple(c for c in document.claims if c.id in given and topic.id in c.topics)
    if not own:
        return Coverage(topic, document, "silent")
    if all(claim.silence for claim in own):
        return Coverage(topic, document, "says nothing was said", own)
    opposed = {
        contradiction: them
        for contradiction in ledger.contradictions.values()
        if contradiction.topic == topic.id
        and (them := _opposed(contradiction, document, given, ledger))
    }
    against = {other for them in opposed.values() for other in them}
    others = tuple(d for d in ledger.documents if d.id in against)
    return Coverage(topic, document, "differs" if others else "says", own, tuple(opposed), others)


def _opposed(
    contradiction: Contradiction, document: Document, given: set[str], ledger: Ledger
) -> set[str]:
    """The documents on another position than this one, once every position is held."""
    holders = [
        {ledger.document_of(claim).id for claim in position.claims if claim in given}
        for position in contradiction.positions
    ]
    if not all(holders):
        return set()
    mine = [held for held in holders if document.id in held]
    return {d for own in mine for held in holders if held is not own for d in held} - {document.id}


def by_disagreement(cells: Sequence[Coverage]) -> tuple[Coverage, ...]:
    """The same cells, the questions on which most documents differ first, then the most told."""
    states: dict[str, list[CoverageState]] = defaultdict(list)
    for cell in cells:
        states[cell.topic.id].append(cell.state)

    def rank(cell: Coverage) -> tuple[int, int]:
        found = states[cell.topic.id]
        return -found.count("differs"), found.count("silent")

    return tuple(sorted(cells, key=rank))


def sharing_words(ledger: Ledger, documents: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    """For each document, the others with which it shares words that may come from one source."""
    listed = {document.id: document for document in documents}
    pairs = {p.documents for p in ledger.shared.values() if p.tells_of_a_source}
    return {
        one: tuple(d for other, d in listed.items() if {(one, other), (other, one)} & pairs)
        for one in listed
    }
