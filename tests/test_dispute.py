"""Why the line is disputed: honest about gaps, even-handed, the same in every state."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from builders import real_ledger, rendered, telling_days
from playwright.sync_api import Browser, expect
from running import leave, opened

from explainer.analysis.dispute import RING, Dispute, dispute
from explainer.figures.dispute.axis import years_of
from explainer.figures.dispute.years import scale_of
from explainer.page import data
from explainer.page.packed import frame
from explainer.page.permalink import state_from_query, state_to_query
from explainer.page.rendering import render
from explainer.page.state import State
from explainer.page.tables import ClaimCell
from explainer.page.view import View
from explainer.page.views.dispute import SCALES, views
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import dispute as words

NAMES = ("dispute", "two_readings")
QUIET = "globalThis.explainer?.isQuiet()"
SIZES = ("wide", "medium", "narrow")
PLEADING = re.compile(
    r"\b(?:rightly|wrongly|of course|clearly|obviously|in truth|in fact|merely|so-called|"
    r"legitimate|illegitimate|baseless|unfounded|propaganda|really)\b",
    re.IGNORECASE,
)
"""Words with which a sentence would take a side."""


@cache
def found() -> Dispute:
    whole = real_ledger().whole
    return dispute(whole.claims(ring=RING), whole.points.values())


def view(name: str) -> View:
    whole = real_ledger().whole
    made = views(whole.claims(ring=RING), whole.points.values())[name]
    assert made is not None
    return made


def day(year: int, month: int = 1, of_month: int = 1) -> dt.date:
    return dt.date(year, month, of_month)


def at_size(name: str, size: str) -> tuple[list[dict[str, Any]], dict[str, Any], list[Any]]:
    """Traces, layout and areas of a figure as they are drawn at a width."""
    spec = json.loads(json.dumps(view(name).spec))
    meta = spec["layout"]["meta"]
    if size == "wide":
        return spec["data"], spec["layout"], meta["areas"]
    for path, value in meta[size].items():
        place: Any = {"data": spec["data"]} if path.startswith("data[") else spec["layout"]
        *above, last = re.sub(r"\[(\d+)\]", r".\1", path).split(".")
        for key in above:
            place = place[int(key)] if isinstance(place, list) else place.setdefault(key, {})
        place[last] = value
    return spec["data"], spec["layout"], meta[f"{size}_areas"]


# --- the scale of years ---------------------------------------------------------------------


def test_a_few_silent_years_stay_and_many_are_left_out() -> None:
    years = years_of([(day(1893), day(1896)), (day(1900), day(1900)), (day(1947), day(1947))])
    assert years.spans == ((1893, 1900), (1947, 1947))
    assert years.left_out == ((1901, 1946),)


def test_a_year_is_as_wide_as_another_and_a_gap_is_marked_once() -> None:
    years = years_of([(day(1893), day(1896)), (day(1947), day(1949))])
    assert years.at(day(1895)) - years.at(day(1894)) == 1
    assert years.at(day(1949)) - years.at(day(1948)) == 1
    assert years.at(day(1896, 12, 31)) < years.breaks[0] < years.at(day(1947))
    assert len(years.breaks) == 1
    assert years.at(day(1948, 7, 2)) == pytest.approx(years.at(day(1948)) + 0.5, abs=0.01)


def test_no_year_with_an_event_is_left_out_and_every_gap_is_told_of() -> None:
    years = scale_of(found().moments)
    for moment in found().moments:
        start = moment.event.happened.from_ or moment.event.happened.to
        assert start
        assert any(first <= start.year <= last for first, last in years.spans)
    for first, last in years.left_out:
        assert f"{first}–{last}" in view("dispute").more
    (cuts,) = [s for s in view("dispute").spec["layout"]["shapes"] if s["name"] == "breaks"]
    assert cuts["path"].count("M") == 2 * len(years.breaks), "each break is a double line"


def test_signs_stand_in_the_order_of_time() -> None:
    traces, _, _ = at_size("dispute", "narrow")
    (signs,) = [trace for trace in traces if trace["name"] == "events"]
    assert signs["x"] == sorted(signs["x"])
    assert len(signs["x"]) == len(found().moments)


# --- what is drawn, and what is not -----------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_a_claim_of_a_sound_page_and_every_claim_is_in_the_table(name: str) -> None:
    by_id = {claim.id: claim for claim in found().claims}
    drawn = {one for trace in view(name).spec["data"] for one in trace.get("customdata", [])}
    assert drawn
    assert not [one for one in drawn if by_id[one].weak]
    listed = {c.claim_id for r in view(name).table.rows for c in r if isinstance(c, ClaimCell)}
    assert drawn <= listed
    if name == "dispute":
        assert listed == set(by_id)
    weak = [row for row in view(name).table.rows if any("poor page" in str(cell) for cell in row)]
    assert weak


def test_who_says_it_is_the_colour_of_its_dot() -> None:
    by_id = {claim.id: claim for claim in found().claims}
    for name in NAMES:
        (dots,) = [trace for trace in view(name).spec["data"] if trace["name"] == "claims"]
        for one, colour in zip(dots["customdata"], dots["marker"]["color"], strict=True):
            assert colour == palette.SPEAKER_COLOURS[by_id[one].speaker.side], one


def test_the_points_that_the_line_is_disputed_for_are_drawn() -> None:
    drawn = [asked.point.id for asked in found().drawn]
    for point in ("duress", "influence-or-sovereignty", "successors", "vote-1947", "un-vote-1947",
                  "assembly-1949"):  # fmt: skip
        assert point in drawn
    assert drawn[-1] == "length"


def test_a_reading_of_poor_pages_alone_is_told_without_a_dot() -> None:
    """The assembly of 1949: what its claims are, the table says."""
    (asked,) = [asked for asked in found().drawn if asked.point.id == "assembly-1949"]
    poor = [reading for reading in asked.readings if not reading.claims]
    assert len(poor) == 1
    assert poor[0].weak
    figure = view("two_readings").spec
    dots = {key for trace in figure["data"] for key in trace.get("customdata", ())}
    assert not dots.intersection(claim.id for claim in poor[0].weak)
    printed = " ".join(str(trace.get("text")) for trace in figure["data"])
    assert words.POOR_ALONE.split(";")[0] in re.sub("<br>", " ", printed)
    assert all(claim.id in dots for reading in asked.readings for claim in reading.claims)


def test_our_own_lengths_are_no_claims_and_say_at_which_scale() -> None:
    (own,) = [t for t in view("two_readings").spec["data"] if t["name"] == "measured by us"]
    assert "customdata" not in own
    assert len(own["x"]) == len(SCALES)
    for scale, told in zip(("110", "50", "10"), own["hovertext"], strict=True):
        assert f"at 1:{scale} million" in told
        assert "no claim" in told
    (dots,) = [t for t in view("two_readings").spec["data"] if t["name"] == "claims"]
    published = [one for one in dots["customdata"] if one.startswith("b-length-")]
    assert len(published) == 5


# --- room -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_rows_are_large_enough_to_be_chosen_and_do_not_overlap(name: str, size: str) -> None:
    _, layout, areas = at_size(name, size)
    least = 44 if size == "narrow" else 32
    assert layout["height"] <= {"wide": 700, "medium": 1000, "narrow": 2300}[size]
    boxes = [(*area["x"], *area["y"]) for area in areas]
    for left, right, top, bottom in boxes:
        assert bottom - top >= least - 1
        assert right - left >= least
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            across = min(one[1], other[1]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[2], other[2])
            assert across <= 0 or down <= 0, (one, other)


@pytest.mark.parametrize("size", SIZES)
def test_dots_stay_clear_of_the_years(size: str) -> None:
    traces, layout, _ = at_size("dispute", size)
    (dots,) = [trace for trace in traces if trace["name"] == "claims"]
    ticks = layout["xaxis"]["tickvals"]
    if size == "narrow":
        assert max(dots["x"]) < layout["xaxis"]["range"][1]
    else:
        assert not [x for x in dots["x"] if min(ticks) - 6 < x < max(ticks) + 3]


# --- no reading is the page's own -------------------------------------------------------------


def test_every_reading_is_somebodys() -> None:
    for asked in found().points:
        assert len(asked.readings) >= 2
        for reading in asked.readings:
            assert words.holders((*reading.claims, *reading.weak)), asked.point.id


def test_readings_are_drawn_alike_whoever_holds_them() -> None:
    """Same ink, same size, same ground: only the dots tell whose a reading is."""
    (told,) = [t for t in view("two_readings").spec["data"] if t["name"] == "words"]
    looks = set(zip(told["textfont"]["size"], told["textfont"]["color"], strict=True))
    assert looks == {(13, palette.INK), (12, palette.MUTED), (12, palette.INK)}
    (boxes,) = [s for s in view("two_readings").spec["layout"]["shapes"] if s["name"] == "readings"]
    assert boxes["path"].count("Z") == 2 * (len(found().drawn) - 1)


def test_each_side_stands_first_about_as_often_and_has_as_many_readings() -> None:
    sides = ("pakistan", "afghanistan")
    held: Counter[str] = Counter()
    room: Counter[str] = Counter()
    for asked in found().drawn[:-1]:
        for reading in asked.readings:
            speak = {claim.speaker.side for claim in reading.claims} & set(sides)
            if len(speak) == 1:
                held[speak.copy().pop()] += 1
                room[speak.pop()] += len(reading.reads.split())
    assert abs(held["pakistan"] - held["afghanistan"]) <= 1, held
    share = room["pakistan"] / (room["pakistan"] + room["afghanistan"])
    assert 0.4 <= share <= 0.6, room


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_of_ours_takes_a_side(name: str) -> None:
    shown = view(name)
    notes = " ".join(filter(None, (one.point.note for one in found().points)))
    for told in (shown.caption, shown.says, str(shown.more), shown.meta["question"], notes):
        assert not PLEADING.findall(told), told
    assert "None of them is this page’s own" in view("two_readings").caption


# --- the same in every state --------------------------------------------------------------------


@pytest.mark.long
def test_neither_day_nor_ring_nor_narrowing_changes_a_letter() -> None:
    states = [State(days[at], wider=w) for w in (False, True)
              for days in (telling_days(wider=w),) for at in (0, -1)]  # fmt: skip
    states.append(State(states[-1].known_on, side="pakistan"))
    made = [data.as_data(render(real_ledger(), state), real_ledger())["views"] for state in states]
    for name in NAMES:
        assert len({json.dumps(one[name], sort_keys=True) for one in made}) == 1, name
        instead = made[0][name]
        assert instead
        assert instead["instead"] == words.ALWAYS


def test_every_claim_of_before_has_its_evidence_and_is_found() -> None:
    told = frame(real_ledger())
    searched = {one["id"]: one for one in told["search"]}
    for claim in found().claims:
        card = told["around"]["cards"][claim.id]
        assert card["says"] == claim.says
        assert card["source"]["href"] == claim.document.url
        assert claim.id in told["around"]["claims"]
        assert searched[claim.id]["ring"] == "background"
        assert claim.id in told["saidOn"]
    card = told["around"]["cards"]["b-durand-article-1"]
    assert ["Article", "Article 1"] in card["facts"]
    assert "ring=wider" not in card["citation"]
    assert "seeds/before/" in card["citation"]


@pytest.mark.long
def test_a_page_holds_none_of_it_but_the_views() -> None:
    """The evidence is told once, and not on each of dozens of pages."""
    page = rendered(State(telling_days(wider=True)[-1], wider=True))
    assert not [one for one in data.cards(real_ledger(), page) if one.startswith("b-")]


@pytest.mark.parametrize("query", ["view=dispute", "view=two_readings", "claim=b-noel-baker"])
def test_an_address_leads_to_it(query: str) -> None:
    state, notice = state_from_query(query, real_ledger())
    assert notice is None
    assert state_to_query(state, real_ledger()) == query


def test_a_claim_of_afterwards_is_read_in_its_own_ring() -> None:
    after = real_ledger().whole.claims(ring="after")[0]
    state, notice = state_from_query(f"ring=after&claim={after.id}", real_ledger())
    assert notice is None
    assert state.chosen == after.id


# --- days ---------------------------------------------------------------------------------------


def test_of_a_month_or_a_year_no_day_is_told() -> None:
    by_id = {claim.id: claim for claim in found().claims}
    assert text.said_in_words(by_id["b-lee-darbar"]) == "2018"
    assert text.said_in_words(by_id["b-frontier-vote-result"]) == "by November 2026"
    assert text.said_in_words(by_id["b-noel-baker"]) == "30 June 1949"


# --- in a browser -------------------------------------------------------------------------------


def test_a_mark_is_chosen_and_its_words_are_read(browser: Browser, file: Any) -> None:
    page = opened(browser, f"{file.as_uri()}#view=dispute", 1280, 800, ready=QUIET)
    part = page.locator('[data-part="dispute"]')
    expect(part.locator("> details")).to_have_attribute("open", "")
    expect(part.locator(".main-svg").first).to_be_visible()
    page.get_by_role("combobox", name="Search").first.fill("spheres of influence")
    page.get_by_role("option").first.click()
    panel = page.locator('[data-part="evidence"]')
    expect(panel).to_contain_text("fixing the limits of their respective spheres of influence")
    expect(panel).to_contain_text("preamble")
    plot = part.locator(".plotview-canvas")
    box = plot.bounding_box()
    assert box
    areas = view("dispute").meta["areas"]
    (area,) = [one for one in areas if one["claim"] == "b-noel-baker"]
    middle = (area["y"][0] + area["y"][1]) / 2
    plot.click(position={"x": 60, "y": 34 + middle})
    expect(panel).to_contain_text("the Durand Line is the international frontier")
    expect(page).to_have_url(re.compile("claim=b-noel-baker"))
    leave(page)


def test_it_is_folded_beside_the_five_and_open_with_the_others(browser: Browser, file: Any) -> None:
    for query, is_open in (("", False), ("#ring=wider", True)):
        page = opened(browser, f"{file.as_uri()}{query}", 1280, 800, ready=QUIET)
        for name in NAMES:
            fold = page.locator(f'[data-part="{name}"] > details')
            assert fold.evaluate("one => one.open") is is_open, (name, query)
            drawn = fold.locator(".plotview[data-drawn]")
            expect(drawn).to_have_count(int(is_open))
            if not is_open:  # it is drawn when it is asked for
                fold.locator("> summary").click()
                expect(drawn).to_have_count(1)
                expect(drawn.locator(".main-svg").first).to_be_visible()
        leave(page)


def test_who_follows_the_link_to_it_need_open_no_fold(browser: Browser, file: Any) -> None:
    page = opened(browser, file.as_uri(), 1280, 800, ready=QUIET)
    page.get_by_role("link", name="Why the line is disputed", exact=True).click()
    for name in NAMES:
        part = page.locator(f'[data-part="{name}"]')
        expect(part.locator(".plotview[data-drawn] .main-svg").first).to_be_visible()
    heading = page.get_by_role("heading", name="Why the line is disputed", exact=True)
    expect(heading).to_be_in_viewport()
    page.get_by_role("link", name="How many", exact=True).click()
    revised = page.locator('[data-part="revisions"] > details')
    assert not revised.evaluate("one => one.open"), "other sections are read without their folds"
    leave(page)


def test_a_reading_that_says_yes_or_no_answers_the_title_above_it() -> None:
    """The figure prints the title: “Signed under pressure? Yes: it followed a friendly talk”."""
    asks = re.compile(r"(Is|Are|Was|Were|Do|Does|Did|Has|Have|Can) .+\?$")
    answered = [
        point
        for point in real_ledger().whole.points.values()
        if any(re.match(r"(Yes|No)\b(?! end)", reading.reads) for reading in point.readings)
    ]
    assert len(answered) >= 5
    assert [point.title for point in answered if not asks.match(point.title)] == []
