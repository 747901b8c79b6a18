"""Wordings and the bounds they allow: every known one by hand, and no guess at any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.quantities import KNOWN_WORDINGS, UnknownWordingError, parse

NUMBERS = st.integers(min_value=0, max_value=99_999)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("23", 23, 23),
        ("447 others", 447, 447),
        ("five", 5, 5),
        ("zero", 0, 0),
        ("nineteen", 19, 19),
        ("forty", 40, 40),
        ("twenty-one", 21, 21),
        ("ninety-nine", 99, 99),
        ("1,640", 1640, 1640),
        ("three times", 3, 3),
        ("12 people", 12, 12),
        ("58 in all", 58, 58),
        ("at least 50", 50, None),
        ("at least … 346", 346, None),
        ("at least five", 5, None),
        ("At Least 50", 50, None),
        ("no fewer than 30", 30, None),
        ("a minimum of 30", 30, None),
        ("50 or more", 50, None),
        ("more than 70", 71, None),
        ("more than … 70", 71, None),
        ("over 100", 101, None),
        ("upwards of 1,000", 1001, None),
        ("50 to 60", 50, 60),
        ("50-60", 50, 60),
        ("50–60", 50, 60),
        ("between 50 and 60", 50, 60),
        ("three or four", 3, 4),
        ("three or four times", 3, 4),
        ("around 15 to 20", 15, 20),
        ("25 to 30, suspected", 25, 30),
        ("about 40", 40, 40),
        ("some 40", 40, 40),
        ("no loss of any kind", 0, 0),
        ("none", 0, 0),
        ("no casualties", 0, 0),
        ("dozens", None, None),
        ("hundreds", None, None),
        ("thousands", None, None),
        ("several", None, None),
        ("a few", None, None),
        ("some", None, None),
        ("a large number", None, None),
    ],
)
def test_bounds_of_each_known_wording(words: str, low: int | None, high: int | None) -> None:
    found = parse(words)
    assert (found.words, found.low, found.high) == (words, low, high)
    assert found.vague is (low is None and high is None)


@pytest.mark.parametrize(
    ("words", "approximate", "suspected", "exact"),
    [
        ("23", False, False, True),
        ("around 15 to 20", True, False, False),
        ("about 40", True, False, False),
        ("25 to 30, suspected", False, True, False),
        ("at least 50", False, False, False),
        ("dozens", False, False, False),
    ],
)
def test_hedges_are_kept(words: str, approximate: bool, suspected: bool, exact: bool) -> None:
    found = parse(words)
    assert (found.approximate, found.suspected, found.exact) == (approximate, suspected, exact)


@pytest.mark.parametrize("words", KNOWN_WORDINGS)
def test_every_listed_example_is_known(words: str) -> None:
    assert parse(words).words == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "a lot",
        "umpteen",
        "about",
        "at least",
        "at most 5",
        "fewer than 9",
        "more than dozens",
        "50 to",
        "two hundred",
        "1,00",
        "-5",
        "5.5",
        "23; 29",
        "dozens of soldiers",
    ],
)
def test_an_unknown_wording_is_refused_and_the_known_ones_are_listed(words: str) -> None:
    with pytest.raises(UnknownWordingError) as refused:
        parse(words)
    message = str(refused.value)
    assert message.startswith(f"{words!r} is not a wording this project knows")
    for example in KNOWN_WORDINGS:
        assert repr(example) in message


def test_two_numbers_joined_by_and_are_no_range() -> None:
    """ "23 and 29" are two figures; only "between 23 and 29" is a range."""
    with pytest.raises(UnknownWordingError):
        parse("23 and 29")


@pytest.mark.parametrize("words", ["60 to 50", "between 60 and 50", "four or three"])
def test_a_range_that_runs_backwards_is_refused(words: str) -> None:
    with pytest.raises(UnknownWordingError, match=r"runs backwards: low \d+ > high \d+"):
        parse(words)


# --- properties -------------------------------------------------------------------------


@given(NUMBERS)
def test_a_number_means_itself(number: int) -> None:
    assert (parse(str(number)).low, parse(str(number)).high) == (number, number)
    assert parse(f"{number:,}").low == number


@given(NUMBERS, st.sampled_from(["at least {}", "no fewer than {}", "{} or more"]))
def test_at_least_begins_at_its_number_and_is_open(number: int, form: str) -> None:
    found = parse(form.format(number))
    assert (found.low, found.high) == (number, None)


@given(NUMBERS, st.sampled_from(["more than {}", "over {}", "upwards of {}", "more than … {:,}"]))
def test_more_than_begins_one_above_its_number_and_is_open(number: int, form: str) -> None:
    found = parse(form.format(number))
    assert (found.low, found.high) == (number + 1, None)


@given(NUMBERS, NUMBERS, st.sampled_from(["{} to {}", "{}-{}", "{}–{}", "between {} and {}"]))
def test_a_range_keeps_its_ends_or_is_refused(first: int, second: int, form: str) -> None:
    words = form.format(first, second)
    if first > second:
        with pytest.raises(UnknownWordingError):
            parse(words)
    else:
        assert (parse(words).low, parse(words).high) == (first, second)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_wider_range_is_never_read_as_a_narrower_one(a: int, b: int, c: int, d: int) -> None:
    outer_low, inner_low, inner_high, outer_high = sorted((a, b, c, d))
    inner, outer = parse(f"{inner_low} to {inner_high}"), parse(f"{outer_low} to {outer_high}")
    assert outer.low is not None
    assert inner.low is not None
    assert outer.high is not None
    assert inner.high is not None
    assert outer.low <= inner.low <= inner.high <= outer.high


@given(st.integers(0, 99), st.sampled_from(["{}", "at least {}", "more than {}", "{} to 99"]))
def test_number_words_mean_what_digits_mean(number: int, form: str) -> None:
    in_words, in_digits = parse(form.format(_spelt(number))), parse(form.format(number))
    assert (in_words.low, in_words.high) == (in_digits.low, in_digits.high)


def _spelt(number: int) -> str:
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ).split()
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return ones[number]
    ten, one = divmod(number, 10)
    return tens[ten - 2] + (f"-{ones[one]}" if one else "")


@given(st.sampled_from([*KNOWN_WORDINGS]), st.sampled_from(["  {}", "{}  ", "\t{}\n"]))
def test_spaces_around_a_wording_do_not_matter(words: str, form: str) -> None:
    spaced, plain = parse(form.format(words)), parse(words)
    assert (spaced.low, spaced.high) == (plain.low, plain.high)


@given(st.text(alphabet="0123456789 ,-–…;aeiourstlmndhvwfb", max_size=24))
def test_any_words_are_read_or_refused_and_never_turned_round(words: str) -> None:
    try:
        found = parse(words)
    except ValueError:
        return
    assert found.words == words
    assert found.high is None or (found.low is not None and 0 <= found.low <= found.high)
