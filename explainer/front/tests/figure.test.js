import assert from "node:assert/strict";
import { test } from "node:test";
import { claimsOf, figureFor, ratioAt, sizeAt } from "../src/figure/figure.js";

const figure = () => ({
  data: [{ x: [1], text: ["", "dozens"] }],
  layout: {
    height: 300,
    margin: { b: 20 },
    annotations: [{ x: 0 }],
    meta: {
      narrow: { height: 500, "annotations[0].x": 5, "data[0].mode": "lines" },
      medium: { height: 400 },
      narrow_below: 600,
      medium_below: 900,
      height_to_width: { medium: 0.5 },
    },
  },
});

test("a path leads through objects and lists", () => {
  const given = { data: [], layout: /** @type {any} */ ({ list: [{ a: 1 }] }) };
  given.layout.meta = { narrow: { "list[0].b.c": 2 }, narrow_below: 600 };
  const { layout } = /** @type {any} */ (figureFor(given, 400));
  assert.deepEqual(layout.list, [{ a: 1, b: { c: 2 } }]);
});

test("a figure has a layout for each width", () => {
  assert.deepEqual(
    [400, 599, 600, 899, 900].map((width) => sizeAt(figure(), width)),
    ["narrow", "narrow", "medium", "medium", "wide"],
  );
});

test("what is drawn to scale is as high as its width asks for", () => {
  assert.equal(ratioAt(figure(), 800), 0.5);
  assert.equal(figureFor(figure(), 800).layout.height, 420);
});

test("a narrow figure takes its own height, labels and lines", () => {
  const { data, layout } = figureFor(figure(), 400);
  assert.equal(layout.height, 500);
  assert.deepEqual(layout.annotations, [{ x: 5 }]);
  assert.equal(data[0]?.mode, "lines");
});

test("the figure that is given stays as it is", () => {
  const given = figure();
  figureFor(given, 400);
  assert.deepEqual(given, figure());
});

test("an empty label is a blank, or plotly would never draw it again", () => {
  assert.deepEqual(figureFor(figure(), 1000).data[0]?.text, [" ", "dozens"]);
});

test("a mark leads to its first claim and stands for all of them", () => {
  assert.deepEqual(claimsOf(["a", "b"]), ["a", "b"]);
  assert.deepEqual(claimsOf("a"), ["a"]);
  assert.deepEqual(claimsOf(undefined), []);
  assert.deepEqual(claimsOf(["", null, 3]), []);
});
