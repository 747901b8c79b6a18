"""The map: kinds with signs and words, crossings as claimed, words that cover nothing."""

from __future__ import annotations

import datetime as dt
import html
import math
import re
from dataclasses import replace
from itertools import cycle, pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
import shapely
from builders import (
    figure_json,
    html_of,
    led_to,
    plain_words,
    real_ledger,
    rendered,
    said_in,
    telling_days,
    values,
)

from explainer.analysis import known as knowing
from explainer.analysis import places as places_told
from explainer.figures.map import drawing, inset, seen
from explainer.figures.map.drawing import claims_by_place
from explainer.figures.map.frame import EAST_WEST, MEDIUM, NARROW, WIDE, MapFrame
from explainer.figures.map.placing import Box, WantedLabel, around, placed, size_of
from explainer.geo import layers
from explainer.page.rendering import State, View
from explainer.page.views import keys
from explainer.page.views import map as places_view
from explainer.records.bound import Claim
from explainer.theme import palette
from explainer.theme import signs as theme_signs
from explainer.words import claims as text
from explainer.words import places as in_words

RINGS = pytest.mark.parametrize("wider", [False, True])
NAMES = {WIDE: "wide", MEDIUM: "medium", NARROW: "narrow"}
FRAMES = pytest.mark.parametrize("frame", NAMES, ids=NAMES.get)
FIVE, WIDER = State(dt.date(2025, 10, 29)), State(dt.date(2026, 2, 9), wider=True)


def view(state: State) -> View:
    return rendered(state).map


def told_below(shown: View) -> str:
    """How to read the map: what stands behind its caption, without the key and the list."""
    (told,) = re.findall(r'<div class="explainer-read">(.*?)</div>', shown.more) or [""]
    return plain_words(told)


def known(state: State) -> tuple[Claim, ...]:
    return knowing.known_on(real_ledger(), state.known_on, wider=state.wider)


def written(figure: go.Figure, frame: MapFrame, name: str) -> dict[str, Any]:
    """What a trace of words or lines holds in a frame: its own values, or those for that width."""
    at = [trace.name for trace in figure.data].index(name)
    values = figure.data[at].to_plotly_json()
    if frame is not WIDE:
        changes = figure.layout.meta[NAMES[frame]]
        own = {k.removeprefix(f"data[{at}]."): v for k, v in changes.items()}
        values |= {key: own[key] for key in own if f"data[{at}].{key}" in changes}
    return values


def notes(figure: go.Figure, frame: MapFrame) -> list[dict[str, Any]]:
    """Every word on the map, where it is anchored, and the point to which it belongs."""
    found = written(figure, frame, "words")
    keys = ("x", "y", "text", "textposition")
    rows = zip(*(found[key] for key in keys), found["meta"]["at"], strict=True)
    return [dict(zip((*keys, "at"), row, strict=True)) for row in rows]


def beside(figure: go.Figure, frame: MapFrame) -> list[str]:
    """What stands in the corners and in the inset."""
    layout = figure.layout
    corners = layout.annotations if frame is WIDE else layout.meta[NAMES[frame]]["annotations"]
    return [
        *(dict(a.to_plotly_json() if frame is WIDE else a)["text"] for a in corners),
        *of_name(figure, inset.OUTSIDE)[0].text,
    ]


def words_on(figure: go.Figure, frame: MapFrame) -> str:
    words = [*(note["text"] for note in notes(figure, frame)), *beside(figure, frame)]
    return plain_words(" ".join(words))


def labels_named(figure: go.Figure, frame: MapFrame, name: str) -> list[str]:
    labels = [plain_words(note["text"]) for note in notes(figure, frame)]
    return [label for label in labels if label.startswith(name)]


def crossings(figure: go.Figure) -> Any:
    return next(t for t in figure.data if t.name == "border crossings")


def rows_of(note: dict[str, Any]) -> list[tuple[str, float]]:
    """The lines of a label, each with its font size."""
    found = []
    for row in note["text"].split("<br>"):
        sizes = [float(px) for px in re.findall(r"font-size:([\d.]+)px", row)]
        found.append((plain_words(row), max(sizes, default=12.0)))
    return found


def box_of(note: dict[str, Any], frame: MapFrame) -> Box:
    """The room of words, estimated anew: narrower letters than the layout reckons with."""
    rows = rows_of(note)
    width = max(0.5 * size * len(words) for words, size in rows)
    height = sum(1.3 * size for _, size in rows)
    x, y = frame.pixel(note["x"], note["y"])
    along, across = note["textposition"].split()
    left = {"right": x, "left": x - width}.get(across, x - width / 2)
    top = {"bottom": y, "top": y - height}.get(along, y - height / 2)
    return Box(left, top, left + width, top + height)


def middle_of(note: dict[str, Any], frame: MapFrame) -> tuple[float, float]:
    """The middle of a place's name, in pixels."""
    box = box_of(note, frame)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def overlap(one: Box, other: Box) -> bool:
    return (
        one.right > other.left
        and one.left < other.right
        and one.bottom > other.top
        and one.top < other.bottom
    )


# --- words and signs --------------------------------------------------------------------


@pytest.mark.long
@FRAMES
@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 9)), FIVE, WIDER])
def test_both_capitals_are_named_as_capitals(state: State, frame: MapFrame) -> None:
    labels = [plain_words(note["text"]) for note in notes(view(state).figure, frame)]
    for name in ("Kabul", "Islamabad"):
        assert [label for label in labels if label.startswith(name) and "capital" in label], name


@FRAMES
@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 9)), FIVE, WIDER])
def test_the_picture_itself_says_whose_boundaries_it_shows(state: State, frame: MapFrame) -> None:
    assert in_words.NEUTRALITY in words_on(view(state).figure, frame)


def test_every_kind_told_of_a_place_on_the_map_stands_there_in_words() -> None:
    said = words_on(view(FIVE).figure, WIDE)
    blame = "explosions, blamed on Pakistan by the Taliban government"
    for words in (blame, "strikes (near, province)", "trade"):
        assert words in said
    (boldak,) = labels_named(view(WIDER).figure, WIDE, "Spin Boldak")
    assert theme_signs.GLYPHS[theme_signs.MARKERS["fighting"]] in boldak
    assert "figures" in boldak
    assert "#" not in words_on(view(WIDER).figure, WIDE)


def test_only_the_explosions_that_are_blamed_are_blamed() -> None:
    blamed = "explosions of 9 Oct, blamed on Pakistan by the Taliban government"
    said = words_on(view(WIDER).figure, WIDE)
    assert f"◆ {blamed} ◆ explosions of 15 Oct: UN and others ▼" in said
    assert f"({blamed}, explosions of 15 Oct and" in view(WIDER).alt


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_town_of_waiting_trucks_is_no_closed_border(state: State) -> None:
    (label,) = labels_named(view(state).figure, WIDE, "Spin Boldak")
    assert "⬟ trade" in label or (state == WIDER and "⬟" in label)
    assert "closed" not in label
    assert "Spin Boldak (trade; a town or city)" in view(state).alt
    there = [row for row in view(state).table.rows if row[0] == "Spin Boldak"]
    assert text.EVENT_KIND["closure"] not in {row[2] for row in there}


def test_the_sign_of_a_crossing_does_not_hide_that_of_the_town_beside_it() -> None:
    towns = next(t for t in view(FIVE).figure.data if t.name == "towns and cities")
    sizes = dict(zip(towns.customdata, towns.marker.size, strict=True))
    at_boldak = next(id_ for id_ in sizes if id_.startswith("r1-spin-boldak"))
    assert sizes[at_boldak] >= 1.5 * max(crossings(view(FIVE).figure).marker.size)


@pytest.mark.long
@RINGS
def test_strikes_on_the_afghan_side_of_the_border_are_not_drawn_in_pakistan(wider: bool) -> None:
    for day in telling_days(wider=wider):
        shown = view(State(day, wider=wider))
        assert "Waziristan" not in words_on(shown.figure, WIDE) + shown.alt, day


@pytest.mark.long
@RINGS
def test_no_truce_stands_on_the_line(wider: bool) -> None:
    for day in telling_days(wider=wider):
        found = re.search(r"Durand Line \(([^;]*);", view(State(day, wider=wider)).alt)
        assert found is None or "truce" not in found[1], day


def test_a_town_has_the_sign_of_what_is_told_of_it() -> None:
    towns = next(t for t in view(FIVE).figure.data if t.name == "towns and cities")
    places = {(p.lon, p.lat): p.id for p in real_ledger().places.values()}
    signs = {
        places[x, y]: symbol
        for x, y, symbol in zip(towns.x, towns.y, towns.marker.symbol, strict=True)
    }
    assert signs == {
        "kabul": theme_signs.MARKERS["blast"],
        "spin-boldak": theme_signs.MARKERS["trade"],
        "khost": "circle-open",
        "islamabad": "circle-open",
    }


def test_talks_outside_the_map_stand_in_the_inset_with_their_days_once_they_are_known() -> None:
    def inset_of(day: dt.date) -> Any:
        return of_name(view(State(day)).figure, inset.OUTSIDE)[0]

    before = inset_of(dt.date(2025, 10, 26))
    assert plain_words(" ".join(before.text)) == in_words.WHERE_IN_THE_WORLD
    after = inset_of(dt.date(2025, 10, 29))
    head, doha, istanbul = (plain_words(words) for words in after.text)
    assert head == in_words.WHERE_THEY_TALKED
    assert (doha, istanbul) == ("Doha talks truce, 19 Oct", "Istanbul talks 25–28 Oct")
    ledger = real_ledger()
    for id_, place in zip(after.customdata[1:], ("doha", "istanbul"), strict=True):
        assert place in {where.place.id for where in ledger.claim(id_).where}


# --- what is closed ---------------------------------------------------------------------


def of_name(figure: go.Figure, name: str) -> list[Any]:
    return [t for t in figure.data if t.name == name]


def test_the_border_is_closed_as_a_whole_only_from_the_day_of_a_claim_and_leads_to_it() -> None:
    before, after = view(State(dt.date(2025, 10, 27))), view(State(dt.date(2025, 10, 28)))
    for shown, closed in ((before, False), (after, True)):
        assert bool(of_name(shown.figure, "closed border")) is closed
        (line,) = of_name(shown.figure, "Durand Line")
        assert (set(values(line.customdata)) == {"r1-border-closed-two-weeks"}) is closed
        for frame in NAMES:
            words = words_on(shown.figure, frame)
            assert words.count("said to be closed") == closed
            assert ("border said to be closed" in words) is closed
        assert ("The border is marked closed because" in told_below(shown)) is closed
        assert ("The border is marked as closed" in shown.alt) is closed
        assert ("the border in general, said to be closed" in shown.more) is closed


@pytest.mark.long
@RINGS
def test_no_crossing_has_a_status_that_no_claim_gives_it_by_name(wider: bool) -> None:
    named = {where.place.id for claim in real_ledger().claims() for where in claim.where}
    places = [p for p in real_ledger().places.values() if p.kind == "crossing"]
    assert not named & {p.id for p in places}, "then this test needs another case"
    for day in telling_days(wider=wider):
        shown = view(State(day, wider=wider))
        trace = crossings(shown.figure)
        assert set(trace.marker.symbol) == {theme_signs.CROSSING}
        assert set(trace.marker.color) == {palette.SIGN_COLOURS[theme_signs.CROSSING]}
        # The nearest that there is to know of it: what is said of the border in general.
        (line,) = of_name(shown.figure, "Durand Line")
        closed = bool(of_name(shown.figure, "closed border"))
        assert set(trace.customdata) == (set(values(line.customdata)) if closed else {""})
        assert all("No claim shown here says" in plain_words(said) for said in trace.hovertext)
        for place in places:
            said = shown.alt + shown.caption + told_below(shown)
            assert not re.search(rf"{place.name}[^.]*(closed|shut)", said)


def test_a_crossing_that_a_claim_names_is_closed_and_no_other() -> None:
    base, ledger = places_view.base_map(), real_ledger()
    claim = ledger.claim("r1-border-closed-two-weeks")
    figure = go.Figure(claims_by_place((), base, closed={ledger.places["torkham"]: (claim,)}))
    trace = crossings(figure)
    at = [place.id for place in base.crossings].index("torkham")
    assert [
        n for n, s in enumerate(trace.marker.symbol) if s == theme_signs.MARKERS["closure"]
    ] == [at]
    assert [n for n, id_ in enumerate(trace.customdata) if id_] == [at]
    assert not of_name(figure, "closed border")
    assert "Crossings said to be closed: Torkham" in figure.layout.meta["alt"]


@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 28)), FIVE, WIDER])
def test_a_closed_border_says_of_what_it_is_said_and_who_may_cross(state: State) -> None:
    exception = real_ledger().claim("r1-only-expelled-afghans-cross").says
    (line,) = of_name(view(state).figure, "Durand Line")
    for read in (plain_words(line.hovertext), view(state).alt, told_below(view(state))):
        assert (
            "of the border or its crossings in general; no claim shown names one crossing" in read
        )
        assert f"Exception (Report 1, 28 Oct, day of the report): {exception}" in read
    for words in crossings(view(state).figure).hovertext:
        assert "No claim shown here says whether it is open or closed" in plain_words(words)


def test_before_the_closure_is_known_there_is_no_exception_to_it() -> None:
    before = view(State(dt.date(2025, 10, 27)))
    (line,) = of_name(before.figure, "Durand Line")
    below = told_below(before)
    assert "Exception" not in f"{before.alt} {before.caption} {below} {line.hovertext}"


# --- lines ------------------------------------------------------------------------------


def strokes(figure: go.Figure) -> list[tuple[shapely.Geometry, str]]:
    """Everything that is drawn as a line, and its dashes: shapes and traces."""
    found = []
    for drawn in figure.layout.shapes:
        if drawn.type == "path" and drawn.line.width and drawn.name != "river":
            rings = [
                re.findall(r"(-?[\d.]+),(-?[\d.]+)", ring) for ring in drawn.path.split("M")[1:]
            ]
            lines = [shapely.LineString([(float(x), float(y)) for x, y in ring]) for ring in rings]
            found.append((shapely.union_all(lines), str(drawn.line.dash or "solid")))
    for trace in figure.data:
        if trace.name == "Durand Line":
            points = [p for p in zip(trace.x, trace.y, strict=True) if p[0] is not None]
            found.append((shapely.LineString(points), str(trace.line.dash or "solid")))
    return found


WINDOW = shapely.box(*(limits[end] for end in (0, 1) for limits in seen.WINDOW))
"""What is drawn of outlines, and a little more than any width shows."""


def test_outlines_end_out_of_sight_and_are_as_fine_as_a_screen_shows_them() -> None:
    for frame in (WIDE, MEDIUM, NARROW):
        picture = shapely.box(frame.x[0], frame.y[0], frame.x[1], frame.y[1])
        assert shapely.buffer(WINDOW, -seen.MARGIN + 1e-9).covers(picture)
    finest = max(f.width_px * drawing.MOST / f.degrees for f in (WIDE, MEDIUM, NARROW))
    assert 0.0015 * finest <= 0.6  # pixels, on the map made largest: rounded, and coarser
    for outline in (*layers.load_outlines("countries"), *layers.load_outlines("disputed_land")):
        whole = shapely.union_all([shapely.make_valid(shapely.Polygon(r)) for r in outline.rings])
        drawn = seen.areas(outline.rings)
        cut = shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in drawn])
        off = shapely.symmetric_difference(cut, shapely.intersection(whole, WINDOW))
        assert shapely.buffer(off, -0.0011).is_empty, outline.id
        assert sum(map(len, drawn)) <= sum(map(len, outline.rings)), outline.id
    assert seen.areas([[(0, 0), (1, 0), (1, 1), (0, 0)]]) == []
    assert seen.lines([[(0, 0), (1, 1)]]) == []


@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 9)), FIVE, WIDER])
def test_every_border_is_drawn_with_the_dashes_of_its_kind_and_no_others(state: State) -> None:
    drawn = [(shapely.buffer(shape, 0.002), dash) for shape, dash in strokes(view(state).figure)]
    borders = [(o, o.properties["drawn_as"]) for o in layers.load_outlines("borders")]
    borders += [(o, "disputed") for o in layers.load_outlines("disputed_borders")]
    for outline, kind in borders:
        whole = shapely.union_all([shapely.LineString(ring) for ring in outline.rings])
        line = shapely.intersection(whole, WINDOW)
        inner = shapely.difference(line, shapely.buffer(line.boundary, 0.05))
        for shape, dash in drawn:
            over = shapely.intersection(inner, shape).length
            if dash == palette.BORDERS[kind].dash:
                assert over == pytest.approx(inner.length, rel=1e-3, abs=1e-6), (outline.id, dash)
            else:
                assert over < 0.02 * line.length + 0.02, (outline.id, kind, dash)


def test_land_has_no_outline_of_its_own_and_disputed_land_no_countrys_shade() -> None:
    shapes = [s for s in view(FIVE).figure.layout.shapes if s.xref != "x2"]
    fills = {s.name: s for s in shapes if s.fillcolor}
    assert set(fills) == {"land", "party", "disputed_land"}
    assert all(shape.line.width == 0 for shape in fills.values())
    assert len({shape.fillcolor for shape in fills.values()}) == 3
    order = [shape.name for shape in view(FIVE).figure.layout.shapes]
    assert order.index("party") < order.index("disputed_land") < order.index("agreed")


@pytest.mark.long
@RINGS
def test_the_key_shows_each_kind_of_line_as_the_map_draws_it(wider: bool) -> None:
    for day in telling_days(wider=wider):
        shown = view(State(day, wider=wider))
        key = shown.more.split("<details")[0]
        drawn = {s.name: s.line for s in shown.figure.layout.shapes if s.name in palette.BORDERS}
        (line,) = of_name(shown.figure, "Durand Line")
        drawn["durand-line"] = line.line
        assert (
            set(drawn) == set(palette.BORDERS) == {n for n, _ in keys.BORDERS} - {"disputed land"}
        )
        for kind, words in keys.BORDERS:
            assert words in html.unescape(key)
            if kind in drawn:
                assert drawn[kind].dash == palette.BORDERS[kind].dash
                look = " ".join(
                    f'{name.replace("_", "-")}="{value}"'
                    for name, value in palette.BORDERS[kind].svg.items()
                )
                assert f"{look}></path></svg><span>{html.escape(words)}" in key, kind


def test_a_saved_picture_has_the_key_of_the_lines() -> None:
    lines = view(FIVE).figure.layout.meta["lines"]
    assert [words for words, *_ in lines] == [words for _, words in keys.BORDERS]
    dashes = {tuple(look[0]["dash"]) for _, _, *look in lines if look}
    assert len(dashes) == len(palette.BORDERS)


@FRAMES
def test_the_map_and_its_words_call_the_disputed_land_disputed(frame: MapFrame) -> None:
    shown = view(FIVE)
    if frame is not NARROW:
        assert "Kashmir (disputed)" in words_on(shown.figure, frame)
    assert "the Line of Control in Kashmir has dashes and dots" in shown.alt
    told = plain_words(shown.more)
    assert "Pakistan says that it is the border, Afghanistan that it does not recognise it" in told
    assert "https://repository.law.miami.edu/" in shown.more


# --- nothing later, nothing dropped -----------------------------------------------------


@pytest.mark.long
@RINGS
def test_nothing_on_or_below_the_map_was_said_later(wider: bool) -> None:
    for day in telling_days(wider=wider):
        state = State(day, wider=wider)
        shown, said = view(state), {claim.says for claim in known(state)}
        read = said_in(figure_json(shown)) + plain_words(html_of(shown))
        for claim in real_ledger().claims():
            if claim.said_on.date > day:
                assert f'"{claim.id}"' not in html_of(shown), (day, claim.id)
                assert claim.says in said or claim.says not in read, (day, claim.id)


@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 12)), FIVE, WIDER])
def test_what_names_no_place_is_listed_beside_the_map_by_speaker(state: State) -> None:
    beside = places_told.unplaced(known(state))
    fold = view(state).more.split("no place on this map")[1].split("</details>")[0]
    listed = re.findall(r'data-claim="([^"]+)"', fold)
    assert sorted(listed) == sorted(c.id for c in beside)
    speakers = [text.speaker(real_ledger().claim(id_)) for id_ in listed]
    assert speakers == sorted(speakers)


def test_talks_in_the_list_say_that_their_place_is_not_on_this_map() -> None:
    assert "Not on this map: Istanbul (a town or city)." in plain_words(view(FIVE).more)


@RINGS
def test_the_key_explains_every_sign_of_the_towns_and_crossings(wider: bool) -> None:
    for day in telling_days(wider=wider):
        shown = view(State(day, wider=wider))
        key = shown.more.split("</ul>")[0]
        for trace in shown.figure.data:
            if trace.name in {"towns and cities", "border crossings"}:
                for symbol in set(trace.marker.symbol):
                    path = theme_signs.SYMBOLS.get(symbol) or theme_signs.OUTLINES[symbol]
                    assert path in key, (day, symbol)


# --- room -------------------------------------------------------------------------------


@RINGS
@FRAMES
def test_words_lie_on_the_map_and_on_no_other_words_or_marks(wider: bool, frame: MapFrame) -> None:
    for day in telling_days(wider=wider):
        figure = view(State(day, wider=wider)).figure
        words = [note for note in notes(figure, frame) if note.get("yref") != "paper"]
        boxes = [(plain_words(note["text"]), box_of(note, frame)) for note in words]
        points = [
            around(frame.pixel(x, y), 2 if t.name == "grey towns" else 4)
            for t in figure.data
            if t.mode == "markers"
            for x, y in zip(*(written(figure, frame, t.name)[way] for way in "xy"), strict=True)
        ]
        for n, (label, box) in enumerate(boxes):
            assert box.left >= 0, (day, label)
            assert box.right <= frame.width_px, (day, label)
            assert not [b for b in boxes[n + 1 :] if overlap(box, b[1])], (day, label)
            assert not [p for p in points if overlap(box, p)], (day, label)


@FRAMES
def test_the_frame_is_as_high_as_its_degrees_and_true_at_33_north(frame: MapFrame) -> None:
    north, south = frame.pixel(70, 34), frame.pixel(70, 33)
    east, west = frame.pixel(71, 33), frame.pixel(70, 33)
    ratio = (east[0] - west[0]) / (south[1] - north[1])
    assert math.isclose(ratio, math.cos(math.radians(33)))
    assert math.isclose(frame.pixel(70, frame.y[0])[1], frame.height_px)


def test_a_label_takes_the_nearest_free_room_and_its_short_wording_where_that_is_all() -> None:
    label = WantedLabel(
        at=(100.0, 50.0), sizes=(size_of([("long words", 10)]), size_of([("ab", 10)]))
    )
    (free,) = placed((label,), (), (), (300.0, 100.0))
    assert free is not None
    assert (free.wording, free.is_far, free.down) == (0, False, 0)
    walls = (Box(112, 0, 300, 100), Box(0, 0, 88, 100), Box(0, 0, 300, 42))
    (tight,) = placed((label,), walls, (), (300.0, 100.0))
    assert tight is not None
    assert tight.wording == 1
    everywhere = (Box(0, 0, 300, 100),)
    assert placed((label,), everywhere, (), (300.0, 100.0)) == (None,)


@pytest.mark.parametrize("state", [State(dt.date(2025, 10, 28)), FIVE, WIDER])
def test_a_mark_counts_the_claims_to_which_choosing_it_leads(state: State) -> None:
    """What the hover counts is the fold of the card: every other claim on the place, linked."""
    marks = {
        (str(claim), plain_words(str(words)))
        for trace in view(state).figure.data
        for claim, words in zip(
            values(trace.customdata), cycle(values(trace.hovertext or trace.text)), strict=False
        )
        if claim
    }
    several = 0
    for claim, words in marks:
        found = re.search(r"and (\d+ claims? more on .+)$", words)
        if found is None:
            continue
        several += 1
        together = led_to(state, claim)
        assert found[1] in together, (claim, words)
        links = together[found[1]]
        assert found[1].startswith(f"{len(links)} claim"), words
        assert claim not in links
    assert several >= 2


def lies_in(country: str, lon: float, lat: float) -> bool:
    """Whether a point lies in a country: an odd number of its edges is north of it."""
    outline = next(o for o in layers.load_outlines("countries") if o.id == country)
    edges = [edge for ring in outline.rings for edge in pairwise(ring)]
    return (
        sum(
            (x > lon) != (u > lon) and lat < y + (v - y) * (lon - x) / (u - x)
            for (x, y), (u, v) in edges
        )
        % 2
        == 1
    )


@RINGS
@pytest.mark.parametrize("frame", [WIDE, MEDIUM], ids=NAMES.get)
def test_on_a_wide_page_a_name_stands_on_its_own_side_of_the_line(
    wider: bool, frame: MapFrame
) -> None:
    """A strike near Khandaro, in Paktika, is not written into Pakistan."""
    other = {"AFG": "pakistan", "PAK": "afghanistan"}
    named = {p.name.split(" (")[0]: p for p in real_ledger().places.values()}
    seen = set()
    for day in telling_days(wider=wider):
        for note in notes(view(State(day, wider=wider)).figure, frame):
            title = plain_words(note["text"].split("<br>")[0]).rstrip("◆▼■●⋈✕⬟▲# ")
            place = named.get(title)
            if place is None or place.kind == "crossing" or place.country not in other:
                continue
            x, y = middle_of(note, frame)
            at = (
                frame.west + x / frame.px_per_degree,
                frame.north - y * EAST_WEST / frame.px_per_degree,
            )
            assert not lies_in(other[place.country], *at), (day, title)
            seen.add(title)
    assert {"Kabul", "Spin Boldak"} <= seen
    assert ("Khandaro" in seen) is wider


# --- whose words ------------------------------------------------------------------------


@RINGS
@FRAMES
def test_words_on_the_map_stand_in_the_hue_of_who_says_them(wider: bool, frame: MapFrame) -> None:
    """A name of a side in another side's hue would be a false attribution."""
    own = {words: palette.SPEAKER_COLOURS[side] for side, words in in_words.WHOSE.items()}
    neither = (in_words.UN_ALONE, in_words.OTHERS)
    own |= dict.fromkeys(neither, palette.SPEAKER_COLOURS["third-party"])
    own |= dict.fromkeys(("a report", "reports"), palette.SPEAKER_COLOURS["report"])
    seen = set()
    for day in telling_days(wider=wider):
        for note in notes(view(State(day, wider=wider)).figure, frame):
            for style, words in re.findall(r'<span style="([^"]*)">([^<]*)</span>', note["text"]):
                said = html.unescape(words).strip().rstrip(",")
                if said in own:
                    assert f"color:{own[said]}" in style, (day, note["text"])
                    seen.add(said)
                if said.startswith("blamed on Pakistan"):
                    assert palette.SPEAKER_COLOURS["afghanistan"] in style
    assert seen or frame is not WIDE


@FRAMES
def test_no_word_on_the_map_is_smaller_than_twelve_pixels(frame: MapFrame) -> None:
    for state in (FIVE, WIDER):
        for note in notes(view(state).figure, frame):
            assert min(size for _, size in rows_of(note)) >= 12


# --- where words stand ------------------------------------------------------------------


def provinces_named(figure: go.Figure) -> dict[str, shapely.Geometry]:
    """The provinces that the map hatches, by name."""
    hatched = {t.name.removeprefix("province of ") for t in figure.data if t.fillpattern.shape}
    return {
        outline.name: shapely.union_all([shapely.Polygon(ring) for ring in outline.rings])
        for outline in layers.load_outlines("provinces")
        if outline.name in hatched
    }


WIDTHS = {WIDE: (830, 860, 1090, 1440), MEDIUM: (640, 740, 829), NARROW: (320, 358, 480, 639)}


@RINGS
@FRAMES
def test_no_name_stands_in_another_provinces_area_at_any_width(
    wider: bool, frame: MapFrame
) -> None:
    """Unless a pointer leads to its place: "Khost" in Paktika's hatching is a false place."""
    for day in telling_days(wider=wider):
        figure = view(State(day, wider=wider)).figure
        areas, pointers = provinces_named(figure), written(figure, frame, "pointers")
        led = {tuple(at) for at in pointers["meta"]["at"] if at}
        for width in WIDTHS[frame]:
            drawn = replace(frame, width_px=width, height_px=round(width * frame.height_to_width))
            for note in notes(figure, frame):
                name = rows_of(note)[0][0].split(" capital")[0].rstrip("◆▼■●⋈✕⬟▲ ")
                name = name.removesuffix(" figures")
                if tuple(note["at"]) in led or name == in_words.LINE or name.isupper():
                    continue
                box = box_of(note, drawn)
                west, north = drawn.degree(box.left, box.top)
                east, south = drawn.degree(box.right, box.bottom)
                room = shapely.box(west, south, east, north)
                inside = {n for n, area in areas.items() if area.intersects(room)} - {name}
                home = {n for n in inside if areas[n].contains(shapely.Point(note["at"]))}
                assert not inside - home, (day, width, name, inside)


@RINGS
@FRAMES
def test_no_words_hide_the_durand_line_or_a_disputed_border(wider: bool, frame: MapFrame) -> None:
    lines = [layers.load_line(), *layers.load_outlines("disputed_borders")]
    lines += [
        o
        for o in layers.load_outlines("borders")
        if o.properties["drawn_as"] in {"line-of-control", "disputed"}
    ]
    drawn = shapely.union_all([shapely.LineString(r) for line in lines for r in line.rings])
    for state in (FIVE, WIDER) if not wider else (WIDER,):
        for note in notes(view(state).figure, frame):
            if plain_words(note["text"]).startswith("Kashmir"):
                continue  # it names the land between the lines
            box = box_of(note, frame)
            west, north = frame.degree(box.left, box.top)
            east, south = frame.degree(box.right, box.bottom)
            assert not drawn.intersects(shapely.box(west, south, east, north)), note["text"]


@RINGS
@FRAMES
def test_no_name_moves_from_day_to_day(wider: bool, frame: MapFrame) -> None:
    seen: dict[tuple[float, float], tuple[float, float]] = {}
    for day in telling_days(wider=wider):
        for note in notes(view(State(day, wider=wider)).figure, frame):
            where = (note["x"], note["y"])
            assert seen.setdefault(tuple(note["at"]), where) == where, (day, note["text"])


@RINGS
@pytest.mark.parametrize("frame", [WIDE, MEDIUM, NARROW], ids=NAMES.get)
def test_a_label_chooses_a_claim_about_its_place_and_areas_lie_apart(
    wider: bool, frame: MapFrame
) -> None:
    ledger = real_ledger()
    key = "areas" if frame is WIDE else f"{NAMES[frame]}_areas"
    for day in telling_days(wider=wider):
        state = State(day, wider=wider)
        areas = view(state).figure.layout.meta[key]
        shown = {claim.id for claim in known(state)}
        assert {area["claim"] for area in areas} - {""} <= shown, day
        boxes = [
            shapely.box(*(area["x"][n] if w == "x" else area["y"][n] for n in (0, 1) for w in "xy"))
            for area in areas
            if area["xref"] == "x"
        ]
        for n, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[n + 1 :]), (day, areas[n])
        for area in areas:
            if area["claim"]:
                assert ledger.claim(area["claim"]).where, area
            else:
                name, told = area["told"]
                assert name, area
                assert told.startswith("No claim shown here"), area


@RINGS
@FRAMES
def test_every_label_is_as_large_as_a_fingertip(wider: bool, frame: MapFrame) -> None:
    """Also on the narrowest drawing: 44 pixels on a phone, 32 elsewhere."""
    key = "areas" if frame is WIDE else f"{NAMES[frame]}_areas"
    assert (NARROW.touch_px, MEDIUM.touch_px, WIDE.touch_px) == (44, 32, 32)
    for day in telling_days(wider=wider):
        figure = view(State(day, wider=wider)).figure
        areas = [area for area in figure.layout.meta[key] if area["xref"] == "x"]
        for area in areas:
            west, north = frame.pixel(area["x"][0], area["y"][1])
            east, south = frame.pixel(area["x"][1], area["y"][0])
            assert min(east - west, south - north) >= frame.touch_px - 0.5, (day, area)
        assert len(areas) >= len(labels_named(figure, frame, "Kabul"))


def test_before_anything_is_said_every_name_on_the_map_says_that_no_claim_names_it() -> None:
    figure = view(State(dt.date(2025, 10, 9))).figure
    told = {area["told"][0]: area["told"][1] for area in figure.layout.meta["areas"]}
    assert set(told) >= {"Kabul", "Khost", "Spin Boldak", "Islamabad", "Torkham (crossing)"}
    assert told["Torkham (crossing)"].endswith("says whether it is open or closed.")
    assert told["Khost"] == "No claim shown here names this place."
