"""The rules of evidence that a machine can see, each with its name in ``seeds/README.md``.

`checks` holds what the page needs to stand at all (an id that exists, a link without a circle);
here is held what a reader is told: that a figure is its source's, and that our words add nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explainer.records import claimchecks, figurechecks, numberchecks, texts, wordingchecks
from explainer.records.cases import Case
from explainer.records.checks import file_of
from explainer.records.claims import Claim, Document
from explainer.records.problems import Fault, Problem

if TYPE_CHECKING:
    from explainer.records.ledger import Ledger

__all__ = ["RULES", "Rule", "problems", "problems_of", "problems_of_claim"]

Judge = Callable[[Case], Iterator[Fault]]


@dataclass(frozen=True)
class Rule:
    """One rule: what finds its faults, and whether a class that codes a report is held to it.

    A class is held to what its report prints, and not to our wording or a recorder's fields.
    """

    find: Judge
    for_pupils: bool = False


RULES: Mapping[str, Rule] = {
    "empty-quotation": Rule(figurechecks.without_words, for_pupils=True),
    "figure-in-quotation": Rule(figurechecks.in_quotation, for_pupils=True),
    "figure-in-sentence": Rule(figurechecks.in_sentence, for_pupils=True),
    "figure-in-says": Rule(figurechecks.in_our_words),
    "whole-number-phrase": Rule(figurechecks.fragments, for_pupils=True),
    "number-in-says": Rule(numberchecks.in_our_words),
    "number-in-sentence": Rule(numberchecks.in_sentence, for_pupils=True),
    "vague-word": Rule(numberchecks.vague),
    "number-in-quotation": Rule(numberchecks.in_quotation),
    "number-in-translation": Rule(numberchecks.in_translation),
    "amount-in-says": Rule(numberchecks.amounts),
    "day-in-says": Rule(numberchecks.days),
    "year-in-says": Rule(numberchecks.years),
    "verb-of-death": Rule(wordingchecks.verbs_of_death),
    "group-word": Rule(wordingchecks.group_words),
    "stands-by-itself": Rule(wordingchecks.by_itself),
    "loaded-word": Rule(wordingchecks.loaded),
    "figure-once": Rule(claimchecks.figure_twice),
    "support": Rule(claimchecks.support),
    "event-day": Rule(claimchecks.event_day),
    "said-day": Rule(claimchecks.said_day),
    "recorder-field": Rule(claimchecks.recorder_fields),
}
"""Each rule by the name under which ``seeds/README.md`` says what it demands."""


def problems(ledger: Ledger, bodies: Mapping[str, str]) -> list[Problem]:
    """Every break of a rule in the records.

    Parameters
    ----------
    ledger : Ledger
        The records.
    bodies : mapping of str to str
        The reader's copies of texts, by document id; empty where there are none.
    """
    found = [
        fault.at(file, record, rule="loaded-word")
        for file, record, fault in wordingchecks.loaded_lists(ledger)
    ]
    for document in ledger.documents:
        found += problems_of(document, ledger, bodies.get(document.id))
    return found


def problems_of(document: Document, ledger: Ledger, body: str | None = None) -> list[Problem]:
    """Every break of a rule in the claims of one document, whose text is at hand or not."""
    return [
        problem
        for claim in document.claims
        for problem in problems_of_claim(claim, document, ledger, body)
    ]


def problems_of_claim(
    claim: Claim, document: Document, ledger: Ledger, body: str | None = None
) -> Iterator[Problem]:
    """Every break of a rule in one claim."""
    at = claim.at
    sentence = texts.sentence_at(body, at.start, at.end) if body and at else None
    case = Case(claim, document, ledger, sentence)
    for name, rule in RULES.items():
        for fault in rule.find(case):
            yield fault.at(file_of(document), f"claim {claim.id!r}", rule=name)
