"""The start page: one question, to try how questions work."""

from __future__ import annotations

from explainer.classroom.questions.kinds import ChoiceQuestion, in_reading_order, the_one
from explainer.classroom.questions.wording import speaker_id, speakers
from explainer.records.ledger import Ledger

__all__ = ["who_stands_behind"]

_ASKED, _OTHERS = "r4-more-than-70", ("r1-un-toll", "r1-army-toll", "r3-ceasefire-holds-taliban")


def who_stands_behind(ledger: Ledger) -> ChoiceQuestion:
    """Ask who gives a figure that a report prints in its own voice."""
    question = "who-stands-behind"
    claim = ledger.claim(_ASKED)
    key = the_one(
        (speaker_id(one) for one in (claim,) if one.is_own_voice and one.killed),
        question, f"report that gives the figure of {_ASKED!r} in its own voice",
    )  # fmt: skip
    words = claim.killed.words if claim.killed else ""
    label = claim.document.label
    options = speakers(
        [claim, *(ledger.claim(one) for one in _OTHERS)],
        key=key,
        why=f"{label} does not name this speaker for it. Look at the evidence.",
    )
    return ChoiceQuestion(
        id=question,
        prompt=f"{label} says that “{words}” people were killed. Who gives this figure?",
        options=in_reading_order(options),
        key=key,
        explanation=f"{label} gives the figure itself and names nobody who counted. Ask of each "
        "number: who says it?",
        claims=(claim.id,),
    )
