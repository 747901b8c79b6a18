"""Figures of any rows of the table of claims, and errors that teach."""

from __future__ import annotations

import doctest
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from builders import plain_words, real_ledger
from markupsafe import Markup

import explainer as ex
from explainer.notebook import draw
from explainer.notebook.part import RENDERING
from explainer.page import rendering
from explainer.page.drawn import PLOTLY
from explainer.page.state import default_state

NAMES = ("map", "timeline", "casualties", "coverage", "statements")
EACH = pytest.mark.parametrize("name", NAMES)


@cache
def every() -> Any:
    """The claims of the project's own records."""
    return ex.claims()


def drawer(name: str) -> Callable[..., go.Figure]:
    drawing: Callable[..., go.Figure] = getattr(ex.draw, name)
    return drawing


def marked(figure: go.Figure) -> set[str]:
    """The claims that marks lead to; a cell of the coverage leads to a question."""
    found = (one for trace in figure.data for one in (trace.customdata or ()))
    known = set(every().claim_id)
    return {key for one in found for key in re.split(r"[ ,]", str(one)) if key in known}


RINGS = {
    "all": lambda: every(),
    "five": lambda: every()[every().ring == "five"],
    "after": lambda: every()[every().ring == "after"],
    "background": lambda: every()[every().ring == "background"],
}


@pytest.mark.long
@EACH
@pytest.mark.parametrize("ring", RINGS)
def test_any_rows_become_a_figure_in_the_house_style(name: str, ring: str) -> None:
    rows = RINGS[ring]()
    if name == "coverage" and ring in {"after", "background"}:
        with pytest.raises(ValueError, match="a report that was read whole"):
            drawer(name)(rows)
        return
    figure = drawer(name)(rows)
    assert isinstance(figure, go.Figure)
    assert figure.layout.template.layout.font.family
    assert figure.layout.title.text == figure.question
    assert figure.layout.title.subtitle.text.startswith(f"{len(rows)} claims, said on ")
    assert marked(figure) <= set(rows.claim_id) or name == "coverage"


@pytest.mark.long
def test_the_claims_of_the_un_about_civilians_stand_on_a_map() -> None:
    un = every()[every().speaker_body == "the United Nations"]
    un = un[un.group_status == "civilians"]
    figure = ex.draw.map(un)
    drawn = set(un[un.drawn_as != "nothing"].claim_id)
    written = figure.to_json()  # a mark names all claims that it stands for
    assert {key for key in un.claim_id if f'"{key}"' in written} == drawn
    away = len(un) - len(drawn)
    assert f"; {away} of them name no place that is drawn." in figure.layout.title.subtitle.text


def test_a_map_names_nobody_who_is_not_among_its_rows() -> None:
    """Who says it stands beside a place: not the UN, nor others, where their rows are left out."""
    third = every()[every().speaker_side == "third-party"]
    is_un = third.speaker_body == "the United Nations"

    def said(rows: Any) -> str:
        figure = ex.draw.map(rows)
        words = (t.text for t in figure.data if t.name == "words")
        return " ".join(plain_words(one) for found in words for one in found)

    (claim,) = (third[third.claim_id == "w-unama-kabul-nine"],)
    for rows in (claim, third[is_un]):
        assert re.search(r": UN\b(?! and others)", said(rows))
        assert "others" not in said(rows)
    assert not re.search(r"\bUN\b", said(third[~is_un]))
    assert "UN and others" in said(third)


@pytest.mark.long
def test_a_figure_of_all_rows_of_a_page_is_that_of_the_page() -> None:
    """Nothing is drawn twice over: the specs are those of the page's views."""
    ledger = real_ledger()
    page = rendering.render(ledger, replace(default_state(ledger), chosen=None))
    five = every()[every().ring == "five"]
    for name in ("casualties", "timeline"):
        ours = [trace.customdata for trace in drawer(name)(five).data]
        theirs = [trace.customdata for trace in getattr(page, name).figure.data]
        assert ours == theirs


@pytest.mark.long
def test_figures_are_grouped_as_is_asked() -> None:
    counted = every()[every().kind == "casualties"]
    drawn = {by: ex.draw.casualties(counted, by=by) for by in ("people", "event", "speaker")}
    assert len({json.dumps(f.to_plotly_json(), default=str) for f in drawn.values()}) == 3
    with pytest.raises(ValueError, match=r"by='side' is no grouping; expected one of people, ev"):
        ex.draw.casualties(counted, by="side")


def test_a_report_is_not_silent_on_what_a_table_leaves_out() -> None:
    un = every()[(every().ring == "five") & every().topic_ids.str.contains("un-toll", na=False)]
    figure = ex.draw.coverage(un)
    assert un.document_id.nunique() == 1
    cells = [str(cell) for trace in figure.data for cell in (trace.customdata or ())]
    asked = {topic for topics in un.topic_ids for topic in topics.split("; ")}
    assert {cell.partition("/")[0] for cell in cells if cell} <= asked


def test_statements_on_one_topic_are_all_drawn() -> None:
    table = every()[(every().ring == "five") & (every().topic_ids == "good-faith")]
    assert len(marked(ex.draw.statements(table))) > 3


def test_rows_that_were_filtered_sorted_and_joined_are_still_claims() -> None:
    five = every()[every().ring == "five"].sort_values("said_on", ascending=False)
    joined = five.merge(ex.documents()[["document_id", "publisher"]], on="document_id")
    assert marked(ex.draw.map(joined)) == marked(ex.draw.map(five))
    exploded = five.assign(topic=five.topic_ids.str.split("; ")).explode("topic")
    assert ex.draw.timeline(exploded) == ex.draw.timeline(five)
    plain = pd.DataFrame(five.drop(columns="geometry"))
    assert ex.draw.timeline(plain) == ex.draw.timeline(five)


# --- errors that teach ------------------------------------------------------------------


def wrong() -> Iterator[tuple[str, Any, type[Exception], str]]:
    """What somebody may give, the error, and what it must say: what was given, and the fix."""
    claims = every()
    yield "a list", [1, 2], TypeError, r"list is no table\. Give rows of ex\.claims\(\)"
    yield "a condition", claims.kind == "event", TypeError, r"Put it in brackets.*claims\[cond"
    yield "a column", claims.says, TypeError, r"one column or one row.*Choose a table"
    yield "a row", claims.iloc[0], TypeError, r"in place of claims\.iloc\[0\]"
    yield "no rows", claims.head(0), ValueError, r"has no row.*claims\.kind\.unique\(\)"
    yield "a name misread", claims[claims.speaker_body == "UN"], ValueError, (
        r"claims\.speaker_body\.unique\(\), where the UN is “the United Nations”"
    )  # fmt: skip
    yield (
        "no ids",
        claims.drop(columns="claim_id"),
        ValueError,
        r"no column “claim_id”.*it has ring",
    )
    yield "another name", claims.rename(columns={"claim_id": "claimid"}), ValueError, (
        r"Did you mean 'claimid'\?"
    )  # fmt: skip
    yield "an index", claims.set_index("claim_id"), ValueError, r"rows\.reset_index\(\)"
    yield "counted", claims.groupby("kind", as_index=False).size(), ValueError, (
        r"what was grouped or counted is no claim"
    )  # fmt: skip
    yield "foreign", claims.head(2).assign(claim_id=["r1-un-tol", "x"]), ValueError, (
        r"2 rows have a claim_id that is none of ours: r1-un-tol, x\. Did you mean 'r1-un-toll'\?"
    )  # fmt: skip
    yield "two ids", pd.concat([claims, claims[["claim_id"]]], axis=1), ValueError, (
        r"two columns “claim_id”.*rows\.columns\.duplicated\(\)"
    )  # fmt: skip
    yield "nothing", None, TypeError, r"NoneType is no table\. Give rows of ex\.claims\(\)"
    yield "no id", claims.head(1).assign(claim_id=[None]), ValueError, r"1 row has a claim_id"


WRONG = (
    "a list", "a condition", "a column", "a row", "no rows", "a name misread", "no ids",
    "another name", "an index", "counted", "foreign", "two ids", "nothing", "no id",
)  # fmt: skip


@cache
def refused() -> dict[str, Any]:
    """What is refused, by its name."""
    return {name: case for name, *case in wrong()}


@EACH
@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_table_of_claims_is_refused_with_its_fix(name: str, case: str) -> None:
    assert tuple(refused()) == WRONG
    given, error, says = refused()[case]
    with pytest.raises(error, match=f"(?s){says}"):
        drawer(name)(given)


@EACH
def test_what_a_function_does_not_take_is_refused_with_how_it_is_written(name: str) -> None:
    with pytest.raises(TypeError, match=rf"It is written ex\.draw\.{name}\(claims"):
        drawer(name)()
    with pytest.raises(TypeError, match="unexpected keyword argument 'of'"):
        drawer(name)(every(), of="people")


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    for of, name, said in (
        (
            ex,
            "claim",
            "explainer has no 'claim'. Did you mean ex.claims? It has: Explainer, beside,",
        ),
        (ex, "read_gde", "Did you mean ex.read_ged?"),
        (ex, "qqq", "explainer has no 'qqq'. It has: Explainer,"),
        (
            draw,
            "maps",
            "ex.draw has no 'maps'. Did you mean 'map'? It draws: casualties, coverage,",
        ),
    ):
        with pytest.raises(AttributeError) as fault:
            getattr(of, name)
        assert said in str(fault.value)
    assert not hasattr(ex, "_ipython_display_")


@pytest.mark.parametrize("given", [["people"], "day", None, {}])
def test_another_grouping_is_refused_with_those_that_there_are(given: Any) -> None:
    with pytest.raises(ValueError, match="no grouping; expected one of people, event, speaker"):
        ex.draw.casualties(every(), by=given)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda c: c.to_crs(3857), r"is in EPSG:3857; degrees were expected.*rows\.to_crs\(4326\)"),
        (lambda c: c.set_crs(None, allow_override=True), r"its CRS is None.*rows\.set_crs\(4326\)"),
        (lambda c: c.drop(columns="geometry"), r"has no geometry.*claims\.merge\(other\)"),
        (lambda c: c[["claim_id", "says"]], r"has no geometry"),
    ],
)
def test_a_map_asks_for_geometry_in_degrees(change: Callable[[Any], Any], says: str) -> None:
    with pytest.raises(ValueError, match=f"(?s){says}"):
        ex.draw.map(change(every()))


@pytest.mark.long
@EACH
def test_a_figure_that_would_be_empty_names_rows_that_fill_it(name: str) -> None:
    silent = every()[
        every().event_id.isna() & every().topic_ids.isna() & (every().drawn_as == "nothing")
    ]
    with pytest.raises(ValueError, match=rf"draw\.{name} has nothing to draw") as refused:
        drawer(name)(silent)
    (fix,) = re.findall(r"Rows that it draws: (.*)\.$", str(refused.value))
    assert len(drawer(name)(eval(fix, {"claims": every()})).data) > 0


def test_an_empty_figure_names_each_reason_for_which_a_row_is_not_drawn() -> None:
    weak = every()[every().weak.notna() & (every().kind == "casualties")]
    uncounted = every()[every().kind == "event"].head(2)
    one = r"^draw\.casualties has nothing to draw: the row rests on a poor page, .* “weak”\)\. Rows"
    with pytest.raises(ValueError, match=one):
        ex.draw.casualties(weak.head(1))
    with pytest.raises(ValueError, match=r": of 3 rows, 2 count nobody and 1 rests on a poor page"):
        ex.draw.casualties(pd.concat([uncounted, weak.head(1)]))
    with pytest.raises(ValueError, match=r": all 2 rows count nobody\. Rows"):
        ex.draw.casualties(uncounted)
    drawn = ex.draw.casualties(every()[every().kind == "casualties"]).layout.title.subtitle.text
    assert re.search(r"; \d+ of them rests? on (a )?poor page", drawn)
    assert "count nobody" not in drawn


# --- shown ------------------------------------------------------------------------------


def bundle(figure: Any) -> dict[str, Any]:
    found: dict[str, Any] = figure._repr_mimebundle_()
    return found


@pytest.mark.long
@EACH
def test_a_figure_outlives_whatever_draws_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(RENDERING, "1")
    figure = drawer(name)(every()[every().ring == "five"])
    shown = bundle(figure)
    assert set(shown) == {PLOTLY, "text/html", "text/plain"}
    assert shown["text/plain"] == repr(figure)
    assert len(repr(figure)) < 120
    words = plain_words(Markup(shown["text/html"]).partition("</script>")[2])
    assert figure.question in words
    (fold,) = re.findall(r"<details( open)?>.*?<table", shown["text/html"], re.DOTALL)
    rows = shown["text/html"].partition("<tbody>")[2].count("<tr")
    assert rows
    assert bool(fold) is (rows <= 40), "a long table is folded"
    assert shown[PLOTLY]["layout"]["title"]["text"] == figure.question


@pytest.mark.long
def test_the_first_figure_of_a_notebook_carries_what_draws_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(RENDERING, raising=False)
    monkeypatch.setattr(draw._Figure, "_carrier", None)
    first, second = (ex.draw.map(every()) for _ in range(2))
    for _ in range(2):
        assert 'data-explainer="plotly"' in bundle(first)["text/html"]
        assert 'data-explainer="plotly"' not in bundle(second)["text/html"]


def test_the_page_draws_it_without_the_title_that_stands_above(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(RENDERING, "1")
    figure = ex.draw.casualties(every())
    (held,) = re.findall(r"application/json\">(.*?)</script>", figure.static_form(), re.S)
    layout = json.loads(held)["figure"]["layout"]
    assert "title" not in layout
    assert layout["height"] == figure.layout.height - 64
    assert json.loads(held)["labels"]["r1-un-toll"].startswith("Report 1 · ")


def test_a_figure_of_a_view_has_its_table_too() -> None:
    ledger = real_ledger()
    view = rendering.render(ledger, default_state(ledger)).views["timeline"]
    assert "<table" in bundle(view.figure)["text/html"]
    assert os.environ.get(RENDERING) is None


@pytest.mark.long
def test_the_examples_run() -> None:
    done = doctest.testmod(draw)
    assert done.attempted >= 15
    assert done.failed == 0
