"""What printed sheets say themselves; every figure, date and name on them comes from a record."""

from __future__ import annotations

__all__ = [
    "CARE",
    "COLUMNS",
    "DISCUSSION",
    "EXIT",
    "HOW",
    "LONG_COLUMNS",
    "LONG_DISCUSSION",
    "LONG_EXIT",
    "LONG_HOW",
    "LONG_MADE",
    "LONG_QUESTION",
    "MADE",
    "OTHER_COLUMNS",
    "OTHER_DISCUSSION",
    "OTHER_QUESTION",
    "OTHER_TOPICS",
    "QUESTION",
    "STARTERS",
    "WITHOUT_BROWSER",
    "WITH_HELP",
]

QUESTION = "How many people were killed, and how do we know?"
COLUMNS = (
    "Card", "Who says it?", "Counts whom?", "Said on", "Happened", "Exact words",
    "Exact or open?",
)  # fmt: skip
OTHER_TOPICS = ("closure", "who-may-cross", "trucks-and-trade")
OTHER_QUESTION = "The border is closed: how do we know?"
"""A task beside the main one, for pupils who would rather not work on the killed and wounded."""
OTHER_COLUMNS = (
    "Card", "Who says it?", "What is it about?", "Said on", "Happened",
    "Exact words, if the card quotes any", "How exact?",
)  # fmt: skip
LONG_QUESTION = "Why do two states draw the same line differently?"
LONG_COLUMNS = (
    "Card", "Who says it?", "Said on", "Own words, or told by whom?", "Which reading?",
)  # fmt: skip
LONG_HOW = (
    "Each card is one claim about the Durand Line: what a treaty, a state or a historian says. The "
    "words in quotation marks are their own; the sentence above them is ours. Two questions are "
    "disputed. Find for each card which question it answers, and how. No answer is ours."
)
LONG_DISCUSSION = (
    "Which words of the treaty does each side quote? Could both be in one text?",
    "Which cards are a speaker’s own words, and which are told by somebody else?",
    "Which cards are from the time of the treaty, and which came much later?",
    "What does one quotation show, and what does it not show?",
)
LONG_EXIT = (
    "Write one sentence for each reading, so that those who hold it would sign it.",
    "Write one thing that these cards cannot tell you.",
)
LONG_MADE = (
    "Made from the records. No reading is the right one: a pupil who can tell both, and who holds "
    "them, has reached the aim."
)
CARE = (
    "These cards tell of people who were killed and wounded. If that is hard for you today, for "
    "any reason, say so to your teacher: you may stop, or do another task."
)
HOW = (
    "Each card is one claim: what one report says that somebody says. The words in quotation marks "
    "are the report’s own; the sentence above them is ours. Where a card has no quotation, the "
    "report’s words are not kept: then say “in the words of the card”. “Said on” is the day on "
    "which somebody said it. “Happened” is when it is said to have happened. These are two "
    "different things."
)
DISCUSSION = (
    "Which two cards look as if they disagree? Do they count the same people, over the same days?",
    "Which cards carry one and the same statement? How many witnesses is that?",
    "Who counts people of their own side, who counts an enemy, and who is neither?",
    "Whom does nobody count? What does that tell you, and what does it not?",
    "Somebody adds the figures up. What would you say to them?",
)
OTHER_DISCUSSION = (
    "Which cards rest on one and the same person? How many witnesses is that?",
    "Who says how long the border has been closed? Do the reports agree?",
    "Which numbers are exact, and which are open or a word without a number?",
    "Who is not asked in these reports? What could they tell?",
)
EXIT = (
    "Write one sentence that answers the question and names who says it and on which day.",
    "Write one thing that these reports cannot tell you.",
)
STARTERS = (
    "The figure on card … counts … . It does not count … .",
    "Card … is exact / open / a word without a number, because it says “…”.",
    "Card … and card … are one statement, because … .",
    "We cannot add card … and card …, because … .",
)
MADE = (
    "Made from the records. It shows what was said, not what happened: a pupil who answers "
    "“we do not know, but this speaker says …” is right."
)
WITHOUT_BROWSER = (
    "PDFs were not made: no Chromium, Chrome or Edge was found on this computer. Open the HTML "
    "files in any browser and print them from there (paper A4, “Save as PDF” if you want files)."
)
WITH_HELP = "Organizer with help"
