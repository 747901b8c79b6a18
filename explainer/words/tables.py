"""What is told to who draws rows of a table of claims: what was given, and what was expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from explainer.words.days import days_in_words
from explainer.words.phrases import claims_in_words, form, list_in_words

__all__ = [
    "CONDITION", "NO_CRS", "NO_GEOMETRY", "NO_ROWS", "ONE_ROW", "TWICE", "foreign", "no_column",
    "no_figure", "no_grouping", "no_table", "nothing_drawn", "other_crs", "rows_in_words",
]  # fmt: skip

_ROWS = "rows of ex.claims()"
NO_ROWS = (
    "The table has no row, so there is nothing to draw. A condition that no claim fits leaves "
    "none: look at what a column holds, as in claims.kind.unique() or "
    "claims.speaker_body.unique(), where the UN is “the United Nations”."
)
TWICE = (
    "The table has two columns “claim_id”, so which claim a row is of is open. Leave one out: "
    "rows.loc[:, ~rows.columns.duplicated()]."
)
CONDITION = (
    "This is only a condition, true or false for each claim. Put it in brackets to choose the rows "
    "for which it is true: claims[condition]."
)
ONE_ROW = (
    "This is one column or one row (a Series). Choose a table: claims[claims.claim_id == …] in "
    "place of claims.iloc[0], and all columns in place of one."
)
NO_GEOMETRY = (
    "The table has no geometry, so it cannot stand on a map. Choose rows of ex.claims() and keep "
    "the column “geometry”; a join keeps it where the claims stand first: claims.merge(other)."
)
NO_CRS = (
    "The table does not say which coordinates its geometry has (its CRS is None); degrees were "
    "expected, EPSG:4326. If it has degrees, say so: rows.set_crs(4326)."
)


def no_table(given: object) -> str:
    """That something is no table at all."""
    return (
        f"{type(given).__name__} is no table. Give {_ROWS}, such as claims[claims.kind == 'event']."
    )


def no_column(columns: Iterable[str], near: str, *, is_index: bool) -> str:
    """That the column by which claims are found is not there."""
    if is_index:
        return "“claim_id” is the index of the table. Make it a column again: rows.reset_index()."
    found = list(columns)
    named = f"{', '.join(found[:6])}{' …' if len(found) > 6 else ''}" or "no column"
    return (
        f"The table has no column “claim_id”, by which claims are found; it has {named}.{near} "
        f"Give {_ROWS} and keep that column: what was grouped or counted is no claim any more."
    )


def foreign(ids: Sequence[str], near: str) -> str:
    """That rows are of no claim that is known."""
    named = ", ".join(ids[:3]) + (" …" if len(ids) > 3 else "")
    rows = form(len(ids), "row has", "rows have")
    return (
        f"{len(ids)} {rows} a claim_id that is none of ours: {named}.{near} Only claims of the "
        f"records can be drawn: give {_ROWS}."
    )


def other_crs(crs: str) -> str:
    """That coordinates are of another kind than degrees."""
    return (
        f"The geometry is in {crs}; degrees were expected, EPSG:4326. Bring it back with "
        "rows.to_crs(4326)."
    )


_DRAWN = {
    "map": "claims[claims.drawn_as != 'nothing']",
    "timeline": "claims[claims.event_id.notna()]",
    "casualties": "claims[(claims.kind == 'casualties') & claims.weak.isna()]",
    "coverage": "claims[(claims.ring == 'five') & claims.topic_ids.notna()]",
    "statements": "claims[claims.topic_ids.str.contains('talks-state', na=False)]",
}
"""Rows that each figure draws."""
_WHY = {
    "no place": ("names no place that is drawn", "name no place that is drawn"),
    "no event": ("is about no event", "are about no event"),
    "no figure": ("counts nobody", "count nobody"),
    "weak": (
        "rests on a poor page, which is never drawn (column “weak”)",
        "rest on poor pages, which are never drawn (column “weak”)",
    ),
    "not whole": (
        "does not stand in a report that was read whole",
        "do not stand in a report that was read whole",
    ),
    "no topic": ("answers no question", "answer no question"),
    "no exchange": (
        "stands in no exchange, where one side answers another",
        "stand in no exchange, where one side answers another",
    ),
    "others": ("is not drawn: others stand for it", "are not drawn: others stand for them"),
}
"""Why a row is not drawn, of one and of several."""


def nothing_drawn(view: str, why: Mapping[str, int]) -> str:
    """That a figure would be empty, for which reasons, and which rows would fill it."""
    number = sum(why.values())
    if number == 1:
        reason = f"the row {_WHY[next(iter(why))][0]}"
    elif len(why) == 1:
        reason = f"all {number} rows {_WHY[next(iter(why))][1]}"
    else:
        each = [f"{many} {form(many, *_WHY[one])}" for one, many in why.items()]
        reason = f"of {number} rows, {list_in_words(each)}"
    return f"draw.{view} has nothing to draw: {reason}. Rows that it draws: {_DRAWN[view]}."


def no_grouping(given: object, known: Iterable[str]) -> str:
    """That rows cannot stand under such headings."""
    return f"by={given!r} is no grouping; expected one of {', '.join(known)}."


def rows_in_words(number: int, first: dt.date, last: dt.date, away: Mapping[str, int]) -> str:
    """How many claims a figure is of, from when, and how many of them it cannot show, and why."""
    said = f"{claims_in_words(number)}, said on {days_in_words(first, last)}"
    each = [f"{many} of them {form(many, *_WHY[one])}" for one, many in away.items()]
    return f"{'; '.join([said, *each])}."


def no_figure(name: str, hint: str, names: Iterable[str]) -> str:
    """That a figure is not drawn, and which are."""
    return f"ex.draw has no {name!r}.{hint} It draws: {', '.join(names)}."
