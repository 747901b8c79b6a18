import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Store } from "../src/pages/store.js";
import { Panel } from "../src/view/panel.js";
import { browser, card, frame, page } from "./page.js";

browser();

/** @type {Panel[]} */
const open = [];

beforeEach(() => {
  for (const panel of open.splice(0)) panel.end();
  document.body.replaceChildren();
});

/**
 * A panel with a card.
 * @param {Record<string, any>} [changes] of the card
 * @param {any} [state]
 */
async function panelWith(changes = {}, state = {}) {
  const source = {
    frame: frame(),
    page: async () => page("dated to 29 October"),
    card: async (/** @type {any} */ asked) =>
      asked.claim === "none" ? null : { ...card(), ...changes },
  };
  const store = new Store(source, state);
  const host = document.createElement("div");
  document.body.append(host);
  const panel = new Panel(host, store);
  open.push(panel);
  await store.go(state);
  return { store, panel, host };
}

/** @param {HTMLElement} host @param {string} words */
function press(host, words) {
  const found = [...host.querySelectorAll("button")].find((one) => one.textContent === words);
  assert.ok(found, `nothing says ${words}`);
  found.click();
}

/** @param {string} key */
function type(key) {
  const event = new Event("keydown", { bubbles: true, cancelable: true });
  document.dispatchEvent(Object.assign(event, { key }));
}

test("the text's own words come first, then who and when, whom and where", async () => {
  const { host } = await panelWith({
    facts: [
      ["Says it", "the UN mission (no party)"],
      ["Said on", "27 October 2025 (printed)"],
      ["Happened", "in one week"],
      ["Counts", "Afghan civilians"],
      ["Claim id", "un-toll"],
    ],
  });
  const words = host.querySelector("article")?.textContent ?? "";
  const places = [
    "“killed at least 50”",
    "the UN mission (no party) · 27 October 2025 (printed)",
    "sentence 18 of Report 1",
    "In our words: The UN mission counts",
    "Afghan civilians",
    "in one week",
    "Source:",
    "All that the record says",
    "un-toll",
  ].map((one) => words.indexOf(one));
  assert.ok(!places.includes(-1), String(places));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.equal(host.querySelector("blockquote")?.getAttribute("lang"), "en");
});

test("what no claim speaks of is read in a sentence, until another page is shown", async () => {
  const { store, host } = await panelWith();
  await store.choose({ told: ["Torkham", "No claim shown here", "names this place."] });
  assert.equal(store.state.claim, "none");
  assert.equal(host.querySelector("h3")?.textContent, "Torkham");
  assert.ok(host.textContent?.includes("No claim shown here names this place."));
  await store.change({ on: "2025-10-12" });
  assert.ok(!host.textContent?.includes("Torkham"));
});

test("that nobody else carries it is read at once, not in a fold", async () => {
  const facts = [["Repeats", "no other document shown here carries this statement"]];
  const place = (/** @type {HTMLElement} */ host) =>
    host.querySelector(".panel-place")?.textContent;
  const { host } = await panelWith({ facts });
  assert.equal(place(host), `sentence 18 of Report 1 · ${facts[0]?.[1]}`);
  assert.ok(!host.querySelector("details")?.textContent?.includes("no other document"));
  const elsewhere = [["The same figures in Report 4", ["army-toll"]]];
  const { host: other } = await panelWith({ facts, elsewhere });
  assert.equal(place(other), "sentence 18 of Report 1");
});

test("where no quotation is kept it is said, and ours is read as ours", async () => {
  const { host } = await panelWith({ quotation: null });
  assert.equal(host.querySelector("blockquote"), null);
  const words = host.textContent ?? "";
  assert.ok(words.includes("Our wording; the record keeps no quotation."));
  assert.ok(!words.includes("In our words"));
  assert.ok(words.includes("sentence 18 of Report 1"));
});

test("the source is a link where it has an address", async () => {
  const { host } = await panelWith();
  assert.equal(host.querySelector("a")?.getAttribute("href"), "https://example.org/report");
  const { host: other } = await panelWith({ source: { words: "Report 1", href: "" } });
  assert.equal(other.querySelector("a"), null);
});

test("the same elsewhere is named with what is earliest, and chosen from there", async () => {
  const { host, store } = await panelWith({
    elsewhere: [["The same figures in Report 4", ["army-toll"]]],
    earliest: "Report 4, 29 October 2025",
  });
  const words = host.querySelector(".panel-elsewhere")?.textContent ?? "";
  assert.ok(words.includes("Earliest here: Report 4, 29 October 2025"));
  press(host, "Report 1 · 23.");
  assert.equal(store.state.claim, "army-toll");
});

test("it leads to what is said before and after", async () => {
  const { host, store } = await panelWith({ earlier: "army-toll", later: "" });
  const later = [...host.querySelectorAll("button")].find((one) => one.textContent === "Later ›");
  assert.equal(later?.disabled, true);
  press(host, "‹ Earlier");
  assert.equal(store.state.claim, "army-toll");
});

test("it is closed by its button and by Escape, and choosing the same claim opens it again", async () => {
  const { panel, store } = await panelWith();
  assert.equal(panel.isOpen, true);
  type("Escape");
  assert.equal(panel.isOpen, false);
  await store.choose({ claim: "un-toll" });
  await store.choose({ claim: "un-toll" });
  assert.equal(panel.isOpen, true);
  assert.ok(panel.words.textContent?.includes("killed at least 50"));
  panel.close.click();
  assert.equal(panel.isOpen, false);
  panel.open.click();
  assert.equal(panel.isOpen, true);
});

test("what else the mark stands for is offered where it was chosen, and nowhere else", async () => {
  const { host, store } = await panelWith();
  const more = () => (host.textContent ?? "").includes("1 more at this mark");
  assert.equal(more(), false);
  await store.choose({ claim: "un-toll", together: ["un-toll", "army-toll"] });
  assert.equal(more(), true);
});

test("a sheet comes from the side on which the mark is not", async () => {
  const { panel, store } = await panelWith();
  await store.choose({ claim: "un-toll", y: innerHeight - 50 });
  assert.equal(panel.box.classList.contains("panel-above"), true);
  await store.choose({ claim: "un-toll", y: 50 });
  assert.equal(panel.box.classList.contains("panel-above"), false);
});

test("a sheet is never higher than 45 hundredths of the screen", async () => {
  const { panel } = await panelWith();
  const handle = panel.box.querySelector("button");
  const high = () => Number.parseFloat(panel.box.style.getPropertyValue("--sheet"));
  const arrow = (/** @type {string} */ key) =>
    handle?.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key }));
  for (let n = 0; n < 9; n += 1) arrow("ArrowUp");
  assert.equal(high(), 45);
  for (let n = 0; n < 9; n += 1) arrow("ArrowDown");
  assert.equal(high(), 18);
});

test("a claim that is not shown yet is said to be later, or of other reports", async () => {
  for (const [said = "", told = ""] of [
    ["2025-10-27", "Move the day forward"],
    ["2026-02-27", "Show the other reports, or what came next"],
    ["2025-10-12", "not among those shown now"],
  ]) {
    const made = frame();
    const source = {
      frame: { ...made, saidOn: { ...made.saidOn, "un-toll": said } },
      page: async () => page("dated to 13 October"),
      card: async () => null,
    };
    const state = { claim: "un-toll", on: "2025-10-13" };
    const store = new Store(/** @type {any} */ (source), state);
    const host = document.createElement("div");
    document.body.append(host);
    open.push(new Panel(host, store));
    await store.go(state);
    assert.ok((host.textContent ?? "").includes(told), `${said}: ${host.textContent}`);
  }
});
