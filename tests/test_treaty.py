"""The words of 1893 beside our drawing of the line: no more exact than they are."""

from __future__ import annotations

import re

from builders import real_ledger

from explainer.classroom import treaty
from explainer.geo import layers
from explainer.page.tables import LinkCell
from explainer.words import treaty as words

COMPARED = treaty.compared(real_ledger().whole.claims(ring="background"))


def cells(row: tuple[object, ...]) -> list[str]:
    return [cell.words if isinstance(cell, LinkCell) else str(cell) for cell in row]


def test_every_row_has_its_evidence() -> None:
    claims = {claim.id: claim for claim in real_ledger().whole.claims(ring="background")}
    for row in COMPARED.rows:
        assert len(row) == len(COMPARED.columns)
        *_, quote, page, claim_id = row
        claim = claims[str(claim_id)]
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


def test_the_unmarked_stretch_is_a_part_of_our_line_between_nawa_kotal_and_the_khyber() -> None:
    stretch = treaty.unmarked()
    line = layers.load_line("10m").rings[0]
    assert set(stretch) <= set(line)
    assert 5 < len(stretch) < len(line) / 5
    assert all(70 < lon < 72 and 33.8 < lat < 35 for lon, lat in stretch)
    (row,) = [row for row in map(cells, COMPARED.rows) if "unmarked" in row[1]]
    low, high = map(int, re.findall(r"\d+", row[3])[:2])
    assert high - low == 80, "each of its two ends may be 20 km off, either way"


def test_the_sketch_has_a_number_and_a_ring_for_each_place() -> None:
    html = treaty.drawn()
    assert html.count('class="within"') == html.count('class="article"') == len(treaty.NAMED)
    assert html.count('class="stays"') == sum(named.stays is True for named in treaty.NAMED)
    assert 'class="unmarked"' in html
    assert 'role="img"' in html
    for named in treaty.NAMED:
        assert named.name in html.partition("aria-label=")[2]
    assert 'stroke-dasharray="8,5"' in html, "the line is dashed"
