"""What a chapter shows, as HTML: what the front end draws a part from, and its static form.

The static form is what stands on paper, and wherever no script runs: a question with its options,
and its key in a fold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from explainer.classroom.questions.data import Asked
from explainer.classroom.questions.kinds import Question
from explainer.classroom.templating import TEMPLATES
from explainer.page import panels, templating
from explainer.page.tables import Table, table_data
from explainer.records.catalogue import Term
from explainer.words import claims as text
from explainer.words.quiz import QUIZ_WORDS

__all__ = ["guide", "progress", "question", "table"]


def _host(part: str, chapter: str, held: Mapping[str, Any], **form: Any) -> str:
    return TEMPLATES.get_template(f"{part}.html.j2").render(
        part=part, chapter=chapter, held={"words": QUIZ_WORDS, **held}, **form
    )


def question(asked: Asked, of: Question) -> str:
    """A question, with its key for a teacher or for paper."""
    return _host(
        "question",
        asked["chapter"],
        {"question": asked},
        drawing=Markup(asked.get("map", "")),
        offered=asked.get("options", asked.get("checks")),
        answer=of.in_words(of.answer),
        explanation=of.explanation,
        claims=of.claims,
    )


def progress(chapter: str, exit_question: str) -> str:
    """How a chapter stands; without a browser only that it is told there."""
    return _host("progress", chapter, {"chapter": chapter, "exit": exit_question})


def table(chapter: str, content: Table) -> str:
    """A table, which sorts where the front end draws it."""
    return _host("table", chapter, {"table": table_data(content)}, table=templating.table(content))


def guide(terms: Iterable[Term]) -> str:
    """How to read the figures: who has which colour, and words with their meanings."""
    words = [{"word": text.capital(term.term), "meaning": term.meaning} for term in terms]
    return TEMPLATES.get_template("guide.html.j2").render(key=panels.key(), terms=words)
