"""The inset of the map: where in the world it lies, and where they talked outside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explainer.analysis import events
from explainer.analysis.places import PlaceMark
from explainer.figures import frame as figure_frame
from explainer.figures.frame import Trace
from explainer.figures.lettering import bold, lines, small
from explainer.figures.map.frame import MapFrame, inset_box
from explainer.figures.map.ground import BaseMap, outline_path
from explainer.geo.mapfiles import SURROUNDINGS
from explainer.records.scales import EventKind
from explainer.theme import palette, signs
from explainer.words import places as in_words

__all__ = ["axes", "inset_areas", "land", "places", "talked", "view_of"]

OUTSIDE = "talks outside"
_TALKED: tuple[EventKind, ...] = ("talks", "truce")
_BESIDE = {"istanbul": "middle right", "doha": "bottom center"}
"""Where the words stand beside each place: clear of each other, and of the frame of the map."""


def talked(marks: Sequence[PlaceMark]) -> list[PlaceMark]:
    """Where talks or a truce are told of, outside the map."""
    return [
        mark
        for mark in marks
        if not mark.place.is_drawn
        and mark.place.lon is not None
        and set(_TALKED) & set(events.kinds_told(mark.claims))
    ]


def axes(frame: MapFrame) -> dict[str, Any]:
    """The axes of the inset, at the bottom right of the map."""
    west, south, east, north = SURROUNDINGS
    box = inset_box(frame)
    look = {
        "showgrid": False,
        "zeroline": False,
        "showticklabels": False,
        "ticks": "",
        "showline": True,
        "mirror": True,
        "linecolor": palette.MUTED,
        "linewidth": 1,
        "fixedrange": True,
    }
    x = [box.left / frame.width_px, box.right / frame.width_px]
    y = [1 - box.bottom / frame.height_px, 1 - box.top / frame.height_px]
    return {
        "xaxis2": {**look, "range": [west, east], "domain": x, "anchor": "y2"},
        "yaxis2": {**look, "range": [south, north], "domain": y, "anchor": "x2"},
    }


def land(base: BaseMap) -> list[dict[str, Any]]:
    """The land around without a border, both countries in a shade of their own."""
    colour = palette.map_colours()
    fills = {"afghanistan-and-pakistan": colour["shade_land"], "other-land": colour["land"]}
    return [
        {
            "type": "path",
            "path": outline_path((outline,)),
            "xref": "x2",
            "yref": "y2",
            "layer": "below",
            "name": "surroundings",
            "line": {"width": 0},
            "fillcolor": fills[outline.id],
        }
        for outline in base.surroundings
    ]


def view_of(frame: MapFrame) -> dict[str, Any]:
    """What the map shows, as a frame in the inset."""
    (x0, x1), (y0, y1) = frame.x, frame.y
    line = {"color": palette.INK, "width": 1.2}
    where = {"x0": x0, "x1": x1, "y0": y0, "y1": y1, "xref": "x2", "yref": "y2"}
    return {"type": "rect", **where, "line": line}


def places(marks: Sequence[PlaceMark], frame: MapFrame) -> Trace:
    """The places of talks with their days, and above them what the inset is about."""
    west, _, _, north = SURROUNDINGS
    head = in_words.WHERE_THEY_TALKED if marks else in_words.WHERE_IN_THE_WORLD
    points = [(mark.place.lon, mark.place.lat) for mark in marks]
    return figure_frame.scatter(
        x=[west, *(lon for lon, _ in points)],
        y=[north, *(lat for _, lat in points)],
        mode="markers+text",
        marker={
            "symbol": [signs.MARKERS["talks"]] * (1 + len(marks)),
            "size": [0, *(11 for _ in marks)],
            "color": palette.INK,
            "opacity": 1,
            "line": {"width": 1, "color": palette.PAPER},
        },
        text=[
            small(head, px=frame.small, colour=palette.MUTED),
            *(_words(m, frame) for m in marks),
        ],
        textposition=["top right", *(_BESIDE.get(m.place.id, "bottom right") for m in marks)],
        textfont={"size": frame.small, "color": palette.INK},
        hoverinfo="text",
        hovertext=["", *(figure_frame.hover(*in_words.of_place(mark)) for mark in marks)],
        customdata=["", *(mark.claims[0].id for mark in marks)],
        meta=figure_frame.standing_for(*(mark.claims for mark in marks)),
        name=OUTSIDE,
        xaxis="x2",
        yaxis="y2",
        cliponaxis=False,
    )


def _words(mark: PlaceMark, frame: MapFrame) -> str:
    """A place, and what is told of it there with its days, in the hue of who says so."""
    rows = []
    for kind in _TALKED:
        about = [claim for claim in mark.claims if events.kind_of(claim) == kind]
        if about:
            hue = figure_frame.side_colour(claim.speaker.side for claim in about)
            said = in_words.talks_at(kind, about)
            rows += [small(words, px=frame.small, colour=hue) for words in said]
    return lines([bold(mark.place.name) + " " + rows[0], *rows[1:]])


def inset_areas(marks: Sequence[PlaceMark]) -> list[dict[str, Any]]:
    """The western half of the inset leads to one place of talks, or the upper to one of two."""
    west, south, east, north = SURROUNDINGS
    ordered = sorted(marks, key=lambda mark: -(mark.place.lat or 0))
    step = (north - south) / max(len(ordered), 1)
    return [
        {
            "claim": mark.claims[0].id,
            "x": [west, east],
            "y": [round(north - (n + 1) * step, 3), round(north - n * step, 3)],
            "xref": "x2",
            "yref": "y2",
        }
        for n, mark in enumerate(ordered)
    ]
