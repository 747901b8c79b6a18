import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../src/pages/store.js";
import { lookedAt } from "../src/view/hold.js";
import { drawOpening } from "../src/view/opening.js";
import { sectionsOf, Tabs } from "../src/view/tabs.js";
import { browser, card, frame, page } from "./page.js";

/** @import { State } from "../src/types.d.ts" */

async function opened() {
  browser();
  const source = {
    frame: frame(),
    page: async (/** @type {State} */ state) => page(state.on ?? "last"),
    card: async () => card(),
  };
  const store = new Store(source, { claim: "none" });
  await store.go(store.state);
  const host = document.createElement("div");
  document.body.append(host);
  store.follow(drawOpening(host, store));
  return { store, host };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a figure is chosen by its card, and what nobody counts is no claim", async () => {
  const { store, host } = await opened();
  assert.equal(host.querySelector("h1")?.textContent, "How many died?");
  const cards = /** @type {HTMLElement[]} */ ([...host.querySelectorAll(".answer")]);
  assert.deepEqual(
    cards.map(({ dataset }) => dataset.claim),
    ["un-toll", undefined],
  );
  cards[0]?.click();
  await settled();
  assert.equal(store.state.claim, "un-toll");
  assert.equal(cards[0]?.getAttribute("aria-pressed"), "true");
});

test("other reports are one click away, and so is the story", async () => {
  const { store, host } = await opened();
  const story = /** @type {HTMLElement | null} */ (host.querySelector("[data-story]"));
  assert.equal(story?.hidden, false);
  story?.click();
  await settled();
  assert.equal(store.state.story, "1");
  const others = [...host.querySelectorAll("button")].find(
    (one) => one.textContent === "3 figures",
  );
  const figures = document.createElement("div");
  let led = 0;
  figures.className = "explainer-casualties";
  figures.scrollIntoView = () => {};
  figures.addEventListener("explainer-lead", () => {
    led += 1;
  });
  document.body.append(figures);
  others?.click();
  await settled();
  assert.equal(store.state.ring, "wider");
  assert.equal(led, 1, "and leads to them");
  figures.remove();
});

const PAGE = `<main>
  <div class="cell"><div data-part="opening"></div></div>
  <div class="cell"><div data-part="map"><div class="explainer-plot"></div></div></div>
  <section class="cell prose"><h2 id="How-many">How many</h2></section>
  <div class="cell"><div data-part="two_ledgers"><div class="explainer-plot"></div></div></div>
  <div class="cell"><div data-part="casualties"><div class="explainer-plot"></div></div></div>
  <section class="cell prose"><p>Words.</p></section>
  <section class="cell prose"><h2 id="Sources">Sources</h2></section>
  <div class="cell"><div data-part="sources"></div></div>
</main>`;

test("tabs show one view at a time, and words stay with the view before them", () => {
  browser();
  frame();
  document.body.innerHTML = PAGE;
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  assert.deepEqual(
    sectionsOf(main).map(({ name, views }) => [name, views.map((cells) => cells.length)]),
    [
      ["Map", []],
      ["How many", [1, 2]],
      ["Sources", []],
    ],
  );
  const tabs = new Tabs(main, () => {});
  const shown = () =>
    [...main.querySelectorAll(".cell:not(.is-elsewhere) [data-part]")].map((part) =>
      part.getAttribute("data-part"),
    );
  assert.deepEqual(shown(), ["opening", "map"]);
  tabs.open(1);
  assert.deepEqual(shown(), ["two_ledgers"]);
  assert.equal(tabs.buttons[1]?.getAttribute("aria-selected"), "true");
  tabs.reveal(/** @type {Element} */ (main.querySelector("[data-part=casualties]")));
  assert.deepEqual(shown(), ["casualties"]);
  assert.equal(tabs.more.querySelectorAll("button").length, 2);
});

test("the view that is looked at is the one of which most is on the screen", () => {
  const at = (/** @type {number} */ top, /** @type {number} */ bottom) =>
    /** @type {any} */ ({ getBoundingClientRect: () => ({ top, bottom }) });
  const [gone, hidden, here, later] = [at(-300, 60), at(0, 0), at(80, 500), at(520, 2000)];
  assert.equal(lookedAt([gone, hidden, here, later], 44, 800), here);
  assert.equal(lookedAt([gone, hidden], 100, 800), undefined);
});
