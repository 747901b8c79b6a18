"""Quantities in words: "at least 50", "dozens", "50 to 60", and what may be drawn of them.

A wording is never replaced by a number: `Quantity` keeps it and adds the bounds that the
words allow. A wording that is not known is an error that lists those that are, never a
guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["KNOWN_WORDINGS", "Quantity", "UnknownWordingError", "parse"]

KNOWN_WORDINGS: dict[str, str] = {
    "23": "exactly 23",
    "447 others": "exactly 447, other than those named before",
    "five": "exactly 5",
    "at least 50": "50 or more",
    "at least … 346": "346 or more, where “at least” stands before an earlier number",
    "more than 70": "71 or more",
    "over 100": "101 or more",
    "50 to 60": "between 50 and 60 (also 50-60, 50–60, between 50 and 60)",
    "three or four": "between 3 and 4",
    "around 15 to 20": "between 15 and 20, approximately",
    "25 to 30, suspected": "between 25 and 30, which the speaker only suspects",
    "no loss of any kind": "a stated zero",
    "dozens": "a word without a number",
}
"""One example of each wording that `parse` knows, with what it means."""

_VAGUE = (
    "dozens",
    "hundreds",
    "thousands",
    "several",
    "many",
    "some",
    "a few",
    "few",
    "a large number",
    "a higher number",
    "months",
    "years",
    "decades",
    "weeks",
)
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER_WORDS = {word: value for value, word in enumerate(_UNITS)}
_NUMBER_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_NUMBER_WORDS |= {
    f"{ten}-{unit}": 10 * tens + units
    for tens, ten in enumerate(_TENS, start=2)
    for units, unit in enumerate(_UNITS[1:10], start=1)
}

_N = r"(\d{1,3}(?:,\d{3})+|\d+|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + ")"
_EXACT = re.compile(_N)
_RANGE = re.compile(rf"{_N}(?: to | or |\s?[-–]\s?){_N}")
_BETWEEN = re.compile(rf"between {_N}(?: and |-|–){_N}")
_AT_LEAST = re.compile(rf"(?:at least|no fewer than|a minimum of)(?: …)? {_N}|{_N} or more")
_MORE_THAN = re.compile(rf"(?:more than|over|upwards of)(?: …)? {_N}")
_APPROXIMATE = re.compile(r"(?:around|about|some|nearly|roughly) (?=\d|[a-z]+)")
_TAIL = re.compile(r" (?:others?|times|people|in all)$")


class UnknownWordingError(ValueError):
    """A wording that `parse` does not know."""


@dataclass(frozen=True)
class Quantity:
    """A quantity as worded, with the bounds the words allow.

    Attributes
    ----------
    words : str
        The wording, as published.
    low, high : int or None
        Smallest and largest whole number the words allow. ``high`` None means that the
        words leave the top open; both None means that the words hold no number.
    approximate : bool
        The speaker said "around", "about" or the like.
    suspected : bool
        The speaker only suspects the figure.
    """

    words: str
    low: int | None
    high: int | None
    approximate: bool = False
    suspected: bool = False

    @property
    def vague(self) -> bool:
        """True where the wording holds no number ("dozens")."""
        return self.low is None and self.high is None

    @property
    def says_none(self) -> bool:
        """True where a word for none stands instead of a number ("no loss of any kind")."""
        return self.high == 0 and not re.search(r"\d|zero", self.words.lower())

    @property
    def exact(self) -> bool:
        """True where the wording is one number without a hedge."""
        return self.low is not None and self.low == self.high and not self.approximate


def _value(number: str) -> int:
    return _NUMBER_WORDS[number] if number in _NUMBER_WORDS else int(number.replace(",", ""))


def _bounds(phrase: str) -> tuple[int | None, int | None] | None:
    """Low and high of a phrase stripped of its hedges, or None where it is not known."""
    if phrase in _VAGUE:
        return None, None
    if phrase in {"none", "no loss of any kind", "no casualties"}:
        return 0, 0
    if match := _EXACT.fullmatch(phrase):
        return _value(match[1]), _value(match[1])
    if match := _AT_LEAST.fullmatch(phrase):
        return _value(match[1] or match[2]), None
    if match := _MORE_THAN.fullmatch(phrase):
        return _value(match[1]) + 1, None
    if match := _RANGE.fullmatch(phrase) or _BETWEEN.fullmatch(phrase):
        return _value(match[1]), _value(match[2])
    return None


def parse(words: str) -> Quantity:
    """The quantity that a wording expresses.

    Parameters
    ----------
    words : str
        A wording as published, for example ``"at least 50"``.

    Returns
    -------
    Quantity
        The wording with its bounds, in whole people (or trucks, or hours).

    Raises
    ------
    UnknownWordingError
        When the wording is not one of `KNOWN_WORDINGS`, or a range runs backwards.

    Notes
    -----
    "More than 70" is 71 or more. "Dozens" holds no number: ACLED codes it as 12 and
    ordinary English means 24 or more, so it is kept as a word.

    Examples
    --------
    >>> parse("more than 70")
    Quantity(words='more than 70', low=71, high=None, approximate=False, suspected=False)
    """
    phrase = re.sub(r"\s+", " ", words.strip().lower())
    suspected = phrase.endswith(", suspected")
    phrase = phrase.removesuffix(", suspected")
    approximate = False
    if phrase not in _VAGUE:
        phrase = _TAIL.sub("", phrase)
        approximate = bool(_APPROXIMATE.match(phrase))
        phrase = _APPROXIMATE.sub("", phrase, count=1)
    bounds = _bounds(phrase)
    if bounds is None:
        known = ", ".join(repr(example) for example in [*KNOWN_WORDINGS, *_VAGUE[1:]])
        raise UnknownWordingError(
            f"{words!r} is not a wording this project knows. Known wordings: {known}. "
            "Use one of them, or add a rule with a test in explainer/quantities.py"
        )
    low, high = bounds
    if low is not None and high is not None and low > high:
        raise UnknownWordingError(f"{words!r} runs backwards: low {low} > high {high}")
    return Quantity(words, low, high, approximate, suspected)
