"""Where builds are kept between runs: each is made once for what it is made of.

A build lies in a folder whose name is a digest of everything that goes into it. It is written
beside, put in its place as a whole, and read only where every file is as it was written.
"""

from __future__ import annotations

import atexit
import gzip
import hashlib
import json
import mimetypes
import os
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

import explainer
from explainer import paths
from explainer.words import publishing as words

__all__ = ["CACHE", "MANIFEST", "Progress", "faults", "kept"]

CACHE = "EXPLAINER_CACHE"
"""Environment variable: the folder in which builds are kept, in place of the user's cache."""
MANIFEST = "manifest.json"
SEAL = "manifest.sha256"
"""Written last: a build without it, or whose manifest has another digest, is not whole."""
ZIPPED = ".gz"
"""How the name of a file ends that is another, compressed."""
KEPT = 6
"""So many builds are kept; the oldest goes."""
RELIES_ON = ("plotly", "voila", "nbconvert", "nbclient", "jinja2", "mistune", "ipywidgets",
             "python-docx")  # fmt: skip
"""Packages of others whose version changes what is built."""
_LEFT_OUT = {"__pycache__", "node_modules", ".ipynb_checkpoints"}
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml",
    ".zip": "application/zip",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".pack": "application/octet-stream",
}

_DIGEST = re.compile(r"\.[0-9a-f]{16}\.")

Make = Callable[[], Mapping[str, bytes]]
Progress = Callable[[str], None]


def kept(make: Make, *, told: Progress = lambda _: None, also: str = "") -> Path:
    """The folder of a build that is whole: one that is kept, or a new one.

    Parameters
    ----------
    make : callable
        Makes the files, by their names; beside one may be given how it is sent, compressed
        better than here, by its name with ``.gz``.
    told : callable
        Is given a sentence for whoever waits, where a build is made or was damaged.
    also : str
        What else the build depends on.

    Returns
    -------
    Path
        The folder, with the files and `MANIFEST`. Where no cache can be written it is one of
        this run, and goes with it.
    """
    key = _key(also)
    cache = _cache()
    folder = cache / key if cache else None
    if folder and folder.is_dir():
        damaged = faults(folder)
        if not damaged:
            with suppress(OSError):
                os.utime(folder)  # the last used stays longest
            return folder
        told(words.damaged(damaged[0]))
    told(words.MADE)
    made = make()
    if cache and folder:
        try:
            return _put(made, folder)
        except OSError:
            told(words.not_kept(cache))
    return _for_this_run(made)


def faults(folder: Path) -> list[str]:
    """What is wrong with the files of a build, each as words that name the file."""
    try:
        written = (folder / MANIFEST).read_bytes()
        if _sha256(written) != (folder / SEAL).read_text(encoding="ascii").strip():
            return [f"{MANIFEST} {words.ALTERED}"]
        files = json.loads(written)["files"]
    except (OSError, ValueError, KeyError):
        return [f"{MANIFEST} cannot be read"]
    return [fault for name, told in files.items() for fault in _faults(folder, name, told)]


def _faults(folder: Path, name: str, told: Mapping[str, Any]) -> Iterator[str]:
    for place, unzipped in ((name, bytes), (told.get("gzip"), gzip.decompress)):
        try:
            if place and _sha256(unzipped((folder / place).read_bytes())) != told["sha256"]:
                yield f"{place} {words.ALTERED}"
        except (OSError, EOFError, zlib.error):
            yield f"{place} cannot be read"


# ---- what a build is made of ------------------------------------------------------------------


def _key(also: str) -> str:
    """A digest of all that is built from: package, records, maps, notebooks, versions, texts."""
    told = hashlib.sha256(also.encode())
    for line in (sys.version, *map(_version, RELIES_ON)):
        told.update(f"{line}\n".encode())
    package = Path(explainer.__file__).resolve().parent
    for root in (package, paths.seeds_folder(), paths.geo_folder(), paths.notebooks_folder()):
        for file in sorted(_files(root)):
            told.update(f"{root.name}/{file.relative_to(root).as_posix()}\n".encode())
            told.update(hashlib.sha256(file.read_bytes()).digest())
    for line in _texts():
        told.update(line.encode())
    return told.hexdigest()[:32]


def _texts() -> Iterator[str]:
    """A reader's own copies of the texts, as a folder lists them: pages show their sentences."""
    folder = paths.texts_folder()
    for file in sorted(folder.iterdir()) if folder else ():
        with suppress(OSError):  # a link to nowhere is no copy
            there = file.stat()
            yield f"text {file.name} {there.st_size} {there.st_mtime_ns}\n"


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def _files(root: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if name not in _LEFT_OUT]
        yield from (Path(folder, name) for name in names)


# ---- where it is kept -------------------------------------------------------------------------


def _cache() -> Path | None:
    """The folder for builds, or None where it cannot be made or written."""
    given = os.environ.get(CACHE, "").strip()
    try:
        folder = Path(given).expanduser() if given else user_cache_path("durand-line-explainer")
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: nobody's home
        return None
    return folder if os.access(folder, os.W_OK) else None


def _put(made: Mapping[str, bytes], folder: Path) -> Path:
    """Write a build beside its place, and move it there as a whole."""
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        _write(made, beside)
        if folder.exists():  # damaged, or made by another process meanwhile
            if not faults(folder):
                return folder
            shutil.rmtree(folder)
        with suppress(FileExistsError, OSError):
            beside.rename(folder)
        if faults(folder):
            raise OSError(words.unwritten(folder))
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _forget_old(folder)
    return folder


def _forget_old(newest: Path) -> None:
    with suppress(OSError):
        builds = [one for one in newest.parent.iterdir() if one.is_dir() and one != newest]
        builds.sort(key=lambda one: one.stat().st_mtime, reverse=True)
        for old in builds[KEPT - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


def _for_this_run(made: Mapping[str, bytes]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="explainer_"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _write(made, folder)
    return folder


def _write(made: Mapping[str, bytes], folder: Path) -> None:
    told = {}
    for name, content in made.items():
        if name.removesuffix(ZIPPED) in made.keys() - {name}:
            continue
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        told[name] = {
            "type": _TYPES.get(place.suffix) or mimetypes.guess_type(name)[0],
            "sha256": _sha256(content),
            "immutable": _is_immutable(name),
        }
        zipped = made.get(f"{name}{ZIPPED}") or gzip.compress(content, 9, mtime=0)
        if len(zipped) < len(content) * 0.9:
            place.with_name(f"{place.name}{ZIPPED}").write_bytes(zipped)
            told[name]["gzip"] = f"{name}{ZIPPED}"
    manifest = json.dumps({"files": told}, indent=1).encode()
    (folder / MANIFEST).write_bytes(manifest)
    (folder / SEAL).write_text(_sha256(manifest), encoding="ascii")


def _is_immutable(name: str) -> bool:
    """Whether a name holds a digest or a version, so that what it names never changes."""
    return bool(_DIGEST.search(name)) or name.startswith("plotly.")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
