"""What the signs in the map and the timeline mean: the same signs, drawn by `theme`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from explainer.page.templating import rendered
from explainer.records.scales import EventKind
from explainer.theme import palette
from explainer.theme import signs as theme_signs
from explainer.words import claims as text
from explainer.words import places

__all__ = ["BORDERS", "borders_in_picture", "kinds", "signs"]

Sign = tuple[str, str]
"""The name of a sign in `theme`, and what it means."""

_EDGES = {"soft bar": {"stroke": palette.MUTED, "stroke-width": "0.8"}}
"""What is too pale for a dark ground has the edge that it has in the figure."""
BORDERS: tuple[Sign, ...] = tuple(places.BORDERS.items())
"""Every kind of line on the map, and the land between them."""


def kinds(shown: Iterable[EventKind]) -> list[Sign]:
    """The sign and the word of each kind of thing."""
    return [(theme_signs.MARKERS[kind], text.EVENT_KIND[kind]) for kind in shown]


def borders_in_picture() -> list[list[object]]:
    """The same for a picture that is saved: words, colour, and for a line its width and dashes."""
    return [[words, *_in_picture(name)] for name, words in BORDERS]


def _in_picture(name: str) -> list[object]:
    if name not in palette.BORDERS:
        return [palette.SIGN_COLOURS[name]]
    stroke = palette.BORDERS[name]
    dashes = [float(part) for part in re.findall(r"\d+", stroke.dash)]
    return [stroke.colour, {"width": stroke.width, "dash": dashes}]


def signs(listed: Sequence[Sign]) -> Markup:
    """A list of signs with their meanings; empty where there is none."""
    return _listed(tuple(listed))


@lru_cache(256)
def _listed(listed: tuple[Sign, ...]) -> Markup:
    return rendered("signs", signs=[(_drawn(name), words) for name, words in listed])


def _drawn(name: str) -> dict[str, Any]:
    """One sign as the template draws it: its box, its path, its look and its ink."""
    if name in palette.BORDERS:
        stroke = {key.replace("_", "-"): value for key, value in palette.BORDERS[name].svg.items()}
        return {"box": "0 0 40 16", "path": "M0 8H40", "look": "border", "ink": stroke}
    name, dotted = name.removeprefix("dotted "), name.startswith("dotted ")
    filled = theme_signs.SYMBOLS.get(name)
    colour = palette.SIGN_COLOURS.get(name)
    return {
        "box": "0 0 16 16",
        "path": filled or theme_signs.OUTLINES[name],
        "look": "filled" if filled else "lines dotted" if dotted else "lines",
        "ink": ({"fill" if filled else "stroke": colour} if colour else {}) | _EDGES.get(name, {}),
    }
