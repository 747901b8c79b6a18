"""What is wrong with a coded report, in the words of the form in which it was coded.

The faults themselves are found by `reading` and `checks`; here they are only said again, for
somebody who has never seen a record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from explainer.records.problems import Problem

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
    "days": "within a few days",
    "month": "within a month",
    "year": "within a year",
    "longer": "within more than a year",
    "said_on": "Said on",
    "happened": "When it happened",
    "published": "Published on",
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
    (
        r"quote .* has no words;",
        "The quotation has no words in it. Mark the words in the line, or leave it empty.",
    ),
    (
        r"quote .* cuts through ('.*') of its sentence",
        "The quotation cuts through the number {0}. Mark all of its words, or none of them.",
    ),
    (
        r"(\S+) ('.*') \((.*?)\) is not what (the quotation|its sentence in the text) says: (.*)"
        r"\. Write the figure",
        "You give {1} as {0}, but {3} says otherwise: {4}.",
    ),
    (
        r"including ('.*?') is not in (the quotation|its sentence in the text)",
        "{0} are not named in {1}. Write them as the report does.",
    ),
    (
        r"including ('.*?'): (\S+) ('.*') is not what (.*?) says of them: (.*); expected",
        "Of {0} you give {2} as {1}, but {3} says: {4}.",
    ),
    (
        r"says has ('.*?'), which its sentence in the text does not have",
        "“In your own words” has the number {0}, which the report’s sentence does not have.",
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
        "“Exact day” needs the same day twice, as the first and as the last. Choose “within a few "
        "days” for more days, or “no date stated” for none.",
    ),
    (
        r"happened: from and to are both (\S+),",
        "First and last day are both {0}: choose “exact day”.",
    ),
    (
        r"happened: precision '\w+' needs from or to",
        "How exactly it is known needs a first or a last day. Choose “no date stated” for none.",
    ),
    (
        r"happened: precision '(\w+)' is for (at most|more than) (\d+) days.*?, but (\S+) to "
        r"(\S+) is (\d+)",
        "From {3} to {4} is {5} days; “{0}” is for {1} {2}. Choose another word under “How "
        "exactly”.",
    ),
    (
        r"happened: precision 'week' is for 7 days, but (\S+) to (\S+) is (\d+); expected to "
        r"(\S+),",
        "From {0} to {1} is {2} days, and a week has 7: to {3}. Leave one end empty where it is "
        "not known (a calendar week begins on Saturday in Afghanistan and on Monday in Pakistan).",
    ),
    (
        r"happened: precision 'weekend' does not fit (.*?);",
        "This is no weekend: {0}. In Pakistan that is Saturday and Sunday, in Afghanistan Thursday "
        "and Friday, Friday and Saturday, or Friday alone.",
    ),
    (
        r"happened: duration ('.*') cannot be read",
        "How long it lasted, {0}, cannot be read. Write a number and a unit, such as “one week”, "
        "“48 hours” or “several days”.",
    ),
    (
        r"happened: duration ('.*') is (longer|shorter) than (\S+) to (\S+),",
        "{0} is {1} than the days from {2} to {3}. Which of them is wrong?",
    ),
    (
        r"(said_on|happened|published).basis is 'inferred' of .*, without",
        "“{0}” is inferred by you: say from what, under “If you inferred it”.",
    ),
    (
        r"(?:happened|said_on|published).basis is 'weekday' and .* names (.*), but (.*);",
        "The weekday does not fit: you name {0}, but {1}.",
    ),
    (
        r"happened.to (\S+) is later than the document, published (\S+);",
        "It cannot have happened by {0}, after the report came out on {1}: it is told as past.",
    ),
    (
        r"said_on.basis is 'no-later-than', but said_on.date (\S+) is not .* expected (\S+),",
        "Where the report gives no day, it was said on the day of the report at the latest: {1}, "
        "not {0}.",
    ),
    (
        r"asserted_by is 'report', but said_on.date (\S+) is not .* expected (\S+),",
        "What the report says itself it says on its own day, {1}, not {0}.",
    ),
    (
        r"said_on.basis is 'no-later-than' of what the report says itself",
        "What the report says itself it says on its own day: choose how you know that day.",
    ),
    (
        r"happened.basis is '\w+', but there is no day",
        "You say how you know the day, but give none.",
    ),
    (
        r"said_on.date (\S+) is later than the document, published (\S+);",
        "It cannot have been said on {0}: the report was published on {1}.",
    ),
    (
        r"happened.from (\S+) is later than said_on.date (\S+);",
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
