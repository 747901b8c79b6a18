"""What somebody gives a function of ``ex``: taken in its usual forms, or refused with its fix."""

from __future__ import annotations

import datetime as dt
import inspect
import math
import os
import re
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd

from explainer.records.estimates.cells import EstimateCell
from explainer.records.estimates.reading import AREA, AreaBox
from explainer.records.problems import UnsoundError, did_you_mean
from explainer.words import arguments as words

__all__ = ["box_of", "day_of", "days_of", "path_of", "taught"]

_SIDES = ("west", "south", "east", "north")
P = ParamSpec("P")
R = TypeVar("R")


def taught(function: Callable[P, R]) -> Callable[P, R]:
    """A function that says what it takes where it is given something else."""
    signature = inspect.signature(function)

    @wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            signature.bind(*args, **kwargs)
        except TypeError as error:
            name = function.__qualname__
            name = f"draw.{name}" if function.__module__.endswith(".draw") else name
            fix = _fix(function, signature, kwargs)
            raise TypeError(words.no_arguments(name, _plain(signature), str(error), fix)) from None
        return function(*args, **kwargs)

    return asked


def _plain(signature: inspect.Signature) -> str:
    """What a function takes, as it is written, without types."""
    given = [one.replace(annotation=one.empty) for one in signature.parameters.values()]
    return str(signature.replace(parameters=given, return_annotation=signature.empty))


def _fix(function: Callable[..., Any], signature: inspect.Signature, given: dict[str, Any]) -> str:
    """How what was meant is written, as far as it can be known."""
    others = [name for name in given if name not in signature.parameters]
    explained = set(re.findall(r"\w+", function.__doc__ or ""))
    if others and others[0] in explained:
        return words.narrowed(others[0], given[others[0]])
    near = did_you_mean(others[0], signature.parameters) if others else ""
    return near or ("" if signature.parameters else words.WHOLE_TABLE)


def path_of(given: Any) -> Path:
    """The path of a file.

    Raises
    ------
    TypeError, ValueError
        It is something else, such as a list, a table, an address, or nothing.
    """
    if isinstance(given, pd.DataFrame):
        raise TypeError(words.no_path(type(given), words.NO_TABLE_READ))
    if isinstance(given, (list, tuple, set)):
        raise TypeError(words.no_path(given, words.NO_SEVERAL))
    if not isinstance(given, (str, os.PathLike)):
        raise TypeError(words.no_path(given))
    text = os.fspath(given)
    if not isinstance(text, str) or not text.strip() or not Path(text).name:
        raise ValueError(words.no_path(given))
    if "://" in text:
        raise ValueError(words.no_path(given, words.NO_URL))
    try:
        return Path(text).expanduser()
    except RuntimeError:  # “~nobody”
        raise ValueError(words.no_path(given)) from None


def days_of(first: Any, last: Any) -> tuple[dt.date | None, dt.date | None]:
    """Two days, either of which may be left open.

    Raises
    ------
    TypeError, ValueError
        One is no day, or they are the wrong way round.
    """
    from_, to = day_of("first", first), day_of("last", last)
    if from_ and to and from_ > to:
        raise ValueError(words.backwards(from_, to))
    return from_, to


def day_of(name: str, given: Any) -> dt.date | None:
    """A day, given as text, a date, or a moment of it.

    Raises
    ------
    TypeError, ValueError
        It is none, or may be read as two.
    """
    if given is None:
        return None
    if isinstance(given, np.datetime64):
        given = pd.Timestamp(given)
    if given is pd.NaT or (isinstance(given, float) and math.isnan(given)):
        raise ValueError(words.no_day(name, given))
    if isinstance(given, dt.datetime):  # a Timestamp is one
        return given.date()
    if isinstance(given, dt.date):
        return given
    if not isinstance(given, str):
        raise TypeError(words.no_day(name, given))
    try:
        return EstimateCell(given, 0, name).day()
    except UnsoundError as error:
        two = error.fault.code == "estimate-two-days"
        raise ValueError(words.no_day(name, given, words.TWO_DAYS if two else "")) from None


def box_of(given: Any) -> AreaBox | None:
    """Four sides, in their order, that hold something of the two countries.

    Raises
    ------
    TypeError, ValueError
        They are not four numbers, not in this order, not on the globe, or hold nothing of them.
    """
    if given is None:
        return None
    if hasattr(given, "bounds"):
        raise TypeError(words.no_bounds(given))
    if isinstance(given, (str, bytes, dict, set)) or not isinstance(given, Iterable):
        raise TypeError(words.no_box(given, words.AS_TEXT if isinstance(given, str) else ""))
    sides = list(given)
    if len(sides) != len(_SIDES):
        raise ValueError(words.no_box(given))
    for name, side in zip(_SIDES, sides, strict=True):
        _check_side(given, name, side)
    box: AreaBox = (float(sides[0]), float(sides[1]), float(sides[2]), float(sides[3]))
    for low, high in (("west", "east"), ("south", "north")):
        least, most = box[_SIDES.index(low)], box[_SIDES.index(high)]
        if least > most:
            raise ValueError(words.turned(given, low, high))
        if least == most:
            raise ValueError(words.no_box(given, words.NO_AREA))
    if not _meets(box):
        south, west, north, east = box
        other = (west, south, east, north)
        raise ValueError(words.far(given, other if _meets(other) else None))
    return box


def _check_side(given: Any, name: str, side: Any) -> None:
    if isinstance(side, (bool, np.bool_)) or not isinstance(side, (int, float, np.number)):
        raise TypeError(words.no_number(given, name, side))
    if not math.isfinite(side):
        raise ValueError(words.no_number(given, name, side))
    most = 180 if name in {"west", "east"} else 90
    if abs(float(side)) > most:
        raise ValueError(words.off_globe(given, name, float(side), most))


def _meets(box: AreaBox) -> bool:
    west, south, east, north = AREA
    return box[0] < east and box[2] > west and box[1] < north and box[3] > south
