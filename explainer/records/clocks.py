"""The two clocks of a claim: when it was said, and when that is said to have happened.

Here belongs what the days of one clock must satisfy on their own: what cannot be is refused with
the value, what was expected, and what to write instead. Rules between the clocks, and between a
claim and its document, are in `checks`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from typing import Literal, Self

from pydantic import Field, model_validator

from explainer.records import quantities
from explainer.records.problems import Fault, UnsoundError
from explainer.records.scales import (
    DATE_PREC,
    LONGEST_DAYS,
    DateBasis,
    DatePrecision,
    SaidBasis,
    SaidPrecision,
)
from explainer.records.values import Day, Record

__all__ = ["Happened", "SaidOn", "duration_in_days"]

_LONGEST: dict[DatePrecision, int] = {"days": LONGEST_DAYS, "month": 31, "year": 366}
"""How many days, first and last included, a precision may span."""
_WIDER: dict[DatePrecision, str] = {
    "days": "'week' or 'month'",
    "month": "'year' or 'longer'",
    "year": "'longer'",
}
_WEEK, _YEAR = 7, 366
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKENDS = {("Saturday", "Sunday"), ("Thursday", "Friday"), ("Friday", "Saturday"),
             ("Friday", "Friday")}  # fmt: skip
_NEEDS_A_DAY = ("weekend", "days", "week", "month", "year")


class SaidOn(Record):
    """When a statement was made, and how we know; on this day at the latest where not dated.

    Of a month or a year the last day stands for it, so that nothing is known before it was said.
    """

    date: Day
    basis: SaidBasis
    precision: SaidPrecision = "day"
    note: str | None = None

    @model_validator(mode="after")
    def _on_its_last_day(self) -> Self:
        ends_month = self.date.day == calendar.monthrange(self.date.year, self.date.month)[1]
        fits = {"day": True, "month": ends_month, "year": ends_month and self.date.month == 12}
        if not fits[self.precision]:
            raise UnsoundError(Fault("not-last-day", day=self.date, precision=self.precision))
        return self

    @property
    def is_dated(self) -> bool:
        """Whether a text gives the day, in whatever way."""
        return self.basis not in {"no-later-than", "inferred"}


class Happened(Record):
    """When what is claimed is said to have happened: bounds, never a made-up day.

    ``from_`` and ``to`` are bounds: not before, and not after. ``precision`` says how exactly they
    are known, ``duration`` how long it lasted, as worded ("one week", "48 hours"). With precision
    ``day`` both ends are known to the day.
    """

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    precision: DatePrecision
    duration: str | None = None
    basis: DateBasis = "inferred"
    note: str | None = None

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        if self.from_ and self.to and self.from_ > self.to:
            raise UnsoundError(Fault("first-after-last", first=self.from_, last=self.to))
        for find in (_day_fault, _bound_fault, _span_fault, _week_fault,
                        _weekend_fault, _duration_fault):  # fmt: skip
            if fault := find(self):
                raise UnsoundError(fault)
        return self

    @property
    def span(self) -> int | None:
        """How many days the bounds span, both included; None where one is open."""
        return (self.to - self.from_).days + 1 if self.from_ and self.to else None

    @property
    def lasts_throughout(self) -> bool:
        """Whether it fills its bounds: "three months" from 1 October to 31 December."""
        most = duration_in_days(self.duration)[1] if self.duration else None
        return self.span is not None and most is not None and self.span <= most + 1

    @property
    def is_inferred(self) -> bool:
        """Whether there are days, and no text gives them."""
        return self.basis == "inferred" and (self.from_ is not None or self.to is not None)

    @property
    def date_prec(self) -> int | None:
        """UCDP GED ``date_prec`` (1 to 5), or None where no date is stated."""
        return DATE_PREC[self.precision]

    @property
    def only_names(self) -> Literal["month", "year"] | None:
        """The month or the year, where no more is named: its first day is a bound, not a date."""
        first, last = self.from_, self.to
        if first is None or last is None or first.day != 1:
            return None
        if self.precision == "month" and (first.year, first.month) == (last.year, last.month):
            return "month"
        whole = (first.month, last) == (1, dt.date(first.year, 12, 31))
        return "year" if self.precision == "year" and whole else None


def _day_fault(happened: Happened) -> Fault | None:
    one_day = happened.span == 1
    both_ends = happened.duration is not None and happened.span is not None
    if happened.precision == "day" and not (one_day or both_ends):
        return Fault("day-without-day")
    if one_day and happened.precision not in {"day", "weekend"}:
        return Fault("one-day-not-exact", day=happened.from_, precision=happened.precision)
    return None


def _bound_fault(happened: Happened) -> Fault | None:
    if happened.precision in _NEEDS_A_DAY and not (happened.from_ or happened.to):
        return Fault("precision-without-day", precision=happened.precision)
    return None


def _span_fault(happened: Happened) -> Fault | None:
    span, precision = happened.span, happened.precision
    if span is None:
        return None
    if span > (longest := _LONGEST.get(precision, span)):
        ucdp = f" (UCDP date_prec {DATE_PREC[precision]})"
        return Fault(
            "span-too-long",
            precision=precision,
            most=longest,
            ucdp=ucdp,
            first=happened.from_,
            last=happened.to,
            span=span,
            wider=_WIDER[precision],
        )
    if precision == "longer" and span <= _YEAR:
        return Fault(
            "span-too-short", most=_YEAR, first=happened.from_, last=happened.to, span=span
        )
    return None


def _week_fault(happened: Happened) -> Fault | None:
    if happened.precision != "week" or happened.span in {None, _WEEK} or happened.from_ is None:
        return None
    seventh = happened.from_ + dt.timedelta(days=_WEEK - 1)
    return Fault(
        "no-week", first=happened.from_, last=happened.to, span=happened.span, seventh=seventh
    )


def _weekend_fault(happened: Happened) -> Fault | None:
    if happened.precision != "weekend":
        return None
    first, last = (_WEEKDAYS[d.weekday()] if d else None for d in (happened.from_, happened.to))
    fits = any(first in {None, begin} and last in {None, end} for begin, end in _WEEKENDS)
    if fits and (happened.span or 1) <= 2:
        return None
    found = " to ".join(
        f"{name}, {day}" for name, day in ((first, happened.from_), (last, happened.to)) if day
    )
    return Fault("no-weekend", days=found)


# --- how long ---------------------------------------------------------------------------

_UNITS = {
    "minute": (0.0, 0.0), "hour": (1 / 24, 1 / 24), "night": (0.3, 1.0), "day": (1.0, 1.0),
    "weekend": (1.0, 2.0), "week": (7.0, 7.0), "fortnight": (14.0, 14.0), "month": (28.0, 31.0),
    "year": (365.0, 366.0), "decade": (3650.0, 3660.0), "century": (36500.0, 36600.0),
}  # fmt: skip
"""The least and the most days of each unit."""
_DURATION = re.compile(
    r"(?:(?P<hedge>at least|more than|over|longer than|no less than|up to|at most|less than|under|"
    r"within|not more than|nearly|almost|about|around|some|roughly|approximately|close to) )?"
    r"(?:(?P<number>[\w,.–-]+?(?: (?:to|or|and a half) ?[\w,.]*)?|a few|half an?|a couple of|"
    r"the past|the last)"
    r"[ -](?:of )?)?"
    r"(?P<unit>minute|hour|night|day|weekend|week|fortnight|month|year|decade|centurie|century)s?"
    r"(?:[ -]long| and nights?)?",
    re.IGNORECASE,
)
_WITHOUT_UNIT: dict[str, tuple[float, float | None]] = {
    "overnight": (0.0, 1.0), "all day": (0.5, 1.0), "long": (0.0, None), "a long time": (0.0, None),
}  # fmt: skip
_NO_NUMBER = frozenset(
    ("a few", "a couple of", "several", "many", "some", "recent", "the past", "the last", "past")
)
_FROM_BELOW = {"at least", "more than", "over", "longer than", "no less than"}
_FROM_ABOVE = {"up to", "at most", "less than", "under", "within", "not more than"}


def duration_in_days(words: str) -> tuple[float, float | None]:
    """The least and the most days that a wording of how long allows; None leaves it open.

    Raises
    ------
    UnsoundError
        When the wording cannot be read.

    Examples
    --------
    >>> duration_in_days("two weeks")
    (14.0, 14.0)
    >>> duration_in_days("more than a week")
    (7.0, None)
    """
    plain = " ".join(words.replace("\u2011", "-").lower().removeprefix("the ").split())
    if plain in _WITHOUT_UNIT:
        return _WITHOUT_UNIT[plain]
    match = _DURATION.fullmatch(plain)
    number = _number_of(match["number"]) if match else None
    if match is None or number is None:
        raise UnsoundError(Fault("unknown-duration", duration=words))
    least, most = _UNITS["century" if match["unit"] == "centurie" else match["unit"]]
    low, high = number
    hedge = match["hedge"]
    if hedge in _FROM_BELOW:
        return low * least, None
    if hedge in _FROM_ABOVE:
        return 0.0, None if high is None else high * most
    if hedge:
        return low * least * 0.75, None if high is None else high * most * 1.25
    return low * least, None if high is None else high * most


def _number_of(words: str | None) -> tuple[float, float | None] | None:
    """The bounds of a number in words; (0, None) for a word without a number, None if unknown."""
    if words is None:
        return 0.0, None  # "days", "months"
    if words in {"a", "an", "one"}:
        return 1.0, 1.0
    if words in {"half a", "half an"}:
        return 0.5, 0.5
    half = 0.5 if words.endswith(" and a half") else 0.0
    number = quantities.known(words.removesuffix(" and a half"))
    if number is None:
        return (0.0, None) if words in _NO_NUMBER else None
    low = number.low or 0
    if number.high is None:
        return low + half, None
    return (low + half, number.high + half) if low <= number.high else None


def _duration_fault(happened: Happened) -> Fault | None:
    if happened.duration is None:
        return None
    try:
        least, most = duration_in_days(happened.duration)
    except UnsoundError as error:
        return error.fault
    span = happened.span
    if span is not None and math.ceil(least - 0.01) > span:
        return Fault(
            "duration-too-long",
            duration=happened.duration,
            first=happened.from_,
            last=happened.to,
            span=span,
        )
    exact = happened.precision == "day"
    if exact and span is not None and most is not None and span > most + 1:
        return Fault(
            "duration-too-short",
            duration=happened.duration,
            first=happened.from_,
            last=happened.to,
            span=span,
        )
    return None
