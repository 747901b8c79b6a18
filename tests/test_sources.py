"""One more report: its skeleton from a text, and the README’s steps from there to an export."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import TEXT, claim, copy_of_project, document, real_ledger, write_seeds
from hypothesis import given
from hypothesis import strategies as st

from explainer import paths
from explainer.classroom.coding import report
from explainer.classroom.coding.findings import findings, lines_of
from explainer.cli import main
from explainer.publish import sources
from explainer.records import checks, quantities, texts
from explainer.records.claims import MAX_QUOTE_WORDS, Document, TextFile
from explainer.records.loading import read_ledger

TEACHING = paths.notebooks_folder() / "teaching"
REPORT = TEACHING / "example_report.txt"


def made(text: str, **more: Any) -> str:
    return sources.skeleton(text, "report.txt", real_ledger(), key="report", **more)


def candidates(skeleton: str) -> list[str]:
    """The lines of the comment that tells what stands in the text."""
    return skeleton.split("\nclaims: []\n")[1].splitlines()


def quoted(skeleton: str) -> list[list[str]]:
    """For each line of the text the phrases that the skeleton gives of it."""
    blocks = "\n".join(candidates(skeleton)).split("\n#\n")[1:]
    return [re.findall(r"“([^“”]*)”", block) for block in blocks]


# --- the skeleton -----------------------------------------------------------------------


def test_what_the_text_tells_is_filled_in() -> None:
    text = texts.read(REPORT)
    record = yaml.safe_load(made(text, title="A: “title” # of mine"))
    size = TextFile.model_validate(record["text"])
    assert (size.characters, size.words) == (len(text), len(text.split()))
    assert size.lines == len(text.split("\n"))
    assert record["title"] == "A: “title” # of mine"
    assert (record["ring"], record["claims"]) == ("wider", [])


def test_each_line_with_figures_or_days_is_a_candidate_with_its_address() -> None:
    text = texts.read(REPORT)
    told = "\n".join(candidates(made(text)))
    for line in lines_of(text):
        found = findings(line, real_ledger())
        at = report.address_of(text, line.start, line.end)
        address = "{" + ", ".join(f"{key}: {value}" for key, value in at.items()) + "}"
        expected = bool(found.quantities or found.days)
        assert (f"# line {line.number}, at: {address}" in told) == expected
        assert yaml.safe_load(f"at: {address}") == {"at": at}
        for finding in (*found.quantities, *found.days) if expected else ():
            assert f"“{finding.words}”" in told


def test_what_is_found_is_told_with_its_meaning() -> None:
    told = made(texts.read(REPORT))
    assert "“12 October 2025” (2025-10-12)" in told
    assert "“Zabihullah Mujahid” (zabihullah-mujahid)" in told
    assert "“Paktika” (paktika-province)" in told


WORDY = " ".join(["At least 40 people, 50 to 60 fighters and about a dozen soldiers"] * 30)


@pytest.mark.long
@pytest.mark.parametrize("text", [WORDY, f"{WORDY}\n" * 20, "Sunday. " * 400, "40\n" * 300, TEXT])
def test_never_more_than_a_few_words_of_the_text_are_kept(text: str) -> None:
    kept = quoted(made(text))
    for phrases in kept:
        assert sum(len(phrase.split()) for phrase in phrases) <= MAX_QUOTE_WORDS
    whole = sum(len(phrase.split()) for phrases in kept for phrase in phrases)
    assert whole <= len(text.split()) * checks.MAX_QUOTED_SHARE


def test_a_line_of_which_more_stands_in_the_text_says_so() -> None:
    assert "more stands in this line" in made(WORDY)
    assert "more stands in this line" not in made(texts.read(REPORT))


def test_no_sentence_of_the_text_is_in_the_skeleton() -> None:
    text = texts.read(REPORT)
    skeleton = made(text)
    words = text.split()
    for start in range(len(words) - 5):
        assert " ".join(words[start : start + 6]) not in skeleton


ODD = st.text(
    st.one_of(st.sampled_from("#:-'\"{}[]\t\n\r\x85\u2028\u2029\x07“” 5aÄ"), st.characters())
)


@pytest.mark.long
@given(title=ODD, file=ODD, text=ODD)
def test_whatever_stands_in_it_the_skeleton_is_a_record(title: str, file: str, text: str) -> None:
    text = texts.clean(f"At least 5 people on Sunday, {text} 12 October 2025")
    skeleton = sources.skeleton(text, file, real_ledger(), key="report", title=title)
    record = yaml.safe_load(skeleton)
    assert record["claims"] == []
    assert record["text"]["characters"] == len(text)
    assert set(record) <= set(Document.model_fields)
    assert record["title"] == (
        " ".join(title.encode("utf-8", "replace").decode().split()) if title else "TODO"
    )


# --- what is left to do -----------------------------------------------------------------


def check(folder: Path) -> list[str]:
    ledger, found = read_ledger(folder)
    return [str(p) for p in [*found, *checks.cross_record_problems(ledger)]]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.seeds_folder(), tmp_path / "seeds"))


@pytest.mark.long
def test_every_field_that_is_not_filled_in_is_named_with_what_belongs_there(seeds: Path) -> None:
    file = seeds / "wider" / "report.yaml"
    sources.write(made(TEXT), file)
    found = check(seeds)
    to_fill = re.findall(r"^(\w+): TODO", file.read_text("utf-8"), re.MULTILINE)
    for field in (*to_fill, "published.date", "published.basis"):
        (said,) = [line for line in found if f": {field} still says TODO" in line]
        assert said.startswith("seeds/wider/report.yaml document 'report': ")
        assert len(said.split("fill in: ")[1]) > 5
    assert len(found) == len(to_fill) + 2


@pytest.mark.long
def test_a_whole_field_that_is_not_filled_in_is_named(seeds: Path) -> None:
    file = seeds / "wider" / "report.yaml"
    file.write_text(re.sub(r"published: \{.*", "published: TODO", made(TEXT)), encoding="utf-8")
    assert [line for line in check(seeds) if ": published still says TODO; fill in: " in line]


@pytest.mark.long
def test_other_faults_of_the_record_are_named_at_once(seeds: Path) -> None:
    file = seeds / "wider" / "report.yaml"
    file.write_text(made(TEXT).replace("ring: wider", "ring: third"), encoding="utf-8")
    assert [line for line in check(seeds) if "ring 'third' is not one of" in line]
    assert [line for line in check(seeds) if "label still says TODO" in line]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"asserted_by": "TODO"}, "asserted_by still says TODO"),
        ({"note": "TODO"}, "note still says TODO"),
        ({"topics": ["toll", "TODO"]}, "topics.1 still says TODO"),
        ({"where": [{"place": "TODO", "precision": "TODO"}]}, "where.0.place still says TODO"),
        ({"counts__perpetrator": "TODO"}, "counts.perpetrator still says TODO"),
        ({"happened__from": "TODO"}, "happened.from still says TODO"),
        ({"counts": "TODO"}, "counts still says TODO"),
        ({"unheard_of": "TODO"}, "unheard_of is not a known field"),
        ({"at__deep": "TODO"}, "at.deep is not a known field"),
        ({"kind": "TODO!"}, "kind 'TODO!' is not one of"),
    ],
    ids=str,
)
def test_what_is_left_in_a_claim_is_named_and_nothing_is_swallowed(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    folder = write_seeds(tmp_path, document(claim(**change)))
    found = [line for line in check(folder) if said in line]
    assert len(found) == 1
    assert "claim 'un-toll'" in found[0]


# --- the commands -----------------------------------------------------------------------


@pytest.mark.long
def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("kept", encoding="utf-8")
    command = ["source", "new", "--document", str(REPORT), "--output", str(file)]
    assert main(command) == 1
    assert "is there already and was left as it is" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("name", ["My Report.yaml", "report.txt", "a_b.yaml", "Über.yaml", ".yaml"])
def test_a_name_that_no_record_may_have_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    command = ["source", "new", "--document", str(REPORT), "--output", str(tmp_path / name)]
    assert main(command) == 1
    assert "expected lower-case letters, digits" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


@pytest.mark.long
def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["source", "new", "--document", str(REPORT)]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert yaml.safe_load(shown.out)["id"] == "example-report"


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b" \n\t\n",
        b"\xff\xfe\x00",
        b"%PDF-1.7\n\xe2\xe3\xcf\xd3",
        b"a\0b",
        b"x" * 2_000_001,
    ],
    ids=["missing", "empty", "blank", "bytes", "pdf", "nul", "long"],
)
def test_what_is_no_text_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    file, out = tmp_path / "report.txt", tmp_path / "mine.yaml"
    if content is not None:
        file.write_bytes(content)
    command = ["source", "new", "--document", str(file), "--output", str(out)]
    assert main(command) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert "report.txt" in said
    assert not out.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_and_a_folder_are_refused_and_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        assert main(["source", "new", "--document", str(tmp_path / name)]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_locate_is_address(capsys: pytest.CaptureFixture[str]) -> None:
    words = [str(REPORT), "nine Afghan soldiers had been killed and 16 wounded"]
    assert main(["source", "locate", *words]) == 0
    located = capsys.readouterr().out
    assert main(["address", *words]) == 0
    assert capsys.readouterr().out == located
    assert re.fullmatch(
        r"at: \{line: 9, start: \d+, end: \d+, fingerprint: [0-9a-f]{64}\}\n", located
    )


# --- a sixth report, as the README tells it -----------------------------------------------


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """A copy of what the commands of the README need."""
    return copy_of_project(project, tmp_path_factory.mktemp("sixth") / "checkout")


def steps(project: Path) -> Iterator[tuple[str, str]]:
    """The blocks of the section in their order: ``sh`` to run, ``yaml`` to write."""
    readme = (project / "README.md").read_text(encoding="utf-8")
    section = readme.split("\n## Add a source\n")[1].split("\n## ")[0]
    for kind, block in re.findall(
        r"^ *```(sh|yaml)\n(.*?)^ *```$", section, re.DOTALL | re.MULTILINE
    ):
        yield kind, re.sub(r"^   ", "", block, flags=re.MULTILINE)


def filled_in(record: str, block: str) -> str:
    """The record with each field of a block in place of the line that has it."""
    for part in re.split(r"\n(?=\w)", block.rstrip()):
        key = part.split(":")[0]
        record, count = re.subn(rf"^{key}:.*$", lambda _: part, record, flags=re.MULTILINE)  # noqa: B023
        assert count == 1, f"the skeleton has no field {key}"
    return record


def run(line: str, checkout: Path) -> subprocess.CompletedProcess[str]:
    """One command as the README has it, with this Python."""
    words = shlex.split(line)
    given = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
    program, *arguments = words[len(given) :]
    assert program == "python"
    clean = {key: value for key, value in os.environ.items() if key != "EXPLAINER_TEXTS"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=checkout,
        env={**clean, **given, "PYTHONPATH": str(checkout)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.long
def test_a_sixth_report_by_the_very_commands_of_the_readme(checkout: Path, project: Path) -> None:
    record = checkout / "seeds" / "wider" / "belmara-post.yaml"
    ran = []
    for kind, block in steps(project):
        if kind == "yaml":
            written = filled_in(record.read_text(encoding="utf-8"), block)
            record.write_text(written, encoding="utf-8")
            continue
        for line in block.splitlines():
            done = run(line, checkout)
            left = re.search(r": \{?(?:\w+: )?TODO", record.read_text(encoding="utf-8"))
            is_check = line.endswith(" check")
            assert done.returncode == (1 if left and is_check else 0), done.stderr
            if left and is_check:
                assert done.stderr.count("still says TODO") == len(done.stderr.splitlines())
            ran.append((line, done))
    whole = yaml.safe_load(record.read_text(encoding="utf-8"))
    (written,) = whole["claims"]

    located = next(done for line, done in ran if " locate " in line)
    assert yaml.safe_load(located.stdout)["at"] == written["at"], "the README’s address is old"
    rechecked = next(done for line, done in ran if "EXPLAINER_TEXTS" in line)
    assert "addresses: 1 re-checked" in rechecked.stdout
    assert "problems: 0" in rechecked.stdout

    table = (checkout / "claims.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    (row,) = [row for row in rows if row["id"] == written["id"]]
    assert row["document_text_sha256"] == whole["text"]["sha256"]
    (bounds,) = json.loads(row["derived_amounts"])
    meant = quantities.parse(written["amounts"][0]["words"])
    assert (bounds["words"]["low"], bounds["words"]["high"]) == (meant.low, meant.high)
    assert len(rows) == len(real_ledger().whole.claims()) + 1
    linked = json.loads((checkout / "claims.jsonld").read_text(encoding="utf-8"))
    assert [n for n in linked["@graph"] if n["@id"] == f"dle:claim/{written['id']}"]


@pytest.mark.long
def test_every_other_command_of_the_readme_on_records_runs(
    checkout: Path, project: Path, tmp_path: Path
) -> None:
    """Those of “Where the numbers come from”; `~/reports` is the reader’s own folder."""
    readme = (project / "README.md").read_text(encoding="utf-8")
    section = readme.split("\n## Where the numbers come from\n")[1].split("\n## ")[0]
    (block,) = re.findall(r"^```sh\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    for line in block.splitlines():
        done = run(line.split("  #")[0].replace("~/reports", str(tmp_path)), checkout)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout
