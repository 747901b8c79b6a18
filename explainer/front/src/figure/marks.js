/** The marks of a figure: what they say, what they lead to; one tab stop, arrows move. */

import { claimsOf } from "./figure.js";

/** @import { Geometry } from "./hits.js" */

/**
 * @typedef {object} Mark
 * @property {Element} element
 * @property {string[]} claims what it leads to, and all that it stands for; none where it only says
 *   that nobody speaks of it
 * @property {string} label
 * @property {string[]} told the same in lines, as a tooltip has it
 * @property {boolean} [again] another end of the same bar, or another figure of the same claim
 */

const ROW_PX = 10;
const SEEN_PX = 3; // a smaller one is the unseen end of a line
const RING = { least: 11, around: 6 }; // pixels: words beside a mark begin outside of its ring
/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#34": '"' };

/**
 * The lines of what plotly would write, as plain text; a word that was broken at its hyphen, as a
 * word of a quotation may be, is whole again.
 * @param {unknown} html
 */
export function linesOf(html) {
  return String(html ?? "")
    .replace(/(?<=\p{L}-)<br\s*\/?>(?=\p{L})/giu, "")
    .split(/<br\s*\/?>/i)
    .map((line) =>
      line
        .replace(/<[^>]*>/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .map((line) => line.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole))
    .filter(Boolean);
}

/**
 * plotly.js binds each mark's values to its SVG element: `data` is customdata, `htx` hover text.
 * @param {Element} element
 */
function boundTo(element) {
  const bound = /** @type {any} */ (element);
  return bound.__data__ ?? bound.parentNode?.__data__;
}

/** @param {Element} element */
function traceOf(element) {
  const group = element.closest(".trace.scatter");
  return group ? boundTo(group)?.[0]?.trace : undefined;
}

/**
 * The claim that a mark leads to, and all those it stands for: see `standing_for` in Python.
 * @param {unknown} customdata
 * @param {any} trace
 * @returns {string[]}
 */
function standsFor(customdata, trace) {
  const [first] = claimsOf(customdata);
  return first ? (trace?.meta?.[first] ?? [first]) : [];
}

/**
 * @param {Element} canvas
 * @returns {Mark[]}
 */
function marksOf(canvas) {
  const marks = [];
  const known = new Set(); // a bar has two ends: one stop is enough
  for (const element of canvas.querySelectorAll(".point, .points path, g.point path")) {
    const values = boundTo(element);
    const claims = standsFor(values?.data, values?.trace ?? traceOf(element));
    const told = linesOf(values?.htx || (claims.length && values?.tx));
    if (!claims.length && !told.length) continue;
    const label = told.join(" ") || (claims[0] ?? "");
    marks.push({ element, claims, label, told, again: known.has(claims[0] + label) });
    known.add(claims[0] + label);
  }
  return [...marks, ...areasOf(canvas)];
}

/**
 * A hatched province, a ring, the line: a trace without points, which is one mark as a whole.
 * @param {Element} canvas
 * @returns {Mark[]}
 */
function areasOf(canvas) {
  const areas = [];
  for (const group of canvas.querySelectorAll(".trace.scatter")) {
    const trace = boundTo(group)?.[0]?.trace;
    const claims = standsFor(trace?.customdata, trace);
    const told = linesOf(trace?.text || trace?.hovertext);
    if (trace?.mode !== "lines" || (!claims.length && !told.length)) continue;
    const element = group.querySelector("path.js-fill") ?? group.querySelector("path.js-line");
    if (element) areas.push({ element, claims, label: told.join(" "), told });
  }
  return areas;
}

/**
 * As one reads: row by row, whatever the order in which plotly draws.
 * @param {Mark[]} marks
 */
function inReadingOrder(marks) {
  const placed = marks.map((mark) => ({ mark, at: mark.element.getBoundingClientRect(), row: 0 }));
  const middle = (/** @type {{ at: DOMRect }} */ { at }) => at.top + at.height / 2;
  placed.sort((a, b) => middle(a) - middle(b));
  let row = Number.NEGATIVE_INFINITY;
  for (const one of placed) {
    if (middle(one) - row > ROW_PX) row = middle(one);
    one.row = row;
  }
  return placed.sort((a, b) => a.row - b.row || a.at.left - b.at.left).map(({ mark }) => mark);
}

/**
 * Names every mark for screen readers.
 * @param {Element} graph
 * @param {Mark[]} before the marks that were named until now
 */
export function nameMarks(graph, before) {
  for (const { element } of before) {
    for (const name of ["role", "aria-label", "tabindex"]) element.removeAttribute(name);
  }
  const all = marksOf(graph);
  const marks = inReadingOrder(all.filter(({ again }) => !again));
  for (const mark of marks) {
    mark.element.setAttribute("role", "button");
    mark.element.setAttribute("aria-label", mark.label);
  }
  return { marks, all };
}

/** By what a mark is found again when its figure is drawn anew. @param {Mark} mark */
export const keyOf = ({ claims, label }) => claims[0] ?? label;

/**
 * Makes one mark the figure's tab stop.
 * @param {Mark[]} marks
 * @param {string} current the mark on which the keyboard was
 */
export function stopAt(marks, current) {
  const stop = marks.find((mark) => keyOf(mark) === current) ?? marks[0];
  for (const mark of marks) mark.element.setAttribute("tabindex", mark === stop ? "0" : "-1");
}

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The index to which a key leads, or -1 where it leads nowhere.
 * @param {string} key
 * @param {number} index
 * @param {number} count
 */
export function nextIndex(key, index, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  return step === undefined ? -1 : (index + step + count) % count;
}

/** @type {Map<HTMLElement, () => HTMLElement[]>} */
const toRing = new Map();

/**
 * Rings the marks that stand for a claim that is chosen, before the screen is painted next.
 * @param {HTMLElement} root what the rings are placed in
 * @param {Mark[]} marks
 * @param {string[]} chosen
 * @param {(mark: Mark) => DOMRect | null} cellOf the cell that a mark has to itself, if it has one
 */
export function ringChosen(root, marks, chosen, cellOf) {
  if (!toRing.size) requestAnimationFrame(ringAll);
  toRing.set(root, () => ringsOf(root, marks, chosen, cellOf));
}

/** All figures together: places are read before any ring is set, so that one layout serves them. */
export function ringAll() {
  for (const root of toRing.keys()) {
    for (const old of root.querySelectorAll(".plotview-chosen"))
      old.classList.remove("plotview-chosen");
  }
  const found = [...toRing].map(([root, rings]) => /** @type {const} */ ([root, rings()]));
  toRing.clear();
  for (const [root, rings] of found) {
    for (const old of root.querySelectorAll(".plotview-ring")) old.remove();
    root.append(...rings);
  }
}

/** The end of a bar whose other end has a ring. @param {Mark} mark */
const isOtherEnd = ({ again, element }) =>
  Boolean(again) && traceOf(element)?.mode === "lines+markers";

/** A little larger than a mark, and never so small that it hides it. @param {DOMRect} at */
function ringAt({ x, y, width, height }) {
  const wide = Math.max(width, RING.least) + RING.around;
  const high = Math.max(height, RING.least) + RING.around;
  return new DOMRect(x + (width - wide) / 2, y + (height - high) / 2, wide, high);
}

/**
 * @param {HTMLElement} root
 * @param {Mark[]} marks
 * @param {string[]} chosen
 * @param {(mark: Mark) => DOMRect | null} cellOf
 */
function ringsOf(root, marks, chosen, cellOf) {
  const rings = [];
  const around = marks.filter(({ claims }) => chosen.some((id) => claims.includes(id)));
  if (!around.length) return [];
  const { left, top } = root.getBoundingClientRect();
  const placed = around.map((mark) => ({ mark, at: mark.element.getBoundingClientRect() }));
  const seen = placed.filter(
    ({ mark, at }) => Math.max(at.width, at.height) >= SEEN_PX && !isOtherEnd(mark),
  );
  for (const { mark, at } of seen.length ? seen : placed) {
    const { element } = mark;
    if (element.matches(".js-fill, .js-line")) {
      element.classList.add("plotview-chosen");
      continue;
    }
    const cell = cellOf(mark);
    const { x, y, width, height } = cell ?? ringAt(at);
    const ring = document.createElement("div");
    ring.className = cell ? "plotview-ring is-cell" : "plotview-ring";
    ring.style.left = `${x - left}px`;
    ring.style.top = `${y - top + root.scrollTop}px`;
    ring.style.width = `${width}px`;
    ring.style.height = `${height}px`;
    rings.push(ring);
  }
  return rings;
}

/**
 * Where marks stand in the graph's pixels, for `hitAt`.
 * @param {any} graph plotly's element
 * @param {Mark[]} marks
 * @param {DOMRect} origin
 * @param {number} [scale] how many times larger it is seen
 * @returns {Pick<Geometry, "points" | "lines">}
 */
export function geometryOf(graph, marks, origin, scale = 1) {
  /** @type {Pick<Geometry, "points" | "lines">} */
  const found = { points: [], lines: [] };
  marks.forEach(({ element, claims: [claim = ""] }, mark) => {
    if (element.matches(".js-fill, .js-line")) {
      const filled = element.matches(".js-fill");
      found.lines.push({ claim, mark, filled, runs: runsOf(element, graph._fullLayout, scale) });
      return;
    }
    const { left, top, right, bottom } = element.getBoundingClientRect();
    found.points.push({
      ...{ claim, mark, left: left - origin.left, right: right - origin.left },
      ...{ top: top - origin.top, bottom: bottom - origin.top },
    });
  });
  return found;
}

/**
 * The lines of a trace, cut where it has gaps.
 * @param {Element} element
 * @param {any} full
 * @param {number} scale
 */
function runsOf(element, full, scale) {
  const calculated = boundTo(/** @type {Element} */ (element.closest(".trace.scatter")));
  const { xaxis, yaxis } = calculated[0].trace;
  const [across, down] = [xaxis.replace("x", "xaxis"), yaxis.replace("y", "yaxis")];
  /** @type {[number, number][][]} */
  const runs = [[]];
  for (const { x, y } of calculated) {
    if (x === undefined || y === undefined) runs.push([]);
    else {
      const at = [
        scale * (full[across]._offset + full[across].c2p(x)),
        scale * (full[down]._offset + full[down].c2p(y)),
      ];
      runs.at(-1)?.push(/** @type {[number, number]} */ (at));
    }
  }
  return runs.filter((run) => run.length);
}
