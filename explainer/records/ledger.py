"""The ledger as a value: every document, claim, actor, group, event and place, with look-ups by id.

How it is read and checked is in `loading`; nothing is computed from claims here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from explainer.records.catalogue import (
    Actor,
    Contradiction,
    Event,
    Group,
    Place,
    Relay,
    SharedText,
    Standard,
    Term,
    Topic,
)
from explainer.records.claims import Claim, Document
from explainer.records.problems import did_you_mean
from explainer.records.scales import Ring

__all__ = [
    "Ledger",
]


@dataclass(frozen=True)
class Ledger:
    """All records, validated one by one, with look-ups by id."""

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

    @cached_property
    def _by_id(self) -> dict[str, tuple[Claim, Document]]:
        return {
            claim.id: (claim, document) for document in self.documents for claim in document.claims
        }

    def claims(self, *, ring: Ring | None = None) -> tuple[Claim, ...]:
        """The claims of one ring (``five`` or ``wider``), or of both."""
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
        return self._look_up(claim_id)[0]

    def document_of(self, claim_id: str) -> Document:
        """The document that carries a claim."""
        return self._look_up(claim_id)[1]

    def body_of(self, actor_id: str) -> str:
        """The id of the uppermost body of which an actor is a member; of itself if of none."""
        seen = [actor_id]
        while (above := self.actors[seen[-1]].member_of) and above not in seen:
            seen.append(above)
        return seen[-1]

    def _look_up(self, claim_id: str) -> tuple[Claim, Document]:
        try:
            return self._by_id[claim_id]
        except KeyError:
            hint = did_you_mean(claim_id, self._by_id)
            raise KeyError(f"{claim_id!r} is not a claim.{hint}") from None
