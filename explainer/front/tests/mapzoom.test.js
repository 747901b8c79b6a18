import assert from "node:assert/strict";
import { test } from "node:test";
import { nearerAreas } from "../src/hits.js";
import { boxOf, nearer, roamed } from "../src/mapnames.js";
import { inSight, middleOf, scaleIn } from "../src/mapzoom.js";

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

const box = (/** @type {import("../src/mapnames.js").Place} */ [x, y]) => ({
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
  assert.deepEqual(roamed(cut, [[20, 100]], [box([30, 100])], SIGHT), [20, 100]);
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
