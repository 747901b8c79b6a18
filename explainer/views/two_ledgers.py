"""Own losses and the other side's, by each side: the two ledgers with their caption and table."""

from __future__ import annotations

from explainer import comparisons, markup, text
from explainer.figures import counted
from explainer.figures import two_ledgers as ledgers_figure
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim
from explainer.views.base import Look, View, figure_of, said_cell

__all__ = ["two_ledgers"]

NOBODY_ELSE = "Nobody else in these documents, as shown here, counts either side’s losses in it."


def two_ledgers(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View | None:
    """What each side says of its own losses and of the other's, or None before both have."""
    found = comparisons.ledgers(ledger, known)
    if found is None:
        return None
    figure = ledgers_figure.losses_by_speaker(found, ledger, chosen=look.chosen)
    others = " ".join(
        f"{text.speaker(claim, ledger)} counts {text.counted(claim, ledger)}."
        for claim in found.others
    )
    signs = counted.legend(claim for cell in found.cells.values() for claim in cell)
    caption = (
        f"{look.by} {found.event.title}. Rows: who says it. Columns: whose people are counted. "
        f"Tinted ground: a side counts the other’s. One scale for all four. {signs} "
        f"{others or NOBODY_ELSE}"
    )
    rows = tuple(
        (
            text.speaker_with_role(claim, ledger),
            text.STANDPOINT[comparisons.standpoint(claim, ledger)],
            ledger.groups[claim.counts.group].name if claim.counts else "",
            figure_of(claim, "killed"),
            figure_of(claim, "wounded"),
            claim.says,
            said_cell(claim),
            text.carried_by(found.said[claim.id]),
            markup.Choice(claim.id),
        )
        for claim in (*(c for cell in found.cells.values() for c in cell), *found.others)
    )
    columns = (
        "Says it", "Counting", "Counted", "Killed", "Wounded", "Says", "Said on",
        "Carried by", "Evidence",
    )  # fmt: skip
    title = f"{found.event.title}: each side’s own losses and the other’s; never added up"
    return View(figure, caption, Table(title, columns, rows))
