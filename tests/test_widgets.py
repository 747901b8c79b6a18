"""The live page without a browser: controls are set, and everything follows them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ipywidgets as w
import pytest
from builders import MISSING, plain_words, real_ledger, write_seeds

from explainer import paths
from explainer.notebook.daycontrol import DayControl
from explainer.notebook.explainer import PARTS, Explainer
from explainer.notebook.filtercontrol import FilterControl
from explainer.notebook.htmlview import HtmlView
from explainer.notebook.plotview import PlotView
from explainer.page.state import State

VIEWS = ("map", "timeline", "casualties", "refusal", "statements", "coverage")
ALL_PARTS = (
    "summary",
    "controls",
    "filters",
    "map",
    "timeline",
    "casualties",
    "refusal",
    "coverage",
    "evidence",
    "sources",
    "footer",
)
ALL = len(real_ledger().claims(ring="five"))
FIRST, LAST, WIDER_LAST = dt.date(2025, 10, 9), dt.date(2025, 10, 29), dt.date(2026, 2, 8)


@pytest.fixture
def explainer() -> Explainer:
    return Explainer(real_ledger())


def inside(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def one(widget: Any, kind: type[Any]) -> Any:
    found = [part for part in inside(widget) if isinstance(part, kind)]
    assert len(found) == 1, f"{len(found)} of {kind.__name__}"
    return found[0]


def narrow(explainer: Explainer, **chosen: Any) -> None:
    """As the browser does: the whole choice is sent, with something changed."""
    control = one(explainer.filters, FilterControl)
    control.set_state({"value": control.value | chosen})


def shown(explainer: Explainer) -> str:
    said: str = one(explainer.filters, FilterControl).says
    return said


def plot(explainer: Explainer, view: str) -> PlotView:
    found: PlotView = one(getattr(explainer, view), PlotView)
    return found


def markup(widget: Any) -> str:
    """All the HTML in a part of the page."""
    parts = [
        part.value if isinstance(part, w.HTML) else part.html
        for part in inside(widget)
        if isinstance(part, w.HTML | HtmlView)
    ]
    return " ".join(parts)


def words(widget: Any) -> str:
    """Every word of HTML in a part of the page."""
    return plain_words(markup(widget))


def clicks(widget: Any, claim_id: str) -> None:
    """What the browser sends when a reader chooses a mark or a row, even the one chosen before."""
    widget.set_state({"chosen": ""})
    widget.set_state({"chosen": claim_id})


def set_day(explainer: Explainer, day: dt.date) -> None:
    """As the browser does: the day control's value changes."""
    one(explainer.controls, DayControl).day = day.isoformat()


def choose(explainer: Explainer, claim_id: str) -> None:
    one(explainer.evidence, w.Dropdown).value = claim_id


# --- the parts --------------------------------------------------------------------------


def test_every_part_exists_and_can_be_shown(explainer: Explainer) -> None:
    assert set(ALL_PARTS) <= set(PARTS)
    for part in PARTS:
        assert isinstance(getattr(explainer, part), w.Widget), part


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("map", "explainer-map"),
        ("timeline", "explainer-timeline"),
        ("casualties", "explainer-casualties"),
        ("evidence", "explainer-evidence"),
        ("controls", "explainer-known-on"),
    ],
)
def test_parts_have_stable_class_names(explainer: Explainer, part: str, name: str) -> None:
    assert name in getattr(explainer, part)._dom_classes


def test_the_page_opens_with_the_un_count(explainer: Explainer) -> None:
    assert explainer.state == State(LAST, chosen="r1-un-toll")
    assert "at least 50" in words(explainer.evidence)
    assert "line 18" in words(explainer.evidence)
    assert one(explainer.evidence, w.Dropdown).value == "r1-un-toll"


def test_each_view_has_its_alt_sentence_figure_caption_and_table(explainer: Explainer) -> None:
    for view in VIEWS:
        assert len(plot(explainer, view).alt) > 20
        assert plot(explainer, view).figure["data"]
        found = markup(getattr(explainer, view))
        assert 'role="status"' in found
        assert "<table" in found
        assert "Source:" in found


# --- the day ----------------------------------------------------------------------------


def test_moving_the_day_changes_all_three_views_with_their_words(explainer: Explainer) -> None:
    before = {view: plot(explainer, view).figure for view in VIEWS}
    set_day(explainer, dt.date(2025, 10, 12))
    assert explainer.state.known_on == dt.date(2025, 10, 12)
    for view in VIEWS:
        assert plot(explainer, view).figure != before[view], view
        assert "12 October 2025" in words(getattr(explainer, view)), view
        assert "29 October 2025" not in words(getattr(explainer, view)), view
    assert "12 October 2025" in words(explainer.summary)
    assert "447" not in words(explainer.summary)


def test_going_back_to_a_day_shows_it_as_before(explainer: Explainer) -> None:
    before = {
        view: (plot(explainer, view).figure, words(getattr(explainer, view))) for view in VIEWS
    }
    set_day(explainer, FIRST)
    set_day(explainer, LAST)
    for view in VIEWS:
        after = (plot(explainer, view).figure, words(getattr(explainer, view)))
        assert after == before[view], view


def test_the_day_control_reaches_the_first_and_the_last_day(explainer: Explainer) -> None:
    control = one(explainer.controls, DayControl)
    assert (control.first, control.last) == (FIRST.isoformat(), LAST.isoformat())
    for day in (FIRST, LAST):
        set_day(explainer, day)
        assert explainer.state.known_on == day
        assert control.shown == control.day == day.isoformat()


@pytest.mark.parametrize("day", ["2025-10-08", "2025-10-30", "soon", "", "2025-02-30"])
def test_a_day_that_is_none_or_out_of_reach_changes_nothing(explainer: Explainer, day: str) -> None:
    set_day(explainer, dt.date(2025, 10, 20))
    control = one(explainer.controls, DayControl)
    control.day = day
    assert explainer.state.known_on == dt.date(2025, 10, 20)
    assert control.day == control.shown == "2025-10-20"


def test_the_day_drawn_is_said_only_after_the_figures_are_drawn(explainer: Explainer) -> None:
    """The browser sends the next day when it hears this one is shown."""
    control = one(explainer.controls, DayControl)
    heard: list[str] = []
    control.observe(lambda _: heard.append(words(explainer.casualties)), "shown")
    set_day(explainer, dt.date(2025, 10, 15))
    assert len(heard) == 1
    assert "15 October 2025" in heard[0]


def test_one_step_draws_each_figure_once(explainer: Explainer) -> None:
    steps = {view: plot(explainer, view).step for view in VIEWS}
    set_day(explainer, dt.date(2025, 10, 26))
    assert {view: plot(explainer, view).step - steps[view] for view in VIEWS} == dict.fromkeys(
        VIEWS, 1
    )


# --- the ring ---------------------------------------------------------------------------


def test_other_published_reports_extend_the_days_and_are_shown(explainer: Explainer) -> None:
    control = one(explainer.controls, DayControl)
    assert "UNAMA, 16 Oct 2025" not in words(explainer.sources)
    narrow(explainer, wider=True)
    assert explainer.state.wider is True
    assert control.last == WIDER_LAST.isoformat()
    assert explainer.state.known_on == LAST
    assert "UNAMA, 16 Oct 2025" in words(explainer.sources)
    set_day(explainer, WIDER_LAST)
    assert explainer.state.known_on == WIDER_LAST
    assert "47" in words(explainer.casualties)


def test_leaving_the_wider_ring_comes_back_to_a_day_of_the_five(explainer: Explainer) -> None:
    narrow(explainer, wider=True)
    set_day(explainer, WIDER_LAST)
    narrow(explainer, wider=False)
    assert explainer.state == State(LAST, chosen="r1-un-toll")
    control = one(explainer.controls, DayControl)
    assert (control.day, control.last) == (LAST.isoformat(), LAST.isoformat())
    assert "UNAMA, 16 Oct 2025" not in words(explainer.casualties)


# --- the filters ------------------------------------------------------------------------


def test_filters_narrow_every_view_and_are_undone(explainer: Explainer) -> None:
    everything = shown(explainer)
    narrow(explainer, speaker="attaullah-tarar", topic="who-blocked")
    claims = [c for c in real_ledger().claims(ring="five") if c.speaker.id == "attaullah-tarar"]
    fitting = [c for c in claims if "who-blocked" in c.topics]
    assert fitting
    assert shown(explainer) == f"Shown: {len(fitting)} of {ALL} claims."
    assert "shown are only claims by Attaullah Tarar" in words(explainer.summary)
    control = one(explainer.filters, FilterControl)
    assert control.narrowed
    control._handle_custom_msg({"ask": "reset"}, [])
    assert shown(explainer) == everything
    assert not one(explainer.filters, FilterControl).narrowed


def test_what_nothing_fits_says_so_and_offers_everything(explainer: Explainer) -> None:
    narrow(explainer, speaker="attaullah-tarar", kind="casualties")
    assert shown(explainer).startswith("Shown: 0 of ")
    for view in ("map", "timeline", "casualties"):
        assert "No claim fits" in words(getattr(explainer, view)), view
        assert 'data-ask="reset"' in markup(getattr(explainer, view)), view


def test_other_reports_are_offered_for_the_day_and_shown_on_it() -> None:
    day = dt.date(2025, 10, 19)
    explainer = Explainer(real_ledger(), State(day))
    (offer,) = [part for part in explainer.controls.children if isinstance(part, HtmlView)]
    assert "Show them too" in offer.html
    offer._asked(None, {"ask": "wider"}, [])
    assert (explainer.state.wider, explainer.state.known_on) == (True, day)
    assert offer.html == ""


def test_one_document_alone(explainer: Explainer) -> None:
    document = real_ledger().documents[2]
    narrow(explainer, documents=[document.id])
    assert shown(explainer) == f"Shown: {len(document.claims)} of {ALL} claims."
    assert "What Report 3 dates to" in words(explainer.map)


def test_a_window_the_wrong_way_round_is_turned(explainer: Explainer) -> None:
    narrow(explainer, **{"from": "2025-10-20", "to": "2025-10-10"})
    assert explainer.state.happened_from == dt.date(2025, 10, 10)
    assert explainer.state.happened_to == dt.date(2025, 10, 20)


@pytest.mark.parametrize(
    "chosen",
    [
        {"speaker": "<script>"},
        {"side": 7},
        {"kind": ["event"]},
        {"topic": "no-such-topic"},
        {"documents": "000"},
        {"from": "yesterday", "to": None},
        {"wider": "yes"},
    ],
)
def test_what_was_not_offered_leaves_that_choice_open(
    explainer: Explainer, chosen: dict[str, Any]
) -> None:
    narrow(explainer, **chosen)
    assert explainer.state == State(LAST, chosen="r1-un-toll")


# --- the coverage -----------------------------------------------------------------------


def test_a_cell_opens_every_claim_in_it_or_says_that_there_is_none(explainer: Explainer) -> None:
    first, second = real_ledger().documents[:2]
    clicks(plot(explainer, "coverage"), f"kabul-explosions/{first.id}")
    on_it = [c for c in first.claims if "kabul-explosions" in c.topics]
    assert len(on_it) > 1
    said = one_glance(explainer)
    assert all(c.says in said for c in on_it)
    clicks(plot(explainer, "coverage"), f"kabul-explosions/{second.id}")
    assert "does not mention it" in one_glance(explainer)


def one_glance(explainer: Explainer) -> str:
    return plain_words(explainer._views["coverage"].glance.html)


def test_questions_can_be_sorted_by_disagreement(explainer: Explainer) -> None:
    before = plot(explainer, "coverage").figure
    one(explainer.coverage, w.Dropdown).value = "disagreement"
    assert explainer.state.order == "disagreement"
    assert plot(explainer, "coverage").figure != before


# --- files ------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
def test_a_table_is_given_as_a_file(explainer: Explainer, view: str) -> None:
    name, body = explainer._views[view].words._answers["csv"]()  # type: ignore[misc]
    rows = list(csv.reader(io.StringIO(body)))
    assert name == f"durand-line-{view}-dated-to-2025-10-29.csv"
    assert len(rows) > 5
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all("date to 29 October 2025 or before" in row[-1] for row in rows[1:])
    ids = {c.id for c in real_ledger().claims(ring="five")}
    assert {row[-2] for row in rows[1:]} - {""} <= ids


# --- choosing a claim -------------------------------------------------------------------


def test_choosing_in_the_list_shows_the_card(explainer: Explainer) -> None:
    choose(explainer, "r5-weekend-soldiers")
    assert explainer.state.chosen == "r5-weekend-soldiers"
    assert real_ledger().claim("r5-weekend-soldiers").says in words(explainer.evidence)


@pytest.mark.parametrize("view", VIEWS)
def test_choosing_a_mark_shows_the_card_and_a_glance_beside_the_figure(
    explainer: Explainer, view: str
) -> None:
    clicks(plot(explainer, view), "r1-army-toll")
    assert explainer.state.chosen == "r1-army-toll"
    assert real_ledger().claim("r1-army-toll").says in words(explainer.evidence)
    assert one(explainer.evidence, w.Dropdown).value == "r1-army-toll"
    assert [v for v in VIEWS if "<article" in markup(getattr(explainer, v))] == [view]


@pytest.mark.parametrize("view", VIEWS)
def test_choosing_a_row_of_a_table_shows_the_card(explainer: Explainer, view: str) -> None:
    part = getattr(explainer, view)
    table = next(p for p in inside(part) if isinstance(p, HtmlView) and "<table" in p.html)
    rows = re.findall(r'data-claim="([^"]+)"', table.html)
    assert len(rows) >= 5
    chosen = next(row for row in rows if row != explainer.state.chosen)
    clicks(table, chosen)
    assert explainer.state.chosen == chosen
    assert real_ledger().claim(chosen).says in words(explainer.evidence)


def test_choosing_the_same_claim_in_another_view_moves_the_glance_there(
    explainer: Explainer,
) -> None:
    assert explainer.state.chosen == "r1-un-toll"
    clicks(plot(explainer, "timeline"), "r1-un-toll")
    assert "<article" in markup(explainer.timeline)
    assert "<article" not in markup(explainer.casualties)


def test_choosing_nothing_empties_the_card(explainer: Explainer) -> None:
    choose(explainer, "")
    assert explainer.state.chosen is None
    assert "Choose" in words(explainer.evidence)


def test_a_choice_that_is_not_known_yet_is_kept_for_later_days(explainer: Explainer) -> None:
    says = real_ledger().claim("r1-un-toll").says
    set_day(explainer, dt.date(2025, 10, 12))
    assert says not in words(explainer.evidence)
    assert "12 October 2025" in words(explainer.evidence)
    assert one(explainer.evidence, w.Dropdown).value == ""
    set_day(explainer, dt.date(2025, 10, 27))
    assert says in words(explainer.evidence)
    assert one(explainer.evidence, w.Dropdown).value == "r1-un-toll"


@pytest.mark.parametrize("chosen", ["<script>alert(1)</script>", "w-unama-47-and-456", "no-claim"])
def test_a_browser_that_sends_another_id_gets_a_plain_sentence(
    explainer: Explainer, chosen: str
) -> None:
    clicks(plot(explainer, "map"), chosen)
    assert "<article" not in markup(explainer.evidence)
    for part in ALL_PARTS:
        assert "<script" not in markup(getattr(explainer, part))
    set_day(explainer, dt.date(2025, 10, 20))
    assert explainer.state.known_on == dt.date(2025, 10, 20)


# --- a state given from outside ---------------------------------------------------------


def test_any_state_can_be_shown(explainer: Explainer) -> None:
    state = State(dt.date(2025, 11, 8), wider=True, chosen="w-un-50-and-447")
    explainer.show_state(state)
    control = one(explainer.controls, DayControl)
    assert (control.day, control.shown) == ("2025-11-08", "2025-11-08")
    assert control.last == WIDER_LAST.isoformat()
    assert one(explainer.filters, FilterControl).value["wider"] is True
    assert real_ledger().claim("w-un-50-and-447").says in words(explainer.evidence)


def test_a_state_to_begin_with() -> None:
    begun = Explainer(real_ledger(), State(dt.date(2025, 10, 16), wider=True))
    assert one(begun.controls, DayControl).day == "2025-10-16"
    assert "16 October 2025" in words(begun.timeline)


@pytest.mark.parametrize("day", ["2025-01-01", "2027-01-01"])
def test_a_state_with_a_day_out_of_reach_gives_a_page_that_still_works(day: str) -> None:
    begun = Explainer(real_ledger(), State(dt.date.fromisoformat(day)))
    control = one(begun.controls, DayControl)
    assert control.first <= control.day <= control.last
    set_day(begun, dt.date(2025, 10, 20))
    assert begun.state.known_on == dt.date(2025, 10, 20)
    assert "20 October 2025" in words(begun.casualties)


def test_two_pages_do_not_share_a_state() -> None:
    one_page, other = Explainer(real_ledger()), Explainer(real_ledger())
    set_day(one_page, FIRST)
    assert other.state.known_on == LAST
    assert "29 October 2025" in words(other.casualties)


# --- records that cannot be read --------------------------------------------------------


def test_broken_records_give_one_plain_sentence_and_every_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds(tmp_path, actors=MISSING)
    monkeypatch.setattr(paths, "seeds_folder", lambda: folder)
    broken = Explainer()
    for part in ALL_PARTS:
        assert isinstance(getattr(broken, part), w.Widget), part
    said = " ".join(words(getattr(broken, part)) for part in ALL_PARTS)
    assert said.count("could not be read") == 1
    assert "explainer check" in said
    assert "actors.yaml" not in said
    assert "Traceback" not in said


def test_a_hostile_part_of_the_address_is_shown_as_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUERY_STRING", "claim=%3Cscript%3Ealert(1)%3C/script%3E&on=yesterday")
    shown = "".join(getattr(part, "value", "") for part in inside(Explainer().summary))
    alert = re.findall(r'<p role="alert">(.*?)</p>', shown)
    assert len(alert) == 1
    assert "“claim” is “&lt;script&gt;alert(1)&lt;/script&gt;” and should be" in alert[0]
    assert "“on” is “yesterday” and should be a day from" in alert[0]
    assert "<script" not in shown
