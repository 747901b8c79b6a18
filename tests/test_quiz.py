"""Chapters without a browser: what is sent to it, and the static form beside it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from builders import plain_words, real_ledger
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from explainer.classroom.questions import the_count, the_line, the_sequence, the_words
from explainer.classroom.questions.kinds import Question
from explainer.classroom.quiz import Lesson, LessonPart
from explainer.notebook.part import RENDERING
from explainer.page.tables import Table
from explainer.paths import front_script
from explainer.theme import palette
from explainer.words.quiz import QUIZ_WORDS

LEDGER = real_ledger()
EVERY: dict[str, Question] = {
    "Choice": the_line.least_exact(LEDGER),
    "Place": the_line.on_the_map(LEDGER),
    "Order": the_sequence.order_of_happening(LEDGER),
    "Match": the_words.who_said(LEDGER),
    "Caption": the_count.figure_caption(LEDGER),
}
SOURCES = front_script().parents[1] / "src" / "lesson"


@pytest.fixture
def lesson() -> Lesson:
    return Lesson("The line", LEDGER)


def held(part: LessonPart) -> Any:
    """What the static form holds for the front end."""
    (script,) = re.findall(
        r'<script type="application/json">(.+?)</script>', part.static_form(), re.DOTALL
    )
    return json.loads(script)


def asked(part: LessonPart) -> Any:
    """What is sent to a notebook's browser of a question."""
    return part.front.questions[part.of["question"]]  # type: ignore[attr-defined]


# --- what is sent -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVERY)
def test_a_notebook_and_a_page_are_told_the_same_of_a_question(lesson: Lesson, kind: str) -> None:
    question = EVERY[kind]
    part = lesson.ask(question)
    data = asked(part)
    assert (data["kind"], data["number"], data["prompt"]) == (kind, 1, question.prompt)
    assert held(part) == {"words": QUIZ_WORDS, "question": data}
    assert (part.part, held(lesson.progress)["chapter"]) == ("question", "The line")


def test_every_kind_is_drawn_by_the_front_end() -> None:
    script = (SOURCES / "controls.js").read_text(encoding="utf-8")
    assert set(re.findall(r'case "(\w+)":', script)) == set(EVERY)


def test_its_words_are_those_of_the_front_ends_tests() -> None:
    told = (SOURCES.parents[1] / "tests" / "quiz-words.json").read_text(encoding="utf-8")
    assert json.loads(told) == QUIZ_WORDS


@pytest.mark.parametrize("name", ["answers", "controls", "lesson", "marking", "progress", "quiz"])
def test_scripts_fetch_nothing(name: str) -> None:
    script = (SOURCES / f"{name}.js").read_text(encoding="utf-8")
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|https?://|sendBeacon", script)


def test_a_question_asked_again_keeps_its_number(lesson: Lesson) -> None:
    numbers = [asked(lesson.ask(EVERY[kind]))["number"] for kind in ("Choice", "Place", "Choice")]
    assert numbers == [1, 2, 1]


# --- the map ----------------------------------------------------------------------------


def test_the_map_has_a_point_for_each_option_and_a_dashed_line(lesson: Lesson) -> None:
    spec = asked(lesson.ask(EVERY["Place"]))
    points = re.findall(r'data-option="([^"]+)"', spec["map"])
    assert points == [value for value, _ in spec["options"]]
    assert 'aria-hidden="true"' in spec["map"]
    drawn, key = spec["map"].split("</svg>", 1)
    for kind in ("agreed", "disputed", "line-of-control", "durand-line"):
        look = palette.BORDERS[kind].svg
        signs = f'stroke="{look["stroke"]}" stroke-width="{look["stroke_width"]}" '
        signs += f'stroke-dasharray="{look["stroke_dasharray"]}"'
        assert signs in drawn, kind
        assert signs in key, kind
    countries = re.findall(r'<path class="country"[^>]*>', drawn)
    assert len(countries) == 2
    assert not [path for path in countries if "stroke" in path], "outlines would be settled borders"
    _, _, width, height = map(float, re.findall(r"[\d.]+", drawn.split('"')[1]))
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="6"', spec["map"])
    assert len(found) == len(points)
    for x, y in found:
        assert 0 < float(x) < width
        assert 0 < float(y) < height


def test_nothing_is_drawn_far_outside_of_the_map(lesson: Lesson) -> None:
    """What nobody sees would make every page with this question heavier."""
    drawn = asked(lesson.ask(EVERY["Place"]))["map"]
    _, _, width, height = map(float, re.findall(r'viewBox="([^"]+)"', drawn)[0].split())
    paths = " ".join(re.findall(r' d="M([^"]+)"', drawn.split("</svg>")[0]))
    for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", paths):
        assert -20 <= float(x) <= width + 20
        assert -20 <= float(y) <= height + 20
    assert len(drawn) < 30_000


# --- the static form --------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVERY)
def test_on_paper_a_question_has_its_options_and_its_key_in_a_fold(
    lesson: Lesson, kind: str
) -> None:
    question = EVERY[kind]
    form = lesson.ask(question).static_form().split("</script>")[1]
    asking, key = (plain_words(part) for part in form.split("<details>"))
    assert f"1. {question.prompt}" in asking
    options = [*getattr(question, "options", ()), *getattr(question, "rows", ())]
    for option in [*options, *getattr(question, "checks", ())]:
        assert option.words in asking
    assert question.explanation not in asking
    assert question.explanation in key
    assert question.in_words(question.answer) in key
    for claim in question.claims:
        assert LEDGER.claim(claim).says in key


def test_what_a_record_holds_ends_no_script_and_is_no_markup(lesson: Lesson) -> None:
    hostile = "</script><img src=x onerror=alert(1)>"
    table = Table(hostile, (hostile,), ((hostile,),))
    part = lesson.table(table)
    form = part.static_form()
    assert "<img" not in form
    assert form.count("</script>") == 1
    assert held(part)["table"]["title"] == hostile


def displayed(part: LessonPart, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What a cell publishes that shows a part."""
    publisher = CapturingDisplayPublisher()
    monkeypatch.setattr(InteractiveShell.instance(), "display_pub", publisher)
    part._ipython_display_()
    return [output["data"] for output in publisher.outputs]


def test_a_cell_publishes_a_live_view_and_the_static_form_beside_it(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in (lesson.ask(EVERY["Choice"]), lesson.progress):
        live, static = displayed(part, monkeypatch)
        assert "application/vnd.jupyter.widget-view+json" in live
        assert part.static_form() in static["text/html"]


def test_while_a_page_is_rendered_only_the_host_is_published(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(RENDERING, "1")
    (only,) = displayed(lesson.ask(EVERY["Choice"]), monkeypatch)
    assert re.match(r'\s*<div class="[^"]*" data-part="question" data-chapter="The line">',
                    only["text/html"])  # fmt: skip
    assert lesson.guide("claim")._repr_html_().startswith('<div class="explainer">')


# --- the guide and tables ---------------------------------------------------------------


def test_the_guide_explains_colours_and_words(lesson: Lesson) -> None:
    said = plain_words(lesson.guide("precision", "claim").html)
    assert LEDGER.terms["precision"].meaning in said
    assert "Pakistan’s side" in said
    with pytest.raises(KeyError):
        lesson.guide("no-such-word")


def test_the_guide_brings_the_style_of_the_questions_where_no_page_does(lesson: Lesson) -> None:
    shown = lesson.guide("claim")._repr_html_()
    assert shown.startswith("<style>")
    assert ".quiz-map" in shown


def test_a_table_is_shown_with_its_caption_and_as_data(lesson: Lesson) -> None:
    table = Table("Two lengths", ("Length",), (("2 km",), ("<3 km",)))
    part = lesson.table(table)
    assert "<caption>Two lengths</caption>" in part.static_form()
    assert "&lt;3 km" in part.static_form()
    rows = {"title": "Two lengths", "columns": ["Length"], "rows": [["2 km"], ["<3 km"]]}
    assert held(part)["table"] == part.of["table"] == rows
