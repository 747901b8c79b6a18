"""What a number is worth, in figures, in words or in both: "1,00,000", "۲۳", "two dozen".

Figures in every script that writes tens (Eastern Arabic, Extended Arabic-Indic, Devanagari,
Bengali), grouped by thousands or by lakh; number words with and without hyphen and "and"; lakh
and crore beside million and billion. No library of number words fits: text2num, the only one that
is well kept, is compiled for single machines, so that it would not run in a browser, and it knows
no "a hundred", lakh, crore or dozen; word2number and number-parser are no longer kept, and the
latter takes "two hundred and" for 200.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

__all__ = ["NUMBER_WORDS", "SCALES", "fold", "spelled", "value"]

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = (
    {word: n for n, word in enumerate(_UNITS)}
    | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
    | {"threescore": 60, "fourscore": 80}
)
SCALES = {
    "trillion": 10**12,
    "billion": 10**9,
    "crore": 10**7,
    "million": 10**6,
    "lakh": 10**5,
    "thousand": 1000,
    "hundred": 100,
    "score": 20,
    "dozen": 12,
}
"""Words that multiply, the largest first."""
NUMBER_WORDS = frozenset(
    {*_SMALL, *SCALES, "lakhs", "lac", "lacs", "crores", "mn", "bn", "half", "quarter", "quarters"}
)
"""Words that a number may begin or go on with."""

_DIGITS = re.compile(
    r"0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d?(?:,\d{2}){1,5},\d{3}", re.ASCII
)
_SHORT = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(k|m|bn)", re.ASCII)
_SHORT_SCALES = {"k": "thousand", "m": "million", "bn": "billion"}
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,4}", re.ASCII)
_LONGEST_WORDS = 14
_TWICE = re.compile(r"(?P<one>[^()]+) \((?P<other>[^()]+)\)")
_ALIASES = {"lakhs": "lakh", "lac": "lakh", "lacs": "lakh", "crores": "crore", "dozens": "dozen"}
_ALIASES |= {"mn": "million", "bn": "billion"}

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\t\n\r\f\v", " "),
        **dict.fromkeys("\u2010\u2011–—", "-"),
        **dict.fromkeys("’‘ʼ", "'"),
        **dict.fromkeys("“”„«»", '"'),
        "٬": ",", "،": ",", "٫": ".",
    }
)  # fmt: skip
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACED = (
    (re.compile(r">\s?=\s?(?=\d)"), "≥"),
    (re.compile(r"<\s?=\s?(?=\d)"), "≤"),
    (re.compile(r"(?<=[<>≤≥~±])\s(?=\d)"), ""),
    (re.compile(r"(?<=\d)\s(?=\+)"), ""),
)
"""Signs of comparison, with what they mean when they stand in two keys or apart."""
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")


def fold(words: str) -> str:
    """Words as the grammar compares them: one case, one kind of digit, space, hyphen and comma."""
    digits = words
    if not words.isascii():
        seen = _UNSEEN.sub("", words)
        digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in seen)
    plain = _GROUPED.sub(",", digits).translate(_SIGNS).lower()
    plain = plain.replace("...", "…").replace("…", " … ")
    for written, sign in _SPACED:
        plain = written.sub(sign, plain)
    return re.sub(" +", " ", plain).strip()


def value(number: str) -> int | None:
    """What a folded number is worth, or None where it is no whole number.

    Examples
    --------
    >>> [value(n) for n in ("1,00,000", "twenty three", "half a dozen", "1.5 million", "1,00")]
    [100000, 23, 6, 1500000, None]
    """
    twice = _TWICE.fullmatch(number)
    if twice:  # twenty-three (23)
        worth = value(twice["one"])
        return worth if worth == value(twice["other"]) else None
    if _DIGITS.fullmatch(number):
        return int(number.replace(",", ""))
    if short := _SHORT.fullmatch(number):  # 1.5m
        return _cardinal([short[1], _SHORT_SCALES[short[2]]])
    plain = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", number)
    plain = re.sub(r"(?<=[a-z]), (?=[a-z])", " ", plain)
    first, *rest = plain.split(" ")
    words = [first, *(_ALIASES.get(word, word) for word in rest)]
    if words[-3:] == ["of", "a", "million"]:
        words = [*words[:-3], "million"]
    return _cardinal(words) if 0 < len(words) <= _LONGEST_WORDS else None


def spelled(number: int) -> tuple[str, ...]:
    """The words for a number below a thousand, in the ways in which they are written; else none."""
    hundreds, rest = divmod(number, 100)
    if not 0 <= number < 1000:
        return ()
    below = [_UNITS[rest]] if rest < 20 else [_TENS[rest // 10 - 2]]
    if rest > 20 and rest % 10:
        below = [f"{below[0]}{sign}{_UNITS[rest % 10]}" for sign in "- "]
    if not hundreds:
        return tuple(below)
    many = ("a hundred", "one hundred") if hundreds == 1 else (f"{_UNITS[hundreds]} hundred",)
    return many if not rest else tuple(f"{one} and {last}" for one in many for last in below)


def _cardinal(words: list[str]) -> int | None:
    """The worth of number words: so many of the largest scale, and the rest below it."""
    for name, scale in SCALES.items():
        if name in words:
            at = words.index(name)
            many, rest = _how_many(words[:at], name), words[at + 1 :]
            if many is not None and rest == ["and", "a", "half"]:  # a dozen and a half
                many, rest = many + Fraction(1, 2), []
            if many is None or (many * scale).denominator != 1 or (rest and name == "dozen"):
                return None
            below = _cardinal(rest[rest[0] == "and" :]) if rest else 0
            fits = below is not None and below < scale
            return int(many * scale) + below if below is not None and fits else None
    return _below_hundred(words)


def _how_many(words: list[str], of: str) -> Fraction | None:
    """What stands before a scale: "two", "2.5", "half a", "one and a half", or nothing."""
    if words in (["half", "a"], ["half"], ["a", "half"]):
        return Fraction(1, 2)
    if words[-1:] in (["quarter"], ["quarters"]) and words[0] in {"a", "quarter", "three"}:
        return Fraction(3 if words[0] == "three" else 1, 4)
    if words in (["a"], []):
        return Fraction(1) if words or of not in {"dozen", "score"} else None
    if words[-3:] == ["and", "a", "half"]:
        whole = _cardinal(words[:-3])
        return None if whole is None else whole + Fraction(1, 2)
    if len(words) == 1 and _DECIMAL.fullmatch(words[0]):
        return Fraction(words[0])
    many = _cardinal(words)
    return Fraction(many) if many else None


def _below_hundred(words: list[str]) -> int | None:
    """The worth of words without a scale: "23", "twenty", "twenty three"."""
    if len(words) == 1:
        return (
            int(words[0].replace(",", "")) if _DIGITS.fullmatch(words[0]) else _SMALL.get(words[0])
        )
    ten, unit = words if len(words) == 2 else ("", "")
    return _SMALL[ten] + _SMALL[unit] if ten in _TENS and unit in _UNITS[1:10] else None
