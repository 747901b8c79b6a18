"""The row of names at the top of a conflict-data file: a column is found by name, not by place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.records.estimates.layouts import (
    ACLED,
    ACLED_NAMES,
    DATA_SETS,
    GED,
    HEADERLESS,
    LAYOUTS,
    OPTIONAL,
    Layout,
    other_data_set,
)
from explainer.records.estimates.row import DataSet
from explainer.records.problems import Fault, UnsoundError

__all__ = ["MOST_ABOVE", "Header", "has_names", "header_of"]

MOST_ABOVE = 20
"""Rows below the first in which the row of names is looked for."""
_SHOWN = 200
_FEW = 4
"""So many names of a data set make a row its row of names."""
_VALUE = re.compile(r"-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d.*")
_NO_SIGN = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True)
class Header:
    """Where each of our fields stands in a row.

    Attributes
    ----------
    layout : str
        One of `LAYOUTS`.
    places : mapping of str to int
        The place of a field among the cells.
    names : tuple of str
        The columns of the file.
    is_row : bool
        Whether the row of names is one of data, because the file has none.
    """

    layout: Layout
    places: Mapping[str, int]
    names: tuple[str, ...]
    is_row: bool = False

    def column(self, field: str) -> str:
        """What the file calls a field."""
        return self.names[self.places[field]]


def header_of(cells: Sequence[str], data_set: DataSet) -> Header:
    """What the first row of a file says of its columns.

    Raises
    ------
    UnsoundError
        When it is no row of names, a column is missing or given twice, or the file is another
        data set's.
    """
    if len(cells) == len(HEADERLESS) and cells[0].strip().isdigit() and data_set != "acled":
        return Header("ged-headerless", _places(HEADERLESS, GED), HEADERLESS, is_row=True)
    _check_row_of_names(cells)
    names = tuple(cell.strip().lower() for cell in cells)
    keys = [_key(name) for name in names]
    ged, acled = _own(keys, GED, ACLED), _own(keys, ACLED, GED)
    if (theirs := ged if data_set == "acled" else acled) > min(ged, acled) and theirs >= _FEW:
        raise other_data_set("ucdp-ged" if ged > acled else "acled", data_set, "its columns")
    wanted = ACLED if data_set == "acled" else GED
    twice = [name for name in dict.fromkeys(wanted.values()) if keys.count(name) > 1]
    if twice:
        raise UnsoundError(Fault("estimate-column-twice", column=", ".join(twice)))
    places = _places(keys, wanted)
    layout = _layout(keys, data_set)
    missing = [field for field in wanted if field not in {*places, *OPTIONAL}]
    if missing:
        lacking = ", ".join(dict.fromkeys(wanted[field] for field in missing))
        raise UnsoundError(
            _lacks(lacking, names, layout)
            if len(places) > len(missing)
            else _is_other(lacking, names, data_set)
        )
    return Header(layout, places, names)


def has_names(cells: Sequence[str]) -> bool:
    """Whether a row is one of names, though not the first of its file."""
    keys = {_key(cell.strip().lower()) for cell in cells}
    return max(len(keys & set(GED.values())), len(keys & set(ACLED.values()))) >= _FEW


def _check_row_of_names(cells: Sequence[str]) -> None:
    first = cells[0].strip()
    if first.startswith(("<", "{", "[")):
        raise UnsoundError(Fault("estimate-no-table", found=first[:40]))
    if len(cells) == 1:
        raise UnsoundError(Fault("estimate-one-column", column=first[:80]))
    keys = {_key(cell.strip().lower()) for cell in cells}
    if keys & {*HEADERLESS, *ACLED_NAMES}:
        return
    if any(_VALUE.fullmatch(cell.strip()) for cell in cells):
        shown = ", ".join(cell.strip() for cell in cells)[:80]
        raise UnsoundError(Fault("estimate-no-names", found=shown))


def _lacks(missing: str, names: Sequence[str], layout: Layout) -> Fault:
    known = ACLED_NAMES if layout == "acled" else HEADERLESS
    other = ", ".join(name for name in names if name and _key(name) not in known)[:_SHOWN]
    words = LAYOUTS[layout]
    return Fault("estimate-columns", layout=words, missing=missing, found=other or "none")


def _is_other(missing: str, names: Sequence[str], data_set: DataSet) -> Fault:
    found = ", ".join(filter(None, names))[:_SHOWN]
    expected = DATA_SETS[data_set]
    return Fault("estimate-other-table", expected=expected, missing=missing, found=found)


def _key(name: str) -> str:
    """A name whatever signs part its words: "date start" is `date_start`."""
    return _NO_SIGN.sub("_", name).strip("_")


def _own(keys: Sequence[str], of: Mapping[str, str], other: Mapping[str, str]) -> int:
    """How many columns there are of one data set that the other has not."""
    return len(set(keys) & (set(of.values()) - set(other.values())))


def _places(keys: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    return {field: keys.index(name) for field, name in wanted.items() if name in keys}


def _layout(keys: Sequence[str], data_set: DataSet) -> Layout:
    if data_set == "acled":
        return "acled"
    if "iso3" in keys:
        return "ged-hdx"
    return "ged" if "relid" in keys else "ged-19"
