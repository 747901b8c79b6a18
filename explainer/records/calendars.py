"""Months and weekdays as newsrooms of the region write them, and the Solar Hijri calendar."""

from __future__ import annotations

import datetime as dt

__all__ = [
    "LUNAR",
    "MONTHS",
    "SOLAR_MONTHS",
    "WEEKDAYS",
    "month_of",
    "solar_day",
    "weekday_of",
]

_LONG = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SCRIPT: dict[str, int] = {
    "جنوری": 1, "فروری": 2, "مارچ": 3, "اپریل": 4, "مئی": 5, "جون": 6, "جولائی": 7, "اگست": 8,
    "ستمبر": 9, "سپتمبر": 9, "سپتامبر": 9, "اکتوبر": 10, "اکتبر": 10, "نومبر": 11, "نوامبر": 11,
    "دسمبر": 12, "دسامبر": 12,
}  # fmt: skip
"""Months of the common calendar in Urdu, Pashto and Dari."""
_SHORT = {**{name[:3]: n for n, name in enumerate(_LONG, start=1)}, "Sept": 9}
MONTHS = {name: n for n, name in enumerate(_LONG, start=1)} | _SHORT
MONTHS |= {name.upper(): n for name, n in MONTHS.items()} | _SCRIPT
"""The months of the common calendar under all their names."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_BY_NAME = {name: n for n, name in enumerate(WEEKDAYS)}
_WEEKDAY_BY_NAME |= {name[:length]: n for n, name in enumerate(WEEKDAYS) for length in (3, 4, 5)}
_WEEKDAY_BY_NAME |= {name.upper(): n for name, n in _WEEKDAY_BY_NAME.items()}
_SOLAR: tuple[tuple[str, ...], ...] = (
    ("Hamal", "Farvardin", "Wray", "حمل", "فروردین", "وری"),
    ("Sawr", "Saur", "Ordibehesht", "Ghwayay", "ثور", "اردیبهشت", "غویی"),
    ("Jawza", "Khordad", "Ghbargolay", "جوزا", "خرداد", "غبرګولی"),
    ("Saratan", "Tir", "Chungash", "سرطان", "تیر", "چنګاښ"),
    ("Asad", "Mordad", "Zmaray", "اسد", "مرداد", "زمری"),
    ("Sunbula", "Sonbola", "Shahrivar", "Wazhay", "سنبله", "شهریور", "وږی"),
    ("Mizan", "Mehr", "Tala", "میزان", "مهر", "تله"),
    ("Aqrab", "Aban", "Laram", "عقرب", "آبان", "لړم"),
    ("Qaws", "Qaus", "Azar", "Lindai", "قوس", "آذر", "لیندۍ"),
    ("Jadi", "Jadee", "Dey", "Marghumay", "جدی", "دی", "مرغومی"),
    ("Dalw", "Dalwa", "Bahman", "Salwagha", "دلو", "بهمن", "سلواغه"),
    ("Hut", "Hoot", "Esfand", "Kab", "حوت", "اسفند", "کب"),
)
SOLAR_MONTHS = {name: n for n, names in enumerate(_SOLAR, start=1) for name in names}
"""Months of the Solar Hijri year in Dari, Persian and Pashto, in Latin letters and their own."""
LUNAR = (
    r"Muharram|Safar|Rabi[ -]?(?:al|ul|us)[ -]?[\w’']+|Rabi (?:II?|2nd|1st)|Jumada[ -]?(?:al|ul|"
    r"us)[ -]?[\w’']+|Rajab|"
    r"Sha[’']?ban|Rama[dz]h?an|Shawwal|(?:Dhu|Zul|Zil)[ -]?(?:al[ -]?)?[\w’']+"
)
"""Months of the Islamic lunar year; which day that is depends on where the moon was seen."""
_LEAP_OF_33 = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_FIRST_YEAR, _NEW_YEAR = 1300, dt.date(1921, 3, 21)
_LAST_YEAR = 1473


def month_of(name: str) -> int:
    """The number of a month of the common calendar, however it is shortened."""
    return MONTHS[name.rstrip(".")]


def weekday_of(name: str) -> int:
    """The number of a weekday, Monday 0, however it is shortened."""
    return _WEEKDAY_BY_NAME[name.rstrip(".")]


def solar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of the Solar Hijri calendar in the common one; None where there is no such day.

    Notes
    -----
    Leap years follow the rule of 33 years, which agrees with the observed calendar from 1300 to
    1473 (1921 to 2094). Afghanistan and Iran have the same days under other names of months.

    Examples
    --------
    >>> solar_day(1404, 7, 17)
    datetime.date(2025, 10, 9)
    """
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= day <= _month_length(year, month)):
        return None
    leaps = sum(_is_leap(earlier) for earlier in range(_FIRST_YEAR, year))
    days = 365 * (year - _FIRST_YEAR) + leaps
    days += sum(_month_length(year, earlier) for earlier in range(1, month)) + day - 1
    return _NEW_YEAR + dt.timedelta(days=days)


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP_OF_33


def _month_length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29
