"""The kinds of questions, and what is said to an answer.

An answer comes from outside as plain JSON; whatever it is, marking never fails. A wrong answer
is told what to look at again, and where.

A pupil's answer is marked in the browser (``front/src/lesson/marking.js``) by the key that `data`
makes of these kinds; `Question.mark` is the measure of it, and words the right answer for a
teacher.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from explainer.records.sought import Sought, plainly, stands
from explainer.words import claims as text

__all__ = ["Caption", "Check", "ChoiceQuestion", "Marked", "Match", "Option", "OrderQuestion",
           "PlaceQuestion", "Question", "UnanswerableError", "in_reading_order",
           "the_one"]  # fmt: skip

T = TypeVar("T")

AGAIN = "Look at the evidence, then try again."


class UnanswerableError(ValueError):
    """The records no longer give a question exactly one right answer."""


def the_one(candidates: Iterable[T], question: str, sought: str) -> T:
    """The only one found.

    Raises
    ------
    UnanswerableError
        When there is none or more than one, naming the question and what it seeks.
    """
    listed = list(candidates)
    if len(listed) != 1:
        raise UnanswerableError(
            f"question {question!r}: expected exactly one {sought}; the records give "
            f"{len(listed)}{': ' if listed else ''}{', '.join(map(str, listed))}. "
            "Change the records, or the question in explainer/classroom/questions/"
        )
    return listed[0]


@dataclass(frozen=True)
class Option:
    """Something to choose, to put in order, or to match.

    Attributes
    ----------
    id : str
        Unique in its question.
    words : str
        What the pupil reads.
    why : str
        What is said of it when it is chosen, as whole sentences.
    claims : tuple of str
        Ids of the claims that show it.
    """

    id: str
    words: str
    why: str = ""
    claims: tuple[str, ...] = ()


def in_reading_order(options: Iterable[Option], *, never: Sequence[str] = ()) -> tuple[Option, ...]:
    """Options by their words, so that their order tells nothing of the answer.

    Where that happens to be the order ``never``, they are turned round.
    """
    listed = tuple(sorted(options, key=lambda option: option.words.casefold().strip("“‘")))
    return listed[::-1] if [o.id for o in listed] == list(never) else listed


@dataclass(frozen=True)
class Marked:
    """What is said to an answer.

    Attributes
    ----------
    right : bool
        Whether the whole answer is right.
    says : str
        Plain sentences for the pupil.
    claims : tuple of str
        Ids of the claims to look at.
    parts : tuple of str
        Ids of the parts that are right, where an answer has parts.
    """

    right: bool
    says: str
    claims: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question(ABC):
    """What every question has.

    Attributes
    ----------
    id : str
        Unique among all questions; a pupil's answers are kept under it.
    prompt : str
        What is asked.
    explanation : str
        Why the right answer is right, said with it.
    claims : tuple of str
        Ids of the claims that show it.
    """

    id: str
    prompt: str
    explanation: str
    claims: tuple[str, ...]

    UNANSWERED: ClassVar[str]
    """Said where there is no answer, or none of this question."""

    @property
    @abstractmethod
    def answer(self) -> object:
        """The right answer, in the form in which a pupil gives it."""

    @abstractmethod
    def mark(self, answer: object) -> Marked:
        """What is said to an answer."""

    @abstractmethod
    def in_words(self, answer: object) -> str:
        """An answer as the pupil would read it, for the file of answers."""

    def _unanswered(self) -> Marked:
        return Marked(False, self.UNANSWERED)

    def _right(self, first: str = "", *, parts: tuple[str, ...] = ()) -> Marked:
        says = " ".join(part for part in ("Yes.", first, self.explanation) if part)
        return Marked(True, says, self.claims, parts)

    def _distinct(self, *lists: Sequence[Option]) -> None:
        """Refuse options that a pupil could not tell apart."""
        for options in lists:
            for shown in ([o.id for o in options], [o.words for o in options]):
                for twice in {x for x in shown if shown.count(x) > 1}:
                    raise UnanswerableError(f"question {self.id!r}: {twice!r} is offered twice")

    def _holds(self, keys: Iterable[str], options: Sequence[Option]) -> None:
        """Refuse a key that is not among the options."""
        ids = {option.id for option in options}
        for key in keys:
            if key not in ids:
                raise UnanswerableError(
                    f"question {self.id!r}: the key {key!r} is not among the options "
                    f"{', '.join(sorted(ids))}"
                )


@dataclass(frozen=True, kw_only=True)
class ChoiceQuestion(Question):
    """One of several. An answer is the id of an option."""

    UNANSWERED = "Choose one of the answers first."
    options: tuple[Option, ...]
    key: str

    @property
    def answer(self) -> str:
        """The id of the option that is right."""
        return self.key

    def __post_init__(self) -> None:
        self._distinct(self.options)
        self._holds([self.key], self.options)

    def _chosen(self, answer: object) -> Option | None:
        return next((option for option in self.options if option.id == answer), None)

    def mark(self, answer: object) -> Marked:
        """Right where the option is the key."""
        option = self._chosen(answer)
        if option is None:
            return self._unanswered()
        if option.id == self.key:
            return self._right(option.why)
        claims = option.claims or self.claims
        again = AGAIN if claims else "Try another one."
        return Marked(False, " ".join(filter(None, ("Not this one.", option.why, again))), claims)

    def in_words(self, answer: object) -> str:
        """The words of the option."""
        option = self._chosen(answer)
        return option.words if option else ""


@dataclass(frozen=True, kw_only=True)
class PlaceQuestion(ChoiceQuestion):
    """One of several points on a map; each option's words describe its point.

    ``points`` holds the longitude and latitude of each option, in their order.
    """

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class _Listed(Question):
    """A question whose answer is a list of option ids."""

    options: tuple[Option, ...]
    key: tuple[str, ...]

    @property
    def answer(self) -> list[str]:
        """An id in each place."""
        return list(self.key)

    def _answers_each(self, of: tuple[Option, ...], called: str) -> None:
        self._holds(self.key, self.options)
        if len(self.key) != len(of):
            raise UnanswerableError(f"question {self.id!r}: the key leaves {called} out")


@dataclass(frozen=True, kw_only=True)
class OrderQuestion(_Listed):
    """Things to put in order. An answer is the list of all ids, first to last."""

    UNANSWERED = "Put all of them in order first."

    def __post_init__(self) -> None:
        self._distinct(self.options)
        self._answers_each(self.options, "options")

    def _given(self, answer: object) -> list[str] | None:
        if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
            return None
        return answer if sorted(answer) == sorted(self.key) else None

    def mark(self, answer: object) -> Marked:
        """Right where every id stands in its place."""
        given = self._given(answer)
        if given is None:
            return self._unanswered()
        parts = tuple(one for one, wanted in zip(given, self.key, strict=True) if one == wanted)
        if len(parts) == len(self.key):
            return self._right(parts=parts)
        early = next(one for one, wanted in zip(given, self.key, strict=True) if one != wanted)
        again = self.again(next(o for o in self.options if o.id == early))
        return Marked(False, f"{self.some(len(parts))} {again.says}", again.claims, parts)

    def some(self, right: int) -> str:
        """How many are in place, as a sentence."""
        return f"{_some(right, len(self.key))} in place."

    def again(self, option: Option) -> Marked:
        """What is said where an option is the first that is out of its place."""
        says = f"{_named(option)} {AGAIN}"
        return Marked(False, says, option.claims or self.claims)

    def in_words(self, answer: object) -> str:
        """The words of all options, in the order given."""
        words = {option.id: option.words for option in self.options}
        return " → ".join(words[one] for one in self._given(answer) or [])


@dataclass(frozen=True, kw_only=True)
class Match(_Listed):
    """Rows to be matched with options. An answer is one option id for each row, in their order.

    An option may fit several rows, or none.
    """

    UNANSWERED = "Choose something for each row first."
    rows: tuple[Option, ...]

    def __post_init__(self) -> None:
        self._distinct(self.rows, self.options)
        self._answers_each(self.rows, "rows")

    def _given(self, answer: object) -> list[str] | None:
        ids = {option.id for option in self.options}
        if isinstance(answer, list) and len(answer) == len(self.rows):
            given = [one for one in answer if isinstance(one, str) and one in ids]
            return given if len(given) == len(answer) else None
        return None

    def mark(self, answer: object) -> Marked:
        """Right where every row has its option."""
        given = self._given(answer)
        if given is None:
            return self._unanswered()
        pairs = zip(self.rows, given, self.key, strict=True)
        fits = [(row, one == wanted) for row, one, wanted in pairs]
        parts = tuple(row.id for row, fit in fits if fit)
        if len(parts) == len(self.rows):
            return self._right(parts=parts)
        again = self.again(next(row for row, fit in fits if not fit))
        return Marked(False, f"{self.some(len(parts))} {again.says}", again.claims, parts)

    def some(self, right: int) -> str:
        """How many are matched, as a sentence."""
        return f"{_some(right, len(self.rows))} matched."

    def again(self, row: Option) -> Marked:
        """What is said where a row is the first that is not matched."""
        says = " ".join(filter(None, (_named(row), row.why, AGAIN)))
        return Marked(False, says, row.claims or self.claims)

    def in_words(self, answer: object) -> str:
        """Each row with the words of the option chosen for it."""
        words = {option.id: option.words for option in self.options}
        given = self._given(answer) or []
        return "; ".join(
            f"{r.words}: {words[one]}" for r, one in zip(self.rows, given, strict=False)
        )


def _some(right: int, of: int) -> str:
    if right == 0:
        return "None is yet"
    return f"{right} of {of} {text.form(right, 'is', 'are')}"


@dataclass(frozen=True)
class Check:
    """One thing that a caption must have.

    ``sample`` says it in the words of the records, ``sought`` finds it in whatever words.
    """

    id: str
    words: str
    sample: str
    sought: Sought


@dataclass(frozen=True, kw_only=True)
class Caption(Question):
    """A caption to be written, of which the pupil is told what it must have.

    An answer is ``{"words": the caption}``. It is marked by what its words mean; nothing that a
    pupil could tick counts.
    """

    UNANSWERED = "Write your caption first."
    MISSING: ClassVar[str] = (
        "Not found in your caption yet, or not as the evidence has it: {missing}. Look at the "
        "evidence, then write it again."
    )
    checks: tuple[Check, ...]

    @property
    def answer(self) -> dict[str, object]:
        """A caption in the words of the records; others can be as right."""
        return {"words": "; ".join(check.sample for check in self.checks)}

    def _given(self, answer: object) -> str:
        words = answer.get("words") if isinstance(answer, dict) else None
        return words.strip() if isinstance(words, str) else ""

    def mark(self, answer: object) -> Marked:
        """Right where everything is found in the caption."""
        words = self._given(answer)
        if not words:
            return self._unanswered()
        plain = plainly(words)
        parts = tuple(c.id for c in self.checks if stands(c.sought, plain))
        missing = [c.words for c in self.checks if c.id not in parts]
        if not missing:
            return Marked(True, self.all_there, self.claims, parts)
        says = self.MISSING.format(missing=text.list_in_words(missing))
        return Marked(False, says, self.claims, parts)

    @property
    def all_there(self) -> str:
        """What is said where nothing is missing."""
        return f"Your caption has all of it. {self.explanation}"

    def in_words(self, answer: object) -> str:
        """The caption."""
        return self._given(answer)


def _named(option: Option) -> str:
    """What is to be looked at once more, as a sentence, whether or not its words are one."""
    return f"Look again at: {option.words.removesuffix('.')}."
