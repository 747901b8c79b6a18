"""The page as data: equal parts where the same is shown, in the shape that is published."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import jsonschema
import pytest
from builders import days, real_ledger, rendered, telling_days

from explainer.analysis import known as knowing
from explainer.page import data, rendering, shapes
from explainer.page.evidence import ClaimEvidence, evidence_of
from explainer.page.packed import frame
from explainer.page.permalink import state_from_query, state_to_query
from explainer.page.state import State, claims_shown, default_state, page_of
from explainer.page.tables import ClaimCell
from explainer.words import claims as text

DAYS = {wider: telling_days(wider=wider) for wider in (False, True)}
STATES = [State(day, wider=wider) for wider, days in DAYS.items() for day in days]
LAST = [State(days[-1], wider=wider) for wider, days in DAYS.items()]
NAMED = "state"
AREAS = ("areas", "narrow_areas", "medium_areas")


def name(state: State) -> str:
    return f"{state.known_on}{'+' * state.wider}"


@cache
def page(state: State) -> Any:
    return data.as_data(rendered(state), real_ledger())


def written(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def beyond(shown: rendering.Page) -> set[str]:
    """The claims to which only the figures that stand in every ring lead."""
    views = [view for name in ("two_ledgers", "revisions") if (view := shown.views.get(name))]
    cells = [cell for view in views for row in view.table.rows for cell in row]
    led_to = {cell.claim_id for cell in cells if isinstance(cell, ClaimCell)}
    return led_to - {claim for _, claim in shown.choices}


def of_every_ring(claim: str, state: State) -> ClaimEvidence:
    """The evidence of a claim beside all that is said by then, in either ring."""
    known = claims_shown(real_ledger(), replace(state, wider=True))
    _, last = knowing.said_days(real_ledger(), wider=state.wider)
    (one,) = [found for found in known if found.id == claim]
    return evidence_of(one, real_ledger(), known, notes=state.known_on >= last)


@cache
def checker(shape: str) -> Any:
    schema = {"$ref": f"#/$defs/{shape}", "$defs": shapes.schema()["$defs"]}
    return jsonschema.validators.validator_for(schema)(schema)


def held(value: Any, shape: str) -> None:
    checker(shape).validate(json.loads(json.dumps(value)))


@pytest.mark.long
@pytest.mark.parametrize(NAMED, [State(DAYS[False][0]), *LAST], ids=name)
def test_a_page_has_the_published_shape(state: State) -> None:
    held(page(state), "PageData")
    for card in list(data.cards(real_ledger(), rendered(state)).values())[::10]:
        held(card, "Card")


@pytest.mark.long
@pytest.mark.parametrize(NAMED, LAST, ids=name)
def test_what_printed_words_choose_is_on_the_page(state: State) -> None:
    """Each area leads to a claim that is shown, to a cell of the coverage, or to words."""
    shown = page(state)
    choosable = {*shown["claims"], *shown["answers"], *frame(real_ledger())["around"]["claims"]}
    for view_name, view in shown["views"].items():
        if view is None:
            continue
        for drawn in (view, *view["variants"].values()):
            meta = drawn["figure"]["layout"]["meta"]
            for area in (one for kind in AREAS for one in meta.get(kind, [])):
                held(area, "AreaData")
                assert area["claim"] in choosable or area.get("told"), view_name


@pytest.mark.long
def test_what_stands_in_every_ring_has_its_evidence_in_every_ring() -> None:
    """The two ledgers show other reports beside the five: their claims can be chosen there."""
    five = State(dt.date(2025, 10, 29))
    cards, shown = data.cards(real_ledger(), rendered(five)), page(five)
    for claim in ("w-mujahid-58-pakistani-soldiers", "w-unama-37-and-425"):
        assert cards[claim]["says"] == real_ledger().claim(claim).says
        assert claim in shown["claims"]
        assert claim not in shown["choices"]
    assert "w-unama-47-and-456" not in cards  # of 8 February 2026


@pytest.mark.long
def test_areas_of_a_figure_come_with_it() -> None:
    drawn = rendered(LAST[0]).casualties
    area = {"claim": "r1-un-toll", "x": None, "y": [1, 0], "xref": "paper", "yref": "y2"}
    layout = {**drawn.spec["layout"], "meta": {**drawn.meta, "narrow_areas": [area]}}
    other = replace(drawn, spec={**drawn.spec, "layout": layout}, variants={"event": drawn})
    view = data.as_data(replace(rendered(LAST[0]), casualties=other), real_ledger())["views"]
    assert view["casualties"] is not None
    assert view["casualties"]["figure"]["layout"]["meta"]["narrow_areas"] == [area]
    held(area, "AreaData")
    assert view["casualties"]["variants"]["event"]["caption"] == view["casualties"]["caption"]
    assert "table" not in view["casualties"]["variants"]["event"]


@pytest.mark.parametrize("part", ["by=event", "by=speaker", "talk=day", "order=topic"])
def test_another_grouping_or_order_is_the_same_page(part: str) -> None:
    state, notice = state_from_query(f"on=2025-10-28&{part}", real_ledger())
    assert notice is None
    assert state_to_query(state, real_ledger()) == f"on=2025-10-28&{part}"
    assert page_of(state) == State(dt.date(2025, 10, 28))


@pytest.mark.parametrize("part", ["by=people", "talk=topic", "order=disagreement"])
def test_the_first_grouping_or_order_may_be_asked_for(part: str) -> None:
    state, notice = state_from_query(part, real_ledger())
    assert (state, notice) == (default_state(real_ledger()), None)


@pytest.mark.long
def test_a_day_on_which_nothing_was_said_costs_nothing() -> None:
    """Between two days on which something is dated every part is equal, byte for byte."""
    quiet = [dt.date(2025, 10, day) for day in (20, 21, 22, 23)]  # in either ring
    first, *others = (page(State(day)) for day in quiet)
    for other in others:
        other["opening"]["others"] = first["opening"]["others"]
        for part in first:
            if part != "offer":  # other reports have more for a later day
                assert written(first[part]) == written(other[part]), part


NARROWED = [State(LAST[0].known_on), State(LAST[0].known_on, side="pakistan"),
            State(dt.date(2025, 10, 28), side="pakistan")]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("state", NARROWED, ids=str)
def test_between_days_with_something_new_the_page_is_the_same(state: State) -> None:
    """So every day of a ring may show the page of the last such day, narrowed or not."""
    news = knowing.news_days(real_ledger())
    for day, following in pairwise(news):
        quiet = following - dt.timedelta(days=1)
        assert written(page(replace(state, known_on=day))) == written(
            page(replace(state, known_on=quiet))
        )


@pytest.mark.parametrize("wider", [False, True])
def test_between_days_with_something_new_nothing_more_is_known(*, wider: bool) -> None:
    """So a test on the telling days is one on every day."""
    ledger = real_ledger()
    telling = telling_days(wider=wider)
    for day in days(wider=wider):
        last = max(one for one in telling if one <= day)
        assert knowing.known_on(ledger, day, wider=wider) == knowing.known_on(
            ledger, last, wider=wider
        )


PARTS_BESIDE = {
    "places": "map", "events": "timeline", "counts": "casualties", "refused_sum": "refusal",
    "two_ledgers": "two_ledgers", "revisions": "revisions", "statements": "statements",
    "answers": "coverage", "opening": "opening", "summary": "summary",
}  # fmt: skip
"""Which function makes which part of the page, evidence aside."""


@pytest.mark.long
@pytest.mark.parametrize("state", [*NARROWED, State(dt.date(2025, 10, 20))], ids=str)
def test_the_card_of_a_claim_is_that_of_the_state(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Narrowed or not: with the repeats that are shown, and what only the last day may tell."""
    cards = data.cards(real_ledger(), rendered(state))
    assert cards
    drawn = rendered(state)
    for maker, name in PARTS_BESIDE.items():  # none of them makes evidence, and all are slow
        part = getattr(drawn, name)
        monkeypatch.setattr(rendering, maker, lambda *_, part=part, **__: part)
    chosen = {claim for _, claim in drawn.choices}
    assert set(cards) == chosen | beyond(drawn)
    for claim, card in cards.items():
        if claim in chosen:
            shown = rendering.render(real_ledger(), replace(state, chosen=claim)).evidence
        else:  # of a figure that stands in every ring: read with what that figure may show
            shown = of_every_ring(claim, state)
        assert shown is not None
        assert card["facts"] == [[name, value] for name, value in shown.facts if value]
        assert set(card["same"]) <= set(cards)


@pytest.mark.long
@pytest.mark.parametrize(NAMED, STATES, ids=name)
def test_no_sentence_names_the_day_itself(state: State) -> None:
    shown = f"{text.day_in_words(state.known_on)} or before"
    assert shown not in written(page(state))
    assert data.DAY in page(state)["says"]


@pytest.mark.long
@pytest.mark.parametrize(NAMED, STATES, ids=name)
def test_the_data_hold_what_the_page_shows(state: State) -> None:
    made, shown = page(state), rendered(state)
    assert set(made["views"]) >= set(shown.views)
    for view_name, view in shown.views.items():
        found = made["views"][view_name]
        assert found["figure"]["data"] == json.loads(json.dumps(view.spec["data"]))
        assert len(found["table"]["rows"]) == len(view.table.rows)
        assert found["question"] == view.meta["question"]
    assert made["choices"] == [claim for _, claim in shown.choices]
    assert set(made["claims"]) == {*made["choices"]} | beyond(shown)


def test_the_time_axis_stays_while_the_day_moves() -> None:
    days = [dt.date(2025, 10, day) for day in (12, 28, 29)]
    layouts = [page(State(day))["views"]["timeline"]["figure"]["layout"] for day in days]
    axes = {written(layout["xaxis"]) for layout in layouts}
    assert len(axes) == 1
    assert page(State(dt.date(2025, 10, 12)))["views"]["timeline"]["today"]


def test_evidence_tells_nothing_of_later_days() -> None:
    early = State(dt.date(2025, 10, 12), wider=True)
    for card in data.cards(real_ledger(), rendered(early)).values():
        said = written([fact for fact in card["facts"] if fact[0] in {"Links", "Later figures"}])
        assert "October 27" not in said
        assert "27 October" not in said
