"""Chapter 7, the long story: who holds which reading, what a quotation says, did it end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from explainer.classroom.questions.kinds import (
    ChoiceQuestion,
    Match,
    Option,
    OrderQuestion,
    in_reading_order,
    the_one,
)
from explainer.classroom.questions.wording import said
from explainer.records.bound import Claim
from explainer.records.catalogue import Point
from explainer.words import claims as text
from explainer.words import dispute as words

__all__ = [
    "last_fighting",
    "order_of_treaties",
    "through_whom",
    "who_holds_which",
    "whose_words",
]

_POINT, _SUCCESSORS = "influence-or-sovereignty", "successors"
_PHRASES = {
    "b-durand-article-1": "dominions",
    "b-durand-preamble": "spheres of influence",
    "b-pakistan-settled-2012": "recognised international border",
    "b-noori-hypothetical": "hypothetical line",
}
_ASKED, _ANSWERED, _OTHER = (
    "b-kabul-asks-the-viceroy",
    "b-mountbatten-answers",
    "b-qaseem-confirmed",
)
_PARTIES = {"pakistan", "afghanistan"}


def _by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def _treaties(claims: Iterable[Claim]) -> list[Claim]:
    """The first words of each treaty that we keep, in the order of the records."""
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.is_own_voice and claim.event and claim.event.kind == "treaty" and not claim.weak:
            found.setdefault(claim.event.id, claim)
    return list(found.values())


def order_of_treaties(claims: Iterable[Claim]) -> OrderQuestion:
    """Ask for the treaties in the order of their days."""
    question = "order-of-treaties"
    treaties = _treaties(claims)
    days = [claim.said_on.date for claim in treaties]
    for day in days:
        the_one((d for d in days if d == day), question, f"treaty of {day}")
    listed = sorted(treaties, key=lambda claim: claim.said_on.date)
    key = tuple(claim.id for claim in listed)
    return OrderQuestion(
        id=question,
        prompt="Each of these treaties says something of the frontier. Put the oldest first.",
        options=in_reading_order(
            (
                Option(c.id, c.says, f"It is of {text.day_in_words(c.said_on.date)}.", (c.id,))
                for c in treaties
            ),
            never=key,
        ),
        key=key,
        explanation=f"The first is of {text.day_in_words(listed[0].said_on.date)}, the last of "
        f"{text.day_in_words(listed[-1].said_on.date)}. A later treaty can take up an older one. "
        "Whether they still bind anybody is what the states dispute.",
        claims=key,
    )


def who_holds_which(claims: Iterable[Claim], points: Mapping[str, Point]) -> Match:
    """Ask which reading each speaker of the two states holds."""
    by_id, point = _by_id(claims), points[_POINT]
    held = {
        key: f"{point.id}-{at}" for at, reading in enumerate(point.readings)
        for key in reading.claims
    }  # fmt: skip
    rows = in_reading_order(
        Option(c.id, text.capital(text.speaker_with_role(c)), said(c), (c.id,))
        for c in map(by_id.__getitem__, held)
        if c.speaker.side in _PARTIES and not c.weak
    )
    options = (Option(f"{point.id}-{at}", r.reads) for at, r in enumerate(point.readings))
    return Match(
        id="who-holds-which",
        prompt=f"{point.question} Match each speaker with a reading.",
        rows=rows,
        options=tuple(options),
        key=tuple(held[row.id] for row in rows),
        explanation="Each side reads the same treaty. Historians and other states hold readings "
        "too: the figure names them all.",
        claims=tuple(row.id for row in rows),
    )


def whose_words(claims: Iterable[Claim]) -> Match:
    """Ask which words are the treaty's own, and which were said later."""
    question = "whose-words"
    by_id = {key: claim for key, claim in _by_id(claims).items() if key in _PHRASES}
    holding = {
        phrase: the_one(
            (key for key, c in by_id.items() if phrase in (c.quote or "")),
            question,
            f"quotation of {phrase!r}",
        )
        for phrase in _PHRASES.values()
    }
    rows = in_reading_order(
        Option(
            f"words-{key}",
            f"“{phrase}”",
            f"They are of {text.day_in_words(by_id[key].said_on.date)}.",
            (key,),
        )
        for phrase, key in holding.items()
    )
    key = tuple(row.claims[0] for row in rows)
    return Match(
        id=question,
        prompt="Some words stand in the treaty, others were said much later. Match the words with "
        "those who use them.",
        rows=rows,
        options=in_reading_order(
            (Option(c.id, words.holder(c)) for c in by_id.values()), never=key
        ),
        key=key,
        explanation="The treaty holds words that each side likes to quote. The words of today came "
        "later. A quotation shows what was written. It does not show what was meant.",
        claims=key,
    )


def through_whom(claims: Iterable[Claim], points: Mapping[str, Point]) -> ChoiceQuestion:
    """Ask from whose book we have what was asked and answered when the British left."""
    question = "through-whom"
    by_id = _by_id(claims)
    both = (by_id[_ASKED], by_id[_ANSWERED])
    carrier = the_one(
        {c.carrier.id: c.carrier for c in both if c.carrier}.values(), question, "book that tells"
    )
    other = by_id[_OTHER].speaker
    told = "Look who tells us of those words."
    return ChoiceQuestion(
        id=question,
        prompt="Kabul asked the viceroy of British India about the tribes, and he answered. From "
        "whom do we have both?",
        options=in_reading_order(
            [
                Option(carrier.id, text.capital(f"{carrier.name}, {carrier.role}"),
                       claims=tuple(c.id for c in both)),
                Option(other.id, text.capital(f"{other.name}, {other.role}"),
                       "That page is about other things.", (_OTHER,)),
                *(Option(c.speaker.id, f"{text.speaker(c)} itself" if c is both[0]
                         else f"{text.speaker(c)} himself", told, (c.id,)) for c in both),
            ]
        ),
        key=carrier.id,
        explanation=f"{text.capital(carrier.name)} tells of both, many years later. "
        f"{points[_SUCCESSORS].uneven or ''} So we know what a book tells, and no "
        "more than that.",
        claims=tuple(c.id for c in both),
    )  # fmt: skip


def _last_day(claim: Claim) -> dt.date:
    return claim.happened.to or claim.happened.from_ or claim.said_on.date


def _is_fight(claim: Claim) -> bool:
    """Whether it tells of fighting or strikes between the two states, on a sound page."""
    kind = claim.event.kind if claim.event else None
    between = claim.dyad == "pakistan-afghanistan" and not claim.weak
    return between and kind in {"fighting", "strike"}


def last_fighting(claims: Iterable[Claim]) -> ChoiceQuestion:
    """Ask in which month the records tell of fighting between the two states for the last time."""
    question = "last-fighting"
    later = [claim for claim in claims if claim.document.ring != "background"]
    by_month: dict[str, list[Claim]] = {}
    for claim in sorted(filter(_is_fight, later), key=_last_day):
        by_month.setdefault(f"{_last_day(claim):%B %Y}", []).append(claim)
    key = list(by_month)[-1]
    last = by_month[key]
    if {c.speaker.side for c in last} & _PARTIES != _PARTIES:
        the_one([], question, f"last month of which both sides speak, which {key} is not")
    end = max(claim.said_on.date for claim in later)
    return ChoiceQuestion(
        id=question,
        prompt="Did it end in October? Look up the last month in which our records tell of "
        "fighting or strikes between the two states.",
        options=in_reading_order(
            Option(month, month, "Our records tell of a later month too." if month != key else "",
                   tuple(c.id for c in found[:1]))
            for month, found in by_month.items()
        ),
        key=key,
        explanation="Both sides speak of that month, and they do not agree on what was hit. Our "
        f"records end with {text.day_in_words(end)}. That they end does not say that the fighting "
        "did.",
        claims=tuple(c.id for c in last),
    )  # fmt: skip
