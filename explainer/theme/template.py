"""The layout that every figure starts from."""

from __future__ import annotations

from typing import Any

from explainer.theme.palette import FAINT, FONT, INK, MUTED, PAPER
from explainer.theme.typeface import SIZES_PX

__all__ = [
    "figure_layout",
]


def figure_layout() -> dict[str, Any]:
    """The layout that every figure starts from (plotly's layout attributes)."""
    axis = {
        "showgrid": True,
        "gridcolor": FAINT,
        "zeroline": False,
        "linecolor": FAINT,
        "ticks": "",
        # All have room; to hide one that has none, plotly lays the page out once for each label.
        "ticklabeloverflow": "allow",
        "title": {"font": {"size": SIZES_PX["label"], "color": MUTED}},
        "tickfont": {"size": SIZES_PX["small"], "color": MUTED},
        "fixedrange": True,
    }
    return {
        "font": {"family": FONT, "size": SIZES_PX["label"], "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 16, "r": 16, "t": 16, "b": 48},
        "showlegend": False,
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": MUTED,
            "font": {"family": FONT, "size": SIZES_PX["label"], "color": INK},
            "align": "left",
        },
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": axis,
        "yaxis": axis,
    }
