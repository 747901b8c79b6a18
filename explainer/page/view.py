"""What every view of the page is made of, and what all of them share in one state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from explainer.figures.frame import Spec
from explainer.page.tables import Keyed, Table
from explainer.page.templating import rendered
from explainer.records.bound import Claim
from explainer.records.scales import Measure
from explainer.words import claims as text
from explainer.words import counts
from explainer.words.page import FROM_OTHERS, NOTHING

if TYPE_CHECKING:
    from explainer.page.drawn import Drawn

__all__ = ["Shared", "View", "figure_of", "figures_of", "said_cell", "together_column"]

NO_MORE = Markup()
"""Where nothing else folds out."""


@dataclass(frozen=True)
class Shared:
    """What all views share in one state of the page.

    Attributes
    ----------
    by : str
        The sentence that every caption begins with: which day, which documents.
    first, last : datetime.date
        The first day of the documents, and the day that is shown.
    chosen : str or None
        Id of the claim that is marked.
    nothing : str
        Why a view is empty, if it is.
    counted : frozenset of str
        Ids of the groups for which there are figures by that day, whatever is chosen.
    end : datetime.date, optional
        The last day of the documents, where a time axis ends on every day; else at ``last``.
    whole : tuple of Claim
        What is shown on that last day: a figure has the same rows and axes on every day.
    beyond, beyond_whole : tuple of Claim
        What would be shown with other published reports: by that day, and on their last one.
    ring : {'five', 'wider'}
        Whether other published reports are shown.
    """

    by: str
    first: dt.date
    last: dt.date
    chosen: str | None
    nothing: str = NOTHING
    counted: frozenset[str] = frozenset()
    end: dt.date | None = None
    whole: tuple[Claim, ...] = ()
    beyond: tuple[Claim, ...] = ()
    beyond_whole: tuple[Claim, ...] = ()
    ring: str = "five"

    def tag(self, claims: Iterable[Claim]) -> Markup:
        """That claims come from other published reports, where those are not shown else."""
        return rendered("tag", words=FROM_OTHERS if self._beyond(claims) else "")

    def said_of(self, claims: Iterable[Claim]) -> str:
        """The sentence that a caption begins with, and that these are beyond it."""
        return f"{self.by} {FROM_OTHERS}, beyond these:" if self._beyond(claims) else self.by

    def _beyond(self, claims: Iterable[Claim]) -> bool:
        return self.ring == "five" and any(c.document.ring != "five" for c in claims)


@dataclass(frozen=True, repr=False)
class View:
    """A figure as plain values, its caption, its table twin, and what else folds out (HTML).

    ``nothing`` is said where the table has no row. ``together`` holds what one mark stands for:
    its words, and the claims to all of which it leads. ``signs`` is the key of signs (HTML), one
    line above the figure. ``variants`` are other groupings or orders of the same claims, by the
    values of `VARIANTS` that choose them. ``says`` stands in place of the sentence that names day
    and documents, where neither changes the view.
    """

    spec: Spec
    caption: str
    table: Table
    more: Markup = NO_MORE
    nothing: str = NOTHING
    together: tuple[tuple[str, tuple[Claim, ...]], ...] = ()
    signs: Markup = NO_MORE
    variants: Mapping[str, View] = field(default_factory=dict)
    says: str = ""

    def told(self, caption: str, nothing: str) -> View:
        """The same, and its variants, with what a state says of it: days share what is drawn."""
        variants = {name: one.told(caption, nothing) for name, one in self.variants.items()}
        return replace(self, caption=caption, nothing=nothing, variants=variants)

    def noted(self, **notes: object) -> View:
        """The same, and its variants, with more beside the drawing (`meta`)."""
        layout = self.spec["layout"]
        spec = {**self.spec, "layout": {**layout, "meta": {**layout["meta"], **notes}}}
        variants = {name: one.noted(**notes) for name, one in self.variants.items()}
        return replace(self, spec=spec, variants=variants)

    @cached_property
    def figure(self) -> Drawn:
        """The figure as an object of plotly, for a notebook; importing it takes a second."""
        from explainer.page.drawn import Drawn

        return Drawn.of(self.spec, caption=self.caption, table=self.table)

    @property
    def meta(self) -> dict[str, Any]:
        """What the figure carries beside its drawing: question, source, description."""
        return cast(dict[str, Any], self.spec["layout"]["meta"])

    @property
    def alt(self) -> str:
        """The description for those who cannot see the figure."""
        return str(self.meta["alt"])

    def __repr__(self) -> str:
        return f"<View {self.meta['question']!r}, {len(self.table.rows)} rows>"


def said_cell(claim: Claim) -> Keyed:
    """A table cell with the day on which a claim was made, and whether we infer it."""
    return Keyed(text.said_in_words(claim), claim.said_on.date.isoformat())


def figure_of(claim: Claim, measure: Measure) -> Keyed:
    """A table cell with a figure as worded that sorts by its lowest number, unknown first.

    With it stand its source's own word for killed, the number of which it is a part, and what
    an upper bound leaves open.
    """
    quantity = claim.quantity(measure)
    if quantity is None:
        return Keyed(counts.NOT_GIVEN, "")
    own = text.measure_in_words(claim, measure)
    told = measure == "together" or own == measure
    worded = quantity.words if told else f"{quantity.words} {own}"
    worded += text.open_below(quantity)
    words = ", ".join(
        filter(None, (worded, text.within_in_words(claim), text.including_in_words(claim)))
    )
    return Keyed(words, "" if quantity.low is None else str(quantity.low))


def together_column(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The head of the column of figures for both at once; none where no claim gives one."""
    given = any("together" in claim.counts.own for claim in claims if claim.counts)
    return (counts.TOGETHER,) if given else ()


def figures_of(claim: Claim, columns: Sequence[str]) -> tuple[Keyed, ...]:
    """The cells for killed and wounded, and for both at once where there is that column."""
    apart = (figure_of(claim, "killed"), figure_of(claim, "wounded"))
    if not columns:
        return apart
    alone = claim.counts is not None and "together" in claim.counts.own
    return (*apart, figure_of(claim, "together") if alone else Keyed(counts.NOT_GIVEN, ""))
