import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { loadPlotlyWith } from "../src/ground/plotly.js";
import { Store } from "../src/pages/store.js";
import { drawPart } from "../src/view/parts.js";
import { browser, card, frame, page, view } from "./page.js";

browser();
loadPlotlyWith(() => new Promise(() => {})); // no figure is drawn here

const MORE =
  "<details><summary>More</summary><table><caption>Far</caption><thead><tr><th>km</th></tr></thead>" +
  '<tbody><tr><td data-sort="9">nine</td></tr><tr><td data-sort="10">ten</td></tr></tbody></table>' +
  '<a href="#evidence" data-claim="army-toll">army-toll</a></details>';

/** @type {Record<string, any>} by the ring or the day */
let pages = {};

beforeEach(() => {
  document.body.replaceChildren();
  pages = {};
});

/** @param {Record<string, unknown>} [changes] of the answers and views */
function shown(changes = {}) {
  const made = page("dated to 29 October");
  made.parts.views = { casualties: view({ more: MORE }), coverage: view(), map: view() };
  Object.assign(made.parts, changes);
  return made;
}

/**
 * A page of which some parts are drawn.
 * @param {string[]} names
 * @param {any} [state]
 * @param {Partial<Store>} [traits]
 */
async function drawn(names, state = {}, traits = {}) {
  const source = {
    frame: frame(),
    page: async (/** @type {any} */ asked) => pages[asked.ring ?? asked.on ?? "last"] ?? shown(),
    card: async (/** @type {any} */ asked) => (asked.claim === "none" ? null : card()),
  };
  const store = Object.assign(new Store(source, state), traits);
  const hosts = names.map((name) => {
    const host = document.createElement("div");
    document.body.append(host);
    drawPart(name, host, store);
    return host;
  });
  await store.go(state);
  return { store, hosts };
}

/** @param {Element | undefined} place @param {string} words */
function press(place, words) {
  const found = [...(place?.querySelectorAll("button, a") ?? [])].find(
    (one) => one.textContent === words,
  );
  assert.ok(found, `nothing says ${words}`);
  found.dispatchEvent(new Event("click", { bubbles: true, cancelable: true }));
}

/** @param {Store} store */
const settled = async (store) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return store.state;
};

for (const [name, expected] of Object.entries({
  summary: "explainer-summary",
  controls: "explainer-known-on",
  filters: "explainer-filters",
  map: "explainer-map",
  casualties: "explainer-casualties",
  evidence: "explainer-evidence",
})) {
  test(`the part ${name} has a class of its own, in place of its static form`, async () => {
    const host = document.createElement("div");
    host.append("static form");
    const { store } = await drawn([]);
    drawPart(name, host, store);
    assert.ok(host.classList.contains(expected));
    assert.ok(!host.textContent?.includes("static form"));
  });
}

test("a view has its question, caption, source and table", async () => {
  const { hosts } = await drawn(["casualties"]);
  const words = hosts[0]?.textContent ?? "";
  for (const one of ["How many?", "dated to 29 October One row.", "Source: Report 1."]) {
    assert.ok(words.includes(one), one);
  }
  assert.equal(
    hosts[0]?.querySelector("[role=status]")?.textContent,
    "dated to 29 October One row.",
  );
});

test("what is chosen in a view that stands alone opens with it, and with no other", async () => {
  const { store, hosts } = await drawn(["casualties", "map"]);
  store.views[0]?.choose("army-toll");
  assert.equal((await settled(store)).claim, "army-toll");
  const opened = () => hosts.map((host) => host.querySelectorAll(".panel-is-open article").length);
  assert.deepEqual(opened(), [1, 0]);
  store.views[1]?.choose("army-toll");
  await settled(store);
  assert.deepEqual(opened(), [0, 1]);
});

test("where one panel serves all views, none has its own", async () => {
  const { store, hosts } = await drawn(["evidence", "map"], {}, { hasPanel: true });
  store.views[0]?.choose("army-toll");
  await settled(store);
  const panels = hosts.map((host) => host.querySelectorAll(".panel article").length);
  assert.deepEqual(panels, [1, 0]);
});

test("a link in what folds out chooses its claim", async () => {
  const { store, hosts } = await drawn(["casualties"]);
  press(hosts[0], "army-toll");
  assert.equal((await settled(store)).claim, "army-toll");
});

test("a table in what folds out sorts by its keys", async () => {
  const { hosts } = await drawn(["casualties"]);
  press(hosts[0], "km");
  press(hosts[0], "km");
  const table = hosts[0]?.querySelector("details table");
  const rows = [...(table?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent);
  assert.deepEqual(rows, ["ten", "nine"]);
  assert.equal(table?.querySelector("th")?.getAttribute("aria-sort"), "descending");
});

test("folds and orders that the reader has chosen stay when the words change", async () => {
  pages["2025-10-12"] = shown();
  pages["2025-10-12"].parts.views.casualties = view({ more: `${MORE}<p>New.</p>` });
  const { store, hosts } = await drawn(["casualties"], { claim: "none" });
  const folds = () => [...(hosts[0]?.querySelectorAll("details") ?? [])];
  for (const one of folds()) one.open = true;
  press(hosts[0], "km");
  press(hosts[0], "km");
  await store.change({ on: "2025-10-12" });
  assert.ok(hosts[0]?.textContent?.includes("New."));
  assert.deepEqual(
    folds().map(({ open }) => open),
    [true, true, true], // the table, what explains the figure, and a fold within that
  );
  const far = [...(hosts[0]?.querySelectorAll("table") ?? [])].at(-1);
  assert.equal(far?.querySelector("td")?.textContent, "ten");
});

test("where nothing fits it says so, and shows everything on demand", async () => {
  const none = { title: "Figures", columns: ["Killed"], rows: [] };
  pages.wider = shown({ views: { casualties: view({ table: none, nothing: "No claim fits." }) } });
  const { store, hosts } = await drawn(["casualties"], { side: "pakistan", ring: "wider" });
  assert.ok(hosts[0]?.textContent?.includes("No claim fits."));
  press(hosts[0], "Show everything");
  assert.deepEqual(await settled(store), { ring: "wider" });
});

test("a view that is absent is hidden, and comes back", async () => {
  pages["2025-10-12"] = shown({ views: {} });
  const { store, hosts } = await drawn(["casualties"]);
  await store.change({ on: "2025-10-12" });
  assert.equal(hosts[0]?.hidden, true);
  await store.change({ on: "2025-10-13" });
  assert.equal(hosts[0]?.hidden, false);
});

test("a cell of the coverage is read at once: its first claim, the others, or that there is none", async () => {
  pages.last = shown({
    answers: {
      "toll/report": {
        title: "Report 1: Toll?",
        claims: ["un-toll", "army-toll"],
        differs: ["They differ."],
      },
      "toll/other": { title: "Report 2: Toll?", claims: [], differs: [] },
    },
  });
  const { store, hosts } = await drawn(["coverage"]);
  store.views[0]?.choose("toll/report");
  const state = await settled(store);
  assert.deepEqual([state.cell, state.claim], ["toll/report", "un-toll"]);
  const panel = () => hosts[0]?.querySelector(".panel")?.textContent ?? "";
  for (const one of ["Report 1: Toll?", "They differ.", "“killed at least 50”"]) {
    assert.ok(panel().includes(one), one);
  }
  press(hosts[0], "Report 1 · 23.");
  assert.deepEqual((await settled(store)).claim, "army-toll");
  assert.equal(store.state.cell, "toll/report");
  store.views[0]?.choose("toll/other");
  assert.equal((await settled(store)).claim, "none");
  assert.ok(panel().includes("does not mention it"));
  assert.equal(hosts[0]?.querySelector("article"), null);
});

for (const [name, key, value] of /** @type {const} */ ([
  ["coverage", "order", "topic"],
  ["casualties", "by", "speaker"],
  ["statements", "talk", "day"],
])) {
  test(`${name} has another grouping or order, and no new page is asked for it`, async () => {
    const asked = view({ caption: "Otherwise." });
    const part = view({ variants: { [value]: asked } });
    pages.last = shown({ views: { [name]: part } });
    const { store, hosts } = await drawn([name]);
    const select = hosts[0]?.querySelector("select");
    assert.ok(select && !(/** @type {HTMLElement} */ (select.parentElement).hidden));
    store.source.page = () => assert.fail("a page was asked");
    select.value = value;
    select.dispatchEvent(new Event("change"));
    assert.equal((await settled(store))[key], value);
    assert.equal(store.views[0]?.figure.shown?.figure, asked.figure);
    assert.ok(hosts[0]?.textContent?.includes("Otherwise."));
    select.value = "";
    select.dispatchEvent(new Event("change"));
    assert.equal((await settled(store))[key], undefined);
    assert.equal(store.views[0]?.figure.shown?.figure, part.figure);
  });
}

test("where a view has one grouping alone, none is offered", async () => {
  const { hosts } = await drawn(["casualties"], { by: "event" });
  assert.equal(hosts[0]?.querySelector("select")?.parentElement?.hidden, true);
});

test("other reports are offered, with how many, and shown on the same day", async () => {
  pages["2025-10-19"] = shown({ offer: { five: 3, others: 4 } });
  const { store, hosts } = await drawn(["controls"], { on: "2025-10-19" });
  const offer = hosts[0]?.querySelector(".explainer-offer");
  assert.ok(offer?.textContent?.includes("3 in the five documents, 4 in other"));
  press(hosts[0], "Show them too");
  assert.deepEqual(await settled(store), { on: "2025-10-19", ring: "wider" });
  assert.equal(/** @type {HTMLElement} */ (offer).hidden, true);
});

test("the notice of a hostile address is words, and never markup", async () => {
  const notice = "“claim” is “<script>alert(1)</script>”.";
  const { hosts } = await drawn(["summary"], {}, { notice });
  assert.equal(hosts[0]?.querySelector("[role=alert]")?.textContent, notice);
  assert.equal(hosts[0]?.querySelector("script"), null);
});

// ---- the evidence -------------------------------------------------------------------------

for (const [claim, words] of Object.entries({
  none: "Choose anything printed",
  "un-toll": "Move the day forward",
  "army-toll": "not among those shown now",
  "no-claim": "not among those shown now",
})) {
  test(`without evidence for ${claim} it is said why`, async () => {
    const { store, hosts } = await drawn(["evidence"]);
    store.source.card = async () => null;
    await store.change({ claim, on: "2025-10-20" });
    assert.ok(hosts[0]?.textContent?.includes(words), hosts[0]?.textContent ?? "");
    assert.equal(hosts[0]?.querySelector("article"), null);
  });
}

test("a link to a claim is offered where the page has an address", async () => {
  const { store, hosts } = await drawn(["evidence"]);
  assert.ok(hosts[0]?.textContent?.includes("Copy link"));
  const alone = document.createElement("div");
  store.source.frame = { ...store.source.frame, addressIn: "none" };
  drawPart("evidence", alone, store);
  assert.ok(alone.textContent?.includes("Copy citation"));
  assert.ok(!alone.textContent?.includes("Copy link"));
});
