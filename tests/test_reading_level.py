"""The chapters' prose is plain English: about age 14, measured with textstat, without a network.

Flesch–Kincaid grades count years at school in the United States: grade 8 is about age 14.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import textstat
from builders import real_ledger
from test_questions import QUESTIONS

from explainer import paths
from explainer.classroom.questions.kinds import Question

HIGHEST_GRADE = 8.0
LONGEST_SENTENCE = 32
NOTEBOOKS = sorted(paths.notebooks_folder().glob("*.ipynb"))
HARD = (
    "Notwithstanding considerable methodological heterogeneity, contemporaneous "
    "documentation of casualties necessitates particularly conscientious interpretation."
)


def prose(file: Path) -> str:
    """What a pupil reads in a notebook: no headings, no links' targets, list items as sentences."""
    found = []
    for cell in nbformat.read(file, as_version=4).cells:
        if cell.cell_type == "markdown":
            lines = re.sub(r"\[([^\]]+)\]\([^)]*\)|[*`]", r"\1", cell.source).splitlines()
            texts = [re.sub(r"^(- |\d+\. )", "", line.strip()) for line in lines]
            found += [text for text in texts if text and not text.startswith("#")]
    return " ".join(text if text[-1] in ".?!:" else f"{text.rstrip(';,')}." for text in found)


def sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!:;])[”)]?\s+", words)


@pytest.mark.long
def test_the_measure_tells_hard_from_plain() -> None:
    """The test of the test."""
    assert textstat.flesch_kincaid_grade(HARD) > 2 * HIGHEST_GRADE
    assert textstat.flesch_kincaid_grade("The cat sat on the mat. It was warm.") < 2


@pytest.mark.long
@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_a_notebook_reads_at_about_age_14(file: Path) -> None:
    words = prose(file)
    assert textstat.lexicon_count(words) > 200
    assert textstat.flesch_kincaid_grade(words) <= HIGHEST_GRADE
    long = [one for one in sentences(words) if len(one.split()) > LONGEST_SENTENCE]
    assert not long


@pytest.mark.long
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_reads_at_about_age_14(question: Question) -> None:
    assert textstat.flesch_kincaid_grade(f"{question.prompt} {question.explanation}") <= (
        HIGHEST_GRADE
    )


def test_the_glossary_reads_at_about_age_14() -> None:
    words = " ".join(term.meaning for term in real_ledger().terms.values())
    assert textstat.flesch_kincaid_grade(words) <= HIGHEST_GRADE
