"""What kinds of things claims tell of, which crossings are closed, and what is said of when.

Pure, like `analysis`: only the claims that are given are looked at, nothing is drawn or worded.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from explainer.analysis.kept import kept
from explainer.records.bound import Claim
from explainer.records.catalogue import Actor, Place
from explainer.records.claims import Happened
from explainer.records.ledger import Ledger
from explainer.records.scales import DATE_PREC, EventKind

__all__ = [
    "LASTING",
    "Bar",
    "Blame",
    "Span",
    "bars",
    "blames",
    "by_event",
    "closures",
    "differing",
    "exact_days",
    "exceptions",
    "kind_of",
    "kinds_told",
    "span_of",
]

LASTING: frozenset[EventKind] = frozenset({"truce", "closure", "trade"})
"""What lasts until it is said to be over: drawn as a span, not as uncertain days."""
_WEEK = DATE_PREC["week"] or 0
"""Beside an exact day only a range of a week or less says anything more."""


# --- kinds ------------------------------------------------------------------------------


def kind_of(claim: Claim) -> EventKind | None:
    """What kind of thing a claim tells of; None where it is about no event.

    A toll of an event that has no place of its own (the clashes as a whole) is a count, in
    whatever places it counts: it does not say that there was fighting in each. Of the claims
    about a closure only those by which something is closed are closures.
    """
    event = claim.event
    if event is None:
        return None
    if event.kind == "closure" and not _closes(claim):
        return "statement"
    placed = any(place.on_map for place in claim.event_places)
    return event.kind if placed or claim.counts is None else "count"


def kinds_told(claims: Iterable[Claim]) -> tuple[EventKind, ...]:
    """The kinds of things that claims tell of, in the order of the records."""
    told = {kind_of(claim) for claim in claims}
    return tuple(kind for kind in get_args(EventKind) if kind in told)


def by_event(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims about each event."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event:
            found[claim.event.id].append(claim)
    return dict(found)


@dataclass(frozen=True)
class Blame:
    """Who blames whom for an event: each actor once."""

    by: tuple[Actor, ...]
    on: tuple[Actor, ...]


def blames(claims: Sequence[Claim]) -> Blame | None:
    """Who blames whom among claims about one event; None where nobody does."""
    found = [c for c in claims if c.about and any(link.how == "blames" for link in c.relates)]
    by = {claim.speaker.id: claim.speaker for claim in found}
    on = {actor.id: actor for claim in found for actor in claim.about}
    return Blame(tuple(by.values()), tuple(on.values())) if found else None


# --- closures ---------------------------------------------------------------------------


def _closes(claim: Claim) -> bool:
    """Whether it says that the border is closed: who may still cross is an exception to that."""
    return (
        claim.kind == "condition"
        and claim.event is not None
        and claim.event.kind == "closure"
        and "closure" in claim.topics
        and "who-may-cross" not in claim.topics
    )


@kept(16)
def closures(ledger: Ledger, claims: Sequence[Claim]) -> dict[Place, tuple[Claim, ...]]:
    """For each border crossing, and for the line itself, the claims that close it by name.

    The latest first. That the border is closed is said of the line and of no crossing: which
    crossings that closes, no such claim says.
    """
    shut = [
        claim
        for claim in sorted(claims, key=lambda c: c.said_on.date, reverse=True)
        if _closes(claim)
    ]
    return {
        place: tuple(c for c in shut if place.id in {where.place.id for where in c.where})
        for place in ledger.places.values()
        if place.kind in {"crossing", "line"}
    }


def exceptions(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that somebody is let through a border that is closed."""
    return tuple(c for c in claims if c.kind == "condition" and "who-may-cross" in c.topics)


# --- when -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Span:
    """How long something is said to last; empty where no claim gives that end.

    Attributes
    ----------
    begun : tuple of Claim
        The claims that give exactly its first day.
    over_by : tuple of Claim
        The claims that give the earliest day by which it is over.
    latest : tuple of Claim
        The last word on how it stands; on anything about it where no claim says that.
    earliest : Claim
        The first word on it.
    """

    begun: tuple[Claim, ...]
    over_by: tuple[Claim, ...]
    latest: tuple[Claim, ...]
    earliest: Claim

    @property
    def begun_on(self) -> dt.date | None:
        """The first day."""
        return self.begun[0].happened.from_ if self.begun else None

    @property
    def over_by_day(self) -> dt.date | None:
        """The day by which it is over."""
        return self.over_by[0].happened.to if self.over_by else None

    @property
    def is_announced(self) -> bool:
        """Whether its end was told before it came."""
        over = self.over_by_day
        return over is not None and over > _said(self.over_by[0])

    @property
    def is_last_word_dated(self) -> bool:
        """Whether it has a day, and not only one by which it was said."""
        return any(claim.said_on.basis != "no-later-than" for claim in self.latest)

    @property
    def last_word(self) -> dt.date:
        """The day of the last word."""
        return self.latest[0].said_on.date


@kept(1024)
def span_of(claims: Sequence[Claim]) -> Span:
    """The span of something lasting, from the claims about it.

    That something was so when it was said is no end: an end is only what a claim places
    before the day on which it is made, without a first day, or one that is announced beforehand.
    """
    first_days = {
        c.happened.from_ for c in claims if c.happened.precision == "day" or not c.happened.to
    }
    begun = min((day for day in first_days if day), default=None)
    ends = [
        c for c in claims if not c.happened.from_ and c.happened.to and c.happened.to < _said(c)
    ]
    ends += [
        c for c in claims
        if begun and c.happened.from_ == begun and (c.happened.to or begun) > _said(c)
    ]  # fmt: skip
    over_by = min((c.happened.to for c in ends if c.happened.to), default=None)
    standing = [c for c in claims if c.kind != "event" and c.happened.to == _said(c)] or claims
    last_word = max(map(_said, standing))
    return Span(
        begun=tuple(
            c
            for c in claims
            if begun and c.happened.from_ == begun and c.happened.to in {begun, None}
        ),
        over_by=tuple(c for c in ends if c.happened.to == over_by),
        latest=tuple(c for c in standing if _said(c) == last_word),
        earliest=min(standing, key=_said),
    )


def _said(claim: Claim) -> dt.date:
    return claim.said_on.date


Known = Literal["days", "month", "year", "longer", "end"]


@dataclass(frozen=True)
class Bar:
    """The days within which something is said to have happened, by claims that give no day.

    Attributes
    ----------
    known : str
        ``days`` where the first day is given; ``month``, ``year`` or ``longer`` where no more
        than that is named; ``end`` where only a last day follows.
    start, end : Claim
        The claim with the earliest first day, and the one with the latest last day.
    """

    known: Known
    start: Claim
    end: Claim


@kept(1024)
def exact_days(claims: Sequence[Claim]) -> dict[dt.date, list[Claim]]:
    """The claims that give an exact day, by day."""
    found: dict[dt.date, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.happened.from_ and claim.happened.from_ == claim.happened.to and _dated(claim):
            found[claim.happened.from_].append(claim)
    return dict(found)


@kept(1024)
def bars(claims: Sequence[Claim]) -> tuple[Bar, ...]:
    """What claims about an event answer that give no exact day, each answer as wide as told.

    One bar for all that give a first day, from the earliest to the latest; before it, one for
    those that name a month or years alone; one for a last day, if that is all.
    """
    days = exact_days(claims)
    answers: dict[Known, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _dated(claim) and claim.happened.from_ != claim.happened.to:
            answers[_known(claim.happened)].append(claim)
    if days:
        near = [c for c in answers["days"] if (c.happened.date_prec or _WEEK + 1) <= _WEEK]
        return (_bar("days", near),) if near else ()
    wide: tuple[Known, ...] = ("longer", "year", "month", "days")
    found = tuple(_bar(known, answers[known]) for known in wide if answers[known])
    return found or tuple(_bar("end", claims) for claims in [answers["end"]] if claims)


def _bar(known: Known, claims: Sequence[Claim]) -> Bar:
    return Bar(
        known,
        min(claims, key=lambda c: c.happened.from_ or dt.date.min),
        max(claims, key=lambda c: c.happened.to or dt.date.max),
    )


def _known(happened: Happened) -> Known:
    """What a claim without an exact day gives of when it began."""
    if happened.precision == "longer":
        return "longer"
    return happened.only_names or ("days" if happened.from_ else "end")


def _dated(claim: Claim) -> bool:
    """Whether a claim itself says when; that it was before it was said is no date."""
    happened = claim.happened
    if claim.silence:
        return False
    if happened.from_ or happened.precision != "not stated":
        return bool(happened.from_ or happened.to)
    return happened.to is not None and happened.to < _said(claim)


def differing(ledger: Ledger, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims about an event whose days are recorded as differing; empty where none are."""
    given = {claim.id: claim for claim in claims}
    for contradiction in ledger.contradictions.values():
        if contradiction.kind == "date precision":
            held = [
                [given[id_] for id_ in position.claims if id_ in given]
                for position in contradiction.positions
            ]
            if len({(c.happened.from_, c.happened.to) for own in held for c in own[:1]}) > 1:
                return tuple(claim for own in held for claim in own)
    return ()
