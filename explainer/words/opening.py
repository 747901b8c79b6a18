"""The first screen in words: the finding, what happened where and when, who counts whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping, Sequence

from explainer.analysis.counts import counting
from explainer.analysis.headline import Headline
from explainer.records.bound import Claim
from explainer.records.catalogue import Event, Group, Place
from explainer.records.scales import EventKind
from explainer.words import claims as text
from explainer.words.labels import EVENT_KIND

__all__ = [
    "NO_SOURCE",
    "UNKNOWN",
    "came_next",
    "counted_in_words",
    "counter_in_words",
    "event_in_words",
    "event_named",
    "events_in_words",
    "finding",
    "knowledge_ends",
    "nobody_counts",
    "other_figures",
    "uncounted_in_words",
    "why_not",
]

ASKED = "How many died?"
UNKNOWN = "unknown, not zero"
NO_SOURCE = "no source"
_NAMED: dict[EventKind, str] = {**EVENT_KIND, "truce": "a truce"}


def finding(told: Headline) -> str:
    """The question of the page with the answer that the claims shown allow."""
    figures = told.figures
    if not figures:
        return f"{ASKED} Nothing that is shown gives a figure"
    if len(figures) == 1:
        return f"{ASKED} One figure, and whom it counts"
    return f"{ASKED} It depends on who counts whom"


def counted_in_words(claim: Claim) -> str:
    """Whom a figure counts: "Afghan civilians killed"."""
    name = claim.group.name if claim.group else ""
    if claim.group and claim.group.status == "mixed":
        return text.capital(name if "dead" in name else f"killed: {name}")
    return f"{text.capital(name)} killed"


def came_next(until: dt.date | None) -> str:
    """Whether it ended, as far as reports tell by the day shown."""
    if until is None:
        return "Did it end in October? No report that is shown tells of new fighting"
    day = text.day_in_words(until)
    return f"Did it end in October? Reports tell of strikes or fighting up to {day}"


def knowledge_ends(last: dt.date) -> str:
    """Where what is known here ends."""
    return f"The last report here is of {text.day_in_words(last)}; what followed was not found."


def counter_in_words(claim: Claim, *, of_event: bool = False) -> str:
    """Who counts, whose losses, when, over how long: "ISPR, counting own side, 12 Oct".

    A report that counts in its own voice names nobody from whom it has the figure. With
    ``of_event`` a figure of one incident says of which.
    """
    own = text.COUNTING["own"] if counting(claim) == "own" else ""
    source = NO_SOURCE if claim.is_own_voice else ""
    lasts = claim.happened.duration or ""
    lasts = f"in {lasts}" if " " in lasts else lasts
    said = text.said_day(claim.said_on, short=True) if source else text.said_briefly(claim)
    event = claim.event if of_event and claim.counts else None
    if event and claim.counts and claim.counts.scope == "incident":
        lasts = event.title
    return ", ".join(filter(None, (text.speaker(claim), own, source, said, lasts)))


def uncounted_in_words(groups: Sequence[Group]) -> str:
    """Whom nobody counts: "Pakistani civilians and Afghan Taliban fighters"."""
    return text.capital(text.list_in_words(group.name for group in groups))


def nobody_counts(ring: str) -> str:
    """By whom they are not counted."""
    source = "the five reports" if ring == "five" else "these reports"
    return f"nobody in {source} counts them"


def why_not(told: Headline) -> str:
    """The question that the two figures invite: "Why not 50 + 23?"."""
    if told.refused is None:
        return ""
    one, other, _ = told.refused
    return f"Why not {one} + {other}?"


def other_figures(number: int) -> str:
    """How many figures other published reports give by the day shown; empty for none."""
    if not number:
        return ""
    return f"{text.number_of(number, 'figure', 'figures')} from other reports"


# ---- what happened -------------------------------------------------------------------------


def events_in_words(
    events: Sequence[Event], places: Mapping[str, Place], lasting: Container[Event] = ()
) -> str:
    """What is told of, when and where: "October 2025, as reported: talks in Istanbul (25 Oct)."."""
    if not events:
        return "No report that is shown tells of an event."
    months = _months([day for event in events for day in (event.happened.from_,) if day])
    told = text.list_in_words(event_in_words(event, places, lasting) for event in events)
    return f"{months}as reported: {told}."


def _months(days: Sequence[dt.date]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    begins, ends = first.strftime("%B %Y"), last.strftime("%B %Y")
    if begins == ends:
        return f"{ends}, "
    return f"{first.strftime('%B') if first.year == last.year else begins} to {ends}, "


def event_in_words(
    event: Event, places: Mapping[str, Place], lasting: Container[Event] = ()
) -> str:
    """A kind of event, its place and its days, as far as they are known to the day.

    Of an event that still lasts, for all that is known, the first day is told.
    """
    days = _days(event, lasts=event in lasting)
    return f"{_NAMED[event.kind]}{_where(event, places)}{f' ({days})' if days else ''}"


def event_named(event: Event, places: Mapping[str, Place]) -> str:
    """A kind of event and its place, above its day: "explosions in Kabul"."""
    return f"{EVENT_KIND[event.kind]}{_where(event, places)}"


def _where(event: Event, places: Mapping[str, Place]) -> str:
    if len(event.where) != 1:
        return ""
    (where,) = event.where
    if where.precision == "town":
        return f" in {places[where.place].name}"
    return " along the border" if where.precision == "stretch" else ""


def _days(event: Event, *, lasts: bool) -> str:
    happened = event.happened
    first, last = happened.from_, happened.to
    if lasts:
        return f"since {text.short_day(first)}" if first else ""
    if first and last is None:
        return text.short_day(first)
    if first and last and happened.precision in {"day", "days", "weekend"}:
        begins = str(first.day) if first.month == last.month else text.short_day(first)
        return text.short_day(last) if first == last else f"{begins}–{text.short_day(last)}"
    return ""
