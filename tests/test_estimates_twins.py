"""A conflict-data file is read in the browser as Python reads it: rows, words, faults."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger
from playwright._impl._driver import compute_driver_executable
from test_beside import told
from test_estimates import (
    ACLED,
    BEFORE_23,
    HOSTILE,
    MADE_UP,
    REAL,
    in_letters,
    written,
)
from test_estimates import rows as cells

from explainer import paths
from explainer.page.beside import sheet
from explainer.publish import estimates as published
from explainer.records.estimates.reading import EstimatesError, read_estimates
from explainer.records.estimates.row import DataSet
from explainer.words.estimates import read_in_words

SCRIPT = paths.front_script().parent.parent / "src" / "estimates" / "estimates.js"
READ_ON = dt.date(2026, 11, 27)


def in_the_browser(files: list[Path], folder: Path, **asked: str) -> list[dict[str, Any]]:
    """What the front end's script makes of files, each asked in the same way."""
    given = folder / "given.json"
    given.write_text(json.dumps(published.given(told())), encoding="utf-8")
    told_of_files = [
        {
            "path": str(file),
            "file": file.name,
            "readOn": str(READ_ON),
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            **asked,
        }
        for file in files
    ]
    node, _ = compute_driver_executable()  # that of the browser tests: always there
    done = subprocess.run(
        [node, str(Path(__file__).with_name("estimates.mjs")), SCRIPT.as_uri(), str(given)],
        input=json.dumps(told_of_files), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def in_python(file: Path, data_set: DataSet, **asked: dt.date) -> dict[str, Any]:
    read = read_estimates(file, data_set, read_on=READ_ON, **asked)
    found = {
        "rows": [row.model_dump(mode="json") for row in read.rows],
        "layout": read.layout,
        "again": read.again,
        "elsewhere": read.elsewhere,
        "otherDays": read.other_days,
        "letters": read.letters,
        "spans": read.spans and [str(day) for day in read.spans],
        "told": read_in_words(read, file.name),
        "shown": sheet(read.rows, told()),
    }
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def data_set_of(file: Path) -> DataSet:
    if file.name.startswith("acled"):
        return "acled"
    return "ucdp-candidate" if "_0_" in file.name else "ucdp-ged"


@cache
def variants(folder: Path) -> list[Path]:
    given = cells()
    hxl = [f"#tag+{n}" for n in range(len(BEFORE_23) + 1)]
    packed = folder / "ged261-csv.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.write(REAL, "GEDEvent_v26_1.csv")
    plain = folder / "stored.zip"
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as zipped:
        zipped.write(MADE_UP, "mine.csv")
    carriage = folder / "carriage.csv"
    carriage.write_bytes(MADE_UP.read_bytes().replace(b"\n", b"\r\n"))
    return [
        REAL,
        MADE_UP,
        ACLED,
        packed,
        plain,
        carriage,
        written(folder / "tabs.csv", given, delimiter="\t", encoding="utf-8-sig"),
        written(folder / "v19_1.csv", given, BEFORE_23),
        written(folder / "GEDEvent_v24_0_1.csv", given, header=False),
        written(folder / "hdx.csv", given, [*BEFORE_23, "iso3"], below=hxl, delimiter=";"),
    ]


@pytest.mark.long
def test_the_same_file_gives_the_same_rows_and_the_same_words(tmp_path: Path) -> None:
    files = [*variants(tmp_path), *in_letters(tmp_path).values()]
    found = in_the_browser(files, tmp_path)
    for file, read in zip(files, found, strict=True):
        assert read.get("rows"), f"{file.name}: {read}"
        expected = in_python(file, data_set_of(file))
        for part, value in expected.items():
            assert read[part] == value, f"{file.name}: {part}"
    shown = [row for read in found for row in read["shown"]]
    assert any(len(row["lanes"]) > 5 for row in shown)


def test_the_same_days_leave_out_the_same_rows(tmp_path: Path) -> None:
    first, last = dt.date(2025, 10, 12), dt.date(2025, 10, 17)
    (found,) = in_the_browser([MADE_UP], tmp_path, first=str(first), last=str(last))
    assert found == in_python(MADE_UP, "ucdp-ged", first=first, last=last)


@pytest.mark.long
def test_the_same_fault_is_told_in_the_same_words(tmp_path: Path) -> None:
    files = []
    for number, (make, said) in enumerate(HOSTILE):
        if said.startswith(("is missing", "is a folder")):
            continue  # a browser gives no such file
        folder = tmp_path / str(number)
        folder.mkdir()
        files.append(make(folder))
    wrong = [
        {"date_start": "05-06-2025"}, {"date_end": "2025-01-01"}, {"best": "many"}, {"low": "-3"},
        {"latitude": "131"}, {"where_prec": "9"}, {"id": ""}, {"date_start": "2025-02-30"},
        {"date_start": "45950"}, {"id": "9.9E+06"}, {"id": "NA"}, {"high": "NaN"}, {"low": "1,2"},
        {"country_id": "NA"}, {"country_id": "AFG"}, {"type_of_violence": "9"}, {"date_prec": "?"},
        {"event_clarity": "0"}, {"longitude": "66,40"}, {"longitude": "66E"}, {"latitude": "inf"},
        {"longitude": "31.0", "latitude": "66.4"}, {"longitude": "0", "latitude": "0"},
    ]  # fmt: skip
    for number, change in enumerate(wrong):
        folder = tmp_path / f"cell{number}"
        folder.mkdir()
        files.append(written(folder / "mine.csv", [{**cells()[0], **change}]))
    found = in_the_browser(files, tmp_path)
    for file, read in zip(files, found, strict=True):
        with pytest.raises(EstimatesError) as fault:
            read_estimates(file, "ucdp-ged")
        told_in_python = [problem.message for problem in fault.value.problems]
        if told_in_python[0].startswith("is a spreadsheet"):
            assert "is a spreadsheet, which this page does not read" in read["faults"][0]
        else:
            assert read["faults"] == told_in_python


def test_what_the_script_is_given_holds_claims_and_no_row_of_a_file() -> None:
    given = published.given(told())
    assert {one["of"]["id"] for one in given["claims"]} <= {
        claim.id for claim in real_ledger().whole.claims()
    }
    script = published.estimates_script(told())
    assert "SYNTHETIC" not in script
    assert len(script) < 80_000
