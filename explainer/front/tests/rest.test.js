import assert from "node:assert/strict";
import { test } from "node:test";
import { firstRowsAt } from "../src/figure/rest.js";

/** @import { Figure } from "../src/types.d.ts" */

test("rows fold out on a telephone alone, and only of a figure that says so", () => {
  const fold = { height: 1600, rest: 14 };
  /** @type {Figure} */
  const long = { data: [], layout: { meta: { narrow_below: 640, fold } } };
  assert.equal(firstRowsAt(long, 358), fold);
  assert.equal(firstRowsAt(long, 700), null);
  assert.equal(firstRowsAt({ data: [], layout: { meta: { narrow_below: 640 } } }, 358), null);
  assert.equal(firstRowsAt({ data: [], layout: {} }, 358), null);
});
