"""The files that are served, read once when the app starts.

So nobody waits for a disk, and a cleaner of temporary files, a full disk or a newer build changes
nothing for readers. What may be asked for is what the build's manifest names, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.files import FileError, read_bytes, read_json
from explainer.words.publishing import ALTERED
from explainer.words.serving import OUTSIDE
from explainer.words.serving import START_AGAIN as AGAIN

__all__ = ["MANIFEST", "ServedFile", "Site", "read_site"]

MANIFEST = "manifest.json"
FIRST = "index.html"
PACK = ".pack"
"""How the names of packed pages end: first those with which the page opens, then those of rings."""
MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class ServedFile:
    """One file as it is sent.

    Attributes
    ----------
    plain, zipped : bytes
        Its content, and the same compressed by gzip; None where that would not help.
    kind : str
        Its media type.
    digest : str
        SHA-256 of the content.
    immutable : bool
        Whether its name holds a digest, so that it may be kept for ever.
    """

    plain: bytes
    zipped: bytes | None
    kind: str
    digest: str
    immutable: bool


@dataclass(frozen=True)
class Site:
    """Files by their names, when they were made, and in which folder they were then."""

    files: Mapping[str, ServedFile]
    made: dt.datetime
    folder: Path

    def file(self, path: str) -> ServedFile | None:
        """What stands at a path, or below it as the first page of a folder."""
        if path.endswith("/") or not path:
            path += FIRST
        return self.files.get(path)

    @property
    def packs(self) -> tuple[Path, ...]:
        """The packed pages in their order, as files that may be gone."""
        return tuple(self.folder / name for name in self.files if name.endswith(PACK))

    @property
    def digest(self) -> str:
        """What stands for them in an address, as `explainer.publish.assets` has it."""
        names = " ".join(pack.name for pack in self.packs)
        return hashlib.sha256(names.encode()).hexdigest()[:16]


def read_site(folder: Path) -> Site:
    """The site in a folder, as its manifest has it.

    Parameters
    ----------
    folder : Path
        Its ``manifest.json`` has ``files``: for each name ``type``, ``sha256`` of the content,
        ``immutable``, and under ``gzip`` the name of the compressed file, where there is one.

    Raises
    ------
    FileError
        When a file is missing or not as it was written; the message names it.
    """
    manifest = read_json(folder / MANIFEST, MANIFEST, AGAIN)
    files = {name: _file(folder, name, told) for name, told in manifest["files"].items()}
    made = dt.datetime.fromtimestamp((folder / MANIFEST).stat().st_mtime, dt.UTC)
    return Site(files, made.replace(microsecond=0), folder)


def _file(folder: Path, name: str, told: Mapping[str, Any]) -> ServedFile:
    if posixpath.isabs(name) or ".." in name.split("/"):
        raise FileError(name, f"{OUTSIDE}; {AGAIN}")
    plain = read_bytes(folder / name, name, AGAIN, MOST_BYTES)
    if hashlib.sha256(plain).hexdigest() != told["sha256"]:
        raise FileError(name, f"{ALTERED}; {AGAIN}")
    zipped = told.get("gzip")
    return ServedFile(
        plain,
        read_bytes(folder / zipped, zipped, AGAIN, MOST_BYTES) if zipped else None,
        told["type"],
        told["sha256"],
        told["immutable"],
    )
