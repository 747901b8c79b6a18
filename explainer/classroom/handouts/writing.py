"""The sheets as files: pages, documents for a word processor, and PDFs on two kinds of paper."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from explainer.classroom import exports
from explainer.classroom.handouts import printing
from explainer.classroom.handouts.sheet import Sheet
from explainer.classroom.handouts.wordfile import as_docx
from explainer.classroom.lessons import Chapter
from explainer.classroom.questions.kinds import Question
from explainer.words import handouts as words

__all__ = ["LETTER", "Made", "files", "printed", "write"]

LETTER = "_letter"
"""At the end of the name of a PDF on US Letter; the others are on A4."""
AT_ONCE = min(4, os.cpu_count() or 1)


@dataclass(frozen=True)
class Made:
    """The files that were written, and what the teacher should know of those that were not."""

    files: tuple[Path, ...]
    note: str = ""


def files(
    sheets: Sequence[Sheet], asked: Mapping[Chapter, Sequence[Question]], address: str = ""
) -> dict[str, bytes]:
    """All that is no PDF, by name: pages, documents for a word processor, and the questions.

    Parameters
    ----------
    sheets : sequence of Sheet
        The sheets.
    asked : mapping
        The questions by chapter, for learning platforms.
    address : str
        Where the site is found, for links in the questions.
    """
    pages = {f"{one.name}.html": one.html.encode() for one in sheets}
    editable = {f"{one.name}.docx": as_docx(one) for one in sheets}
    items = list(exports.items(asked, address))
    taken = {exports.FILES[kind]: write(items) for kind, write in exports.FORMATS.items()}
    return pages | editable | taken


def write(
    sheets: Sequence[Sheet], asked: Mapping[Chapter, Sequence[Question]], folder: Path
) -> Made:
    """Write the whole pack into a folder, and print it where a browser can.

    Returns
    -------
    Made
        The files, and a sentence where PDFs are missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, content in files(sheets, asked).items():
        (folder / name).write_bytes(content)
        made.append(folder / name)
    pdfs = printed(sheets, folder)
    return Made((*made, *pdfs.files), pdfs.note)


def printed(sheets: Sequence[Sheet], folder: Path) -> Made:
    """PDFs of sheets, on A4 and on US Letter, where a browser can print."""
    program = printing.browser_program()
    if program is None:
        return Made((), words.WITHOUT_BROWSER)
    made: list[Path] = []

    def one(job: tuple[Path, Path]) -> Path:
        printing.print_pdf(program, *job)
        return job[1]

    with tempfile.TemporaryDirectory() as pages, ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            made.extend(pool.map(one, _jobs(sheets, Path(pages), folder)))
        except printing.PrintError as error:
            pool.shutdown(cancel_futures=True)
            there = tuple(sorted(folder.glob("*.pdf")))
            return Made(there, words.NOT_EVERY_PDF.format(error=error))
    return Made(tuple(made))


def _jobs(sheets: Sequence[Sheet], pages: Path, folder: Path) -> Iterator[tuple[Path, Path]]:
    for sheet in sheets:
        for paper, html in (("", sheet.html), (LETTER, sheet.letter)):
            page = pages / f"{sheet.name}{paper}.html"
            page.write_text(html, encoding="utf-8")
            yield page, folder / f"{page.stem}.pdf"
