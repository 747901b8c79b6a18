"""The comparison of casualty figures, in words: who counts whom, and what the signs mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from explainer.analysis.counters import by_counting
from explainer.analysis.counts import Comparison, Counting, counting
from explainer.analysis.matters import first_of_like
from explainer.analysis.revisions import replacements
from explainer.analysis.statements import Statement
from explainer.records.bound import Claim
from explainer.records.catalogue import Actor, Event
from explainer.records.scales import Measure
from explainer.words import claims as text

__all__ = [
    "ALL_LEFT_OUT",
    "KEY",
    "LEFT_OUT",
    "NOBODY",
    "NOT_GIVEN",
    "QUESTION",
    "SIGNS",
    "STANDPOINT",
    "TABLE",
    "TITLES",
    "TOGETHER",
    "TO_COME",
    "alt",
    "alt_under",
    "besides",
    "caption",
    "column_title",
    "columns",
    "explained",
    "heading",
    "in_documents",
    "key",
    "key_of",
    "later_figures",
    "said_short",
    "why_empty",
]

QUESTION = "Who counts whom, and in what words?"
NOBODY = "Nobody in these documents counts them by that day: unknown, not zero."
LEFT_OUT = "There are figures for them; what you have chosen leaves them out."
ALL_LEFT_OUT = "What you have chosen leaves out every casualty figure."
STANDPOINT: dict[Counting, str] = {
    "third-party": "no\u00a0party",
    "own": "of\u00a0its\u00a0own",
    "enemy": "of\u00a0an\u00a0enemy",
    "several": "of\u00a0several\u00a0sides",
    "report": "",
    "not-stated": "side\u00a0not\u00a0stated",
}
"""From where a figure is counted, behind the speaker."""
ABOVE = (
    "What a row does not say is as in the row above it; what stands beside a heading belongs to "
    "the row below it."
)
TO_COME = "A faint empty outline: a statement that is dated to a later day."
OWN_VOICES = "Reports in their own voice"
FIRST = "first here"
"""Of a statement whose figures, for the same people and event, other documents give later."""
FIRST_MEANS = (
    "A small triangle before a day: the earliest here of those that give the same figures for the "
    "same people and event; that is not to say from one source."
)
NO_EVENT = "No event named"
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
KEY = {
    "point": ("circle", "one number"),
    "hollow point": ("circle-open", "not sure, or a word for none"),
    "line": ("bar", "from – to"),
    "arrow": ("at least", "at least, more than"),
    "arrow down": ("at most", "at most"),
    "band": ("hatch", "a word, no number"),
}
"""The sign of each way of drawing, and the same in a few words."""


def columns(both: Sequence[str]) -> tuple[str, ...]:
    """The columns of the table; with ``both`` where a figure counts killed and wounded in one."""
    first, last = ("Counted", "Killed", "Wounded"), ("Carried by", "Replaced by", "Evidence")
    return (*first, *both, "Says it", "Counting", "Said on", "Happened", *last)


def why_empty(panel: Comparison) -> str:
    """Why a group has no figure."""
    return LEFT_OUT if panel.left_out else NOBODY


def column_title(measure: Measure, *, narrow: bool = False) -> str:
    """What stands over a column; that wounded have an axis of their own."""
    if measure == "wounded":
        return f"{'wounded' if narrow else TITLES[measure]} (another scale)"
    return measure if narrow and measure == "killed" else TITLES[measure]


def said_short(claim: Claim) -> tuple[str, ...]:
    """When it was said, as short as can be: "29 Oct" and "inferred", or "by 18 Oct"."""
    basis = claim.said_on.basis
    day = text.said_day(claim.said_on, short=True)
    if basis == "inferred":
        return (day, "inferred")
    return (f"by {day}" if basis == "no-later-than" else day,)


def in_documents(many: int) -> str:
    """That one statement stands in several documents."""
    return f"{many} documents"


def later_figures(statement: Statement, measure: Measure) -> str:
    """The figures that replaced one: "later: 47 “deaths”"."""
    found = [text.figure_in_words(new, measure) for new in replacements(statement)]
    told = [one.removesuffix(f" {measure}") for one in found if one]
    return f"later: {text.list_in_words(told)}" if told else ""


def besides(statement: Statement) -> str:
    """What a mark says of its figure besides our wording: of what it is a part, and where it is."""
    claim = statement.claim
    parts = [text.within_in_words(claim), text.including_in_words(claim)]
    parts += [text.carried_by(statement)] if len(statement.documents) > 1 else []
    return "; ".join(filter(None, parts))


def heading(under: Event | Actor | None) -> str:
    """What stands over statements of one event, or of one body."""
    if under is None:
        return NO_EVENT
    if isinstance(under, Event):
        return under.title
    return OWN_VOICES if under.side == "report" else text.capital(under.name)


def alt_under(given: Sequence[tuple[str, Sequence[Statement]]]) -> str:
    """Every row under its heading as a sentence."""
    said = [
        f"{name}: "
        + "; ".join(
            f"{text.counted(s.claim)} ({text.speaker(s.claim)}, "
            f"{text.COUNTING[counting(s.claim)]}, {text.said_in_words(s.claim)})"
            for s in found
        )
        + "."
        for name, found in given
    ]
    return " ".join(said)


def caption() -> str:
    """The line below the figure."""
    return (
        "One row a statement, in the words of its source; nothing is added up. Killed and wounded "
        "have a scale each."
    )


def key(panels: Sequence[Comparison], drawn: Collection[str]) -> list[tuple[str, str]]:
    """The signs with a few words each, for the line above the figure."""
    given = [s for panel in panels for s in panel.statements]
    standpoints = {counting(s.claim) for s in given}
    found = key_of(drawn, standpoints=standpoints, replaced=any(s.replaced for s in given))
    return [*found, *([("first", FIRST)] if first_of_like(given) else [])]


def key_of(
    drawn: Collection[str], *, standpoints: Collection[str] = (), replaced: bool = False
) -> list[tuple[str, str]]:
    """The same for other figures of people."""
    found = [(sign, words) for kind, (sign, words) in KEY.items() if kind in drawn]
    found += [("struck", "other figure later")] if replaced else []
    found += [("rail", "counts its own side")] if "own" in standpoints else []
    return found + ([("tint", "counts an enemy")] if "enemy" in standpoints else [])


def explained(panels: Sequence[Comparison], drawn: Collection[str]) -> list[str]:
    """What is drawn, sign by sign; nothing where nothing is."""
    given = [s for panel in panels for s in panel.statements]
    if not given:
        return []
    told = [words for sign, words in SIGNS.items() if sign in drawn]
    if any(s.replaced for s in given):
        told.append("Struck through: the same body later gave another figure.")
    standpoints = {counting(s.claim) for s in given}
    if "own" in standpoints:
        told.append("A rail at the left edge: a side counts its own people.")
    if "enemy" in standpoints:
        told.append("Tinted ground: a side counts an enemy.")
    if first_of_like(given):
        told.append(FIRST_MEANS)
    return [*told, ABOVE, TO_COME]


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
