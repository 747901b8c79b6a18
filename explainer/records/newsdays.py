"""Days as newsrooms write them: "Oct. 15", "11-12 October", "overnight into Sunday", "9/10/2025".

Every finding is a piece of the words. It holds each reading that the words and the day of the
report allow: one where they are certain, several or none where a reader must be asked. Nothing is
guessed. The table of forms with their meanings is ``tests/test_newsdays.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explainer.records import calendars
from explainer.records import newscounted as counted
from explainer.records import newsreadings as readings
from explainer.records.newsreadings import NO_SUCH, DayMatch, DayReading, Found

__all__ = ["NewsDay", "days_in"]

_PLAIN = {
    **{ord(digit): str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")},
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\t"), " "),
    0x2011: "-",
}
"""Digits of the region's scripts, and blanks and hyphens that do not break; each of one sign."""

_BEFORE = 120
"""How many characters before a day say what it is a day of."""


@dataclass(frozen=True)
class NewsDay:
    """Words that name a day or days; ``ask`` says what a reader must decide, if anything."""

    words: str
    start: int
    end: int
    readings: tuple[DayReading, ...] = ()
    ask: str = ""


def days_in(words: str, published: dt.date | None = None) -> tuple[NewsDay, ...]:
    """The days that stand in some words, in their order; where two overlap, the longer.

    Parameters
    ----------
    words : str
        A line of a report.
    published : datetime.date, optional
        The day of the report, from which weekdays and years are told.
    """
    plain = words.translate(_PLAIN)
    matches = [(match, read) for pattern, read in _PATTERNS for match in pattern.finditer(plain)]
    matches.sort(key=lambda found: (found[0].start(), -found[0].end()))
    days: list[NewsDay] = []
    last_day: dt.date | None = None
    for match, read in matches:
        if days and match.start() < days[-1].end:
            continue
        before = plain[max(0, match.start() - _BEFORE) : match.start()]
        seen = DayMatch(match, before, published, last_day)
        try:
            found, ask = read(seen)
        except (ValueError, OverflowError):  # 31 June, or a year that no calendar has
            found, ask = (), NO_SUCH
        found = tuple(dict.fromkeys(found))
        days.append(NewsDay(words[slice(*match.span())], *match.span(), found, ask))
        if len(found) == 1 and found[0].day:
            last_day = found[0].day
    return tuple(days)


# --- the forms --------------------------------------------------------------------------


def _any(names: Sequence[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_DOT = r"(?:(?<!\w\w\w\w\w)(?<!May)(?<!June)(?<!July)\.)?"
"""Of a short name alone: after a long one it ends a sentence."""
_MONTH = rf"(?P<{{0}}>{_any(tuple(calendars.MONTHS))}){_DOT}(?![^\W\d_])"
_D = r"(?:the )?(?P<{0}>[0-9]{{1,2}})(?!\d)(?:st|nd|rd|th)?"
_Y = r"(?:(?:,?[ -]|\.)(?P<y>[12][0-9]{3})\b)?"
_YY = r"(?:(?:,?[ -]|\.)(?P<y>[12][0-9]{3}|(?<=-)[0-9]{2})\b)?"
_Y1 = r"(?:,? (?P<y1>[12][0-9]{3}))?"
_DASH = r"(?P<join> ?[-–—/&~] ?| (?:to|and|or|until|till|through|up to) )"
_NIGHT = (
    r"(?:[Tt]he (?:intervening )?night|[Nn]ight|[Oo]vernight)"
    r"(?: (?:of|on|between|from|in between))?"
)
_BEGIN = rf"(?:(?:[Bb]etween|[Ff]rom|[Ee]ither|[Tt]he weekend of|{_NIGHT}) )?"
_LONG_NAMES = "|".join((*calendars.WEEKDAYS, *(name.upper() for name in calendars.WEEKDAYS)))
_NAMES = rf"(?:{_LONG_NAMES}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_W, _W2 = rf"(?P<w>{_LONG_NAMES})", rf"(?P<w2>{_LONG_NAMES})"
_WB = rf"(?:(?P<w>{_NAMES}),? )?"
_WB2 = rf"(?:(?P<w2>{_NAMES}),? )?"
_WA = rf"(?:,? \(?(?P<w2>{_LONG_NAMES})\)?)?"
_DAYPART = r"(?:night|evening|morning|afternoon|dawn)"
_NUMBER = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in (*counted.COUNTS[1:], "one", "a")
)
_SOLAR = _any(tuple(calendars.SOLAR_MONTHS))
_DATE = r"{}(?: of)? {}".format(_D.format("d"), _MONTH.format("m"))
_FORMS: tuple[tuple[str, Callable[[DayMatch], Found]], ...] = (
    (r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}", readings.read_iso),
    # Several days: "11-12 October 2025", "Oct. 11–12", "October 11 and 12".
    (_BEGIN + _WB + _D.format("d1") + _DASH + _WB2 + _D.format("d2") + r"(?: of)? "
     + _MONTH.format("m") + _Y, readings.read_run),
    (_BEGIN + _WB + _MONTH.format("m") + " " + _D.format("d1") + _DASH + _WB2 + _D.format("d2")
     + _Y, readings.read_run),
    (_BEGIN + _WB + _D.format("d1") + r"(?: of)? " + _MONTH.format("m1") + _Y1 + _DASH + _WB2
     + _D.format("d2") + r"(?: of)? " + _MONTH.format("m2") + _Y, readings.read_run),
    (_BEGIN + _WB + _MONTH.format("m1") + " " + _D.format("d1") + _Y1 + _DASH + _WB2
     + _MONTH.format("m2") + " " + _D.format("d2") + _Y, readings.read_run),
    (r"(?P<ds>[0-9]{1,2}(?:, [0-9]{1,2}){1,30},? (?:and|&) [0-9]{1,2}) " + _MONTH.format("m") + _Y,
     readings.read_list),
    (_MONTH.format("m")
     + r" (?P<ds>[0-9]{1,2}(?:, [0-9]{1,2}){1,30},? (?:and|&) [0-9]{1,2})(?!\d)" + _Y,
     readings.read_list),
    (r"(?P<d1>[0-9]{1,2})(?P<join> ?[-–—&] ?)(?P<d2>[0-9]{1,2})(?P<sep>[/.])(?P<m>[0-9]{1,2})"
     r"(?P=sep)(?P<y>[12][0-9]{3})", readings.read_run_in_numbers),
    # One day: "Saturday, Oct. 25, 2025", "the 15th of October", "15-Oct-2025".
    (_WB + _D.format("d") + r"(?: of )?[ -]?" + _MONTH.format("m") + _YY + _WA,
     readings.read_printed),
    (_WB + _MONTH.format("m") + r" ?" + _D.format("d") + _Y + _WA, readings.read_printed),
    (_W + r" \((?:" + _D.format("d") + " " + _MONTH.format("m") + _Y + r")\)",
     readings.read_printed),
    (_W + r" \((?:" + _MONTH.format("m") + " " + _D.format("d") + _Y + r")\)",
     readings.read_printed),
    *(
        (words + date + _Y + after, read)
        for date in (_DATE, _MONTH.format("m") + " " + _D.format("d"))
        for words, after, read in (
            (r"[Tt]he night (?:of|on) ", "", counted.read_night_of_date),
            ("", r" night", counted.read_night_of_date),
            (r"[Oo]vernight (?:on )?", "", counted.read_overnight_of),
            (r"(?:[Tt]he )?(?P<how>[Ww]eek(?:end)? of|[Ww]eek (?:(?:that )?(?:begin|start|"
             r"commenc|end)"
             r"(?:s|ed|ing|ning)|began|from|until|to)(?: on)?) (?:\w+day,? )?", "",
             counted.read_week_of),
        )
    ),
    (r"[Oo]vernight (?:into|to) " + _DATE + _Y, counted.read_into_date),
    (r"[Oo]vernight (?:into|to) " + _MONTH.format("m") + " " + _D.format("d") + _Y,
     counted.read_into_date),
    (r"(?P<d>[0-9]{1,2})(?P<sep>[/.-])(?P<m>[0-9]{1,2})(?P=sep)(?P<y>[12][0-9]{3}|[0-9]{2})",
     readings.read_numbers),
    (r"(?!24/7)(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?!/)", readings.read_numbers),
    # Months and years.
    (r"(?:(?:[Bb]etween|[Ff]rom) )?" + _MONTH.format("m1") + _Y1 + _DASH + _MONTH.format("m2")
     + r"(?! \d{1,2}\b)(?:,? (?P<y>[12][0-9]{3}))?", readings.read_months),
    (r"(?P<part>(?:[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of)[ -](?:in )?)"
     + _MONTH.format("m") + _Y, readings.read_month),
    (_MONTH.format("m") + r",? (?P<y>[12][0-9]{3})", readings.read_month),
    (r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bduring ))" + _MONTH.format("m"),
     readings.read_month),
    (r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince )|(?<=\bduring ))"
     r"(?P<y>1[89][0-9]{2}|20[0-9]{2})", readings.read_year),
    (r"(?:(?<=\bon )|(?<=\bby )|(?<=\bOn )|(?<=\bsince ))the (?P<d>[0-9]{1,2})(?:st|nd|rd|th)"
     r"(?! (?:century|floor|day|time|round))", readings.read_ordinal),
    # Counted from the report, or from a day before.
    (rf"(?:(?P<since>[Ss]ince) )?(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious) )?{_W}"
     rf"(?: (?P<part>{_DAYPART}))?", counted.read_weekday),
    (r"(?:[Ii]n |[Dd]uring |[Bb]y )?the (?:early|small|wee|late) hours(?! of)|"
     r"(?:[Aa]t|[Bb]efore) (?:dawn|first light|daybreak|midnight)(?! (?:on|of)\b)",
     readings.read_vague),
    (r"(?:[Ii]n )?the (?P<part>first|second|third|fourth|last|final) "
     r"(?:half|week|days|ten days) of " + _MONTH.format("m") + _Y, readings.read_month),
    (rf"(?:[Ii]n the (?:early|small|wee) hours of|[Ll]ate on|[Ee]arly on|[Ll]ate|[Ee]arly) {_W}"
     rf"(?: (?P<part>{_DAYPART}))?", counted.read_weekday),
    (rf"(?:(?:[Bb]etween|[Ff]rom|[Ee]ither|{_NIGHT}) )?{_W}{_DASH}{_W2}(?: night)?",
     counted.read_weekdays),
    (rf"[Oo]vernight {_W}", counted.read_overnight_of),
    (rf"[Oo]vernight (?:into|to) {_W}", counted.read_overnight_into),
    (rf"(?:[Oo]vernight (?:on|from)|[Tt]he night of) {_W}", counted.read_overnight_from),
    (r"[Oo]vernight(?! (?:into|to|on|from|of|between)\b)|[Ll]ast night|[Yy]esterday|[Tt]oday|"
     r"[Tt]onight|"
     r"[Tt]omorrow", counted.read_relative),
    (r"[Tt]he (?:day before|previous day|following day|next day|day after|same (?:day|night))|"
     r"[Tt]hat (?:day|night)|[Aa] day (?:earlier|later)", counted.read_beside),
    (rf"(?P<n>[0-9]{{1,2}}|{_NUMBER}) (?P<unit>days?|weeks?) (?:earlier|later|before|after)",
     counted.read_beside),
    (rf"(?:[0-9]{{1,2}}|{_NUMBER}) hours? (?:earlier|later|before|after|ago)|[Tt]he other (?:day|"
     rf"night)|"
     r"[Tt]he (?:day|night|week|weekend|month) before last", readings.read_vague),
    (rf"(?P<n>[0-9]{{1,2}}|{_NUMBER}|[Ss]everal|[Aa]n? few|[Aa]n) "
     r"(?P<unit>days?|weeks?|months?|years?|fortnight) ago", counted.read_ago),
    (r"(?:[Ee]arlier )?(?P<which>[Tt]his|[Ll]ast|[Pp]revious|[Pp]ast) "
     r"(?P<unit>week|weekend|month)", counted.read_period),
    (r"(?:[Oo]ver |[Aa]t |[Dd]uring )?the (?P<which>(?:past |last )?)(?P<unit>weekend)(?! of\b|"
     r" before last\b)",
     counted.read_period),
    (r"[Ll]ater this (?:week|month)|(?:[Ii]n )?(?:[Rr]ecent|[Tt]he (?:past|last)) "
     rf"(?:(?:few|several|{_NUMBER}) )?(?:days|weeks|months)", readings.read_vague),
    # Other calendars.
    (r"(?P<d>[0-9]{1,2}) (?P<s>" + _SOLAR + r"),? (?P<y>1[34][0-9]{2})", readings.read_solar),
    (r"(?P<s>" + _SOLAR + r") (?P<d>[0-9]{1,2}),? (?P<y>1[34][0-9]{2})", readings.read_solar),
    (r"(?P<d>[0-9]{1,2}) (?P<s>Hamal|Sawr|Jawza|Saratan|Sunbula|Mizan|Aqrab|Qaws|Dalw|Mehr|Aban|"
     r"Azar|Farvardin)", readings.read_solar),
    (rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{calendars.LUNAR})(?:,? 1[34][0-9]{{2}})?",
     readings.read_lunar),
    (rf"(?:{calendars.LUNAR}) [0-9]{{1,2}}(?:,? 1[34][0-9]{{2}})?", readings.read_lunar),
)  # fmt: skip
"""Each form with what reads it; of two that begin at one place the longer one is taken."""
_PATTERNS = tuple(
    (re.compile(rf"(?<![\w/.])(?:{pattern})(?!\w)"), read) for pattern, read in _FORMS
)
