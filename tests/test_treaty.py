"""The words of 1893 beside our drawing of the line: no more exact than they are."""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from builders import plain_words, real_ledger

from explainer.classroom import treaty
from explainer.geo import layers
from explainer.page.tables import LinkCell
from explainer.theme.typeface import width_px
from explainer.words import treaty as words

BEFORE = real_ledger().whole.claims(ring="background")
COMPARED = treaty.compared(BEFORE)


def cells(row: tuple[object, ...]) -> list[str]:
    return [cell.words if isinstance(cell, LinkCell) else str(cell) for cell in row]


IDS = [
    "b-durand-article-1", *(named.claim for named in treaty.NAMED), "b-lee-joint-survey",
    *(section.claim for section in treaty.SECTIONS),
]  # fmt: skip
"""The claims that the rows rest on, in their order."""


def test_every_row_has_its_evidence() -> None:
    claims = {claim.id: claim for claim in real_ledger().whole.claims(ring="background")}
    for row, claim_id in zip(COMPARED.rows, IDS, strict=True):
        assert len(row) == len(COMPARED.columns)
        *_, quote, page = row
        claim = claims[claim_id]
        assert isinstance(page, LinkCell)
        assert page.address == claim.document.url
        assert quote in {words.NO_QUOTATION, f"“{claim.quote}”"}


def test_only_a_row_that_a_quotation_names_has_it() -> None:
    quoted = {
        row[1] for row in map(cells, COMPARED.rows) if row[0] == "Article 3" and "“" in row[4]
    }
    assert quoted == {"The rest of the Waziri country: the amir gives it up."}


def test_the_places_that_the_words_name_are_there_with_how_exact_they_are() -> None:
    told = {row[1]: row for row in map(cells, COMPARED.rows)}
    for name in ("Asmar", "Birmal", "Chageh", "Chaman"):
        (row,) = [row for words_, row in told.items() if name in words_]
        assert re.search(r"up to \d+ km off", row[2]), name
    (chaman,) = [row for words_, row in told.items() if "Chaman" in words_]
    assert "not found" in chaman[1], "Article 5 was not found word for word"


def test_where_a_point_may_be_across_the_line_no_side_is_told() -> None:
    assert words.against_our_line("afghan", 16.0, 30) == (
        "too near to our line to tell a side: about 16 km from it"
    )
    assert (
        words.against_our_line("afghan", 12.0, 10) == "on the Afghan side, 2 to 22 km from our line"
    )
    assert words.against_our_line("pakistani", 4.2, 4).startswith(
        "on the Pakistani side, 0 to 8 km"
    )


def test_where_a_side_can_be_told_it_is_as_the_words_have_it() -> None:
    """Not a proof of the line: our drawing was made by those who draw it so."""
    for row in map(cells, COMPARED.rows):
        if "side," in row[3] and "amir" in row[1]:
            stays = "stays" in row[1]
            assert ("Afghan side" in row[3]) is stays, row


def test_each_stretch_is_a_part_of_our_line_and_no_more_exact_than_its_ends() -> None:
    line = layers.load_line("10m").rings[0]
    told = dict(zip(IDS, map(cells, COMPARED.rows), strict=True))
    parts = {section.claim: treaty.stretch(section) for section in treaty.SECTIONS}
    for section in treaty.SECTIONS:
        part = parts[section.claim]
        assert set(part) <= set(line)
        assert 5 < len(part) < len(line) / 5
        low, high = map(int, re.findall(r"(\d+) to (\d+) km of it", told[section.claim][3])[0])
        assert high - low == 4 * section.km, "each of its two ends may be so far off, either way"
        assert str(section.km) in told[section.claim][2]
        assert ("pillar" in told[section.claim][3]) is not section.marked
    joined = [parts[section.claim] for section in treaty.SECTIONS]
    for north, south in pairwise(joined):
        assert north[0] == south[-1], "from north to south, one begins where the other ends"


def test_each_stretch_is_marked_or_not_as_its_record_says() -> None:
    claims = {claim.id: claim for claim in BEFORE}
    for section in treaty.SECTIONS:
        says = claims[section.claim].says
        assert ("not been marked" in says) is not section.marked
        assert section.marked in says
        year = claims[section.claim].happened.from_
        assert not section.marked or (year and str(year.year) == section.marked)


def test_the_map_has_a_number_and_a_ring_for_each_place_and_a_band_for_each_stretch() -> None:
    figure = treaty.drawn(BEFORE)
    traces = list(figure.data)
    (points,) = [trace for trace in traces if trace.name == "articles"]
    (names,) = [trace for trace in traces if trace.name == "names"]
    *named_words, whole = [plain_words(said.replace("<br>", " ")) for said in names.text]
    assert whole == words.WHOLE, "article 1 is about all of it"
    assert named_words == [
        f"{named.article} {name[0].upper()}{name[1:]}"
        for named in treaty.NAMED
        for name in [named.name.split(" (")[0]]
    ]
    assert [*points.customdata] == [named.claim for named in treaty.NAMED]
    rings = [trace for trace in traces if trace.name.startswith("within ")]
    assert [ring.name for ring in rings] == [f"within {named.km} km" for named in treaty.NAMED]
    for ring, named in zip(rings, treaty.NAMED, strict=True):
        reach = (max(ring.y) - min(ring.y)) / 2 * 111.2
        assert reach == pytest.approx(named.km, rel=0.02, abs=0.2)
    bands = [trace for trace in traces if trace.name in {"marked", "not marked"}]
    assert [set(band.customdata) for band in bands] == [{s.claim} for s in treaty.SECTIONS]
    assert [band.line.dash is None for band in bands] == [bool(s.marked) for s in treaty.SECTIONS]
    (line,) = [trace for trace in traces if trace.name == "Durand Line"]
    assert line.line.dash == "8px,5px", "the disputed line is drawn as one"
    assert set(line.customdata) == {"b-durand-article-1"}


def _pixels(spec: dict[str, Any], width: int) -> Callable[[float, float], tuple[float, float]]:
    layout, meta = spec["layout"], spec["layout"]["meta"]
    (left, right), (foot, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    narrow = [left, right] == meta["narrow"]["xaxis.range"]
    height = width * meta["height_to_width"]["narrow" if narrow else "wide"]
    return lambda lon, lat: (
        (lon - left) / (right - left) * width,
        (top - lat) / (top - foot) * height,
    )


@pytest.mark.parametrize("width", [320, 326, 358, 390, 640, 760, 840, 960, 1184])
def test_no_line_crosses_a_word_and_no_words_touch(width: int) -> None:
    """Rings, bands, the line itself; at every width on which a page has the map."""
    spec = copy.deepcopy(treaty.drawn(BEFORE)._plain())
    if width < 600:
        for path, value in spec["layout"]["meta"]["narrow"].items():
            axis, _, key = path.partition(".")
            spec["layout"][axis][key] = value
    at = _pixels(spec, width)
    words_ = list(_boxes(spec, at))
    for n, (said, box) in enumerate(words_):
        assert box[0] >= 0, said
        assert box[2] <= width, said
        for other, its in words_[n + 1 :]:
            apart = box[2] <= its[0] or its[2] <= box[0] or box[3] <= its[1] or its[3] <= box[1]
            assert apart, (said, other)
    assert set(_crossed(spec, at, words_)) == set()


def _crossed(spec: dict[str, Any], at: Any, words_: Any) -> Iterator[tuple[str, str]]:
    for trace in (one for one in spec["data"] if one["mode"] == "lines"):
        half = trace["line"]["width"] / 2
        for x, y in _along([at(*one) for one in zip(trace["x"], trace["y"], strict=True)
                            if one[0] is not None]):  # fmt: skip
            for said, (left, top, right, bottom) in words_:
                if left - half < x < right + half and top - half < y < bottom + half:
                    yield said, trace["name"]


def _along(line: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """A point for each pixel of a line."""
    for (x, y), (u, v) in pairwise(line):
        steps = max(1, int(math.hypot(u - x, v - y)))
        yield from ((x + (u - x) * k / steps, y + (v - y) * k / steps) for k in range(steps))


def _boxes(spec: dict[str, Any], at: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The letters of each label, as wide as those of the shipped typeface."""
    for trace in (one for one in spec["data"] if one["mode"] == "text"):
        size = trace["textfont"]["size"]
        cells = zip(trace["x"], trace["y"], trace["text"], trace["textposition"], strict=True)
        for lon, lat, said, beside in cells:
            x, y = at(lon, lat)
            lines = [plain_words(one) for one in said.split("<br>")]
            wide = max(width_px(one, size, bold="<b>" in said) for one in lines)
            high = 1.3 * size * len(lines) - 4
            down, aside = beside.split()
            left = {"left": x - wide, "right": x, "center": x - wide / 2}[aside]
            top = {"top": y - high, "bottom": y, "middle": y - high / 2}[down]
            yield " ".join(lines), (left, top, left + wide, top + high)


def test_the_map_says_in_words_and_rows_what_it_draws() -> None:
    figure = treaty.drawn(BEFORE)
    for named in treaty.NAMED:
        assert named.name in figure.layout.meta["alt"]
    html = figure.static_form()
    assert "explainer-still" in html
    assert html.count("<tr>") == len(COMPARED.rows) + 1
    assert words.CAPTION in plain_words(html)
    assert figure.layout.title.text == words.QUESTION, "where plotly alone draws it"
    assert all(line in figure.layout.title.subtitle.text for line in words.BELOW)


def test_two_calls_draw_the_same() -> None:
    assert treaty.drawn(BEFORE).to_json() == treaty.drawn(BEFORE).to_json()
