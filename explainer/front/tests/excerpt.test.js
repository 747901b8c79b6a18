import assert from "node:assert/strict";
import { test } from "node:test";
import { areasIn, excerpt, excerptOf, heightOf, joined, SEAM_PX } from "../src/figure/excerpt.js";
import { rowsOf } from "../src/story/fit.js";

const rows = [0, 1, 2, 3].map((n) => ({ from: 100 * n, to: 100 * n + 100 }));
const [first, , third] = /** @type {[any, any, any, any]} */ (rows);

const figure = () => ({
  data: [
    { mode: "text", x: [0, 0, 0, 0], y: [50, 150, 250, 350], text: ["a", "b", "c", "d"] },
    { mode: "lines", x: [1, 2, null, 3, 3], y: [150, 150, null, 50, 250] },
    { mode: "markers", x: [5], y: [9], yaxis: "y2" },
  ],
  layout: {
    height: 430,
    yaxis: { range: [400, 0] },
    shapes: [
      { path: "M0,100H1M0,150H1M0,300H1", xref: "paper" },
      { y0: 0, y1: 1, yref: "paper" },
    ],
  },
});

test("rows that stand apart are closed up, with a sign where some are left out", () => {
  const told = [first, third];
  assert.equal(heightOf(told, 400), 200 + 2 * SEAM_PX);
  const { data, layout } = excerpt(figure(), told);
  assert.equal(layout.height, 30 + 200 + 2 * SEAM_PX);
  assert.deepEqual(layout.yaxis.range, [200 + 2 * SEAM_PX, 0]);
  assert.deepEqual(data[0].y, [50, null, 150 + SEAM_PX, null]);
  assert.deepEqual(data[0].x, [0, null, 0, null]);
  assert.equal(layout.annotations.length, 2);
});

test("a line between rows that stay is drawn, one within rows left out is not", () => {
  const { data, layout } = excerpt(figure(), [first, third]);
  assert.deepEqual(data[1].y, [null, null, null, 50, 150 + SEAM_PX]);
  assert.deepEqual(data[2].y, [9]);
  assert.equal(layout.shapes[0].path, `M0,100H1M0,${200 + SEAM_PX}H1`);
  assert.deepEqual(layout.shapes[1], { y0: 0, y1: 1, yref: "paper" });
});

test("what is left out is chosen by nobody", () => {
  const areas = rows.map(({ from, to }, n) => ({
    claim: String(n),
    x: null,
    y: /** @type {[number, number]} */ ([from, to]),
  }));
  assert.deepEqual(
    areasIn(areas, [first, third]).map(({ claim, y }) => [claim, y]),
    [
      ["0", [0, 100]],
      ["2", [100 + SEAM_PX, 200 + SEAM_PX]],
    ],
  );
});

test("the rows next to those that are told of stand with them, as long as there is room", () => {
  assert.deepEqual(joined([third, first]), [first, third]);
  assert.deepEqual(excerptOf([first], rows, 250, 400), [{ from: 0, to: 200 }]);
  assert.deepEqual(excerptOf([first, third], rows, 0, 400), [first, third]);
});

test("a row has the heading above it, and areas that stand side by side are one", () => {
  const areas = [
    { from: 30, to: 90 },
    { from: 40, to: 100 },
    { from: 120, to: 160 },
  ];
  assert.deepEqual(rowsOf(areas), [
    { from: 0, to: 100 },
    { from: 100, to: 160 },
  ]);
});
