"""The page as a value: a `State` in, every figure, table, caption and sentence out. Pure.

The live shell, the notebooks, the exports and the tests all call `render`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer.analysis import counts as analysis_counts
from explainer.analysis import known as knowing
from explainer.analysis.dispute import RING
from explainer.analysis.latest import latest
from explainer.page import panels
from explainer.page.evidence import ClaimEvidence, evidence_of
from explainer.page.opening import opening
from explainer.page.shapes import Opening
from explainer.page.state import (
    State,
    claims_published,
    claims_shown,
    in_words,
    is_narrowed,
    shown_in_words,
)
from explainer.page.view import Shared, View
from explainer.page.views.casualties import counts
from explainer.page.views.coverage import answers
from explainer.page.views.dispute import views as of_the_dispute
from explainer.page.views.map import places
from explainer.page.views.refusal import refused_sum
from explainer.page.views.revisions import revisions
from explainer.page.views.statements import statements
from explainer.page.views.timeline import events
from explainer.page.views.two_ledgers import two_ledgers
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import page as words

__all__ = [
    "VIEWS",
    "Page",
    "View",
    "label_of",
    "render",
    "summary",
]


VIEWS = (
    "map", "two_ledgers", "refusal", "casualties", "revisions", "timeline", "statements",
    "dispute", "two_readings", "coverage",
)  # fmt: skip
"""The views of the page, in reading order; some may be absent."""


@dataclass(frozen=True, repr=False)
class Page:
    """Everything on the page in one state."""

    state: State
    summary: str
    opening: Opening
    shown: str
    map: View
    two_ledgers: View | None
    refusal: View | None
    casualties: View
    revisions: View | None
    timeline: View
    statements: View
    dispute: View | None
    two_readings: View | None
    coverage: View | None
    evidence: ClaimEvidence | None
    sources: str
    choices: tuple[tuple[str, str], ...]
    beyond: tuple[Claim, ...] = ()

    @property
    def views(self) -> dict[str, View]:
        """The views that there are in this state, in reading order."""
        found = {name: getattr(self, name) for name in VIEWS}
        return {name: view for name, view in found.items() if view is not None}

    @property
    def left_out(self) -> tuple[str, ...]:
        """The views that make no sense of what came next: a sentence stands in their place."""
        return ("refusal", "coverage") if self.state.after else ()

    def __repr__(self) -> str:
        return f"<Page {self.state.ring} {self.state.known_on}: {', '.join(self.views)}>"


def render(ledger: Ledger, state: State) -> Page:
    """The page in one state.

    Parameters
    ----------
    ledger : Ledger
        The records.
    state : State
        What the reader has chosen.

    Returns
    -------
    Page
        Figures, captions, tables and evidence, from nothing said after ``state.known_on``.
    """
    whole, ledger = ledger.whole, ledger.of(state.ring)
    known = claims_shown(ledger, state)
    chosen = next((claim for claim in known if claim.id == state.chosen), None)
    shown = replace(state, chosen=chosen.id if chosen else None)
    first, last = knowing.said_days(ledger, wider=state.wider)
    evidence = evidence_of(chosen, ledger, known, notes=state.known_on >= last) if chosen else None
    look = Shared(
        in_words(state, ledger),
        first,
        max(state.known_on, first),
        shown.chosen,
        _why_nothing(known, state),
        _counted(ledger, state),
        last,
        claims_shown(ledger, replace(state, known_on=dt.date.max)),
        claims_shown(ledger, replace(state, wider=True)),
        claims_shown(ledger, replace(state, wider=True, known_on=last)),
        state.ring,
    )
    page = Page(
        state=shown,
        summary=summary(ledger, known, state),
        opening=opening(ledger, known, state),
        shown=shown_in_words(known, ledger, state),
        map=places(ledger, known, look),
        timeline=events(ledger, known, look),
        casualties=counts(ledger, known, look),
        refusal=refused_sum(known, look),
        two_ledgers=two_ledgers(ledger, look),
        revisions=revisions(look),
        statements=statements(ledger, known, look, topic=state.topic),
        **of_the_dispute(whole.claims(ring=RING), whole.points.values()),
        coverage=answers(ledger, claims_published(ledger, state), look, shown),
        evidence=evidence,
        sources=panels.sources(ledger, wider=state.wider),
        choices=_choices(known),
        beyond=look.beyond,
    )
    return _for_pictures(page, look.by)


def _for_pictures(page: Page, by: str) -> Page:
    """With what a picture that is saved says; the map shows its places where no claim is on it."""
    key = panels.colours()
    views: dict[str, Any] = {
        name: view.noted(
            shown=view.says or by, key=key, **({"empty": True} if _is_empty(name, view) else {})
        )
        for name, view in page.views.items()
    }
    return replace(page, **views)


def _is_empty(name: str, view: View) -> bool:
    return not view.table.rows and name != "map"


def _counted(ledger: Ledger, state: State) -> frozenset[str]:
    """The groups for which there are figures by the day, whatever the page is narrowed to."""
    claims = knowing.known_on(ledger, state.known_on, wider=state.wider)
    return frozenset(claim.counts.group for claim in claims if claim.counts)


def summary(ledger: Ledger, known: Sequence[Claim], state: State) -> str:
    """Two or three sentences with attributed figures.

    For each side's civilians and military: the figure that may stand for them (`latest` has the
    rule), in the words of its record; that all figures are of single places; or that nobody counts
    them.
    """
    found: list[Claim] = []
    partly: list[str] = []
    uncounted: list[str] = []
    for panel in analysis_counts.comparison(ledger, known):
        if panel.group.status not in {"civilians", "military"}:
            continue
        if not panel.statements:
            uncounted.append(panel.group.name)
            continue
        best = latest(panel)
        found += best.claims
        partly += [] if best.claims else [words.in_part(panel.group.name, best.partial)]
    told = [in_words(state, ledger), *(claim.says for claim in found), *partly]
    if not known:
        told.append(_why_nothing(known, state))
    elif not found and not partly:
        told.append(words.NO_PEOPLE if is_narrowed(state) else words.NO_FIGURE)
    told.append("" if is_narrowed(state) else words.uncounted(uncounted))
    told.append(text.undated_in_words(known))
    return " ".join(filter(None, told))


def _why_nothing(known: Sequence[Claim], state: State) -> str:
    """Why there is nothing to show: because of what is chosen, or because it was too early."""
    if is_narrowed(state):
        return words.NOTHING
    return words.nothing_by_day(state.known_on, some=bool(known))


def _choices(known: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    """A label and an id for each claim: casualty figures first, then by document."""
    ordered = sorted(known, key=lambda c: (c.kind != "casualties",))
    return tuple((label_of(claim), claim.id) for claim in ordered)


def label_of(claim: Claim) -> str:
    """A claim in a line: its document, and what it says."""
    label = f"{claim.document.label} · {claim.says}"
    return label if len(label) <= 110 else f"{label[:107]}…"
