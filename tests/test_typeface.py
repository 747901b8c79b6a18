"""The typefaces that the page brings along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import real_ledger
from playwright.sync_api import Browser

from explainer import paths
from explainer.theme import style
from explainer.theme.typeface import (
    FACES,
    PAPER_SIZES_PT,
    SIZES_PX,
    faces_css,
    read_face,
    width_px,
)

MOST_BYTES = 90_000


def test_they_are_small_and_fetch_nothing() -> None:
    assert sum(len(read_face(file)) for file, _ in FACES.values()) <= MOST_BYTES
    addresses = re.findall(r"url\(([^)]{0,22})", faces_css())
    assert addresses == ["data:font/woff2;base64"] * len(FACES)


def test_each_has_its_licence_and_where_it_is_from_beside_it() -> None:
    folder = paths.fonts_folder()
    told = (folder / "README.md").read_text(encoding="utf-8")
    licence = (folder / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for name in FACES:
        assert name in told
        assert name.replace(" ", "") in licence.replace(" ", "")
    for file in folder.iterdir():
        assert file.name in {"README.md", "OFL.txt"} or f"`{file.name}`" in told


@pytest.mark.parametrize("sheet", [style.page_css, style.parts_css, style.paper_css])
def test_every_style_sheet_brings_both(sheet: object) -> None:
    assert callable(sheet)
    assert sheet().count("@font-face") == len(FACES)


SIZE = re.compile(r"font(?:-size)?:\s*([^;]+);")
ROOTS = {"html", "html.present", ".present"}
PROJECTED = r"calc\(([\d.]+%) \* var\(--projected, 1\)\)"
"""On a projector with more pixels than most: all grow alike."""
UNSEEN = ".is-printed.is-printed td > a"
"""On paper its address stands in its place."""
ALLOWED = re.compile(r"inherit|(?:(?:normal|italic|[1-9]00) )*var\(--size-(\w+)\)(?: / [\d.]+ .+)?")


@pytest.mark.parametrize("name", style.SHEETS)
def test_every_size_of_letters_stands_on_the_one_scale(name: str) -> None:
    """Only what all others are counted from is set apart: on a projector, and on paper."""
    css = (paths.css_folder() / f"{name}.css").read_text(encoding="utf-8")
    for rule in re.finditer(r"([^{};]*)\{([^{}]*)\}", css):
        for size in SIZE.findall(rule[2]):
            found = ALLOWED.fullmatch(" ".join(size.split()))
            if found:
                assert found[1] in {None, *SIZES_PX}, size
                continue
            if size == "0":
                assert rule[1].strip() == UNSEEN
                continue
            assert {one.strip() for one in rule[1].split(",")} <= ROOTS, (rule[1], size)
            size = re.sub(PROJECTED, r"\1", size)
            assert re.fullmatch(r"[\d.]+(%|pt)", size), (rule[1], size)


def test_paper_has_the_same_steps_as_a_screen() -> None:
    assert list(PAPER_SIZES_PT) == list(SIZES_PX)
    for sizes in (PAPER_SIZES_PT, SIZES_PX):
        assert list(sizes.values()) == sorted(sizes.values(), reverse=True)
    assert PAPER_SIZES_PT["small"] >= 8
    assert SIZES_PX["small"] >= 12


def test_letters_are_as_wide_as_a_browser_draws_them(browser: Browser) -> None:
    """Or a little less wide, where two letters stand closer together."""
    page = browser.new_page()
    page.set_content(f"<style>{style.page_css()}</style><canvas></canvas>")
    page.evaluate("document.fonts.load(`14px 'Public Sans'`)")
    measure = """([words, weight]) => {
      const pen = document.querySelector("canvas").getContext("2d");
      pen.font = `${weight} 14px 'Public Sans'`;
      return pen.measureText(words).width;
    }"""
    for claim in real_ledger().claims()[::20]:
        for weight, bold in ((400, False), (700, True)):
            drawn = page.evaluate(measure, [claim.says, weight])
            assert 0.97 * width_px(claim.says, 14, bold=bold) <= drawn
            assert drawn <= width_px(claim.says, 14, bold=bold) * 1.005
    page.close()


def test_a_page_shows_its_words_before_its_typefaces_are_here(built_site: Path) -> None:
    assert "@font-face" not in style.page_css(faces=False)
    head, body = (built_site / "index.html").read_text(encoding="utf-8").split("</head>")
    assert 'rel="stylesheet"' not in head  # nothing keeps the first words waiting
    (name,) = re.findall(r'<link rel="stylesheet" href="([^"]+)">', body)
    assert (built_site / name).read_text(encoding="utf-8") == faces_css()
