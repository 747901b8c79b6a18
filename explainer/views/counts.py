"""How many: the comparison with its caption and its table."""

from __future__ import annotations

from explainer import analysis, comparisons, markup, text
from explainer.figures import casualties
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim
from explainer.views.base import Look, View, dated, figure_of

__all__ = ["counts"]


def counts(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """How many: the comparison."""
    panels = analysis.comparison(ledger, known)
    figure = casualties.claims_by_speaker(panels, ledger, chosen=look.chosen)
    caption = (
        f"{look.by} One row for each statement, in the words of its source. Point: one number. "
        "Arrow: “at least” or “more than”. Hatched: a word without a number. Struck through: "
        "replaced by a later figure. A rail at the left edge: a side counts its own people. Tinted "
        "ground: a side counts the other’s."
    )
    rows = tuple(
        (
            panel.group.name,
            figure_of(s.claim, "killed"),
            figure_of(s.claim, "wounded"),
            text.speaker(s.claim, ledger),
            text.STANDPOINT[comparisons.standpoint(s.claim, ledger)],
            dated(s.claim.said_on.date),
            text.happened_by_document(s.carriers, ledger),
            text.carried_by(s),
            text.replaced_by(s, ledger).removeprefix("later: "),
            markup.Choice(s.claim.id),
        )
        for panel in panels
        for s in panel.statements
    )
    columns = (
        "Counted", "Killed", "Wounded", "Says it", "Counting", "Said on", "Happened",
        "Carried by", "Replaced by", "Evidence",
    )  # fmt: skip
    return View(figure, caption, Table("Casualty statements; never added up", columns, rows))
