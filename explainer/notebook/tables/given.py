"""Rows that somebody gives: which claims they are; or an error that says what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from explainer.notebook.tables.shapes import CRS
from explainer.records.problems import did_you_mean
from explainer.words import tables as words

__all__ = ["ID", "check_geometry", "ids_of"]

ID = "claim_id"
"""The column by which claims are found."""


def ids_of(rows: Any, known: Iterable[str]) -> frozenset[str]:
    """The claims that rows are of, each once.

    Raises
    ------
    TypeError
        It is no table.
    ValueError
        It has no row, no column with ids, or ids that are not known.
    """
    if isinstance(rows, pd.Series):
        raise TypeError(words.CONDITION if pd.api.types.is_bool_dtype(rows) else words.ONE_ROW)
    if not isinstance(rows, pd.DataFrame):
        raise TypeError(words.no_table(rows))
    if ID not in rows.columns:
        columns = [str(name) for name in rows.columns]
        near = did_you_mean(ID, columns)
        raise ValueError(words.no_column(columns, near, is_index=ID in rows.index.names))
    if list(rows.columns).count(ID) > 1:
        raise ValueError(words.TWICE)
    if rows.empty:
        raise ValueError(words.NO_ROWS)
    given = dict.fromkeys(str(one) for one in rows[ID])
    every = frozenset(known)
    others = [one for one in given if one not in every]
    if others:
        raise ValueError(words.foreign(others, did_you_mean(others[0], every)))
    return frozenset(given)


def check_geometry(rows: Any) -> None:
    """Refuse a table that has no geometry in degrees.

    Raises
    ------
    ValueError
        It says what the geometry is in, and how to bring it back.
    """
    if not isinstance(rows, gpd.GeoDataFrame) or rows.active_geometry_name is None:
        raise ValueError(words.NO_GEOMETRY)
    if rows.crs is None:
        raise ValueError(words.NO_CRS)
    if rows.crs != CRS:
        raise ValueError(words.other_crs(rows.crs.to_string()))
