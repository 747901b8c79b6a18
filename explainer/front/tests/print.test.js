import assert from "node:assert/strict";
import { test } from "node:test";
import { cutsOf } from "../src/ground/print.js";

/** @param {number} many @param {number} high */
const rows = (many, high) =>
  Array.from({ length: many }, (_, n) => ({ top: n * high, bottom: (n + 1) * high }));

test("a figure that fits a sheet stays whole", () => {
  assert.deepEqual(cutsOf(rows(20, 32), 680), []);
});

test("a longer one is cut into like parts, each between two rows", () => {
  const cuts = cutsOf(rows(48, 32), 1536);
  assert.equal(cuts.length, 22);
  assert.deepEqual([cuts[0]?.[0], cuts.at(-1)?.[1]], [0, 1536]);
  for (const [from, to] of cuts) {
    assert.equal(from % 32, 0);
    assert.ok(to - from >= 64 && to - from <= 96);
  }
  assert.ok(cuts.every(([from], n) => n === 0 || from === cuts[n - 1]?.[1]));
});

test("no cut goes through a row beside which others end", () => {
  const across = { top: 380, bottom: 400 };
  const cuts = cutsOf([...rows(48, 32), across], 1536);
  assert.ok(!cuts.some(([, to]) => to === 384));
});

test("a figure without axes is cut sooner: above its parts nothing is said again", () => {
  assert.deepEqual(cutsOf(rows(20, 32), 640), []);
  assert.equal(cutsOf(rows(20, 32), 640, 560).length, 10);
});
