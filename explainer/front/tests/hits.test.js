import assert from "node:assert/strict";
import { test } from "node:test";
import { areasAt, around, hitAt, placed, REACH_PX } from "../src/figure/hits.js";

/** A figure of 400 × 200 px: 100 px of gutter, and one row of 32 px for each of two claims. */
const axis = (/** @type {number} */ offset, /** @type {number} */ unit) => ({
  _offset: offset,
  d2l: Number,
  l2p: (/** @type {number} */ value) => value * unit,
});
const FULL = {
  width: 400,
  height: 200,
  _size: { l: 100, t: 40, w: 300, h: 160 },
  xaxis: axis(100, 10),
  yaxis: axis(40, 32),
  xaxis2: axis(250, 10),
};
const ROWS = [
  { claim: "first", x: null, y: [0, 1], xref: "x", yref: "y" },
  { claim: "second", x: null, y: [1, 2], xref: "x", yref: "y" },
  { claim: "word", x: [0, 3], y: [1, 2], xref: "x2", yref: "y" },
];
/** @returns {import("../src/figure/hits.js").Geometry} */
const geometry = () => ({
  points: [dot("first", 0, 200, 56), dot("second", 1, 200, 88)],
  lines: [],
  areas: placed(/** @type {any} */ (ROWS), FULL),
});

/**
 * @param {string} claim
 * @param {number} mark
 * @param {number} x
 * @param {number} y
 */
const dot = (claim, mark, x, y) => ({
  ...{ claim, mark, left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 },
});

/** @param {number} x @param {number} y @param {number} [reach] */
const at = (x, y, reach = REACH_PX.mouse) => hitAt([x, y], geometry(), reach)?.claim;

test("an area spans the gutter, or part of an axis", () => {
  const [row, , word] = geometry().areas;
  assert.deepEqual(row, { claim: "first", left: 0, right: 400, top: 40, bottom: 72 });
  assert.deepEqual(word, { claim: "word", left: 250, right: 280, top: 72, bottom: 104 });
});

test("paper is measured from below, and may lie outside the axes", () => {
  const area = { claim: "a", x: /** @type {any} */ ([-0.2, 1]), y: /** @type {any} */ ([0, 1.5]) };
  const [paper] = placed([area], FULL);
  assert.deepEqual(paper, { claim: "a", left: 40, right: 400, top: 0, bottom: 200 });
});

test("words of a row choose it, wherever they stand", () => {
  assert.deepEqual([at(5, 50), at(395, 100), at(200, 30)], ["first", "second", undefined]);
});

test("the smallest area is meant", () => assert.equal(at(260, 90), "word"));

test("a mark is chosen from near it, but the words of another row are not its", () => {
  assert.equal(at(214, 57), "first");
  assert.equal(at(200, 71), "first"); // 17 px from its own, 13 px from the other mark
  assert.equal(hitAt([211, 88], { ...geometry(), areas: [] }, REACH_PX.mouse)?.claim, "second");
  assert.equal(hitAt([220, 88], { ...geometry(), areas: [] }, REACH_PX.mouse), null);
  assert.equal(hitAt([220, 88], { ...geometry(), areas: [] }, REACH_PX.touch)?.claim, "second");
});

/** @type {[number, number][]} */
const SQUARE = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];

/** @type {import("../src/figure/hits.js").Geometry} */
const MAP = {
  points: [dot("crossing", 0, 100, 50)],
  lines: [
    { claim: "border", mark: 1, filled: false, runs: [SQUARE.slice(1, 3)] },
    { claim: "province", mark: 2, filled: true, runs: [SQUARE] },
  ],
  areas: [],
};

test("the middle of a crossing opens the crossing, not the line or the province under it", () => {
  for (const x of [98, 100, 102]) assert.equal(hitAt([x, 50], MAP, 12)?.claim, "crossing");
});

test("beside it lie the line and the province", () => {
  assert.equal(hitAt([98, 80], MAP, 12)?.claim, "border");
  assert.equal(hitAt([50, 80], MAP, 12)?.claim, "province");
  assert.equal(hitAt([120, 80], MAP, 12), null);
});

test("what no claim speaks of is chosen from half as near, and says so", () => {
  const map = { ...MAP, points: [dot("", 3, 50, 50)] };
  assert.deepEqual(
    [50, 64, 66].map((x) => hitAt([x, 50], map, 22)?.mark),
    [3, 3, 2],
  );
  const name = {
    claim: "",
    told: ["Khost", "No claim."],
    x: null,
    y: [0, 1],
    xref: "x",
    yref: "y",
  };
  const [area] = placed([/** @type {any} */ (name)], FULL);
  assert.deepEqual(area?.told, ["Khost", "No claim."]);
  assert.equal(hitAt([5, 50], { points: [], lines: [], areas: area ? [area] : [] }, 12)?.claim, "");
});

test("a hole in a province is not the province", () => {
  const hole = SQUARE.map(([x, y]) => /** @type {[number, number]} */ ([x / 2, y / 2]));
  const map = { ...MAP, lines: [{ claim: "ring", mark: 0, filled: true, runs: [SQUARE, hole] }] };
  assert.equal(hitAt([25, 25], map, 12), null);
  assert.equal(hitAt([75, 75], map, 12)?.claim, "ring");
  assert.deepEqual(around([hole]), { left: 0, right: 50, top: 0, bottom: 50 });
});

test("a narrow figure has areas of its own, where it says so", () => {
  const one = (/** @type {string} */ claim) => [{ claim, x: null, y: null }];
  const meta = { narrow_below: 600, areas: one("wide"), narrow_areas: one("narrow") };
  const figure = { data: [], layout: { meta } };
  assert.deepEqual(
    [599, 600].map((width) => areasAt(figure, width)[0]?.claim),
    ["narrow", "wide"],
  );
  assert.equal(areasAt({ data: [], layout: { meta: { areas: one("all") } } }, 300).length, 1);
});
