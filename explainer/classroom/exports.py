"""The questions for learning platforms: as Moodle XML, and as a package of QTI 2.1.

Moodle takes the first; Canvas, ILIAS, OpenOlat and others the second. What neither can hold (a map
with points to choose, a caption that is marked by what it means) is linked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.classroom.lessons import Chapter
from explainer.classroom.questions.kinds import (
    Caption,
    ChoiceQuestion,
    Match,
    OrderQuestion,
    PlaceQuestion,
    Question,
)
from explainer.classroom.templating import TEMPLATES
from explainer.words import exporting as words

__all__ = ["FILES", "FORMATS", "Item", "items", "moodle", "qti"]

_DAY = (2026, 1, 1, 0, 0, 0)
"""Of every file in a package, so that the same questions are the same bytes."""
_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]")
_KINDS = {
    PlaceQuestion: "place", ChoiceQuestion: "choice", OrderQuestion: "order", Match: "match",
    Caption: "caption",
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A question of a chapter, as templates take it."""

    chapter: Chapter
    number: int
    question: Question
    address: str

    @property
    def kind(self) -> str:
        """Which kind it is, by one word."""
        return _KINDS[type(self.question)]

    @property
    def id(self) -> str:
        """A name that XML and every platform takes."""
        return f"q-{_NO_NAME.sub('-', self.question.id)}"

    @property
    def name(self) -> str:
        """What a teacher finds it by."""
        return f"{self.chapter.name} {self.number}: {self.question.id.replace('-', ' ')}"

    @staticmethod
    def named_as(kind: str, key: str) -> str:
        """The name of an option or a row, which begins with a letter."""
        return f"{kind}-{_NO_NAME.sub('-', key)}"

    @property
    def named(self) -> dict[str, str]:
        """The words of each option by its id."""
        return {option.id: option.words for option in getattr(self.question, "options", ())}

    @property
    def href(self) -> str:
        """Where the chapter is found; nothing where nobody said where the site is."""
        return f"{self.address.rstrip('/')}/{self.chapter.stem}.html" if self.address else ""

    @property
    def there(self) -> str:
        """The chapter in words."""
        said = words.IN_CHAPTER if self.address else words.THERE
        file = f"{self.chapter.stem}.html"
        return said.format(chapter=self.chapter.title, number=self.number, file=file)


def items(asked: Mapping[Chapter, Sequence[Question]], address: str = "") -> Iterator[Item]:
    """Every question of every chapter.

    Parameters
    ----------
    asked : mapping
        The questions by chapter.
    address : str
        Where the site is found, for links to chapters; without it they are named.
    """
    for chapter, questions in asked.items():
        for number, question in enumerate(questions, start=1):
            yield Item(chapter, number, question, address)


def moodle(asked: Iterable[Item]) -> bytes:
    """Questions as Moodle XML, a category for each chapter."""
    return _rendered("moodle", chapters=_by_chapter(asked))


def qti(asked: Iterable[Item]) -> bytes:
    """Questions as a package of QTI 2.1: one item a file, a test with a section a chapter."""
    chapters = _by_chapter(asked)
    every = [item for asked in chapters.values() for item in asked]
    files = {"imsmanifest.xml": _rendered("qti_manifest", items=every)}
    files |= {f"items/{item.id}.xml": _rendered("qti_item", item=item) for item in every}
    files["test.xml"] = _rendered("qti_test", sections=chapters)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _by_chapter(asked: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in asked:
        found.setdefault(item.chapter.name, []).append(item)
    return found


FORMATS = {"moodle": moodle, "qti": qti}
"""What questions can be written as, by name."""
FILES = {"moodle": "durand-line-questions.xml", "qti": "durand-line-questions-qti.zip"}
"""What the file is called."""


def _rendered(template: str, **values: object) -> bytes:
    page = TEMPLATES.get_template(f"{template}.xml.j2").render(words=words, **values)
    return f"{page.strip()}\n".encode()
