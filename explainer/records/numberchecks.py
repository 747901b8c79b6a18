"""Every number of a claim stands where it came from: in `says`, in the quotation, in the amounts.

A number that stands in one of them alone was altered there, or is ours; both are named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from explainer.records.cases import Case, outside_quotation
from explainer.records.claims import Claim, Document
from explainer.records.numerals import fold
from explainer.records.problems import Fault
from explainer.records.saidnumbers import Number, PrintedDay, days_in, numbers_in, years_in
from explainer.records.scales import AROUND

__all__ = [
    "amounts",
    "days",
    "in_our_words",
    "in_quotation",
    "in_sentence",
    "in_translation",
    "vague",
    "years",
]

_SAID = re.compile(
    r"^[^,“]*\b(?:says?|said|tells?|warns?|reports?|writes?|announces?|states?|confirms?|denies|"
    r"accuses?|blames?|vows?|threatens?)\b"
    r"(?: on)?(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)? $"
)
"""What stands before the day on which something was said, and not of one on which it happened."""
_VAGUE = re.compile(
    r"\b(?:several|many|numerous|countless|a few|a handful|a couple|(?:tens|dozens|scores|hundreds|"
    r"thousands|millions) of)\b",
    re.IGNORECASE,
)
"""Words for a number that none can be read from."""
_UNTIL = re.compile(r"\b(?:up to|until|till|by|before)(?: \w+day,)? $")


_Worths = Counter[int | str]


def _worths(*words: str | None) -> _Worths:
    """How often each number stands in some words."""
    return Counter(number.worth for part in words if part for number in numbers_in(part))


def _recorded(claim: Claim) -> _Worths:
    """The numbers in the fields that hold the source's words, but for the quotation."""
    found = _worths(claim.happened.duration, *(f"{a.words} {a.unit or ''}" for a in claim.amounts))
    hours = [n.worth for n in numbers_in(claim.happened.note or "") if ":" in n.words]
    found.update(hours[:1])  # the first is the speaker's, others are the same hour elsewhere
    if counts := claim.counts:
        people = _worths(counts.killed, counts.wounded, counts.together)
        for part in counts.including:
            people += _worths(part.who, part.killed, part.wounded, part.together)
        found += people
        for field in ("unit", "cause", "sex_and_age", "named", "verification", "area"):
            found |= _worths(getattr(counts, field))
    return found


def in_our_words(case: Case) -> Iterator[Fault]:
    """A number in `says` that stands in no other field."""
    claim = case.claim
    known = _recorded(claim) | _worths(claim.quote) | _worths(claim.translation)
    known += _in_names(case)
    for number in _beyond(known, claim.says, claim):
        yield Fault("number-in-no-field", words=number.words, instead=_instead(known))


def in_sentence(case: Case) -> Iterator[Fault]:
    """A number in `says` that its sentence in the text does not have."""
    if case.sentence is None:
        return
    printed = _in_names(case) + _worths(case.sentence)
    for number in _beyond(printed, case.claim.says, case.claim):
        yield Fault("number-not-in-sentence", words=number.words, instead=_instead(printed))


def _in_names(case: Case) -> _Worths:
    return _worths(*(f"{actor.name} {actor.role or ''}" for actor in case.speakers))


def vague(case: Case) -> Iterator[Fault]:
    """A word for an unsaid number in `says` that the source does not have."""
    claim = case.claim
    if case.sentence is None and not claim.counts:
        return
    source = f"{case.source}\n{case.notes}"
    if claim.counts and case.sentence is None:  # the quotation is of the figure alone
        source += f"\n{claim.counts.sex_and_age}\n{claim.counts.killed}\n{claim.counts.wounded}"
    for found in _VAGUE.finditer(outside_quotation(claim.says)):
        if fold(found[0]).removesuffix(" of") not in fold(source):
            told = ", ".join(repr(m[0]) for m in _VAGUE.finditer(source))
            yield Fault("vague-word", words=found[0], instead=f" ({told})" if told else "")


def in_quotation(case: Case) -> Iterator[Fault]:
    """A number in the quotation that no claim with this quotation has in its fields."""
    claim = case.claim
    if not claim.quote:
        return
    known = _Worths()
    for other in case.document.claims:
        if other.quote == claim.quote:
            known |= _recorded(other) | _worths(other.says)
    for number in _beyond(known, claim.quote, claim):
        yield Fault("quoted-number-in-no-field", words=number.words, instead=_instead(known))


def _beyond(known: _Worths, words: str, claim: Claim) -> Iterator[Number]:
    """The numbers that count something and are not known, or not so often.

    "One" is mostly no number ("one another"), but for people who are counted.
    """
    left = known.copy()
    for number in numbers_in(words):
        if number.worth == 1 and not number.words.isdigit() and not claim.counts:
            continue
        left[number.worth] -= 1
        if left[number.worth] < 0:
            yield number


def in_translation(case: Case) -> Iterator[Fault]:
    """A number that only the quotation or only its translation has."""
    claim = case.claim
    if not claim.quote or not claim.translation:
        return
    quoted, translated = _worths(claim.quote), _worths(claim.translation)
    for number in numbers_in(claim.quote):
        if number.words[0].isdigit() and number.worth not in translated:
            yield Fault("number-not-translated", words=number.words, instead=_instead(translated))
    for number in numbers_in(claim.translation) if quoted else ():
        if number.words[0].isdigit() and number.worth not in quoted:
            yield Fault("number-only-translated", words=number.words, instead=_instead(quoted))


def amounts(case: Case) -> Iterator[Fault]:
    """An amount whose words `says`, the quotation, or the sentence does not have."""
    claim = case.claim
    quote = claim.quote if claim.quote and not claim.counts and _worths(claim.quote) else None
    places = {"says": claim.says, "quote": quote, "its sentence in the text": case.sentence}
    for n, amount in enumerate(claim.amounts):
        for where, words in places.items():
            if words is not None and not _has(words, amount.words):
                yield Fault(
                    "amount-differs",
                    number=n,
                    words=amount.words,
                    where=where,
                    instead=_instead(_worths(words)),
                )


def _has(words: str, amount: str) -> bool:
    wanted = _worths(amount)
    return wanted <= _worths(words) if wanted else fold(amount) in fold(words)


def _instead(known: Iterable[int | str]) -> str:
    """The numbers that stand there instead, in brackets."""
    told = ", ".join(map(str, sorted(set(known), key=str)))
    return f" ({told})" if told else ""


# --- days and years ---------------------------------------------------------------------


def days(case: Case) -> Iterator[Fault]:
    """A day in `says` or in the quotation that is none of the claim's own days."""
    for field, words in (("says", case.claim.says), ("quote", case.claim.quote or "")):
        for day in days_in(words):
            expected = _expected(day, words[: day.start], case)
            wrong = [
                (number, fits)
                for number, fits in zip((day.first, day.last), expected, strict=True)
                if number is not None and (day.month, number) not in fits
            ]
            for number, fits in wrong:
                told = " or ".join(sorted(f"{d}/{m}" for m, d in fits)) or "no day at all"
                yield Fault(
                    "day-not-recorded",
                    field=field,
                    words=day.words,
                    number=number,
                    month=day.month,
                    known=told,
                )


_Fits = set[tuple[int, int]]


def _expected(day: PrintedDay, before: str, case: Case) -> tuple[_Fits, _Fits]:
    """The days, as month and day, that a named day (or the first and last of several) may be."""
    claim = case.claim
    first, last = _as_fits(claim.happened.from_), _as_fits(claim.happened.to)
    if day.last is not None:
        return first, last
    if _SAID.search(before):
        return _as_fits(claim.said_on.date), last
    if _UNTIL.search(before):
        return last, last
    event = case.ledger.events.get(claim.event or "")
    own = first or (last if claim.happened.to != case.document.published.date else set())
    if event and (event.happened.precision == "day" or event.happened.basis == "printed"):
        own = own | _as_fits(event.happened.from_)
    return own, last


def _as_fits(day: dt.date | None) -> _Fits:
    return {(day.month, day.day)} if day else set()


def years(case: Case) -> Iterator[Fault]:
    """A year in `says` or in the quotation that stands nowhere else in the records."""
    claim = case.claim
    happened = {day.year for day in (claim.happened.from_, claim.happened.to) if day}
    quoted = {int(year.worth) for year in years_in(case.quoted)}
    told, known = quoted | _years_of(case.document), happened
    if case.document.ring in AROUND:  # their pages print years, which the reports of October do not
        told = told | happened
        known = happened | {int(year.worth) for year in years_in(claim.says)}
    places = {
        "says": (claim.says, told),
        "quote": (claim.quote, known),
    }
    for field, (words, fits) in places.items():
        for year in years_in(words or ""):
            if year.worth not in fits:
                yield Fault(
                    "year-not-recorded", field=field, words=year.words, instead=_instead(fits)
                )


def _years_of(document: Document) -> set[int]:
    """The years from which the claims of a document count, where a year is all they know."""
    return {
        claim.happened.from_.year
        for claim in document.claims
        if claim.happened.from_ and claim.happened.precision in {"year", "longer"}
    }
