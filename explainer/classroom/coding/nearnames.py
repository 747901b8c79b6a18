"""Which known names are near one that was typed: its words, its initials, or another spelling.

"Bakhtar" is near the Bakhtar News Agency, "Zabiullah" near Zabihullah Mujahid, "MoFA" near the
Ministry of Foreign Affairs. Near names are offered, and none is taken for the one that was typed.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["near_names"]

_MOST = 3
_ENOUGH = 0.75
_SAME, _SOUNDS_SAME, _BEGINS = 1.0, 0.95, 0.9
_SIMILAR = 0.78
_MAY_SOUND_SAME = 0.55
_LETTER = 0.77
"""Less than `_SIMILAR`: a letter makes two names near only beside another word."""
_FILLERS = frozenset("the a an of and for in at on to al ul".split())
_COMMON = frozenset(
    "ministry minister spokesman spokesperson spokeswoman official officials agency news army "
    "government afghan afghanistan pakistan pakistani village district province town city".split()
)
"""Words of many names: alone they make no two names near."""
_SOUNDS = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("zh", "z"), ("ph", "f"),
    ("ch", "c"), ("ck", "k"), ("q", "k"), ("w", "v"), ("j", "z"), ("x", "ks"), ("h", ""),
)  # fmt: skip
"""How one sound of Pashto, Dari and Urdu is written in several ways."""


_WRITTEN_OUT = {
    "mofa": "foreign ministry",
    "mod": "defence ministry",
    "moi": "interior ministry",
    "iea": "islamic emirate",
    "kp": "khyber pakhtunkhwa",
    "kpk": "khyber pakhtunkhwa",
    "fm": "foreign minister",
}
"""What is often written short, of which no name here has the initials."""


def near_names(typed: str, spelt: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The ids of the nearest known names, the nearest first.

    Parameters
    ----------
    typed : str
        A name that is none of them.
    spelt : mapping of str to iterable of str
        Each spelling that is known, with the ids that it may mean.
    """
    best: dict[str, float] = {}
    typed = _WRITTEN_OUT.get(typed.casefold().replace(".", ""), typed)
    for spelling, ids in spelt.items():
        score = _nearness(typed, spelling)
        if score >= _ENOUGH:
            for key in ids:
                best[key] = max(best.get(key, 0), score)
    return tuple(sorted(best, key=lambda key: (-best[key], key)))[:_MOST]


def _nearness(typed: str, spelling: str) -> float:
    """From 0 to 1: how much of the shorter name stands in the longer one."""
    one, other = _words(typed), _words(spelling)
    if not one or not other:
        return 0.0
    if _are_initials(one, spelling) or _are_initials(other, typed):
        return _SAME
    shorter, longer = sorted((one, other), key=len)
    found = [max(_alike(word, known) for known in longer) for word in shorter]
    told = [n for word, n in zip(shorter, found, strict=True) if word not in _COMMON]
    if not told or max(told) < _SIMILAR:
        return 0.0
    within = (sum(told) + sum(found)) / (len(told) + len(found))
    return within * (1 - 0.01 * (len(longer) - len(shorter)))  # of two, the one that says less more


@lru_cache(4096)
def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[^\W_]+", letters.replace("'s ", " ").replace("'", ""))
    return tuple(word for word in words if word not in _FILLERS) or tuple(words)


def _are_initials(words: tuple[str, ...], name: str) -> bool:
    """Whether one word is made of the initials of a name, with or without its small words."""
    if len(words) != 1 or len(words[0]) < 2:
        return False
    every = re.findall(r"[^\W_]+", re.sub(r"\(.*?\)", "", name.casefold()))
    firsts = "".join(word[0] for word in every)
    without = "".join(word[0] for word in every if word not in _FILLERS)
    return len(every) > 1 and words[0] in {firsts, without}


def _alike(one: str, other: str) -> float:
    """How alike two words are: the same, of the same sound, or of nearly the same letters."""
    if one == other:
        return _SAME
    if 1 in (len(one), len(other)):  # “N. Waziristan”
        return _LETTER if one[0] == other[0] else 0.0
    if min(len(one), len(other)) < 3:
        return 0.0
    if min(len(one), len(other)) >= 4 and (one.startswith(other) or other.startswith(one)):
        return _BEGINS
    ratio = difflib.SequenceMatcher(None, one, other).ratio()
    if ratio >= _MAY_SOUND_SAME and _sound(one) == _sound(other) and len(_sound(one)) >= 3:
        return _SOUNDS_SAME
    return ratio if ratio >= _SIMILAR else 0.0


@lru_cache(4096)
def _sound(word: str) -> str:
    """The consonants of a word, each written one way; short vowels are written in many."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    first, rest = word[:1], re.sub("[aeiouy]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", ("a" if first in "aeiouy" else first) + rest)
