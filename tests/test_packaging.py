"""What is installed, from which lists, and what a stranger's first `make` does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from jupyterlab_server.config import get_static_page_config
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import explainer

pytestmark = pytest.mark.process

PIN = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[A-Za-z0-9.!+]+)")
CONDA = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*(?P<range>.*)")


@pytest.fixture(scope="module")
def pyproject(project: Path) -> dict[str, Any]:
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def runtime(pyproject: dict[str, Any]) -> dict[str, Requirement]:
    return _by_name(pyproject["project"]["dependencies"])


@pytest.fixture(scope="module")
def for_tests(pyproject: dict[str, Any]) -> dict[str, Requirement]:
    return _by_name(pyproject["project"]["optional-dependencies"]["test"])


@pytest.fixture(scope="module")
def pins(project: Path) -> dict[str, Version]:
    return {
        canonicalize_name(match["name"]): Version(match["version"])
        for line in _constraint_lines(project)
        if (match := PIN.fullmatch(line))
    }


@pytest.fixture(scope="module")
def environment(project: Path) -> dict[str, Any]:
    return yaml.safe_load((project / "environment.yml").read_text(encoding="utf-8"))


def _by_name(lines: list[str]) -> dict[str, Requirement]:
    return {canonicalize_name(r.name): r for r in map(Requirement, lines)}


def _constraint_lines(project: Path) -> list[str]:
    lines = (project / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


# --- constraints.txt --------------------------------------------------------------------


def test_constraints_are_names_and_versions_only(project: Path) -> None:
    strange = [line for line in _constraint_lines(project) if not PIN.fullmatch(line)]
    assert not strange, f"constraints.txt: expected only name==version, got {strange}"


def test_constraints_are_sorted_and_name_each_package_once(project: Path) -> None:
    names = [canonicalize_name(line.split("==")[0]) for line in _constraint_lines(project)]
    assert names == sorted(set(names))


def test_every_dependency_has_a_pin_within_its_range(
    runtime: dict[str, Requirement],
    for_tests: dict[str, Requirement],
    pins: dict[str, Version],
) -> None:
    for name, requirement in (runtime | for_tests).items():
        assert name in pins, f"{name} is in pyproject.toml and not in constraints.txt"
        assert pins[name] in requirement.specifier, f"{name} {pins[name]} is not {requirement}"


def test_what_the_dependencies_need_is_pinned_too(
    runtime: dict[str, Requirement],
    for_tests: dict[str, Requirement],
    pins: dict[str, Version],
) -> None:
    waiting, seen = list((runtime | for_tests).values()), set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        wanted = (name, frozenset(requirement.extras))
        if wanted in seen:
            continue
        seen.add(wanted)
        assert name in pins, f"{name} is installed with a dependency and not in constraints.txt"
        try:
            needs = distribution(name).requires or []
        except PackageNotFoundError:  # present under conda by another name
            continue
        waiting += [
            inner
            for inner in map(Requirement, needs)
            if inner.marker is None
            or any(inner.marker.evaluate({"extra": e}) for e in requirement.extras or {""})
        ]


# --- environment.yml --------------------------------------------------------------------


def test_environment_has_the_runtime_dependencies_of_pyproject(
    environment: dict[str, Any], runtime: dict[str, Requirement]
) -> None:
    conda = {
        match["name"]: SpecifierSet(match["range"])
        for line in environment["dependencies"]
        if isinstance(line, str)
        and not line.startswith(("python=", "pip"))
        and (match := CONDA.fullmatch(line))
    }
    assert conda == {name: requirement.specifier for name, requirement in runtime.items()}


def test_environment_installs_the_package_itself_with_pip(environment: dict[str, Any]) -> None:
    assert environment["channels"] == ["conda-forge"]
    assert "pip" in environment["dependencies"]
    assert {"pip": ["-e ."]} in environment["dependencies"]


def test_environment_names_python_as_binder_reads_it(
    environment: dict[str, Any], pyproject: dict[str, Any]
) -> None:
    # repo2docker takes "python=3.12" and ignores a range.
    (line,) = [d for d in environment["dependencies"] if re.match(r"python(?![\w-])", str(d))]
    match = re.fullmatch(r"python=(3\.\d+)", line)
    assert match, f"expected python=3.<minor>, got {line!r}"
    assert Version(match[1]) in SpecifierSet(pyproject["project"]["requires-python"])


def test_the_readme_lets_binder_start_at_notebooks_that_are_there(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    starts = re.findall(r"`(lab/tree|voila/render)/([^`]+)`", readme)
    assert {way for way, _ in starts} == {"lab/tree", "voila/render"}
    assert all((project / notebook).is_file() for _, notebook in starts)


# --- the wheel --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=project,
        check=True,
        capture_output=True,
    )
    (file,) = folder.glob("*.whl")
    return file


def test_wheel_holds_records_maps_notebooks_and_page_files(
    wheel: Path, tracked: tuple[Path, ...], project: Path
) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    places = {"explainer": "explainer", "seeds": "explainer/data/seeds"}
    places |= {name: f"explainer/data/{name}" for name in ("geo", "notebooks")}
    wanted = {
        f"{places[name.parts[0]]}/{name.relative_to(name.parts[0]).as_posix()}"
        for name in (path.relative_to(project) for path in tracked)
        if name.parts[0] in places
    }
    assert wanted
    assert not wanted - packed


def test_jupyterlab_is_told_where_it_looks_to_ask_no_pupil_about_its_news(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    [data] = tmp_path.glob("*.data/data/etc/jupyter")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(data))
    told = get_static_page_config()
    assert told["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"] is True


def test_installed_package_finds_its_own_data(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "from explainer import paths\n"
        "for folder in (paths.seeds_folder(), paths.geo_folder(), paths.notebooks_folder()):\n"
        "    assert any(folder.iterdir()), folder\n"
        "    assert folder.parent.name == 'data', folder\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)


def test_version_is_the_package_s(wheel: Path) -> None:
    assert wheel.name.startswith(f"durand_line_explainer-{explainer.__version__}-")


# --- make -------------------------------------------------------------------------------

FAKE_PYTHON = """#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python;;
  "-u -m") {pip};;
  *) exec "{real}" "$@";;
esac
"""


@pytest.fixture
def clone(project: Path, tmp_path: Path) -> Path:
    if shutil.which("make") is None:
        pytest.skip("no make on this computer, so the Makefile was not tried")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(project / name, tmp_path)
    return tmp_path


def _make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *words], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def _fake_python(folder: Path, *, pip: str) -> Path:
    file = folder / "fake-python"
    file.write_text(FAKE_PYTHON.format(real=sys.executable, pip=pip), encoding="utf-8")
    file.chmod(0o755)
    return file


def test_make_alone_lists_every_target(clone: Path) -> None:
    told = _make(clone).stdout
    for target in ("setup", "app", "lab", "handouts", "test", "check"):
        assert f"make {target} " in told
    assert not (clone / ".venv").exists()


def test_setup_without_a_python_says_what_is_needed(clone: Path) -> None:
    done = _make(clone, "setup", "PYTHON=no-such-python")
    assert done.returncode != 0
    assert "Needed: Python 3.11, 3.12 or 3.13" in done.stderr
    assert "none that runs" in done.stderr


def test_setup_names_a_python_that_is_too_old(clone: Path) -> None:
    old = clone / "old-python"
    old.write_text('#!/bin/sh\ncase "$2" in *print*) echo 3.9;; *) exit 1;; esac\n')
    old.chmod(0o755)
    done = _make(clone, "setup", f"PYTHON={old}")
    assert done.returncode != 0
    assert f"{old} is Python 3.9: too old" in done.stderr


def test_setup_is_made_once_and_again_when_the_pins_change(clone: Path) -> None:
    python = f"PYTHON={_fake_python(clone, pip='echo Collecting x; exit 0')}"
    first = _make(clone, "setup", python).stdout
    assert "Making the environment in .venv" in first
    assert "Making" not in _make(clone, "setup", python).stdout
    later = (clone / ".venv" / "made-in").stat().st_mtime + 5
    os.utime(clone / "constraints.txt", (later, later))
    assert "up to date" in _make(clone, "setup", python).stdout


def test_setup_that_failed_is_not_taken_for_made(clone: Path) -> None:
    broken = _fake_python(clone, pip="echo 'ERROR: no network'; exit 2")
    done = _make(clone, "setup", f"PYTHON={broken}")
    assert done.returncode != 0
    assert "ERROR: no network" in done.stderr
    assert not (clone / ".venv" / "made-in").exists()
    mended = _fake_python(clone, pip="exit 0")
    assert "Making the environment" in _make(clone, "setup", f"PYTHON={mended}").stdout


def test_setup_is_made_again_where_the_folder_has_moved(clone: Path, tmp_path: Path) -> None:
    python = f"PYTHON={_fake_python(clone, pip='exit 0')}"
    _make(clone, "setup", python)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in (".venv", "Makefile", "pyproject.toml", "constraints.txt"):
        (clone / name).rename(moved / name)
    assert "Making the environment" in _make(moved, "setup", python).stdout


def test_a_test_that_hangs_fails_by_its_name(pytestconfig: pytest.Config) -> None:
    """Without a limit the whole run waits for it, and says nothing of which it was."""
    assert 0 < float(pytestconfig.getini("timeout")) <= 900


CLOCKS = r"time\.(?:monotonic|perf_counter|time)\(|performance\.now|Date\.now"


def test_one_place_alone_asks_what_a_clock_says(project: Path) -> None:
    """A busy computer fails a test of speed; `sooner_than` says what the time is compared with."""
    tests = [*project.glob("tests/*.py"), *project.glob("explainer/front/tests/*.js")]
    found = {file.name for file in tests if re.search(CLOCKS, file.read_text("utf-8"))}
    assert found == {"running.py"}
