"""Each chapter as a lesson: its question, aims, minutes, questions asked, and exit question.

All of it stands in the notebooks, and is read from there: a plan, a key or an export can never
tell of another chapter than the one that is taught.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from explainer import paths
from explainer.classroom.questions import (
    the_count,
    the_coverage,
    the_line,
    the_long_story,
    the_sequence,
    the_words,
    your_own_question,
)
from explainer.classroom.questions.kinds import Question
from explainer.records.ledger import Ledger
from explainer.words.quiz import AIMS, EXIT_ROW, LIMIT, NO_MODULE, POINTS

__all__ = ["Chapter", "asked", "by_chapter", "chapter_called", "chapters"]

_FILES = "[0-9]*_*.ipynb"
_MODULES: dict[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        the_line,
        the_sequence,
        the_count,
        the_words,
        the_coverage,
        the_long_story,
        your_own_question,
    )
}
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
_ASKED = re.compile(r"lesson\.ask\((\w+)\.(\w+)\(")


@dataclass(frozen=True)
class Chapter:
    """What a chapter teaches, in the words of its notebook.

    Attributes
    ----------
    stem : str
        Name of the notebook, without its ending.
    name : str
        The short name, under which answers are kept.
    title, question : str
        What stands at its head.
    minutes : int
        How long it takes.
    aims, points : tuple of str
        What pupils can do after it, and what they should remember.
    limit, exit : str
        What it does not show, and the exit question.
    terms : tuple of str
        Ids of the words that it explains.
    asks : tuple of (str, str)
        Module and name of each question, in its order.
    """

    stem: str
    name: str
    title: str
    question: str
    minutes: int
    aims: tuple[str, ...]
    points: tuple[str, ...]
    limit: str
    exit: str
    terms: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The chapters that are taught, in their order: those whose metadata say how long they take."""
    files = sorted(paths.notebooks_folder().glob(_FILES))
    return tuple(filter(None, map(_read, files)))


def chapter_called(name: str) -> Chapter | None:
    """A chapter by its short name."""
    return next((chapter for chapter in chapters() if chapter.name == name), None)


def asked(chapter: Chapter, ledger: Ledger) -> Iterator[Question]:
    """The questions of a chapter, in their order.

    Raises
    ------
    LookupError
        When the chapter asks what stands in a module that is not named here.
    """
    whole = ledger.whole
    given = {"ledger": ledger, "_": ledger, "claims": whole.claims(), "points": whole.points}
    for module, name in chapter.asks:
        if module not in _MODULES:
            raise LookupError(NO_MODULE.format(chapter=chapter.stem, module=module))
        build = getattr(_MODULES[module], name)
        yield build(*(given[taken] for taken in inspect.signature(build).parameters))


def by_chapter(ledger: Ledger) -> dict[Chapter, list[Question]]:
    """The questions of all chapters, in their order."""
    return {chapter: list(asked(chapter, ledger)) for chapter in chapters()}


def _read(file: Path) -> Chapter | None:
    notebook = json.loads(file.read_text(encoding="utf-8"))
    told = notebook["metadata"]
    if "minutes" not in told:
        return None
    marked, code = (
        "\n\n".join("".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == kind)
        for kind in ("markdown", "code")
    )
    words = _LINK.sub(r"\1", marked)
    guide = re.search(r"lesson\.guide\(([^)]*)\)", code)
    return Chapter(
        stem=file.stem,
        name=told["title"].partition(":")[0],
        title=told["title"],
        question=told["question"],
        minutes=int(told["minutes"]),
        aims=_listed(words.partition(AIMS)[2]),
        points=_listed(words.partition(POINTS)[2]),
        limit=_after(words, LIMIT),
        exit=_after(words, EXIT_ROW),
        terms=tuple(re.findall(r'"([^"]+)"', guide[1])) if guide else (),
        asks=tuple(_ASKED.findall(code)),
    )


def _listed(words: str) -> tuple[str, ...]:
    """The items of the first list, without the marks that end them."""
    items = re.match(r"\s*((?:- .+(?:\n|$))+)", words)
    return tuple(re.findall(r"- (.+)", items[1])) if items else ()


def _after(words: str, mark: str) -> str:
    found = re.search(rf"\*\*{mark}:\*\* (.+)", words)
    return found[1] if found else ""
