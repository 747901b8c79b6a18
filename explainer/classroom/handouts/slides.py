"""The slides: the steps of the story, one a page, each with its figure and the words it rests on.

A figure is that of the page with what the step shows and nothing else, so that it is read from
the last row: the same views, given fewer claims.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from explainer.classroom.handouts.sheet import Sheet, made
from explainer.page.story import StepData
from explainer.page.templating import picture
from explainer.page.view import Shared, View
from explainer.page.views.casualties import counts
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
from explainer.words import handouts as words

__all__ = ["slides"]

_QUOTED = 3
"""No more words stand on a slide beside its figure."""


def slides(steps: Sequence[StepData], ledger: Ledger) -> Sheet:
    """The steps, one a page."""
    claims = {claim.id: claim for claim in ledger.whole.claims()}
    shown = []
    for step in steps:
        view = _view(step, ledger, [claims[one] for one in step["claims"]])
        quoted = sorted((claims[one] for one in step["claims"]), key=lambda c: not c.quote)
        shown.append(
            {
                "title": step["title"],
                "words": step["words"],
                "picture": view.signs + picture(view.spec),
                "source": f"{view.meta['question']} {view.meta['source']}",
                "claims": [_quoted(claim) for claim in quoted[:_QUOTED]],
            }
        )
    return made("slides", words.SLIDES, {"w": words, "slides": shown})


def _view(step: StepData, ledger: Ledger, shown: Sequence[Claim]) -> View:
    """The view of a step with its claims alone; for the first screen the figures on it."""
    name = step["views"][0].replace("opening", "casualties")
    of_ring = ledger.of("after" if step["state"].get("ring") == "after" else "wider")
    own = {claim.id for claim in shown}
    known = tuple(claim for claim in of_ring.claims() if claim.id in own) or tuple(shown)
    view = _MADE[name](ledger, known) if name in _MADE else _page_of(of_ring, known, name)
    if view is None:
        raise ValueError(step["title"])
    return view


def _page_of(ledger: Ledger, known: tuple[Claim, ...], name: str) -> View:
    look = _look(ledger, known)
    if name == "casualties":  # nothing is said of people of whom the step does not tell
        counted = {claim.counts.group for claim in known if claim.counts}
        groups = {key: group for key, group in ledger.groups.items() if key in counted}
        ledger = replace(ledger, groups=groups, documents=())
    return _BY_CLAIMS[name](ledger, known, look)


def _look(ledger: Ledger, known: tuple[Claim, ...]) -> Shared:
    """No day and no choice of a reader: what is given is all there is."""
    said = [claim.said_on.date for claim in known]
    counted = frozenset(claim.counts.group for claim in ledger.claims() if claim.counts)
    return Shared(
        "", min(said), max(said), None, counted=counted, whole=known, beyond=known,
        beyond_whole=known, ring="wider",
    )  # fmt: skip


def _of_points(ledger: Ledger, known: tuple[Claim, ...]) -> View | None:
    """The disputed points on which a claim of the step is a reading."""
    before = ledger.whole.claims(ring="background")
    ids = {claim.id for claim in known}
    points = [
        point
        for point in ledger.whole.points.values()
        if ids & {key for reading in point.readings for key in reading.claims}
    ]
    return of_the_dispute(before, points)["two_readings"]


_BY_CLAIMS = {"map": places, "timeline": events, "casualties": counts, "statements": statements}
"""Views of any claims."""
_MADE: Mapping[str, Callable[[Ledger, tuple[Claim, ...]], View | None]] = {
    "two_readings": _of_points,
    "revisions": lambda ledger, known: revisions(_look(ledger, known)),
    "two_ledgers": lambda ledger, _: two_ledgers(ledger, _look(ledger, ledger.claims())),
    "refusal": lambda ledger, _: refused_sum(
        ledger.claims(ring="five"), _look(ledger, ledger.claims(ring="five"))
    ),
}
"""Views that choose themselves what belongs together."""


def _quoted(claim: Claim) -> dict[str, str]:
    return {
        "who": f"{text.speaker_or_not_named(claim)}, {text.said_in_words(claim)}",
        "words": f"“{claim.quote}”" if claim.quote else claim.says,
        "language": claim.quote_language if claim.quote else "",
        "where": claim.document.label,
    }
