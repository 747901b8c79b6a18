"""Durand Line Explainer: every number followed to the sentence it came from.

Tables for pandas and GeoPandas, and figures of any of their rows::

    import explainer as ex

    claims = ex.claims()
    un = claims[claims.speaker_body == "the United Nations"]
    civilians = un[un.group_status == "civilians"]
    civilians[["said_on", "killed_words", "killed_low", "killed_high", "says"]]
    ex.draw.map(civilians)

``ex.claims()``
    A GeoDataFrame (EPSG:4326), one row a claim: who says it, when, of whom, where.
    ``help(ex.claims)`` explains every column.
``ex.places()``, ``ex.line("10m")``, ``ex.documents()``, ``ex.topics()``
    What claims refer to, one row each.
``ex.draw``
    ``.map(rows)``, ``.timeline(rows)``, ``.casualties(rows)``, ``.coverage(rows)`` and
    ``.statements(rows)`` draw any rows of ``ex.claims()``; ``help(ex.draw)`` has an example of
    each.
``ex.read_ged(path)``, ``ex.read_candidate(path)``, ``ex.read_acled(path)``
    Your own conflict-data file: coded estimates, which are no claims and stay apart from them.
    ``ex.beside(rows)`` lays them beside the claims near in time and place.

Two claims may count the same people: never add rows up. A missing value is unknown, never zero.

The page itself: ``ex.Explainer()`` is it as widgets, ``ex.load_ledger()`` the records. All of these
are imported when they are asked for, so that ``import explainer`` stays light.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explainer.notebook import draw as draw
    from explainer.notebook.explainer import Explainer as Explainer
    from explainer.notebook.tables.beside import beside as beside
    from explainer.notebook.tables.catalogue import documents as documents
    from explainer.notebook.tables.catalogue import line as line
    from explainer.notebook.tables.catalogue import places as places
    from explainer.notebook.tables.catalogue import topics as topics
    from explainer.notebook.tables.claims import claims as claims
    from explainer.notebook.tables.estimates import read_acled as read_acled
    from explainer.notebook.tables.estimates import read_candidate as read_candidate
    from explainer.notebook.tables.estimates import read_ged as read_ged
    from explainer.records.loading import load_ledger as load_ledger

__version__ = "0.2.0"
__all__ = [
    "Explainer", "__version__", "beside", "claims", "documents", "draw", "line", "load_ledger",
    "places",
    "read_acled", "read_candidate", "read_ged", "topics",
]  # fmt: skip

_PLACES = {
    "Explainer": "explainer.notebook.explainer",
    "beside": "explainer.notebook.tables.beside",
    "claims": "explainer.notebook.tables.claims",
    "documents": "explainer.notebook.tables.catalogue",
    "line": "explainer.notebook.tables.catalogue",
    "load_ledger": "explainer.records.loading",
    "places": "explainer.notebook.tables.catalogue",
    "topics": "explainer.notebook.tables.catalogue",
    "read_acled": "explainer.notebook.tables.estimates",
    "read_candidate": "explainer.notebook.tables.estimates",
    "read_ged": "explainer.notebook.tables.estimates",
}


def __getattr__(name: str) -> Any:
    if name == "draw":
        return import_module("explainer.notebook.draw")
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(_has_not(name, [one for one in __all__ if not one.startswith("_")]))


def _has_not(name: str, names: list[str]) -> str:
    """What is said of a name that is not here: the nearest, and all that are."""
    near = get_close_matches(name, names, n=1)
    hint = f" Did you mean ex.{near[0]}?" if near else ""
    return f"explainer has no {name!r}.{hint} It has: {', '.join(names)}."


def __dir__() -> Iterable[str]:
    return sorted({*globals(), *_PLACES, "draw"})
