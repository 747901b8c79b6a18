"""The claims as files: every field, nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import (
    MISSING,
    TEXT,
    claim,
    document,
    statement,
    whole_ledger,
    wider_document,
    write_seeds,
)
from hypothesis import given
from hypothesis import strategies as st

from explainer import paths
from explainer.classroom.coding import report as coding_report
from explainer.publish import claims
from explainer.records import counts as count_records
from explainer.records import csvfiles, fields, quantities
from explainer.records.claims import Claim, Counts, Document, Record
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger

BOM = b"\xef\xbb\xbf"


@cache
def rows() -> tuple[dict[str, Any], ...]:
    return tuple(claims.claim_rows(whole_ledger()))


def row(claim_id: str) -> dict[str, Any]:
    return next(r for r in rows() if r["id"] == claim_id)


def csv_of(ledger: Ledger) -> str:
    return "\n".join(claims.to_csv(claims.claim_rows(ledger)))


def cells_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def written_records() -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Each claim as it stands in its YAML file, and its document, read by nothing of ours."""
    found = {}
    for folder in ("documents", "wider", "before", "after"):
        for file in (paths.seeds_folder() / folder).glob("*.yaml"):
            if file.stem == "relays":
                continue
            text = file.read_text(encoding="utf-8")
            record = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (words as written)
            for entry in record.pop("claims"):
                found[entry["id"]] = (entry, record)
    return found


def leaves(value: Any, *path: str | int) -> dict[tuple[str | int, ...], str]:
    """The single values of a record, each with the way to it, as YAML writes them."""
    if isinstance(value, dict):
        return {k: v for key, part in value.items() for k, v in leaves(part, *path, key).items()}
    if isinstance(value, list):
        return {k: v for n, part in enumerate(value) for k, v in leaves(part, *path, n).items()}
    if value in (None, "", "null"):
        return {}
    return {path: str(value).lower() if isinstance(value, bool) else str(value).strip()}


# --- nothing is lost --------------------------------------------------------------------


def test_csv_gives_back_every_claim_of_all_rings() -> None:
    assert list(claims.read_csv(csv_of(whole_ledger()))) == list(whole_ledger().records())


def test_json_lines_give_back_every_claim_of_all_rings() -> None:
    lines = list(claims.to_jsonl(rows()))
    assert list(claims.read_jsonl(lines)) == list(whole_ledger().records())
    assert not any("\n" in line for line in lines)


@pytest.mark.long
def test_every_value_that_stands_in_the_yaml_stands_in_the_json() -> None:
    """Held against the files themselves, so that a field the models drop would be missed."""
    records = written_records()
    assert len(records) == len(rows()) >= 482
    for found in rows():
        entry, about = records[found["id"]]
        assert leaves(entry).items() <= leaves(found).items(), found["id"]
        assert leaves(about).items() <= leaves(found["document"]).items(), found["id"]


def test_every_cell_stands_in_the_json_at_the_way_that_its_column_names() -> None:
    cells = cells_of(csv_of(whole_ledger()))
    for back, found in zip(cells, rows(), strict=True):
        for column in claims.columns():
            value: Any = found
            for name in column.path:
                value = None if value is None else value[name]
            cell = csvfiles.plain_cell(back[column.name])
            if value is None or (value == "" and column.path[0] == "derived"):
                assert back[column.name] == "", column.name  # nothing to see in a spreadsheet
            elif isinstance(value, str):
                assert cell == value, column.name
            else:
                assert json.loads(cell or "") == value, column.name


def plain_names(model: type[Record], prefix: str = "") -> set[str]:
    """Every field that pydantic knows, down to lists: counted without `fields`."""
    names = set()
    for name, info in model.model_fields.items():
        inner = (info.annotation, *getattr(info.annotation, "__args__", ()))
        record = next((a for a in inner if isinstance(a, type) and issubclass(a, Record)), None)
        listed = "tuple" in str(info.annotation)
        full = f"{prefix}{info.alias or name}"
        names |= plain_names(record, f"{full}_") if record and not listed else {full}
    return names


def test_every_field_of_the_models_has_a_column() -> None:
    columns = {column.name for column in claims.columns()}
    ours = {c.removesuffix("_characters") for c in columns}
    assert plain_names(Claim) <= ours
    about = {f"document_{name}" for name in plain_names(Document)} - {"document_claims"}
    assert {a.removesuffix("_characters") for a in about} <= ours
    assert len(columns) == len(claims.columns()), "two columns of one name"


def test_a_new_field_of_a_record_is_exported_without_a_word_here() -> None:
    class Later(Counts):
        displaced: count_records.Words = None
        ages: tuple[int, ...] = ()

    names = [c.name for c in fields.columns(Later, "counts")]
    assert {"counts_displaced", "counts_ages"} <= set(names)
    later = Later.model_validate({"group": "people", "killed": "five", "displaced": "dozens"})
    bounds = fields.bounds_of(later)
    assert bounds["displaced"]["low"] is None
    assert bounds["killed"]["low"] == 5


def test_the_derived_names_hide_no_field_of_a_claim() -> None:
    assert not {"document", "derived"} & {f.name for f in fields.fields_of(Claim)}


# --- what qualifies a figure is kept ----------------------------------------------------


@cache
def wordings() -> list[tuple[str, str]]:
    """Every quantity in words of the real counts, with the field in which it stands."""
    return [
        (field.name, found["counts"][field.name])
        for found in rows()
        if found["counts"]
        for field in fields.fields_of(Counts)
        if field.wording and not field.many and found["counts"][field.name]
    ]


def test_every_wording_has_all_of_its_bounds_and_hedges() -> None:
    assert len(wordings()) > 60
    for found in rows():
        for name, held in (found["counts"] or {}).items():
            if (name, held) in wordings():
                meant = quantities.parse(held)
                bounds = found["derived"]["counts"][name]
                assert bounds == {key: getattr(meant, key) for key in bounds}
                assert set(bounds) >= {"low", "high", "approximate", "suspected"}


def test_a_hedged_figure_keeps_its_hedge_its_unit_and_its_words(tmp_path: Path) -> None:
    """“Nearly 200” must not leave as 200."""
    record = claim(counts__killed="nearly 200", counts__unit="neutralised")
    suspect = claim("s", counts__killed="25 to 30, suspected")
    back = cells_of(csv_of(load_ledger(write_seeds(tmp_path, document(record, suspect)))))
    assert back[0]["counts_killed"] == "nearly 200"
    assert back[0]["counts_unit"] == "neutralised"
    assert back[0]["derived_counts_killed_approximate"] == "true"
    assert back[0]["derived_counts_killed_suspected"] == "false"
    assert back[1]["derived_counts_killed_suspected"] == "true"
    low, high = (back[1][f"derived_counts_killed_{end}_people"] for end in ("low", "high"))
    assert (low, high) == ("25", "30")


def test_the_un_count_by_hand() -> None:
    found = row("r1-un-toll")
    assert found["document"]["id"] == "000_2f329bb2bc8bf19b"
    assert found["document"]["ring"] == "five"
    assert (found["kind"], found["asserted_by"], found["via"]) == ("casualties", "unama", None)
    assert found["said_on"]["date"] == "2025-10-27"
    assert (found["happened"]["from"], found["happened"]["to"]) == (None, "2025-10-27")
    assert found["counts"]["group"] == "afghan-civilians"
    assert found["counts"]["killed"] == "at least 50"
    derived = found["derived"]
    assert derived["speaker"]["side"] == "third-party"
    assert derived["speaker"]["party"] is False
    assert (derived["counts"]["killed"]["low"], derived["counts"]["killed"]["high"]) == (50, None)
    assert derived["counts"]["wounded"]["high"] == 447
    assert [found["at"][key] for key in ("line", "start", "end")] == [18, 2487, 2628]


def test_a_word_without_a_number_has_no_bounds_and_zero_is_not_made_up() -> None:
    dozens = row("r5-dozens-dead")["derived"]["counts"]["killed"]
    assert (dozens["low"], dozens["high"]) == (None, None)
    assert row("r2-dozens-killed")["derived"]["counts"]["wounded"] is None
    killed = {r["id"]: r["derived"]["counts"]["killed"] for r in rows() if r["counts"]}
    zeros = {key for key, found in killed.items() if found and found["low"] == found["high"] == 0}
    assert "w-sources-mir-ali-no-loss" in zeros
    for key in zeros:
        assert re.search(r"\b(?:no|none|zero|0)\b", row(key)["counts"]["killed"])


def test_places_are_named_with_their_codes() -> None:
    places = row("w-unama-37-and-425")["derived"]["places"]
    assert {"Khost", "Paktika"} <= {place["name"].split()[0] for place in places}
    assert {place["where_prec"] for place in places} == {4}


def test_start_and_end_really_give_the_words(texts: Path) -> None:
    for found in rows():
        if found["document"]["ring"] == "five":
            text = (texts / found["document"]["text"]["file"]).read_text(encoding="utf-8")
            words = text[found["at"]["start"] : found["at"]["end"]]
            assert words
            assert (found["quote"] or "") in words, found["id"]
            assert text[: found["at"]["start"]].count("\n") + 1 == found["at"]["line"]


def test_a_document_that_a_class_coded_is_not_written() -> None:
    own = coding_report.DOCUMENT_ID
    record = wider_document(claim("w", at=MISSING), id=own)
    whole = coding_report.with_document(whole_ledger(), Document.model_validate(record), TEXT)
    assert "w" in {c.id for c in whole.records()}
    assert [r["id"] for r in claims.claim_rows(whole)] == [r["id"] for r in rows()]


# --- CSV for a spreadsheet --------------------------------------------------------------


def test_the_file_begins_with_a_byte_order_mark_and_its_rows_are_of_one_width() -> None:
    content = csv_of(whole_ledger()).encode()
    assert content.startswith(BOM)
    assert content.count(BOM) == 1
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {len(cells) for cells in read} == {len(claims.columns())}
    assert len(read) == len(rows()) + 1


def test_no_records_still_give_a_header() -> None:
    lines = list(claims.to_csv([]))
    assert len(lines) == 1
    assert lines[0].startswith("\ufeffid,kind,")


RUN = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("first", RUN)
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path, first: str) -> None:
    bad = f'{first}HYPERLINK("http://example.org";"x")'
    record = claim(quote=bad, note=bad, says=f"{bad}.")
    ledger = load_ledger(write_seeds(tmp_path, document(record, text__words=500)))
    found = cells_of(csv_of(ledger))[0]
    for cell in found.values():
        assert not cell.startswith(first)
    assert found["quote"] == f"'{bad}"
    assert list(claims.read_csv(csv_of(ledger))) == list(ledger.records())


ODD = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\t\r\n,;|\0 \u00a0\u2028\u200f\u202e\ufeff🏔️پښ"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


@given(note=ODD, quote=ODD, unit=ODD, title=ODD)
def test_whatever_words_come_back_as_they_were(
    note: str, quote: str, unit: str, title: str
) -> None:
    made = Claim.model_validate(
        claim(note=note, quote=quote or None, counts__unit=f"{unit}abc", counts__note=note)
    )
    report = Document.model_validate(document(title=title))
    ledger = whole_ledger()
    whole = Ledger(
        documents=(report.model_copy(update={"claims": (made,)}),),
        actors={**ledger.actors, made.asserted_by: ledger.actors["unama"]},
        groups=ledger.groups,
        events={**ledger.events, "clash": ledger.events["october-clashes"]},
        places=ledger.places,
    )
    text = csv_of(whole)
    assert list(claims.read_csv(text)) == [made]
    assert csvfiles.plain_cell(cells_of(text)[0]["document_title"]) == title
    lines = list(claims.to_jsonl(claims.claim_rows(whole)))
    assert list(claims.read_jsonl(lines)) == [made]


def test_words_that_are_empty_are_not_taken_for_nothing(tmp_path: Path) -> None:
    ledger = load_ledger(
        write_seeds(tmp_path, document(statement("none"), statement("empty", note="")))
    )
    assert [c.note for c in claims.read_csv(csv_of(ledger))] == [None, ""]
