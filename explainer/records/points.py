"""Disputed points before and after October: whether their readings treat both sides alike.

What is counted here is printed by `check`: how many claims, quotations and words each side has.
Every check returns problems instead of raising, so that all faults are listed at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explainer.records import evenness
from explainer.records.catalogue import Point
from explainer.records.claims import Claim
from explainer.records.problems import Fault, Problem, did_you_mean
from explainer.records.scales import AROUND, FOLDER_OF, Ring

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["SIDES", "Heard", "Share", "heard", "problems", "shares"]

SIDES = ("pakistan", "afghanistan")
LEAST, MOST = 40, 60
"""Between these shares, in per cent, two sides that both speak are heard alike."""
FILE = "seeds/around/points.yaml"


@dataclass(frozen=True)
class Share:
    """How much each side is heard on one matter, by what is counted of it."""

    what: str
    pakistan: int
    afghanistan: int

    @property
    def per_cent(self) -> float | None:
        """The part that is Pakistan's side's; None where neither side has any."""
        both = self.pakistan + self.afghanistan
        return 100 * self.pakistan / both if both else None

    @property
    def is_even(self) -> bool:
        """Whether both sides have about as many, or neither any."""
        return self.per_cent is None or LEAST <= self.per_cent <= MOST


@dataclass(frozen=True)
class Heard:
    """How much each side is heard in a ring or on a point, and why not alike where it is not."""

    matter: str
    shares: tuple[Share, ...]
    uneven: str | None = None


def heard(ledger: Ledger) -> tuple[Heard, ...]:
    """How much each side is heard in the rings before and after, and on each disputed point."""
    claims = {claim.id: claim for claim in ledger.records()}
    rings = [Heard(ring, shares(ledger.records(ring=ring), ledger)) for ring in AROUND]
    of_points = [
        Heard(key, shares([claims[id_] for id_ in _named(point)], ledger), point.uneven)
        for key, point in ledger.points.items()
        if set(_named(point)) <= claims.keys()
    ]
    return (*rings, *of_points) if ledger.points else ()


def _named(point: Point) -> list[str]:
    """The ids of the claims that hold a reading of a point, in the order of its readings."""
    return [key for reading in point.readings for key in reading.claims]


def shares(claims: Iterable[Claim], ledger: Ledger) -> tuple[Share, ...]:
    """The claims, quotations and words of our own that some claims give each side."""
    counted: dict[str, Counter[str]] = {
        "claims": Counter(),
        "quotations": Counter(),
        "words": Counter(),
    }
    for claim in claims:
        side = evenness.side_of(claim, ledger)
        counted["claims"][side] += 1
        counted["quotations"][side] += claim.quote is not None
        counted["words"][side] += len(claim.says.split())
    return tuple(Share(what, *(found[side] for side in SIDES)) for what, found in counted.items())


def problems(ledger: Ledger) -> Iterator[Problem]:
    """What is missing, one-sided or at odds with itself in disputed points."""
    claims = {claim.id: claim for claim in ledger.records()}
    for point in ledger.points.values():
        for fault in _faults(point, ledger, claims):
            yield fault.at(FILE, f"point {point.id!r}")
    for ring in AROUND if ledger.points else ():
        yield from _of_a_ring(ring, ledger)


def _faults(point: Point, ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[Fault]:
    named = _named(point)
    unknown = [key for key in named if key not in claims]
    for key in unknown:
        hint = did_you_mean(key, sorted(claims))
        yield Fault("unknown-id", field="readings.claims", value=key, what="a claim", hint=hint)
    for key, count in Counter(named).items():
        if count > 1:
            yield Fault("on-both-sides", field="readings", claim=key)
    if unknown:
        return
    held = [[claims[key] for key in reading.claims] for reading in point.readings]
    for reading, theirs in zip(point.readings, held, strict=True):
        yield from evenness.position_faults(reading, theirs, ledger)
    found = shares([claim for theirs in held for claim in theirs], ledger)
    yield from _uneven(point, found)


def _uneven(point: Point, found: Sequence[Share]) -> Iterator[Fault]:
    odd = _odd(found)
    if not point.uneven:
        yield from (_fault(one, one.what) for one in odd)
    elif not odd:
        yield Fault("even-after-all")


def _odd(found: Sequence[Share]) -> list[Share]:
    """What one side has more of, where both speak: `shares` counts the claims first."""
    both_speak = found[0].pakistan and found[0].afghanistan
    return [share for share in found if both_speak and not share.is_even]


def _fault(one: Share, what: str) -> Fault:
    return Fault(
        "uneven",
        what=what,
        share=round(one.per_cent or 0),
        pakistan=one.pakistan,
        afghanistan=one.afghanistan,
    )


def _of_a_ring(ring: Ring, ledger: Ledger) -> Iterator[Problem]:
    """Where a whole ring is not of both sides alike: there is no saying why."""
    for one in _odd(shares(ledger.records(ring=ring), ledger)):
        yield _fault(one, f"{one.what} of the ring {ring!r}").at(f"seeds/{FOLDER_OF[ring]}")
