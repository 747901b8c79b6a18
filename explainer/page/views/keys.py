"""What the signs in the map and the timeline mean, as HTML: the same signs, drawn by `theme`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from explainer.page import markup
from explainer.records.scales import EventKind
from explainer.theme import palette
from explainer.theme import signs as theme_signs
from explainer.words import claims as text

__all__ = ["BORDERS", "borders_in_picture", "kinds", "signs"]

Sign = tuple[str, str]
"""The name of a sign in `theme`, and what it means."""

BORDERS: tuple[Sign, ...] = (
    ("durand-line", "Durand Line: not recognised by Afghanistan"),
    ("agreed", "agreed border"),
    ("line-of-control", "Line of Control: a ceasefire line"),
    ("disputed", "disputed border, or the edge of what a country claims"),
    ("province", "line between provinces"),
    ("disputed land", "land that one country holds and another claims"),
)
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


def signs(listed: Sequence[Sign]) -> str:
    """A list of signs with their meanings, as HTML; empty where there is none."""
    if not listed:
        return ""
    items = [
        markup.joined("li", [_drawn(name), markup.element("span", words)]) for name, words in listed
    ]
    return markup.joined("ul", items, class_="explainer-symbols")


def _drawn(name: str) -> str:
    """One sign; hidden from those who listen, because its word follows."""
    if name in palette.BORDERS:
        return _stroke(palette.BORDERS[name])
    name, dotted = name.removeprefix("dotted "), name.startswith("dotted ")
    filled = theme_signs.SYMBOLS.get(name)
    colour = palette.SIGN_COLOURS.get(name)
    own = {"fill" if filled else "stroke": colour} if colour else {}
    path = markup.joined("path", [], d=filled or theme_signs.OUTLINES[name], **own)
    look = "filled" if filled else "lines dotted" if dotted else "lines"
    return markup.joined("svg", [path], viewBox="0 0 16 16", class_=look, aria_hidden="true")


def _stroke(stroke: palette.Stroke) -> str:
    """A piece of a line, drawn as it is on the map."""
    path = markup.joined("path", [], d="M0 8H40", **stroke.svg)
    return markup.joined("svg", [path], viewBox="0 0 40 16", class_="border", aria_hidden="true")
