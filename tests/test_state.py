"""What the reader has chosen: which claims it leaves, how it is said, what is offered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import (
    card_of,
    html_of,
    plain_words,
    real_ledger,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.analysis import known as knowing
from explainer.page import data, rendering
from explainer.page.state import (
    VARIANTS,
    State,
    claims_shown,
    default_state,
    in_words,
    is_narrowed,
    options,
    others_dated_to,
    shown_in_words,
)
from explainer.words import claims as text

LAST = dt.date(2025, 10, 29)
NARROWING = ("speaker", "side", "kind", "topic")


@st.composite
def states(draw: st.DrawFn) -> State:
    """A state as the controls can make it."""
    ledger = real_ledger()
    wider = draw(st.booleans())
    first, last = knowing.said_days(ledger, wider=wider)
    offered = options(ledger, wider=wider)
    values = {name: [option.value for option in offered[name]] for name in offered}
    chosen: dict[str, Any] = {
        name: draw(st.none() | st.sampled_from(values[name])) for name in NARROWING
    }
    days = sorted(draw(st.tuples(st.dates(first, last), st.dates(first, last))))
    return State(
        known_on=draw(st.dates(first, last)),
        wider=wider,
        documents=draw(st.none() | st.lists(st.sampled_from(values["documents"])).map(tuple)),
        happened_from=draw(st.sampled_from([None, days[0]])),
        happened_to=draw(st.sampled_from([None, days[1]])),
        chosen=draw(st.none() | st.sampled_from([c.id for c in ledger.claims()])),
        **{name: draw(st.sampled_from(values)) for name, values in VARIANTS.items()},
        **chosen,
    )


@pytest.mark.long
@given(states())
def test_a_claim_is_shown_only_if_it_fits_every_choice(state: State) -> None:
    ledger = real_ledger()
    shown = {claim.id for claim in claims_shown(ledger, state)}
    for claim in ledger.claims():
        document = claim.document
        fits = (
            claim.said_on.date <= state.known_on
            and (state.wider or document.ring == "five")
            and (state.documents is None or document.id in state.documents)
            and (
                state.speaker is None or state.speaker in real_ledger().bodies_of(claim.speaker.id)
            )
            and state.side in {None, claim.speaker.side}
            and state.kind in {None, claim.kind}
            and (state.topic is None or state.topic in claim.topics)
            and bool(knowing.happened_within([claim], state.happened_from, state.happened_to))
        )
        assert (claim.id in shown) == fits


@pytest.mark.long
@settings(max_examples=12)
@given(states())
def test_no_state_fails_or_tells_what_was_said_later(state: State) -> None:
    ledger = real_ledger()
    shown = rendering.render(ledger, state)
    views = (shown.map, shown.timeline, shown.casualties, shown.coverage)
    answers = data.as_data(shown, ledger)["answers"]
    said = plain_words(
        " ".join([shown.summary, card_of(shown), str(answers)])
        + " ".join(html_of(view) + view.alt for view in views)
    )
    earlier = {c.says for c in ledger.claims() if c.said_on.date <= state.known_on}
    for claim in ledger.claims():
        if claim.said_on.date > state.known_on and claim.says not in earlier:
            assert claim.says not in said, claim.id


def test_the_opening_state_shows_all_of_the_five() -> None:
    state = default_state(real_ledger())
    assert not is_narrowed(state)
    said = "What the five documents date to 29 October 2025 or before."
    assert in_words(state, real_ledger()) == said
    shown = claims_shown(real_ledger(), state)
    assert shown == real_ledger().claims(ring="five")
    assert (
        shown_in_words(shown, real_ledger(), state)
        == f"Shown: {len(shown)} of {len(shown)} claims."
    )


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"speaker": "unama"}, "shown are only claims by the UN mission in Afghanistan (UNAMA)."),
        ({"side": "pakistan"}, "shown are only claims from Pakistan’s side."),
        ({"kind": "statement"}, "shown are only statements."),
        ({"topic": "closure"}, "shown are only claims on “The border is closed”."),
        ({"kind": "event", "side": "report"}, "only events from the report’s own voice."),
        ({"happened_to": dt.date(2025, 10, 12)}, "what may have happened up to 12 October 2025."),
    ],
)
def test_every_choice_is_said(chosen: dict[str, Any], words: str) -> None:
    state = State(LAST, **chosen)
    assert is_narrowed(state)
    assert in_words(state, real_ledger()).endswith(words)


def test_documents_are_named_as_what_dates() -> None:
    ids = [d.id for d in real_ledger().documents if d.label in {"Report 1", "Report 3"}]
    for chosen, words in (
        (tuple(ids), "Reports 1 and 3 date"),
        (tuple(ids[:1]), "Report 1 dates"),
        ((), "none of the documents date"),
    ):
        said = in_words(State(LAST, documents=chosen), real_ledger())
        assert said == f"What {words} to {text.day_in_words(LAST)} or before."


def test_what_the_others_date_to_a_day_is_counted_apart() -> None:
    ledger = real_ledger()
    for day in (dt.date(2025, 10, 19), LAST, dt.date(2026, 12, 31)):
        five, others = others_dated_to(ledger, State(day))
        rings = [c.document.ring for c in ledger.claims() if c.said_on.date <= day]
        assert (five, others) == (rings.count("five"), rings.count("wider"))


@pytest.mark.parametrize("wider", [False, True])
def test_only_what_some_claim_has_is_offered(wider: bool) -> None:
    for name, offered in options(real_ledger(), wider=wider).items():
        assert offered
        field = "documents" if name == "documents" else name
        for option in offered:
            value: Any = (option.value,) if name == "documents" else option.value
            state = State(dt.date(2026, 12, 31), wider=wider, **{field: value})
            assert claims_shown(real_ledger(), state), (name, option.value)


def test_a_filter_by_a_body_finds_all_its_members() -> None:
    """The army speaks under its own name, its media wing's and its spokesman's."""
    state = State(dt.date(2026, 2, 9), wider=True, speaker="pakistan-military")
    speakers = {claim.speaker.id for claim in claims_shown(real_ledger(), state)}
    assert speakers == {"pakistan-military", "ispr", "ahmed-sharif-chaudhry"}
    assert "Pakistan’s military and its members" in in_words(state, real_ledger())
    names = {option.value: option.name for option in options(real_ledger(), wider=True)["speaker"]}
    assert names["pakistan-military"] == "Pakistan’s military and its members"
    assert names["ahmed-sharif-chaudhry"] == "Lt Gen Ahmed Sharif Chaudhry"


def test_a_document_is_named_by_its_publisher_where_one_is_stated() -> None:
    names = [option.name for option in options(real_ledger())["documents"]]
    assert names == ["Report 1", "Report 2", "R3 NN ONLINE", "Report 4", "R5 Arab News"]
