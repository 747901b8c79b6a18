"""Conflict-data files that a reader opens: read by name, in words where they cannot be read."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import doctest
import hashlib
import os
import re
import sys
import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from rows import every_row
from shapely import box

import explainer as ex
from explainer.notebook.tables import estimates as tables
from explainer.records.estimatefaults import ESTIMATE_FAULTS
from explainer.records.estimates import filerows, reading
from explainer.records.estimates.cells import EstimateCell
from explainer.records.estimates.layouts import HEADERLESS, named_data_set
from explainer.records.estimates.reading import EstimatesError, one_each, read_estimates
from explainer.records.estimates.row import DataSet
from explainer.records.problems import UnsoundError
from explainer.words import estimates as words

HERE = Path(__file__).parent / "estimates"
REAL = HERE / "GEDEvent_v23_1_border.csv"
MADE_UP = HERE / "GEDEvent_v26_1_synthetic.csv"
ACLED = HERE / "acled_synthetic.csv"
BEFORE_23 = (
    "id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name "
    "side_a_new_id gwnoa side_a side_b_new_id gwnob side_b number_of_sources source_article "
    "source_office source_date source_headline source_original where_prec where_coordinates adm_1 "
    "adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown low best high"
).split()
PLAIN = ("low", "best", "high", "first", "last", "place", "side_a", "side_b", "sources")


def rows(file: Path = MADE_UP) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def written(
    file: Path,
    given: Sequence[dict[str, str]],
    names: Sequence[str] = HEADERLESS,
    *,
    header: bool = True,
    below: Sequence[str] = (),
    delimiter: str = ",",
    encoding: str = "utf-8",
) -> Path:
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
        if header:
            writer.writerow(names)
        if below:
            writer.writerow(below)
        writer.writerows([row.get(name, "") for name in names] for row in given)
    return file


def plain(read: reading.EstimateFile) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, name) for name in PLAIN) for row in read.rows]


def refused(file: Path, data_set: DataSet = "ucdp-ged", **more: Any) -> str:
    with pytest.raises(EstimatesError) as fault:
        read_estimates(file, data_set, **more)
    said = str(fault.value)
    assert file.name in said
    return said


def test_a_real_excerpt_is_read_whole_with_where_each_row_comes_from() -> None:
    read = read_estimates(REAL, "ucdp-ged")
    assert len(read.rows) == 38
    assert read.layout == "ged"
    assert {row.version for row in read.rows} == {"23.1"}
    assert {row.sha256 for row in read.rows} == {hashlib.sha256(REAL.read_bytes()).hexdigest()}
    assert all(row.row_id and row.relid and row.code_status == "Clear" for row in read.rows)
    assert all(row.line > 1 and row.read_on for row in read.rows)
    lines = REAL.read_text("utf-8").splitlines()
    assert all(lines[row.line - 1].startswith(f"{row.row_id},{row.relid}") for row in read.rows)


def test_a_best_estimate_outside_its_range_is_a_notice_and_no_fault() -> None:
    """In real rows it is where one report's number was split: their `relid` has a dot."""
    outside = [
        row for row in read_estimates(REAL, "ucdp-ged").rows if "outside-range" in row.notices
    ]
    assert len(outside) == 9
    assert all("." in row.relid for row in outside)


def test_unknown_is_none_and_never_zero() -> None:
    read = {row.row_id: row for row in read_estimates(MADE_UP, "ucdp-ged").rows}
    assert read["9900002"].sources is None
    assert read["9900007"].best is None
    assert read["9900007"].deaths_a is None
    assert read["9900005"].best == 0
    assert words.killed(read["9900005"]) == "no death confirmed (up to 30 reported)"
    assert words.killed(read["9900007"]) == "killed: unknown"
    assert "not recorded" in words.coded_by(read["9900002"])


def test_of_two_rows_with_one_id_the_later_is_kept_and_it_is_told() -> None:
    read = read_estimates(MADE_UP, "ucdp-ged")
    assert read.again == 1
    assert [row.best for row in read.rows if row.row_id == "9900004"] == [11]
    assert "with the same id: 1" in " ".join(words.read_in_words(read, MADE_UP.name))


def test_a_yearly_row_wins_over_a_candidate_one_and_else_the_later_file(tmp_path: Path) -> None:
    one = {**rows()[0], "best": "5"}
    monthly = written(tmp_path / "GEDEvent_v25_0_10.csv", [one])
    later = written(tmp_path / "GEDEvent_v25_0_11.csv", [{**one, "best": "6"}])
    yearly = read_estimates(MADE_UP, "ucdp-ged").rows
    old, new = (read_estimates(file, "ucdp-candidate").rows for file in (monthly, later))
    for order in ((yearly, old), (old, yearly)):
        kept = one_each(order)
        assert [row.best for row in kept if row.row_id == one["id"]] == [32]
    assert [row.best for row in one_each([old, new])] == [6]
    assert list(ex.read_candidate(monthly, later).best) == [6]


def test_rows_of_other_places_and_days_are_left_out_and_told() -> None:
    read = read_estimates(
        MADE_UP, "ucdp-ged", first=dt.date(2025, 10, 12), last=dt.date(2025, 10, 17)
    )
    assert {row.row_id for row in read.rows} == {"9900001", "9900002", "9900003", "9900004"}
    assert (read.elsewhere, read.other_days) == (1, 2)
    assert read.spans == (dt.date(2025, 9, 1), dt.date(2025, 10, 25))
    boxed = read_estimates(MADE_UP, "ucdp-ged", box=(76, 28, 78, 30))
    assert [row.country for row in boxed.rows] == ["India"]


def in_letters(folder: Path) -> dict[str, Path]:
    """The same rows, with letters that each way of writing has, by what is told of them."""
    given = [{**row, "where_coordinates": "Cité d’Ésté"} for row in rows()]
    plain_file = written(folder / "v26_1.csv", given)
    text = plain_file.read_text("utf-8")
    ways = {
        "v26_1_a.csv": text.encode("utf-8-sig"),
        "v26_1_b.csv": text.encode("cp1252"),
        "v26_1_c.csv": text.replace("\n", "\r").encode("cp1252"),
        "v26_1_d.csv": text.replace("’", "'").encode("latin-1"),
        "v26_1_e.csv": text.encode("utf-16"),
        "v26_1_f.csv": codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        "v26_1_g.csv": text.replace("\n", "\r\n").encode("cp1252") + b"\r\n" * 100_000,
    }
    for name, content in ways.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in ("v26_1.csv", *ways)}


def test_letters_are_told_by_the_bytes_of_a_file_and_said(tmp_path: Path) -> None:
    letters = "utf-8 utf-8 windows-1252 windows-1252 windows-1252 utf-16 utf-16 windows-1252"
    for (name, file), expected in zip(in_letters(tmp_path).items(), letters.split(), strict=True):
        read = read_estimates(file, "ucdp-ged")
        assert read.letters == expected, name
        assert {row.place.replace("'", "’") for row in read.rows} == {"Cité d’Ésté"}, name
        told = " ".join(words.read_in_words(read, name))
        assert ("its letters were taken for Windows-1252" in told) == (expected[0] == "w"), name
        assert ("Its letters are UTF-16, as the mark" in told) == (expected == "utf-16"), name


def test_a_name_is_found_whatever_signs_part_its_words(tmp_path: Path) -> None:
    names = {"date_start": "Date Start", "where_prec": "where.prec", "id": "ï»¿id"}
    given = [{**row, **{new: row[old] for old, new in names.items()}} for row in rows()]
    file = written(tmp_path / "v26_1.csv", given, [names.get(name, name) for name in HEADERLESS])
    assert plain(read_estimates(file, "ucdp-ged")) == plain(read_estimates(MADE_UP, "ucdp-ged"))


def test_a_file_is_read_however_its_table_is_laid_out(tmp_path: Path) -> None:
    known = plain(read_estimates(MADE_UP, "ucdp-ged"))
    given = rows()
    hxl = [f"#tag+{n}" for n in range(len(BEFORE_23) + 1)]
    backwards = list(reversed(HEADERLESS))
    laid_out: dict[str, tuple[Path, str]] = {
        "with a byte order mark": (
            written(tmp_path / "v26_1_a.csv", given, encoding="utf-8-sig"), "ged"),
        "with tabs": (written(tmp_path / "v26_1_b.csv", given, delimiter="\t"), "ged"),
        "with semicolons": (written(tmp_path / "v26_1_c.csv", given, delimiter=";"), "ged"),
        "as before 23.1": (written(tmp_path / "v26_1_d.csv", given, BEFORE_23), "ged-19"),
        "without names": (written(tmp_path / "v26_1_e.csv", given, header=False), "ged-headerless"),
        "as HDX copies it": (
            written(tmp_path / "v26_1_f.csv", given, [*BEFORE_23, "iso3"], below=hxl), "ged-hdx"),
        "in another order": (written(tmp_path / "v26_1_g.csv", given, backwards), "ged"),
        "with capitals": (tmp_path / "v26_1_h.csv", "ged"),
        "in a zip": (tmp_path / "ged261-csv.zip", "ged"),
        "as a spreadsheet": (tmp_path / "GEDEvent_v26_1.xlsx", "ged"),
    }  # fmt: skip
    head, *rest = MADE_UP.read_text("utf-8").split("\n")
    laid_out["with capitals"][0].write_text("\n".join([head.upper(), *rest]), "utf-8")
    with zipfile.ZipFile(laid_out["in a zip"][0], "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(MADE_UP, "GEDEvent_v26_1.csv")
        packed.writestr("__MACOSX/._GEDEvent_v26_1.csv", b"\0")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(list(HEADERLESS))
    for row in given:
        book.active.append([_typed(name, row[name]) for name in HEADERLESS])
    book.create_sheet("Read me", 0).append(["These are events."])
    book.save(laid_out["as a spreadsheet"][0])
    for how, (file, layout) in laid_out.items():
        read = read_estimates(file, "ucdp-ged")
        assert plain(read) == known, how
        assert read.layout == layout, how


def _typed(name: str, value: str) -> Any:
    """As a spreadsheet has it: days are days, numbers are numbers."""
    if name.startswith("date_") and name != "date_prec":
        return dt.datetime.fromisoformat(value[:10])
    return float(value) if value.replace(".", "").isdigit() else value or None


def test_an_acled_export_has_one_number_and_no_range() -> None:
    read = read_estimates(ACLED, "acled")
    assert [(row.first, row.best) for row in read.rows] == [
        (dt.date(2025, 10, 15), 15),
        (dt.date(2025, 10, 17), 0),
    ]
    assert all(row.low is None and row.high is None for row in read.rows)
    assert words.killed(read.rows[0]) == "15 killed; no range given"
    assert "code 2 of 3" in words.precision(read.rows[1], "where")


@every_row(
    [
        ("GEDEvent_v26_1.csv", "ucdp-ged", "26.1"),
        ("GEDEvent_v25_1.xlsx", "ucdp-ged", "25.1"),
        ("ged261-csv.zip", "ucdp-ged", "26.1"),
        ("GEDEvent_v25_0_10.csv", "ucdp-candidate", "25.0.10"),
        ("GEDEvent_v26_01_26_06.csv", "ucdp-candidate", "26.01.26.06"),
        ("my rows.csv", None, ""),
    ]
)
def test_a_name_tells_data_set_and_version(
    name: str, data_set: DataSet | None, version: str
) -> None:
    assert named_data_set(name) == (data_set, version)


@every_row(
    [
        ("2025-10-15", dt.date(2025, 10, 15)),
        ("2026-06-04 00:00:00.000", dt.date(2026, 6, 4)),
        ("2022-11-04T00:00:00Z", dt.date(2022, 11, 4)),
        ("16 May 2025", dt.date(2025, 5, 16)),
        ("16-May-2025", dt.date(2025, 5, 16)),
        ("1 Sep 2025", dt.date(2025, 9, 1)),
        ("28-06-2022", dt.date(2022, 6, 28)),
        ("05/05/2022", dt.date(2022, 5, 5)),
        ("05-06-2022", "can be read as two days"),
        ("45950", "is a day as a spreadsheet counts it, perhaps 2025-10-20; expected year-month"),
        ("45950.5", "perhaps 2025-10-20"),
        ("October 2025", "is not a day"),
        ("NaN", "is not a day"),
        ("1667520000", "is not a day"),
        ("2025-02-30", "is not a day"),
        ("31 Juno 2025", "is not a day"),
        ("", "is not a day"),
    ]
)
def test_a_day_is_read_in_every_form_that_was_seen(written_as: str, is_: dt.date | str) -> None:
    cell = EstimateCell(written_as, 7, "date_start")
    if isinstance(is_, dt.date):
        assert cell.day() == is_
        return
    with pytest.raises(UnsoundError) as fault:
        cell.day()
    assert is_ in str(fault.value)
    assert str(fault.value).startswith(f"line 7, column date_start: “{written_as}”")


@every_row(
    [
        (
            {"date_start": "05-06-2025"},
            "line 2, column date_start: “05-06-2025” can be read as two",
        ),
        ({"date_end": "2025-01-01"}, "line 2, column date_end: “2025-01-01” is before the first"),
        ({"best": "many"}, "line 2, column best: “many” is not a count; expected a whole number"),
        ({"best": "-3"}, "line 2, column best: “-3” is not a count"),
        ({"low": "1e9"}, "line 2, column low: “1e9” is not a count"),
        (
            {"latitude": "131"},
            "line 2, column latitude: “131” is not on the globe; expected degrees",
        ),
        (
            {"where_prec": "9"},
            "line 2, column where_prec: “9” is not one of its codes; expected 1–7",
        ),
        ({"id": ""}, "line 2, column id: is empty"),
        ({"id": "9.9E+06"}, "line 2, column id: “9.9E+06” was rounded by a spreadsheet"),
        (
            {"id": "NA"},
            "line 2, column id: “NA” stands for what is missing; expected an empty cell",
        ),
        ({"high": "NaN"}, "line 2, column high: “NaN” stands for what is missing"),
        ({"low": "1,200"}, "line 2, column low: “1,200” is not a count; expected a whole number"),
        ({"country_id": "NA"}, "line 2, column country_id: “NA” stands for what is missing"),
        ({"country_id": "AFG"}, "line 2, column country_id: “AFG” is not a count"),
        ({"type_of_violence": "9"}, "line 2, column type_of_violence: “9” is not one of its codes"),
        (
            {"event_clarity": "0"},
            "line 2, column event_clarity: “0” is not one of its codes; expected 1–2",
        ),
        ({"date_prec": "NA"}, "line 2, column date_prec: “NA” stands for what is missing"),
        (
            {"longitude": "66,40"},
            "line 2, column longitude: “66,40” has a comma; expected a decimal point, 66.40.",
        ),
        (
            {"longitude": "66°24'E"},
            "line 2, column longitude: “66°24'E” is not a number; expected degrees such as 66.40",
        ),
        ({"latitude": "inf"}, "line 2, column latitude: “inf” stands for what is missing"),
        (
            {"longitude": "31.0", "latitude": "66.4"},
            "line 2, columns longitude and latitude: “31.0, 66.4” lies far from Afghanistan and "
            "Pakistan, of which the row says it is; expected a longitude from 60.5 to 77.5 and a "
            "latitude from 23.5 to 38.5. Look whether the two are exchanged",
        ),
        (
            {"longitude": "0", "latitude": "0"},
            "line 2, columns longitude and latitude: “0, 0” lies far from",
        ),
        ({"longitude": "-66.4"}, "line 2, columns longitude and latitude: “-66.4, 31.01” lies far"),
    ]
)
def test_a_wrong_cell_is_named_with_its_line_column_value_and_what_was_expected(
    change: dict[str, str], said: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = written(Path(folder) / "mine.csv", [{**rows()[0], **change}])
        assert f"mine.csv: {said}" in refused(file)


def test_every_wrong_row_is_told_at_once(tmp_path: Path) -> None:
    given = [{**rows()[0], "id": str(n), "best": "many"} for n in range(3)]
    assert refused(written(tmp_path / "mine.csv", given)).count("\n") == 2


def _bytes(content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        file = folder / "mine.csv"
        file.write_bytes(content)
        return file

    return make


def _zip(*names: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        file = folder / "mine.zip"
        with zipfile.ZipFile(file, "w") as packed:
            for name in names:
                packed.writestr(name, "a,b\n")
        return file

    return make


HEAD = ",".join(HEADERLESS).encode() + b"\n"
ROW = b",".join(b"7" if n else b"id 1" for n in range(len(HEADERLESS))) + b"\n"
LACKS = "was read as UCDP GED (23.1 or later), and has no column "
OTHER = "is a table of another kind: it has no column "
HEADERS: list[tuple[bytes, str]] = [
    (b"a,b\n1,2\n", f"{OTHER}id, "),
    (b"id,document,says\n", "expected those of UCDP GED. Its columns are: id, document, says. Ch"),
    (b"dyad_id,side_a,side_b,bd_best,year\n", f"{OTHER}id, type_of_violence, date_start, "),
    (HEAD.replace(b",", b"|"), "has one column only, id|relid|"),
    (b'"' + HEAD.strip() + b'"\n', "and no quotation marks around a whole line"),
    (b"<!DOCTYPE html>\n<html>", "begins with “<!DOCTYPE html>”, as a web page or JSON does;"),
    (b'{"Result": [{"id": 1, "best": 2}]}', 'begins with “{"Result": [{"id": 1”, as a web'),
    (b"[\n{}]", "begins with “[”, as a web page or JSON does;"),
    (b"Events of 2025,,\n\n" + HEAD, "has its row of column names in line 3; expected it at"),
    (b"Events of 2025\n" + HEAD, "has its row of column names in line 2;"),
    (b"sep=;\n" + HEAD.replace(b",", b";"), "has its row of column names in line 2;"),
    (b'Events\n"broken', "has one column only, Events;"),
    (
        b"1,2,3,Kurram,2025-10-12\n",
        "names at its top. Its first line is: 1, 2, 3, Kurram,",
    ),
    (ROW, "has no row of column names at its top. Its first line is: id 1, 7, 7"),
    (b"\n".join([b"X,2025-10-12", *[b"a,b"] * 30, HEAD]), "has no row of column names at its top."),
    (
        HEAD.replace(b"date_end", b"date_finish"),
        f"{LACKS}date_end; expected each of these",
    ),
    (HEAD.replace(b"date_end", b"date_finish"), "or later) has not: date_finish. Rename the"),
    (HEAD.replace(b"best,high,low,", b""), f"{LACKS}low, best, high; expected"),
    (HEAD.replace(b"best,high,low,", b""), "has not: none. Rename"),
    (
        HEAD.replace(b"relid,", b"").replace(b"best", b""),
        "was read as UCDP GED (before 23.1)",
    ),
    (HEAD.replace(b"gwnob", b"id"), "has more than one column of the name id; expected each"),
    (HEAD.replace(b"gwnoa,gwnob", b"Best,date start"), "of the name date_start, best; expected"),
]
HOSTILE: list[tuple[Callable[[Path], Path], str]] = [
    (_bytes(b""), "has no row"),
    (_bytes(b"\n\n"), "has no row"),
    (_bytes(HEAD + b"1,2,3\n"), "line 2: has 3 cells; expected 49"),
    (_bytes(HEAD + b'"1,2\n'), "line 2: a quotation mark is not closed"),
    (_bytes(HEAD + b'"1"x,2\n'), "line 2: a quotation mark is not closed, or stands inside"),
    (_bytes(HEAD + b"1\x00,2\n"), "line 2: is no text that can be read; expected UTF-8,"),
    (_bytes(HEAD + "é,\n".encode() + b"\xe9,2\n"), "line 3: is no text that can be read"),
    (_bytes(HEAD + b"\xe9,\n" + "é,2\n".encode()), "line 3: is no text that can be read"),
    (_bytes(HEAD + b"\xe9,\n\x81,\n"), "line 3: is no text that can be read"),
    (_bytes(HEAD + "é,\n".encode() + b"\xc3"), "line 3: is no text that can be read"),
    (_bytes(codecs.BOM_UTF8 + HEAD + b"\xe9"), "line 2: is no text that can be read"),
    (_bytes((HEAD + HEAD).decode().encode("utf-16") + b"x"), "line 3: is no text"),
    (_bytes("id,best\n".encode("utf-16-le")), "line 1: is no text that can be read"),
    (_bytes("id,best\n".encode("utf-32")), "line 1: is no text that can be read"),
    (_bytes(b"\xd0\xcf\x11\xe0 and more"), "is a spreadsheet that cannot be read; save it as CSV"),
    (_zip("content.xml"), "is a spreadsheet that cannot be read; save it as CSV"),
    (_bytes(HEAD + b'"' + b"x" * 140_000 + b'"\n'), "line 2: a cell is longer than 131072"),
    (_bytes(b"PK\x03\x04 and no more"), "is a zip that cannot be unpacked"),
    (_zip("readme.txt"), "is a zip with 0 tables in it"),
    (_zip("a.csv", "b.csv"), "is a zip with 2 tables in it"),
    (_zip("xl/workbook.xml"), "is a spreadsheet that cannot be read; save it as CSV"),
    *((_bytes(content), said) for content, said in HEADERS),
    (lambda folder: folder / "no such file.csv", "is missing"),
    (lambda folder: folder, "is a folder"),
]


def test_a_hostile_file_is_refused_in_words(tmp_path: Path) -> None:
    for number, (make, said) in enumerate(HOSTILE):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert said in refused(make(folder)), said
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    assert "is a pipe" in refused(pipe)


def test_a_zip_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filerows, "MOST_MILLION_BYTES", 1)
    file = tmp_path / "mine.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.csv", b"x" * 2_000_000)
    assert file.stat().st_size < 10_000
    assert "is larger than 1 million bytes" in refused(file)
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * 1_000_001)
    assert "is larger than 1 million bytes" in refused(large)


def test_more_rows_than_can_be_shown_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    given = [{**rows()[0], "id": str(n)} for n in range(9)]
    assert "has more than 3 rows" in refused(written(tmp_path / "mine.csv", given))


def test_a_file_of_another_data_set_is_told_from_its_name_or_its_columns(tmp_path: Path) -> None:
    said = "is ACLED by its columns; expected UCDP GED. Read it with ex.read_acled"
    theirs = rows(ACLED)
    without = [name for name in theirs[0] if name != "event_id_cnty"]
    for file in (ACLED, written(tmp_path / "mine.csv", theirs, without)):
        assert said in refused(file)
    said = "is UCDP GED by its columns; expected ACLED. Read it with ex.read_ged"
    assert said in refused(MADE_UP, "acled")
    assert "was read as ACLED, and has no column event_id_cnty;" in refused(
        tmp_path / "mine.csv", "acled"
    )
    monthly = written(tmp_path / "GEDEvent_v25_0_10.csv", rows())
    said = "is UCDP Candidate Events by its name; expected UCDP GED. Read it with ex.read_candidate"
    assert said in refused(monthly)
    assert "expected UCDP Candidate Events" in refused(MADE_UP, "ucdp-candidate")
    assert "is later than the last" in refused(
        MADE_UP, first=dt.date(2025, 2, 1), last=dt.date(2025, 1, 1)
    )


def test_without_its_library_a_spreadsheet_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _zip("xl/workbook.xml")(tmp_path)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "save it as CSV (UTF-8)" in refused(file)


def test_a_provisional_row_says_so_and_no_cell_is_anything_but_text() -> None:
    row = next(r for r in read_estimates(MADE_UP, "ucdp-ged").rows if r.row_id == "9900005")
    assert "provisional" in row.notices
    assert "It is provisional: Check deaths." in words.notices_in_words(row)
    assert row.headline.startswith("=HYPERLINK")
    assert "an unidentified group" in words.sides(row)


@pytest.mark.long
def test_a_large_file_is_never_held_whole(tmp_path: Path) -> None:
    far = ",".join({**rows()[0], "country_id": "999"}[name] for name in HEADERLESS)
    file = tmp_path / "mine.csv"
    file.write_text(HEAD.decode() + f"{far}\n" * 20_000)
    assert file.stat().st_size > 8_000_000
    tracemalloc.start()
    read = read_estimates(file, "ucdp-ged")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read.elsewhere == 20_000
    assert most < 4_000_000


def test_the_table_has_units_days_and_points_and_can_be_read_back() -> None:
    table = ex.read_ged(MADE_UP)
    assert table.crs == "EPSG:4326"
    assert str(table.best.dtype) == "Int64"
    assert table.first.dt.year.unique().tolist() == [2025]
    assert table.set_index("row_id").geometry.isna().to_dict()["9900003"]
    assert not table.set_index("row_id").geometry.isna().to_dict()["9900001"]
    assert "CC BY 4.0" in table.attrs["cite"]
    known = list(read_estimates(MADE_UP, "ucdp-ged").rows)
    assert tables.rows_of(table) == known
    assert tables.rows_of(table[table.best > 10]) == [r for r in known if (r.best or 0) > 10]
    with pytest.warns(UserWarning, match=r"Rows of other days left out: 7\..*the table is empty"):
        none = ex.read_ged(MADE_UP, first="1990-01-01", last="1990-01-02")
    assert len(none) == 0
    assert list(none.columns) == list(table.columns)
    assert list(ex.read_acled(ACLED).best) == [15, 0]


def test_the_examples_of_the_readers_run(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    done = doctest.testmod(tables)
    assert done.attempted >= 3
    assert done.failed == 0


def test_every_made_up_row_says_that_it_is() -> None:
    assert all(row["relid"].startswith("SYNTHETIC") for row in rows())
    assert all(row["event_id_cnty"].startswith("SYN") for row in rows(ACLED))
    readme = (HERE / "README.md").read_text("utf-8")
    assert all(file.name in readme for file in HERE.glob("*.csv"))
    assert "CC BY 4.0" in readme


def test_a_day_is_a_date_a_moment_of_that_day_or_words() -> None:
    days = ("2025-10-12", dt.date(2025, 10, 12), pd.Timestamp("2025-10-12 09:30"))
    found = [ex.read_ged(MADE_UP, first=day, last="2025-10-17") for day in days]
    assert len(found[0])
    assert all(found[0].equals(other) for other in found[1:])


DAY = "Expected year-month-day, such as {}='2025-10-12', or a date; leave {} out for any day."
BOX = "box=(60.5, 29, 75, 37.5): west, south, east, north in degrees"
REFUSED_DAYS: list[tuple[Any, str]] = [
    ("October", "='October' is not a day. "),
    ("2025-10", "='2025-10' is not a day. "),
    ("", "='' is not a day. "),
    ("45950", "='45950' is not a day. "),
    ("2025-02-30", "='2025-02-30' is not a day. "),
    ("10/12/2025", "='10/12/2025' is not a day. It can be read as two days"),
    (2025, "=2025 is not a day. "),
    (True, "=True is not a day. "),
    (float("nan"), "=nan is not a day. "),
    (pd.NaT, "=NaT is not a day. "),
    (np.datetime64("NaT"), "=NaT is not a day. "),
    (["2025-10-12"], "=['2025-10-12'] is not a day. "),
]
REFUSED_BOXES: list[tuple[Any, str]] = [
    ((29, 60.5, 37.5, 75), "Latitude and longitude are exchanged; you may mean box=(60.5, 29, 75"),
    (
        (60.5, 75, 29, 37.5),
        f"its west is not below its east, so no row can lie in it. Expected {BOX}",
    ),
    ((60.5, 37.5, 75, 29), "its south is not below its north"),
    ((0, 0, 1, 1), "holds nothing of Afghanistan or Pakistan. They lie within box=(60.5, 23.5, 77"),
    ((60.5, 29, 60.5, 37.5), "It is a line or a point, so no row can lie in it."),
    ((60.5, 29, 75, 375), "its north, 375, is not on the globe; expected -90 to 90."),
    ((float("nan"), 29, 75, 37.5), f"its west, nan, is not a number. Expected {BOX}"),
    ((60.5, 29, float("inf"), 37.5), "its east, inf, is not a number."),
    (
        ("60.5", 29, 75, 37.5),
        "its west, '60.5', is not a number. Give numbers, not text: box=(60.5",
    ),
    (("66,40", 29, 75, 37.5), "its west, '66,40', is not a number. Give numbers, not text"),
    ((None, 29, 75, 37.5), "its west, None, is not a number."),
    ((True, 29, 75, 37.5), "its west, True, is not a number."),
    ("60.5,29,75,37.5", "is not the four sides of an area. Give numbers, not text: box=(60.5"),
    ((60.5, 29, 75), f"is not the four sides of an area. Expected {BOX}"),
    ([], f"is not the four sides of an area. Expected {BOX}"),
    (66.4, f"box=66.4 is not the four sides of an area. Expected {BOX}"),
    ({"west": 60}, "is not the four sides of an area."),
    (box(60.5, 29, 75, 37.5), "box=<Polygon> is not the four sides of an area. Give its bounds"),
]
REFUSED_PATHS: list[tuple[Any, str]] = [
    (None, "path=None is not the path of a file. Give the path as text"),
    (5, "path=5 is not the path of a file."),
    ("", "path='' is not the path of a file."),
    ("/", "path='/' is not the path of a file."),
    (b"mine.csv", "path=b'mine.csv' is not the path of a file."),
    ("~nobody-of-that-name/mine.csv", "mine.csv"),
    ("https://ucdp.uu.se/downloads/mine.csv", "This is an address. Download the file first"),
    (pd.DataFrame(), "path=<DataFrame> is not the path of a file. This is a table that is already"),
    ([str(MADE_UP)], "Give the path of one file; ex.read_candidate takes several"),
    ("no such file.csv", "no such file.csv: is missing; give the path of a file"),
    (str(HERE), "estimates: is a folder; expected a file"),
    ("mine\0.csv", "is not a name that a file can have"),
]
READERS = {"read_ged": MADE_UP, "read_candidate": MADE_UP, "read_acled": ACLED}


@pytest.mark.parametrize("reader", READERS)
def test_each_argument_is_refused_with_what_was_given_and_its_fix(reader: str) -> None:
    """No traceback of a library, and no table that is empty because an argument was wrong."""
    read, file = getattr(ex, reader), READERS[reader]
    days = [
        ({side: given}, side + said + ("" if "two days" in said else DAY.format(side, side)))
        for side in ("first", "last")
        for given, said in REFUSED_DAYS
    ]
    boxes = [({"box": given}, said) for given, said in REFUSED_BOXES]
    turned = [({"first": "2025-10-17", "last": "2025-10-12"}, "Exchange them: first='2025-10-12'")]
    for asked, said in [*days, *boxes, *turned]:
        with pytest.raises((TypeError, ValueError)) as fault:
            read(file, **asked)
        assert said in str(fault.value), asked
    for path, said in REFUSED_PATHS:
        with pytest.raises((TypeError, ValueError)) as fault:
            read(path)
        assert said in str(fault.value), path


def test_what_a_function_does_not_take_is_refused_with_how_it_is_written() -> None:
    calls: list[tuple[Callable[[], Any], str]] = [
        (lambda: ex.read_ged(MADE_UP, frist="2025-10-12"), "Did you mean 'first'?"),
        (lambda: ex.read_ged(MADE_UP, "2025-10-12"), "read_ged(path, *, first=None, last=None"),
        (lambda: ex.read_candidate(), "No file is given."),
        (lambda: ex.beside(), "Give what was read: ex.beside(ex.read_ged(path))."),
        (lambda: ex.beside(MADE_UP), "is no table; expected one that ex.read_ged"),
        (lambda: ex.beside(ex.claims()), "this one has no column data_set"),
    ]
    for call, said in calls:
        with pytest.raises((TypeError, ValueError)) as fault:
            call()
        assert said in str(fault.value)


def test_a_box_is_any_four_numbers_and_a_table_read_again_is_still_one() -> None:
    sides = (66.0, 30.0, 67.0, 32.0)
    found = ex.read_ged(MADE_UP, box=sides)
    assert len(found)
    assert found.equals(ex.read_ged(MADE_UP, box=np.array(sides)))
    assert found.equals(ex.read_ged(MADE_UP, box=box(*sides).bounds))
    as_text = found.assign(first=found["first"].astype("string"))
    assert tables.rows_of(as_text) == tables.rows_of(found)


def test_every_fault_says_what_is_expected_or_what_to_do() -> None:
    """What is wrong alone helps nobody."""
    fix = re.compile(r"\bexpected\b|; (?:save|get|keep|choose|exchange)\b|\. The names at its top")
    assert [code for code, said in ESTIMATE_FAULTS.items() if not fix.search(said)] == []
    cells = [said for said in ESTIMATE_FAULTS.values() if "{value}" in said]
    assert all("line {line}, column" in said for said in cells)
