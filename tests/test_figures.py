"""Figures: what is drawn is what the analysis says, no more exact and never added up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import (
    MISSING,
    claim,
    claim_ids,
    day_at,
    days,
    document,
    figure_json,
    plain_words,
    real_ledger,
    rendered,
    statement,
    telling_days,
    traces_of,
    values,
    wider_document,
    write_seeds,
)

from explainer.analysis import counts
from explainer.analysis import event_rows as event_rows_told
from explainer.analysis import known as knowing
from explainer.analysis import places as places_told
from explainer.analysis import statements as statements_made
from explainer.figures.gutter import fold
from explainer.geo import layers, mapfiles
from explainer.page import rendering
from explainer.page.state import State
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.records.quantities import Quantity
from explainer.theme import palette

VIEWS = ("map", "timeline", "casualties", "refusal", "statements", "coverage")
EACH_VIEW = pytest.mark.parametrize("view", VIEWS)
RINGS = pytest.mark.parametrize("wider", [False, True])
FIVE, WIDER = State(dt.date(2025, 10, 29)), State(dt.date(2026, 2, 9), wider=True)


def figure_of(view: str, state: State) -> go.Figure:
    figure: go.Figure = getattr(rendered(state), view).figure
    return figure


def known(state: State) -> tuple[Claim, ...]:
    return knowing.known_on(real_ledger(), state.known_on, wider=state.wider)


def statements(state: State, ledger: Ledger | None = None) -> list[statements_made.Statement]:
    ledger = ledger or real_ledger()
    claims = knowing.known_on(ledger, state.known_on, wider=state.wider)
    return [s for panel in counts.comparison(ledger, claims) for s in panel.statements]


# --- all three --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def again() -> rendering.Page:
    """The page of a state, made a second time."""
    return rendering.render(real_ledger(), WIDER)


@pytest.mark.long
@EACH_VIEW
def test_the_same_state_gives_the_same_figure(again: rendering.Page, view: str) -> None:
    assert figure_json(again.views[view]) == figure_json(rendered(WIDER).views[view])


@pytest.mark.long
@EACH_VIEW
@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 9)), FIVE, WIDER])
def test_a_figure_says_what_it_shows_asks_and_rests_on(view: str, state: State) -> None:
    meta = figure_of(view, state).layout.meta
    assert len(meta["alt"]) > 20
    assert meta["question"].endswith("?")
    assert meta["source"].startswith("Source: ")


@pytest.mark.long
@EACH_VIEW
@RINGS
def test_marks_lead_only_to_claims_that_are_known(view: str, wider: bool) -> None:
    for day in telling_days(wider=wider):
        state = State(day, wider=wider)
        assert claim_ids(figure_of(view, state)) <= {c.id for c in known(state)}, day


@EACH_VIEW
def test_marks_lead_somewhere(view: str) -> None:
    marks = {str(v) for t in figure_of(view, FIVE).data for v in values(t.customdata) if v}
    assert len(marks) >= 5


@EACH_VIEW
def test_a_figure_keeps_the_readers_zoom(view: str) -> None:
    assert figure_of(view, FIVE).layout.uirevision == figure_of(view, WIDER).layout.uirevision
    assert figure_of(view, FIVE).layout.uirevision


@EACH_VIEW
def test_a_figure_fetches_nothing(view: str) -> None:
    types = {trace.type for trace in figure_of(view, WIDER).data}
    assert types <= {"scatter", "bar", "scattergl"}
    assert not figure_of(view, WIDER).layout.images


@pytest.mark.parametrize("view", ["timeline", "casualties", "coverage"])
def test_the_chosen_claim_is_marked(view: str) -> None:
    chosen = State(FIVE.known_on, chosen="r1-un-toll")
    assert figure_json(figure_of(view, chosen)) != figure_json(figure_of(view, FIVE))


@pytest.mark.long
@pytest.mark.parametrize("precision", ["town", "near", "province", "stretch"])
def test_the_places_of_the_chosen_claim_are_marked_on_the_map(precision: str) -> None:
    marks = places_told.place_marks(known(FIVE))
    first = next(
        m.claims[0]
        for m in marks
        if m.precision == precision and (m.place.on_map or m.place.kind == "line")
    )
    chosen = State(FIVE.known_on, chosen=first.id)
    assert figure_json(figure_of("map", chosen)) != figure_json(figure_of("map", FIVE))


@pytest.mark.long
@RINGS
def test_no_mark_of_the_timeline_lies_after_the_day(wider: bool) -> None:
    """But the outlines of what is still to be said, which tell nothing."""
    for day in telling_days(wider=wider):
        figure = figure_of("timeline", State(day, wider=wider))
        (today,) = [shape for shape in figure.layout.shapes if shape.name == "today"]
        for trace in figure.data:
            if trace.xaxis != "x2" and trace.name not in {"to come", "days in words"}:
                assert all(x <= today.x0 for x in values(trace.x)), (day, trace.name)


# --- casualties -------------------------------------------------------------------------


def axis_of(figure: go.Figure, measure: str) -> str:
    """The short name ("x", "x2") of the axis whose title names the measure."""
    for name in figure.layout:
        if name.startswith("xaxis") and measure in str(figure.layout[name].title.text):
            return name.replace("axis", "")
    raise AssertionError(f"no axis says that it counts people {measure}")


def marks(figure: go.Figure, measure: str) -> Iterator[dict[str, Any]]:
    """Each visible mark of one measure: claim id, x, symbol, words, colour."""
    axis = axis_of(figure, measure)
    for trace in figure.data:
        if (trace.xaxis or "x") != axis or "markers" not in (trace.mode or ""):
            continue
        ids = list(values(trace.customdata))
        for n, x in enumerate(trace.x):
            if x is None:  # between two lines of one trace
                continue
            yield {
                "id": ids[n] if n < len(ids) else None,
                "x": x,
                "symbol": _nth(trace.marker.symbol, n) or "circle",
                "colour": _nth(trace.marker.color, n),
                "words": str(_nth(trace.text, n) or ""),
            }


def _nth(found: Any, n: int) -> Any:
    listed = list(values(found))
    return listed[n] if len(listed) > 1 else (listed[0] if listed else None)


def is_arrow(mark: dict[str, Any]) -> bool:
    return "triangle-right" in mark["symbol"] or "arrow" in mark["symbol"]


def quantity(s: statements_made.Statement, measure: Any) -> Quantity | None:
    return s.claim.counts.quantity(measure) if s.claim.counts else None


@pytest.mark.parametrize("state", [FIVE, WIDER, State(dt.date(2025, 10, 16), wider=True)])
@pytest.mark.parametrize("measure", ["killed", "wounded"])
def test_every_figure_is_drawn_as_its_words_allow(state: State, measure: str) -> None:
    figure = figure_of("casualties", state)
    drawn = list(marks(figure, measure))
    axis = axis_of(figure, measure)
    for s in statements(state):
        found = quantity(s, measure)
        own = [m for m in drawn if m["id"] == s.claim.id]
        bands = [
            t
            for t in traces_of(figure, [s.claim])
            if t.fillpattern.shape and (t.xaxis or "x") == axis
        ]
        if found is None:
            assert not own, s.claim.id
            assert not bands, s.claim.id
        elif found.vague:
            assert not own, f"{found.words} is no point"
            assert len(bands) == 1, f"{found.words} is a hatched band"
            assert found.words in plain_words("\n".join(values(bands[0].text)))
        else:
            assert not bands, f"{found.words} is a number"
            assert found.low in [m["x"] for m in own]
            assert bool([m for m in own if is_arrow(m)]) is (found.high is None), found.words
            if found.high is not None:
                assert found.high in [m["x"] for m in own]


@pytest.mark.parametrize("state", [FIVE, WIDER])
@pytest.mark.parametrize("measure", ["killed", "wounded"])
def test_no_mark_stands_on_a_number_that_no_source_gives(state: State, measure: str) -> None:
    allowed = {
        number
        for s in statements(state)
        if (q := quantity(s, measure)) is not None
        for number in (q.low, q.high)
        if number is not None
    }
    for mark in marks(figure_of("casualties", state), measure):
        assert is_arrow(mark) or mark["x"] in allowed, mark
    assert 73 not in allowed
    assert 50 + 23 + 5 + 25 not in allowed


@pytest.mark.parametrize("state", [FIVE, WIDER])
@pytest.mark.parametrize("measure", ["killed", "wounded"])
def test_every_figure_stands_in_its_sources_words(state: State, measure: str) -> None:
    shown = {
        (m["id"], plain_words(m["words"])) for m in marks(figure_of("casualties", state), measure)
    }
    for s in statements(state):
        found = quantity(s, measure)
        if found is not None and not found.vague:
            worded = {words for claim, words in shown if claim == s.claim.id}
            assert any(words.startswith(found.words) for words in worded if words)


@pytest.mark.parametrize("measure", ["killed", "wounded"])
def test_hue_says_who_speaks(measure: str) -> None:
    for mark in marks(figure_of("casualties", WIDER), measure):
        if mark["id"]:
            speaker = real_ledger().claim(mark["id"]).speaker
            assert mark["colour"] == palette.SPEAKER_COLOURS[speaker.side], mark


def test_axes_of_people_begin_at_zero_and_have_room_for_every_figure() -> None:
    for state in (FIVE, WIDER):
        figure = figure_of("casualties", state)
        for measure in ("killed", "wounded"):
            axis = figure.layout[axis_of(figure, measure).replace("x", "xaxis")]
            assert axis.range[0] == 0
            assert all(m["x"] <= axis.range[1] for m in marks(figure, measure))


def test_a_stated_zero_alone_still_has_an_axis() -> None:
    none = [c for c in known(WIDER) if c.counts and c.counts.killed == "no loss of any kind"]
    document_id = none[0].document.id
    figure = figure_of("casualties", State(WIDER.known_on, wider=True, documents=(document_id,)))
    axis = figure.layout[axis_of(figure, "killed").replace("x", "xaxis")]
    assert axis.range[1] > axis.range[0]


def test_a_revised_figure_is_struck_through_from_the_day_of_its_revision() -> None:
    def struck(day: dt.date) -> bool:
        drawn = marks(figure_of("casualties", State(day, wider=True)), "killed")
        words = [m["words"] for m in drawn if m["id"] == "r1-un-toll"]
        (worded,) = [plain_words(w) for w in words if w]
        assert worded.startswith("at least 50")
        assert ("later: 47" in worded) is (day >= dt.date(2026, 2, 8))
        return any("<s>" in w for w in words)

    assert not struck(dt.date(2026, 2, 7))
    assert struck(dt.date(2026, 2, 8))


def printed_in_comparison() -> str:
    """Every word in the drawing of the comparison."""
    traces = figure_of("casualties", FIVE).data
    said = [plain_words(words) for trace in traces if trace.mode == "text" for words in trace.text]
    return " ".join(said).replace("\u00a0", " ")


def test_those_whom_nobody_counts_are_named_as_unknown() -> None:
    meta, said = figure_of("casualties", FIVE).layout.meta, printed_in_comparison()
    for group in ("afghan-taliban-fighters", "pakistani-civilians"):
        name = real_ledger().groups[group].name
        assert name.lower() in said.lower()
        assert name in meta["alt"]
    assert "not zero" in said


def test_own_and_enemy_losses_are_told_apart_in_the_figure() -> None:
    said = printed_in_comparison()
    assert "of its own" in said
    assert "of an enemy" in said


def test_before_anybody_counts_there_is_no_mark() -> None:
    figure = figure_of("casualties", State(dt.date(2025, 10, 11)))
    assert claim_ids(figure) == set()
    assert not list(marks(figure, "killed"))


# --- map --------------------------------------------------------------------------------


def line_trace(figure: go.Figure) -> Any:
    found = [t for t in figure.data if t.name == "Durand Line"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 9)), FIVE, WIDER])
def test_the_durand_line_is_dashed_and_the_map_says_why(state: State) -> None:
    figure = figure_of("map", state)
    assert line_trace(figure).line.dash not in {None, "solid"}
    notes = plain_words("\n".join(a.text for a in figure.layout.annotations))
    assert "Durand Line" in notes
    assert "a border, Pakistan says; not recognised, Kabul says" in notes
    assert "Boundaries: Natural Earth" in notes


def test_the_line_is_the_drawn_line() -> None:
    drawn = [corner for ring in layers.load_line("10m").rings for corner in ring]
    trace = line_trace(figure_of("map", FIVE))
    shown = [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None]
    assert shown == [(round(x, 3), round(y, 3)) for x, y in drawn]


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_province_is_hatched_and_a_town_is_solid(state: State) -> None:
    figure = figure_of("map", state)
    seen = set()
    for mark in places_told.place_marks(known(state)):
        if not mark.place.on_map or mark.place.kind not in {"province", "city", "town"}:
            continue
        traces = traces_of(figure, mark.claims)
        if mark.precision == "province":
            assert any(t.fillpattern.shape and t.fill == "toself" for t in traces), mark.place.id
            seen.add("province")
        elif mark.precision in {"town", "point"}:
            symbols = [
                _nth(t.marker.symbol, n)
                for t in traces
                if "markers" in t.mode
                for n, at in enumerate(zip(t.x, t.y, strict=True))
                if at == (mark.place.lon, mark.place.lat)
            ]
            assert symbols, mark.place.id
            assert not any(str(s).endswith("-open") for s in symbols), mark.place.id
            seen.add("town")
    assert seen == {"province", "town"}


def test_no_province_or_stretch_is_drawn_as_a_point() -> None:
    points = {
        (t.x[n], t.y[n])
        for t in figure_of("map", WIDER).data
        if "markers" in (t.mode or "")
        for n in range(len(t.x))
    }
    places = {(p.lon, p.lat) for p in real_ledger().places.values() if p.lon is not None}
    places |= {town.rings[0][0] for town in layers.load_outlines("towns")}
    places.add((mapfiles.SURROUNDINGS[0], mapfiles.SURROUNDINGS[3]))  # the head of the inset
    assert points <= places


@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 9)), FIVE, WIDER])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_four_places_are_named_from_the_first_day(state: State, narrow: bool) -> None:
    figure = figure_of("map", state)
    at = figure.layout.meta["zoom"]["words"]
    text = figure.layout.meta["narrow"][f"data[{at}].text"] if narrow else figure.data[at].text
    said = plain_words("\n".join(text))
    for name in ("Kabul", "Khost", "Paktika", "Spin Boldak"):
        assert name in said, name


def test_the_alt_text_of_the_map_names_every_place_with_its_precision() -> None:
    alt = figure_of("map", FIVE).layout.meta["alt"]
    for mark in places_told.place_marks(known(FIVE)):
        if mark.place.on_map:
            assert mark.place.name in alt
    assert "only the province is named" in alt


# --- timeline ---------------------------------------------------------------------------


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_both_clocks_of_every_claim_about_an_event_are_drawn(state: State) -> None:
    """A mark on the day it was said, by the speaker's side; one where it exactly happened."""
    figure = figure_of("timeline", state)
    drawn: set[tuple[str, str, str]] = set()
    for trace in figure.data:
        ids = list(values(trace.customdata))
        for claim_id, x in zip(ids, values(trace.x), strict=False):
            claim_ = real_ledger().claim(str(claim_id))
            side = claim_.speaker.side
            drawn.add((claim_.event.id if claim_.event else "", day_at(figure, x), side))
    for row in event_rows_told.event_rows(real_ledger(), known(state)):
        for claim_ in row.claims:
            side = claim_.speaker.side
            assert (row.event.id, str(claim_.said_on.date), side) in drawn, claim_.id
            if claim_.happened.precision == "day":
                exact = (row.event.id, str(claim_.happened.from_))
                assert exact in {(event, day) for event, day, _ in drawn}, claim_.id


def test_an_uncertain_day_is_a_bar_and_never_a_point(tmp_path: Path) -> None:
    vague = {"from": "2025-10-12", "to": "2025-10-20", "precision": "month"}
    record = statement("vague", happened=vague, said_on__date="2025-10-27")
    other = statement("exact", event=None, said_on__date="2025-10-09")
    ledger = load_ledger(write_seeds(tmp_path, document(record, other)))
    figure = rendering.render(ledger, State(dt.date(2025, 10, 28))).timeline.figure
    (bar,) = [t for t in figure.data if t.name == "within these days"]
    found = {day_at(figure, x) for x in values(bar.x) if x is not None}
    assert found == {"2025-10-12", "2025-10-21"}
    points = [t for t in traces_of(figure, [ledger.claim("vague")]) if t.name != "ends"]
    assert {day_at(figure, x) for t in points for x in values(t.x)} == {"2025-10-27"}


def test_every_event_spoken_of_has_its_title_and_no_other() -> None:
    for state in (State(dt.date(2025, 10, 12)), FIVE):
        figure = figure_of("timeline", state)
        (titles,) = [trace for trace in figure.data if trace.name == "titles"]
        said = plain_words(" ".join(titles.text))
        spoken = {r.event.id for r in event_rows_told.event_rows(real_ledger(), known(state))}
        for event in real_ledger().events.values():
            assert (event.title in said) is (event.id in spoken), event.id


# --- coverage ---------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2025-10-12", "2025-10-26", "2025-10-28", "2025-10-29"])
def test_no_document_is_called_silent_on_what_it_says(day: str) -> None:
    """A report of which one claim was said on 12 October is not silent on the rest by then."""
    shown = rendered(State(dt.date.fromisoformat(day))).coverage
    topics = {d.label: {t for c in d.claims for t in c.topics} for d in real_ledger().documents}
    asked = {topic.question: topic.id for topic in real_ledger().topics.values()}
    for question, label, *said in shown.table.rows:
        if "This document does not mention it." in said:
            assert asked[str(question)] not in topics[str(label)], (day, question)


# --- hostile records --------------------------------------------------------------------


def test_hostile_words_stay_words_in_every_figure(tmp_path: Path) -> None:
    bad = "<img src=x onerror=alert(1)><script>x</script>&"
    lists = {
        "actors": [
            {"id": "un", "name": bad, "side": "third-party", "party": False},
            {"id": "report", "name": bad, "side": "report", "party": False},
        ],
        "groups": [
            {"id": "afghan-civilians", "name": bad, "side": "afghanistan", "status": "civilians"}
        ],
        "events": [
            {
                "id": "clash",
                "title": bad,
                "kind": "fighting",
                "happened": {"from": None, "to": None, "precision": "not stated"},
            }
        ],
    }
    where = [
        {"place": "kabul", "precision": "town"},
        {"place": "paktika-province", "precision": "province"},
    ]
    records = [claim(says=f"{bad}.", where=where), claim("b", says=f"{bad}.", asserted_by="report")]
    other = wider_document(claim("w", at=MISSING, says=f"{bad}."), label=bad)
    ledger = load_ledger(write_seeds(tmp_path, document(*records, label=bad), other, **lists))
    shown = rendering.render(ledger, State(days(wider=False)[-1], wider=True, chosen="un-toll"))
    for view in VIEWS:
        plain = figure_json(getattr(shown, view))
        for words in _drawn_words(plain):
            assert "<img" not in words, view
            assert "<script" not in words, view


def _drawn_words(plain: Any, key: str = "") -> Iterator[str]:
    """Every string that plotly would read as its own small HTML."""
    if isinstance(plain, str):
        if key in {"text", "hovertext", "hovertemplate", "texttemplate"}:
            yield plain
    elif isinstance(plain, dict):
        for name, value in plain.items():
            yield from _drawn_words(value, name)
    elif isinstance(plain, list):
        for value in plain:
            yield from _drawn_words(value, key)


def test_a_figure_too_long_for_a_telephone_shows_its_first_rows() -> None:
    rows = [44.0 * n for n in range(1, 51)]
    assert fold([44.0], [44.0], 36) == {}
    assert fold(rows[:36], [], 36) == {}, "all of it may stand there"
    assert fold(rows, [], 36) == {"fold": {"height": 36 + 36 * 44, "rest": 14}}
    assert fold(rows, [440.0, 1320.0, 2200.0], 36)["fold"] == {"height": 1356, "rest": 20}, (
        "it is cut at a heading where that leaves out little"
    )
