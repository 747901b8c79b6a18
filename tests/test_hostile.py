"""Rows of one word or sign, thousands of times over: no pattern and no reader loses time on them.

A text, a coding and a file of answers come from anybody, and are read on the teacher's computer.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from explainer import analysis, classroom, records
from explainer.classroom.coding import findings
from explainer.records import (
    cases,
    clocks,
    lookalikes,
    misspelt,
    newsdays,
    numerals,
    quantities,
    quantity_finder,
    saidnumbers,
    sought,
    texts,
    yamlfiles,
)

SIGNS = 6_000
SECONDS = 0.25
ROWS = (
    "a", "1", " ", "\n", "-", ",", ".", '"', "'", "“", "”", "“a", "(", "[", "[a", "{", "a ",
    "a, ", "A ", "A.", "1 ", "1,", "12, ", "1-", "12 October ", "October 12, ", "Monday ",
    "three days ", "from 1 to ", "and ", "a and ", "one ", "one hundred ", "at least ",
    "killed or ", "between 1 and ", "of the ", "soldiers ", "- ", "- a\n", "a: ", "x:\n", "**a",
    "_a", "é", "١", "\u200c", "a\u00ad", "<", "<a ", "<!--", "<!-- a -->", "<?xml ?>",
    "From: a\n", "&a;", "1.", "1/", "1_", "Reports 1, ", "aged 1, ",
)  # fmt: skip
"""What is said again and again."""
ONLY_WHOLE = {
    "explainer.records.clocks._DURATION",
    "explainer.records.estimates.cells._ROUNDED",
    "explainer.records.misspelt._NO_WHOLE",
    "explainer.records.numerals._TWICE",
    "explainer.records.quantities._PART",
    "explainer.records.quantity_finder._FROM_TO",
    "explainer.records.quantity_finder._TWO_NUMBERS",
    "explainer.records.texts._HTML",
    "explainer.records.yamlfaults._FIELD",
}
"""Patterns that are only asked whether they fit from the first sign on."""
SHORT = {
    "explainer.classroom.lessons._LINK": "our own notebooks",
    "explainer.records.estimates.layouts._NAMED": "the name of a file, of 255 characters at most",
    "explainer.records.misspelt._GOES_BEFORE": "as many characters as `_NEAR` says",
    "explainer.records.newscounted._AHEAD": "90 characters",
}
"""Patterns that nothing long is given to, and why."""


def _within(value: Any, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif isinstance(value, dict):
        yield from _within(tuple(value.values()), name)
    elif type(value) in {tuple, list}:
        for n, one in enumerate(value):
            yield from _within(one, f"{name}[{n}]")


def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[re.Pattern[str], str] = {}
    for package in (records, analysis, classroom):
        for at in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(at.name)
            for name, value in vars(module).items():
                for full, pattern in _within(value, f"{at.name}.{name}"):
                    found.setdefault(pattern, full)
    return {name: pattern for pattern, name in found.items()}


PATTERNS = _patterns()


def _all(matches: Iterator[object]) -> None:
    for _ in matches:
        pass


def _rows() -> Iterator[tuple[str, str]]:
    """Each row, with a sign at its end that fits nothing."""
    for row in ROWS:
        yield row, f"{(row * (SIGNS // len(row) + 1))[:SIGNS]}¤"


def _slow(read: Callable[[str], object]) -> list[tuple[str, float]]:
    slow = []
    for row, text in _rows():
        # The computer may be at something else: what is slow is slow three times.
        for _ in range(3):
            began = time.process_time()
            with suppress(Exception):
                read(text)
            took = time.process_time() - began
            if took < SECONDS:
                break
        else:
            slow.append((row, round(took, 1)))
    return slow


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 150
    assert set(PATTERNS) >= {*ONLY_WHOLE, *SHORT}


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(PATTERNS.keys() - SHORT.keys()))
def test_no_pattern_loses_time_on_a_row_of_one_word(name: str) -> None:
    pattern = PATTERNS[name]
    whole = name in ONLY_WHOLE
    assert not _slow(pattern.fullmatch if whole else lambda text: _all(pattern.finditer(text)))
    if whole:
        assert not _slow(pattern.match)


def _address(text: str) -> tuple[int, int]:
    return len(text) // 2, len(text) // 2 + 1


READERS: dict[str, Callable[[str], object]] = {
    "days": lambda text: newsdays.days_in(text, dt.date(2025, 10, 14)),
    "numbers of people": quantity_finder.find,
    "a known number": quantities.known,
    "a number of a record": quantities.parse,
    "the nearest wording": quantities.nearest,
    "a duration": clocks.duration_in_days,
    "the value of a number": numerals.value,
    "folded": numerals.fold,
    "years": saidnumbers.years_in,
    "numbers of prose": saidnumbers.numbers_in,
    "days of prose": saidnumbers.days_in,
    "plainly": sought.plainly,
    "a file": lambda text: texts.decode(text.encode(), "report.txt"),
    "damage": texts.damage,
    "a sentence": lambda text: texts.sentence_at(text, *_address(text)),
    "outside quotation marks": cases.outside_quotation,
    "looks": lookalikes.folded,
    "words found by their looks": lambda text: lookalikes.find(text, text[:300] + "x"),
    "the nearest line": lambda text: lookalikes.nearest_line(text, text[:300]),
    "a piece": lambda text: misspelt.is_piece(text, "12"),
    "a cut": lambda text: misspelt.is_cut(text, text),
    "records": yamlfiles.load,
    "records with a fault": lambda text: yamlfiles.load(f"- a: [\n{text}"),
    "records in quotes": lambda text: yamlfiles.load(f"- a: 'b{text}"),
    "lines": findings.lines_of,
}


@pytest.mark.long
@pytest.mark.parametrize("name", READERS)
def test_no_reader_loses_time_on_a_row_of_one_word(name: str) -> None:
    assert not _slow(READERS[name])


def test_a_page_of_comments_is_read_at_once() -> None:
    """Each comment doubled the time, because one could also end where a later one ends."""
    began = time.process_time()
    assert texts.decode(b"<!-- a -->" * 2_000 + b"words", "report.txt")
    assert time.process_time() - began < SECONDS
