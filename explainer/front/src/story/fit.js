/**
 * What a step tells of is in sight. On a projector figures are large enough to be read from the
 * back, each on one screen: of one that is higher the part with the step's marks is seen.
 */

import { excerptOf } from "../figure/excerpt.js";

/** @import { FigureView } from "../figure/graph.js" */
/** @import { Box } from "../figure/hits.js" */
/** @import { Mark } from "../figure/marks.js" */

/** @typedef {{ from: number, to: number }} Span from the top to the foot, in pixels */

/** On a screen of this size type is as large as the style sheet has it, on a larger one larger. */
const SCREEN_PX = { width: 1280, height: 720 };
const LEAST_TIMES = 0.8; // then a letter is still more than a fiftieth of the screen's height
/** A mark is read with the words above it, and beside it. */
const WORDS_PX = { above: 72, below: 28 };
const [FOOT_PX, LEAST_PX] = [8, 200];
const LEADING = 0.15; // of a line's height, above its letters and below them

/**
 * From the first to the last mark of some claims, on the screen; what is an area or a line as a
 * whole has no place of its own.
 * @param {Mark[]} marks
 * @param {string[]} claims
 * @returns {Span | null}
 */
export function spanOf(marks, claims) {
  const at = marks
    .filter(({ element }) => !element.matches(".js-fill, .js-line"))
    .filter((mark) => mark.claims.some((id) => claims.includes(id)))
    .map(({ element }) => element.getBoundingClientRect());
  if (!at.length) return null;
  const tops = at.map(({ top }) => top);
  const feet = at.map(({ bottom }) => bottom);
  return { from: Math.min(...tops), to: Math.max(...feet) };
}

/** @param {Box} box @param {Box} other */
const holdsMiddle = ({ left, right, top, bottom }, other) => {
  const [x, y] = [(other.left + other.right) / 2, (other.top + other.bottom) / 2];
  return left <= x && x <= right && top <= y && y <= bottom;
};

/**
 * Where the rows, cells and labels of a claim stand in a figure, from the top of the first to the
 * foot of the last; on rows with what is printed above the first, as far as the row before it.
 * @param {{ points: (Box & { mark: number })[], areas: (Box & { claim: string })[] }} geometry
 * @param {Mark[]} marks
 * @param {string} claim
 * @param {boolean} inRows
 * @returns {Span | null}
 */
export function toldIn({ points, areas }, marks, claim, inRows) {
  const told = points.filter(({ mark }) => marks[mark]?.claims.includes(claim));
  const around = areas.filter(
    (area) => claim === area.claim || told.some((one) => holdsMiddle(area, one)),
  );
  const all = [...told, ...around];
  if (!all.length) return null;
  const from = Math.min(...all.map(({ top }) => top));
  const before = areas.map(({ bottom }) => bottom).filter((end) => inRows && end <= from + 1);
  return {
    from: inRows ? Math.max(0, ...before) : from,
    to: Math.max(...all.map(({ bottom }) => bottom)),
  };
}

/**
 * The rows of a figure, each from the foot of the one before it, so with the heading above it.
 * @param {Span[]} areas
 * @returns {Span[]}
 */
export function rowsOf(areas) {
  /** @type {Span[]} */
  const rows = [];
  for (const { from, to } of [...areas].sort((a, b) => a.from - b.from)) {
    const last = rows.at(-1);
    if (last && from < last.to - 1) last.to = Math.max(last.to, to);
    else rows.push({ from: last?.to ?? 0, to });
  }
  return rows;
}

/**
 * As many of the places that are told of, the first before others, as there is room for.
 * @param {Span[]} told
 * @param {number} room
 * @returns {Span | null}
 */
export function together(told, room) {
  return told.reduce((/** @type {Span | null} */ all, one) => {
    if (!all) return one;
    const both = { from: Math.min(all.from, one.from), to: Math.max(all.to, one.to) };
    return both.to - both.from > room ? all : both;
  }, null);
}

/**
 * The part of a figure that is seen: what is told of in its middle, and at its top and foot no row
 * or line of words cut in two. A map is seen down to its foot, where its inset stands.
 * @param {object} figure
 * @param {Span | null} figure.told
 * @param {number} figure.axis how high the line is that stays over it
 * @param {number} figure.room for the figure below that line
 * @param {number} figure.whole
 * @param {Span[]} figure.uncut
 * @param {number[]} figure.edges where it may begin and end
 * @param {number | null} [figure.foot] of a map
 * @returns {Span}
 */
export function paneOf({ told, axis, room, whole, uncut, edges, foot = null }) {
  const last = Math.max(whole - room, axis);
  const [from, to] = told ? [Math.max(told.from, axis), told.to] : [axis, axis];
  const wanted = foot === null ? (from + to - room) / 2 : foot - room;
  const middle = Math.min(Math.max(wanted, axis), last);
  const isCut = (/** @type {number} */ at) => uncut.some((one) => one.from < at && at < one.to);
  const ends = foot === null ? edges : [middle, foot, ...edges];
  const may = [axis, whole, ...ends].filter((at) => !isCut(at));
  const start = may
    .filter((at) => at >= Math.max(Math.min(to - room, from), axis) && at <= from)
    .reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best), from);
  const most = Math.min(start + room, whole);
  const end = Math.max(...may.filter((at) => at <= most), Number.NEGATIVE_INFINITY);
  return { from: start, to: end >= to ? end : most };
}

/**
 * How far the page is scrolled so that a span is in sight, and no further.
 * @param {Span} span
 * @param {Span} room
 */
export function wayTo({ from, to }, room) {
  if (from < room.from) return from - room.from;
  return to > room.to ? Math.min(to - room.to, from - room.from) : 0;
}

/**
 * Of what a step tells all, with its words, if there is room for it, else what is chosen and as
 * much of the rest as there is room for.
 * @param {Span | null} all
 * @param {Span | null} chosen
 * @param {number} room
 * @returns {Span | null}
 */
export function seenOf(all, chosen, room) {
  const told = all ?? chosen;
  if (!told) return null;
  const { above, below } = WORDS_PX;
  const wanted = { from: told.from - above, to: told.to + below };
  const left = room - (wanted.to - wanted.from);
  if (left >= 0 || !chosen) return wanted;
  const end = Math.max(chosen.to + below, wanted.from + room);
  return { from: end - room, to: end };
}

/** @param {HTMLElement} root @returns {Span | null} */
function ringIn(root) {
  const ring = root.querySelector(".plotview-ring")?.getBoundingClientRect();
  return ring ? { from: ring.top, to: ring.bottom } : null;
}

/** Seen from the back a finer screen is no larger, and a coarser one hardly smaller. */
function project() {
  const { width, height } = SCREEN_PX;
  const times = Math.max(LEAST_TIMES, Math.min(innerWidth / width, innerHeight / height));
  document.documentElement.style.setProperty("--projected", times.toFixed(3));
}

/**
 * Each line of words of a drawing.
 * @param {HTMLElement} graph
 * @param {number} top
 * @returns {Span[]}
 */
function linesIn(graph, top) {
  const texts = [...graph.querySelectorAll("text")].flatMap((text) => {
    const parts = [...text.querySelectorAll("tspan.line")];
    return parts.length ? parts : [text];
  });
  return texts
    .map((text) => text.getBoundingClientRect())
    .filter(({ height }) => height)
    .map((box) => ({ from: box.top - top, to: box.bottom - top }));
}

/**
 * @param {HTMLElement[]} cells
 * @param {HTMLElement} strip
 * @param {(cell: HTMLElement) => FigureView | undefined} figureIn
 * @param {string[]} claims
 */
export function fitAll(cells, strip, figureIn, claims) {
  project();
  const foot = strip.getBoundingClientRect().top;
  for (const cell of cells) {
    const figure = figureIn(cell);
    cell.classList.remove("is-tight");
    if (!figure?.root.offsetWidth || figure.isDue()) continue;
    const { places, ...part } = partOf(figure, claims);
    const { axis } = part;
    const roomNow = () =>
      Math.max(foot - figure.root.getBoundingClientRect().top - axis - FOOT_PX, LEAST_PX);
    const all = together(places, Number.POSITIVE_INFINITY);
    // The strip names the step: its words take the place of the question.
    if (all && all.to - all.from > roomNow()) cell.classList.add("is-tight");
    const room = roomNow();
    if (all && all.to - all.from > room && !figure.rows) {
      const rows = someRows(figure, places, room);
      if (rows) figure.showRows(rows);
      if (rows) continue; // and again when they are drawn
    }
    const { from, to } = paneOf({ ...part, told: together(places, room), room });
    figure.root.style.height = `${to - from + axis}px`;
    figure.root.scrollTop = from - axis;
    figure.root.style.setProperty("--unseen", `${from - axis}px`);
  }
}

/**
 * Of a figure in rows those that are told of, where they stand too far apart for the room.
 * @param {FigureView} figure
 * @param {Span[]} places
 * @param {number} room
 */
function someRows({ drawing, shown }, places, room) {
  const full = drawing?.element._fullLayout;
  const areas = drawing?.geometry()?.areas ?? [];
  if (!drawing || !full || shown?.figure.layout.meta?.zoom) return null;
  const scale = drawing.element.getBoundingClientRect().width / drawing.element.offsetWidth;
  const level = (/** @type {number} */ px) => px / scale - full._size.t;
  const inRows = (/** @type {Span[]} */ spans) =>
    spans.map(({ from, to }) => ({ from: Math.max(level(from), 0), to: level(to) }));
  const rows = rowsOf(inRows(areas.map(({ top, bottom }) => ({ from: top, to: bottom }))));
  const told = inRows(places);
  const isTold = (/** @type {Span} */ row) =>
    told.some(({ from, to }) => from < row.to - 1 && to > row.from + 1);
  return excerptOf(rows.filter(isTold), rows, room / scale, full.yaxis.range[0]);
}

/**
 * @param {FigureView} figure
 * @param {string[]} claims
 */
function partOf({ root, canvas, drawing, shown }, claims) {
  const whole = canvas.getBoundingClientRect().height;
  const line = root.querySelector(".plotview-axis:not([hidden])");
  const axis = line?.getBoundingClientRect().height ?? 0;
  const geometry = drawing?.geometry();
  if (!drawing || !geometry) return { places: [], axis, whole, uncut: [], edges: [], foot: null };
  const inRows = !shown?.figure.layout.meta?.zoom;
  const rows = inRows ? geometry.areas.map(({ top, bottom }) => ({ from: top, to: bottom })) : [];
  const lines = linesIn(drawing.element, geometry.origin.top);
  const edges = inRows ? rows.map(({ to }) => to) : lines.flatMap(({ from, to }) => [from, to]);
  const places = claims.flatMap((claim) => {
    const told = toldIn(geometry, geometry.marks, claim, inRows);
    return told ? [{ from: Math.max(told.from, axis), to: told.to }] : [];
  });
  const letters = lines.map(({ from, to }) => {
    const leading = LEADING * (to - from);
    return { from: from + leading, to: to - leading };
  });
  const { _size: size } = drawing.element._fullLayout;
  const foot = inRows ? null : (whole * (size.t + size.h)) / (size.t + size.h + size.b);
  return { places, axis, whole, uncut: [...rows, ...letters], edges, foot };
}

/** @param {HTMLElement} main */
export function unfitAll(main) {
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".plotview"))) {
    root.style.height = "";
    root.style.removeProperty("--unseen");
    root.scrollTop = 0;
  }
}

/**
 * Scrolls a page that is read to what its step tells of, between what covers its top and foot.
 * @param {HTMLElement[]} cells
 * @param {HTMLElement} strip
 * @param {(cell: HTMLElement) => Span | null} spanIn
 */
export function bringIntoSight(cells, strip, spanIn) {
  const bar = document.querySelector(".pagebar:not([hidden])")?.getBoundingClientRect();
  const panel = document.querySelector(".panel-is-open:not(.panel-above)");
  const isSheet = panel && getComputedStyle(panel).position === "fixed";
  const edge = (isSheet ? panel : strip).getBoundingClientRect().top;
  const room = { from: bar?.bottom ?? 0, to: edge };
  for (const cell of cells) {
    const root = /** @type {HTMLElement | null} */ (cell.querySelector(".plotview[data-drawn]"));
    const seen = root && seenOf(spanIn(cell), ringIn(root), room.to - room.from);
    const way = seen ? wayTo(seen, room) : 0;
    if (way) scrollBy({ top: way, behavior: "instant" });
  }
}
