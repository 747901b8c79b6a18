/** A conflict-data file in pieces, and what is drawn of a row. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CsvRows, Fault } from "../src/estimates/estimatefile.js";
import { browser } from "./page.js";

browser();
const { marks } = await import("../src/estimates/estimates.js");

const TABLE = 'a,b\r\n1,"two, with ""marks""\nand a line"\r\n\r\n3,\n';
const ROWS = [
  [1, ["a", "b"]],
  [2, ["1", 'two, with "marks"\nand a line']],
  [5, ["3", ""]],
];

/** @param {string} text @param {number} size of each piece */
function read(text, size) {
  const table = new CsvRows();
  const rows = [];
  for (let at = 0; at < text.length; at += size) {
    rows.push(...table.take(text.slice(at, at + size), false));
  }
  return [...rows, ...table.take("", true)];
}

test("a table is the same in whatever pieces it comes", () => {
  for (let size = 1; size <= TABLE.length; size += 1) assert.deepEqual(read(TABLE, size), ROWS);
});

test("a table without a last line end has its last row", () => {
  assert.deepEqual(read("a;b\n1;2", 3), [
    [1, ["a", "b"]],
    [2, ["1", "2"]],
  ]);
});

test("a quotation that never ends is told, and the rows before it are given", () => {
  const table = new CsvRows();
  const rows = table.take('a,b\n1,"2\n', true);
  assert.deepEqual(rows.next().value, [1, ["a", "b"]]);
  assert.throws(
    () => rows.next(),
    (error) =>
      error instanceof Fault && error.code === "estimate-quotes" && error.values.line === 2,
  );
});

test("a row has a band from low to high and a tick, and without a range a tick alone", () => {
  const own = { claim: "", side: "", label: "", same: "", says_same: false, aside: "" };
  const [band, tick] = marks({ ...own, low: 10, high: 40, tick: 20 }, 50);
  assert.deepEqual(
    [band?.style.left, band?.style.width, tick?.style.left],
    ["20.00%", "60.00%", "40.00%"],
  );
  const alone = marks({ ...own, low: null, high: null, tick: 20 }, 50);
  assert.deepEqual(
    alone.map(({ className }) => className),
    ["estimate-tick"],
  );
  assert.deepEqual(marks({ ...own, low: null, high: null, tick: null }, 50), []);
});

test("an open end of a claim reaches the end of the axis", () => {
  const own = {
    claim: "c",
    side: "",
    label: "",
    same: "",
    says_same: false,
    aside: "",
    tick: null,
  };
  const [up] = marks({ ...own, low: 10, high: null }, 50);
  assert.equal(up?.className, "estimate-band is-open-high");
  assert.equal(up?.style.width, "80.00%");
  const [down] = marks({ ...own, low: null, high: 10 }, 50);
  assert.equal(down?.className, "estimate-band is-open-low");
  assert.equal(down?.style.left, "0.00%");
});
