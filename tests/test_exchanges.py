"""Statements beside each other: whose column, in what order, and what answers what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from builders import (
    LISTS,
    claim,
    days,
    document,
    real_ledger,
    statement,
    telling_days,
    write_seeds,
)
from hypothesis import given
from hypothesis import strategies as st

from explainer.analysis import exchanges as exchanges_made
from explainer.analysis import known as knowing
from explainer.analysis import replies
from explainer.analysis.exchanges import Exchanges, Link
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger

RINGS = pytest.mark.parametrize("wider", [False, True])
LATE = dt.date(2025, 10, 29)


def found_on(day: dt.date, *, wider: bool = False, topic: str | None = None) -> Exchanges:
    known = knowing.known_on(real_ledger(), day, wider=wider)
    return exchanges_made.exchanges(real_ledger(), known, topic=topic)


def ledger_of(folder: Path, *claims: dict[str, Any], **lists: Any) -> Ledger:
    return load_ledger(write_seeds(folder, document(*claims), **lists))


def all_of(ledger: Ledger, topic: str | None = None) -> Exchanges:
    return exchanges_made.exchanges(ledger, ledger.claims(), topic=topic)


def said(id: str, by: str, day: str = "2025-10-27", **changes: Any) -> dict[str, Any]:  # noqa: A002
    return statement(id, asserted_by=by, said_on__date=day, **changes)


def clash(kind: str = "flat", *positions: list[str]) -> list[dict[str, Any]]:
    held = [{"claims": ids, "reads": "so it is"} for ids in positions]
    return [
        {"id": "row", "topic": "toll", "kind": kind, "positions": held, "reading": "They differ."}
    ]


def ids(found: Exchanges) -> list[str]:
    return [one.id for one in found.said]


# --- nothing from later, nothing left out -----------------------------------------------


@RINGS
def test_nothing_said_later_takes_part(wider: bool) -> None:
    for day in telling_days(wider=wider):
        known = {c.id for c in knowing.known_on(real_ledger(), day, wider=wider)}
        found = found_on(day, wider=wider)
        assert set(ids(found)) <= known, day
        assert {c.id for one in found.said for c in one.statement.carriers} <= known, day
        assert {end for link in found.links for end in (link.source, link.target)} <= known, day


@pytest.mark.long
@given(st.sampled_from(days(wider=True)), st.sampled_from(days(wider=True)))
def test_a_later_day_takes_no_statement_away(one: dt.date, other: dt.date) -> None:
    first, last = sorted([one, other])
    earlier = {c.id for s in found_on(first, wider=True).said for c in s.statement.carriers}
    later = {c.id for s in found_on(last, wider=True).said for c in s.statement.carriers}
    assert earlier <= later


def test_a_repeated_statement_counts_once() -> None:
    found = found_on(LATE)
    assert len(set(ids(found))) == len(found.said)
    carried = [c.id for one in found.said for c in one.statement.carriers]
    assert len(set(carried)) == len(carried) > len(found.said)
    origins = [one.statement.claim.origin or one.id for one in found.said]
    assert len(set(origins)) == len(origins)


def test_every_statement_without_figures_that_somebody_makes_is_there() -> None:
    carried = {c.id for one in found_on(LATE).said for c in one.statement.carriers}
    for known in knowing.known_on(real_ledger(), LATE):
        somebody = known.speaker.side != "report"
        if known.counts is None:
            assert (known.id in carried) is somebody, known.id


def test_statements_stand_in_the_order_in_which_they_were_said() -> None:
    said_on = [one.day for one in found_on(LATE).said]
    assert said_on == sorted(said_on)


# --- columns ----------------------------------------------------------------------------


def test_each_side_has_its_column_and_all_others_one() -> None:
    side = {"pakistan": "pakistan", "afghanistan": "afghanistan"}
    for one in found_on(dt.date(2026, 2, 9), wider=True).said:
        actor = one.statement.claim.speaker
        assert one.column == side.get(actor.side, "third-party"), one.id


def test_a_militant_group_is_nobodys_side(tmp_path: Path) -> None:
    actors = [*LISTS["actors"], {"id": "ttp", "name": "the TTP", "side": "ttp", "party": True}]
    found = all_of(ledger_of(tmp_path, said("theirs", "ttp"), actors=actors))
    assert [one.column for one in found.said] == ["third-party"]


def test_a_documents_own_voice_is_no_speaker(tmp_path: Path) -> None:
    own = said("own", "report", "2025-10-28")
    blamed = said("blame", "army", relates=[{"to": "own", "how": "denies"}])
    assert all_of(ledger_of(tmp_path / "a", own)) == Exchanges()
    found = all_of(ledger_of(tmp_path / "b", own, blamed))
    assert (ids(found), found.links) == (["blame"], ())


def test_a_casualty_figure_stands_only_where_somebody_answers_it(tmp_path: Path) -> None:
    denial = said("no", "army", relates=[{"to": "un-toll", "how": "denies"}])
    support = said("yes", "taliban", relates=[{"to": "un-toll", "how": "supports"}])
    assert ids(all_of(ledger_of(tmp_path / "a", claim(), support))) == ["yes"]
    assert ids(all_of(ledger_of(tmp_path / "b", claim(), denial))) == ["un-toll", "no"]


# --- links ------------------------------------------------------------------------------


def test_blame_is_put_on_somebody_and_is_no_link_to_who_tells_of_it(tmp_path: Path) -> None:
    blame = [{"to": "a", "how": "blames", "basis": "stated"}]
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        said("b", "taliban", about=["army"], relates=blame),
        said("c", "army", relates=[{"to": "a", "how": "blames"}]),
    )
    assert all_of(ledger).links == ()


def test_those_who_agree_that_the_talks_failed_do_not_disagree() -> None:
    """Tarar’s “failed to bring about any workable solution” blames nobody."""
    found = found_on(LATE)
    failed = found.by_id["r4-tarar-no-workable-solution"]
    assert [link for link in found.links_of(failed) if link.contradiction] == []
    blaming = found.by_id["r4-tarar-blame-game"]
    others = {end for link in found.links_of(blaming) for end in (link.source, link.target)}
    assert "r2-delegation-blames-pakistan" in others


def test_accounts_of_different_days_are_no_flat_disagreement() -> None:
    found = found_on(LATE)
    monday = found.by_id["r5-rta-most-issues-resolved"]
    kinds = {link.contradiction.kind for link in found.links_of(monday) if link.contradiction}
    assert kinds == {"days"}


def test_a_link_joins_statements_whichever_carrier_records_it(tmp_path: Path) -> None:
    links = [{"to": "a", "how": "denies", "basis": "inferred"}]
    stated = [{"to": "a2", "how": "denies", "basis": "stated"}]
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        said("a2", "army", origin="a", relates=[{"to": "a", "how": "repeats"}]),
        said("b", "taliban", relates=links),
        said("b2", "taliban", origin="b", relates=[{"to": "b", "how": "repeats"}, *stated]),
    )
    assert all_of(ledger).links == (Link("b", "a", "denies", "stated"),)


def test_a_link_to_what_is_not_given_is_left_out(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        said("b", "taliban", relates=[{"to": "a", "how": "responds"}]),
    )
    assert exchanges_made.exchanges(ledger, [ledger.claim("b")]).links == ()


def test_disagreement_is_pair_by_pair_between_positions(tmp_path: Path) -> None:
    """A statement that repeats put on two positions is set against neither of them."""
    again = said("b2", "army", origin="b", relates=[{"to": "b", "how": "repeats"}])
    by = {"a": "army", "b": "army", "c": "taliban", "d": "un"}
    claims = [said(key, speaker) for key, speaker in by.items()]
    positions = clash("flat", ["a", "b"], ["c"], ["d", "b2"])
    ledger = ledger_of(tmp_path, *claims, again, contradictions=positions)
    links = all_of(ledger).links
    pairs = {frozenset((link.source, link.target)) for link in links}
    assert pairs == {frozenset(pair) for pair in ("ac", "bc", "ad", "cd")}
    assert len(links) == len(pairs)
    assert {(link.how, link.basis) for link in links} == {("disagrees", "inferred")}


def test_what_is_denied_is_not_also_said_to_disagree(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        said("b", "taliban", relates=[{"to": "a", "how": "denies", "basis": "stated"}]),
        contradictions=clash("flat", ["a"], ["b"]),
    )
    assert [link.how for link in all_of(ledger).links] == ["denies"]


def test_a_topic_keeps_its_statements_and_the_links_between_them(tmp_path: Path) -> None:
    answer = [{"to": "a", "how": "responds"}, {"to": "c", "how": "supports"}]
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=["toll"]),
        said("b", "taliban", topics=["toll"], relates=answer),
        said("c", "taliban"),
    )
    found = all_of(ledger, topic="toll")
    assert ids(found) == ["a", "b"]
    assert [(link.source, link.target) for link in found.links] == [("b", "a")]


# --- rows -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["flat", "scope", "days", "wording", "date precision"])
def test_the_two_sides_stand_in_a_row_where_they_answer_or_disagree(
    tmp_path: Path, kind: str
) -> None:
    """What differs in scope, date or wording stands behind what is flatly opposite."""
    topics = [*LISTS["topics"], {"id": "war", "title": "War", "question": "Is there war?"}]
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=["toll"]),
        said("b", "taliban", topics=["toll"]),
        said("c", "army", topics=["war"]),
        said("d", "taliban", topics=["war"], relates=[{"to": "c", "how": "responds"}]),
        topics=topics,
        contradictions=clash(kind, ["a"], ["b"]),
    )
    found = all_of(ledger)
    made = replies.rows(ledger.topics, found)
    assert [[one.id for one in row.said] for row in made] == [["c", "d"], ["a", "b"]]
    links = [replies.link_between(found, row.left, row.right) for row in made]
    assert [link and link.how for link in links] == ["responds", "disagrees"]


def test_what_the_text_calls_a_denial_goes_before_what_we_infer(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=["toll"]),
        said("ours", "taliban", topics=["toll"], relates=[{"to": "a", "how": "denies"}]),
        said(
            "stated",
            "taliban",
            topics=["toll"],
            relates=[{"to": "a", "how": "denies", "basis": "stated"}],
        ),
    )
    [row] = replies.rows(ledger.topics, all_of(ledger))
    assert [one.id for one in row.said] == ["a", "stated"]
    assert [one.id for one in row.more] == ["ours"]


@RINGS
def test_a_row_holds_every_statement_on_its_topic_once(wider: bool) -> None:
    for day in telling_days(wider=wider):
        found = found_on(day, wider=wider)
        made = replies.rows(real_ledger().topics, found)
        assert len(made) <= 5
        for row in made:
            there = [*row.said, *row.more]
            assert len({one.id for one in there}) == len(there)
            titles = [t.id for t in real_ledger().topics.values() if t.title == row.title]
            on_it = {one.id for one in found.said if one.topics & set(titles)}
            if titles:
                assert {one.id for one in there} == on_it, row.title
            assert row.left is None or row.left.column == "pakistan"
            assert row.right is None or row.right.column == "afghanistan"
            assert row.third is None or row.third.column == "third-party"


@RINGS
def test_the_sides_of_a_row_are_linked_where_any_are(wider: bool) -> None:
    found = found_on(dt.date(2026, 2, 9), wider=wider)
    for row in replies.rows(real_ledger().topics, found):
        assert replies.link_between(found, row.left, row.right), row.title


def test_no_statement_stands_for_two_topics_where_another_can() -> None:
    made = replies.rows(real_ledger().topics, found_on(LATE))
    left = [row.left.id for row in made if row.left]
    assert len(set(left)) == len(left) == 5


def test_an_answer_on_no_topic_stands_under_its_event(tmp_path: Path) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=[]),
        said("b", "taliban", topics=[], relates=[{"to": "a", "how": "denies"}]),
    )
    [row] = replies.rows(ledger.topics, all_of(ledger))
    event = ledger.claim("a").event
    assert event is not None
    assert (row.title, [one.id for one in row.said]) == (event.title, ["a", "b"])


@pytest.mark.parametrize("side", ["pakistan", "afghanistan", "third-party"])
def test_one_side_alone_has_rows_of_what_it_says_most_of(side: str) -> None:
    known = [
        one
        for one in knowing.known_on(real_ledger(), LATE)
        if one.speaker.side == side and one.counts is None
    ]
    found = exchanges_made.exchanges(real_ledger(), known)
    made = replies.rows(real_ledger().topics, found)
    assert made
    assert {one.column for row in made for one in row.said} == {side}
    numbers = [len(row.said) + len(row.more) for row in made]
    assert numbers == sorted(numbers, reverse=True)


@RINGS
@pytest.mark.parametrize("topic", ["harbouring-accusation", "talks-state", "trucks-and-trade"])
def test_under_a_chosen_topic_every_statement_has_a_place(wider: bool, topic: str) -> None:
    for day in telling_days(wider=wider):
        found = found_on(day, wider=wider, topic=topic)
        made = replies.rows(real_ledger().topics, found, topic=topic)
        assert sorted(one.id for row in made for one in row.said) == sorted(ids(found))
        assert not any(row.more for row in made)


@RINGS
def test_by_day_the_same_statements_stand_in_the_order_of_days(wider: bool) -> None:
    made = replies.rows(real_ledger().topics, found_on(dt.date(2026, 2, 9), wider=wider))
    by_day = replies.by_day(made)
    assert sorted(one.id for row in by_day for one in row.said) == sorted(
        one.id for row in made for one in row.said
    )
    assert [row.day for row in by_day] == sorted(row.day for row in by_day if row.day)
    assert all(one.day == row.day for row in by_day for one in (*row.said, *row.more))
