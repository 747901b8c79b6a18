"""With the network cut: a first visit to the app and to JupyterLab asks nobody for anything."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from running import lab, run_all_cells, running, until

pytestmark = pytest.mark.browser

BROWSER_FLAGS = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",)
"""This browser finds no other computer (asked for by the fixture `browser`)."""

SLOW = 120
OWN = {"127.0.0.1", "", None}  # without a host: data in the page, and what it makes itself


@pytest.fixture
def cut(tmp_path: Path) -> dict[str, str]:
    """An environment in which Python reaches no other computer, with a home of its own."""
    (tmp_path / "room").mkdir()
    confined = str(Path(__file__).with_name("confined"))
    return os.environ | {
        "CONFINED": "network",
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path / "room"),
        "PYTHONPATH": os.pathsep.join([confined, *sys.path]),
    }


@dataclass
class Log:
    """What a page asked for, and what it did not get."""

    hosts: set[str | None] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note every request of a page from now on, websockets included."""
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))
        page.on("websocket", lambda wire: self.hosts.add(urlsplit(wire.url).hostname))
        page.on("response", lambda got: self.failed.append(got.url) if got.status >= 400 else None)


def refused(cut: dict[str, str]) -> str:
    """What Python tried and was refused."""
    file = Path(cut["TMPDIR"]) / "refused"
    return file.read_text() if file.exists() else ""


def test_a_whole_session_in_the_app_asks_nobody_else(browser: Browser, cut: dict[str, str]) -> None:
    log = Log()
    with running(env=cut) as app:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        log.watch(page)
        page.goto(app.address)
        until(page, "document.documentElement.dataset.explainer")
        expect(page.locator(".explainer-coverage .main-svg").first).to_be_visible()
        page.get_by_role("button", name="Earlier day", exact=True).click()
        page.wait_for_url("**on=2025-10-28**")
        page.get_by_label("Also other published reports").check()
        page.wait_for_url("**ring=wider**")
        page.get_by_role("combobox", name="Search").first.fill("23 personnel")
        page.get_by_role("combobox", name="Search").first.press("Enter")
        page.wait_for_url("**claim=**")
        page.get_by_text("Narrow down what is shown").click()
        page.locator("select[name=side]").select_option("pakistan")
        page.locator("select[name=topic]").select_option(index=1)
        page.wait_for_url("**side=pakistan&topic=**")
        page.get_by_role("button", name="Present", exact=True).click()
        page.get_by_role("button", name="Next", exact=True).click()
        page.get_by_role("button", name="Leave").click()
        with page.expect_download():
            page.locator(".explainer-map").get_by_role("button", name="Save as picture").click()
        page.close()
    assert log.hosts <= OWN
    assert log.failed == []
    assert refused(cut) == ""


def test_the_notebook_in_jupyterlab_asks_nobody_else(
    browser: Browser, project: Path, cut: dict[str, str], tmp_path: Path
) -> None:
    log = Log()
    with lab(project, tmp_path, cut) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 2400}, bypass_csp=True)
        log.watch(page)
        page.goto(f"{address}lab/tree/explainer.ipynb")
        heading = page.get_by_role("heading", name="who says what").first
        expect(heading).to_be_visible(timeout=SLOW * 1000)
        run_all_cells(page)
        figure = page.locator(".explainer-map .main-svg").first
        expect(figure).to_be_visible(timeout=SLOW * 1000)
        expect(
            page.get_by_role("slider", name="Day up to which statements are dated")
        ).to_be_visible()
        page.close()
    assert log.hosts <= OWN
    assert refused(cut) == ""
