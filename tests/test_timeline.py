"""The timeline: signs of kinds, spans of truces, and the two clocks joined."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import (
    document,
    figure_json,
    html_of,
    plain_words,
    real_ledger,
    rendered,
    said_in,
    telling_days,
    values,
    write_seeds,
)
from builders import statement as said

from explainer.analysis import event_rows as event_rows_told
from explainer.analysis import known as knowing
from explainer.page import rendering
from explainer.page.rendering import State
from explainer.page.view import View
from explainer.records.loading import load_ledger
from explainer.records.scales import LANE_OF
from explainer.theme import palette, signs
from explainer.words import claims as text
from explainer.words.timeline import LANES

RINGS = pytest.mark.parametrize("wider", [False, True])
FIVE, WIDER = State(dt.date(2025, 10, 29)), State(dt.date(2026, 2, 9), wider=True)


def figure(state: State) -> go.Figure:
    return rendered(state).timeline.figure


def titles(drawn: go.Figure, *, narrow: bool = False) -> list[str]:
    notes = drawn.layout.meta["narrow"]["annotations"] if narrow else drawn.layout.annotations
    return [plain_words(note["text"]) for note in notes]


def named(drawn: go.Figure, name: str) -> list[Any]:
    return [t for t in drawn.data if t.name == name]


def ticks_of(drawn: go.Figure) -> list[Any]:
    """Under the rows: of what is dated, and of what carries no day."""
    return named(drawn, "said") + named(drawn, "said, no day given")


def rows(state: State) -> tuple[event_rows_told.EventRow, ...]:
    claims = knowing.known_on(real_ledger(), state.known_on, wider=state.wider)
    return event_rows_told.event_rows(real_ledger(), claims)


# --- signs and words --------------------------------------------------------------------


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 12)), FIVE, WIDER])
def test_every_row_begins_with_the_sign_of_its_kind_and_every_lane_has_a_word(
    state: State, narrow: bool
) -> None:
    shown = titles(figure(state), narrow=narrow)
    for row in rows(state):
        sign = signs.GLYPHS[signs.MARKERS[row.event.kind]]
        assert any(t.startswith(f"{sign} {row.event.title}") for t in shown), row.event.id
        assert LANES[row.event.lane] in shown
    assert set(LANES) == set(LANE_OF.values())


def test_exact_days_have_the_sign_of_their_kind() -> None:
    (points,) = named(figure(WIDER), "happened")
    for claim_id, symbol in zip(points.customdata, points.marker.symbol, strict=True):
        event = real_ledger().claim(claim_id).event
        assert event is not None
        assert symbol.removesuffix("-open") == signs.MARKERS[event.kind], claim_id


@RINGS
def test_the_key_explains_every_kind_shown(wider: bool) -> None:
    for day in telling_days(wider=wider):
        key = rendered(State(day, wider=wider)).timeline.more
        for row in rows(State(day, wider=wider)):
            assert text.EVENT_KIND[row.event.kind] in key, (day, row.event.id)


def test_that_nobody_commented_is_no_day_on_which_something_happened() -> None:
    (points,) = named(figure(FIVE), "happened")
    assert not [id_ for id_ in points.customdata if real_ledger().claim(id_).silence]


# --- what lasts -------------------------------------------------------------------------


def lasting(drawn: go.Figure, event: str) -> Any:
    """The span of an event, by the event of the claims it leads to."""
    return next(
        trace
        for trace in drawn.data
        if str(trace.name).startswith("lasting")
        and real_ledger().claim(trace.customdata[0]).event.id == event
    )


def days_of(trace: Any) -> list[str]:
    return [str(x)[:10] for x in trace.x]


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_truce_is_dark_from_its_first_day_to_the_last_word_with_an_open_end(
    state: State,
) -> None:
    span = lasting(figure(state), "doha-ceasefire")
    assert days_of(span) == ["2025-10-19", "2025-10-30"]
    assert span.marker.symbol[1] == "triangle-right"
    assert span.line.color == palette.INK
    title = "⋈ The ceasefire agreed in Doha – from 19 Oct, no end reported, last word 29 Oct"
    assert title in titles(figure(state))


@pytest.mark.parametrize("day", [28, 29])
def test_the_right_end_of_a_truce_leads_to_what_says_how_it_stands(day: int) -> None:
    span = lasting(figure(State(dt.date(2025, 10, day))), "doha-ceasefire")
    assert "ceasefire-status" in real_ledger().claim(span.customdata[1]).topics
    assert plain_words(span.hovertext[0]).startswith("Began: 19 October 2025")
    assert plain_words(span.hovertext[1]).startswith(f"Last word: {day} October 2025")
    if day == 29:
        for side in ("Pakistan says", "The Taliban government says", "The report says"):
            assert side in plain_words(span.hovertext[1]), side


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_the_closure_of_the_border_has_no_end(state: State) -> None:
    span = lasting(figure(state), "border-closure")
    assert list(span.marker.symbol) == ["triangle-left", "triangle-right"]
    assert days_of(span)[1] == "2025-10-30"
    assert span.customdata[1] == "r3-crossings-shut"
    words = next(t for t in titles(figure(state)) if "The border is closed" in t)
    assert words.endswith("no end reported, last word 29 Oct")
    assert "no end reported, last word 29 Oct" in rendered(state).timeline.alt


def test_a_truce_of_which_no_first_day_is_stated_is_open_to_the_left() -> None:
    span = lasting(figure(FIVE), "first-ceasefire")
    assert span.marker.symbol[0] == "triangle-left"
    assert days_of(span)[1] == "2025-10-20"
    assert span.line.color != palette.INK
    assert span.line.dash != "solid"
    said_of_it = next(t for t in titles(figure(FIVE)) if "48-hour" in t)
    assert said_of_it.endswith("start not stated in these documents, over by 19 Oct")


def test_the_wider_ring_dates_the_first_truce() -> None:
    span = lasting(figure(WIDER), "first-ceasefire")
    assert days_of(span) == ["2025-10-15", "2025-10-20"]
    assert list(span.marker.symbol) == ["circle", "line-ns"]
    assert any(t.endswith("– from 15 Oct, over by 19 Oct") for t in titles(figure(WIDER)))
    early = State(dt.date(2025, 10, 16), wider=True)
    assert lasting(figure(early), "first-ceasefire").marker.symbol[1] == "triangle-right"


def test_nothing_lasting_is_drawn_before_anyone_speaks_of_it() -> None:
    drawn = figure(State(dt.date(2025, 10, 27)))
    assert not [t for t in drawn.data if "lasting" in str(t.name)]


# --- bars -------------------------------------------------------------------------------


def timeline_of(folder: Path, *records: dict[str, Any]) -> go.Figure:
    early = said("early", event=None, said_on__date="2025-10-09")
    ledger = load_ledger(write_seeds(folder, document(early, *records)))
    return rendering.render(ledger, State(dt.date(2025, 10, 28))).timeline.figure


def test_a_bar_without_a_first_day_has_an_arrow_and_says_so(tmp_path: Path) -> None:
    happened = {"from": None, "to": "2025-10-20", "precision": "week"}
    drawn = timeline_of(tmp_path, said("open", happened=happened, said_on__date="2025-10-28"))
    (bar,) = named(drawn, "first day not stated")
    assert bar.marker.symbol[0] == "triangle-left"
    assert bar.line.dash != "solid"
    assert "■ The clash – start not stated in these documents" in titles(drawn)


def test_before_it_was_said_is_no_date(tmp_path: Path) -> None:
    happened = {"from": None, "to": "2025-10-28", "precision": "not stated"}
    drawn = timeline_of(tmp_path, said("some-time", happened=happened, said_on__date="2025-10-28"))
    assert not named(drawn, "uncertain date") + named(drawn, "first day not stated")
    assert "■ The clash – day not stated" in titles(drawn)


def test_strikes_of_which_only_the_month_is_told_have_no_first_day() -> None:
    led = {c.id for row in rows(FIVE) if row.event.kind == "strike" for c in row.claims}
    (bar,) = [t for t in named(figure(FIVE), "first day not stated") if t.customdata[0] in led]
    assert bar.marker.symbol[0] == "circle"
    assert bar.marker.size[0] == 1  # no tick: nobody gives a first day
    assert bar.line.dash != "solid"
    words = text.happened_in_words(real_ledger().claim(bar.customdata[0]).happened)
    assert words.startswith("in October 2025, day not stated")
    assert any(
        "as reports word them" in t and t.endswith(f" – {words}") for t in titles(figure(FIVE))
    )
    assert f"(strikes; {words})" in rendered(FIVE).timeline.alt


@pytest.mark.parametrize("day", [28, 29])
def test_no_view_of_the_five_prints_the_first_of_the_month_as_a_day(day: int) -> None:
    shown = rendered(State(dt.date(2025, 10, day)))
    first = re.compile(r"(?<!\d)1(?:–\d+)? Oct")
    views = [v for v in vars(shown).values() if isinstance(v, View)]
    assert len(views) >= 5
    for view in views:
        read = f"{said_in(figure_json(view.figure))} {plain_words(html_of(view))} {view.alt}"
        assert not first.search(read), (day, first.search(read))


def test_the_clashes_as_a_whole_are_drawn_as_wide_as_the_answers() -> None:
    for state in (FIVE, WIDER):
        drawn = figure(state)
        bars = named(drawn, "uncertain date") + named(drawn, "uncertain date, inferred")
        found = [
            days_of(bar)
            for bar in bars
            if real_ledger().claim(bar.customdata[0]).event.id == "october-clashes"
        ]
        assert found == [["2025-10-09", "2025-10-30"]]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_weekend_clash_has_both_readings(narrow: bool) -> None:
    both = "Report 4: 25 October 2025; Reports 2 and 5: the weekend of 25–26 October 2025"
    shown = titles(figure(FIVE), narrow=narrow)
    assert f"■ Weekend clash, as Pakistan’s military words it (Pakistan–TTP) – {both}" in shown
    assert both in rendered(FIVE).timeline.alt
    cells = [str(cell) for row in rendered(FIVE).casualties.table.rows for cell in row]
    assert cells.count(both) == 2


def test_the_dispute_is_older_than_the_days_of_one_demand() -> None:
    shown = [t for t in titles(figure(FIVE)) if "The dispute" in t]
    assert shown == [
        "▲ The dispute over the Pakistani Taliban (Pakistan–TTP) – over more than a year"
    ]


# --- the two clocks ---------------------------------------------------------------------


def joins(drawn: go.Figure) -> list[str]:
    """The pieces of the joining line: a drop for each mark, one line to the last word."""
    paths = [s.path for s in drawn.layout.shapes if s.type == "path"]
    return re.findall(r"M[^M]+", paths[0]) if paths else []


def test_happened_and_said_are_joined_where_they_differ(tmp_path: Path) -> None:
    exact = {"from": "2025-10-12", "to": "2025-10-12", "precision": "day"}
    apart = timeline_of(
        tmp_path / "apart", said("late", happened=exact, said_on__date="2025-10-27")
    )
    drop, along = joins(apart)
    assert drop.count("2025-10-12_12") == 2
    assert along.startswith("M2025-10-12_12")
    assert "L2025-10-27_12" in along
    same = timeline_of(
        tmp_path / "same", said("at-once", happened=exact, said_on__date="2025-10-12")
    )
    assert joins(same) == []


@RINGS
def test_joins_never_reach_beyond_the_day_and_are_few(wider: bool) -> None:
    for day in telling_days(wider=wider):
        state = State(day, wider=wider)
        dates = re.findall(r"\d{4}-\d\d-\d\d", "".join(joins(figure(state))))
        assert all(found <= str(day + dt.timedelta(days=1)) for found in dates), day
        (points,) = named(figure(state), "happened")
        assert len(joins(figure(state))) <= len(list(values(points.x))) + 2 * len(rows(state))


@RINGS
def test_rows_do_not_run_into_each_other(wider: bool) -> None:
    """A title ends above its mark, and below the last tick of the row before."""
    for day in telling_days(wider=wider):
        drawn = figure(State(day, wider=wider))
        (points,) = named(drawn, "happened")
        levels = sorted({*values(points.y), *(y for t in ticks_of(drawn) for y in values(t.y))})
        for narrow in (False, True):
            notes = drawn.layout.meta["narrow"]["annotations"] if narrow else None
            for note in notes or [a.to_plotly_json() for a in drawn.layout.annotations]:
                if note["yanchor"] != "bottom":
                    continue
                rows_of_words = note["text"].count("<br>") + 1
                top = note["y"] - rows_of_words * note["font"]["size"] * 1.3
                assert not [y for y in levels if top - 2 < y < note["y"] + 4], (day, note["text"])


@RINGS
def test_the_key_and_the_caption_explain_only_what_is_drawn(wider: bool) -> None:
    for day in telling_days(wider=wider):
        view = rendered(State(day, wider=wider)).timeline
        drawn = {trace.name for trace in view.figure.data if trace.x}
        joined = any(shape.type == "path" for shape in view.figure.layout.shapes)
        without_start = {"first day not stated", "lasting, start not stated"}
        for words, holds in (
            ("within these days", "uncertain date" in drawn),
            ("no first day stated", bool(drawn & without_start)),
            ("said on this day", "said" in drawn),
            ("happened, then said", joined),
        ):
            assert (words in view.more) is holds, (day, words)
        assert ("a thin line joins" in view.caption) is joined, day
        assert ("Coloured ticks" in view.caption) is bool(view.table.rows), day


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_day_of_saying_that_is_inferred_is_called_so_under_every_tick(state: State) -> None:
    for ticks in ticks_of(figure(state)):
        for id_, words in zip(ticks.customdata, ticks.hovertext, strict=True):
            assert f"Said {text.said_in_words(real_ledger().claim(id_))}" in plain_words(words), id_


@RINGS
def test_what_carries_no_day_has_a_mark_of_its_own_and_no_tick(wider: bool) -> None:
    """It points to the left of the day of its report, and the key, caption and alt say so."""
    for day in telling_days(wider=wider):
        shown = rendered(State(day, wider=wider)).timeline
        ticks = {id_ for t in named(shown.figure, "said") for id_ in t.customdata}
        assert all(real_ledger().claim(i).said_on.basis != "no-later-than" for i in ticks)
        arrows = named(shown.figure, "said, no day given")
        for trace in arrows:
            assert trace.marker.symbol == palette.UNDATED == "triangle-left"
            for id_, x, words in zip(trace.customdata, trace.x, trace.hovertext, strict=True):
                said_on = real_ledger().claim(id_).said_on
                assert said_on.basis == "no-later-than"
                assert str(x)[:10] == str(said_on.date)
                assert f"Said by {text.day_in_words(said_on.date)}" in plain_words(words)
        undated = sum(
            c.said_on.basis == "no-later-than"
            for row in rows(State(day, wider=wider))
            for c in row.claims
        )
        assert bool(arrows) is bool(undated) is ("no day is given" in shown.more)
        for words in (shown.caption, shown.alt):
            assert (f"{undated} statement" in words) is bool(undated), day


@RINGS
def test_days_that_we_infer_are_drawn_broken_or_hollow_and_stand_in_the_key(wider: bool) -> None:
    for day in telling_days(wider=wider):
        shown = rendered(State(day, wider=wider)).timeline
        for trace in named(shown.figure, "happened"):
            hollow = [i for i, s in zip(trace.customdata, trace.marker.symbol, strict=True)
                      if s.endswith("-open")]  # fmt: skip
            assert all(real_ledger().claim(id_).happened.is_inferred for id_ in hollow)
            assert bool(hollow) is ("hollow: day inferred by us" in shown.more)
        ours = named(shown.figure, "uncertain date, inferred")
        assert all(bar.line.dash == palette.DASH_INFERRED for bar in ours)
        assert bool(ours) is ("the same, days inferred by us" in shown.more)
        for bar in named(shown.figure, "uncertain date"):
            assert not [i for i in bar.customdata if real_ledger().claim(i).happened.is_inferred]


def test_the_alt_text_infers_no_first_day_that_a_text_gives(tmp_path: Path) -> None:
    def on(id_: str, basis: str) -> dict[str, Any]:
        return said(id_, said_on={"date": "2025-10-20", "basis": basis, "note": "From a post."})

    for bases, flat in ((("inferred", "printed"), True), (("inferred", "inferred"), False)):
        folder = tmp_path / bases[1]
        folder.mkdir()
        drawn = timeline_of(folder, *(on(f"a{n}", basis) for n, basis in enumerate(bases)))
        alt = drawn.layout.meta["alt"]
        assert ("first said: 20 October 2025 (day inferred by us)" in alt) is not flat, bases
        assert "first said: 20 October 2025" in alt


@pytest.mark.parametrize("wider", [False, True])
@pytest.mark.parametrize("day", [12, 16, 28, 29])
def test_a_tick_says_of_how_many_of_its_claims_the_day_is_inferred(day: int, wider: bool) -> None:
    state = State(dt.date(2025, 10, day), wider=wider)
    figure = rendered(state).timeline.figure
    by_id = {claim.id: claim for claim in real_ledger().claims()}
    marks = [
        mark
        for trace in ticks_of(figure)
        for mark in zip(trace.customdata, trace.hovertext, strict=True)
    ]
    for claim_id, words in marks:
        claim = by_id[claim_id]
        first = claim.said_on.basis == "inferred" and not claim.is_own_voice
        more = re.search(r"and (\d+) more", words)
        count = 1 + (int(more[1]) if more else 0)
        some = re.search(r"day inferred by us for (\d+) of these", words)
        inferred = int(some[1]) if some else count if "(day inferred by us)" in words else 0
        assert first == (inferred == count), words  # what the text dates goes first
        assert not some or 0 < inferred < count, words
