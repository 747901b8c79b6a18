"""Chapter 5, the coverage: which report tells what, and how figures change on the way."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.analysis import coverage as coverage_told
from explainer.analysis import statements as statements_made
from explainer.classroom.questions.kinds import (
    ChoiceQuestion,
    Match,
    Option,
    in_reading_order,
    the_one,
)
from explainer.records import languages
from explainer.records.bound import Claim
from explainer.records.catalogue import Relay
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.words import claims as text

__all__ = [
    "how_many_statements",
    "how_relays_changed",
    "one_is_silent",
    "one_tells",
    "what_the_relay_changed",
]

_TOLL, _BLAME = "un-toll", "who-is-blamed-for-collapse"
_SIXTEEN = "r-x042-sixteen-dead"
_RELAYS = ("r-x017-afghan-troops", "r-x105-moved-to-15-october", "r-x016-tolo-said-58")
RELAYS = ("r-x012-killed-or-wounded-in-one", "r-x020-sum-40-taliban", _SIXTEEN, *_RELAYS)
"""The pages that a table beside the questions shows: those asked for, and two more changes."""


def _five(documents: Iterable[Document]) -> list[Document]:
    return [document for document in documents if document.ring == "five"]


def _published(document: Document) -> str:
    ours = ", as we infer" if document.published.basis == "inferred" else ""
    return f"{document.label} came out on {text.day_in_words(document.published.date)}{ours}."


def _answering(topic: str, ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """For each of the five reports, the ids of its claims on a topic."""
    cells = coverage_told.coverage(ledger, ledger.claims(ring="five"))
    return {c.document.id: tuple(x.id for x in c.claims) for c in cells if c.topic.id == topic}


def one_tells(ledger: Ledger) -> ChoiceQuestion:
    """Ask which one of the five reports gives the UN mission's count."""
    question = "one-tells"
    told = _answering(_TOLL, ledger)
    key = the_one((id_ for id_, claims in told.items() if claims), question,
                  f"report that tells of {_TOLL!r}")  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt="Only one of the five reports gives the UN mission’s count of Afghan civilians. "
        "Which one?",
        options=tuple(
            Option(d.id, d.label, f"{d.label} is silent on it." if not told.get(d.id) else "")
            for d in _five(ledger.documents)
        ),
        key=key,
        explanation="Readers of the others never meet this figure. A silent report has not said "
        "that the figure is wrong.",
        claims=told[key],
    )


def one_is_silent(ledger: Ledger) -> ChoiceQuestion:
    """Ask which one of the five reports says nothing on the blame for the failure."""
    question = "one-is-silent"
    told = _answering(_BLAME, ledger)
    key = the_one((id_ for id_, claims in told.items() if not claims), question,
                  f"report that is silent on {_BLAME!r}")  # fmt: skip
    document = next(d for d in _five(ledger.documents) if d.id == key)
    later = max(d.published.date for d in _five(ledger.documents))
    early = document.published.date < later
    why = "Perhaps it came out too early to know." if early else "It could have told."
    return ChoiceQuestion(
        id=question,
        prompt=f"{ledger.topics[_BLAME].question} One report says nothing about it. Which one?",
        options=tuple(
            Option(d.id, d.label, "" if d.id == key else f"{d.label} has an answer.",
                   told.get(d.id, ())[:1])
            for d in _five(ledger.documents)
        ),
        key=key,
        explanation=f"{_published(document)} {why} Before you call a silence a choice, look at "
        "the day.",
        claims=(),
    )  # fmt: skip


def _counted(claim: Claim) -> tuple[str, str | None, str | None] | None:
    """Whom a claim counts, and how many: the rest may be told in other words."""
    counts = claim.counts
    return (counts.group, counts.killed, counts.wounded) if counts else None


def how_many_statements(ledger: Ledger) -> ChoiceQuestion:
    """Ask how many statements stand behind the weekend figures of three reports."""
    question = "how-many-statements"
    claim = ledger.claim("r4-weekend-soldiers")
    carriers = [c for c in ledger.claims(ring="five")
                if c.topics == claim.topics and _counted(c) == _counted(claim)]  # fmt: skip
    found = statements_made.statements(carriers)
    documents = {c.document.id for c in carriers}
    if len(documents) < 2 or len(found) >= len(documents):
        the_one([], question, "statement that several reports repeat")
    numbers = range(1, len(documents) + 2)
    names = {n: "One statement" if n == 1 else f"{n} statements" for n in numbers}
    labels = text.documents_in_words(c.document for c in carriers)
    return ChoiceQuestion(
        id=question,
        prompt=f"{labels} give the same figure for soldiers killed at the weekend. As we read "
        "them, how many statements stand behind it?",
        options=tuple(
            Option(str(n), words)
            if n == len(found)
            else Option(str(n), words, "Look who says it in each report.")
            for n, words in names.items()
        ),
        key=str(len(found)),
        explanation=f"In each report {found[0].claim.speaker.name} says it, "
        f"with the same figure. {_ours(found[0])}Repeating a statement does not make it truer.",
        claims=tuple(c.id for c in carriers),
    )


def _ours(statement: statements_made.Statement) -> str:
    """That it is one statement is our inference, where no text shows it."""
    if not statement.inferred:
        return ""
    return (
        "That is no proof: one speaker can give a figure twice, and the reports date it in "
        "different ways. That it is one statement is our inference. "
    )


def _printed(relay: Relay) -> str:
    words = relay.translation
    said = f"“{words}”" if words else languages.quoted(relay.quote, relay.quote_language)
    return f"{relay.outlet}: {said}"


def what_the_relay_changed(ledger: Ledger) -> ChoiceQuestion:
    """Ask what happened to the UN mission's sixteen casualties on the way."""
    question = "what-the-relay-changed"
    relay = ledger.relays[_SIXTEEN]
    printed = languages.quoted(relay.quote, relay.quote_language)
    first = ledger.claim(the_one(relay.of, question, f"claim that {relay.id!r} altered"))
    wrong = [ledger.relays[key] for key in _RELAYS]
    options = [
        Option(r.id, r.what_changed, "That happened to another figure." if r is not relay else "",
               r.of)
        for r in (relay, *wrong)
    ]  # fmt: skip
    return ChoiceQuestion(
        id=question,
        prompt=f"{text.capital(first.speaker.name)} counted “{first.quote}”. "
        f"A news page printed {printed}. What changed on the way?",
        options=in_reading_order(options),
        key=relay.id,
        explanation="“Casualties” are killed and wounded people together. One swapped word "
        "makes killed people of the wounded.",
        claims=(first.id,),
    )


def how_relays_changed(ledger: Ledger) -> Match:
    """Ask what happened to which figure."""
    question = "how-relays-changed"
    relays = [ledger.relays[key] for key in _RELAYS]
    for relay in relays:
        the_one(relay.of, question, f"claim that {relay.id!r} altered")
    rows = in_reading_order(
        Option(r.id, _printed(r), "Compare it with the first statement.", r.of) for r in relays
    )
    key = tuple(f"{row.id}-change" for row in rows)
    return Match(
        id=question,
        prompt="Each of these pages changed somebody’s figure. Match each page with the change.",
        rows=rows,
        options=in_reading_order(
            (Option(f"{r.id}-change", r.what_changed) for r in relays), never=key
        ),
        key=key,
        explanation="A speaker, a word or a day was changed. To find that out, somebody had to "
        "go back to the first statement.",
        claims=tuple(claim for r in relays for claim in r.of),
    )
