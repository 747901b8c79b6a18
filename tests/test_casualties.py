"""The comparison: standpoints told apart, replaced figures with what replaced them, no total."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from builders import (
    claim_ids,
    figure_json,
    plain_words,
    real_ledger,
    rendered,
    said_in,
    telling_days,
)

from explainer.analysis import counters, counts, groupings, matters, revisions
from explainer.analysis import known as knowing
from explainer.analysis import statements as statements_made
from explainer.page.rendering import State
from explainer.words import claims as text
from explainer.words import counts as counts_words

LEDGER = real_ledger()
FIVE, WIDER = State(dt.date(2025, 10, 29)), State(dt.date(2026, 2, 9), wider=True)


def given(state: State) -> list[statements_made.Statement]:
    claims = knowing.known_on(LEDGER, state.known_on, wider=state.wider)
    return [s for panel in counts.comparison(LEDGER, claims) for s in panel.statements]


def statement_of(claim_id: str, state: State) -> statements_made.Statement:
    return next(s for s in given(state) if s.claim.id == claim_id)


def shapes(state: State) -> list[tuple[str, float, float]]:
    """Each rail ("own") and tint ("enemy") with its top and bottom: boxes in one path a name."""
    found = []
    for shape in rendered(state).casualties.figure.layout.shapes:
        for box in shape.path.split("Z") if shape.name in {"own", "enemy"} else ():
            if heights := [float(y) for y in re.findall(r"[,V](-?[\d.]+)", box)]:
                found.append((shape.name, min(heights), max(heights)))
    return found


def printed(state: State, *, narrow: bool = False) -> str:
    """Every word in the figure's drawing, at one width."""
    figure = rendered(state).casualties.figure
    texts = [trace.text for trace in figure.data if "text" in (trace.mode or "")]
    if narrow:
        changes = figure.layout.meta["narrow"]
        texts = [changes["data[0]"]["text"]]
        texts += [words for path, words in changes.items() if path.endswith("].text")]
    said = " ".join(plain_words(words) for found in texts for words in found)
    return said.replace("\u00a0", " ")


@pytest.mark.long
@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_own_and_enemy_rows_stand_on_different_ground_whatever_the_colour(state: State) -> None:
    """Each mark of a side's own losses lies beside a rail, each of the other's on a tint."""
    figure = rendered(state).casualties.figure
    rows = {
        str(claim): y
        for trace in figure.data
        if trace.mode == "markers+text"
        for claim, y in zip(trace.customdata, trace.y, strict=True)
    }
    seen = set()
    for s in given(state):
        if (y := rows.get(s.claim.id)) is None:
            continue
        where = counts.counting(s.claim)
        ground = {name for name, top, bottom in shapes(state) if top < y < bottom}
        assert ground == ({where} if where in {"own", "enemy"} else set()), s.claim.id
        seen.add(where)
    assert {"own", "enemy", "third-party"} <= seen


def test_every_standpoint_has_its_own_words() -> None:
    assert len(set(text.COUNTING.values())) == len(text.COUNTING) == 6
    assert len(set(counts_words.STANDPOINT.values())) == len(counts_words.STANDPOINT) == 6
    said = printed(FIVE)
    for where, words in counts_words.STANDPOINT.items():
        of_the_five = where not in {"several", "not-stated"}
        assert (words.replace("\u00a0", " ") in said) == of_the_five, where
    assert "Report 3 itself" in said  # its own voice


def test_both_sides_have_the_same_standpoints() -> None:
    own = counts.counting(LEDGER.claim("w-mujahid-nine-taliban-dead"))
    other = counts.counting(LEDGER.claim("w-mujahid-58-pakistani-soldiers"))
    assert (own, other) == ("own", "enemy")
    own = counts.counting(LEDGER.claim("w-ispr-23-soldiers"))
    other = counts.counting(LEDGER.claim("w-ispr-more-than-200"))
    assert (own, other) == ("own", "enemy")


def test_a_report_in_its_own_voice_is_no_third_party() -> None:
    assert counts.counting(LEDGER.claim("r4-more-than-70")) == "report"


def test_grouping_by_counting_keeps_every_statement() -> None:
    grouped = counters.by_counting(given(WIDER))
    assert sorted(s.claim.id for _, found in grouped for s in found) == sorted(
        s.claim.id for s in given(WIDER)
    )


def test_a_replaced_figure_says_what_replaced_it() -> None:
    words = text.replaced_by(statement_of("r1-un-toll", WIDER))
    assert words == "later: 47 “deaths”, 456 wounded (8 Feb 2026)"


def test_what_replaced_it_names_another_speaker() -> None:
    words = text.replaced_by(statement_of("w-cricket-board-eight-cricketers", WIDER))
    assert words == "later: three “martyred” (the Afghanistan Cricket Board, by 18 Oct)"


@pytest.mark.parametrize(
    "claim", ["w-ispr-more-than-200", "w-ispr-spin-boldak-15-to-20", "w-unama-spin-boldak-17"]
)
def test_a_later_figure_over_more_days_or_places_replaces_nothing(claim: str) -> None:
    assert text.replaced_by(statement_of(claim, WIDER)) == ""


def test_only_replaced_figures_are_struck_through() -> None:
    struck = {
        str(claim)
        for trace in rendered(WIDER).casualties.figure.data
        for claim, words in zip(trace.customdata or (), trace.text or (), strict=False)
        if "<s>" in words
    }
    assert struck == {
        "r1-un-toll",
        "w-cricket-board-eight-cricketers",
    }


@pytest.mark.parametrize("wider", [False, True])
def test_nothing_is_replaced_by_what_was_not_yet_said(wider: bool) -> None:
    for day in telling_days(wider=wider):
        for s in given(State(day, wider=wider)):
            found = revisions.replacements(s)
            assert all(c.said_on.date <= day for c in found)
            assert bool(found) is bool(s.superseded_by)
            assert bool(text.replaced_by(s)) is bool(found)


def test_the_replacement_stands_in_the_figure_in_both_widths_and_in_the_table() -> None:
    view = rendered(WIDER).casualties
    assert "at least 50 later: 47 “deaths”" in printed(WIDER)
    assert "447 later: 456" in printed(WIDER)
    assert "later: 47 “deaths”, 456 wounded (8 Feb 2026)" in printed(WIDER, narrow=True)
    cells = [str(cell) for row in view.table.rows for cell in row]
    assert any(cell.startswith("47 “deaths”, 456 wounded (") for cell in cells)


def test_repeats_are_shown_as_a_count() -> None:
    for narrow in (False, True):
        assert printed(FIVE, narrow=narrow).count("3 documents") == 2
    hovers = [
        plain_words(words)
        for trace in rendered(FIVE).casualties.figure.data
        for words in trace.hovertext or ()
    ]
    repeated = "1 statement, 3 documents (our inference): Reports 2, 4 and 5"
    assert sum(repeated in words for words in hovers) == 2


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_no_sum_and_no_total_stands_in_the_comparison(state: State) -> None:
    plain = said_in(figure_json(rendered(state).casualties))
    assert not re.search(r"\b73\b|\d \+ \d", plain)
    assert "total" not in plain.replace("no total", "").replace("army’s totals", "")


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_the_axis_is_linear_because_zero_and_open_ends_are_drawn(state: State) -> None:
    layout = rendered(state).casualties.figure.layout
    assert layout.xaxis.type in {None, "linear"}
    assert layout.xaxis2.type in {None, "linear"}


def signs(state: State) -> dict[tuple[str, str], str]:
    """The sign at each number or lower end, by claim and measure."""
    return {
        (str(claim), measure): sign
        for trace in rendered(state).casualties.figure.data
        if trace.mode == "markers+text"
        for measure in ("killed", "wounded")
        if trace.name.endswith(measure)
        for claim, sign in zip(trace.customdata, trace.marker.symbol, strict=True)
    }


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_point_is_one_number_that_somebody_gives(state: State) -> None:
    found = signs(state)
    for s in given(state):
        for measure in ("killed", "wounded"):
            quantity = s.claim.quantity(measure)
            sign = found.get((s.claim.id, measure))
            if quantity is None or quantity.vague:
                assert sign is None
                continue
            plain = re.fullmatch(r"\d+( others)?|[a-z]+( others)?", quantity.words)
            part = s.claim.counts is not None and s.claim.counts.together is not None
            assert (sign == "circle") is (bool(plain) and not part), (s.claim.id, quantity.words)
            assert (sign == "line-ns") is (quantity.low != quantity.high), quantity.words
    if state.wider:
        assert found["w-sources-mir-ali-no-loss", "killed"] == "circle-open"
        assert found["w-unama-four-provinces-16-casualties", "killed"] == "circle-open"


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_a_word_without_a_number_is_one_mark_that_says_what_it_stands_for(state: State) -> None:
    """An area without points: `areasOf` in marks.js takes it and reads out its `text`."""
    vague = {
        s.claim.id: text.says_and_fight(s.claim)
        for s in given(state)
        for measure in ("killed", "wounded")
        if (quantity := s.claim.quantity(measure)) and quantity.vague
    }
    bands = [t for t in rendered(state).casualties.figure.data if t.fill == "toself"]
    assert {str(t.customdata[0]) for t in bands} == set(vague)
    for band in bands:
        claim = str(band.customdata[0])
        assert band.mode == "lines"
        assert plain_words(band.text) == plain_words(vague[claim])
        assert claim not in f"{band.text}{band.name}"


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_no_trace_bears_the_id_of_a_record_as_its_name(state: State) -> None:
    ids = {c.id for c in LEDGER.claims()}
    for name, view in rendered(state).views.items():
        assert not {t.name for t in view.figure.data} & ids, name


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_on_a_narrow_page_the_words_of_a_mark_stay_in_its_column(state: State) -> None:
    figure = rendered(state).casualties.figure
    px = 155
    for n, trace in enumerate(figure.data):
        if trace.mode != "markers+text":
            continue
        end = figure.layout[trace.xaxis.replace("x", "xaxis")].range[1]
        narrow = figure.layout.meta["narrow"]
        sides, texts = (narrow[f"data[{n}].{part}"] for part in ("textposition", "text"))
        for x, words, side in zip(trace.x, texts, sides, strict=True):
            at, width = px * x / end, 7.4 * len(plain_words(words))
            left = {"middle right": at, "middle left": at - width}[side]
            assert left >= -24, words  # as far as the column before it, which is empty there
            assert left + width <= px + 18, words  # as far as the next column


def test_the_caption_explains_only_what_is_drawn() -> None:
    first = rendered(State(dt.date(2025, 10, 12))).casualties.more
    assert "Point: one number." in first
    for sign in ("Hatched", "Arrow", "Hollow", "Struck", "Tinted"):
        assert sign not in first
        assert sign in rendered(WIDER).casualties.more


def test_the_key_above_the_figure_is_the_same_on_every_day() -> None:
    keys = {rendered(State(day)).casualties.signs for day in telling_days(wider=False)}
    assert len(keys) == 1
    assert "a word, no number" in plain_words(keys.pop())


@pytest.mark.long
@pytest.mark.parametrize("wider", [False, True])
def test_rows_and_axes_stand_where_they_stand_on_the_last_day(wider: bool) -> None:
    """A step of the day moves nothing, and what is not said yet has no word."""
    last = rendered(WIDER if wider else FIVE).casualties
    for day in telling_days(wider=wider):
        view = rendered(State(day, wider=wider)).casualties
        for now, then in zip(
            (view, *view.variants.values()), (last, *last.variants.values()), strict=True
        ):
            layout, whole = now.spec["layout"], then.spec["layout"]
            for name in ("height", "yaxis", "xaxis", "xaxis2"):
                assert layout[name] == whole[name], (day, name)
            for name in ("height", "yaxis.range"):
                assert layout["meta"]["narrow"][name] == whole["meta"]["narrow"][name], day
        ids = {c.id for c in knowing.known_on(LEDGER, day, wider=wider)}
        assert {area["claim"] for area in view.meta.get("areas", ())} <= ids


@pytest.mark.parametrize(("state", "wide", "narrow"), [(FIVE, 600, 1000), (WIDER, 1600, 2600)])
def test_the_comparison_is_no_higher_than_it_may_be(state: State, wide: int, narrow: int) -> None:
    view = rendered(state).casualties
    for one in (view, *view.variants.values()):
        assert one.spec["layout"]["height"] <= wide
    assert view.spec["layout"]["meta"]["narrow"]["height"] <= narrow


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("by", ["event", "speaker"])
def test_each_row_says_who_counts_whom_or_the_row_above_has_said_it(by: str, narrow: bool) -> None:
    view = rendered(WIDER).casualties.variants[by]
    words = view.meta["narrow"]["data[0]"] if narrow else view.spec["data"][0]
    printed_at = sorted(zip(words["y"], map(plain_words, words["text"]), strict=True))
    bodies = {jump["name"] for jump in view.meta["jump"]["wide"]}
    names = {
        "whom": {text.capital(s.claim.group.name) for s in given(WIDER) if s.claim.group},
        "who": {text.capital(text.speaker(s.claim)) for s in given(WIDER)},
    }
    above: dict[str, str] = {}
    areas = sorted(view.meta["narrow_areas" if narrow else "areas"], key=lambda one: one["y"])
    for area in areas:
        claim, (top, bottom) = LEDGER.claim(area["claim"]), area["y"]
        assert claim.group
        said = " ".join(text.capital(words) for y, words in printed_at if top <= y <= bottom)
        told = {"whom": text.capital(claim.group.name), "who": text.capital(text.speaker(claim))}
        for what, name in told.items():
            found = {one for one in names[what] if one.lower() in said.lower()}
            if name not in found:
                assert above[what] == name, (claim.id, what, said)
                assert found <= bodies, (claim.id, what, said)
        above = told


def test_a_row_says_that_it_is_the_earliest_of_like_figures() -> None:
    """Report 4 has “more than 70” a day before AFP; until then nothing is the earliest of two."""
    assert matters.alike(LEDGER.claim("r4-more-than-70"), LEDGER.claims())
    for day, first in ((29, False), (30, True)):
        state = State(dt.date(2025, 10, day), wider=True)
        view, all_given = rendered(state).casualties, given(state)
        firsts = matters.first_of_like(all_given)
        found = {s.claim.id for s in all_given if s.origin in firsts}
        assert ("r4-more-than-70" in found) is first
        assert "w-afp-more-than-70" not in found
        for one in (view, *view.variants.values()):
            signs = sum(words.count("▸") for words in one.spec["data"][0]["text"])
            assert signs == len(found)
    assert counts_words.FIRST in rendered(WIDER).casualties.signs


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_every_row_is_high_enough_to_be_chosen_by_its_words(state: State) -> None:
    view = rendered(state).casualties
    for one in (view, *view.variants.values()):
        for name, least in (("areas", 32), ("narrow_areas", 44)):
            areas = sorted(one.meta[name], key=lambda area: area["y"])
            assert len(areas) == len(given(state))
            for area in areas:
                assert area["y"][1] - area["y"][0] >= least, area
            for above, below in pairwise(areas):
                assert above["y"][1] <= below["y"][0], below


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_by_event_and_by_speaker_are_the_same_statements(state: State) -> None:
    view = rendered(state).casualties
    for one in view.variants.values():
        assert claim_ids(one.figure) == claim_ids(view.figure)
        assert one.table == view.table


def test_an_army_its_media_wing_and_its_spokesman_stand_together() -> None:
    bodies = {
        c: groupings.speaking_body(LEDGER.actors, c)
        for c in ("ispr", "ahmed-sharif-chaudhry", "unama")
    }
    assert bodies == {
        "ispr": "pakistan-military",
        "ahmed-sharif-chaudhry": "pakistan-military",
        "unama": "united-nations",
    }
    jumps = rendered(WIDER).casualties.variants["speaker"].meta["jump"]["wide"]
    names = [jump["name"] for jump in jumps]
    assert "Pakistan’s military" in names
    assert not {"ISPR", "Lt Gen Ahmed Sharif Chaudhry"} & set(names)


def test_a_choice_that_leaves_nothing_says_so_without_an_axis() -> None:
    figure = rendered(State(dt.date(2025, 10, 29), topic="kabul-explosions")).casualties.figure
    assert not figure.data
    assert not figure.layout.xaxis.visible
    assert [note.text for note in figure.layout.annotations] == [counts_words.ALL_LEFT_OUT]


@pytest.mark.parametrize("state", [FIVE, WIDER])
def test_rows_and_narrow_labels_do_not_run_into_each_other(state: State) -> None:
    layout = rendered(state).casualties.figure.layout
    for trace in (rendered(state).casualties.figure.data[0], layout.meta["narrow"]["data[0]"]):
        for edge in (0, 1):
            spans = sorted(
                _span(words, y)
                for words, y, x in zip(trace["text"], trace["y"], trace["x"], strict=True)
                if x == edge
            )
            for (_, bottom), (top, _) in pairwise(spans):
                assert bottom <= top + 4


def _span(words: str, y: float) -> tuple[float, float]:
    height = 15.0 * (words.count("<br>") + 1)
    return y - height / 2, y + height / 2


@pytest.mark.parametrize("narrowed", [{"side": "pakistan"}, {"speaker": "pakistan-military"}])
def test_what_a_choice_leaves_out_is_not_said_to_be_counted_by_nobody(
    narrowed: dict[str, str],
) -> None:
    """The UN counts Afghan civilians: a filter that hides it does not make them uncounted."""
    view = rendered(State(dt.date(2025, 10, 29), **narrowed)).casualties
    labels = [" ".join(plain_words(one).split()) for one in view.figure.data[0].text]
    assert f"Afghan civilians {counts_words.LEFT_OUT}" in labels
    assert f"Pakistani civilians {counts_words.NOBODY}" in labels
    alt = view.meta["alt"]
    assert re.search(r"leaves out the figures for [^.]*Afghan civilians", alt)
    assert not re.search(r"Nobody[^.]*Afghan civilians", alt)
