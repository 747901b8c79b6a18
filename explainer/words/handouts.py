"""What printed sheets say themselves; every figure, date and name on them comes from a record."""

from __future__ import annotations

__all__ = [
    "ANSWER",
    "BACKGROUND",
    "BACKGROUND_HOW",
    "BACKGROUND_PARTS",
    "BORDER_KEY",
    "BORDER_PARTS",
    "CARD_STEPS",
    "CARE",
    "CIVILIAN_COLUMNS",
    "CIVILIAN_DISCUSSION",
    "CIVILIAN_KEY",
    "CIVILIAN_MADE",
    "CIVILIAN_QUESTION",
    "CIVILIAN_SETS",
    "COLUMNS",
    "CONTAINED",
    "DISCUSSION",
    "EXIT",
    "EXIT_QUESTION",
    "FILLED",
    "GLOSSARY",
    "GLOSSARY_CAPTION",
    "GLOSSARY_COLUMNS",
    "HEARD",
    "HELPED",
    "HOW",
    "IF_SAYS",
    "IF_WRONG",
    "KEY",
    "LEARN",
    "LINE",
    "LONG_COLUMNS",
    "LONG_DISCUSSION",
    "LONG_EXIT",
    "LONG_HOW",
    "LONG_MADE",
    "LONG_QUESTION",
    "MADE",
    "MAY_CONTAIN",
    "MUST_HAVE",
    "NOTES",
    "NOTHING_CONTAINED",
    "NOT_ASKED",
    "NOT_EVERY_PDF",
    "NOT_SHOWN",
    "NO_NUMBER",
    "NO_QUOTATION",
    "OTHER_COLUMNS",
    "OTHER_DISCUSSION",
    "OTHER_QUESTION",
    "OTHER_TOPICS",
    "PAGES",
    "PLAN",
    "PLAN_CAPTION",
    "PLAN_COLUMNS",
    "PLAN_STEPS",
    "PUPIL_SHEET",
    "QUESTION",
    "REMEMBER",
    "REPORTS",
    "RETOLD",
    "RETOLD_SOURCE",
    "SERIES",
    "SETS",
    "SHOWN",
    "SLIDES",
    "SLIDES_HOW",
    "SOURCES",
    "SOURCE_LINE",
    "STARTERS",
    "TEACHERS_KEY",
    "TEXTS",
    "TEXTS_HOW",
    "TEXT_QUESTIONS",
    "TEXT_QUESTIONS_TITLE",
    "TOPICS",
    "WITHOUT_BROWSER",
    "WITH_HELP",
    "WORDS_NEEDED",
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
    "disputed. Find for each card which question it answers, and how. No answer is ours. To "
    "deal the cards out, cut along the dashed lines."
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
    "different things. To deal the cards out, cut along the dashed lines."
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

SERIES = "Durand Line Explainer"
PLAN = "Plan and key: {chapter}"
PLAN_CAPTION = "The lesson: {minutes} minutes in all"
PLAN_COLUMNS = ("Minutes", "Step", "What you do", "What pupils do")
PLAN_STEPS = (
    (
        "Question",
        "Write the question of the chapter on the board. Ask what one would have to know. Hand out "
        "codes if you collect answers: no names.",
        "Guess in pairs, and write the guess down.",
    ),
    (
        "The chapter",
        "Go round. Ask “where does it say so?” Do not give answers: the chapter says what to look "
        "at again.",
        "Work through the chapter, alone or in pairs. Without computers: the questions below, with "
        "the cards or the projector.",
    ),
    (
        "Discussion",
        "Take the question with the most different answers. Use “if a pupil says” below. If you "
        "have the files of answers, the table of the class shows which one it is.",
        "Answer with a claim in hand: who says it, and when?",
    ),
    (
        "Exit question",
        "Collect the answers: on paper, or in the file that “Save my answers” makes.",
        "Answer the exit question in one or two sentences.",
    ),
)
"""Step, what the teacher does, what pupils do."""
LEARN, WORDS_NEEDED, KEY, REMEMBER = (
    "What pupils learn",
    "Words they need",
    "Key to the questions",
    "To remember",
)
ANSWER, SHOWN = "Answer:", "Look at:"
IF_SAYS, SAID = "If a pupil says {said}: {why}", "“{}”"
IF_WRONG = "Where this row is wrong: {row}. {why}"
NOT_SHOWN, EXIT_QUESTION = "What it does not show:", "Exit question:"
MUST_HAVE = "A caption must have {must}."
BACKGROUND = "Background, with its sources"
BACKGROUND_HOW = (
    "For the teacher, before the lesson. Each sentence is what somebody says, in our words; behind "
    "it stands where. It settles nothing: where two sides differ, both are here."
)
BACKGROUND_PARTS = {
    "line": "The line",
    "heirs": "When British rule ended",
    "since": "Since 2021",
    "october": "October 2025",
    "after": "Afterwards",
}
SOURCES = "Sources"
GLOSSARY = "Glossary"
GLOSSARY_CAPTION = "Words on cards, figures and in chapters"
GLOSSARY_COLUMNS = ("Word", "What it means here")
SLIDES = "Slides: the story in steps"
SLIDES_HOW = "One step a page. Say who speaks before you say what. Nothing is added up."
TEXTS = "Three short texts, with questions"
TEXTS_HOW = (
    "Texts in full, to be read closely. The first was written for lessons by the project, from "
    "published figures. The other two were written for this pack from the records of two reports: "
    "each sentence is one claim in our words, with the line of the report. They are not the "
    "reports. All may be copied (CC BY 4.0)."
)
LINE = "{says} (line {line})"
RETOLD = "{report}, retold"
RETOLD_SOURCE = (
    "Written for this pack from the records of {report} ({day}; publisher: {publisher}). Our "
    "words, shortened; who wrote the report is not stated."
)
SOURCE_LINE = "Source:"
TEXT_QUESTIONS = (
    "Before you read: who wrote this text, when, and from what? What can it not know?",
    "Underline every number. Who gives it? Circle those for which nobody is named.",
    "Find two sentences that speak of the same days. Do they count the same people?",
    "Which words are quoted, and whose are they? Which words would one side not use?",
    "Compare two of the texts: what does one tell on which the other is silent?",
)
TEXT_QUESTIONS_TITLE = "Questions to read with"
TOPICS = {
    "closure": "that the border is closed, and how long",
    "who-may-cross": "who may cross",
    "trucks-and-trade": "trucks and trade",
}
NO_QUOTATION = "no quotation kept: in the words of the card"
NO_NUMBER = "no number on the card"
BORDER_PARTS = {
    "who": "Who says it",
    "one": "Cards that carry one statement",
    "long": "How long it has been closed",
    "numbers": "Exact, open, or a word without a number",
    "silent": "Who is not asked",
}
HEARD = "Beside the reports’ own voices only these are heard: {speakers}."
NOT_ASKED = (
    "Listen for: border guards, officials on either side, traders in Pakistan, people who want to "
    "cross. That nobody asked them is a gap in these reports, not a finding about them."
)
BORDER_KEY = "Plan and key: the closed border"
CIVILIAN_QUESTION = "Who counts civilians, and do they count the same?"
CIVILIAN_KEY = "Plan and key: who counts civilians"
CIVILIAN_DISCUSSION = (
    "Put the cards about one place and one day together. Why do the numbers differ?",
    "Which cards count one day, and which count many? May one of them contain another?",
    "Who counts from a hospital, who for a party to the conflict, who for neither?",
    "Of which country are the civilians? Whose civilians does no card count as killed?",
)
CIVILIAN_COLUMNS = (
    "Card",
    "Who says it?",
    "Counts whom?",
    "Said on",
    "Happened",
    "Exact words, if any",
    "Exact or open?",
)
CIVILIAN_SETS = {
    "all": "A pair on whole countries",
    "spin-boldak": "A pair on Spin Boldak, 15 October",
    "paktika": "A pair on Paktika, 17 October",
}
CIVILIAN_MADE = (
    "These cards are from other published reports than the five, but for one. They were read from "
    "excerpts of pages. Different people may be counted, on different days: a pupil who says so is "
    "right."
)
SETS, NOTES = "Sets of cards for pairs", "Our notes on single cards"
CONTAINED = "What may be contained in what"
MAY_CONTAIN = "may contain {cards}."
NOTHING_CONTAINED = "No record says that one of these counts holds another."
PUPIL_SHEET, TEACHERS_KEY = "Pupil sheet", "Teacher’s key"
FILLED = "The organizer, filled from the records."
HELPED = "The first row is done for you. Who, and the days, are given."
REPORTS, PAGES = "Reports", "Pages"
NOT_EVERY_PDF = "Not every PDF was made: {error}. Open the HTML files in a browser and print them."
CARD_STEPS = (
    (
        5,
        "Question",
        "Write the question on the board. Ask: who could know this, and how?",
        "Say in pairs who could know, and what they could not see.",
    ),
    (
        10,
        "One card together",
        "Fill in one row on the board and think aloud: who says it, about what, the two dates, the "
        "words.",
        "Copy the row. Ask what is missing.",
    ),
    (
        15,
        "Cards and organizer",
        "Deal three or four cards to a pair. Go round. Ask “where on the card does it say so?”",
        "One row for each card. Then compare with a pair that has other cards.",
    ),
    (
        10,
        "Discussion",
        "Take the questions on the sheet; what to listen for stands below.",
        "Answer with a card in hand: “Card … says …”.",
    ),
    (5, "Exit ticket", "Collect the tickets.", "Answer the two questions on the sheet."),
)
"""A lesson with cards: minutes, step, what the teacher does, what pupils do."""
