"""Durand Line Explainer: every number followed to the sentence it came from.

``from explainer import Explainer, load_ledger``: the page as widgets, and the records. Both are
imported when they are asked for, so that ``import explainer`` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explainer.notebook.explainer import Explainer as Explainer
    from explainer.records.loading import load_ledger as load_ledger

__version__ = "0.2.0"
__all__ = ["Explainer", "__version__", "load_ledger"]

_PLACES = {"Explainer": "explainer.notebook.explainer", "load_ledger": "explainer.records.loading"}


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'explainer' has no attribute {name!r}")
