"""What both peers show: a map with the Durand Line and three places, and a bar chart."""

from __future__ import annotations

import json
from pathlib import Path

import plotly.graph_objects as go

GEO = Path(__file__).resolve().parents[2] / "geo"
PLACES = {"Kabul": (69.2, 34.5), "Spin Boldak": (66.4, 31.0), "Khost": (69.9, 33.3)}


def line() -> tuple[list[float | None], list[float | None]]:
    """The Durand Line's longitudes and latitudes, with a gap between its parts."""
    [path] = GEO.glob("*durand*.geojson")
    xs: list[float | None] = []
    ys: list[float | None] = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"]
        for part in parts if shape["type"] == "MultiLineString" else [parts]:
            xs += [*(point[0] for point in part), None]
            ys += [*(point[1] for point in part), None]
    return xs, ys


XS, YS = line()


def figures(day: int) -> tuple[go.Figure, go.Figure]:
    """Both figures on one day."""
    chart = go.Figure(go.Scatter(x=XS, y=YS, mode="lines"))
    chart.add_scatter(
        x=[x for x, _ in PLACES.values()],
        y=[y for _, y in PLACES.values()],
        text=list(PLACES),
        mode="markers+text",
    )
    chart.update_layout(title=f"Known on {day} October", height=560)
    bars = go.Figure(go.Bar(x=list("abcdefgh"), y=[day + step for step in range(8)]))
    return chart, bars


def strokes(bars: go.Figure) -> go.Figure:
    """The same bars as lines, as thick as they are."""
    [bar] = bars.data
    xs = [place for x in bar.x for place in (x, x, None)]
    ys = [height for y in bar.y for height in (0, y, None)]
    return go.Figure(go.Scatter(x=xs, y=ys, mode="lines", line={"width": 40}))
