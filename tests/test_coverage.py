"""Which document answers which question, on records made for the purpose and on the real ones."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from builders import plain_words, real_ledger, rendered, telling_days

from explainer.analysis import coverage as coverage_told
from explainer.analysis import known as knowing
from explainer.figures import cells
from explainer.figures import coverage as coverage_figure
from explainer.figures.lettering import rows_of
from explainer.page import data
from explainer.page.rendering import State
from explainer.page.view import View
from explainer.records import bound
from explainer.records.catalogue import Actor, Contradiction, Topic
from explainer.records.claims import Claim, Document
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.theme import widths
from explainer.theme.typeface import width_px

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
    actors = {"report": Actor(id="report", name="the report itself", side="report", party=False)}
    return Ledger(documents, actors, {}, {}, {}, topics=topics, contradictions=contradictions)


def states(
    records: Ledger, claims: tuple[bound.Claim, ...] | None = None
) -> dict[tuple[str, str], str]:
    found = coverage_told.coverage(records, records.claims() if claims is None else claims)
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
    cells = coverage_told.coverage(records, records.claims())
    against = {
        cell.document.id: [d.id for d in cell.against]
        for cell in cells
        if cell.topic.id == "closure"
    }
    assert against == {"d1": ["d2"], "d2": ["d1"], "d3": []}


def cells_of(view: View) -> dict[str, tuple[str, str]]:
    """The words and the hover text of each cell that is drawn."""
    trace = view.figure.data[0]
    words = [plain_words(said) for said in trace.text]
    return dict(zip(trace.customdata, zip(words, trace.hovertext, strict=True), strict=True))


def test_a_cell_has_the_words_that_differ_and_hover_table_and_answer_from_whom() -> None:
    """Report 4 alone gives a number of deaths in all; the others have a word without one."""
    state = State(dt.date(2025, 10, 29), topic="umbrella-toll")
    view = rendered(state).coverage
    for cell, (word, hover) in cells_of(view).items():
        label = real_ledger().documents[int(cell.split("/")[1][:3])].label
        assert word == ("“more than 70”" if label == "Report 4" else "“dozens”")
        in_full = "Reports 1, 2, 3 and 5" if label == "Report 4" else "Report 4"
        assert f"Differs from {in_full}." in plain_words(hover)
        assert in_full in next(row for row in view.table.rows if row[1] == label)
        opened = data.as_data(rendered(state), real_ledger())["answers"][cell]
        assert f"Differs from {in_full}." in " ".join(opened["differs"])


@pytest.mark.long
def test_the_words_of_a_cell_are_short_and_those_of_the_record(real: Ledger) -> None:
    """What is quoted in a cell is quoted in the record; two lines of a cell hold it."""
    for contradiction in real.contradictions.values():
        assert len({p.word for p in contradiction.positions}) == len(contradiction.positions)
        for position in contradiction.positions:
            assert set(position.words) <= set(position.claims), contradiction.id
            for word in (position.word, *position.words.values()):
                assert 0 < len(word) <= 24, (contradiction.id, word)
                for quoted in re.findall("“[^”]+”", word):
                    assert quoted.strip("“”") in position.reads, (contradiction.id, word)


def test_a_row_compares_one_thing_and_asks_both_sides_of_it(real: Ledger) -> None:
    cells = coverage_told.coverage(real, real.claims(ring="five"))
    words = {(c.topic.id, c.document.label): c.words for c in cells}
    assert words["wounded-magnitude", "Report 1"] == ("“447”",)
    assert words["wounded-magnitude", "Report 4"] == ("“hundreds”",)
    assert words["wounded-magnitude", "Report 5"] == ("“several”",)
    assert words["good-faith", "Report 4"] == ("Pakistan", "not Afghanistan")
    assert words["severity-yardstick", "Report 1"] == ("since 2021", "“in years”")
    assert all(bool(cell.words) == (cell.state == "differs") for cell in cells)


def topics_of(view: View) -> list[str]:
    """The questions of a view from top to bottom."""
    trace = view.figure.data[0]
    cells = sorted(zip(trace.y, trace.customdata, strict=True))
    return list(dict.fromkeys(cell.split("/")[0] for _, cell in cells))


def test_those_on_which_most_differ_stand_first_and_all_are_a_variant(real: Ledger) -> None:
    view = rendered(State(DAY)).coverage
    first, everything = topics_of(view), topics_of(view.variants["topic"])
    assert everything == list(real.topics)
    assert len(first) == 24
    cells = coverage_told.coverage(real, real.claims(ring="five"))
    differ = Counter(cell.topic.id for cell in cells if cell.state == "differs")
    assert [differ[topic] for topic in first] == sorted(differ.values(), reverse=True)[:24]
    assert {row[0] for row in view.table.rows} == {t.question for t in real.topics.values()}


def test_rows_and_columns_are_those_of_the_last_day_and_tell_nothing_before() -> None:
    """A document that is not out yet is an empty outline without its name."""
    last = rendered(State(DAY)).coverage.figure.layout
    for day in telling_days(wider=False):
        view = rendered(State(day)).coverage
        layout, cells = view.figure.layout, cells_of(view)
        assert layout.height == last.height
        assert layout.meta["narrow"]["height"] == last.meta["narrow"]["height"]
        assert layout.xaxis.range == last.xaxis.range
        out = {cell.split("/")[1] for cell in cells}
        assert [bool(head) for head in layout.xaxis.ticktext] == [
            d.id in out for d in real_ledger().documents if d.ring == "five"
        ]
        assert ("not out yet" in view.signs) is (len(out) < 5), day
        assert bool(view.figure.data[1].text) is bool(out), day  # the questions


@pytest.mark.parametrize("variant", [False, True])
def test_each_cell_and_each_question_opens_what_a_document_says(variant: bool) -> None:
    view = rendered(State(DAY)).coverage
    view = view.variants["topic"] if variant else view
    meta, cells = view.figure.layout.meta, cells_of(view)
    for name, least in (("areas", 32), ("medium_areas", 32), ("narrow_areas", 44)):
        areas = meta[name]
        assert {area["claim"] for area in areas} == set(cells), name
        assert all(area["y"][1] - area["y"][0] >= least for area in areas), name
        boxes = {(area["xref"], *area["x"], *area["y"]) for area in areas}
        assert len(boxes) == len(areas), name
    beside = [area for area in meta["areas"] if area["xref"] == "paper"]
    assert len(beside) == len(cells) / 5
    state_of = {f"{c.topic.id}/{c.document.id}": c.state for c in coverage_told.coverage(
        real_ledger(), real_ledger().claims(ring="five"))}  # fmt: skip
    for area in beside:
        topic = area["claim"].split("/")[0]
        differ = [c for c, state in state_of.items() if c.startswith(f"{topic}/")
                  and state == "differs"]  # fmt: skip
        assert not differ or area["claim"] in differ


def test_the_matrix_is_dense_and_light() -> None:
    view = rendered(State(DAY)).coverage
    for one, high, narrow in ((view, 830, 1600), (view.variants["topic"], 1600, 2500)):
        layout = one.figure.layout
        assert layout.height <= high
        assert layout.meta["narrow"]["height"] <= narrow
        assert not layout.annotations
        assert len(one.figure.data) <= 3
        assert len(layout.shapes) <= 5


@pytest.mark.parametrize("columns", range(1, 10))
def test_no_word_is_wider_than_its_cell(real: Ledger, columns: int) -> None:
    """With any number of documents, on the narrowest page of each layout."""
    found = coverage_told.coverage(real, real.claims(ring="five"))
    documents = list({cell.document.id: cell.document for cell in found}.values())
    given = [
        replace(cell, document=documents[n % 5].model_copy(update={"id": f"d{n}"}))
        for n in range(columns)
        for cell in found
        if cell.document.id == documents[n % 5].id
    ]
    shared = {one.document.id: tuple(documents[1:]) for one in given}
    spec = coverage_figure.answers_by_document(given, shared=shared)
    layout, own = spec["layout"], spec["layout"]["meta"]
    for width, domain, changed in (
        (widths.ROWS_MEDIUM_PX, layout["xaxis"]["domain"], {}),
        (widths.ROWS_NARROW_PX, own["medium"]["xaxis.domain"], own["medium"]),
        (widths.FIGURE_LEAST_PX, own["narrow"]["xaxis.domain"], own["narrow"]),
    ):
        px = width * (domain[1] - domain[0]) / columns
        told = changed.get("data[0].text", spec["data"][0]["text"])
        assert any(told) or columns > 6
        for words in told:
            assert all(width_px(line, 12) <= px for line in rows_of(words)), (words, px)
            assert changed is own["narrow"] or len(rows_of(words)) <= 2, words
        heads = changed.get("xaxis.ticktext", layout["xaxis"]["ticktext"])
        for head in heads:
            assert head.startswith("<b>R")
            assert all(
                width_px(line, 12, bold=line in head.split("</b>")[0]) <= px
                for line in rows_of(head)
            ), (head, px)


def test_a_cell_that_is_too_narrow_for_its_words_says_less() -> None:
    ways = [("“repeatedly”;", "no place"), ("2 answers",), ("differs",)]
    told = {px: cells.first_that_fits(ways, px, 12) for px in (80, 60, 38, 20)}
    assert told == {
        80: ["“repeatedly”;", "no place"], 60: ["2 answers"], 38: ["differs"], 20: [],
    }  # fmt: skip
    assert cells.first_that_fits(ways, 80, 12, most=1) == ["2 answers"]
    assert cells.fitted("the Doha-brokered truce", 60, 12) == ["the Doha-", "brokered", "truce"]


def test_a_question_stands_alone_in_any_order(real: Ledger) -> None:
    """What "it" or "they" is must be in the same question."""
    for topic in real.topics.values():
        words = topic.question.lower().rstrip("?").split()
        assert words[-1] not in {"it", "them", "this", "that"} or topic.id in {
            "attacks-in-pakistan",
            "harbouring-accusation",
            "last-ditch-effort",
        }, topic.question


def test_the_key_explains_only_what_is_drawn() -> None:
    view = rendered(State(dt.date(2025, 10, 29), topic="umbrella-toll")).coverage
    assert "differs: its answer in short" in view.signs
    for sign in ("tells of it", "silent", "did not comment", "not out yet"):
        assert sign not in view.signs
    whole = rendered(State(DAY)).coverage.signs
    for sign in ("differs: its answer in short", "tells of it", "silent", "did not comment"):
        assert sign in whole


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
    cells = coverage_told.coverage(real, real.claims(ring="five"))
    assert len(real.topics) >= 24
    assert len(cells) == 5 * len(real.topics)
    assert all((cell.state == "silent") == (not cell.claims) for cell in cells)


@pytest.mark.parametrize(
    ("topic", "by_report"),
    [  # read from the five texts by hand
        ("un-toll", ["says", "silent", "silent", "silent", "silent"]),
        ("army-toll", ["says", "says", "silent", "says", "says"]),  # 23, and five at the weekend
        ("first-ceasefire", ["says", "silent", "silent", "silent", "silent"]),
        ("proxy-accusation", ["silent", "says", "silent", "silent", "silent"]),
        ("nuclear-nato-comparison", ["says", "says", "silent", "silent", "silent"]),
        ("assurances-sought", ["says", "says", "says", "silent", "says"]),
        ("harbouring-denial", ["says", "silent", "says", "says", "silent"]),
        ("strikes-as-fact", ["silent", "says", "says", "silent", "says"]),
        ("afghan-attacks", ["says", "says", "silent", "silent", "says"]),
        ("good-faith", ["silent", "says", "says", "says", "says"]),
        ("who-is-blamed-for-collapse", ["silent", "says", "says", "says", "says"]),
    ],
)
def test_who_tells_of_it(real: Ledger, topic: str, by_report: list[str]) -> None:
    cells = [
        c for c in coverage_told.coverage(real, real.claims(ring="five")) if c.topic.id == topic
    ]
    told = ["silent" if cell.state == "silent" else "says" for cell in cells]
    assert told == by_report


def test_every_topic_is_answered_by_some_document(real: Ledger) -> None:
    answered = {topic for claim in real.claims(ring="five") for topic in claim.topics}
    assert set(real.topics) <= answered


def test_contradictions_stand_between_claims_on_their_topic(real: Ledger) -> None:
    for contradiction in real.contradictions.values():
        for position in contradiction.positions:
            for name in position.claims:
                assert contradiction.topic in real.claim(name).topics, (contradiction.id, name)


def test_claims_that_carry_one_statement_answer_the_same_questions(real: Ledger) -> None:
    for claim in real.claims(ring="five"):
        if claim.origin:
            assert set(claim.topics) == set(real.claim(claim.origin).topics), claim.id


LIKE = (
    ("assurances-sought", "r1-pakistan-call-for-action", "r2-sticking-point",
     "r2-taliban-unwilling", "r3-deadlock-over-assurances", "r5-demand-for-action"),
    ("who-blocked", "r2-taliban-unwilling", "r2-no-genuine-intention", "r3-rta-accuses",
     "r5-rta-pakistan-unwilling", "r5-effort-despite-taliban"),
    ("who-is-blamed-for-collapse", "r2-taliban-unwilling", "r3-rta-accuses",
     "r5-rta-pakistan-unwilling", "r5-kabul-advice-blamed"),
    ("who-reversed", "r1-instructions-from-kabul", "r2-asif-consulting-kabul",
     "r5-instructions-from-kabul"),
    ("army-toll", "r1-army-toll", "r2-weekend-soldiers", "r4-weekend-soldiers",
     "r5-weekend-soldiers"),
    ("nuclear-nato-comparison", "r1-qani-no-nuclear-weapons", "r2-asif-fraction-of-arsenal"),
    ("attacks-in-pakistan", "r3-pakistan-blames-ttp", "r5-surge-attributed-ttp",
     "r5-internal-issue"),
    ("line-status", "r2-tense-frontier", "r5-tensions-high"),
    ("talks-state", "r2-talks-ended", "r3-pakistan-says-collapsed", "r4-talks-broken-down",
     "r5-official-failure", "r4-tarar-no-workable-solution"),
    ("comment-refused", "r1-army-silent-on-civilians", "r2-ministries-no-response",
     "r3-kabul-no-response", "r4-afghanistan-no-comment", "r5-no-comment-afghanistan",
     "r5-no-comment-pakistan"),
)  # fmt: skip
"""A topic, and claims of several documents and of both sides that answer it in like ways."""


@pytest.mark.parametrize(("topic", "claims"), [(t, c) for t, *c in LIKE], ids=[t for t, *_ in LIKE])
def test_like_claims_answer_like_questions(real: Ledger, topic: str, claims: list[str]) -> None:
    assert not [name for name in claims if topic not in real.claim(name).topics]


def test_no_control_is_not_a_denial(real: Ledger) -> None:
    """“No control” and “cannot prevent” are no denials: of denial Reports 2 and 5 are silent."""
    cells = {
        (c.topic.id, c.document.label): c
        for c in coverage_told.coverage(real, real.claims(ring="five"))
    }
    for label, state in (("Report 1", "says"), ("Report 2", "silent"), ("Report 5", "silent")):
        assert cells["harbouring-denial", label].state == state
    denials = [c for c in real.claims(ring="five") if c.modality == "denies"]
    told = {c.id for c in real.claims(ring="five") if "harbouring-denial" in c.topics}
    assert {c.id for c in denials} == {c for c in told if not real.claim(c).silence}


ONE_SIDED = {
    "un-toll": "the UN mission counts in Afghanistan only",
    "attacks-in-pakistan": "attacks in Afghanistan are told of as strikes",
    "open-war-warning": "one minister’s words; the answer is on qani-warning",
    "proxy-accusation": "no report has such a charge against Pakistan",
    "kabul-explosions": "Kabul is the place",
}
"""Topics whose question names one side and that have no mirror, and why."""


def test_a_question_about_one_side_has_a_mirror_or_a_reason(real: Ledger) -> None:
    for topic in real.topics.values():
        words = topic.question.replace("Pakistani Taliban", "TTP")
        pakistan = any(word in words for word in ("Pakistan", "Islamabad"))
        afghanistan = any(word in words for word in ("Afghan", "Kabul", "Taliban"))
        one_sided = pakistan != afghanistan
        assert one_sided <= bool(topic.mirror or topic.id in ONE_SIDED), topic.id


def test_as_known_on_leaves_out_what_was_said_later(real: Ledger) -> None:
    early = knowing.known_on(real, dt.date(2025, 10, 12))
    assert {cell.document.id for cell in coverage_told.coverage(real, early)} == {
        c.document.id for c in early
    }
