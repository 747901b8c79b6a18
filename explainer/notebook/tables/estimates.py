"""A reader's own conflict-data file as a table for GeoPandas, beside the claims."""

from __future__ import annotations

import datetime as dt
import hashlib
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explainer.notebook.tables.arguments import box_of, day_of, days_of, path_of, taught
from explainer.records.estimates.reading import AreaBox, one_each, read_estimates
from explainer.records.estimates.row import DataSet, Estimate
from explainer.words.arguments import NO_PATHS, changed_rows, none_left
from explainer.words.estimates import CITATION, foreign_table, no_estimates, read_in_words

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = ["read_acled", "read_candidate", "read_ged", "rows_of"]

_CATEGORIES = ("data_set", "version", "file", "code_status", "violence", "country")
_WHOLE = (
    "date_prec", "where_prec", "low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "sources",
)  # fmt: skip
_DAYS = ("read_on", "first", "last")
NO_POINT = 5
"""From this ``where_prec`` of UCDP on a row stands for an area without a point."""
AS_READ = "as_read"
"""The column that tells what a row was when it was read."""
DayGiven = str | dt.date


@taught
def read_ged(
    path: str | Path,
    *,
    first: DayGiven | None = None,
    last: DayGiven | None = None,
    box: AreaBox | None = None,
) -> gpd.GeoDataFrame:
    """The rows of a UCDP GED file (yearly, vetted) as coded estimates.

    Parameters
    ----------
    path : str or Path
        CSV, CSV in a zip as UCDP gives it, or xlsx. It is read row by row, so that a whole GED
        needs no memory; columns are found by name.
    first, last : str or date, optional
        Only rows that may have happened on these days or between them: ``"2025-10-01"``.
    box : tuple of float, optional
        West, south, east, north in degrees, in place of the two countries.

    Returns
    -------
    GeoDataFrame
        One row for each event in Afghanistan or Pakistan (EPSG:4326), with the columns of
        `explainer.records.estimates.row.Estimate`. ``low``, ``best``, ``high`` count killed people
        and need not be in order; unknown is missing, never 0. A row known to a line or a country
        only has no point; that of a district or a province (``where_prec`` 3 or 4) stands for all
        of it, and several rows at one such point are no battlefield. ``as_read`` tells rows that
        were changed since, which stand beside no claim. ``attrs`` has ``"layout"``,
        ``"told"`` (what was read and left out) and ``"cite"``.

    Raises
    ------
    EstimatesError
        When it cannot be read: file, line, column, value and what was expected are named.
    TypeError, ValueError
        When path, days or box cannot be used: what was given, what was expected, and the fix.

    Warns
    -----
    UserWarning
        When no row is left: it says how many are of other days and places.

    Examples
    --------
    >>> import explainer as ex
    >>> rows = ex.read_ged("tests/estimates/GEDEvent_v23_1_border.csv", first="2022-01-01")
    >>> rows[["first", "place", "low", "best", "high"]].iloc[0].place
    'Rukha district'
    """
    return _frame([path], "ucdp-ged", first, last, box)


@taught
def read_candidate(
    *paths: str | Path,
    first: DayGiven | None = None,
    last: DayGiven | None = None,
    box: AreaBox | None = None,
) -> gpd.GeoDataFrame:
    """The rows of UCDP Candidate Events files (monthly, provisional) as coded estimates.

    Parameters
    ----------
    *paths : str or Path
        The files, oldest first: where an id recurs, the later file wins.
    first, last, box
        As for `read_ged`.

    Returns
    -------
    GeoDataFrame
        As `read_ged`; rows whose ``code_status`` is not ``Clear`` have the notice ``provisional``.

    Examples
    --------
    >>> import explainer as ex
    >>> ex.read_candidate("GEDEvent_v25_0_10.csv", first="2025-10-09")  # doctest: +SKIP
    """
    return _frame(paths, "ucdp-candidate", first, last, box)


@taught
def read_acled(
    path: str | Path,
    *,
    first: DayGiven | None = None,
    last: DayGiven | None = None,
    box: AreaBox | None = None,
) -> gpd.GeoDataFrame:
    """The rows of an ACLED export of your own as coded estimates.

    ACLED's terms do not allow its rows to be passed on: they are in no export of the explainer, and
    in what `beside` shows only if you ask for them. A table that a cell shows is kept in the file
    of the notebook: clear that output before you pass it on.

    Parameters
    ----------
    path : str or Path
        CSV (commas, semicolons or tabs) or xlsx, as its export tool or a program gives it.
    first, last, box
        As for `read_ged`.

    Returns
    -------
    GeoDataFrame
        As `read_ged`. ``best`` is ACLED's one number (``fatalities``); there is no range.
        ``date_prec`` and ``where_prec`` are its ``time_precision`` and ``geo_precision`` (1 to 3).

    Examples
    --------
    >>> import explainer as ex
    >>> rows = ex.read_acled("tests/estimates/acled_synthetic.csv")
    >>> rows.low.isna().all()
    np.True_
    """
    return _frame([path], "acled", first, last, box)


def _frame(
    paths: Iterable[str | Path],
    data_set: DataSet,
    first: DayGiven | None,
    last: DayGiven | None,
    box: AreaBox | None,
) -> gpd.GeoDataFrame:
    import geopandas as gpd
    import pandas as pd

    files = [path_of(path) for path in paths]
    if not files:
        raise TypeError(NO_PATHS)
    from_, to = days_of(first, last)
    between: dict[str, Any] = {"first": from_, "last": to, "box": box_of(box)}
    readings = [(file.name, read_estimates(file, data_set, **between)) for file in files]
    rows = one_each([reading.rows for _, reading in readings])
    table = pd.DataFrame([row.model_dump() for row in rows], columns=list(Estimate.model_fields))
    table[AS_READ] = pd.Series([_digest(row) for row in rows], dtype="string")
    for name in _CATEGORIES:
        table[name] = table[name].astype("category")
    for name in _WHOLE:
        table[name] = table[name].astype("Int64")
    for name in _DAYS:
        table[name] = pd.to_datetime(table[name])
    points = gpd.points_from_xy(table["lon"].astype(float), table["lat"].astype(float))
    frame = gpd.GeoDataFrame(table, geometry=points, crs="EPSG:4326")
    areas = frame["lon"].isna() | frame["lat"].isna()
    if data_set != "acled":
        areas |= (frame["where_prec"] >= NO_POINT).fillna(value=False).astype(bool)
    frame.loc[areas, "geometry"] = None
    frame.attrs = {
        "layout": [reading.layout for _, reading in readings],
        "told": [words for name, reading in readings for words in read_in_words(reading, name)],
        "cite": CITATION[data_set],
    }
    if not rows:
        warnings.warn(none_left(frame.attrs["told"]), stacklevel=4)
    return frame


def rows_of(frame: Any) -> list[Estimate]:
    """The estimates of a table that one of the readers gave, or of a part of it.

    Raises
    ------
    TypeError, ValueError
        When it is no table, or another one; the columns that it lacks are named, and so are rows
        that were changed since they were read: what stands there is not what was coded.
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise TypeError(no_estimates(frame))
    missing = [name for name in (*Estimate.model_fields, AS_READ) if name not in frame]
    if missing:
        raise ValueError(foreign_table(missing))
    plain = pd.DataFrame(frame)[list(Estimate.model_fields)].astype(object)
    plain = plain.where(plain.notna(), None)
    for name in _DAYS:
        plain[name] = [day_of(name, day) for day in plain[name]]
    rows = [Estimate.model_validate(row) for row in plain.to_dict("records")]
    changed = [
        row.row_id
        for row, digest in zip(rows, frame[AS_READ], strict=True)
        if _digest(row) != digest
    ]
    if changed:
        raise ValueError(changed_rows(changed))
    return rows


def _digest(row: Estimate) -> str:
    """By which a row that was changed is told from one that is as it was read."""
    return hashlib.sha256(row.model_dump_json().encode()).hexdigest()[:16]
