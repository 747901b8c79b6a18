"""What questions and the list of answers say themselves; the rest comes with each question."""

from __future__ import annotations

from explainer.words.front import FRONT_WORDS
from explainer.words.phrases import LOCALE

__all__ = ["ANSWER_COLUMNS", "LANGUAGE", "QUIZ_WORDS"]

LANGUAGE = str(LOCALE).replace("_", "-")
"""The language of these words, for lists such as "a, b and c"."""
ANSWER_COLUMNS = ("Chapter", "Question", "Answer", "Worked out", "Times checked")
"""The columns of the file of answers."""
QUIZ_WORDS = {
    # a question
    "check": "Check my answer",
    "lookAtEvidence": "Look at the evidence",
    "noQuotation": FRONT_WORDS["noQuotation"],
    "ownWordsWithin": FRONT_WORDS["ownWordsWithin"],
    "choose": "Choose…",
    "inPlace": "in place",
    "matched": "matched",
    "up": "Up",
    "down": "Down",
    "moveUp": "Move up: {words}",
    "moveDown": "Move down: {words}",
    "moved": "{words}: now number {place} of {of}.",
    "caption": "Your caption",
    "checklist": "Does your caption have all of this? Tick what it has.",
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
    "clearAll": "Yes, clear all chapters",
    "answersFile": "durand-line-answers.csv",
    "answersColumns": "|".join(ANSWER_COLUMNS),
    "yes": "yes",
    "notYet": "not yet",
    "needsBrowser": "Here stands which questions are worked out, where the page is open in a "
    "browser.",
}
"""By the names that ``front/src`` uses; ``{name}`` is filled in there."""
