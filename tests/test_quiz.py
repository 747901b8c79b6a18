"""Questions as widgets, without a browser: what is sent, what is said, what is kept."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from builders import plain_words, real_ledger

from explainer.classroom.questions import the_count, the_line, the_sequence, the_words
from explainer.classroom.questions.kinds import Question
from explainer.classroom.quiz import Lesson, QuestionView
from explainer.notebook.htmlview import HtmlView
from explainer.page.markup import Table
from explainer.paths import static_folder
from explainer.theme import palette, style

LEDGER = real_ledger()
EVERY: dict[str, Question] = {
    "Choice": the_line.least_exact(LEDGER),
    "Place": the_line.on_the_map(LEDGER),
    "Order": the_sequence.order_of_happening(LEDGER),
    "Match": the_words.who_said(LEDGER),
    "Caption": the_count.figure_caption(LEDGER),
}


@pytest.fixture
def lesson() -> Lesson:
    return Lesson("The line", LEDGER)


def check(view: QuestionView, answer: Any) -> dict[str, Any]:
    """As the browser does when the pupil wants the answer checked."""
    view.set_state({"answer": answer})
    view._handle_custom_msg({"ask": "check", "answer": answer}, [])
    said: dict[str, Any] = view.said
    return said


def asked(lesson: Lesson, **content: Any) -> None:
    """As the browser does when it asks something of the answers."""
    lesson.progress._handle_custom_msg(content, [])


# --- what is sent -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVERY)
def test_the_browser_is_told_what_is_asked_and_not_what_is_right(lesson: Lesson, kind: str) -> None:
    question = EVERY[kind]
    spec = lesson.ask(question).spec
    assert (spec["kind"], spec["number"], spec["prompt"]) == (kind, 1, question.prompt)
    assert json.loads(json.dumps(spec)) == spec
    assert not {"key", "explanation", "why", "claims"} & set(spec)
    assert question.explanation not in json.dumps(spec, ensure_ascii=False)


def test_every_kind_is_drawn_by_the_script() -> None:
    script = (static_folder() / "quiz.js").read_text(encoding="utf-8")
    kinds = re.search(r"const KINDS = \{(.+?)\}", script)
    assert kinds
    assert set(re.findall(r"(\w+):", kinds[1])) == set(EVERY)


@pytest.mark.parametrize("name", ["quiz.js", "progress.js"])
def test_scripts_fetch_nothing(name: str) -> None:
    script = (static_folder() / name).read_text(encoding="utf-8")
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|https?://|sendBeacon", script)


def test_the_map_has_a_point_for_each_option_and_a_dashed_line(lesson: Lesson) -> None:
    spec = lesson.ask(EVERY["Place"]).spec
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
    for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="6"', spec["map"]):
        _, _, width, height = map(float, re.findall(r"[\d.]+", drawn.split('"')[1]))
        assert 0 < float(x) < width
        assert 0 < float(y) < height


def test_the_style_of_the_page_comes_with_the_questions(lesson: Lesson) -> None:
    assert style.parts_css() in lesson.ask(EVERY["Choice"])._css


# --- what is said -----------------------------------------------------------------------


def test_a_wrong_answer_leads_to_the_evidence_and_a_right_one_explains(lesson: Lesson) -> None:
    question = the_line.on_the_map(LEDGER)
    view = lesson.ask(question)
    wrong = check(view, "kabul")
    assert wrong["right"] is False
    assert wrong["says"].startswith("Not this one. This is Kabul.")
    assert "<details><summary>Look at the evidence</summary>" in wrong["html"]
    assert "Report 1" in plain_words(wrong["html"])
    right = check(view, "spin-boldak")
    assert right["right"] is True
    assert question.explanation in right["says"]


def test_the_same_answer_again_is_said_again(lesson: Lesson) -> None:
    view = lesson.ask(EVERY["Choice"])
    assert check(view, None) != check(view, None)


def test_parts_that_fit_are_named(lesson: Lesson) -> None:
    question = the_sequence.order_of_happening(LEDGER)
    first, *others = question.key
    said = check(lesson.ask(question), [first, *reversed(others)])
    assert first in said["parts"]
    assert said["right"] is False


def test_words_from_a_pupil_are_never_markup(lesson: Lesson) -> None:
    said = check(lesson.ask(EVERY["Caption"]), {"words": "<b onclick=x>hello", "ticked": []})
    assert "onclick" not in said["html"] + said["says"]


@pytest.mark.parametrize("content", [None, 7, "check", {"ask": "else"}, {"ask": ["check"]}])
def test_other_messages_change_nothing(lesson: Lesson, content: Any) -> None:
    view = lesson.ask(EVERY["Choice"])
    view._handle_custom_msg(content, [])
    lesson.progress._handle_custom_msg(content, [])
    assert view.said == {}
    assert lesson.progress.answers == {}


# --- what is kept -----------------------------------------------------------------------


def test_progress_follows_the_answers(lesson: Lesson) -> None:
    view = lesson.ask(EVERY["Place"])
    lesson.ask(EVERY["Choice"])
    assert lesson.progress.says == "You have worked out 0 of 2 questions in this chapter."
    check(view, "spin-boldak")
    assert lesson.progress.says == "You have worked out 1 of 2 questions in this chapter."
    assert lesson.progress.lines == ["Question 1: worked out", "Question 2: not tried yet"]
    assert lesson.progress.answers["on-the-map"]["right"] is True


def test_a_question_asked_again_keeps_its_answer_and_number(lesson: Lesson) -> None:
    lesson.ask(EVERY["Choice"])
    check(lesson.ask(EVERY["Place"]), "kabul")
    again = lesson.ask(EVERY["Place"])
    assert (again.answer, again.spec["number"]) == ("kabul", 2)
    assert again.said["right"] is False


def test_answers_of_another_day_come_back_also_to_questions_asked_later(lesson: Lesson) -> None:
    check(lesson.ask(EVERY["Place"]), "spin-boldak")
    check(lesson.ask(EVERY["Choice"]), EVERY["Choice"].key)  # type: ignore[attr-defined]
    kept = json.loads(json.dumps(lesson.progress.answers))
    later = Lesson("The line", LEDGER)
    early = later.ask(EVERY["Place"])
    asked(later, ask="restore", answers=kept)
    assert early.answer == "spin-boldak"
    assert early.said["right"] is True
    assert later.ask(EVERY["Choice"]).said["right"] is True
    assert later.progress.says == "You have worked out 2 of 2 questions in this chapter."


def test_clearing_takes_everything_back(lesson: Lesson) -> None:
    view = lesson.ask(EVERY["Place"])
    check(view, "spin-boldak")
    asked(lesson, ask="clear")
    assert (view.answer, view.said, lesson.progress.answers) == (None, {}, {})
    assert lesson.ask(EVERY["Place"]).answer is None


def test_one_file_holds_all_chapters(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Lesson("The count", LEDGER)
    check(other.ask(EVERY["Caption"]), {"words": '=cmd|"x"', "ticked": []})
    check(lesson.ask(EVERY["Place"]), "kabul")
    sent: list[Any] = []
    monkeypatch.setattr(lesson.progress, "send", sent.append)
    asked(lesson, ask="file", kept={"The count": other.progress.answers})
    (file,) = sent
    assert file["name"].endswith(".csv")
    assert file["text"].encode().startswith(b"\xef\xbb\xbf"), "or a spreadsheet shows â€¦"
    header, *rows = csv.reader(io.StringIO(file["text"].removeprefix("\ufeff")))
    assert header == ["Chapter", "Question", "Answer", "Worked out", "Times checked"]
    assert [row[0] for row in rows] == ["The count", "The line"]
    assert rows[0][2].startswith("'="), "a spreadsheet must not run a pupil's words"
    assert rows[1][2:] == [
        "B: in Afghanistan, about 86 km (53 miles) from the line",
        "not yet",
        "1",
    ]


@pytest.mark.parametrize("answered_again", [False, True])
def test_the_file_keeps_what_the_browser_knows_of_this_chapter(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch, *, answered_again: bool
) -> None:
    check(lesson.ask(EVERY["Place"]), "kabul")
    check(lesson.ask(EVERY["Caption"]), {"words": "Line", "ticked": []})
    kept = {"The line": dict(lesson.progress.answers)}
    anew = Lesson("The line", LEDGER)  # a kernel that began anew and has not run every cell
    if answered_again:
        check(anew.ask(EVERY["Place"]), "spin-boldak")
    sent: list[Any] = []
    monkeypatch.setattr(anew.progress, "send", sent.append)
    asked(anew, ask="file", kept=kept)
    _, *rows = csv.reader(io.StringIO(sent[0]["text"].removeprefix("\ufeff")))
    assert [row[3] for row in rows] == ["yes" if answered_again else "not yet", "not yet"]
    broken: tuple[Any, ...] = (None, [], {"The line": 3}, {"The line": {"place": 3}})
    for hostile in broken:
        asked(anew, ask="file", kept=hostile)
    assert len(sent) == 5


# --- the guide --------------------------------------------------------------------------


def test_the_guide_explains_colours_and_words(lesson: Lesson) -> None:
    guide = lesson.guide("precision", "claim")
    assert isinstance(guide, HtmlView)
    said = plain_words(guide.html)
    assert LEDGER.terms["precision"].meaning in said
    assert "Pakistan’s side" in said
    with pytest.raises(KeyError):
        lesson.guide("no-such-word")


def test_a_table_is_shown_with_its_caption(lesson: Lesson) -> None:
    shown = lesson.table(Table("Two lengths", ("Length",), (("2 km",), ("<3 km",))))
    assert "<caption>Two lengths</caption>" in shown.html
    assert "&lt;3 km" in shown.html
