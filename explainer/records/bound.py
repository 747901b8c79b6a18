"""A claim with everything that it names: who speaks, in which document, of which event and people.

The record (`claims.Claim`) has the shape of the YAML and names others by id; `Ledger` makes one of
these of each record, once. Whoever reads a claim looks nothing up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.records import claims
from explainer.records.catalogue import Actor, Event, Group, Place
from explainer.records.claims import Address, Amount, Counts, Document, Happened, Relation, SaidOn
from explainer.records.quantities import Quantity
from explainer.records.scales import WHERE_PREC, Dyad, Kind, Measure, Modality, PlacePrecision

__all__ = ["Claim", "Location", "Part", "documents_of"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place as precisely as the claim names it, and no more."""

    place: Place
    precision: PlacePrecision

    @property
    def where_prec(self) -> int | None:
        """UCDP GED ``where_prec`` (1 to 6), or None for a region of several countries."""
        return WHERE_PREC[self.precision]


@dataclass(frozen=True, slots=True)
class _Figures:
    """How many were killed, wounded, or either without the source telling them apart."""

    killed: Quantity | None
    wounded: Quantity | None
    together: Quantity | None

    def quantity(self, measure: Measure) -> Quantity | None:
        """One figure; None where it is not given."""
        if measure == "killed":
            return self.killed
        return self.wounded if measure == "wounded" else self.together


@dataclass(frozen=True, slots=True)
class Part(_Figures):
    """A part of those who are counted, as worded: ``who``, and how many where it is told."""

    who: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Claim(_Figures):
    """One assertion: who says what, of when and where, and where it is written.

    Two are equal where their records are.

    Attributes
    ----------
    record : claims.Claim
        The record, in the shape of the YAML.
    document : Document
        The document that carries it.
    speaker, body, carrier : Actor
        Who asserts it, the uppermost body of which that one is a member (itself if of none), and
        who passed it on, where the document says.
    event, event_places : Event and tuple of Place
        What it is about, None where it is about no event; and where that was.
    about : tuple of Actor
        Whom it is about.
    topics, origin, relates
        By id, as the record has them: they are compared, not looked up.
    counts, group : Counts and Group
        What the record gives of casualties, and whom it counts; None where it counts nobody.
    killed, wounded, together : Quantity
        How many of them; None where it gives no such figure.
    parts : tuple of Part
        Parts of the whole that the source names; they are no further people.
    perpetrator, status_by : Actor
        Who is blamed for the deaths, and who says what the counted are; None where not given.
    """

    record: claims.Claim
    document: Document
    speaker: Actor
    body: Actor
    carrier: Actor | None
    event: Event | None
    event_places: tuple[Place, ...]
    about: tuple[Actor, ...]
    where: tuple[Location, ...]
    group: Group | None
    parts: tuple[Part, ...]
    perpetrator: Actor | None
    status_by: Actor | None
    id: str
    kind: Kind
    modality: Modality
    dyad: Dyad
    article: str | None
    topics: tuple[str, ...]
    said_on: SaidOn
    happened: Happened
    counts: Counts | None
    amounts: tuple[Amount, ...]
    silence: bool
    says: str
    at: Address | None
    quote: str | None
    quote_language: str
    translation: str | None
    origin: str | None
    relates: tuple[Relation, ...]
    weak: str | None
    note: str | None

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Claim) and self.id == other.id and self.record == other.record

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def is_own_voice(self) -> bool:
        """Whether the document itself asserts it, and nobody whom it cites."""
        return self.record.asserted_by == "report"

    @property
    def is_charted(self) -> bool:
        """Whether its figures stand in a figure: those that rest on one poor page do not."""
        return self.counts is not None and self.weak is None

    def __repr__(self) -> str:
        return f"<Claim {self.id}: {self.says}>"


def sound(given: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that a figure may draw: those that rest on one poor page stand in its table."""
    return tuple(claim for claim in given if claim.weak is None)


def documents_of(given: Iterable[Claim]) -> tuple[Document, ...]:
    """The documents that carry claims, each once."""
    return tuple({claim.document.id: claim.document for claim in given}.values())
