"""Every stop of the keyboard says what it is, with all folds open, on every tab of a telephone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from running import App, leave, opened

QUIET = "document.documentElement.dataset.explainer && (globalThis.explainer?.isQuiet() ?? true)"
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
ONLY_READ = """() => {
  const can = ":any-link, button, input, select, textarea, summary, [tabindex], [contenteditable]";
  for (const cell of document.querySelectorAll("td:not([id])"))
    if (!cell.matches(can) && !cell.querySelector(`${can}, [id]`)) cell.style.visibility = "hidden";
}"""
"""Takes from the tree of a screen reader the cells in which nothing can be in focus: most of it,
and it takes seconds to be told. They keep their room, and what scrolls for them scrolls."""
PAGES = {"": 300, "03_the_count.html": 20, "06_your_own_report.html": 15}
"""A page, and how many stops it has at least."""


def stops(page: Page) -> list[tuple[str, str, str]]:
    """The role and the name of whatever can be in focus, as a screen reader is told, and where."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    found = []
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        told = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
        role = node.get("role", {}).get("value", "")
        if node.get("ignored") or not told.get("focusable") or role in {"RootWebArea", "main"}:
            continue
        name = node.get("name", {}).get("value", "").strip()
        where = "" if name else _where(session, node["backendDOMNodeId"])
        found.append((role, name, where))
    session.detach()
    return found


def _where(session: Any, node: int) -> str:
    return str(session.send("DOM.getOuterHTML", {"backendNodeId": node})["outerHTML"])[:200]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", list(PAGES))
def test_every_stop_of_the_keyboard_has_a_name(
    browser: Browser, app: App, address: str, width: int
) -> None:
    page = opened(browser, f"{app.address}{address}", width, 844, ready=QUIET)
    tabs = page.get_by_role("tab")
    many = 0
    for n in range(max(tabs.count(), 1)):
        if tabs.count():
            tabs.nth(n).evaluate("tab => tab.click()")  # the list of chapters, unfolded, is over it
        page.evaluate(UNFOLD)
        page.wait_for_timeout(300)
        page.evaluate(ONLY_READ)
        found = stops(page)
        many += len(found)
        assert [(role, where) for role, name, where in found if not name] == []
    assert many >= PAGES[address]
    leave(page)
