"""What the agreement of 1893 names, and which stretches were marked on the ground, on a map.

No more exact than the sources: a place stands in a ring that says how far off our point may be, and
a stretch is a broad band. The line itself stays one dashed line, as everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.figures import frame, lettering
from explainer.figures.frame import Spec, Trace
from explainer.figures.map.frame import EAST_WEST, KM_PER_DEGREE
from explainer.figures.map.ground import BaseMap, durand_line, ground
from explainer.records.bound import Claim
from explainer.theme import palette
from explainer.theme.typeface import SIZES_PX
from explainer.words import places as in_words

__all__ = ["Article", "MarkedStretch", "Whole", "articles_by_place"]

_X, _Y = (61.0, 74.4), (28.8, 36.6)
_NARROW_X, _NARROW_Y = (63.6, 74.4), (28.8, 36.6)
_WINDOW = ((60.7, 74.7), (28.5, 36.9))
_NAMED = {"Afghanistan": (65.6, 33.9), "Pakistan": (71.4, 31.2)}
_BAND_PX = 13


@dataclass(frozen=True)
class Article:
    """A place that an article names.

    ``stays`` is whether the text leaves it to the amir, ``km`` how far off our point may be,
    ``at`` where its words stand, clear of every ring, ``beside`` on which side of that, and
    ``told`` what is said of it.
    """

    words: str
    claim: str
    stays: bool
    lon: float
    lat: float
    km: int
    at: tuple[float, float]
    beside: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Whole:
    """The article about the whole line, and where its words stand."""

    words: str
    claim: Claim
    at: tuple[float, float]
    beside: str


@dataclass(frozen=True)
class MarkedStretch:
    """A stretch of the line of which a source says whether it was marked.

    ``at`` is where its words stand, and ``beside`` on which side of that.
    """

    words: str
    claim: str
    is_marked: bool
    points: tuple[tuple[float, float], ...]
    at: tuple[float, float]
    beside: str
    told: tuple[str, ...]


def articles_by_place(
    articles: Sequence[Article],
    stretches: Sequence[MarkedStretch],
    whole: Whole,
    base: BaseMap,
    *,
    question: str,
    alt: str,
    source: str,
) -> Spec:
    """The line with the numbers of articles at what they name, and the stretches that were marked.

    Returns
    -------
    Spec
        A filled mark stays with the amir, a hollow one does not; a band along the line was
        marked on the ground, a broken one was not; where there is none, nothing is said.
    """
    figure = frame.blank(
        height=610,
        question=question,
        alt=alt,
        source=source,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        plot_bgcolor=palette.map_colours()["sea"],
        xaxis={"range": list(_X), "visible": False, "fixedrange": True},
        yaxis={"range": list(_Y), "visible": False, "fixedrange": True},
        shapes=ground(base, _WINDOW),
        dragmode=False,
    )
    told = frame.hover(whole.words, *in_words.of_line())
    line = durand_line(base.line, (whole.claim,), told, None)
    figure["data"] = [
        *map(_band, stretches),
        line,
        *map(_ring, articles),
        _points(articles),
        _names([*articles, whole]),
        _words(stretches),
    ]
    figure["layout"]["meta"] |= {
        "height_to_width": {
            "wide": _ratio(_X, _Y),
            "narrow": _ratio(_NARROW_X, _NARROW_Y),
        },
        "narrow": {"xaxis.range": list(_NARROW_X), "yaxis.range": list(_NARROW_Y)},
    }
    return figure


def _ratio(x: tuple[float, float], y: tuple[float, float]) -> float:
    return round((y[1] - y[0]) / (x[1] - x[0]) / EAST_WEST, 4)


def _band(stretch: MarkedStretch) -> Trace:
    shade = palette.translucent(palette.SPEAKER_COLOURS["third-party"], 0.34)
    dash = {} if stretch.is_marked else {"dash": "3px,6px"}
    return frame.scatter(
        x=[round(lon, 3) for lon, _ in stretch.points],
        y=[round(lat, 3) for _, lat in stretch.points],
        mode="lines",
        line={"color": shade, "width": _BAND_PX, **dash},
        hoverinfo="text",
        hovertext=frame.hover(*stretch.told),
        customdata=[stretch.claim] * len(stretch.points),
        name="marked" if stretch.is_marked else "not marked",
    )


def _ring(article: Article) -> Trace:
    """How far off our point may be."""
    up = article.km / KM_PER_DEGREE
    aside = up / math.cos(math.radians(article.lat))
    turns = [math.radians(angle) for angle in range(0, 361, 10)]
    return frame.scatter(
        x=[round(article.lon + aside * math.cos(turn), 3) for turn in turns],
        y=[round(article.lat + up * math.sin(turn), 3) for turn in turns],
        mode="lines",
        line={"color": palette.MUTED, "width": 1.2, "dash": "dot"},
        hoverinfo="skip",
        name=f"within {article.km} km",
    )


def _points(articles: Sequence[Article]) -> Trace:
    edge = {"width": 2, "color": palette.INK}
    return frame.scatter(
        x=[one.lon for one in articles],
        y=[one.lat for one in articles],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 9,
            "opacity": 1,
            "color": [palette.INK if one.stays else palette.PAPER for one in articles],
            "line": edge,
        },
        hoverinfo="text",
        hovertext=[frame.hover(*one.told) for one in articles],
        customdata=[one.claim for one in articles],
        name="articles",
        cliponaxis=False,
    )


def _names(named: Sequence[Article | Whole]) -> Trace:
    """The numbers of articles with what they name."""
    return frame.scatter(
        x=[one.at[0] for one in named],
        y=[one.at[1] for one in named],
        mode="text",
        text=[lettering.bold(lettering.wrapped(one.words, 20)) for one in named],
        textposition=[one.beside for one in named],
        textfont={"size": SIZES_PX["small"], "color": palette.INK},
        hoverinfo="skip",
        name="names",
        cliponaxis=False,
    )


def _words(stretches: Sequence[MarkedStretch]) -> Trace:
    """The words beside the stretches, in the hue of who says so, and the two countries."""
    hue = palette.SPEAKER_COLOURS["third-party"]
    said = [(one.at, one.words, one.beside, hue) for one in stretches]
    said += [(at, name, "middle center", palette.MUTED) for name, at in _NAMED.items()]
    return frame.scatter(
        x=[at[0] for at, *_ in said],
        y=[at[1] for at, *_ in said],
        mode="text",
        text=[words for _, words, *_ in said],
        textposition=[beside for *_, beside, _ in said],
        textfont={"size": SIZES_PX["small"], "color": [colour for *_, colour in said]},
        hoverinfo="skip",
        name="words",
    )
