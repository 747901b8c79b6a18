"""ARCHITECTURE, CONTRIBUTING and CHANGELOG say what is so."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import explainer
from explainer.page.rendering import render
from explainer.page.state import State
from explainer.records.loading import load_ledger

GUIDES = ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md")
CLAIM = "r1-un-toll"
PATH = re.compile(r"`([\w./-]+(?:/|\.(?:py|md|toml|yaml|ipynb|js)))`")
TREAT_VIEWS_ALIKE = {"explainer/page/view.py", "tests/test_specs.py"}
"""Files that a guide names for adding a view, in which none is named."""
COMMAND = re.compile(r"^ *((?:make|python|git) .*?)(?: +#.*| {2,}.*)?$", re.M)


@pytest.fixture(scope="module")
def pyproject(project: Path) -> dict[str, Any]:
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))


def guide(project: Path, name: str) -> str:
    return (project / name).read_text(encoding="utf-8")


def names_in(file: Path) -> set[str]:
    """The functions, classes and constants that a module defines at its top."""
    found: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.update(t.id for t in targets if isinstance(t, ast.Name))
    return found


def floors(pyproject: dict[str, Any]) -> list[set[str]]:
    """The layers of rooms, highest first, without the door `__main__`."""
    [layers] = [c for c in pyproject["tool"]["importlinter"]["contracts"] if c["id"] == "layers"]
    return [set(re.findall(r"\w+", line)) for line in layers["layers"] if "(" not in line]


@pytest.mark.parametrize("name", GUIDES)
def test_every_file_that_a_guide_names_is_there(project: Path, name: str) -> None:
    named = PATH.findall(guide(project, name))
    assert [path for path in named if not (project / path).exists()] == []


@pytest.mark.parametrize("name", GUIDES)
def test_the_readme_leads_to_each_guide(project: Path, name: str) -> None:
    assert f"`{name}`" in guide(project, "README.md")


# --- the rooms ----------------------------------------------------------------------------


def test_the_picture_has_the_rooms_and_floors_that_the_linter_holds(
    project: Path, pyproject: dict[str, Any]
) -> None:
    picture = guide(project, "ARCHITECTURE.md").split("```")[1]
    drawn = set(re.findall(r"(\w+)\[", picture))
    package = project / "explainer"
    rooms = {p.parent.name for p in package.glob("*/__init__.py")}
    doors = {p.stem for p in package.glob("*.py") if not p.stem.startswith("__")}
    assert drawn == rooms | doors == set().union(*floors(pyproject))
    floor = {room: at for at, rooms in enumerate(floors(pyproject)) for room in rooms}
    arrows = re.findall(r"^ *(\w+)(?:\[.*?\])? --> (.*)$", picture, re.M)
    steps = [(a, b) for a, targets in arrows for b in targets.split(" & ")]
    assert [(a, b) for a, b in steps if floor[b] != floor[a] + 1] == []
    assert {b for _, b in steps} | floors(pyproject)[0] == drawn


def test_the_readme_names_every_room(project: Path, pyproject: dict[str, Any]) -> None:
    layout = guide(project, "README.md").split("## Layout")[1].split("```")[1]
    told = set(re.findall(r"\w+", layout.split("geo/ ")[0]))
    assert set().union(*floors(pyproject)) - {"cli"} <= told


# --- the walk -----------------------------------------------------------------------------


def test_the_walk_names_what_is_in_each_file(project: Path) -> None:
    walk = guide(project, "ARCHITECTURE.md").split("## One claim")[1].replace("\n", " ")
    told = re.findall(r"((?:`\w+`(?: and )?)+)[^`(]{0,40}\(`(explainer/[\w/]+\.py)`\)", walk)
    pairs = [(name, file) for names, file in told for name in re.findall(r"\w+(?=`)", names)]
    assert len(pairs) >= 15
    assert {file for _, file in pairs} == set(re.findall(r"`(explainer/[\w/]+\.py)`", walk))
    assert [p for p in pairs if p[0] not in names_in(project / p[1])] == []


@pytest.mark.long
def test_the_claim_that_is_followed_is_there_from_record_to_figure(project: Path) -> None:
    walk = guide(project, "ARCHITECTURE.md").split("## One claim")[1]
    record = (project / re.findall(r"`(seeds/\S+\.yaml)`", walk)[0]).read_text(encoding="utf-8")
    [entry] = [part for part in record.split("\n- id: ") if part.startswith(f"{CLAIM}\n")]
    [written] = re.findall(r"`(killed: .*?)`", walk)
    assert written in entry
    ledger = load_ledger()
    [claim] = [claim for claim in ledger.claims() if claim.id == CLAIM]
    assert claim.said_on.date is not None
    page = render(ledger, State(claim.said_on.date, chosen=CLAIM))
    assert page.evidence is not None
    assert CLAIM in str(page.casualties.spec)


# --- what to type -------------------------------------------------------------------------


@pytest.mark.long
def test_every_command_of_contributing_can_be_given(project: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", guide(project, "CONTRIBUTING.md"), re.S)
    given = [line for block in blocks for line in COMMAND.findall(block)]
    assert len(given) == sum(len(block.split("\n")) - 1 for block in blocks)
    for command in given:
        program, *words = command.split()
        if program == "make":
            targets = re.findall(r"^([\w-]+):", guide(project, "Makefile"), re.M)
            assert words[0] in targets, command
            _tests_are_there(project, words[1:])
        elif program == "python":
            asked = [*words[:2], "--help"] if words[1] == "hatchling" else words
            done = subprocess.run(
                [sys.executable, *asked], cwd=project, capture_output=True, check=False
            )
            assert done.returncode == 0, command
        else:
            assert command == f"git tag v{explainer.__version__}"


def test_to_add_a_view_is_to_touch_what_contributing_names(project: Path) -> None:
    """Held by the view whose name is no word of the language: two_ledgers."""
    section = guide(project, "CONTRIBUTING.md").split("## Add one view")[1].split("\n## ")[0]
    named = PATH.findall(section)
    sources = [
        p for room in ("page", "notebook") for p in (project / "explainer" / room).glob("*.py")
    ]
    holding = {
        path.relative_to(project).as_posix()
        for path in (*sources, *(project / "notebooks").glob("*.ipynb"))
        if "two_ledgers" in path.read_text(encoding="utf-8")
    }
    assert holding <= {*named}
    assert {*named} - holding == {path for path in named if path.endswith("/")} | TREAT_VIEWS_ALIKE


def test_what_one_would_change_is_where_contributing_says(project: Path) -> None:
    section = guide(project, "CONTRIBUTING.md").split("## Where would you change")[1]
    rows = re.findall(r"^\| ([^|]+) \| (`[^|]+`) \| `([^|]+)` \|$", section.split("\n## ")[0], re.M)
    assert len(rows) >= 15
    assert len({what for what, _, _ in rows}) == len(rows)
    for what, names, path in rows:
        file = project / path
        there = names_in(file) if file.suffix == ".py" else exported_by(file)
        assert {*re.findall(r"`(\w+)`", names)} <= there, what


def exported_by(script: Path) -> set[str]:
    """What a script of the front end gives to others."""
    written = script.read_text(encoding="utf-8")
    return {*re.findall(r"^export (?:async )?(?:function|class|const) (\w+)", written, re.M)}


def _tests_are_there(project: Path, words: list[str]) -> None:
    for word in words:
        file, _, test = word.removeprefix("TESTS=").partition("::")
        assert (project / file).exists(), word
        assert not test or test in names_in(project / file), word


def test_make_help_lists_the_quick_tests_and_they_leave_out_what_waits(project: Path) -> None:
    makefile = guide(project, "Makefile")
    assert "make test-quick" in makefile.split("help:")[1].split("\n\n")[0]
    assert "-m 'not browser and not process and not long'" in makefile


def test_the_newest_entry_of_the_changelog_is_this_version(project: Path) -> None:
    versions = re.findall(r"^## (\S+?)(?:, (.*))?$", guide(project, "CHANGELOG.md"), re.M)
    number, day = versions[0]
    assert number == explainer.__version__
    assert datetime.strptime(day, "%d %B %Y")  # noqa: DTZ007 - a day, not a moment
    ordered = [tuple(map(int, v.split("."))) for v, _ in versions]
    assert ordered == sorted(set(ordered), reverse=True)
