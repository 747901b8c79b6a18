"""Which way a language is written, and words of one language kept apart from those around them.

A browser that is not told puts the brackets and figures of an Urdu sentence where an English one
would have them. So a quotation says its language and direction where HTML can say it, and where
only characters go (hover texts, captions) it stands between two invisible marks.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

__all__ = ["attributes", "direction", "isolated", "quoted"]

OURS = "en"
UNKNOWN = "und"
"""BCP 47 for a language that nobody named."""

_RIGHT_TO_LEFT = {
    "ar", "arc", "arz", "azb", "bal", "bgn", "bqi", "brh", "ckb", "dv", "fa", "glk", "haz", "he",
    "iw", "khw", "ks", "lrc", "mzn", "nqo", "pbt", "pes", "pnb", "prs", "ps", "pst", "pbu", "sd",
    "skr", "syr", "ug", "ur", "yi",
}  # fmt: skip
_SCRIPTS = {"arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr"}
_FIRST_STRONG, _POP = "\u2068", "\u2069"

Direction = Literal["ltr", "rtl"]


def direction(language: str, words: str = "") -> Direction:
    """Which way words are written: by their script or language, or by their first letter.

    Parameters
    ----------
    language : str
        A BCP 47 tag, such as ``ur``, ``prs`` or ``uz-Arab``.
    words : str, optional
        Looked at where the language is English or not known: people also write what they like.
    """
    first, *more = language.lower().replace("_", "-").split("-")
    scripts = {part for part in more if len(part) == 4}
    if scripts:
        return "rtl" if scripts & _SCRIPTS else "ltr"
    if first in _RIGHT_TO_LEFT:
        return "rtl"
    strong = (unicodedata.bidirectional(sign) for sign in words)
    first_strong = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first_strong == "L" else "rtl"


def attributes(words: str, language: str = OURS) -> dict[str, str]:
    """``lang`` and ``dir`` of an element with these words; none for plain English."""
    way = direction(language, words)
    if language == OURS:
        return {} if way == "ltr" else {"lang": UNKNOWN, "dir": way}
    return {"lang": language, "dir": way}


def isolated(words: str, language: str = OURS) -> str:
    """Words between marks that keep their order apart; plain English needs none."""
    mixed = any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in words)
    if not mixed and language == OURS:
        return words
    start = "\u2067" if direction(language, words) == "rtl" else _FIRST_STRONG
    return f"{start}{words}{_POP}"


def quoted(words: str, language: str = OURS) -> str:
    """Words in quotation marks of ours, kept apart."""
    return f"“{isolated(words, language)}”"
