"""What the first part of a page carries in its static form, so that figures need no kernel."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from explainer.notebook.plotlyjs import compressed_plotly
from explainer.page.packing import signs_of
from explainer.page.templating import rendered
from explainer.paths import front_script
from explainer.theme.style import parts_css

__all__ = ["carried"]


@cache
def _written(content: bytes) -> str:
    return signs_of(content)


def carried(group: str = "", packed: bytes = b"") -> Markup:
    """Style sheet, plotting library, front end and the pages of one group, as HTML.

    Parameters
    ----------
    group : str
        Whose pages they are (``data-page`` of the hosts).
    packed : bytes
        The pages, as `Told.packed` gives them; none where parts bring their own.
    """
    return rendered(
        "carried",
        css=Markup(parts_css()),
        plotly=_written(compressed_plotly()),
        group=group,
        pages=signs_of(packed),
        script=Markup(front_script().read_text(encoding="utf-8")),
    )
