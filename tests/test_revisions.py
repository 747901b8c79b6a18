"""The step line: joined only where the records revise, worded as recorded, nothing too early."""

from __future__ import annotations

import datetime as dt

import plotly.graph_objects as go
import pytest
from builders import claim_ids, figure_json, html_of, plain_words, real_ledger, telling_days

from explainer.analysis import known as knowing
from explainer.analysis import revisions as analysis_revisions
from explainer.figures import people
from explainer.page.rendering import render
from explainer.page.state import State
from explainer.page.tables import ClaimCell
from explainer.page.view import Shared, View
from explainer.page.views.revisions import revisions
from explainer.records.bound import Claim

LEDGER = real_ledger()
LAST = dt.date(2026, 2, 9)
RINGS = pytest.mark.parametrize("wider", [False, True])


def known(day: dt.date = LAST, *, wider: bool = True) -> tuple[Claim, ...]:
    return knowing.known_on(LEDGER, day, wider=wider)


def look(day: dt.date, chosen: str | None = None) -> Shared:
    return Shared("As known then.", day, day, chosen, beyond=known(day), beyond_whole=known())


def shown(day: dt.date = LAST, *, chosen: str | None = None) -> View:
    view = revisions(look(day, chosen))
    assert view is not None
    return view


def printed(view: View, *, narrow: bool = False) -> str:
    """Every word in the drawing, at one width."""
    layout, data = view.figure.layout, view.figure.data
    texts = [list(t.text) for t in data if "text" in (t.mode or "")]
    if narrow:
        changes = layout.meta["narrow"]
        texts = [changes["data[0]"]["text"]]
        texts += [words for path, words in changes.items() if path.endswith("].text")]
    said = plain_words("\n".join(words for one in texts for words in one))
    return " ".join(said.split())


@pytest.mark.parametrize(("wider", "last"), [(False, dt.date(2025, 10, 29)), (True, LAST)])
def test_no_row_is_kept_for_what_a_ring_never_shows(wider: bool, last: dt.date) -> None:
    """Of the five reports alone, what is said after them comes on no day."""
    view = render(LEDGER, State(last, wider=wider)).revisions
    assert view is not None
    assert not [one for one in view.figure.layout.shapes if one.name == "to come"]
    told = {area["claim"] for area in view.figure.layout.meta["areas"]}
    assert len(told) == len(view.table.rows)
    assert ("not always more" in view.caption) is wider  # 47 is said after 50 and 453


def found(day: dt.date = LAST) -> analysis_revisions.Revisions:
    series = analysis_revisions.revisions(known(day))
    assert series is not None
    return series


def test_the_series_is_the_uns_figures_in_the_order_in_which_it_gave_them() -> None:
    assert found().speaker.id == "united-nations"
    figures = [c.counts.killed for c in found().claims if c.counts]
    assert figures == [
        "one",
        "at least 17",
        "37",
        "at least 50",
        "at least 50",
        "47",
    ]
    days = [c.said_on.date for c in found().claims]
    assert days == sorted(days)


def test_only_what_revises_is_joined() -> None:
    recorded = {
        (link.to, c.id)
        for c in LEDGER.claims()
        for link in c.relates
        if link.how in {"revises", "widens"}
    }
    drawn = {(join.earlier.id, join.later.id) for join in found().joins}
    assert drawn <= recorded
    linked = {c.id for c in found().claims}
    assert drawn == {(a, b) for a, b in recorded if {a, b} <= linked}


def test_a_quarter_or_a_single_day_is_not_joined_to_the_week() -> None:
    apart = {c.id for c in found().apart}
    assert {"w-unama-70-october-december", "w-unama-15-oct-all-places"} <= apart
    assert not apart & {c.id for join in found().joins for c in (join.earlier, join.later)}


def test_a_figure_for_one_day_is_taken_in_and_not_looked_at_again() -> None:
    taken_in = {join.earlier.id for join in found().joins if join.widens}
    assert taken_in == {
        "w-unama-spin-boldak-17",
        "w-unama-four-provinces-16-casualties",
        "w-unama-37-and-425",
        "w-un-secretary-general-50-and-453",
    }
    assert not any(found().replaced(LEDGER.claim(key)) for key in taken_in)
    lines = [t for t in shown().figure.data if t.name == "revised"]
    assert {t.line.dash for t in lines} == {"dash", "solid"}


def test_no_figure_is_called_wider_for_certain() -> None:
    """Report 1 gives one week and no place, as UNAMA did before: only that it is later is sure."""
    view = shown(dt.date(2025, 10, 29))
    said = f"{view.figure.layout.meta['alt']} {plain_words(html_of(view))} {view.caption}"
    assert "may count more days or places than 37 killed, 425 wounded" in said
    assert "wider figure" not in said
    assert "that counts more" not in said


@pytest.mark.parametrize("axis", ["x", "x2"])
def test_every_step_runs_from_a_figure_to_the_one_that_revises_it(axis: str) -> None:
    points = {
        claim: (x, y)
        for t in shown().figure.data
        if t.mode == "markers+text" and (t.xaxis or "x") == axis
        for claim, x, y in zip(t.customdata, t.x, t.y, strict=True)
    }
    steps = {
        ((t.x[n], t.y[n]), (t.x[n + 2], t.y[n + 2]))
        for t in shown().figure.data
        if t.name == "revised" and t.xaxis == axis
        for n in range(0, len(t.x), 4)
    }
    assert steps == {(points[j.earlier.id], points[j.later.id]) for j in found().joins}


@RINGS
def test_rows_wait_empty_in_every_ring_until_a_figure_is_said(wider: bool) -> None:
    last = shown()
    for day in telling_days(wider=wider):
        view = shown(day)
        assert bool(view.table.rows) is (day >= dt.date(2025, 10, 16)), day
        assert view.spec["layout"]["height"] == last.spec["layout"]["height"] <= 600
        assert view.meta["narrow"]["height"] == last.meta["narrow"]["height"] <= 910
        if not view.table.rows:
            assert not [words for trace in view.figure.data for words in trace.text or ()]


@pytest.mark.long
def test_what_is_drawn_of_a_day_is_what_was_said_by_it() -> None:
    for day in telling_days(wider=True):
        view = shown(day)
        ids = {c.id for c in known(day)}
        assert claim_ids(view.figure) <= ids
        assert {area["claim"] for area in view.meta["areas"]} <= ids
        assert view.caption.startswith("As known then.")


def test_no_step_runs_through_the_gutter_where_the_dates_stand() -> None:
    """On either page: its axis begins right of the widest words (bug 7 of the review)."""
    layout = shown().spec["layout"]
    narrow = layout["meta"]["narrow"]
    assert layout["xaxis"]["domain"][0] >= 0.42
    assert narrow["xaxis.domain"][0] * 330 >= 130
    for words in narrow["data[0]"]["text"]:
        if "not joined" not in words:  # a heading, where no step is
            assert max(len(plain_words(row)) for row in words.split("<br>")) * 6.2 <= 140


def test_each_step_carries_its_words_its_date_and_what_it_counts_in_both_widths() -> None:
    for said in (printed(shown()), printed(shown(), narrow=True)):
        for claim in (*found().claims, *found().apart):
            assert claim.counts is not None
            for words in (claim.counts.killed, claim.counts.wounded):
                assert words is None or words in said, claim.id
            assert f"{claim.said_on.date.day} {claim.said_on.date:%B %Y}" in said


def words_of_marks(figure: go.Figure) -> list[str]:
    """What stands beside the marks, without the space that keeps it out of their rings."""
    return [
        words.strip(people.APART)
        for trace in figure.data
        if trace.mode == "markers+text"
        for words in trace.text
    ]


def test_an_open_end_has_an_arrow_and_a_replaced_figure_is_struck() -> None:
    arrows = {
        str(claim)
        for t in shown().figure.data
        if t.mode == "lines+markers"
        for claim, sign in zip(t.customdata, t.marker.symbol, strict=True)
        if sign == "triangle-right"
    }
    open_ended = {
        c.id
        for c in (*found().claims, *found().apart)
        for words in (c.counts and (c.counts.killed, c.counts.wounded)) or ()
        if words and words.startswith("at least")
    }
    assert arrows == open_ended
    texts = words_of_marks(shown().figure)
    assert "<b>37</b>" in texts
    assert "<s><b>at least 50</b></s>" in texts
    assert "<b>47</b>" in texts


def test_a_figure_of_mainly_two_places_strikes_nothing() -> None:
    """On 10 December the UN gives 453 wounded, mainly in Kabul and Spin Boldak; 447 stands."""
    figure = shown(dt.date(2025, 12, 10)).figure
    texts = words_of_marks(figure)
    assert texts.count("<b>at least 50</b>") == 2
    assert not [words for words in texts if "<s>" in words]


def test_every_claim_is_in_the_table_and_nothing_is_added_up() -> None:
    view = shown()
    ids = {c.claim_id for row in view.table.rows for c in row if isinstance(c, ClaimCell)}
    assert ids == {c.id for c in (*found().claims, *found().apart)}
    assert "total" not in plain_words(html_of(view)).lower()
    assert view.alt.startswith("The first figure of the United Nations")


def test_the_chosen_claim_is_marked() -> None:
    assert figure_json(shown()) != figure_json(shown(chosen="w-unama-37-and-425"))
