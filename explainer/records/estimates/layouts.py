"""Which columns a conflict-data file has, and what each is to us: read by name, never by place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.records.estimates.row import DataSet
from explainer.records.problems import Fault, UnsoundError

__all__ = [
    "ACLED",
    "DATA_SETS",
    "GED",
    "HEADERLESS",
    "LAYOUTS",
    "OPTIONAL",
    "OTHER_TABLE",
    "Header",
    "check_name",
    "header_of",
    "named_data_set",
]

HEADERLESS = tuple(
    (
        "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
        "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
        "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
        "source_date source_headline source_original where_prec where_coordinates "
        "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country "
        "country_id region event_clarity date_prec date_start date_end deaths_a deaths_b "
        "deaths_civilians deaths_unknown best high low gwnoa gwnob"
    ).split()
)
"""The columns since GED 23.1: of a file that came without its row of names."""
GED: Mapping[str, str] = {
    "row_id": "id",
    "relid": "relid",
    "code_status": "code_status",
    "violence": "type_of_violence",
    "conflict": "conflict_name",
    "side_a": "side_a",
    "side_b": "side_b",
    "first": "date_start",
    "last": "date_end",
    "date_prec": "date_prec",
    "place": "where_coordinates",
    "district": "adm_2",
    "province": "adm_1",
    "country": "country",
    "lon": "longitude",
    "lat": "latitude",
    "where_prec": "where_prec",
    "low": "low",
    "best": "best",
    "high": "high",
    "deaths_a": "deaths_a",
    "deaths_b": "deaths_b",
    "deaths_civilians": "deaths_civilians",
    "deaths_unknown": "deaths_unknown",
    "sources": "number_of_sources",
    "office": "source_office",
    "original": "source_original",
    "headline": "source_headline",
    "clarity": "event_clarity",
    "country_id": "country_id",
}
ACLED: Mapping[str, str] = {
    "row_id": "event_id_cnty",
    "violence": "sub_event_type",
    "conflict": "disorder_type",
    "side_a": "actor1",
    "side_b": "actor2",
    "first": "event_date",
    "last": "event_date",
    "date_prec": "time_precision",
    "place": "location",
    "district": "admin2",
    "province": "admin1",
    "country": "country",
    "lon": "longitude",
    "lat": "latitude",
    "where_prec": "geo_precision",
    "best": "fatalities",
    "office": "source",
    "notes": "notes",
    "timestamp": "timestamp",
    "country_id": "iso",
}
OPTIONAL = {
    "relid", "code_status", "timestamp", "conflict", "district", "province", "country_id",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "sources", "office", "original",
    "headline", "notes", "clarity",
}  # fmt: skip
"""What a row can be read without."""
Layout = Literal["ged", "ged-19", "ged-headerless", "ged-hdx", "acled"]
LAYOUTS: Mapping[Layout, str] = {
    "ged": "UCDP GED (23.1 or later)",
    "ged-19": "UCDP GED (before 23.1)",
    "ged-headerless": "UCDP GED without its row of names",
    "ged-hdx": "UCDP GED as copied by HDX",
    "acled": "ACLED",
}
OTHER_TABLE = "a table of another kind"
DATA_SETS: Mapping[DataSet, str] = {
    "ucdp-ged": "UCDP GED",
    "ucdp-candidate": "UCDP Candidate Events",
    "acled": "ACLED",
}
_NAMED = re.compile(r"v?(\d+)_(\d+)(?:_(\d+))?(?:_(\d+))?(?!\d)")
_SHORT = re.compile(r"ged(\d\d)(\d)(?!\d)", re.IGNORECASE)


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
        When a column is missing or given twice, or the file is another data set's.
    """
    if len(cells) == len(HEADERLESS) and cells[0].strip().isdigit() and data_set != "acled":
        return Header("ged-headerless", _places(HEADERLESS, GED), HEADERLESS, is_row=True)
    names = tuple(cell.strip().lower() for cell in cells)
    if len(names) == 1:
        raise UnsoundError(Fault("estimate-one-column", column=names[0][:80]))
    for name in names:
        if name and names.count(name) > 1:
            raise UnsoundError(Fault("estimate-column-twice", column=name))
    found: DataSet = "acled" if "event_id_cnty" in names else "ucdp-ged"
    if (found == "acled") != (data_set == "acled") and {"event_id_cnty", "date_start"} & set(names):
        raise _other(found, data_set)
    layout = _layout(names, data_set)
    places = _places(names, ACLED if data_set == "acled" else GED)
    wanted = ACLED if data_set == "acled" else GED
    missing = [wanted[field] for field in wanted if field not in {*places, *OPTIONAL}]
    if missing:
        raise UnsoundError(
            Fault(
                "estimate-columns",
                layout=LAYOUTS[layout] if len(places) > len(missing) else OTHER_TABLE,
                missing=", ".join(missing),
                found=", ".join(names)[:200],
            )
        )
    return Header(layout, places, names)


def named_data_set(file: str) -> tuple[DataSet | None, str]:
    """Which of UCDP's data sets the name of a file tells, and its version; None and "" if none.

    A candidate file has the number 0 or a span of months after the year: ``v26_0_8``,
    ``v26_01_26_06``; a yearly one does not: ``v26_1``, ``ged261``.
    """
    if short := _SHORT.search(file):
        return "ucdp-ged", ".".join(short.groups())
    if not (named := _NAMED.search(file)):
        return None, ""
    parts = [part for part in named.groups() if part is not None]
    return ("ucdp-candidate" if len(parts) > 2 else "ucdp-ged"), ".".join(parts)


def _other(found: DataSet, expected: DataSet) -> UnsoundError:
    return UnsoundError(
        Fault("estimate-other-data-set", found=DATA_SETS[found], expected=DATA_SETS[expected])
    )


def check_name(file: str, data_set: DataSet) -> str:
    """The version that a file's name tells.

    Raises
    ------
    UnsoundError
        When the name is that of another data set.
    """
    found, version = named_data_set(file)
    if data_set == "acled":
        return ""
    if found not in {None, data_set}:
        raise _other(found or data_set, data_set)
    return version


def _places(names: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    return {field: names.index(name) for field, name in wanted.items() if name in names}


def _layout(names: Sequence[str], data_set: DataSet) -> Layout:
    if data_set == "acled":
        return "acled"
    if "iso3" in names:
        return "ged-hdx"
    return "ged" if "relid" in names else "ged-19"
