"""Two parties’ counts of one event: of their own people, and of the other’s."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.analysis.counters import SIDES
from explainer.analysis.kept import kept
from explainer.analysis.statements import Statement, statements
from explainer.records.bound import Claim
from explainer.records.catalogue import Event
from explainer.records.ledger import Ledger
from explainer.records.scales import Side

__all__ = [
    "BothSides",
    "both_sides",
]


@dataclass(frozen=True)
class BothSides:
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
            own = [bound(claim, "high") for claim in self.cells[speaker, speaker]]
            enemy = [bound(claim, "low") for claim in self.cells[speaker, other]]
            if not all(o is not None and e is not None and o < e for o in own for e in enemy):
                return False
        return True


def bound(claim: Claim, end: Literal["low", "high"]) -> int | None:
    quantity = claim.quantity("killed")
    if quantity is None:
        return None
    return quantity.low if end == "low" else quantity.high


@kept(16)
def both_sides(ledger: Ledger, claims: Sequence[Claim]) -> BothSides | None:
    """The first event of which each side has counted its own losses and the other side's.

    Returns
    -------
    BothSides or None
        None where no event has both ledgers: one half would pass for the whole.
    """
    said = {c.id: s for s in statements(claims) for c in s.carriers}
    for event in ledger.events.values():
        cells: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        others = []
        for claim in once(c for c in claims if c.is_charted and c.event and c.event.id == event.id):
            sides = claim.speaker.side, _counted_side(claim)
            if set(sides) <= set(SIDES):
                cells[sides].append(claim)
            else:
                others.append(claim)
        if all(cells[speaker, counted] for speaker in SIDES for counted in SIDES):
            kept = {(s, c): tuple(cells[s, c]) for s in SIDES for c in SIDES}
            return BothSides(event, kept, tuple(others), said)
    return None


def once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each statement once, by the first of the given claims that carries it."""
    seen = set()
    for claim in claims:
        origin = claim.origin or claim.id
        if origin not in seen:
            seen.add(origin)
            yield claim


def _counted_side(claim: Claim) -> str:
    """The side whose people are counted."""
    return claim.group.side if claim.group else ""
