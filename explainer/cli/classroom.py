"""For a class: ``handouts``, ``class`` and ``lab``."""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path

from explainer import paths
from explainer.cli.telling import complain, write

__all__ = ["add_class", "add_handouts", "add_lab", "add_questions", "lab"]

START = "00_start_here.ipynb"
LAB = (
    f"--LabApp.default_url=/lab/tree/{START}",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
    "--ServerApp.contents_manager_class=explainer.notebook.contents.Chapters",
)
"""JupyterLab opens at the start page, asks nobody for news, and leaves a notebook as it was."""


def add_class(answers: argparse.ArgumentParser) -> None:
    """The answers of a class."""
    answers.add_argument("folder", type=Path, metavar="FOLDER", help="with the files of answers")
    answers.add_argument(
        "-o", "--output", type=Path, default=Path("class.html"), metavar="FILE",
        help="default class.html; every answer is written beside it, as CSV",
    )  # fmt: skip
    answers.set_defaults(run=_class)


def _class(options: argparse.Namespace) -> int:
    from explainer.classroom import classtable, lessons
    from explainer.classroom.questions import start_here
    from explainer.records.loading import load_ledger

    ledger = load_ledger()
    made = classtable.class_table(
        options.folder,
        chain(*lessons.by_chapter(ledger).values(), [start_here.who_stands_behind(ledger)]),
    )
    for file in classtable.write(made, options.output):
        write(str(file))
    for told in made.told:
        complain(f"{told.name} {told.says}")
    return 0


def add_questions(questions: argparse.ArgumentParser) -> None:
    """The questions for a learning platform."""
    questions.add_argument("--format", choices=["moodle", "qti"], default="moodle")
    questions.add_argument(
        "--address", default="", metavar="URL", help="where the site is found, for links to it"
    )
    questions.add_argument(
        "--output", type=Path, metavar="FILE", help="default durand-line-questions.xml or .zip"
    )
    questions.set_defaults(run=_questions)


def _questions(options: argparse.Namespace) -> int:
    from explainer.classroom import exports, lessons
    from explainer.records.loading import load_ledger

    made = exports.FORMATS[options.format](
        exports.items(lessons.by_chapter(load_ledger()), options.address)
    )
    file: Path = options.output or Path(exports.FILES[options.format])
    file.write_bytes(made)
    write(str(file))
    return 0


def add_handouts(handouts: argparse.ArgumentParser) -> None:
    """Everything to print."""
    handouts.add_argument(
        "--folder", type=Path, default=Path("handouts"), metavar="DIR", help="default handouts/"
    )
    handouts.set_defaults(run=_handouts)


def _handouts(options: argparse.Namespace) -> int:
    from explainer.classroom import lessons
    from explainer.classroom.handouts import sheets, writing
    from explainer.records.loading import load_ledger

    ledger = load_ledger()
    asked = lessons.by_chapter(ledger)
    made = writing.write(sheets.sheets(ledger, asked), asked, options.folder)
    for file in made.files:
        write(str(file))
    if made.note:
        complain(made.note)
    return 0


def add_lab(opening: argparse.ArgumentParser) -> None:
    """The chapters in JupyterLab; what else is given goes to JupyterLab."""
    opening.set_defaults(run=lab)


def lab(options: argparse.Namespace) -> int:
    """Run JupyterLab in this process, so that it ends with it."""
    from jupyterlab.labapp import main

    here = Path("notebooks")
    folder = here if (here / START).is_file() else paths.notebooks_folder()
    sys.argv = ["jupyter-lab", f"--notebook-dir={folder}", *LAB, *options.rest]
    return int(main() or 0)
