/** Where names stand on a map that is made larger: in sight, beside their points, apart. */

import { boxOf } from "./boxes.js";
import { around as rangeOf } from "./hits.js";
import { FAR_PX, spotFor, touches } from "./mapspots.js";

/** @import { Box } from "./hits.js" */
/** @import { Field } from "./mapspots.js" */
/** @import { Bound, Pair, Ranges } from "./mapzoom.js" */

const EDGE_PX = 8;
const LINE_FREE_PX = 6; // around the border, on which no name stands
const [BUTTONS_PX, SCALE_PX] = [
  [50, 112],
  [130, 34],
]; // the corners that are taken, wide and high
const HEAD_PX = 20; // above the inset

/**
 * Words and pointers so many times nearer to their points: as many pixels beside them as before.
 * @param {Bound} drawn
 * @param {number} times
 */
export function nearer({ x, y, meta: { at } }, times) {
  const move = (/** @type {(number | null)[]} */ values, /** @type {0 | 1} */ way) =>
    values.map((value, n) => {
      const point = at[n];
      return value === null || !point ? value : point[way] + (value - point[way]) / times;
    });
  return { x: move(x, 0), y: move(y, 1) };
}

/** @typedef {Pair} Place */

/**
 * Where a large name stands: at home if there is room in sight, else where there is room and it is
 * farthest from other words, or at least in sight; nowhere if it is nowhere in sight.
 * @param {Place} home
 * @param {Place[]} places
 * @param {Box[]} others
 * @param {{ width: number, height: number, box: (place: Place) => Box, fields?: Field[] }} sight
 * @returns {Place | null}
 */
export function roamed(home, places, others, { width, height, box, fields = [] }) {
  const apart = (/** @type {Box} */ a, /** @type {Box} */ b) =>
    Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
  const room = (/** @type {Place} */ place) => {
    const own = box(place);
    return Math.min(...others.map((other) => apart(own, other)));
  };
  const shows = (/** @type {Place} */ place) => {
    const { left, top, right, bottom } = box(place);
    const isIn = left > EDGE_PX && right < width - EDGE_PX && top > EDGE_PX;
    return isIn && bottom < height - EDGE_PX && !fields.some((one) => touches(one, box(place)));
  };
  const seen = places.filter(shows).sort((one, other) => room(other) - room(one));
  if (shows(home) && room(home) >= 0) return home;
  return seen[0] && room(seen[0]) >= 0 ? seen[0] : null;
}

/** @param {number} x @param {number} y @returns {Box} */
const around = (x, y) => ({
  left: x - LINE_FREE_PX,
  right: x + LINE_FREE_PX,
  top: y - LINE_FREE_PX,
  bottom: y + LINE_FREE_PX,
});

/**
 * Where the inset, the buttons and the scale bar stand.
 * @param {any} layout
 * @param {number} right
 * @param {number} bottom
 * @returns {Box[]}
 */
function corners({ xaxis2, yaxis2 }, right, bottom) {
  const [[wide = 0, high = 0], [long = 0, low = 0]] = [BUTTONS_PX, SCALE_PX];
  const inset = { left: xaxis2.domain[0] * right, top: (1 - yaxis2.domain[1]) * bottom - HEAD_PX };
  return [
    { ...inset, right, bottom },
    { left: 0, top: 0, right: wide, bottom: high },
    { left: 0, top: bottom - low, right: long, bottom },
  ];
}

/** @param {Pair[]} points of a line @returns {Pair[]} as many again between them */
const withMiddles = (points) =>
  points.flatMap((one, n) => {
    const before = points[n - 1];
    return before ? [[(before[0] + one[0]) / 2, (before[1] + one[1]) / 2], one] : [one];
  });

/** @typedef {(at: Pair) => Pair} Turn from degrees to pixels, or back */

/**
 * From degrees to pixels of what is in sight, and back.
 * @param {Ranges} sight
 * @param {number} width
 * @param {number} height
 * @returns {{ inPixels: Turn, inDegrees: Turn }}
 */
function turns({ x: [west, east], y: [south, north] }, width, height) {
  return {
    inPixels: ([x, y]) => [
      ((x - west) / (east - west)) * width,
      ((north - y) / (north - south)) * height,
    ],
    inDegrees: ([x, y]) => [
      west + (x / width) * (east - west),
      north - (y / height) * (north - south),
    ],
  };
}

const [POINTER_FROM_PX, POINTER_LEAST_PX] = [9, 26];

/**
 * A pointer from a point to words that stand far off; none where they stand beside it.
 * @param {Pair} point in pixels
 * @param {Pair} to in pixels
 * @returns {Pair[]}
 */
function pointer([x, y], [u, v]) {
  const long = Math.hypot(u - x, v - y);
  if (long < POINTER_LEAST_PX) return [];
  const part = POINTER_FROM_PX / long;
  return [
    [x + (u - x) * part, y + (v - y) * part],
    [u, v],
  ];
}

/**
 * Where all words of a map stand, and their pointers.
 * @param {any} drawn the traces of both, what is told of zooming, the layout, provinces hatched
 * @param {Ranges} sight
 * @param {number} width in pixels
 */
export function namesIn({ words, pointers, zoom, layout, fields = [], marks = [] }, sight, width) {
  const span = (/** @type {Pair} */ [low, high]) => high - low;
  const times = span(layout.xaxis.range) / span(sight.x);
  const moved = nearer(words, times);
  const led = nearer(pointers, times);
  const positions = [...words.textposition];
  /** @type {Record<string, Ranges | null>} */
  const boxes = {};
  if (times <= 1.001) return { moved, led, positions, boxes };
  const height = layout.height - layout.margin.b;
  const turn = turns(sight, width, height);
  const taken = withMiddles(withMiddles(zoom.line)).map((at) => around(...turn.inPixels(at)));
  taken.push(...corners(layout, width, height));
  const inSight = fields.map((/** @type {{ name: string, runs: Pair[][] }} */ field) => {
    const runs = field.runs.map((run) => run.map(turn.inPixels));
    return { ...field, runs, around: rangeOf(runs) };
  });
  const border = zoom.line.map(turn.inPixels);
  const room = { width, height, taken, fields: inSight, border, marks: marks.map(turn.inPixels) };
  const all = { words, moved, led, positions, boxes };
  placeSmall(all, room, turn);
  placeLine(all, room, turn);
  placeLarge(all, room, turn, zoom);
  return { moved, led, positions, boxes };
}

/** @typedef {{ words: any, moved: any, led: any, positions: string[], boxes: Record<string, Ranges | null> }} All */
/** @typedef {{ width: number, height: number, taken: Box[], fields: Field[], border: Pair[], marks: Pair[] }} Room */
/** @typedef {{ inPixels: Turn, inDegrees: Turn }} Turns */

/** @param {Box} box @param {Turns} turn @returns {Ranges} */
function rangesOf({ left, right, top, bottom }, { inDegrees }) {
  const [[west, north], [east, south]] = [inDegrees([left, top]), inDegrees([right, bottom])];
  return { x: [west, east], y: [south, north] };
}

/**
 * The words of places, those that somebody speaks of before others.
 * @param {All} all
 * @param {Room} room
 * @param {Turns} turn
 */
function placeSmall({ words, moved, led, positions, boxes }, room, turn) {
  const small = words.text.map((/** @type {string} */ _, /** @type {number} */ n) => n);
  const rank = (/** @type {number} */ n) => (words.text[n].includes("<b>") ? 0 : 1);
  const lines = { x: led.x.slice(0, 3), y: led.y.slice(0, 3) };
  for (const n of small
    .filter((/** @type {number} */ one) => !(one in words.meta.roams))
    .sort((/** @type {number} */ a, /** @type {number} */ b) => rank(a) - rank(b))) {
    const [text, at] = [words.text[n], words.meta.at[n]];
    const point = turn.inPixels(at);
    const home = { at: turn.inPixels([moved.x[n], moved.y[n]]), position: positions[n] ?? "" };
    const isArea = text.includes("<i>");
    const kind = isArea ? "crossing" : text.includes("<b>") ? "spoken" : "town";
    const place = { words: text, point, home, isWithin: !isArea, isArea, far: FAR_PX[kind] };
    const spot = spotFor(place, room);
    const box = spot && boxOf(text, spot.position, spot.at);
    if (box) room.taken.push(box);
    boxes[String(at)] = box && rangesOf(box, turn);
    [moved.x[n], moved.y[n]] = spot ? turn.inDegrees(spot.at) : [null, null];
    positions[n] = spot?.position ?? positions[n] ?? "";
    if (!spot || spot.position === "middle center") continue;
    const ends = pointer(point, spot.at).map(turn.inDegrees);
    lines.x.push(...ends.map(([x]) => x), null);
    lines.y.push(...ends.map(([, y]) => y), null);
  }
  Object.assign(led, lines);
}

/**
 * The name of the line, beside a point of it near the middle of what is in sight.
 * @param {All} all
 * @param {Room} room
 * @param {Turns} turn
 */
function placeLine({ words, moved, led, positions, boxes }, room, turn) {
  const { line: n } = words.meta;
  const [text, at] = [words.text[n], words.meta.at[n]];
  const home = { at: turn.inPixels([moved.x[n], moved.y[n]]), position: positions[n] ?? "" };
  const away = (/** @type {Pair} */ [x, y]) => Math.hypot(x - room.width / 2, y - room.height / 2);
  const nearest = [...room.border].sort((one, other) => away(one) - away(other));
  const points = [turn.inPixels(at), ...nearest];
  const stand = (/** @type {Pair} */ point, /** @type {number} */ k) => {
    const first = k ? { at: point, position: "middle center" } : home; // on itself it does not stand
    const far = FAR_PX.crossing;
    return spotFor({ words: text, point, home: first, isWithin: false, isArea: false, far }, room);
  };
  let spot = null;
  let from = points[0];
  for (let k = 0; k < points.length && !spot; k += 1) {
    from = points[k] ?? from;
    spot = from && stand(from, k);
  }
  const box = spot && boxOf(text, spot.position, spot.at);
  if (box) room.taken.push(box);
  boxes[String(at)] = box ? rangesOf(box, turn) : null;
  [moved.x[n], moved.y[n]] = spot ? turn.inDegrees(spot.at) : [null, null];
  positions[n] = spot?.position ?? positions[n] ?? "";
  const ends = spot && from ? [from, spot.at].map(turn.inDegrees) : [];
  [0, 1].forEach((end) => {
    [led.x[end], led.y[end]] = ends[end] ?? [null, null];
  });
}

/**
 * The names of countries, where there is room.
 * @param {All} all
 * @param {Room} room
 * @param {Turns} turn
 * @param {any} zoom
 */
function placeLarge({ words, moved, positions, boxes }, room, turn, zoom) {
  for (const n of Object.keys(words.meta.roams).map(Number)) {
    if (n === words.meta.line) continue;
    const home = words.meta.at[n];
    const land = zoom.lands[words.text[n].replace(/[^A-Z]/g, "")] ?? [];
    const box = (/** @type {Place} */ [x, y]) =>
      boxOf(words.text[n], words.textposition[n], turn.inPixels([x, y]));
    const places = [...words.meta.roams[n], ...land];
    const at = roamed(home, places, room.taken, { ...room, box });
    if (at) room.taken.push(box(at));
    boxes[String(home)] = at && rangesOf(box(at), turn);
    [moved.x[n], moved.y[n]] = at ?? [null, null];
    positions[n] = words.textposition[n];
  }
}
