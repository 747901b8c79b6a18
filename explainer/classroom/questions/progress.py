"""What a pupil has answered, in one chapter and over all of them. Pure: nothing is stored here.

Answers that come back from a browser are marked anew, so that a changed record changes what is
said to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from explainer.classroom.questions.kinds import Marked, Question

__all__ = ["COLUMNS", "Entry", "Progress", "rows_of"]

COLUMNS = ("Chapter", "Question", "Answer", "Worked out", "Times checked")
"""The columns of the file of answers."""
_TEXT = ("chapter", "question", "answer")
_LONGEST = 2000


@dataclass
class Entry:
    """The last answer to one question, and how often one was checked."""

    answer: object
    right: bool
    times: int


@dataclass
class Progress:
    """The answers of one chapter.

    Attributes
    ----------
    chapter : str
        Title of the chapter.
    questions : dict
        The questions asked so far, by id, in their order.
    entries : dict
        The answers given, by the question's id.
    """

    chapter: str
    questions: dict[str, Question] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def check(self, question: Question, answer: object) -> Marked:
        """Mark an answer and remember it, unless there is none."""
        marked = question.mark(answer)
        if question.in_words(answer):
            before = self.entries.get(question.id)
            times = before.times + 1 if before else 1
            self.entries[question.id] = Entry(answer, marked.right, times)
        return marked

    def restore(self, question: Question, kept: object) -> Marked | None:
        """Mark an answer that was given earlier; None where it does not fit or is not needed."""
        if question.id in self.entries or not isinstance(kept, Mapping):
            return None
        answer, times = kept.get("given"), kept.get("times")
        if not question.in_words(answer):
            return None
        marked = question.mark(answer)
        self.entries[question.id] = Entry(
            answer, marked.right, times if isinstance(times, int) and times > 0 else 1
        )
        return marked

    @property
    def says(self) -> str:
        """How many questions are worked out, as a sentence."""
        done = sum(entry.right for entry in self.entries.values())
        return f"You have worked out {done} of {len(self.questions)} questions in this chapter."

    @property
    def lines(self) -> tuple[str, ...]:
        """For each question, how it stands."""
        return tuple(
            f"Question {number}: {self._state(key)}" for number, key in enumerate(self.questions, 1)
        )

    def _state(self, key: str) -> str:
        entry = self.entries.get(key)
        if entry is None:
            return "not tried yet"
        return "worked out" if entry.right else "tried, still open"

    def to_keep(self) -> dict[str, dict[str, Any]]:
        """The answers as plain JSON values, to be kept in the pupil's own browser."""
        return {
            key: {
                "chapter": self.chapter,
                "question": self.questions[key].prompt,
                "answer": self.questions[key].in_words(entry.answer),
                "given": entry.answer,
                "right": entry.right,
                "times": entry.times,
            }
            for key, entry in self.entries.items()
            if key in self.questions
        }

    def added_to(self, kept: object) -> dict[object, object]:
        """What a browser kept of all chapters, with these answers over the older ones.

        What was kept of this chapter stays until its question is answered again: after a kernel
        began anew, or where cells did not run yet, the browser knows more than it.
        """
        every = dict(kept) if isinstance(kept, Mapping) else {}
        older = every.get(self.chapter)
        every[self.chapter] = {**(older if isinstance(older, Mapping) else {}), **self.to_keep()}
        return every


def rows_of(kept: object) -> Iterator[tuple[str, ...]]:
    """The rows of the file of answers, from what a browser kept of all chapters.

    What does not have the form of `Progress.to_keep` is left out.
    """
    for answers in kept.values() if isinstance(kept, Mapping) else ():
        for entry in answers.values() if isinstance(answers, Mapping) else ():
            if isinstance(entry, Mapping) and all(isinstance(entry.get(k), str) for k in _TEXT):
                words = (str(entry[key])[:_LONGEST] for key in _TEXT)
                yield (*words, "yes" if entry.get("right") is True else "not yet",
                       str(entry.get("times", "")))  # fmt: skip
