"""Casualty statements under other headings than the people counted: by event, by who speaks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from explainer.analysis.kept import kept
from explainer.analysis.replacements import steps
from explainer.analysis.statements import Statement, statements
from explainer.records.bound import Claim
from explainer.records.catalogue import Actor, Event

__all__ = ["Gathering", "by_event", "by_speaker", "speaking_body"]


@dataclass(frozen=True)
class Gathering:
    """Statements under one heading: an event (None where no event is named), or who speaks."""

    under: Event | Actor | None
    statements: tuple[Statement, ...]

    @property
    def key(self) -> str:
        """The id of what they stand under; empty for no event."""
        return self.under.id if self.under else ""


@kept(16)
def by_event(claims: Sequence[Claim]) -> tuple[Gathering, ...]:
    """Statements by the event that they count, in the order in which the events began."""
    found = _gathered(claims, lambda claim: claim.event.id if claim.event else "")
    gathered = [Gathering(given[0].claim.event, given) for given in found.values()]
    return tuple(sorted(gathered, key=_begin))


def _begin(one: Gathering) -> tuple[dt.date, dt.date]:
    event = one.statements[0].claim.event
    happened = event.happened if event else None
    first, last = (happened.from_, happened.to) if happened else (None, None)
    return first or dt.date.max, last or dt.date.max


@kept(16)
def by_speaker(actors: Mapping[str, Actor], claims: Sequence[Claim]) -> tuple[Gathering, ...]:
    """Statements by the body that speaks: an office and its spokesman are one.

    Sides stand in the order of ``actors``, reports in their own voice last, and within a side
    whoever says most comes first.
    """
    found = _gathered(claims, lambda claim: speaking_body(actors, claim.speaker.id))
    order = {key: n for n, key in enumerate(actors)}
    sides = list(dict.fromkeys(actor.side for actor in actors.values()))

    def place(key: str) -> tuple[bool, int, int, int]:
        side = actors[key].side
        return side == "report", sides.index(side), -len(found[key]), order[key]

    return tuple(Gathering(actors[key], found[key]) for key in sorted(found, key=place))


def speaking_body(actors: Mapping[str, Actor], actor: str) -> str:
    """The body for which somebody speaks: the uppermost one below a government, else itself.

    A spokesman of an army's media wing speaks for the army, a minister for the government.
    """
    bodies = {one.member_of for one in actors.values() if one.member_of}
    above = [actor]
    while (body := actors[above[-1]].member_of) and body not in above:
        above.append(body)
    below_top = [one for one in above[:-1] if one in bodies]
    return below_top[-1] if below_top else above[-1]


def _gathered(
    claims: Sequence[Claim], key: Callable[[Claim], str]
) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    step = steps(claims)
    for one in sorted(
        statements([c for c in claims if c.is_charted]),
        key=lambda s: (s.claim.said_on.date, step[s.claim.id], s.claim.speaker.id),
    ):
        found[key(one.claim)].append(one)
    return {name: tuple(given) for name, given in found.items()}
