"""What came next: a ring of its own, in place of October, with every fight led to its evidence."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import pytest
from builders import claim_ids, real_ledger, rendered
from playwright.sync_api import Browser, Page, expect
from rows import every_row
from running import App, until

from explainer.analysis import known as knowing
from explainer.analysis import revisions
from explainer.analysis.both_sides import both_sides
from explainer.analysis.groupings import by_event
from explainer.page import data
from explainer.page.packed import narrowed_by_one, packed_pages
from explainer.page.packing import Pack, in_order, reached
from explainer.page.permalink import state_from_query, state_to_query
from explainer.page.state import State, default_state, in_ring
from explainer.page.tables import ClaimCell
from explainer.records.ledger import FOLLOWS_FROM, Ledger
from explainer.serve.narrowing import canonical

AFTER = real_ledger().after
FIRST, LAST = knowing.said_days(AFTER, wider=True)
DAYS = knowing.news_days(AFTER, wider=True)


@cache
def on(day: dt.date) -> Any:
    return rendered(in_ring("after", day))


def led_to(view: Any) -> set[str]:
    """The claims to which the marks and the table of a view lead."""
    cells = [cell for row in view.table.rows for cell in row if isinstance(cell, ClaimCell)]
    return claim_ids(view.figure) | {cell.claim_id for cell in cells}


# ---- the records ------------------------------------------------------------------------------


def test_the_ring_holds_what_was_said_and_happened_after_the_five_reports() -> None:
    ids = {claim.id for claim in AFTER.claims()}
    whole = real_ledger().whole.claims()
    assert {claim.id for claim in whole if claim.document.ring == "after"} <= ids
    assert min(claim.said_on.date for claim in AFTER.claims()) >= FOLLOWS_FROM
    others = [claim for claim in AFTER.claims() if claim.document.ring != "after"]
    assert {claim.document.ring for claim in others} == {"wider"}
    assert {claim.event.id for claim in others if claim.event} == {"spin-boldak-6-nov"}


def test_no_claim_of_october_is_in_it_and_none_of_it_in_october() -> None:
    october = real_ledger().claims()
    assert not {claim.document.ring for claim in october} & {"after", "background"}
    fights = {claim.event for claim in october if claim.said_on.date < FOLLOWS_FROM}
    assert not fights & {claim.event for claim in AFTER.claims()}


def test_nothing_leads_out_of_it() -> None:
    ids = {claim.id for claim in AFTER.claims()}
    for claim in AFTER.claims():
        assert {link.to for link in claim.relates} <= ids
        assert claim.counts is None or set(claim.counts.may_contain) <= ids
        assert claim.origin is None or claim.origin in ids
        assert set(claim.topics) <= set(AFTER.topics)
    assert not AFTER.shared


def test_it_is_the_same_taken_again() -> None:
    again = AFTER.after
    assert [c.id for c in again.claims()] == [c.id for c in AFTER.claims()]
    assert again.topics == AFTER.topics


def test_where_nothing_came_next_there_are_two_rings() -> None:
    october = real_ledger()
    alone = Ledger(
        tuple(d for d in october.documents if d.ring == "five"),
        *(october.actors, october.groups, october.events, october.places),
        topics=october.topics,
        contradictions=october.contradictions,
    )
    assert alone.rings == ("five", "wider")
    assert october.rings == ("five", "wider", "after")


# ---- state and address ------------------------------------------------------------------------


def test_what_came_next_is_told_by_other_reports() -> None:
    state = State(LAST, after=True)
    assert state.wider
    assert state.ring == "after"
    assert [State(LAST).ring, State(LAST, wider=True).ring] == ["five", "wider"]
    assert real_ledger().of(state.ring) is real_ledger().after
    assert real_ledger().of("wider") is real_ledger()


@pytest.mark.parametrize(
    "query",
    [
        "ring=after",
        "on=2025-12-06&ring=after",
        "ring=after&by=people",
        "ring=after&claim=a-tarar-641",
        "ring=after&claim=none",
        "ring=after&claim=r1-un-toll",
        "ring=after&side=afghanistan&topic=fire-5-december",
        "ring=after&view=statements",
        "claim=a-tarar-641",
    ],
)
def test_a_link_reopens_it(query: str) -> None:
    state, fault = state_from_query(query, real_ledger())
    assert fault is None
    assert state.after == ("ring=after" in query)
    assert state_to_query(state, real_ledger()) == query


@every_row(
    [
        ("ring=after&on=2025-10-29", "from 2025-10-30"),
        ("ring=after&topic=kabul-explosions", "topic"),
        ("ring=after&documents=000_2f329bb2bc8bf19b", "documents"),
        ("ring=after&cell=kabul-explosions/000_2f329bb2bc8bf19b", "cell"),
        ("topic=fire-5-december", "topic"),
        ("ring=background", "“wider” or “after”"),
    ]
)
def test_what_is_of_another_ring_is_refused(query: str, why: str) -> None:
    _, fault = state_from_query(query, real_ledger())
    assert fault is not None
    assert why in fault, fault


def test_it_opens_with_a_figure_of_a_third_party_by_event() -> None:
    opens = default_state(AFTER, after=True)
    chosen = AFTER.claim(opens.chosen or "")
    assert chosen.speaker.side == "third-party"
    assert chosen.group is not None
    assert chosen.group.status == "civilians"
    assert opens.by == "event"


def test_a_server_narrows_it_to_the_last_day_with_something_new() -> None:
    asked = canonical("ring=after&side=pakistan&on=2026-01-15", real_ledger())
    assert asked == "on=2025-12-10&ring=after&side=pakistan&claim=none"


# ---- the page ---------------------------------------------------------------------------------

FIGHTS = {
    "spin-boldak-6-nov": {"w-residents-spin-boldak-six", "a-pakistan-fire-6-nov"},
    "khost-24-nov": {"a-mujahid-nine-children-khost", "a-ispr-denies-khost"},
    "spin-boldak-5-dec": {
        "a-jahad-four-civilians", "a-fitrat-five-people", "a-officials-five-civilians",
        "a-mujahid-fire-5-dec",
    },
    "strikes-21-feb": {"a-chaudhry-70-militants", "a-nangarhar-18-of-one-family"},
    "night-26-feb": {"a-kabul-55-soldiers", "a-ispr-12-own-soldiers"},
    "barmal-27-feb": {"a-un-14-at-barmal"},
    "count-feb-march": {"a-un-34-civilians", "a-un-75-civilians", "a-taliban-110-civilians"},
    "operation-feb-march": {"a-tarar-133", "a-tarar-641"},
    "hospital-16-march": {"a-qani-408", "a-tarar-no-hospital"},
    "eid-pause": {"a-tarar-eid-pause", "a-mujahid-eid-pause"},
    "urumqi-talks": {"a-china-urumqi"},
}  # fmt: skip


@pytest.mark.long
@every_row(FIGHTS.items())
def test_each_fight_is_on_the_page_with_marks_that_lead_to_evidence(
    event: str, claims: set[str]
) -> None:
    page = on(LAST)
    cards = data.cards(real_ledger(), page)
    assert claims <= cards.keys()
    assert claims <= led_to(page.timeline)
    title = AFTER.events[event].title
    assert title in {text for row in page.timeline.table.rows for text in row[:1]} or any(
        str(row[0]).startswith(title) for row in page.timeline.table.rows
    )
    counted = {one for one in claims if AFTER.claim(one).is_charted}
    assert counted <= led_to(page.casualties)
    by_people = page.casualties.variants["people"]
    assert counted <= led_to(by_people)


def test_different_fights_stay_apart() -> None:
    """By default each event has its heading, and no row stands under another one's."""
    assert list(on(LAST).casualties.variants) == ["people"]
    question = on(LAST).casualties.meta["alt"]
    for event in ("spin-boldak-6-nov", "khost-24-nov", "night-26-feb", "hospital-16-march"):
        assert f"{AFTER.events[event].title}: " in question


def test_every_figure_is_as_its_record_words_it() -> None:
    for row in on(LAST).casualties.table.rows:
        (claim,) = [AFTER.claim(cell.claim_id) for cell in row if isinstance(cell, ClaimCell)]
        for cell, quantity in zip(row[1:3], (claim.killed, claim.wounded), strict=True):
            words = str(getattr(cell, "words", cell))
            assert words.startswith(quantity.words if quantity else "not given"), words


@pytest.mark.long
def test_nothing_is_shown_before_it_was_said() -> None:
    for day in DAYS[::4]:
        cards = data.cards(real_ledger(), on(day))
        assert all(AFTER.claim(one).said_on.date <= day for one in cards)
        written = json.dumps(data.as_data(on(day), real_ledger()), ensure_ascii=False)
        later = [c for c in AFTER.claims() if c.said_on.date > day and c.quote]
        assert not [claim.id for claim in later if claim.says in written]


def test_figures_keep_their_size_on_every_day() -> None:
    def heights(day: dt.date) -> dict[str, Any]:
        return {name: view.spec["layout"]["height"] for name, view in on(day).views.items()}

    assert heights(FIRST) == heights(dt.date(2025, 12, 6)) == heights(LAST)
    assert heights(LAST)["casualties"] <= 1600


def test_both_ledgers_are_of_the_night_of_26_february() -> None:
    found = both_sides(AFTER, AFTER.claims())
    assert found is not None
    assert found.event.id == "night-26-feb"
    assert {claim.id for cell in found.cells.values() for claim in cell} >= {
        "a-kabul-55-soldiers", "a-kabul-eight-own-soldiers", "a-tarar-36-fighters",
        "a-ispr-12-own-soldiers",
    }  # fmt: skip


def test_the_rising_counts_of_the_united_nations_stand_in_order() -> None:
    found = revisions.revisions(AFTER.claims())
    assert found is not None
    told = [claim.killed.words for claim in found.claims if claim.killed]
    assert told == ["at least 34", "42", "56", "at least 75"]


def test_the_running_claims_of_a_ministry_stand_under_one_another_in_the_order_of_saying() -> None:
    """Each goes beyond the one before, also on one day; the UN's and Kabul's are ordered alike."""
    (panel,) = [one for one in by_event(AFTER.claims()) if one.key == "operation-feb-march"]
    killed = [s.claim.killed.words for s in panel.statements if s.claim.killed]
    assert killed == ["133", "274", "297", "352", "583", "641"]
    place = {
        c.claim.id: n for one in by_event(AFTER.claims()) for n, c in enumerate(one.statements)
    }
    shared = {c.id: c.event for c in AFTER.claims() if c.id in place}
    for claim in AFTER.claims():
        for link in claim.relates:
            if link.how in {"revises", "widens"} and shared.get(claim.id) == shared.get(link.to, 0):
                assert place[link.to] < place[claim.id], claim.id


def test_accusation_and_denial_stand_side_by_side() -> None:
    rows = on(LAST).statements.table.rows
    topics = {topic for row in rows for topic in str(row[5]).split("; ")}
    for point in ("khost-24-november", "hospital-16-march", "fire-6-november", "fire-5-december"):
        assert AFTER.topics[point].title in topics
    drawn = led_to(on(LAST).statements)
    assert {"a-ispr-denies-khost", "a-mujahid-nine-children-khost"} <= drawn
    assert {"a-tarar-no-hospital", "a-zaman-around-400"} <= drawn
    assert {"a-zaidi-fire-5-dec", "a-mujahid-fire-5-dec"} <= drawn


@pytest.mark.parametrize("query", ["ring=after", "ring=after&topic=hospital-16-march"])
def test_what_rests_on_one_poor_page_is_in_no_figure_but_says_why(query: str) -> None:
    """No mark of any view, no list below a place, leads to it; search and tables do."""
    weak = {claim.id: claim.weak for claim in AFTER.claims() if claim.weak}
    assert weak
    state, _ = state_from_query(query, real_ledger())
    page = rendered(replace(state, known_on=LAST))
    cards = data.cards(real_ledger(), page)
    for view in page.views.values():
        written = json.dumps(view.spec, ensure_ascii=False, default=str)
        assert not [key for key in weak if key in written]
    for key, why in weak.items():
        assert ["Poor page", why] in cards[key]["facts"]
        for view in (page.timeline, page.map):
            told = [row for row in view.table.rows if ClaimCell(key) in row]
            assert told
            assert all("(poor page, never drawn)" in str(row[-2]) for row in told)


@pytest.mark.long
def test_what_makes_no_sense_of_it_says_why() -> None:
    parts = data.as_data(on(LAST), real_ledger())
    assert [parts["views"][name] for name in ("refusal", "coverage")] == [None, None]
    assert list(parts["absent"]) == ["refusal", "coverage"]
    assert "absent" not in data.as_data(rendered(State(FIRST, wider=True)), real_ledger())


def test_the_first_screen_is_computed_from_it() -> None:
    told = on(LAST).opening
    assert told["finding"].endswith("up to 16 March 2026")
    assert "8 April 2026; what followed was not found" in told["events"]
    claims = [AFTER.claim(card["claim"]) for card in told["cards"] if card["claim"]]
    assert [claim.id for claim in claims] == [
        "a-un-75-civilians", "a-kabul-eight-own-soldiers", "a-ispr-12-own-soldiers",
    ]  # fmt: skip
    assert "no report that is shown tells of new fighting" in on(FIRST).opening["finding"].lower()


# ---- packed -----------------------------------------------------------------------------------


def test_a_page_keeps_apart_what_few_ask_for() -> None:
    pack = Pack()
    shared = "words that are long enough to be kept once, wherever they stand"
    first = pack.add({"both": shared, "first": "what only the first page of the two has in it"})
    later = pack.add({"both": shared, "later": "what only the other page of the two has in it"})
    at_once = reached(pack.values, [first])
    parts = {place: int(place not in at_once) for place in range(len(pack.values))}
    values, moved = in_order(pack.values, parts)
    head = values[: len(at_once)]
    assert moved[first] < len(head) <= moved[later]
    assert shared in head
    assert all(place < len(head) for place in _places(head))


def _places(value: Any) -> list[int]:
    if isinstance(value, dict):
        if value.keys() == {"$"}:
            return [value["$"]]
        return [place for one in value.values() for place in _places(one)]
    return [p for one in value for p in _places(one)] if isinstance(value, list) else []


@cache
def packed() -> dict[str, Any]:
    return packed_pages(real_ledger())


@pytest.mark.long
def test_all_days_are_packed_and_those_of_what_came_next_apart() -> None:
    first, later = packed()["pages"], packed()["later"]
    assert list(first["rings"]) == ["five"]
    assert list(later) == ["wider", "after"]
    assert [list(kept["rings"]) for kept in later.values()] == [["wider"], ["after"]]
    assert [entry[0] for entry in later["after"]["rings"]["after"]] == [str(day) for day in DAYS]
    values = list(packed()["values"])
    for kept in later.values():
        assert kept["first"] == len(values)
        assert max(_places(values)) < kept["first"]
        values += kept["values"]
    assert max(_places(values)) < len(values)


@cache
def values() -> list[Any]:
    later = [value for kept in packed()["later"].values() for value in kept["values"]]
    return [*packed()["values"], *later]


def unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"$"}:
            return unpacked(values()[value["$"]])
        return {key: unpacked(one) for key, one in value.items()}
    return [unpacked(one) for one in value] if isinstance(value, list) else value


@pytest.mark.long
def test_what_is_packed_is_the_page() -> None:
    day, page, cards = packed()["later"]["after"]["rings"]["after"][9]
    shown = on(dt.date.fromisoformat(day))
    as_json = json.loads(json.dumps(data.as_data(shown, real_ledger())))
    assert unpacked({"$": page}) == {"parts": as_json}
    assert unpacked({"$": cards}) == json.loads(json.dumps(data.cards(real_ledger(), shown)))


@pytest.mark.long
def test_the_frame_knows_its_days_its_claims_and_how_it_opens() -> None:
    frame = unpacked({"$": packed()["pages"]["frame"]})
    assert frame["openings"]["after"] == {"claim": "a-un-75-civilians", "by": "event"}
    assert frame["ids"]["ring"] == ["wider", "after"]
    asked = [dict(parse_qsl(query)) for query in narrowed_by_one(real_ledger())]
    after = [one for one in asked if one.get("ring") == "after"]
    assert {name for one in after for name in one} == {"ring", "on", "side", "kind"}


# ---- in a browser -----------------------------------------------------------------------------

SHOWN = ".plotview-graph:not(.plotview-ahead)"
ALL_VIEWS = ("map", "two_ledgers", "casualties", "revisions", "timeline", "statements")
MARKED = """(part, graph) => part.querySelector(graph).data
    .flatMap(trace => trace.customdata ?? []).flat().filter(Boolean)"""


@pytest.fixture(scope="module")
def after(browser: Browser, app: App) -> Iterator[Page]:
    """What came next, opened by its address."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{app.address}?ring=after")
    until(page, f"document.querySelectorAll('.plotview[data-drawn]').length >= {len(ALL_VIEWS)}")
    yield page
    assert faults == []
    page.close()


def marked(page: Page, name: str) -> set[str]:
    """The claims to which the marks lead that are drawn of a view."""
    return set(page.locator(f'[data-part="{name}"]').evaluate(MARKED, SHOWN))


def to_day(page: Page, day: dt.date) -> None:
    page.locator(".daystrip-date").evaluate("fold => { fold.open = true; }")
    page.get_by_label("Date", exact=True).fill(day.isoformat())


def test_its_address_opens_it_and_it_says_where_its_knowledge_ends(after: Page) -> None:
    assert "ring=after" in after.url
    expect(after.locator("h1")).to_have_text(on(LAST).opening["finding"])
    expect(after.locator(".opening-line")).to_contain_text(
        "The last report here is of 8 April 2026; what followed was not found."
    )
    date = after.get_by_label("Date", exact=True)
    assert [date.get_attribute("min"), date.get_attribute("max")] == [str(FIRST), str(LAST)]
    for name, claims in (("refusal", "refusal"), ("coverage", "coverage")):
        told = data.as_data(on(LAST), real_ledger())["absent"][claims]
        expect(after.locator(f'[data-part="{name}"]')).to_contain_text(str(told))


def test_every_view_draws_the_marks_of_its_last_day(after: Page) -> None:
    for name in ALL_VIEWS:
        expected = claim_ids(on(LAST).views[name].figure)
        assert expected
        assert expected <= marked(after, name), name


def test_a_row_is_chosen_and_its_evidence_is_read(after: Page) -> None:
    card = data.cards(real_ledger(), on(LAST))["a-qani-408"]
    after.get_by_role("combobox", name="Search").first.fill("408")
    after.get_by_role("option").first.click()
    panel = after.locator('[data-part="evidence"]')
    expect(panel).to_contain_text(card["says"])
    expect(after).to_have_url(re.compile("claim=a-qani-408"))


def test_the_day_moves_and_no_view_shows_what_was_said_later(after: Page) -> None:
    day = next(one for one in reversed(DAYS) if one < dt.date(2025, 12, 1))
    to_day(after, day)
    expect(after).to_have_url(re.compile(f"on={day}"))
    later = {claim.id for claim in AFTER.claims() if claim.said_on.date > day}
    for name in ALL_VIEWS:
        until(
            after,
            f"(({MARKED})(document.querySelector('[data-part=\"{name}\"]'), '{SHOWN}'))"
            f".every(id => !{json.dumps(sorted(later))}.includes(id))",
        )
    assert {"a-mujahid-nine-children-khost", "a-ispr-denies-khost"} <= marked(after, "statements")
    expect(after.locator("h1")).to_have_text(on(day).opening["finding"])
    after.get_by_role("button", name="Later day").press("Enter")
    expect(after).to_have_url(re.compile(f"on={DAYS[DAYS.index(day) + 1]}"))
