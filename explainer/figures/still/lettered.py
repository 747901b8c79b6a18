"""Words with the few tags that plotly knows, as lines of words of one look each."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["LINE", "LetteredRun", "LetteredWords", "placed", "set_words"]

LINE = 1.3
"""From one line to the next, in sizes of its type, as plotly sets them."""
_TAGS = {
    "b": {"font-weight": "bold"},
    "i": {"font-style": "italic"},
    "s": {"text-decoration": "line-through"},
}
_SIGN = {"left": -1, "right": 1, "top": -1, "bottom": 1}
_ANCHOR = {-1: "end", 0: "middle", 1: "start"}


@dataclass(frozen=True)
class LetteredRun:
    """Words of one look."""

    words: str
    look: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[LetteredRun]] = [[]]
        self._looks: list[dict[str, str]] = [{}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append([])
            return
        look = dict(self._looks[-1]) | _TAGS.get(tag, {})
        for part in filter(None, (dict(attrs).get("style") or "").split(";")):
            name, _, value = part.partition(":")
            look["fill" if name.strip() == "color" else name.strip()] = value.strip()
        self._looks.append(look)

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            self._looks.pop()

    def handle_data(self, data: str) -> None:
        self.lines[-1].append(LetteredRun(data, self._looks[-1]))


LetteredWords = tuple[tuple[LetteredRun, ...], ...]
"""Lines of words."""


def set_words(marked_up: str) -> LetteredWords:
    """The lines of words that plotly would break and set in the same way."""
    reader = _Reader()
    reader.feed(marked_up)
    reader.close()
    return tuple(map(tuple, reader.lines))


def placed(position: str, lines: int, size: float, away: float) -> tuple[str, float, float]:
    """How words stand to a point: their anchor, and how far aside and down the first line is.

    ``position`` is plotly's ``textposition``, ``away`` how far a mark reaches that they stand by.
    """
    up, aside = (_SIGN.get(part, 0) for part in position.split())
    high = (lines - 1) * LINE + 1
    return _ANCHOR[aside], aside * away, size * 0.75 + up * away + (up - 1) * high * size / 2
