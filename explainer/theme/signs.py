"""The sign of each kind of thing: plotly’s markers, and the same as glyphs and outlines."""

from __future__ import annotations

__all__ = [
    "CROSSING",
    "GLYPHS",
    "LINE_MARKERS",
    "MARKERS",
    "OUTLINES",
    "SYMBOLS",
]
MARKERS = {
    "blast": "diamond",
    "strike": "triangle-down",
    "fighting": "square",
    "talks": "circle",
    "truce": "bowtie",
    "closure": "x",
    "trade": "pentagon",
    "statement": "triangle-up",
    "count": "hash",
    "treaty": "octagon",
    "vote": "hexagon",
    "marking": "hourglass",
}
"""What kind of thing: the marker of each kind of event, told apart without colour."""


CROSSING = "cross-thin"
"""The marker of a border crossing of which no claim says that it is closed."""


LINE_MARKERS = ("hash", CROSSING)
"""The markers that have only lines, whose colour is that of the line."""


GLYPHS = {
    "diamond": "◆",
    "triangle-down": "▼",
    "square": "■",
    "circle": "●",
    "bowtie": "⋈",
    "x": "✕",
    "pentagon": "⬟",
    "triangle-up": "▲",
    "hash": "#",
    "octagon": "⯃",
    "hexagon": "⬢",
    "hourglass": "⧗",
}
"""The same markers within a line of words."""


SYMBOLS = {
    "diamond": "M8 1.5 14.5 8 8 14.5 1.5 8Z",
    "triangle-down": "M2 4.5H14L8 14Z",
    "square": "M3 3H13V13H3Z",
    "circle": "M8 2.5A5.5 5.5 0 1 0 8 13.5 5.5 5.5 0 1 0 8 2.5Z",
    "bowtie": "M2 3.5 14 12.5V3.5L2 12.5Z",
    "x": "M3 5 5 3 8 6 11 3 13 5 10 8 13 11 11 13 8 10 5 13 3 11 6 8Z",
    "pentagon": "M8 1.8 14.3 6.4 11.9 13.8H4.1L1.7 6.4Z",
    "triangle-up": "M2 12.5H14L8 3Z",
    "octagon": "M5.4 1.8H10.6L14.2 5.4V10.6L10.6 14.2H5.4L1.8 10.6V5.4Z",
    "hexagon": "M8 1.5 13.6 4.8V11.2L8 14.5 2.4 11.2V4.8Z",
    "hourglass": "M2.5 2H13.5L2.5 14H13.5Z",
    "disputed land": "M0 2H16V14H0Z",
    "differs": "M0 2H16V14H0Z",
    "first": "M5 3 12 8 5 13Z",
    "soft bar": "M0 4H16V12H0Z",
    "dot": "M8 4A4 4 0 1 0 8 12 4 4 0 1 0 8 4Z",
    "small dot": "M8 5.5A2.5 2.5 0 1 0 8 10.5 2.5 2.5 0 1 0 8 5.5Z",
    "tint": "M0 2H16V14H0Z",
}
"""The same markers as filled SVG paths in a box of 16 by 16."""


OUTLINES = {
    "hash": "M5.5 2.5V13.5M10.5 2.5V13.5M2.5 5.5H13.5M2.5 10.5H13.5",
    "cross-thin": "M8 3V13M3 8H13",
    "circle-open": "M8 3A5 5 0 1 0 8 13 5 5 0 1 0 8 3Z",
    "no comment": "M3 8H13",
    "to come": "M1 3H15V13H1Z",
    "bar": "M1 8H15M1 4.5V11.5M15 4.5V11.5",
    "open bar": "M5 8H15M15 4.5V11.5M5 4.5 1 8 5 11.5",
    "span": "M1 8H12M10 4.5 14 8 10 11.5",
    "star": "M8 3.5V12.5M4 5.8 12 10.2M12 5.8 4 10.2",
    "broken": "M4 13 8 3M9 13 13 3",
    "by tick": "M12 4 5 8 12 12Z",
    "broken bar": "M1 8H5M7 8H9.5M11.5 8H15M1 4.5V11.5M15 4.5V11.5",
    "hollow": "M8 2.5 13.5 8 8 13.5 2.5 8Z",
    "join": "M2 4H13V13",
    "band": "M0 8H16M0 6H16M0 10H16",
    "closed band": "M0 7H16M0 9H16",
    "river": "M1 10C5 3 11 13 15 6",
    "hatch": "M1 8 8 1M1 15 15 1M8 15 15 8",
    "at least": "M2.5 3V13M4 12.5H6M7.5 12.5H9.5M11 9.5 14.5 12.5 11 15.5",
    "at most": "M13.5 3V13M12 8H10M8.5 8H6.5M5 5 1.5 8 5 11",
    "struck": "M1 8H15M4 4V12M8 4V12M12 4V12",
    "rail": "M3 1V15M5 1V15",
}
"""Signs drawn with lines alone, as SVG paths in the same box."""
