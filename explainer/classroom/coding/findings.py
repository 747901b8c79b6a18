"""What is literally in a line of a text: quantity words, days, names of speakers and of places.

Nothing is guessed and nothing is chosen: every finding is a piece of the line, with its place.
What it means is given only where the words alone say it (a day with its year, a known name).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from explainer.records import newsdays, quantities, quantity_finder
from explainer.records.ledger import Ledger
from explainer.records.misspelt import is_piece
from explainer.records.newsreadings import DayReading
from explainer.records.numerals import fold

__all__ = ["Finding", "Findings", "Line", "findings", "lines_of", "unmarked", "worded"]

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_DAYS_AND_MONTHS = "|".join(
    f"{name}\\b" for name in (*calendar.day_name, *filter(None, calendar.month_name))
)
_GOES_ON = re.compile(rf" (?!{_DAYS_AND_MONTHS})[A-Z][a-z]")
"""What follows a name of one word that is only a piece of a longer one: "Gul" of "Gul Rahman"."""


@dataclass(frozen=True)
class Line:
    """A line of a text, without the blanks around it; ``end`` is not included."""

    number: int
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Finding:
    """Words of a line, where they stand in the text, and what they mean where that is certain.

    ``means`` holds a day as year-month-day, ids of actors or places, or "together" of a number
    that counts killed and wounded together; empty where that is not certain. ``readings`` are all
    that words for a day may mean, and ``ask`` what must be decided.
    """

    words: str
    start: int
    end: int
    means: tuple[str, ...] = ()
    readings: tuple[DayReading, ...] = ()
    ask: str = ""


@dataclass(frozen=True)
class Findings:
    """What is literally in one line, each kind in the order of the line."""

    quantities: tuple[Finding, ...] = field(default=())
    days: tuple[Finding, ...] = field(default=())
    speakers: tuple[Finding, ...] = field(default=())
    places: tuple[Finding, ...] = field(default=())


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold words, with their addresses."""
    found, start = [], 0
    for number, whole in enumerate(text.split("\n"), start=1):
        words = whole.strip()
        if words:
            first = start + whole.index(words)
            found.append(Line(number, first, first + len(words), words))
        start += len(whole) + 1
    return tuple(found)


def findings(line: Line, ledger: Ledger, published: dt.date | None = None) -> Findings:
    """What is literally in a line.

    Parameters
    ----------
    line : Line
        The line, with its place in the text.
    ledger : Ledger
        For the names of speakers and of places.
    published : datetime.date, optional
        The day of the report, from which weekdays and years are told.

    Notes
    -----
    A name is found as it is spelt in ``actors.yaml`` (name or alias) or ``geo/``, without its
    article and with either apostrophe; of names that overlap, the longest. A speaker's name of one
    word that goes on with a capital is a piece of another's, and no finding. The numbers of a day
    are not found as quantities.
    """
    days = tuple(_days(line, published))
    speakers: dict[str, list[str]] = defaultdict(list)
    for key, actor in ledger.actors.items():
        if key != "report":
            for name in (actor.name, *actor.aliases):
                speakers[_plain(_ARTICLE.sub("", name))].append(key)
    places: dict[str, list[str]] = defaultdict(list)
    for key, place in ledger.places.items():
        places[_plain(place.name)].append(key)
    return Findings(
        tuple(_quantities(line, days)),
        days,
        tuple(name for name in _names(line, speakers) if not _is_piece(name, line)),
        tuple(_names(line, places)),
    )


def _at(line: Line, start: int, end: int, means: Iterable[str] = ()) -> Finding:
    words = line.words[start:end]
    return Finding(words, line.start + start, line.start + end, tuple(means))


def _days(line: Line, published: dt.date | None) -> Iterator[Finding]:
    for found in newsdays.days_in(line.words, published):
        days = [one.day.isoformat() for one in found.readings if one.day]
        means = days if len(found.readings) == 1 else ()
        yield replace(
            _at(line, found.start, found.end, means), readings=found.readings, ask=found.ask
        )


def _quantities(line: Line, days: Iterable[Finding]) -> Iterator[Finding]:
    taken = [(day.start - line.start, day.end - line.start) for day in days]
    for found in quantity_finder.find(line.words, taken):
        means = (found.counted,) if found.counted == "together" else ()
        yield _at(line, found.start, found.end, means)


def _plain(words: str) -> str:
    return words.replace("’", "'")


def _is_piece(name: Finding, line: Line) -> bool:
    """Whether a name of one word goes on as somebody else's."""
    after = line.words[name.end - line.start :]
    return " " not in name.words and _GOES_ON.match(after) is not None


def _names(line: Line, known: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Known names in a line; where two overlap, the longer."""
    longest_first = sorted(known, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest_first)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", _plain(line.words)):
        yield _at(line, match.start(), match.end(), dict.fromkeys(known[match[0]]))


def worded(words: str, quote: str, sentence: str) -> str:
    """A number's words, between quotation marks where they are not known but stand in the quote.

    In their sentence they stand as a whole: what qualifies them belongs to them.
    """
    plain = fold(unmarked(words))
    if not plain or quantities.known(unmarked(words)) is not None:
        return words
    alone = re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")
    folded = fold(sentence)
    whole = [m for m in alone.finditer(folded) if not is_piece(folded[: m.start()], plain)]
    return quantities.as_said(unmarked(words)) if whole and alone.search(fold(quote)) else words


def unmarked(words: str) -> str:
    """A number's words without the quotation marks."""
    return words.strip("“” ")
