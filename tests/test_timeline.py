"""The timeline: signs of kinds, spans of truces, and the two clocks joined."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import (
    day_at,
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
from explainer.figures.timeline.axis import axis_of
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


def named(drawn: go.Figure, name: str) -> Any:
    """The one trace of a name: there are the same traces on every day."""
    (trace,) = [trace for trace in drawn.data if trace.name == name]
    return trace


def laid(drawn: go.Figure, name: str, key: str, *, narrow: bool = False) -> list[Any]:
    """What a trace has at a width: y, text or another attribute."""
    number = [trace.name for trace in drawn.data].index(name)
    changed = drawn.layout.meta["narrow"].get(f"data[{number}].{key}")
    return list(values(changed if narrow and changed is not None else drawn.data[number][key]))


def event_of(claim_id: str) -> str:
    event = real_ledger().claim(claim_id).event
    assert event is not None
    return event.id


def level(drawn: go.Figure, event: str, *, narrow: bool = False) -> tuple[float, float]:
    """From where to where a row reaches: all of it leads to a claim about its event."""
    areas = drawn.layout.meta["narrow_areas" if narrow else "areas"]
    found = {tuple(area["y"]) for area in areas if event_of(area["claim"]) == event}
    assert len(found) == 1, event
    return found.pop()


def words_of(drawn: go.Figure, event: str, *, narrow: bool = False) -> str:
    """What stands in a row: its title, and what is not known of its days."""
    top, bottom = level(drawn, event, narrow=narrow)
    said = []
    for name in ("titles", "days in words"):
        ys = laid(drawn, name, "y", narrow=narrow)
        texts = laid(drawn, name, "text", narrow=narrow)
        said += [text_ for y, text_ in zip(ys, texts, strict=True) if top < y < bottom]
    return plain_words(" – ".join(said))


def ends(drawn: go.Figure, event: str) -> list[dict[str, Any]]:
    """The ends of the bars of an event, or of what lasts: day, sign, claim, hover text."""
    trace = named(drawn, "ends")
    found = [
        {"day": day_at(drawn, x), "sign": sign, "size": size, "claim": claim, "says": says, "y": y}
        for x, y, sign, size, claim, says in zip(
            trace.x, trace.y, trace.marker.symbol, trace.marker.size, trace.customdata,
            trace.hovertext, strict=True,
        )
    ]  # fmt: skip
    return [end for end in found if event_of(end["claim"]) == event]


def lines_of(drawn: go.Figure, event: str) -> set[str]:
    """With which kinds of line the bars of an event, or what lasts, are drawn."""
    y = ends(drawn, event)[0]["y"]
    return {
        trace.name
        for trace in drawn.data
        if trace.mode == "lines" and any(abs(y - at) < 8 for at in values(trace.y))
    }


def said_of(drawn: go.Figure) -> list[Any]:
    """In the rows: what is dated, and what carries no day."""
    return [named(drawn, "said"), named(drawn, "said, no day given")]


def rows(state: State) -> tuple[event_rows_told.EventRow, ...]:
    claims = knowing.known_on(real_ledger(), state.known_on, wider=state.wider)
    return event_rows_told.event_rows(real_ledger(), claims)


# --- signs and words --------------------------------------------------------------------


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 12)), FIVE, WIDER])
def test_every_row_begins_with_the_sign_of_its_kind_and_every_lane_has_a_word(
    state: State, narrow: bool
) -> None:
    drawn = figure(state)
    shown = [plain_words(said) for said in laid(drawn, "titles", "text", narrow=narrow)]
    for row in rows(state):
        sign = signs.GLYPHS[signs.MARKERS[row.event.kind]]
        told = words_of(drawn, row.event.id, narrow=narrow)
        assert told.startswith(f"{sign} {row.event.title}"), row.event.id
        assert LANES[row.event.lane] in shown
    assert set(LANES) == set(LANE_OF.values())


def test_exact_days_have_the_sign_of_their_kind() -> None:
    points = named(figure(WIDER), "happened")
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
    points = named(figure(FIVE), "happened")
    assert not [id_ for id_ in points.customdata if real_ledger().claim(id_).silence]


# --- what lasts -------------------------------------------------------------------------


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_truce_is_dark_from_its_first_day_to_the_last_word_with_an_open_end(
    state: State,
) -> None:
    drawn = figure(state)
    start, end = ends(drawn, "doha-ceasefire")
    assert (start["day"], end["day"]) == ("2025-10-19", "2025-10-30")
    assert end["sign"] == "triangle-right"
    assert lines_of(drawn, "doha-ceasefire") == {"lasting"}
    assert named(drawn, "lasting").line.color == palette.INK
    title = "⋈ The ceasefire agreed in Doha from 19 Oct, no end reported, last word 29 Oct"
    assert words_of(drawn, "doha-ceasefire").startswith(title)


@pytest.mark.parametrize("day", [28, 29])
def test_the_right_end_of_a_truce_leads_to_what_says_how_it_stands(day: int) -> None:
    start, end = ends(figure(State(dt.date(2025, 10, day))), "doha-ceasefire")
    assert "ceasefire-status" in real_ledger().claim(end["claim"]).topics
    assert plain_words(start["says"]).startswith("Began: 19 October 2025")
    assert plain_words(end["says"]).startswith(f"Last word: {day} October 2025")
    if day == 29:
        for side in ("Pakistan says", "The Taliban government says", "The report says"):
            assert side in plain_words(end["says"]), side


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_the_closure_of_the_border_has_no_end(state: State) -> None:
    drawn = figure(state)
    start, end = ends(drawn, "border-closure")
    assert (start["sign"], end["sign"]) == ("triangle-left", "triangle-right")
    assert end["day"] == "2025-10-30"
    assert end["claim"] == "r3-crossings-shut"
    words = "start and end not stated, last word 29 Oct"
    assert words in words_of(drawn, "border-closure")
    assert words in rendered(state).timeline.alt


def test_a_truce_of_which_no_first_day_is_stated_is_open_to_the_left() -> None:
    drawn = figure(FIVE)
    start, end = ends(drawn, "first-ceasefire")
    assert start["sign"] == "triangle-left"
    assert end["day"] == "2025-10-20"
    assert lines_of(drawn, "first-ceasefire") == {"lasting, start not stated"}
    line = named(drawn, "lasting, start not stated").line
    assert line.color != palette.INK
    assert line.dash != "solid"
    assert "start not stated, over by 19 Oct" in words_of(drawn, "first-ceasefire")


def test_the_wider_ring_dates_the_first_truce() -> None:
    start, end = ends(figure(WIDER), "first-ceasefire")
    assert (start["day"], end["day"]) == ("2025-10-15", "2025-10-20")
    assert (start["size"], end["sign"]) == (1, "line-ns")
    assert "from 15 Oct, over by 19 Oct" in words_of(figure(WIDER), "first-ceasefire")
    early = State(dt.date(2025, 10, 16), wider=True)
    assert ends(figure(early), "first-ceasefire")[1]["sign"] == "triangle-right"


def test_nothing_lasting_is_drawn_before_anyone_speaks_of_it() -> None:
    drawn = figure(State(dt.date(2025, 10, 27)))
    for name in ("lasting", "lasting, start not stated"):
        assert not list(values(named(drawn, name).x)), name


# --- bars -------------------------------------------------------------------------------


def timeline_of(folder: Path, *records: dict[str, Any]) -> go.Figure:
    early = said("early", event=None, said_on__date="2025-10-09")
    ledger = load_ledger(write_seeds(folder, document(early, *records)))
    return rendering.render(ledger, State(dt.date(2025, 10, 28))).timeline.figure


def drawn_words(drawn: go.Figure) -> str:
    """All that stands in the rows of a timeline of records made for a test."""
    texts = [t for name in ("titles", "days in words") for t in laid(drawn, name, "text")]
    return plain_words(" – ".join(texts))


BARS = ("uncertain date", "uncertain date, inferred", "first day not stated")


def test_a_bar_without_a_first_day_has_an_arrow_and_says_so(tmp_path: Path) -> None:
    happened = {"from": None, "to": "2025-10-20", "precision": "week"}
    drawn = timeline_of(tmp_path, said("open", happened=happened, said_on__date="2025-10-28"))
    assert list(values(named(drawn, "first day not stated").x))
    assert named(drawn, "ends").marker.symbol[0] == "triangle-left"
    assert named(drawn, "first day not stated").line.dash != "solid"
    assert "■ The clash start not stated" in drawn_words(drawn)


def test_before_it_was_said_is_no_date(tmp_path: Path) -> None:
    happened = {"from": None, "to": "2025-10-28", "precision": "not stated"}
    drawn = timeline_of(tmp_path, said("some-time", happened=happened, said_on__date="2025-10-28"))
    assert not [name for name in BARS if list(values(named(drawn, name).x))]
    assert "■ The clash day not stated" in drawn_words(drawn)


def test_strikes_of_which_only_the_month_is_told_have_no_first_day() -> None:
    (event,) = {row.event.id for row in rows(FIVE) if row.event.kind == "strike"}
    drawn = figure(FIVE)
    start, _ = ends(drawn, event)
    assert (start["sign"], start["size"]) == ("circle", 1)  # no tick: nobody gives a first day
    assert lines_of(drawn, event) == {"within these days", "first day not stated"}
    words = text.happened_in_words(real_ledger().claim(start["claim"]).happened)
    assert words.startswith("in October 2025, day not stated")
    assert "as reports word them" in words_of(drawn, event)
    assert f" – {words}" in words_of(drawn, event)
    assert f"(strikes; {words})" in rendered(FIVE).timeline.alt


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_bar_is_pale_and_its_edges_alone_say_what_is_known(state: State) -> None:
    """A long bar does not read as a long war: it is the days within which something happened."""
    fill = named(figure(state), "within these days")
    assert (fill.fill, fill.fillcolor, fill.line.width) == ("toself", palette.SOFT, 0)
    for name in BARS:
        assert named(figure(state), name).line.width < 1
        assert named(figure(state), name).fill is None


@pytest.mark.long
@pytest.mark.parametrize("day", [28, 29])
def test_no_view_of_the_five_prints_the_first_of_the_month_as_a_day(day: int) -> None:
    shown = rendered(State(dt.date(2025, 10, day)))
    first = re.compile(r"(?<!\d)1(?:–\d+)? Oct")
    views = [v for v in vars(shown).values() if isinstance(v, View)]
    assert len(views) >= 5
    for view in views:
        read = f"{said_in(figure_json(view))} {plain_words(html_of(view))} {view.alt}"
        assert not first.search(read), (day, first.search(read))


def test_the_clashes_as_a_whole_are_drawn_as_wide_as_the_answers() -> None:
    for state in (FIVE, WIDER):
        days = [end["day"] for end in ends(figure(state), "october-clashes")]
        assert days[2:] == ["2025-10-09", "2025-10-30"]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_weekend_clash_has_both_readings(narrow: bool) -> None:
    both = "Report 4: 25 October 2025; Reports 2 and 5: the weekend of 25–26 October 2025"
    shown = words_of(figure(FIVE), "weekend-clash", narrow=narrow)
    title = "■ Weekend clash, as Pakistan’s military words it (Pakistan–TTP)"
    assert shown.startswith(f"{title} {both}")
    assert both in rendered(FIVE).timeline.alt
    cells = [str(cell) for row in rendered(FIVE).casualties.table.rows for cell in row]
    assert cells.count(both) == 2


def test_the_dispute_is_older_than_the_days_of_one_demand() -> None:
    shown = words_of(figure(FIVE), "ttp-dispute")
    title = "▲ The dispute over the Pakistani Taliban (Pakistan–TTP)"
    assert shown.startswith(f"{title} – over more than a year")


# --- the two clocks ---------------------------------------------------------------------


def joins(drawn: go.Figure) -> list[tuple[float, float]]:
    """The lines from what happened to when it was said: from where to where they reach."""
    paths = [shape.path for shape in drawn.layout.shapes if shape.name == "join"]
    found = re.findall(r"M([\d.]+),[\d.]+H([\d.]+)V", paths[0]) if paths else []
    return [(float(start), float(end)) for start, end in found]


def test_happened_and_said_are_joined_where_they_differ(tmp_path: Path) -> None:
    exact = {"from": "2025-10-12", "to": "2025-10-12", "precision": "day"}
    apart = timeline_of(
        tmp_path / "apart", said("late", happened=exact, said_on__date="2025-10-27")
    )
    ((start, end),) = joins(apart)
    assert (day_at(apart, start), day_at(apart, end)) == ("2025-10-12", "2025-10-27")
    same = timeline_of(
        tmp_path / "same", said("at-once", happened=exact, said_on__date="2025-10-12")
    )
    assert joins(same) == []


@pytest.mark.long
@RINGS
def test_joins_never_reach_beyond_the_day_and_are_few(wider: bool) -> None:
    for day in telling_days(wider=wider):
        drawn = figure(State(day, wider=wider))
        assert all(day_at(drawn, end) <= str(day) for _, end in joins(drawn)), day
        assert len(joins(drawn)) <= len(rows(State(day, wider=wider)))


@pytest.mark.parametrize("narrow", [False, True])
@RINGS
def test_rows_do_not_run_into_each_other(wider: bool, narrow: bool) -> None:
    """What stands in a row ends within it; on a telephone a title ends above its marks."""
    for day in telling_days(wider=wider):
        drawn = figure(State(day, wider=wider))
        heads = set(LANES.values())
        for y, told in zip(laid(drawn, "titles", "y", narrow=narrow),
                           laid(drawn, "titles", "text", narrow=narrow), strict=True):  # fmt: skip
            half = 8 * (told.count("<br>") + 1)
            rows_ = {tuple(area["y"]) for area in drawn.layout.meta[
                "narrow_areas" if narrow else "areas"]}  # fmt: skip
            within = [(top, foot) for top, foot in rows_ if top <= y - half and y + half <= foot]
            assert within or plain_words(told) in heads, (day, told)
            for top, foot in within if narrow else ():
                levels = laid(drawn, "happened", "y", narrow=True)
                assert not [at for at in levels if top < at < foot and at - 8 < y + half]


@RINGS
def test_the_key_explains_only_what_is_drawn(wider: bool) -> None:
    for day in telling_days(wider=wider):
        view = rendered(State(day, wider=wider)).timeline
        drawn = {trace.name for trace in view.figure.data if trace.x}
        without_start = {"first day not stated", "lasting, start not stated"}
        for words, holds in (
            ("first and last day stated", "uncertain date" in drawn),
            ("no first day stated", bool(drawn & without_start)),
            ("from what happened to when it was first said", bool(joins(view.figure))),
        ):
            assert (words in view.more) is holds, (day, words)
        for words, holds in (
            ("happened within these days", "within these days" in drawn),
            ("happened on this day", "happened" in drawn),
            ("said on this day", "said" in drawn),
            ("still to come", "to come" in drawn),
            ("days left out", wider),
        ):
            assert (words in view.signs) is holds, (day, words)
        starred = any("*" in said for said in laid(view.figure, "days in words", "text"))
        assert ("day inferred by us" in view.signs) is starred, day


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_day_of_saying_that_is_inferred_is_called_so_under_every_tick(state: State) -> None:
    for ticks in said_of(figure(state)):
        for id_, words in zip(ticks.customdata, ticks.hovertext, strict=True):
            assert f"Said {text.said_in_words(real_ledger().claim(id_))}" in plain_words(words), id_


@RINGS
def test_what_carries_no_day_has_a_mark_of_its_own_and_no_dot(wider: bool) -> None:
    """It points to the left of the day of its report, and the key and the alt say so."""
    for day in telling_days(wider=wider):
        shown = rendered(State(day, wider=wider)).timeline
        dots = set(named(shown.figure, "said").customdata)
        assert all(real_ledger().claim(i).said_on.basis != "no-later-than" for i in dots)
        arrows = named(shown.figure, "said, no day given")
        assert arrows.marker.symbol == palette.UNDATED == "triangle-left"
        for id_, x, words in zip(arrows.customdata, arrows.x, arrows.hovertext, strict=True):
            said_on = real_ledger().claim(id_).said_on
            assert said_on.basis == "no-later-than"
            assert day_at(shown.figure, x) == str(said_on.date)
            assert f"Said by {text.day_in_words(said_on.date)}" in plain_words(words)
        undated = sum(
            c.said_on.basis == "no-later-than"
            for row in rows(State(day, wider=wider))
            for c in row.claims
        )
        assert bool(arrows.x) is bool(undated) is ("no day is given" in shown.more)
        for words in (shown.more, shown.alt):
            assert (f"{undated} statement" in words) is bool(undated), day


@pytest.mark.long
@RINGS
def test_days_that_we_infer_are_drawn_broken_or_hollow_and_stand_in_the_key(wider: bool) -> None:
    for day in telling_days(wider=wider):
        shown = rendered(State(day, wider=wider)).timeline
        exact = named(shown.figure, "happened")
        hollow = [i for i, s in zip(exact.customdata, exact.marker.symbol, strict=True)
                  if s.endswith("-open")]  # fmt: skip
        assert all(real_ledger().claim(id_).happened.is_inferred for id_ in hollow)
        assert bool(hollow) is ("hollow: day inferred by us" in shown.more)
        ours = named(shown.figure, "uncertain date, inferred")
        assert ours.line.dash == palette.DASH_INFERRED
        assert bool(ours.x) is ("the same, days inferred by us" in shown.more)
        for row in rows(State(day, wider=wider)):
            found = ends(shown.figure, row.event.id)
            if found and "uncertain date" in lines_of(shown.figure, row.event.id):
                stated = [i["claim"] for i in found if not i["sign"].startswith("triangle")]
                assert not all(real_ledger().claim(i).happened.is_inferred for i in stated)


# --- the same on every day ----------------------------------------------------------------


@RINGS
def test_rows_and_axis_are_those_of_the_last_day_on_every_day(wider: bool) -> None:
    """So a day step moves nothing that is looked at."""
    days = telling_days(wider=wider)
    last = figure(State(days[-1], wider=wider))
    for day in days:
        drawn = figure(State(day, wider=wider))
        assert drawn.layout.height == last.layout.height
        assert drawn.layout.xaxis == last.layout.xaxis
        assert drawn.layout.yaxis == last.layout.yaxis
        for row in rows(State(day, wider=wider)):
            for narrow in (False, True):
                here = level(drawn, row.event.id, narrow=narrow)
                assert here == level(last, row.event.id, narrow=narrow), (day, row.event.id)


@RINGS
def test_what_is_to_come_is_an_outline_without_a_word(wider: bool) -> None:
    for day in telling_days(wider=wider):
        state = State(day, wider=wider)
        drawn = figure(state)
        come = named(drawn, "to come")
        assert come.text is None
        assert come.customdata is None
        assert come.hoverinfo == "skip"
        assert all(day_at(drawn, x) > str(day) for x in come.x), day
        told = rows(state)
        heads = {LANES[row.event.lane] for row in told}
        titles = [plain_words(words) for words in laid(drawn, "titles", "text")]
        assert len(titles) == len(told) + len(heads), day
        assert heads <= set(titles), day


def test_a_long_silence_is_left_out_of_the_axis_and_said_to_be() -> None:
    """9 October to 8 November, where all events lie, keep more than three quarters of it."""
    axis = figure(WIDER).layout.xaxis
    ticks = dict(zip(axis.ticktext, axis.tickvals, strict=True))
    assert list(axis.ticktext).count("⁄⁄") == len(figure(WIDER).layout.meta["days"]["gaps"]) == 2
    assert ticks["10 Dec"] / (axis.range[1] - axis.range[0]) > 0.75
    assert figure(FIVE).layout.meta["days"]["gaps"] == []


# --- what a click chooses -----------------------------------------------------------------


@pytest.mark.parametrize(("areas", "least"), [("areas", 32), ("narrow_areas", 44)])
@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_all_of_a_row_chooses_a_claim_about_its_event(
    state: State, areas: str, least: float
) -> None:
    found = figure(state).layout.meta[areas]
    whole = [area for area in found if area["x"] is None]
    assert len(whole) == len(rows(state))
    assert all(area["y"][1] - area["y"][0] >= least for area in found)
    tops = sorted(tuple(area["y"]) for area in whole)
    assert all(foot <= top for (_, foot), (top, _) in pairwise(tops))
    for area in found:
        top, _ = area["y"]
        assert event_of(area["claim"]) in {
            event_of(one["claim"]) for one in whole if one["y"][0] == top
        }


@pytest.mark.parametrize(("state", "most"), [(FIVE, 700), (WIDER, 1200)])
def test_the_timeline_is_no_higher_than_a_screen_and_short_on_a_telephone(
    state: State, most: float
) -> None:
    layout = figure(state).layout
    assert layout.height <= most
    assert layout.meta["narrow"]["height"] <= 2500


def test_the_timeline_is_light() -> None:
    """Words stand in traces: an annotation costs plotly more than a row of them."""
    for state in (FIVE, WIDER):
        drawn = figure(state)
        assert not drawn.layout.annotations
        assert len(drawn.data) <= 14
        assert len(drawn.layout.shapes) <= 6


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
        for trace in said_of(figure)
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


def test_in_a_gap_no_part_of_a_day_leads_past_the_next_day() -> None:
    """The strike of 16 March stood on 17 March."""
    axis = axis_of(dt.date(2026, 1, 1), dt.date(2026, 3, 17), [])
    days = [dt.date(2026, 1, 1) + dt.timedelta(n) for n in range(76)]
    places = [axis.at(day, part) for day in days for part in (0, 0.5, 0.97)]
    assert places == sorted(places)
    assert axis.at(dt.date(2026, 3, 16), 0.97) <= axis.at(dt.date(2026, 3, 17))
