"""What stands around the evidence: no verb of dying, no loaded word, no promise that is not kept.

The prose of notebooks, lesson plans, questions and sheets is ours. What is quoted, and what a
record says, is held elsewhere (`test_seeds`) and is taken out before it is read here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from builders import real_ledger
from test_questions import QUESTIONS

from explainer import paths
from explainer.classroom.coding import report
from explainer.classroom.handouts import key as handouts_key
from explainer.classroom.handouts import sheets
from explainer.records.claims import Document
from explainer.words import handouts

LEDGER = real_ledger()
TEACHING = paths.notebooks_folder() / "teaching"
EXAMPLE = (TEACHING / "example_report.txt").read_text(encoding="utf-8")
READERS = ("start", "first_reader", "second_reader")

DYING = (
    r"\b(?:die[sd]?|dying|dead|deadl\w+|deaths?|fatal\w*|perish\w*|slain|slaughter\w*|"
    r"lost (?:his|her|their) li\w+)\b"
)
LOADED = (
    r"\b(?:terror\w*|martyr\w*|shah[ae]d\w*|regimes?|khaw?arij\w*|khwarij\w*|fitna\w*|jihad\w*|"
    r"neutrali[sz]\w*|eliminat\w*|liquidat\w*|obliterat\w*|decimat\w*|menace|stubborn\w*|"
    r"aggress\w*|brave|heroic\w*|invaders?|infidels?|puppets?|prox(?:y|ies)|massacr\w*|"
    r"atrocit\w*|cowardly|unprovoked)\b"
)
BOTH_RIGHT = r"\b(?:cannot|can not|can’t|could not) both (?:be|have been) (?:right|true)\b"
PROMISE = (
    r"\bthe words (?:that )?(?:it|they|an answer|a mark|each mark) (?:came|comes?|rests?)\b|"
    r"\b(?:opens|leads to|read|see) the words\b|\bsee its words\b|"
    r"\bthe sentences? (?:that )?it came"
)
OVERREACH = (
    r"\bwhat (?:could )?people (?:could )?kn[eo]w\b(?!\.)|\bwho knew it when\b|"
    r"\bhad been said by (?:then|that day)\b|\bexperts? (?:do not|disagree)\b"
)
KINDS = {
    "a verb or noun of dying; the figures are of people killed": DYING,
    "a loaded word outside quotation marks": LOADED,
    "that two statements cannot both be right": BOTH_RIGHT,
    "a promise of words that are not always kept": PROMISE,
    "more than the records know of a day, or of experts": OVERREACH,
}


def faults(words: str, kind: str) -> list[str]:
    """What of a kind stands in a prose outside quotation marks."""
    plain = re.sub(r"“[^“”]*”", "“”", words)
    return re.findall(kind, plain, re.I)


def without_records(words: str) -> str:
    """A prose without what a record says, names or notes: that is held where records are."""
    said = [claim.says for claim in LEDGER.claims()]
    said += [claim.note for claim in LEDGER.claims() if claim.note]
    said += [c.counts.note for c in LEDGER.claims() if c.counts and c.counts.note]
    said += [group.name for group in LEDGER.groups.values()]
    said += [contradiction.reading for contradiction in LEDGER.contradictions.values()]
    said += [relay.what_changed for relay in LEDGER.relays.values()]
    for known in sorted(said, key=len, reverse=True):
        words = words.replace(known, "").replace(known[:1].upper() + known[1:], "")
    return words


def said_in(found: object) -> Iterator[str]:
    """The sentences in a constant, whatever holds them; what is filled in is left out."""
    if isinstance(found, int):
        return
    if isinstance(found, str):
        yield re.sub(r"\{\w+\}", "…", found)
    else:
        for one in found.values() if isinstance(found, dict) else found:  # type: ignore[attr-defined]
            yield from said_in(one)


def prose() -> Iterator[tuple[str, str]]:
    """Every text of ours around the evidence, with what it is."""
    for file in sorted(paths.notebooks_folder().glob("*.ipynb")):
        cells = nbformat.read(file, as_version=4).cells
        yield file.name, "\n\n".join(c.source for c in cells if c.cell_type == "markdown")
    for file in sorted([*TEACHING.glob("*.md"), *TEACHING.glob("*.txt")]):
        yield file.name, file.read_text(encoding="utf-8")
    yield "README.md", (paths.notebooks_folder().parent / "README.md").read_text(encoding="utf-8")
    for question in QUESTIONS.values():
        options = [*getattr(question, "options", ()), *getattr(question, "rows", ())]
        checks = [check.words for check in getattr(question, "checks", ())]
        parts = [question.prompt, question.explanation, *checks]
        parts += [words for option in options for words in (option.words, option.why)]
        yield f"question {question.id}", without_records("\n".join(parts))
    fixed = said_in(
        [getattr(handouts, name) for name in handouts.__all__ if name != "OTHER_TOPICS"]
    )
    yield "handouts", "\n".join(fixed)
    key = (words for _, found in handouts_key.sections(LEDGER) for words in found)
    yield "teacher's key", without_records("\n".join(key))


PROSE = dict(prose())


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (DYING, "Casualties are dead and wounded people."),
        (DYING, "It shows how many people died."),
        (DYING, "Nine soldiers lost their lives."),
        (LOADED, "It said that more than 200 fighters had been neutralised."),
        (LOADED, "The regime in Kabul answered the martyrs."),
        (BOTH_RIGHT, "A line joins two statements that cannot both be right."),
        (PROMISE, "Every mark leads to the words it came from."),
        (PROMISE, "Choose a mark to see the words that it rests on."),
        (OVERREACH, "When did it happen, and what could people know on a given day?"),
        (OVERREACH, "Experts do not agree on what the word means."),
        (OVERREACH, "Every view shows only what had been said by then."),
    ],
)
def test_each_fault_that_was_found_once_is_found_again(kind: str, words: str) -> None:
    """The test of the test: these sentences stood in the notebooks."""
    assert faults(words, kind)
    assert not faults(f"It says “{words}”", kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PROSE)
def test_our_prose_is_free_of_it(name: str, kind: str) -> None:
    assert not faults(PROSE[name], KINDS[kind]), f"{name} has {kind}"


@pytest.mark.parametrize(
    "name", ["explainer.ipynb", "06_your_own_report.ipynb", "00_start_here.ipynb"]
)
def test_a_figure_in_a_notebook_outside_the_chapters_is_a_day_or_a_minute(name: str) -> None:
    """The chapters are held by `test_notebooks`; a number of people belongs to the cells."""
    words = re.sub(r"\]\([^)]*\)|^\d+\. ", "", PROSE[name], flags=re.M)
    words = re.sub(r"\d+(?: and \d+)? October|October 2025", "", words)
    minutes = {"5", "30", "45", "90"}
    assert set(re.findall(r"\d+", words)) <= minutes


def test_our_words_in_questions_and_sheets_type_no_figure() -> None:
    """Figures come from records: no sentence in the code of the lessons holds a digit."""
    room = Path(sheets.__file__).parent.parent
    names = ("handouts/sheets", "handouts/key", "handouts/readings", "chapters", "coding/agreement")
    files = [*(room / "questions").glob("*.py"), *(room / f"{name}.py" for name in names)]
    assert all(file.is_file() for file in files)
    allowed = re.compile(r"CC BY 4\.0|paper A4|is 1 where|agree, 0 where|below 0 where|1:$")
    for file in files:
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        said = [n.value for n in nodes if isinstance(n, ast.Constant) and id(n) not in docstrings]
        sentences = [allowed.sub("", one) for one in said if isinstance(one, str) and " " in one]
        assert not [one for one in sentences if re.search(r"\d", one)], file.name


# --- the example that is shipped ----------------------------------------------------------


def reader(name: str) -> Document:
    document = report.read_coding(TEACHING / f"example_{name}.yaml", EXAMPLE, LEDGER).document
    assert document
    return document


@pytest.mark.parametrize("name", READERS)
def test_a_count_of_the_example_is_that_of_a_record_with_its_word(name: str) -> None:
    counted = [claim for claim in reader(name).claims if claim.counts]
    assert counted
    for claim in counted:
        first = LEDGER.claim(claim.origin or "")
        own, theirs = claim.counts, first.counts
        assert theirs
        for measure in ("killed", "wounded"):
            mine, known = own.quantity(measure), theirs.quantity(measure)
            assert mine, claim.id
            assert known, claim.id
            assert (mine.low, mine.high) == (known.low, known.high), claim.id
        assert claim.said_on.date == first.said_on.date, claim.id
        assert (theirs.unit == "neutralised") is (own.unit == "neutralised"), claim.id
        assert own.unit in claim.quote, claim.id


def test_every_sentence_of_the_example_with_a_count_was_coded_by_the_first_reader() -> None:
    coded = [claim.quote for claim in reader("first_reader").claims]
    body = EXAMPLE.split("16 October 2025\n", 1)[1]
    for sentence in re.split(r"(?<=[.!?])\s+", body):
        if re.search(r"\b\d+ |\bnine\b", re.sub(r"\d+ October \d+", "", sentence)):
            assert any(quote in sentence for quote in coded), sentence


@pytest.mark.long
@pytest.mark.parametrize("name", READERS)
def test_a_reader_keeps_the_verb_of_the_line_and_each_claim_stands_by_itself(name: str) -> None:
    for claim in reader(name).claims:
        assert not re.search(DYING, claim.says, re.I), claim.says
        assert ("killed" in claim.says) <= ("killed" in claim.quote), claim.says
        assert not re.match(r"(?:He|She|It|They)\b", claim.says), claim.says


def test_the_lesson_says_that_the_two_readings_differ_on_purpose() -> None:
    assert "differ on purpose" in PROSE["06_your_own_report.ipynb"]


# --- records ----------------------------------------------------------------------------

ADDRESS = re.compile(r"https?://\S+")
PAGES_WORD = re.compile(r"\bpages?\b|\bprints?\b|\bits word\b", re.IGNORECASE)


def told() -> Iterator[tuple[str, str]]:
    """Our own words in the records of all rings, with where they stand."""
    whole = LEDGER.whole
    for claim in whole.claims():
        parts = {"says": claim.says, "note": claim.note, "weak": claim.weak}
        yield from ((f"{claim.id} {name}", words or "") for name, words in parts.items())
    yield from ((f"{one.id} note", one.note or "") for one in whole.documents)
    for kind in ("events", "topics", "groups", "actors", "points", "places"):
        for key, one in getattr(whole, kind).items():
            for field in ("title", "question", "role", "note", "uneven"):
                yield f"{kind} {key} {field}", getattr(one, field, None) or ""


def test_no_record_has_a_loaded_word_outside_quotation_marks() -> None:
    found = {at: words for at, words in told() if faults(ADDRESS.sub(" ", words), LOADED)}
    assert found == {}


def test_a_loaded_word_of_a_page_is_not_put_into_the_mouth_of_a_third_party() -> None:
    """The UN does not say “martyred” where a page that retells it does: it says whose that is."""
    found = []
    for claim in LEDGER.whole.claims():
        quoted = " ".join(re.findall(r"“([^”]*)”", claim.says))
        loaded = re.search(LOADED, quoted, re.IGNORECASE)
        if claim.speaker.side == "third-party" and loaded and not PAGES_WORD.search(claim.says):
            found.append((claim.id, claim.says))
    assert found == []
