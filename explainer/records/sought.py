"""What a caption is searched for: a figure, a day, a speaker and people, by what the words mean.

Here words are made into patterns once, from the tables by which records are read: how numbers are
worded (`explainer.records.wordings`), how newsrooms write days (`explainer.records.newsdays`), and
how speakers and groups are named in the records. What a pattern takes is asked of those readers
when it is made. Python and the browser (``front/src/lesson/marking.js``) then search with the same
patterns, so that there is one grammar, and none in the browser.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.records import calendars, newsdays, quantities, quantity_finder
from explainer.records.catalogue import Group
from explainer.records.nouns import NOUNS
from explainer.records.numerals import NUMBER_WORDS, SCALES, spelled
from explainer.records.quantities import Quantity
from explainer.records.wordings import JOINS, SLOT, WORDINGS, Meaning

__all__ = [
    "PLAIN", "Sought", "day_sought", "label_sought", "number_sought", "people_sought", "plainly",
    "speaker_sought", "stands",
]  # fmt: skip

_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９")
PLAIN = {
    **{digit: str(n) for digits in _DIGITS for n, digit in enumerate(digits)},
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\t\n\r\f\v", " "),
    **dict.fromkeys("\u2010\u2011–—−", "-"),
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
"""Signs that are written in several ways, each as it is searched for."""


@dataclass(frozen=True)
class Sought:
    """Words that are looked for in a caption.

    Attributes
    ----------
    found : str
        Pattern of the words, in small letters.
    before, after : str
        Patterns of what takes their meaning away where it stands right before or after them.
    never : str
        Pattern of what must not stand in the caption at all; "" where there is none.
    """

    found: str
    before: str
    after: str
    never: str = ""


def plainly(words: str) -> str:
    """Words as they are searched for: small letters, plain signs, single blanks."""
    signs = "".join(PLAIN.get(sign, sign) for sign in words)
    return re.sub(" +", " ", signs.lower()).strip(" ")


def stands(sought: Sought, plain: str) -> bool:
    """Whether the words stand in a caption that is written `plainly`."""
    if sought.never and re.search(sought.never, plain, re.ASCII):
        return False
    return any(
        not re.search(f"(?:{sought.before})$", plain[: match.start()], re.ASCII)
        and not re.search(f"^(?:{sought.after})", plain[match.end() :], re.ASCII)
        for match in re.finditer(sought.found, plain, re.ASCII)
    )


def _any(words: Iterable[str]) -> str:
    """One of some words, the longest first; signs stand for themselves."""
    listed = sorted(set(words), key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(_SIGN.sub(_ESCAPED, one) for one in listed)})"


_SIGN, _ESCAPED = re.compile(r"([][(){}.*+?^$|\\/-])"), r"\\\1"
_SAME_CLAUSE = r"(?:(?! but | while | although )[^.;!?:,])*"
_NEGATED = (
    r"(?:\b(?:not|never|nor|neither|cannot|den(?:y|ies|ied|ying)|doubt(?:s|ed)?|disput(?:es?|ed)|"
    rf"reject(?:s|ed)?|refut(?:es?|ed)|false|untrue|nobody|wrong)\b|n't\b){_SAME_CLAUSE}"
)


# --- a number of people -----------------------------------------------------------------


def number_sought(quantity: Quantity) -> Sought | None:
    """Every wording of the same figure, as one number of people killed; None where it has none."""
    cores = list(_wordings(quantity))
    if not cores:
        return None
    return Sought(
        found=f"(?:{'|'.join(cores)})",
        before="|".join(
            (
                r"[a-z0-9_.,%$€£#/=<>~+-]",
                _any(_starts(hedging=True)),
                rf"\b{_any(_heads())}",
                r"\b(?:between|from) ",
                rf"(?:[0-9]|\b{_NUMBER_WORD}),? ?{_any(_betweens())} ?",
                r"\b(?:wound|injur)(?:ed|ing|es|s) (?:[a-z]+ )?",
                _NEGATED,
            )
        ),
        after="|".join(
            (
                rf" ?\((?:[0-9]|{_NUMBER_WORD}\b)",
                r"[a-z0-9_°%+]|[.,:][0-9]|[-/][a-z0-9]",
                rf" ?(?:[0-9]|{_NUMBER_WORD}\b)| {_any(SCALES)}s?\b",
                quantity_finder.OF_OTHER_THINGS,
                rf"{_any(_ends(hedging=True))}(?![a-z])",
                rf",? ?{_any(_betweens())} ?(?:{_any(_starts(hedging=None))}){{0,2}}"
                rf"(?:[0-9]|{_NUMBER_WORD}\b)(?! ?(?:[a-z]+ )?(?:wounded|injured|hurt))",
                rf"(?:,|,? and|,? but) {_any(_starts(hedging=True))}(?:[0-9]|{_NUMBER_WORD})",
                quantity_finder.DEAD_AND_WOUNDED,
                rf" (?:(?!(?:{_DEAD}|and|or|with|while|but) )[a-z'-]+ ){{0,4}}"
                r"(?:wounded|injured|hurt)\b",
                r" (?:[a-z'-]+ ){0,3}(?:casualt|injur)",
                rf" {_SAME_CLAUSE}\b(?:not|never|n't) (?:[a-z]+ )?(?:{_DEAD})",
            )
        ),
    )


_DEAD = r"killed|dead|died|dying|deaths?|slain|martyred|lost"
_HURT = frozenset("injury injuries casualty casualties".split())
_PEOPLE = _any({*NOUNS - _HURT, "afghan", "pakistani"})
"""Who may stand between a number and what bounds it: "50 civilians or more"."""
_NUMBER_WORD = _any(NUMBER_WORDS - {"quarter", "quarters", "half"})


def _is_plain(meaning: Meaning) -> bool:
    bounds = (meaning.low, meaning.high, meaning.approximate, meaning.suspected)
    return bounds == (0, 0, False, False)


def _starts(*, hedging: bool | None) -> Iterator[str]:
    """What stands before a number: words that change it, such that leave it as it is, or both."""
    for meaning in WORDINGS:
        if _is_plain(meaning) is not hedging:
            for form in meaning.forms:
                if form.endswith(SLOT) and form.count(SLOT) == 1 and form != SLOT:
                    yield form.removesuffix(SLOT)


def _heads() -> Iterator[str]:
    """What makes a wording another one where it stands before it: "just" before "over"."""
    starts = {one for one in _starts(hedging=None) if one.endswith(" ")}
    for longer in _starts(hedging=True):
        yield from (longer.removesuffix(one) for one in starts if longer.endswith(f" {one}"))


def _ends(*, hedging: bool) -> Iterator[str]:
    for meaning in WORDINGS:
        if _is_plain(meaning) is not hedging:
            for form in meaning.forms:
                if form.startswith(SLOT) and form.count(SLOT) == 1 and form != SLOT:
                    yield form.removeprefix(SLOT)


def _betweens() -> Iterator[str]:
    """What joins two numbers to one range; "and" and "but" join other things too."""
    for meaning in JOINS:
        for form in meaning.forms:
            between = form.split(SLOT)[1].strip(" ,")
            if between and between not in {"and", "but"} and "(" not in between:
                yield between


def _wordings(quantity: Quantity) -> Iterator[str]:
    """Patterns of all wordings that the grammar of quantities reads as the same figure."""
    near = {n for bound in (quantity.low, quantity.high) if bound is not None
            for n in (bound - 1, bound, bound + 1) if n > 0}  # fmt: skip
    for n in sorted(near):
        for start, end in _bounds():
            if _same(quantities.known(f"{start[0]}{n}{end[0]}"), quantity):
                plain_start = f"(?:{_no_longer(start)}{_any(_starts(hedging=False))}){{0,2}}"
                plain_end = f"(?:{_any(_ends(hedging=False))}){{0,2}}"
                people = rf"(?: {_PEOPLE}\b){{0,4}}" if end != ("",) else ""
                yield (
                    f"{plain_start}{_any(start)}{plain_start}(?:{_number(n)})"
                    f"{people}{plain_end}{_any(end)}{plain_end}"
                )


def _no_longer(start: tuple[str, ...]) -> str:
    """That no longer wording of another meaning begins here: "just over" is not "over"."""
    longer = {
        other
        for other in _starts(hedging=True)
        if other not in start and any(one and other.endswith(f" {one}") for one in start)
    }
    return f"(?!{_any(longer)})" if longer else ""


def _bounds() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words of one meaning before a number, and of one after it, or none."""
    starts: list[tuple[str, ...]] = [("",)]
    ends: list[tuple[str, ...]] = [("",)]
    for meaning in WORDINGS:
        one = [f for f in meaning.forms if f.count(SLOT) == 1 and f != SLOT]
        if not _is_plain(meaning):
            starts += [tuple(f.removesuffix(SLOT) for f in one if f.endswith(SLOT))]
            ends += [tuple(f.removeprefix(SLOT) for f in one if f.startswith(SLOT))]
    for start in filter(None, starts):
        for end in filter(None, reversed(ends)):  # the longer first, without an end last
            yield start, end


def _same(found: Quantity | None, wanted: Quantity) -> bool:
    return found is not None and all(
        getattr(found, name) == getattr(wanted, name)
        for name in ("low", "high", "approximate", "suspected")
    )


def _number(n: int) -> str:
    """A number in figures, in words, or in both."""
    figures = sorted({str(n), f"{n:,}"}, key=len, reverse=True)
    digits, words = "|".join(figures), "|".join(spelled(n))
    if not words:
        return digits
    return rf"(?:{words}) \((?:{digits})\)|(?:{digits}) \((?:{words})\)|{digits}|{words}"


# --- a day ------------------------------------------------------------------------------


def day_sought(day: dt.date, published: dt.date) -> Sought:
    """Every form in which newsrooms write a day, as far as each means this day alone.

    "On the 27th" has no month, and "on Monday" no date: a stranger could not tell which day it is.

    Parameters
    ----------
    day : datetime.date
        The day.
    published : datetime.date
        The day of the report, from which a year that is not written is told.
    """
    found = [form for sample, form in _days(day) if _is_day(sample, day, published)]
    weekday = calendars.WEEKDAYS[day.weekday()].lower()
    others = {name.lower() for name in calendars.WEEKDAYS} - {weekday}
    other = _any({*others, *(name[:length] for name in others for length in (3, 4))})
    next_day = r"(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9])"
    after = (
        r"[a-z0-9_]|,? ?-?(?:1[0-9]|2[0-9])[0-9]{2}|[/.-][0-9]"
        rf"| ?(?:-|to|until|till|through|and|or) ?{next_day}|,? \(?{other}\b| of (?:them|those)\b"
    )
    if _is_day(f"{day.day}.{day.month}.{day.year}", day, published):
        found += _dotted(day, after, other)
    return Sought(
        found="|".join(found),
        before=r"[a-z0-9_/.]|[0-9] ?-|[0-9](?:st|nd|rd|th)?,? (?:and|or|to|until|till) |"
        rf"{other}\.?,? "
        r"|\b(?:not|never|nor|before|after|until|till|since|from|between|than) (?:on )?(?:the )?",
        after=after,
    )


def _dotted(day: dt.date, after: str, other: str) -> Iterator[str]:
    """A day as "27.10.", "27. 10." or "27.10": where it might be a number, it is none.

    It has its year, or it stands after "on", a bracket or a stop, and before nothing that can be
    counted. What stands before it is part of the pattern: not every browser can look back.
    """
    d, m = (f"0?{n}" if n < 10 else str(n) for n in (day.day, day.month))
    yield rf"{d}\. ?{m}\. ?(?:{day.year}|{day.year % 100:02})(?![0-9])"
    weekday = calendars.WEEKDAYS[day.weekday()].lower()
    on = rf"\b(?:on|{weekday}|{weekday[:3]}\.?),? (?:the )?"
    start = rf"^(?!.*\b{other}\.?,? (?:the )?{d}\. ?{m})"
    spaced, stopped, bracket = (
        rf"{d}(?:\. ?| ?- ?){m}",
        rf"{start}(?:.*(?:[.,;:] |- ))?",
        rf"{start}.*\(",
    )
    counted = rf"[0-9]{{3}}|(?:{_any({*SCALES, *NOUNS, 'afghan', 'pakistani'})}|{_DEAD})\b"
    alone = rf"(?!\.|[,:][0-9]| ?(?:{counted})|{quantity_finder.OF_OTHER_THINGS}|{after})"
    yield rf"(?:(?:{on}|{bracket}){spaced}|{stopped}{d}\.{m}){alone}"
    yield rf"(?:{on}|{bracket}|{stopped}){d}\. ?{m}\.(?!{after})"


def _days(day: dt.date) -> Iterator[tuple[str, str]]:
    """Forms of a day: each as it may be written, and its pattern."""
    n, month, year = day.day, day.month, day.year
    names = _any(name.lower() for name, number in calendars.MONTHS.items() if number == month)
    ordinal = f"{n}{'th' if 10 < n < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
    short = f"{year % 100:02}"
    d, m = f"0?{n}" if n < 10 else str(n), f"0?{month}" if month < 10 else str(month)
    weekday = calendars.WEEKDAYS[day.weekday()].lower()
    told = rf"(?:(?:{weekday}|{weekday[:3]}\.?),? )?"
    of_year = rf"(?:, ?|\.? |-)?{year}(?![0-9])"
    forms = (
        (f"{n} {day:%B}", rf"{told}(?:the )?(?:{ordinal}|0?{n}\.?)(?: of )?[ -]?{names}\.?"),
        (f"{day:%B} {n}", rf"{told}{names}\.? ?(?:the )?(?:{ordinal}|{d})"),
    )
    for sample, form in forms:
        yield f"{sample} {year}", form + of_year
        yield sample, form
    for sign, pattern in (("/", " ?/ ?"), (".", r"\."), ("-", r"\-")):
        yield f"{year}{sign}{month:02}{sign}{n:02}", f"{year}{pattern}{month:02}{pattern}{n:02}"
        for first, last, a, b in ((n, month, d, m), (month, n, m, d)):
            yield f"{first}{sign}{last}{sign}{year}", f"{a}{pattern}{b}{pattern}(?:{year}|{short})"
    yield f"{n}/{month}", f"{d} ?/ ?{m}"
    yield f"{month}/{n}", f"{m} ?/ ?{d}"


def _is_day(sample: str, day: dt.date, published: dt.date) -> bool:
    """Whether the reader of days takes words for one day, and for this one."""
    read = newsdays.days_in(sample, published)
    return len(read) == 1 and {reading.day for reading in read[0].readings} == {day}


# --- speakers, people, documents --------------------------------------------------------

_SAYS = (
    r"(?:say|said|count|report|state|claim|put|announce|confirm|tell|told|record|document|find|"
    r"found|estimate)(?:s|d|ed|ing)?\b"
)
_BY = (
    r"\b(?:according to|(?:said|counted|reported|given|stated|put out|confirmed|announced) by|"
    r"says?|said)"
)


def speaker_sought(names: Iterable[str], others: Iterable[str], quantity: Quantity) -> Sought:
    """The names of a speaker, unless the figure is put into the mouth of somebody else.

    Parameters
    ----------
    names : iterable of str
        What the speaker is called.
    others : iterable of str
        What everybody else is called.
    quantity : Quantity
        The figure.
    """
    own, other = _any(map(plainly, names)), _any(map(plainly, others))
    n = _figure(quantity)
    between = rf"(?:(?!\b{own}\b)[^.;])*"
    return Sought(
        found=own,
        before=r"[a-z0-9_-]|\b(?:not|nor|never|except|unlike|without|instead of|rather than) "
        r"(?:by |from |the |to )*",
        after=r"[a-z0-9_-]| (?:(?:does|do|did|has|have|had|is|was|were|would|could)(?: not\b|n't)|"
        r"never|cannot|can't|den(?:y|ies|ied)|reject|disput|refus|doubt)"
        r"| (?:secretary|security|high|human|children|special|general|chief|refugee)",
        never=rf"\b{other}(?:'s? [a-z]+)? {_SAYS}{between}\b{n}|"
        rf"\baccording to (?:the |a )?{other}\b{between}\b{n}|"
        rf"\b{n}{between}{_BY} (?:the |a )?{other}\b(?! and {own})",
    )


def _figure(quantity: Quantity) -> str:
    bounds = sorted({b for b in (quantity.low, quantity.high) if b is not None})
    return f"(?:{'|'.join(map(_number, bounds))})\\b" if bounds else _any([quantity.words.lower()])


_LANDS = {"afghan": "afghanistan", "pakistani": "pakistan"}


def people_sought(group: Group, quantity: Quantity) -> Sought:
    """A group of people of one nation, as it is named in the records or in words around that.

    The figure must not stand before people of another kind.
    """
    nation, _, kind = plainly(group.name).partition(" ")
    land = _LANDS.get(nation, nation)
    one = kind.removesuffix("s")
    others = NOUNS - {kind, one, *_ANYBODY} | {other for other in (*_LANDS, *_LANDS.values())
                                               if other not in {nation, land}}  # fmt: skip
    skipped = r"(?:(?!(?:and|or|non|not|no|were|was|killed|dead|said|in|by|of)\b)[a-z'-]+ )"
    return Sought(
        found=rf"{nation}(?:istan's|'s)? {skipped}?{one}s?|{land}'s {skipped}?{one}s?|"
        rf"{one}s? (?:(?!(?:and|or)\b)[a-z'-]+ ){{0,4}}(?:in|of|from|across|inside) {land}|"
        rf"{nation}s,? (?:who (?:were|are) |all )*{one}s?",
        before=r"[a-z0-9_-]|\b(?:not|no|nor|never|except|without|non) (?:the |any )?|"
        rf"\b{_any({*_LANDS, *_LANDS.values()} - {nation, land})},? (?:and |or )",
        after=rf"[a-z0-9_-]|,? (?:and|or|plus) (?:other )?(?:[a-z]+ )?{_any(others)}\b"
        r"(?! (?:say|said))",
        never=rf"\b{_figure(quantity)} {skipped}{{0,2}}{_any(others)}\b",
    )


_ANYBODY = frozenset(
    "dead death deaths fatality fatalities lives casualty casualties losses people person persons "
    "human humans victim victims others other body bodies individual individuals man men woman "
    "women child children boy boys girl girls member members resident residents adult adults "
    "local locals national nationals citizen citizens villager villagers injury injuries".split()
) | {"afghan", "afghans", "pakistanis"}


def label_sought(label: str) -> Sought:
    """The label of a document: its number in figures or in words."""
    words, _, number = plainly(label).rpartition(" ")
    numbered = f"{words}s? ?(?:no\\.? ?|number |#|nr\\.? ?)?(?:{_number(int(number))})" \
        if number.isdigit() else _any([plainly(label)])  # fmt: skip
    return Sought(
        found=numbered,
        before=r"[a-z0-9_-]|\b(?:not|nor|never|except) (?:in |from |by |to |the )*",
        after=r"[a-z0-9_]|[.,:/-][0-9]| ?-[a-z0-9]| (?:hundred|thousand|dozen|score)",
    )
