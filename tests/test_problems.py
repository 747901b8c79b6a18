"""What is wrong is a code with values; its sentences are made from these, and from nothing else."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import claim, document, real_ledger

from explainer.classroom.coding.faults import plainly
from explainer.records import reading, yamlfiles
from explainer.records.faults import WORDS
from explainer.records.problems import MAX_MESSAGE, Problem, Where
from explainer.words.coding import PLAIN

NAME = "seeds/documents/report.yaml"
CATALOGUES = {"faults.py", "rulefaults.py", "estimatefaults.py"}


def blanks(words: str) -> set[str]:
    """The names of the values that a wording is filled in with."""
    named = (name for _, name, _, _ in string.Formatter().parse(words) if name)
    return {name.split(".")[0] for name in named}


@pytest.fixture(scope="module")
def trees(project: Path) -> dict[Path, ast.Module]:
    """The modules in which faults are found."""
    files = [
        *(project / "explainer" / "records").rglob("*.py"),
        *(project / "explainer" / "serve").glob("*.py"),
    ]
    return {file: ast.parse(file.read_text("utf-8")) for file in files}


def found_in(tree: ast.Module) -> Iterator[ast.Call]:
    """Where a fault is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Fault":
            yield node


@pytest.mark.long
def test_each_fault_has_a_wording_and_the_values_that_it_names(
    trees: dict[Path, ast.Module],
) -> None:
    for file, tree in trees.items():
        for call in found_in(tree):
            (code,) = call.args
            if isinstance(code, ast.Constant):
                given = {keyword.arg for keyword in call.keywords}
                assert given == blanks(WORDS[code.value]), f"{file.name}:{call.lineno}"


def test_each_wording_is_of_a_fault_that_is_found(trees: dict[Path, ast.Module]) -> None:
    written = {
        node.value
        for file, tree in trees.items()
        if file.name not in CATALOGUES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    }
    assert set(WORDS) <= written


@pytest.mark.parametrize("code", PLAIN)
def test_a_class_reads_no_value_that_the_fault_has_not(code: str) -> None:
    """Both wordings are filled in from one fault; `precision` says which one it is."""
    given = blanks(WORDS[code])
    assert blanks(PLAIN[code]) <= given


def test_no_wording_is_taken_apart_again(project: Path) -> None:
    for module in ("faults.py", "report.py"):
        tree = ast.parse((project / "explainer/classroom/coding" / module).read_text("utf-8"))
        imports = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Import)]
        assert "import re" not in imports


def test_two_wordings_of_one_fault() -> None:
    values = {"duration": "a month", "first": "2025-10-01", "last": "2025-10-09", "span": 9}
    problem = Problem("duration-too-long", Where(NAME, "claim 'a'", "happened"), values)
    assert str(problem) == (
        f"{NAME} claim 'a': happened: duration 'a month' is longer than 2025-10-01 to 2025-10-09, "
        "which is 9 days; expected bounds within which it fits"
    )
    assert plainly(problem, {"a": 7}) == (
        "Line 7: 'a month' is longer than the days from 2025-10-01 to 2025-10-09. Which of them is "
        "wrong?"
    )


def test_a_fault_of_the_whole_record_is_told_to_a_class_without_that_word() -> None:
    problem = Problem("counts-misplaced", Where(NAME, "claim 'a'", "the record"), {"kind": "event"})
    assert plainly(problem, {}) == "counts belongs to kind 'casualties', not 'event'"


def test_a_sentence_is_never_longer_than_it_can_be_read() -> None:
    problem = Problem("unreadable-file", Where(NAME), {"said": "x" * 10_000})
    assert len(problem.message) == MAX_MESSAGE


def test_a_document_needs_no_file() -> None:
    faults: list[Problem] = []
    made = reading.document_from(document(claim(), claim("b", kind="guess")), NAME, faults)
    assert made is not None
    assert [c.id for c in made.claims] == ["un-toll"]
    assert [(p.code, p.where) for p in faults] == [
        ("not-one-of", Where(NAME, "claim 'b'")),
    ]
    elsewhere: list[Problem] = []
    reading.document_from(document(claim()), "seeds/wider/other.yaml", elsewhere)
    assert [p.code for p in elsewhere] == ["id-not-file-name", "ring-of-other-folder"]


def test_a_document_of_the_records_is_the_same_from_its_fields(project: Path) -> None:
    (first, *_) = real_ledger().documents
    name = f"seeds/documents/{first.id}.yaml"
    faults: list[Problem] = []
    raw = yamlfiles.load((project / name).read_text("utf-8"))
    assert reading.document_from(raw, name, faults) == first
    assert faults == []
