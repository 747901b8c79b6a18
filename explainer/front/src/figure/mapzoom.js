/** The map made larger: + − ⌂, a drag by the mouse, two fingers; words keep their size and place. */

import { button, make } from "../ground/dom.js";
import { plotly } from "../ground/plotly.js";
import { say } from "../ground/words.js";
import { figureFor } from "./figure.js";
import { namesIn } from "./mapnames.js";

/** @import { Figure } from "../types.d.ts" */

/** @typedef {[number, number]} Pair */
/** @typedef {{ times: number, middle: Pair }} Look how many times larger, and around which point */
/** @typedef {{ x: Pair, y: Pair }} Ranges in degrees */
/** @typedef {{ x: (number | null)[], y: (number | null)[], meta: { at: (Pair | null)[] } }} Bound */

const STEP = 1.6;
const STILL_PX = 3;
const KEY_STEP = 0.2; // of what is in sight
const LENGTHS_KM = [100, 50, 20, 10, 5];
const LONGEST_PX = 110;
const EDGE_PX = 8;

/** @param {number} value @param {number} low @param {number} high */
const within = (value, low, high) => Math.min(Math.max(value, low), high);

/** @param {Pair} range @returns {number} */
const span = ([low, high]) => high - low;

/**
 * What is in sight: never beyond the map.
 * @param {Ranges} whole
 * @param {Look} look
 * @returns {Ranges}
 */
export function inSight(whole, { times, middle }) {
  if (times <= 1) return whole;
  const part = (/** @type {Pair} */ range, /** @type {number} */ at) => {
    const half = span(range) / times / 2;
    const centre = within(at, range[0] + half, range[1] - half);
    return /** @type {Pair} */ ([centre - half, centre + half]);
  };
  return { x: part(whole.x, middle[0]), y: part(whole.y, middle[1]) };
}

/** @param {Ranges} ranges @returns {Pair} */
export const middleOf = ({ x, y }) => [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];

/**
 * The scale bar in the corner of what is in sight, as long as a round number of kilometres.
 * @param {{ x: Pair, y: Pair, text: [string, string] }} bar as it is on the whole map
 * @param {Ranges} whole
 * @param {Ranges} sight
 * @param {number} width of the map in pixels
 */
export function scaleIn(bar, whole, sight, width) {
  const times = span(whole.x) / span(sight.x);
  const km = Number.parseFloat(bar.text[0]);
  const long = (/** @type {number} */ length) => (span(bar.x) * length) / km;
  const px = (/** @type {number} */ length) => (long(length) / span(sight.x)) * width;
  const round = LENGTHS_KM.find((length) => px(length) <= LONGEST_PX) ?? 5;
  const x0 = sight.x[0] + (bar.x[0] - whole.x[0]) / times;
  const y0 = sight.y[0] + (bar.y[0] - whole.y[0]) / times;
  return {
    x: [x0, x0 + long(round)],
    y: [y0, y0],
    text: [bar.text[0].replace(/\d+/, `${round}`), ""],
  };
}

/**
 * The provinces that are hatched, each with its name.
 * @param {any[]} data
 */
function fieldsOf(data) {
  const hatched = data.filter(({ fillpattern }) => fillpattern?.shape);
  return hatched.map(({ name, x, y }) => {
    /** @type {Pair[][]} */
    const runs = [[]];
    x.forEach((/** @type {number | null} */ lon, /** @type {number} */ n) => {
      if (lon === null) runs.push([]);
      else runs.at(-1)?.push([lon, y[n]]);
    });
    return { name: String(name).replace("province of ", ""), runs };
  });
}

/**
 * Where the signs of places stand, on which no other place's words do.
 * @param {any[]} data
 * @returns {Pair[]}
 */
function marksOf(data) {
  const signs = data.filter(({ mode, xaxis = "x" }) => mode === "markers" && xaxis === "x");
  return signs.flatMap(({ x = [], y = [] }) =>
    x.flatMap((/** @type {number | null} */ lon, /** @type {number} */ n) =>
      lon === null ? [] : [[lon, y[n]]],
    ),
  );
}

/**
 * What plotly changes to show a look.
 * @param {Figure} figure
 * @param {number} width
 * @param {Look} look
 */
function changesFor(figure, width, look) {
  const { data, layout } = /** @type {any} */ (figureFor(figure, width));
  const zoom = /** @type {any} */ (figure.layout.meta).zoom;
  const [words, pointers, scale] = [data[zoom.words], data[zoom.pointers], data[zoom.scale]];
  const whole = { x: layout.xaxis.range, y: layout.yaxis.range };
  const sight = inSight(whole, look);
  const places = { fields: fieldsOf(data), marks: marksOf(data) };
  const names = namesIn({ words, pointers, zoom, layout, ...places }, sight, width);
  const { moved, led, positions, boxes } = names;
  const bar = scaleIn(scale, whole, sight, width);
  const view = `shapes[${zoom.view}]`;
  return {
    traces: { x: [moved.x, led.x, bar.x], y: [moved.y, led.y, bar.y] },
    scale: bar.text,
    positions,
    boxes,
    at: [zoom.words, zoom.pointers, zoom.scale],
    layout: {
      "xaxis.range": sight.x,
      "yaxis.range": sight.y,
      [`${view}.x0`]: sight.x[0],
      [`${view}.x1`]: sight.x[1],
      [`${view}.y0`]: sight.y[0],
      [`${view}.y1`]: sight.y[1],
    },
    sight,
    whole,
  };
}

export class MapZoom {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} canvas
   * @param {() => any} drawing what is drawn, with its figure and width
   */
  constructor(root, canvas, drawing) {
    this.canvas = canvas;
    this.root = root;
    this.drawing = drawing;
    /** @type {Look | null} */
    this.look = null;
    this.most = 1;
    /** @type {Map<number, { x: number, y: number }>} */
    this.fingers = new Map();
    this.waits = false;
    this.larger = button("+", () => this.by(STEP), { ariaLabel: say("zoomIn") });
    this.smaller = button("−", () => this.by(1 / STEP), { ariaLabel: say("zoomOut") });
    this.home = button("⌂", () => this.to(null), { ariaLabel: say("zoomHome") });
    const buttons = [this.larger, this.smaller, this.home];
    this.bar = make("div", { className: "mapzoom explainer-noprint", role: "group" }, ...buttons);
    this.bar.setAttribute("aria-label", say("zoom"));
    root.prepend(this.bar); // at the top left of the map, and so the keyboard's first stop there
    this.bar.addEventListener("keydown", (event) => this.onKey(event));
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"])
      canvas.addEventListener(end, (event) => this.lift(/** @type {PointerEvent} */ (event)));
    root.addEventListener("focusin", ({ target }) => this.bring(/** @type {Element} */ (target)));
    this.offer();
  }

  /** How large the map is, and how large it can be. */
  offer() {
    const { times } = this.look ?? { times: 1 };
    this.larger.disabled = times >= this.most;
    this.smaller.disabled = times <= 1;
    this.home.disabled = times <= 1;
    this.root.classList.toggle("mapzoom-larger", times > 1);
  }

  /** A drawing that is new, or was kept, shows what the reader has made larger. */
  async apply() {
    const drawing = this.drawing();
    const zoom = drawing?.figure?.layout.meta?.zoom;
    if (!zoom) return;
    this.most = zoom.most;
    const shows = this.look ? JSON.stringify(this.look) : "";
    if ((drawing.looks ?? "") !== shows) {
      drawing.looks = shows;
      const { figure, width, element } = drawing;
      const middle = middleOf(this.wholeOf(drawing));
      const { traces, scale, positions, boxes, at, layout } = changesFor(
        figure,
        width,
        this.look ?? { times: 1, middle },
      );
      const Plotly = await plotly();
      Object.assign(drawing, { times: this.look?.times ?? 1, words: boxes });
      const text = [figureFor(figure, width).data[at[0]]?.text, undefined, scale];
      const textposition = [positions, undefined, undefined];
      await Plotly.update(element, { ...traces, text, textposition }, layout, at);
    }
    this.offer();
  }

  /** @param {any} drawing @returns {Ranges} */
  wholeOf({ figure, width }) {
    const { layout } = /** @type {any} */ (figureFor(figure, width));
    return { x: layout.xaxis.range, y: layout.yaxis.range };
  }

  /** @param {Look | null} look */
  to(look) {
    const drawing = this.drawing();
    if (!drawing) return;
    const isWhole = !look || look.times <= 1.001;
    const sight = isWhole ? null : inSight(this.wholeOf(drawing), look);
    this.look = sight && look ? { times: look.times, middle: middleOf(sight) } : null;
    if (this.waits) return;
    this.waits = true; // one drawing a frame, of the last that was asked for
    requestAnimationFrame(async () => {
      this.waits = false;
      await this.apply();
    });
  }

  /** @returns {Look} */
  now() {
    return this.look ?? { times: 1, middle: middleOf(this.wholeOf(this.drawing())) };
  }

  /** @param {number} factor */
  by(factor) {
    const { times, middle } = this.now();
    this.to({ times: within(times * factor, 1, this.most), middle });
  }

  /**
   * @param {number} right in pixels
   * @param {number} down
   */
  move(right, down) {
    const { times, middle } = this.now();
    if (times <= 1) return;
    const whole = this.wholeOf(this.drawing());
    const { xaxis, yaxis } = this.drawing().element._fullLayout;
    const [x, y] = middle;
    const across = ((right / xaxis._length) * span(whole.x)) / times;
    const up = ((down / yaxis._length) * span(whole.y)) / times;
    this.to({ times, middle: [x + across, y - up] });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    /** @type {Record<string, Pair>} */
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (!way || !this.look) return;
    const { offsetWidth: wide, offsetHeight: high } = this.canvas;
    this.move(way[0] * KEY_STEP * wide, way[1] * KEY_STEP * high);
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  press({ pointerId, pointerType, clientX: x, clientY: y, button: which }) {
    if (pointerType !== "touch" && (which !== 0 || !this.look)) return;
    this.fingers.set(pointerId, { x, y });
  }

  /** One mouse, or two fingers: one finger scrolls the page. @param {PointerEvent} event */
  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [right, down] = [before.x - now.x, before.y - now.y];
    if (event.pointerType !== "touch") {
      if (Math.hypot(right, down) < STILL_PX) return;
      this.fingers.set(event.pointerId, now);
      return this.move(right, down);
    }
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (!other) return;
    const [was, is] = [before, now].map(({ x, y }) => Math.hypot(x - other.x, y - other.y));
    if (was && is) this.by(is / was);
    this.move(right / 2, down / 2);
  }

  /** @param {PointerEvent} event */
  lift({ pointerId }) {
    this.fingers.delete(pointerId);
  }

  /** A mark on which the keyboard is comes into sight. @param {Element} mark */
  bring(mark) {
    if (!this.look || !this.canvas.contains(mark)) return;
    const at = mark.getBoundingClientRect();
    const { left, top, right, bottom } = this.canvas.getBoundingClientRect();
    const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
    const isIn =
      x > left + EDGE_PX && x < right - EDGE_PX && y > top + EDGE_PX && y < bottom - EDGE_PX;
    if (!isIn) this.move(x - (left + right) / 2, y - (top + bottom) / 2);
  }
}
