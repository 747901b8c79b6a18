"""The controlled words of the records: rings, sides, kinds, and how exactly a thing is known.

Dates and places carry their precision in our words, tied here to the scales of the UCDP
Georeferenced Event Dataset (``date_prec``, ``where_prec``).
"""

from __future__ import annotations

from typing import Literal

__all__ = [
    "DATE_PREC",
    "LANE_OF",
    "LONGEST_DAYS",
    "SATURDAY",
    "WHERE_PREC",
    "Clash",
    "DateBasis",
    "DatePrecision",
    "EventKind",
    "How",
    "Kind",
    "Lane",
    "Measure",
    "PlacePrecision",
    "Ring",
    "Side",
]

Ring = Literal["five", "wider"]
Side = Literal["pakistan", "afghanistan", "ttp", "third-party", "both", "report"]
Kind = Literal["casualties", "event", "statement", "position", "condition", "background"]
How = Literal["repeats", "revises", "widens", "denies", "supports", "blames", "responds"]
"""How a claim bears on another. A figure that revises another is a second look at the same people,
days and places; one that widens another may count more days or places, and replaces nothing."""
Measure = Literal["killed", "wounded"]
DateBasis = Literal["explicit", "weekday", "relative", "inferred"]
Clash = Literal["flat", "scope", "days", "date precision", "wording"]
"""How two claims disagree: head on, of other people or places, of other days, and so on."""
Lane = Literal["strikes", "fighting", "diplomacy", "border", "statements"]
EventKind = Literal[
    "blast", "strike", "fighting", "talks", "truce", "closure", "trade", "statement", "count"
]
"""What kind of thing an event is, as the reports word it: explosions are not strikes."""
LANE_OF: dict[EventKind, Lane] = {
    "blast": "strikes",
    "strike": "strikes",
    "fighting": "fighting",
    "talks": "diplomacy",
    "truce": "diplomacy",
    "closure": "border",
    "trade": "border",
    "statement": "statements",
    "count": "statements",
}
"""The lane of the timeline in which each kind stands."""

DatePrecision = Literal["day", "weekend", "days", "week", "month", "year", "longer", "not stated"]
DATE_PREC: dict[str, int | None] = {
    "day": 1,
    "weekend": 2,
    "days": 2,
    "week": 3,
    "month": 4,
    "year": 5,
    "longer": 5,
    "not stated": None,
}
"""Our words for time precision, on the UCDP GED ``date_prec`` scale (1 day … 5 year or more)."""

LONGEST_DAYS = 6
SATURDAY = 5

PlacePrecision = Literal[
    "point", "town", "near", "district", "province", "stretch", "country", "region"
]
WHERE_PREC: dict[str, int] = {
    "point": 1,
    "town": 1,
    "near": 2,
    "district": 3,
    "province": 4,
    "stretch": 5,
    "country": 6,
    "region": 7,
}
"""Our words for place precision, on the UCDP GED ``where_prec`` scale (1 exact … 7 abroad)."""
