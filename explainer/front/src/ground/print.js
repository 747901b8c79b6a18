/** On paper every figure is as wide as a sheet; one that is longer ends where a row ends. */

import { make } from "./dom.js";

/** @typedef {{ toPaper(): Promise<void>, toScreen(): Promise<void> }} Printed */
/** @typedef {{ top: number, bottom: number }} Row */

const LONGEST_PX = 1100; // of a figure that still stands on one sheet
const LONGEST_AMONG_MANY_PX = 480; // where other reports fill more sheets
const SEAMLESS_PX = 560; // of one without axes: nothing is said again above its parts
const PART_PX = 70; // about so much is kept on one sheet: a row or two

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
 * Copies of a drawing beside it, where it is longer than a sheet: each a window on a part of it, as
 * the rows of a table whose head, the axes, is printed again on each sheet.
 * @param {HTMLElement} root in which stand the drawing, and the rings around what is chosen
 * @param {HTMLElement} graph
 * @param {Row[]} rows
 * @param {{ line: HTMLElement, top: number }} axis what is said of the axes, and how high it is
 */
export function cutInParts(root, graph, rows, { line, top }) {
  const whole = hasFewSources() ? LONGEST_PX : LONGEST_AMONG_MANY_PX;
  const cuts = cutsOf(rows, graph.offsetHeight, top ? whole : SEAMLESS_PX);
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
    make("tr", { className: "plotview-part" }, make("td", {}, look(from || top, to))),
  );
  const table = make("table", { className: "plotview-parts", ariaHidden: "true" });
  if (top) {
    const axes = make("div", { className: "plotview-axes" });
    axes.append(...[...line.children].map((one) => one.cloneNode(true))); // a drawing is not repeated
    axes.style.height = `${top}px`;
    table.append(make("thead", {}, make("tr", {}, make("td", {}, axes))));
  }
  table.append(make("tbody", {}, ...parts));
  root.append(table);
}

/** @param {HTMLElement} root */
export function joinParts(root) {
  for (const parts of root.querySelectorAll(":scope > .plotview-parts")) parts.remove();
}

/** A day as a document is named by it. @param {string} words */
const inShort = (words) => words.trim().replace(/^(\d+ \w{3})\w* (\d{4})$/, "$1 $2");

/**
 * As a reference a source says once who publishes it and when: its name may hold both.
 * @param {HTMLElement} list
 */
function sayOnce(list) {
  for (const row of list.querySelectorAll("tbody tr")) {
    const [name, publisher, published] = row.querySelectorAll("td");
    for (const cell of [publisher, published]) {
      const isSaid = name?.textContent?.includes(inShort(cell?.textContent ?? ""));
      cell?.classList.toggle("is-said", isSaid);
    }
  }
}

/** The list of sources is printed; who has folded it out finds it so. */
function unfold() {
  const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("details.is-printed:not([open])")
  );
  for (const fold of folds) fold.open = true;
  document.querySelectorAll(".is-printed").forEach((list) => {
    sayOnce(/** @type {HTMLElement} */ (list));
  });
  return () => {
    for (const fold of folds) fold.open = false;
  };
}

const FEW_SOURCES = 8;
const hasFewSources = () =>
  document.querySelectorAll("[data-part=sources] .is-printed tbody tr").length <= FEW_SOURCES;

/**
 * The order in which the fewest sheets are half empty: what is chosen is read after the days, and
 * a short list of sources before the reports are compared; with others what is chosen comes first,
 * right below the map.
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
  const isShort = hasFewSources();
  move(cell("evidence"), cell(isShort ? "timeline" : "map"));
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
