"""The slides: the steps of the story, one a page, each with its figure and the words it rests on.

A figure is that of the page with what the step shows and nothing else, so that it is read from
the last row: the same views, given fewer claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from explainer.analysis.known import first_told
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
from explainer.words.quotations import quoted_in_english

__all__ = ["Slides"]

_TALL = 0.6
"""A figure is tall that is higher than so much of its width: words stand beside it, not below."""
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_QUOTED = 3
"""No more words stand on a slide beside its figure."""


@dataclass(frozen=True)
class Slides:
    """The slides of a ledger."""

    ledger: Ledger

    def sheet(self, steps: Sequence[StepData]) -> Sheet:
        """The steps, one a page."""
        claims = {claim.id: claim for claim in self.ledger.whole.claims()}
        shown = []
        for step in steps:
            told = [claims[one] for one in step["claims"]]
            view = self._view(step, told)
            drawn = picture(view.spec)
            quoted = sorted(told, key=lambda claim: not claim.quote)
            shown.append(
                {
                    "title": step["title"],
                    "words": step["words"],
                    "picture": view.signs + drawn,
                    "is_tall": is_tall(drawn),
                    "source": f"{view.meta['question']} {view.meta['source']}",
                    "claims": [_quoted(claim) for claim in quoted[:_QUOTED]],
                }
            )
        return made("slides", words.SLIDES, {"w": words, "slides": shown})

    def _view(self, step: StepData, told: Sequence[Claim]) -> View:
        """The view of a step with its claims alone; for the first screen the figures on it."""
        name = step["views"][0].replace("opening", "casualties")
        made_of: dict[str, Callable[[], View | None]] = {
            "two_readings": lambda: self._of_points(told),
            "two_ledgers": lambda: two_ledgers(self.ledger, _look(self.ledger.claims())),
            "revisions": lambda: revisions(_look(told)),
            "refusal": lambda: refused_sum(five := self.ledger.claims(ring="five"), _look(five)),
        }
        view = made_of.get(name, lambda: self._by_claims(step, told, name))()
        if view is None:
            raise ValueError(step["title"])
        return view

    def _by_claims(self, step: StepData, told: Sequence[Claim], name: str) -> View:
        """A view of any claims; nothing is said of people of whom the step does not tell."""
        records = self.ledger.of("after" if step["state"].get("ring") == "after" else "wider")
        own = {claim.id for claim in told}
        known = tuple(claim for claim in records.claims() if claim.id in own)
        look = _look(known)
        if name == "casualties":
            counted = {claim.counts.group for claim in known if claim.counts}
            groups = {key: group for key, group in records.groups.items() if key in counted}
            return counts(replace(records, groups=groups, documents=()), known, look)
        return _BY_CLAIMS[name](records, known, look)

    def _of_points(self, told: Sequence[Claim]) -> View | None:
        """The disputed points on which a claim of the step is a reading."""
        ids = {claim.id for claim in told}
        points = [
            point
            for point in self.ledger.whole.points.values()
            if ids & {key for reading in point.readings for key in reading.claims}
        ]
        before = self.ledger.whole.claims(ring="background")
        return of_the_dispute(before, points)["two_readings"]


_BY_CLAIMS = {"map": places, "timeline": events, "statements": statements}


def is_tall(drawn: str) -> bool:
    """Whether a drawing has more room beside the words of its slide than above them."""
    size = _SIZE.search(drawn)
    return size is not None and float(size[2]) > _TALL * float(size[1])


def _look(known: Sequence[Claim]) -> Shared:
    """No day and no choice of a reader: what is given is all there is."""
    last, every = max(claim.said_on.date for claim in known), tuple(known)
    counted = frozenset(claim.counts.group for claim in every if claim.counts)
    return Shared(
        "", first_told(every), last, None, counted=counted, whole=every, beyond=every,
        beyond_whole=every, ring="wider",
    )  # fmt: skip


def _quoted(claim: Claim) -> dict[str, str]:
    return {
        "who": f"{text.speaker_or_not_named(claim)}, {text.said_in_words(claim)}",
        "words": quoted_in_english(claim),
        "where": claim.document.label,
    }
