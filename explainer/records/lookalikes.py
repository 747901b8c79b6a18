"""Words that look the same though their characters differ: found, and told what differs.

A text copied from the web, a PDF or a word processor holds no-break and thin blanks, soft
hyphens, signs of no width, curly or straight quotation marks, dashes of many kinds, letters in
one or two characters, ligatures, wide letters, and words broken at the end of a line. A reader
sees none of it. Here all these are folded to one look, and every folded character knows where
it stands in the text, so that an address is always that of the real characters.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = [
    "LookalikeMatch",
    "difference",
    "find",
    "first_place",
    "folded",
    "look",
    "nearest_line",
    "same_look",
]

_SAME: dict[str, str] = {
    **dict.fromkeys("“”„‟«»″〝〞〟＂˝", '"'),
    **dict.fromkeys("‘’‚‛‹›′ʼʻʹ`´＇ˈ", "'"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("−⁃﹘﹣－˗‐‑‒–—―⸺⸻", "-"),
    # Letters of other alphabets that no eye tells from Latin ones.
    **dict(zip("АВЕЅІЈКМНОРСТХаеорсухѕіјһԁԛԝ", "ABESIJKMHOPCTXaeopcyxsijhdqw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
    # Arabic letters and their Persian and Urdu forms, which many keyboards mix.
    **dict.fromkeys("يىےۍې", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("هۀةەھ", "ہ"),
}
_INVISIBLE = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180e", "\u0640", "\u3164"}
_LINE_ENDS = "\n\r\u2028\u2029\x85\x0b\x0c"
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class LookalikeMatch:
    """Where words stand in a text, and what differs; ``told`` is empty where nothing does."""

    start: int
    end: int
    line: int
    told: str = ""


@dataclass(frozen=True)
class _Folded:
    """A text as it looks; character n is that of ``text[starts[n]:ends[n]]``."""

    looks: str
    starts: list[int]
    ends: list[int]


def look(character: str) -> str:
    """What a character (with its accents) looks like; empty where nothing is to be seen."""
    if character in _SAME:
        return _SAME[character]
    if character in _INVISIBLE or unicodedata.category(character[0]) == "Cf":
        return ""
    if character.isspace():
        return "\n" if character in _LINE_ENDS else " "
    return "".join(_SAME.get(c, c) for c in unicodedata.normalize("NFKC", character))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the accents and syllable parts that follow it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _joins(text[at]):
            continue
        yield start, at
        start = at


def _joins(character: str) -> bool:
    """Whether a character is written onto the one before: an accent, a part of a syllable."""
    return (
        unicodedata.combining(character) != 0
        or "\u1160" <= character <= "\u11ff"
        or "\ufe00" <= character <= "\ufe0f"
    )


def _fold(text: str) -> _Folded:
    looks: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        seen = look(text[start:end].rstrip("\ufe00\ufe01\ufe0e\ufe0f"))
        if text[start] == SOFT_HYPHEN and text[end : end + 1] in tuple(_LINE_ENDS):
            seen = SOFT_HYPHEN  # it breaks a word, or is seen by nobody before a blank
        for sign in seen:
            previous = looks[-1] if looks else ""
            if sign in " \n" and previous in (" ", "\n"):
                looks[-1], ends[-1] = ("\n" if "\n" in (sign, previous) else " "), end
            elif sign == "-" and previous == "-":
                ends[-1] = end
            else:
                looks.append(sign)
                starts.append(start)
                ends.append(end)
    return _Folded("".join(looks), starts, ends)


def folded(text: str) -> str:
    """A text as it looks: one kind of blank, quotation mark and dash, nothing invisible."""
    return re.sub(r"\s+", " ", _fold(text).looks.replace(SOFT_HYPHEN, "")).strip()


def same_look(text: str) -> str:
    """A fingerprint that two texts share when they look the same (sha256 of `folded`)."""
    return hashlib.sha256(folded(text).encode()).hexdigest()


def _pattern(words: str) -> str:
    """What finds words in a folded text, also where a line ends within them."""
    parts = []
    for sign in re.findall(rf"[-{SOFT_HYPHEN}]\n|.|\n", _fold(words).looks, re.DOTALL):
        if sign in (" ", "\n"):
            parts.append(f"{SOFT_HYPHEN}?[ \n]")
        elif len(sign) > 1:
            parts.append(f"[-{SOFT_HYPHEN}]?\n?")
        elif sign == "-":
            parts.append("-\n?")
        else:
            parts.append(re.escape(sign))
    broken = f"(?:[-{SOFT_HYPHEN}]\n)?"
    joined = ""
    for n, part in enumerate(parts):
        inside = n > 0 and _is_letter(parts[n - 1]) and _is_letter(part)
        joined += (broken if inside else "") + part
    return joined


def _is_letter(part: str) -> bool:
    return len(part) == 1 and part.isalnum()


def find(text: str, words: str) -> tuple[LookalikeMatch, ...]:
    """Every place where words stand in a text, or words that look the same.

    Parameters
    ----------
    text, words : str
        The text, and what is looked for; blanks at the ends of ``words`` count for nothing.

    Returns
    -------
    tuple of Found
        In the order of the text, with the address of the real characters. Only where there is
        none, places that differ in capital letters are given.
    """
    words = words.strip()
    pattern = _pattern(words)
    if not pattern:
        return ()
    whole = _fold(text)
    for flags in (0, re.IGNORECASE):
        found = tuple(_places(text, words, whole, re.compile(pattern, flags)))
        if found:
            return found
    return ()


def first_place(text: str, words: str) -> LookalikeMatch | None:
    """Where words stand first, very words before such as only look the same."""
    return min(find(text, words), key=lambda found: (bool(found.told), found.start), default=None)


def _places(
    text: str, words: str, whole: _Folded, pattern: re.Pattern[str]
) -> Iterator[LookalikeMatch]:
    for match in pattern.finditer(whole.looks):
        first, last = match.start(), match.end() - 1
        # Not half of a character that looks like two, such as a ligature.
        if (first and whole.starts[first - 1] == whole.starts[first]) or (
            last + 1 < len(whole.starts) and whole.starts[last + 1] == whole.starts[last]
        ):
            continue
        start, end = whole.starts[first], whole.ends[last]
        line = text.count("\n", 0, start) + 1
        yield LookalikeMatch(start, end, line, difference(text[start:end], words))


def difference(real: str, given: str) -> str:
    """In which characters two pieces of text differ that look the same; empty if in none."""
    if real == given:
        return ""
    ours, theirs = Counter(real), Counter(given)
    if real.lower() == given.lower():
        return "capital letters"
    only_more = not (ours - theirs and theirs - ours)
    here, there = _named(ours - theirs, theirs, only_more), _named(theirs - ours, ours, only_more)
    told = [f"the text has {here}" if here else "", f"your words have {there}" if there else ""]
    return ", ".join(part for part in told if part) or "the order of accents"


def _named(characters: Counter[str], others: Counter[str], only_more: bool) -> str:
    """Characters by their names, each once."""
    names = [f"{_name(c)}{' more often' if only_more and c in others else ''}" for c in characters]
    return " and ".join(dict.fromkeys(names))


def _name(character: str) -> str:
    if character in "\r\n":
        return "a line break"
    if character in " \t":
        return "a blank" if character == " " else "a tab"
    if character.isascii() and character.isalnum():
        return f"“{character}”"
    name = unicodedata.name(character, "control character").lower()
    return f"{name} (U+{ord(character):04X})"


def nearest_line(text: str, words: str) -> tuple[int, str] | None:
    """The line that shares most of the words looked for, with its number; None if none does."""
    wanted = set(re.findall(r"\w+", folded(words).casefold()))
    best: tuple[int, int, str] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        shared = len(wanted & set(re.findall(r"\w+", folded(line).casefold())))
        if shared and (best is None or shared > best[0]):
            best = (shared, number, line.strip())
    return best[1:] if best else None
