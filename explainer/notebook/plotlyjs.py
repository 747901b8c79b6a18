"""Which plotly.js the page loads: the small bundle that is kept here, or the full one of plotly.

Every figure is made of scatter traces, for which a part of the *basic* bundle is enough
(``static/plotly-basic.*``, 1.0 MB); plotly's Python package ships the full one (4.8 MB).
Figures are made for the version that the Python package ships, so with any other version than
that the small one is not used.
"""

from __future__ import annotations

import gzip
import re
import zlib
from functools import cache
from importlib.resources import files

from explainer.files import RESTORE, FileError, read_bytes
from explainer.paths import static_folder

__all__ = [
    "HINT",
    "basic_plotly",
    "compressed_plotly",
    "full_plotly",
    "plotly_source",
    "plotly_version",
]

BASIC = "plotly-basic.min.js.gz"
HINT = b"//# allFunctionsCalledOnLoad\n"
"""First line of the small file: Chromium compiles it beside the page, while the page is read."""
_HEAD = re.compile(rb"plotly\.js (?P<basic>\(basic - minified\) )?v(?P<version>[\w.-]+)")


def full_plotly() -> bytes:
    """plotly.js as plotly's Python package ships it (UTF-8, about 4.8 MB)."""
    return files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()


def _version(source: bytes) -> str:
    """Version in the head of a plotly.js file, or empty where there is none."""
    found = _HEAD.search(source[:200])
    return found["version"].decode() if found else ""


def basic_plotly() -> bytes:
    """The small plotly.js that is kept here (UTF-8).

    Raises
    ------
    FileError
        When it cannot be read; gzip itself says whether every byte is as it was.
    """
    name = f"explainer/static/{BASIC}"
    try:
        source = gzip.decompress(read_bytes(static_folder() / BASIC, name))
    except (EOFError, OSError, zlib.error):
        raise FileError(name, f"is damaged; {RESTORE}") from None
    if not _version(source):
        raise FileError(name, f"is not plotly.js; {RESTORE}")
    return source


@cache
def compressed_plotly() -> bytes:
    """plotly.js for the page, compressed by gzip.

    Raises
    ------
    FileError
        When the small file is there but damaged.
    """
    full = full_plotly()
    path = static_folder() / BASIC
    if path.exists() and _version(basic_plotly()) == _version(full) != "":
        return read_bytes(path)
    return gzip.compress(full, compresslevel=6, mtime=0)


def plotly_source() -> bytes:
    """plotly.js for the page (UTF-8)."""
    return gzip.decompress(compressed_plotly())


@cache
def plotly_version() -> str:
    """What stands after ``?v=`` in its address: another file has another one."""
    source = plotly_source()
    found = _HEAD.search(source[:200])
    return f"{_version(source)}{'-basic' if found and found['basic'] else ''}"
