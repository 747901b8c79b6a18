"""Sheets to print for a lesson: cards, an organizer, the teacher's key, the lesson plans.

Every figure, date and name on them comes from the ledger. The lesson plans themselves are in
``notebooks/teaching/``; they hold no figure and refer to the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import mistune
from markupsafe import Markup

from explainer import paths
from explainer.classroom.handouts import key, printing, readings
from explainer.classroom.templating import TEMPLATES
from explainer.page import policy
from explainer.page.tables import Table
from explainer.records.bound import Claim
from explainer.records.catalogue import Point
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.theme import style
from explainer.words import claims as text
from explainer.words import handouts as words

__all__ = ["Made", "Sheet", "printed", "sheets", "write"]


@dataclass(frozen=True)
class Sheet:
    """One page to print: the name of its file, and the HTML."""

    name: str
    html: str


@dataclass(frozen=True)
class Made:
    """The files that were written, and what the teacher should know of those that were not."""

    files: tuple[Path, ...]
    note: str = ""


def sheets(ledger: Ledger) -> tuple[Sheet, ...]:
    """Everything to print: cards with organizer, the organizer with help, key, lesson plans."""
    return (
        _sheet("pupil_sheet", "Pupil sheet", _pupil_sheet(ledger)),
        _sheet("organizer_with_help", words.WITH_HELP, _organizer_with_help(key.cards(ledger))),
        _sheet("other_topic", words.OTHER_QUESTION, _other_topic(ledger)),
        _sheet("teachers_key", "Teacher’s key", _teachers_key(ledger)),
        *_long_story(ledger.whole.claims(), [ledger.whole.points[p] for p in readings.POINTS]),
        *_lesson_plans(),
    )


def _sheet(name: str, title: str, values: Mapping[str, object], template: str = "") -> Sheet:
    page = TEMPLATES.get_template(f"{template or name}.html.j2")
    css = Markup(style.paper_css())
    return Sheet(name, page.render(title=_titled(title), css=css, policy=policy.PLAIN, **values))


def _titled(title: str) -> str:
    """The title of a page; a sheet on another topic does not name the one that it spares."""
    return title if title.endswith("?") else f"{title} · {words.QUESTION}"


def write(ledger: Ledger, folder: Path) -> Made:
    """Write every sheet into a folder: HTML always, PDF where a browser can print it.

    Returns
    -------
    Made
        The files, and a sentence where PDFs are missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for sheet in sheets(ledger):
        page = folder / f"{sheet.name}.html"
        page.write_text(sheet.html, encoding="utf-8")
        pages.append(page)
    made = printed(pages)
    return Made((*pages, *made.files), made.note)


def printed(pages: Sequence[Path]) -> Made:
    """PDFs of HTML files, beside them, where a browser can print."""
    program = printing.browser_program()
    if program is None:
        return Made((), words.WITHOUT_BROWSER)
    made: list[Path] = []
    try:
        for page in pages:
            printing.print_pdf(program, page, page.with_suffix(".pdf"))
            made.append(page.with_suffix(".pdf"))
    except printing.PrintError as error:
        note = f"Not every PDF was made: {error}. Open the HTML files in a browser and print them."
        return Made(tuple(made), note)
    return Made(tuple(made))


# --- the pupil's pages ------------------------------------------------------------------


def _pupil_sheet(ledger: Ledger) -> dict[str, object]:
    deck = key.cards(ledger)
    return {
        "question": words.QUESTION,
        "how": words.HOW,
        "care": words.CARE,
        "cards": _cards(deck),
        "sources": _sources(ledger.documents),
        "discussion": words.DISCUSSION,
        "organizer": _blank_organizer(key.lettered(deck).values(), words.COLUMNS),
        "exit": words.EXIT,
    }


def _other_topic(ledger: Ledger) -> dict[str, object]:
    claims = [c for c in ledger.claims(ring="five") if set(c.topics) & set(words.OTHER_TOPICS)]
    return {
        "question": words.OTHER_QUESTION,
        "how": words.HOW,
        "cards": _cards(claims),
        "sources": _sources(ledger.documents),
        "discussion": words.OTHER_DISCUSSION,
        "exit": words.EXIT,
        "organizer": _blank_organizer(key.lettered(claims).values(), words.OTHER_COLUMNS),
    }


def _long_story(every: Iterable[Claim], points: Sequence[Point]) -> tuple[Sheet, Sheet]:
    """The sheet on the two readings of the line, and its key."""
    claims = readings.deck(every, points)
    shared = {
        "question": words.LONG_QUESTION,
        "sources": _named_sources({c.document.id: c.document for c in claims}.values(), "Pages"),
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
        "organizer": Table("The organizer, filled from the records.", words.LONG_COLUMNS, filled),
    }
    return (
        _sheet("long_story", words.LONG_QUESTION, pupils, "other_topic"),
        _sheet("long_story_key", f"Teacher’s key: {words.LONG_QUESTION}", teachers, "teachers_key"),
    )


def _organizer_with_help(deck: Sequence[Claim]) -> dict[str, object]:
    rows = key.answers(deck)
    given = (words.COLUMNS.index(c) for c in ("Card", "Who says it?", "Said on", "Happened"))
    kept = set(given)
    helped = tuple(
        row if n == 0 else tuple(cell if i in kept else "" for i, cell in enumerate(row))
        for n, row in enumerate(rows)
    )
    caption = "The first row is done for you. Who, and the days, are given."
    return {
        "organizer": Table(caption, words.COLUMNS, helped),
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


def _sources(given: Iterable[Document]) -> str:
    return _named_sources(d for d in given if d.ring == "five")


def _named_sources(documents: Iterable[Document], called: str = "Reports") -> str:
    said = [f"{d.label}, {text.published_in_words(d)}" for d in documents]
    return f"{called}: {'; '.join(said)}. Records: Durand Line Explainer, CC BY 4.0."


# --- the teacher's key ------------------------------------------------------------------


def _teachers_key(ledger: Ledger) -> dict[str, object]:
    caption = "The organizer, filled from the records."
    return {
        "question": words.QUESTION,
        "made": words.MADE,
        "sections": [(title, list(found)) for title, found in key.sections(ledger)],
        "sources": _sources(ledger.documents),
        "organizer": Table(caption, words.COLUMNS, tuple(key.answers(key.cards(ledger)))),
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
        found.append(_sheet(file.stem, title, {"plan": plan}, "lesson_plan"))
    return found
