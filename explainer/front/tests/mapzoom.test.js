import assert from "node:assert/strict";
import { test } from "node:test";
import { nearerAreas } from "../src/hits.js";
import { inSight, middleOf, nearer, roamed, scaleIn } from "../src/mapzoom.js";

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

test("a country's name stays in sight, far from other words, or is not there", () => {
  const sight = { x: /** @type {Pair} */ ([60, 64]), y: /** @type {Pair} */ ([30, 32]) };
  assert.deepEqual(roamed([62, 31], [], [], sight), [62, 31]);
  const places = /** @type {Pair[]} */ ([
    [61, 31],
    [63, 31],
    [70, 31],
  ]);
  assert.deepEqual(roamed([70, 35], places, [[61, 31.1]], sight), [63, 31]);
  assert.equal(roamed([70, 35], [[70, 35]], [[61, 31]], sight), null);
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
