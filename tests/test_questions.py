"""Questions: one right answer each, from the records; another record changes it or refuses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from builders import real_ledger
from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.questions import (
    start_here,
    the_count,
    the_coverage,
    the_line,
    the_long_story,
    the_sequence,
    the_words,
    your_own_question,
)
from explainer.classroom.questions.kinds import (
    Caption,
    Check,
    ChoiceQuestion,
    Match,
    Option,
    OrderQuestion,
    Question,
    UnanswerableError,
    in_reading_order,
    the_one,
)
from explainer.records.ledger import Ledger
from explainer.records.sought import Sought

BUILDERS: dict[str, Callable[[Ledger], Question]] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": getattr(module, name)
    for module in (start_here, the_line, the_sequence, the_count, the_words, the_coverage)
    for name in module.__all__
}


def of_all_rings(name: str) -> Callable[[Ledger], Question]:
    """A question of the long story from what it takes of the records: claims, and points."""
    build = getattr(the_long_story, name)
    if name in {"who_holds_which", "through_whom"}:
        return lambda ledger: build(ledger.whole.claims(), ledger.whole.points)
    return lambda ledger: build(ledger.whole.claims())


BUILDERS |= {f"the_long_story.{name}": of_all_rings(name) for name in the_long_story.__all__}
BUILDERS |= {
    "your_own_question.open_most": lambda ledger: your_own_question.open_most(ledger.claims()),
    "your_own_question.one_statement": lambda ledger: your_own_question.one_statement(
        ledger.claims()
    ),
    "your_own_question.on_the_ground": lambda _: your_own_question.on_the_ground(),
}
QUESTIONS = {name: build(real_ledger()) for name, build in BUILDERS.items()}
EACH = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)

REPORT = {f"Report {n}": d.id for n, d in enumerate(real_ledger().documents[:5], 1)}


def with_claim(claim_id: str, **fields: Any) -> Ledger:
    """The real records with one claim changed."""
    ledger = real_ledger()
    documents = tuple(
        document.model_copy(
            update={
                "claims": tuple(
                    c.model_copy(update=fields) if c.id == claim_id else c for c in document.claims
                )
            }
        )
        for document in ledger.documents
    )
    return replace(ledger, documents=documents)


# --- every question ---------------------------------------------------------------------


def test_ids_are_unique_and_every_kind_is_used() -> None:
    ids = [question.id for question in QUESTIONS.values()]
    assert len(ids) == len(set(ids))
    kinds = {type(question).__name__ for question in QUESTIONS.values()}
    assert kinds == {"ChoiceQuestion", "PlaceQuestion", "OrderQuestion", "Match", "Caption"}


@pytest.mark.long
@EACH
def test_the_key_is_right_and_the_answer_says_why(question: Question) -> None:
    marked = question.mark(question.answer)
    assert marked.right
    assert question.explanation in marked.says
    assert question.in_words(question.answer)


@pytest.mark.parametrize(
    "question",
    [question for question in QUESTIONS.values() if isinstance(question, ChoiceQuestion)],
    ids=lambda question: question.id,
)
def test_every_other_answer_is_told_where_to_look_and_never_scolded(
    question: ChoiceQuestion,
) -> None:
    for option in question.options:
        marked = question.mark(option.id)
        assert marked.right is (option.id == question.key)
        if not marked.right:
            assert ("evidence" in marked.says) is bool(marked.claims)
            assert not re.search(r"\b(wrong|incorrect|false|mistake|no!)\b", marked.says, re.I)


@EACH
def test_the_evidence_exists(question: Question) -> None:
    options = [*getattr(question, "options", ()), *getattr(question, "rows", ())]
    for claim in {*question.claims, *(c for option in options for c in option.claims)}:
        assert real_ledger().whole.claim(claim)


@EACH
def test_the_order_on_the_page_does_not_tell_the_answer(question: Question) -> None:
    if isinstance(question, OrderQuestion):
        assert tuple(o.id for o in question.options) != question.key
    if isinstance(question, Match):
        listed = [o.id for o in question.options]
        assert [k for k in listed if k in question.key] != list(question.key)


@pytest.mark.long
@given(
    answer=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
        max_leaves=6,
    )
)
def test_no_answer_from_outside_makes_marking_fail(answer: object) -> None:
    for question in QUESTIONS.values():
        question.in_words(answer)
        if question.mark(answer).right:
            assert answer == question.answer


# --- keys, read by hand -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("start_here.who_stands_behind", REPORT["Report 4"]),
        ("the_line.on_the_map", "spin-boldak"),
        ("the_line.least_exact", "r1-afghan-offensive"),
        ("the_line.longest_drawing", "10m"),
        ("the_line.printed_length", "printed"),
        (
            "the_sequence.order_of_happening",
            ("kabul-explosions-9-oct", "doha-ceasefire", "istanbul-talks", "talks-collapse"),
        ),
        (
            "the_sequence.order_of_saying",
            ("r1-army-toll", "r4-asif-open-war", "r1-un-toll", "r4-qani-response"),
        ),
        ("the_sequence.dated_to_the_day", "r1-army-toll"),
        ("the_sequence.inferred_day", "r1-dozens-killed"),
        ("the_count.whose_losses", "r1-army-toll"),
        ("the_words.who_has_no_name", "r5-last-ditch-effort"),
        ("the_words.what_is_denied", "r4-ttp-base"),
        ("the_words.who_blames", "taliban-government"),
        ("the_words.whose_term", "pakistan-military"),
        ("the_coverage.one_tells", REPORT["Report 1"]),
        ("the_coverage.one_is_silent", REPORT["Report 1"]),
        ("the_coverage.how_many_statements", "1"),
        ("the_coverage.what_the_relay_changed", "r-x042-sixteen-dead"),
        (
            "the_long_story.order_of_treaties",
            (
                "b-gandamak-article-9",
                "b-durand-preamble",
                "b-dane-treaty",
                "b-rawalpindi-article-5",
                "b-kabul-treaty-article-11",
            ),
        ),
        ("the_long_story.through_whom", "jonathan-lee"),
        ("the_long_story.last_fighting", "March 2026"),
        ("your_own_question.open_most", "open"),
        ("your_own_question.one_statement", "statement_id"),
        ("your_own_question.on_the_ground", "ground"),
    ],
)
def test_a_key_as_a_reader_of_the_reports_would_give_it(name: str, key: object) -> None:
    assert QUESTIONS[name].key == key  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("the_sequence.stated_when", "27 October 2025"),
        ("the_count.what_the_words_allow", "71 or any higher number"),
        ("the_count.nobody_counts", "Pakistani civilians and Afghan Taliban fighters"),
    ],
)
def test_the_words_of_a_key(name: str, wanted: str) -> None:
    question = QUESTIONS[name]
    assert question.in_words(question.answer) == wanted


def test_speakers_are_matched_with_their_words() -> None:
    question = QUESTIONS["the_words.who_said"]
    assert isinstance(question, Match)
    assert dict(zip((row.id for row in question.rows), question.key, strict=True)) == {
        "r4-asif-open-war": "khawaja-asif",
        "r4-tarar-no-workable-solution": "attaullah-tarar",
        "r5-rta-most-issues-resolved": "rta",
        "r4-qani-response": "abdul-mateen-qani",
    }


# --- another record -----------------------------------------------------------------


def test_another_day_of_saying_changes_the_order() -> None:
    claim = real_ledger().claim("r1-un-toll")
    early = claim.said_on.model_copy(update={"date": dt.date(2025, 10, 10)})
    question = the_sequence.order_of_saying(with_claim(claim.id, said_on=early))
    assert question.key[0] == "r1-un-toll"
    assert "10 October 2025" in question.explanation


def test_two_statements_of_one_day_have_no_order() -> None:
    claim = real_ledger().claim("r1-un-toll")
    same = real_ledger().claim("r4-qani-response").said_on
    with pytest.raises(UnanswerableError, match=r"'order-of-saying'.*on one day"):
        the_sequence.order_of_saying(with_claim(claim.id, said_on=same))


def test_another_speaker_changes_who_counts() -> None:
    question = the_count.who_counts(with_claim("r1-un-toll", asserted_by="taliban-government"))
    row = [row.id for row in question.rows].index("r1-un-toll")
    assert question.key[row] == "taliban-government"


def test_a_wording_that_ends_changes_what_the_words_allow() -> None:
    counts = real_ledger().claim("r4-more-than-70").counts
    assert counts is not None
    more = with_claim("r4-more-than-70", counts=counts.model_copy(update={"killed": "over 90"}))
    assert the_count.what_the_words_allow(more).in_words("open") == "91 or any higher number"
    exact = with_claim("r4-more-than-70", counts=counts.model_copy(update={"killed": "70"}))
    with pytest.raises(UnanswerableError, match="open-ended number"):
        the_count.what_the_words_allow(exact)


def test_a_speaker_who_gets_a_name_leaves_no_anonymous_one() -> None:
    with pytest.raises(UnanswerableError, match=r"exactly one anonymous speaker.*give 0"):
        the_words.who_has_no_name(with_claim("r5-last-ditch-effort", asserted_by="khawaja-asif"))


def test_a_second_report_that_tells_makes_the_question_unanswerable() -> None:
    with pytest.raises(UnanswerableError, match=r"'one-tells'.*give 2"):
        the_coverage.one_tells(with_claim("r2-dozens-killed", topics=("un-toll",)))


def test_words_of_two_speakers_cannot_be_matched() -> None:
    with pytest.raises(UnanswerableError, match="'who-said'"):
        the_words.who_said(with_claim("r2-military-names-assailants", quote="open war"))


def test_another_blame_changes_who_blames() -> None:
    question = the_words.who_blames(with_claim("r1-taliban-blames-pakistan", asserted_by="rta"))
    assert question.key == "rta"


def test_two_printed_lengths_are_no_answer() -> None:
    amounts = real_ledger().claim("r4-line-length-km").amounts
    other = (amounts[0].model_copy(update={"words": "2,400"}),)
    with pytest.raises(UnanswerableError, match="2,400, 2,600"):
        the_line.printed_length(with_claim("r4-line-length-km", amounts=other))


# --- kinds ------------------------------------------------------------------------------

ABC = tuple(Option(key, key.upper()) for key in "abc")
SAME: dict[str, Any] = {"id": "q", "prompt": "Which?", "explanation": "So.", "claims": ()}


def test_a_choice_refuses_a_key_that_is_not_offered_and_an_option_twice() -> None:
    with pytest.raises(UnanswerableError, match="'z' is not among the options a, b, c"):
        ChoiceQuestion(**SAME, options=ABC, key="z")
    with pytest.raises(UnanswerableError, match="'A' is offered twice"):
        ChoiceQuestion(**SAME, options=(*ABC, Option("d", "A")), key="a")


def test_one_and_only_one() -> None:
    assert the_one(["x"], "q", "letter") == "x"
    with pytest.raises(UnanswerableError, match="exactly one letter; the records give 2: x, y"):
        the_one(["x", "y"], "q", "letter")


@given(answer=st.permutations("abc"))
def test_an_order_tells_what_is_in_place(answer: list[str]) -> None:
    question = OrderQuestion(**SAME, options=ABC, key=("b", "a", "c"))
    marked = question.mark(answer)
    in_place = {one for one, wanted in zip(answer, "bac", strict=True) if one == wanted}
    assert set(marked.parts) == in_place
    assert marked.right is (len(in_place) == 3)
    if not marked.right:
        assert re.search(rf"\b({len(in_place)} of 3|None) (is|are)", marked.says)


@given(answer=st.lists(st.sampled_from("abc"), min_size=2, max_size=2))
def test_a_match_names_the_row_to_look_at(answer: list[str]) -> None:
    rows = (Option("one", "First"), Option("two", "Second"))
    marked = Match(**SAME, rows=rows, options=ABC, key=("b", "b")).mark(answer)
    wrong = [row for row, one in zip(rows, answer, strict=True) if one != "b"]
    assert marked.right is (not wrong)
    if wrong:
        assert f"Look again at: {wrong[0].words.removesuffix('.')}." in marked.says


def test_a_caption_is_searched_and_what_is_ticked_does_not_count() -> None:
    question = Caption(
        **SAME,
        checks=(
            Check("who", "who says it", "the UN mission", Sought("un mission", "x", "s")),
            Check("when", "the day", "27", Sought("27", "[0-9]", "[0-9]", "2024")),
        ),
    )
    first = question.mark({"words": "The  UN mission counts.", "ticked": ["when"]})
    assert (first.right, first.parts) == (False, ("who",))
    assert "Not found in your caption yet, or not as the evidence has it: the day." in first.says
    assert question.mark({"words": "The UN mission counts on 27."}).right
    for wrong in ("UN missions, 27", "UN mission, 127", "UN mission, 27 in 2024", " "):
        assert not question.mark({"words": wrong}).right


def test_options_stand_in_the_order_of_their_words_but_never_in_the_keys() -> None:
    assert [o.id for o in in_reading_order(ABC[::-1])] == list("abc")
    assert [o.id for o in in_reading_order(ABC, never="abc")] == list("cba")


def test_an_option_on_a_relay_leads_to_the_figure_that_this_relay_altered() -> None:
    ledger = real_ledger()
    for option in the_coverage.what_the_relay_changed(ledger).options:
        assert option.claims == ledger.relays[option.id].of, option.id


def test_our_words_for_a_place_are_not_given_out_as_a_reports() -> None:
    """Report 1 writes "border offensive"; "along the Durand Line" is our wording of it."""
    assert "in our words" in the_line.least_exact(real_ledger()).prompt


@EACH
def test_a_day_that_no_text_gives_is_a_bound_and_no_day_on_which(question: Question) -> None:
    options = [*getattr(question, "options", ()), *getattr(question, "rows", ())]
    said = [question.prompt, question.explanation, *(option.why for option in options)]
    assert not [words for words in said if re.search(r"\bon by \d", words)]


def test_the_count_of_an_early_day_names_the_other_reports_of_both_sides() -> None:
    """By hand on 19 October: Mujahid, ISPR and UNAMA are in the wider ring."""
    explanation = QUESTIONS["the_sequence.dated_to_the_day"].explanation
    assert re.search(r"have \d\d further counts of that time", explanation)
    assert "Pakistan’s side, Afghanistan’s side and the UN" in explanation


def test_the_prompt_on_a_denial_does_not_give_the_accusation_away() -> None:
    question = QUESTIONS["the_words.what_is_denied"]
    assert "TTP" not in question.prompt


def test_one_statement_by_our_inference_is_called_so_and_one_speaker_no_proof() -> None:
    explanation = QUESTIONS["the_coverage.how_many_statements"].explanation
    assert "That is no proof" in explanation
    assert "our inference" in explanation


def whole_with_claim(claim_id: str, **fields: Any) -> Ledger:
    """All rings with one claim changed."""
    whole = real_ledger().whole
    documents = tuple(
        d.model_copy(
            update={
                "claims": tuple(
                    c.model_copy(update=fields) if c.id == claim_id else c for c in d.claims
                )
            }
        )
        for d in whole.documents
    )
    return replace(whole, documents=documents)


def test_each_reading_of_the_line_is_matched_with_as_many_speakers_of_each_state() -> None:
    question = QUESTIONS["the_long_story.who_holds_which"]
    assert isinstance(question, Match)
    sides = [real_ledger().whole.claim(row.id).speaker.side for row in question.rows]
    assert sides.count("pakistan") == sides.count("afghanistan") == len(sides) / 2
    points = real_ledger().whole.points["influence-or-sovereignty"]
    for row, key in zip(question.rows, question.key, strict=True):
        assert row.id in points.readings[int(key[-1])].claims


def test_words_of_a_treaty_are_told_from_words_of_today() -> None:
    question = QUESTIONS["the_long_story.whose_words"]
    assert isinstance(question, Match)
    told = {row.words: key for row, key in zip(question.rows, question.key, strict=True)}
    assert told == {
        "“dominions”": "b-durand-article-1",
        "“spheres of influence”": "b-durand-preamble",
        "“recognised international border”": "b-pakistan-settled-2012",
        "“hypothetical line”": "b-noori-hypothetical",
    }


def test_words_that_are_in_no_quotation_are_not_asked_for() -> None:
    with pytest.raises(UnanswerableError, match="dominions"):
        BUILDERS["the_long_story.whose_words"](
            whole_with_claim("b-durand-article-1", quote="another")
        )


def test_the_last_fighting_is_asked_for_only_where_both_states_speak_of_it() -> None:
    whole = real_ledger().whole
    one_side = [c for c in whole.claims() if c.speaker.side != "pakistan"]
    with pytest.raises(UnanswerableError, match="March 2026"):
        the_long_story.last_fighting(one_side)


def test_no_page_of_the_records_tells_of_a_later_month_than_the_key() -> None:
    explanation = QUESTIONS["the_long_story.last_fighting"].explanation
    last = max(c.said_on.date for c in real_ledger().whole.claims(ring="after"))
    assert f"{last.day} {last:%B %Y}" in explanation
