"""The ground of the map: land, borders by their kind, and the dashed Durand Line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from explainer.figures import frame
from explainer.figures.frame import Trace
from explainer.figures.map import seen
from explainer.geo.layers import Outline
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.theme import palette

__all__ = [
    "BaseMap",
    "border_band",
    "closed_band",
    "durand_line",
    "ground",
    "outline_path",
    "shape",
    "towns",
]

_PARTIES = {"afghanistan", "pakistan"}
_LINES = ("province", "agreed", "disputed", "line-of-control")
"""The kinds of lines that are drawn below the claims, the lowest first."""


@dataclass(frozen=True, eq=False)
class BaseMap:
    """What is drawn below the claims.

    Countries and land are filled without an outline: only `borders` and `claims` are lines, each
    of one kind, so that no outline is drawn as settled where it is disputed. The places in
    `named` carry their name whatever is shown. Equal only to itself, so that what is reckoned
    from it can be kept. Rivers, towns and the land around are there for orientation only.
    """

    countries: tuple[Outline, ...]
    disputed_land: tuple[Outline, ...]
    provinces: tuple[Outline, ...]
    borders: tuple[Outline, ...]
    claims: tuple[Outline, ...]
    line: Outline
    crossings: tuple[Place, ...]
    named: tuple[Place, ...]
    rivers: tuple[Outline, ...] = ()
    towns: tuple[Outline, ...] = ()
    surroundings: tuple[Outline, ...] = ()


def ground(base: BaseMap, window: seen.Window = seen.WINDOW) -> list[dict[str, Any]]:
    """Land without outlines, and every line by its kind, in neutral greys, below all marks.

    Of what lies outside of the window nothing is drawn.
    """
    colour = palette.map_colours()
    parties = tuple(c for c in base.countries if c.id in _PARTIES)
    others = tuple(c for c in base.countries if c.id not in _PARTIES)
    land = ((others, "land"), (parties, "party"), (base.disputed_land, "disputed_land"))
    river = {"color": colour["river"], "width": 1.3}
    return [
        *(
            _drawn(n, _land_path(part, window), {"width": 0}, fillcolor=colour[n])
            for part, n in land
        ),
        _drawn("river", _lines_path(base.rivers, window), river),
        *(_drawn(kind, _lines_path(_of_kind(base, kind), window), _line(kind)) for kind in _LINES),
    ]


def towns() -> Trace:
    """The towns that are there for orientation: small and grey, and leading nowhere."""
    look = {"symbol": "circle", "size": 5, "color": palette.MUTED, "opacity": 0.8}
    return frame.scatter(mode="markers", marker=look, hoverinfo="skip", name="grey towns")


def _of_kind(base: BaseMap, kind: str) -> tuple[Outline, ...]:
    """The lines of a kind; the edges of claims are disputed wherever they run."""
    own = tuple(b for b in base.borders if b.properties["drawn_as"] == kind)
    return (*own, *base.claims) if kind == "disputed" else own


def _line(kind: str) -> dict[str, Any]:
    stroke = palette.BORDERS[kind]
    return {"color": stroke.colour, "width": stroke.width, "dash": stroke.dash}


def _drawn(name: str, path: str, line: dict[str, Any], **options: Any) -> dict[str, Any]:
    return {"type": "path", "path": path, "layer": "below", "name": name, "line": line, **options}


@cache
def _land_path(outlines: tuple[Outline, ...], window: seen.Window) -> str:
    return _path(seen.areas([ring for outline in outlines for ring in outline.rings], window))


@cache
def _lines_path(outlines: tuple[Outline, ...], window: seen.Window) -> str:
    return _path(seen.lines([ring for outline in outlines for ring in outline.rings], window))


@cache
def outline_path(outlines: tuple[Outline, ...]) -> str:
    """All of the rings as one path: what the inset shows."""
    return _path([ring for outline in outlines for ring in outline.rings])


def _path(rings: Iterable[Sequence[tuple[float, float]]]) -> str:
    """Rings as one SVG path in degrees; a string is drawn and sent far faster than points."""
    return "".join(
        f"M{'L'.join(f'{round(x, 3):g},{round(y, 3):g}' for x, y in ring)}" for ring in rings
    )


@cache
def path(outlines: tuple[Outline, ...]) -> tuple[list[float | None], list[float | None]]:
    """Rings as one broken line: longitudes and latitudes with None between rings.

    To a thousandth of a degree: a tenth of a pixel.
    """
    x: list[float | None] = []
    y: list[float | None] = []
    for outline in outlines:
        for ring in outline.rings:
            x += [*(round(point[0], 3) for point in ring), None]
            y += [*(round(point[1], 3) for point in ring), None]
    return x, y


def shape(outlines: Sequence[Outline], name: str, **options: Any) -> Trace:
    """Outlines as one trace without words of its own."""
    x, y = path(tuple(outlines))
    return frame.scatter(x=x, y=y, mode="lines", name=name, **{"hoverinfo": "skip", **options})


def durand_line(line: Outline, claims: Sequence[Claim], words: str, chosen: str | None) -> Trace:
    """The line, dashed because the two states disagree on it; heavier for a chosen claim.

    Parameters
    ----------
    line : Outline
        Where it runs.
    claims : sequence of Claim
        The claims that name the line; choosing it leads to the first.
    words : str
        Its hover text.
    chosen : str, optional
        Id of the claim that the reader has chosen.
    """
    usual = _line("durand-line")
    wider = {"width": usual["width"] + 2} if chosen in {claim.id for claim in claims} else {}
    x, y = path((line,))
    return frame.scatter(
        x=x,
        y=y,
        mode="lines",
        line={**usual, **wider},
        name="Durand Line",
        hoverinfo="text",
        hovertext=words,
        customdata=[claims[0].id] * len(x) if claims else None,
        meta=frame.standing_for(claims),
    )


def border_band(line: Outline) -> Trace:
    """A broad pale band: somewhere along the border, no place named."""
    pale = palette.SIGN_COLOURS["band"]
    return shape([line], "along the border", line={"color": pale, "width": 17})


def closed_band(line: Outline) -> Trace:
    """A darker band within it: the border as a whole is said to be closed, nowhere in particular.

    No sign on the line: a point would say where.
    """
    dark = palette.SIGN_COLOURS["closed band"]
    return shape([line], "closed border", line={"color": dark, "width": 9})
