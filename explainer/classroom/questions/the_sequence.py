"""Chapter 2, the sequence: when it happened, and when somebody said so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from explainer.analysis import known as knowing
from explainer.analysis import statements as statements_made
from explainer.classroom.questions.kinds import (
    ChoiceQuestion,
    Option,
    OrderQuestion,
    UnanswerableError,
    in_reading_order,
    the_one,
)
from explainer.classroom.questions.wording import about, told
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text

__all__ = [
    "dated_to_the_day",
    "inferred_day",
    "order_of_happening",
    "order_of_saying",
    "stated_when",
]

_EVENTS = ("kabul-explosions-9-oct", "doha-ceasefire", "istanbul-talks", "talks-collapse")
_SAID = ("r1-army-toll", "r4-asif-open-war", "r1-un-toll", "r4-qani-response")
_COUNTS = ("r1-army-toll", "r4-weekend-soldiers", "r1-un-toll", "r4-more-than-70")
_CEASEFIRE = "doha-ceasefire"


def first_day_of(event: str, claims: Sequence[Claim], question: str) -> tuple[dt.date, Claim]:
    """The first day that a claim gives exactly for an event."""
    exact = [
        (claim.happened.from_, claim)
        for claim in claims
        if claim.event
        and claim.event.id == event
        and claim.happened.precision == "day"
        and claim.happened.from_
    ]
    if not exact:
        the_one([], question, f"exact day of the event {event!r}")
    return min(exact, key=lambda pair: pair[0])


def _one_after_the_other(days: dict[str, dt.date], question: str) -> tuple[str, ...]:
    """Ids by day; two on one day have no order."""
    if len(set(days.values())) < len(days):
        raise UnanswerableError(
            f"question {question!r}: two of {', '.join(days)} fall on one day, so that they "
            "have no order"
        )
    return tuple(sorted(days, key=lambda key: days[key]))


def order_of_happening(ledger: Ledger) -> OrderQuestion:
    """Ask what happened first. Four events of which a report gives an exact day."""
    question = "order-of-happening"
    five = ledger.claims(ring="five")
    found = {event: first_day_of(event, five, question) for event in _EVENTS}
    key = _one_after_the_other({event: day for event, (day, _) in found.items()}, question)
    options = [
        Option(event, claim.event.title if claim.event else "", claims=(claim.id,))
        for event, (_, claim) in found.items()
    ]
    days = text.list_in_words(text.day_in_words(found[event][0]) for event in key)
    return OrderQuestion(
        id=question,
        prompt="Put these in the order in which they are said to have happened or begun.",
        options=in_reading_order(options, never=key),
        key=key,
        explanation=f"The days, as the reports give them: {days}.",
        claims=tuple(found[event][1].id for event in key),
    )


def order_of_saying(ledger: Ledger) -> OrderQuestion:
    """Ask what was said first. Four statements of different days."""
    question = "order-of-saying"
    claims = {key: ledger.claim(key) for key in _SAID}
    key = _one_after_the_other({k: c.said_on.date for k, c in claims.items()}, question)
    options = [about(c, words=told(c)) for c in claims.values()]
    days = text.list_in_words(text.day_in_words(claims[k].said_on.date) for k in key)
    return OrderQuestion(
        id=question,
        prompt="Now the other clock. Put these in the order in which they were said.",
        options=in_reading_order(options, never=key),
        key=key,
        explanation=f"The days on which they were said: {days}.",
        claims=key,
    )


def stated_when(ledger: Ledger) -> ChoiceQuestion:
    """Ask on which day the UN mission stated its count."""
    question = "stated-when"
    claim = ledger.claim("r1-un-toll")
    document = claim.document
    five = ledger.claims(ring="five")
    explosions, _ = first_day_of("kabul-explosions-9-oct", five, question)
    truce, _ = first_day_of(_CEASEFIRE, five, question)
    options = (
        Option("explosions", text.day_in_words(explosions), "That is the day of the explosions "
               "in Kabul."),
        Option("truce", text.day_in_words(truce), "That is the day of the ceasefire of Doha."),
        Option("stated", text.day_in_words(claim.said_on.date), "", (claim.id,)),
        Option("printed", text.day_in_words(document.published.date),
               f"That is when {document.label} came out, as we infer, and passed the count on."),
    )  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt="The UN mission counted Afghan civilians: "
        f"{text.figures_in_words(claim)}. On which day did it state this count?",
        options=options,
        key="stated",
        explanation="That is the day of the statement. The report does not say which week the "
        "count is about.",
        claims=(claim.id,),
    )


def ceasefire_day(ledger: Ledger) -> dt.date:
    """The day of the Doha ceasefire."""
    return first_day_of(_CEASEFIRE, ledger.claims(ring="five"), "dated-to-the-day")[0]


def dated_to_the_day(ledger: Ledger) -> ChoiceQuestion:
    """Ask which count the five reports date to the day of the Doha ceasefire or before."""
    question = "dated-to-the-day"
    day = ceasefire_day(ledger)
    claims = [ledger.claim(key) for key in _COUNTS]
    known = knowing.known_on(ledger, day, wider=True)
    key = the_one(
        (claim.id for claim in claims if claim.said_on.date <= day),
        question, f"count dated to {day} or before",
    )  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt=f"{text.day_in_words(day)} is the day of the ceasefire of Doha. Which of these "
        "counts do the five reports date to that day or before?",
        options=in_reading_order(about(c, words=told(c)) for c in claims),
        key=key,
        explanation="The reports date the others to later days. They came out later "
        f"themselves, so they are a poor guide to what people knew. {_others(known)}",
        claims=(key,),
    )


def _others(known: Iterable[Claim]) -> str:
    """How many counts other published reports date to a day or before, and of which sides."""
    counts = [claim for claim in known if claim.counts]
    found = [
        s.claim
        for s in statements_made.statements(counts)
        if not any(document.ring == "five" for document in s.documents)
    ]
    sides = {claim.speaker.side for claim in found}
    named = text.list_in_words(words for side, words in text.SIDE.items() if side in sides)
    return f"Other published reports have {len(found)} further counts of that time, by {named}."


def inferred_day(ledger: Ledger) -> ChoiceQuestion:
    """Ask of which statement no text gives the day, so that it was inferred."""
    question = "inferred-day"
    claims = [ledger.claim(key) for key in
              ("r1-army-toll", "r5-rta-most-issues-resolved", "r4-weekend-soldiers",
               "r1-dozens-killed")]  # fmt: skip
    key = the_one(
        (claim.id for claim in claims if claim.said_on.basis == "inferred"),
        question, "statement whose day was inferred",
    )  # fmt: skip
    options = [
        about(
            c,
            words=told(c),
            why="" if c.id == key else f"{text.capital(text.BASIS[c.said_on.basis])}.",
        )
        for c in claims
    ]
    return ChoiceQuestion(
        id=question,
        prompt="For one of these, no report says on which day it was said. We worked the day out. "
        "Which one is it?",
        options=in_reading_order(options),
        key=key,
        explanation="We took the day on which the report came out, as far as we can tell. An "
        "inferred day is marked as ours, so that you can doubt it.",
        claims=(key,),
    )
