"""Which figure may stand for a group in one sentence: its latest count, and no narrower one. Pure.

The rule: of the current figures for a group that no enemy of theirs gives, the widest stands (of
a country or the whole border before named places, of several incidents before one, of a week or
more before days), among equals one that revises an earlier figure and then the latest; a figure of
one place or one incident stands for no group, one without a day replaces none that has one, and a
current figure that may contain the one that stands is told beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.counts import Comparison, counting
from explainer.analysis.statements import Statement
from explainer.records.bound import Claim
from explainer.records.scales import WHERE_RANK

__all__ = ["Latest", "latest", "of_one_place", "of_some_places"]

_SHORT = {"day", "weekend", "days"}


@dataclass(frozen=True)
class Latest:
    """What may be said of how many of a group in one sentence.

    Attributes
    ----------
    claims : tuple of Claim
        The figure that stands for the group, and those that may contain it.
    partial : tuple of Claim
        Where none stands: the current figures, each of one place or one incident.
    """

    claims: tuple[Claim, ...] = ()
    partial: tuple[Claim, ...] = ()


def of_some_places(claim: Claim) -> bool:
    """Whether it counts in named places only, none wider than a province."""
    return bool(claim.where) and all(
        WHERE_RANK[where.precision] <= WHERE_RANK["province"] for where in claim.where
    )


def of_one_place(claim: Claim) -> bool:
    """Whether it counts one place or one incident only: it cannot stand for a whole group."""
    incident = claim.counts is not None and claim.counts.scope == "incident"
    return incident or (of_some_places(claim) and len({w.place.id for w in claim.where}) == 1)


def latest(panel: Comparison) -> Latest:
    """The figure that may stand for a group, by the rule of this module."""
    current = [s for s in panel.statements if not s.superseded_by and counting(s.claim) != "enemy"]
    whole = [s for s in current if not of_one_place(s.claim)]
    if not whole:
        return Latest(partial=tuple(s.claim for s in current))
    best = max(whole, key=_standing)
    return Latest((best.claim, *_containing(best, whole)))


def _standing(statement: Statement) -> tuple[object, ...]:
    """How well a figure stands for its group: the greater, the better."""
    claim = statement.claim
    return (
        claim.said_on.basis != "no-later-than",
        not of_some_places(claim),
        claim.happened.precision not in _SHORT,
        any(link.how == "revises" for link in claim.relates),
        bool(claim.killed and claim.wounded),
        claim.said_on.date,
    )


def _containing(best: Statement, others: Sequence[Statement]) -> tuple[Claim, ...]:
    """The current figures that may contain the one that stands."""
    ids = {claim.id for claim in best.carriers}
    return tuple(
        s.claim for s in others if s.claim.counts and ids.intersection(s.claim.counts.may_contain)
    )
