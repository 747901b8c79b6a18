"""What is wrong with a coded report, told to a class in the words of the form, by its code."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "CODED",
    "FIELDS",
    "KEPT_AS_SAID",
    "KEPT_AS_SAID_ALONE",
    "NEAR_NAMES",
    "NEW_NAME",
    "OWN_NAME",
    "PLAIN",
    "PRECISIONS",
    "SAYS",
]

CODED = "The claim is coded. Code another one of this line, or go on."
KEPT_AS_SAID_ALONE = "{words} is kept and shown as it is said: the explainer makes no number of it."
KEPT_AS_SAID = f"{KEPT_AS_SAID_ALONE} Nearest known: {{near}}."
NEW_NAME = "“{name}” is in no list of the explainer: recorded as new, in your report only."
NEAR_NAMES = "Near it in the list: {near}. If you mean that, change the claim and choose it."
OWN_NAME = "Named by those who coded this report; in no other record."
SAYS = "{who}: “{quote}”"
"""What stands for a claim that nobody has put into words of their own."""

FIELDS = {
    "kind": "What kind of claim",
    "asserted_by": "Who says it",
    "said_on.date": "Said on",
    "said_on.basis": "How you know the day it was said",
    "happened.from": "First day",
    "happened.to": "Last day",
    "happened.precision": "How exactly",
    "happened.basis": "How you know when it happened",
    "where.0.place": "Where",
    "where.0.precision": "How exactly the place is named",
    "counts.group": "Counts whom",
    "counts.including.0.who": "Of whom",
    "said_on": "Said on",
    "happened": "When it happened",
    "published": "Published on",
    "says": "In your own words",
    "published.date": "Published on",
    "published.basis": "How you know the day of publication",
}
"""What a field of the records is called in the form."""
PRECISIONS = {
    "days": "within a few days",
    "month": "within a month",
    "year": "within a year",
    "longer": "within more than a year",
}
"""What a degree of exactness is called in it."""
_PART = "{words!r} are said to be a part of {whole!r}, but a part is never larger than its whole."
_COUNTS = "A casualty figure needs the people it counts, and how many were killed or wounded."
_WORDING = (
    "{words!r} is no wording of a number that the explainer knows, and it does not stand as a "
    "whole in the quotation"
)
_MARK = "Mark the number words in the line, whole and nothing else, and leave them as they stand."
_SPAN = "From {first} to {last} is {span} days; “{precision}” is for "
_ANOTHER = "Choose another word under “How exactly”."
_INFERRED = "is inferred by you: say from what, under “If you inferred it”."

_NOT_FOUND_AGAIN = (
    "This claim is not found in the text: its words were changed, or its lines end elsewhere, "
    "after it was coded. Open the copy that it was coded from."
)
PLAIN: Mapping[str, str] = {
    "missing": "“{field}” is still empty.",
    "no-day": "“{field}” is not a day.",
    "no-sentence": "“In your own words” must be one whole sentence.",
    # --- the quotation
    "quote-missing": "Give the exact words: a casualty figure is always quoted.",
    "quote-looks-alike": (
        "The quoted words look like those of the line, but {told}. Mark the words in the line and "
        "press “Use the marked words”."
    ),
    "quote-not-there": (
        "The quoted words are not in this line. Copy them letter by letter, or mark them in the "
        "line and press “Use the marked words”."
    ),
    "no-words": (
        "The quotation has no words in it. Mark the words in the line, or leave it empty."
    ),
    "quote-cuts-number": (
        "The quotation cuts through the number {whole!r}. Mark all of its words, or none of them."
    ),
    "quote-too-long": "You quote {count} words; at most {most} may be kept.",
    "too-much-quoted": (
        "All quotations together hold {quoted} of the report’s {words} words. At most a quarter "
        "may be kept: the report is its publisher’s work. Make them shorter."
    ),
    # --- numbers
    "figure-differs": "You give {words!r} as {measure}, but {where} says otherwise: {told}.",
    "part-not-named": "{who!r} are not named in {where}. Write them as the report does.",
    "part-differs": "Of {who!r} you give {words!r} as {measure}, but {where} says: {told}.",
    "number-not-in-sentence": (
        "“In your own words” has the number {words!r}, which the report’s sentence does not have."
    ),
    "unknown-wording-near": f"{_WORDING}. {_MARK} Nearest known: {{near}}.",
    "unknown-wording": f"{_WORDING}. None that it knows is near. {_MARK}",
    "wording-backwards": "{words!r} runs backwards: the smaller number comes first.",
    "counts-missing": _COUNTS,
    "no-figure": _COUNTS,
    "counted-elsewhere": "{words!r} counts {people}. Write it into the field for these.",
    "more-than-together": _PART,
    "more-than-whole": _PART,
    "repeats-other-figures": (
        "The statement that you say it repeats has other figures. Look again: is it the same one?"
    ),
    # --- when it happened
    "first-after-last": "The first day is later than the last day.",
    "day-without-day": (
        "“Exact day” needs the same day twice, as the first and as the last. Choose “within a few "
        "days” for more days, or “no date stated” for none."
    ),
    "one-day-not-exact": "First and last day are both {day}: choose “exact day”.",
    "precision-without-day": (
        "How exactly it is known needs a first or a last day. Choose “no date stated” for none."
    ),
    "span-too-long": f"{_SPAN}at most {{most}}. {_ANOTHER}",
    "span-too-short": (
        "From {first} to {last} is {span} days; “within more than a year” is for more than {most}. "
        f"{_ANOTHER}"
    ),
    "no-week": (
        "From {first} to {last} is {span} days, and a week has 7: to {seventh}. Leave one end "
        "empty where it is not known (a calendar week begins on Saturday in Afghanistan and on "
        "Monday in Pakistan)."
    ),
    "no-weekend": (
        "This is no weekend: {days}. In Pakistan that is Saturday and Sunday, in Afghanistan "
        "Thursday and Friday, Friday and Saturday, or Friday alone."
    ),
    "unknown-duration": (
        "How long it lasted, {duration!r}, cannot be read. Write a number and a unit, such as "
        "“one week”, “48 hours” or “several days”."
    ),
    "duration-too-long": (
        "{duration!r} is longer than the days from {first} to {last}. Which of them is wrong?"
    ),
    "duration-too-short": (
        "{duration!r} is shorter than the days from {first} to {last}. Which of them is wrong?"
    ),
    "happened-inferred": f"“When it happened” {_INFERRED}",
    "happened-after-document": (
        "It cannot have happened by {last}, after the report came out on {published}: it is told "
        "as past."
    ),
    "basis-without-day": "You say how you know the day, but give none.",
    # --- when it was said
    "said-inferred": f"“Said on” {_INFERRED}",
    "published-inferred": f"“Published on” {_INFERRED}",
    "other-weekday-in-note": "The weekday does not fit: you name {named}, but {dates}.",
    "latest-day-is-other": (
        "Where the report gives no day, it was said on the day of the report at the latest: "
        "{published}, not {day}."
    ),
    "own-voice-on-other-day": (
        "What the report says itself it says on its own day, {published}, not {day}."
    ),
    "own-voice-without-day": (
        "What the report says itself it says on its own day: choose how you know that day."
    ),
    "said-after-document": (
        "It cannot have been said on {day}: the report was published on {published}."
    ),
    "happened-after-said": (
        "It was said on {said}, before the first day on which it is said to have happened, {first}."
    ),
    # --- the text
    "other-copy": (
        "This coding was made from another copy of the text, in which quotation marks, blanks or "
        "dashes are others. Open the very copy that it was made from."
    ),
    "other-text": (
        "This coding was made from another text. Open the very text that it was made from."
    ),
    "other-words-at-address": _NOT_FOUND_AGAIN,
    "other-line": _NOT_FOUND_AGAIN,
}
"""By the code of the fault; the values are those of its other wording in `records.faults`."""

MUCH_OF_OWN = (
    "All quotations together hold {quoted} of the {words} words of your own text. Of a report "
    "that somebody else has published at most a quarter may be kept."
)
"""Warns in place of the fault, where the text is the class’s own."""
