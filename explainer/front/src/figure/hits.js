/** What a click or a tap leads to: the mark it is near, else the words it is on. Pure. */

import { sizeAt } from "./figure.js";

/** @import { Ranges } from "./mapzoom.js" */
/** @import { Area, Figure } from "../types.d.ts" */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {[x: number, y: number]} Point */

/**
 * @typedef {object} Geometry in pixels of the figure
 * @property {(Box & { claim: string, mark: number })[]} points marks of one place
 * @property {{ claim: string, mark: number, filled: boolean, runs: Point[][] }[]} lines
 *   borders, and provinces that are marks as a whole
 * @property {(Box & { claim: string, told?: string[] })[]} areas printed words, rows, cells
 */

export const REACH_PX = { mouse: 12, touch: 22 };
const HALF = 0.5; // a line is long, and some marks lead to no claim: chosen from half as far

/**
 * The areas of a figure at a width.
 * @param {Figure} figure
 * @param {number} width
 * @returns {Area[]}
 */
export function areasAt(figure, width) {
  const meta = figure.layout.meta ?? {};
  const size = sizeAt(figure, width);
  const own = size === "narrow" ? meta.narrow_areas : size === "medium" ? meta.medium_areas : null;
  return own ?? meta.areas ?? [];
}

/**
 * On a map that is made larger words stand as near to their points as before, in pixels, or where
 * there is room for them.
 * @param {Area[]} areas
 * @param {number} times
 * @param {Record<string, Ranges | null>} [moved] by point where its words stand, if they do
 */
export function nearerAreas(areas, times, moved = {}) {
  if (times === 1) return areas;
  return areas.flatMap((area) => {
    const { at, x, y } = area;
    if (!at || !x || !y) return area;
    const own = moved[String(at)];
    if (own !== undefined) return own ? { ...area, ...own } : [];
    const near = (/** @type {any[]} */ ends, /** @type {number} */ point) =>
      /** @type {[number, number]} */ (ends.map((end) => point + (end - point) / times));
    return { ...area, x: near(x, at[0]), y: near(y, at[1]) };
  });
}

/**
 * One side of an area in pixels.
 * @param {[any, any] | null} span
 * @param {string} ref
 * @param {any} full plotly's layout, with all that it has worked out
 * @param {"x" | "y"} way
 */
function sides(span, ref, full, way) {
  const whole = way === "x" ? full.width : full.height;
  if (!span) return [0, whole];
  const { l, t, w, h } = full._size;
  const axis = full[ref.replace(way, `${way}axis`)];
  const at = (/** @type {any} */ value) => {
    if (ref === "paper") return way === "x" ? l + value * w : t + (1 - value) * h;
    return axis ? axis._offset + axis.l2p(axis.d2l(value)) : Number.NaN;
  };
  const ends = span.map(at).sort((a, b) => a - b);
  return ends.map((end) => Math.min(Math.max(end, 0), whole));
}

/**
 * Where the areas of a figure stand.
 * @param {Area[]} areas
 * @param {any} full
 * @param {number} [scale] how many times larger it is seen
 */
export function placed(areas, full, scale = 1) {
  return areas.map(({ claim, told, x, y, xref = "paper", yref = "paper" }) => {
    const [left = 0, right = 0] = sides(x, xref, full, "x").map((at) => at * scale);
    const [top = 0, bottom = 0] = sides(y, yref, full, "y").map((at) => at * scale);
    return { claim, ...(told && { told }), left, right, top, bottom };
  });
}

/** @param {Box} box @param {Point} at */
const holds = ({ left, top, right, bottom }, [x, y]) =>
  left <= x && x <= right && top <= y && y <= bottom;

/** @param {Box} box */
const sizeOf = ({ left, top, right, bottom }) => (right - left) * (bottom - top);

/** @param {Box} box @param {Point} at */
function distance({ left, top, right, bottom }, [x, y]) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** @param {Box} box @returns {Point} */
const middle = ({ left, top, right, bottom }) => [(left + right) / 2, (top + bottom) / 2];

/**
 * @param {Point[]} run
 * @param {Point} at
 */
function toLine(run, [x, y]) {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 1; n < run.length; n += 1) {
    const [[x0, y0], [x1, y1]] = /** @type {[Point, Point]} */ ([run[n - 1], run[n]]);
    const long = (x1 - x0) ** 2 + (y1 - y0) ** 2 || 1;
    const part = Math.min(Math.max(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / long, 0), 1);
    least = Math.min(least, Math.hypot(x0 + part * (x1 - x0) - x, y0 + part * (y1 - y0) - y));
  }
  return least;
}

/**
 * Whether outlines, with their holes, hold a point.
 * @param {Point[][]} runs
 * @param {Point} at
 */
export function inside(runs, [x, y]) {
  let crossed = 0;
  for (const run of runs) {
    for (let n = 0; n < run.length; n += 1) {
      const [[x0, y0], [x1, y1]] = /** @type {[Point, Point]} */ ([
        run[n],
        run[(n + 1) % run.length],
      ]);
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) crossed += 1;
    }
  }
  return crossed % 2 === 1;
}

/** @param {Point[][]} runs @returns {Box} */
export function around(runs) {
  const xs = runs.flatMap((run) => run.map(([x]) => x));
  const ys = runs.flatMap((run) => run.map(([, y]) => y));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return { left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
}

/**
 * @template {Box} T
 * @param {T[]} boxes
 * @param {(box: T) => number} by
 * @returns {T | undefined}
 */
function least(boxes, by) {
  const values = boxes.map(by);
  return boxes[values.indexOf(Math.min(...values))];
}

/**
 * What stands at a point: the nearest mark, else the smallest area. Words have the last say where
 * another row's mark is near, but not on them.
 * @param {Point} at
 * @param {Geometry} geometry
 * @param {number} reach
 * @returns {{ claim: string, mark: number, told?: string[] } | null} the mark's place in the list,
 *   or -1
 */
export function hitAt(at, { points, lines, areas }, reach) {
  const area = least(
    areas.filter((one) => holds(one, at)),
    sizeOf,
  );
  const mayBe = points.filter((box) => {
    const away = distance(box, at);
    const near = box.claim ? reach : reach * HALF;
    return away <= near && (!area || away === 0 || holds(area, middle(box)));
  });
  const point = least(mayBe, (box) => Math.hypot(middle(box)[0] - at[0], middle(box)[1] - at[1]));
  if (point) return point;
  const near = lines
    .filter(({ filled }) => !filled)
    .map((line) => ({ line, away: Math.min(...line.runs.map((run) => toLine(run, at))) }))
    .filter(({ away }) => away <= reach * HALF && !area)
    .sort((a, b) => a.away - b.away);
  if (near[0]) return near[0].line;
  const fills = lines.filter(({ filled, runs }) => filled && inside(runs, at));
  const whole = [
    ...(area ? [{ ...area, mark: -1 }] : []),
    ...fills.map(({ claim, mark, runs }) => ({ claim, mark, ...around(runs) })),
  ];
  return least(whole, sizeOf) ?? null;
}
