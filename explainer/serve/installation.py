"""Whether everything that the page needs is there and whole: maps, notebooks, scripts, plotly.

The records themselves are read by `ledger`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from explainer import paths
from explainer.files import RESTORE, FileError, read_bytes, read_json, read_utf8
from explainer.geo import mapfiles
from explainer.notebook import plotlyjs
from explainer.records.problems import Fault, Problem
from explainer.theme import style, typeface
from explainer.words import serving as words

__all__ = ["SCRIPTS", "problems"]

SCRIPTS = ("front.js", "cell.js", "page.js", "guard.js", "offline.js", "estimates.js")
"""The scripts of the front end."""


def problems() -> list[Problem]:
    """One problem for each file that is missing or damaged."""
    return [*_collected(_map_checks()), *_collected(_static_checks()), *_collected(_notebooks())]


_Check = tuple[str, Callable[[], object]]


def _collected(checks: Iterator[_Check]) -> Iterator[Problem]:
    """The faults that checks find; the boundary for whatever else a damaged file may cause."""
    try:
        for name, check in checks:
            try:
                check()
            except FileError as fault:
                yield Fault("unreadable-file", said=fault.said).at(fault.name)
            except Exception as error:  # noqa: BLE001  (no file may end the program)
                said = f"is damaged ({type(error).__name__}); {RESTORE}"
                yield Fault("unreadable-file", said=said).at(name)
    except FileNotFoundError as error:  # a whole folder is missing
        yield Fault("unreadable-file", said=str(error)).at("explainer")


def _map_checks() -> Iterator[_Check]:
    folder = paths.geo_folder()
    for layer in mapfiles.LAYERS:
        if layer not in {"places", "provinces"}:  # these two are read with the records
            yield f"geo/{layer}.geojson", partial(mapfiles.read_layer, layer)
    for table in ("gazetteer", "province_names"):
        name = f"geo/{table}.csv"
        yield name, partial(_read_table, folder / f"{table}.csv", name)


def _static_checks() -> Iterator[_Check]:
    for file in SCRIPTS:
        name = f"explainer/front/built/{file}"
        yield name, partial(_read_whole, paths.built_folder() / file, name)
    for sheet in style.SHEETS:
        name = f"explainer/theme/css/{sheet}.css"
        yield name, partial(_read_whole, paths.css_folder() / f"{sheet}.css", name)
    for face, _ in typeface.FACES.values():
        yield f"explainer/theme/fonts/{face}.woff2", partial(typeface.read_face, face)
    yield "explainer/theme/fonts", partial(typeface.width_px, "letters", 1)
    yield f"explainer/static/{plotlyjs.BASIC}", plotlyjs.basic_plotly


def _notebooks() -> Iterator[_Check]:
    folder = paths.notebooks_folder()
    yield "notebooks/explainer.ipynb", partial(_read_notebook, folder / "explainer.ipynb")
    for file in sorted(folder.glob("[0-9]*.ipynb")):
        yield f"notebooks/{file.name}", partial(_read_notebook, file)
    yield "notebooks/screenshot.png", partial(_read_picture, folder / "screenshot.png")
    for file in sorted((folder / "teaching").glob("*.md")):
        name = f"notebooks/teaching/{file.name}"
        yield name, partial(_read_whole, file, name)


def _read_whole(file: Path, name: str) -> str:
    """A text file of ours, which ends in a line end unless it was cut off."""
    text = read_utf8(file, name)
    if not text.endswith("\n") or "\x00" in text:
        raise FileError(name, f"{words.CUT_OFF}; {RESTORE}")
    return text


def _read_table(file: Path, name: str) -> None:
    rows = list(csv.reader(io.StringIO(_read_whole(file, name))))
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            uneven = words.uneven_row(number, len(row), len(rows[0]))
            raise FileError(name, f"{uneven}; {RESTORE}")


def _read_notebook(file: Path) -> None:
    name = f"notebooks/{file.name}"
    content: Any = read_json(file, name, RESTORE)
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list) or not cells:
        raise FileError(name, f"{words.NO_CELLS}; {RESTORE}")
    for number, cell in enumerate(cells, start=1):
        source = cell.get("source") if isinstance(cell, dict) else None
        if isinstance(source, list):
            source = "".join(part if isinstance(part, str) else "\0" for part in source)
        if not isinstance(source, str) or "\0" in source:
            raise FileError(name, f"{words.no_source(number)}; {RESTORE}")


def _read_picture(file: Path) -> None:
    name = f"notebooks/{file.name}"
    content = read_bytes(file, name)
    if not (content.startswith(b"\x89PNG") and content.rstrip().endswith(b"IEND\xaeB`\x82")):
        raise FileError(name, f"{words.NO_PICTURE}; {RESTORE}")
