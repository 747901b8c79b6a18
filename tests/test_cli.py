"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builders import (
    MISSING,
    TEXT,
    address,
    claim,
    document,
    wider_document,
    write_seeds,
    written_out,
)

import explainer
from explainer import paths
from explainer.cli import _parser, main
from explainer.publish import builds


@pytest.fixture(autouse=True)
def _without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)


def number_after(label: str, printed: str) -> list[int]:
    """The numbers on the line that begins with a label."""
    line = next(line for line in printed.splitlines() if line.startswith(label))
    return [int(number) for number in re.findall(r"\d+", line)]


# --- check ------------------------------------------------------------------------------


@pytest.mark.long
def test_the_real_records_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert number_after("documents", shown.out)[0] == 5
    assert number_after("claims", shown.out)[0] >= 300
    assert number_after("problems", shown.out) == [0]
    assert shown.out.count("text not present") == 5


@pytest.mark.long
def test_with_texts_everything_is_rechecked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, texts: Path
) -> None:
    monkeypatch.setenv("EXPLAINER_TEXTS", str(texts))
    assert main(["check"]) == 0
    shown = capsys.readouterr().out
    assert "text not present" not in shown
    assert number_after("addresses", shown)[0] == number_after("claims", shown)[0]
    assert number_after("quotations", shown)[0] >= 70


@pytest.mark.parametrize("saved", ["\r\n", "\r"])
def test_a_text_that_was_saved_in_another_way_is_rechecked_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, saved: str
) -> None:
    folder = write_seeds(tmp_path / "seeds", document(written_out(claim())))
    (tmp_path / "report.txt").write_bytes(TEXT.replace("\n", saved).encode())
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path))
    assert main(["check", "--seeds", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert number_after("addresses", shown) == [1]
    assert "re-checked all the same: report.txt differs only in line ends" in shown


def test_counts_of_a_small_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = written_out(claim()), written_out(claim("w", at=MISSING))
    folder = write_seeds(tmp_path / "seeds", document(here), wider_document(there))
    (tmp_path / "report.txt").write_bytes(TEXT.encode())
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path))
    assert main(["check", "--seeds", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert number_after("documents", shown) == [1, 1]
    assert number_after("claims", shown) == [1, 1]
    assert number_after("addresses", shown) == [1]
    assert number_after("quotations", shown) == [1, 1]


def test_every_error_is_listed_and_the_exit_code_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [
        claim("a", kind="rumour"),
        claim("b", asserted_by="armi"),
        claim("c", quote="no such words"),
    ]
    folder = write_seeds(tmp_path / "seeds", document(*records), groups=MISSING)
    (tmp_path / "report.txt").write_bytes(TEXT.encode())
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path))
    assert main(["check", "--seeds", str(folder)]) == 1
    shown = capsys.readouterr()
    listed = shown.err.splitlines()
    for part in (
        "claim 'a': kind",
        "claim 'b': asserted_by 'armi'",
        "claim 'c': quote",
        "groups.yaml",
    ):
        assert [line for line in listed if part in line], part
    assert number_after("problems", shown.out) == [len(listed)]


def test_a_folder_of_texts_that_is_not_there_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path / "nowhere"))
    assert main(["check"]) == 1
    assert "EXPLAINER_TEXTS" in capsys.readouterr().err


@pytest.mark.long
def test_a_folder_of_records_that_is_not_there_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--seeds", str(tmp_path / "nowhere")]) == 1
    assert "is missing" in capsys.readouterr().err


# --- export -----------------------------------------------------------------------------


@pytest.mark.long
def test_export_writes_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "claims"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    found = [json.loads(line) for line in shown.out.splitlines()]
    assert len({r["id"] for r in found}) == len(found) >= 300


@pytest.mark.long
def test_export_writes_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "claims", "--format", "csv"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("\ufeffid,")
    found = list(csv.DictReader(shown.removeprefix("\ufeff").splitlines(keepends=True)))
    toll = next(r for r in found if r["id"] == "r1-un-toll")
    low, high = (toll[f"derived_counts_killed_{end}_people"] for end in ("low", "high"))
    assert (toll["counts_killed"], low, high) == ("at least 50", "50", "")


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "begins"),
    [(["claims", "--format", "csv"], b"\xef\xbb\xbfid,"), (["jsonld"], b'{\n "@context"')],
)
def test_export_writes_a_file_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], begins: bytes
) -> None:
    """A shell that writes files in its own encoding would spoil them."""
    file = tmp_path / "records"
    assert main(["export", *command, "--output", str(file)]) == 0
    assert capsys.readouterr().out == ""
    content = file.read_bytes()
    assert content.startswith(begins)
    assert b"\r\n" not in content
    assert "“" in content.decode("utf-8")


@pytest.mark.long
@pytest.mark.parametrize(("name", "begins"), [("a.csv", b"\xef\xbb\xbfid,"), ("a.jsonl", b"{")])
def test_claims_are_written_as_the_name_of_the_file_says(
    tmp_path: Path, name: str, begins: bytes
) -> None:
    assert main(["export", "claims", "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.long
@pytest.mark.parametrize("command", [["claims"], ["jsonld"]])
def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main(["export", *command, "--output", str(tmp_path / "no" / "file")]) == 1
    assert "file" in capsys.readouterr().err


def test_export_writes_schemas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "schema"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["document"]["$schema"].startswith("https://json-schema.org/")
    assert main(["export", "schema", "--folder", str(tmp_path / "schema")]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {file.stem for file in written} == {*shown, "README"}
    for file in written[:-1]:
        assert json.loads(file.read_text(encoding="utf-8")) == shown[file.stem]


def test_export_of_broken_records_lists_the_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds(tmp_path, document(claim(kind="rumour")))
    monkeypatch.setattr("explainer.paths.seeds_folder", lambda: folder)
    assert main(["export", "claims"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "claim 'un-toll': kind 'rumour'" in shown.err


@pytest.mark.long
def test_export_with_a_wrong_folder_of_texts_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path / "nowhere"))
    assert main(["export", "claims"]) == 1
    assert "EXPLAINER_TEXTS" in capsys.readouterr().err


@pytest.mark.long
def test_a_reader_of_the_output_may_go_away() -> None:
    """`python -m explainer export claims | head -1`."""
    command = [sys.executable, "-m", "explainer", "export", "claims"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as export:
        assert export.stdout is not None
        assert export.stderr is not None
        assert json.loads(export.stdout.readline())["id"]
        export.stdout.close()
        assert b"Traceback" not in export.stderr.read()


@pytest.mark.long
def test_output_is_utf8_whatever_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explainer", "export", "claims"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "’" in done.stdout.decode("utf-8")


# --- address ----------------------------------------------------------------------------


def test_address_prints_what_a_claim_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    assert main(["address", str(file), "five soldiers"]) == 0
    printed = capsys.readouterr().out
    record = claim(words="five soldiers")
    at = record["at"]
    assert printed.startswith("at: {")
    for part in (f"line: {at['line']}", f"start: {at['start']}", f"end: {at['end']}"):
        assert part in printed
    assert at["fingerprint"] in printed


@pytest.mark.parametrize(
    ("words", "message"),
    [("no such words", "occurs 0 times"), ("the", "times"), ("", "times")],
)
def test_address_needs_words_that_occur_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, message: str
) -> None:
    (tmp_path / "report.txt").write_bytes(TEXT.encode())
    assert main(["address", str(tmp_path / "report.txt"), words]) == 1
    shown = capsys.readouterr()
    assert message in shown.err
    assert "expected once" in shown.err
    assert shown.out == ""


def test_address_finds_words_that_look_the_same_and_tells_what_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address is that of the real characters, so that it re-checks."""
    text = "One.\nThe mission’s count: at\u00a0least\n50 dead.\n"
    file = tmp_path / "report.txt"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert main(["address", str(file), "mission's count: at least 50"]) == 0
    shown = capsys.readouterr()
    real = text[text.index("mission") : text.index(" dead")]
    at = claim(at=address(text, real))["at"]
    assert shown.out == (
        f"at: {{line: {at['line']}, start: {at['start']}, end: {at['end']}, "
        f"fingerprint: {at['fingerprint']}}}\n"
    )
    for name in ("no-break space (U+00A0)", "a line break", "apostrophe (U+0027)"):
        assert name in shown.err


@pytest.mark.long
@pytest.mark.parametrize("words", ["The missionâ€™s count", "The mission\ufffds count"])
@pytest.mark.parametrize("command", [["source", "new", "--document"], ["source", "locate"]])
def test_a_text_that_was_damaged_before_is_told(
    command: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its words have an address, but letters are lost: whoever codes it must know."""
    file = tmp_path / "report.txt"
    file.write_text(f"One.\n{words}: 50 dead.\n", encoding="utf-8")
    more = ["50 dead"] if "locate" in command else []
    assert main([*command, str(file), *more]) == 0
    assert "report.txt is damaged: line 2 holds" in capsys.readouterr().err


def test_address_lists_every_place_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("so it is\nand so\u00a0it is\nso it is\n", encoding="utf-8")
    assert main(["address", str(file), "so it"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "occurs 3 times" in said[0]
    assert [line.partition(":")[0] for line in said[1:]] == ["line 1", "line 2", "line 3"]
    assert ["no-break space" in line for line in said[1:]] == [False, True, False]


def test_address_of_very_words_names_what_only_looks_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("at least 50\nat\u2009least 50\n", encoding="utf-8")
    assert main(["address", str(file), "at least 50"]) == 0
    shown = capsys.readouterr()
    assert "line: 1, start: 0, end: 11" in shown.out
    assert shown.err.startswith("line 2 has words that look the same: the text has thin space")


def test_address_of_words_that_are_nowhere_names_the_nearest_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.txt").write_bytes(TEXT.encode())
    assert main(["address", str(tmp_path / "report.txt"), "six soldiers died"]) == 1
    said = capsys.readouterr().err
    assert "occurs 0 times" in said
    assert "Nearest is line 3: On Sunday the army said" in said


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"%PDF-1.7", b"caf\xe9", b""])
def test_address_of_what_is_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    file = tmp_path / "report.txt"
    if content is not None:
        file.write_bytes(content)
    assert main(["address", str(file), "x"]) == 1
    assert "report.txt is " in capsys.readouterr().err


# --- help and misuse --------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["app"],
        ["check"],
        ["export"],
        ["export", "claims"],
        ["export", "jsonld"],
        ["export", "schema"],
        ["source"],
        ["source", "new"],
        ["source", "locate"],
        ["address"],
    ],
)
def test_every_command_explains_itself(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    assert "usage: python -m explainer" in capsys.readouterr().out


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == explainer.__version__


@pytest.mark.parametrize("port", ["abc", "-1", "65536", "80.5", "", "８８６６"])
def test_a_port_that_is_none_is_named(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["app", f"--port={port}", "--no-browser"])
    assert left.value.code == 2
    assert f"{port!r} is not a port; expected 0 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["chek"], ["export"], ["export", "events"], ["export", "claims", "--format", "xml"]],
)
def test_misuse_is_explained(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.long
def test_it_runs_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explainer", "check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "problems: 0" in done.stdout


@pytest.mark.parametrize("has_texts", [True, False])
def test_who_makes_a_page_with_sentences_of_texts_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    has_texts: bool,
) -> None:
    (tmp_path / "explainer.html").write_text("made")
    monkeypatch.setattr(builds, "prepared", lambda **_: tmp_path)
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path) if has_texts else "")
    assert main(["page", "--output", str(tmp_path / "own.html")]) == 0
    assert ("before you pass it on" in capsys.readouterr().err) == has_texts


# --- without make -------------------------------------------------------------------------


def test_every_command_that_the_readme_gives_for_windows_is_one(project: Path) -> None:
    """And none of them needs make, a shell, or a path with a slash."""
    readme = (project / "README.md").read_text(encoding="utf-8")
    block = readme.partition("```bat")[2].partition("```")[0]
    given = [line.split()[3:] for line in block.splitlines() if line.startswith("py -m explainer")]
    assert [one[0] for one in given] == ["app", "page", "site", "lab", "handouts", "class"]
    for one in given:
        options, rest = _parser().parse_known_args(one)
        assert callable(options.run)
        assert rest == []
    assert not re.search(r"make|&&|\./|/bin/", block)


@pytest.mark.long
def test_the_lab_runs_in_this_process_and_takes_its_own_options(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr("jupyterlab.labapp.main", lambda: ran.append(sys.argv))
    monkeypatch.setattr(sys, "argv", ["explainer"])
    monkeypatch.chdir(tmp_path)
    assert main(["lab", "--port", "9000", "--no-browser"]) == 0
    (argv,) = ran
    assert f"--notebook-dir={paths.notebooks_folder()}" in argv
    assert argv[-3:] == ["--port", "9000", "--no-browser"]
    assert any(one.endswith("/lab/tree/00_start_here.ipynb") for one in argv)


def test_what_no_command_takes_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--fast"])
    assert "unrecognized arguments: --fast" in capsys.readouterr().err
