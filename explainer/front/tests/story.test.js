import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../src/pages/store.js";
import { paneOf, seenOf, together, toldIn, wayTo } from "../src/story/fit.js";
import { Story, tells, withStep } from "../src/story/story.js";
import { browser, card, frame, page } from "./page.js";

browser();
/** @type {any} */ (globalThis).requestAnimationFrame = (/** @type {() => void} */ act) => act();
/** @type {any} */ (globalThis).scrollTo = () => {};

/** @type {Story | undefined} the one before, which would hear the same keys */
let before;

/** @param {any} [state] */
async function told(state = {}) {
  await before?.leave();
  document.body.innerHTML =
    '<main><div class="cell" id="a"><div data-part="casualties"></div></div>' +
    '<div class="cell" id="b"><div data-part="statements"></div></div></main>';
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const from = {
    frame: frame(),
    page: async (/** @type {any} */ at) => page(at.on ?? "last"),
    card: async () => card(),
  };
  const store = new Store(from, withStep(state, from.frame.story));
  await store.go(store.state);
  const story = new Story(main, store);
  before = story;
  return { main, store, story, rest: () => store.go(store.state) };
}

const shown = () => [...document.querySelectorAll(".is-told")].map(({ id }) => id).join();

/**
 * @param {string} key
 * @param {Element} [target]
 */
function press(key, target = document.body) {
  const event = Object.assign(new Event("keydown", { bubbles: true, cancelable: true }), { key });
  target.dispatchEvent(event);
}

test("a page tells the story where it has every view of it", async () => {
  const { main } = await told();
  assert.equal(tells(main, frame().story), true);
  assert.equal(tells(main, []), false);
  document.querySelector("[data-part=statements]")?.remove();
  assert.equal(tells(main, frame().story), false);
});

test("a step is a state and a view, and the strip says what it tells", async () => {
  const { store, story, rest } = await told();
  assert.equal(story.strip.hidden, true);
  await store.change({ story: "1" });
  await rest();
  assert.equal(story.strip.hidden, false);
  assert.equal(shown(), "a");
  assert.equal(story.words.textContent, "1 of 2: How many? The UN counts at least 50.");
  await story.go(2);
  assert.deepEqual(store.state, { on: "2025-10-12", claim: "army-toll", story: "2" });
  assert.equal(shown(), "b");
  assert.equal(story.next.disabled, true);
});

test("a link may ask for more than its step, and one that does not gets the step", async () => {
  const { store } = await told({ story: "2" });
  assert.deepEqual(store.state, { on: "2025-10-12", claim: "army-toll", story: "2" });
  const other = await told({ story: "2", claim: "un-toll" });
  assert.equal(other.store.state.claim, "un-toll");
  assert.equal(other.story.at, 2);
});

test("keys lead through the steps, but not where they move something else", async () => {
  const { store, story, rest } = await told({ story: "1" });
  press("ArrowLeft"); // there is none before the first
  press("ArrowRight");
  await rest();
  assert.equal(store.state.story, "2");
  press("ArrowLeft", story.list);
  await rest();
  assert.equal(store.state.story, "2");
  press("PageUp", story.list);
  await rest();
  assert.equal(store.state.story, "1");
  press("p");
  assert.equal(story.presenting, true);
  press("p");
  assert.equal(story.presenting, false);
});

test("who leaves keeps the state, and the address names the view", async () => {
  const { store, story } = await told({ story: "2" });
  await story.leave();
  assert.deepEqual(store.state, { on: "2025-10-12", claim: "army-toll", view: "statements" });
  assert.equal(story.strip.hidden, true);
  assert.equal(document.documentElement.classList.contains("story"), false);
});

test("one may begin at any step", async () => {
  const { store, story } = await told();
  await story.go(1);
  story.list.value = "2";
  story.list.dispatchEvent(new Event("change"));
  await store.go(store.state);
  assert.equal(store.state.story, "2");
});

test("all that a step tells is in sight, or what is chosen and what there is room for", () => {
  const all = { from: 200, to: 400 };
  const chosen = { from: 380, to: 400 };
  assert.deepEqual(seenOf(all, chosen, 300), { from: 128, to: 428 });
  assert.deepEqual(seenOf(all, chosen, 200), { from: 228, to: 428 });
  assert.deepEqual(seenOf(all, { from: 200, to: 220 }, 200), { from: 128, to: 328 });
  assert.deepEqual(seenOf(null, chosen, 300), { from: 308, to: 428 });
  assert.equal(seenOf(null, null, 300), null);
});

test("a page that is read is scrolled as far as it must be, and no further", () => {
  const room = { from: 50, to: 450 };
  assert.equal(wayTo({ from: 100, to: 300 }, room), 0);
  assert.equal(wayTo({ from: 400, to: 600 }, room), 150);
  assert.equal(wayTo({ from: 20, to: 300 }, room), -30);
  assert.equal(wayTo({ from: 100, to: 900 }, room), 50);
});

test("of a high figure the part that is told is seen, and never what is beyond its ends", () => {
  /** @param {[number, number] | null} told @param {number} whole @param {any} [more] */
  const pane = (told, whole, more) => {
    const [from = 0, to = 0] = told ?? [];
    const rows = Array.from({ length: whole / 50 }, (_, n) => ({ from: 50 * n, to: 50 * n + 50 }));
    const figure = { axis: 0, room: 400, whole, uncut: rows, edges: rows.map((row) => row.to) };
    return Object.values(paneOf({ ...figure, told: told && { from, to }, ...more }));
  };
  assert.deepEqual(pane([500, 550], 1000), [300, 700]);
  assert.deepEqual(pane([50, 100], 1000), [0, 400]);
  assert.deepEqual(pane([950, 1000], 1000), [600, 1000]);
  assert.deepEqual(pane(null, 1000), [0, 400]);
  assert.deepEqual(pane([100, 150], 300), [0, 300]);
  assert.deepEqual(pane([500, 550], 1000, { room: 420 }), [300, 700]); // no row is cut in two
  assert.deepEqual(pane([100, 450], 1000, { axis: 50, room: 370 }), [100, 450]);
  assert.deepEqual(pane([600, 650], 1000, { foot: 950 }), [550, 950]); // a map, down to its foot
  assert.deepEqual(pane([300, 350], 1000, { foot: 950 }), [300, 700]);
});

test("what a step names is seen as rows and labels, the first before the others", () => {
  const box = (/** @type {number} */ top) => ({ left: 0, right: 100, top, bottom: top + 40 });
  const dot = { left: 40, right: 50, top: 110, bottom: 120, mark: 0, claim: "a" };
  const areas = [0, 100, 150].map((top, n) => ({ ...box(top), claim: `row ${n}` }));
  const marks = /** @type {any} */ ([{ claims: ["a", "same words"] }]);
  const geometry = { points: [dot], areas };
  // With its heading: up to the row before it; on a map the label alone.
  assert.deepEqual(toldIn(geometry, marks, "same words", true), { from: 40, to: 140 });
  assert.deepEqual(toldIn(geometry, marks, "row 2", false), { from: 150, to: 190 });
  assert.equal(toldIn(geometry, marks, "nowhere", true), null);
  const told = [
    { from: 100, to: 140 },
    { from: 900, to: 940 },
    { from: 0, to: 40 },
  ];
  assert.deepEqual(together(told, 200), { from: 0, to: 140 });
  assert.deepEqual(together(told, 1000), { from: 0, to: 940 });
  assert.equal(together([], 100), null);
});
