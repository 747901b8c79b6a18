"""Durand Line Explainer: every number can be followed to the sentence it came from.

Importing the package loads nothing heavy: no plotly, ipywidgets or geopandas. Start with
`explainer.ledger.load_ledger` for the records or `explainer.widgets.Explainer` for the page.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
