"""The ledger as a value: every document, claim, actor, group, event and place, with look-ups by id.

Here claims are bound: each record of a claim is made into a `bound.Claim`, once, when claims are
first asked for. How the ledger is read and checked is in `loading`; nothing is computed from
claims here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, get_args

from explainer.records import claims as claim_records
from explainer.records.bound import Claim, Location, Part
from explainer.records.catalogue import (
    Actor,
    Contradiction,
    Event,
    Group,
    Place,
    Point,
    Relay,
    SharedText,
    Standard,
    Term,
    Topic,
)
from explainer.records.claims import Counts, Document
from explainer.records.problems import did_you_mean
from explainer.records.quantities import Quantity
from explainer.records.scales import AROUND, Measure, Ring

__all__ = [
    "FOLLOWS_FROM",
    "Around",
    "Ledger",
]

FOLLOWS_FROM = dt.date(2025, 10, 30)
"""The day after the last of the five reports: what came next begins here."""
_AS_RECORDED = (
    "id", "kind", "modality", "dyad", "article", "topics", "said_on", "happened", "counts",
    "amounts", "silence", "says", "at", "quote", "quote_language", "translation", "origin",
    "relates", "weak", "note",
)  # fmt: skip
"""The fields of a claim that name no other record, or only to be compared with."""


@dataclass(frozen=True, repr=False)
class Around:
    """What came before and after October 2025: the documents of two more rings, and their lists."""

    documents: tuple[Document, ...]
    actors: Mapping[str, Actor]
    groups: Mapping[str, Group]
    events: Mapping[str, Event]
    points: Mapping[str, Point]
    relays: Mapping[str, Relay]

    def __repr__(self) -> str:
        return f"<Around {len(self.documents)} documents>"


@dataclass(frozen=True, repr=False)
class Ledger:
    """All records of October 2025, validated one by one, with look-ups by id.

    `whole` is the same with the rings before and after; nothing of these is in it otherwise.
    """

    documents: tuple[Document, ...]
    actors: Mapping[str, Actor]
    groups: Mapping[str, Group]
    events: Mapping[str, Event]
    places: Mapping[str, Place]
    terms: Mapping[str, Term] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    relays: Mapping[str, Relay] = field(default_factory=dict)
    standards: Mapping[str, Standard] = field(default_factory=dict)
    shared: Mapping[str, SharedText] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    """The reader's own copies of texts, by document id; empty where there are none."""
    points: Mapping[str, Point] = field(default_factory=dict)
    """Disputed points before and after October: only in `whole`."""
    around: Around | None = None
    """The records of the rings before and after; None where there are none."""

    @cached_property
    def whole(self) -> Ledger:
        """The records of all rings as one; of a whole ledger, itself."""
        around = self.around
        if around is None or any(document.ring in AROUND for document in self.documents):
            return self
        return replace(
            self,
            documents=(*self.documents, *around.documents),
            actors={**self.actors, **around.actors},
            groups={**self.groups, **around.groups},
            events={**self.events, **around.events},
            points=around.points,
            relays={**self.relays, **around.relays},
        )

    @property
    def rings(self) -> tuple[Ring, ...]:
        """The rings of the page: what came next only where something is recorded of it."""
        return ("five", "wider", *(("after",) if self.after.documents else ()))

    def of(self, ring: Ring) -> Ledger:
        """The records that a ring of the page shows: what came next stands apart from October."""
        return self.after if ring == "after" else self

    @cached_property
    def after(self) -> Ledger:
        """The records of what came next, from 30 October 2025 on, in place of October's.

        All claims of the ring ``after``, and those of other published reports that are said, and
        tell of what happened, on that day or later. Whatever leads out of them is left out. What
        is disputed after October stands as topics and contradictions, as of October's claims.
        """
        whole = self.whole
        kept = {
            record.id
            for document in whole.documents
            for record in document.claims
            if document.ring == "after" or (document.ring == "wider" and _follows(record))
        }
        points = {
            key: point
            for key, point in whole.points.items()
            if all(claim in kept for reading in point.readings for claim in reading.claims)
        }
        disputed: dict[str, list[str]] = defaultdict(list)
        for key, point in points.items():
            for claim in (claim for reading in point.readings for claim in reading.claims):
                disputed[claim].append(key)
        documents = (_holding(document, kept, disputed) for document in whole.documents)
        return replace(
            self,
            documents=tuple(document for document in documents if document.claims),
            actors=whole.actors,
            groups=whole.groups,
            events=whole.events,
            points=points,
            topics={key: point.as_topic for key, point in points.items()},
            contradictions={key: point.as_contradiction for key, point in points.items()},
            relays={key: one for key, one in whole.relays.items() if kept.issuperset(one.of)},
            shared={},
            around=None,
        )

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._bound}

    @cached_property
    def _bound(self) -> tuple[Claim, ...]:
        return tuple(claim for document in self.documents for claim in self.bind(document))

    def claims(self, *, ring: Ring | None = None) -> tuple[Claim, ...]:
        """The claims of one ring, or of all that the ledger has."""
        return tuple(c for c in self._bound if ring is None or c.document.ring == ring)

    def records(self, *, ring: Ring | None = None) -> tuple[claim_records.Claim, ...]:
        """The records of claims, whether or not what they name exists."""
        return tuple(
            claim
            for document in self.documents
            if ring is None or document.ring == ring
            for claim in document.claims
        )

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id.

        Raises
        ------
        KeyError
            When there is no such claim; near misses are named.
        """
        try:
            return self._by_id[claim_id]
        except KeyError:
            hint = did_you_mean(claim_id, self._by_id)
            raise KeyError(f"{claim_id!r} is not a claim.{hint}") from None

    def document_of(self, claim_id: str) -> Document:
        """The document that carries the record of a claim."""
        return self._document_by_claim[claim_id]

    @cached_property
    def _document_by_claim(self) -> dict[str, Document]:
        return {claim.id: document for document in self.documents for claim in document.claims}

    def bodies_of(self, actor_id: str) -> tuple[str, ...]:
        """The ids of an actor and of the bodies of which it is a member, the uppermost last."""
        seen = [actor_id]
        while (above := self.actors[seen[-1]].member_of) and above not in seen:
            seen.append(above)
        return tuple(seen)

    def body_of(self, actor_id: str) -> str:
        """The id of the uppermost body of which an actor is a member; of itself if of none."""
        return self.bodies_of(actor_id)[-1]

    def bind(self, document: Document) -> Iterator[Claim]:
        """The claims of a document, which need not be one of the ledger's, with what they name."""
        for record in document.claims:
            try:
                yield self._bind(record, document)
            except KeyError as missing:
                raise KeyError(f"claim {record.id!r} names {missing}, which is not there") from None

    def _bind(self, record: claim_records.Claim, document: Document) -> Claim:
        own = {name: getattr(record, name) for name in _AS_RECORDED}
        event = self.events[record.event] if record.event else None
        return Claim(
            **own,
            **self._counted(record.counts),
            record=record,
            document=document,
            speaker=self.actors[record.asserted_by],
            body=self.actors[self.body_of(record.asserted_by)],
            carrier=self.actors[record.via] if record.via else None,
            event=event,
            event_places=tuple(self.places[w.place] for w in event.where) if event else (),
            about=tuple(self.actors[actor] for actor in record.about),
            where=tuple(Location(self.places[w.place], w.precision) for w in record.where),
        )

    def _counted(self, counts: Counts | None) -> dict[str, Any]:
        """What belongs to a claim about casualties; nothing of anyone where it is about none."""
        if counts is None:
            figures: dict[str, Any] = dict.fromkeys(get_args(Measure))
            return figures | {"group": None, "parts": (), "perpetrator": None, "status_by": None}
        return {
            **_figures(counts),
            "group": self.groups[counts.group],
            "parts": tuple(Part(who=part.who, **_figures(part)) for part in counts.including),
            "perpetrator": self._given(counts.perpetrator),
            "status_by": self._given(counts.status_by),
        }

    def _given(self, actor: str) -> Actor | None:
        return None if actor == "not given" else self.actors[actor]

    def __repr__(self) -> str:
        return f"<Ledger {len(self.documents)} documents, {len(self.records())} claims>"


def _figures(counts: Counts | claim_records.Part) -> dict[str, Quantity | None]:
    return {measure: counts.quantity(measure) for measure in get_args(Measure)}


def _follows(record: claim_records.Claim) -> bool:
    """Whether a claim is said, and tells of what happened, after the five reports."""
    began = record.happened.from_
    return record.said_on.date >= FOLLOWS_FROM and began is not None and began >= FOLLOWS_FROM


def _holding(
    document: Document, kept: Container[str], topics: Mapping[str, Sequence[str]]
) -> Document:
    """A document with these of its claims, on these topics, and no link to any other claim."""
    claims = tuple(
        record.model_copy(
            update={
                "topics": tuple(topics.get(record.id, ())),
                "relates": tuple(link for link in record.relates if link.to in kept),
                "origin": record.origin if record.origin in kept else None,
                "counts": _within(record.counts, kept),
            }
        )
        for record in document.claims
        if record.id in kept
    )
    return document.model_copy(update={"claims": claims})


def _within(counts: Counts | None, kept: Container[str]) -> Counts | None:
    if counts is None:
        return None
    contained = tuple(claim for claim in counts.may_contain if claim in kept)
    return counts.model_copy(update={"may_contain": contained})
