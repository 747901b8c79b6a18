"""Figures, dates, people and places in words: captions, labels, source lines, alt text.

Here belongs every sentence that is made from records. Markup is in `markup`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from explainer import happenings
from explainer.analysis import Counting, Statement, counting
from explainer.ledger import Ledger
from explainer.records import Claim, Document, Happened, Location
from explainer.scales import EventKind

__all__ = [
    "BASIS",
    "COUNTING",
    "DATE_PRECISION",
    "HOW",
    "KIND",
    "PLACE_PRECISION",
    "REFUSAL",
    "carried_by",
    "claims_in_words",
    "counted",
    "counting_in_short",
    "day_in_words",
    "days_in_words",
    "documents_in_words",
    "happened_in_words",
    "kind_in_words",
    "list_in_words",
    "location_in_words",
    "party_in_words",
    "short_day",
    "source_line",
    "speaker",
    "speaker_counting",
    "speaker_with_role",
]

DATE_PRECISION = {
    "day": "exact day",
    "weekend": "a weekend",
    "days": "within a few days",
    "week": "within a week",
    "month": "within a month",
    "year": "within a year",
    "longer": "longer than a year",
    "not stated": "no date stated",
}
PLACE_PRECISION = {
    "point": "exact place",
    "town": "a town or city",
    "near": "near a place",
    "district": "a district",
    "province": "only the province is named",
    "stretch": "somewhere along the border",
    "country": "only the country is named",
    "region": "a region",
}
BASIS = {
    "explicit": "the text gives the date",
    "weekday": "the text gives the weekday",
    "relative": "the text counts from another date",
    "inferred": "inferred by us",
}
COUNTING: dict[Counting, str] = {
    "own": "counting own side",
    "enemy": "counting the other side",
    "third-party": "counting as a third party",
}
HOW = {
    "repeats": "repeats",
    "revises": "revises",
    "denies": "denies",
    "supports": "supports",
    "blames": "puts the blame for",
    "responds": "responds to",
}
KIND: dict[EventKind, str] = {
    "blast": "explosions",
    "strike": "strikes",
    "fighting": "fighting",
    "talks": "talks",
    "truce": "truce",
    "closure": "border closed",
    "statement": "statements",
    "count": "counts of people",
}
"""The word beside the symbol of each kind of thing."""
REFUSAL = (
    "These figures are never added up here. They count different people, over different days, by "
    "different counters; some may already contain others. 50 and 23 make 73, which looks like "
    "“more than 70”, but no report says that this is where it comes from."
)
"""Why there is no total (design, section 1, rule 3)."""


def day_in_words(day: dt.date) -> str:
    """A day as "27 October 2025"."""
    return f"{day.day} {day:%B} {day.year}"


def short_day(day: dt.date) -> str:
    """A day as "27 Oct", with the year where it is not 2025."""
    return f"{day.day} {day:%b}" + ("" if day.year == 2025 else f" {day.year}")


def days_in_words(first: dt.date, last: dt.date) -> str:
    """A run of days as "25–26 October 2025"."""
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {day_in_words(last)}"
    return f"{day_in_words(first)} – {day_in_words(last)}"


def happened_in_words(happened: Happened) -> str:
    """When something is said to have happened, with how exactly that is known."""
    first, last = happened.from_, happened.to
    if first and last:
        days = days_in_words(first, last)
    elif last:
        days = f"up to {day_in_words(last)}"
    elif first:
        days = f"from {day_in_words(first)}"
    else:
        return DATE_PRECISION["not stated"]
    return days if happened.precision == "day" else f"{days} ({DATE_PRECISION[happened.precision]})"


def claims_in_words(number: int) -> str:
    """A number of claims: "1 claim", "5 claims"."""
    return "1 claim" if number == 1 else f"{number} claims"


def list_in_words(parts: Iterable[str]) -> str:
    """Parts as "a, b and c"."""
    items = list(parts)
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def kind_in_words(kind: EventKind, claims: Sequence[Claim], ledger: Ledger) -> str:
    """A kind of thing in words: "fighting"; "explosions, blamed on Pakistan" where a claim does."""
    names = [ledger.actors[actor].name for actor in happenings.blamed(claims)]
    blame = f", blamed on {list_in_words(names)}" if kind == "blast" and names else ""
    return f"{KIND[kind]}{blame}"


def location_in_words(location: Location, ledger: Ledger) -> str:
    """A place with how exactly it is known: "Paktika (only the province is named)"."""
    name = ledger.places[location.place].name
    return f"{name} ({PLACE_PRECISION[location.precision]})"


def speaker(claim: Claim, ledger: Ledger) -> str:
    """Who asserts a claim: "Khawaja Asif", or "Report 2 itself"."""
    if claim.asserted_by == "report":
        return f"{ledger.document_of(claim.id).label} itself"
    name = ledger.actors[claim.asserted_by].name
    return name[0].upper() + name[1:]


def speaker_with_role(claim: Claim, ledger: Ledger) -> str:
    """Who asserts a claim, in what office, and through whom."""
    actor = ledger.actors[claim.asserted_by]
    words = speaker(claim, ledger)
    if actor.role:
        words += f", {actor.role}"
    if claim.via:
        words += f"; carried by {ledger.actors[claim.via].name}"
    return words


def speaker_counting(claim: Claim, ledger: Ledger) -> str:
    """Who counts, and whose losses: "ISPR (counting own side)"."""
    if claim.asserted_by == "report":
        return f"{ledger.document_of(claim.id).label}, in its own voice"
    return f"{speaker(claim, ledger)} ({COUNTING[counting(claim, ledger)]})"


def counting_in_short(claim: Claim, ledger: Ledger) -> str:
    """Own side, other side or third party, in two words."""
    if claim.asserted_by == "report":
        return "own voice"
    return {"own": "own side", "enemy": "other side", "third-party": "third party"}[
        counting(claim, ledger)
    ]


def party_in_words(claim: Claim, ledger: Ledger) -> str:
    """Whether the speaker is a party to the conflict."""
    actor = ledger.actors[claim.asserted_by]
    if actor.party:
        return "a party to the conflict"
    return "the report’s own voice" if actor.side == "report" else "not a party to the conflict"


def counted(claim: Claim, ledger: Ledger) -> str:
    """What a casualty claim counts, as worded: "Afghan civilians: at least 50 killed"."""
    if claim.counts is None:
        return ""
    parts = [
        f"{words} {measure}"
        for words, measure in ((claim.counts.killed, "killed"), (claim.counts.wounded, "wounded"))
        if words
    ]
    return f"{ledger.groups[claim.counts.group].name}: {', '.join(parts)}"


def documents_in_words(documents: Iterable[Document]) -> str:
    """Documents by their labels, in order: "Reports 2, 4 and 5", "UNAMA, 16 Oct 2025"."""
    labels = sorted(document.label for document in documents)
    numbers = [label.removeprefix("Report ") for label in labels if label.startswith("Report ")]
    others = [label for label in labels if not label.startswith("Report ")]
    plural = "s" if len(numbers) > 1 else ""
    reports = [f"Report{plural} {list_in_words(numbers)}"] if numbers else []
    return list_in_words([*reports, *others])


def carried_by(statement: Statement) -> str:
    """Which documents carry a statement: "1 statement in Reports 2, 4 and 5"."""
    labels = documents_in_words(statement.documents)
    return labels if len(statement.documents) == 1 else f"1 statement in {labels}"


def source_line(documents: Sequence[Document]) -> str:
    """The source line under a figure."""
    five = [d for d in documents if d.ring == "five"]
    wider = [d for d in documents if d.ring == "wider"]
    parts = []
    if five:
        parts.append(f"{documents_in_words(five)} of the five")
    if wider:
        parts.append(f"{len(wider)} other published report{'s' if len(wider) > 1 else ''}")
    return f"Source: {list_in_words(parts)}." if parts else "Source: no claim is shown."
