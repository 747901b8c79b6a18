"""Kinds of things, closed crossings, truces: from the claims that are given and no others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, get_args

import pytest
from builders import (
    claim,
    days,
    document,
    real_ledger,
    statement,
    telling_days,
    write_seeds,
)

from explainer.analysis import event_rows as event_rows_told
from explainer.analysis import events
from explainer.analysis import known as knowing
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.records.scales import LANE_OF, EventKind
from explainer.theme import palette, signs
from explainer.words import claims as text

KINDS = get_args(EventKind)
DAY = {"from": "2025-10-19", "to": "2025-10-19", "precision": "day"}
NO_DATE: dict[str, Any] = {"from": None, "to": None, "precision": "not stated"}
EVENTS = [
    {
        "id": "clash",
        "title": "The clash",
        "kind": "fighting",
        "happened": NO_DATE,
        "where": [{"place": "kurram", "precision": "district"}],
    },
    {"id": "whole", "title": "All of it", "kind": "fighting", "happened": NO_DATE},
    {"id": "shut", "title": "The border is closed", "kind": "closure", "happened": NO_DATE},
    {"id": "truce", "title": "A truce", "kind": "truce", "happened": NO_DATE},
]
TOPICS = [
    {"id": "closure", "title": "Closure", "question": "Is it closed?"},
    {"id": "who-may-cross", "title": "Exceptions", "question": "Who may cross?"},
]


def ledger_of(folder: Path, *records: dict[str, Any]) -> Ledger:
    return load_ledger(
        write_seeds(folder, document(*records), events=EVENTS, topics=TOPICS, contradictions=[])
    )


def closure(id: str, place: str, said_on: str = "2025-10-28", **changes: Any) -> dict[str, Any]:  # noqa: A002
    where = [{"place": place, "precision": "stretch" if place == "durand-line" else "point"}]
    usual = {"kind": "condition", "event": "shut", "topics": ["closure"], "where": where}
    return statement(id, **{**usual, "said_on__date": said_on, **changes})


# --- kinds ------------------------------------------------------------------------------


def test_every_kind_has_a_lane_a_word_and_a_sign_of_its_own() -> None:
    assert set(LANE_OF) == set(text.EVENT_KIND) == set(signs.MARKERS) == set(KINDS)
    assert len(set(text.EVENT_KIND.values())) == len(set(signs.MARKERS.values())) == len(KINDS)
    assert len({signs.GLYPHS[sign] for sign in signs.MARKERS.values()}) == len(KINDS)
    assert signs.CROSSING not in signs.MARKERS.values()


GROUNDS = ("disputed land", "differs", "tint")
"""Tints behind marks, each of another figure: a swatch has no shape, only its colour."""


def test_every_sign_can_be_drawn_in_a_key() -> None:
    drawn = {**signs.SYMBOLS, **signs.OUTLINES}
    assert {*signs.MARKERS.values(), signs.CROSSING} <= set(drawn)
    told_by_shape = {name: path for name, path in drawn.items() if name not in GROUNDS}
    assert len(set(told_by_shape.values())) == len(told_by_shape)
    (swatch,) = {drawn[name] for name in GROUNDS}
    assert swatch not in told_by_shape.values()
    assert len({palette.SIGN_COLOURS[name] for name in GROUNDS}) == len(GROUNDS)


def test_explosions_are_not_strikes() -> None:
    kinds = {event.id: event.kind for event in real_ledger().events.values()}
    assert kinds["kabul-explosions-9-oct"] == kinds["kabul-15-oct"] == "blast"
    assert kinds["early-october-strikes"] == kinds["paktika-17-oct"] == "strike"


def test_the_toll_of_the_whole_is_no_fighting_in_each_place_it_counts(tmp_path: Path) -> None:
    kabul = [{"place": "kabul", "precision": "town"}]
    ledger = ledger_of(
        tmp_path,
        claim("of-the-clash", where=kabul),
        claim("of-the-whole", event="whole", where=kabul),
        statement("word", event="whole", where=kabul),
        statement("of-nothing", event=None),
    )
    found = {c.id: events.kind_of(c) for c in ledger.claims()}
    assert found == {
        "of-the-clash": "fighting",
        "of-the-whole": "count",
        "word": "fighting",
        "of-nothing": None,
    }


def test_only_the_explosions_that_are_blamed_are_blamed_and_by_whom_is_named() -> None:
    def words(day: int, *, wider: bool) -> tuple[str, ...]:
        known = knowing.known_on(real_ledger(), dt.date(2025, 10, day), wider=wider)
        return text.kind_in_words("blast", known)

    blame = "blamed on Pakistan by the Taliban government"
    assert words(27, wider=False) == ()
    assert words(28, wider=False) == (f"explosions, {blame}",)
    assert words(27, wider=True) == ("explosions",)
    assert words(28, wider=True) == (f"explosions of 9 Oct, {blame}", "explosions of 15 Oct")


# --- closures ---------------------------------------------------------------------------


def test_a_claim_about_one_crossing_closes_that_one_alone(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, closure("one", "torkham"))
    shut = {p.id for p, claims in events.closures(ledger, ledger.claims()).items() if claims}
    assert shut == {"torkham"}


def test_a_claim_about_the_line_closes_the_border_and_no_crossing_the_latest_word_first(
    tmp_path: Path,
) -> None:
    ledger = ledger_of(
        tmp_path,
        closure("first", "durand-line", "2025-10-27"),
        closure("later", "durand-line", "2025-10-28"),
    )
    found = events.closures(ledger, ledger.claims())
    assert len(found) >= 6
    shut = {place.id: [c.id for c in claims] for place, claims in found.items() if claims}
    assert shut == {"durand-line": ["later", "first"]}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "statement"},
        {"topics": []},
        {"topics": ["closure", "who-may-cross"]},
        {"event": "clash"},
        {"event": None},
    ],
)
def test_what_does_not_say_that_it_is_closed_closes_nothing(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    ledger = ledger_of(tmp_path, closure("one", "durand-line", **changes))
    assert not any(events.closures(ledger, ledger.claims()).values())


def test_only_what_closes_a_crossing_is_of_the_kind_border_closed() -> None:
    claims = real_ledger().claims()
    closing = {c.id for shut in events.closures(real_ledger(), claims).values() for c in shut}
    assert closing == {"r1-border-closed-two-weeks", "r3-crossings-shut"}
    assert {c.id for c in claims if events.kind_of(c) == "closure"} == closing


def test_who_may_cross_is_an_exception_and_closes_nothing() -> None:
    claims = real_ledger().claims()
    assert [c.id for c in events.exceptions(claims)] == ["r1-only-expelled-afghans-cross"]


@pytest.mark.parametrize("wider", [False, True])
def test_nothing_is_closed_before_anyone_says_so(wider: bool) -> None:
    for day in days(wider=wider)[:30]:
        known = knowing.known_on(real_ledger(), day, wider=wider)
        shut = events.closures(real_ledger(), known)
        assert any(shut.values()) is (day >= dt.date(2025, 10, 28)), day
        assert all(c.said_on.date <= day for claims in shut.values() for c in claims)


# --- what lasts -------------------------------------------------------------------------


def lasting(day: dt.date, *, wider: bool) -> dict[str, events.Span]:
    known = knowing.known_on(real_ledger(), day, wider=wider)
    return {
        row.event.id: events.span_of(row.claims)
        for row in event_rows_told.event_rows(real_ledger(), known)
        if row.event.kind in events.LASTING
    }


def test_a_truce_begins_where_a_day_is_given_and_then_has_no_end(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        statement("begins", event="truce", happened=DAY, said_on__date="2025-10-20"),
        statement("holds", event="truce", happened=NO_DATE, said_on__date="2025-10-28"),
    )
    truce = events.span_of(ledger.claims())
    assert truce.begun_on == dt.date(2025, 10, 19)
    assert truce.over_by == ()
    assert truce.last_word == dt.date(2025, 10, 28)


def test_a_truce_without_a_first_day_is_over_by_the_earliest_bound(tmp_path: Path) -> None:
    by = {"from": None, "to": "2025-10-19", "precision": "not stated"}
    later = {"from": None, "to": "2025-10-21", "precision": "not stated"}
    ledger = ledger_of(
        tmp_path,
        statement("later", event="truce", happened=later),
        statement("lapsed", event="truce", happened=by),
    )
    truce = events.span_of(ledger.claims())
    assert truce.begun == ()
    assert (truce.over_by_day, [c.id for c in truce.over_by]) == (dt.date(2025, 10, 19), ["lapsed"])


def test_that_it_was_so_when_it_was_said_is_no_end(tmp_path: Path) -> None:
    until = {"from": None, "to": "2025-10-28", "precision": "week"}
    ledger = ledger_of(
        tmp_path, closure("one", "durand-line", happened=until, said_on__date="2025-10-28")
    )
    assert events.span_of(ledger.claims()).over_by == ()


def test_the_two_ceasefires_in_both_rings() -> None:
    five = lasting(dt.date(2025, 10, 29), wider=False)
    assert five["first-ceasefire"].begun == ()
    assert five["first-ceasefire"].over_by_day == dt.date(2025, 10, 19)
    wider = lasting(dt.date(2025, 10, 29), wider=True)
    assert wider["first-ceasefire"].begun_on == dt.date(2025, 10, 15)
    assert {c.speaker.id for c in wider["first-ceasefire"].begun} == {
        "pakistan-foreign-ministry",
        "zabihullah-mujahid",
    }
    assert wider["first-ceasefire"].over_by_day == dt.date(2025, 10, 19)
    for spans in (five, wider):
        assert spans["doha-ceasefire"].begun_on == dt.date(2025, 10, 19)
        assert spans["doha-ceasefire"].over_by == ()


@pytest.mark.parametrize("day", [28, 29])
def test_the_last_word_on_the_truce_says_how_it_stands(day: int) -> None:
    latest = lasting(dt.date(2025, 10, day), wider=False)["doha-ceasefire"].latest
    assert all("ceasefire-status" in claim.topics for claim in latest)
    assert {c.said_on.date for c in latest} == {dt.date(2025, 10, day)}
    if day == 29:
        assert {"pakistan-government", "taliban-government"} < {c.speaker.id for c in latest}


@pytest.mark.parametrize("wider", [False, True])
def test_no_claim_says_that_the_border_reopened(wider: bool) -> None:
    for day in (dt.date(2025, 10, 28), dt.date(2025, 10, 29), dt.date(2026, 2, 9)):
        assert lasting(day, wider=wider)["border-closure"].over_by == ()


# --- uncertain days ---------------------------------------------------------------------


@pytest.mark.parametrize("wider", [False, True])
def test_a_bar_is_as_wide_as_all_the_answers(wider: bool) -> None:
    """Every answer that gives a first day lies within the bar of its event, on every day."""
    for day in telling_days(wider=wider):
        known = knowing.known_on(real_ledger(), day, wider=wider)
        for row in event_rows_told.event_rows(real_ledger(), known):
            drawn = {bar.known: bar for bar in events.bars(row.claims)}
            if events.exact_days(row.claims):
                continue
            for told in row.claims:
                when = told.happened
                if when.from_ is None or when.only_names or when.precision == "longer":
                    continue
                start, end = drawn["days"].start.happened.from_, drawn["days"].end.happened.to
                assert start is not None
                assert end is not None
                assert start <= when.from_, (day, told.id)
                assert when.to is not None
                assert when.to <= end, (day, told.id)


def test_the_clashes_as_a_whole_are_not_the_days_of_the_narrowest_figure() -> None:
    claims = [c for c in real_ledger().claims() if c.event and c.event.id == "october-clashes"]
    days_bar = next(bar for bar in events.bars(claims) if bar.known == "days")
    assert days_bar.start.happened.from_ == dt.date(2025, 10, 9)
    assert days_bar.end.happened.to == dt.date(2025, 10, 29)


def test_a_month_alone_is_no_first_day(tmp_path: Path) -> None:
    month = {"from": "2025-10-01", "to": "2025-10-28", "precision": "month"}
    after = {"from": "2025-10-09", "to": "2025-10-28", "precision": "month"}
    ledger = ledger_of(
        tmp_path, statement("month", happened=month), statement("after", happened=after)
    )
    found = events.bars(ledger.claims())
    assert [(bar.known, bar.start.id) for bar in found] == [("month", "month"), ("days", "after")]


def test_the_weekend_clash_is_recorded_with_two_readings() -> None:
    claims = [c for c in real_ledger().claims() if c.event and c.event.id == "weekend-clash"]
    differing = events.differing(real_ledger(), claims)
    assert text.happened_by_document(differing) == (
        "Report 4: 25 October 2025; Reports 2 and 5: the weekend of 25–26 October 2025"
    )
    alone = [c for c in claims if c.id.startswith("r4")]
    assert events.differing(real_ledger(), alone) == ()
