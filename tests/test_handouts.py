"""What is printed for a lesson: every figure from a record, nothing cut off, nothing injected."""

from __future__ import annotations

import calendar
import html
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from builders import plain_words, real_ledger
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from playwright.sync_api import Browser

from explainer import paths
from explainer.analysis import counters, counts, sums
from explainer.analysis import statements as statements_made
from explainer.classroom import exports, lessons
from explainer.classroom.handouts import key as handouts_key
from explainer.classroom.handouts import (
    printing,
    readings,
    sheets,
    slides,
    topics,
    wordfile,
    writing,
)
from explainer.cli import main
from explainer.page.story import story
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.records.quantities import parse
from explainer.theme import style
from explainer.words import claims as text
from explainer.words import handouts as handout_words
from explainer.words import quotations
from explainer.words.story import STORY

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'."
ASKED = lessons.by_chapter(real_ledger())
MADE = sheets.sheets(real_ledger(), ASKED)
SHEETS = {sheet.name: sheet.html for sheet in MADE}
FROM_RECORDS = ("pupil_sheet", "organizer_with_help", "teachers_key")
PLANS = {
    file.stem: file.read_text(encoding="utf-8")
    for file in (paths.notebooks_folder() / "teaching").glob("lesson_*.md")
}
A4_PX = 794
"""The width of A4 paper in CSS pixels."""


class _Table(HTMLParser):
    """The cells of every table row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def rows(name: str) -> list[list[str]]:
    table = SHEETS[name].partition("<table")[2].partition("</table>")[0]
    return [row for row in _Table(f"<table{table}").rows if len(row[0]) == 1]


def body(name: str) -> str:
    return plain_words(SHEETS[name].partition("<body>")[2])


def casualties(ledger: Ledger) -> list[object]:
    return [claim for claim in ledger.claims(ring="five") if claim.counts]


# --- figures come from records ----------------------------------------------------------


def numbers_of_records(ledger: Ledger) -> set[str]:
    claims = casualties(ledger)
    said = [json.dumps(c.record.model_dump(mode="json")) for c in claims]
    said += [c.reading for c in ledger.contradictions.values()]
    said += [d.label for d in ledger.documents if d.ring == "five"]
    said += [text.day_in_words(d.published.date) for d in ledger.documents if d.ring == "five"]
    said += [text.happened_in_words(c.happened) for c in claims]
    said += [text.day_in_words(c.said_on.date) for c in claims]
    said += [text.carried_by(s) for s in statements_made.statements(claims)]
    said += [str(n) for n in sums.invitation(claims).refused or ()]
    return set(re.findall(r"\d+", " ".join(said)))


@pytest.mark.parametrize("name", FROM_RECORDS)
def test_every_number_comes_from_a_record(name: str) -> None:
    words = body(name).replace("CC BY 4.0", "")
    assert set(re.findall(r"\d+", words)) <= numbers_of_records(real_ledger())


def test_a_sum_is_named_as_one_that_no_report_gives() -> None:
    found = sums.invitation(casualties(real_ledger()))
    assert found.refused
    total = str(found.refused[-1])
    assert total not in body("pupil_sheet")
    assert f"= {total}. No report says this" in body("teachers_key")


def test_each_casualty_claim_has_one_card_with_words_speaker_document_and_both_dates() -> None:
    ledger = real_ledger()
    pages = SHEETS["pupil_sheet"].split("<article")[1:]
    assert len(pages) == len(casualties(ledger))
    for claim, page in zip(casualties(ledger), pages, strict=True):
        words = plain_words(f"<article{page}")
        for part in (
            claim.says,
            f"“{claim.quote}”",
            claim.document.label,
            text.speaker_with_role(claim),
            f"Said on {text.said_in_words(claim)}",
            f"Happened {text.happened_in_words(claim.happened)}",
        ):
            assert part in words


# --- the organizer and the key ----------------------------------------------------------


def test_the_pupil_fills_in_everything_but_the_letter() -> None:
    for row in rows("pupil_sheet"):
        assert row[0]
        assert row[1:] == [""] * (len(row) - 1)


def test_the_key_fills_every_cell_of_every_card() -> None:
    letters = list(handouts_key.lettered(handouts_key.cards(real_ledger())).values())
    assert [row[0] for row in rows("teachers_key")] == letters
    assert all(all(row) for row in rows("teachers_key"))


def test_help_gives_the_first_row_and_who_and_when_and_leaves_the_rest_open() -> None:
    first, *others = rows("organizer_with_help")
    assert first == rows("teachers_key")[0]
    for row, whole in zip(others, rows("teachers_key")[1:], strict=True):
        assert [bool(cell) for cell in row] == [True, True, False, True, True, False, False]
        assert all(cell in {"", answer} for cell, answer in zip(row, whole, strict=True))


def test_the_key_names_those_whom_nobody_counts_and_never_as_zero() -> None:
    panels = counts.comparison(real_ledger(), casualties(real_ledger()))
    nobody = [panel.group.name for panel in panels if not panel.statements]
    assert nobody
    for name in nobody:
        told = f"{text.capital(name)}: nobody in these five reports counts them. Their number is"
        assert f"{told} unknown, not zero." in body("teachers_key")


def test_the_key_tells_what_a_report_itself_says_of_the_gap_and_that_others_count() -> None:
    """Report 1: "without detailing civilian casualties"; the wider ring counts both groups."""
    silent = real_ledger().claim("r1-army-silent-on-civilians")
    assert f"Report 1 itself tells of a gap: {silent.says}" in body("teachers_key")
    assert body("teachers_key").count("Other published reports give figures for them") == 2


def test_only_cards_whose_text_says_so_are_of_both_sides() -> None:
    """By hand: A and F say "both sides"; G, H and K do not, and none of them holds the weekend."""
    key = body("teachers_key")
    assert "Cards A and F: people on both sides in one figure." in key
    assert "Cards G, H and K: many people in one, no side named." in key
    assert re.findall(r"Cards? ([A-Z, and]+) may contain cards? ([A-Z, and]+)\.", key) == [
        ("A, F, G, H and K", "B and C")
    ]


def test_a_quotation_that_is_not_english_names_its_language_and_its_translation() -> None:
    """Our own words stand first on the card, in English, whatever language is quoted."""
    foreign = [c for c in real_ledger().whole.claims() if c.quote and c.quote_language != "en"]
    seen = set()
    for name, sheet in SHEETS.items():
        for claim in foreign:
            for card in [one for one in sheet.split("<article")[1:] if str(claim.quote) in one]:
                words = plain_words(f"<article{card}".partition("</article>")[0])
                assert words.index(claim.says) < words.index(claim.quote), name
                assert quotations.in_english(claim) in words, (name, claim.id)
                seen.add(claim.quote_language)
    assert "lt" in seen
    (lithuanian,) = [c for c in foreign if c.quote_language == "lt"]
    assert quotations.in_english(lithuanian).startswith("Lithuanian. In English: “")
    assert quotations.quoted_in_english(lithuanian).endswith("” (translated from Lithuanian)")
    bare = replace(lithuanian, translation=None)
    assert quotations.in_english(bare) == "Lithuanian; the record has no translation"
    assert quotations.quoted_in_english(bare).startswith(lithuanian.says)
    assert quotations.language_name("prs") == "Dari"


def test_a_card_says_who_fought_whom_and_that_no_quotation_is_kept() -> None:
    ledger = real_ledger()
    cards = SHEETS["pupil_sheet"].split("<article")[1:]
    for claim, card in zip(casualties(ledger), cards, strict=True):
        assert f"Who fought whom {text.DYAD[claim.dyad]}" in plain_words(f"<article{card}")
    others = SHEETS["other_topic"].split("<article")[1:]
    assert 0 < sum("the record keeps no quotation" in card for card in others) < len(others)
    assert not [c for c in others if ("<blockquote" in c) == ("Our wording" in c)]
    assert "Exact words, if the card quotes any" in body("other_topic")


def test_the_sheet_on_another_topic_does_not_name_the_one_that_it_spares() -> None:
    assert handout_words.QUESTION not in SHEETS["other_topic"]


def test_a_side_that_gives_no_figure_is_named_as_a_gap_and_one_that_does_is_not() -> None:
    speaking = {c.speaker.side for c in casualties(real_ledger())}
    for side in counters.SIDES:
        told = f"No card gives a figure by {text.SIDE[side]}" in body("teachers_key")
        assert told is (side not in speaking)


def test_cards_with_one_statement_stand_together_in_the_key() -> None:
    ledger = real_ledger()
    letters = handouts_key.lettered(handouts_key.cards(ledger))
    repeated = [s for s in statements_made.statements(casualties(ledger)) if len(s.carriers) > 1]
    assert repeated
    for statement in repeated:
        cards = text.list_in_words(sorted(letters[c.id] for c in statement.carriers))
        assert f"Cards {cards}: " in body("teachers_key")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("23", "exact"),
        ("at least 50", "open at the top"),
        ("more than 70", "open at the top"),
        ("dozens", "a word without a number"),
        ("50 to 60", "between two numbers"),
        ("around 15 to 20", "between two numbers, about"),
        ("25 to 30, suspected", "between two numbers, not vouched for"),
    ],
)
def test_how_exact_a_wording_is(words: str, said: str) -> None:
    assert handouts_key.exactness(parse(words)) == said


def test_letters_go_on_after_the_alphabet() -> None:
    assert handouts_key._letter(25) == "Z"
    assert handouts_key._letter(26) == "AA"


def test_the_sets_hold_every_card_once_and_several_counters_each() -> None:
    ledger = real_ledger()
    (sets,) = [found for title, found in handouts_key.sections(ledger) if title.startswith("Sets")]
    dealt = [re.findall(r"\b[A-Z]\b", words) for words in "".join(sets).split(";")]
    letters = handouts_key.lettered(handouts_key.cards(ledger))
    assert sorted(card for cards in dealt for card in cards) == sorted(letters.values())
    claim_of = {letter: ledger.claim(claim) for claim, letter in letters.items()}
    for cards in dealt:
        assert 3 <= len(cards) <= 4
        assert len({counts.counting(claim_of[card]) for card in cards}) > 1


def test_nobody_is_killed_on_the_sheet_for_those_who_would_rather_not() -> None:
    ledger = real_ledger()
    topics = set(handout_words.OTHER_TOPICS)
    claims = [c for c in ledger.claims(ring="five") if topics & set(c.topics)]
    assert not any(claim.counts for claim in claims)
    assert [row[0] for row in rows("other_topic")] == list(handouts_key.lettered(claims).values())
    assert all(claim.says in body("other_topic") for claim in claims)
    assert not re.search(r"killed|wounded|dead|died", body("other_topic"))


def test_a_pair_has_two_exit_tickets_with_a_name_on_each() -> None:
    tickets = body("pupil_sheet").split("Before you go")
    assert len(tickets) == 3
    assert all(ticket.rstrip().endswith("Name") for ticket in tickets[:-1])


def test_a_day_that_we_inferred_is_marked_on_its_card_and_explained_in_the_key() -> None:
    cards = casualties(real_ledger())
    sheet = body("pupil_sheet")
    for claim in cards:
        assert f"{text.said_in_words(claim)}" in sheet
        assert text.happened_in_words(claim.happened) in sheet
    ours = sum(c.happened.is_inferred for c in cards)
    printed = [d for d in real_ledger().documents if d.ring == "five"]
    inferred = sum(d.published.basis == "inferred" for d in printed)
    assert sheet.count("inferred by us") == ours + inferred
    assert sheet.count("(day of the report)") == sum(c.is_own_voice for c in cards)
    assert "The day of saying is not given: this report gives no day" in body("teachers_key")


# --- lesson plans -----------------------------------------------------------------------


def test_there_is_a_short_and_a_long_lesson() -> None:
    assert set(PLANS) == {"lesson_45_minutes", "lesson_90_minutes"}
    assert set(PLANS) <= set(SHEETS)


@pytest.mark.parametrize("name", PLANS)
def test_the_minutes_of_a_lesson_add_up(name: str) -> None:
    minutes = [int(found) for found in re.findall(r"^\| (\d+) \|", PLANS[name], re.M)]
    assert sum(minutes) == int(name.split("_")[1])


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_types_no_figure_that_a_record_gives(name: str) -> None:
    plan = re.sub(r"^\| \d+ \|", "", PLANS[name], flags=re.M)
    plan = re.sub(r"^\d+\. |pupils of 15 and over|\d+ minutes|October 2025", "", plan, flags=re.M)
    assert not re.findall(r"\d+", plan)
    claims = casualties(real_ledger())
    figures = {w for c in claims for w in (c.counts.killed, c.counts.wounded) if w}
    assert not [words for words in figures if re.search(rf"\b{words}\b", plan)]


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_has_all_that_a_teacher_asks_for(name: str) -> None:
    for heading in (
        "Before the lesson", "The lesson", "Discussion", "Differentiation",
        "Misconceptions to expect", "Distress and safeguarding", "Neutrality", "Where it fits",
        "Exit ticket",
    ):  # fmt: skip
        assert f"\n## {heading}" in PLANS[name]
    assert handout_words.QUESTION in PLANS[name]


# --- markup and paper -------------------------------------------------------------------


@pytest.mark.long
def test_hostile_records_stay_words() -> None:
    ledger = real_ledger()
    spoilt = [
        d.model_copy(
            update={
                "label": HOSTILE,
                "claims": tuple(
                    c.model_copy(update={"says": HOSTILE, "quote": HOSTILE, "note": HOSTILE})
                    for c in d.claims
                ),
            }
        )
        for d in ledger.documents
    ]
    made = sheets.sheets(replace(ledger, documents=tuple(spoilt)), ASKED)
    for sheet in made:
        assert not re.search(r"<(?:script|img)\b", sheet.html)
    assert any("&lt;script&gt;" in sheet.html for sheet in made)


@pytest.mark.long
def test_html_in_a_lesson_plan_stays_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "teaching").mkdir()
    (tmp_path / "teaching" / "lesson_x.md").write_text(f"# x\n\n{HOSTILE}\n", encoding="utf-8")
    (tmp_path / "teaching" / "example_report.txt").write_text("a\nb\nc\nd", encoding="utf-8")
    monkeypatch.setattr(sheets.paths, "notebooks_folder", lambda: tmp_path)
    (plan,) = [s for s in sheets.sheets(real_ledger(), ASKED) if s.name == "lesson_x"]
    assert "<script" not in plan.html


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_a_whole_page_that_fetches_nothing(name: str) -> None:
    page = SHEETS[name]
    assert page.startswith("<!doctype html>")
    assert '<html lang="en">' in page
    assert "@page { size: A4;" in " ".join(page.split())
    assert not re.search(r"<(?:link|script|img|iframe)\b|url\((?!data:|#)|@import|https?://", page)


@pytest.mark.browser
def test_nothing_is_wider_than_a4(browser: Browser) -> None:
    wide = """[...document.querySelectorAll('body *')].filter(e => !e.ownerSVGElement &&
        e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
        .map(e => e.tagName + ' ' + e.className)"""
    cut_off = """[...document.querySelectorAll('.explainer-still text')].filter(e => {
        const of = e.ownerSVGElement.getBoundingClientRect(), at = e.getBoundingClientRect();
        return at.right > of.right + 1 || at.left < of.left - 1;
    }).map(e => e.textContent)"""
    page = browser.new_page(viewport={"width": A4_PX, "height": 1123})
    page.emulate_media(media="print")
    for name, content in SHEETS.items():
        page.set_content(content)
        assert page.evaluate(wide) == [], name
        assert page.evaluate(cut_off) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= A4_PX, name
    page.close()


# --- the command ------------------------------------------------------------------------


PRINTED = (
    "pupil_sheet", "organizer_with_help", "teachers_key", "slides", "plan_the_count", "background",
)  # fmt: skip
"""One of each form: a browser takes a second for each PDF, and a pack has more than forty."""


@pytest.mark.browser
def test_the_command_writes_pages_documents_and_pdfs_on_both_papers(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    chromium_path: str,
) -> None:
    assert chromium_path
    some = tuple(sheet for sheet in MADE if sheet.name in PRINTED)
    monkeypatch.setattr(sheets, "sheets", lambda *_: some)
    assert main(["handouts", "--folder", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert len(some) == len(PRINTED)
    for sheet in some:
        for suffix in (".html", ".docx", ".pdf", "_letter.pdf"):
            assert str(tmp_path / "out" / f"{sheet.name}{suffix}") in shown.out
        for suffix, paper in (("", (595, 842)), ("_letter", (612, 792))):
            pdf = (tmp_path / "out" / f"{sheet.name}{suffix}.pdf").read_bytes()
            boxes = re.findall(rb"MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
            sizes = {tuple(sorted(round(float(side)) for side in box)) for box in boxes}
            assert sizes == {paper}, sheet.name


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "pages"),
    [("lesson_45_minutes", 2), ("plan_the_line", 2), ("long_story_key", 2),
     ("plan_the_long_story", 3)],
)  # fmt: skip
@pytest.mark.parametrize("paper", ["html", "letter"])
def test_no_further_sheet_of_paper_is_taken_for_a_few_lines(
    name: str, pages: int, paper: str, tmp_path: Path, chromium_path: str
) -> None:
    (sheet,) = [sheet for sheet in MADE if sheet.name == name]
    page, pdf = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    page.write_text(getattr(sheet, paper), encoding="utf-8")
    printing.print_pdf(chromium_path, page, pdf)
    assert len(re.findall(rb"MediaBox", pdf.read_bytes())) == pages


@pytest.mark.long
def test_every_sheet_is_a_page_and_a_document_and_the_questions_are_beside_them() -> None:
    names = {f"{name}{suffix}" for name in SHEETS for suffix in (".html", ".docx")}
    assert set(writing.files(MADE, ASKED)) == names | set(exports.FILES.values())


@pytest.mark.long
def test_without_a_browser_the_html_is_made_and_the_reader_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "BROWSERS", ("no-such-browser",))
    assert main(["handouts", "--folder", str(tmp_path)]) == 0
    assert {file.suffix for file in tmp_path.iterdir()} == {".html", ".docx", ".xml", ".zip"}
    told = capsys.readouterr().err
    assert "PDFs were not made" in told
    assert "print them" in told


@pytest.mark.long
def test_a_browser_that_makes_no_pdf_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken-browser"
    broken.write_text("#!/bin/sh\necho 'no display' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(printing, "BROWSERS", (str(broken),))
    assert main(["handouts", "--folder", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().err
    assert re.search(r"broken-browser made no \w+\.pdf: no display", told)
    assert (tmp_path / "out" / "teachers_key.html").is_file()
    assert not list((tmp_path / "out").glob("*.pdf"))


@pytest.mark.long
def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["handouts", "--folder", str(tmp_path / "file")]) == 1
    assert "file" in capsys.readouterr().err


# --- the long story ---------------------------------------------------------------------


def long_deck() -> tuple[Claim, ...]:
    whole = real_ledger().whole
    return readings.deck(whole.claims(), [whole.points[point] for point in readings.POINTS])


def test_a_card_of_the_long_story_is_a_claim_on_a_sound_page_and_each_point_has_two_sides() -> None:
    cards = SHEETS["long_story"].split("<article")[1:]
    assert len(cards) == len(long_deck())
    assert not [claim for claim in long_deck() if claim.weak]
    for claim, card in zip(long_deck(), cards, strict=True):
        assert claim.says in plain_words(f"<article{card}")
        assert not claim.quote or f"“{claim.quote}”" in plain_words(f"<article{card}")
    ids = {claim.id for claim in long_deck()}
    for point in readings.POINTS:
        for reading in real_ledger().whole.points[point].readings:
            assert ids & set(reading.claims)


def test_the_pupil_finds_the_reading_and_the_key_names_it_for_every_card() -> None:
    for row in rows("long_story"):
        assert row[1:] == [""] * (len(row) - 1)
    filled = rows("long_story_key")
    assert len(filled) == len(long_deck())
    assert all(all(row) for row in filled)
    reads = {
        reading.reads
        for point in readings.POINTS
        for reading in real_ledger().whole.points[point].readings
    }
    for row in filled:
        assert any(words in row[-1] for words in reads)
    assert not [words for words in reads if words in body("long_story")]


@pytest.mark.parametrize("name", ["long_story", "long_story_key"])
def test_every_number_of_the_long_story_comes_from_a_record(name: str) -> None:
    whole = real_ledger().whole
    known = [json.dumps(claim.record.model_dump(mode="json")) for claim in long_deck()]
    known += [text.said_in_words(claim) for claim in long_deck()]
    known += [text.happened_in_words(claim.happened) for claim in long_deck()]
    known += [text.speaker_with_role(claim) for claim in long_deck()]
    for claim in long_deck():
        known += [claim.document.label, text.published_in_words(claim.document)]
    known += [whole.points[point].model_dump_json() for point in readings.POINTS]
    found = set(re.findall(r"\d+", body(name).replace("CC BY 4.0", "")))
    assert found <= set(re.findall(r"\d+", " ".join(known)))


def test_no_reading_is_the_sheets_own_and_nobody_is_killed_on_it() -> None:
    assert "No answer is ours" in body("long_story")
    assert "No reading is the right one" in body("long_story_key")
    assert not re.search(r"\b(killed|wounded|dead)\b", body("long_story"))
    assert handout_words.QUESTION not in SHEETS["long_story"]


# --- the pack -----------------------------------------------------------------------------


def test_every_sheet_has_its_name_and_the_number_of_the_page_on_each_page() -> None:
    for sheet in MADE:
        css = " ".join(sheet.html.split())
        assert f'@bottom-left {{ content: "{sheet.title}"; }}' in css
        assert 'content: counter(page) " / " counter(pages)' in css
        assert "size: letter" in sheet.letter
        assert "size: A4" not in sheet.letter
        assert style.A4_MARGIN in sheet.html
        assert style.LETTER_MARGIN in sheet.letter


def test_the_title_of_a_spared_topic_does_not_name_the_other() -> None:
    for name in ("other_topic", "other_topic_key", "long_story"):
        assert handout_words.QUESTION not in SHEETS[name]


@pytest.mark.parametrize("chapter", ASKED, ids=[c.name for c in ASKED])
def test_the_plan_of_a_chapter_has_its_aims_and_the_key_to_each_question(
    chapter: lessons.Chapter,
) -> None:
    plan = body(f"plan_{chapter.stem[3:]}")
    for words in (*chapter.aims, *chapter.points, chapter.exit, chapter.limit):
        assert words in plan
    for question in ASKED[chapter]:
        for words in (question.prompt, question.in_words(question.answer), question.explanation):
            assert " ".join(words.split()) in plan
    assert "](" not in plan


@pytest.mark.parametrize("name", ["other_topic_key", "civilian_cards_key"])
def test_the_key_of_a_card_sheet_begins_with_a_plan_of_45_minutes(name: str) -> None:
    assert "The lesson: 45 minutes in all" in body(name)
    for _, step, teacher, pupils in handout_words.CARD_STEPS:
        assert f"{step} {teacher} {pupils}" in body(name)


def test_two_pairs_of_the_civilian_cards_meet_more_than_one_count_of_civilians() -> None:
    ledger = real_ledger()
    deck = topics.civilian_deck({c.id: c for c in ledger.claims()})
    assert {c.group.status for c in deck if c.group} == {"civilians"}
    assert {c.speaker.side for c in deck} >= {"pakistan", "afghanistan", "third-party"}
    (sets,) = [told for title, told in topics.civilian_sections(deck) if title.startswith("Sets")]
    assert len(sets) >= 2
    assert all(len(re.findall(r"\b[A-J]\b", one)) >= 3 for one in sets)


def test_the_texts_are_whole_and_every_retold_sentence_is_a_claim() -> None:
    texts = body("texts")
    own = (paths.notebooks_folder() / "teaching" / "example_report.txt").read_text("utf-8")
    for line in filter(str.strip, own.splitlines()):
        assert line in texts
    says = {c.says for c in real_ledger().claims(ring="five")}
    told = re.findall(r"<li>(.+?) \(line \d+\)</li>", SHEETS["texts"])
    assert len(told) > 20
    assert {html.unescape(one) for one in told} <= says
    assert texts.count("Source:") == 3


def test_the_background_says_nothing_but_claims_and_names_each_page() -> None:
    known: dict[str, list[Claim]] = {}
    for claim in real_ledger().whole.claims():
        known.setdefault(claim.says, []).append(claim)
    page = SHEETS["background"].partition("<section")[2]
    told = re.findall(r"<li>(.+?) <span class=\"sheet-source\">\((.+?)\)</span>", page)
    assert len(told) > 20
    for says, label in told:
        assert html.unescape(label) in {c.document.label for c in known[html.unescape(says)]}
        assert f"<li>{label}. " in page
    sides = {claim.speaker.side for says, _ in told for claim in known[html.unescape(says)]}
    assert sides >= {"pakistan", "afghanistan", "third-party"}


def test_the_slides_are_the_steps_of_the_story_and_the_glossary_has_every_word() -> None:
    assert SHEETS["slides"].count('<section class="sheet-slide">') == len(STORY)
    for title in STORY.values():
        assert title in body("slides")
    for term in real_ledger().terms.values():
        assert term.meaning in body("glossary")


def test_each_slide_has_a_figure_of_what_its_step_tells() -> None:
    every = {claim.id: claim for claim in real_ledger().whole.claims()}
    five = counts.comparison(real_ledger(), real_ledger().claims(ring="five"))
    steps = story(tuple(every.values()), five)
    made = SHEETS["slides"].split('<section class="sheet-slide">')[1:]
    for step, slide in zip(steps, made, strict=True):
        (svg,) = re.findall(r"<svg class=\"explainer-still\".+?</svg>", slide, re.S)
        drawn = svg.partition("<path")[2] + svg.partition("<text")[2]
        figures = {
            quantity.words
            for one in step["claims"]
            if (quantity := every[one].killed) and step["views"] != ["timeline"]
        }
        written = html.unescape(re.sub(r"<[^>]*>", "", drawn))
        assert not {words for words in figures if words not in written}, step["title"]
        assert "leaves them out" not in slide
        assert slide.count("<blockquote") in {2, 3}


@pytest.mark.long
@pytest.mark.parametrize("name", SHEETS)
def test_a_document_to_edit_has_the_words_of_its_page(name: str) -> None:
    (sheet,) = [one for one in MADE if one.name == name]
    made = wordfile.as_docx(sheet)
    assert made == wordfile.as_docx(sheet)
    document = docx.Document(io.BytesIO(made))
    words = " ".join(t.text or "" for t in document.element.body.iter(qn("w:t")))
    held = set(re.findall(r"[^\W\d_]{4,}", body(name)))
    assert held - set(re.findall(r"[^\W\d_]{4,}", words)) == set()
    rows = [row for table in document.tables for row in table.rows]
    assert not [r for r in rows if not all(c.text for c in r.cells) and not r.height], "no room"
    assert document.core_properties.title == sheet.title
    assert sheet.title in document.sections[0].footer.paragraphs[0].text
    assert "instrText>PAGE" in document.sections[0].footer._element.xml


@pytest.mark.long
@pytest.mark.parametrize("name", SHEETS)
def test_what_parts_a_document_to_edit_is_no_card_no_row_and_no_empty_page(name: str) -> None:
    """What a word processor parts: LibreOffice is not at hand where tests run, so its causes."""
    (sheet,) = [one for one in MADE if one.name == name]
    document = docx.Document(io.BytesIO(wordfile.as_docx(sheet)))
    rows = [row._tr for table in document.tables for row in table.rows]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    cards = re.findall(r'<article class="explainer-card', sheet.html)
    cells = {c._tc: c for table in document.tables for row in table.rows for c in row.cells}
    assert sum(cell.paragraphs[0].style.name == "Heading 3" for cell in cells.values()) == len(
        cards
    )
    assert not document.element.body.findall(f".//{qn('w:br')}[@{qn('w:type')}='page']")
    for paragraph in document.paragraphs:
        before = paragraph._p.getprevious()
        ends = before is not None and before.tag == qn("w:tbl")
        if ends or paragraph._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            assert paragraph.text == ""
            assert paragraph.paragraph_format.line_spacing <= Pt(2)
    wide, high = Mm(297), Mm(210)
    for table in document.tables:
        assert sum(column.width or 0 for column in table.columns) <= wide
        heights = [row.height for row in table.rows if row.height]
        assert sum(heights) <= high - Mm(26) or sum(heights) / len(heights) >= Mm(8)


def test_talk_and_tickets_share_a_page_and_a_tall_figure_stands_beside_its_words() -> None:
    """On US Letter five questions alone had a page, and slide 9 half of its width."""
    for name in ("pupil_sheet", "civilian_cards"):
        talk = SHEETS[name].index('<section class="sheet sheet-new"><h2>Talk about it')
        assert SHEETS[name].index('<section class="sheet-wide') < talk
        assert talk < SHEETS[name].index('<div class="sheet-tickets">')
    for slide in SHEETS["slides"].split("<section class=")[1:]:
        (size,) = re.findall(r'explainer-still" viewBox="0 0 ([\d.]+) ([\d.]+)"', slide)
        assert ('<figure class="sheet-tall">' in slide) == (float(size[1]) > 0.6 * float(size[0]))
    assert slides.is_tall('<svg viewBox="0 0 840 520">')
    assert not slides.is_tall('<svg viewBox="0 0 840 416">')


MONTHS = {name: n for n, name in enumerate(calendar.month_name) if name}
DAYS = re.compile(rf"(\d\d?)(?:–(\d\d?))? ({'|'.join(MONTHS)}|Oct|Feb)\b")
RECORDS_END = "Our records end on 8 April 2026."


def test_each_day_on_a_slide_is_one_of_its_claims() -> None:
    every = {claim.id: claim for claim in real_ledger().whole.claims()}
    found = 0
    five = counts.comparison(real_ledger(), real_ledger().claims(ring="five"))
    for step in story(tuple(every.values()), five):
        told = [every[one] for one in step["claims"]]
        days = {
            (day.day, day.month)
            for claim in told
            for day in (claim.said_on.date, claim.happened.from_, claim.happened.to)
            if day
        }
        for first, last, month in DAYS.findall(step["words"].replace(RECORDS_END, "")):
            number = MONTHS.get(month, {"Oct": 10, "Feb": 2}.get(month))
            assert {(int(day), number) for day in (first, last) if day} <= days, step["title"]
            found += 1
    assert found > 10
    truce = SHEETS["slides"].split("<section class=")[6]
    (svg,) = re.findall(r"<svg class=\"explainer-still\".+?</svg>", truce, re.S)
    assert "A truce and talks" in truce
    assert plain_words(svg).count("said 28 Oct") == 2
    assert "from 19 Oct, no end reported" in plain_words(svg)


@pytest.mark.parametrize("name", SHEETS)
def test_no_sheet_shows_the_id_of_a_claim(name: str) -> None:
    ids = {claim.id for claim in real_ledger().whole.claims()}
    found = ids.intersection(re.findall(r"\w+(?:-\w+)+", plain_words(body(name))))
    assert not found
