"""The record types of evidence: what a document and a claim are.

Here belong the shape of one record and the rules it must satisfy on its own. Nothing is
read from disk here, and rules that need two records (an id that must exist elsewhere, a
quotation that must be in a text) are in `ledger` and `checks`.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from explainer.records import quantities
from explainer.records.clocks import Happened, SaidOn
from explainer.records.counts import Amount, Counts, Part, Words
from explainer.records.problems import Fault, UnsoundError
from explainer.records.scales import (
    WHERE_PREC,
    Dyad,
    How,
    Kind,
    Measure,
    Modality,
    PlacePrecision,
    Ring,
)
from explainer.records.values import Record, Sentence, Sha256, Slug

__all__ = [
    "Address",
    "Amount",
    "Claim",
    "Counts",
    "Document",
    "Happened",
    "Location",
    "Part",
    "Record",
    "Relation",
    "SaidOn",
    "TextFile",
    "Words",
]

MAX_QUOTE_WORDS = 25
"""A quotation is at most this many words (design, section 2)."""


class Location(Record):
    """A place as precisely as the claim names it, and no more."""

    place: Slug
    precision: PlacePrecision

    @property
    def where_prec(self) -> int | None:
        """UCDP GED ``where_prec`` (1 to 6), or None for a region of several countries."""
        return WHERE_PREC[self.precision]


class Address(Record):
    """Where in a text the claim stands: characters ``start`` to ``end`` (end not included).

    Notes
    -----
    The pair is a W3C Web Annotation TextPositionSelector; ``fingerprint`` is the sha256 of
    those characters encoded as UTF-8, so that an address can be checked without the text
    being kept here.
    """

    line: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    fingerprint: Sha256

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start >= self.end:
            raise UnsoundError(Fault("start-after-end", start=self.start, end=self.end))
        return self


class Relation(Record):
    """A typed link from one claim to another."""

    to: Slug
    how: How
    basis: Literal["stated", "inferred"] = "inferred"
    note: str | None = None


class Claim(Record):
    """One assertion: who says what, of when and where, and where it is written."""

    id: Slug
    kind: Kind
    modality: Modality = "states"
    dyad: Dyad = "not given"
    article: str | None = None
    event: Slug | None = None
    topics: tuple[Slug, ...] = ()
    asserted_by: Slug
    via: Slug | None = None
    said_on: SaidOn
    happened: Happened
    where: tuple[Location, ...] = ()
    counts: Counts | None = None
    amounts: tuple[Amount, ...] = ()
    about: tuple[Slug, ...] = ()
    silence: bool = False
    says: Sentence
    at: Address | None = None
    quote: str | None = None
    quote_language: str = "en"
    translation: str | None = None
    origin: Slug | None = None
    relates: tuple[Relation, ...] = ()
    weak: Sentence | None = None
    note: str | None = None

    def quantity(self, measure: Measure) -> quantities.Quantity | None:
        """How many it counts as killed, wounded or either; None where it gives no such figure."""
        return self.counts.quantity(measure) if self.counts else None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.kind == "casualties" and self.counts is None:
            raise UnsoundError(Fault("counts-missing"))
        if self.counts is not None and self.kind != "casualties":
            raise UnsoundError(Fault("counts-misplaced", kind=self.kind))
        if self.quote is not None and len(self.quote.split()) > MAX_QUOTE_WORDS:
            raise UnsoundError(
                Fault("quote-too-long", count=len(self.quote.split()), most=MAX_QUOTE_WORDS)
            )
        return self


class TextFile(Record):
    """Fingerprint and size of a text that is not kept here.

    ``sha256`` is that of the text without byte order mark and with line feeds (`texts`);
    ``look`` is the same of what is seen, whatever quotation marks and blanks it is stored with.
    """

    file: str
    sha256: Sha256
    look: Sha256 | None = None
    characters: int = Field(ge=1)
    words: int = Field(ge=1)
    lines: int = Field(ge=1)


class Document(Record):
    """One report: what its own text states about itself, and the claims found in it.

    ``not stated`` is a value: it says that we looked and the text does not tell.
    """

    id: Slug
    ring: Ring
    label: str
    title: str
    publisher: str
    author: str
    dateline: str = "not stated"
    published: SaidOn
    language: str = "en"
    url: str | None = None
    checked: str | None = None
    text: TextFile | None = None
    furniture: tuple[int, ...] = ()
    note: str | None = None
    claims: tuple[Claim, ...]

    @property
    def read_whole(self) -> bool:
        """Whether the whole text was read, so that it may be called silent on something.

        True of the five, and of a report that a class has coded itself.
        """
        return self.text is not None

    @model_validator(mode="after")
    def _can_be_followed(self) -> Self:
        if self.ring == "five" and self.text is None:
            raise UnsoundError(Fault("five-without-text"))
        if self.text is None:
            if not (self.url or "").startswith(("https://", "http://")):
                raise UnsoundError(Fault("wider-without-url", ring=self.ring, url=self.url))
            if not self.checked:
                raise UnsoundError(Fault("wider-without-checked", ring=self.ring))
        return self

    def __repr__(self) -> str:
        return f"<Document {self.id}, {len(self.claims)} claims>"
