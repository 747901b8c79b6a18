"""The form of the coder: what is asked of a report and of each of its claims, and how.

Each field has a name, a label, and a kind of input that `front/src/coderform.js` makes.
"""

from __future__ import annotations

__all__ = ["ABOUT", "FORM"]

FROM_WHAT = "If you inferred it: from what?"
ABOUT = (
    ("published", "Published on", "date"),
    ("published_basis", "How you know", "choice"),
    ("published_note", FROM_WHAT, "words"),
    ("publisher", "Publisher, if the report tells", "words"),
    ("title", "Title", "words"),
    ("url", "Address on the web, if it has one", "words"),
)
FORM = (
    (
        "Who says it, and what kind of claim is it?",
        (("asserted_by", "Who says it", "choice"), ("kind", "What kind of claim", "choice")),
    ),
    (
        "Counts whom, and how many? (casualty figures only)",
        (
            ("group", "Counts whom", "choice"),
            ("killed", "Killed, in the report’s words", "quantity"),
            ("unit", "The report’s word, where it is not “killed”", "words"),
            ("wounded", "Wounded, in the report’s words", "quantity"),
            ("together", "Killed or wounded, counted together", "quantity"),
            ("part_who", "Of whom (such as children)", "words"),
            ("part_killed", "How many of these were killed", "quantity"),
            ("part_wounded", "How many of these were wounded", "quantity"),
        ),
    ),
    (
        "When was it said?",
        (
            ("said_on", "Said on", "date"),
            ("said_basis", "How you know", "choice"),
            ("said_note", FROM_WHAT, "words"),
        ),
    ),
    (
        "When is it said to have happened?",
        (
            ("from", "First day", "date"),
            ("to", "Last day", "date"),
            ("precision", "How exactly", "choice"),
            ("duration", "How long it lasted, in the report’s words", "words"),
            ("happened_basis", "How you know", "choice"),
            ("happened_note", FROM_WHAT, "words"),
        ),
    ),
    (
        "Where?",
        (("place", "Place", "choice"), ("place_precision", "How exactly it is named", "choice")),
    ),
    (
        "The exact words, and your own",
        (("quote", "Exact words of the line", "quote"), ("says", "In your own words", "words")),
    ),
    (
        "Beside the other reports (if you can tell)",
        (
            ("event", "Belongs to", "choice"),
            ("topic", "Answers the question", "choice"),
            ("repeats", "Repeats a statement of", "choice"),
        ),
    ),
)
"""The fields of the form by what they ask: name, label, and kind of input."""
