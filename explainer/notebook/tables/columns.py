"""What columns are made of: values and their type, so that unknown is missing and never zero."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any, get_args

import pandas as pd

from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger

__all__ = ["categories", "days", "figures", "records", "truths", "whole", "words"]


def words(values: Iterable[str | None]) -> Any:
    """Text; ``pd.NA`` where there is none."""
    return pd.array(list(values), dtype="string")


def whole(values: Iterable[int | None]) -> Any:
    """Whole numbers; ``pd.NA`` where there is none."""
    return pd.array(list(values), dtype="Int64")


def figures(values: Iterable[float | None]) -> Any:
    """Numbers; ``pd.NA`` where there is none."""
    return pd.array(list(values), dtype="Float64")


def truths(values: Iterable[bool | None]) -> Any:
    """True, False, or ``pd.NA`` where there is nothing to say it of."""
    return pd.array(list(values), dtype="boolean")


def days(values: Iterable[dt.date | None]) -> Any:
    """Days as datetimes at midnight, without a time zone; ``NaT`` where a bound is open."""
    return pd.array([pd.Timestamp(day) for day in values], dtype="datetime64[us]")


def categories(values: Iterable[str | None], of: Any, *, ordered: bool = False) -> Any:
    """Words of a scale (a ``Literal``, or a sequence), in its order."""
    known = list(get_args(of) or of)
    return pd.Categorical(list(values), categories=known, ordered=ordered)


@cache
def records() -> Ledger:
    """The project's own records, of all rings; read once."""
    return load_ledger().whole
