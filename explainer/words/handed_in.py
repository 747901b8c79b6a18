"""What is told of a class: its answers in one table, and the files that could not be read."""

from __future__ import annotations

__all__ = [
    "COLUMNS", "COUNTED", "EMPTY", "FOR_TEACHER", "HANDED_IN", "NOT_READ", "QUESTIONS",
    "QUESTION_COLUMNS", "ROWS", "STRANGE", "TICKETS", "TICKET_ROWS", "TITLE", "TOLD",
    "WRONG_FIRST", "YES_NO",
]  # fmt: skip

TITLE = "The answers of a class"
FOR_TEACHER = (
    "Made from the files that pupils saved. A code is no name; who has which code, you alone know. "
    "What is right is marked anew from the records, whatever a file says of it. "
    "A wrong try after a right answer counts as a try; the right one stays the last answer."
)
HANDED_IN = "{files} with answers: {codes}."
WRONG_FIRST = (
    "Misconceptions: first answers that are not right, by question, the most frequent first"
)
COLUMNS = ("Chapter", "Question", "First answer", "Pupils", "Whose", "What is said to it")
QUESTIONS = "All questions"
QUESTION_COLUMNS = (
    "Chapter", "Question", "Answered by", "Right at first", "Right in the end", "Most tries",
)  # fmt: skip
TICKETS = "Exit tickets"
TICKET_ROWS = ("Chapter", "Whose", "Answer")
YES_NO = {True: "yes", False: "not yet"}
ROWS = (
    "Code", "File", "Chapter", "Question", "First answer", "Right at first", "Last answer",
    "Right in the end", "Times checked", "Id of the question",
)  # fmt: skip
"""The columns of the CSV file: every answer, with the file in which it stands."""
NOT_READ = "Not read, or not all of it"
COUNTED = "Every other line is in the table."
EMPTY = "There is no file of answers in {folder}. Pupils make one with “Save my answers as a file”."
TOLD = {
    "folder": "is no folder; name the one with the files of answers",
    "kind": "is no CSV file; expected one that “Save my answers as a file” makes",
    "zip": "is a zip; unpack it, and put the files that are in it into this folder",
    "spreadsheet": "is a spreadsheet; save it as CSV (UTF-8)",
    "link": "is a link, which is not followed",
    "binary": "is no text",
    "columns": "has no columns of a file of answers; expected {needed} in its first line",
    "same": "holds the same as {other}, and is left out",
    "both": "holds the same as {other}; neither has a code and they lie in two folders, so both "
    "are counted: look whether they are of two pupils",
    "table": "is a table of a class that this command made, and no file of a pupil; it is left out",
    "empty": "holds no answers",
    "letters": "is not UTF-8: its letters were read as those of Western Europe (Windows-1252)",
    "line": "line {line} is no answer and is left out: {words}",
    "ends": "ends in the middle of a line, which is left out; ask for the file again: {words}",
    "cut": "is no whole CSV file: {fault}",
    "twice": "has the code {code}, as {other} has: both are counted",
    "alike": "has the code {code}, and {other} has {same}: both are counted, as of two pupils",
    "more": "holds more than {most} lines: those after them are left out",
    "no-code": "has no code; its name stands for it",
}
"""What is said of a file, by what was found."""
STRANGE = "not a question of these chapters"
