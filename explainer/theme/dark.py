"""The palette on a dark ground, for readers whose device asks for one.

A drawing is darkened as a whole by a filter of the style sheet, so no figure knows of it. What is
no drawing takes the colours that the same filter would make of the palette's.
"""

from __future__ import annotations

import math

from explainer.theme import palette

__all__ = ["DRAWN", "FILTER", "darkened", "properties"]

_INVERTED, _DEGREES = 0.92, 195
FILTER = f"invert({_INVERTED}) hue-rotate({_DEGREES}deg)"
"""Light and dark change places, and each hue stays about what it is: 15 degrees further, the
speakers are told apart by every kind of colour vision (`tests/test_theme.py`)."""


DRAWN = ":is(.main-svg, .explainer-symbols svg, .quiz-map > svg)"
"""What the filter darkens."""


def darkened(colour: str) -> str:
    """What the filter makes of a colour, both as ``#rrggbb``."""
    light = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    inverted = [value * (1 - _INVERTED) + (1 - value) * _INVERTED for value in light]
    turned = (sum(a * b for a, b in zip(row, inverted, strict=True)) for row in _turning())
    return "#" + "".join(f"{round(255 * min(max(value, 0), 1)):02x}" for value in turned)


def _turning() -> tuple[tuple[float, float, float], ...]:
    """``hue-rotate`` as a matrix, as the Filter Effects specification defines it."""
    cos, sin = math.cos(math.radians(_DEGREES)), math.sin(math.radians(_DEGREES))
    r, g, b = 0.213, 0.715, 0.072
    return (
        (r + cos * (1 - r) - sin * r, g - cos * g - sin * g, b - cos * b + sin * (1 - b)),
        (r - cos * r + sin * 0.143, g + cos * (1 - g) + sin * 0.14, b - cos * b - sin * 0.283),
        (r - cos * r - sin * (1 - r), g - cos * g + sin * g, b + cos * (1 - b) + sin * b),
    )


def properties() -> dict[str, str]:
    """The colours that style sheets use, darkened, by the names of their custom properties."""
    return {
        name: darkened(value)
        for name, value in palette.properties().items()
        if value.startswith("#")
    }
