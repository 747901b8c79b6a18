"""What the reader has chosen to see, which claims that leaves, and how it is said in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

from explainer.analysis import counts
from explainer.analysis import known as knowing
from explainer.analysis.headline import headline
from explainer.records.bound import Claim
from explainer.records.catalogue import Actor
from explainer.records.ledger import Ledger
from explainer.records.scales import Kind, Ring, Side
from explainer.words import claims as text
from explainer.words import page as words

__all__ = [
    "LED_TO",
    "LOOKED_AT",
    "VARIANTS",
    "FilterOption",
    "State",
    "claims_published",
    "claims_shown",
    "default_state",
    "in_ring",
    "in_words",
    "is_narrowed",
    "options",
    "others_dated_to",
    "page_of",
    "shown_in_words",
    "within_reach",
]

VARIANTS = {
    "by": ("people", "event", "speaker"),
    "talk": ("topic", "day"),
    "order": ("disagreement", "topic"),
}
"""How else a view may be laid out, by the part of an address; the first is the view as it opens."""
LED_TO = ("view", "story")
"""Parts of an address that say where in the page the reader is: a view, a step of the story."""
LOOKED_AT = ("claim", "cell", *VARIANTS, *LED_TO)
"""Parts of an address that show the same page."""


@dataclass(frozen=True, repr=False)
class State:
    """What the reader has chosen to see.

    Attributes
    ----------
    known_on : datetime.date
        Only what the reports date to this day or before is shown; what carries no day stands at
        the day of its report.
    wider : bool
        Also show claims from other published reports (the wider ring).
    after : bool
        Show what came next, from 30 October 2025 on, in place of October; implies ``wider``.
    documents : tuple of str or None
        Only these documents; None for all.
    happened_from, happened_to : datetime.date or None
        Only claims that may have happened between these days; None leaves that side open.
        A claim without a date is left out as soon as one of them is given.
    speaker, side, kind, topic : str or None
        Only claims of this actor and of its members, of this side and kind, on this topic.
    chosen : str or None
        Id of the claim whose evidence is shown.
    cell : tuple of str or None
        Topic and document whose answer is shown under the coverage.
    by : {'people', 'event', 'speaker'}
        What the figures of the comparison are grouped by.
    talk : {'topic', 'day'}
        Whether statements stand as exchanges on a topic or in the order of their days.
    order : {'disagreement', 'topic'}
        The order of the questions in the coverage: those first on which documents differ, or as
        listed.
    view, story : str or None
        The view at which the reader is, and the step of the story; pages are the same on all.
    """

    known_on: dt.date
    wider: bool = False
    documents: tuple[str, ...] | None = None
    happened_from: dt.date | None = None
    happened_to: dt.date | None = None
    speaker: str | None = None
    side: Side | None = None
    kind: Kind | None = None
    topic: str | None = None
    chosen: str | None = None
    cell: tuple[str, str] | None = None
    by: Literal["people", "event", "speaker"] = "people"
    talk: Literal["topic", "day"] = "topic"
    order: Literal["disagreement", "topic"] = "disagreement"
    view: str | None = None
    story: str | None = None
    after: bool = False

    def __post_init__(self) -> None:
        """What came next is told by other reports alone."""
        if self.after and not self.wider:
            object.__setattr__(self, "wider", True)

    @property
    def ring(self) -> Ring:
        """Which reports are shown, as an address names it."""
        return "after" if self.after else "wider" if self.wider else "five"

    def __repr__(self) -> str:
        opens = {field.name: field.default for field in fields(self)}
        told = {name: getattr(self, name) for name in opens}
        chosen = [f"{name}={value!r}" for name, value in told.items() if value != opens[name]]
        return f"State({', '.join(chosen)})"


SHOWING = tuple(
    field.name
    for field in fields(State)
    if field.name not in {"chosen", "cell", *VARIANTS, *LED_TO}
)
"""What of a state decides which page is shown."""


def in_ring(ring: Ring, day: dt.date) -> State:
    """All that a ring holds up to a day."""
    return State(day, wider=ring != "five", after=ring == "after")


def default_state(ledger: Ledger, *, after: bool = False) -> State:
    """The page as it opens: everything the five documents hold, the UN count chosen.

    With ``after`` what came next as it opens, from its records.
    """
    _, last = knowing.said_days(ledger, wider=after)
    state = State(known_on=last, after=after, by="event" if after else "people")
    if after:
        told = headline(ledger, claims_shown(ledger, state), partly=True).figures
        return replace(state, chosen=told[0].id if told else None)
    claims = [c for c in claims_shown(ledger, state) if c.counts is not None]
    third = [c for c in claims if counts.counting(c) == "third-party" and not c.is_own_voice]
    chosen = (third or claims)[0].id if claims else None
    return replace(state, chosen=chosen)


def page_of(state: State) -> State:
    """The state without what is only looked at: those that are alike show the same page."""
    return State(**{name: getattr(state, name) for name in SHOWING})


def within_reach(state: State, ledger: Ledger) -> State:
    """The state with its day moved to the nearest one that its documents reach."""
    first, last = knowing.said_days(ledger.of(state.ring), wider=state.wider)
    return replace(state, known_on=min(max(state.known_on, first), last))


def is_narrowed(state: State) -> bool:
    """Whether more than the day and the ring has been chosen, so that claims are left out."""
    return state.documents is not None or any(
        (
            state.happened_from, state.happened_to, state.speaker, state.side, state.kind,
            state.topic,
        )
    )  # fmt: skip


def claims_shown(ledger: Ledger, state: State) -> tuple[Claim, ...]:
    """The claims that a state leaves, in the order of the documents."""
    known = knowing.known_on(ledger, state.known_on, wider=state.wider, documents=state.documents)
    return tuple(
        claim
        for claim in knowing.happened_within(known, state.happened_from, state.happened_to)
        if (state.speaker is None or state.speaker in ledger.bodies_of(claim.speaker.id))
        and state.side in {None, claim.speaker.side}
        and state.kind in {None, claim.kind}
        and (state.topic is None or state.topic in claim.topics)
    )


def claims_published(ledger: Ledger, state: State) -> tuple[Claim, ...]:
    """The claims of documents that were read whole and were out by the day.

    Only these documents, the five and a class's own, can be called silent. Of the reader's
    choices, only the ring and the documents narrow them: a document is not silent on what is
    merely not shown.
    """
    said = knowing.known_on(ledger, state.known_on, wider=state.wider, documents=state.documents)
    by_document = ((claim, claim.document) for claim in said)
    return tuple(
        claim
        for claim, document in by_document
        if document.read_whole and document.published.date <= state.known_on
    )


@dataclass(frozen=True)
class FilterOption:
    """One entry of a control: its value, and how it is called."""

    value: str
    name: str
    group: str = ""


def options(ledger: Ledger, *, wider: bool = False) -> dict[str, tuple[FilterOption, ...]]:
    """What a reader may narrow the page to, from the records of the ring.

    Returns
    -------
    dict of str to tuple of Option
        ``documents``, ``speaker`` (grouped by side), ``side``, ``kind``, ``topic``: only what
        some claim of the ring has.
    """
    documents = [d for d in ledger.documents if wider or d.ring == "five"]
    claims = ledger.claims() if wider else ledger.claims(ring="five")
    speaking = {claim.speaker.id for claim in claims}
    bodies = {body for one in speaking for body in ledger.bodies_of(one)[1:]}
    sides = {claim.speaker.side for claim in claims}
    topics = {topic for claim in claims for topic in claim.topics}
    speakers = [
        FilterOption(
            key,
            text.capital(words.with_members(actor.name) if key in bodies else actor.name),
            text.capital(text.SIDE[actor.side]),
        )
        for key, actor in ledger.actors.items()
        if key in speaking
    ]
    order = [text.capital(name) for name in text.SIDE.values()]
    return {
        "documents": tuple(
            FilterOption(
                d.id, words.document_named(d), "" if d.read_whole else "Other published reports"
            )
            for d in documents
        ),
        "speaker": tuple(sorted(speakers, key=lambda c: (order.index(c.group), c.name))),
        "side": tuple(
            FilterOption(side, text.capital(name))
            for side, name in text.SIDE.items()
            if side in sides
        ),
        "kind": tuple(
            FilterOption(kind, text.capital(name))
            for kind, name in text.CLAIM_KIND.items()
            if kind in {claim.kind for claim in claims}
        ),
        "topic": tuple(
            FilterOption(key, topic.title) for key, topic in ledger.topics.items() if key in topics
        ),
    }


def _speaker_in_words(actors: Mapping[str, Actor], speaker: str) -> str:
    """Whose claims are shown: an actor, and its members where it has any."""
    name = actors[speaker].name
    has_members = any(actor.member_of == speaker for actor in actors.values())
    return words.with_members(name) if has_members else name


def in_words(state: State, ledger: Ledger) -> str:
    """Which claims a state shows, as one sentence: the day, the ring, and what narrows them."""
    chosen = None
    if state.documents is not None:
        chosen = [document for document in ledger.documents if document.id in state.documents]
    alone = state.documents is not None and len(state.documents) == 1
    return words.what_is_shown(
        words.source_in_words(chosen, state.ring),
        words.dated_to(state.known_on, alone=alone),
        words.narrowed_to(
            speaker=_speaker_in_words(ledger.actors, state.speaker) if state.speaker else "",
            side=state.side,
            topic=ledger.topics[state.topic] if state.topic else None,
            days=words.happened_between(state.happened_from, state.happened_to),
            kind=state.kind,
        ),
    )


def others_dated_to(ledger: Ledger, state: State) -> tuple[int, int]:
    """How many claims the five, and how many other reports, date to the day shown or before."""
    said = knowing.known_on(ledger, state.known_on, wider=True)
    five = sum(claim.document.ring == "five" for claim in said)
    return five, len(said) - five


def shown_in_words(shown: Sequence[Claim], ledger: Ledger, state: State) -> str:
    """How many of the ring's claims are shown: "Shown: 40 of 302 claims."."""
    everything = ledger.claims() if state.wider else ledger.claims(ring="five")
    return words.shown_of(len(shown), len(everything))
