"""Where words and markup may stand: sentences in `explainer.words`, HTML in templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.words import phrases

JS_WORDS_DAYS = re.compile(r"Intl\.DateTimeFormat|toLocale(?:Date|Time)?String|\bgetMonth\b")
PY_COUNTS = re.compile(r"[\"'] if .*(?:== 1|!= 1|> 1) else f?[\"'](?![\"'])|'s' if ")
"""A form of a word picked by hand for one or many; `explainer.words.phrases.form` picks it."""


def front(tracked: tuple[Path, ...], project: Path) -> dict[str, str]:
    """The scripts of the front end by their names."""
    folder = project / "explainer" / "front" / "src"
    return {p.name: p.read_text("utf-8") for p in tracked if p.is_relative_to(folder)}


def test_no_script_words_a_day_itself(tracked: tuple[Path, ...], project: Path) -> None:
    found = [name for name, js in front(tracked, project).items() if JS_WORDS_DAYS.search(js)]
    assert found == []


def test_one_or_many_is_told_in_one_place(tracked: tuple[Path, ...], project: Path) -> None:
    rooms = [project / "explainer" / name for name in ("words", "figures", "page")]
    found = [
        f"{path.relative_to(project)}: {line.strip()}"
        for path in tracked
        if path.suffix == ".py" and any(path.is_relative_to(room) for room in rooms)
        for line in path.read_text("utf-8").splitlines()
        if PY_COUNTS.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (21, "21 claims")]
)
def test_a_number_takes_its_form(number: int, words: str) -> None:
    assert phrases.claims_in_words(number) == words
