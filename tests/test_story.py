"""The story: sentences made from claims, in states in which those claims are shown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from builders import real_ledger, rendered

from explainer.analysis.counts import comparison
from explainer.page.permalink import STEPS, state_from_parts, state_from_query, state_to_query
from explainer.page.rendering import VIEWS
from explainer.page.state import claims_shown
from explainer.page.story import StepData, story
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import story as words


def story_of(ledger: Ledger) -> list[StepData]:
    return story(ledger.whole.claims(), comparison(ledger, ledger.claims(ring="five")))


TOLD = story_of(real_ledger())
EACH = pytest.mark.parametrize("step", TOLD, ids=[step["title"] for step in TOLD])
NUMBERS = re.compile(r"\d+")


def claim(id_: str) -> Claim:
    return real_ledger().whole.claim(id_)


def with_words(id_: str, **killed: str) -> Ledger:
    """The records with another wording of one figure."""
    ledger = real_ledger().whole
    changed = []
    for document in ledger.documents:
        claims = tuple(
            one.model_copy(update={"counts": one.counts.model_copy(update=killed)})
            if one.id == id_ and one.counts
            else one
            for one in document.claims
        )
        changed.append(document.model_copy(update={"claims": claims}))
    return replace(ledger, documents=tuple(changed))


def test_there_are_ten_steps_as_an_address_names_them() -> None:
    assert len(TOLD) == len(STEPS) == len(words.STORY) == 10


@pytest.mark.long
@EACH
def test_a_step_is_a_state_in_which_its_claims_are_shown(step: StepData) -> None:
    state = state_from_parts(step["state"], real_ledger())
    ledger = real_ledger().of(state.ring)
    shown = {one.id for one in claims_shown(ledger, state)}
    if "two_readings" in step["views"]:  # which is the same in every state
        shown |= {one.id for one in real_ledger().whole.claims(ring="background")}
    assert set(step["claims"]) <= shown
    assert state.chosen in step["claims"]
    views = rendered(state).views
    assert set(step["views"]) - {"opening"} <= set(views)
    assert step["views"][-1] in VIEWS


@EACH
def test_every_number_of_a_sentence_is_in_a_claim_that_it_names(step: StepData) -> None:
    """Days and numbers of reports too; the refused sum names its two figures."""
    claims = [claim(id_) for id_ in step["claims"]]
    told = " ".join(
        [
            *(one.says for one in claims),
            *(text.figures_in_words(one) for one in claims if one.counts),
            *(text.said_in_words(one) for one in claims),
            *(text.happened_in_words(one.happened) for one in claims),
            *(one.document.label for one in claims),
        ]
    )
    for number in NUMBERS.findall(step["words"]):
        assert re.search(rf"(?<!\d){number}(?!\d)", told), (number, step["words"])


@EACH
def test_words_in_quotation_marks_are_of_a_record(step: StepData) -> None:
    kept = " ".join(
        f"{claim(id_).quote} {claim(id_).says} {text.figures_in_words(claim(id_))}"
        for id_ in step["claims"]
    )
    for quoted in re.findall(r"“([^”]*)”", step["words"]):
        assert quoted.lower() in kept.lower(), quoted


@pytest.mark.parametrize(
    ("id_", "killed", "step"),
    [
        ("r1-un-toll", "at least 61", 2),
        ("w-ispr-more-than-200", "more than 311", 4),
        ("w-mujahid-nine-taliban-dead", "12", 4),
        ("w-unama-37-and-425", "38", 5),
        ("r4-weekend-militants", "26", 7),
        ("r4-more-than-70", "more than 71", 9),
        ("r1-army-toll", "24", 9),
    ],
)
def test_another_record_gives_another_sentence(id_: str, killed: str, step: int) -> None:
    changed = story_of(with_words(id_, killed=killed))[step - 1]["words"]
    assert changed != TOLD[step - 1]["words"]
    assert killed.removeprefix("at least ") in changed.lower()


def test_nobody_is_said_to_link_the_explosions_with_the_strikes_as_nobody_does() -> None:
    explosions = {"r1-kabul-explosions", "r4-kabul-explosions"}
    strikes = {
        one.id
        for one in real_ledger().claims(ring="five")
        if one.event and one.event.kind == "strike"
    }
    assert strikes == set(TOLD[2]["claims"]) - {"r1-kabul-explosions", "r1-taliban-blames-pakistan"}
    for id_ in explosions | strikes:
        ends = {link.to for link in claim(id_).relates}
        assert not ends & (explosions if id_ in strikes else strikes), id_


def test_a_figure_for_everybody_is_said_to_have_no_source_only_where_it_has_none() -> None:
    umbrella = claim("r4-more-than-70")
    assert umbrella.is_own_voice
    assert "name no source" in TOLD[1]["words"]
    assert "name no source" not in words.how_many(claim("r1-un-toll"), [claim("r1-army-toll")])


def test_later_is_not_always_more_only_where_a_count_falls() -> None:
    rising = [claim("w-unama-spin-boldak-17"), claim("w-unama-37-and-425")]
    assert "not always more" not in words.revised(rising)
    assert "not always more" in TOLD[4]["words"]


def test_both_sides_are_told_in_the_same_words() -> None:
    told = TOLD[3]["words"]
    assert told.count("own side, ") == told.count("other side, ") == 2


def test_records_without_these_claims_have_no_story() -> None:
    ledger = real_ledger()
    five = tuple(document for document in ledger.documents if document.ring == "five")
    assert story_of(replace(ledger, documents=five)) == []


def test_the_step_before_october_gives_each_state_its_reading_and_settles_nothing() -> None:
    first = TOLD[0]
    assert first["state"] == {"claim": "b-durand-article-1"}  # the treaty, and no reading
    readings = [claim(id_) for id_ in first["claims"] if not claim(id_).is_own_voice]
    assert sorted(one.speaker.side for one in readings) == ["afghanistan", "pakistan"]
    assert all(one.says in first["words"] for one in readings)
    assert "Nothing on this page settles it" in first["words"]


def test_the_step_after_october_lets_both_states_speak_and_says_where_the_records_end() -> None:
    last = TOLD[-1]
    assert last["state"]["ring"] == "after"
    told = [claim(id_) for id_ in last["claims"]]
    assert {one.document.ring for one in told} == {"after"}
    for kind in ("fighting", "strike"):
        sides = [c.speaker.side for c in told if c.event and c.event.kind == kind]
        assert sorted(sides) == ["afghanistan", "pakistan"], kind
    end = max(c.said_on.date for c in real_ledger().whole.claims(ring="after"))
    assert f"{end.day} {end:%B %Y}" in last["words"]


def test_another_end_of_the_records_gives_another_sentence() -> None:
    whole = real_ledger().whole
    without = replace(whole, documents=tuple(
        d for d in whole.documents if "a-china-urumqi" not in {c.id for c in d.claims}
    ))  # fmt: skip
    assert story_of(without)[-1]["words"] != TOLD[-1]["words"]


# --- in the address ---------------------------------------------------------------------


@pytest.mark.parametrize("query", ["story=3", "view=statements", "view=map&story=8", "story=10"])
def test_where_a_reader_is_stands_in_the_address_and_shows_the_same_page(query: str) -> None:
    state, fault = state_from_query(query, real_ledger())
    plain, _ = state_from_query("", real_ledger())
    assert fault is None
    assert replace(state, view=None, story=None) == plain
    assert state_from_query(state_to_query(state, real_ledger()), real_ledger()) == (state, None)


@pytest.mark.parametrize("query", ["story=0", "story=11", "story=x", "view=nowhere"])
def test_a_step_or_view_that_there_is_not_is_said_in_one_sentence(query: str) -> None:
    _, fault = state_from_query(query, real_ledger())
    assert fault
    assert query.partition("=")[2] in fault
    assert fault.count(".") == 1
