"""The records as files: every field, nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from builders import MISSING, claim, document, real_ledger, statement, wider_document, write_seeds

from explainer import export
from explainer.ledger import load_ledger

DEMANDED = {
    "id", "document", "url", "ring", "kind", "asserted_by", "via", "said_on", "happened", "places",
    "group", "killed", "wounded", "says", "quote", "line", "start", "end",
}  # fmt: skip


def rows() -> list[dict[str, Any]]:
    return list(export.claim_rows(real_ledger()))


def row(claim_id: str) -> dict[str, Any]:
    return next(r for r in rows() if r["id"] == claim_id)


def read_csv(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("\r\n".join(lines), newline="")))


# --- JSON Lines -------------------------------------------------------------------------


def test_one_line_for_each_claim_with_every_demanded_field() -> None:
    lines = list(export.to_jsonl(rows()))
    assert len(lines) == len(real_ledger().claims())
    assert not any("\n" in line for line in lines)
    for line in lines:
        found = json.loads(line)
        assert set(found) >= DEMANDED
        assert set(found["happened"]) >= {"from", "to", "precision"}
        for measure in ("killed", "wounded"):
            assert found[measure] is None or set(found[measure]) == {"words", "low", "high"}


def test_json_lines_give_back_what_was_written() -> None:
    assert [json.loads(line) for line in export.to_jsonl(rows())] == rows()


def test_the_un_count_by_hand() -> None:
    found = row("r1-un-toll")
    assert found["document"] == "000_2f329bb2bc8bf19b"
    assert (found["ring"], found["kind"]) == ("five", "casualties")
    assert (found["asserted_by"], found["via"]) == ("unama", None)
    assert found["said_on"] == "2025-10-27"
    happened = {key: found["happened"][key] for key in ("from", "to", "precision")}
    assert happened == {"from": None, "to": "2025-10-27", "precision": "week"}
    assert found["group"] == "afghan-civilians"
    assert found["killed"] == {"words": "at least 50", "low": 50, "high": None}
    assert found["wounded"] == {"words": "447", "low": 447, "high": 447}
    assert (found["line"], found["start"], found["end"]) == (18, 2487, 2628)


def test_a_word_without_a_number_has_no_bounds_and_zero_is_not_made_up() -> None:
    assert row("r5-dozens-dead")["killed"] == {"words": "dozens", "low": None, "high": None}
    assert row("r2-dozens-killed")["wounded"] is None
    zeros = [r["id"] for r in rows() if r["killed"] and r["killed"]["low"] == 0]
    assert zeros == ["w-sources-mir-ali-no-loss"]


def test_a_claim_without_a_quotation_or_address_says_null() -> None:
    assert row("r5-no-comment-pakistan")["quote"] is None
    wider = row("w-unama-37-and-425")
    assert (wider["line"], wider["start"], wider["end"]) == (None, None, None)
    assert wider["url"].startswith("http")


def test_places_carry_their_precision() -> None:
    places = {p["place"]: p["precision"] for p in row("w-unama-37-and-425")["places"]}
    assert places["khost-province"] == "province"


def test_start_and_end_really_give_the_words(texts: Path) -> None:
    for found in rows():
        if found["ring"] == "five":
            text = (texts / f"{found['document']}.txt").read_text(encoding="utf-8")
            words = text[found["start"] : found["end"]]
            assert words
            assert (found["quote"] or "") in words, found["id"]
            assert text[: found["start"]].count("\n") + 1 == found["line"], found["id"]


# --- CSV --------------------------------------------------------------------------------


def test_csv_gives_back_every_value() -> None:
    lines = list(export.to_csv(rows()))
    found = read_csv(lines)
    assert len(found) == len(rows())
    for back, given in zip(found, rows(), strict=True):
        for plain in ("id", "document", "ring", "kind", "asserted_by", "said_on", "says"):
            assert back[plain] == given[plain]
        for maybe in ("via", "url", "quote", "group", "line", "start", "end"):
            assert back[maybe] == ("" if given[maybe] is None else str(given[maybe]))
        for part in ("from", "to", "precision"):
            assert back[f"happened_{part}"] == (given["happened"][part] or "")
        for measure in ("killed", "wounded"):
            for part in ("words", "low", "high"):
                value = (given[measure] or {}).get(part)
                assert back[f"{measure}_{part}"] == ("" if value is None else str(value))
        for place in given["places"]:
            assert place["place"] in back["places"]


def test_every_csv_line_has_as_many_cells_as_the_header() -> None:
    cells = [len(line) for line in csv.reader(export.to_csv(rows()))]
    assert len(set(cells)) == 1


def test_no_records_still_give_a_header() -> None:
    lines = list(export.to_csv([]))
    assert len(lines) == 1
    assert lines[0].startswith("id,document,url,ring")


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path, first: str) -> None:
    bad = f'{first}HYPERLINK("http://example.org";"x")'
    record = claim(quote=bad, note=bad, says=f"{bad}.")
    ledger = load_ledger(write_seeds(tmp_path, document(record, text__words=500)))
    for cell in read_csv(list(export.to_csv(export.claim_rows(ledger))))[0].values():
        assert not cell.startswith(first)
    quote = read_csv(list(export.to_csv(export.claim_rows(ledger))))[0]["quote"]
    assert quote == f"'{bad}"


def test_commas_quotation_marks_and_line_ends_survive(tmp_path: Path) -> None:
    awkward = 'He said, "no",\nand “yes”; then left.'
    ledger = load_ledger(
        write_seeds(
            tmp_path,
            document(claim(), statement("awkward", note=awkward)),
            wider_document(claim("w", at=MISSING)),
        )
    )
    found = read_csv(list(export.to_csv(export.claim_rows(ledger))))
    assert [r["id"] for r in found] == ["un-toll", "awkward", "w"]
    assert found[1]["note"] == awkward
