/** Where names stand on a map that is made larger: in sight, beside their points, apart. */

/** @import { Box } from "./hits.js" */
/** @import { Bound, Pair, Ranges } from "./mapzoom.js" */

const EDGE_PX = 8;
const [LETTER_PX, LINE_PX] = [6.4, 17];
const LINE_FREE_PX = 6; // around the border, on which no name stands
/** @type {Record<string, string>} */
const OTHER = { left: "right", right: "left" };
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

/**
 * The room that words take beside a point, in pixels of what is in sight.
 * @param {string} words
 * @param {string} position on which side of it they stand, as plotly has it
 * @param {Pair} at in pixels
 * @returns {Box}
 */
export function boxOf(words, position, [x, y]) {
  const lines = words.split("<br>").map((line) => line.replace(/<[^>]*>|&\w+;/g, "").trim());
  const wide = LETTER_PX * Math.max(...lines.map(({ length }) => length));
  const high = LINE_PX * lines.length;
  const [down = "", across = ""] = position.split(" ");
  const left = x - wide * ({ left: 1, center: 0.5 }[across] ?? 0);
  const top = y - high * ({ top: 1, middle: 0.5 }[down] ?? 0);
  return { left, top, right: left + wide, bottom: top + high };
}

/** @typedef {[x: number, y: number, side?: number]} Place on its right side, or on its left: -1 */

/**
 * Where a large name stands: at home if there is room in sight, else where there is room and it is
 * farthest from other words, or at least in sight; nowhere if it is nowhere in sight.
 * @param {Place} home
 * @param {Place[]} places
 * @param {Box[]} others
 * @param {{ width: number, height: number, box: (place: Place) => Box }} sight
 * @returns {Place | null}
 */
export function roamed(home, places, others, { width, height, box }) {
  const apart = (/** @type {Box} */ a, /** @type {Box} */ b) =>
    Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
  const room = (/** @type {Place} */ place) => {
    const own = box(place);
    return Math.min(...others.map((other) => apart(own, other)));
  };
  const shows = (/** @type {Place} */ place) => {
    const { left, top, right, bottom } = box(place);
    return left > EDGE_PX && right < width - EDGE_PX && top > EDGE_PX && bottom < height - EDGE_PX;
  };
  const seen = places.filter(shows).sort((one, other) => room(other) - room(one));
  if (shows(home) && (room(home) >= 0 || !seen.length)) return home;
  return seen[0] ?? null;
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

/** @param {Pair} at @returns {Place[]} */
const bothSides = ([x, y]) => [
  [x, y, 1],
  [x, y, -1],
];

/**
 * Moves a point along with what it stands beside, or takes it away.
 * @param {{ x: (number | null)[], y: (number | null)[] }} points
 * @param {number} n
 * @param {Pair} home
 * @param {Place | null} to
 */
function carry({ x, y }, n, home, to) {
  x[n] = to && to[0] + (to[2] ?? 1) * ((x[n] ?? 0) - home[0]);
  y[n] = to && to[1] + (y[n] ?? 0) - home[1];
}

/** @param {string} position @param {Place | null} at */
const turned = (position, at) =>
  at?.[2] === -1 ? position.replace(/left|right/, (side) => OTHER[side] ?? side) : position;

/**
 * Where all words of a map stand, and their pointers.
 * @param {any} drawn the traces of both, what is told of zooming, and the layout
 * @param {Ranges} sight
 * @param {number} width in pixels
 */
export function namesIn({ words, pointers, zoom, layout }, sight, width) {
  const span = (/** @type {Pair} */ [low, high]) => high - low;
  const times = span(layout.xaxis.range) / span(sight.x);
  const moved = nearer(words, times);
  const led = nearer(pointers, times);
  const large = Object.keys(words.meta.roams).map(Number);
  const height = layout.height - layout.margin.b;
  const inPixels = (/** @type {Place} */ [x, y]) =>
    /** @type {Pair} */ ([
      ((x - sight.x[0]) / span(sight.x)) * width,
      ((sight.y[1] - y) / span(sight.y)) * height,
    ]);
  const taken = withMiddles(withMiddles(zoom.line)).map((at) => around(...inPixels(at)));
  taken.push(...corners(layout, width, height));
  const others = moved.x.flatMap((x, n) => {
    const at = /** @type {Pair} */ ([x, moved.y[n]]);
    return large.includes(n) ? [] : [boxOf(words.text[n], words.textposition[n], inPixels(at))];
  });
  const positions = [...words.textposition];
  for (const n of large) {
    const home = words.meta.at[n];
    const land = zoom.lands[words.text[n].replace(/[^A-Z]/g, "")];
    const isLine = n === words.meta.line;
    const along = isLine ? zoom.line.flatMap(bothSides) : (land ?? []);
    const beside = [(moved.x[n] ?? 0) - home[0], (moved.y[n] ?? 0) - home[1]];
    const box = (/** @type {Place} */ place) => {
      const [x, y, side = 1] = place;
      const at = /** @type {Pair} */ ([x + side * (beside[0] ?? 0), y + (beside[1] ?? 0)]);
      return boxOf(words.text[n], turned(words.textposition[n], place), inPixels(at));
    };
    const sides = { width, height, box };
    const at = roamed(home, [...words.meta.roams[n], ...along], [...others, ...taken], sides);
    if (at) others.push(box(at));
    positions[n] = turned(positions[n], at);
    carry(moved, n, home, at);
    if (isLine) for (const end of [0, 1]) carry(led, end, home, at); // its pointer comes along
  }
  return { moved, led, positions };
}
