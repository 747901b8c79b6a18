"""The answers of a class in one table: which first answers are not right, and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from explainer.classroom import answerfiles
from explainer.classroom.answerfiles import AnswerLine, FileNote, HandedIn
from explainer.classroom.questions.kinds import Caption, ChoiceQuestion, Question
from explainer.classroom.templating import TEMPLATES
from explainer.page import policy
from explainer.page.tables import Keyed, Table, table_data
from explainer.records.csvfiles import BOM, csv_line
from explainer.theme import style
from explainer.words import claims as text
from explainer.words import handed_in as words

__all__ = ["ClassTable", "class_table", "write"]


@dataclass(frozen=True)
class ClassTable:
    """What a class has answered.

    Attributes
    ----------
    handed_in : tuple of HandedIn
        What each pupil handed in.
    told : tuple of Told
        Files, and why they were not read or not whole.
    misconceptions, questions, tickets : Table
        First answers that are not right; every question; the exit tickets.
    lines : tuple of tuple of str
        Every answer, for the CSV file.
    """

    handed_in: tuple[HandedIn, ...]
    told: tuple[FileNote, ...]
    misconceptions: Table
    questions: Table
    tickets: Table
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Given:
    """An answer of a pupil, with the question where it is one of ours."""

    of: HandedIn
    answer: AnswerLine
    question: Question | None

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same question as others: its chapter, and its words now."""
        return self.answer.chapter, self.question.prompt if self.question else self.answer.question

    def is_right(self, said: str) -> bool:
        """Whether these words are the right answer; a caption is marked by what it means."""
        asked = self.question
        if isinstance(asked, Caption):
            return asked.mark({"words": said}).right
        return asked is not None and said == asked.in_words(asked.answer)


def class_table(folder: Path, questions: Iterable[Question]) -> ClassTable:
    """The answers of all files in a folder.

    Raises
    ------
    FileError
        Where there is no such folder, or no file of answers in it.
    """
    read, told = answerfiles.read_folder(folder)
    if not read:
        why = "; ".join(f"{one.name} {one.says}" for one in told)
        raise ValueError(" ".join(filter(None, (words.EMPTY.format(folder=folder), why))))
    asked = {question.id: question for question in questions}
    by_prompt = {question.prompt: question for question in asked.values()}
    every = [
        _Given(one, a, None if a.is_ticket else asked.get(a.id) or by_prompt.get(a.question))
        for one in read
        for a in one.answers
    ]
    given = sorted((g for g in every if not g.answer.is_ticket), key=_place(list(asked.values())))
    return ClassTable(
        read,
        told,
        Table(words.WRONG_FIRST, words.COLUMNS, tuple(_misconceptions(given))),
        Table(words.QUESTIONS, words.QUESTION_COLUMNS, tuple(_questions(given))),
        Table(words.TICKETS, words.TICKET_ROWS, tuple(_tickets(every))),
        tuple(_lines(every)),
    )


def _place(order: Sequence[Question]) -> Callable[[_Given], tuple[int, str, str]]:
    """By chapter and question, in their order; what is no question of ours comes last."""
    places = {question.id: n for n, question in enumerate(order)}

    def place(given: _Given) -> tuple[int, str, str]:
        known = places[given.question.id] if given.question else len(places)
        return known, *given.key

    return place


def _grouped(given: Iterable[_Given]) -> dict[tuple[str, str], list[_Given]]:
    groups: dict[tuple[str, str], list[_Given]] = {}
    for one in given:
        groups.setdefault(one.key, []).append(one)
    return groups


def _misconceptions(given: Iterable[_Given]) -> Iterator[tuple[str | Keyed, ...]]:
    for (chapter, prompt), those in _grouped(given).items():
        wrong: dict[str, list[_Given]] = {}
        for one in those:
            first = one.answer.first or (one.answer.last if one.answer.times in {"", "1"} else "")
            if first and not one.is_right(first):
                wrong.setdefault(first, []).append(one)
        for first, who in sorted(wrong.items(), key=lambda found: -len(found[1])):
            yield (
                chapter, prompt, first, _number(len(who)), _whose(who), _said_to(first, who[0]),
            )  # fmt: skip


def _said_to(first: str, given: _Given) -> str:
    """What the question says to this answer, which names the misconception."""
    asked = given.question
    if asked is None:
        return words.STRANGE
    if isinstance(asked, Caption):
        return asked.mark({"words": first}).says
    if isinstance(asked, ChoiceQuestion):
        return next((asked.mark(o.id).says for o in asked.options if o.words == first), "")
    return asked.explanation


def _questions(given: Iterable[_Given]) -> Iterator[tuple[str | Keyed, ...]]:
    for (chapter, prompt), those in _grouped(given).items():
        tries = [int(g.answer.times) for g in those if g.answer.times.isascii()
                 and g.answer.times.isdigit() and len(g.answer.times) < 6]  # fmt: skip
        first = sum(g.is_right(g.answer.first) for g in those)
        last = sum(g.is_right(g.answer.last) for g in those)
        numbers = (len(those), first, last, max(tries, default=0))
        yield chapter, prompt, *(_number(n) for n in numbers)


def _tickets(given: Iterable[_Given]) -> Iterator[tuple[str, ...]]:
    for one in sorted(given, key=lambda one: (one.answer.chapter, one.of.code)):
        if one.answer.is_ticket:
            yield one.answer.chapter, one.of.code, one.answer.last


def _lines(given: Iterable[_Given]) -> Iterator[tuple[str, ...]]:
    for one in given:
        a = one.answer
        first = words.YES_NO[one.is_right(a.first)] if a.first and one.question else ""
        last = words.YES_NO[one.is_right(a.last)] if one.question else ""
        yield (one.of.code, one.of.name, a.chapter, a.question, a.first, first, a.last, last,
               a.times, a.id)  # fmt: skip


def _number(n: int) -> Keyed:
    return Keyed(str(n), f"{n:06}")


def _whose(given: Iterable[_Given]) -> str:
    return ", ".join(sorted({one.of.code for one in given}))


def write(made: ClassTable, page: Path) -> tuple[Path, Path]:
    """Write the tables as a page, and every answer as a CSV file beside it."""
    lines = [csv_line(words.ROWS), *(csv_line(line) for line in made.lines)]
    sheet = page.with_suffix(".csv")
    sheet.write_text(BOM + "\r\n".join([*lines, ""]), encoding="utf-8", newline="")
    page.write_text(_html(made), encoding="utf-8")
    return page, sheet


def _html(made: ClassTable) -> str:
    files = text.form(len(made.handed_in), "1 file", f"{len(made.handed_in)} files")
    codes = text.list_in_words(sorted(one.code for one in made.handed_in))
    return TEMPLATES.get_template("class_table.html.j2").render(
        title=words.TITLE,
        css=Markup(style.paper_css()),
        policy=policy.PLAIN,
        about=words.FOR_TEACHER,
        handed_in=words.HANDED_IN.format(files=files, codes=codes),
        tables=[table_data(t) for t in (made.misconceptions, made.questions, made.tickets)
                if t.rows],
        not_read=words.NOT_READ,
        counted=words.COUNTED,
        told=made.told,
    )  # fmt: skip
