"""What is wrong with a coded report, in the words of the form in which it was coded.

The faults themselves are those of the records; here they have a second wording, for somebody who
has never seen a record. A fault that the form cannot bring about has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explainer.records.problems import Problem
from explainer.words.coding import FIELDS, PLAIN, PRECISIONS

__all__ = ["in_fold", "plainly"]

_FIRST = {
    "", "asserted_by", "kind", "quote", "says", "counts.group", "counts.killed", "counts.wounded",
    "happened.from", "happened.to", "happened.precision", "happened.basis", "happened",
    "published", "published.date", "published.basis", "counts",
}  # fmt: skip
"""The fields that the form always shows, as faults name them."""
_FOLDED = {
    "part-not-named", "part-differs", "more-than-together", "more-than-whole",
    "repeats-other-figures", "happened-inferred", "said-inferred", "other-weekday-in-note",
    "latest-day-is-other", "own-voice-on-other-day", "own-voice-without-day",
    "said-after-document", "happened-after-said", "number-not-in-sentence", "unknown-duration",
    "duration-too-long", "duration-too-short", "no-sentence",
}  # fmt: skip
"""Faults of the fields that it folds away, whichever of these they name."""


def plainly(problem: Problem, lines: Mapping[str, int]) -> str:
    """A fault in the words of the form, or in its own words where we have none.

    Parameters
    ----------
    problem : Problem
        What is wrong with the record.
    lines : mapping of str to int
        On which line of the text each claim stands.
    """
    plain = PLAIN.get(problem.code)
    said = plain.format(**_named(problem.values)) if plain else _in_its_own_words(problem)
    own = (n for claim, n in lines.items() if f"claim {claim!r}" == problem.where.record)
    line = next(own, None)
    return f"Line {line}: {said}" if line else said


def in_fold(problem: Problem) -> bool:
    """Whether a fault lies in a field of the form that stands in the fold."""
    field = str(problem.where.field or problem.values.get("field", ""))
    measure = problem.values.get("measure")
    known = field in _FIRST or field == "the record"
    return problem.code in _FOLDED or measure == "together" or not known


def _named(values: Mapping[str, object]) -> dict[str, object]:
    """The values, with fields and degrees of exactness as the form calls them."""
    names = {"field": FIELDS, "precision": PRECISIONS}
    return {key: names.get(key, {}).get(str(value), value) for key, value in values.items()}


def _in_its_own_words(problem: Problem) -> str:
    whole = problem.where.field == "the record"
    where = replace(problem.where, field="") if whole else problem.where
    return replace(problem, where=where).message
