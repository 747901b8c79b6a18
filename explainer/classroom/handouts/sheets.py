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

__all__ = ["QUESTION", "Made", "Sheet", "printed", "sheets", "write"]

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
        _sheet("organizer_with_help", "Organizer with help", _organizer_with_help(ledger)),
        _sheet("other_topic", OTHER_QUESTION, _other_topic(ledger)),
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
    return title if title.endswith("?") else f"{title} · {QUESTION}"


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
        return Made((), WITHOUT_BROWSER)
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
        "question": QUESTION,
        "how": HOW,
        "care": CARE,
        "cards": _cards(deck),
        "sources": _sources(ledger.documents),
        "discussion": DISCUSSION,
        "organizer": _blank_organizer(key.lettered(deck).values(), COLUMNS),
        "exit": EXIT,
    }


def _other_topic(ledger: Ledger) -> dict[str, object]:
    claims = [c for c in ledger.claims(ring="five") if set(c.topics) & set(OTHER_TOPICS)]
    return {
        "question": OTHER_QUESTION,
        "how": HOW,
        "cards": _cards(claims),
        "sources": _sources(ledger.documents),
        "discussion": OTHER_DISCUSSION,
        "exit": EXIT,
        "organizer": _blank_organizer(key.lettered(claims).values(), OTHER_COLUMNS),
    }


def _long_story(every: Iterable[Claim], points: Sequence[Point]) -> tuple[Sheet, Sheet]:
    """The sheet on the two readings of the line, and its key."""
    claims = readings.deck(every, points)
    shared = {
        "question": LONG_QUESTION,
        "sources": _named_sources({c.document.id: c.document for c in claims}.values(), "Pages"),
    }
    pupils = shared | {
        "how": LONG_HOW,
        "cards": _cards(claims),
        "discussion": LONG_DISCUSSION,
        "exit": LONG_EXIT,
        "organizer": _blank_organizer(key.lettered(claims).values(), LONG_COLUMNS),
    }
    filled = tuple(readings.answers(claims, points))
    teachers = shared | {
        "made": LONG_MADE,
        "sections": readings.sections(claims, points),
        "organizer": Table("The organizer, filled from the records.", LONG_COLUMNS, filled),
    }
    return (
        _sheet("long_story", LONG_QUESTION, pupils, "other_topic"),
        _sheet("long_story_key", f"Teacher’s key: {LONG_QUESTION}", teachers, "teachers_key"),
    )


def _organizer_with_help(ledger: Ledger) -> dict[str, object]:
    rows = key.answers(ledger)
    given = (COLUMNS.index(c) for c in ("Card", "Who says it?", "Said on", "Happened"))
    kept = set(given)
    helped = tuple(
        row if n == 0 else tuple(cell if i in kept else "" for i, cell in enumerate(row))
        for n, row in enumerate(rows)
    )
    caption = "The first row is done for you. Who, and the days, are given."
    return {"organizer": Table(caption, COLUMNS, helped), "starters": STARTERS, "exit": EXIT}


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
        "question": QUESTION,
        "made": MADE,
        "sections": [(title, list(found)) for title, found in key.sections(ledger)],
        "sources": _sources(ledger.documents),
        "organizer": Table(caption, COLUMNS, tuple(key.answers(ledger))),
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
