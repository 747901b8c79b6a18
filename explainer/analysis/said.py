"""How much was said on each day, and from which side; and of which events. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from explainer.records.bound import Claim
from explainer.records.catalogue import Event
from explainer.records.scales import Side

__all__ = ["SaidDay", "Silence", "events_by_day", "said_by_day"]

LONG_RING = 45
"""From so many days on the axis of days is broken where nothing is said."""
LONG_SILENCE = 7
"""So many silent days in a row are a break."""
_NAMED = {"day", "days", "weekend"}
"""The precision with which an event's days must be known to be named above them."""


@dataclass(frozen=True)
class SaidDay:
    """A day, and how many statements each side made on it: none on a silent day."""

    day: dt.date
    counts: Mapping[Side, int]


@dataclass(frozen=True)
class Silence:
    """Days in a row on which nothing is said, where the axis is broken."""

    first: dt.date
    last: dt.date


def said_by_day(
    claims: Iterable[Claim], first: dt.date, last: dt.date
) -> tuple[SaidDay | Silence, ...]:
    """What was said on each day from the first to the last; long silences of many days as one."""
    counts: dict[dt.date, Counter[Side]] = {}
    for claim in claims:
        counts.setdefault(claim.said_on.date, Counter())[claim.speaker.side] += 1
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    found: list[SaidDay | Silence] = []
    for silent, run in groupby(days, lambda day: day not in counts):
        listed = list(run)
        if silent and len(days) >= LONG_RING and len(listed) >= LONG_SILENCE:
            found.append(Silence(listed[0], listed[-1]))
        else:
            found += [SaidDay(day, dict(counts.get(day, {}))) for day in listed]
    return tuple(found)


def events_by_day(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """The events that can be named above a day; those first of which most is said."""
    told = Counter(claim.event for claim in claims if claim.event)
    named = [
        event
        for event in told
        if event.kind not in {"statement", "count"}
        and event.happened.from_
        and (event.happened.precision in _NAMED or event.happened.to is None)
    ]
    return tuple(sorted(named, key=lambda event: -told[event]))
