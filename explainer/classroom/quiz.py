"""Questions as widgets, and what the pupil has answered. Only shown here: `questions` marks.

ipywidgets' radio buttons and selects have poor accessible names; these are the browser's own,
in a fieldset with its legend. Nothing leaves the pupil's computer: answers are in the kernel
and in the browser's storage, until they are saved as a file or cleared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import anywidget
import traitlets

from explainer.classroom.questions.kinds import (
    Caption,
    Choice,
    Marked,
    Match,
    Order,
    Place,
    Question,
)
from explainer.classroom.questions.progress import COLUMNS, Progress, rows_of
from explainer.geo import layers
from explainer.notebook.htmlview import HtmlView
from explainer.page import csvfiles, markup, panels
from explainer.page.evidence import evidence_of
from explainer.page.views import keys
from explainer.paths import static_folder
from explainer.records.ledger import Ledger
from explainer.theme import palette
from explainer.theme import style as theme_style
from explainer.words import claims as text

__all__ = ["Lesson", "ProgressView", "QuestionView"]

FILE = "durand-line-answers.csv"
_FACTS = {"Says it", "Said on", "Happened", "Where", "Counts", "Document", "In the text"}
_CSS = theme_style.parts_css()


class Lesson:
    """The questions of one chapter, and the pupil's answers to them.

    Parameters
    ----------
    chapter : str
        Title of the chapter, under which answers are kept.
    ledger : Ledger
        The records, for the evidence.

    Attributes
    ----------
    progress : ProgressView
        What is worked out, with buttons that save and clear the answers.
    """

    def __init__(self, chapter: str, ledger: Ledger) -> None:
        self.ledger = ledger
        self._answers = Progress(chapter)
        self._views: dict[str, QuestionView] = {}
        self._kept: Mapping[str, object] = {}
        self.progress = ProgressView(chapter, self._asked)
        self._told()

    def ask(self, question: Question) -> QuestionView:
        """A question as a widget; asked again, it still has its answer."""
        self._answers.questions[question.id] = question
        number = list(self._answers.questions).index(question.id) + 1
        view = QuestionView(question, number, self._checked)
        self._views[question.id] = view
        self._answers.restore(question, self._kept.get(question.id))
        self._bring_back(view)
        self._told()
        return view

    def guide(self, *terms: str) -> HtmlView:
        """How to read the figures: who has which colour, and words from the glossary by id."""
        known = [self.ledger.terms[term] for term in terms]
        listed = [
            part
            for term in known
            for part in (markup.element("dt", text.capital(term.term)),
                         markup.element("dd", term.meaning))
        ]  # fmt: skip
        words = markup.joined("dl", listed, class_="quiz-words-list") if listed else ""
        style = f"<style>{_CSS}</style>"
        return _html(style + panels.key() + words)

    def table(self, content: markup.Table) -> HtmlView:
        """A table in the type of the page; its columns sort."""
        return _html(markup.table(content))

    def _checked(self, view: QuestionView, answer: object) -> None:
        view.show(answer, self._answers.check(view.question, answer), self.ledger)
        self._told()

    def _told(self) -> None:
        self.progress.show(self._answers)

    def _asked(self, content: Mapping[str, Any]) -> None:
        """Do what the browser asks of the answers: bring back, put into a file, clear."""
        if content.get("ask") == "restore":
            self._restore(content.get("answers"))
        elif content.get("ask") == "clear":
            self._kept = {}
            self._answers.entries.clear()
            for view in self._views.values():
                view.clear()
            self._told()
        elif content.get("ask") == "file":
            self.progress.save(FILE, rows_of(self._answers.added_to(content.get("kept"))))

    def _restore(self, answers: object) -> None:
        """Take over answers of an earlier day, those of questions not yet asked too."""
        self._kept = answers if isinstance(answers, Mapping) else {}
        for view in self._views.values():
            if self._answers.restore(view.question, self._kept.get(view.question.id)):
                self._bring_back(view)
        self._told()

    def _bring_back(self, view: QuestionView) -> None:
        entry = self._answers.entries.get(view.question.id)
        if entry is not None:
            view.show(entry.answer, view.question.mark(entry.answer), self.ledger)


class QuestionView(anywidget.AnyWidget):
    """One question with its feedback.

    Parameters
    ----------
    question : Question
        What is asked.
    number : int
        Its number in the chapter.
    on_check : callable
        Called with this view and the answer when the pupil wants it checked.
    """

    _esm = (static_folder() / "quiz.js").read_text(encoding="utf-8")
    _css = _CSS

    spec = traitlets.Dict(help="What is asked: kind, prompt, options; no key.").tag(sync=True)
    answer = traitlets.Any(None, allow_none=True, help="The answer, as JSON.").tag(sync=True)
    said = traitlets.Dict(help="What is said to the answer checked last.").tag(sync=True)

    def __init__(
        self, question: Question, number: int, on_check: Callable[[QuestionView, object], None]
    ) -> None:
        super().__init__(spec=_spec(question, number))
        self.question = question
        self._on_check = on_check
        self._times = 0
        self.on_msg(self._asked)

    def _asked(self, _view: object, content: object, _buffers: Sequence[object]) -> None:
        if isinstance(content, Mapping) and content.get("ask") == "check":
            self._on_check(self, content.get("answer"))

    def show(self, answer: object, marked: Marked, ledger: Ledger) -> None:
        """Show an answer and what is said to it, with the evidence to look at."""
        self._times += 1
        with self.hold_sync():
            self.answer = answer
            self.said = {
                "time": self._times,  # so that the same words once more are a change
                "right": marked.right,
                "says": marked.says,
                "parts": list(marked.parts),
                "html": _evidence(marked, ledger),
            }

    def clear(self) -> None:
        """Take the answer back."""
        with self.hold_sync():
            self.answer = None
            self.said = {}


class ProgressView(anywidget.AnyWidget):
    """What is worked out in a chapter, with buttons that save and clear the answers.

    Parameters
    ----------
    chapter : str
        Title of the chapter.
    on_asked : callable
        Called with what the browser asks.
    """

    _esm = (static_folder() / "progress.js").read_text(encoding="utf-8")
    _css = _CSS

    chapter = traitlets.Unicode(help="Under which name the answers are kept.").tag(sync=True)
    answers = traitlets.Dict(help="The answers, for the browser's storage.").tag(sync=True)
    says = traitlets.Unicode(help="How much is worked out, in words.").tag(sync=True)
    lines = traitlets.List(traitlets.Unicode(), help="How each question stands.").tag(sync=True)

    def __init__(self, chapter: str, on_asked: Callable[[Mapping[str, Any]], None]) -> None:
        super().__init__(chapter=chapter)
        self._on_asked = on_asked
        self.on_msg(self._asked)

    def _asked(self, _view: object, content: object, _buffers: Sequence[object]) -> None:
        if isinstance(content, Mapping):
            self._on_asked(content)

    def show(self, progress: Progress) -> None:
        """Show how the chapter stands."""
        with self.hold_sync():
            self.says, self.lines = progress.says, list(progress.lines)
            self.answers = progress.to_keep()

    def save(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        """Send rows to the browser, which saves them as a CSV file."""
        self.send({"name": name, "text": csvfiles.csv_file((COLUMNS, *rows))})


def _html(content: str) -> HtmlView:
    view = HtmlView(html=content)
    view.add_class("explainer")
    return view


def _spec(question: Question, number: int) -> dict[str, Any]:
    """What the browser has to know of a question; never what is right."""
    spec: dict[str, Any] = {
        "id": question.id,
        "kind": type(question).__name__,
        "number": number,
        "prompt": question.prompt,
    }
    if isinstance(question, Choice | Order | Match):
        spec["options"] = [[option.id, option.words] for option in question.options]
    if isinstance(question, Match):
        spec["rows"] = [[row.id, row.words] for row in question.rows]
    if isinstance(question, Caption):
        spec["checks"] = [[check.id, check.words] for check in question.checks]
    if isinstance(question, Place):
        spec["map"] = _map(question)
    return spec


def _evidence(marked: Marked, ledger: Ledger) -> str:
    """The evidence of the claims that an answer leads to, as a fold."""
    cards = []
    for key in dict.fromkeys(marked.claims):
        found = evidence_of(ledger.claim(key), ledger, ledger.claims())
        facts = [fact for fact in found.facts if fact[0] in _FACTS]
        cards.append(
            markup.card(
                found.claim.says,
                found.quotation,
                facts,
                side=found.side,
                language=found.claim.quote_language,
            )
        )
    return markup.details("Look at the evidence", "".join(cards)) if cards else ""


# --- the map of a question --------------------------------------------------------------

_WIDTH, _MARGIN = 640, 1.1
_LINES = ("agreed", "disputed", "line-of-control", "durand-line")
_NAMED = {"afghanistan": (65.6, 33.9), "pakistan": (71.6, 31.6)}


def _map(question: Place) -> str:
    """The points of a question with the two countries and the line, as SVG.

    Hidden from screen readers: the options describe the points in words.
    """
    lons, lats = zip(*question.points, strict=True)
    west, east = min(lons) - _MARGIN, max(lons) + _MARGIN
    south, north = min(lats) - _MARGIN, max(lats) + _MARGIN
    scale = _WIDTH / (east - west)
    stretch = scale * 1.19  # a degree of latitude is longer than one of longitude at 33° N

    def at(lon: float, lat: float) -> tuple[float, float]:
        return round((lon - west) * scale, 1), round((north - lat) * stretch, 1)

    def path(ring: Sequence[tuple[float, float]]) -> str:
        return "M" + "L".join(f"{x} {y}" for x, y in (at(*point) for point in ring))

    def drawn(outlines: Iterable[layers.Outline], class_: str, **look: str) -> str:
        rings = (ring for outline in outlines for ring in outline.rings)
        return markup.joined("path", [], class_=class_, d="".join(map(path, rings)), **look)

    parties = [c for c in layers.load_outlines("countries") if c.id in _NAMED]
    colour = palette.map_colours()["disputed_land"]
    shapes = [drawn([country], "country") for country in parties]
    shapes.append(drawn(layers.load_outlines("disputed_land"), "land", fill=colour))
    shapes += [drawn(_lines(kind), "line", **palette.BORDERS[kind].svg) for kind in _LINES]
    for outline in parties:
        x, y = at(*_NAMED[outline.id])
        shapes.append(markup.element("text", outline.name, class_="name", x=f"{x}", y=f"{y}"))
    for option, point in zip(question.options, question.points, strict=True):
        x, y = at(*point)
        dot = markup.joined("circle", [], cx=f"{x}", cy=f"{y}", r="6")
        reach = markup.joined("circle", [], cx=f"{x}", cy=f"{y}", r="20", class_="reach")
        letter = markup.element("text", option.words[0], x=f"{x - 17}", y=f"{y - 9}")
        shapes.append(markup.joined("g", [reach, dot, letter], data_option=option.id))
    height = round((north - south) * stretch)
    drawing = markup.joined(
        "svg", shapes, viewBox=f"0 0 {_WIDTH} {height}", aria_hidden="true",
    )  # fmt: skip
    return drawing + keys.signs([sign for sign in keys.BORDERS if sign[0] != "province"])


def _lines(kind: str) -> list[layers.Outline]:
    """The lines of one kind; the edges of claims are disputed."""
    own = [b for b in layers.load_outlines("borders") if b.properties["drawn_as"] == kind]
    return own + list(layers.load_outlines("disputed_borders") if kind == "disputed" else ())
