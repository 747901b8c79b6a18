/** What plotly is given: a copy of the figure, laid out for a width. Pure. */

/** @import { Days, Figure, Size } from "../types.d.ts" */

const DAY_MS = 86400000;

/** A reader drags, zooms and points by what is ours (pointer.js, mapzoom.js): plotly draws. */
export const CONFIG = {
  staticPlot: true, // neither its tools nor its own fields for a pointer are made
  responsive: false, // a ResizeObserver does it, for containers as well as for the window
  topojsonURL: "", // no base maps of plotly's own: nothing is fetched
  plotlyServerURL: "",
};

/**
 * Sets what a path such as `margin.l` or `annotations[3].x` names.
 * @param {Record<string, any>} target
 * @param {string} path
 * @param {unknown} value
 */
function setPath(target, path, value) {
  const keys = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  const last = /** @type {string} */ (keys.pop());
  let place = target;
  for (const key of keys) {
    place[key] ??= {};
    place = place[key];
  }
  place[last] = value;
}

/**
 * Which of its layouts a figure takes at a width.
 * @param {Figure} figure
 * @param {number} width
 * @returns {Size}
 */
export function sizeAt(figure, width) {
  const { narrow_below: narrow = 0, medium_below: medium = 0 } = figure.layout.meta ?? {};
  if (width < narrow) return "narrow";
  return width < medium ? "medium" : "wide";
}

/**
 * What is drawn to scale is as high as its width asks for.
 * @param {Figure} figure
 * @param {number} width
 */
export function ratioAt(figure, width) {
  return figure.layout.meta?.height_to_width?.[sizeAt(figure, width)];
}

/**
 * A copy, because plotly writes into what it is given.
 * @param {Figure} given
 * @param {number} width
 */
export function figureFor(given, width) {
  const { data, layout: whole } = structuredClone(given);
  const { meta, ...layout } = whole;
  for (const trace of data) {
    // A label that once was empty would never be drawn again: plotly.js issue 5360.
    if (Array.isArray(trace.text)) trace.text = trace.text.map((words) => words || " ");
  }
  const size = sizeAt(given, width);
  const changes = size === "wide" ? {} : (meta?.[size] ?? {});
  for (const [path, value] of Object.entries(changes)) {
    setPath(path.startsWith("data[") ? { data } : layout, path, value);
  }
  const ratio = ratioAt(given, width);
  if (ratio) layout.height = Math.round(width * ratio) + (layout.margin?.b ?? 0);
  if (layout.width === undefined) layout.autosize = true;
  layout.hovermode = false; // ours tells of the mark under the pointer only: pointer.js
  return { data, layout };
}

/**
 * What a mark leads to when it is chosen, and every claim that it stands for.
 * @param {unknown} customdata
 * @returns {string[]}
 */
export function claimsOf(customdata) {
  const ids = Array.isArray(customdata) ? customdata : [customdata];
  return ids.filter((id) => typeof id === "string" && id !== "");
}

/**
 * The line at the end of the day that is shown.
 * @param {{ shape: Record<string, unknown>, day: string }} today
 * @param {Days | undefined} days how the figure counts days
 */
export function lineAt({ shape, day }, days) {
  const end = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  const x = days ? placeOf(end, days) : new Date(end).toISOString().slice(0, 19);
  return { ...shape, x0: x, x1: x };
}

/**
 * Where a moment stands on an axis that counts days from its first one and leaves some out.
 * @param {number} moment
 * @param {Days} days
 */
function placeOf(moment, { first, gaps, at }) {
  const since = (/** @type {string} */ day) => (moment - Date.parse(`${day}T00:00:00Z`)) / DAY_MS;
  let x = since(first);
  for (const [index, [start, end]] of gaps.entries()) {
    const left = at[index];
    if (!left || since(start) <= 0) continue;
    const part = Math.min(since(start) / (since(start) - since(end)), 1);
    x = left[0] + part * (left[1] - left[0]) + Math.max(since(end), 0);
  }
  return x;
}
