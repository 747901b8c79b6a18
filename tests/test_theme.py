"""The palette: legible on paper, and told apart by readers with a colour vision deficiency."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from playwright.sync_api import Browser

from explainer import paths
from explainer.theme import dark, palette, style, widths

Shown = Callable[[str], str]
SPEAKERS = {side: palette.SPEAKER_COLOURS[side] for side in ("pakistan", "afghanistan",
                                                          "third-party", "report")}  # fmt: skip
DEFICIENCIES = ("protanomaly", "deuteranomaly", "tritanomaly")
TOLD_APART = 11.0
"""Smallest CAM02-UCS distance between two speakers' colours; about 2 is just noticeable."""


def rgb(code: str) -> np.ndarray:
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def luminance(code: str) -> float:
    """Relative luminance, WCAG 2."""
    channels = rgb(code)
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def as_it_is(colour: str) -> str:
    return colour


GROUNDS = pytest.mark.parametrize("shown", [as_it_is, dark.darkened], ids=["light", "dark"])
"""The palette as it is, and on a dark ground."""


@GROUNDS
@pytest.mark.parametrize("colour", [palette.INK, palette.MUTED, palette.LINK])
def test_words_stand_out_from_paper(shown: Shown, colour: str) -> None:
    assert contrast(shown(colour), shown(palette.PAPER)) >= 4.5


@GROUNDS
@pytest.mark.parametrize("side", list(SPEAKERS))
def test_marks_stand_out_from_paper_and_land(shown: Shown, side: str) -> None:
    for ground in (palette.PAPER, palette.map_colours()["party"]):
        assert contrast(shown(SPEAKERS[side]), shown(ground)) >= 3


MIDDLE = """async (picture) => {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const pen = document.createElement("canvas").getContext("2d");
  pen.drawImage(image, 0, 0);
  return [...pen.getImageData(20, 10, 1, 1).data];
}"""


def test_a_browser_darkens_as_the_palette_does(browser: Browser) -> None:
    """Drawings by a filter, the rest by colours: they meet without a seam."""
    context = browser.new_context(color_scheme="dark", viewport={"width": 40, "height": 20})
    page = context.new_page()
    for colour in (palette.PAPER, palette.INK, *SPEAKERS.values()):
        page.set_content(
            f"<style>{style.page_css()} * {{ margin: 0 }} i {{ display: block; height: 20px }}"
            f"</style><i class='main-svg' style='background: {colour}'></i>"
        )
        picture = base64.b64encode(page.screenshot()).decode()
        seen = np.array(page.evaluate(MIDDLE, f"data:image/png;base64,{picture}")[:3]) / 255
        assert np.abs(seen - rgb(dark.darkened(colour))).max() < 3 / 255, colour
    ground = ", ".join(f"{value * 255:.0f}" for value in rgb(dark.darkened(palette.PAPER)))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == f"rgb({ground})"
    context.close()


@GROUNDS
@pytest.mark.parametrize("deficiency", [None, *DEFICIENCIES])
def test_speakers_are_told_apart_whatever_the_eye(shown: Shown, deficiency: str | None) -> None:
    seen = {}
    for side, code in SPEAKERS.items():
        colour = rgb(shown(code))
        if deficiency:
            space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
            colour = np.clip(cspace_convert(colour, space, "sRGB1"), 0, 1)
        seen[side] = colour
    for one, other in combinations(seen, 2):
        apart = deltaE(seen[one], seen[other], input_space="sRGB1")
        assert apart >= TOLD_APART, (deficiency, one, other, apart)


def test_every_kind_of_border_is_told_apart_by_its_dashes_alone() -> None:
    dashes = [stroke.dash for stroke in palette.BORDERS.values()]
    assert len(set(dashes)) == len(dashes)
    assert [kind for kind, stroke in palette.BORDERS.items() if stroke.dash == "solid"] == [
        "agreed"
    ]


@pytest.mark.parametrize("kind", [kind for kind in palette.BORDERS if kind != "province"])
def test_borders_stand_out_from_every_ground_of_the_map(kind: str) -> None:
    for ground in ("party", "land", "disputed_land"):
        assert contrast(palette.BORDERS[kind].colour, palette.map_colours()[ground]) >= 3, ground


# --- style sheets -----------------------------------------------------------------------

SHEETS = {"page": style.page_css, "parts": style.parts_css, "paper": style.paper_css}
IN_CSS = re.compile(r"@(?:media|container)[^{]*\d+(?:px|em|rem)")
IN_CODE = re.compile(
    r"\b\w*(?:NARROW|MEDIUM)_PX *= *\d+|BELOW\w* *= *\d+|_below\W{1,4}\d{3}|_below: \w+ = [1-9]"
)
WIDTHS = {".css": IN_CSS, ".j2": IN_CSS, ".js": IN_CODE, ".py": IN_CODE}
NOWHERE = re.compile("(?!)")


@pytest.mark.parametrize("name", list(SHEETS))
def test_a_sheet_has_every_property_and_every_screen_that_it_uses(name: str) -> None:
    css = SHEETS[name]()
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= set(re.findall(r"(--[\w-]+):", css))
    assert not re.search(r"@media[^{]*\(--", css)


def on_screen(css: str) -> str:
    """A sheet without what is for paper alone."""
    kept, at = "", 0
    for found in re.finditer(r"@media print[^{]*\{", css):
        if found.start() < at:
            continue
        kept, at, open_braces = kept + css[at : found.start()], found.end(), 1
        while open_braces:
            open_braces += {"{": 1, "}": -1}.get(css[at], 0)
            at += 1
    return kept + css[at:]


@pytest.mark.long
def test_no_figure_is_searched_through_for_a_style() -> None:
    """A browser looks through all below an element for `:has()`, whenever something changes."""
    css = on_screen(style.page_css())
    assert "@media print" not in css
    assert ".prose:has(> h2)" in css  # prose holds no figure
    assert not re.findall(r"[^\n]*:has\(.*", css.replace(".prose:has(> h2)", ""))


def test_every_property_is_used(tracked: tuple[Path, ...]) -> None:
    css = "".join(path.read_text(encoding="utf-8") for path in tracked if path.suffix == ".css")
    assert [name for name in palette.properties() if f"var(--{name})" not in css] == []


@pytest.mark.long
def test_a_width_at_which_something_changes_is_named_once(
    tracked: tuple[Path, ...], project: Path
) -> None:
    """In `explainer.theme.widths`: style sheets and figures use its names."""
    package, apart = project / "explainer", {"built", "tests"}
    found = {
        f"{path.relative_to(project)}: {match[0]}"
        for path in tracked
        if path.is_relative_to(package) and path.stem != "widths" and not apart & {*path.parts[-2:]}
        for match in WIDTHS.get(path.suffix, NOWHERE).finditer(path.read_text("utf-8", "ignore"))
    }
    assert found == set()


def test_the_width_of_the_phone_reaches_the_sheets() -> None:
    css = style.page_css() + style.estimates_css()
    written = [sheet.read_text(encoding="utf-8") for sheet in paths.css_folder().glob("*.css")]
    named = sum(sheet.count("@media (--phone)") for sheet in written)
    assert css.count(f"@media (max-width: {widths.SCREENS['phone']}px)") == named > 0


THEIRS = {
    "dataframe",
    "anchor-link",
    "jp-Notebook",
    "main-svg",
}
"""Classes that JupyterLab, nbconvert and plotly give to their own elements."""
MADE = re.compile(r"explainer-side-[\w-]+|explainer-(?:map|timeline|revisions)|sheet-\w+")
"""Classes whose names are put together from a side, a view, a sheet."""


@pytest.mark.long
def test_no_rule_is_left_for_an_element_that_nothing_makes() -> None:
    root = paths.css_folder().parent.parent
    files = [file for kind in ("py", "j2") for file in root.rglob(f"*.{kind}")]
    files += (root / "front" / "src").rglob("*.js")
    made = set(re.findall(r"[\w-]+", "\n".join(file.read_text("utf-8") for file in files)))
    for sheet in paths.css_folder().glob("*.css"):
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)
        selectors = re.sub(r"\{[^{}]*\}", "{}", rules)
        for name in set(re.findall(r"\.([a-zA-Z][\w-]+)", selectors)) - THEIRS:
            assert name in made or MADE.fullmatch(name), f"{sheet.name}: .{name}"
