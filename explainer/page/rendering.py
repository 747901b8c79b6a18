"""The page as a value: a `State` in, every figure, table, caption and sentence out. Pure.

The live shell, the notebooks, the exports and the tests all call `render`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from explainer.analysis import counts as analysis_counts
from explainer.analysis import known as knowing
from explainer.analysis.latest import latest
from explainer.page import markup, panels, templating
from explainer.page.evidence import Evidence, evidence_of
from explainer.page.state import (
    State,
    claims_published,
    claims_shown,
    in_words,
    is_narrowed,
    others_dated_to,
    shown_in_words,
)
from explainer.page.view import Look, View
from explainer.page.views.casualties import counts
from explainer.page.views.coverage import answer, answers
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
    "offer",
    "render",
    "summary",
]


VIEWS = (
    "map", "timeline", "casualties", "refusal", "two_ledgers", "revisions", "statements",
    "coverage",
)  # fmt: skip
"""The views of the page, in reading order; the two ledgers and the revisions may be absent."""


@dataclass(frozen=True)
class Page:
    """Everything on the page in one state."""

    state: State
    summary: str
    offer: str
    shown: str
    map: View
    timeline: View
    casualties: View
    refusal: View
    two_ledgers: View | None
    revisions: View | None
    statements: View
    coverage: View
    evidence: Evidence | None
    evidence_html: str
    glance: str
    answer: str
    sources: str
    choices: tuple[tuple[str, str], ...]

    @property
    def views(self) -> dict[str, View]:
        """The views that there are in this state, in reading order."""
        found = {name: getattr(self, name) for name in VIEWS}
        return {name: view for name, view in found.items() if view is not None}


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
    known = claims_shown(ledger, state)
    chosen = next((claim for claim in known if claim.id == state.chosen), None)
    shown = replace(state, chosen=chosen.id if chosen else None)
    first, last = knowing.said_days(ledger, wider=state.wider)
    all_known = state.known_on >= last
    evidence = evidence_of(chosen, ledger, known, notes=all_known) if chosen else None
    published = claims_published(ledger, state)
    look = Look(
        in_words(state, ledger),
        first,
        max(state.known_on, first),
        shown.chosen,
        _why_nothing(known, state),
        _counted(ledger, state),
        last,
    )
    spoken = statements(ledger, known, look, topic=state.topic)
    page = Page(
        state=shown,
        summary=summary(ledger, known, state),
        offer=offer(ledger, state),
        shown=shown_in_words(known, ledger, state),
        map=places(ledger, known, look),
        timeline=events(ledger, known, look),
        casualties=counts(ledger, known, look),
        refusal=refused_sum(known, look),
        two_ledgers=two_ledgers(ledger, known, look),
        revisions=revisions(known, look),
        statements=spoken,
        coverage=answers(ledger, published, look, shown),
        answer=answer(ledger, published, shown),
        evidence=evidence,
        evidence_html=_evidence_html(evidence, state, ledger),
        glance=_glance(evidence, known, spoken.together),
        sources=panels.sources(ledger, wider=state.wider),
        choices=_choices(known),
    )
    for view in page.views.values():
        # For a picture that is saved; the map shows its places even where no claim is on it.
        empty = not view.table.rows and view is not page.map
        view.meta.update(shown=look.by, key=panels.colours())
        view.meta.update({"empty": True} if empty else {})
    return page


def _counted(ledger: Ledger, state: State) -> frozenset[str]:
    """The groups for which there are figures by the day, whatever the page is narrowed to."""
    claims = knowing.known_on(ledger, state.known_on, wider=state.wider)
    return frozenset(claim.counts.group for claim in claims if claim.counts)


def summary(ledger: Ledger, known: Sequence[Claim], state: State) -> str:
    """Two or three sentences with attributed figures, as HTML.

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
    return markup.paragraph(" ".join(filter(None, told)))


def offer(ledger: Ledger, state: State) -> str:
    """How much more other published reports hold for the day, with a button for it, as HTML.

    Empty where they are shown already, or hold nothing. What documents were narrowed to is said
    apart: a reader who left some out has been told so.
    """
    five, others = others_dated_to(ledger, state)
    if state.wider or not others:
        return ""
    dated = text.claims_in_words(five) if five else "no claim"
    words = (
        f"Dated to that day or before: {dated} in the five documents, {others} in other published "
        "reports. "
    )
    button = markup.button("Show them too", data_ask="wider")
    return markup.joined("p", [markup.element("span", words), button], class_="explainer-offer")


def _why_nothing(known: Sequence[Claim], state: State) -> str:
    """Why there is nothing to show: because of what is chosen, or because it was too early."""
    if is_narrowed(state):
        return words.NOTHING
    return words.nothing_by_day(state.known_on, some=bool(known))


def _evidence_html(evidence: Evidence | None, state: State, ledger: Ledger) -> Markup:
    if evidence is None:
        return markup.paragraph(_why_no_evidence(state, ledger))
    card = templating.card(
        evidence.claim.says,
        evidence.quotation,
        evidence.facts,
        side=evidence.side,
        language=evidence.claim.quote_language,
    )
    return card + markup.tools(
        [
            markup.button("Copy citation", data_copy=text.citation(evidence.claim)),
            markup.button("Copy link to this claim", data_copy_here=f"#{markup.EVIDENCE_ANCHOR}"),
        ]
    )


def _why_no_evidence(state: State, ledger: Ledger) -> str:
    """Why no claim's evidence is shown, and what the reader can do."""
    if state.chosen is None:
        return "Choose a mark in a figure, or a claim in the list above, to see its evidence."
    said = next((c.said_on.date for c in ledger.claims() if c.id == state.chosen), None)
    if said is not None and said > state.known_on:
        return (
            f"No document dates this claim to {text.day_in_words(state.known_on)} or before. "
            "Move the day forward, or choose another claim."
        )
    return "This claim is not among those shown now. Choose another, or show more."


def _glance(
    evidence: Evidence | None,
    known: Sequence[Claim],
    together: Sequence[tuple[str, Sequence[Claim]]],
) -> Markup:
    """The evidence in short, to stand under the figure in which the claim was chosen.

    Below it, folded, all that one mark stands for: the other claims on each of its places, and
    the statements that are not drawn with it.
    """
    if evidence is None:
        return Markup()
    claim = evidence.claim
    facts = [fact for fact in evidence.facts if fact[0] in {"Says it", "Said on", "Document"}]
    short = templating.card(
        claim.says, evidence.quotation, facts, side=evidence.side, language=claim.quote_language
    )
    whole = markup.evidence_link(claim.id, "All evidence for this claim")
    folds = [_folded(words, claims) for words, claims in together if claim in claims]
    for place in {where.place.id: where.place for where in claim.where}.values():
        others = [c for c in known if c.id != claim.id and place in [w.place for w in c.where]]
        if others:
            words = text.more_on(place.name, len(others))
            folds.append(_folded(words, others))
    return short + whole + Markup().join(folds)


def _folded(summary: str, claims: Sequence[Claim]) -> Markup:
    """Claims by speaker, folded; each chooses itself."""
    lines = [
        markup.joined("li", [markup.evidence_link(c.id, f"{text.speaker(c)}: {c.says}")])
        for c in sorted(claims, key=lambda c: text.speaker(c))
    ]
    return markup.details(summary, markup.joined("ul", lines))


def _choices(known: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    """A label and an id for each claim: casualty figures first, then by document."""
    ordered = sorted(known, key=lambda c: (c.kind != "casualties",))
    found = []
    for claim in ordered:
        label = f"{claim.document.label} · {claim.says}"
        found.append((label if len(label) <= 110 else f"{label[:107]}…", claim.id))
    return tuple(found)
