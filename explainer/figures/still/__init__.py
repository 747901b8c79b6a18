"""A figure as a drawing that needs no script: the same marks and words, as SVG."""

from explainer.figures.still.drawing import Item, Still, still

__all__ = ["Item", "Still", "still"]
