"""All sheets of the teacher's pack: cards, organizers, keys, plans, and what to read.

Every figure, date and name on them comes from the ledger. The lesson plans themselves are in
``notebooks/teaching/``; they hold no figure and refer to the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import mistune
from markupsafe import Markup

from explainer import paths
from explainer.analysis.counts import comparison
from explainer.classroom.handouts import key, pack, readings, topics
from explainer.classroom.handouts.sheet import Sheet, made
from explainer.classroom.handouts.slides import Slides
from explainer.classroom.lessons import Chapter
from explainer.classroom.questions.kinds import Question
from explainer.page.story import story
from explainer.page.tables import Table
from explainer.records.bound import Claim
from explainer.records.catalogue import Point
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import handouts as words
from explainer.words.quotations import in_english

__all__ = ["sheets"]


def sheets(ledger: Ledger, asked: Mapping[Chapter, Sequence[Question]]) -> tuple[Sheet, ...]:
    """Everything to print: plans with keys, cards with organizers and keys, and what to read.

    Parameters
    ----------
    ledger : Ledger
        The records.
    asked : mapping
        The questions by chapter.
    """
    whole = ledger.whole
    claims = {claim.id: claim for claim in whole.claims()}
    five = ledger.claims(ring="five")
    reports = [d for d in ledger.documents if d.ring == "five"]
    deck = key.cards(ledger)
    border = [c for c in five if set(c.topics) & set(words.OTHER_TOPICS)]
    civilians = topics.civilian_deck(claims)
    return (
        *_lesson_plans(),
        *(
            pack.chapter_plan(chapter, questions, ledger.terms, claims)
            for chapter, questions in asked.items()
        ),
        made("pupil_sheet", words.PUPIL_SHEET, _pupil_sheet(deck, reports)),
        made("organizer_with_help", words.WITH_HELP, _organizer_with_help(deck)),
        made("teachers_key", words.TEACHERS_KEY, _teachers_key(ledger)),
        made("other_topic", words.OTHER_QUESTION, _other_topic(border, reports)),
        made("other_topic_key", words.BORDER_KEY, _border_key(border, reports), "teachers_key"),
        *_civilians(civilians),
        *_long_story(whole.claims(), [whole.points[p] for p in readings.POINTS]),
        pack.texts(five),
        pack.background(claims),
        pack.glossary(ledger.terms.values()),
        Slides(ledger).sheet(story(whole.claims(), comparison(ledger, five))),
    )


# --- the pupil's pages ------------------------------------------------------------------


def _pupil_sheet(deck: Sequence[Claim], reports: Sequence[Document]) -> dict[str, object]:
    return {
        "question": words.QUESTION,
        "how": words.HOW,
        "care": words.CARE,
        "cards": _cards(deck),
        "sources": _named_sources(reports),
        "discussion": words.DISCUSSION,
        "organizer": _blank_organizer(key.lettered(deck).values(), words.COLUMNS),
        "exit": words.EXIT,
    }


def _other_topic(claims: Sequence[Claim], reports: Sequence[Document]) -> dict[str, object]:
    return {
        "question": words.OTHER_QUESTION,
        "how": words.HOW,
        "cards": _cards(claims),
        "sources": _named_sources(reports),
        "discussion": words.OTHER_DISCUSSION,
        "exit": words.EXIT,
        "organizer": _blank_organizer(key.lettered(claims).values(), words.OTHER_COLUMNS),
    }


def _border_key(claims: Sequence[Claim], reports: Sequence[Document]) -> dict[str, object]:
    rows = tuple(topics.border_answers(claims))
    return {
        "question": words.OTHER_QUESTION,
        "made": words.MADE,
        "steps": _card_steps(),
        "sections": topics.border_sections(claims),
        "sources": _named_sources(reports),
        "organizer": Table(words.FILLED, words.OTHER_COLUMNS, rows),
    }


def _card_steps() -> Table:
    """The plan of a lesson with cards."""
    rows = tuple((str(minutes), *step) for minutes, *step in words.CARD_STEPS)
    minutes = sum(minutes for minutes, *_ in words.CARD_STEPS)
    return Table(words.PLAN_CAPTION.format(minutes=minutes), words.PLAN_COLUMNS, rows)


def _civilians(deck: Sequence[Claim]) -> tuple[Sheet, Sheet]:
    """The cards on civilians, and their key."""
    question = words.CIVILIAN_QUESTION
    sources = _named_sources({c.document.id: c.document for c in deck}.values(), words.PAGES)
    pupils = {
        "question": question,
        "how": words.HOW,
        "care": words.CARE,
        "cards": _cards(deck),
        "sources": sources,
        "discussion": words.CIVILIAN_DISCUSSION,
        "organizer": _blank_organizer(key.lettered(deck).values(), words.CIVILIAN_COLUMNS),
        "exit": words.EXIT,
    }
    filled = Table(words.FILLED, words.CIVILIAN_COLUMNS, tuple(key.answers(deck)))
    teachers = {
        "question": question,
        "made": words.CIVILIAN_MADE,
        "steps": _card_steps(),
        "sections": topics.civilian_sections(deck),
        "sources": sources,
        "organizer": filled,
    }
    return (
        made("civilian_cards", question, pupils, "pupil_sheet"),
        made("civilian_cards_key", words.CIVILIAN_KEY, teachers, "teachers_key"),
    )


def _long_story(every: Iterable[Claim], points: Sequence[Point]) -> tuple[Sheet, Sheet]:
    """The sheet on the two readings of the line, and its key."""
    claims = readings.deck(every, points)
    shared = {
        "question": words.LONG_QUESTION,
        "sources": _named_sources(
            {c.document.id: c.document for c in claims}.values(), words.PAGES
        ),
    }
    pupils = shared | {
        "how": words.LONG_HOW,
        "cards": _cards(claims),
        "discussion": words.LONG_DISCUSSION,
        "exit": words.LONG_EXIT,
        "organizer": _blank_organizer(key.lettered(claims).values(), words.LONG_COLUMNS),
    }
    filled = tuple(readings.answers(claims, points))
    teachers = shared | {
        "made": words.LONG_MADE,
        "sections": readings.sections(claims, points),
        "organizer": Table(words.FILLED, words.LONG_COLUMNS, filled),
    }
    return (
        made("long_story", words.LONG_QUESTION, pupils, "other_topic"),
        made("long_story_key", f"Teacher’s key: {words.LONG_QUESTION}", teachers, "teachers_key"),
    )


def _organizer_with_help(deck: Sequence[Claim]) -> dict[str, object]:
    rows = key.answers(deck)
    given = (words.COLUMNS.index(c) for c in ("Card", "Who says it?", "Said on", "Happened"))
    kept = set(given)
    helped = tuple(
        row if n == 0 else tuple(cell if i in kept else "" for i, cell in enumerate(row))
        for n, row in enumerate(rows)
    )
    return {
        "organizer": Table(words.HELPED, words.COLUMNS, helped),
        "starters": words.STARTERS,
        "exit": words.EXIT,
    }


def _cards(claims: Sequence[Claim]) -> list[dict[str, object]]:
    """What stands on each card, with its letter."""
    return [
        {
            "says": f"{letter}. {claim.says}",
            "quotation": claim.quote,
            "facts": (
                ("The quotation", in_english(claim)),
                ("Document", claim.document.label),
                ("Says it", text.speaker_with_role(claim)),
                ("Said on", text.said_in_words(claim)),
                ("Happened", text.happened_in_words(claim.happened)),
                ("Who fought whom", text.DYAD[claim.dyad] if claim.counts else ""),
            ),
            "side": claim.speaker.side,
            "language": claim.quote_language,
        }
        for claim, letter in zip(claims, key.lettered(claims).values(), strict=True)
    ]


def _blank_organizer(lettered: Iterable[str], columns: tuple[str, ...]) -> Table:
    rows = tuple((letter,) + ("",) * (len(columns) - 1) for letter in lettered)
    return Table("One row for each card. Write in the words of the card.", columns, rows)


def _named_sources(documents: Iterable[Document], called: str = words.REPORTS) -> str:
    said = [f"{d.label}, {text.published_in_words(d)}" for d in documents]
    return f"{called}: {'; '.join(said)}. Records: Durand Line Explainer, CC BY 4.0."


# --- the teacher's key ------------------------------------------------------------------


def _teachers_key(ledger: Ledger) -> dict[str, object]:
    return {
        "question": words.QUESTION,
        "made": words.MADE,
        "sections": [(title, list(found)) for title, found in key.sections(ledger)],
        "sources": _named_sources(d for d in ledger.documents if d.ring == "five"),
        "organizer": Table(words.FILLED, words.COLUMNS, tuple(key.answers(key.cards(ledger)))),
    }


# --- the lesson plans -------------------------------------------------------------------


def _lesson_plans() -> list[Sheet]:
    """Each plan in ``notebooks/teaching/``."""
    as_html = mistune.create_markdown(escape=True, plugins=["table"])
    found = []
    for file in sorted((paths.notebooks_folder() / "teaching").glob("lesson_*.md")):
        words = file.read_text(encoding="utf-8")
        title = words.splitlines()[0].removeprefix("# ")
        plan = Markup(as_html(words))
        found.append(made(file.stem, title, {"plan": plan}, "lesson_plan"))
    return found
