"""Own losses and the other side's, in words."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.analysis.both_sides import BothSides
from explainer.analysis.counters import SIDES
from explainer.records.bound import Claim
from explainer.records.scales import Side
from explainer.words import claims as text

__all__ = [
    "QUESTION",
    "alt",
    "caption",
    "columns",
    "of_whose_side",
    "people_of",
    "said_where",
    "title",
]

QUESTION = "Same fighting, two ledgers: whom does each side count?"
NOBODY_ELSE = "What is shown has no other figure for either side’s losses in it."


def people_of(side: Side) -> str:
    """What stands over the column of a side."""
    return f"people of {text.SIDE[side]}"


def title(both_sides: BothSides) -> str:
    """The title of the table."""
    return f"{both_sides.event.title}: each side’s own losses and the other’s; never added up"


def columns(both: Sequence[str]) -> tuple[str, ...]:
    """The columns of the table; with ``both`` where a figure counts killed and wounded in one."""
    counted = ("Counting", "Counted", "Killed", "Wounded", *both)
    return ("Says it", *counted, "Says", "Said on", "Carried by", "Evidence")


def of_whose_side(claim: Claim) -> str:
    """Who says it, and of whose people: "ISPR, of the other side"."""
    own = claim.group is not None and claim.speaker.side == claim.group.side
    return f"{text.speaker(claim)}, of {'its own' if own else 'the other'} side"


def said_where(claim: Claim, both_sides: BothSides) -> str:
    """When a figure was given, and which documents carry it."""
    said = text.said_in_words(claim, short=True)
    return f"said {said} · {text.carried_by(both_sides.said[claim.id])}"


def caption(by: str, both_sides: BothSides, signs: str) -> str:
    """What the figure shows and how to read it; ``signs`` tells of those of its figures."""
    others = " ".join(
        f"{text.speaker(claim)} counts {text.counted(claim)}." for claim in both_sides.others
    )
    return (
        f"{by} {both_sides.event.title}. "
        "Rows: who says it. Columns: whose people are counted. "
        f"Tinted ground: a side counts the other’s. One scale for all four. {signs} "
        f"{others or NOBODY_ELSE}"
    )


def alt(both_sides: BothSides) -> str:
    """The finding where it holds for both sides, then all four cells."""
    said = [
        f"{text.speaker(claim)}, {text.COUNTING['own' if speaker == side else 'enemy']}, "
        f"{text.said_in_words(claim)}: {text.counted(claim)}."
        for speaker in SIDES
        for side in SIDES
        for claim in both_sides.cells[speaker, side]
    ]
    if both_sides.each_counts_more_of_the_other:
        said.insert(0, "Each side gives a smaller figure for its own side than for the other side.")
    return f"{both_sides.event.title}. {' '.join(said)}"
