"""Statements: one however many documents carry it, and what replaced it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.kept import kept
from explainer.analysis.replacements import replacing, reworded, superseded_by
from explainer.records.bound import Claim, documents_of
from explainer.records.claims import Document
from explainer.records.scales import Measure

__all__ = [
    "Statement",
    "repeats_as_we_infer",
    "repeats_of",
    "statements",
]


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
    def origin(self) -> str:
        """What tells it from others, whichever documents carry it by now."""
        return _origin(self.claim)

    @property
    def replaced(self) -> frozenset[Measure]:
        """Which of its figures were replaced; one that was only given again still stands."""
        return frozenset(m for later in self.superseded_by for m in reworded(self.claim, later))

    @property
    def inferred(self) -> bool:
        """Whether that all carriers carry one statement is our inference."""
        return len(self.carriers) > 1 and any(map(repeats_as_we_infer, self.carriers))


@kept(64)
def statements(claims: Sequence[Claim]) -> tuple[Statement, ...]:
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
        later = {r.id: r for c in ordered for r in replacing(c, revised)}
        found.append(
            Statement(
                claim=ordered[0],
                carriers=tuple(ordered),
                documents=documents_of(ordered),
                superseded_by=tuple(later.values()),
            )
        )
    return tuple(found)


def repeats_of(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The other claims that carry the same statement."""
    origin = _origin(claim)
    return tuple(c for c in claims if (c.origin or c.id) == origin and c.id != claim.id)
