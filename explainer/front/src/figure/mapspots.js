/** Where on a map made larger there is room for the words of a place: on no area of another. Pure. */

import { boxOf } from "./boxes.js";
import { inside } from "./hits.js";

/** @import { Box } from "./hits.js" */
/** @import { Pair } from "./mapzoom.js" */

/** @typedef {{ name: string, runs: Pair[][], around: Box }} Field the area of a province, in pixels */
/** @typedef {{ at: Pair, position: string }} Spot where words hang, and on which side of it */

const GAPS_PX = [14, 36, 70, 110, 160, 220];
const DOWN_PX = [0, -20, 20, -44, 44, -75, 75, -115, 115, -160, 160];
const EDGE_PX = 5;
const STEP_PX = 12; // between points of a box that are looked at
const PAD_PX = 4;
const [ON_BORDER_PX, BESIDE_PX] = [12, 1]; // a crossing stands on the line itself, a town does not
const MARK_PX = 8;
/** How far from its point the words of a place may stand, by what it is. */
export const FAR_PX = { spoken: 300, crossing: 90, town: 26 };

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param {Pair} at @returns {Box} */
const around = ([x, y]) => ({
  left: x - MARK_PX,
  right: x + MARK_PX,
  top: y - MARK_PX,
  bottom: y + MARK_PX,
});

/**
 * Whether words would stand, if only in part, on a province.
 * @param {Field} field
 * @param {Box} box
 */
export function touches({ runs, around: whole }, box) {
  if (!overlap(whole, box)) return false;
  const holds = ([x, y] = [0, 0]) =>
    box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  if (runs.some((run) => run.some(holds))) return true;
  for (let x = box.left; x < box.right + STEP_PX; x += STEP_PX)
    for (let y = box.top; y < box.bottom + STEP_PX; y += STEP_PX)
      if (inside(runs, [Math.min(x, box.right), Math.min(y, box.bottom)])) return true;
  return false;
}

/**
 * Whether a line from a point to its words would go over the border.
 * @param {Pair[]} border
 * @param {Pair} from
 * @param {Pair} to
 * @param {number} [free] how near its point it may
 */
export function crosses(border, from, to, free = ON_BORDER_PX) {
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (long <= free) return false;
  const part = free / long;
  const [x, y] = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
  const side = (/** @type {Pair} */ [ax, ay], /** @type {Pair} */ [bx, by], cx = 0, cy = 0) =>
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0;
  return border.some((one, n) => {
    const before = border[n - 1];
    if (!before) return false;
    const apart = side(before, one, x, y) !== side(before, one, ...to);
    return apart && side([x, y], to, ...before) !== side([x, y], to, ...one);
  });
}

/**
 * Near a point, the nearer the earlier: left or right of it, as high as it or higher or lower.
 * @param {Pair} point
 * @param {number} far
 * @returns {Spot[]}
 */
function spotsBeside([x, y], far) {
  const all = GAPS_PX.flatMap((gap) =>
    DOWN_PX.flatMap((down) => [
      { at: /** @type {Pair} */ ([x - gap, y + down]), position: "middle left" },
      { at: /** @type {Pair} */ ([x + gap, y + down]), position: "middle right" },
    ]),
  );
  const away = (/** @type {Spot} */ { at }) => Math.hypot(at[0] - x, at[1] - y);
  return all.filter((one) => away(one) <= far).sort((one, other) => away(one) - away(other));
}

/**
 * Over a province of its own, of which the middle may be out of sight.
 * @param {Field} field
 * @param {{ width: number, height: number }} sight
 * @returns {Spot[]}
 */
function spotsWithin({ runs, around: whole }, { width, height }) {
  const found = [];
  const [right, bottom] = [Math.min(whole.right, width), Math.min(whole.bottom, height)];
  for (let x = Math.max(whole.left, 0) + 30; x < right; x += 30)
    for (let y = Math.max(whole.top, 0) + 20; y < bottom; y += 20)
      if (inside(runs, [x, y]))
        found.push({ at: /** @type {Pair} */ ([x, y]), position: "middle center" });
  return found;
}

/**
 * Where the words of a place stand: at home if they are in nobody's way there, else as near as
 * there is room; nowhere if there is none, or the place is out of sight.
 * @param {object} place
 * @param {string} place.words
 * @param {Pair} place.point
 * @param {Spot} place.home
 * @param {boolean} place.isWithin whether the province that holds its point is its own
 * @param {boolean} place.isArea whether it is a whole province that is named
 * @param {number} place.far how far from its point they may stand
 * @param {object} room
 * @param {number} room.width
 * @param {number} room.height
 * @param {Box[]} room.taken
 * @param {Field[]} room.fields
 * @param {Pair[]} room.marks signs of other places
 * @param {Pair[]} room.border which no pointer crosses: what is on one side is named there
 * @returns {Spot | null}
 */
export function spotFor({ words, point, home, isWithin, isArea, far }, room) {
  const { width, height, taken, fields, border, marks } = room;
  const plain = words.replace(/<[^>]*>/g, "");
  const own = isArea ? fields.find(({ name }) => plain.startsWith(name)) : undefined;
  const within = isWithin ? fields.filter(({ runs }) => inside(runs, point)) : [];
  const isFree = (/** @type {Spot} */ { at, position }) => {
    const { left, right, top, bottom } = boxOf(words, position, at);
    const box = { left: left - PAD_PX, right: right + PAD_PX, top, bottom };
    if (box.left < EDGE_PX || box.right > width - EDGE_PX) return false;
    if (box.top < EDGE_PX || box.bottom > height - EDGE_PX) return false;
    const isForeign = (/** @type {Field} */ field) => field !== own && !within.includes(field);
    return (
      !crosses(border, point, at, isWithin ? BESIDE_PX : ON_BORDER_PX) &&
      !marks.some((mark) => String(mark) !== String(point) && overlap(box, around(mark))) &&
      !taken.some((other) => overlap(box, other)) &&
      !fields.some((field) => isForeign(field) && touches(field, box))
    );
  };
  const [x, y] = point;
  const isSeen = x > 0 && x < width && y > 0 && y < height;
  if (isSeen) return [home, ...spotsBeside(point, far)].find(isFree) ?? null;
  return own ? (spotsWithin(own, { width, height }).find(isFree) ?? null) : null;
}
