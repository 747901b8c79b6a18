"""Damaged files of every kind: a sentence that names the file, never a traceback, never a wait."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import claim, copy_of_project, document, write_seeds, written_out
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer import paths
from explainer.cli import main
from explainer.files import FileError
from explainer.geo import layers, mapfiles
from explainer.records import loading
from explainer.records.catalogue import Actor
from explainer.records.loading import read_ledger
from explainer.records.problems import Problem
from explainer.records.reading import read_document, read_list
from explainer.serve import installation
from explainer.theme import style, typeface

FEW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
LONGEST_SECONDS = 20


@pytest.fixture(autouse=True)
def _without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)


PARTS = ("seeds", "geo", "notebooks", "static", "built", "css", "fonts")


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that the page is made of, with maps of few corners: they are read often."""
    made = tmp_path_factory.mktemp("pattern")
    for name in PARTS:
        shutil.copytree(getattr(paths, f"{name}_folder")(), made / name)
    for layer in mapfiles.LAYERS:
        file = made / "geo" / f"{layer}.geojson"
        content = json.loads(file.read_text(encoding="utf-8"))
        for feature in content["features"]:
            if feature["geometry"]:
                geometry = feature["geometry"]
                geometry["coordinates"] = _few_corners(geometry["coordinates"])
        file.write_text(json.dumps(content), encoding="utf-8")
    return made


def _few_corners(part: Any) -> Any:
    """A point, the beginning of a line, or the beginning of the first of several."""
    if isinstance(part[0], float | int):
        return part
    return part[:4] if isinstance(part[0][0], float | int) else [_few_corners(part[0])]


@pytest.fixture(scope="module")
def copy(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it, mended after each test: to copy it for each is slow."""
    made = tmp_path_factory.mktemp("copy")
    _mend(made, pattern)
    return made


@pytest.fixture
def copied(copy: Path, pattern: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of everything that the page is made of, to be damaged."""
    for name in PARTS:
        monkeypatch.setattr(paths, f"{name}_folder", lambda folder=copy / name: folder)
    monkeypatch.setattr("explainer.notebook.plotlyjs.static_folder", lambda: copy / "static")
    _forget()
    yield copy
    _forget()
    _mend(copy, pattern)


def _mend(damaged: Path, pattern: Path) -> None:
    """Make every file again that is not as in the pattern, and remove what is not in it."""
    wanted, found = _wanted(pattern), _files(damaged)
    others = {name for name in {*wanted, *found} if wanted.get(name) != found.get(name)}
    for name in others:
        file = damaged / name
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)
        if name in wanted:
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(pattern / name, file)
    assert not others or _files(damaged) == wanted


@cache
def _wanted(pattern: Path) -> dict[str, tuple[int, int, int]]:
    """What lies in the pattern, in which nothing is changed."""
    return _files(pattern)


def _files(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What lies in a folder and is none: its kind, its size, when it was written."""
    found = {}
    top = len(os.fspath(folder)) + 1
    for above, _, names in os.walk(folder):
        for name in names:
            file = f"{above}/{name}"
            it = os.lstat(file)
            found[file[top:]] = it.st_mode, it.st_size, it.st_mtime_ns
    return found


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few sound records: damaged maps need no reading of all of them each time."""
    return write_seeds(tmp_path_factory.mktemp("few"), document(written_out(claim())))


@pytest.fixture
def few_read(few: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, only these few records are read."""
    return lambda: monkeypatch.setattr(paths, "seeds_folder", lambda: few)


def _forget() -> None:
    letters = typeface.width_px, typeface._widths
    for read in (loading.load_places, layers.load_outlines, layers.load_line, *letters):
        read.cache_clear()


def complaints(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `check` says is wrong; its exit code must say the same."""
    began = time.process_time()
    code = main(["check"])
    assert time.process_time() - began < LONGEST_SECONDS
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    found = shown.err.splitlines()
    assert code == bool(found)
    return found


# --- every file that the page is made of ------------------------------------------------

FILES = (
    "geo/countries.geojson", "geo/disputed_borders.geojson", "geo/durand_line.geojson",
    "geo/borders.geojson", "geo/disputed_land.geojson",
    "geo/places.geojson", "geo/provinces.geojson", "geo/gazetteer.csv",
    "static/plotly-basic.min.js.gz", "built/front.js", "css/paper.css",
    "fonts/newsreader.woff2", "fonts/public-sans-widths.json",
    "notebooks/explainer.ipynb", "notebooks/03_the_count.ipynb", "notebooks/screenshot.png",
    "seeds/actors.yaml", "seeds/contradictions.yaml", "seeds/wider/relays.yaml",
    "seeds/documents/000_2f329bb2bc8bf19b.yaml",
)  # fmt: skip
ONE_OF_EACH_KIND = {
    "geo/countries.geojson", "static/plotly-basic.min.js.gz", "notebooks/explainer.ipynb",
    "seeds/actors.yaml",
}  # fmt: skip
LIES_IN = {"static": "explainer/static", "css": "explainer/theme/css",
           "fonts": "explainer/theme/fonts", "built": "explainer/front/built"}  # fmt: skip
OPTIONAL = {"notebooks/03_the_count.ipynb", "seeds/documents/000_2f329bb2bc8bf19b.yaml"}


def _cut(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2 - 1])


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _endless(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def _loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _socket(file: Path) -> None:
    file.unlink()
    here = Path.cwd()
    os.chdir(file.parent)  # a socket's address is short
    try:
        socket.socket(socket.AF_UNIX).bind(file.name[:60])
        Path(file.name[:60]).rename(file)
    finally:
        os.chdir(here)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": _cut,
    "missing": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "rubbish": lambda file: file.write_bytes(bytes(range(256))),
    "too large": lambda file: file.write_bytes(b"x" * 5_000_000),
    "pipe": _pipe,
    "folder": _folder,
    "endless": _endless,
    "loop": _loop,
    "socket": _socket,
}


@pytest.mark.long
@pytest.mark.parametrize(
    ("file", "damage"),
    [
        (file, damage)
        for file in FILES
        for damage in DAMAGES
        if file in ONE_OF_EACH_KIND or damage in {"cut", "missing", "rubbish"}
    ],
)
def test_check_names_every_damaged_file(
    copied: Path, few_read: Callable[[], None], capsys: pytest.CaptureFixture[str],
    file: str, damage: str,
) -> None:  # fmt: skip
    if not file.startswith("seeds/"):
        few_read()
    DAMAGES[damage](copied / file)
    found = complaints(capsys)
    if damage == "missing" and file in OPTIONAL:
        return
    if (file, damage) == ("seeds/actors.yaml", "cut"):  # still YAML, only shorter
        assert "is not an actor" in found[0]
        return
    top, _, rest = file.partition("/")
    named = f"{LIES_IN.get(top, top)}/{rest}"
    assert found[0].startswith((f"{named} ", f"{named}: ")), found[:3]


@pytest.mark.long
def test_undamaged_nothing_is_said(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert complaints(capsys) == []
    assert (copied / "seeds").is_dir()


@pytest.mark.long
@pytest.mark.parametrize("folder", ["geo", "seeds", "notebooks", "static", "built", "css", "fonts"])
def test_a_whole_folder_that_is_missing(
    copied: Path, few_read: Callable[[], None], capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    if folder != "seeds":
        few_read()
    shutil.rmtree(copied / folder)
    assert "missing" in complaints(capsys)[0]


def test_every_script_and_style_sheet_is_checked() -> None:
    there = {file.name for file in paths.built_folder().iterdir()}
    assert set(installation.SCRIPTS) == there
    there = {file.stem for file in paths.css_folder().iterdir()}
    assert set(style.SHEETS) == there


# --- records ----------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "- id: " + "[" * 1500 + "]" * 1500,
        "- " + "[" * 1500 + "]" * 1500,
        "- id: a\n  name: " + "{a: " * 30 + "}" * 30,
        "- " + "[" * 38 + "]" * 38,
        "- id: 1" + ":59" * 600_000,
        "- {" + ", ".join(f"f{n}: x" for n in range(100_000)) + "}",
        "- id: a\n" + "".join(f"  f{n}: x\n" for n in range(100_000)),
        "- x\n" * 400_000,
        "- {}\n" * 300_000,
        "- {id: a, name: b, side: report, party: no}\n" * 30_000,
        "- {id: a, name: b, side: " + "x" * 1_000_000 + ", party: no}",
        "- {id: a, name: b, side: report, party: maybe}",
        "- id: a\n  aliases: !!set {x}\n",
        "- &a [*a]\n",
        "{" * 3999 + "}" * 3999,
    ],
)
def test_a_list_of_any_shape_is_refused_soon_and_shortly(tmp_path: Path, text: str) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text(text, encoding="utf-8")
    faults: list[Problem] = []
    began = time.process_time()
    read_list(Actor, file, "seeds/actors.yaml", "actor", faults)
    assert time.process_time() - began < LONGEST_SECONDS
    assert faults
    assert all(len(str(fault)) < 1000 for fault in faults)


@pytest.fixture(scope="module")
def of_the_project() -> bytes:
    return (paths.seeds_folder() / "documents" / "000_2f329bb2bc8bf19b.yaml").read_bytes()


INSERTED = (
    b"!!int ", b"!!float ", b"!!bool ", b"!!timestamp ", b"!!set ", b"!!map ", b"!!seq ", b"!",
    b"&a ", b"*a ", b"[", b"]", b"{", b"}", b"'", b'"', b"\t", b"\xc2\xa0", b"\x00", b"\xff",
    b": ", b"- ", b"#", b"\n---\n", b"\n...\n", b"? ", b"| ", b"> ", b"%", b"@", b"<<: ", b"\r",
    b"\xef\xbb\xbf", b"1:59:59.5", b"~", b".inf", b"\xe2\x80\xa8",
)  # fmt: skip


@pytest.mark.long
@FEW
@given(st.data())
def test_a_record_file_with_anything_put_in_is_read_or_refused(
    tmp_path: Path, of_the_project: bytes, data: st.DataObject
) -> None:
    content = of_the_project
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(content)))
        more = data.draw(st.sampled_from(INSERTED) | st.binary(max_size=6))
        content = content[:at] + more + content[at + data.draw(st.integers(0, 8)) :]
    content = content[: data.draw(st.integers(0, len(content)) | st.just(len(content)))]
    file = tmp_path / "documents" / "000_2f329bb2bc8bf19b.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    faults: list[Problem] = []
    read_document(file, "seeds/documents/x.yaml", faults)
    assert all(str(f).startswith("seeds/documents/x.yaml") and len(str(f)) < 1000 for f in faults)


def _revising(name: str, to: str, how: str = "revises") -> dict[str, Any]:
    return claim(name, relates=[{"to": to, "how": how}])


@pytest.mark.parametrize("length", [1, 2, 3, 40])
def test_members_of_each_other_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], length: int
) -> None:
    folder = write_seeds(tmp_path / "seeds", document(written_out(claim())))
    monkeypatch.setattr(paths, "seeds_folder", lambda: folder)
    file = folder / "actors.yaml"
    circle = "".join(
        f"- {{id: x{n}, name: x, side: report, party: false, member_of: x{(n + 1) % length}}}\n"
        for n in range(length)
    )
    file.write_text(file.read_text(encoding="utf-8") + "\n" + circle, encoding="utf-8")
    found = complaints(capsys)
    assert len(found) == length
    assert all("member_of" in line and "runs in a circle" in line for line in found)
    ledger, _ = read_ledger()
    assert ledger.body_of("x0").startswith("x")


@pytest.mark.long
@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([claim("a", origin="a")], "origin runs in a circle"),
        ([claim("a", origin="b"), claim("b", origin="a")], "is itself a repeat of"),
        ([_revising("a", "b"), _revising("b", "a")], "revises runs in a circle"),
        ([_revising("a", "b", "repeats"), _revising("b", "a", "repeats")], "repeats runs in a"),
    ],
)
def test_claims_that_lead_back_to_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], claims: list[Any], said: str
) -> None:
    folder = write_seeds(tmp_path, document(*claims))
    assert main(["check", "--seeds", str(folder)]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.long
def test_first_faults_come_first_and_not_all_of_them(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / "seeds" / "actors.yaml").write_text("- {id: x", encoding="utf-8")
    found = complaints(capsys)
    assert found[0].startswith("seeds/actors.yaml: is not valid YAML: line 1")
    assert len(found) == 51
    assert "more; mend these first" in found[-1]


# --- maps -------------------------------------------------------------------------------


def _first(content: Any) -> Any:
    return content["features"][0]


def _deep(content: Any, value: Any) -> None:
    part = _first(content)["geometry"]["coordinates"]
    while isinstance(part[0], list):
        part = part[0]
    part[0] = value


def _swap(content: Any) -> None:
    def swapped(part: Any) -> Any:
        return part[::-1] if isinstance(part[0], float | int) else [swapped(p) for p in part]

    geometry = _first(content)["geometry"]
    geometry["coordinates"] = swapped(geometry["coordinates"])


MAP_DAMAGES: dict[str, tuple[Callable[[Any], object], str]] = {
    "no properties": (lambda c: _first(c).pop("properties"), "properties: is missing"),
    "properties null": (lambda c: _first(c).update(properties=None), "properties"),
    "properties a list": (lambda c: _first(c).update(properties=[]), "properties"),
    "no id": (lambda c: _first(c)["properties"].pop("id"), "properties.id: is missing"),
    "id a number": (lambda c: _first(c)["properties"].update(id=7), "properties.id"),
    "id a mapping": (lambda c: _first(c)["properties"].update(id={}), "properties.id"),
    "id twice": (lambda c: c["features"].append(_first(c)), "is used 2 times"),
    "no geometry": (lambda c: _first(c).pop("geometry"), "geometry: is missing"),
    "geometry a list": (lambda c: _first(c).update(geometry=[]), "geometry"),
    "geometry collection": (
        lambda c: _first(c).update(geometry={"type": "GeometryCollection", "geometries": []}),
        "geometry",
    ),
    "no coordinates": (lambda c: _first(c)["geometry"].pop("coordinates"), "coordinates"),
    "coordinates null": (lambda c: _first(c)["geometry"].update(coordinates=None), "coordinates"),
    "coordinates empty": (lambda c: _first(c)["geometry"].update(coordinates=[]), "coordinates"),
    "nested once more": (
        lambda c: _first(c)["geometry"].update(coordinates=[_first(c)["geometry"]["coordinates"]]),
        "coordinates",
    ),
    "words as coordinates": (lambda c: _deep(c, "east"), "'east' is no number"),
    "null in coordinates": (lambda c: _deep(c, None), "is no number"),
    "true in coordinates": (lambda c: _deep(c, True), "is no number"),
    "not a number": (lambda c: _deep(c, float("nan")), "NaN is no number"),
    "infinite": (lambda c: _deep(c, float("-inf")), "Infinity is no number"),
    "off the globe": (lambda c: _deep(c, 5e5), "not on the globe"),
    "swapped": (_swap, "are swapped"),
    "features a mapping": (lambda c: c.update(features={"a": 1}), "features is no list"),
    "features null": (lambda c: c.update(features=None), "features is no list"),
    "features empty": (lambda c: c.update(features=[]), "features is empty"),
    "features words": (lambda c: c.update(features=["x"]), "feature 1"),
    "another type": (lambda c: c.update(type="Feature"), "not a GeoJSON FeatureCollection"),
}


@pytest.mark.long
@pytest.mark.parametrize("damage", MAP_DAMAGES)
@pytest.mark.parametrize("layer", mapfiles.LAYERS)
def test_a_map_of_another_shape_is_named(copied: Path, few: Path, layer: str, damage: str) -> None:
    spoil, said = MAP_DAMAGES[damage]
    file = copied / "geo" / f"{layer}.geojson"
    content = json.loads(file.read_text(encoding="utf-8"))
    spoil(content)
    file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(FileError) as refused:
        mapfiles.read_layer(layer)
    assert str(refused.value).startswith(f"geo/{layer}.geojson ")
    assert said in str(refused.value)
    assert mapfiles.MEND in str(refused.value)
    problems = [*read_ledger(few)[1], *installation.problems()]
    assert [p.where.file for p in problems if p.where.file.startswith("geo/")] == [
        f"geo/{layer}.geojson"
    ]


@pytest.mark.parametrize("layer", mapfiles.LAYERS)
def test_heights_and_a_byte_order_mark_do_no_harm(copied: Path, layer: str) -> None:
    file = copied / "geo" / f"{layer}.geojson"
    before = [f.properties.id for f in mapfiles.read_layer(layer)]
    content = json.loads(file.read_text(encoding="utf-8"))

    def raised(part: Any) -> Any:
        return [*part, 12.5] if isinstance(part[0], float | int) else [raised(p) for p in part]

    for feature in content["features"]:
        if feature["geometry"]:
            feature["geometry"]["coordinates"] = raised(feature["geometry"]["coordinates"])
    file.write_text("\ufeff" + json.dumps(content), encoding="utf-8")
    assert [f.properties.id for f in mapfiles.read_layer(layer)] == before
    assert loading.load_places()["kabul"].lon
    assert layers.load_outlines("countries")[0].rings
    assert layers.load_line().rings


@pytest.mark.long
@FEW
@given(st.data())
def test_a_map_with_anything_put_in_is_read_or_refused(copied: Path, data: st.DataObject) -> None:
    file = copied / "geo" / "places.geojson"
    whole = (Path(__file__).parent.parent / "geo" / "places.geojson").read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    more = data.draw(
        st.sampled_from([b"null", b"[", b"]", b"{", b"}", b"NaN", b"1e999", b'"', b",", b"-", b""])
        | st.binary(max_size=5)
    )
    content = whole[:at] + more + whole[at + data.draw(st.integers(0, 6)) :]
    file.write_bytes(content[: data.draw(st.integers(0, len(content)) | st.just(len(content)))])
    try:
        mapfiles.read_layer("places")
    except FileError as fault:
        assert str(fault).startswith("geo/places.geojson ")  # noqa: PT017


# --- notebooks and the command line -----------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"[]", b"{}", b'{"cells": []}', b'{"cells": {}}', b'{"cells": [1]}', b'{"cells": [{}]}',
     b'{"cells": [{"source": 1}]}', b'{"cells": [{"source": [1]}]}', b"[" * 100_000, b"null"],
)  # fmt: skip
def test_a_notebook_of_another_shape_is_named(
    copied: Path, few_read: Callable[[], None], capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    few_read()
    (copied / "notebooks" / "explainer.ipynb").write_bytes(content)
    [line] = complaints(capsys)
    assert line.startswith("notebooks/explainer.ipynb: ")


def run(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "explainer", *arguments],
        stderr=subprocess.PIPE, text=True, check=False, timeout=60, **more,
    )  # fmt: skip


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a command that gave up."""
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.long
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    "command",
    [["check"], ["export", "claims"], ["export", "claims", "--format", "csv"],
     ["address", "README.md", "Durand Line Explainer"]],
)  # fmt: skip
def test_a_full_disk_is_one_sentence(project: Path, command: list[str]) -> None:
    if command[0] == "address":
        command = ["address", str(project / "LICENSE"), "MIT License"]
    with Path("/dev/full").open("w") as full:
        assert "the disk is full" in sentence(run(*command, stdout=full))


@pytest.mark.parametrize("command", [["check"], ["export", "claims"]])
def test_a_closed_output_is_one_sentence(command: list[str]) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m explainer "$@" >&-', sys.executable, *command],
        stderr=subprocess.PIPE, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "the output is closed" in sentence(done)


@pytest.mark.long
def test_a_file_in_place_of_the_folder_of_handouts(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    said = sentence(run("handouts", "--folder", str(tmp_path / "taken")))
    assert said == f"{tmp_path / 'taken'} is a file; expected a folder. Name another one\n"


@pytest.mark.long
def test_a_folder_in_place_of_a_handout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pupil_sheet.html").mkdir()
    assert main(["handouts", "--folder", str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith("pupil_sheet.html is a folder; expected a file\n")


@pytest.mark.parametrize("command", [["check", "--seeds"], ["address"]])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    folder = write_seeds(tmp_path / "seeds", document(claim()))
    pipe = folder / "documents" / "x.yaml"
    os.mkfifo(pipe)
    given_ = [str(folder)] if command[0] == "check" else [str(pipe), "words"]
    codes: list[int] = []
    asked = threading.Thread(target=lambda: codes.append(main([*command, *given_])), daemon=True)
    asked.start()
    asked.join(LONGEST_SECONDS)
    assert codes == [1]
    assert "x.yaml" in capsys.readouterr().err


@pytest.mark.long
def test_a_damaged_plotly_is_one_sentence_in_the_app(project: Path, tmp_path: Path) -> None:
    copy_of_project(project, tmp_path)
    bundle = tmp_path / "explainer" / "static" / "plotly-basic.min.js.gz"
    bundle.write_bytes(bundle.read_bytes()[:5000])
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    said = sentence(run("app", "--no-browser", "--port=0", cwd=tmp_path, env=env))
    assert said.startswith("explainer/static/plotly-basic.min.js.gz is damaged")
