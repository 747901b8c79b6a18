"""Breaks of the rules of evidence by their codes, in the words of whoever keeps the records.

What `rules` finds; every other fault is in `faults`.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RULE_WORDS"]

RULE_WORDS: Mapping[str, str] = {
    # --- rules: links, events, fields --------------------------------------------------
    "field-not-written": (
        "{field} is not written; expected what the source gives, or {empty}, which says that we "
        "looked"
    ),
    "supports-himself": (
        "supports {other!r}, but both are said by {name}{member}: nobody supports himself; "
        "{expected}"
    ),
    "supports-in-one-sentence": (
        "supports {other!r}, but both stand in one sentence, one witness; {expected}"
    ),
    "supports-unnamed": (
        "supports {other!r}, but {name} and {other_name} have no name and may be the same people; "
        "{expected}"
    ),
    "event-on-other-day": (
        "event {event!r} is dated to {day} exactly, but happened is {first} to {last}; expected "
        "days that hold it, another event, or an event less exact"
    ),
    "figure-twice": (
        "{measure} {words!r} is also counted by {other!r}: the same people twice, or one of the "
        "two figures is wrong; expected each figure once"
    ),
    # --- rules: figures ----------------------------------------------------------------
    "no-words": (
        "{field} {words!r} has no words; quote the words of the source that hold the claim, or "
        "leave the field out"
    ),
    "quote-cuts-number": (
        "quote {quote!r} cuts through {whole!r} of its sentence; expected all words of the number, "
        "or none of them"
    ),
    "figure-differs": (
        "{measure} {words!r} ({meaning}) is not what {where} says: {told}. Write the figure with "
        "its hedge as the source words it, and quote the words that hold it"
    ),
    "part-not-named": "including {who!r} is not in {where}, {words!r:.160}; expected its own words",
    "part-differs": (
        "including {who!r}: {measure} {words!r} is not what {where} says of them: {told}; expected "
        "the source's number"
    ),
    # --- rules: numbers and days -------------------------------------------------------
    "number-in-no-field": (
        "says has {words!r}, which stands neither in counts, amounts and quote nor in the days, or "
        "not so often{instead}; expected the source's number, recorded in one of them"
    ),
    "number-not-in-sentence": (
        "says has {words!r}, which its sentence in the text does not have, or not so "
        "often{instead}; expected a number of the sentence"
    ),
    "vague-word": (
        "says has {words!r}, which the source does not say{instead}; expected its own word"
    ),
    "quoted-number-in-no-field": (
        "quote has {words!r}, which stands in no field of the claim, or not so often{instead}; "
        "expected it under counts or amounts, or in says"
    ),
    "number-not-translated": (
        "translation has no {words}, which the quotation has{instead}; expected the same numbers "
        "in both"
    ),
    "number-only-translated": (
        "translation has {words}, which the quotation has not{instead}; expected the same numbers "
        "in both"
    ),
    "amount-differs": (
        "amounts.{number}.words {words!r} is not in {where}{instead}; expected the source's words "
        "there too"
    ),
    "day-not-recorded": (
        "{field} has {words!r}, but {number}/{month} (day/month) is not the day recorded: {known}. "
        "Mend the words, or said_on, happened or the event"
    ),
    "year-not-recorded": (
        "{field} has the year {words}, which stands in no other field{instead}; expected the "
        "source's year, also under happened"
    ),
    # --- rules: words ------------------------------------------------------------------
    "other-word-of-death": (
        "says has {words!r}, which {where} does not have; expected the source's own word{instead}"
    ),
    "unit-not-in-sentence": (
        "counts.unit {unit!r} is not a word of its sentence in the text; expected the source's own "
        "word{instead}"
    ),
    "other-word-for-people": (
        "{field} has {words!r}, which {where} does not have; expected the source's own "
        "word{instead}, or a note that tells our inference in that word"
    ),
    "points-elsewhere": (
        "says has {words!r}, which points at another sentence; expected the name of who or what is "
        "meant"
    ),
    "loaded-word": (
        "{field} has {words!r} in our own voice; expected a plain word, or the word in “quotation "
        "marks” where it is somebody's"
    ),
}
"""By the code of the fault."""
