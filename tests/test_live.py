"""The page's small front end: it draws what it knows, and else leaves the page to Voilà's own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect
from running import is_kernel, until

pytestmark = pytest.mark.browser

SLOW_MS = 90_000
START = (
    "import sys; from pathlib import Path; from explainer.serve.command import run_app; "
    "sys.exit(run_app(port=0, open_browser=False, notebook=Path(sys.argv[1]), warm_kernels=0))"
)
OURS = """
import ipywidgets as w
from explainer.notebook.daycontrol import DayControl
from explainer.notebook.htmlview import HtmlView
import datetime as dt
said = HtmlView(html="<p>nothing yet</p>")
choice = w.Dropdown(options=["one", "two"], description="Choose")
choice.observe(lambda change: setattr(said, "html", f"<p>chosen: {change['new']}</p>"), "value")
day = DayControl(dt.date(2025, 10, 9), dt.date(2025, 10, 29), dt.date(2025, 10, 29))
w.VBox([w.HTML("<b>bold</b>"), choice, w.HBox([day]), said]).add_class("ours")
"""
OTHERS = """
import ipywidgets as w
said = w.Label("nothing yet")
slider = w.IntSlider(description="How many", min=0, max=9, value=4)
slider.observe(lambda change: setattr(said, "value", f"chosen: {change['new']}"), "value")
w.VBox([slider, said])
"""
FIGURES = """
import ipywidgets as w
import plotly.graph_objects as go
from explainer.notebook.plotview import PlotView
def plot(name):
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]), layout={"height": 700, "title": name})
    return PlotView(figure)
w.VBox([plot(name) for name in "abcd"])
"""
STOPPED_AFTER_THE_FIRST = """
const later = window.setTimeout;
window.setTimeout = (what, after, ...rest) =>
  after || !document.querySelector(".plotview[data-step]") ? later(what, after, ...rest) : 0;
"""
STEPS = "[...document.querySelectorAll('.plotview')].map(view => view.dataset.step ?? '')"


@contextmanager
def serving(folder: Path, source: str) -> Iterator[tuple[str, psutil.Process]]:
    """The app with a notebook of one cell: its address and its process."""
    cell = {
        "cell_type": "code", "id": "c0", "metadata": {}, "source": source, "outputs": [],
        "execution_count": None,
    }  # fmt: skip
    path = folder / "small.ipynb"
    path.write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    )
    command = [sys.executable, "-c", START, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        ready = next((line for line in app.stdout if line.startswith("ready ")), None)
        assert ready, "the app ended without saying that it is ready"
        try:
            yield ready.split()[1], psutil.Process(app.pid)
        finally:
            app.terminate()


def visit(browser: Browser, address: str, asked: list[str]) -> Page:
    """An open page; what it asks of the server is noted in `asked`."""
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    until(page, "document.documentElement.dataset.explainer", seconds=SLOW_MS / 1000)
    return page


@pytest.fixture(scope="module")
def ours(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[
    tuple[Page, list[str], Callable[[], list[psutil.Process]]]
]:  # fmt: skip
    """A page of our kinds of widgets, what it asked for, and how to find its kernel."""
    asked: list[str] = []
    with serving(tmp_path_factory.mktemp("ours"), OURS) as (address, app):
        page = visit(browser, address, asked)
        yield page, asked, lambda: app.children(recursive=True)
        page.close()


def test_our_own_widgets_need_nothing_of_voilas_front_end(ours: tuple[Page, list[str], object]) -> (
    None
):  # fmt: skip
    page, asked, _ = ours
    expect(page.locator(".ours b")).to_have_text("bold")
    expect(page.get_by_role("slider", name="Day up to which statements are dated")).to_be_visible()
    assert [url for url in asked if re.search("voila/(static|labextensions)", url)] == []


def test_a_choice_reaches_the_kernel_and_its_answer_the_page(
    ours: tuple[Page, list[str], object],
) -> None:
    page, _, _ = ours
    expect(page.locator(".ours p")).to_have_text("nothing yet")
    page.get_by_label("Choose").select_option("two")
    expect(page.locator(".ours p")).to_have_text("chosen: two")


def test_a_connection_that_drops_comes_back_by_itself(
    ours: tuple[Page, list[str], object],
) -> None:
    page, _, _ = ours
    page.evaluate("explainerPage.kernel.socket.close()")
    until(page, "explainerPage.kernel.socket.readyState === WebSocket.OPEN")
    page.get_by_label("Choose").select_option("one")
    expect(page.locator(".ours p")).to_have_text("chosen: one")
    expect(page.locator("#trouble")).to_be_hidden()


def test_a_kernel_that_dies_is_told_in_one_plain_sentence(
    ours: tuple[Page, list[str], Callable[[], list[psutil.Process]]],
) -> None:
    """Last: it ends the kernel that the tests above share."""
    page, _, children = ours
    for kernel in children():
        if is_kernel(kernel):
            kernel.kill()
    trouble = page.locator("#trouble")
    expect(trouble).to_contain_text("reload it to go on where you were", timeout=30_000)
    expect(trouble.get_by_role("button", name="Reload")).to_be_visible()


def test_a_widget_of_another_kind_is_drawn_by_voilas_own_front_end(
    browser: Browser, tmp_path: Path
) -> None:
    asked: list[str] = []
    with serving(tmp_path, OTHERS) as (address, _):
        page = visit(browser, address, asked)
        slider = page.get_by_role("slider")
        slider.focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text("chosen: 5")).to_be_visible()
        assert any("voila/static/voila.js" in url for url in asked)
        page.close()


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page of four figures, of which one is in sight."""
    with serving(tmp_path_factory.mktemp("figures"), FIGURES) as (address, _):
        yield address


def test_figures_out_of_sight_are_drawn_without_being_scrolled_to(
    browser: Browser, figures: str
) -> None:
    page = visit(browser, figures, [])
    until(page, f"{STEPS}.join('') === '1111'", seconds=SLOW_MS / 1000)
    assert page.evaluate("scrollY") == 0
    page.close()


def test_the_figure_in_sight_is_first_and_printing_waits_for_none(
    browser: Browser, figures: str
) -> None:
    page = browser.new_page()
    page.add_init_script(STOPPED_AFTER_THE_FIRST)
    page.goto(figures)
    until(page, f"{STEPS}[0] === '1'", seconds=SLOW_MS / 1000)
    assert page.evaluate(STEPS) == ["1", "", "", ""]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    until(page, f"{STEPS}.join('') === '1111'")
    page.close()
