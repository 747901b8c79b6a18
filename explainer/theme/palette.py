"""Colours and type, each named by what it means."""

from __future__ import annotations

from typing import NamedTuple

from explainer.theme.signs import CROSSING

__all__ = [
    "BORDERS",
    "CLEAR",
    "DASH_INFERRED",
    "DIFFERS",
    "FAINT",
    "FONT",
    "INK",
    "MUTED",
    "PAPER",
    "SIGN_COLOURS",
    "SOFT",
    "SPEAKER_COLOURS",
    "UNDATED",
    "Stroke",
    "map_colours",
    "properties",
    "translucent",
]
FONT = "'Public Sans', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


SERIF = "Newsreader, Charter, 'Iowan Old Style', Georgia, 'DejaVu Serif', serif"


INK = "#1f2328"


MUTED = "#5b6068"


FAINT = "#d9d6cf"


CLEAR = "rgba(0,0,0,0)"


PAPER = "#fdfcf9"


SOFT = "#ecebe6"
"""The ground of days within which something may have happened: so pale that it is no mark."""


CLEAR = "rgba(0,0,0,0)"
"""No ground of its own: where one plot lies on another."""


DIFFERS = "#f3e6c4"
"""The ground of words that differ from others: pale ochre, nobody's colour."""


LINK = "#0b5a8f"


SPEAKER_COLOURS = {
    "pakistan": "#0072b2",
    "afghanistan": "#c77700",
    "third-party": "#7a2a6b",
    "report": "#6b7078",
    "ttp": "#1f2328",
    "both": "#1f2328",
    "not-stated": "#1f2328",
}
"""Who says it. Okabe–Ito hues, orange and purple darkened until they are legible on paper and told
apart by every kind of colour vision (`tests/test_theme.py`); no flag colours."""


UNDATED = "triangle-left"
"""The mark of a statement of which no day is given: open to the left, its day at the latest."""


DASH_INFERRED = "8px,3px"
"""The line of days that we infer."""


_MAP = {
    "sea": "#eef1f2",
    "land": "#f3f1ea",
    "party": "#fdfcf9",
    "disputed_land": "#e4e1d8",
    "shade": "#8a8574",
    "shade_land": "#c9c4b4",
    "river": "#9fc0cf",
}


class Stroke(NamedTuple):
    """How a kind of line is drawn: its colour, its width in pixels, its dashes as plotly's."""

    colour: str
    width: float
    dash: str

    @property
    def svg(self) -> dict[str, str]:
        """The same as attributes of SVG, with underscores for hyphens."""
        dashes = "none" if self.dash == "solid" else self.dash.replace("px", "")
        width = f"{self.width:g}"
        return {"stroke": self.colour, "stroke_width": width, "stroke_dasharray": dashes}


BORDERS = {
    "durand-line": Stroke(INK, 2.6, "8px,5px"),
    "agreed": Stroke("#77746b", 1.3, "solid"),
    "line-of-control": Stroke(MUTED, 2.0, "9px,3px,2px,3px"),
    "disputed": Stroke(MUTED, 1.8, "2px,3px"),
    "province": Stroke("#c9c5ba", 0.9, "4px,2px"),
}
"""The lines of the map by their kind in ``geo/borders.geojson``: told apart by dashes alone."""


def translucent(colour: str, alpha: float) -> str:
    """A colour of this palette with an opacity, as plotly wants it."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"


SIGN_COLOURS = {
    CROSSING: MUTED,
    "bar": MUTED,
    "open bar": MUTED,
    "join": MUTED,
    "band": translucent(_MAP["shade"], 0.25),
    "closed band": translucent(INK, 0.22),
    "hatch": _MAP["shade"],
    "river": _MAP["river"],
    "small dot": MUTED,
    "disputed land": _MAP["disputed_land"],
    "differs": DIFFERS,
    "soft bar": SOFT,
    "dot": SPEAKER_COLOURS["third-party"],
    "to come": FAINT,
    "tint": translucent(MUTED, 0.18),
}
"""The signs of a key that are not drawn in ink, in the colour that they have in the figure."""


def map_colours() -> dict[str, str]:
    """The neutral colours of the map, by what they are for."""
    return dict(_MAP)


def properties() -> dict[str, str]:
    """What the style sheets use, by the names of their custom properties."""
    return {
        "font": FONT,
        "serif": SERIF,
        "ink": INK,
        "muted": MUTED,
        "faint": FAINT,
        "paper": PAPER,
        "link": LINK,
        **{f"speaker-{side}": colour for side, colour in SPEAKER_COLOURS.items()},
    }
