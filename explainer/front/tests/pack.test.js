import assert from "node:assert/strict";
import { test } from "node:test";
import { NotHere } from "../src/ground/nothere.js";
import { bytesOf, unpacker } from "../src/pages/pack.js";
import { FilePages } from "../src/pages/pages.js";
import { card, frame, page } from "./page.js";

test("a value that occurs twice is one object", () => {
  const at = unpacker(["long words", { a: { $: 0 }, b: [{ $: 0 }] }, { c: { $: 1 } }]);
  assert.deepEqual(at(2), { c: { a: "long words", b: ["long words"] } });
  assert.equal(at(2).c, at(2).c);
  assert.equal(at(1), at(2).c);
});

test("an answer refers to what the page has carried", () => {
  const carried = unpacker(["long words", { a: { $: 0 } }]);
  const at = unpacker(["new words", { old: { $: 1 }, also: { $: 0 }, own: { $: 2 } }], 2, carried);
  assert.deepEqual(at(3), { old: { a: "long words" }, also: "long words", own: "new words" });
  assert.equal(at(3).old, carried(1)); // a figure that is the same is not drawn again
  assert.equal(at(1), carried(1));
});

/** As Python writes them: `test_packed_bytes_are_written_as_signs_that_mean_nothing_in_html`. */
const WRITTEN = { "": [], "00": [0], "0M/": [0, 215], "0M/zO8~": [0, 215, 14, 135, 28] };

test("signs are the bytes of which they were made", () => {
  for (const [signs, bytes] of Object.entries(WRITTEN)) {
    assert.deepEqual([...bytesOf(signs)], bytes);
  }
  assert.equal(bytesOf("0M\u00e9z\n8~").length, 5); // what is damaged has other bytes: no fault here
});

function pages() {
  const values = [page("12"), page("29"), { "un-toll": { says: "At least 50." } }, {}];
  const rings = {
    five: /** @type {[string, number, number][]} */ ([
      ["2025-10-12", 0, 3],
      ["2025-10-29", 1, 2],
    ]),
  };
  return new FilePages({ frame: frame(), rings, narrowed: {} }, unpacker(values));
}

test("a day on which nothing was said shows the page of the day before", async () => {
  assert.equal((await pages().page({ on: "2025-10-20" })).parts.says, "12");
  assert.equal((await pages().page({})).parts.says, "29");
  assert.equal((await pages().page({ on: "2025-10-09" })).parts.says, "12");
});

test("the evidence of a claim is that of the day", async () => {
  assert.equal((await pages().card({}))?.says, "At least 50.");
  assert.equal(await pages().card({ on: "2025-10-12" }), null);
});

test("a narrowed page and its evidence come from one answer of the server, with the day", async () => {
  const narrowed = { ...page("{day}"), parts: { ...page("{day}").parts, says: "To {day}." } };
  /** @type {string[]} */
  const asked = [];
  const { pages: file, at } = pages();
  const source = new FilePages(file, at, async (query) => {
    asked.push(query);
    return { page: narrowed, cards: { "army-toll": { ...card(), says: "Narrowed." } } };
  });
  const state = { side: "pakistan", on: "2025-10-29", claim: "army-toll", cell: "toll/report" };
  assert.equal((await source.page(state)).parts.says, "To 29 October 2025.");
  assert.equal((await source.card(state))?.says, "Narrowed.");
  assert.equal(await source.card({ side: "pakistan" }), null);
  assert.deepEqual([...new Set(asked)], ["on=2025-10-29&side=pakistan"]);
});

test("what is not in the file is said not to be", async () => {
  await assert.rejects(pages().page({ side: "pakistan" }), NotHere);
});
