"""Where: the dashed Durand Line, the places that claims name, and how sure each one is.

Drawn as plain lines and filled shapes on longitude and latitude (equirectangular, true at
33° N), so that it needs no map server and no network.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from explainer.analysis import events
from explainer.analysis.kept import kept
from explainer.analysis.places import PlaceMark
from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.map import inset
from explainer.figures.map.frame import (
    FRAMES,
    KM_PER_DEGREE,
    WIDE,
    MapFrame,
    foot,
    north,
    scale_bar,
)
from explainer.figures.map.ground import (
    BaseMap,
    border_band,
    closed_band,
    durand_line,
    ground,
    shape,
    towns,
)
from explainer.figures.map.labels import RINGED, KnownPlaces, ring_km
from explainer.figures.map.lettering import Lettering, letters, roaming
from explainer.records.bound import Claim, documents_of
from explainer.records.catalogue import Place
from explainer.theme import palette, signs, widths
from explainer.words import claims as text
from explainer.words import places as in_words

__all__ = ["BaseMap", "claims_by_place"]

MOST = 6
"""How many times larger the map can be made."""


def claims_by_place(
    marks: Sequence[PlaceMark],
    base: BaseMap,
    *,
    closed: Mapping[Place, Sequence[Claim]],
    exceptions: Sequence[Claim] = (),
    chosen: str | None = None,
    by_the_end: tuple[Sequence[PlaceMark], Mapping[Place, Sequence[Claim]]] | None = None,
) -> Spec:
    """Places that claims name, drawn as exactly as the claims name them.

    Parameters
    ----------
    marks : sequence of PlaceMark
        The places, their precision and their claims.
    base : BaseMap
        Countries, provinces and the line, in degrees (EPSG:4326).
    closed : mapping of Place to sequence of Claim
        For each crossing and for the line, the claims that close it by name.
    exceptions : sequence of Claim
        The claims that somebody is let through all the same.
    chosen : str, optional
        Id of the claim that the reader has chosen; its places are ringed.
    by_the_end : tuple, optional
        The marks and the closures of the last day: names stand where they have room then, so
        that none moves from day to day. Nothing else of them is drawn.

    Returns
    -------
    Spec
        Solid marks for towns, rings for "near", hatched shapes where only a province is
        named, a broad band where a claim says "along the border"; a darker one where the border
        as a whole is said to be closed.
    """
    shown = [mark for mark in marks if mark.place.is_drawn]
    today = _told(marks, closed, base)
    crossings, whole = today.crossings, today.whole
    excepted = text.exceptions_in_words(exceptions)
    away = inset.talked(marks)
    figure = _empty_map(marks, in_words.alt(shown, crossings, whole, excepted))
    figure["data"] += _areas(shown, base, chosen)
    figure["data"] += [closed_band(base.line)] if whole else []
    words_on_line = _line_hover(shown, whole, excepted)
    figure["data"].append(durand_line(base.line, _of_line(shown, whole), words_on_line, chosen))
    figure["data"] += [*_rings(shown, chosen), towns(), _pointers(), _scale()]
    figure["data"] += [*_towns(shown, base, chosen), _crossings(crossings, whole, excepted)]
    figure["data"] += [_words(), inset.places(away, WIDE)]
    below = [*ground(base), *inset.land(base)]
    frame.lay_out(figure, shapes=[*below, inset.view_of(WIDE)])
    by_end = _told(*by_the_end, base) if by_the_end else today
    written = {n: letters(part, today, by_end, base) for n, part in FRAMES.items()}
    _write(figure, written, away, roaming(base))
    return figure


@kept(16)
def _told(
    marks: Sequence[PlaceMark], closed: Mapping[Place, Sequence[Claim]], base: BaseMap
) -> KnownPlaces:
    whole = [claim for place, shut in closed.items() if place.kind == "line" for claim in shut]
    return KnownPlaces(
        tuple(marks), {place: closed.get(place, ()) for place in base.crossings}, whole
    )


def _pointers() -> Trace:
    line = {"color": palette.MUTED, "width": 0.9}
    return frame.scatter(mode="lines", line=line, hoverinfo="skip", name="pointers")


def _scale() -> Trace:
    look = {"line": {"color": palette.INK, "width": 3}, "textfont": {"size": WIDE.small}}
    where = {"textposition": "top right", "hoverinfo": "skip"}
    return frame.scatter(mode="lines+text", name="scale", **look, **where)


def _words() -> Trace:
    return frame.scatter(mode="text", hoverinfo="skip", name="words")


def _write(
    figure: Spec,
    written: Mapping[str, Lettering],
    away: Sequence[PlaceMark],
    lands: Mapping[str, Any],
) -> None:
    """The words, pointers and scale of each width, and what differs there, as ``layout.meta``."""
    at = {trace["name"]: n for n, trace in enumerate(figure["data"])}
    view = len(figure["layout"]["shapes"]) - 1
    meta = figure["layout"]["meta"]
    meta["zoom"] = {
        **{key: at[key] for key in ("words", "pointers", "scale")},
        "view": view,
        **lands,
        "most": MOST,
    }
    meta["height_to_width"] = {name: part.height_to_width for name, part in FRAMES.items()}
    meta |= {"medium_below": widths.MAP_MEDIUM_PX, "narrow_below": widths.MAP_NARROW_PX}
    for name, part in FRAMES.items():
        traces = {"words": written[name].words, "pointers": written[name].pointers}
        traces |= {"grey towns": written[name].towns, "scale": scale_bar(part)}
        areas = [*written[name].areas, *inset.inset_areas(away)]
        if part is WIDE:
            for key, values in traces.items():
                figure["data"][at[key]] |= values
            meta["areas"] = areas
            continue
        meta[f"{name}_areas"] = areas
        meta[name] = {
            **{
                f"data[{at[k]}].{key}": v
                for k, values in traces.items()
                for key, v in values.items()
            },
            **{
                f"shapes[{view}].{key}": v
                for key, v in inset.view_of(part).items()
                if key[0] in "xy"
            },
            **_layout_of(part),
        }


def _layout_of(part: MapFrame) -> dict[str, Any]:
    """What of the layout differs at another width."""
    axes = inset.axes(part)
    return {
        "xaxis.range": list(part.x),
        "yaxis.range": list(part.y),
        "xaxis2.domain": axes["xaxis2"]["domain"],
        "yaxis2.domain": axes["yaxis2"]["domain"],
        "height": part.height_px + part.foot_px,
        "margin.b": part.foot_px,
        "annotations": [foot(part), north(part)],
    }


def _of_line(marks: Sequence[PlaceMark], whole: Sequence[Claim]) -> list[Claim]:
    """The claims that name the line itself; those first by which it is closed."""
    along = [claim for mark in marks if mark.place.kind == "line" for claim in mark.claims]
    return list({claim.id: claim for claim in (*whole, *along)}.values())


def _line_hover(marks: Sequence[PlaceMark], whole: Sequence[Claim], excepted: Sequence[str]) -> str:
    along = [mark for mark in marks if mark.place.kind == "line"]
    if not along:
        return frame.hover(*in_words.of_line())
    if not whole:
        return _hover(along[0])
    return frame.hover(*in_words.of_closed_line(along[0], whole, excepted))


def _empty_map(marks: Sequence[PlaceMark], alt: str) -> Spec:
    shown = [mark for mark in marks if mark.place.is_drawn]
    documents = documents_of(claim for mark in shown for claim in mark.claims)
    return frame.blank(
        height=WIDE.height_px + WIDE.foot_px,
        question=in_words.QUESTION,
        alt=alt,
        source=text.source_line(documents),
        margin={"l": 0, "r": 0, "t": 0, "b": WIDE.foot_px},
        plot_bgcolor=palette.map_colours()["sea"],
        xaxis={"range": list(WIDE.x), "visible": False, "fixedrange": True},
        yaxis={"range": list(WIDE.y), "visible": False, "fixedrange": True},
        **inset.axes(WIDE),
        annotations=[foot(WIDE), north(WIDE)],
        dragmode=False,
    )


def _areas(marks: Sequence[PlaceMark], base: BaseMap, chosen: str | None) -> list[Trace]:
    """Hatched provinces where only the province is named, and the band along the border.

    Without an outline, which would be a solid line on the border where a province ends at it.
    """
    shade = palette.map_colours()["shade"]
    provinces = {outline.id: outline for outline in base.provinces}
    traces = []
    for mark in marks:
        if mark.place.kind == "line":
            traces.append(border_band(base.line))
        outline = provinces.get(mark.place.id)
        if outline is None:
            continue
        is_chosen = chosen in {claim.id for claim in mark.claims}
        hatch = {"shape": "/", "size": 8, "fgcolor": palette.INK if is_chosen else shade}
        traces.append(
            shape(
                [outline],
                f"province of {mark.place.name}",
                fill="toself",
                fillcolor=palette.translucent(shade, 0.4 if is_chosen else 0.16),
                fillpattern={**hatch, "solidity": 0.3 if is_chosen else 0.16},
                line={"width": 0},
                hoveron="fills+points",
                hoverinfo="text",
                text=_hover(mark),
                customdata=[mark.claims[0].id] * sum(len(r) + 1 for r in outline.rings),
                meta=frame.standing_for(mark.claims),
            )
        )
    return traces


def _crossings(
    crossings: Mapping[Place, Sequence[Claim]],
    whole: Sequence[Claim],
    excepted: Sequence[str],
) -> Trace:
    """The crossings, grey and without a status; one that a claim closes by name says so."""
    shut = [bool(claims) for claims in crossings.values()]
    symbols = [signs.MARKERS["closure"] if closed else signs.CROSSING for closed in shut]
    marker = frame.kind_marker(symbols, size=[11 if closed else 9 for closed in shut])
    colours = [palette.INK if closed else palette.SIGN_COLOURS[signs.CROSSING] for closed in shut]
    marker["line"]["color"] = [palette.PAPER if closed else colours[0] for closed in shut]
    return frame.scatter(
        x=[place.lon for place in crossings],
        y=[place.lat for place in crossings],
        mode="markers",
        marker={**marker, "color": colours},
        hoverinfo="text",
        hovertext=[
            frame.hover(*in_words.of_crossing(place, claims, whole, excepted))
            for place, claims in crossings.items()
        ],
        customdata=[c[0].id if (c := [*claims, *whole]) else "" for claims in crossings.values()],
        name="border crossings",
    )


def _rings(marks: Sequence[PlaceMark], chosen: str | None) -> list[Trace]:
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
            frame.scatter(
                x=[round(place.lon + east_west * math.cos(turn), 3) for turn in turns],
                y=[round(place.lat + radius * math.sin(turn), 3) for turn in turns],
                mode="lines",
                line={
                    "color": palette.INK,
                    "width": 2.6 if chosen in {claim.id for claim in mark.claims} else 1.4,
                    "dash": "dot",
                },
                fill="toself",
                fillcolor=palette.translucent(palette.map_colours()["shade"], 0.10),
                hoveron="fills+points",
                hoverinfo="text",
                text=_hover(mark),
                customdata=[mark.claims[0].id] * len(turns),
                meta=frame.standing_for(mark.claims),
                name=f"near {place.name}",
            )
        )
    return traces


def _towns(marks: Sequence[PlaceMark], base: BaseMap, chosen: str | None) -> list[Trace]:
    """Solid marks for towns that claims name, hollow ones for the asked-for places without one.

    A named town beside a crossing is larger, so that the crossing does not hide it.
    """
    named = {m.place.id: m for m in marks if m.precision in {"point", "town"}}
    places = [mark.place for mark in named.values() if mark.place.lon is not None]
    places += [p for p in base.named if p.id not in named and p.lon is not None]
    symbols = {m.place.id: _symbol(m) for m in named.values()}
    ringed = {m.place.id for m in marks if chosen in {c.id for c in m.claims}}
    covered = {p.id for p in places if p.id in named and _beside(p, base.crossings)}
    return [
        frame.scatter(
            x=[place.lon for place in places],
            y=[place.lat for place in places],
            mode="markers",
            marker=frame.kind_marker(
                [symbols.get(place.id, "circle-open") for place in places],
                size=[13 + 6 * (p.id in ringed) + 6 * (p.id in covered) for p in places],
            ),
            hoverinfo="text",
            hovertext=[
                _hover(named[p.id]) if p.id in named else frame.hover(p.name, in_words.NO_CLAIM)
                for p in places
            ],
            customdata=[named[p.id].claims[0].id if p.id in named else "" for p in places],
            meta=frame.standing_for(*(named[p.id].claims for p in places if p.id in named)),
            name="towns and cities",
        )
    ]


def _beside(place: Place, crossings: Sequence[Place]) -> bool:
    """Whether a crossing is drawn on a place: nearer than about ten kilometres."""
    here = (place.lon or 0.0, place.lat or 0.0)
    return any(math.dist(here, (c.lon or 0.0, c.lat or 0.0)) < 0.1 for c in crossings)


def _symbol(mark: PlaceMark) -> str:
    """The sign of the first kind of thing told of a town; of a statement where there is none."""
    return signs.MARKERS[next(iter(events.kinds_told(mark.claims)), "statement")]


def _hover(mark: PlaceMark) -> str:
    """What the first claim says, and how many more the card below the map leads to."""
    return frame.hover(*in_words.of_place(mark))
