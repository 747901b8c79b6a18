import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { find, indexed, plain } from "../src/pages/finding.js";
import { Store } from "../src/pages/store.js";
import { drawSearch } from "../src/view/search.js";
import { browser, card, frame, page } from "./page.js";

browser();

const entry = { ring: "five", side: "report", by: "", document: "Report 1", where: "", quote: "" };
const CLAIMS = indexed([
  { ...entry, id: "ours", says: "More than 70 were killed in Türkiye’s report." },
  { ...entry, id: "quoted", says: "Many died.", quote: "more than 70 people" },
  { ...entry, id: "speaker", says: "A denial.", by: "Zabihullah Mujahid", where: "Kabul" },
  { ...entry, id: "other", says: "70 again.", quote: "70", ring: "wider" },
]);
const isShown = (/** @type {any} */ { ring }) => ring === "five";
const ids = (/** @type {string} */ query) => find(CLAIMS, query, isShown).map(({ id }) => id);

test("letters are compared without accents and capitals", () => {
  assert.equal(plain("Türkiye’s"), "turkiye's");
  assert.deepEqual(ids("TURKIYE'S"), ["ours"]);
});

test("every word begins a word of the claim; numbers, speakers and places too", () => {
  assert.deepEqual(ids("muja kabul"), ["speaker"]);
  assert.deepEqual(ids("ujahid"), []);
  assert.deepEqual(ids("7 more"), ["quoted", "ours"]);
  assert.deepEqual(ids("  "), []);
  assert.deepEqual(ids("[("), []);
});

test("what is shown stands first, and of it the text's own words", () => {
  assert.deepEqual(ids("70"), ["quoted", "ours", "other"]);
});

beforeEach(() => document.body.replaceChildren());

test("claims of one quotation are told apart by our wording", async () => {
  const { store, search, write } = await searching();
  const both = { ...entry, quote: "killed 206 fighters and 112 militants" };
  store.source.frame.search = [
    { ...both, id: "a", says: "He says that 206 fighters were killed." },
    { ...both, id: "b", says: "He says that 112 militants were killed." },
    { ...entry, id: "c", says: "Ours.", quote: "killed many" },
  ];
  write("killed");
  const told = [...search.list.children].map((one) => one.firstElementChild?.textContent);
  assert.deepEqual(
    new Set(told),
    new Set(
      [both, both, 0].map((one, n) => (one ? store.source.frame.search[n]?.says : "“killed many”")),
    ),
  );
});

/** @param {any} [state] */
async function searching(state = {}) {
  const source = {
    frame: frame(),
    page: async () => page("dated to 29 October"),
    card: async () => card(),
  };
  const store = new Store(source, state);
  const host = document.createElement("div");
  document.body.append(host);
  const search = drawSearch(host, store);
  await store.go(state);
  const write = (/** @type {string} */ words) => {
    search.input.value = words;
    search.input.dispatchEvent(new Event("input"));
  };
  const key = (/** @type {string} */ name) =>
    search.input.dispatchEvent(
      Object.assign(new Event("keydown", { cancelable: true }), { key: name }),
    );
  return { store, search, write, key };
}

test("the list opens as one types, says how many, and follows the arrows", async () => {
  const { search, write, key } = await searching();
  const { input, list, told } = search;
  assert.equal(input.getAttribute("aria-expanded"), "false");
  write("killed");
  assert.equal(input.getAttribute("aria-expanded"), "true");
  assert.equal(list.children.length, 2);
  assert.equal(told.textContent, "2 of 2 claims");
  key("ArrowDown");
  assert.equal(input.getAttribute("aria-activedescendant"), list.children[0]?.id);
  key("ArrowUp");
  assert.equal(input.getAttribute("aria-activedescendant"), list.children[1]?.id);
  key("Escape");
  assert.equal(input.getAttribute("aria-expanded"), "false");
});

test("Enter chooses, and all who follow choices hear of it", async () => {
  const { store, write, key } = await searching();
  /** @type {any[]} */
  const heard = [];
  store.onChoice((choice) => heard.push(choice.claim));
  write("kabul");
  key("Enter");
  assert.deepEqual(heard, ["army-toll"]);
  assert.equal(store.state.claim, "army-toll");
});

test("nothing found is said", async () => {
  const { search, write } = await searching();
  write("zzz");
  assert.equal(search.told.textContent, "No heading and no claim has all of these words.");
  assert.equal(search.list.hidden, true);
});

test("headings stand before claims, and lead to what has them", async () => {
  document.body.innerHTML = `<main>
    <div class="cell prose"><h2 id="many">How many</h2></div>
    <div class="cell" data-part="casualties"><p class="explainer-question">Who counts whom?</p></div>
    <div class="cell" hidden data-part="refusal"><p class="explainer-question">Who adds up?</p></div>
    <div class="cell prose"><details><summary>How figures are shown</summary></details></div>
    <div class="cell" data-part="map"><div class="explainer-foot"><details><summary>About this figure</summary></details></div></div>
  </main><nav class="page-chapters"><a href="#x">The count of the dead</a></nav>`;
  const { search, write, key } = await searching();
  const told = () => [...search.list.children].map((one) => one.firstElementChild?.textContent);
  for (const [query, found] of [
    ["how", ["How many", "How figures are shown"]],
    ["casualties by source", ["Who counts whom?"]],
    ["the dead", ["The count of the dead", "Who counts whom?"]],
    ["adds", []],
    ["about", []],
    ["t", ["Who counts whom?"]], // its toll; not "the" and "to" in other headings
    ["the", []],
    ["how are", ["How many", "How figures are shown"]],
  ]) {
    write(/** @type {string} */ (query));
    assert.deepEqual(told().slice(0, search.headings.length), found, `${query}`);
  }
  /** @type {Element[]} */
  const led = [];
  document.addEventListener(
    "explainer-lead",
    ({ target }) => void led.push(/** @type {any} */ (target)),
  );
  for (const query of ["casualties", "many", "figures are"]) {
    write(query);
    key("Enter");
    assert.ok(search.drop.hidden);
  }
  assert.deepEqual(
    led.map(({ tagName, id }) => id || tagName),
    ["DIV", "many", "SUMMARY"],
  );
  assert.ok(document.querySelector("details")?.open);
});

test("figures with a report of one's own are found as those of the page, unknown ones by their title", async () => {
  document.body.innerHTML = `<main>
    <div class="cell" data-part="beside-casualties"><p class="explainer-question">Who?</p></div>
    <div class="cell" data-part="mine"><p class="explainer-question">A figure of casualties</p></div>
  </main>`;
  const { search, write } = await searching();
  write("casualties");
  assert.equal(search.headings.length, 2);
  write("victims");
  assert.equal(search.headings.length, 1);
});

test("a hit of other reports or of a later day says so, and is shown when it is chosen", async () => {
  const { store, search, write, key } = await searching({ on: "2025-10-12", side: "pakistan" });
  store.source.frame.search = [{ ...entry, id: "late", says: "Far away.", ring: "wider" }];
  store.source.frame.saidOn.late = "2026-02-09";
  write("far");
  const words = search.list.textContent ?? "";
  assert.ok(words.includes("in other published reports") && words.includes("said later"), words);
  key("Enter");
  assert.deepEqual(store.state, { ring: "wider", claim: "late" });
});
