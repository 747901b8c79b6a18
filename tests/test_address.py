"""The address of the page: round trips, and everything that a hostile query might hold."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger
from hypothesis import given
from hypothesis import strategies as st

from explainer.analysis import known as knowing
from explainer.page.permalink import state_from_query, state_to_query
from explainer.page.state import LOOKED_AT, VARIANTS, State, default_state, options
from explainer.words.address import NOT_UNDERSTOOD

LEDGER = real_ledger()
FIVE = knowing.said_days(LEDGER)
WIDER = knowing.said_days(LEDGER, wider=True)
DOCUMENTS = [document.id for document in LEDGER.documents]
TOPICS = list(LEDGER.topics)
CLAIMS = [claim.id for claim in LEDGER.claims()]


@st.composite
def states(draw: st.DrawFn) -> State:
    """Any state that the controls can make."""
    wider = draw(st.booleans())
    first, last = WIDER if wider else FIVE
    days = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
    window = sorted(draw(st.tuples(days, days)))
    offered = options(LEDGER, wider=wider)

    def one_of(name: str) -> Any:
        return draw(st.none() | st.sampled_from([option.value for option in offered[name]]))

    return State(
        known_on=draw(st.dates(first, last)),
        wider=wider,
        documents=draw(st.none() | st.lists(st.sampled_from(DOCUMENTS), max_size=5).map(tuple)),
        happened_from=draw(st.sampled_from([None, window[0]])),
        happened_to=draw(st.sampled_from([None, window[1]])),
        speaker=one_of("speaker"),
        side=one_of("side"),
        kind=one_of("kind"),
        topic=one_of("topic"),
        chosen=draw(st.none() | st.sampled_from(CLAIMS)),
        cell=draw(st.none() | st.tuples(st.sampled_from(TOPICS), st.sampled_from(DOCUMENTS))),
        **{name: draw(st.sampled_from(values)) for name, values in VARIANTS.items()},
    )


@pytest.mark.long
@given(states())
def test_a_link_reopens_what_was_seen(state: State) -> None:
    assert state_from_query(state_to_query(state, LEDGER), LEDGER) == (state, None)


def test_the_page_as_it_opens_has_no_query() -> None:
    plain = default_state(LEDGER)
    assert state_to_query(plain, LEDGER) == ""
    assert state_from_query("", LEDGER) == (plain, None)


def test_a_query_by_hand() -> None:
    state, notice = state_from_query("on=2025-10-13&claim=r1-army-toll", LEDGER)
    assert notice is None
    assert (state.known_on, state.chosen) == (dt.date(2025, 10, 13), "r1-army-toll")


def test_what_is_not_ours_is_left_alone() -> None:
    state, notice = state_from_query("voila-theme=dark&on=2025-10-13", LEDGER)
    assert (state.known_on, notice) == (dt.date(2025, 10, 13), None)


@pytest.mark.parametrize(
    "query",
    [
        "on=yesterday",
        "on=2025-10-32",
        "on=20251013",
        "on=1999-01-01",
        "on=2026-02-08",  # said in the wider ring only
        "ring=all",
        "claim=no-such-claim",
        "claim=<script>alert(1)</script>",
        "claim=r1-army-toll&claim=r1-un-toll",
        "documents=../../etc/passwd",
        "from=2025-10-20&to=2025-10-10",
        "on",
        "speaker=nobody",
        "side=left",
        "kind=rumour",
        "topic=weather",
        "order=random",
        "cell=closure",
        "cell=closure/no-such-document",
        "%ff%00",
        "on=" + "9" * 2100,
        "&".join(f"a{n}=1" for n in range(40)),
    ],
)
def test_what_is_not_understood_gives_the_page_as_it_opens(query: str) -> None:
    state, notice = state_from_query(query, LEDGER)
    assert state == default_state(LEDGER)
    assert notice is not None
    assert notice.startswith(f"{NOT_UNDERSTOOD}: ")
    assert re.sub("“[^”]*”", "", notice).count(".") == 1, "one sentence"
    assert len(notice) < 400


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("on=yesterday", "“on” is “yesterday” and should be a day from 2025-10-09 to 2025-10-29"),
        ("on=", "“on” is empty and should be a day from 2025-10-09 to 2025-10-29"),
        ("from=soon", "“from” is “soon” and should be a day such as 2025-10-29"),
        (
            "from=2025-10-20&to=2025-10-10",
            "“from” is “2025-10-20” and should be no later than “to”, 2025-10-10",
        ),
        ("ring=all", "“ring” is “all” and should be “wider” or “after”"),
        ("claim=x", "“claim” is “x” and should be a claim such as “r1-un-toll”, or “none”"),
        ("order=a&order=b", "“order” is given 2 times and should be given once"),
        ("order=" + "z" * 99, f"“order” is “{'z' * 40}…” and should be “disagreement” or “topic”"),
        (
            "ring=all&order=a%00%E2%80%AEb",
            "“ring” is “all” and should be “wider” or “after”; "
            "“order” is “a\ufffd\ufffdb” and should be “disagreement” or “topic”",
        ),
        ("on", "it reads “on” and should be at most 20 parts such as “on=2025-10-29”"),
        ("on=" + "9" * 2100, "it has 2103 characters and should have at most 2000"),
    ],
)
def test_the_notice_names_each_part_what_was_given_and_what_is_expected(
    query: str, why: str
) -> None:
    _, notice = state_from_query(query, LEDGER)
    assert notice is not None
    assert why in notice


@pytest.mark.parametrize(
    "query",
    [
        "ring=wider&amp;side=pakistan",
        "ring=wider&amp;amp;side=pakistan",
        "ring=wider&#38;side=pakistan",
        "ring=wider&#x26;side=pakistan",
        "?ring=wider&side=pakistan",
        "&ring=wider&&side=pakistan&",
        "RING=wider&Side=Pakistan",
        "ring=WIDER&side=%20pakistan+",
        " ring=wider&side=pakistan ",
        "utm_source=mail&ring=wider&fbclid=x&side=pakistan&voila-theme=dark",
    ],
)
def test_a_link_that_suffered_on_its_way_is_obeyed_as_meant(query: str) -> None:
    state, notice = state_from_query(query, LEDGER)
    assert notice is None
    assert (state.wider, state.side) == (True, "pakistan")


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("sides=pakistan", "“sides” is no part of this address (perhaps “side” is meant)"),
        ("side=pakistan&speakr=x", "“speakr” is no part of this address (perhaps “speaker”"),
        ("on=2025-10-13&day=x", "“day” is no part of this address (known are on, ring, documents"),
        ("amp;side=pakistan", "“amp;side” is no part of this address (perhaps “side” is meant)"),
        (
            "ring=wider;side=pakistan",
            "“ring” is “wider;side=pakistan” and should be “wider” or “after”",
        ),
        ("side=", "“side” is empty and should be one that the page offers"),
        ("ring=", "“ring” is empty and should be “wider” or “after”"),
        ("%73ide%3Dpakistan=", "“side=pakistan” is no part of this address (perhaps “side”"),
        ("on=%ZZ", "“on” is “%ZZ” and should be a day"),
        ("%FF=1", "is no part of this address"),
        ("on=2025-W43-1", "“on” is “2025-W43-1” and should be a day from 2025-10-09 to 2025-10-29, "
         "as year-month-day"),
        ("on=20251020", "as year-month-day"),
        ("on=2025-293", "as year-month-day"),
        ("on=20-10-2025", "as year-month-day"),
        ("on=2025-10-20T00:00", "as year-month-day"),
        ("from=٢٠٢٥-١٠-٢٠", "a day such as 2025-10-29, as year-month-day"),
        ("Order=topic&order=topic", "“order” is given 2 times"),
    ],
)  # fmt: skip
def test_what_would_be_half_read_is_named(query: str, why: str) -> None:
    state, notice = state_from_query(query, LEDGER)
    assert state == default_state(LEDGER)
    assert notice is not None
    assert why in notice


@pytest.mark.long
@given(states(), st.sampled_from(["&amp;", "&&", "&#38;"]), st.booleans())
def test_a_link_is_obeyed_however_its_parts_are_joined(
    state: State, joint: str, upper: bool
) -> None:
    query = state_to_query(state, LEDGER)
    query = "&".join(
        f"{part.partition('=')[0].upper()}={part.partition('=')[2]}" if upper else part
        for part in query.split("&")
    ) if query else ""  # fmt: skip
    assert state_from_query(query.replace("&", joint), LEDGER) == (state, None)


def test_what_the_notice_proposes_is_understood() -> None:
    for part in ("speaker", "side", "kind", "topic", "cell", "documents", "claim"):
        _, notice = state_from_query(f"{part}=*", LEDGER)
        assert notice is not None
        proposed = notice.partition("such as “")[2].partition("”")[0]
        assert state_from_query(f"{part}={proposed}", LEDGER)[1] is None, notice


@pytest.mark.long
@given(st.text(max_size=200))
def test_no_query_fails(query: str) -> None:
    state, notice = state_from_query(query, LEDGER)
    assert notice is None or notice.startswith(f"{NOT_UNDERSTOOD}: ")
    assert state_from_query(state_to_query(state, LEDGER), LEDGER) == (state, None)


def test_the_browser_knows_what_asks_for_no_new_page(project: Path) -> None:
    written = (project / "explainer" / "front" / "src" / "pages" / "address.js").read_text(
        encoding="utf-8"
    )
    listed = re.search(r"LOOKED_AT = new Set\((\[.*?\])\)", written, re.S)
    assert listed
    assert sorted(json.loads(listed[1])) == sorted(LOOKED_AT)
