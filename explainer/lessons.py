"""Small tables for the chapter notebooks: each row comes from a record or a measurement."""

from __future__ import annotations

import pandas as pd

from explainer import geodesy, geography, text
from explainer.ledger import Ledger

__all__ = ["line_lengths", "place_distances", "reported_lengths"]


def reported_lengths(ledger: Ledger) -> pd.DataFrame:
    """The length of the border as the five documents print it, one row a claim.

    Returns
    -------
    pandas.DataFrame
        ``document``, ``words`` (as printed, in kilometres or miles), ``unit``, ``claim_id``.
    """
    rows = [
        (ledger.document_of(claim.id).label, amount.words, amount.unit, claim.id)
        for claim in ledger.claims(ring="five")
        if "line-length" in claim.topics
        for amount in claim.amounts
    ]
    return pd.DataFrame(rows, columns=["document", "words", "unit", "claim_id"])


def line_lengths() -> pd.DataFrame:
    """The drawn Durand Line, measured on the ellipsoid at three map scales.

    Returns
    -------
    pandas.DataFrame
        ``scale`` (Natural Earth), ``corners`` (points in the drawing), ``length_km``.
    """
    rows = []
    for scale in ("110m", "50m", "10m"):
        drawn = geography.load_line(scale).rings[0]
        rows.append((f"1:{scale[:-1]} million", len(drawn), round(geodesy.line_length_km(drawn))))
    return pd.DataFrame(rows, columns=["scale", "corners", "length_km"])


def place_distances() -> pd.DataFrame:
    """How far places that claims name are from the drawn line, as a range in kilometres.

    Returns
    -------
    pandas.DataFrame
        ``place``, ``precision``, ``from_km``, ``to_km``, nearest first.
    """
    named = ("spin-boldak", "khost", "kabul", "khost-province", "paktika-province")
    places = geography.load_places()
    rows = [
        (places[key].name, text.PLACE_PRECISION[places[key].precision], found.low, found.high)
        for key in named
        if (found := places[key].distance_to_line_km) is not None
    ]
    frame = pd.DataFrame(rows, columns=["place", "precision", "from_km", "to_km"])
    return frame.sort_values("from_km", ignore_index=True)
