"""The page in a notebook without a browser: what is set, what is told, and what follows it."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import traitlets
from builders import MISSING, plain_words, real_ledger, write_seeds
from IPython.display import HTML
from ipywidgets.widgets import widget as ipywidgets_widget

import explainer
from explainer import paths
from explainer.notebook import pagestore
from explainer.notebook.explainer import BrokenExplainer, Explainer, LiveExplainer, SetPart
from explainer.notebook.part import RENDERING, PartWidget
from explainer.notebook.plotlyjs import plotly_source
from explainer.page import data, rendering
from explainer.page.hosts import PARTS
from explainer.page.state import LOOKED_AT, State, default_state
from explainer.records.ledger import Ledger

VIEWS = ("map", "timeline", "casualties", "refusal", "statements", "coverage")
ALL = len(real_ledger().claims(ring="five"))
FIRST, LAST, WIDER_LAST = dt.date(2025, 10, 9), dt.date(2025, 10, 29), dt.date(2026, 2, 8)


class Browser:
    """What a browser knows of a page: all that its model has told, in order."""

    def __init__(self, page: LiveExplainer, monkeypatch: pytest.MonkeyPatch) -> None:
        self.page = page
        self.model = page._model
        self.heard: list[dict[str, Any]] = []
        monkeypatch.setattr(self.model, "send", self._hear)
        told = unpacked(self.model.get_state()["packed"])
        self.pages, self.values = told["pages"], told["values"]
        self.frame = self.at(self.pages["frame"])
        self.model.observe(lambda _: self.heard.append({"kind": "state"}), "state")

    def _hear(self, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        self.heard.append(content)
        if content["kind"] == "page":
            new = unpacked(buffers[0])  # type: ignore[index]
            self.values[content["first"] :] = new
            self.pages["narrowed"][content["key"]] = content["places"]
            self.heard[-1] = content | {"new": new}

    def asks(self, **parts: str) -> dict[str, Any]:
        """The answer of the kernel to a state, by the parts of its address."""
        self.model._handle_custom_msg({"kind": "page", "query": urlencode(parts)}, [])
        return self.heard[-1]

    def goes(self, **parts: str) -> None:
        """What a reader does: the page is asked for, and then the state is said to be shown."""
        self.asks(**parts)
        self.model.set_state({"state": parts})

    def at(self, place: int) -> Any:
        """A value with what it refers to."""

        def whole(value: Any) -> Any:
            if isinstance(value, dict):
                if value.keys() == {"$"}:
                    return self.at(value["$"])
                return {name: whole(inner) for name, inner in value.items()}
            return [whole(one) for one in value] if isinstance(value, list) else value

        return whole(self.values[place])

    @property
    def places(self) -> tuple[int, int]:
        """Where the page is that is shown, and its evidence."""
        parts = [[name, part] for name, part in self.model.state.items() if name not in LOOKED_AT]
        key = json.dumps(sorted(parts), separators=(",", ":"), ensure_ascii=False)
        page, cards = self.pages["narrowed"][key]
        return page, cards

    @property
    def shown(self) -> Any:
        """The parts of the page that is shown."""
        return self.at(self.places[0])["parts"]

    @property
    def card(self) -> Any:
        """The evidence that is shown, if any."""
        claim = self.model.state.get("claim", self.frame["claim"])
        return self.at(self.places[1]).get(claim)


def unpacked(content: bytes) -> Any:
    return json.loads(gzip.decompress(content))


MAKE = rendering.render, data.as_data, data.cards


@cache
def made(state: State) -> tuple[rendering.Page, Any, Any]:
    """A page of the records, its data and its cards, once for all tests."""
    render, as_data, cards = MAKE
    page = render(real_ledger(), state)
    return page, as_data(page, real_ledger()), cards(real_ledger(), page)


@pytest.fixture(autouse=True)
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested here is what is told of pages: making them again and again is slow."""
    render, as_data, cards = MAKE

    def known(page: rendering.Page, ledger: Ledger) -> bool:
        return ledger is real_ledger() and page is made(page.state)[0]

    def rendered(of: Ledger, at: State) -> rendering.Page:
        return made(at)[0] if of is real_ledger() else render(of, at)

    def told(page: rendering.Page, of: Ledger) -> Any:
        return made(page.state)[1] if known(page, of) else as_data(page, of)

    def told_cards(of: Ledger, page: rendering.Page) -> Any:
        return made(page.state)[2] if known(page, of) else cards(of, page)

    monkeypatch.setattr(rendering, "render", rendered)
    monkeypatch.setattr(data, "as_data", told)
    monkeypatch.setattr(data, "cards", told_cards)


@pytest.fixture
def page() -> LiveExplainer:
    made = Explainer(real_ledger())
    assert isinstance(made, LiveExplainer)
    return made


@pytest.fixture
def browser(page: LiveExplainer, monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(page, monkeypatch)


def displayed(part: Any, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What a part publishes when it is the last line of a cell."""
    found: list[dict[str, str]] = []
    monkeypatch.setattr("explainer.notebook.part.display", lambda bundle, **_: found.append(bundle))
    part._ipython_display_()
    return found


# --- the parts --------------------------------------------------------------------------


@pytest.mark.long
def test_every_part_can_be_shown(page: LiveExplainer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert explainer.Explainer is Explainer
    for name in PARTS:
        live, form = displayed(getattr(page, name), monkeypatch)
        assert "application/vnd.jupyter.widget-view+json" in live, name
        assert f'data-part="{name}"' in form["text/html"]
    assert set(PARTS) <= set(dir(page))


@pytest.mark.long
def test_a_part_that_is_none_is_told_with_those_that_there_are(page: LiveExplainer) -> None:
    with pytest.raises(AttributeError, match=r"no 'maps'; it has opening, .*footer"):
        page.maps  # noqa: B018


@pytest.mark.long
def test_a_page_is_one_model_with_a_thin_one_for_each_part() -> None:
    """It was 148 models. What is not displayed is none."""
    before = set(ipywidgets_widget._instances)
    made = Explainer(real_ledger())
    parts = [made.map, made.controls, made.map]
    assert parts[0] is parts[2]
    kinds = [
        type(ipywidgets_widget._instances[one]).__name__
        for one in set(ipywidgets_widget._instances) - before
    ]
    assert sorted(kinds) == ["Layout", "PageModel", "PagePart", "SetPart"]
    for name in PARTS:
        getattr(made, name)
    assert len(set(ipywidgets_widget._instances) - before) == len(PARTS) + 2


@pytest.mark.long
def test_only_the_model_carries_the_front_end(page: LiveExplainer) -> None:
    assert len(page._model.get_state()["_esm"]) > 10_000
    assert len(page.map.get_state()["_esm"]) < 1000


def test_the_page_opens_with_the_un_count(browser: Browser) -> None:
    assert browser.page.state == State(LAST, chosen="r1-un-toll")
    assert browser.page.evidence.value == "r1-un-toll"
    assert "at least 50" in browser.card["says"]
    assert any("line 18" in value for _, value in browser.card["facts"])


def test_each_view_has_its_alt_sentence_figure_caption_and_table(browser: Browser) -> None:
    for name in VIEWS:
        view = browser.shown["views"][name]
        assert len(view["alt"]) > 20
        assert view["figure"]["data"]
        assert view["caption"]
        assert view["table"]["rows"]
        assert view["source"].startswith("Source:")


# --- the day ----------------------------------------------------------------------------


def test_moving_the_day_changes_every_view(browser: Browser) -> None:
    before = browser.shown
    browser.page.controls.value = dt.date(2025, 10, 12)
    assert browser.page.state.known_on == dt.date(2025, 10, 12)
    assert browser.model.state == {"on": "2025-10-12"}
    for name in VIEWS:
        assert browser.shown["views"][name] != before["views"][name], name
    assert "447" in before["summary"]
    assert "447" not in browser.shown["summary"]


def test_going_back_to_a_day_shows_it_as_before_and_sends_nothing_again(browser: Browser) -> None:
    before = browser.places, browser.shown
    browser.page.controls.value = FIRST
    browser.page.controls.value = LAST
    assert (browser.places, browser.shown) == before
    pages = [content for content in browser.heard if content["kind"] == "page"]
    assert [bool(content["new"]) for content in pages] == [True, False]


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_day_reaches_the_first_and_the_last(browser: Browser, day: dt.date) -> None:
    days = browser.frame["days"]["five"]
    assert days == {"first": str(FIRST), "last": str(LAST)}
    browser.page.controls.value = day
    assert browser.page.state.known_on == browser.page.controls.value == day


@pytest.mark.long
@pytest.mark.parametrize(
    ("day", "says"),
    [
        (dt.date(2025, 10, 8), "“on” is “2025-10-08” and should be a day from 2025-10-09 to"),
        (dt.date(2025, 10, 30), "“on” is “2025-10-30” and should be a day from"),
        ("2025-10-12", "'2025-10-12' should be a day, such as datetime.date(2025, 10, 12)"),
        (None, "None should be a day"),
    ],
)
def test_a_day_that_is_none_or_out_of_reach_changes_nothing(
    page: LiveExplainer, day: Any, says: str
) -> None:
    page.controls.value = dt.date(2025, 10, 20)
    with pytest.raises(traitlets.TraitError, match=re.escape(f"page.controls.value: {says}")):
        page.controls.value = day
    assert page.state.known_on == page.controls.value == dt.date(2025, 10, 20)


@pytest.mark.parametrize("day", ["2025-10-08", "2025-10-30", "soon", "", "2025-02-30"])
def test_a_browser_s_day_out_of_reach_is_refused_in_words(browser: Browser, day: str) -> None:
    browser.page.controls.value = dt.date(2025, 10, 20)
    answer = browser.asks(on=day)
    assert answer["kind"] == "fault"
    assert "“on” is " in answer["says"]
    browser.model.set_state({"state": {"on": day}})
    assert browser.page.state.known_on == dt.date(2025, 10, 20)
    assert browser.model.state == {"on": "2025-10-20"}


def test_the_state_is_said_only_after_its_page_is_told(browser: Browser) -> None:
    browser.page.show_state(State(dt.date(2025, 10, 15)))
    assert [content["kind"] for content in browser.heard] == ["page", "state"]


def test_one_step_of_a_reader_tells_one_page(browser: Browser) -> None:
    browser.goes(on="2025-10-26")
    assert [content["kind"] for content in browser.heard] == ["page", "state"]
    assert browser.page.controls.value == dt.date(2025, 10, 26)


def test_a_step_tells_only_what_differs(browser: Browser) -> None:
    whole = len(browser.model.get_state()["packed"])
    browser.goes(on="2025-10-28")
    browser.heard.clear()
    browser.goes(on="2025-10-27")
    new = gzip.compress(json.dumps(browser.heard[0]["new"]).encode(), 6)
    assert len(new) < whole / 10


def test_a_day_on_which_nothing_was_said_costs_nothing(browser: Browser) -> None:
    browser.goes(on="2025-10-24")
    before = browser.places
    answer = browser.asks(on="2025-10-23")
    assert answer["new"] == []
    browser.model.set_state({"state": {"on": "2025-10-23"}})
    assert browser.places == before


def test_who_watches_the_day_hears_of_a_reader_s_step(browser: Browser) -> None:
    heard: list[Any] = []
    browser.page.controls.observe(lambda change: heard.append(change["new"]), "value")
    browser.goes(on="2025-10-26")
    browser.page.show_state(State(FIRST))
    assert heard == [dt.date(2025, 10, 26), FIRST]


# --- the ring ---------------------------------------------------------------------------


def test_other_published_reports_extend_the_days_and_are_shown(browser: Browser) -> None:
    page = browser.page
    assert "UNAMA, 16 Oct 2025" not in browser.shown["sources"]
    page.filters.value = {"ring": "wider"}
    assert (page.state.wider, page.state.known_on) == (True, LAST)
    assert "UNAMA, 16 Oct 2025" in browser.shown["sources"]
    page.controls.value = WIDER_LAST
    assert page.state.known_on == WIDER_LAST
    assert "47" in json.dumps(browser.shown["views"]["casualties"]["table"])


@pytest.mark.long
def test_leaving_the_wider_ring_comes_back_to_a_day_of_the_five(page: LiveExplainer) -> None:
    page.filters.value = {"ring": "wider"}
    page.controls.value = WIDER_LAST
    page.filters.value = {}
    assert page.state == State(LAST, chosen="r1-un-toll")
    assert page.controls.value == LAST


# --- the filters ------------------------------------------------------------------------


def test_filters_narrow_every_view_and_are_undone(browser: Browser) -> None:
    everything = browser.shown
    browser.page.filters.value = {"speaker": "attaullah-tarar", "topic": "who-blocked"}
    claims = [c for c in real_ledger().claims(ring="five") if c.speaker.id == "attaullah-tarar"]
    fitting = [c for c in claims if "who-blocked" in c.topics]
    assert fitting
    assert browser.shown["filters"]["says"] == f"Shown: {len(fitting)} of {ALL} claims."
    assert "shown are only claims by Attaullah Tarar" in browser.shown["says"]
    browser.page.filters.value = {}
    assert browser.shown == everything


def test_what_nothing_fits_says_so(browser: Browser) -> None:
    browser.page.filters.value = {"speaker": "attaullah-tarar", "kind": "casualties"}
    assert browser.shown["filters"]["says"].startswith("Shown: 0 of ")
    for name in ("map", "timeline", "casualties"):
        assert "No claim fits" in browser.shown["views"][name]["nothing"], name
        assert not browser.shown["views"][name]["table"]["rows"]


def test_one_document_alone_and_none(browser: Browser) -> None:
    document = real_ledger().documents[2]
    browser.page.filters.value = {"documents": document.id}
    assert browser.shown["filters"]["says"] == f"Shown: {len(document.claims)} of {ALL} claims."
    assert "What Report 3 dates to" in browser.shown["says"]
    browser.page.filters.value = {"documents": "none"}
    assert browser.page.state.documents == ()
    assert browser.shown["filters"]["says"].startswith("Shown: 0 of ")


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"speaker": "<script>"}, "“speaker” is “<script>” and should be one that the page"),
        ({"side": 7}, "“side” is “7” and should be"),
        ({"kind": ["event"]}, "“kind” is “['event']” and should be"),
        ({"topic": "no-such-topic"}, "“topic” is “no-such-topic” and should be"),
        ({"documents": "000"}, "“documents” is “000” and should be documents such as"),
        ({"from": "yesterday"}, "“from” is “yesterday” and should be a day"),
        ({"from": "2025-10-20", "to": "2025-10-10"}, "“from” is “2025-10-20” and should be no"),
        ({"ring": "yes"}, "“ring” is “yes” and should be “wider”"),
        ({"colour": "red"}, "{'colour': 'red'} should be a dict with some of ring, documents"),
        ("pakistan", "'pakistan' should be a dict"),
    ],
)
def test_what_is_not_offered_is_told_and_changes_nothing(
    browser: Browser, chosen: Any, says: str
) -> None:
    with pytest.raises(traitlets.TraitError, match=re.escape(f"page.filters.value: {says}")):
        browser.page.filters.value = chosen
    assert browser.page.state == State(LAST, chosen="r1-un-toll")
    assert browser.page.filters.value == {}
    assert browser.heard == []


def test_what_a_reader_narrows_can_be_read(browser: Browser) -> None:
    browser.goes(side="pakistan", on="2025-10-20", order="topic")
    assert browser.page.filters.value == {"side": "pakistan"}
    assert browser.page.coverage.value == "topic"
    assert browser.page.controls.value == dt.date(2025, 10, 20)


# --- the coverage, and choosing a claim ---------------------------------------------------


def test_a_cell_has_every_claim_in_it_or_none(browser: Browser) -> None:
    first, second = real_ledger().documents[:2]
    answers = browser.shown["answers"]
    on_it = [c.id for c in first.claims if "kabul-explosions" in c.topics]
    assert len(on_it) > 1
    assert answers[f"kabul-explosions/{first.id}"]["claims"] == on_it
    assert answers[f"kabul-explosions/{second.id}"]["claims"] == []
    browser.model.set_state({"state": {"cell": f"kabul-explosions/{first.id}"}})
    assert browser.page.state.cell == ("kabul-explosions", first.id)


def test_questions_can_stand_as_listed_and_no_page_is_made_for_it(browser: Browser) -> None:
    before = browser.shown["views"]["coverage"]
    assert browser.page.coverage.value == "disagreement"
    browser.page.coverage.value = "topic"
    assert browser.page.state.order == "topic"
    assert browser.shown["views"]["coverage"] == before
    assert before["variants"]["topic"]["figure"] != before["figure"]
    with pytest.raises(traitlets.TraitError, match="“order” is “alphabet” and should be"):
        browser.page.coverage.value = "alphabet"


def test_choosing_a_claim_shows_its_evidence(browser: Browser) -> None:
    browser.page.evidence.value = "r5-weekend-soldiers"
    assert browser.page.state.chosen == "r5-weekend-soldiers"
    assert browser.card["says"] == real_ledger().claim("r5-weekend-soldiers").says


def test_a_claim_that_a_reader_chooses_asks_for_no_other_page(browser: Browser) -> None:
    browser.model.set_state({"state": {"claim": "r1-army-toll"}})
    assert browser.page.evidence.value == browser.page.state.chosen == "r1-army-toll"
    assert browser.card["says"] == real_ledger().claim("r1-army-toll").says
    assert [content["kind"] for content in browser.heard] == ["state"]


def test_choosing_nothing_shows_no_evidence(browser: Browser) -> None:
    browser.page.evidence.value = None
    assert browser.page.state.chosen is None
    assert browser.card is None


def test_a_choice_that_is_not_known_yet_is_kept_for_later_days(browser: Browser) -> None:
    browser.page.controls.value = dt.date(2025, 10, 12)
    assert browser.card is None
    assert browser.page.evidence.value == "r1-un-toll"
    browser.page.controls.value = dt.date(2025, 10, 27)
    assert browser.card["says"] == real_ledger().claim("r1-un-toll").says


@pytest.mark.parametrize("chosen", ["<script>alert(1)</script>", "no-claim", ""])
def test_a_browser_that_sends_another_id_changes_nothing(browser: Browser, chosen: str) -> None:
    browser.model.set_state({"state": {"claim": chosen}})
    assert browser.page.state == State(LAST, chosen="r1-un-toll")
    browser.goes(on="2025-10-20")
    assert browser.page.state.known_on == dt.date(2025, 10, 20)


# --- what a browser asks ------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "text",
        None,
        {},
        {"kind": "page"},
        {"kind": "page", "query": 7},
        {"kind": "all", "query": ""},
    ],
)
def test_what_is_no_question_is_not_answered(browser: Browser, content: Any) -> None:
    browser.model._handle_custom_msg(content, [])
    assert browser.heard == []


def test_a_fault_in_the_kernel_is_one_plain_sentence(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(pagestore.rendering, "render", fails)
    answer = browser.asks(on="2025-10-20")
    assert answer["kind"] == "fault"
    assert answer["says"] == "That could not be shown. What is on the page can still be read."
    assert "a fault of ours" in caplog.text
    monkeypatch.undo()
    assert browser.model.state == {}


def test_a_browser_without_plotly_gets_it(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(browser.model, "send", lambda *said, **kept: sent.append((said, kept)))
    browser.model._handle_custom_msg({"kind": "plotly"}, [])
    [((content,), kept)] = sent
    assert content == {"kind": "plotly"}
    assert gzip.decompress(kept["buffers"][0]) == plotly_source()


def test_a_browser_that_comes_late_is_told_everything(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.goes(on="2025-10-28")
    late = Browser(browser.page, monkeypatch)
    assert late.shown == browser.shown
    again: list[Any] = []
    monkeypatch.setattr(browser.model, "send_state", again.append)
    browser.model._handle_custom_msg({"kind": "whole"}, [])
    assert again == ["packed"]


def test_a_long_day_needs_no_more_memory_than_a_short_one(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagestore, "TOLD", 3)
    for day in (28, 27, 26, 25):
        browser.goes(on=f"2025-10-{day}")
    firsts = [content["first"] for content in browser.heard if content["kind"] == "page"]
    assert firsts.count(0) == 1, "the pack was begun anew once"
    assert browser.shown["views"]["map"]["figure"]["data"]
    assert len(browser.page._told._made) <= 3
    late = Browser(browser.page, monkeypatch)
    assert late.frame == browser.frame


def test_the_front_end_asks_no_other_host() -> None:
    source = paths.front_script().read_text(encoding="utf-8")
    known = {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"https?://[\w./-]+", source)) <= known
    assert "staticPlot:!0" in source  # no tool of plotly's that would send a figure anywhere
    assert 'plotlyServerURL:""' in source
    assert 'topojsonURL:""' in source


# --- a state given from outside ---------------------------------------------------------


def test_any_state_can_be_shown(browser: Browser) -> None:
    page = browser.page
    page.show_state(State(dt.date(2025, 11, 8), wider=True, chosen="w-un-50-and-447"))
    assert page.controls.value == dt.date(2025, 11, 8)
    assert page.filters.value == {"ring": "wider"}
    assert browser.card["says"] == real_ledger().claim("w-un-50-and-447").says


@pytest.mark.long
def test_a_state_to_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Explainer(real_ledger(), State(dt.date(2025, 10, 16), wider=True))
    assert isinstance(begun, LiveExplainer)
    assert begun.controls.value == dt.date(2025, 10, 16)
    assert Browser(begun, monkeypatch).model.state["on"] == "2025-10-16"


@pytest.mark.long
@pytest.mark.parametrize("day", ["2025-01-01", "2027-01-01"])
def test_a_state_with_a_day_out_of_reach_gives_a_page_that_still_works(day: str) -> None:
    begun = Explainer(real_ledger(), State(dt.date.fromisoformat(day)))
    assert FIRST <= begun.state.known_on <= LAST
    begun.controls.value = dt.date(2025, 10, 20)
    assert begun.state.known_on == dt.date(2025, 10, 20)
    begun.show_state(State(dt.date.fromisoformat(day)))
    assert FIRST <= begun.controls.value <= LAST


@pytest.mark.long
def test_two_pages_do_not_share_a_state() -> None:
    one, other = Explainer(real_ledger()), Explainer(real_ledger())
    one.controls.value = FIRST
    assert other.state.known_on == other.controls.value == LAST
    assert one._group != other._group


def test_the_page_is_the_page(browser: Browser) -> None:
    """Told through the model, a page is what `page.render` makes of its state."""
    state = State(dt.date(2025, 10, 27), side="pakistan")
    browser.page.show_state(state)
    views = rendering.render(real_ledger(), state).views
    assert {name for name, view in browser.shown["views"].items() if view} == set(views)
    for name, view in views.items():
        drawn = json.loads(json.dumps(view.spec["data"]))
        assert browser.shown["views"][name]["figure"]["data"] == drawn, name


# --- the address, and records that cannot be read -------------------------------------------


@pytest.mark.long
def test_the_address_in_voila_is_the_opening_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUERY_STRING", "on=2025-10-20&side=pakistan")
    page = Explainer(real_ledger())
    assert page.state == replace(
        default_state(real_ledger()), known_on=dt.date(2025, 10, 20), side="pakistan"
    )
    assert page._model.addressed is True
    assert Explainer(real_ledger(), State(LAST))._model.addressed is False


@pytest.mark.long
def test_a_hostile_part_of_the_address_is_said_in_plain_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As text: the front end has its own test that it is never markup."""
    monkeypatch.setenv("QUERY_STRING", "claim=%3Cscript%3Ealert(1)%3C/script%3E&on=yesterday")
    notice = Explainer(real_ledger())._model.notice
    assert "“claim” is “<script>alert(1)</script>” and should be" in notice
    assert "“on” is “yesterday” and should be a day from" in notice


def test_broken_records_give_one_plain_sentence_for_every_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds(tmp_path, actors=MISSING)
    monkeypatch.setattr(paths, "seeds_folder", lambda: folder)
    broken = Explainer()
    assert isinstance(broken, BrokenExplainer)
    assert set(dir(broken)) == set(PARTS)
    for part in PARTS:
        shown = getattr(broken, part)
        assert isinstance(shown, HTML)
        said = plain_words(str(shown.data))
        assert said.count("could not be read") == 1
        assert "explainer check" in said
        assert "actors.yaml" not in said
        assert "Traceback" not in said
    with pytest.raises(AttributeError, match=r"'state'.*could not be read"):
        broken.state  # noqa: B018


# --- the static form ------------------------------------------------------------------------


@pytest.mark.long
def test_the_static_form_of_a_view_has_its_words_and_its_table(
    page: LiveExplainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_state(State(dt.date(2025, 10, 27), side="pakistan"))
    displayed(page.summary, monkeypatch)
    _, form = displayed(page.casualties, monkeypatch)
    html = form["text/html"]
    words = plain_words(html)
    view = rendering.render(real_ledger(), page.state).casualties
    assert str(view.meta["question"]) in words
    assert view.caption in words
    assert str(view.meta["source"]) in words
    assert html.count("<tr>") == len(view.table.rows) + 1
    assert 'data-state="on=2025-10-27&amp;side=pakistan&amp;claim=none"' in html
    assert "<script" not in html


@pytest.mark.long
def test_the_static_forms_of_the_other_parts_say_what_they_show(
    page: LiveExplainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = {name: displayed(getattr(page, name), monkeypatch)[1]["text/html"] for name in PARTS}
    said = {name: plain_words(html.rpartition("</script>")[2]) for name, html in forms.items()}
    assert "447" in said["summary"]
    assert "29 October 2025" in said["controls"]
    assert f"Shown: {ALL} of {ALL} claims." in said["filters"]
    assert real_ledger().claim("r1-un-toll").says in said["evidence"]
    assert "Documents and what they state" in said["sources"]
    assert "CC BY 4.0" in said["footer"]


@pytest.mark.long
def test_only_the_part_displayed_first_carries_what_draws_the_figures(
    page: LiveExplainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("summary", "map", "summary")
    forms = [displayed(getattr(page, name), monkeypatch)[1]["text/html"] for name in names]
    carries = ["data-explainer=" in form for form in forms]
    assert carries == [True, False, True]  # a cell that runs again replaces what it had shown
    hosts = "".join(form.rpartition("</script>")[2] for form in forms)
    [group] = set(re.findall(r'data-page="([^"]+)"', hosts))
    assert group == page._group


@pytest.mark.long
def test_without_a_server_all_days_of_the_ring_are_carried(
    page: LiveExplainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("JPY_SESSION_NAME", "QUERY_STRING"):
        monkeypatch.delenv(name, raising=False)
    page.host("summary")
    pages = unpacked(page._told.packed())["pages"]
    assert [day for day, *_ in pages["rings"]["five"]][-1] == str(LAST)
    monkeypatch.setenv("JPY_SESSION_NAME", "explainer.ipynb")
    served = Explainer(real_ledger())
    served.host("summary")
    assert unpacked(served._told.packed())["pages"]["rings"] == {}


@pytest.mark.long
def test_for_a_page_of_ours_only_hosts_are_displayed(
    page: LiveExplainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(RENDERING, "1")
    [form] = displayed(page.map, monkeypatch)
    assert form["text/html"].startswith('<div class="explainer" data-part="map"')
    assert "<script" not in form["text/html"]
    assert "data-live" not in form["text/html"]


@pytest.mark.long
def test_a_live_part_hides_its_own_static_form(
    page: LiveExplainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = page.map
    assert isinstance(part, PartWidget)
    assert not isinstance(part, SetPart)
    live, form = displayed(part, monkeypatch)
    view = live["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == part.live  # type: ignore[index]
    assert f'data-live="{part.live}"' in form["text/html"]
