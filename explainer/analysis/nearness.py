"""Which claims lie near a coded estimate in time and place, and how their numbers stand to its own.

Near is all that can be said: no rule here shows that claim and row are about one event. What is
compared is plain values: a browser compares them in the same way
(``front/src/estimates/near.js``).
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from typing_extensions import TypedDict

from explainer.records.bound import Claim, Location
from explainer.records.estimates.row import Estimate

__all__ = ["PROVINCES", "Comparable", "Near", "Same", "Spot", "comparables", "near"]

LONGEST_DAYS = 7
"""A claim that is known to more days than these lies near no row in time."""
SLACK_DAYS = 1
"""A night of fighting has two days, and each side may name the other one."""
EARTH_KM = 6371.0
EXACT_KM, NEAR_KM, DISTRICT_KM = 10.0, 25.0, 50.0
"""How far a place that is known so exactly may be from the point that stands for it."""
REACH_KM = {"point": EXACT_KM, "town": EXACT_KM, "near": NEAR_KM, "district": DISTRICT_KM}
UCDP_KM = {1: EXACT_KM, 2: NEAR_KM, 3: DISTRICT_KM}
ACLED_KM = {1: EXACT_KM, 2: DISTRICT_KM}
"""By the code of the row; with any other it has no point that could be near."""
COUNTRY = {"AFG": "afghanistan", "PAK": "pakistan"}
PROVINCES = {
    "hirat": "herat",
    "hilmand": "helmand",
    "panjsher": "panjshir",
    "paktia": "paktya",
    "khyber pakhtunkwa": "khyber pakhtunkhwa",
    "north-west frontier": "khyber pakhtunkhwa",
    "federally administered tribal areas": "khyber pakhtunkhwa",
    "baluchistan": "balochistan",
}
"""Provinces as UCDP and ACLED spell them or called them before, by our names."""
PlaceNearness = Literal["place", "province", "wide"]
When = Literal["same", "next"]
Same = Literal["civilians", "best", "low", "high", "part", "allows", "vague", "other"]


class Spot(TypedDict):
    """One place of a claim: a point with its reach, or the area it lies in."""

    lon: float | None
    lat: float | None
    km: float | None
    province: str
    country: str


class Comparable(TypedDict):
    """What of a claim is compared: ``first`` and ``last`` as year-month-day."""

    id: str
    first: str
    last: str
    spots: list[Spot]
    dyad: str
    civilians: bool
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Near:
    """A claim that lies near a row."""

    claim: str
    when: When
    where: PlaceNearness
    same: Same


def comparable(claim: Claim, provinces: Mapping[str, str]) -> Comparable | None:
    """A claim as it is compared; None where it counts no dead, or its days or place are too wide.

    Parameters
    ----------
    claim : Claim
        The claim.
    provinces : mapping of str to str
        The name of each province by its id.
    """
    first, last = claim.happened.from_, claim.happened.to
    if claim.killed is None or not claim.is_charted or not first or not last:
        return None
    if (last - first).days >= LONGEST_DAYS:
        return None
    spots = [_spot(location, provinces) for location in claim.where]
    if not spots:
        return None
    return {
        "id": claim.id,
        "first": str(first),
        "last": str(last),
        "spots": spots,
        "dyad": claim.dyad,
        "civilians": bool(claim.group and claim.group.status == "civilians"),
        "low": claim.killed.low,
        "high": claim.killed.high,
    }


def comparables(
    claims: Sequence[Claim], provinces: Mapping[str, str]
) -> list[tuple[Claim, Comparable]]:
    """The claims that can be compared, each statement once however often it is repeated."""
    known = {claim.id for claim in claims}
    once = (claim for claim in claims if claim.origin not in known)
    found = ((claim, comparable(claim, provinces)) for claim in once)
    return [(claim, values) for claim, values in found if values]


def _spot(location: Location, provinces: Mapping[str, str]) -> Spot:
    place = location.place
    km = REACH_KM.get(location.precision)
    own = place.id if place.kind == "province" else place.province or ""
    return {
        "lon": place.lon if km else None,
        "lat": place.lat if km else None,
        "km": km if place.lon is not None else None,
        "province": province_named(provinces.get(own, "")),
        "country": COUNTRY.get(place.country or "", ""),
    }


def province_named(name: str) -> str:
    """A province by one name, however it is spelled; what it is called in none is left as it is."""
    plain = re.sub(r" (province|agency)$", "", name.strip().lower())
    return PROVINCES.get(plain, plain)


def near(row: Estimate, claims: Sequence[Comparable]) -> list[Near]:
    """The claims that lie near a row, the nearest first."""
    fights = fight_of(row)
    found = []
    for claim in claims:
        if fights and claim["dyad"] not in fights:
            continue
        when, where = _when(row, claim), _where(row, claim)
        if when and where:
            found.append(Near(claim["id"], when, where, same(row, claim)))
    ranks = ("place", "province", "wide", "same", "next")
    return sorted(found, key=lambda n: (ranks.index(n.where), ranks.index(n.when), n.claim))


def _when(row: Estimate, claim: Comparable) -> When | None:
    first, last = dt.date.fromisoformat(claim["first"]), dt.date.fromisoformat(claim["last"])
    if first <= row.last and row.first <= last:
        return "same"
    slack = dt.timedelta(days=SLACK_DAYS)
    return "next" if first - slack <= row.last and row.first <= last + slack else None


def _where(row: Estimate, claim: Comparable) -> PlaceNearness | None:
    found = [_where_of(row, spot) for spot in claim["spots"]]
    return next((one for one in ("place", "province", "wide") if one in found), None)


def _where_of(row: Estimate, spot: Spot) -> PlaceNearness | None:
    scale = ACLED_KM if row.data_set == "acled" else UCDP_KM
    reach = scale.get(row.where_prec or 0)
    country = row.country.strip().lower()
    areas = row.data_set != "acled" and (row.where_prec or 0) > 4
    if spot["lon"] is not None and spot["lat"] is not None and spot["km"] is not None and reach:
        if row.lon is None or row.lat is None:
            return None
        apart = _km(row.lon, row.lat, spot["lon"], spot["lat"])
        return "place" if apart <= reach + spot["km"] else None
    if areas:
        return "wide" if spot["country"] in {"", country} else None
    if spot["province"]:
        return "province" if spot["province"] == province_named(row.province) else None
    return "wide" if spot["country"] in {"", country} else None


def _km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """The distance on a sphere, near enough for reaches of 10 km and more."""
    a, b = math.radians(lat), math.radians(other_lat)
    across = math.sin((b - a) / 2) ** 2
    across += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(across))


_ANYBODY = ("not given", "several")
_PAKISTAN = re.compile(r"government of pakistan|forces of pakistan")
_AFGHANISTAN = re.compile(r"government of afghanistan|forces of afghanistan|^taleban$|^taliban$")
_TTP = re.compile(r"\bttp\b|tehreek|tehrik")
_UNNAMED = re.compile(r"^(xxx\d*|unidentified.*|)$")


def fight_of(row: Estimate) -> tuple[str, ...]:
    """Which fights of the claims a row may be of; empty where its sides rule out none.

    Names serve to leave out what is plainly another fight, and for nothing else: who holds Kabul
    is “Government of Afghanistan”, whoever that is.
    """
    sides = [row.side_a.strip().lower(), row.side_b.strip().lower()]
    if any("civilians" in side or _UNNAMED.match(side) for side in sides):
        return ()
    is_pakistan = [bool(_PAKISTAN.search(side)) for side in sides]
    if not any(is_pakistan):
        return _ANYBODY
    other = sides[1] if is_pakistan[0] else sides[0]
    if _TTP.search(other):
        return ("pakistan-ttp", *_ANYBODY)
    if _AFGHANISTAN.search(other):
        return ("pakistan-afghanistan", *_ANYBODY)
    return ("pakistan-other", *_ANYBODY)


def same(row: Estimate, claim: Comparable) -> Same:
    """How the number of a claim stands to those of a row."""
    low, high = claim["low"], claim["high"]
    if low is None and high is None:
        return "vague"
    exact = low if low == high else None
    if exact is not None:
        if claim["civilians"] and row.deaths_civilians == exact:
            return "civilians"
        whole: tuple[tuple[Same, int | None], ...] = (
            ("best", row.best),
            ("low", row.low),
            ("high", row.high),
        )
        for name, value in whole:
            if value == exact:
                return name
        is_part = not claim["civilians"] and exact in {row.deaths_a, row.deaths_b}
        return "part" if is_part else "other"
    if row.best is None:
        return "other"
    return "allows" if (low or 0) <= row.best <= (high or math.inf) else "other"
