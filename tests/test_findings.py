"""What is found in a line is literally in it, and means no more than the words alone say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from builders import real_ledger
from hypothesis import given
from hypothesis import strategies as st

from explainer import quantities
from explainer.findings import Finding, Line, findings, lines_of

LEDGER = real_ledger()
NAMES = [name for actor in LEDGER.actors.values() for name in (actor.name, *actor.aliases)]
PIECES = [
    *NAMES, *(place.name for place in LEDGER.places.values()), "27 October 2025", "October 27",
    "31 February 2025", "2025-10-27", "Sunday", "last week", "at least 50", "dozens", "447 others",
    "between 50 and 60", "1,200", "more than", "seventy", "said", "'", "’", "“", ",", ".", "\n",
    "  ", "9" * 5000, "\u2028", "Pakistani", "Kabul’s",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)


def found_in(words: str) -> dict[str, list[Finding]]:
    (line,) = lines_of(words)
    found = findings(line, LEDGER)
    return {name: list(getattr(found, name)) for name in found.__dataclass_fields__}


def words_of(words: str, kind: str) -> list[str]:
    return [finding.words for finding in found_in(words)[kind]]


@given(TEXTS)
def test_lines_stand_where_they_say(text: str) -> None:
    for line in lines_of(text):
        assert text[line.start : line.end] == line.words
        assert line.words
        assert text.count("\n", 0, line.start) + 1 == line.number
        assert "\n" not in line.words


@given(TEXTS)
def test_no_words_are_left_out(text: str) -> None:
    assert " ".join(line.words for line in lines_of(text)).split() == text.split()


@given(TEXTS)
def test_nothing_is_found_that_is_not_literally_in_the_line(text: str) -> None:
    for line in lines_of(text):
        found = findings(line, LEDGER)
        for kind in (found.quantities, found.days, found.speakers, found.places):
            for finding in kind:
                assert line.start <= finding.start < finding.end <= line.end
                assert text[finding.start : finding.end] == finding.words


@given(TEXTS)
def test_what_a_finding_means_follows_from_its_words(text: str) -> None:
    for line in lines_of(text):
        found = findings(line, LEDGER)
        for finding in found.quantities:
            quantities.parse(finding.words)
            assert finding.means == ()
        for finding in found.days:
            for day in finding.means:
                assert str(dt.date.fromisoformat(day).year) in finding.words
        plain = {name.replace("’", "'").lower(): name for name in NAMES}
        for finding in found.speakers:
            said = finding.words.replace("’", "'").lower()
            assert any(name in plain for name in (said, f"the {said}", f"a {said}", f"an {said}"))
            assert set(finding.means) <= set(LEDGER.actors) - {"report"}
        for finding in found.places:
            assert {LEDGER.places[key].name for key in finding.means} == {finding.words}


def test_the_report_itself_is_never_found_as_a_speaker() -> None:
    assert words_of("The report itself says so.", "speakers") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It said at least 50 people had died.", ["at least 50"]),
        ("It wounded 447 others, and 23 died.", ["447", "23"]),
        ("Dozens were killed, and more than 70 hurt.", ["Dozens", "more than 70"]),
        ("Between 50 and 60 trucks waited.", ["Between 50 and 60"]),
        ("They lost 1,200 men.", ["1,200"]),
        ("On 27 October 2025 it said that 37 died.", ["37"]),
        ("In October 2025 nobody counted.", []),
    ],
)
def test_quantities_as_worded_and_never_of_a_date(words: str, expected: list[str]) -> None:
    assert words_of(words, "quantities") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 27 October 2025.", [("27 October 2025", ("2025-10-27",))]),
        ("On October 27, 2025.", [("October 27, 2025", ("2025-10-27",))]),
        ("On 2025-10-27.", [("2025-10-27", ("2025-10-27",))]),
        ("On 27 October.", [("27 October", ())]),
        ("On 31 February 2025.", [("31 February 2025", ())]),
        ("On Sunday and last week.", [("Sunday", ()), ("last week", ())]),
        ("It may march on.", []),
    ],
)
def test_a_day_is_known_only_where_the_words_give_its_year(
    words: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(f.words, f.means) for f in found_in(words)["days"]] == expected


def test_of_names_that_overlap_the_longest_is_found() -> None:
    assert words_of("Pakistan's military said so.", "speakers") == ["Pakistan's military"]


def test_a_name_within_a_word_is_not_found() -> None:
    assert words_of("Pakistanis and TTPs spoke.", "speakers") == []


def test_a_name_of_two_things_leaves_the_choice() -> None:
    found = found_in("Khost was quiet, and Kabul denied it.")
    assert [(f.words, f.means) for f in found["places"]] == [
        ("Khost", ("khost", "khost-province")),
        ("Kabul", ("kabul", "kabul-province")),
    ]
    assert [f.means for f in found["speakers"]] == [("taliban-government",)]


def test_every_figure_of_the_example_is_one_of_the_records(project: Path) -> None:
    """The example is ours, and no invented count may stand in it as if it had been made."""
    text = (project / "notebooks/teaching/example_report.txt").read_text(encoding="utf-8")
    known = {
        (q.low, q.high)
        for claim in LEDGER.claims()
        if claim.counts
        for q in (claim.counts.quantity("killed"), claim.counts.quantity("wounded"))
        if q
    }
    counted = [
        quantities.parse(finding.words)
        for line in lines_of(text)
        for finding in findings(line, LEDGER).quantities
    ]
    others = {"two", "three", "six", "none"}  # sides, counters, provinces
    found = [q for q in counted if q.words.lower() not in others]
    assert len(found) >= 8
    assert all((q.low, q.high) in known for q in found)


def test_an_empty_line_is_no_line() -> None:
    assert lines_of(" \n\n a\n") == (Line(3, 4, 5, "a"),)
