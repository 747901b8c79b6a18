"""A question as data: what is asked, and the key by which the browser marks an answer.

``front/src/lesson/questions.d.ts`` has the same names, and ``front/src/lesson/marking.js`` reads
the key. Every sentence that an answer can be told is in it, so that marking needs nobody but the
browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, NotRequired

from typing_extensions import TypedDict

from explainer.classroom.questions import sketch
from explainer.classroom.questions.kinds import (
    Caption,
    ChoiceQuestion,
    Marked,
    Match,
    Option,
    OrderQuestion,
    PlaceQuestion,
    Question,
)
from explainer.page.evidence import evidence_of
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.records.sought import PLAIN
from explainer.words.quiz import LANGUAGE

__all__ = ["Asked", "CaptionKey", "ChoiceKey", "Evidence", "PartsKey", "Said", "question_data"]

FACTS = {"Says it", "Said on", "Happened", "Where", "Counts", "Document", "In the text"}
"""What of a claim's evidence stands under a question."""

Named = list[str]
"""An id and the words for it."""


class Said(TypedDict):
    """What is said to an answer, and the claims to look at."""

    says: str
    claims: list[str]


class ChoiceKey(TypedDict):
    """The key of a choice: the option wanted, and what is said to each."""

    unanswered: str
    wanted: str
    options: dict[str, Said]


class PartsKey(TypedDict):
    """The key of an order or a match.

    ``wanted`` holds an option for each place or row, ``some`` a sentence for each number of parts
    that are right, and ``again`` what is said where a part is the first that is not.
    """

    unanswered: str
    wanted: list[str]
    right: Said
    some: list[str]
    again: dict[str, Said]


class CaptionKey(TypedDict):
    """The key of a caption: by check, what is sought, as `explainer.records.sought.Sought` has it.

    ``plain`` holds signs with what is searched in their place, ``missing`` a gap for the checks
    that are not met, listed as ``language`` does it.
    """

    unanswered: str
    language: str
    plain: dict[str, str]
    sought: dict[str, dict[str, str]]
    right: Said
    missing: Said


class Evidence(TypedDict):
    """The evidence of a claim in short."""

    says: str
    quotation: str | None
    language: str
    side: str
    facts: list[list[str]]


class Asked(TypedDict):
    """A question as it is shown; ``kind`` says which key it has, and what else."""

    id: str
    kind: str
    chapter: str
    number: int
    prompt: str
    options: NotRequired[list[Named]]
    rows: NotRequired[list[Named]]
    checks: NotRequired[list[Named]]
    map: NotRequired[str]
    key: ChoiceKey | PartsKey | CaptionKey
    evidence: dict[str, Evidence]


def question_data(question: Question, *, chapter: str, number: int, ledger: Ledger) -> Asked:
    """A question as JSON values.

    Parameters
    ----------
    question : Question
        What is asked.
    chapter : str
        Title of the chapter, under which answers are kept.
    number : int
        Its number in the chapter.
    ledger : Ledger
        The records, for the evidence.
    """
    key = _key(question)
    asked: Asked = {
        "id": question.id,
        "kind": type(question).__name__.removesuffix("Question"),
        "chapter": chapter,
        "number": number,
        "prompt": question.prompt,
        "key": key,
        "evidence": {claim: _evidence(ledger.claim(claim), ledger) for claim in _claims(key)},
    }
    if isinstance(question, ChoiceQuestion | OrderQuestion | Match):
        asked["options"] = _named(question.options)
    if isinstance(question, Match):
        asked["rows"] = _named(question.rows)
    if isinstance(question, Caption):
        asked["checks"] = [[check.id, check.words] for check in question.checks]
    if isinstance(question, PlaceQuestion):
        asked["map"] = sketch.drawn(question)
    return asked


def _named(options: Iterable[Option]) -> list[Named]:
    return [[option.id, option.words] for option in options]


def _key(question: Question) -> ChoiceKey | PartsKey | CaptionKey:
    match question:
        case ChoiceQuestion():
            return {
                "unanswered": question.UNANSWERED,
                "wanted": question.key,
                "options": {o.id: _said(question.mark(o.id)) for o in question.options},
            }
        case OrderQuestion():
            return _parts_key(question, question.options)
        case Match():
            return _parts_key(question, question.rows)
        case Caption():
            return _caption_key(question)
    raise TypeError(f"question {question.id!r}: a {type(question).__name__} has no key as data")


def _parts_key(question: OrderQuestion | Match, parts: Iterable[Option]) -> PartsKey:
    return {
        "unanswered": question.UNANSWERED,
        "wanted": question.answer,
        "right": _said(question.mark(question.answer)),
        "some": [question.some(right) for right in range(len(question.key))],
        "again": {part.id: _said(question.again(part)) for part in parts},
    }


def _caption_key(question: Caption) -> CaptionKey:
    return {
        "unanswered": question.UNANSWERED,
        "language": LANGUAGE,
        "plain": PLAIN,
        "sought": {c.id: asdict(c.sought) for c in question.checks},
        "right": {"says": question.all_there, "claims": list(question.claims)},
        "missing": {"says": question.MISSING, "claims": list(question.claims)},
    }


def _said(marked: Marked) -> Said:
    return {"says": marked.says, "claims": list(marked.claims)}


def _claims(key: Any) -> Iterator[str]:
    """The claims to which any answer can lead, each once."""
    seen: dict[str, None] = {}
    pending = [key]
    while pending:
        inner = pending.pop()
        if isinstance(inner, dict):
            seen |= dict.fromkeys(inner.get("claims", ()))
            pending.extend(inner.values())
    yield from seen


def _evidence(claim: Claim, ledger: Ledger) -> Evidence:
    found = evidence_of(claim, ledger, ledger.claims())
    return {
        "says": found.claim.says,
        "quotation": found.quotation,
        "language": found.claim.quote_language,
        "side": found.side,
        "facts": [[name, value] for name, value in found.facts if name in FACTS and value],
    }
