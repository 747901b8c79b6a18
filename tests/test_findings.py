"""What is found in a line is literally in it, and means no more than the words alone say."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from builders import real_ledger
from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.coding.findings import Finding, Line, findings, lines_of
from explainer.records import quantities, quantity_finder

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


@pytest.mark.long
@given(TEXTS)
def test_what_a_finding_means_follows_from_its_words(text: str) -> None:
    for line in lines_of(text):
        found = findings(line, LEDGER)
        for finding in found.quantities:
            quantities.parse(finding.words)
            assert finding.means in ((), ("together",))
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
        ("Between 50 and 60 people waited.", ["Between 50 and 60"]),
        ("They lost 1,200 men.", ["1,200"]),
        ("On 27 October 2025 it said that 37 died.", ["37"]),
        ("In October 2025 nobody counted.", []),
        ("At least two dozen civilians were killed.", ["At least two dozen"]),
        ("Up to 15 militants died, as many as 200 fled.", ["Up to 15", "as many as 200"]),
        (
            "Six people, including three children and two women, died.",
            ["Six people, including three children and two women"],
        ),
        ("Six, including three children, died.", ["Six, including three children"]),
        ("It hurt 12 (including 3 children).", ["12 (including 3 children)"]),
        ("More than 20 were killed or wounded.", ["More than 20"]),
        ("At least 12, possibly more, died.", ["At least 12, possibly more"]),
        ("Nearly 2.5 lakh refugees left.", ["Nearly 2.5 lakh"]),
        ("Scores, if not hundreds, of men died.", ["Scores, if not hundreds"]),
        ("Of them ۲۳ died, and ২৩ were hurt.", ["۲۳", "২৩"]),
        ("No casualties, and no one was killed.", ["No casualties", "no one"]),
        ("Both were killed, and a soldier died.", ["Both", "a soldier"]),
        ("There were 20-odd men, 40-50 thousand refugees.", ["20-odd", "40-50 thousand"]),
        ("It reported 20 dead; the raid claimed 30 lives.", ["20", "30"]),
        (
            "A 12-year-old girl was killed, and twenty-three (23) men.",
            ["A 12-year-old girl", "twenty-three (23)"],
        ),
        ("It lost a family of five, and 23 soldiers.", ["a family of five", "23"]),
        ("Killing or wounding more than 20, it fled.", ["more than 20"]),
        ("No more than two hundred and fifty died.", ["No more than two hundred and fifty"]),
        ("The toll rose on Monday from 35 to 41.", ["35", "41"]),
        ("The number of dead rose from 35 to 41.", ["35", "41"]),
        ("It was revised down from at least 50 to 42.", ["at least 50", "42"]),
        ("A dozen and a half fighters were killed.", ["A dozen and a half"]),
        ("کم از کم 15 شہری ہلاک، 100 سے زائد زخمی", ["کم از کم 15", "100 سے زائد"]),
        ("لږ تر لږه ۱۵ ملکیان وژل شوي", ["لږ تر لږه ۱۵"]),
        ("Up to a dozen, if not more, died; three soldiers and as many militants.", ["three"]),
        ("A major, 45, said that eight of the wounded were under 18.", ["eight"]),
        ("Heavy fighting left heavy casualties on both sides.", ["heavy casualties"]),
        ("The 215 Corps lost 9 men, Operation 313 none.", ["9"]),
        ("Two brothers aged 9 and 11 were killed.", ["Two"]),
        ("A family of six, three of them under 10, died.", ["A family of six", "three"]),
        ("1.5m Afghans left behind a 1.5m wall, 200k rupees.", ["1.5m"]),
        ("12 – three of them women – died.", ["12 – three of them women"]),
        (
            "The toll crossed 50; less than ten but more than five are hurt.",
            ["crossed 50", "less than ten but more than five"],
        ),
        ("Since 2007 at least 3,000 were killed.", ["at least 3,000"]),
        ("A doctor said that five died.", ["five"]),
        ("A doctor at a hospital in Urgun told reporters that a woman was killed.", ["a woman"]),
        ("An official said six people were wounded.", ["six"]),
        ("A soldier was killed, an official said.", ["A soldier"]),
        ("Five were wounded, as a doctor confirmed.", ["Five"]),
        ("According to a doctor, 8 were killed.", ["8"]),
        ("A nurse counted 20 dead.", ["20"]),
        ("It killed a man, a woman and a child.", ["a man", "a woman", "a child"]),
        ("A man and his two sons were killed.", ["A man", "two"]),
        ("A senior commander, 35, was killed.", ["A senior commander"]),
        ("A boy of 12 was among the dead.", ["A boy"]),
        ("Two officials from the province said that 5 people were killed.", ["5"]),
        # who tells of it stands behind a comma or a dash, and is no part of the number
        ("At least 15 people were killed, officials said.", ["At least 15"]),
        ("Up to 15 militants had died, officials in Kabul said.", ["Up to 15"]),
        ("15 people have died, residents told reporters.", ["15"]),
        ("15 people killed, officials and doctors said.", ["15 people killed"]),
        ("15 were killed, members of the group said.", ["15"]),
        ("15 people were killed – officials said.", ["15"]),
        ("15 people, residents said, had been killed.", ["15"]),
        ("15 dead, doctors say", ["15"]),
        # what is told of the dead is not told by them
        ("15 deaths were reported.", ["15"]),
        ("12 people were reported killed.", ["12"]),
        ("12 soldiers were confirmed dead by the hospital.", ["12"]),
        ("At least 12 people were said to have died.", ["At least 12"]),
        ("12 were believed killed.", ["12"]),
        ("12 officials were quoted, and had said that 5 died.", ["5"]),
        ("15 wounded, children among them", ["15 wounded, children among them"]),
        ("15 people, mostly women, were killed.", ["15 people, mostly women"]),
        ("One resident said that two children were killed.", ["two"]),
        ("Nobody said how many were killed; no one was hurt.", ["no one"]),
        ("It killed 23 soldiers, the army said.", ["23"]),
        ("Two drones killed 5 people, 3 armed drones one.", ["5", "one"]),
        ("Three vehicles were hit and one soldier killed.", ["one"]),
        ("The army lost 12 checkpoint guards and 19 posts.", ["12"]),
        ("A magnitude 6 quake killed 800.", ["800"]),
        (
            "There are around 400 martyrs and more than 200 wounded.",
            ["around 400", "more than 200"],
        ),
        ("It hurt 40 men or more, and more than 200 fled.", ["40 men or more", "more than 200"]),
    ],
)
def test_quantities_as_worded_and_never_of_a_date(words: str, expected: list[str]) -> None:
    assert words_of(words, "quantities") == expected


@pytest.mark.parametrize(
    "words",
    [
        "On Oct. 15 they met, and on Sept 30, 9/10/2025 and 11-12 October 2025.",
        "Between 11 and 17 October, from 9 to 11 Oct, October 15-16, on the 15th.",
        "A 25-year-old aged 25, Ram Singh, 48, and a father of five.",
        "In 2021, since 1893, before 2025, and between 2001 and 2021.",
        "For 18 hours, two weeks, 20 years, three or four times, the last few days.",
        "Some 40 km, 2,600 kilometres, 50 kg, 5 tonnes, 12 miles, 30-metre walls.",
        "5%, 5 percent, 5.5 per cent of $50 million, Rs 500, 300 rupees, €5 million.",
        "The 2nd brigade, resolution 1267, line 18, Reports 2, 4 and 5, flight 23.",
        "At 10:30, at 5 pm, 24/7, F-16s, AK-47s, G20, +92 300 1234567, 0300-1234567.",
        "One in five, one of the men, two out of 50, both sides, no control.",
        "The two-week truce, the 48-hour truce, a one-time ally, a four-day visit.",
        "More than umpteen hundred, nowhere near 50, half of the 60.",
        "Between 50 and 60 trucks waited; 12 small villages; 19 of the posts; 5 dogs were killed.",
        "A doctor, a spokesman and an official spoke of the dead; a local resident saw the bodies.",
        "One of the dead, one after another, one by one; the one who was killed; one hopes.",
        "The second soldier, the 12th soldier and a third soldier were killed; a second strike.",
        "A day after the deaths, an hour later, a week of killing, the first of the casualties.",
        "Brigade 201, the 201 Corps, Wing 12, Battalion 4, Grade 10, Article 51, Article 2(4).",
        "A woman of 30, a boy of 12, a 5.9 magnitude quake; a third of the dead, a quarter.",
        "Several residents said that people were killed; both officials told of the wounded.",
        "A number of officials said that people were killed; two doctors and a nurse spoke.",
    ],
)
def test_what_counts_no_people_or_is_a_fragment_is_never_offered(words: str) -> None:
    assert words_of(words, "quantities") == []


@pytest.mark.parametrize(
    ("words", "together"),
    [
        ("More than 20 killed or wounded.", True),
        ("More than 20 people were killed or wounded.", True),
        ("Killing and wounding more than 20.", True),
        ("At least 16 civilian casualties.", True),
        ("It killed 20 people and wounded 30.", False),
        ("20 people were killed and 30 wounded.", False),
    ],
)
def test_a_number_of_dead_and_wounded_together_is_told_as_such(words: str, together: bool) -> None:
    found = found_in(words)["quantities"]
    assert {f.means == ("together",) for f in found} == {together}


@pytest.mark.long
@given(TEXTS, TEXTS)
def test_a_quantity_is_the_longest_there_is_and_never_part_of_another(one: str, two: str) -> None:
    words = f"{one} at least two dozen {two}"
    for line in lines_of(words):
        spans = [(f.start, f.end) for f in findings(line, LEDGER).quantities]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
        assert "two" not in {f.words for f in findings(line, LEDGER).quantities}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Between 11 and 17 October 37 civilians were killed.", "37"),
        ("On 11, 12 and 13 October 20 were killed.", "20"),
        ("In the wee hours of 12 October 3 died.", "3"),
        ("In mid-October 40 were hurt.", "40"),
    ],
)
def test_a_number_behind_a_day_is_no_day(words: str, found: str) -> None:
    assert words_of(words, "quantities") == [found]


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


@pytest.mark.long
@pytest.mark.parametrize("page", ["10 20 30 ", "1,000 12 ", "10\n", "7 killed 12 "])
def test_a_page_of_numbers_is_no_more_work_than_a_page_of_words(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in phrases that are tried: at most a few for each word of the text."""
    tried = 0
    known = quantities.known

    def counted(words: str) -> quantities.Quantity | None:
        nonlocal tried
        tried += 1
        return known(words)

    monkeypatch.setattr(quantity_finder, "_known", counted)
    text = page * (20_000 // len(page))
    quantity_finder.find(text)
    assert 0 < tried <= 3 * len(text.split())


@pytest.mark.long
@pytest.mark.parametrize("page", ["at least ", "one hundred ", "10 or "])
def test_words_of_numbers_are_tried_only_so_far(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0
    known = quantities.known

    def measured(words: str) -> quantities.Quantity | None:
        nonlocal longest
        longest = max(longest, len(words.split()))
        return known(words)

    monkeypatch.setattr(quantity_finder, "_known", measured)
    quantity_finder.find(page * 200)
    assert longest <= quantity_finder.LONGEST
