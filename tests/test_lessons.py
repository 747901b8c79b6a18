"""The small tables of the chapters: every value from a record or a measurement."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from builders import real_ledger

from explainer import geodesy, geography, lessons


def test_the_lengths_that_the_reports_print() -> None:
    """Read by hand: Reports 2 and 5 in kilometres and miles, Report 4 in kilometres."""
    table = lessons.reported_lengths(real_ledger())
    assert list(table.columns) == ["document", "words", "unit", "claim_id"]
    found = {(r.document, r.words, r.unit) for r in table.itertuples()}
    assert found == {
        ("Report 2", "2,600", "kilometres"),
        ("Report 2", "1,600", "miles"),
        ("Report 4", "2,600", "kilometres"),
        ("Report 5", "2,600", "kilometres"),
        ("Report 5", "1,600", "miles"),
    }
    assert set(table["claim_id"]) <= {c.id for c in real_ledger().claims(ring="five")}


def test_a_line_with_more_bends_is_longer() -> None:
    table = lessons.line_lengths()
    assert list(table["scale"]) == ["1:110 million", "1:50 million", "1:10 million"]
    assert table["corners"].is_monotonic_increasing
    assert table["length_km"].is_monotonic_increasing
    finest = geography.load_line("10m").rings[0]
    assert table["length_km"].iloc[-1] == pytest.approx(geodesy.line_length_km(finest), abs=0.5)
    assert 1_800 < table["length_km"].iloc[0] < table["length_km"].iloc[-1] < 2_600


def test_distances_are_ranges_and_nearest_comes_first() -> None:
    table = lessons.place_distances()
    assert list(table.columns) == ["place", "precision", "from_km", "to_km"]
    assert len(table) == 5
    assert (table["from_km"] <= table["to_km"]).all()
    assert table["from_km"].is_monotonic_increasing
    provinces = table[table["precision"].str.contains("province")]
    towns = table.drop(provinces.index)
    width = (table["to_km"] - table["from_km"]).to_dict()
    assert min(width[i] for i in provinces.index) > max(width[i] for i in towns.index)


def test_a_length_in_the_chapters_words_is_printed_or_measured(project: Path) -> None:
    """A number in prose must not go stale beside the table that it is taken from."""
    notebook = json.loads((project / "notebooks" / "01_the_line.ipynb").read_text("utf-8"))
    prose = " ".join(
        "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"
    )
    known = {words.replace(",", "") for words in lessons.reported_lengths(real_ledger())["words"]}
    known |= {str(length) for length in lessons.line_lengths()["length_km"]}
    distances = lessons.place_distances()
    known |= {f"{km:.0f}" for column in ("from_km", "to_km") for km in distances[column]}
    named = {number.replace(",", "") for number in re.findall(r"(\d[\d,]*) (?:km|kilo)", prose)}
    assert "2600" in named
    assert named <= known
