"""What is wrong with a coded report, in the words of the form in which it was coded.

The faults themselves are found by `reading` and `checks`; here they are only said again, for
somebody who has never seen a record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from explainer.reading import Problem

__all__ = ["plainly"]

_NAMES = {
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
    "says": "In your own words",
    "published.date": "Published on",
    "published.basis": "How you know the day of publication",
}
_PLAIN: tuple[tuple[str, str], ...] = (
    (r"(\S+) is missing; expected a value", "“{0}” is still empty."),
    (r"quote is missing;", "Give the exact words: a casualty figure is always quoted."),
    (
        r"quote .* looks like the words of the text, (.*), but differs: (.*)\. Copy the",
        "The quoted words look like those of the line, but {1}. Mark the words in the line and "
        "press “Use the marked words”.",
    ),
    (
        r"quote .* is not in the words at its address",
        "The quoted words are not in this line. Copy them letter by letter, or mark them in the "
        "line and press “Use the marked words”.",
    ),
    (r"quote has (\d+) words; at most (\d+)", "You quote {0} words; at most {1} may be kept."),
    (
        r"quotations hold (\d+) of the text's (\d+) words",
        "All quotations together hold {0} of the report’s {1} words. At most a quarter may be "
        "kept: the report is its publisher’s work. Make them shorter.",
    ),
    (
        r"(\S+): ('.*') is not a wording this project knows\. Nearest known wordings: "
        r"(.*?)\. Write",
        "{1} is no wording of a number that the explainer knows. Mark the number words in the "
        "line, whole and nothing else, and leave them as they stand. Nearest known: {2}.",
    ),
    (
        r"(\S+): ('.*') is not a wording this project knows",
        "{1} is no wording of a number that the explainer knows, and none that it knows is near. "
        "Mark the number words in the line, whole and nothing else, and leave them as they stand.",
    ),
    (r"(\S+): ('.*') runs backwards", "{1} runs backwards: the smaller number comes first."),
    (r"(\S+) '.*' is not a date", "“{0}” is not a day."),
    (
        r"kind 'casualties' needs counts|counts\S*: expected killed or wounded",
        "A casualty figure needs the people it counts, and how many were killed or wounded.",
    ),
    (
        r"counts\S*: (\S+) ('.*') counts (.*); expected it under (\S+)$",
        "{1} counts {2}. Write it into the field for these.",
    ),
    (
        r"counts\S*: (?:including .*?: )?(\S+) ('.*') is more than (?:together )?('.*'); expected",
        "{1} are said to be a part of {2}, but a part is never larger than its whole.",
    ),
    (r"says: '.*' is not one whole sentence", "“In your own words” must be one whole sentence."),
    (
        r"happened: from \S+ is later than to",
        "The first day is later than the last day.",
    ),
    (
        r"happened: precision 'day' needs",
        "“Exact day” needs the same day twice, as the first and as the last. Choose “exact to a "
        "few days at best” for more days, or “no date stated” for none.",
    ),
    (
        r"happened: precision 'days' is for at most (\d+)",
        "“Exact to a few days at best” is for at most {0} days. Choose “exact to a week at best” "
        "or “exact to a month at best”.",
    ),
    (
        r"happened: precision 'weekend' needs",
        "A weekend begins on a Saturday; this first day does not.",
    ),
    (
        r"said_on.date (\S+) is later than the document, published (\S+)",
        "It cannot have been said on {0}: the report was published on {1}.",
    ),
    (
        r"happened.from (\S+) is later than said_on.date (\S+)",
        "It was said on {1}, before the first day on which it is said to have happened, {0}.",
    ),
    (
        r"repeats '.*', but the figures differ",
        "The statement that you say it repeats has other figures. Look again: is it the same one?",
    ),
    (
        r"text.sha256 is .* It looks the same",
        "This coding was made from another copy of the text, in which quotation marks, blanks or "
        "dashes are others. Open the very copy that it was made from.",
    ),
    (
        r"text.sha256 is",
        "This coding was made from another text. Open the very text that it was made from.",
    ),
    (
        r"at: characters",
        "The place of a claim does not fit this text. Was the text changed after it was coded?",
    ),
)


def plainly(fault: Problem, lines: Mapping[str, int]) -> str:
    """A fault in the words of the form, or in its own words where we have none.

    Parameters
    ----------
    fault : Problem
        What `reading` or `checks` found.
    lines : mapping of str to int
        On which line of the text each claim stands.
    """
    said = fault.message.removeprefix("the record: ")
    for pattern, plain in _PLAIN:
        if match := re.match(pattern, said, re.DOTALL):
            said = plain.format(*(_NAMES.get(str(g), str(g)) for g in match.groups()))
            break
    line = next((n for claim, n in lines.items() if f"claim {claim!r}" == fault.record), None)
    return f"Line {line}: {said}" if line else said
