"""Own losses and the other side's, in words."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.analysis.both_sides import BothSides
from explainer.analysis.counters import SIDES
from explainer.records.bound import Claim
from explainer.records.scales import Side
from explainer.words import claims as text

__all__ = [
    "NOT_YET",
    "QUESTION",
    "alt",
    "caption",
    "columns",
    "explained",
    "people_of",
    "said_by",
    "said_where",
    "side_says",
    "title",
]

QUESTION = "Same fighting, two ledgers: whom does each side count?"
NOT_YET = "By that day not both sides have counted their own losses and the other side’s."
NOBODY_ELSE = "What is shown has no other figure for either side’s losses in it."


def people_of(side: Side) -> str:
    """What stands over the column of a side."""
    return f"people of {text.SIDE[side]}"


def side_says(side: Side) -> str:
    """What stands left of a side's row."""
    return f"{text.capital(text.SIDE[side])} says"


def said_by(claim: Claim) -> str:
    """Who gave a figure, and when, as short as can be."""
    return f"{text.speaker(claim)}, {text.said_briefly(claim)}"


def title(both_sides: BothSides | None) -> str:
    """The title of the table, without an event of which nobody has spoken yet."""
    event = both_sides.event.title if both_sides else "Same fighting"
    return f"{event}: each side’s own losses and the other’s; never added up"


def columns(both: Sequence[str]) -> tuple[str, ...]:
    """The columns of the table; with ``both`` where a figure counts killed and wounded in one."""
    counted = ("Counting", "Counted", "Killed", "Wounded", *both)
    return ("Says it", *counted, "Says", "Said on", "Carried by", "Evidence")


def said_where(claim: Claim, both_sides: BothSides) -> str:
    """When a figure was given, and which documents carry it."""
    said = text.said_in_words(claim, short=True)
    where = text.carried_by(both_sides.said[claim.id])
    return f"{text.speaker(claim)}, said {said} · {where}"


def caption(both_sides: BothSides | None) -> str:
    """The line below the figure."""
    if both_sides is None:
        return NOT_YET
    return f"{both_sides.event.title}. One scale; no total."


def explained(both_sides: BothSides | None) -> list[str]:
    """Who else counts losses in it."""
    if both_sides is None:
        return []
    others = [f"{text.speaker(c)} counts {text.counted(c)}." for c in both_sides.others]
    return ["Rows: who says it; columns: whose people.", *(others or [NOBODY_ELSE])]


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
