"""Days as newsrooms write them: the table of forms and what each means."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.records import calendars
from explainer.records.newsdays import days_in

REPORT = dt.date(2025, 10, 29)
"""A Wednesday."""

CERTAIN = [
    # words, what is found, first day, last day, precision, how it is known
    ("On Oct. 15 they met.", "Oct. 15", "10-15", "10-15", "day", "printed"),
    ("Sept 30", "Sept 30", "09-30", "09-30", "day", "printed"),
    ("15 Oct", "15 Oct", "10-15", "10-15", "day", "printed"),
    ("15-Oct-2025", "15-Oct-2025", "10-15", "10-15", "day", "printed"),
    ("Oct.15", "Oct.15", "10-15", "10-15", "day", "printed"),
    ("5 Oct.2025", "5 Oct.2025", "10-05", "10-05", "day", "printed"),
    ("15-Oct-25: three", "15-Oct-25", "10-15", "10-15", "day", "printed"),
    ("in the small hours of Sunday", "in the small hours of Sunday", "10-26", "10-26", "day",
     "weekday"),
    ("ISLAMABAD / KABUL — OCT 29", "OCT 29", "10-29", "10-29", "day", "printed"),
    ("October 15th", "October 15th", "10-15", "10-15", "day", "printed"),
    ("the 15th of October", "the 15th of October", "10-15", "10-15", "day", "printed"),
    ("2025-10-09", "2025-10-09", "10-09", "10-09", "day", "printed"),
    ("2025/10/09", "2025/10/09", "10-09", "10-09", "day", "printed"),
    ("25/10/2025", "25/10/2025", "10-25", "10-25", "day", "printed"),
    ("10/25/2025", "10/25/2025", "10-25", "10-25", "day", "printed"),
    ("25.10.2025", "25.10.2025", "10-25", "10-25", "day", "printed"),
    ("10/10/2025", "10/10/2025", "10-10", "10-10", "day", "printed"),
    ("Saturday 25 October", "Saturday 25 October", "10-25", "10-25", "day", "printed"),
    ("Saturday, Oct. 25, 2025", "Saturday, Oct. 25, 2025", "10-25", "10-25", "day", "printed"),
    ("Sat. 25 Oct", "Sat. 25 Oct", "10-25", "10-25", "day", "printed"),
    ("Wednesday (Oct 15)", "Wednesday (Oct 15)", "10-15", "10-15", "day", "printed"),
    ("15\u00a0October", "15\u00a0October", "10-15", "10-15", "day", "printed"),
    # several days
    ("Oct 11-12", "Oct 11-12", "10-11", "10-12", "days", "printed"),
    ("11-12 October 2025", "11-12 October 2025", "10-11", "10-12", "days", "printed"),
    ("Oct. 11–12", "Oct. 11–12", "10-11", "10-12", "days", "printed"),
    ("the night of 11/12 October", "the night of 11/12 October", "10-11", "10-12", "days",
     "printed"),
    ("October 11 and 12", "October 11 and 12", "10-11", "10-12", "days", "printed"),
    ("Oct. 11, 12 and 13", "Oct. 11, 12 and 13", "10-11", "10-13", "days", "printed"),
    ("between 11 and 17 October", "between 11 and 17 October", "10-11", "10-17", "week",
     "printed"),
    ("from Oct. 11 to Oct. 17", "from Oct. 11 to Oct. 17", "10-11", "10-17", "week", "printed"),
    ("Oct. 30 – Nov. 2", "Oct. 30 – Nov. 2", "10-30", "11-02", "days", "printed"),
    ("the weekend of 25–26 October", "the weekend of 25–26 October", "10-25", "10-26",
     "weekend", "printed"),
    ("11~12 October", "11~12 October", "10-11", "10-12", "days", "printed"),
    ("25-26/10/2025", "25-26/10/2025", "10-25", "10-26", "days", "printed"),
    ("the night of 11 October", "the night of 11 October", "10-11", "10-12", "days", "printed"),
    ("on Oct. 11 night", "Oct. 11 night", "10-11", "10-12", "days", "printed"),
    ("the intervening night of October 11 and 12", "the intervening night of October 11 and 12",
     "10-11", "10-12", "days", "printed"),
    ("overnight between Saturday and Sunday", "overnight between Saturday and Sunday", "10-25",
     "10-26", "days", "weekday"),
    ("since October 11", "October 11", "10-11", "10-29", "month", "printed"),
    ("between July and September 2025", "between July and September 2025", "07-01", "09-30",
     "year", "printed"),
    ("in July and August", "July and August", "07-01", "08-31", "year", "printed"),
    ("the week ending October 19", "the week ending October 19", "10-13", "10-19", "week",
     "printed"),
    ("the weekend of October 25", "the weekend of October 25", "10-25", "10-26", "weekend",
     "printed"),
    ("earlier this month", "earlier this month", "10-01", "10-29", "month", "sequence"),
    ("last month", "last month", "09-01", "09-30", "month", "sequence"),
    ("in October", "October", "10-01", "10-29", "month", "printed"),
    # counted from the report
    ("on Tuesday", "Tuesday", "10-28", "10-28", "day", "weekday"),
    ("late on Saturday", "late on Saturday", "10-25", "10-25", "day", "weekday"),
    ("in the early hours of Sunday", "in the early hours of Sunday", "10-26", "10-26", "day",
     "weekday"),
    ("Saturday night", "Saturday night", "10-25", "10-26", "days", "weekday"),
    ("since Saturday", "since Saturday", "10-25", "10-29", "days", "weekday"),
    ("from Saturday to Tuesday", "from Saturday to Tuesday", "10-25", "10-28", "days", "weekday"),
    ("Saturday and Sunday", "Saturday and Sunday", "10-25", "10-26", "days", "weekday"),
    ("overnight", "overnight", "10-28", "10-29", "days", "sequence"),
    ("overnight into Sunday", "overnight into Sunday", "10-25", "10-26", "days", "weekday"),
    ("overnight into Oct. 12", "overnight into Oct. 12", "10-11", "10-12", "days", "printed"),
    ("yesterday", "yesterday", "10-28", "10-28", "day", "sequence"),
    ("today", "today", "10-29", "10-29", "day", "sequence"),
    ("three days ago", "three days ago", "10-26", "10-26", "day", "sequence"),
    # other calendars and scripts
    ("17 Mizan 1404", "17 Mizan 1404", "10-09", "10-09", "day", "printed"),
    ("۱۷ میزان ۱۴۰۴", "۱۷ میزان ۱۴۰۴", "10-09", "10-09", "day", "printed"),
    ("17 Mehr 1404", "17 Mehr 1404", "10-09", "10-09", "day", "printed"),
    ("۱۵ اکتوبر ۲۰۲۵", "۱۵ اکتوبر ۲۰۲۵", "10-15", "10-15", "day", "printed"),
]  # fmt: skip
ASKED = [
    # words, what is found, the first days of all readings
    ("9/10/2025", "9/10/2025", ["10-09", "09-10"]),
    ("10/9/2025", "10/9/2025", ["09-10", "10-09"]),
    ("09.10.2025", "09.10.2025", ["10-09", "09-10"]),
    ("9/10", "9/10", ["10-09", "09-10"]),
    ("last Tuesday", "last Tuesday", ["10-28", "10-21"]),
    ("on Wednesday", "Wednesday", ["10-29", "10-22"]),
    ("Talks will resume on Thursday", "Thursday", ["10-23", "10-30"]),
    ("early October", "early October", ["10-01"]),
    ("mid-October", "mid-October", ["10-01"]),
    ("late October", "late October", ["10-01"]),
    ("this week", "this week", ["10-27", "10-25"]),
    ("last week", "last week", ["10-20", "10-18"]),
    ("over the weekend", "over the weekend", ["10-25", "10-23"]),
    ("October 11 and 17", "October 11 and 17", ["10-11", "10-17"]),
    ("11 or 12 October", "11 or 12 October", ["10-11", "10-12"]),
    ("October 11 or 12", "October 11 or 12", ["10-11", "10-12"]),
    ("on Saturday or Sunday", "Saturday or Sunday", ["10-25", "10-26"]),
    ("July and September 2025", "July and September 2025", ["07-01", "09-01"]),
    ("overnight Saturday", "overnight Saturday", ["10-24", "10-25"]),
    ("overnight on 11 October", "overnight on 11 October", ["10-10", "10-11"]),
    ("the week of October 13", "the week of October 13", ["10-13", "10-11"]),
    ("the weekend of October 22", "the weekend of October 22", []),
    ("by 19 October", "19 October", ["10-19"]),
    ("after Oct. 9", "Oct. 9", ["10-09"]),
    ("until October 19", "October 19", ["10-19"]),
    ("the weekend before last", "the weekend before last", []),
    ("a week earlier", "a week earlier", []),
    ("48 hours later", "48 hours later", []),
    ("the other day", "the other day", []),
    ("24 Rabi II", "24 Rabi II", []),
    ("on the 15th", "the 15th", ["10-15", "09-15"]),
    ("two weeks ago", "two weeks ago", []),
    ("in recent weeks", "in recent weeks", []),
    ("In the early hours", "In the early hours", []),
    ("the wee hours", "the wee hours", []),
    ("before dawn", "before dawn", []),
    ("in the third week of October", "in the third week of October", ["10-01"]),
    ("the day before", "the day before", []),
    ("Sunday, 25 October", "Sunday, 25 October", []),
    ("31 June 2025", "31 June 2025", []),
    ("17 Mizan", "17 Mizan", []),
    ("31 Qaws 1404", "31 Qaws 1404", []),
    ("19 Rabi al-Thani 1447", "19 Rabi al-Thani 1447", []),
]
NO_DAY = [
    "24/7", "25 may have died", "1,500 troops", "a 3.5 million fund", "10-12 killed", "the 15th",
]  # fmt: skip


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(f"2025-{day}")


@pytest.mark.parametrize(("words", "found", "first", "last", "precision", "basis"), CERTAIN)
def test_a_form_that_is_certain(
    words: str, found: str, first: str, last: str, precision: str, basis: str
) -> None:
    (day,) = days_in(words, REPORT)
    assert (day.words, day.ask) == (found, "")
    (reading,) = day.readings
    assert (reading.first, reading.last) == (on(first), on(last))
    assert (reading.precision, reading.basis) == (precision, basis)


@pytest.mark.parametrize(("words", "found", "firsts"), ASKED)
def test_a_form_that_must_be_asked(words: str, found: str, firsts: list[str]) -> None:
    (day,) = days_in(words, REPORT)
    assert day.words == found
    assert day.ask
    assert [reading.first for reading in day.readings] == [on(first) for first in firsts]


@pytest.mark.parametrize("words", NO_DAY)
def test_what_is_no_day_is_not_found(words: str) -> None:
    assert days_in(words, REPORT) == ()


def test_a_day_is_counted_from_the_one_before_it() -> None:
    found = days_in("On 26 October they met; the day before they fought, a day later not.", REPORT)
    assert [day.readings[0].day for day in found] == [on("10-26"), on("10-25"), on("10-26")]


def test_the_same_day_is_offered_and_asked() -> None:
    """Which day was named last is not always the one that is meant."""
    _, same = days_in("On Sunday, of the same night, it said so.", REPORT)
    assert [reading.day for reading in same.readings] == [on("10-26")]
    assert same.ask


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "overnight", "15 Oct", "this week"])
def test_without_the_day_of_the_report_it_is_asked(words: str) -> None:
    (day,) = days_in(words)
    assert day.readings == ()
    assert "day of the report" in day.ask


def test_a_year_is_that_nearest_to_the_report() -> None:
    for words, year in (("Dec. 30", 2025), ("Jan. 4", 2026)):
        (day,) = days_in(words, dt.date(2026, 1, 2))
        assert day.readings[0].first.year == year
        (later,) = days_in(words, dt.date(2025, 12, 31))
        assert later.readings[0].first.year == year


@pytest.mark.parametrize(
    ("year", "new_year"),
    [(1300, "1921-03-21"), (1357, "1978-03-21"), (1375, "1996-03-20"), (1399, "2020-03-20"),
     (1400, "2021-03-21"), (1403, "2024-03-20"), (1404, "2025-03-21"), (1408, "2029-03-20")],
)  # fmt: skip
def test_the_solar_year_begins_when_the_observed_one_did(year: int, new_year: str) -> None:
    assert calendars.solar_day(year, 1, 1) == dt.date.fromisoformat(new_year)


@given(st.integers(1300, 1472), st.integers(1, 12), st.integers(1, 29))
def test_solar_days_follow_one_another(year: int, month: int, day: int) -> None:
    this, following = (calendars.solar_day(year, month, n) for n in (day, day + 1))
    assert this is not None
    assert following is None or following - this == dt.timedelta(days=1)


PIECES = st.sampled_from(
    ["Oct. ", "15 ", "11-12 ", "October ", "2025", "Saturday ", "overnight ", "into ", "the ",
     "9/10/", "and ", "last ", "week ", "0", "99 ", "32 ", "/", ", ", "9999", "day before ", "۱۷ ",
     "میزان ", "week of ", "or ", "night ", "May ", "until ", "1404 ", "Feb. 29 ", "since ",
     "ago ", "two "]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map("".join)),
       st.none() | st.dates())  # fmt: skip
@example("1 Jan 9999 overnight into Jan. 1", dt.date.min)
@example("yesterday tomorrow last week Saturday night", dt.date.max)
@example("overnight, Monday, over the weekend, last month", dt.date.min)
def test_whatever_stands_in_a_line_every_day_is_a_piece_of_it(
    words: str, published: dt.date | None
) -> None:
    end = 0
    for day in days_in(words, published):
        assert day.words == words[day.start : day.end] != ""
        assert day.start >= end  # none overlaps another
        end = day.end
        assert day.ask or len(day.readings) == 1
        for reading in day.readings:
            assert reading.first <= reading.last
            assert (reading.day is not None) is (reading.precision == "day")
