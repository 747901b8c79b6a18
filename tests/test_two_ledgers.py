"""Two ledgers of one night: all four cells or none, one scale, both sides alike."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import product

import plotly.graph_objects as go
import pytest
from builders import (
    claim_ids,
    figure_json,
    html_of,
    ledger_on,
    plain_words,
    real_ledger,
    rendered,
    said_in,
    telling_days,
    values,
)

from explainer.analysis import both_sides, counts
from explainer.analysis import known as knowing
from explainer.analysis.counters import SIDES
from explainer.figures.two_ledgers import losses_by_speaker
from explainer.page.state import State
from explainer.page.tables import ClaimCell, Keyed
from explainer.page.view import Shared, View
from explainer.page.views.two_ledgers import two_ledgers
from explainer.records.bound import Claim
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words.both_sides import NOBODY_ELSE

LEDGER = real_ledger()
LAST = dt.date(2026, 2, 9)
RINGS = pytest.mark.parametrize("wider", [False, True])


def known(day: dt.date = LAST, *, wider: bool = True) -> tuple[Claim, ...]:
    return knowing.known_on(LEDGER, day, wider=wider)


def shown(day: dt.date = LAST, *, wider: bool = True, chosen: str | None = None) -> View | None:
    return two_ledgers(LEDGER, look(day, wider=wider, chosen=chosen))


def look(day: dt.date = LAST, *, wider: bool = True, chosen: str | None = None) -> Shared:
    """What the views share; the ledgers stand in every ring."""
    ring = "wider" if wider else "five"
    beyond = known(day), known(LAST)
    return Shared(
        "As known then.", day, day, chosen, beyond=beyond[0], beyond_whole=beyond[1], ring=ring
    )


def cells() -> dict[tuple[str, str], tuple[Claim, ...]]:
    found = both_sides.both_sides(LEDGER, known())
    assert found is not None
    assert found.event.id == "night-11-12-oct"
    return found.cells


def test_the_four_cells_are_the_four_statements_of_the_night() -> None:
    figures = {
        sides: [(c.counts.killed, c.counts.wounded) for c in claims if c.counts]
        for sides, claims in cells().items()
    }
    assert figures == {
        ("pakistan", "pakistan"): [("23", "29")],
        ("pakistan", "afghanistan"): [("more than 200", "a higher number")],
        ("afghanistan", "pakistan"): [("58", "30")],
        ("afghanistan", "afghanistan"): [("nine", "16")],
    }


@pytest.mark.long
@RINGS
def test_the_cells_are_empty_until_both_sides_have_counted_both(wider: bool) -> None:
    """In every ring, in one geometry: half a ledger is no ledger, and none has a word."""
    last = shown(wider=wider)
    assert last is not None
    for day in telling_days(wider=wider):
        view = shown(day, wider=wider)
        assert view is not None
        assert bool(claim_ids(view.figure)) is (day >= dt.date(2025, 10, 12))
        assert bool(view.table.rows) is (day >= dt.date(2025, 10, 12))
        assert view.spec["layout"]["height"] == last.spec["layout"]["height"] <= 500
        narrow = view.meta["narrow"]["height"]
        assert narrow == last.meta["narrow"]["height"] <= 500
        if not view.table.rows:
            assert not [words for trace in view.figure.data for words in trace.text or ()]


@pytest.mark.parametrize("states", [{"side": "pakistan"}, {"topic": "kabul-explosions"}])
def test_what_is_chosen_never_leaves_half_of_it(states: dict[str, str]) -> None:
    assert rendered(State(dt.date(2025, 10, 29), **states)).two_ledgers is None
    assert rendered(State(dt.date(2025, 10, 29))).two_ledgers is not None


@pytest.mark.parametrize("sides", list(product(SIDES, SIDES)))
def test_half_a_ledger_is_no_ledger(sides: tuple[str, str]) -> None:
    without = {c.id for c in cells()[sides]}
    assert both_sides.both_sides(LEDGER, [c for c in known() if c.id not in without]) is None


def test_a_view_is_the_same_whatever_is_said_later() -> None:
    for day in telling_days(wider=True):
        whole = both_sides.both_sides(LEDGER, known())
        now = both_sides.both_sides(LEDGER, known(day))
        then = both_sides.both_sides(ledger_on(LEDGER, day), known(day))
        drawn = [losses_by_speaker(one, whole=whole) for one in (now, then)]
        assert drawn[0] == drawn[1]
        view = shown(day)
        assert view is not None
        assert view.caption.startswith("As known then.")


def test_marks_lead_to_the_claims_of_the_cells_and_so_does_the_table() -> None:
    view = shown()
    assert view is not None
    ids = {c.id for claims in cells().values() for c in claims}
    assert claim_ids(view.figure) == ids
    assert {c.claim_id for row in view.table.rows for c in row if isinstance(c, ClaimCell)} == ids


def test_figures_stand_in_the_words_of_the_records() -> None:
    view = shown()
    assert view is not None
    said = said_in(figure_json(view))
    said = re.sub(r"\s+", " ", said)
    for claims in cells().values():
        for claim in claims:
            assert claim.counts is not None
            assert f"{claim.counts.killed} {text.measure_in_words(claim, 'killed')}" in said
            assert f"{claim.counts.wounded} wounded" in said


def test_all_four_cells_share_one_scale_from_zero() -> None:
    view = shown()
    assert view is not None
    layout = view.figure.layout
    assert layout.xaxis.range == layout.xaxis2.range
    assert layout.xaxis.range[0] == 0


def test_hue_says_who_speaks_and_ground_says_of_whom() -> None:
    view = shown()
    assert view is not None
    for trace in view.figure.data:
        for claim_id, colour in zip(
            values(trace.customdata), values(trace.marker.color), strict=False
        ):
            side = LEDGER.claim(str(claim_id)).speaker.side
            assert colour == palette.SPEAKER_COLOURS[side]
    assert len([s for s in view.figure.layout.shapes if s.type == "rect"]) == 2


def test_both_sides_are_treated_alike() -> None:
    """With the sides' records exchanged, the figure is the same with its rows exchanged."""
    swap = dict(zip(SIDES, reversed(SIDES), strict=True))
    found = both_sides.both_sides(LEDGER, known())
    assert found is not None
    turned = both_sides.BothSides(
        found.event,
        {(s, c): found.cells[swap[s], swap[c]] for s in SIDES for c in SIDES},
        (),
        found.said,
    )

    def skeleton(ledgers: both_sides.Ledgers) -> list[tuple[object, ...]]:
        figure = go.Figure(losses_by_speaker(ledgers))
        return sorted((str(t.mode), str(x)) for t in figure.data[1:] for x in t.x)

    assert skeleton(found) == skeleton(turned)
    assert found.each_counts_more_of_the_other == turned.each_counts_more_of_the_other


def test_the_finding_is_stated_only_where_it_holds_for_both() -> None:
    found = both_sides.both_sides(LEDGER, known())
    assert found is not None
    view = shown()
    assert view is not None
    assert "Each side gives a smaller figure for its own side" in view.alt
    own = found.cells["pakistan", "pakistan"]
    flat = replace(found, cells={**found.cells, ("pakistan", "afghanistan"): own}, others=())
    assert not flat.each_counts_more_of_the_other
    assert "fewer dead" not in losses_by_speaker(flat)["layout"]["meta"]["alt"]


def test_nobody_else_is_said_and_not_drawn_as_zero() -> None:
    view = shown()
    assert view is not None
    assert NOBODY_ELSE in view.more
    assert "73" not in plain_words(html_of(view))


def test_the_chosen_claim_is_marked() -> None:
    plain, chosen = shown(), shown(chosen="w-mujahid-58-pakistani-soldiers")
    assert plain is not None
    assert chosen is not None
    assert figure_json(plain) != figure_json(chosen)


@pytest.mark.long
def test_the_day_and_the_documents_of_a_statement_are_those_of_the_comparison() -> None:
    """Pakistan's own 23 and 29 were said on 12 October, whichever report a reader meets first."""
    for day in telling_days(wider=True):
        view = shown(day)
        if view is None:
            continue
        compared = {
            c.id: s
            for panel in counts.comparison(LEDGER, known(day))
            for s in panel.statements
            for c in s.carriers
        }
        for row in view.table.rows:
            claim = next(cell.claim_id for cell in row if isinstance(cell, ClaimCell))
            statement = compared[claim]
            assert text.carried_by(statement) in row, claim
            days = [cell for cell in row if isinstance(cell, Keyed)]
            assert statement.claim.said_on.date.isoformat() in [day.key for day in days], claim
            assert text.said_in_words(LEDGER.claim(claim)) in [day.words for day in days], claim
        drawn = plain_words("\n".join(view.figure.data[0].text or ()))
        assert "said 13 Oct" not in drawn
