"""What the form in which a report is coded says itself; fields and answers come as data."""

from __future__ import annotations

__all__ = ["CODER_WORDS"]

CODER_WORDS = {
    # the text
    "coderText": "The report: paste it, or open a file",
    "coderStays": "Your text is kept here and nowhere else. The explainer looks at it to find "
    "numbers, days and names, and forgets it at once.",
    "coderTheText": "The text",
    "coderFile": "Or a file: a text, or a record (YAML) of the text above",
    "coderRead": "Read this text",
    "coderReadAsk": "Reading a text forgets the claims that you have coded. Go on?",
    # the line in hand
    "coderLine": "Line {number} of the text · step {at} of {of}",
    "coderWords": "The line (you can mark words in it)",
    "coderBefore": "← Line before",
    "coderNext": "Next line →",
    "coderFound": "These words are in the line. What they mean is for you to decide: nothing is "
    "chosen for you.",
    "coderSaidThen": "It was said then",
    "coderHappenedThen": "It happened then",
    "coderKilled": "Killed",
    "coderWounded": "Wounded",
    "coderSays": "Says it",
    "coderOf": "{name}: {words}",
    # the form
    "coderAbout": "About the report",
    "coderChoose": "Choose",
    "coderWeekdays": "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
    "coderMarked": "Use the marked words",
    "coderAdd": "Code this claim",
    "coderName": "Choose, or write the name",
    "coderMore": "More, if the report tells: where, when it was said, parts, your own words",
    # what is coded
    "coderCoded": "Coded so far",
    "coderNothing": "Nothing is coded yet",
    "coderAtLine": " (line {line}) ",
    "coderChange": "Change",
    "coderRemove": "Remove",
    "coderYaml": "The record (YAML)",
    # keeping it
    "coderKeep": "Keep it",
    "coderDownload": "Download the record",
    "coderOpen": "Open a saved record",
    "coderOpenAsk": "The record takes the place of what you have coded here. Go on?",
    "coderWriteTo": "Write it to",
    "coderWriteName": "folder/name.yaml",
    "coderWithText": " and the text beside it",
    "coderWrite": "Write the file",
    "coderForget": "Forget all of this",
    "coderForgetAsk": "This forgets your text and everything that you have coded. Go on?",
    "coderForgotten": "Forgotten. Here is the example again.",
    "coderNotKept": "This browser does not keep what you code. Download the record before you "
    "close the page.",
    # while nobody answers
    "coderAway": "The explainer does not answer now. What you type is kept, and you can read on; "
    "the rest works again as soon as it answers.",
    "coderNotHere": "To code a report, open this chapter in the app (“make app”, or “python -m "
    "explainer app”) or in JupyterLab (“make lab”, or “python -m explainer lab”); the example can "
    "be read here.",
    # two readers
    "coderReadings": "Compare two records of the text above",
    "coderFirst": "First reader’s record (YAML)",
    "coderSecond": "Second reader’s record (YAML)",
    "coderCompare": "Compare two files",
}
"""By the names that ``front/src`` uses; ``{name}`` is filled in there."""
