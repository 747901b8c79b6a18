"""The first screen: who counts whom, in words of records, on every day; and the strip of days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache
from typing import Any

import pytest
from builders import real_ledger

from explainer.analysis.known import known_on, news_days, said_days
from explainer.analysis.said import SaidDay, Silence, said_by_day
from explainer.page.opening import opening
from explainer.page.packed import frame
from explainer.page.state import State, claims_shown, in_ring
from explainer.records.scales import Ring

LAST = dt.date(2025, 10, 29)
RINGS = pytest.mark.parametrize("wider", [False, True], ids=["five", "wider"])


def opens(state: State) -> Any:
    return opening(real_ledger(), claims_shown(real_ledger(), state), state)


def test_the_last_day_answers_with_four_cards_in_the_words_of_the_records() -> None:
    found = opens(State(LAST))
    assert [card["words"] for card in found["cards"]] == [
        "at least 50", "23", "more than 70", "unknown, not zero",
    ]  # fmt: skip
    un, army, umbrella, unknown = found["cards"]
    assert un["whom"] == "Afghan civilians killed"
    assert army["who"].startswith("Pakistan’s military, counting own side")
    assert "no source" in umbrella["who"]
    assert unknown["claim"] is None
    assert unknown["whom"] == "Pakistani civilians and Afghan Taliban fighters"
    assert found["whyNot"] == "Why not 50 + 23?"


def test_an_early_day_has_fewer_cards_and_never_a_zero() -> None:
    first = opens(State(dt.date(2025, 10, 9)))
    assert [card["words"] for card in first["cards"]] == ["unknown, not zero"]
    assert not first["whyNot"]
    twelfth = opens(State(dt.date(2025, 10, 12)))
    assert [card["words"] for card in twelfth["cards"]] == ["23", "unknown, not zero"]
    assert twelfth["finding"] != first["finding"]


MONTHS = list(calendar.month_abbr)
DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2})[a-z]*(?: (\d{4}))?")


def days_told(words: str) -> set[dt.date]:
    """The days in words; where no year is told, that of the fighting."""
    found = set()
    for day, month, year in DAY.findall(words):
        number = MONTHS.index(month)
        found.add(dt.date(int(year or (2025 if number >= 9 else 2026)), number, int(day)))
    return found


@pytest.mark.parametrize("ring", real_ledger().rings)
def test_no_day_is_told_that_nobody_knew_by_then(ring: Ring) -> None:
    """The talks end on the 29th: who reads what was known on the 27th is not told so."""
    ledger = real_ledger().of(ring)
    _, last = said_days(ledger, wider=True)
    for day in news_days(ledger, wider=ring != "five"):
        state = in_ring(ring, day)
        known = claims_shown(ledger, state)
        found = opening(ledger, known, state)
        words = " ".join([found["finding"], found["events"], *(c["who"] for c in found["cards"])])
        ahead = {claim.happened.to for claim in known if claim.happened.to}
        ends = {last} if state.after else set()  # "The last report here is of 8 April 2026"
        assert {told for told in days_told(words) if told > day} <= ahead | ends, (day, words)


def test_what_lasts_is_told_from_its_first_day() -> None:
    assert "talks in Istanbul (since 25 Oct)" in opens(State(dt.date(2025, 10, 27)))["events"]
    assert "talks in Istanbul (25–29 Oct)" in opens(State(LAST))["events"]
    ledger, state = real_ledger().after, in_ring("after", dt.date(2026, 3, 18))
    planned = opening(ledger, claims_shown(ledger, state), state)["events"]
    assert "a truce (18–23 Mar 2026)" in planned, "of which both sides said so before"


@RINGS
def test_every_number_is_that_of_a_claim_which_is_known(*, wider: bool) -> None:
    for day in news_days(real_ledger(), wider=wider):
        known = {claim.id: claim for claim in known_on(real_ledger(), day, wider=wider)}
        for card in opens(State(day, wider=wider))["cards"]:
            if card["claim"] is None:
                assert not re.search(r"\d", card["words"] + card["whom"])
                continue
            claim = known[card["claim"]]
            assert claim.killed
            assert card["words"] == claim.killed.words
            assert card["side"] == claim.speaker.side


def test_what_is_narrowed_says_of_nobody_that_they_are_not_counted() -> None:
    narrowed = opens(State(LAST, topic="kabul-explosions"))
    assert narrowed["cards"] == []
    assert "Nothing that is shown" in narrowed["finding"]
    assert "explosions in Kabul (9 Oct)" in narrowed["events"]


def test_other_reports_are_offered_with_their_number_only_where_they_are_not_shown() -> None:
    found = opens(State(LAST))["others"]
    said = known_on(real_ledger(), LAST, wider=True)
    number = sum(bool(c.counts) for c in said if c.document.ring != "five")
    assert found == f"{number} figures from other reports"
    assert opens(State(LAST, wider=True))["others"] == ""


@RINGS
def test_the_strip_has_every_statement_once_and_breaks_only_where_nothing_is_said(
    *, wider: bool
) -> None:
    claims = real_ledger().claims() if wider else real_ledger().claims(ring="five")
    first, last = said_days(real_ledger(), wider=wider)
    days = said_by_day(claims, first, last)
    told = [one for one in days if isinstance(one, SaidDay)]
    assert sum(sum(one.counts.values()) for one in told) == len(claims)
    said = {claim.said_on.date for claim in claims}
    broken = [one for one in days if isinstance(one, Silence)]
    assert bool(broken) is wider
    assert all(not one.first <= day <= one.last for one in broken for day in said)
    length = len(told) + sum((one.last - one.first).days + 1 for one in broken)
    assert length == (last - first).days + 1


@cache
def strips() -> Any:
    return frame(real_ledger())["strip"]


@RINGS
def test_no_event_is_named_above_days_that_are_not_known(*, wider: bool) -> None:
    strip = strips()["wider" if wider else "five"]
    titles = [title for _, _, _, title in strip["events"]]
    assert "Explosions in Kabul" in titles
    assert "The October clashes as a whole" not in titles
    assert all(words != title for _, _, words, title in strip["events"] if "worded" in title)
