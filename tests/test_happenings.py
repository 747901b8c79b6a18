"""Kinds of things, closed crossings, truces: from the claims that are given and no others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, get_args

import pytest
from builders import claim, days, document, real_ledger, statement, write_seeds

from explainer import analysis, happenings, text, theme
from explainer.ledger import Ledger, load_ledger
from explainer.scales import LANE_OF, EventKind

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
TOPICS = [{"id": "closure", "title": "Closure", "question": "Is it closed?"}]


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
    assert set(LANE_OF) == set(text.EVENT_KIND) == set(theme.MARKERS) == set(KINDS)
    assert len(set(text.EVENT_KIND.values())) == len(set(theme.MARKERS.values())) == len(KINDS)
    assert len({theme.GLYPHS[sign] for sign in theme.MARKERS.values()}) == len(KINDS)
    assert theme.CROSSING not in theme.MARKERS.values()


def test_every_sign_can_be_drawn_in_a_key() -> None:
    drawn = {**theme.SYMBOLS, **theme.OUTLINES}
    assert {*theme.MARKERS.values(), theme.CROSSING} <= set(drawn)
    assert len(set(drawn.values())) == len(drawn)


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
    found = {c.id: happenings.kind_of(c, ledger) for c in ledger.claims()}
    assert found == {
        "of-the-clash": "fighting",
        "of-the-whole": "count",
        "word": "fighting",
        "of-nothing": None,
    }


def test_explosions_are_blamed_on_whom_a_known_claim_blames() -> None:
    def words(day: int) -> str:
        known = analysis.known_on(real_ledger(), dt.date(2025, 10, day), wider=True)
        told = [c for c in known if happenings.kind_of(c, real_ledger()) == "blast"]
        return text.kind_in_words("blast", told, real_ledger())

    assert words(27) == "explosions"
    assert words(28) == "explosions, blamed on Pakistan"


# --- crossings --------------------------------------------------------------------------


def test_a_claim_about_one_crossing_closes_that_one_alone(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, closure("one", "torkham"))
    shut = {key for key, claims in happenings.closures(ledger, ledger.claims()).items() if claims}
    assert shut == {"torkham"}


def test_a_claim_about_the_line_closes_every_crossing_the_latest_word_first(
    tmp_path: Path,
) -> None:
    ledger = ledger_of(
        tmp_path,
        closure("first", "durand-line", "2025-10-27"),
        closure("later", "durand-line", "2025-10-28"),
    )
    found = happenings.closures(ledger, ledger.claims())
    assert len(found) >= 5
    assert {tuple(c.id for c in claims) for claims in found.values()} == {("later", "first")}


@pytest.mark.parametrize(
    "changes", [{"kind": "statement"}, {"topics": []}, {"event": "clash"}, {"event": None}]
)
def test_what_does_not_say_that_it_is_closed_closes_nothing(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    ledger = ledger_of(tmp_path, closure("one", "durand-line", **changes))
    assert not any(happenings.closures(ledger, ledger.claims()).values())


@pytest.mark.parametrize("wider", [False, True])
def test_no_crossing_is_closed_before_anyone_says_so(wider: bool) -> None:
    for day in days(wider=wider)[:30]:
        known = analysis.known_on(real_ledger(), day, wider=wider)
        shut = happenings.closures(real_ledger(), known)
        assert any(shut.values()) is (day >= dt.date(2025, 10, 28)), day
        assert all(c.said_on.date <= day for claims in shut.values() for c in claims)


# --- truces -----------------------------------------------------------------------------


def test_a_truce_begins_where_a_day_is_given_and_then_has_no_end(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        statement("begins", event="truce", happened=DAY, said_on__date="2025-10-20"),
        statement("holds", event="truce", happened=NO_DATE, said_on__date="2025-10-28"),
    )
    truce = happenings.truce_of(ledger.claims())
    assert truce.begun == dt.date(2025, 10, 19)
    assert truce.over_by is None
    assert truce.last_word == dt.date(2025, 10, 28)


def test_a_truce_without_a_first_day_is_over_by_the_earliest_bound(tmp_path: Path) -> None:
    by = {"from": None, "to": "2025-10-19", "precision": "not stated"}
    later = {"from": None, "to": "2025-10-21", "precision": "not stated"}
    ledger = ledger_of(
        tmp_path,
        statement("later", event="truce", happened=later),
        statement("lapsed", event="truce", happened=by),
    )
    truce = happenings.truce_of(ledger.claims())
    assert (truce.begun, truce.over_by) == (None, dt.date(2025, 10, 19))


def test_the_two_ceasefires_of_the_five_documents() -> None:
    rows = {
        row.event.id: happenings.truce_of(row.claims)
        for row in analysis.event_rows(real_ledger(), real_ledger().claims(ring="five"))
        if row.event.kind == "truce"
    }
    assert set(rows) == {"first-ceasefire", "doha-ceasefire"}
    assert rows["first-ceasefire"].begun is None
    assert rows["first-ceasefire"].over_by == dt.date(2025, 10, 19)
    assert rows["doha-ceasefire"].begun == dt.date(2025, 10, 19)
    assert rows["doha-ceasefire"].over_by is None
