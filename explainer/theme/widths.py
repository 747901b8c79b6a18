"""Every width, in CSS pixels, at which something is laid out anew. No other file names one."""

from __future__ import annotations

__all__ = [
    "DISPUTE_MEDIUM_PX",
    "FIGURE_LEAST_PX",
    "FIGURE_NARROW_PX",
    "MAP_MEDIUM_PX",
    "MAP_NARROW_PX",
    "PAGE_LARGE_PX",
    "PAGE_PX",
    "PANEL_PX",
    "PAPER_FIGURE_PX",
    "REVISIONS_NARROW_PX",
    "ROWS_MEDIUM_PX",
    "ROWS_NARROW_PX",
    "SCREENS",
    "SCREENS_FROM",
    "SHEET_PX",
    "STATEMENTS_MEDIUM_PX",
    "STATEMENTS_NARROW_PX",
]

PAGE_PX = 1216
"""How wide the page's column is at most, with a margin of 16 at either side."""
PAGE_LARGE_PX = 1472
"""The same on a large screen."""
PANEL_PX = 320
"""How wide the panel is that stands beside the figures."""

PAPER_FIGURE_PX, SHEET_PX = 890, 700
"""How wide a figure is drawn for paper, and how wide it is then on a sheet of A4 or Letter."""

SCREENS = {"phone": 640, "least": 359}
"""Screens at most so wide, by the names that ``css/`` uses: ``@media (--phone)``. The second are
narrower than figures are made for."""
SCREENS_FROM = {"beside": 1060, "header": 1180, "large": 1600}
"""Screens at least so wide: with room for the panel beside the figures, for the whole header in one
line, and large ones."""

FIGURE_LEAST_PX = 326
"""How wide a figure is on the narrowest telephone, of 360."""
FIGURE_NARROW_PX = 600
"""Below this a figure uses its narrow layout, where it has no say of its own:"""
ROWS_NARROW_PX = 640
ROWS_MEDIUM_PX = 808
REVISIONS_NARROW_PX = 680
STATEMENTS_NARROW_PX = 640
STATEMENTS_MEDIUM_PX = 790
DISPUTE_MEDIUM_PX = 824
MAP_NARROW_PX = 640
MAP_MEDIUM_PX = 830
"""The labels of a map stand where the narrowest one of its layout has room for them."""
