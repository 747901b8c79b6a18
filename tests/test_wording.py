"""Where words and markup may stand: sentences in `explainer.words`, HTML in templates."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.page.rendering import VIEWS
from explainer.words import phrases
from explainer.words.front import FRONT_WORDS

JS_WORDS_DAYS = re.compile(r"Intl\.DateTimeFormat|toLocale(?:Date|Time)?String|\bgetMonth\b")
PY_COUNTS = re.compile(r"[\"'] if .*(?:== 1|!= 1|> 1) else f?[\"'](?![\"'])|'s' if ")
"""A form of a word picked by hand for one or many; `explainer.words.phrases.form` picks it."""

TAG = re.compile(
    r"(?<!\?P)</?(?:a|article|b|body|br|button|caption|circle|dd|details|div|dl|dt|em|fieldset|footer|g|"
    r"h[1-6]|head|header|html|i|iframe|img|input|label|legend|li|link|main|meta|nav|ol|option|p|"
    r"path|pre|s|script|section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|"
    r"text|textarea|th|thead|title|tr|ul)(?=[\s/>])|<!doctype",
    re.IGNORECASE,
)
LETTERING = "explainer/figures/lettering.py"
"""The few tags that plotly draws within words; words are escaped for it there alone."""
WORD = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS = 3
"""A string of more words is a sentence, or soon will be one."""
NAMES = {
    "says nothing was said": "what a document does with a question (`CoverageState`)",
    "said, no day given": "the name of a trace, for views and tests",
    "first day not stated": "the name of a trace, for views and tests",
    "lasting, start not stated": "the name of a trace, for views and tests",
    "A page of the Durand Line Explainer as data": "the title of the JSON Schema",
    "# yaml-language-server: $schema=../schema/document.json": "what editors read",
    "python -m explainer app --port {}{}": "a command",
    "unexpected end of data": "what Python says of words that end within a letter",
    "durand-line-explainer answers": "under which a browser keeps answers",
    "durand-line-explainer answers changed": "what the parts of a page tell each other",
}
"""Strings of more words that no reader sees, and why they stand there."""
HEADER = re.compile(r"charset=|max-age=|camera=\(\)")
"""In what a header says."""
JS_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/[gimsuy]*|"
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`",
    re.DOTALL,
)
SELECTOR = re.compile(r"[.#:>\[\]]|^[a-z-]+(?:[ ,]+[a-z-]*-[a-z{}-]*)+$")
"""What finds elements, or names their classes."""
JS_FAULT = re.compile(r"new (?:Type|Range)?Error\($")
"""Before what a fault of ours says: it stands in the console alone."""


def front(tracked: tuple[Path, ...], project: Path) -> dict[str, str]:
    """The scripts of the front end by their names."""
    folder = project / "explainer" / "front" / "src"
    return {p.name: p.read_text("utf-8") for p in tracked if p.is_relative_to(folder)}


def strings(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings; in place of what an f-string fills in, {}."""
    tree = ast.parse(path.read_text("utf-8"))
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
             for part in node.values}  # fmt: skip
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in parts | alone:
            yield node.value if isinstance(node.value, str) else ""


def modules(tracked: tuple[Path, ...], project: Path, *rooms: str) -> Iterator[tuple[str, Path]]:
    """The modules of rooms, with their names in the project."""
    for path in tracked:
        name = path.relative_to(project).as_posix()
        if path.suffix == ".py" and name.startswith(tuple(f"explainer/{room}" for room in rooms)):
            yield name, path


def is_sentence(words: str) -> bool:
    """Whether a string has as many words as a sentence; what is no word of ours is left out."""
    return " " in words and len(WORD.findall(words)) > MOST_WORDS


def scripted(js: str) -> Iterator[str]:
    """The strings of a script but what faults of ours say, without what is filled in."""
    for found in JS_TOKEN.finditer(js):
        quoted = found[0][0] in "\"'`"
        if quoted and not JS_FAULT.search(js[max(0, found.start() - 16) : found.start()]):
            yield re.sub(r"\$\{[^}]*\}", "{}", found[0][1:-1])


@pytest.mark.long
def test_html_stands_in_templates(tracked: tuple[Path, ...], project: Path) -> None:
    found = [
        f"{name}: {words[:60]!r}"
        for name, path in modules(tracked, project, "")
        if name != LETTERING
        for words in strings(path)
        if TAG.search(words)
    ]
    assert found == []


def test_words_are_escaped_by_templates_and_for_plotly_alone(
    tracked: tuple[Path, ...], project: Path
) -> None:
    escaping = re.compile(
        r"\bfrom html import .*\bescape|\bhtml\.escape|markupsafe import .*escape"
    )
    found = [
        n for n, path in modules(tracked, project, "") if escaping.search(path.read_text("utf-8"))
    ]
    assert found == [LETTERING]


@pytest.mark.long
def test_what_readers_and_publishers_are_told_stands_in_words(
    tracked: tuple[Path, ...], project: Path
) -> None:
    """And what is told to who serves, in the window of the app."""
    found = {
        f"{name}: {words!r}"
        for name, path in modules(tracked, project, "figures", "page", "publish", "serve")
        for words in strings(path)
        if is_sentence(words) and words not in NAMES and not HEADER.search(words)
    }
    assert found == set()


OF_THEIR_OWN = {
    "classroom/chapters.py": "the titles and columns of a chapter's tables",
    "classroom/coding/": "what the form asks, and what is said of a draft: each beside its check",
    "classroom/handouts/": "the sheets that are printed and the teacher's key",
    "classroom/questions/": "a question with its answers and reasons is one thing",
    "notebook/": "what an attribute is for, told to who writes notebooks",
    "classroom/quiz.py": "what an attribute is for, told to who writes notebooks",
}
"""Where else sentences stand, and what they are there."""
MOST_SENTENCES = {"classroom": 278, "notebook": 11}


@pytest.mark.long
def test_no_more_sentences_stand_elsewhere_than_do(
    tracked: tuple[Path, ...], project: Path
) -> None:
    """New words of a reader go to `explainer.words`, or to a template."""
    found = Counter(
        name.removeprefix("explainer/")
        for name, path in modules(tracked, project, *MOST_SENTENCES)
        for words in strings(path)
        if is_sentence(words) and words not in NAMES
    )
    strange = [name for name in found if not name.startswith(tuple(OF_THEIR_OWN))]
    assert strange == []
    rooms: Counter[str] = Counter()
    for name, count in found.items():
        rooms[name.split("/")[0]] += count
    more = {room: n for room, n in rooms.items() if n > MOST_SENTENCES[room]}
    assert not more, "sentences are made in explainer/words, HTML in templates"


def test_sentences_of_scripts_come_as_data(tracked: tuple[Path, ...], project: Path) -> None:
    found = {
        f"{name}: {words!r}"
        for name, js in front(tracked, project).items()
        for words in scripted(js)
        if is_sentence(words) and words not in NAMES and not SELECTOR.search(words)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("What do you see?", True),
        ("Drawn: {} of {}, {}. All are in the table, or choose a topic.", True),
        ("no claim here", False),
        ("explainer-card", False),
        ("uncertain date, inferred", False),
    ],
)
def test_a_sentence_is_told_from_a_name(words: str, is_one: bool) -> None:
    assert is_sentence(words) is is_one


def test_strings_of_a_script_are_told_from_all_else() -> None:
    js = """// no "string here"
    const a = "one"; /* nor "here" */ const b = `two ${a} three`;
    const pattern = /["'`]/g; throw new Error("a fault of ours");"""
    assert list(scripted(js)) == ["one", "two {} three"]


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


def test_every_view_is_sought_under_other_words_than_its_title() -> None:
    assert {f"seek-{name}" for name in (*VIEWS, "sources")} <= FRONT_WORDS.keys()
