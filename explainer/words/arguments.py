"""What is told to who gives a function something that it cannot use: what, expected, the fix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.words.phrases import form

__all__ = [
    "AS_TEXT", "NO_AREA", "NO_ESTIMATES", "NO_PATHS", "NO_SEVERAL", "NO_TABLE_READ", "NO_URL",
    "TWO_DAYS", "WHOLE_TABLE",
    "backwards", "changed_rows", "far", "narrowed", "no_arguments", "no_bounds", "no_box", "no_day",
    "no_number", "no_path", "none_left", "off_globe", "turned",
]  # fmt: skip

_BOX = "box=(60.5, 29, 75, 37.5): west, south, east, north in degrees"
NO_URL = "This is an address. Download the file first and give its path on this computer."
NO_SEVERAL = (
    "Give the path of one file; ex.read_candidate takes several, one after another: "
    "ex.read_candidate(*paths)."
)
NO_TABLE_READ = (
    "This is a table that is already read. Give the path of the file; rows that were read are laid "
    "beside the claims by ex.beside(rows)."
)
AS_TEXT = "Give numbers, not text: box=(60.5, 29, 75, 37.5)."
WHOLE_TABLE = (
    " It gives its whole table; choose rows of it by a column, as in claims[claims.ring == 'five']."
)
TWO_DAYS = "It can be read as two days, by day and month or by month and day."
NO_PATHS = "No file is given. Give one or more paths: ex.read_candidate('GEDEvent_v25_0_10.csv')."
NO_ESTIMATES = "Nothing is given. Give what was read: ex.beside(ex.read_ged(path))."
NO_AREA = f"It is a line or a point, so no row can lie in it. Expected {_BOX}."


def no_path(given: object, hint: str = "") -> str:
    """That something is no path."""
    fix = hint or "Give the path as text: ex.read_ged('GEDEvent_v26_1.csv')."
    return f"path={_shown(given)} is not the path of a file. {fix}"


def no_day(name: str, given: object, hint: str = "") -> str:
    """That something is no day."""
    more = f" {hint}" if hint else ""
    return (
        f"{name}={_shown(given)} is not a day.{more} Expected year-month-day, such as "
        f"{name}='2025-10-12', or a date; leave {name} out for any day."
    )


def backwards(first: object, last: object) -> str:
    """That the days are the wrong way round."""
    return (
        f"first={str(first)!r} is later than last={str(last)!r}, so no row can lie between them. "
        f"Exchange them: first={str(last)!r}, last={str(first)!r}."
    )


def no_box(given: object, hint: str = "") -> str:
    """That something is not four sides."""
    return f"box={_shown(given)} is not the four sides of an area. {hint or f'Expected {_BOX}.'}"


def no_bounds(given: object) -> str:
    """That a shape was given where its bounds are wanted."""
    return no_box(type(given), "Give its bounds: box=area.total_bounds, or shape.bounds.")


def no_number(given: object, name: str, value: object) -> str:
    """That one of the four is no number."""
    hint = AS_TEXT if isinstance(value, str) else f"Expected {_BOX}."
    return f"box={_shown(given)}: its {name}, {_shown(value)}, is not a number. {hint}"


def off_globe(given: object, name: str, value: float, most: int) -> str:
    """That one of the four is on no globe."""
    return (
        f"box={_shown(given)}: its {name}, {value:g}, is not on the globe; expected {-most} to "
        f"{most}. The order is {_BOX}."
    )


def turned(given: object, low: str, high: str) -> str:
    """That two sides of a box are the wrong way round."""
    return (
        f"box={_shown(given)}: its {low} is not below its {high}, so no row can lie in it. "
        f"Expected {_BOX}."
    )


def far(given: object, other: Sequence[float] | None) -> str:
    """That a box holds nothing of the two countries; ``other`` is the one that was meant."""
    if other:
        fix = (
            "Latitude and longitude are exchanged; you may mean "
            f"box=({', '.join(f'{side:g}' for side in other)})."
        )
    else:
        fix = "They lie within box=(60.5, 23.5, 77.5, 38.5): west, south, east, north in degrees."
    return f"box={_shown(given)} holds nothing of Afghanistan or Pakistan. {fix}"


def none_left(told: Iterable[str]) -> str:
    """That no row is left, and where the others went."""
    return f"{' '.join(told)} So the table is empty: ask for other days or another box."


def no_arguments(name: str, takes: str, said: str, fix: str) -> str:
    """That a function does not take what it was given."""
    return f"ex.{name} was given something else: {said}. It is written ex.{name}{takes}.{fix}"


def narrowed(column: str, value: object) -> str:
    """That a table is narrowed by choosing rows of it."""
    return f" It gives its whole table; choose rows of it: rows[rows.{column} == {value!r}]."


def _shown(given: object) -> str:
    """A value as it would be typed, cut where it is long."""
    typed = f"<{given.__name__}>" if isinstance(given, type) else repr(given)
    shown = " ".join(typed.split())
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def changed_rows(ids: Sequence[str]) -> str:
    """That rows of a conflict-data file are not as they were read."""
    named = ", ".join(ids[:3]) + (" …" if len(ids) > 3 else "")
    rows = form(len(ids), "row was", "rows were")
    return (
        f"{len(ids)} {rows} changed since the file was read: {named}. What stands there is not "
        "what was coded, so it cannot be shown as coded. Read the file again, and keep numbers of "
        "your own in columns of other names."
    )
