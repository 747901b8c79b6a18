"""Which figure stands for a group in the summary: never a narrower or an undated one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import (
    claim,
    document,
    plain_words,
    real_ledger,
    rendered,
    telling_days,
    write_seeds,
)

from explainer.analysis import known
from explainer.analysis.counts import comparison, counting
from explainer.analysis.latest import Latest, latest, of_one_place, of_some_places
from explainer.page.state import State
from explainer.records.bound import Claim
from explainer.records.catalogue import Group
from explainer.records.loading import load_ledger
from explainer.records.scales import DATE_PREC

SHORTEST = 2
"""The scale's codes up to six days; it has none for what is not stated."""


def panels(day: dt.date, *, wider: bool) -> Iterator[tuple[Group, list[Claim], Latest]]:
    ledger = real_ledger()
    for panel in comparison(ledger, known.known_on(ledger, day, wider=wider)):
        if panel.statements and panel.group.status in {"civilians", "military"}:
            current = [s.claim for s in panel.statements if not s.superseded_by]
            yield panel.group, current, latest(panel)


def narrowness(one: Claim) -> tuple[bool, bool, bool]:
    return (
        of_some_places(one),
        of_one_place(one),
        (DATE_PREC[one.happened.precision] or 9) <= SHORTEST,
    )


@pytest.mark.parametrize("wider", [False, True])
def test_no_day_has_a_narrower_figure_for_a_group_than_another_current_one(wider: bool) -> None:
    seen = 0
    for day in telling_days(wider=wider):
        for _, current, found in panels(day, wider=wider):
            for told in found.claims[:1]:
                kind = counting(told)
                for other in current:
                    if counting(other) != kind or other in found.claims:
                        continue
                    seen += 1
                    mine, theirs = narrowness(told), narrowness(other)
                    wider_in_all = all(a >= b for a, b in zip(mine, theirs, strict=True))
                    assert mine == theirs or not wider_in_all, (day, told.id, other.id)
                    assert told.counts
                    assert other.counts
                    assert told.id not in other.counts.may_contain, (day, told.id, other.id)
                    undated = told.said_on.basis == "no-later-than"
                    assert not undated or other.said_on.basis == "no-later-than"
    assert seen > 5 or not wider


@pytest.mark.long
@pytest.mark.parametrize("wider", [False, True])
def test_every_group_that_somebody_counts_is_told_of_on_every_day(wider: bool) -> None:
    for day in telling_days(wider=wider):
        words = plain_words(rendered(State(day, wider=wider)).summary)
        for group, _, found in panels(day, wider=wider):
            for one in found.claims:
                assert one.says in words, (day, one.id)
            if not found.claims:
                named = group.name[:1].upper() + group.name[1:]
                assert f"{named}: what is shown has figures of" in words, (day, group.id)
                assert not [c.id for c in found.partial if c.says in words]


def told(day: tuple[int, int, int], group: str) -> list[str]:
    found = (f for g, _, f in panels(dt.date(*day), wider=True) if g.id == group)
    return [c.id for f in found for c in f.claims]


def test_afghan_civilians_day_by_day() -> None:
    """The wider ring: a relay without “at least”, one day’s count and named towns do not stand."""
    assert told((2025, 10, 15), "afghan-civilians") == []
    assert told((2025, 10, 16), "afghan-civilians") == ["w-unama-37-and-425"]
    for day in ((2025, 10, 27), (2025, 11, 8), (2025, 12, 10)):
        assert told(day, "afghan-civilians") == ["r1-un-toll"]
    assert told((2026, 2, 9), "afghan-civilians") == [
        "w-unama-47-and-456",
        "w-unama-70-october-december",
    ]
    words = plain_words(rendered(State(dt.date(2025, 10, 15), wider=True)).summary)
    assert (
        "Afghan civilians: what is shown has figures of single places only: Spin Boldak." in words
    )


AGGREGATE = {"group": "afghan-civilians", "killed": "at least 50", "scope": "aggregate"}


UNDATED = {"date": "2025-10-28", "basis": "no-later-than"}
WORSE: dict[str, Any] = {
    "where": [{"place": "kabul", "precision": "town"}, {"place": "khost", "precision": "town"}],
    "happened": {"from": "2025-10-15", "to": "2025-10-15", "precision": "day"},
    "said_on": UNDATED,
    "relates": [],
}


@pytest.mark.parametrize(
    "better",
    [
        {"where": []},
        {"happened": {"from": None, "to": "2025-10-27", "precision": "week"}},
        {"said_on": {"date": "2025-10-16", "basis": "printed"}},
        {"relates": [{"to": "old", "how": "revises"}]},
    ],
    ids=["than of named towns", "than of a day", "than undated", "than one that revises none"],
)
def test_a_wider_dated_or_revised_figure_stands(tmp_path: Path, better: dict[str, Any]) -> None:
    records = document(
        *(claim(name, counts=AGGREGATE, **WORSE) for name in ("old", "worse")),
        claim("better", counts=AGGREGATE, **{**WORSE, **better}),
        claim("last", counts=AGGREGATE, **WORSE),
    )
    ledger = load_ledger(write_seeds(tmp_path, records))
    [panel] = [p for p in comparison(ledger, ledger.claims()) if p.statements]
    assert [c.id for c in latest(panel).claims] == ["better"]


def test_an_incident_stands_for_nobody_and_an_enemy_counts_for_nobody(tmp_path: Path) -> None:
    incident = {**AGGREGATE, "scope": "incident"}
    one = document(claim("a", counts=incident))
    ledger = load_ledger(write_seeds(tmp_path / "1", one))
    [panel] = [p for p in comparison(ledger, ledger.claims()) if p.statements]
    assert latest(panel) == Latest(partial=(ledger.claim("a"),))
    enemy = document(claim("a", counts=AGGREGATE, asserted_by="army"))
    ledger = load_ledger(write_seeds(tmp_path / "2", enemy))
    [panel] = [p for p in comparison(ledger, ledger.claims()) if p.statements]
    assert latest(panel) == Latest()


@pytest.mark.parametrize("wider", [False, True])
def test_the_wording_keeps_its_hedge(wider: bool) -> None:
    for day in telling_days(wider=wider):
        for _, _, found in panels(day, wider=wider):
            for one in found.claims:
                assert one.counts
                for words in (one.counts.killed, one.counts.wounded):
                    assert words is None or words in one.says, one.id
