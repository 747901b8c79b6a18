"""One sheet to print: its page as HTML, with its name and the number of the page on each page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from explainer.classroom.templating import TEMPLATES
from explainer.page import policy
from explainer.theme import style
from explainer.words import handouts as words

__all__ = ["Sheet", "made"]


@dataclass(frozen=True)
class Sheet:
    """One sheet to print.

    Attributes
    ----------
    name : str
        The name of its file.
    title : str
        What stands on each page of it.
    html : str
        The page, on A4.
    """

    name: str
    title: str
    html: str

    @property
    def letter(self) -> str:
        """The same page on US Letter."""
        named = self.html.replace(style.A4, style.LETTER)
        return named.replace(style.A4_MARGIN, style.LETTER_MARGIN)


def made(name: str, title: str, values: Mapping[str, object], template: str = "") -> Sheet:
    """A sheet from its template.

    Parameters
    ----------
    name : str
        The name of its file, and of its template unless another one is named.
    title : str
        What it is called; a question is its own title.
    values : mapping
        What the template takes.
    template : str, optional
        The name of the template.
    """
    titled = title if title.endswith("?") else f"{title} · {words.SERIES}"
    html = TEMPLATES.get_template(f"{template or name}.html.j2").render(
        title=titled, css=Markup(style.paper_css(title)), policy=policy.PLAIN, **values
    )
    return Sheet(name, title, html)
