"""A chapter in a notebook: its questions, tables and words, and what the pupil has answered.

Nothing is marked or kept here. A question goes to the browser with its key, and the pupil's
answers stay in the browser: they work on when the kernel is gone.
"""

from __future__ import annotations

import os
from typing import Any

import traitlets
from markupsafe import Markup

from explainer.classroom import hosts, lessons
from explainer.classroom.questions.data import question_data
from explainer.classroom.questions.kinds import Question
from explainer.notebook.part import RENDERING, Front, PartWidget
from explainer.page.tables import Table, table_data
from explainer.page.templating import rendered
from explainer.records.ledger import Ledger
from explainer.theme.style import parts_css
from explainer.words.quiz import QUIZ_WORDS

__all__ = ["Guide", "Lesson", "LessonPart"]


class _LessonFront(Front):
    """What the parts of a chapter share: words, and the questions asked so far, by id."""

    words = traitlets.Dict(QUIZ_WORDS, help="What the parts say themselves.").tag(sync=True)
    questions = traitlets.Dict(help="The questions asked so far, by id.").tag(sync=True)


class LessonPart(PartWidget):
    """A question, a table, or how the chapter stands."""

    def __init__(self, front: Front, part: str, of: dict[str, Any], *, form: str) -> None:
        super().__init__(front, part, of)
        self._form = form

    def static_form(self) -> str:
        """The host with its static form, as HTML."""
        return self._form


class Guide:
    """How to read the figures of a chapter, as HTML alone."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_html_(self) -> str:
        """The HTML; outside of a page of ours it brings its style sheet with it."""
        css = "" if os.environ.get(RENDERING) else parts_css()
        return rendered("styled", css=Markup(css), html=Markup(self.html))

    def __repr__(self) -> str:
        return f"<Guide, {len(self.html)} characters>"


class Lesson:
    """The questions of one chapter, and what belongs to them.

    Parameters
    ----------
    chapter : str
        Title of the chapter, under which answers are kept.
    ledger : Ledger
        The records, for the evidence.

    Attributes
    ----------
    progress : Part
        What is worked out, with buttons that save and clear the answers.
    """

    def __init__(self, chapter: str, ledger: Ledger) -> None:
        self.chapter = chapter
        self.ledger = ledger
        self._front = _LessonFront()
        known = lessons.chapter_called(chapter)
        asks = known.exit if known else ""
        of = {"chapter": chapter, "exit": asks}
        self.progress = LessonPart(self._front, "progress", of, form=hosts.progress(chapter, asks))

    def ask(self, question: Question) -> LessonPart:
        """A question; asked again, it has the number that it had."""
        known: dict[str, Any] = self._front.questions
        number = known[question.id]["number"] if question.id in known else len(known) + 1
        asked = question_data(question, chapter=self.chapter, number=number, ledger=self.ledger)
        self._front.questions = {**known, question.id: asked}
        form = hosts.question(asked, question)
        return LessonPart(self._front, "question", {"question": question.id}, form=form)

    def guide(self, *terms: str) -> Guide:
        """How to read the figures: who has which colour, and words from the glossary by id."""
        return Guide(hosts.guide(self.ledger.terms[term] for term in terms))

    def table(self, content: Table) -> LessonPart:
        """A table in the type of the page; its columns sort."""
        form = hosts.table(self.chapter, content)
        return LessonPart(self._front, "table", {"table": table_data(content)}, form=form)

    def __repr__(self) -> str:
        return f"<Lesson {self.chapter!r}>"
