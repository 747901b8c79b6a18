"""One body’s figures for one group of people, in the order in which it gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explainer.analysis.both_sides import bound, once
from explainer.analysis.counts import counting
from explainer.analysis.replacements import reworded
from explainer.analysis.statements import Statement
from explainer.records.bound import Claim
from explainer.records.catalogue import Actor
from explainer.records.scales import Measure

__all__ = [
    "Join",
    "Revisions",
    "falls",
    "replacements",
    "revisions",
]


def replacements(statement: Statement) -> tuple[Claim, ...]:
    """The claims that first replaced a statement: those of the earliest day among its revisions.

    A later revision is found on the row of the one that it replaced in its turn.
    """
    first = min((c.said_on.date for c in statement.superseded_by), default=None)
    return tuple(c for c in statement.superseded_by if c.said_on.date == first)


@dataclass(frozen=True)
class Join:
    """An earlier figure and the later one that revises it.

    ``widens`` is true where the later figure may count more days or places, as its record says:
    it is no second look at the same thing and replaces nothing.
    """

    earlier: Claim
    later: Claim
    widens: bool


@dataclass(frozen=True)
class Revisions:
    """One organisation's figures for one group of people, in the order in which it gave them.

    Attributes
    ----------
    speaker : Actor
        The organisation to which all speakers belong.
    claims : tuple of Claim
        The figures that are linked by revisions.
    joins : tuple of Join
        Which revises which.
    apart : tuple of Claim
        Its other figures for the same people; nothing links them to these.
    """

    speaker: Actor
    claims: tuple[Claim, ...]
    joins: tuple[Join, ...]
    apart: tuple[Claim, ...]

    def replaced(self, claim: Claim) -> set[Measure]:
        """Which of a claim's figures a later one replaced, at once or in steps."""
        later = [claim]
        for old in later:  # grows while it is read
            later += [j.later for j in self.joins if j.earlier == old and not j.widens]
        return {measure for new in later for measure in reworded(claim, new)}


def revisions(claims: Sequence[Claim]) -> Revisions | None:
    """The longest chain of revisions of one third party's count of civilians.

    Returns
    -------
    Revisions or None
        None where no figure among ``claims`` revises another.
    """
    series: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in once(c for c in claims if c.is_charted):
        if claim.group and claim.group.status == "civilians" and counting(claim) == "third-party":
            series[claim.body.id, claim.group.id].append(claim)
    found = [_revisions(given[0].body, given) for given in series.values()]
    return max((r for r in found if r), key=lambda r: len(r.claims), default=None)


def falls(claims: Sequence[Claim]) -> bool:
    """Whether, of claims in the order of their days, a later one ever says fewer killed."""
    lows = [bound(claim, "low") or 0 for claim in claims]
    return any(later < earlier for earlier, later in pairwise(lows))


def _revisions(speaker: Actor, given: Sequence[Claim]) -> Revisions | None:
    by_id = {claim.id: claim for claim in given}
    joins = tuple(
        Join(by_id[link.to], later, widens=link.how == "widens")
        for later in given
        for link in later.relates
        if link.how in {"revises", "widens"} and link.to in by_id
    )
    linked = {claim.id for join in joins for claim in (join.earlier, join.later)}

    def ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(sorted(claims, key=_said_then_size))

    return Revisions(
        speaker,
        ordered(c for c in given if c.id in linked),
        joins,
        ordered(c for c in given if c.id not in linked),
    ) if joins else None  # fmt: skip


def _said_then_size(claim: Claim) -> tuple[object, ...]:
    """In the order of saying; of figures of one day the smallest first."""
    return claim.said_on.date, bound(claim, "low") or 0, claim.id
