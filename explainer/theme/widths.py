"""Every width, in CSS pixels, at which something is laid out anew. No other file names one."""

from __future__ import annotations

__all__ = [
    "COVERAGE_NARROW_PX",
    "FIGURE_NARROW_PX",
    "MAP_MEDIUM_PX",
    "MAP_NARROW_PX",
    "PAGE_PX",
    "SCREENS",
    "STATEMENTS_MEDIUM_PX",
    "STATEMENTS_NARROW_PX",
]

PAGE_PX = 1180
"""How wide the page's column is at most."""

SCREENS = {"phone": 640}
"""Screens at most so wide, by the names that ``css/`` uses: ``@media (--phone)``."""

FIGURE_NARROW_PX = 600
"""Below this a figure uses its narrow layout, where it has no say of its own:"""
COVERAGE_NARROW_PX = 1000
STATEMENTS_NARROW_PX = 640
STATEMENTS_MEDIUM_PX = 790
MAP_NARROW_PX = 840
MAP_MEDIUM_PX = 1060
"""The labels of a map stand where the narrowest one of its layout has room for them."""
