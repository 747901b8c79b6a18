/**
 * Some rows of a figure that is in rows, closed up: on a projector what a step tells of may stand
 * far apart. Where rows are left out stands a sign of it. Pure.
 */

/** @import { Area } from "../types.d.ts" */
/** @typedef {{ from: number, to: number }} Span in the figure's own pixels, from the top down */

/** How high the sign stands that rows are left out. */
export const SEAM_PX = 14;
const SIGN = "⋯";

/**
 * Spans in order, those that touch as one.
 * @param {Span[]} spans
 * @returns {Span[]}
 */
export function joined(spans) {
  /** @type {Span[]} */
  const found = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

/** How high an excerpt is. @param {Span[]} spans @param {number} whole */
export function heightOf(spans, whole) {
  const rows = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const last = spans.at(-1);
  const seams = spans.length + (last && last.to < whole - 1 ? 1 : 0);
  return rows + (seams - (spans[0] && spans[0].from > 1 ? 0 : 1)) * SEAM_PX;
}

/**
 * What is told of, and of the other rows the nearest, as long as there is room.
 * @param {Span[]} told
 * @param {Span[]} rows
 * @param {number} room
 * @param {number} whole
 */
export function excerptOf(told, rows, room, whole) {
  let all = joined(told);
  const away = (/** @type {Span} */ row) =>
    Math.min(...told.map(({ from, to }) => Math.max(row.from - to, from - row.to, 0)));
  for (const row of [...rows].sort((a, b) => away(a) - away(b))) {
    const more = joined([...all, row]);
    if (heightOf(more, whole) <= room) all = more;
  }
  return all;
}

/**
 * Where a level comes to stand; one that is left out at the sign of it, and so said.
 * @param {Span[]} spans
 */
function levels(spans) {
  const starts = spans.map(({ from }, n) => {
    const rows = spans.slice(0, n).reduce((sum, one) => sum + one.to - one.from, 0);
    return rows + SEAM_PX * (n + (spans[0] && spans[0].from > 1 ? 1 : 0)) - from;
  });
  return (/** @type {number} */ y) => {
    const at = spans.findIndex(({ to }) => y <= to);
    const span = spans[at];
    const start = starts[at];
    if (span && start !== undefined && y >= span.from) return { y: y + start, out: false };
    const last = spans.at(at < 0 ? -1 : at - 1);
    const before = at === 0 || !last ? 0 : last.to + (starts.at(at < 0 ? -1 : at - 1) ?? 0);
    return { y: before, out: true };
  };
}

/**
 * The levels of a trace: a mark that is left out is gone, a line only as a whole.
 * @param {any} trace
 * @param {(y: number) => { y: number, out: boolean }} at
 */
function closeUp(trace, at) {
  const given = /** @type {(number | null)[]} */ (trace.y);
  const isLine = String(trace.mode).includes("lines");
  const placed = given.map((y) => (typeof y === "number" ? at(y) : null));
  let begin = 0;
  const out = placed.map((one) => !isLine && Boolean(one?.out));
  for (let n = 0; isLine && n <= placed.length; n += 1) {
    if (placed[n]) continue;
    const gone = placed.slice(begin, n).every((one) => one?.out);
    out.fill(gone, begin, n);
    begin = n + 1;
  }
  trace.y = placed.map((one, n) => (one && !out[n] ? one.y : null));
  if (Array.isArray(trace.x))
    trace.x = trace.x.map((/** @type {any} */ x, /** @type {number} */ n) => (out[n] ? null : x));
}

/**
 * The levels of a path, as ours are written: absolute moves and lines. A piece that is left out as
 * a whole is gone.
 * @param {string} path
 * @param {(y: number) => { y: number, out: boolean }} at
 */
function pathAt(path, at) {
  const pieces = path.split(/(?=M)/).map((piece) => {
    let gone = true;
    const placed = piece.replace(/([MLV])([^MLHVZ]*)/g, (_whole, letter, numbers) => {
      const [x, y = x] = numbers.trim().split(/[ ,]+/);
      const level = at(Number(y));
      gone &&= level.out;
      return letter === "V" ? `V${level.y}` : `${letter}${x},${level.y}`;
    });
    return gone ? "" : placed;
  });
  return pieces.join("");
}

/**
 * A figure as plotly is given it, with some of its rows alone.
 * @param {{ data: any[], layout: any }} figure
 * @param {Span[]} spans
 */
export function excerpt({ data, layout }, spans) {
  const [whole = 0] = layout.yaxis.range;
  const at = levels(spans);
  const height = heightOf(spans, whole);
  for (const trace of data) if ((trace.yaxis ?? "y") === "y" && trace.y) closeUp(trace, at);
  const shapes = (layout.shapes ?? [])
    .map((/** @type {any} */ shape) =>
      shape.path && (shape.yref ?? "y") === "y"
        ? { ...shape, path: pathAt(shape.path, at) }
        : shape,
    )
    .filter((/** @type {any} */ { path }) => path !== "");
  const size = { height: layout.height - whole + height, shapes };
  const yaxis = { ...layout.yaxis, range: [height, 0] };
  const annotations = [...(layout.annotations ?? []), ...seams(spans, whole, at)];
  return { data, layout: { ...layout, ...size, yaxis, annotations } };
}

/**
 * @param {Span[]} spans
 * @param {number} whole
 * @param {(y: number) => { y: number }} at
 */
function seams(spans, whole, at) {
  const feet = spans.map(({ to }) => to).filter((to) => to < whole - 1);
  const tops = spans[0] && spans[0].from > 1 ? [0] : [];
  return [...tops, ...feet.map((to) => at(to).y)].map((y) => ({
    text: SIGN,
    x: 0.5,
    xref: "paper",
    y: y + SEAM_PX / 2,
    yref: "y",
    showarrow: false,
    font: { size: 15 },
  }));
}

/**
 * The areas of an excerpt.
 * @param {Area[]} areas
 * @param {Span[]} spans
 * @returns {Area[]}
 */
export function areasIn(areas, spans) {
  const at = levels(spans);
  return areas.flatMap((area) => {
    if (!area.y || (area.yref ?? "y") !== "y") return [area];
    const [from, to] = /** @type {[number, number]} */ (area.y);
    const middle = at((from + to) / 2);
    return middle.out ? [] : [{ ...area, y: [at(from).y, at(to).y] }];
  });
}
