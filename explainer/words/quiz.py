"""What questions and the list of answers say themselves; the rest comes with each question."""

from __future__ import annotations

from explainer.words.front import FRONT_WORDS
from explainer.words.phrases import LOCALE

__all__ = [
    "AIMS",
    "ANSWER_COLUMNS",
    "EXIT_ROW",
    "LANGUAGE",
    "LIMIT",
    "NO_MODULE",
    "POINTS",
    "QUIZ_WORDS",
]

LANGUAGE = str(LOCALE).replace("_", "-")
"""The language of these words, for lists such as "a, b and c"."""
ANSWER_COLUMNS = (
    "Code", "Chapter", "Question", "First answer", "Right at first", "Last answer", "Worked out",
    "Times checked", "Id of the question",
)  # fmt: skip
"""The columns of the file of answers."""
EXIT_ROW = "Exit question"
AIMS, POINTS, LIMIT = "After this chapter you can:", "## Key points", "What this does not show"
"""Before what stands in the notebook of a chapter, as `explainer.classroom.lessons` reads it."""
NO_MODULE = (
    "{chapter} asks what stands in {module}, which explainer.classroom.lessons does not name"
)
QUIZ_WORDS = {
    # a question
    "check": "Check my answer",
    "stays": "You have worked this question out before, and it stays so.",
    "lookAtEvidence": "Look at the evidence",
    "noQuotation": FRONT_WORDS["noQuotation"],
    "ownWordsWithin": FRONT_WORDS["ownWordsWithin"],
    "choose": "Choose…",
    "next": FRONT_WORDS["next"],
    "inPlace": "in place",
    "matched": "matched",
    "up": "Up",
    "down": "Down",
    "moveUp": "Move up: {words}",
    "moveDown": "Move down: {words}",
    "moved": "{words}: now number {place} of {of}.",
    "caption": "Your caption",
    "checklist": "Your caption must have all of this:",
    "found": "found",
    # its printed form
    "key": "Key",
    "answer": "Answer: {words}",
    # the answers of a chapter, and of all
    "workedOut": "You have worked out {done} of {of} questions in this chapter.",
    "standing": "Question {number}: {state}",
    "notTried": "not tried yet",
    "open": "tried, still open",
    "done": "worked out",
    "notKept": "This browser keeps nothing when it is closed. Save your answers as a file before.",
    "saveAnswers": "Save my answers as a file",
    "clearAnswers": "Clear my answers",
    "clearAll": "Clear your answers to all chapters, your code and your exit tickets?",
    "clearOne": "clear",
    "clearOneOf": "Clear my answer to question {number}",
    "clearOneSure": "Clear your answer to question {number}?",
    "clearNo": "No, keep",
    "clearYes": "Yes, clear",
    "code": "Your code, if your teacher gave you one (never your name):",
    "exit": "Exit question:",
    "exitRow": EXIT_ROW,
    "answersFile": "durand-line-answers.csv",
    "answersFileOf": "durand-line-answers-{code}.csv",
    "answersColumns": "|".join(ANSWER_COLUMNS),
    "yes": "yes",
    "notYet": "not yet",
    "needsBrowser": "Here stands which questions are worked out, where the page is open in a "
    "browser.",
}
"""By the names that ``front/src`` uses; ``{name}`` is filled in there."""
