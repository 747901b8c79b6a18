"""Which columns a conflict-data file has, and what each is to us; and what its name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from explainer.records.estimates.row import DataSet
from explainer.records.problems import Fault, UnsoundError

__all__ = [
    "ACLED",
    "ACLED_NAMES",
    "DATA_SETS",
    "GED",
    "HEADERLESS",
    "LAYOUTS",
    "OPTIONAL",
    "Layout",
    "check_name",
    "named_data_set",
    "other_data_set",
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
ACLED_NAMES = tuple(
    (
        "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type "
        "actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting "
        "iso region country admin1 admin2 admin3 location latitude longitude geo_precision source "
        "source_scale notes fatalities tags timestamp"
    ).split()
)
"""All columns of ACLED."""
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
DATA_SETS: Mapping[DataSet, str] = {
    "ucdp-ged": "UCDP GED",
    "ucdp-candidate": "UCDP Candidate Events",
    "acled": "ACLED",
}
_READERS: Mapping[DataSet, str] = {
    "ucdp-ged": "ex.read_ged",
    "ucdp-candidate": "ex.read_candidate",
    "acled": "ex.read_acled",
}
_NAMED = re.compile(r"v?(\d+)_(\d+)(?:_(\d+))?(?:_(\d+))?(?!\d)")
_SHORT = re.compile(r"ged(\d\d)(\d)(?!\d)", re.IGNORECASE)


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


def other_data_set(found: DataSet, expected: DataSet, by: str) -> UnsoundError:
    """Why a file of one data set is not read as another; ``by`` is what told it."""
    fault = Fault(
        "estimate-other-data-set",
        found=DATA_SETS[found],
        expected=DATA_SETS[expected],
        by=by,
        reader=_READERS[found],
    )
    return UnsoundError(fault)


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
        raise other_data_set(found or data_set, data_set, "its name")
    return version
