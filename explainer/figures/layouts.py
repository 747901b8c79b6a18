"""A figure in several layouts: drawn for wide screens, with what narrower ones change beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.figures.frame import Spec, Trace

__all__ = ["DrawnLayout", "in_layouts"]

WIDE = "wide"


@dataclass(frozen=True)
class DrawnLayout:
    """A figure as one layout has it.

    Attributes
    ----------
    traces : list of dict
        The same traces in every layout.
    layout : dict
        By paths in plotly's layout: ``height``, ``xaxis.range``.
    areas : list of dict
        Where printed words choose a claim, in pixels.
    """

    traces: list[Trace]
    layout: dict[str, Any]
    areas: list[dict[str, Any]]


def in_layouts(figure: Spec, drawn: Mapping[str, DrawnLayout], below: Mapping[str, int]) -> Spec:
    """Fill a figure with its wide layout; in ``layout.meta`` stands what the others change.

    Parameters
    ----------
    figure : dict
        The empty figure, which is filled.
    drawn : mapping of str to DrawnLayout
        The layouts by name; one of them is ``wide``.
    below : mapping of str to int
        By the name of each other layout, below how many CSS pixels it is shown.
    """
    wide = drawn[WIDE]
    layout = figure["layout"]
    figure["data"] = wide.traces
    for path, value in wide.layout.items():
        name, _, key = path.partition(".")
        if key:
            layout[name][key] = value
        else:
            layout[name] = value
    meta = layout["meta"] | {"areas": wide.areas}
    for name, width in below.items():
        one = drawn[name]
        changed = one.layout | _moved(wide.traces, one.traces)
        meta |= {name: changed, f"{name}_below": width, f"{name}_areas": one.areas}
    layout["meta"] = meta
    return figure


def _moved(wide: Sequence[Trace], other: Sequence[Trace]) -> dict[str, Any]:
    """What of the traces another layout changes, as paths."""
    return {
        f"data[{at}].{key}": value
        for at, (one, trace) in enumerate(zip(wide, other, strict=True))
        for key, value in trace.items()
        if key not in one or one[key] != value
    }
