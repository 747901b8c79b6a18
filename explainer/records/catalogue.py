"""The record types that claims refer to: places, actors, groups, events, topics, and the like.

One class for each file of `seeds/` that holds a list; `Place` is read from `geo/`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explainer.records.claims import Address, Happened, Location, Record
from explainer.records.scales import LANE_OF, Clash, EventKind, Lane, PlacePrecision, Side
from explainer.records.values import Day, Sentence, Slug

__all__ = [
    "Actor",
    "Contradiction",
    "DistanceRange",
    "Event",
    "Group",
    "Place",
    "Point",
    "Position",
    "Relay",
    "SharedText",
    "Standard",
    "Term",
    "Topic",
]


class Place(Record):
    """A place that claims name, with the point that stands for it on a map.

    ``lon`` and ``lat`` are degrees (EPSG:4326), None where a place has no point (a
    province, a country, the line). ``uncertainty_km`` says how far the point may be from
    what it stands for.
    """

    id: Slug
    name: str
    kind: str
    country: str | None = None
    province: str | None = None
    precision: PlacePrecision
    lon: float | None = None
    lat: float | None = None
    uncertainty_km: float | None = None
    distance_to_line_km: DistanceRange | None = None
    on_map: bool = False
    note: str | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether the map can show it: a place on it, or the line itself."""
        return self.on_map or self.kind == "line"


class DistanceRange(Record):
    """Distance in km as a range: best reading, smallest and largest."""

    nearest: float
    low: float
    high: float


class Actor(Record):
    """A person, office or body that speaks or is spoken of.

    ``party`` is true of those who fight or negotiate; the media of a state are none, and are
    marked as what they are.
    """

    id: Slug
    name: str
    role: str | None = None
    side: Side
    party: bool
    state_media: bool = False
    anonymous: bool = False
    member_of: Slug | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None


class Group(Record):
    """The people a figure counts."""

    id: Slug
    name: str
    side: Literal["pakistan", "afghanistan", "ttp", "afghanistan and ttp", "both", "not stated"]
    status: Literal["civilians", "military", "militants", "mixed"]
    note: str | None = None


class Event(Record):
    """A happening that claims are about. Grouping claims under it is our inference."""

    id: Slug
    title: str
    kind: EventKind
    happened: Happened
    where: tuple[Location, ...] = ()
    note: str | None = None

    @property
    def lane(self) -> Lane:
        """The lane of the timeline in which the event stands."""
        return LANE_OF[self.kind]


class Topic(Record):
    """A question on which readers compare the documents.

    ``mirror`` is the topic that asks the same of the other side.
    """

    id: Slug
    title: str
    question: Annotated[str, Field(pattern=r"\?$")]
    mirror: Slug | None = None


class Position(Record):
    """One side of a contradiction: the claims that hold it, and what they say in short.

    ``word`` is the same as short as a cell of a table; ``words`` where a claim words it otherwise.
    """

    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]
    reads: str
    word: str = ""
    words: Annotated[dict[Slug, str], Field(default_factory=dict)]


class Contradiction(Record):
    """A disagreement between claims, kept as it is and not resolved.

    ``twin`` is the one that asks the same of the other side.
    """

    id: Slug
    topic: Slug
    kind: Clash
    twin: Slug | None = None
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    reading: Sentence


class Point(Record):
    """A disputed point before or after October: a question, and who answers it how.

    Who holds a reading are the speakers of its claims; none is the project’s own. ``uneven`` says
    why one side has more claims, quotations or words than the other.
    """

    id: Slug
    title: str
    question: Annotated[str, Field(pattern=r"\?$")]
    kind: Clash
    readings: Annotated[tuple[Position, ...], Field(min_length=2)]
    uneven: Sentence | None = None
    note: str | None = None

    @property
    def as_topic(self) -> Topic:
        """The question, as one on which claims are compared."""
        return Topic(id=self.id, title=self.title, question=self.question)

    @property
    def as_contradiction(self) -> Contradiction:
        """The readings, as positions that claims hold against each other."""
        reads = " ".join(f"({n}) {one.reads}" for n, one in enumerate(self.readings, start=1))
        return Contradiction(
            id=self.id,
            topic=self.id,
            kind=self.kind,
            positions=self.readings,
            reading=f"{self.question} {reads}.",
        )


class SharedText(Record):
    """Words that two documents have in common, and whose words they are.

    ``one speaker``: both quote the same person or body. ``the reports``: the documents' own words
    are alike, perhaps from one news agency. ``set phrase``: an office with a name, a name with its
    short form; it shows no common source.
    """

    id: Slug
    documents: Annotated[tuple[Slug, ...], Field(min_length=2, max_length=2)]
    at: Annotated[tuple[Address, ...], Field(min_length=2, max_length=2)]
    whose: Literal["one speaker", "the reports", "set phrase"]
    basis: Literal["stated", "inferred"]
    note: Sentence

    @property
    def tells_of_a_source(self) -> bool:
        """Whether the words may come from one source."""
        return self.whose != "set phrase"

    def at_in(self, document: str) -> Address | None:
        """Where the words stand in a document; None where it is none of the two."""
        return self.at[self.documents.index(document)] if document in self.documents else None


class Relay(Record):
    """A page that altered somebody's figure on the way; for teaching, never charted."""

    id: Slug
    row: str
    outlet: str
    url: str
    said_on: Day
    of: tuple[Slug, ...]
    printed_killed: str | None = None
    printed_wounded: str | None = None
    quote: str
    quote_language: str = "en"
    translation: str | None = None
    what_changed: Sentence
    note: str | None = None


class Standard(Record):
    """One thing that the Standards for Casualty Recording ask, and how far it is met here."""

    id: Slug
    area: Literal["Method", "Record", "Quality", "Conduct", "Publication"]
    asks: Sentence
    met: Literal["yes", "partly", "no"]
    how: Sentence


class Term(Record):
    """A word explained for readers."""

    id: Slug
    term: str
    meaning: Sentence
    note: str | None = None
