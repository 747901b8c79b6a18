"""Where: the dashed Durand Line, the places that claims name, and how sure each one is.

Drawn as plain lines and filled shapes on longitude and latitude (equirectangular, true at
33° N), so that it needs no map server and no network.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go

from explainer import happenings, text, theme
from explainer.analysis import PlaceMark
from explainer.catalogue import Place
from explainer.figures import frame
from explainer.figures.map_frame import (
    EAST_WEST,
    KM_PER_DEGREE,
    WIDE,
    MapFrame,
    narrower,
    scale_bar,
)
from explainer.figures.map_labels import ALWAYS_NAMED, RINGED, map_labels, ring_km
from explainer.geography import Outline
from explainer.ledger import Ledger
from explainer.records import Claim

__all__ = ["BaseMap", "claims_by_place"]

DASHED = "Drawn dashed: Afghanistan has not recognised it."
QUESTION = "Where is it said to have happened, and how exactly is the place known?"


@dataclass(frozen=True)
class BaseMap:
    """What is drawn below the claims."""

    countries: tuple[Outline, ...]
    provinces: tuple[Outline, ...]
    disputed: tuple[Outline, ...]
    line: Outline
    crossings: tuple[Place, ...]


def claims_by_place(
    marks: Sequence[PlaceMark],
    base: BaseMap,
    ledger: Ledger,
    *,
    closed: Mapping[str, Sequence[Claim]],
    exceptions: Sequence[Claim] = (),
    chosen: str | None = None,
) -> go.Figure:
    """Places that claims name, drawn as exactly as the claims name them.

    Parameters
    ----------
    marks : sequence of PlaceMark
        The places, their precision and their claims.
    base : BaseMap
        Countries, provinces and the line, in degrees (EPSG:4326).
    ledger : Ledger
        For names and sides.
    closed : mapping of str to sequence of Claim
        For each crossing, the claims by which it is closed.
    exceptions : sequence of Claim
        The claims that somebody is let through all the same.
    chosen : str, optional
        Id of the claim that the reader has chosen; its places are ringed.

    Returns
    -------
    go.Figure
        Solid marks for towns, rings for "near", hatched shapes where only a province is
        named, a broad band where a claim says "along the border".
    """
    shown = [mark for mark in marks if mark.place.is_drawn]
    crossings = {place: closed.get(place.id, ()) for place in base.crossings}
    excepted = text.exceptions_in_words(exceptions, ledger)
    figure = _empty_map(marks, _alt(shown, crossings, excepted, ledger), ledger)
    figure.add_traces(_areas(shown, base, ledger, chosen))
    figure.add_trace(_durand_line(base.line, shown, ledger, chosen))
    figure.add_traces(_rings(shown, ledger, chosen))
    figure.add_traces(_towns(shown, base.crossings, ledger, chosen))
    figure.add_trace(_crossings(crossings, excepted, ledger))
    provinces = {outline.id: outline for outline in base.provinces}

    def words(part: MapFrame) -> list[dict[str, Any]]:
        return map_labels(part, marks, crossings, provinces, base.line, ledger)

    ground = _ground(base)
    figure.update_layout(annotations=words(WIDE), shapes=[*ground, scale_bar(WIDE)])
    figure.layout.meta |= narrower(words, f"shapes[{len(ground)}]")
    return figure


def _empty_map(marks: Sequence[PlaceMark], alt: str, ledger: Ledger) -> go.Figure:
    shown = [mark for mark in marks if mark.place.is_drawn]
    documents = {d.id: d for m in shown for c in m.claims for d in [ledger.document_of(c.id)]}
    return frame.blank(
        height=WIDE.height_px + WIDE.foot_px,
        question=QUESTION,
        alt=alt,
        source=f"{text.source_line(tuple(documents.values()))} Boundaries: Natural Earth.",
        margin={"l": 0, "r": 0, "t": 0, "b": WIDE.foot_px},
        plot_bgcolor=theme.map_colours()["sea"],
        xaxis={"range": WIDE.x, "visible": False, "fixedrange": False},
        yaxis={
            "range": WIDE.y,
            "visible": False,
            "fixedrange": False,
            "scaleanchor": "x",
            "scaleratio": 1 / EAST_WEST,
            "constrain": "domain",
            "constraintoward": "bottom",
        },
        dragmode="pan",
    )


def _path(outlines: Iterable[Outline]) -> tuple[list[float | None], list[float | None]]:
    """Rings as one broken line: longitudes and latitudes with None between rings."""
    x: list[float | None] = []
    y: list[float | None] = []
    for outline in outlines:
        for ring in outline.rings:
            x += [*(point[0] for point in ring), None]
            y += [*(point[1] for point in ring), None]
    return x, y


def _shape(outlines: Sequence[Outline], name: str, **options: Any) -> go.Scatter:
    x, y = _path(outlines)
    return go.Scatter(x=x, y=y, mode="lines", name=name, hoverinfo="skip", **options)


@cache
def _outline_path(outlines: tuple[Outline, ...]) -> str:
    """Rings as one SVG path in degrees; a string is drawn and sent far faster than points."""
    return "".join(
        f"M{'L'.join(f'{x:.3f},{y:.3f}' for x, y in ring)}"
        for outline in outlines
        for ring in outline.rings
    )


def _ground(base: BaseMap) -> list[dict[str, Any]]:
    """Countries, provinces and other disputed boundaries, in neutral greys, below all marks."""
    colour = theme.map_colours()
    parties = tuple(c for c in base.countries if c.id in {"afghanistan", "pakistan"})
    others = tuple(c for c in base.countries if c.id not in {"afghanistan", "pakistan"})
    edge = {"color": colour["country_edge"], "width": 1}
    province_edge = {"color": colour["province_edge"], "width": 0.8}
    disputed_edge = {"color": colour["disputed"], "width": 1.2, "dash": "dot"}
    drawn = (
        (others, colour["land"], edge),
        (parties, colour["party"], edge),
        (base.provinces, None, province_edge),
        (base.disputed, None, disputed_edge),
    )
    return [
        {
            "type": "path",
            "path": _outline_path(outlines),
            "layer": "below",
            "line": line,
            **({"fillcolor": fill} if fill else {}),
        }
        for outlines, fill, line in drawn
    ]


def _durand_line(
    line: Outline, marks: Sequence[PlaceMark], ledger: Ledger, chosen: str | None
) -> go.Scatter:
    """The line, dashed because Afghanistan has not recognised it; heavier for a chosen claim."""
    along = [mark for mark in marks if mark.place.kind == "line"]
    claims = [claim for mark in along for claim in mark.claims]
    width = 4.6 if chosen in {claim.id for claim in claims} else 2.6
    x, y = _path([line])
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": theme.map_colours()["line"], "width": width, "dash": "8px,5px"},
        name="Durand Line",
        hoverinfo="text",
        hovertext=_hover(along[0], ledger) if along else frame.hover("Durand Line", DASHED),
        customdata=[claims[0].id] * len(x) if claims else None,
    )


def _areas(
    marks: Sequence[PlaceMark], base: BaseMap, ledger: Ledger, chosen: str | None
) -> list[go.Scatter]:
    """Hatched provinces where only the province is named, and the band along the border."""
    shade = theme.map_colours()["shade"]
    provinces = {outline.id: outline for outline in base.provinces}
    traces = []
    for mark in marks:
        if mark.place.kind == "line":
            traces.append(_border_band(base.line))
        outline = provinces.get(mark.place.id)
        if outline is None:
            continue
        is_chosen = chosen in {claim.id for claim in mark.claims}
        traces.append(
            _shape(
                [outline],
                f"province of {mark.place.name}",
                fill="toself",
                fillcolor=theme.translucent(shade, 0.16),
                fillpattern={"shape": "/", "size": 8, "solidity": 0.16, "fgcolor": shade},
                line={"color": theme.INK if is_chosen else shade, "width": 2 if is_chosen else 1},
            ).update(
                hoveron="fills+points",
                hoverinfo="text",
                text=_hover(mark, ledger),
                customdata=[mark.claims[0].id] * sum(len(r) + 1 for r in outline.rings),
            )
        )
    return traces


def _border_band(line: Outline) -> go.Scatter:
    """A broad pale band: somewhere along the border, no place named."""
    return _shape(
        [line],
        "along the border",
        line={"color": theme.translucent(theme.map_colours()["shade"], 0.25), "width": 17},
    )


def _crossings(
    crossings: Mapping[Place, Sequence[Claim]], excepted: Sequence[str], ledger: Ledger
) -> go.Scatter:
    """The crossings; one that a known claim closes has the sign of closure and leads to it."""
    symbols = [theme.MARKERS["closure"] if shut else theme.CROSSING for shut in crossings.values()]
    return go.Scatter(
        x=[place.lon for place in crossings],
        y=[place.lat for place in crossings],
        mode="markers",
        marker=frame.kind_marker(symbols, size=[11 if shut else 9 for shut in crossings.values()]),
        hoverinfo="text",
        hovertext=[
            _crossing_hover(place, shut, excepted, ledger) for place, shut in crossings.items()
        ],
        customdata=[shut[0].id if shut else "" for shut in crossings.values()],
        name="border crossings",
    )


def _crossing_hover(
    place: Place, shut: Sequence[Claim], excepted: Sequence[str], ledger: Ledger
) -> str:
    name = place.name if "crossing" in place.name else f"{place.name} (crossing)"
    if not shut:
        return frame.hover(name, "No claim shown here says whether it is open or closed.")
    scope = "" if happenings.names(place.id, shut) else f"It is said {text.WHOLE_BORDER}."
    said = [f"{text.speaker(c, ledger)}, {text.said_briefly(c)}: {c.says}" for c in shut[:2]]
    return frame.hover(f"{name}: said to be closed", scope, *said, *excepted)


def _rings(marks: Sequence[PlaceMark], ledger: Ledger, chosen: str | None) -> list[go.Scatter]:
    """A ring around a place for claims that say "near" it, or name only its district."""
    traces = []
    for mark in marks:
        place = mark.place
        if place.lon is None or place.lat is None or mark.precision not in RINGED:
            continue
        radius = ring_km(place) / KM_PER_DEGREE
        turns = [math.radians(angle) for angle in range(0, 361, 6)]
        east_west = radius / math.cos(math.radians(place.lat))
        traces.append(
            go.Scatter(
                x=[place.lon + east_west * math.cos(turn) for turn in turns],
                y=[place.lat + radius * math.sin(turn) for turn in turns],
                mode="lines",
                line={
                    "color": theme.INK,
                    "width": 2.6 if chosen in {claim.id for claim in mark.claims} else 1.4,
                    "dash": "dot",
                },
                fill="toself",
                fillcolor=theme.translucent(theme.map_colours()["shade"], 0.10),
                hoveron="fills+points",
                hoverinfo="text",
                text=_hover(mark, ledger),
                customdata=[mark.claims[0].id] * len(turns),
                name=f"near {place.name}",
            )
        )
    return traces


def _towns(
    marks: Sequence[PlaceMark], crossings: Sequence[Place], ledger: Ledger, chosen: str | None
) -> list[go.Scatter]:
    """Solid marks for towns that claims name, hollow ones for the asked-for places without one.

    A named town beside a crossing is larger, so that the crossing does not hide it.
    """
    named = {m.place.id: m for m in marks if m.precision in {"point", "town"}}
    always = [ledger.places[key] for key in ALWAYS_NAMED]
    places = [mark.place for mark in named.values() if mark.place.lon is not None]
    places += [p for p in always if p.id not in named and p.lon is not None]
    symbols = {m.place.id: _symbol(m, ledger) for m in named.values()}
    ringed = {m.place.id for m in marks if chosen in {c.id for c in m.claims}}
    covered = {p.id for p in places if p.id in named and _beside(p, crossings)}
    return [
        go.Scatter(
            x=[place.lon for place in places],
            y=[place.lat for place in places],
            mode="markers",
            marker=frame.kind_marker(
                [symbols.get(place.id, "circle-open") for place in places],
                size=[13 + 6 * (p.id in ringed) + 6 * (p.id in covered) for p in places],
            ),
            hoverinfo="text",
            hovertext=[
                _hover(named[p.id], ledger)
                if p.id in named
                else frame.hover(p.name, "No claim shown here names this place as a town.")
                for p in places
            ],
            customdata=[named[p.id].claims[0].id if p.id in named else "" for p in places],
            name="towns and cities",
        )
    ]


def _beside(place: Place, crossings: Sequence[Place]) -> bool:
    """Whether a crossing is drawn on a place: nearer than about ten kilometres."""
    here = (place.lon or 0.0, place.lat or 0.0)
    return any(math.dist(here, (c.lon or 0.0, c.lat or 0.0)) < 0.1 for c in crossings)


def _symbol(mark: PlaceMark, ledger: Ledger) -> str:
    """The sign of the first kind of thing told of a town; of a statement where there is none."""
    return theme.MARKERS[next(iter(happenings.kinds_told(mark.claims, ledger)), "statement")]


def _hover(mark: PlaceMark, ledger: Ledger) -> str:
    """What the first claim says, and how many more the card below the map leads to."""
    first = mark.claims[0]
    exact = DASHED if mark.place.kind == "line" else text.PLACE_PRECISION[mark.precision]
    said = f"{text.speaker(first, ledger)}: {first.says}"
    others = mark.at_place - 1
    more = f"and {text.more_on(mark.place.name, others)}" if others else ""
    return frame.hover(mark.place.name, exact, said, more)


def _alt(
    marks: Sequence[PlaceMark],
    crossings: Mapping[Place, Sequence[Claim]],
    excepted: Sequence[str],
    ledger: Ledger,
) -> str:
    said = " ".join(
        f"{mark.place.name} ({_told(mark, ledger)}{text.PLACE_PRECISION[mark.precision]}): "
        f"{text.claims_in_words(len(mark.claims))}."
        for mark in marks
    )
    return (
        "Map of Afghanistan and Pakistan with the Durand Line dashed, because Afghanistan has "
        f"not recognised it. Places that claims name: {said or 'none yet.'}"
        f"{_alt_closed(crossings, excepted)}"
    )


def _alt_closed(crossings: Mapping[Place, Sequence[Claim]], excepted: Sequence[str]) -> str:
    """The crossings that are drawn closed: those that a claim names, and all for the border."""
    shut = {place: claims for place, claims in crossings.items() if claims}
    named = [place.name for place, claims in shut.items() if happenings.names(place.id, claims)]
    others = [place.name for place in shut if place.name not in named]
    said = [f"Crossings said to be closed: {text.list_in_words(named)}."] if named else []
    if others:
        drawn = f"Crossings drawn as closed: {text.list_in_words(others)}."
        said.append(f"{drawn} It is said {text.WHOLE_BORDER}.")
    return "".join(f" {words}" for words in (*said, *(excepted if shut else ())))


def _told(mark: PlaceMark, ledger: Ledger) -> str:
    kinds = happenings.kinds_told(mark.claims, ledger)
    words = [w for kind in kinds for w in text.kind_in_words(kind, mark.claims, ledger)]
    return f"{text.list_in_words(words)}; " if words else ""
