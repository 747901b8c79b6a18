"""What folds out below the map: lengths as printed and as drawn, distances as ranges."""

from __future__ import annotations

import datetime as dt

from builders import plain_words, real_ledger

from explainer.analysis import known as knowing
from explainer.geo import layers, measures
from explainer.page import panels


def shown(day: str = "2025-10-29") -> str:
    known = knowing.known_on(real_ledger(), dt.date.fromisoformat(day))
    return plain_words(panels.line_measured(real_ledger(), known))


def test_lengths_are_printed_as_claims_and_drawn_as_measured() -> None:
    words = shown()
    assert words.count("2,600") == 3  # Reports 2, 4 and 5
    assert words.count("1,600 mile") == 2  # Reports 2 and 5
    for scale in ("110m", "50m", "10m"):
        measured = measures.line_length_km(layers.load_line(scale).rings[0])
        assert f"{measured:,.0f} km" in words


def test_a_length_is_not_printed_before_it_was_said() -> None:
    assert "2,600" not in shown("2025-10-27")
    assert "2,246 km" in shown("2025-10-27")


def test_a_province_is_a_range_and_a_town_too() -> None:
    words = shown()
    assert "Paktika only the province is named 0 to 113 km" in words
    assert "Kabul a town or city 71 to 102 km" in words
