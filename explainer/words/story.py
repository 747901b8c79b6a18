"""The story in ten steps: a sentence a step, made from the claims that the step shows.

No figure, day, name or quotation of a claim is written here. What stands between them says only
what holds of those claims, and `tests/test_story.py` asks each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.analysis.revisions import falls
from explainer.analysis.statements import Statement
from explainer.analysis.sums import Invitation
from explainer.records.bound import Claim
from explainer.words import claims as text
from explainer.words.phrases import any_in_words
from explainer.words.sums import sum_in_words

__all__ = [
    "STORY",
    "accused_and_denied",
    "before_october",
    "blamed",
    "came_next",
    "how_many",
    "no_total",
    "one_statement",
    "revised",
    "truce_and_talks",
    "two_ledgers",
]

STORY = {
    "before": "One line, two readings",
    "how-many": "How many died?",
    "kabul": "Explosions, and who is blamed",
    "ledgers": "One night, two ledgers",
    "revised": "A count that changes",
    "talks": "A truce and talks",
    "one": "Three reports, one witness?",
    "denied": "Accused and denied",
    "no-total": "Why there is no total",
    "next": "Did it end in October?",
}
"""The titles of the steps by their names, in order."""


def before_october(treaty: Claim, readings: Sequence[Claim]) -> str:
    """How each state reads one treaty; neither reading is the page's own."""
    told = " ".join(claim.says for claim in readings)
    return f"{treaty.document.label}: one text. {told} Nothing on this page settles it."


def came_next(fired: Sequence[Claim], struck: Sequence[Claim], last: Claim) -> str:
    """What each side says of one clash, until when both speak of strikes, where records end."""
    clash, strike = (text.happened_in_words(claims[0].happened) for claims in (fired, struck))
    told = " ".join(claim.says for claim in fired)
    return (
        f"{text.capital(clash)}. {told} Both still speak of a strike on {strike}. "
        f"Our records end on {text.said_in_words(last)}. Now you: choose a figure, or move the day."
    )


def how_many(counted: Claim, umbrellas: Sequence[Claim]) -> str:
    """Who counts, and that what is said of everybody has no source."""
    for_all = text.list_in_words(
        dict.fromkeys(f"“{claim.killed.words}”" for claim in umbrellas if claim.killed)
    )
    source = "and name no source" if all(claim.is_own_voice for claim in umbrellas) else ""
    return (
        f"{text.speaker(counted)} counts {text.counted(counted)}. "
        f"Of everybody the reports say only {for_all}{', ' + source if source else ''}."
    )


def blamed(told: Claim, blame: Claim, strikes: Sequence[Claim]) -> str:
    """What happened, who blames whom, and what no report links to it."""
    blamers = text.documents_in_words({c.document.id: c.document for c in strikes}.values())
    return (
        f"{told.document.label} says that {_reported(told)}. {blame.says} "
        f"{blamers} tell of strikes; none says that they are the same."
    )


def _reported(claim: Claim) -> str:
    """What a document says in its own voice, as what follows "says that"."""
    return claim.says.removeprefix("The report says that ").removesuffix(".")


def _with_office(claim: Claim) -> str:
    role = claim.speaker.role
    return f"{text.speaker(claim)}, {role}" if role else text.speaker(claim)


def two_ledgers(sides: Sequence[tuple[Claim, Claim]]) -> str:
    """For each side what it says of its own dead and of the other side's, alike."""
    told = (
        f"{_with_office(own)}: own side, {text.figure_in_words(own, 'killed')}; "
        f"other side, {text.figure_in_words(enemy, 'killed')}."
        for own, enemy in sides
    )
    night = text.happened_in_words(sides[0][0].happened)
    return f"{text.capital(night)}. {' '.join(told)}"


def revised(counts: Sequence[Claim]) -> str:
    """Counts of one counter in the order of days; whether a later one is ever lower."""
    figures = text.list_in_words(
        f"{claim.killed.words} ({text.said_briefly(claim)})" for claim in counts if claim.killed
    )
    less = "; later is not always more" if falls(counts) else ""
    people = counts[0].group.name if counts[0].group else ""
    return (
        f"{text.speaker(counts[0])} on {people} killed: {figures}. "
        f"Other days and other places{less}."
    )


def truce_and_talks(truce: Claim, talks: Claim) -> str:
    """What happened on which day, and on which day it is said."""
    said = text.list_in_words(dict.fromkeys(text.said_in_words(c) for c in (truce, talks)))
    return (
        f"{truce.document.label} says that {_reported(truce)}, and that {_reported(talks)}. "
        f"See how late it says so: {said}."
    )


def one_statement(both: Sequence[Statement]) -> str:
    """How many documents carry figures of one speaker: they are one statement."""
    figures = text.list_in_words(
        f"{text.figures_in_words(claim)} ({claim.group.name})"
        for claim in (statement.claim for statement in both)
        if claim.group
    )
    documents = text.documents_in_words(
        document for document in both[0].documents if document in both[-1].documents
    )
    who = text.speaker(both[0].claim)
    return f"{who}: {figures}. {documents} carry it. It is one statement of one party."


def accused_and_denied(accusation: Claim, denial: Claim) -> str:
    """What one says and the other denies."""
    return f"{accusation.says} {denial.says} Nothing on this page settles it."


def no_total(umbrella: Claim, sum_: Invitation, uncounted: Iterable[str]) -> str:
    """The figure without a source, the sum that only looks like it, and whom nobody counts."""
    words = umbrella.killed.words if umbrella.killed else ""
    source = "gives no source" if umbrella.is_own_voice else f"has it from {text.speaker(umbrella)}"
    nobody = any_in_words(uncounted)
    told = [
        f"“{text.capital(words)}”: {umbrella.document.label} {source}.",
        f"{sum_in_words(sum_).partition(' =')[0]} only looks like it.",
        f"Nobody in the five counts {nobody}." if nobody else "",
    ]
    return " ".join(filter(None, told))
