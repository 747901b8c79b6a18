"""Quotations for who reads English: which language one is in, and what it says."""

from __future__ import annotations

from babel import Locale

from explainer.records.bound import Claim

__all__ = ["in_english", "language_name", "quoted_in_english"]

_NAMES = {"prs": "Dari"}
"""Languages that Babel has no name for."""
_OURS = "en"


def language_name(code: str) -> str:
    """A language by its name; by its code where it has none."""
    names = Locale(_OURS).languages
    return _NAMES.get(code) or names.get(code) or names.get(code.partition("-")[0]) or code


def in_english(claim: Claim) -> str:
    """Which language a quotation is in, and what it says; empty where it is English."""
    if not claim.quote or claim.quote_language == _OURS:
        return ""
    name = language_name(claim.quote_language)
    if not claim.translation:
        return f"{name}; the record has no translation"
    return f"{name}. In English: “{claim.translation}”"


def quoted_in_english(claim: Claim) -> str:
    """The words of a claim as an English reader can read them; its own where they are English."""
    if not claim.quote:
        return claim.says
    if claim.quote_language == _OURS:
        return f"“{claim.quote}”"
    name = language_name(claim.quote_language)
    if not claim.translation:
        return f"{claim.says} (The words are in {name}.)"
    return f"“{claim.translation}” (translated from {name})"
