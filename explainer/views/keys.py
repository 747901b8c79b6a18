"""What the signs in the map and the timeline mean, as HTML: the same signs, drawn by `theme`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer import markup, text, theme
from explainer.scales import EventKind

__all__ = ["kinds", "signs"]

Sign = tuple[str, str]
"""The name of a sign in `theme`, and what it means."""


def kinds(shown: Iterable[EventKind]) -> list[Sign]:
    """The sign and the word of each kind of thing."""
    return [(theme.MARKERS[kind], text.EVENT_KIND[kind]) for kind in shown]


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
    name, dotted = name.removeprefix("dotted "), name.startswith("dotted ")
    filled = theme.SYMBOLS.get(name)
    path = markup.joined("path", [], d=filled or theme.OUTLINES[name])
    look = "filled" if filled else "lines dotted" if dotted else "lines"
    return markup.joined("svg", [path], viewBox="0 0 16 16", class_=look, aria_hidden="true")
