"""One figure as a widget, without a browser: what it sends, and what it answers."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest

from explainer.notebook.plotlyjs import plotly_source, plotly_version
from explainer.notebook.plotview import PlotView, figure_json


def figure(title: str = "Who said it?") -> go.Figure:
    """A figure with one mark for a claim, a gap, and an accessible name."""
    drawn = go.Figure(go.Scatter(x=[1, 2], y=[3, None], customdata=["claim-a", "claim-b"]))
    meta = {"alt": "One mark.", "narrow": {"margin.l": 20}}
    return drawn.update_layout(title=title, meta=meta, template="none")


class Sent(list[tuple[Any, Any]]):
    """What a view sent to the page, in place of a websocket."""

    def __call__(self, content: Any, buffers: Any = None) -> None:
        self.append((content, buffers))


@pytest.fixture
def view(monkeypatch: pytest.MonkeyPatch) -> tuple[PlotView, Sent]:
    """A view, and the custom messages that it sends."""
    made, sent = PlotView(), Sent()
    monkeypatch.setattr(made, "send", sent)
    return made, sent


def test_a_view_carries_the_figure_and_its_accessible_name() -> None:
    view = PlotView(figure())
    assert view.figure["data"][0]["customdata"] == ["claim-a", "claim-b"]
    assert view.figure["data"][0]["y"] == [3, None]
    assert view.figure["layout"]["meta"]["narrow"] == {"margin.l": 20}
    assert (view.alt, view.chosen, view.step) == ("One mark.", "", 1)
    assert view.version == plotly_version()


def test_the_accessible_name_can_be_given() -> None:
    view = PlotView()
    view.show(figure(), alt="Two statements, one without a number.")
    assert view.alt == "Two statements, one without a number."


def test_the_figure_is_plain_json_and_left_as_it_was() -> None:
    drawn = figure()
    plain = figure_json(drawn, config={"staticPlot": True})
    assert json.loads(json.dumps(plain)) == plain
    assert plain["config"] == {"staticPlot": True}
    assert drawn == figure()


def test_an_equal_figure_is_not_sent_again() -> None:
    view = PlotView(figure())
    changes: list[dict[str, Any]] = []
    view.observe(changes.append, ["figure", "step"])
    view.show(figure())
    assert changes == []
    view.show(figure("Who denies it?"))
    assert {change["name"] for change in changes} == {"figure", "step"}
    assert view.step == 2


def test_words_about_a_figure_are_apart_from_what_is_drawn() -> None:
    def on(day: str) -> go.Figure:
        words = {"question": "Who?", "shown": day, "key": [["A side", "#123456"]], "narrow": {}}
        return figure().update_layout(meta={"alt": f"By {day}", **words})

    view = PlotView(on("Monday"))
    drawn = view.figure
    assert drawn["layout"]["meta"] == {"narrow": {}}
    view.show(on("Tuesday"))
    assert view.step == 1
    assert view.figure is drawn
    assert view.alt == "By Tuesday"
    assert view.words == {"question": "Who?", "shown": "Tuesday", "key": [["A side", "#123456"]]}


def test_long_paths_are_sent_once_and_are_keys_in_the_figure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outline, ring = "M0,0L" + "1,1L" * 400 + "Z", "M0,0L1,1Z"

    def drawn(title: str) -> go.Figure:
        shapes = [{"type": "path", "path": path} for path in (ring, outline)]
        return figure(title).update_layout(shapes=[*shapes, {"type": "line"}])

    view = PlotView(drawn("Who said it?"))
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(view, "_send", lambda message, **_: sent.append(message))
    state = view.get_state()
    [(key, path)] = state["paths"].items()
    assert path == outline
    assert [shape.get("path") for shape in state["figure"]["layout"]["shapes"]] == [ring, key, None]
    view.show(drawn("Who denies it?"))
    assert "paths" not in sent[-1]["state"]
    assert outline not in json.dumps(sent)


def test_a_page_that_asks_once_gets_plotly_once(view: tuple[PlotView, Sent]) -> None:
    asked, sent = view
    asked._handle_custom_msg({"kind": "plotly-source"}, [])
    [(content, [source])] = sent
    assert content == {"kind": "plotly-source", "encoding": "gzip"}
    assert gzip.decompress(source) == plotly_source()
    assert b"plotly.js" in plotly_source()[:100]


def test_other_messages_are_not_answered(view: tuple[PlotView, Sent]) -> None:
    asked, sent = view
    asked._handle_custom_msg({"kind": "something else"}, [])
    asked._handle_custom_msg("text", [])
    assert sent == []


def test_the_drawing_program_asks_no_other_host() -> None:
    source = PlotView._esm
    assert not re.search(r"https?://", source)
    assert '"sendChartToCloud"' in source
    assert 'plotlyServerURL: ""' in source
    assert 'topojsonURL: ""' in source
