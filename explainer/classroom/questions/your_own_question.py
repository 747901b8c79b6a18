"""Chapter 8, your own question: what a missing value means, what a row is, where one measures."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.classroom.questions.kinds import ChoiceQuestion, Option, in_reading_order, the_one
from explainer.records.bound import Claim
from explainer.words import own_question as words

__all__ = ["on_the_ground", "one_statement", "open_most"]


def _asked(
    question: str, asked: words.WorkedQuestion, claims: tuple[str, ...] = ()
) -> ChoiceQuestion:
    """A question whose first option is right; the others lead to the same claims."""
    prompt, offered, explanation = asked
    return ChoiceQuestion(
        id=question,
        prompt=prompt,
        options=in_reading_order(
            Option(key, said, why, claims if why else ()) for key, (said, why) in offered.items()
        ),
        key=next(iter(offered)),
        explanation=explanation,
        claims=claims,
    )


def open_most(claims: Iterable[Claim]) -> ChoiceQuestion:
    """Ask what it means that a figure of the UN has a least and no most."""
    question = "open-most"
    claim, figure = the_one(
        (
            (claim, claim.killed)
            for claim in claims
            if claim.document.ring == "five" and claim.speaker.id == "unama" and claim.killed
            if claim.killed.low is not None and claim.killed.high is None
        ),
        question,
        "open figure",
    )
    return _asked(question, words.open_most(figure.words), (claim.id,))


def one_statement(claims: Iterable[Claim]) -> ChoiceQuestion:
    """Ask by which column one finds that two rows are one statement."""
    question = "one-statement"
    five = {claim.id: claim for claim in claims if claim.document.ring == "five"}
    pairs = ((c.origin, c.id) for c in five.values() if c.origin in five and c.quote)
    pair = the_one([found for found in [next(pairs, None)] if found], question, "repeat")
    return _asked(question, words.ONE_STATEMENT, tuple(map(str, pair)))


def on_the_ground() -> ChoiceQuestion:
    """Ask in which coordinates one measures kilometres."""
    return _asked("on-the-ground", words.ON_THE_GROUND)
