"""Why the line is disputed, in words: what happened when, and who reads it in which way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from explainer.analysis.dispute import Dispute, DisputedPoint, Moment, Reading
from explainer.records.bound import Claim, documents_of
from explainer.words import claims as text

__all__ = [
    "ALWAYS",
    "BROKEN",
    "CAPTION",
    "COLUMNS",
    "LENGTHS",
    "MEASURED",
    "PUBLISHED",
    "QUESTION",
    "READINGS",
    "READINGS_CAPTION",
    "READINGS_COLUMNS",
    "READINGS_TITLE",
    "SIGNS",
    "TITLE",
    "alt",
    "explained",
    "held",
    "holder",
    "holders",
    "length",
    "measured",
    "of_claim",
    "of_measured",
    "of_moment",
    "readings_alt",
    "readings_explained",
    "source",
    "when",
]

QUESTION = "Why is the line disputed? What came before October 2025"
READINGS = "Two readings of the same words: who holds which?"
ALWAYS = (
    "Read in other published pages, from treaties to newspapers; the day and the reports chosen "
    "elsewhere change nothing here."
)
"""Which claims are shown, in place of the sentence that names the day."""
CAPTION = (
    "One row an event, its sign in the years. Double lines: years of which nothing here is told."
)
READINGS_CAPTION = (
    "Each reading with those who hold it. None of them is this page’s own; the order says nothing."
)
SIGNS = "a dot: one claim, in the colour of who says it"
POOR_ALONE = "no sound page was found; who tells of it stands in the table"
BROKEN = "⁄⁄"
TITLE = "Before October 2025, event by event"
READINGS_TITLE = "Disputed points, reading by reading"
COLUMNS = ("Happened", "Event", "Kind", "Says it", "Says", "Own words", "Said on", "Page",
           "Evidence")  # fmt: skip
READINGS_COLUMNS = ("Question", "Reading", "Held by", "Says", "Own words", "Said on", "Page",
                    "Evidence")  # fmt: skip
PUBLISHED = "As published"
MEASURED = "Our drawings, measured"
LENGTHS = (
    "A length belongs to a drawing: each small bend that a coarser scale leaves out makes the "
    "line shorter."
)


def when(moment: Moment) -> str:
    """When an event happened, no more exactly than its record says, in few words."""
    happened = moment.event.happened
    first, last = happened.from_, happened.to
    if first is None or last is None:
        start = first or last
        return f"from {start.year}" if start and _is_new_year(start) else _open(first, last)
    if happened.precision in {"year", "longer"}:
        return _years(first, last)
    if happened.precision == "month":
        return _months(first, last)
    return text.days_in_words(first, last)


def _open(first: dt.date | None, last: dt.date | None) -> str:
    return (
        f"from {text.day_in_words(first)}"
        if first
        else f"by {text.day_in_words(last or dt.date.max)}"
    )


def _is_new_year(day: dt.date) -> bool:
    return (day.month, day.day) == (1, 1)


def _years(first: dt.date, last: dt.date) -> str:
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _months(first: dt.date, last: dt.date) -> str:
    named = [f"{day:%B} {day.year}" for day in (first, last)]
    if named[0] == named[1]:
        return named[0]
    same = first.year == last.year
    return f"{first:%B}–{named[1]}" if same else f"{named[0]} – {named[1]}"


# --- who holds what -----------------------------------------------------------------------


def holder(claim: Claim) -> str:
    """Who holds a claim: a speaker, or a text with its article."""
    if not claim.is_own_voice:
        return text.speaker(claim)
    article = claim.article if claim.article not in {None, "not given"} else ""
    return f"{claim.document.label}, {article}" if article else claim.document.label


def holders(claims: Iterable[Claim]) -> str:
    """All who hold a reading, a text once with all its articles."""
    by_text: dict[str, list[str]] = {}
    for claim in claims:
        own = claim.is_own_voice
        label = claim.document.label.split(", as ")[0] if own else text.speaker(claim)
        label = label.removesuffix(" (thesis copy)")
        articles = by_text.setdefault(label, [])
        if own and claim.article not in {None, "not given"}:
            articles.append(str(claim.article))
    return "; ".join(
        f"{label} ({text.list_in_words(articles)})" if articles else label
        for label, articles in by_text.items()
    )


def held(reading: Reading) -> str:
    """All who hold a reading; where only poor pages tell of it, that they do."""
    return holders(reading.claims) if reading.claims else POOR_ALONE


def length(claim: Claim) -> str:
    """A length as it is printed: "2,640 km"."""
    return "; ".join(f"{one.words} {one.unit or ''}".strip() for one in claim.amounts)


def measured(scale: str, km: float) -> str:
    """What we measured on a drawing, and at which scale it is drawn."""
    return f"{km:,.0f} km at 1:{scale.removesuffix('m')} million"


# --- what a mark tells --------------------------------------------------------------------


def of_moment(moment: Moment) -> tuple[str, ...]:
    """What the sign of an event tells."""
    return (
        moment.event.title,
        f"{when(moment)} · {text.EVENT_KIND[moment.event.kind]}",
        text.claims_in_words(len(moment.claims)),
    )


def of_claim(claim: Claim) -> tuple[str, ...]:
    """What the dot of a claim tells: who says it, and what."""
    return (holder(claim), claim.says)


def of_measured(scale: str, km: float) -> tuple[str, ...]:
    """What the mark of one of our own lengths tells."""
    return (measured(scale, km), f"{MEASURED}: no claim of anybody. {LENGTHS}")


# --- descriptions -------------------------------------------------------------------------


def alt(found: Dispute) -> str:
    """Every event with its time and who speaks of it."""
    first, last = found.moments[0], found.moments[-1]
    told = [
        f"{when(moment)}: {moment.event.title} ({holders(moment.claims)})."
        for moment in found.moments
    ]
    return (
        f"{text.number_of(len(told), 'event', 'events')} from {_year(first)} to {_year(last)}. "
        + " ".join(told)
    )


def _year(moment: Moment) -> int:
    return (moment.event.happened.from_ or moment.event.happened.to or dt.date.max).year


def readings_alt(asked: Sequence[DisputedPoint], lengths: Sequence[tuple[str, float]]) -> str:
    """Every point with its readings, and who holds each."""
    told = []
    for one in asked:
        read = [f"“{reading.reads}” ({held(reading)})" for reading in one.readings]
        told.append(f"{one.point.question} {'; '.join(read)}.")
    ours = text.list_in_words(measured(scale, km) for scale, km in lengths)
    return " ".join([*told, f"{MEASURED}: {ours}."])


def source(claims: Sequence[Claim]) -> str:
    """The source line under a figure: how many pages; each has its address in the table."""
    pages = len(documents_of(claims))
    return (
        f"Source: {text.number_of(pages, 'published page', 'published pages')}, named in the table."
    )


def explained(found: Dispute, left_out: Sequence[tuple[int, int]]) -> list[str]:
    """How to read the years, and what is not drawn."""
    out = text.list_in_words(f"{first}–{last}" if first < last else str(first)
                             for first, last in left_out)  # fmt: skip
    weak = [claim for claim in found.claims if claim.weak]
    return [
        "A sign stands at its day; a soft bar means that only the month or the year is known; a "
        "line, that it lasted; an arrow, that no end is told.",
        f"The years {out} are left out: no event here falls into them.",
        "A sign has the colour of its speakers where they are of one side, and is dark where they "
        "are of several.",
        *_not_drawn(weak),
    ]


def readings_explained(found: Dispute) -> list[str]:
    """What else the records say of the points, and which are in the table alone."""
    drawn = {one.point.id for one in found.drawn}
    others = [one.point.title for one in found.points if one.point.id not in drawn]
    told = [
        "Who holds a reading are the speakers of its claims; that their words answer the question "
        "is our grouping.",
        f"In the table alone, because they are about fighting or rest on poor pages alone: "
        f"{text.list_in_words(others)}.",
    ]
    for one in found.drawn:
        told += [
            f"“{one.point.title}”: {note}" for note in (one.point.note, one.point.uneven) if note
        ]
    return [*told, LENGTHS]


def _not_drawn(weak: Sequence[Claim]) -> list[str]:
    if not weak:
        return []
    return [
        f"{text.capital(text.claims_in_words(len(weak)))} of poor pages: in the table, never drawn."
    ]
