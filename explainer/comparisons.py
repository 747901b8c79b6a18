"""Counts of people put side by side: who stands where, what replaced what, and never a total.

Here belong the readings of casualty statements that go beyond one row: grouped by the
counter, two parties' ledgers for one event, one speaker's revisions, and the
figures that invite a sum. Pure: nothing is drawn or worded here. What is asked for is found
by meaning (whose side, which people, which speaker), never by the name of a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from explainer.analysis import Counting, Statement, counting, statements
from explainer.catalogue import Actor, Event
from explainer.ledger import Ledger
from explainer.records import Claim
from explainer.replacements import reworded
from explainer.scales import Measure, Side

__all__ = [
    "SIDES",
    "Invitation",
    "Join",
    "Ledgers",
    "Revisions",
    "by_counting",
    "invitation",
    "ledgers",
    "replacements",
    "revisions",
]

SIDES: tuple[Side, Side] = ("pakistan", "afghanistan")
"""The two sides, in the order in which they are always shown."""
_UMBRELLA = {"both", "not stated"}
"""Sides of a group that may hold people of several groups."""


def by_counting(
    given: Iterable[Statement], ledger: Ledger
) -> tuple[tuple[Counting, tuple[Statement, ...]], ...]:
    """Statements grouped by from where they are counted; empty groups are left out."""
    found: dict[Counting, list[Statement]] = defaultdict(list)
    for statement in given:
        found[counting(statement.claim, ledger)].append(statement)
    return tuple((s, tuple(found[s])) for s in get_args(Counting) if found[s])


def replacements(statement: Statement) -> tuple[Claim, ...]:
    """The claims that first replaced a statement: those of the earliest day among its revisions.

    A later revision is found on the row of the one that it replaced in its turn.
    """
    first = min((c.said_on.date for c in statement.superseded_by), default=None)
    return tuple(c for c in statement.superseded_by if c.said_on.date == first)


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
    return _bound(statement.claim, "low") or 0


def invitation(ledger: Ledger, claims: Sequence[Claim]) -> Invitation:
    """The figures that invite a sum, among claims of the five documents.

    The five documents only: the example is theirs, and stays the same in the wider ring.
    """
    five = [c for c in claims if ledger.document_of(c.id).ring == "five"]
    killed = [c for c in five if c.counts and c.counts.killed]
    ordered = sorted(statements(ledger, killed), key=lambda s: s.claim.said_on.date)
    numbered = [s for s in ordered if _lowest(s)]

    def first(status: str, where: Counting) -> Statement | None:
        fitting = (
            s
            for s in numbered
            if s.claim.counts
            and ledger.groups[s.claim.counts.group].status == status
            and counting(s.claim, ledger) == where
        )
        return next(fitting, None)

    same: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(ordered, key=lambda s: not _lowest(s)):
        if s.claim.counts and ledger.groups[s.claim.counts.group].side in _UMBRELLA:
            same[s.claim.counts.killed or ""].append(s)
    umbrellas = tuple(tuple(found) for found in same.values())
    return Invitation(first("civilians", "third-party"), first("military", "own"), umbrellas)


@dataclass(frozen=True)
class Ledgers:
    """What each side says of its own losses and of the other side's, in one event.

    Attributes
    ----------
    event : Event
        The event.
    cells : dict
        Claims by the speaker's side and the counted side.
    others : tuple of Claim
        Every other count of the same event: by a third party, or of neither side's people.
    said : dict
        The statement that each of these claims carries, by the claim's id: a document that speaks
        of the clashes as a whole may carry it as well.
    """

    event: Event
    cells: dict[tuple[Side, Side], tuple[Claim, ...]]
    others: tuple[Claim, ...]
    said: dict[str, Statement]

    @property
    def each_counts_more_of_the_other(self) -> bool:
        """Whether each side’s every figure for its own dead is below every one for the other’s."""
        for speaker in SIDES:
            (other,) = set(SIDES) - {speaker}
            own = [_bound(claim, "high") for claim in self.cells[speaker, speaker]]
            enemy = [_bound(claim, "low") for claim in self.cells[speaker, other]]
            if not all(o is not None and e is not None and o < e for o in own for e in enemy):
                return False
        return True


def _bound(claim: Claim, end: Literal["low", "high"]) -> int | None:
    quantity = claim.quantity("killed")
    if quantity is None:
        return None
    return quantity.low if end == "low" else quantity.high


def ledgers(ledger: Ledger, claims: Sequence[Claim]) -> Ledgers | None:
    """The first event of which each side has counted its own losses and the other side's.

    Returns
    -------
    Ledgers or None
        None where no event has both ledgers: one half would pass for the whole.
    """
    said = {c.id: s for s in statements(ledger, claims) for c in s.carriers}
    for event in ledger.events.values():
        cells: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        others = []
        for claim in _once(c for c in claims if c.event == event.id and c.counts):
            sides = ledger.actors[claim.asserted_by].side, _counted_side(claim, ledger)
            if set(sides) <= set(SIDES):
                cells[sides].append(claim)
            else:
                others.append(claim)
        if all(cells[speaker, counted] for speaker in SIDES for counted in SIDES):
            kept = {(s, c): tuple(cells[s, c]) for s in SIDES for c in SIDES}
            return Ledgers(event, kept, tuple(others), said)
    return None


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each statement once, by the first of the given claims that carries it."""
    seen = set()
    for claim in claims:
        origin = claim.origin or claim.id
        if origin not in seen:
            seen.add(origin)
            yield claim


def _counted_side(claim: Claim, ledger: Ledger) -> str:
    """The side whose people are counted."""
    return ledger.groups[claim.counts.group].side if claim.counts else ""


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


def revisions(ledger: Ledger, claims: Sequence[Claim]) -> Revisions | None:
    """The longest chain of revisions of one third party's count of civilians.

    Returns
    -------
    Revisions or None
        None where no figure among ``claims`` revises another.
    """
    series: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in _once(c for c in claims if c.counts):
        civilians = claim.counts and ledger.groups[claim.counts.group].status == "civilians"
        if claim.counts and civilians and counting(claim, ledger) == "third-party":
            series[ledger.body_of(claim.asserted_by), claim.counts.group].append(claim)
    found = [_revisions(ledger.actors[key], given) for (key, _), given in series.items()]
    return max((r for r in found if r), key=lambda r: len(r.claims), default=None)


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
    return claim.said_on.date, _bound(claim, "low") or 0, claim.id
