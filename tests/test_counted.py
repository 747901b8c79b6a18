"""Every kind of quantity as it is drawn, told and tabled: a small ledger that holds them all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import claim, document, figure_json, html_of, plain_words, write_seeds

from explainer.analysis import both_sides
from explainer.analysis import counts as analysis_counts
from explainer.analysis import revisions as analysis_revisions
from explainer.figures import people
from explainer.figures.revisions import figures_by_date
from explainer.figures.two_ledgers import losses_by_speaker
from explainer.page.view import Shared
from explainer.page.views.casualties import counts
from explainer.page.views.revisions import revisions
from explainer.page.views.two_ledgers import two_ledgers
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.words import claims as text

DAY = dt.date(2025, 10, 28)
LOOK = Shared("As known then.", DAY, DAY, None)
FIGURES: dict[str, dict[str, Any]] = {
    "exact": {"killed": "200", "wounded": "five"},
    "open-up": {"killed": "at least 50", "wounded": "more than 20"},
    "up-to": {"killed": "up to 15", "wounded": "no more than 120"},
    "fewer": {"killed": "fewer than 10", "wounded": "less than two"},
    "nearly": {"killed": "nearly 200"},
    "about": {"killed": "about 40"},
    "range": {"killed": "50 to 60"},
    "word": {"killed": "dozens"},
    "both": {"together": "more than 20"},
    "both-as-worded": {"together": "up to 30 killed or wounded"},
    "both-word": {"together": "scores"},
    "parts": {"killed": "one", "wounded": "15", "together": "at least 16"},
    "part-of": {"killed": "six", "including": [{"who": "children", "killed": "three"}]},
}
DRAWN = {
    ("exact", "killed"): "point",
    ("open-up", "killed"): "arrow",
    ("up-to", "killed"): "arrow down",
    ("up-to", "wounded"): "arrow down",
    ("fewer", "killed"): "arrow down",
    ("fewer", "wounded"): "arrow down",
    ("nearly", "killed"): "arrow down",
    ("about", "killed"): "hollow point",
    ("range", "killed"): "line",
    ("word", "killed"): "band",
    ("both", "together"): "arrow",
    ("both-as-worded", "together"): "arrow down",
    ("both-word", "together"): "band",
    ("parts", "killed"): "hollow point",
    ("parts", "wounded"): "hollow point",
    ("part-of", "killed"): "point",
}


def counting(id: str, figures: dict[str, Any], **changes: Any) -> dict[str, Any]:  # noqa: A002
    group = {"group": changes.pop("group", "afghan-civilians")}
    return claim(id, **{"counts": {**group, **figures}, "event": "clash", **changes})


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return load_ledger(write_seeds(tmp_path, document(*(counting(*f) for f in FIGURES.items()))))


def beyond(ledger: Ledger) -> Shared:
    """What is shown where the figures are those of every ring."""
    return replace(LOOK, beyond=ledger.claims(), beyond_whole=ledger.claims())


def by_id(ledger: Ledger) -> dict[str, Claim]:
    return {c.id: c for c in ledger.claims()}


def figure_of(ledger: Ledger) -> go.Figure:
    return counts(ledger, ledger.claims(), LOOK).figure


@pytest.mark.parametrize(("figure", "drawn"), DRAWN.items(), ids=" ".join)
def test_each_kind_of_quantity_has_its_sign(
    ledger: Ledger, figure: tuple[str, Any], drawn: str
) -> None:
    one = by_id(ledger)[figure[0]]
    quantity = one.quantity(figure[1])
    assert quantity is not None
    assert people.drawn_as(one, quantity) == drawn


def test_a_bound_from_above_points_down_from_its_highest_number_and_stops_short_of_nought(
    ledger: Ledger,
) -> None:
    figure, tops = figure_of(ledger), {"up-to": 15, "fewer": 9, "nearly": 199}
    (line,) = [t for t in figure.data if t.name == "open end" and t.xaxis == "x"]
    assert line.line.dash == "dot"
    found = {
        line.customdata[n]: (line.x[n], line.x[n + 1], line.marker.symbol[n + 1])
        for n in range(0, len(line.x), 3)
    }
    for id_, top in tops.items():
        start, end, head = found[id_]
        assert start == top
        assert 0 < end < top
        assert head == "triangle-left"
    start, end, head = found["open-up"]
    assert start == 50 < end
    assert head == "triangle-right"


def test_a_bound_from_above_is_told_in_words_in_alt_text_and_table(ledger: Ledger) -> None:
    view = counts(ledger, ledger.claims(), LOOK)
    said = "fewer than 10 killed (at most 9; nothing is said of a least)"
    assert said in view.alt
    assert "up to 15 (at most 15; nothing is said of a least)" in html_of(view)
    assert "of a lowest nothing is said" in view.more
    assert "nearly 200 killed (at most 199; nothing is said of a least, approximately)" in view.alt


def test_killed_or_wounded_together_has_a_place_of_its_own_and_is_never_drawn_as_killed(
    ledger: Ledger,
) -> None:
    figure, both = figure_of(ledger), {"both", "both-as-worded", "both-word"}
    for trace in figure.data:
        ids = set(map(str, trace.customdata or ()))
        assert not (ids & both) or (ids <= both and trace.xaxis == "x3"), trace.name
    assert "killed or wounded" in plain_words(figure.layout.xaxis3.title.text)
    words = [
        plain_words(t) for trace in figure.data if trace.xaxis == "x3" for t in trace.text or ""
    ]
    assert "more than 20" in words
    assert figure.layout.xaxis3.domain[0] > figure.layout.xaxis2.domain[1]
    assert "parts" in {str(i) for t in figure.data if t.xaxis == "x" for i in t.customdata or ()}


def test_killed_or_wounded_together_is_said_once_in_words_and_has_its_own_column(
    ledger: Ledger,
) -> None:
    found, view = by_id(ledger), counts(ledger, ledger.claims(), LOOK)
    assert text.figures_in_words(found["both"]) == "more than 20 killed or wounded"
    as_worded = text.figures_in_words(found["both-as-worded"])
    assert as_worded.count("killed or wounded") == 1
    assert text.figures_in_words(found["parts"]) == (
        "one killed, 15 wounded, within “at least 16” of both together"
    )
    column = view.table.columns.index("Killed or wounded, counted together")
    cells = [row[column] for row in view.table.rows]
    assert sum(cell.words != "not given" for cell in cells if hasattr(cell, "words")) == 3


def test_without_such_a_figure_there_is_neither_column_nor_axis(tmp_path: Path) -> None:
    plain = load_ledger(write_seeds(tmp_path))
    view = counts(plain, plain.claims(), LOOK)
    assert not any("together" in column for column in view.table.columns)
    assert "xaxis3" not in view.figure.layout.to_plotly_json()


def test_a_part_of_the_whole_is_told_and_is_no_further_figure(ledger: Ledger) -> None:
    one, view = by_id(ledger)["part-of"], counts(ledger, ledger.claims(), LOOK)
    assert text.figures_in_words(one) == "six killed, including children: three killed"
    assert "including children: three killed" in view.alt
    marks = [t for t in view.figure.data for i in t.customdata or () if i == "part-of"]
    assert len(marks) == 1


def test_no_mark_stands_where_no_number_is_asserted(ledger: Ledger) -> None:
    """Nothing but the ground of a hatched band begins at nought."""
    for trace in figure_of(ledger).data:
        if trace.mode == "markers+text" or trace.name in {"open end", "range"}:
            assert 0 not in [x for x in trace.x if x is not None], trace.name


def test_two_ledgers_draw_bounds_from_above_and_sums(tmp_path: Path) -> None:
    soldiers, militants = {"group": "soldiers"}, {"group": "afghan-civilians"}
    seeds = write_seeds(
        tmp_path,
        document(
            counting("own-p", {"killed": "fewer than 10"}, asserted_by="army", **soldiers),
            counting("enemy-p", {"together": "up to 200"}, asserted_by="army", **militants),
            counting("own-a", {"killed": "nine"}, asserted_by="taliban", **militants),
            counting("enemy-a", {"killed": "up to 58"}, asserted_by="taliban", **soldiers),
        ),
    )
    ledger = load_ledger(seeds)
    found = both_sides.both_sides(ledger, ledger.claims())
    assert found is not None
    assert not found.each_counts_more_of_the_other  # "up to 58" says nothing of a least
    figure = go.Figure(losses_by_speaker(found))
    assert {t.marker.symbol[1] for t in figure.data if t.name == "open end"} == {"triangle-left"}
    assert "up to 200 killed or wounded" in str(figure.layout.meta["alt"])
    view = two_ledgers(ledger, beyond(ledger))
    assert view is not None
    assert "Killed or wounded, counted together" in view.table.columns


def test_revisions_draw_bounds_from_above_and_sums(tmp_path: Path) -> None:
    later = {"relates": [{"to": "first", "how": "revises"}]}
    seeds = write_seeds(
        tmp_path,
        document(
            counting("first", {"killed": "up to 15", "together": "up to 60"}),
            counting("second", {"killed": "fewer than ten"}, **later),
            counting("third", {"together": "more than 20"}, **later),
        ),
    )
    ledger = load_ledger(seeds)
    found = analysis_revisions.revisions(ledger.claims())
    assert found is not None
    figure = go.Figure(figures_by_date(found))
    (step,) = [t for t in figure.data if t.name == "revised" and t.xaxis == "x"]
    assert list(step.x) == [15, 15, 9, None]
    assert {"third"} == {i for t in figure.data if t.xaxis == "x3" for i in t.customdata or ()}
    assert revisions(beyond(ledger)) is not None


def test_such_figures_are_sent_whole(ledger: Ledger) -> None:
    assert "triangle-left" in str(figure_json(figure_of(ledger)))
    assert analysis_counts.comparison(ledger, ledger.claims())
