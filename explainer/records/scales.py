"""The controlled words of the records: rings, sides, kinds, and how exactly a thing is known.

Dates and places carry their precision in our words, tied here to the scales of the UCDP
Georeferenced Event Dataset (``date_prec``, ``where_prec``).
"""

from __future__ import annotations

from typing import Literal

__all__ = [
    "AROUND",
    "DATE_PREC",
    "FOLDER_OF",
    "LANE_OF",
    "LONGEST_DAYS",
    "WHERE_PREC",
    "WHERE_RANK",
    "Clash",
    "DateBasis",
    "DatePrecision",
    "Dyad",
    "EventKind",
    "How",
    "Kind",
    "Lane",
    "Measure",
    "Modality",
    "PlacePrecision",
    "Ring",
    "SaidBasis",
    "SaidPrecision",
    "Scope",
    "Side",
]

Ring = Literal["five", "wider", "background", "after"]
AROUND: tuple[Ring, ...] = ("background", "after")
"""The rings before and after the fighting of October 2025, which no view of it shows."""
FOLDER_OF: dict[Ring, str] = {
    "five": "documents",
    "wider": "wider",
    "background": "before",
    "after": "after",
}
"""The folder of ``seeds/`` in which the documents of each ring stand."""
Side = Literal["pakistan", "afghanistan", "ttp", "third-party", "both", "report", "not-stated"]
Kind = Literal["casualties", "event", "statement", "position", "condition", "background"]
How = Literal["repeats", "revises", "widens", "denies", "supports", "blames", "responds"]
"""How a claim bears on another. A figure that revises another is a second look at the same people,
days and places; one that widens another may count more days or places, and replaces nothing."""
Measure = Literal["killed", "wounded", "together"]
"""What a figure counts; ``together`` where the source counts killed and wounded in one."""
DateBasis = Literal["printed", "weekday", "sequence", "inferred"]
"""How a day is known: the text prints it, names its weekday, or counts to it from another day
("the day before", "the third day"); or none of these, and it is our inference."""
SaidBasis = Literal["printed", "weekday", "sequence", "no-later-than", "inferred"]
"""The same of the day of a statement; ``no-later-than`` where a report carries a statement of
somebody else without a day: it was made on the day of the report at the latest."""
SaidPrecision = Literal["day", "month", "year"]
"""How exactly the day of a statement is known: a book has a year, and no day."""
Modality = Literal["states", "accuses", "denies", "demands", "threatens", "assures", "reports"]
"""What a speaker does with words; ``reports`` is hearsay ("reportedly", "media say that")."""
Dyad = Literal["pakistan-afghanistan", "pakistan-ttp", "pakistan-other", "several", "not given"]
"""Who fought or struck whom, as the speaker gives it: a clash with the TTP is no interstate one,
and a strike on another armed group is neither."""
Scope = Literal["incident", "aggregate", "not given"]
"""Whether a figure is of one incident, or of several days or places together."""
Clash = Literal["flat", "scope", "days", "date precision", "wording"]
"""How two claims disagree: head on, of other people or places, of other days, and so on."""
Lane = Literal["strikes", "fighting", "diplomacy", "border", "statements"]
EventKind = Literal[
    "blast", "strike", "fighting", "talks", "truce", "closure", "trade", "statement", "count",
    "treaty", "vote", "marking",
]  # fmt: skip
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
    "treaty": "diplomacy",
    "vote": "statements",
    "marking": "border",
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
    "longer": None,
    "not stated": None,
}
"""Our words for time precision, on the UCDP GED ``date_prec`` scale: 1 a day, 2 two to six days,
3 a week, 4 a month, 5 up to a year. The scale has no code for more than a year, nor for none."""

LONGEST_DAYS = 6

PlacePrecision = Literal[
    "point", "town", "near", "district", "province", "stretch", "country", "region"
]
WHERE_PREC: dict[str, int | None] = {
    "point": 1,
    "town": 1,
    "near": 2,
    "district": 3,
    "province": 4,
    "stretch": 5,
    "country": 6,
    "region": None,
}
"""Our words for place precision, on the UCDP GED ``where_prec`` scale: 1 an exact place, 2 within
25 km, 3 a district, 4 a province, 5 a line or an area without a border, 6 a country. Its 7 is
international waters or air; a region of several countries has no code."""
WHERE_RANK: dict[str, int] = {precision: rank for rank, precision in enumerate(WHERE_PREC)}
"""The same words from the most exact to the least, for sorting."""
