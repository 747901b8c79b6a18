"""The browser marks as `Question.mark` does: every question, every answer that can be given."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from itertools import chain, combinations, permutations, product
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger
from playwright._impl._driver import compute_driver_executable
from pydantic import TypeAdapter
from test_captions import CAPTIONS
from test_questions import EACH, QUESTIONS

from explainer.classroom.questions.data import Asked, question_data
from explainer.classroom.questions.kinds import (
    Caption,
    ChoiceQuestion,
    Match,
    OrderQuestion,
    Question,
)
from explainer.paths import front_script

NO_ANSWERS: tuple[Any, ...] = (
    None, True, 0, 7.5, "", "no such option", "constructor", [], [None], [""], ["a", "b"], {},
    {"words": 7}, {"words": "  "}, {"words": "x", "ticked": "who"}, {"ticked": ["who"]},
    {"words": "x", "ticked": [None, 3, ["who"]]}, [["a"]], [[], [], []], "__proto__",
    {"words": "İ \ufeff\u2028 at least 50\u0660 ß ﬁ"}, {"words": "(" * 900},
    {"words": "the all " * 200},
)  # fmt: skip
"""What a file or an earlier version might hold."""
MARKING = front_script().parents[1] / "src" / "lesson" / "marking.js"


def answers_to(question: Question) -> Iterator[Any]:
    """Every answer that a pupil can give; of captions, every choice of the words looked for."""
    match question:
        case ChoiceQuestion():
            yield from (option.id for option in question.options)
        case OrderQuestion():
            yield from map(list, permutations(question.key))
            yield [question.key[0]] * len(question.key)
            yield list(question.key[1:])
        case Match():
            ids = ["", *(option.id for option in question.options)]
            yield from map(list, product(ids, repeat=len(question.rows)))
        case Caption():
            checks = question.checks
            for found in chain(*(combinations(checks, n) for n in range(len(checks) + 1))):
                words = [check.sample.upper().replace("'", "’") for check in found]
                yield {"words": "\n".join(["So:", *words])}
            yield from ({"words": words} for words in CAPTIONS)


def asked(question: Question) -> Asked:
    return question_data(question, chapter="The count", number=1, ledger=real_ledger().whole)


@cache
def marked_by_the_browser() -> dict[str, list[Any]]:
    """By question, what the front end says to each answer, and how it words it."""
    cases = [
        {"question": asked(q), "answers": [*answers_to(q), *NO_ANSWERS]} for q in QUESTIONS.values()
    ]
    node, _ = compute_driver_executable()  # that of the browser tests: always there
    done = subprocess.run(
        [node, str(Path(__file__).with_name("marking.mjs")), MARKING.as_uri()],
        input=json.dumps(cases), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return dict(zip(QUESTIONS, json.loads(done.stdout), strict=True))


@pytest.mark.long
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_browser_marks_every_answer_as_python_does(name: str) -> None:
    question = QUESTIONS[name]
    answers = [*answers_to(question), *NO_ANSWERS]
    expected = [
        [json.loads(json.dumps(asdict(question.mark(answer)))), question.in_words(answer)]
        for answer in answers
    ]
    assert len(answers) > len(NO_ANSWERS) + 2
    assert any(marked["right"] for marked, _ in expected)
    found = marked_by_the_browser()[name]
    assert [pair for pair in zip(answers, found, expected, strict=True) if pair[1] != pair[2]] == []


@EACH
def test_a_question_is_data_of_its_shape(question: Question) -> None:
    data = asked(question)
    assert json.loads(json.dumps(data)) == data
    TypeAdapter(Asked).validate_python(data, strict=True)


@pytest.mark.long
@EACH
def test_all_evidence_that_an_answer_can_lead_to_comes_with_the_question(
    question: Question,
) -> None:
    led_to = {claim for answer in answers_to(question) for claim in question.mark(answer).claims}
    evidence = asked(question)["evidence"]
    assert set(evidence) == led_to
    for claim, card in evidence.items():
        assert card["says"] == real_ledger().whole.claim(claim).says
        assert [name for name, _ in card["facts"] if name in {"Document", "In the text"}] == [
            "Document",
            "In the text",
        ]
