"""A figure as a drawing that needs no script: the same marks and words, as SVG."""

from explainer.figures.still.drawing import Still, StillItem, still

__all__ = ["Still", "StillItem", "still"]
