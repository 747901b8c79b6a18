"""One row of a conflict-data file as a coded estimate, with where it comes from."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from explainer.records.values import Record

__all__ = ["DataSet", "Estimate", "Notice"]

DataSet = Literal["ucdp-ged", "ucdp-candidate", "acled"]
Notice = Literal[
    "outside-range", "no-range", "provisional", "several-events", "no-point", "other-sum",
]  # fmt: skip
"""What a reader of a row should know; no fault: real rows have all of these."""


class Estimate(Record):
    """What a coder wrote down of one event.

    Unknown is None, never 0: ``sources`` where the file has -1, a count whose cell is empty.

    Attributes
    ----------
    data_set, version, file, sha256, read_on, line, row_id, relid, code_status, timestamp
        Where it comes from: nothing is shown of a row without it. ``version`` is read from the
        name of the file, "" where that tells none; ``timestamp`` is ACLED's.
    violence : str
        UCDP's ``type_of_violence`` (1 state-based, 2 non-state, 3 against civilians), or ACLED's
        sub-event type.
    first, last : date
        The days within which it happened.
    date_prec, where_prec : int or None
        The codes of the file: of UCDP 1 to 5 and 1 to 7; of ACLED 1 to 3 and 1 to 3, on scales
        of its own (``time_precision``, ``geo_precision``).
    low, best, high : int or None
        Killed. ACLED has ``best`` alone. They need not be in order.
    sources : int or None
        How many reports the coder used; None where it is not recorded.
    office, original, headline, notes : str
        What the coder read: publishers, who spoke there, headlines; ACLED's notes.
    """

    data_set: DataSet
    version: str
    file: str
    sha256: str
    read_on: dt.date
    line: int
    row_id: str
    relid: str
    code_status: str
    timestamp: str
    violence: str
    conflict: str
    side_a: str
    side_b: str
    first: dt.date
    last: dt.date
    date_prec: int | None
    place: str
    district: str
    province: str
    country: str
    lon: float | None
    lat: float | None
    where_prec: int | None
    low: int | None
    best: int | None
    high: int | None
    deaths_a: int | None
    deaths_b: int | None
    deaths_civilians: int | None
    deaths_unknown: int | None
    sources: int | None
    office: str
    original: str
    headline: str
    notes: str
    notices: tuple[Notice, ...]
