"""The story in ten steps, as data: a sentence, the views it is told beside, and their state.

Each step is a state that any address could have; the front end leads from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

from explainer.analysis.counts import Comparison
from explainer.analysis.statements import statements
from explainer.analysis.sums import invitation
from explainer.records.bound import Claim
from explainer.words import story as words

__all__ = ["StepData", "story"]

_UMBRELLAS = ("r4-more-than-70", "r1-dozens-killed")
_NIGHT = (
    ("w-ispr-23-soldiers", "w-ispr-more-than-200"),
    ("w-mujahid-nine-taliban-dead", "w-mujahid-58-pakistani-soldiers"),
)
_UN = ("w-unama-spin-boldak-17", "w-unama-37-and-425", "r1-un-toll", "w-unama-47-and-456")
_TREATY = "b-durand-article-1"
_READ = ("b-pakistan-recognised-2024", "b-noori-hypothetical")
_FIRED = ("a-mujahid-fire-5-dec", "a-zaidi-fire-5-dec")
_STRUCK = ("a-zaman-around-400", "a-tarar-military-stores")
_WEEKEND = ("r4-weekend-soldiers", "r4-weekend-militants")


class StepData(TypedDict):
    """One step: what it says, of which claims, beside which views, in which state."""

    title: str
    words: str
    views: list[str]
    state: dict[str, str]
    claims: list[str]


def story(every: Sequence[Claim], panels: Sequence[Comparison]) -> list[StepData]:
    """The steps in order; none where the records do not hold what they are made of.

    Parameters
    ----------
    every : sequence of Claim
        All claims, of every ring.
    panels : sequence of Comparison
        The comparison of the five documents: whom nobody counts.
    """
    try:
        return list(_steps({claim.id: claim for claim in every}, panels))
    except KeyError:
        return []


def _steps(claims: Mapping[str, Claim], panels: Sequence[Comparison]) -> Iterator[StepData]:
    five = [claim for claim in claims.values() if claim.document.ring == "five"]
    yield _before(claims)
    yield from _begun(claims, five)
    yield from _counted(claims)
    yield from _talked(claims)
    weekend = [one for one in statements(five) if one.claim.id in _WEEKEND]
    told = words.one_statement(weekend)
    of_all = [claim.id for one in weekend for claim in one.carriers]
    yield _step("one", told, ["casualties"], of_all, {"claim": _WEEKEND[0]})
    ends = (claims["r1-pakistan-accuses-harbouring"], claims["r1-taliban-denies-harbouring"])
    yield _step("denied", words.accused_and_denied(*ends), ["statements"], _ids(ends))
    sum_ = invitation(five)
    uncounted = [
        panel.group.name
        for panel in panels
        if not panel.statements and panel.group.status in {"civilians", "military"}
    ]
    umbrella = claims[_UMBRELLAS[0]]
    shown = _ids([umbrella, *(one.claim for one in (sum_.civilians, sum_.military) if one)])
    yield _step("no-total", words.no_total(umbrella, sum_, uncounted), ["refusal"], shown)
    yield _next(claims)


def _before(claims: Mapping[str, Claim]) -> StepData:
    """What the treaty says, and how each state reads it."""
    treaty, readings = claims[_TREATY], [claims[one] for one in _READ]
    told = words.before_october(treaty, readings)
    return _step("before", told, ["two_readings"], _ids([treaty, *readings]))


def _next(claims: Mapping[str, Claim]) -> StepData:
    """Who fired, as each side says, until when both speak of strikes, and where records end."""
    fired, struck = [claims[one] for one in _FIRED], [claims[one] for one in _STRUCK]
    later = [claim for claim in claims.values() if claim.document.ring == "after"]
    last = max(later, key=lambda claim: claim.said_on.date)
    shown = _ids([*fired, *struck, last])
    told = words.came_next(fired, struck, last)
    return _step("next", told, ["timeline"], shown, {"ring": "after", "claim": _FIRED[0]})


def _begun(claims: Mapping[str, Claim], five: Sequence[Claim]) -> Iterator[StepData]:
    """How many died, and how it began."""
    counted, umbrellas = claims["r1-un-toll"], [claims[one] for one in _UMBRELLAS]
    shown = _ids([counted, *umbrellas])
    yield _step("how-many", words.how_many(counted, umbrellas), ["opening", "map"], shown)
    told, blame = claims["r1-kabul-explosions"], claims["r1-taliban-blames-pakistan"]
    strikes = [claim for claim in five if claim.event and claim.event.kind == "strike"]
    shown = _ids([blame, told, *strikes])
    yield _step("kabul", words.blamed(told, blame, strikes), ["map"], shown)


def _counted(claims: Mapping[str, Claim]) -> Iterator[StepData]:
    """Two ledgers of one night, and a count that changes."""
    sides = [(claims[own], claims[enemy]) for own, enemy in _NIGHT]
    night = [claim for side in sides for claim in side]
    state = {
        "ring": "wider",
        "on": max(claim.said_on.date for claim in night).isoformat(),
        "claim": _NIGHT[1][1],
    }
    yield _step("ledgers", words.two_ledgers(sides), ["two_ledgers"], _ids(night), state)
    revised = [claims[one] for one in _UN]
    state = {"ring": "wider", "claim": _UN[-1]}
    yield _step("revised", words.revised(revised), ["revisions"], _UN, state)


def _talked(claims: Mapping[str, Claim]) -> Iterator[StepData]:
    """The truce and the talks."""
    truce, talks = claims["r1-second-truce-19-october"], claims["r1-istanbul-began-saturday"]
    state = {"on": truce.said_on.date.isoformat(), "claim": truce.id}
    told = words.truce_and_talks(truce, talks)
    yield _step("talks", told, ["timeline"], _ids((truce, talks)), state)


def _ids(claims: Iterable[Claim]) -> list[str]:
    return list(dict.fromkeys(claim.id for claim in claims))


def _step(
    name: str,
    told: str,
    views: list[str],
    claims: Sequence[str],
    state: Mapping[str, str] | None = None,
) -> StepData:
    """A step; without a state of its own the page as it opens, with the first claim chosen."""
    return {
        "title": words.STORY[name],
        "words": told,
        "views": views,
        "state": dict(state or {"claim": claims[0]}),
        "claims": list(claims),
    }
