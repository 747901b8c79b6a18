"""The form of the coder: what is asked of a report and of each of its claims, and how.

Each field has a name, a label, and a kind of input that `front/src/report/coderform.js` makes.
"""

from __future__ import annotations

__all__ = ["ABOUT", "FORM", "MORE"]

FROM_WHAT = "If you inferred it: from what?"
ABOUT = (
    ("published", "Published on", "date"),
    ("published_basis", "How you know", "choice"),
    ("published_note", FROM_WHAT, "words"),
    ("publisher", "Publisher, if the report tells", "words"),
    ("title", "Title", "words"),
    ("url", "Address on the web, if it has one", "words"),
    ("own_text", "We wrote this text ourselves", "check"),
)
FORM = (
    (
        "Who says it, what kind of claim is it, and in which words?",
        (
            ("asserted_by", "Who says it", "name"),
            ("kind", "What kind of claim", "choice"),
            ("quote", "Exact words of the line", "quote"),
        ),
    ),
    (
        "How many, and whom does it count? (casualty figures only)",
        (
            ("killed", "Killed, in the report’s words", "quantity"),
            ("wounded", "Wounded, in the report’s words", "quantity"),
            ("group", "Counts whom", "choice"),
        ),
    ),
    (
        "When is it said to have happened? (empty where the report does not tell)",
        (
            ("from", "First day", "date"),
            ("to", "Last day", "date"),
            ("precision", "How exactly", "choice"),
            ("happened_basis", "How you know", "choice"),
        ),
    ),
)
"""The fields that every claim needs, by what they ask: name, label, and kind of input."""
MORE = (
    (
        "A speaker who is not in the list",
        (("own_side", "Whose side they speak for, if the report tells", "choice"),),
    ),
    (
        "More about the numbers",
        (
            ("unit", "The report’s word, where it is not “killed”", "words"),
            ("together", "Killed or wounded, counted together", "quantity"),
            ("part_who", "Of whom (such as children)", "words"),
            ("part_killed", "How many of these were killed", "quantity"),
            ("part_wounded", "How many of these were wounded", "quantity"),
        ),
    ),
    (
        "When was it said? (empty: on the day of the report at the latest)",
        (
            ("said_on", "Said on", "date"),
            ("said_basis", "How you know", "choice"),
            ("said_note", FROM_WHAT, "words"),
        ),
    ),
    (
        "More about when it happened",
        (
            ("duration", "How long it lasted, in the report’s words", "words"),
            ("happened_note", FROM_WHAT, "words"),
        ),
    ),
    (
        "Where?",
        (("place", "Place", "name"), ("place_precision", "How exactly it is named", "choice")),
    ),
    (
        "In your own words (empty: the exact words stand for it)",
        (("says", "In your own words", "words"),),
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
"""Those that a claim may leave empty: they stand in a fold."""
