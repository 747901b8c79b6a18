"""Builds are kept between runs, noticed when damaged, and made again when anything changes."""

from __future__ import annotations

import gzip
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from explainer import paths
from explainer.files import FileError
from explainer.publish import shelf
from explainer.records.problems import LedgerError, Problem, Where

FILES = {"index.html": b"<p>" + b"page " * 500, "pages.0123456789abcdef.pack": os.urandom(2000)}


class Maker:
    """Makes `FILES`, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Mapping[str, bytes]:
        self.asked += 1
        return FILES


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    monkeypatch.setenv(shelf.CACHE, str(tmp_path / "cache"))
    return Maker()


def test_a_build_is_made_once_and_says_what_its_files_are(make: Maker) -> None:
    folder = shelf.kept(make)
    assert shelf.kept(make) == folder
    assert make.asked == 1
    told = json.loads((folder / shelf.MANIFEST).read_text("utf-8"))["files"]
    assert told.keys() == FILES.keys()
    assert told["index.html"]["type"] == "text/html; charset=utf-8"
    assert [told[name]["immutable"] for name in FILES] == [False, True]
    assert (folder / told["index.html"]["gzip"]).stat().st_size < 200
    assert "gzip" not in told["pages.0123456789abcdef.pack"]


@pytest.mark.usefixtures("make")
def test_a_file_that_comes_compressed_is_sent_as_it_came() -> None:
    made = {"plotly.js": b"let x = 0;" * 99, "plotly.js.gz": gzip.compress(b"let x = 0;" * 99, 1)}
    folder = shelf.kept(lambda: made)
    told = json.loads((folder / shelf.MANIFEST).read_text("utf-8"))["files"]
    assert told.keys() == {"plotly.js"}
    assert (folder / told["plotly.js"]["gzip"]).read_bytes() == made["plotly.js.gz"]
    assert shelf.faults(folder) == []


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def altered(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [cut, altered, Path.unlink])
@pytest.mark.parametrize("name", [*FILES, "index.html.gz", shelf.MANIFEST, shelf.SEAL])
def test_a_damaged_file_is_named_and_made_again(
    make: Maker, damage: Callable[[Path], None], name: str
) -> None:
    folder = shelf.kept(make)
    damage(folder / name)
    said: list[str] = []
    assert shelf.kept(make, told=said.append) == folder
    assert make.asked == 2
    named = shelf.MANIFEST if name == shelf.SEAL else name
    assert "damaged" in said[0]
    assert named in said[0]
    assert shelf.faults(folder) == []


def test_what_it_is_made_of_decides(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shelf.kept(make)
    assert shelf.kept(make, also="https://example.org/") != folder
    elsewhere = folder.parent.parent / "seeds"
    elsewhere.mkdir()
    (elsewhere / "one.yaml").write_text("id: one\n")
    monkeypatch.setattr(paths, "seeds_folder", lambda: elsewhere)
    first = shelf.kept(make)
    (elsewhere / "one.yaml").write_text("id: two\n")
    assert len({folder, first, shelf.kept(make)}) == 3


def test_pages_with_sentences_of_a_readers_texts_are_kept_apart(
    make: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a site would carry the articles of whoever built pages for themselves before."""
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    without = shelf.kept(make)
    texts = tmp_path / "texts"
    texts.mkdir()
    monkeypatch.setenv("EXPLAINER_TEXTS", str(texts))
    made = [without]
    for words in ("A sentence.", "Another sentence."):
        (texts / "one.txt").write_text(words)
        made.append(shelf.kept(make))
        assert shelf.kept(make) == made[-1]
    assert len(set(made)) == make.asked == 3
    monkeypatch.delenv("EXPLAINER_TEXTS")
    assert shelf.kept(make) == without


def test_a_build_that_fails_leaves_nothing(make: Maker) -> None:
    def fail() -> Mapping[str, bytes]:
        raise ValueError("a broken record")

    with pytest.raises(ValueError, match="a broken record"):
        shelf.kept(fail)
    assert list(Path(os.environ[shelf.CACHE]).iterdir()) == []
    assert shelf.kept(make).is_dir()


def test_old_builds_go(make: Maker) -> None:
    made = [shelf.kept(make, also=str(number)) for number in range(shelf.KEPT + 3)]
    there = set(Path(os.environ[shelf.CACHE]).iterdir())
    assert made[-1] in there
    assert len(there) == shelf.KEPT


def test_without_a_place_to_keep_it_a_build_lasts_for_the_run(
    make: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(shelf.CACHE, str(tmp_path / "file" / "cache"))
    folder = shelf.kept(make)
    assert (folder / "index.html").read_bytes() == FILES["index.html"]
    assert shelf.faults(folder) == []


def test_a_disk_that_is_full_is_told_and_the_build_lasts_for_the_run(
    make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(file: Path, content: bytes) -> int:
        if os.environ[shelf.CACHE] in str(file):
            raise OSError(28, "No space left on device")
        return write(file, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    said: list[str] = []
    assert shelf.faults(shelf.kept(make, told=said.append)) == []
    assert "cannot be written" in said[-1]
    assert list(Path(os.environ[shelf.CACHE]).iterdir()) == []


def test_a_kept_build_is_taken_without_anything_heavy(make: Maker) -> None:
    shelf.kept(make)
    script = (
        "import sys; from explainer.publish import shelf; shelf.kept(lambda: {'a': b'a'}); "
        "print([name for name in ('plotly', 'pydantic', 'voila', 'yaml') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_fault_is_the_same_when_it_comes_from_the_process_that_makes_the_pages() -> None:
    problem = Problem("unknown-duration", Where("one.yaml"), {"duration": "an age"})
    for fault in (FileError("one.yaml", "is missing"), LedgerError([problem])):
        again = pickle.loads(pickle.dumps(fault))
        assert (type(again), str(again), vars(again)) == (type(fault), str(fault), vars(fault))
