/** On paper every figure is as wide as a sheet; one that is longer ends where a row ends. */

import { make } from "./dom.js";

/** @typedef {{ toPaper(): Promise<void>, toScreen(): Promise<void> }} Printed */
/** @typedef {{ top: number, bottom: number }} Row */

const LONGEST_PX = 1100; // of a figure that still stands on one sheet
const SEAMLESS_PX = 560; // of one without axes: nothing is said again above its parts
const PART_PX = 300;

/** @type {Set<Printed>} */
export const figures = new Set();

/**
 * Where a figure that is longer than a sheet is cut into like parts: at ends of rows that no other
 * row crosses.
 * @param {Row[]} rows
 * @param {number} height
 * @param {number} [longest] of a figure that stays whole
 * @returns {[from: number, to: number][]}
 */
export function cutsOf(rows, height, longest = LONGEST_PX) {
  if (height <= longest) return [];
  const ends = [...new Set(rows.map(({ bottom }) => bottom))]
    .filter((end) => !rows.some(({ top, bottom }) => top < end - 1 && bottom > end + 1))
    .sort((a, b) => a - b);
  const many = Math.ceil(height / PART_PX);
  const near = (/** @type {number} */ at) =>
    ends.reduce((best, end) => (Math.abs(end - at) < Math.abs(best - at) ? end : best), 0);
  const at = Array.from({ length: many - 1 }, (_, n) => near(((n + 1) * height) / many));
  const edges = [...new Set([0, ...at, height])];
  return edges.slice(1).map((to, n) => [edges[n] ?? 0, to]);
}

/**
 * Copies of a drawing beside it, where it is longer than a sheet: each a window on a part of it,
 * below the same axes.
 * @param {HTMLElement} root in which stand the drawing, and the rings around what is chosen
 * @param {HTMLElement} graph
 * @param {Row[]} rows
 * @param {number} axes how high they are
 */
export function cutInParts(root, graph, rows, axes) {
  const cuts = cutsOf(rows, graph.offsetHeight, axes ? LONGEST_PX : SEAMLESS_PX);
  if (!cuts.length) return;
  const drawn = [graph, ...root.querySelectorAll(".plotview-ring")];
  /** @param {number} from @param {number} to */
  const look = (from, to) => {
    const copy = make("div", { className: "plotview-copy" });
    copy.append(...drawn.map((one) => one.cloneNode(true)));
    copy.style.top = `${-from}px`;
    const pane = make("div", { className: "plotview-pane" }, copy);
    pane.style.height = `${to - from}px`;
    return pane;
  };
  const parts = cuts.map(([from, to]) =>
    make("div", { className: "plotview-part" }, ...(from ? [look(0, axes)] : []), look(from, to)),
  );
  root.append(make("div", { className: "plotview-parts", ariaHidden: "true" }, ...parts));
}

/** @param {HTMLElement} root */
export function joinParts(root) {
  for (const parts of root.querySelectorAll(":scope > .plotview-parts")) parts.remove();
}

/** The list of sources is printed; who has folded it out finds it so. */
function unfold() {
  const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("details.is-printed:not([open])")
  );
  for (const fold of folds) fold.open = true;
  return () => {
    for (const fold of folds) fold.open = false;
  };
}

const FEW_SOURCES = 8;

/**
 * The order in which the fewest sheets are half empty: what is chosen is read after the days, and
 * a short list of sources before the reports are compared; with others after who says what.
 */
function moveParts() {
  const cell = (/** @type {string} */ part) =>
    document.querySelector(`main > .cell:has([data-part=${part}])`);
  /** @type {(() => void)[]} */
  const back = [];
  const move = (
    /** @type {Element | null | undefined} */ one,
    /** @type {Element | null} */ to,
  ) => {
    if (!one || !to) return;
    const { parentElement, nextSibling } = one;
    back.unshift(() => parentElement?.insertBefore(one, nextSibling));
    to.after(one);
  };
  const [coverage, sources] = [cell("coverage"), cell("sources")];
  const isShort = (sources?.querySelectorAll(".is-printed tbody tr").length ?? 0) <= FEW_SOURCES;
  move(cell("evidence"), cell(isShort ? "timeline" : "statements"));
  const heading = coverage?.previousElementSibling;
  if (isShort) move(coverage, sources);
  if (isShort && heading?.matches(".prose")) move(heading, sources);
  return () => back.forEach((undo) => void undo());
}

export function listenToPrinting() {
  /** @type {(() => unknown)[]} */
  let back = [];
  addEventListener("beforeprint", () => {
    if (back.length) return;
    document.documentElement.classList.add("on-paper");
    back = [unfold(), moveParts()];
    for (const figure of figures) void figure.toPaper();
    const printed = document.getElementById("printed");
    if (printed) printed.textContent = location.href;
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("on-paper");
    for (const undo of back) undo();
    back = [];
    for (const figure of figures) void figure.toScreen();
  });
}
