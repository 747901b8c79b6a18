"""How many: the comparison with its caption and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explainer.analysis import counts as analysis_counts
from explainer.analysis.counts import Comparison
from explainer.figures import casualties, people
from explainer.page.tables import Cell, Choice, Table
from explainer.page.view import Look, View, figures_of, said_cell, together_column
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text

__all__ = ["counts"]


def counts(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """How many: the comparison."""
    panels = tuple(
        replace(panel, left_out=not panel.statements and panel.group.id in look.counted)
        for panel in analysis_counts.comparison(ledger, known)
    )
    figure = casualties.claims_by_speaker(panels, chosen=look.chosen)
    caption = f"{look.by} {_legend(panels)}".rstrip()
    both = together_column([s.claim for panel in panels for s in panel.statements])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            panel.group.name,
            *figures_of(s.claim, both),
            text.speaker(s.claim),
            text.COUNTING[analysis_counts.counting(s.claim)],
            said_cell(s.claim),
            text.happened_by_document(s.carriers),
            text.carried_by(s),
            text.replaced_by(s).removeprefix("later: "),
            Choice(s.claim.id),
        )
        for panel in panels
        for s in panel.statements
    )
    columns = (
        "Counted", "Killed", "Wounded", *both, "Says it", "Counting", "Said on", "Happened",
        "Carried by", "Replaced by", "Evidence",
    )  # fmt: skip
    table = Table("Casualty statements; never added up", columns, rows)
    return View(figure, caption, table, nothing=look.nothing)


def _legend(panels: Sequence[Comparison]) -> str:
    """What is drawn, sign by sign; nothing where nothing is."""
    given = [s for panel in panels for s in panel.statements]
    if not given:
        return ""
    told = ["One row for each statement, in the words of its source."]
    told.append(people.legend(s.claim for s in given))
    if any(s.replaced for s in given):
        told.append("Struck through: the same body later gave another figure.")
    standpoints = {analysis_counts.counting(s.claim) for s in given}
    if "own" in standpoints:
        told.append("A rail at the left edge: a side counts its own people.")
    if "enemy" in standpoints:
        told.append("Tinted ground: a side counts an enemy.")
    return " ".join(told)
