"""What can be read and set in a part from Python: each as parts of the page's address.

An address is checked in one place (`page.permalink`), whoever writes it: a link, a browser, or
somebody in a notebook.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.page.state import State
from explainer.words.notebook import no_day, no_filters

__all__ = ["SETTINGS", "Setting"]

Parts = dict[str, str]
FILTERS = ("ring", "documents", "speaker", "side", "kind", "topic", "from", "to")


@dataclass(frozen=True)
class Setting:
    """One thing that can be chosen.

    Attributes
    ----------
    read : callable
        The value in a state, given its parts of an address too.
    write : callable
        The parts of an address with another value.
    keeps_day : bool
        Whether the day stays as it is, as far as the documents reach.

    Raises
    ------
    ValueError
        From `write`, with what was expected.
    """

    read: Callable[[State, Parts], Any]
    write: Callable[[Parts, Any], Parts]
    keeps_day: bool = False


def _with_day(parts: Parts, value: Any) -> Parts:
    if not isinstance(value, dt.date):
        raise ValueError(no_day(value))
    return parts | {"on": value.strftime("%Y-%m-%d")}


def _with_filters(parts: Parts, value: Any) -> Parts:
    if not isinstance(value, Mapping) or not set(value) <= set(FILTERS):
        raise ValueError(no_filters(value, FILTERS))
    others = {name: part for name, part in parts.items() if name not in {"on", *FILTERS}}
    return others | {name: str(part) for name, part in value.items()}


def _with_order(parts: Parts, value: Any) -> Parts:
    others = {name: part for name, part in parts.items() if name != "order"}
    return others | {"order": str(value)}


def _with_claim(parts: Parts, value: Any) -> Parts:
    return parts | {"claim": "none" if value is None else str(value)}


SETTINGS = {
    "controls": Setting(lambda state, _: state.known_on, _with_day),
    "filters": Setting(
        lambda _, parts: {name: parts[name] for name in FILTERS if name in parts},
        _with_filters,
        keeps_day=True,
    ),
    "coverage": Setting(lambda state, _: state.order, _with_order),
    "evidence": Setting(lambda state, _: state.chosen, _with_claim),
}
"""By the part of the page in which a reader chooses it: its ``value``."""
