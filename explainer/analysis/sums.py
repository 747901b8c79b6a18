"""The sum that figures invite, and that no report gives: only to be refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.both_sides import bound
from explainer.analysis.counters import UMBRELLA
from explainer.analysis.counts import Counting, counting
from explainer.analysis.statements import Statement, statements
from explainer.records.bound import Claim

__all__ = [
    "Invitation",
    "invitation",
]


@dataclass(frozen=True)
class Invitation:
    """Figures of the dead that look as if they could be added, and what is said of all.

    Attributes
    ----------
    civilians : Statement or None
        The first figure for civilians from a third party; None where there is none yet.
    military : Statement or None
        The first figure of a party for its own military.
    umbrellas : tuple of tuple of Statement
        Figures for people of both sides in one, grouped by their wording; numbers first.
    """

    civilians: Statement | None
    military: Statement | None
    umbrellas: tuple[tuple[Statement, ...], ...]

    @property
    def refused(self) -> tuple[int, int, int] | None:
        """The two numbers and what a reader's sum of them would be; no report gives it.

        The only sum in this project. It exists to be shown as refused.
        """
        if self.civilians is None or self.military is None:
            return None
        one, other = _lowest(self.civilians), _lowest(self.military)
        return one, other, one + other

    @property
    def lookalike(self) -> str | None:
        """The wording of an open-ended umbrella figure that the refused sum happens to fit."""
        for same in self.umbrellas:
            quantity = same[0].claim.quantity("killed")
            fits = quantity and quantity.low is not None and quantity.high is None
            if self.refused and quantity and fits and self.refused[2] >= (quantity.low or 0):
                return quantity.words
        return None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the example."""
        two = tuple(s for s in (self.civilians, self.military) if s)
        return two + tuple(s for same in self.umbrellas for s in same)


def _lowest(statement: Statement) -> int:
    return bound(statement.claim, "low") or 0


def invitation(claims: Sequence[Claim]) -> Invitation:
    """The figures that invite a sum, among claims of the five documents.

    The five documents only: the example is theirs, and stays the same in the wider ring.
    """
    five = [c for c in claims if c.document.ring == "five"]
    killed = [c for c in five if c.counts and c.counts.killed]
    ordered = sorted(statements(killed), key=lambda s: s.claim.said_on.date)
    numbered = [s for s in ordered if _lowest(s)]

    def first(status: str, where: Counting) -> Statement | None:
        fitting = (
            s
            for s in numbered
            if s.claim.group and s.claim.group.status == status and counting(s.claim) == where
        )
        return next(fitting, None)

    same: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(ordered, key=lambda s: not _lowest(s)):
        if s.claim.group and s.claim.group.side in UMBRELLA:
            same[s.claim.killed.words if s.claim.killed else ""].append(s)
    umbrellas = tuple(tuple(found) for found in same.values())
    return Invitation(first("civilians", "third-party"), first("military", "own"), umbrellas)
