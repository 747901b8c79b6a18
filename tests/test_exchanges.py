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
from explainer.analysis.exchanges import COLUMNS, Exchanges, Link
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
    assert monday.id not in exchanges_made.across(found).by_id


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


@pytest.mark.parametrize("kind", ["flat", "scope", "days", "wording", "date precision"])
def test_across_keeps_answers_and_flat_disagreement_between_columns(
    tmp_path: Path, kind: str
) -> None:
    ledger = ledger_of(
        tmp_path,
        said("a", "army"),
        said("b", "taliban", relates=[{"to": "a", "how": "responds"}]),
        said("same-side", "army", relates=[{"to": "a", "how": "supports"}]),
        said("c", "army"),
        said("d", "un"),
        contradictions=clash(kind, ["c"], ["d"]),
    )
    across = exchanges_made.across(all_of(ledger))
    assert set(ids(across)) == ({"a", "b", "c", "d"} if kind == "flat" else {"a", "b"})
    assert all(link.how != "supports" for link in across.links)


# --- bands ------------------------------------------------------------------------------


@RINGS
@pytest.mark.parametrize("most", [None, 1, 2])
def test_every_statement_is_in_one_band_of_its_day(wider: bool, most: int | None) -> None:
    for day in telling_days(wider=wider):
        found = found_on(day, wider=wider)
        made = exchanges_made.bands(real_ledger(), found, most=most)
        placed = [one for band in made for one in (*band.said, *band.left_out)]
        assert sorted(one.id for one in placed) == sorted(ids(found))
        assert all(one.day == band.day for band in made for one in (*band.said, *band.left_out))
        assert [band.day for band in made] == sorted(band.day for band in made)
        assert most is not None or not any(band.left_out for band in made)


def test_few_are_kept_of_each_column_alike_and_never_without_the_answers() -> None:
    found = exchanges_made.across(found_on(LATE))
    direct = {
        end for link in found.links if not link.contradiction for end in (link.source, link.target)
    }
    left_out = 0
    for band in exchanges_made.bands(real_ledger(), found, most=1):
        assert not direct & {one.id for one in band.left_out}
        for column in COLUMNS:
            kept = [one for one in band.said if one.column == column]
            more = [one for one in band.left_out if one.column == column]
            assert len(more) != 1
            assert len([one for one in kept if one.id not in direct]) <= (1 if more else 2)
            assert kept or not more
            left_out += len(more)
    assert left_out


def test_what_disagrees_stands_under_the_topic_of_the_disagreement(tmp_path: Path) -> None:
    topics = [
        *LISTS["topics"],
        {"id": "other", "title": "Another", "question": "What else?"},
    ]
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=["other", "toll"]),
        said("b", "taliban", topics=["toll"]),
        said("c", "un"),
        topics=topics,
        contradictions=clash("flat", ["a"], ["b"]),
    )
    made = exchanges_made.bands(ledger, all_of(ledger))
    shown = [(band.topic.id if band.topic else None, [s.id for s in band.said]) for band in made]
    assert shown == [("toll", ["a", "b"]), (None, ["c"])]


@RINGS
@pytest.mark.parametrize("only_across", [True, False])
def test_a_statement_stands_under_a_topic_of_its_own(wider: bool, only_across: bool) -> None:
    for day in telling_days(wider=wider):
        found = found_on(day, wider=wider)
        drawn = exchanges_made.across(found) if only_across else found
        for band in exchanges_made.bands(real_ledger(), drawn):
            for one in (*band.said, *band.left_out):
                own = one.statement.claim.topics
                assert band.topic.id in own if band.topic else not own, (day, one.id)


def test_an_answer_on_another_topic_keeps_its_own(tmp_path: Path) -> None:
    """An answer to a warning of war does not speak of war."""
    topics = [*LISTS["topics"], {"id": "war", "title": "War", "question": "Is there war?"}]
    ledger = ledger_of(
        tmp_path,
        said("a", "army", topics=["war"]),
        said("b", "taliban", topics=["toll"], relates=[{"to": "a", "how": "responds"}]),
        said("c", "un", topics=["toll"]),
        topics=topics,
        contradictions=[{**clash("flat", ["a"], ["c"])[0], "topic": "war"}],
    )
    made = exchanges_made.bands(ledger, all_of(ledger))
    shown = [(band.topic and band.topic.id, [s.id for s in band.said]) for band in made]
    assert sorted(shown) == [("toll", ["b", "c"]), ("war", ["a"])]


def test_under_a_chosen_topic_there_is_one_band_a_day() -> None:
    found = found_on(LATE, topic="harbouring-accusation")
    made = exchanges_made.bands(real_ledger(), found, topic="harbouring-accusation")
    assert [band.day for band in made] == sorted({one.day for one in found.said})
    assert {band.topic and band.topic.id for band in made} == {"harbouring-accusation"}
