"""The comparison of casualty figures, in words: who counts whom, and what the signs mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from explainer.analysis.counters import by_counting
from explainer.analysis.counts import Comparison, counting
from explainer.analysis.statements import Statement
from explainer.records.scales import Measure
from explainer.words import claims as text

__all__ = [
    "LEFT_OUT",
    "NOBODY",
    "NOT_GIVEN",
    "QUESTION",
    "SIGNS",
    "TABLE",
    "TITLES",
    "TOGETHER",
    "alt",
    "columns",
    "of_statement",
    "signs_in_words",
    "why_empty",
]

QUESTION = "Who counts whom, and in what words?"
NOBODY = "Nobody in these documents counts them by that day: unknown, not zero."
LEFT_OUT = "There are figures for them; what you have chosen leaves them out."
TABLE = "Casualty statements; never added up"
TOGETHER = "Killed or wounded, counted together"
"""The head of the column of figures for both at once."""
NOT_GIVEN = "not given"
TITLES: dict[Measure, str] = {
    "killed": "people killed",
    "wounded": "people wounded",
    "together": "killed or wounded",
}
"""What stands over the column of each measure."""
SIGNS = {
    "point": "Point: one number.",
    "hollow point": "Hollow point: a word for none, or a number that is not sure.",
    "line": "Line between two ticks: from one number to another.",
    "arrow": "Arrow: “at least” or “more than”; the tick is the lowest number that this allows.",
    "arrow down": "Arrow to the left: “up to” or “fewer than”; the tick is the highest number that "
    "this allows, and of a lowest nothing is said.",
    "band": "Hatched: a word without a number.",
}
"""What each way of drawing a figure means."""


def columns(both: Sequence[str]) -> tuple[str, ...]:
    """The columns of the table; with ``both`` where a figure counts killed and wounded in one."""
    first, last = ("Counted", "Killed", "Wounded"), ("Carried by", "Replaced by", "Evidence")
    return (*first, *both, "Says it", "Counting", "Said on", "Happened", *last)


def why_empty(panel: Comparison) -> str:
    """Why a group has no figure."""
    return LEFT_OUT if panel.left_out else NOBODY


def of_statement(statement: Statement, *, narrow: bool) -> list[str]:
    """What stands under a speaker: when, in which documents, of what, and what replaced it."""
    claim = statement.claim
    parts = [f"said {text.said_in_words(claim, short=True)}", text.carried_by(statement)]
    if narrow and claim.counts and claim.counts.killed and claim.counts.unit != "killed":
        parts.append(f"its word for killed: “{claim.counts.unit}”")
    event = claim.event if claim.event and not narrow else None
    fight = text.fight_in_words(statement.carriers)
    parts.append(text.event_in_words(event, statement.carriers) if event else fight)
    wholes = (text.within_in_words(claim), text.including_in_words(claim))
    lines = [" · ".join(filter(None, parts)), *wholes, text.replaced_by(statement)]
    return [line for line in lines if line]


def signs_in_words(panels: Sequence[Comparison], drawn: Collection[str]) -> str:
    """What is drawn, sign by sign; nothing where nothing is."""
    given = [s for panel in panels for s in panel.statements]
    if not given:
        return ""
    told = ["One row for each statement, in the words of its source."]
    told += [words for sign, words in SIGNS.items() if sign in drawn]
    if any(s.replaced for s in given):
        told.append("Struck through: the same body later gave another figure.")
    standpoints = {counting(s.claim) for s in given}
    if "own" in standpoints:
        told.append("A rail at the left edge: a side counts its own people.")
    if "enemy" in standpoints:
        told.append("Tinted ground: a side counts an enemy.")
    return " ".join(told)


def alt(panels: Sequence[Comparison]) -> str:
    """The finding, then every row of the figure as a sentence."""
    given = [s for panel in panels for s in panel.statements]
    said = [
        f"{text.counted(s.claim)}: {text.speaker(s.claim)}, "
        f"{text.COUNTING[standpoint]}, {text.said_in_words(s.claim)}"
        + (f", {replaced}." if (replaced := text.replaced_by(s)) else ".")
        for panel in panels
        for standpoint, found in by_counting(panel.statements)
        for s in found
    ]
    groups = len([panel for panel in panels if panel.statements])
    if given:
        statements = text.number_of(len(given), "statement", "statements")
        of = text.form(groups, "one group", f"{groups} groups")
        said.insert(0, f"{statements} about {of} of people, each in its own words, no total.")
    without = [panel for panel in panels if not panel.statements]
    if empty := [panel.group.name for panel in without if not panel.left_out]:
        nobody = f"Nobody in these documents counts {text.list_in_words(empty)} by that day"
        said.append(f"{nobody}: unknown, not zero.")
    if left_out := [panel.group.name for panel in without if panel.left_out]:
        said.append(f"What is chosen leaves out the figures for {text.list_in_words(left_out)}.")
    return " ".join(said)
