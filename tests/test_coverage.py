"""Which document answers which question, on records made for the purpose and on the real ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from builders import plain_words, real_ledger, rendered

from explainer import analysis
from explainer.catalogue import Contradiction, Topic
from explainer.ledger import Ledger, load_ledger
from explainer.page import State
from explainer.records import Claim, Document

DAY = dt.date(2025, 10, 29)


def claim(name: str, **fields: Any) -> Claim:
    values: dict[str, Any] = {
        "id": name,
        "kind": "statement",
        "asserted_by": "report",
        "said_on": {"date": DAY, "basis": "printed"},
        "happened": {"precision": "not stated"},
        "says": "The report says something of it.",
        "topics": ["closure"],
    }
    return Claim.model_validate(values | fields)


def document(number: int, *claims: Claim) -> Document:
    text = {"file": "x.txt", "sha256": "0" * 64, "characters": 9, "words": 2, "lines": 1}
    return Document.model_validate(
        {
            "id": f"d{number}",
            "ring": "five",
            "label": f"Report {number}",
            "title": "not stated",
            "publisher": "not stated",
            "author": "not stated",
            "published": {"date": DAY, "basis": "printed"},
            "text": text,
            "claims": [c.model_dump(by_alias=True) for c in claims],
        }
    )


def ledger(*documents: Document, clash: tuple[str, str] | None = None) -> Ledger:
    topics = {
        "closure": Topic(id="closure", title="Closed", question="Is the border closed?"),
        "trucks": Topic(id="trucks", title="Trucks", question="How many trucks wait?"),
    }
    contradictions = {}
    if clash:
        positions = [{"claims": [name], "reads": "one reading"} for name in clash]
        contradictions["c"] = Contradiction.model_validate(
            {
                "id": "c",
                "topic": "closure",
                "kind": "flat",
                "positions": positions,
                "reading": "The two reports disagree.",
            }
        )
    return Ledger(documents, {}, {}, {}, {}, topics=topics, contradictions=contradictions)


def states(records: Ledger, claims: tuple[Claim, ...] | None = None) -> dict[tuple[str, str], str]:
    found = analysis.coverage(records, records.claims() if claims is None else claims)
    return {(cell.topic.id, cell.document.id): cell.state for cell in found}


def test_four_states() -> None:
    records = ledger(
        document(1, claim("a")),
        document(2, claim("b")),
        document(3, claim("c", topics=[])),
        document(4, claim("d", silence=True)),
        document(5, claim("e")),
        clash=("a", "b"),
    )
    found = states(records)
    assert found["closure", "d1"] == found["closure", "d2"] == "differs"
    assert found["closure", "d3"] == "silent"
    assert found["closure", "d4"] == "says nothing was said"
    assert found["closure", "d5"] == "says"
    assert {found["trucks", f"d{n}"] for n in range(1, 6)} == {"silent"}


def test_a_cell_that_differs_says_from_whom() -> None:
    records = ledger(
        document(1, claim("a")), document(2, claim("b")), document(3, claim("c")), clash=("a", "b")
    )
    cells = analysis.coverage(records, records.claims())
    against = {
        cell.document.id: [d.id for d in cell.against]
        for cell in cells
        if cell.topic.id == "closure"
    }
    assert against == {"d1": ["d2"], "d2": ["d1"], "d3": []}


def test_from_whom_it_differs_stands_in_cell_hover_table_and_answer() -> None:
    """Report 4 alone gives a number of deaths in all; the others have a word without one."""
    state = State(dt.date(2025, 10, 29), topic="umbrella-toll")
    view = rendered(state).coverage
    (trace,) = view.figure.data
    cells = dict(zip(trace.customdata, zip(trace.text, trace.hovertext, strict=True), strict=True))
    for cell, (word, hover) in cells.items():
        label = real_ledger().documents[int(cell.split("/")[1][:3])].label
        others = "R1, R2, R3, R5" if label == "Report 4" else "R4"
        in_full = "Reports 1, 2, 3 and 5" if label == "Report 4" else "Report 4"
        assert word == f" differs from {others}"
        assert f"Differs from {in_full}." in plain_words(hover)
        assert in_full in next(row for row in view.table.rows if row[1] == label)
        opened = rendered(replace(state, cell=tuple(cell.split("/")))).answer
        assert f"Differs from {in_full}." in plain_words(opened)


def test_a_question_stands_alone_in_any_order(real: Ledger) -> None:
    """What "it" or "they" is must be in the same question."""
    for topic in real.topics.values():
        words = topic.question.lower().rstrip("?").split()
        assert words[-1] not in {"it", "them", "this", "that"} or topic.id in {
            "attacks-in-pakistan",
            "harbouring-accusation",
            "last-ditch-effort",
        }, topic.question


def test_the_caption_explains_only_what_is_drawn() -> None:
    view = rendered(State(dt.date(2025, 10, 29), topic="umbrella-toll")).coverage
    assert "Diamond:" in view.caption
    for sign in ("Dot:", "Hollow:", "Dash:"):
        assert sign not in view.caption


def test_a_disagreement_needs_both_sides_to_be_known() -> None:
    records = ledger(document(1, claim("a")), document(2, claim("b")), clash=("a", "b"))
    assert states(records, (records.claim("a"),)) == {
        ("closure", "d1"): "says",
        ("trucks", "d1"): "silent",
    }


def test_a_document_at_odds_with_itself_does_not_differ_from_others() -> None:
    records = ledger(document(1, claim("a"), claim("b")), clash=("a", "b"))
    assert states(records)["closure", "d1"] == "says"


@pytest.fixture(scope="module")
def real() -> Ledger:
    return load_ledger()


def test_there_are_enough_questions_and_every_cell_is_filled(real: Ledger) -> None:
    cells = analysis.coverage(real, real.claims(ring="five"))
    assert len(real.topics) >= 24
    assert len(cells) == 5 * len(real.topics)
    assert all((cell.state == "silent") == (not cell.claims) for cell in cells)


@pytest.mark.parametrize(
    ("topic", "by_report"),
    [  # read from the five texts by hand
        ("un-toll", ["says", "silent", "silent", "silent", "silent"]),
        ("army-toll", ["says", "silent", "silent", "silent", "silent"]),
        ("first-ceasefire", ["says", "silent", "silent", "silent", "silent"]),
        ("proxy-accusation", ["silent", "says", "silent", "silent", "silent"]),
        ("nuclear-nato-comparison", ["says", "silent", "silent", "silent", "silent"]),
    ],
)
def test_who_tells_of_it(real: Ledger, topic: str, by_report: list[str]) -> None:
    cells = [c for c in analysis.coverage(real, real.claims(ring="five")) if c.topic.id == topic]
    told = ["silent" if cell.state == "silent" else "says" for cell in cells]
    assert told == by_report


def test_every_topic_is_answered_by_some_document(real: Ledger) -> None:
    answered = {topic for claim in real.claims(ring="five") for topic in claim.topics}
    assert set(real.topics) <= answered


def test_contradictions_stand_between_claims_on_their_topic(real: Ledger) -> None:
    for contradiction in real.contradictions.values():
        for position in contradiction.positions:
            topics = {t for name in position.claims for t in real.claim(name).topics}
            assert contradiction.topic in topics, (contradiction.id, position.claims)


def test_as_known_on_leaves_out_what_was_said_later(real: Ledger) -> None:
    early = analysis.known_on(real, dt.date(2025, 10, 12))
    assert {cell.document.id for cell in analysis.coverage(real, early)} == {
        real.document_of(c.id).id for c in early
    }
