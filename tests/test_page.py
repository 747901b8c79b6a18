"""`State` in, `Page` out: what is shown, what is not yet known, and hostile input."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builders import (
    MISSING,
    card_of,
    claim,
    days,
    document,
    element,
    figure_json,
    html_of,
    led_to,
    plain_words,
    real_ledger,
    rendered,
    said_in,
    telling_days,
    wider_document,
    write_seeds,
)

from explainer.analysis import known as knowing
from explainer.analysis import statements as statements_made
from explainer.page import data, packed, panels, rendering
from explainer.page import evidence as evidence_cards
from explainer.page.rendering import Page
from explainer.page.state import State, default_state, in_ring
from explainer.page.tables import ClaimCell, Keyed, Table
from explainer.page.view import View
from explainer.records.bound import Claim
from explainer.records.loading import load_ledger
from explainer.records.scales import Ring
from explainer.words import claims as text
from explainer.words.front import FRONT_WORDS

RINGS = pytest.mark.parametrize("wider", [False, True])
LAST = dt.date(2025, 10, 29)
BAD = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def views_of(shown: Page) -> list[View]:
    """Every view, also those that are added after this was written."""
    parts = (getattr(shown, field.name) for field in fields(Page))
    return [part for part in parts if isinstance(part, View)]


def markup_of(shown: Page) -> str:
    """All the HTML of the page, as its static forms have it."""
    parts = [element("p", shown.summary), card_of(shown), shown.sources]
    titles = [element("p", str(view.meta["question"])) for view in views_of(shown)]
    return "\n".join([*parts, *titles, *(html_of(view) for view in views_of(shown))])


def all_words(shown: Page) -> str:
    """Everything a reader can see or hear on the page."""
    figures = [figure_json(v) for v in views_of(shown)]
    return "\n".join(
        [
            plain_words(markup_of(shown)),
            *map(said_in, figures),
            *(label for label, _ in shown.choices),
        ]
    )


def of_the_ring(shown: Page) -> Page:
    """The page without the two figures that show other published reports in every ring."""
    return replace(shown, two_ledgers=None, revisions=None)


def squeezed(words: str) -> str:
    """Without spaces: hover text is wrapped, also at hyphens."""
    return re.sub(r"\s", "", words)


# --- as it opens ------------------------------------------------------------------------


def test_the_page_opens_with_everything_the_five_hold_and_the_un_count() -> None:
    state = default_state(real_ledger())
    assert state == State(LAST, wider=False, documents=None, chosen="r1-un-toll")
    shown = rendered(state)
    assert shown.evidence is not None
    assert "at least 50" in plain_words(card_of(shown))
    assert len(shown.choices) == len(real_ledger().claims(ring="five"))


def test_the_summary_gives_attributed_figures_and_what_is_unknown() -> None:
    words = plain_words(rendered(State(LAST)).summary)
    for part in (
        "29 October 2025",
        "UN mission",
        "at least 50",
        "447",
        "Pakistan’s military",
        "23",
    ):
        assert part in words, part
    assert "unknown" in words
    assert "73" not in words


def test_every_sentence_of_the_summary_is_a_records_wording() -> None:
    """A number in the summary comes from the wording of a claim that is known, or from the day."""
    for day in telling_days(wider=True):
        known = knowing.known_on(real_ledger(), day, wider=True)
        shown = rendering.summary(real_ledger(), known, State(day, wider=True))
        words = plain_words(shown).replace(text.day_in_words(day), "")
        words = words.replace(text.undated_in_words(known), "")
        for says in sorted({c.says for c in known}, key=len, reverse=True):
            words = words.replace(says, "")
        assert not re.findall(r"\d+", words), (day, words)


def test_before_the_first_figure_the_summary_says_so() -> None:
    words = plain_words(rendered(State(dt.date(2025, 10, 10))).summary)
    assert "10 October 2025" in words
    assert not re.search(r"\d+ (?:killed|dead)", words)


# --- nothing from the future ------------------------------------------------------------


@pytest.mark.long
@RINGS
def test_no_word_on_the_page_was_said_after_the_day(wider: bool) -> None:
    for day in telling_days(wider=wider):
        shown = rendered(State(day, wider=wider))
        known = knowing.known_on(real_ledger(), day, wider=wider)
        _assert_silent_on_others(squeezed(all_words(of_the_ring(shown))), known, day)
        beyond = knowing.known_on(real_ledger(), day, wider=True)
        _assert_silent_on_others(squeezed(all_words(shown)), beyond, day)
        assert {claim_id for _, claim_id in shown.choices} == {c.id for c in known}


@pytest.mark.long
@RINGS
def test_no_evidence_holds_a_word_said_after_the_day(wider: bool) -> None:
    ledger = real_ledger()
    for day in telling_days(wider=wider):
        known = knowing.known_on(ledger, day, wider=wider)
        facts = [f for c in known for f in evidence_cards.evidence_of(c, ledger, known).facts]
        _assert_silent_on_others(squeezed("\n".join(value for _, value in facts)), known, day)


def _assert_silent_on_others(words: str, known: tuple[Claim, ...], day: dt.date) -> None:
    """Nothing in `words` is the wording or the id of a claim that is not known."""
    ids = {c.id for c in known}
    said = {squeezed(c.says) for c in known}
    for other in real_ledger().claims():
        if other.id not in ids:
            wording = squeezed(other.says)
            assert wording in said or wording not in words, (day, other.id)
    told = {c.event for c in known}
    for event in {c.event for c in real_ledger().claims() if c.event} - told:
        if re.search(r"\d", event.title):
            assert squeezed(event.title) not in words, (day, event.id)


@pytest.mark.parametrize("ring", real_ledger().rings)
def test_no_table_names_an_event_of_which_nobody_has_spoken(ring: Ring) -> None:
    """Not even above no row: what a page carries may be read out or saved."""
    ledger = real_ledger().of(ring)
    for day in knowing.news_days(ledger, wider=ring != "five"):
        told = {c.event for c in knowing.known_on(ledger, day, wider=True)}
        titles = [view.table.caption for view in views_of(rendered(in_ring(ring, day)))]
        for event in {c.event for c in ledger.claims() if c.event} - told:
            assert not [title for title in titles if event.title in title], (day, event.id)


@RINGS
def test_no_table_row_or_mark_names_a_claim_said_after_the_day(wider: bool) -> None:
    every = {c.id for c in real_ledger().claims()}
    for day in telling_days(wider=wider):
        shown = rendered(State(day, wider=wider))
        for view in views_of(shown):
            beyond = view in (shown.two_ledgers, shown.revisions)
            claims = knowing.known_on(real_ledger(), day, wider=wider or beyond)
            before = view in (shown.dispute, shown.two_readings)  # which no day changes
            claims = real_ledger().whole.claims(ring="background") if before else claims
            known = {c.id for c in claims}
            led_to = {
                c.claim_id for row in view.table.rows for c in row if isinstance(c, ClaimCell)
            }
            assert led_to <= known, day
            assert {c for row in view.table.rows for c in row} & every <= known, day


def test_a_claim_that_is_not_known_yet_has_no_evidence() -> None:
    for chosen in ("r1-un-toll", "r4-more-than-70", "w-unama-47-and-456"):
        shown = rendered(State(dt.date(2025, 10, 12), chosen=chosen))
        assert shown.evidence is None
        assert shown.state.chosen is None
        assert real_ledger().claim(chosen).says not in markup_of(shown)
        assert chosen not in data.cards(real_ledger(), shown)


@pytest.mark.long
@pytest.mark.parametrize(
    "state",
    [
        State(LAST, chosen="w-unama-37-and-425"),
        State(LAST, chosen="no-such-claim"),
        State(LAST, chosen="r1-army-toll", happened_from=dt.date(2025, 10, 25)),
        State(LAST, chosen="r1-army-toll", documents=("003_99204a15a5779997",)),
    ],
)
def test_a_claim_that_is_not_shown_for_another_reason_is_not_called_unsaid(state: State) -> None:
    """It was said by the day, or never was a claim; the front end tells which by `saidOn`."""
    assert rendered(state).evidence is None
    said = packed.frame(real_ledger())["saidOn"]
    day = said.get(state.chosen or "")
    claims = {claim.id: claim for claim in real_ledger().claims()}
    assert day == (str(claims[state.chosen].said_on.date) if state.chosen in claims else None)
    assert "dates this claim" in FRONT_WORDS["notYetSaid"]
    assert "dates" not in FRONT_WORDS["notShown"]


@pytest.mark.long
def test_a_contradiction_is_told_only_when_each_side_has_spoken() -> None:
    for wider in (False, True):
        for day in telling_days(wider=wider):
            known = {c.id for c in knowing.known_on(real_ledger(), day, wider=wider)}
            words = squeezed(all_words(rendered(State(day, wider=wider))))
            for contradiction in real_ledger().contradictions.values():
                if squeezed(contradiction.reading) in words:
                    spoken = [known & set(side.claims) for side in contradiction.positions]
                    assert all(spoken), (day, contradiction.id)


# --- a window of days in which it happened ----------------------------------------------


def test_a_window_says_that_it_is_one() -> None:
    """What is left out by the window is not unsaid, and nobody is called uncounted by it."""
    window = State(LAST, happened_from=dt.date(2025, 10, 25), happened_to=dt.date(2025, 10, 26))
    shown = rendered(window)
    for view in (shown.map, shown.timeline, shown.casualties):
        assert "25" in view.caption
        assert "26 October 2025" in view.caption
    summary = plain_words(shown.summary)
    assert "26 October 2025" in summary
    assert not re.search(r"Nobody counts [^:.]*Afghan civilians", summary)


def test_no_choice_gets_an_invitation() -> None:
    assert rendered(State(LAST)).evidence is None
    assert FRONT_WORDS["noneChosen"].startswith("Choose")


# --- rings, documents, tables -----------------------------------------------------------


@pytest.mark.long
def test_the_wider_ring_is_shown_only_when_asked_for_or_under_its_tag() -> None:
    page = rendered(State(LAST))
    for view in (page.two_ledgers, page.revisions):
        assert view is not None
        assert "From other published reports" in plain_words(view.signs)
    wider = rendered(State(dt.date(2026, 2, 9), wider=True))
    assert wider.two_ledgers is not None
    assert "From other" not in plain_words(wider.two_ledgers.signs)
    words = all_words(of_the_ring(page))
    for document_ in real_ledger().documents:
        if document_.ring == "wider":
            assert document_.label not in words
    assert "UNAMA, 16 Oct 2025" in all_words(rendered(State(LAST, wider=True)))


def test_choosing_documents_leaves_the_others_out() -> None:
    first = real_ledger().documents[0].id
    shown = rendered(State(LAST, documents=(first,)))
    assert all(real_ledger().document_of(i).id == first for _, i in shown.choices)
    nothing = rendered(State(LAST, documents=("no-such-document",)))
    assert nothing.choices == ()


@pytest.mark.parametrize("wider", [False, True])
def test_each_figure_has_a_table_twin_that_leaves_no_claim_out(wider: bool) -> None:
    day = days(wider=wider)[-1]
    shown = rendered(State(day, wider=wider))
    known = knowing.known_on(real_ledger(), day, wider=wider)

    def in_table(table: Table) -> set[str]:
        return {cell.claim_id for row in table.rows for cell in row if isinstance(cell, ClaimCell)}

    assert in_table(shown.timeline.table) == {c.id for c in known if c.event}
    statements = statements_made.statements([c for c in known if c.counts])
    assert in_table(shown.casualties.table) == {s.claim.id for s in statements}
    assert {c.id for c in known if c.where or c.counts} <= in_table(shown.map.table)


def test_the_casualty_table_keeps_words_and_has_no_total() -> None:
    table = rendered(State(LAST)).casualties.table
    rows = {
        c.claim_id: [cell.words if isinstance(cell, Keyed) else cell for cell in row]
        for row in table.rows
        for c in row
        if isinstance(c, ClaimCell)
    }
    assert {"at least 50", "447"} <= set(rows["r1-un-toll"])
    assert {"23", "29"} <= set(rows["r1-army-toll"])
    assert "dozens “dead”" in rows["r3-dozens-dead"]
    assert "0" not in {cell for row in rows.values() for cell in row}
    assert not [row for row in table.rows if "total" in " ".join(map(str, row)).lower()]


@pytest.mark.long
def test_two_renders_are_equal() -> None:
    one, two = (rendering.render(real_ledger(), State(LAST)) for _ in range(2))
    assert all_words(one) == all_words(two)
    assert markup_of(one) == markup_of(two)


def test_days_on_which_the_same_figures_are_known_share_what_is_drawn() -> None:
    """So a page of another day costs no more than what is new on it; its words are its own."""
    given = {
        day: {c.id for c in knowing.known_on(real_ledger(), day, wider=True) if c.counts}
        for day in telling_days(wider=True)
    }
    before, after = next((a, b) for a, b in pairwise(given) if given[a] == given[b] != set())
    one, two = (rendering.render(real_ledger(), State(day, wider=True)) for day in (before, after))
    for name in ("casualties", "coverage"):
        first, second = one.views[name], two.views[name]
        assert first.spec["data"] is second.spec["data"], name
        assert first.caption != second.caption
        assert first.meta["shown"] != second.meta["shown"]
        for variant, drawn in first.variants.items():
            assert drawn.caption == first.caption, variant
            assert drawn.meta["shown"] == first.meta["shown"], variant


def test_fixed_parts_say_what_they_must() -> None:
    footer = plain_words(panels.footer())
    for part in ("CC BY 4.0", "MIT", "Natural Earth", "dashed"):
        assert part in footer
    assert text.REFUSAL in plain_words(html_of(rendered(State(LAST)).refusal))
    sources = plain_words(panels.sources(real_ledger()))
    assert all(f"Report {n}" in sources for n in range(1, 6))
    key = plain_words(panels.key())
    assert "Pakistan" in key
    assert "Afghanistan" in key


# --- hostile input ----------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("chosen", [BAD, "", "../../etc/passwd", "un-toll\n", "é" * 5000])
def test_an_id_that_is_none_is_never_repeated_to_the_reader(chosen: str) -> None:
    shown = rendering.render(real_ledger(), State(LAST, chosen=chosen))
    assert shown.evidence is None
    assert chosen == "" or chosen not in markup_of(shown)
    assert "<script" not in markup_of(shown)


@pytest.mark.parametrize("wider", [False, True])
@pytest.mark.parametrize("day", ["0001-01-01", "2025-10-08", "2025-10-29", "9999-12-30"])
def test_any_day_gives_a_page(day: str, wider: bool) -> None:
    shown = rendering.render(real_ledger(), State(dt.date.fromisoformat(day), wider=wider))
    for view in views_of(shown):
        assert view.alt
        assert view.caption
    assert plain_words(shown.summary)


def test_hostile_records_reach_the_page_as_words(tmp_path: Path) -> None:
    lists = {
        "actors": [
            {"id": "un", "name": BAD, "role": BAD, "side": "third-party", "party": False},
            {"id": "report", "name": BAD, "side": "report", "party": False},
        ],
        "groups": [
            {"id": "afghan-civilians", "name": BAD, "side": "afghanistan", "status": "civilians"}
        ],
        "events": [
            {
                "id": "clash",
                "title": BAD,
                "kind": "fighting",
                "happened": {"from": None, "to": None, "precision": "not stated"},
            }
        ],
    }
    hostile = claim(says=f"{BAD}.", quote=BAD, note=BAD, counts__note=BAD, happened__note=BAD)
    repeat = claim("w", at=MISSING, origin="un-toll", says=f"{BAD}.", quote=BAD)
    report = document(hostile, label=BAD, publisher=BAD, text__words=10_000)
    other = wider_document(repeat, label=BAD, url=f"https://example.org/{BAD}")
    ledger = load_ledger(write_seeds(tmp_path, report, other, **lists))
    shown = rendering.render(ledger, State(LAST, wider=True, chosen="un-toll"))
    for part in (markup_of(shown), panels.sources(ledger, wider=True)):
        assert "<script" not in part
        assert "<img" not in part
        assert "onerror" not in "".join(re.findall(r"<[^>]*>", re.sub(r'"[^"]*"', "", part)))
    assert html.unescape(card_of(shown)).count(BAD) >= 5


def test_other_claims_on_the_same_place_are_one_step_away() -> None:
    chosen = "r5-airstrikes-near-kabul"
    together = led_to(State(LAST), chosen)
    named = {
        c.id for c in real_ledger().claims(ring="five") for w in c.where if w.place.id == "kabul"
    }
    linked = {claim for claims in together.values() for claim in claims}
    assert linked | {chosen} == named
    assert len(named) > 1


@pytest.mark.parametrize("wider", [False, True])
def test_one_place_never_stands_for_a_whole_group_in_the_summary(wider: bool) -> None:
    for day in telling_days(wider=wider):
        said = plain_words(rendered(State(day, wider=wider)).summary)
        for one in real_ledger().claims():
            if one.counts and len(one.where) == 1 and (one.where[0].where_prec or 9) <= 4:
                assert one.says not in said, (day, one.id)


@RINGS
def test_every_table_says_which_days_of_saying_are_inferred(wider: bool) -> None:
    """In the same words in each, so that no twin of a chart stands flatter than the chart."""
    days = knowing.said_days(real_ledger(), wider=wider)[1], LAST
    seen = 0
    for view in (view for day in days for view in views_of(rendered(State(day, wider=wider)))):
        for row in view.table.rows if "Said on" in view.table.columns else ():
            led = [real_ledger().whole.claim(c.claim_id) for c in row if isinstance(c, ClaimCell)]
            said = row[view.table.columns.index("Said on")]
            words = said.words if isinstance(said, Keyed) else said
            assert not led or words in {text.said_in_words(one) for one in led}, led
            seen += "by " in str(words) or "inferred by us" in str(words)
    assert seen > 5


@RINGS
def test_before_anything_was_said_the_page_says_so_and_explains_no_sign(wider: bool) -> None:
    first, _ = knowing.said_days(real_ledger(), wider=wider)
    shown = rendered(State(first, wider=wider))
    assert not knowing.known_on(real_ledger(), first, wider=wider)
    assert "is dated to 9 October 2025 or before" in shown.summary
    for name, view in shown.views.items():
        assert "No claim fits" not in html_of(view), name
        if view in (shown.dispute, shown.two_readings):  # which no day changes
            assert "is dated to" not in html_of(view), name
            continue
        if name != "coverage":
            assert "is dated to 9 October 2025 or before" in html_of(view), name
        assert bool(view.figure.layout.meta.get("empty")) is (name != "map"), name
        for sign in ("Point:", "Arrow", "Hatched", "Dot:", "Coloured ticks", "Bar:", "Solid:"):
            assert sign not in view.caption, (name, sign)
    assert "said on this day" not in shown.timeline.more


def offer_on(state: State) -> Any:
    """How many claims these documents and others hold for the day, if there is more."""
    return data.as_data(rendered(state), real_ledger())["offer"]


@pytest.mark.long
def test_where_other_reports_hold_more_for_the_day_the_page_says_how_many_and_offers_them() -> None:
    for day in telling_days(wider=True):
        offered = offer_on(State(day))
        said = knowing.known_on(real_ledger(), day, wider=True)
        others = sum(c.document.ring == "wider" for c in said)
        five = len(said) - others
        assert bool(offered) is bool(others), day
        assert offered in (None, {"five": five, "others": others})
        assert offer_on(State(day, wider=True)) is None


def test_on_the_day_of_the_ceasefire_the_five_are_not_all_there_is() -> None:
    """One claim of the five is dated by 19 October; others hold more."""
    shown = rendered(State(dt.date(2025, 10, 19)))
    offered = offer_on(State(dt.date(2025, 10, 19)))
    assert offered
    assert offered["five"] == 1 < offered["others"]
    assert "What the five documents date to 19 October 2025 or before." in shown.summary
    assert not re.search(r"\bknown", plain_words(shown.summary))


def test_the_summary_counts_what_carries_no_day() -> None:
    for wider in (False, True):
        for day in telling_days(wider=wider):
            known = knowing.known_on(real_ledger(), day, wider=wider)
            undated = sum(c.said_on.basis == "no-later-than" for c in known)
            summary = plain_words(rendered(State(day, wider=wider)).summary)
            assert bool(undated) is bool(re.search(r"statements? carr(?:y|ies) no day", summary))
            assert not undated or f"{undated} statement" in summary


def test_what_is_filtered_away_is_not_said_to_be_unsaid() -> None:
    shown = rendered(State(LAST, speaker="attaullah-tarar", kind="casualties"))
    for name in ("map", "timeline", "casualties", "statements"):
        html_ = html_of(shown.views[name])
        assert "No claim fits what is chosen" in html_, name
        assert "said yet" not in html_, name


def test_only_a_figure_that_shows_something_can_be_worth_a_picture() -> None:
    for view in rendered(State(LAST)).views.values():
        assert "empty" not in view.figure.layout.meta


@pytest.mark.long
@pytest.mark.parametrize("wider", [False, True])
def test_a_clash_with_the_ttp_is_told_from_fighting_between_the_two_states(wider: bool) -> None:
    page_ = rendered(default_state(real_ledger()) if not wider else State(LAST, wider=True))
    for view in ("map", "timeline", "casualties", "statements", "coverage"):
        shown = f"{page_.views[view].figure.to_plotly_json()}{html_of(page_.views[view])}"
        assert "Pakistan–TTP" in shown, view
        assert "Pakistan–Afghanistan" in shown, view


def test_how_the_records_stand_beside_the_standards_is_on_the_page() -> None:
    said = plain_words(rendered(default_state(real_ledger())).sources)
    ledger = real_ledger()
    assert {one.met for one in ledger.standards.values()} == {"yes", "partly", "no"}
    for one in ledger.standards.values():
        assert one.asks in said
        assert one.how in said


def test_nobody_is_printed_beside_explosions_because_somebody_is_blamed() -> None:
    ledger = real_ledger()
    blasts = {event.id for event in ledger.events.values() if event.kind == "blast"}
    for one in ledger.claims():
        if one.event in blasts:
            facts = dict(evidence_cards.evidence_of(one, ledger, ledger.claims()).facts)
            assert "Pakistan–Afghanistan" not in facts["Grouped under"], one.id


def test_a_day_is_printed_only_where_a_day_is() -> None:
    ledger = real_ledger()
    for one in ledger.claims():
        facts = dict(evidence_cards.evidence_of(one, ledger, ledger.claims()).facts)
        assert not ("day not stated" in facts["Happened"] and "prints the day" in facts["Happened"])


def test_a_stated_none_is_said_once_and_nobody_is_none_killed() -> None:
    one = real_ledger().claim("w-sources-mir-ali-no-loss")
    assert text.figures_in_words(one) == "no loss of any kind"
