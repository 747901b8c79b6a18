import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressOf,
  isPresentedAt,
  presentedAt,
  readAddress,
  readFragment,
} from "../src/pages/address.js";
import { browser, frame } from "./page.js";

browser();

/** @param {import("../src/types.d.ts").State} state */
const queryOf = (state) => new URL(addressOf(state, frame())).search.slice(1);

test("an address that was written is read again", () => {
  const state = { on: "2025-10-12", ring: "wider", claim: "army-toll", cell: "toll/report" };
  assert.deepEqual(readAddress(queryOf(state), frame()), { state, notice: "" });
});

test("what is on the projector is in the address, also where a file has no query", () => {
  for (const [read, inHash] of /** @type {[string, boolean][]} */ ([
    ["http://localhost/?story=3&on=2025-10-12", false],
    ["http://localhost/", false],
    ["file:///stick/explainer.html#story=3", true],
    ["file:///stick/explainer.html", true],
  ])) {
    const shown = presentedAt(read, true, inHash);
    assert.equal(shown.endsWith("present=1"), true);
    assert.deepEqual([isPresentedAt(shown, inHash), isPresentedAt(read, inHash)], [true, false]);
    assert.equal(presentedAt(shown, true, inHash), shown);
    assert.equal(presentedAt(shown, false, inHash), read);
  }
});

test("lists keep their commas and slashes readable", () => {
  assert.equal(
    queryOf({ documents: "report,other", cell: "a/b" }),
    "documents=report,other&cell=a/b",
  );
});

for (const [query, told] of [
  ["on=2025-W43-1", "a day from 2025-10-09 to 2025-10-29"],
  ["on=20251020", "a day from"],
  ["on=2024-01-01", "a day from"],
  ["ON=2025-10-12", "“on” was meant"],
  ["ring=wider&amp;side=pakistan", "“side” was meant"],
  ["sides=pakistan", "sides"],
  ["side=Pakistan", "written as “pakistan”"],
  ["side=nobody", "such as “pakistan”"],
  ["side=", "empty"],
  ["on=2025-10-12&on=2025-10-13", "given twice"],
  ["claim=nothing", "the id of a claim"],
  ["cell=toll", "a topic and a document"],
  ["documents=report,nobody", "ids of documents"],
  ["from=2025-10-20&to=2025-10-10", "no later than “to”"],
  ["from=yesterday", "a day, as year-month-day"],
  ["side=%3Cscript%3E", "<script>"],
]) {
  test(`what of ${query} was not read is named`, () => {
    const { notice } = readAddress(query ?? "", frame());
    assert.ok(notice.includes(told ?? ""), notice);
  });
}

test("what was understood is shown although another part was not", () => {
  const { state } = readAddress("on=2025-10-12&side=nobody", frame());
  assert.deepEqual(state, { on: "2025-10-12" });
});

for (const claim of ["__proto__", "constructor", "toString"]) {
  test(`“${claim}”, which every object has, is no claim`, () => {
    const { state, notice } = readAddress(`claim=${claim}`, frame());
    assert.deepEqual(state, {});
    assert.ok(notice);
  });
}

test("an address of endless length is refused unread", () => {
  const { state, notice } = readAddress(`on=${"x".repeat(3000)}`, frame());
  assert.deepEqual(state, {});
  assert.match(notice, /2000/);
});

test("an address keeps its state in the fragment where no server reads it", () => {
  const link = addressOf({ on: "2025-10-12" }, { ...frame(), addressIn: "hash" });
  assert.equal(link, "http://localhost/#on=2025-10-12");
});

for (const [fragment, query, place] of [
  ["on=2025-10-12&claim=un-toll#evidence", "on=2025-10-12&claim=un-toll", "evidence"],
  ["claim=un-toll", "claim=un-toll", ""],
  ["Where", "", "Where"],
  ["", "", ""],
]) {
  test(`a fragment that is “${fragment}” holds a state, a place, or both`, () => {
    const read = readFragment(fragment ?? "", { ...frame(), addressIn: "hash" });
    assert.deepEqual(read, { query, place });
  });
}

test("where the state is in the query a fragment is a place", () => {
  const read = readFragment("evidence", { ...frame(), addressIn: "search" });
  assert.deepEqual(read, { query: "", place: "evidence" });
});

test("an address says only what the page does not show by itself, in one order", () => {
  const whole = { claim: "army-toll", side: "pakistan", on: "2025-10-12" };
  assert.match(addressOf(whole, frame()), /\/\?on=2025-10-12&side=pakistan&claim=army-toll$/);
  assert.equal(addressOf({ on: "2025-10-29", claim: "un-toll" }, frame()), "http://localhost/");
  assert.match(addressOf({ on: "2025-10-29", ring: "wider" }, frame()), /on=2025-10-29/);
});
