"""The two clocks: what days, spans, weekends, weeks and durations can be."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from explainer.records.clocks import Happened, duration_in_days


def happened(first: str | None, last: str | None, precision: str, **more: str) -> Happened:
    return Happened.model_validate({"from": first, "to": last, "precision": precision, **more})


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-10-25", "2025-10-26"),  # Saturday and Sunday
        ("2025-10-23", "2025-10-24"),  # Thursday and Friday
        ("2025-10-24", "2025-10-25"),  # Friday and Saturday
        ("2025-10-24", "2025-10-24"),  # Friday alone
        (None, "2025-10-26"),
        ("2025-10-25", None),
    ],
)
def test_the_weekends_of_both_countries_are_known(first: str | None, last: str | None) -> None:
    assert happened(first, last, "weekend").date_prec == 2


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2025-10-20", "2025-10-26", "week"),  # from Monday on, as in Pakistan
        ("2025-10-18", "2025-10-24", "week"),  # from Saturday on, as in Afghanistan
        ("2025-10-15", "2025-10-21", "week"),  # any seven days
        (None, "2025-10-27", "week"),
        ("2025-10-20", None, "week"),
        ("2025-10-01", "2025-10-31", "month"),
        ("2024-01-01", "2024-12-31", "year"),
        ("2024-01-01", "2025-01-01", "longer"),
        (None, None, "longer"),
    ],
)
def test_spans_that_can_be(first: str | None, last: str | None, precision: str) -> None:
    assert happened(first, last, precision).precision == precision


WIDTHS = {"days": (2, 6), "week": (7, 7), "month": (2, 31), "year": (2, 366), "longer": (367, 5000)}


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2030, 1, 1)),
    st.integers(1, 400),
    st.sampled_from(sorted(WIDTHS)),
)
def test_a_precision_holds_its_widths_and_no_other(
    first: dt.date, span: int, precision: str
) -> None:
    last = first + dt.timedelta(days=span - 1)
    low, high = WIDTHS[precision]
    if low <= span <= high:
        assert happened(str(first), str(last), precision).span == span
    else:
        with pytest.raises(ValidationError, match=r"expected|use"):
            happened(str(first), str(last), precision)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("one week", 7, 7),
        ("a week", 7, 7),
        ("two weeks", 14, 14),
        ("more than two weeks", 14, None),
        ("48 hours", 2, 2),
        ("18 hours", 0.75, 0.75),
        ("48-hour", 2, 2),
        ("four-day", 4, 4),
        ("week-long", 0, None),
        ("four days", 4, 4),
        ("three to four days", 3, 4),
        ("several days", 0, None),
        ("months", 0, None),
        ("recent years", 0, None),
        ("two decades", 7300, 7320),
        ("20 years", 7300, 7320),
        ("up to a month", 0, 31),
        ("nearly two weeks", 10.5, 17.5),
        ("overnight", 0, 1),
        ("two and a half days", 2.5, 2.5),
    ],
)
def test_how_long_it_lasted_is_read_as_worded(words: str, least: float, most: float | None) -> None:
    low, high = duration_in_days(words)
    assert low == pytest.approx(least)
    assert high == (None if most is None else pytest.approx(most))


@pytest.mark.parametrize("words", ["a while", "since Saturday", "third day", "", "week two", "7"])
def test_what_is_no_duration_is_refused_with_examples(words: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be read; expected .* 'one week', '48 hours'"):
        duration_in_days(words)


@given(st.text(max_size=30))
def test_no_words_make_the_reader_of_durations_fall(words: str) -> None:
    try:
        least, most = duration_in_days(words)
    except ValueError:
        return
    assert most is None or least <= most


@pytest.mark.parametrize(
    ("first", "last", "duration"),
    [
        ("2025-10-25", "2025-10-28", "four days"),
        ("2025-10-15", "2025-10-17", "48 hours"),
        ("2025-10-10", "2025-10-17", "one week"),
    ],
)
def test_both_ends_may_be_exact_where_the_duration_fits(
    first: str, last: str, duration: str
) -> None:
    assert happened(first, last, "day", duration=duration).span is not None


def test_days_are_ours_only_where_there_are_days() -> None:
    assert happened(None, "2025-10-27", "not stated").is_inferred
    assert not happened(None, None, "not stated").is_inferred
    assert not happened(None, "2025-10-27", "not stated", basis="printed").is_inferred
