"""Figures that invite a sum, in words, and why the sum is refused."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.analysis.counts import counting
from explainer.analysis.statements import Statement
from explainer.analysis.sums import Invitation
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = [
    "COLUMNS",
    "HEADINGS",
    "NO_CIVILIANS",
    "NO_MILITARY",
    "NO_UMBRELLA",
    "QUESTION",
    "TABLE",
    "alt",
    "by_whom",
    "caption",
    "counter",
    "explained",
    "not_of_any_report",
    "over_which_days",
    "said_where",
    "sum_in_words",
    "whom",
    "why_not",
]

QUESTION = "Why are these figures not added up?"
NO_CIVILIANS = "No figure of the five documents shown here is a third party’s for civilians."
NO_MILITARY = "No figure of the five documents shown here is a side’s for its own soldiers."
NO_UMBRELLA = "No figure of the five documents shown here puts people of all kinds into one."
NOTHING_TO_ADD = "Fewer than two such figures are known: there is nothing to add."
HEADINGS = (
    "Two figures that invite a sum",
    "The sum that no report gives",
    "Figures that put many people into one, on both sides or with no side named",
)
TABLE = "Figures that invite a sum, and what no report says"
COLUMNS = ("Killed", "Counted", "Says it", "Which days", "Said on", "Carried by", "Evidence")


def sum_in_words(invitation: Invitation) -> str:
    """The refused sum in words: "50 + 23 = 73", or that there is none to make."""
    if invitation.refused is None:
        return NOTHING_TO_ADD
    one, other, both = invitation.refused
    return f"{one} + {other} = {both}"


def not_of_any_report(invitation: Invitation) -> str:
    """The refused sum where a figure would stand."""
    return f"{sum_in_words(invitation)}: not a figure of any report"


def whom(groups: Sequence[str]) -> str:
    """Whom statements with one wording count, where each may say it in another way."""
    ways = list(dict.fromkeys(groups))
    if len(ways) < 2:
        return text.capital("".join(ways))
    return f"People, described in {len(ways)} ways"


def why_not(invitation: Invitation) -> str:
    """Why the sum is not an answer, as far as what is known allows."""
    if invitation.refused is None:
        return ""
    words = "No report says this. Different people, days and counters"
    if any(_open(s) for s in (invitation.civilians, invitation.military) if s):
        words += "; “at least” is lost on the way"
    looks = f" It merely looks like “{invitation.lookalike}”." if invitation.lookalike else ""
    return f"{words}.{looks}"


def _open(statement: Statement) -> bool:
    quantity = statement.claim.quantity("killed")
    return bool(quantity and quantity.high is None)


def counter(claim: Claim) -> str:
    """Who counts, and from where."""
    where = text.COUNTING[counting(claim)]
    return where if counting(claim) == "report" else f"{text.speaker(claim)}, {where}"


def said_where(same: tuple[Statement, ...]) -> str:
    """Where statements of one wording stand, and when they were said."""
    documents = {c.document.id: c.document for s in same for c in s.carriers}.values()
    said = dict.fromkeys(text.said_in_words(s.claim, short=True) for s in same)
    where = text.documents_in_words(documents)
    return f"{where}, said {text.list_in_words(said)}"


def by_whom(same: tuple[Statement, ...]) -> str:
    """By whom statements of one wording are made."""
    return f"by: {counter(same[0].claim)}"


def over_which_days(same: tuple[Statement, ...]) -> str:
    """Which days statements of one wording cover."""
    spans = {text.happened_in_words(s.claim.happened) for s in same}
    days = _days_in_words(same[0].claim) if len(spans) == 1 else f"{len(spans)} different spans"
    return f"days: {days}"


def _days_in_words(claim: Claim) -> str:
    """Which days a figure covers, in our note’s words where there is one; inferred ones marked."""
    ours = text.inferred_in_words(claim.happened)
    note = claim.happened.note
    if not note:
        return text.happened_in_words(claim.happened)
    return f"{note} ({ours})" if ours else note


def caption() -> str:
    """The line below the figure."""
    return "The five documents alone: each figure with the days that it counts, added to none."


def explained(invitation: Invitation) -> list[str]:
    """How to read the bars, and why there is no total."""
    told = []
    if invitation.statements:
        told.append("Bar: the days within which a figure lies, as far as they are stated.")
    if any(s.claim.happened.from_ is None for s in invitation.statements):
        told.append("An arrow at the left of a bar: no first day is stated.")
    if any(s.claim.happened.is_inferred for s in invitation.statements):
        told.append("Broken bar: days inferred by us.")
    return [*told, text.REFUSAL]


def alt(invitation: Invitation) -> str:
    """The finding, then each figure with who counts, whom and when."""
    said = [
        f"{sum_in_words(invitation)}. {why_not(invitation)}"
        if invitation.refused
        else NOTHING_TO_ADD
    ]
    said += [
        f"{text.speaker_counting(s.claim)}, {text.said_in_words(s.claim)}: "
        f"{s.claim.group.name}, {s.claim.killed.words} killed, "
        f"{text.happened_in_words(s.claim.happened)}."
        for s in invitation.statements
        if s.claim.group and s.claim.killed
    ]
    missing = (
        (invitation.civilians, NO_CIVILIANS),
        (invitation.military, NO_MILITARY),
        (invitation.umbrellas, NO_UMBRELLA),
    )
    said += [words for known, words in missing if not known]
    return " ".join(said)
