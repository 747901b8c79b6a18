import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../src/ground/csv.js";
import { drawTable, sorted } from "../src/view/tables.js";
import { browser } from "./page.js";

browser();

const table = {
  title: "Figures",
  columns: ["Killed", "Source", "Evidence"],
  rows: [
    [
      { words: "more than 70", sort: "71" },
      { words: "Report 4", href: "https://a.example/" },
      { words: "b", claim: "b" },
    ],
    [{ words: "at least 9", sort: "9" }, "Report 1", { words: "a", claim: "a" }],
  ],
};

test("rows sort by number, not letter by letter", () => {
  const keys = (/** @type {any[]} */ rows) => rows.map((row) => row[0].sort);
  assert.deepEqual(keys(sorted(table.rows, { column: 0, down: false })), ["9", "71"]);
  assert.deepEqual(keys(sorted(table.rows, { column: 0, down: true })), ["71", "9"]);
});

test("a heading sorts, says so, and turns round", () => {
  const drawn = drawTable(table, { choose: () => {}, orders: new Map() });
  const [head] = drawn.querySelectorAll("th");
  head?.querySelector("button")?.click();
  assert.equal(head?.getAttribute("aria-sort"), "ascending");
  assert.equal(drawn.querySelector("tbody td")?.textContent, "at least 9");
  head?.querySelector("button")?.click();
  assert.equal(head?.getAttribute("aria-sort"), "descending");
});

test("a cell chooses its claim", () => {
  /** @type {string[]} */
  const chosen = [];
  const drawn = drawTable(table, { choose: (id) => chosen.push(id), orders: new Map() });
  /** @type {HTMLElement | null} */ (drawn.querySelector("[data-claim]"))?.click();
  assert.deepEqual(chosen, ["b"]);
});

test("words of a record are words, whatever signs they hold", () => {
  const hostile = { ...table, rows: [["<img src=x onerror=alert(1)>", "", ""]] };
  const drawn = drawTable(hostile, { choose: () => {}, orders: new Map() });
  assert.equal(drawn.querySelector("img"), null);
});

test("a saved table opens in a spreadsheet and runs nothing there", () => {
  const csv = csvOf(
    { title: "", columns: ["A"], rows: [["=1+1"], ['say "no", twice']] },
    "Shown",
    "Now.",
  );
  assert.equal(csv, '\uFEFFA,Shown\n\'=1+1,Now.\n"say ""no"", twice",Now.\n');
});

test("a saved table keeps its empty cells, and each cell as other programs read it", () => {
  const row = [
    "",
    "\u2067سیکیورٹی\u2069",
    { words: "“\u2068P. R.\u2069”", lang: "ur" },
    { words: "b", claim: "un-toll" },
    { words: "Report 4", href: "https://a.example/" },
  ];
  const csv = csvOf(
    { title: "", columns: ["A", "B", "C", "D", "E"], rows: [row] },
    "Shown",
    "Now.",
  );
  const [, line] = csv.split("\n");
  assert.equal(line, ",سیکیورٹی,“P. R.”,un-toll,https://a.example/,Now.");
});
