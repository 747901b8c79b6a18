"""Words beside a number that qualify it and are not read: misspelt, run together, half of a pair.

The number alone would be another one ("50" of "at leest 50"), so it is none. Not here: what words
of a number mean, which `wordings` says.
"""

from __future__ import annotations

import re

from explainer.records.numerals import NUMBER_WORDS

__all__ = ["is_cut", "is_piece"]

_QUALIFIERS = (
    "fewer", "about", "around", "almost", "nearly", "under", "between", "upwards", "roughly",
    "approximately", "perhaps", "barely",
)  # fmt: skip
_ORDINARY = {"ground", "yearly", "dearly", "rarely", "fever", "abort", "abound", "upward"}
"""Words of their own that are one letter off."""
_PARTS = "at|up|more|less|fewer|than|to|least|most|as|many|over|about|some"
_RUN_TOGETHER = re.compile(rf"(?:{_PARTS}){{2,3}}")
_BEFORE = re.compile(
    r"\b(?:(?:more|less|fewer|greater|higher|lower) then|as \S+ as|between|up to{2,}|double|twice|"
    r"triple|treble|nigh|(?:upwards?|excess|neighbou?rhood|vicinity|order|north|shy) of{0,2}f?) $"
)
_AT = re.compile(r"\bat (?:the )?(?:very )?(?P<word>[a-z]+)\b")
_OTHER_HALF = re.compile(r"(?: (?:to|or) |-)(?P<word>[a-z]+)\b")
_NUMBERS = frozenset(word for word in NUMBER_WORDS if len(word) > 3 and word.isascii())


_GOES_BEFORE = re.compile(
    r"\b(?:at|than|up|as|about|around|over|under|nearly|almost|between|least|most|more|less|fewer|"
    r"upwards?|excess|vicinity|at the(?: very)?|between \S+ and|(?:up|close|\d[\d,.]*) to) $"
)
_NEAR = 80
"""How many characters before a number say whether it is a piece."""
_NO_WHOLE = re.compile(r"(?:to|than|or|and) .*|.* (?:at|to|than|up|as|or|and|of|about)", re.DOTALL)


def is_piece(before: str, words: str) -> bool:
    """Whether words of a number that nobody knows are a piece: of "at leest 50" "leest 50" is one.

    All words are folded; ``before`` is what stands before them in their sentence.
    """
    return bool(_NO_WHOLE.fullmatch(words) or _GOES_BEFORE.search(before[-_NEAR:]))


def is_cut(before: str, after: str) -> bool:
    """Whether a number is only a piece of what stands there, by the folded words around it."""
    tokens = before.split()[-1:] if before.endswith(" ") else []
    at_before = _AT.search(before[-24:])
    at_after = _AT.match(after.lstrip(" "))
    other = _OTHER_HALF.match(after)
    return bool(
        _BEFORE.search(before)
        or any(_is_qualifier(token) for token in tokens)
        or (at_before and before[-24:][at_before.end() :] == " " and _is_bound(at_before["word"]))
        or (at_after and _is_bound(at_after["word"]))
        or (other and _near_a_number(other["word"]))
    )


def _is_qualifier(token: str) -> bool:
    if _RUN_TOGETHER.fullmatch(token) and token not in _PARTS.split("|"):
        return True
    if token in _QUALIFIERS or token in _ORDINARY or len(token) < 5:
        return False
    return any(_off(token, one) == 1 for one in _QUALIFIERS)


def _is_bound(word: str) -> bool:
    return any(0 < _off(word, one) <= (2 if len(word) > 4 else 1) for one in ("least", "most"))


def _near_a_number(word: str) -> bool:
    if word in NUMBER_WORDS or len(word) < 5:
        return False
    return any(word[0] == one[0] and _off(word, one) <= 2 for one in _NUMBERS if len(one) > 4)


def _off(one: str, other: str) -> int:
    """How many letters are to be changed, added or left out (Levenshtein)."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        corner, row[0] = row[0], at
        for n, own in enumerate(other, start=1):
            corner, row[n] = row[n], min(row[n] + 1, row[n - 1] + 1, corner + (letter != own))
    return row[-1]
