"""Sheets to print for a lesson: cards, an organizer, the teacher's key, the lesson plans.

Every figure, date and name on them comes from the ledger. The lesson plans themselves are in
``notebooks/teaching/``; they hold no figure and refer to the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import mistune

from explainer import analysis, browsers, comparisons, markup, paths, text, theme
from explainer.figures import addition
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.quantities import Quantity
from explainer.records import Claim
from explainer.scales import Measure

__all__ = ["QUESTION", "Made", "Sheet", "exactness", "letters", "sheets", "write"]

QUESTION = "How many people were killed, and how do we know?"
COLUMNS = (
    "Card", "Who says it?", "Counts whom?", "Said on", "Happened", "Exact words",
    "Exact or open?",
)  # fmt: skip
CARE = (
    "These cards tell of people who were killed and wounded. If that is hard for you today, for "
    "any reason, say so to your teacher: you may stop, or do another task."
)
HOW = (
    "Each card is one claim: what one report says that somebody says. The words in quotation marks "
    "are the report’s own; the sentence above them is ours. “Said on” is the day on which somebody "
    "said it. “Happened” is when it is said to have happened. These are two different things."
)
DISCUSSION = (
    "Which two cards look as if they disagree? Do they count the same people, over the same days?",
    "Which cards carry one and the same statement? How many witnesses is that?",
    "Who counts people of their own side, who counts the other side, and who is neither?",
    "Whom does nobody count? What does that tell you, and what does it not?",
    "Somebody adds the figures up. What would you say to them?",
)
EXIT = (
    "Write one sentence that answers the question and names who says it and on which day.",
    "Write one thing that these reports cannot tell you.",
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
    made = (
        ("pupil_sheet", "Pupil sheet", _pupil_sheet(ledger)),
        ("organizer_with_help", "Organizer with help", _organizer_with_help(ledger)),
        ("teachers_key", "Teacher’s key", _teachers_key(ledger)),
        *_lesson_plans(),
    )
    on_paper = (paths.static_folder() / "paper.css").read_text(encoding="utf-8")
    css = f"{theme.page_css()}\n{on_paper}"
    return tuple(
        Sheet(name, markup.whole_page(f"{title} · {QUESTION}", css, body))
        for name, title, body in made
    )


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
    program = browsers.browser_program()
    if program is None:
        return Made(tuple(pages), WITHOUT_BROWSER)
    printed: list[Path] = []
    try:
        for page in pages:
            browsers.print_pdf(program, page, page.with_suffix(".pdf"))
            printed.append(page.with_suffix(".pdf"))
    except browsers.PrintError as error:
        note = f"Not every PDF was made: {error}. Open the HTML files in a browser and print them."
        return Made((*pages, *printed), note)
    return Made((*pages, *printed))


def letters(ledger: Ledger) -> dict[str, str]:
    """The letter of each card by claim id: the casualty claims of the five, in their order."""
    return {claim.id: _letter(n) for n, claim in enumerate(_claims(ledger))}


def exactness(quantity: Quantity) -> str:
    """How exactly a wording counts, in the words of the sheets."""
    if quantity.vague:
        words = "a word without a number"
    elif quantity.high is None:
        words = "open at the top"
    elif quantity.low == quantity.high:
        words = "exact"
    else:
        words = "between two numbers"
    hedges = ("about", quantity.approximate), ("only suspected", quantity.suspected)
    return ", ".join([words, *(hedge for hedge, said in hedges if said)])


def _claims(ledger: Ledger) -> tuple[Claim, ...]:
    return tuple(claim for claim in ledger.claims(ring="five") if claim.counts)


def _letter(number: int) -> str:
    above, rest = divmod(number, 26)
    return (_letter(above - 1) if above else "") + chr(ord("A") + rest)


# --- the pupil's pages ------------------------------------------------------------------


def _pupil_sheet(ledger: Ledger) -> str:
    cards = markup.joined("div", _cards(ledger), class_="sheet-cards")
    blank = [(letter,) + ("",) * (len(COLUMNS) - 1) for letter in letters(ledger).values()]
    return "".join(
        [
            _opening(),
            markup.paragraph(HOW, class_="explainer-note"),
            markup.paragraph(CARE, class_="explainer-note"),
            cards,
            markup.paragraph(_sources(ledger), class_="explainer-note"),
            _questions("Talk about it", DISCUSSION, lines=0),
            _organizer(blank, "One row for each card. Write in the words of the card."),
            _questions("Before you go", EXIT, lines=3, new=True),
        ]
    )


def _organizer_with_help(ledger: Ledger) -> str:
    rows = _answers(ledger)
    given = (COLUMNS.index(c) for c in ("Card", "Who says it?", "Said on", "Happened"))
    kept = set(given)
    helped = [
        row if n == 0 else tuple(cell if i in kept else "" for i, cell in enumerate(row))
        for n, row in enumerate(rows)
    ]
    starters = (
        "The figure on card … counts … . It does not count … .",
        "Card … is exact / open / a word without a number, because it says “…”.",
        "Card … and card … are one statement, because … .",
        "We cannot add card … and card …, because … .",
    )
    return "".join(
        [
            _organizer(helped, "The first row is done for you. Who, and the days, are given."),
            _questions("Sentences you can begin with", starters, lines=1, new=True),
            _questions("Before you go", EXIT, lines=3),
        ]
    )


def _opening() -> str:
    blanks = [markup.element("span", words) for words in ("Name", "Working with", "Date")]
    name = markup.joined("div", blanks, class_="sheet-name")
    return name + markup.element("h1", QUESTION)


def _cards(ledger: Ledger) -> list[str]:
    found = []
    for claim_id, letter in letters(ledger).items():
        claim = ledger.claim(claim_id)
        facts = (
            ("Document", ledger.document_of(claim_id).label),
            ("Says it", text.speaker_with_role(claim, ledger)),
            ("Said on", text.day_in_words(claim.said_on.date)),
            ("Happened", text.happened_in_words(claim.happened)),
        )
        side = ledger.actors[claim.asserted_by].side
        found.append(markup.card(f"{letter}. {claim.says}", claim.quote, facts, side=side))
    return found


def _organizer(rows: Iterable[tuple[str, ...]], caption: str, *, filled: bool = False) -> str:
    made = markup.table(Table(caption, COLUMNS, tuple(rows)))
    classes = "sheet-wide sheet-organizer " + ("sheet-filled" if filled else "sheet-blank")
    return markup.joined("section", [markup.element("h2", "Organizer"), made], class_=classes)


def _questions(title: str, asked: Sequence[str], *, lines: int, new: bool = False) -> str:
    blank = markup.joined("div", ["<p></p>"] * lines, class_="sheet-lines") if lines else ""
    items = [markup.joined("li", [markup.paragraph(words), blank]) for words in asked]
    parts = [markup.element("h2", title), markup.joined("ol", items)]
    return markup.joined("section", parts, class_=f"sheet sheet-{'new' if new else 'whole'}")


def _sources(ledger: Ledger) -> str:
    documents = [d for d in ledger.documents if d.ring == "five"]
    said = [f"{d.label}, {text.day_in_words(d.published.date)}" for d in documents]
    return f"Reports: {'; '.join(said)}. Records: Durand Line Explainer, CC BY 4.0."


# --- the teacher's key ------------------------------------------------------------------


def _answers(ledger: Ledger) -> list[tuple[str, ...]]:
    """The organizer filled in, one row a card."""
    return [
        (
            letter,
            f"{text.speaker_or_not_named(claim, ledger)}: {text.party_in_words(claim, ledger)}"
            if claim.asserted_by != "report"
            else f"{text.speaker(claim, ledger)}: no other source is named",
            f"{ledger.groups[claim.counts.group].name} ({_counting(claim, ledger)})",
            text.day_in_words(claim.said_on.date),
            text.happened_in_words(claim.happened),
            text.figures_in_words(claim),
            "; ".join(f"{m}: {exactness(q)}" for m, q in _quantities(claim)),
        )
        for claim_id, letter in letters(ledger).items()
        if (claim := ledger.claim(claim_id)).counts
    ]


def _quantities(claim: Claim) -> list[tuple[Measure, Quantity]]:
    measures: tuple[Measure, Measure] = ("killed", "wounded")
    found = [(m, claim.counts.quantity(m) if claim.counts else None) for m in measures]
    return [(measure, quantity) for measure, quantity in found if quantity]


def _counting(claim: Claim, ledger: Ledger) -> str:
    return text.STANDPOINT[comparisons.standpoint(claim, ledger)]


def _teachers_key(ledger: Ledger) -> str:
    claims = _claims(ledger)
    sections = (
        ("Cards that carry one statement", _one_statement(ledger, claims)),
        ("Who counts whom", _who_counts_whom(ledger, claims)),
        ("Whom nobody counts", _uncounted(ledger, claims)),
        ("Where the reports disagree", _disagreements(ledger, claims)),
        ("Why not add", _why_not_add(ledger, claims)),
        ("Our notes on single cards", _notes(ledger, claims)),
    )
    opening = [
        markup.element("h1", "Teacher’s key"),
        markup.paragraph(QUESTION),
        markup.paragraph(
            "Made from the records. It shows what was said, not what happened: a pupil who answers "
            "“we do not know, but this speaker says …” is right.",
        ),
    ]
    parts = [
        markup.joined("section", [markup.element("h2", title), markup.joined("ul", items)])
        for title, found in sections
        if (items := [markup.element("li", words) for words in found])
    ]
    answers = _organizer(_answers(ledger), "The organizer, filled from the records.", filled=True)
    words = [*opening, *parts, markup.paragraph(_sources(ledger), class_="explainer-note")]
    return markup.joined("div", words, class_="sheet-dense") + answers


def _named(claims: Iterable[Claim], ledger: Ledger) -> str:
    """The cards of some claims: "card C", "cards A, D and G"."""
    known = letters(ledger)
    found = sorted({known[c.id] for c in claims if c.id in known}, key=lambda s: (len(s), s))
    return f"card{'s' if len(found) > 1 else ''} {text.list_in_words(found)}"


def _one_statement(ledger: Ledger, claims: Sequence[Claim]) -> list[str]:
    return [
        f"{text.capital(_named(s.carriers, ledger))}: {text.speaker(s.claim, ledger)}, "
        f"{text.counted(s.claim, ledger)}. {text.carried_by(s)}."
        for s in analysis.statements(ledger, claims)
        if len(s.carriers) > 1
    ]


def _who_counts_whom(ledger: Ledger, claims: Sequence[Claim]) -> list[str]:
    grouped = comparisons.by_standpoint(analysis.statements(ledger, claims), ledger)
    speaking = {ledger.actors[claim.asserted_by].side for claim in claims}
    return [
        *(
            f"{text.capital(text.STANDPOINT[where])}: "
            f"{_named((c for s in found for c in s.carriers), ledger)}."
            for where, found in grouped
        ),
        *(
            f"No card gives a figure by {text.SIDE[side]}: a gap in these reports, not a finding "
            "about that side."
            for side in comparisons.SIDES
            if side not in speaking
        ),
    ]


def _uncounted(ledger: Ledger, claims: Sequence[Claim]) -> list[str]:
    nobody = [p.group.name for p in analysis.comparison(ledger, claims) if not p.statements]
    return [f"{text.capital(name)}: their number is unknown, not zero." for name in nobody]


def _disagreements(ledger: Ledger, claims: Sequence[Claim]) -> list[str]:
    """Recorded disagreements in which at least two sides are on the cards."""
    given = {claim.id for claim in claims}
    found = []
    for contradiction in ledger.contradictions.values():
        sides = [given.intersection(p.claims) for p in contradiction.positions]
        if sum(map(bool, sides)) > 1:
            cards = _named((ledger.claim(c) for side in sides for c in side), ledger)
            found.append(f"{text.capital(cards)}. {contradiction.reading}")
    return found


def _why_not_add(ledger: Ledger, claims: Sequence[Claim]) -> list[str]:
    found = comparisons.invitation(ledger, claims)
    words = [text.REFUSAL]
    two = [s.claim for s in (found.civilians, found.military) if s]
    if found.refused:
        cards = text.capital(_named(two, ledger))
        words.append(f"{cards}: {addition.sum_in_words(found)}. {addition.why_not(found)}")
    both = [c for same in found.umbrellas for s in same for c in s.carriers]
    if both:
        named = text.capital(_named(both, ledger))
        words.append(f"{named} speak of people of both sides at once: they may contain the others.")
    return words


def _notes(ledger: Ledger, claims: Sequence[Claim]) -> list[str]:
    known = letters(ledger)
    return [
        f"Card {known[claim.id]}. {' '.join(notes)}"
        for claim in claims
        if claim.counts and (notes := [n for n in (claim.note, claim.counts.note) if n])
    ]


# --- the lesson plans -------------------------------------------------------------------


def _lesson_plans() -> list[tuple[str, str, str]]:
    """Name, title and HTML of each plan in ``notebooks/teaching/``."""
    as_html = mistune.create_markdown(escape=True, plugins=["table"])
    found = []
    for file in sorted((paths.notebooks_folder() / "teaching").glob("lesson_*.md")):
        words = file.read_text(encoding="utf-8")
        title = words.splitlines()[0].removeprefix("# ")
        body = markup.joined("div", [str(as_html(words))], class_="sheet")
        found.append((file.stem, title, body))
    return found
