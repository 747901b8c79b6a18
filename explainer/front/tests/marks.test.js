import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../src/figure/marks.js";

test("a word that a label breaks at its hyphen is named whole, as it is quoted", () => {
  assert.deepEqual(linesOf("sought “result-<br>oriented” talks<br>in <b>Doha</b>"), [
    "sought “result-oriented” talks",
    "in Doha",
  ]);
  assert.deepEqual(linesOf("25–<br>28 October<br>said - <br>so"), [
    "25–",
    "28 October",
    "said -",
    "so",
  ]);
});
