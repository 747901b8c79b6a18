"""How many: the comparison with its caption and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explainer.analysis import counts as analysis_counts
from explainer.analysis import groupings
from explainer.analysis.counts import Comparison
from explainer.analysis.kept import kept
from explainer.figures import casualties, people
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View, figures_of, said_cell, together_column
from explainer.page.views import keys
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import counts as words

__all__ = ["counts"]


def counts(ledger: Ledger, known: tuple[Claim, ...], look: Shared) -> View:
    """How many: the comparison by the people counted; by event and by speaker as variants.

    Of what came next by event, and by the people counted as a variant.
    """
    counting, ever = (
        tuple(claim for claim in claims if claim.counts is not None)
        for claims in (known, look.whole or known)
    )
    counted = tuple(sorted(look.counted))
    view = _drawn(ledger, counting, ever, counted, look.chosen)
    if look.ring == "after":  # fights months apart: each under its own heading first
        people_counted = replace(view, variants={})
        view = replace(view.variants["event"], variants={"people": people_counted})
    return view.told(f"{look.by} {words.caption()}", look.nothing)


@kept(32)
def _drawn(
    ledger: Ledger,
    known: tuple[Claim, ...],
    every: tuple[Claim, ...],
    counted: tuple[str, ...],
    chosen: str | None,
) -> View:
    """The view on all days on which the same figures are known."""
    panels, whole = (
        tuple(
            replace(panel, left_out=not panel.statements and panel.group.id in counted)
            for panel in analysis_counts.comparison(ledger, claims)
        )
        for claims in (known, every)
    )
    figure = casualties.claims_by_speaker(panels, chosen=chosen, whole=whole)
    explained = words.explained(panels, _ways(panels))
    view = View(
        figure,
        "",
        _table(panels),
        rendered("explained", told=explained),
        signs=keys.signs(words.key(whole, _ways(whole))),
    )
    by_event = casualties.claims_by_event(
        groupings.by_event(known), chosen=chosen, whole=groupings.by_event(every)
    )
    by_body = casualties.claims_by_body(
        groupings.by_speaker(ledger.actors, known),
        chosen=chosen,
        whole=groupings.by_speaker(ledger.actors, every),
    )
    variants = {"event": replace(view, spec=by_event), "speaker": replace(view, spec=by_body)}
    return replace(view, variants=variants)


def _ways(panels: Sequence[Comparison]) -> set[people.MarkShape]:
    return people.ways_drawn(s.claim for panel in panels for s in panel.statements)


def _table(panels: Sequence[Comparison]) -> Table:
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
            ClaimCell(s.claim.id),
        )
        for panel in panels
        for s in panel.statements
    )
    return Table(words.TABLE, words.columns(both), rows)
