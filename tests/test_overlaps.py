"""No printed word is under a control, under another word, cut off, at the edge of its cell, or
crossed by a chosen ring or by a line; over a line words may stand that have a halo."""

from __future__ import annotations

from pathlib import Path

import pytest
import running
from playwright.sync_api import Browser, Page

QUIET = "globalThis.explainer?.isQuiet()"
WIDTHS = [320, 360, 390, 720, 768, 820, 1024, 1280, 1920]
CROSSED_PX = {320: 5, 360: 3}
"""By so much a ring may reach into the box of a word, above the letters of which there is room;
figures are made for telephones of 360 pixels."""
OVERLAPS = """async (crossed) => {
  const box = (one) => one.getBoundingClientRect();
  const frames = (n) => new Promise((done) =>
    n ? requestAnimationFrame(() => frames(n - 1).then(done)) : done());
  // The letters alone: without the space around them, and above and below.
  const lettersOf = (line) => {
    const range = document.createRange();
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let [left, right, top, bottom] = [Infinity, -Infinity, 0, 0];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (let at = 0; at < text.data.length; at++) {
        if (!text.data[at].trim()) continue;
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const one = range.getBoundingClientRect();
        [left, right] = [Math.min(left, one.left), Math.max(right, one.right)];
        top ||= one.top + 0.22 * one.height;
        bottom ||= one.bottom - 0.22 * one.height;
      }
    }
    const { paintOrder, strokeWidth } = getComputedStyle(line);
    const hasHalo = paintOrder.startsWith("stroke") && parseFloat(strokeWidth) > 2;
    return { left, right, top, bottom, hasHalo, said: line.textContent.trim().slice(0, 40) };
  };
  const wordsOf = (root) => [...root.querySelectorAll(".plotview-graph:not(.plotview-ahead) text")]
    .flatMap((text) => {
      const lines = [...text.querySelectorAll("tspan.line")];
      return (lines.length ? lines : [text]).map(lettersOf);
    })
    .filter(({ left, right, bottom }) => right > left && bottom <= box(root).bottom);
  const shared = (one, other) => Math.min(
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  // Two lines of which the upper one's letters reach below it into the lower one's.
  const touch = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > -2;
  // How far a ring, an ellipse, reaches into a box; nothing where the box lies within it.
  const reaches = (ring, word) => {
    const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
    const flat = ring.width / ring.height;
    const at = (a, b) => Math.hypot(a - x, (b - y) * flat);
    const near = (value, low, high) => Math.min(Math.max(value, low), high);
    const least = at(near(x, word.left, word.right), near(y, word.top, word.bottom));
    const most = Math.max(...[word.left, word.right].flatMap((a) =>
      [word.top, word.bottom].map((b) => at(a, b))));
    return most < ring.width / 2 - 2 ? 0 : ring.width / 2 - least;
  };
  // A head of an arrow, or any other mark, that reaches into letters.
  const touched = (word, head) =>
    Math.min(word.right, head.right) - Math.max(word.left, head.left) > 1 &&
    Math.min(word.bottom, head.bottom) - Math.max(word.top, head.top) > 0;
  const on = ({ left, right, top, bottom }, [x, y]) =>
    left < x && x < right && top < y && y < bottom;
  const DRAWN = ".trace path.js-line, .shapelayer path";
  const GRIDS = { two_ledgers: ", .gridlayer path" }; // whose words stand between its lines
  // Every other pixel of a line that is seen; a ground is none.
  const pointsOf = (path) => {
    const { stroke, strokeWidth, strokeOpacity, opacity } = getComputedStyle(path);
    if (stroke === "none" || !parseFloat(strokeWidth) || !+strokeOpacity || !+opacity) return [];
    const matrix = path.getScreenCTM();
    return Array.from({ length: Math.ceil(path.getTotalLength() / 2) }, (_, n) => {
      const { x, y } = path.getPointAtLength(2 * n).matrixTransform(matrix);
      return [x, y];
    });
  };
  const found = [];
  for (const { name, figure } of explainer.store.views) {
    const { root, all } = figure;
    if (!root.offsetWidth || !figure.drawing) continue;
    figure.ring([...new Set(all.flatMap(({ claims }) => claims))]);
    await frames(2);
    const words = wordsOf(root);
    const rings = [...root.querySelectorAll(".plotview-ring:not(.is-cell)")].map(box);
    const graph = root.querySelector(".plotview-graph:not(.plotview-ahead)");
    // Marks, the heads of arrows among them; one as large as a cell is seen by nobody.
    const heads = [...graph.querySelectorAll("path.point")]
      .map(box).filter(({ width }) => width > 4 && width < 20);
    const isDrawnFor = root.offsetWidth >= 326 && words.some(({ hasHalo }) => !hasHalo);
    const lines = !isDrawnFor ? [] : // narrower than theme/widths.py says
      [...graph.querySelectorAll(DRAWN + (GRIDS[name] ?? ""))].flatMap(pointsOf);
    const { origin, areas } = figure.drawing.geometry();
    // Answers; a question is wider, and on a telephone stands in the area of its answers.
    const cells = areas.filter(({ claim, left, right, top, bottom }) =>
      name === "coverage" && claim && right - left < root.offsetWidth / 5 && bottom - top < 40);
    for (const word of words) {
      const { left, right } = box(root);
      if (word.left < left - 3 || word.right > right + 3) found.push([name, "cut off", word.said]);
      for (const control of root.querySelectorAll(".mapzoom"))
        if (shared(word, box(control)) > 0) found.push([name, "under a control", word.said]);
      for (const other of words.slice(words.indexOf(word) + 1))
        if (touch(word, other)) found.push([name, "under", word.said, other.said]);
      const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
      for (const { left, right, top, bottom } of cells) {
        const [l, t, r, b] = [left + origin.x, top + origin.y, right + origin.x, bottom + origin.y];
        if (x < l || x > r || y < t || y > b) continue;
        const edge = 0.01 * (r - l) + 0.25; // _ROUND of figures/coverage.py
        const isWithin = word.left > l + edge && word.right < r - edge;
        if (!isWithin || word.top < t + 2 || word.bottom > b - 2)
          found.push([name, "at the edge of its cell", word.said]);
      }
      if (heads.some((head) => touched(word, head)))
        found.push([name, "under an arrow", word.said]);
      if (!word.hasHalo && lines.some((point) => on(word, point)))
        found.push([name, "under a line", word.said]);
      const most = Math.max(0, ...rings.map((ring) => reaches(ring, word)));
      if (most > crossed) found.push([name, "crossed by a ring", word.said, Math.round(most)]);
    }
    figure.ring(figure.shown.chosen);
  }
  return found;
}"""


def overlaps(page: Page, crossed: int) -> list[object]:
    """What is found on every tab, in every view, all rows unfolded."""
    found: list[object] = []
    tabs = page.evaluate("document.querySelectorAll('[role=tab]:not([hidden])').length")
    is_phone = page.locator("[role=tablist]").is_visible()
    for tab in range(tabs if is_phone else 1):
        page.evaluate("n => document.querySelectorAll('[role=tab]')[n]?.click()", tab)
        views = page.evaluate(f"{OFFERED}.length")
        for view in range(max(views, 1)):
            page.evaluate(f"n => {OFFERED}[n]?.click()", view)
            page.evaluate(UNFOLD)
            page.wait_for_function(QUIET)
            found += page.evaluate(OVERLAPS, crossed)
    return found


OFFERED = '[...document.querySelectorAll(".pagetabs-views button:not([hidden])")]'
UNFOLD = """() => {
  for (const fold of document.querySelectorAll("details.explainer-fold")) fold.open = true;
  for (const rest of document.querySelectorAll(".plotview-rest:not([hidden])"))
    if (rest.getAttribute("aria-expanded") === "false" && rest.offsetHeight) rest.click();
}"""


@pytest.mark.parametrize(
    ("width", "ring"),
    [*((width, "wider") for width in WIDTHS), *((width, "after") for width in (360, 768, 1280))],
)
def test_nothing_lies_on_a_printed_word(
    browser: Browser, file: Path, width: int, ring: str
) -> None:
    """At every width, each view drawn and every mark ringed: what only one width shows is found."""
    address = f"{file.as_uri()}#ring={ring}"
    page = running.opened(
        browser, address, width, 800, ready=QUIET, bypass_csp=True, has_touch=width < 1000
    )
    found = overlaps(page, CROSSED_PX.get(width, 2))
    running.leave(page)
    assert found == []


ON_OTHERS = """() => {
  const { figure } = explainer.store.views.find(({ name }) => name === "map");
  const { element } = figure.drawing;
  const { data, _fullLayout: { xaxis, yaxis } } = element;
  const plain = (words) => words.replace(/<[^>]*>|&\\w+;|\\s/g, "");
  const words = data.find(({ name }) => name === "words");
  const holds = ({ x, y }, [u, v]) => x.reduce((held, _, n) => {
    const [a, b, c, d] = [x[n], y[n], x[n - 1], y[n - 1]];
    if ([a, b, c, d].some((one) => one == null)) return held;
    return (b > v) !== (d > v) && u < a + ((v - b) * (c - a)) / (d - b) ? !held : held;
  }, false);
  const provinces = data.filter(({ fillpattern }) => fillpattern?.shape);
  const origin = element.getBoundingClientRect();
  const degrees = (x, y) => [
    xaxis.p2l(x - origin.left - xaxis._offset), yaxis.p2l(y - origin.top - yaxis._offset)];
  return [...element.querySelectorAll(".textpoint text")].flatMap((text) => {
    const said = plain(text.textContent);
    const n = words.text.findIndex((one) => plain(one) === said);
    if (n < 0) return [];
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const at = Array.from({ length: 21 }, (_, k) => left + (k / 20) * (right - left));
    const points = at.flatMap((x) => [top + 3, (top + bottom) / 2, bottom - 3]
      .map((y) => degrees(x, y)));
    return provinces
      .filter((one) => !said.startsWith(one.name.replace("province of ", "")))
      .filter((one) => !holds(one, words.meta.at[n]))
      .filter((one) => points.some((point) => holds(one, point)))
      .map(({ name }) => [said, name]);
  });
}"""
"""The words on the map that stand on the hatching of a province which is not theirs."""


@pytest.mark.parametrize(("width", "ring"), [(390, "five"), (768, "wider"), (1280, "five")])
def test_however_large_the_map_no_name_stands_in_another_provinces_area(
    browser: Browser, file: Path, width: int, ring: str
) -> None:
    page = running.opened(
        browser, f"{file.as_uri()}#ring={ring}", width, 800, ready=QUIET, bypass_csp=True
    )
    larger = page.get_by_label("Make the map larger")
    found = {}
    for step in range(1, 5):
        larger.click()
        page.wait_for_function(
            "(n) => explainer.store.views.find(({ name }) => name === 'map')"
            ".figure.drawing.times > Math.min(1.6 ** n, 6) - 0.3",
            arg=step,
        )
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        found[step] = page.evaluate(ON_OTHERS)
    running.leave(page)
    assert not any(found.values()), found
