"""What a cell prints of our objects where nothing draws them: one short line."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from builders import real_ledger

from explainer.classroom.questions import the_line
from explainer.classroom.quiz import Lesson
from explainer.notebook.explainer import Explainer
from explainer.page import rendering
from explainer.page.state import State, default_state

LONGEST = 400


PRINTED = (
    "ledger", "whole", "around", "claim", "document", "state", "page", "view", "table", "evidence",
    "figure", "explainer", "part", "control", "lesson", "guide", "question", "progress",
)  # fmt: skip


@cache
def printed() -> dict[str, Any]:
    ledger = real_ledger()
    page = rendering.render(ledger, default_state(ledger))
    live, lesson = Explainer(ledger, default_state(ledger)), Lesson("The line", ledger)
    return {
        "ledger": ledger,
        "whole": ledger.whole,
        "around": ledger.around,
        "claim": ledger.claim("r1-un-toll"),
        "document": ledger.documents[0],
        "state": default_state(ledger),
        "page": page,
        "view": page.map,
        "table": page.map.table,
        "evidence": page.evidence,
        "figure": page.map.figure,
        "explainer": live,
        "part": live.map,
        "control": live.controls,
        "lesson": lesson,
        "guide": lesson.guide("claim"),
        "question": lesson.ask(the_line.least_exact(ledger)),
        "progress": lesson.progress,
    }


@pytest.mark.parametrize("name", PRINTED)
def test_an_object_prints_one_short_line(name: str) -> None:
    assert tuple(printed()) == PRINTED
    line = repr(printed()[name])
    assert len(line) <= LONGEST
    assert "\n" not in line
    assert " object at 0x" not in line


def test_the_line_says_what_it_is_of() -> None:
    ledger = real_ledger()
    told = f"<Ledger {len(ledger.documents)} documents, {len(ledger.claims())} claims>"
    assert repr(ledger) == told
    assert repr(printed()["claim"]) == f"<Claim r1-un-toll: {ledger.claim('r1-un-toll').says}>"
    assert repr(printed()["part"]) == "<PagePart map>"
    assert repr(printed()["question"]) == "<LessonPart question>"


def test_a_state_prints_what_was_chosen_and_can_be_read_back() -> None:
    import datetime

    state = State(datetime.date(2025, 10, 27), wider=True, topic="closure")
    assert "documents" not in repr(state)
    assert eval(repr(state), {"State": State, "datetime": datetime}) == state
