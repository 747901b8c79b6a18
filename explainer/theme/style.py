"""Style sheets, put together from the files in ``css/`` on the colours of the palette."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from explainer import paths
from explainer.theme import dark, palette, widths
from explainer.theme.typeface import PAPER_SIZES_PT, SIZES_PX, faces_css

__all__ = [
    "A4",
    "A4_MARGIN",
    "LETTER",
    "LETTER_MARGIN",
    "SHEETS",
    "estimates_css",
    "page_css",
    "paper_css",
    "parts_css",
]

_PARTS = ("parts", "opening", "panel", "figures", "quiz", "coder", "targets")
SHEETS = ("structure", "page", *_PARTS, "story", "paper", "dark", "estimates")
"""Every file in ``css/``, without its ending."""
A4, LETTER = "size: A4", "size: letter"
"""How a page to be printed names its paper."""
A4_MARGIN, LETTER_MARGIN = "margin: 13mm 15mm 16mm", "margin: 10mm 12mm 13mm"
"""Letter is 18 mm less high than A4, and 6 mm wider."""
_ROOT_PX = 16
"""The size of a browser's letters, where its reader has set no other."""


def page_css(*, faces: bool = True) -> str:
    """The style sheet of a whole page: its frame, its prose, and the parts in it.

    Parameters
    ----------
    faces : bool
        Whether it brings the typefaces, half of it: a page shows its words sooner without.
    """
    css = _dark() + _sheet("structure", "page", *_PARTS, "story", "dark")
    return css if faces else css.replace(faces_css(), "")


def parts_css() -> str:
    """The style sheet of the parts alone, which leaves the page around them as it is."""
    return _sheet(*_PARTS)


def paper_css(name: str = "") -> str:
    """The style sheet of pages to be printed, with the name of the sheet on each of them."""
    sizes = {f"size-{name}": f"{pt:g}pt" for name, pt in PAPER_SIZES_PT.items()}
    said = "".join(one for one in name if one not in '"\\\n<')
    named = f'@page {{ @bottom-left {{ content: "{said}"; }} }}' if said else ""
    return _sheet("page", *_PARTS, "paper") + _rule(":root", sizes) + named


def estimates_css(*, alone: bool = False) -> str:
    """The style sheet of coded estimates; alone, it brings the colours that it uses."""
    return (_properties() if alone else "") + _filled_in("estimates")


@cache
def _sheet(*names: str) -> str:
    """Files one after another, below the properties that they use."""
    return "\n".join([faces_css(), _properties(), _filled_in(*names)])


def _filled_in(*names: str) -> str:
    """Files one after another.

    A browser takes no property as the condition of ``@media``, so widths stand there by their
    names, as a custom media query, and are filled in here.
    """
    files = (paths.css_folder() / f"{name}.css" for name in names)
    css = "\n".join(file.read_text(encoding="utf-8") for file in files)
    for name, pixels in widths.SCREENS.items():
        css = css.replace(f"(--{name})", f"(max-width: {pixels}px)")
    for name, pixels in widths.SCREENS_FROM.items():
        css = css.replace(f"(--{name})", f"(min-width: {pixels}px)")
    return css


def _properties() -> str:
    sizes = {f"size-{name}": f"{px / _ROOT_PX:g}rem" for name, px in SIZES_PX.items()}
    pixels = {
        "page-width": f"{widths.PAGE_PX}px",
        "page-width-large": f"{widths.PAGE_LARGE_PX}px",
        "panel-width": f"{widths.PANEL_PX}px",
        "paper-figure": f"{widths.PAPER_FIGURE_PX}px",
        "paper-zoom": f"{widths.SHEET_PX / widths.PAPER_FIGURE_PX:.4f}",
    }
    values = palette.properties() | sizes | pixels
    return _rule(":root", values)


def _dark() -> str:
    """The colours of a dark ground; what a filter darkens as a whole keeps those of paper."""
    light = {name: palette.properties()[name] for name in dark.properties()}
    rules = _rule("html:root", dark.properties()) + _rule(dark.DRAWN, light)
    filtered = f"{dark.DRAWN} {{ color: var(--ink); filter: {dark.FILTER}; }}"
    return f"@media screen and (prefers-color-scheme: dark) {{\n{rules}{filtered}\n}}\n"


def _rule(where: str, values: Mapping[str, str]) -> str:
    told = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f"{where} {{\n{told}}}\n"
