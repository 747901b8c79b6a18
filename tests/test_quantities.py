"""Wordings and the bounds they allow: every one of the table, many together, and no guess."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rows import every_row

from explainer.records.numerals import fold, value
from explainer.records.quantities import Quantity, UnknownWordingError, known, parse
from explainer.records.wordings import JOINS, SLOT, WORDINGS, Meaning, documentation, written

NUMBERS = st.integers(min_value=0, max_value=99_999)
ONE_SLOT = [(m, form) for m in WORDINGS for form in m.forms if SLOT in form]
NO_SLOT = [(m, form) for m in WORDINGS for form in m.forms if SLOT not in form]
NUMERALS = {
    "23": 23, "two dozen": 24, "a dozen": 12, "half a dozen": 6, "half-a-dozen": 6,
    "twenty three": 23, "twenty-three": 23, "a hundred": 100, "hundred": 100, "one hundred": 100,
    "one hundred and fifty": 150, "a hundred and one": 101, "two hundred": 200, "a thousand": 1000,
    "two thousand five hundred and six": 2506, "fifteen hundred": 1500, "1,200": 1200,
    "1,00,000": 100_000, "12,34,567": 1_234_567, "1,234,567": 1_234_567, "1.5 million": 1_500_000,
    "2.5 lakh": 250_000, "two lakh": 200_000, "5 lakhs": 500_000, "1.2 crore": 12_000_000,
    "two lakh fifty thousand": 250_000, "half a million": 500_000, "one and a half lakh": 150_000,
    "a million": 1_000_000, "a half-dozen": 6, "two dozens": 24, "10 lacs": 1_000_000,
    "1.5 mn": 1_500_000, "1.5m": 1_500_000, "200k": 200_000, "a million and a half": 1_500_000,
    "a dozen and a half": 18, "two dozen and a half": 30, "threescore": 60,
    "a quarter of a million": 250_000, "twenty-three (23)": 23,
    "one thousand, two hundred": 1200, "twenty-three (32)": None,
    "3 hundred": 300, "a score": 20, "three score": 60, "zero": 0,
    "1\u00a0200": 1200, "1\u202f200\u202f000": 1_200_000, "1\u20092\u200900": None,
    "٢٣": 23, "۲۳": 23, "١٬٢٠٠": 1200, "۱٬۲۰۰": 1200, "۱،۲۰۰": 1200, "۱٫۵ million": 1_500_000,
    "२३": 23, "১,২০০": 1200, "২৩": 23, "twenty\u2011three": 23, "2\u00ad3": 23, "TWENTY-Three": 23,
}  # fmt: skip
NO_NUMBERS = [
    "", "007", "1,00", "1,0000", "1.200", "5.5", "-5", "+92", "5%", "5 percent", "5 per cent",
    "23rd", "third", "1st", "$50", "Rs 50", "5 km", "5 kg", "5 hours", "2025-10-15", "9/10",
    "10:30",
    "0300-1234567", "25-year-old", "aged 5", "two hundred and", "and five", "hundred hundred",
    "twenty twelve", "one two", "ten five", "dozen", "1.23456 million", "2.5", "a", "9" * 5000,
    "half", "half of them", "a third", "one in five", "five of", "23 45", "1 200",
]  # fmt: skip


def bounds(words: str) -> tuple[int | None, int | None]:
    found = parse(words)
    return found.low, found.high


def contains(outer: Quantity, inner: Quantity) -> bool:
    """Whether every number that one wording allows is allowed by another."""
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    high = outer.high is None or (inner.high is not None and outer.high >= inner.high)
    return low and high


# --- the table is documentation, grammar and test in one ---------------------------------


def test_the_documentation_is_printed_from_the_table(project: Path) -> None:
    assert (project / "seeds/wordings.md").read_text(encoding="utf-8") == documentation()


def test_no_wording_stands_in_the_table_twice() -> None:
    forms = [form for meaning in (*WORDINGS, *JOINS) for form in meaning.forms]
    assert [form for form in forms if forms.count(form) > 1] == []


@every_row(
    (meaning, form, number)
    for meaning, form in ONE_SLOT
    for number in ("50", "1,00,000", "two dozen", "۲۳", "twenty three")
)
def test_a_wording_moves_the_bounds_of_its_number_as_documented(
    meaning: Meaning, form: str, number: str
) -> None:
    worth = value(fold(number))
    assert worth is not None
    words = written(form, number)
    found = parse(words)
    low, high = (None if by is None else worth + by for by in (meaning.low, meaning.high))
    assert (found.words, found.low, found.high) == (words, low, high)
    assert (found.approximate, found.suspected) == (meaning.approximate, meaning.suspected)


@every_row(NO_SLOT)
def test_a_wording_without_a_number_keeps_none(meaning: Meaning, form: str) -> None:
    assert bounds(form) == (meaning.low, meaning.high)
    assert parse(form).vague is (meaning.low is None and meaning.high is None)


@every_row(JOINS[0].forms)
def test_both_ends_are_kept(form: str) -> None:
    assert bounds(written(form, "50", "60")) == (50, 60)
    assert bounds(written(form, "two dozen", "a hundred")) == (24, 100)


@every_row(JOINS[1].forms)
def test_a_lower_and_an_upper_bound_close_each_other(form: str) -> None:
    assert bounds(written(form, "at least 50", "fewer than 60")) == (50, 59)


@every_row([f for f in JOINS[1].forms if "and" not in f.split()])
def test_words_of_two_sizes_stay_words(form: str) -> None:
    assert parse(written(form, "dozens", "hundreds")).vague


@every_row(NUMERALS.items())
def test_numerals_in_every_script_and_grouping(words: str, worth: int | None) -> None:
    assert value(fold(words)) == worth


@every_row(NO_NUMBERS)
def test_what_is_no_number_of_people_is_refused(words: str) -> None:
    assert value(fold(words)) is None
    assert known(words) is None


# --- wordings as reports have them -------------------------------------------------------


@every_row(
    [
        ("447 others", 447, 447),
        ("three times", 3, 3),
        ("58 in all", 58, 58),
        ("at least … 346", 346, None),
        ("more than … 70", 71, None),
        ("three or four times", 3, 4),
        ("around 15 to 20", 15, 20),
        ("25 to 30, suspected", 25, 30),
        ("at least a dozen", 12, None),
        ("at least two dozen", 24, None),
        ("At Least Two Dozen", 24, None),
        ("no fewer than two dozen", 24, None),
        ("more than a hundred", 101, None),
        ("at least 12, possibly more", 12, None),
        ("some 15 to 20", 15, 20),
        ("well over 100", 101, None),
        ("just over 50", 51, None),
        ("200+", 200, None),
        ("at least about 20", 20, None),
        ("about 20 or more", 20, None),
        ("a total of at least 23", 23, None),
        ("at least 15 to 20", 15, None),
        ("up to 15", None, 15),
        ("as many as 200", None, 200),
        ("no more than two dozen", None, 24),
        ("fewer than 10", None, 9),
        ("less than ten", None, 9),
        ("nearly 200", None, 199),
        ("close to 300", None, 299),
        ("nearly three dozen", None, 35),
        ("up to 15 or 20", None, 20),
        ("10 or fewer", None, 10),
        ("no greater than 15", None, 15),
        ("at the outside 15", None, 15),
        ("15 tops", None, 15),
        ("max. 15", None, 15),
        ("not as many as 15", None, 14),
        ("not under 12", 12, None),
        ("at minimum two dozen", 24, None),
        ("topping 12", 13, None),
        ("at least 10 and up to 15", 10, 15),
        ("at least 10, up to 15", 10, 15),
        ("between 15 and 20", 15, 20),
        ("at least 50 but fewer than 60", 50, 59),
        ("at least 12 and possibly as many as 20", 12, 20),
        ("12, possibly 15", 12, 15),
        ("at least 12, possibly 15", 12, None),
        ("12, possibly dozens", 12, None),
        ("two to three dozen", 24, 36),
        ("two or three hundred people", 200, 300),
        ("5 to 6 thousand", 5000, 6000),
        ("50 to two hundred", 50, 200),
        ("five-six people", 5, 6),
        ("20 more or less", 20, 20),
        ("a dozen or two", 12, 24),
        ("12 (possibly 15)", 12, 15),
        ("less than ten but more than five", 6, 9),
        ("fewer than 20 but at least 10", 10, 19),
        ("up to 20 but at least 10", 10, 20),
        ("between about 40 and 50", 40, 50),
        ("between roughly 40 and 50", 40, 50),
        ("from around a dozen to 20", 12, 20),
        ("about one hundred and twenty-five thousand", 125_000, 125_000),
        ("about twenty-five to thirty", 25, 30),
        ("from a few dozen to several hundred", None, None),
        ("anything from 10 to 15", 10, 15),
        ("as many as three dozen", None, 36),
        ("a score or more", 20, None),
        ("no fewer than 2 lakh", 200_000, None),
        ("some 200-odd", 200, 200),
        ("fifty-something", 50, 50),
        ("twenty-some", 20, 20),
        ("double digits", 10, 99),
        ("in double figures", 10, 99),
        ("a single-digit number", None, 9),
        ("triple-digit", 100, 999),
        ("a death toll of at least 50", 50, None),
        ("the lives of at least 50 people", 50, None),
        ("well in excess of 100", 101, None),
        ("comfortably over 50", 51, None),
        ("crossed 50", 51, None),
        ("over the 50 mark", 51, None),
        ("a good two dozen", 24, None),
        ("50 strong", 50, 50),
        ("numbering more than 50", 51, None),
        ("the best part of 100", None, 99),
        (">= 50", 50, None),
        ("≥ 50", 50, None),
        ("< 10", None, 9),
        ("<=10", None, 10),
        ("50 +", 50, None),
        ("c.200", 200, 200),
        ("in their dozens", None, None),
        ("by the hundreds", None, None),
        ("100s", None, None),
        ("very few", None, None),
        ("hardly any", None, None),
        ("heavy casualties", None, None),
        ("کم از کم 15", 15, None),
        ("100 سے زائد", 101, None),
        ("دست\u200cکم ۵۰", 50, None),
        ("بیش از ۷۰", 71, None),
        ("لږ تر لږه ۱۵", 15, None),
        ("۵۰ څخه زیات", 51, None),
        ("حدود ۲۰۰", 200, 200),
        ("درجنوں", None, None),
        ("ده\u200cها", None, None),
        ("not a soul", 0, 0),
        ("50 souls", 50, 50),
        ("at least 20 and at most 30", 20, 30),
        ("at least twenty-three (23)", 23, None),
        ("23 people lost their lives", 23, 23),
        ("a 12-year-old girl", 1, 1),
        ("several hundred thousand", None, None),
        ("nobody was killed", 0, 0),
        ("without a single casualty", 0, 0),
        ("200-plus terrorists", 200, None),
        ("all five", 5, 5),
        ("the two", 2, 2),
        ("another seven", 7, 7),
        ("five more", 5, 5),
        ("one person", 1, 1),
        ("a man", 1, 1),
        ("an Afghan soldier", 1, 1),
        ("a single child", 1, 1),
        ("23 soldiers", 23, 23),
        ("23 Pakistani security personnel", 23, 23),
        ("eleven members of one family", 11, 11),
        ("a family of five", 5, 5),
        ("dozens of soldiers", None, None),
        ("several dozen", None, None),
        ("a few hundred", None, None),
        ("a couple of dozen", None, None),
        ("a couple of soldiers", None, None),
        ("a number of civilians", None, None),
        ("hundreds, if not thousands", None, None),
        ("at least several", None, None),
        ("no civilian casualties", 0, 0),
        ("no Pakistani soldiers", 0, 0),
        ("not a single soldier", 0, 0),
        ("no one", 0, 0),
    ]
)
def test_bounds_of_wordings_in_reports(words: str, low: int | None, high: int | None) -> None:
    found = parse(words)
    assert (found.words, found.low, found.high) == (words, low, high)
    assert found.vague is (low is None and high is None)


@every_row(
    ["no reports of casualties", "no immediate reports of deaths", "no confirmed deaths",
              "no casualties reported", "no word on casualties", "an unknown number of people"]
)  # fmt: skip
def test_what_nobody_reports_is_unknown_and_never_zero(words: str) -> None:
    assert parse(words).vague


@every_row(
    [
        ("23", False, False, True),
        ("around 15 to 20", True, False, False),
        ("about 40", True, False, False),
        ("nearly 40", True, False, False),
        ("25 to 30, suspected", False, True, False),
        ("reportedly about 20", True, True, False),
        ("reportedly 20", False, True, False),
        ("at least 50", False, False, False),
        ("up to 50", False, False, False),
        ("dozens", False, False, False),
    ]
)
def test_hedges_are_kept(words: str, approximate: bool, suspected: bool, exact: bool) -> None:
    found = parse(words)
    assert (found.approximate, found.suspected, found.exact) == (approximate, suspected, exact)


@every_row(
    [
        ("more than 20 killed or wounded", "together"),
        ("more than 20, killed or wounded", "together"),
        ("20 dead and injured", "together"),
        ("20 people killed and wounded", "together"),
        ("at least 16 civilian casualties", "together"),
        ("20 dead", "killed"),
        ("20 lives", "killed"),
        ("20 people were killed", "killed"),
        ("15 injured", "wounded"),
        ("15 others wounded", "wounded"),
        ("15 others", ""),
    ]
)
def test_what_a_wording_says_it_counts(words: str, counted: str) -> None:
    assert parse(words).counted == counted


@every_row(
    [
        ("six, including three children", 6, "including three children"),
        ("six, among them three children", 6, "among them three children"),
        ("six, three of them children", 6, "three of them children"),
        ("six people, including women and children", 6, "including women and children"),
        ("12 (including 3 children)", 12, "including 3 children"),
        ("12 (three children)", 12, "three children"),
        ("16 casualties (one killed, 15 injured)", 16, "one killed, 15 injured"),
        ("ten people, among whom were two women", 10, "among whom were two women"),
        ("ten, all civilians", 10, "all civilians"),
        ("12 people, of whom five were women", 12, "of whom five were women"),
        ("12 – three of them women", 12, "three of them women"),
        ("11 persons incl. 3 children", 11, "incl. 3 children"),
        ("11, with three children among them", 11, "with three children among them"),
        ("ten civilians, most of them women", 10, "most of them women"),
        ("ten, including at least one child", 10, "including at least one child"),
    ]
)
def test_a_part_of_the_whole_is_kept_and_changes_no_bound(
    words: str, whole: int, part: str
) -> None:
    assert bounds(words) == (whole, whole)
    assert parse(words).part == part


@every_row(
    [
        ("fewer than 10", "at most 9; nothing is said of a least"),
        ("nearly 200", "at most 199; nothing is said of a least, approximately"),
        ("at least 1,200", "1,200 or more"),
        ("15 or 20", "from 15 to 20"),
        ("five", "5"),
        ("dozens", "a word without a number"),
    ]
)
def test_bounds_in_plain_words(words: str, said: str) -> None:
    assert parse(words).in_words == said


# --- what is refused -----------------------------------------------------------------------


@every_row(
    ["500 casualties, 47 deaths among them", "umpteen", "about", "at least", "50 to",
     "at least five or", "23; 29", "23 and 29", "a bunch",
     "fewer than one", "nearly one", "up to at least", "at least up to 5", "six, including",
     "six, including three", "12 (including 3 children", "at least 50 trucks burned", "between 5",
     "at least two dozen or", "nine children and one woman", "more than none",
     "over a soldier", "at least both", "over the Pakistani",
     "reported 20", "five people who"]
)  # fmt: skip
def test_an_unknown_wording_or_a_fragment_is_refused(words: str) -> None:
    with pytest.raises(UnknownWordingError, match="is not a wording this project knows"):
        parse(words)


@every_row(
    [("at leest 50", "at least …"), ("upp to 15", "up to …"), ("dosens", "dozens"),
     ("severel", "several"), ("moer than 20", "more than …"),
     ("fewwer than two dozen", "fewer than …"),
     ("betwen 5 and 10", "between … and …")]
)  # fmt: skip
def test_an_unknown_wording_is_told_the_nearest_known_ones_and_no_other_number(
    words: str, near: str
) -> None:
    with pytest.raises(UnknownWordingError) as refused:
        parse(words)
    message = str(refused.value)
    assert f"Nearest known wordings: {near!r}" in message
    assert message.count("'") <= 2 * 4
    assert not any(c.isdigit() for c in message.replace(repr(words), ""))


@every_row(["60 to 50", "between 60 and 50", "four or three", "60-50"])
def test_a_range_that_runs_backwards_is_refused(words: str) -> None:
    with pytest.raises(UnknownWordingError, match=r"runs backwards: low \d+ > high \d+"):
        parse(words)


# --- properties -------------------------------------------------------------------------


@given(NUMBERS)
def test_a_number_means_itself(number: int) -> None:
    for written_as in (str(number), f"{number:,}", _spelt(number), _in_lakh(number * 1000)):
        worth = number * 1000 if written_as == _in_lakh(number * 1000) else number
        assert bounds(written_as) == (worth, worth)


@given(NUMBERS, st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯"]))
def test_digits_of_every_script_mean_the_same(number: int, digits: str) -> None:
    other = str(number).translate(str.maketrans("0123456789", digits))
    assert bounds(other) == (number, number)


@given(NUMBERS, st.sampled_from(sorted(ONE_SLOT, key=str)))
def test_no_wording_that_opens_or_hedges_is_narrower_than_its_number(
    number: int, row: tuple[Meaning, str]
) -> None:
    meaning, form = row
    found, plain = known(written(form, str(number))), parse(str(number))
    if found is None:
        assert meaning.high == -1  # nobody is fewer than none
        assert number <= 1
    elif (meaning.low, meaning.high) in {(0, None), (None, 0), (0, 0)}:
        assert contains(found, plain)
    else:
        assert not contains(found, plain)
        assert (found.low is None) != (found.high is None)


@given(
    NUMBERS, st.sampled_from(sorted(ONE_SLOT, key=str)), st.sampled_from(sorted(ONE_SLOT, key=str))
)
def test_a_wording_within_a_wording_never_crosses_or_turns_round(
    number: int, outer: tuple[Meaning, str], inner: tuple[Meaning, str]
) -> None:
    words = written(inner[1], str(number))
    assume(not written(outer[1], words).endswith(" more or less"))  # one wording, not two
    whole, within = known(written(outer[1], words)), known(words)
    if whole and within and (outer[0].low, outer[0].high) != (0, 0):
        if outer[0].low is None:
            assert whole.low is None
        if outer[0].high is None:
            assert whole.high is None


@given(NUMBERS, NUMBERS, st.sampled_from(JOINS[0].forms))
def test_a_range_keeps_its_ends_or_is_refused(first: int, second: int, form: str) -> None:
    words = written(form, str(first), str(second))
    if first > second:
        with pytest.raises(UnknownWordingError, match="runs backwards"):
            parse(words)
    else:
        assert bounds(words) == (first, second)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_wider_range_is_never_read_as_a_narrower_one(a: int, b: int, c: int, d: int) -> None:
    outer_low, inner_low, inner_high, outer_high = sorted((a, b, c, d))
    inner, outer = parse(f"{inner_low} to {inner_high}"), parse(f"{outer_low} to {outer_high}")
    assert contains(outer, inner)


def _spelt(number: int) -> str:
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ).split()
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return ones[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return tens[ten - 2] + (f"-{ones[one]}" if one else "")
    scale, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    many, rest = divmod(number, scale)
    joined = " and " if rest < 100 else " "
    return f"{_spelt(many)} {word}" + (joined + _spelt(rest) if rest else "")


def _in_lakh(number: int) -> str:
    """Grouped as in South Asia: the last three digits, then pairs."""
    head, tail = str(number)[:-3], str(number)[-3:]
    pairs = [head[max(at - 2, 0) : at] for at in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])


@given(st.sampled_from([f for _, f in NO_SLOT]), st.sampled_from(["  {}", "{}  ", "\t{}\n"]))
def test_spaces_around_a_wording_do_not_matter(words: str, form: str) -> None:
    assert bounds(form.format(words)) == bounds(words)


PIECES = st.sampled_from(
    ["at", "least", "50", "more", "than", "or", "and", "to", "dozen", "a", "two", "including",
     "children", "of", "them", ",", "(", ")", "up", "killed", "wounded", "no",
     "casualties", "½", "-"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_words_are_read_or_refused_and_never_turned_round(words: str) -> None:
    try:
        found = parse(words)
    except UnknownWordingError:
        return
    assert found.words == words
    assert all(bound is None or bound >= 0 for bound in (found.low, found.high))
    assert found.low is None or found.high is None or found.low <= found.high
