import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf } from "../src/figure/boxes.js";
import { nearerAreas } from "../src/figure/hits.js";
import { nearer, roamed } from "../src/figure/mapnames.js";
import { crosses, spotFor, touches } from "../src/figure/mapspots.js";
import { inSight, middleOf, scaleIn } from "../src/figure/mapzoom.js";

/** @typedef {[number, number]} Pair */

const WHOLE = { x: /** @type {Pair} */ ([60, 76]), y: /** @type {Pair} */ ([30, 36]) };

test("what is in sight is as large as asked for and never beyond the map", () => {
  const sight = inSight(WHOLE, { times: 2, middle: [60, 40] });
  assert.deepEqual(sight, { x: [60, 68], y: [33, 36] });
  assert.deepEqual(middleOf(sight), [64, 34.5]);
  assert.equal(inSight(WHOLE, { times: 1, middle: [60, 40] }), WHOLE);
});

test("words stay as many pixels beside their points as before", () => {
  const drawn = { x: [70.4, null], y: [34, null], meta: { at: [[70, 34.2], null] } };
  const moved = nearer(/** @type {any} */ (drawn), 4);
  assert.ok(Math.abs((moved.x[0] ?? 0) - 70.1) < 1e-9);
  assert.ok(Math.abs((moved.y[0] ?? 0) - 34.15) < 1e-9);
  assert.equal(moved.x[1], null);
});

test("so does the area in which they can be chosen", () => {
  const [area] = nearerAreas([{ claim: "a", x: [70, 72], y: [30, 31], at: [70, 30] }], 2);
  assert.deepEqual(
    [area?.x, area?.y],
    [
      [70, 71],
      [30, 30.5],
    ],
  );
});

const box = (/** @type {import("../src/figure/mapnames.js").Place} */ [x, y]) => ({
  left: x,
  top: y,
  right: x + 100,
  bottom: y + 20,
});
const SIGHT = { width: 800, height: 400, box };

test("a name stays at home while there is room in sight, else moves to where there is most", () => {
  const places = /** @type {Pair[]} */ ([
    [20, 100],
    [600, 100],
    [750, 100],
  ]);
  assert.deepEqual(roamed([300, 100], places, [box([500, 300])], SIGHT), [300, 100]);
  assert.deepEqual(roamed([300, 100], places, [box([310, 110])], SIGHT), [20, 100]);
  assert.deepEqual(roamed([750, 100], places, [box([30, 110])], SIGHT), [600, 100]);
});

test("words that would be cut are shown elsewhere, or not at all", () => {
  const cut = /** @type {Pair} */ ([750, 100]);
  assert.equal(roamed(cut, [cut, [20, 390]], [], SIGHT), null);
  assert.deepEqual(roamed(cut, [[20, 100]], [box([30, 140])], SIGHT), [20, 100]);
  assert.equal(roamed(cut, [[20, 100]], [box([30, 100])], SIGHT), null, "words on words");
});

test("words take room on the side on which they stand", () => {
  const words = "<b>Durand Line</b><br>not recognised";
  const right = boxOf(words, "middle right", [100, 100]);
  assert.deepEqual([right.left, right.top, right.bottom], [100, 83, 117]);
  assert.equal(boxOf(words, "bottom left", [100, 100]).right, 100);
  assert.equal(boxOf(words, "bottom left", [100, 100]).top, 100);
  assert.ok(right.right - right.left < 6.5 * "not recognised".length);
});

test("the scale bar stays in its corner and says how long it is", () => {
  const bar = { x: [60.2, 61.2], y: [30.2, 30.2], text: ["100 km", ""] };
  const sight = inSight(WHOLE, { times: 4, middle: [68, 33] });
  const shown = scaleIn(/** @type {any} */ (bar), WHOLE, sight, 800);
  assert.deepEqual(shown.text, ["50 km", ""]);
  const [x0 = 0, x1 = 0] = shown.x;
  assert.ok(Math.abs(x1 - x0 - 0.5) < 1e-9, "50 km are half of 100 km");
  assert.ok(Math.abs((x0 - sight.x[0]) * 4 - 0.2) < 1e-9, "as many pixels from the edge");
  assert.deepEqual(scaleIn(/** @type {any} */ (bar), WHOLE, WHOLE, 800).text, ["100 km", ""]);
});

const field = (
  /** @type {string} */ name,
  /** @type {number} */ left,
  /** @type {number} */ right,
) => ({
  name,
  runs: [
    /** @type {Pair[]} */ ([
      [left, 100],
      [right, 100],
      [right, 300],
      [left, 300],
    ]),
  ],
  around: { left, right, top: 100, bottom: 300 },
});
const room = (/** @type {any[]} */ ...fields) => ({
  width: 800,
  height: 400,
  taken: [],
  fields,
  border: /** @type {Pair[]} */ ([]),
  marks: /** @type {Pair[]} */ ([]),
});
const home = { at: /** @type {Pair} */ ([390, 200]), position: "middle left" };
const khost = {
  words: "<b>Khost</b>",
  point: /** @type {Pair} */ ([400, 200]),
  home,
  isArea: false,
  isWithin: true,
  far: 300,
};

test("the name of a place stands in no other province's area, whether far or near", () => {
  const paktika = field("Paktika", 100, 395);
  const spot = spotFor(khost, room(paktika));
  assert.ok(spot);
  assert.equal(touches(paktika, boxOf(khost.words, spot.position, spot.at)), false);
  assert.deepEqual(spotFor(khost, room()), home);
  assert.deepEqual(spotFor(khost, room(field("Khost", 100, 700))), home);
  assert.equal(
    spotFor(khost, room(paktika, field("Kurram", 405, 800), field("Paktya", 0, 99)))?.at[1] === 200,
    false,
  );
});

test("where there is no room, or the place is out of sight, no name stands", () => {
  assert.equal(
    spotFor(khost, { ...room(), taken: [{ left: 0, top: 0, right: 800, bottom: 400 }] }),
    null,
  );
  assert.equal(spotFor({ ...khost, point: [-20, 200] }, room()), null);
});

test("a province of which the middle is out of sight is named where it is seen", () => {
  const paktika = field("Paktika", -200, 300);
  const words = "<i>Paktika</i> ▼";
  const spot = spotFor(
    { words, point: [-50, 200], home, isArea: true, isWithin: false, far: 90 },
    room(paktika),
  );
  assert.equal(spot?.position, "middle center");
  assert.equal(touches(paktika, boxOf(words, "middle center", spot?.at ?? [0, 0])), true);
});

test("an area in which words are chosen goes where they went, or away with them", () => {
  const area = {
    claim: "a",
    x: /** @type {Pair} */ ([70, 72]),
    y: /** @type {Pair} */ ([30, 31]),
    at: /** @type {Pair} */ ([70, 30]),
  };
  const to = { x: /** @type {Pair} */ ([1, 2]), y: /** @type {Pair} */ ([3, 4]) };
  assert.deepEqual(nearerAreas([area], 2, { "70,30": to })[0]?.x, [1, 2]);
  assert.deepEqual(nearerAreas([area], 2, { "70,30": null }), []);
});

test("what is on one side of the line is not named on the other", () => {
  const border = /** @type {Pair[]} */ ([
    [420, 0],
    [420, 400],
  ]);
  const paktika = field("Paktika", 0, 395);
  assert.equal(crosses(border, [400, 200], [436, 200]), true);
  assert.equal(crosses(border, [420, 200], [456, 200]), false, "a crossing is on it");
  const spot = spotFor(khost, { ...room(paktika), border });
  assert.ok(spot && spot.at[0] < 420);
});

test("the words of one place stand on no sign of another", () => {
  const mark = /** @type {Pair} */ ([375, 200]);
  const spot = spotFor(khost, { ...room(), marks: [mark] });
  assert.ok((spot && spot.at[1] !== home.at[1]) || (spot && spot.at[0] > 400));
  assert.deepEqual(spotFor(khost, { ...room(), marks: [khost.point] }), home);
});
