import assert from "node:assert/strict";
import { test } from "node:test";
import { NotHere } from "../src/ground/nothere.js";
import { Unanswered } from "../src/pages/asking.js";
import { Store } from "../src/pages/store.js";
import { browser, card, frame, page } from "./page.js";

browser();

/** A source that answers when it is told to. */
function source() {
  /** @type {{ state: any, answer: (value: any) => void }[]} */
  const asked = [];
  return {
    asked,
    frame: frame(),
    page: (/** @type {any} */ state) =>
      new Promise((answer) => {
        asked.push({ state, answer: () => answer(page(state.on ?? "last")) });
      }),
    card: async () => card(),
  };
}

test("of several states asked for in a row only the last is shown", async () => {
  const from = source();
  const store = new Store(from, {});
  /** @type {string[]} */
  const shown = [];
  store.follow(({ page: one }) => shown.push(one.parts.says));
  const first = store.go({ on: "2025-10-12" });
  const second = store.go({ on: "2025-10-13" });
  from.asked[1]?.answer(null);
  from.asked[0]?.answer(null);
  await Promise.all([first, second]);
  assert.deepEqual(shown, ["2025-10-13"]);
});

test("choosing a claim asks for no other page", async () => {
  const from = source();
  const store = new Store(from, {});
  const opening = store.go({});
  from.asked[0]?.answer(null);
  await opening;
  await store.change({ claim: "army-toll" });
  assert.equal(from.asked.length, 1);
  assert.equal(store.moment?.state.claim, "army-toll");
});

test("an empty value takes a part of the state away", async () => {
  const from = source();
  const store = new Store(from, { side: "pakistan" });
  void store.change({ side: undefined });
  assert.deepEqual(store.state, {});
});

test("another ring keeps the day where it has it", () => {
  const store = new Store(source(), { ring: "wider", on: "2025-12-01" });
  void store.narrow({ ring: undefined });
  assert.equal(store.state.on, undefined);
  const other = new Store(source(), { on: "2025-10-12" });
  void other.narrow({ ring: "wider" });
  assert.deepEqual(other.state, { on: "2025-10-12", ring: "wider" });
});

test("what cannot be shown is told, and what is shown stays", async () => {
  const from = { ...source(), page: () => Promise.reject(new Error("no answer")) };
  const store = new Store(from, {});
  /** @type {unknown[]} */
  const told = [];
  store.onTrouble = (error) => told.push(error);
  await store.go({});
  assert.equal(told.length, 1);
  assert.equal(store.moment, null);
});

for (const [what, error, shown] of /** @type {[string, Error, any][]} */ ([
  ["a choice that is not here is not chosen", new NotHere("no"), {}],
  ["a choice that may be answered later stays", new Unanswered("later"), { side: "pakistan" }],
])) {
  test(what, async () => {
    const from = {
      ...source(),
      page: async (/** @type {any} */ state) => {
        if (state.side) throw error;
        return page("last");
      },
    };
    const store = new Store(from, {});
    /** @type {unknown[]} */
    const told = [];
    await store.go({});
    store.onTrouble = (trouble) => told.push(trouble);
    store.follow(({ state }) => told.push(state));
    await store.change({ side: "pakistan" });
    assert.deepEqual(store.state, shown);
    assert.deepEqual(told, shown.side ? [{}, error] : [{}, {}, error]);
  });
}

test("a link to what is not here shows the whole ring, with the claim it asks for", async () => {
  const asked = { ring: "wider", side: "pakistan", claim: "army-toll" };
  const not = new NotHere("no");
  const from = {
    ...source(),
    page: async (/** @type {any} */ state) => {
      if (state.side) throw not;
      return page("last");
    },
  };
  const store = new Store(from, asked);
  /** @type {unknown[]} */
  const told = [];
  store.onTrouble = (trouble) => told.push(trouble);
  await store.go(asked);
  assert.deepEqual(store.moment?.state, { ring: "wider", claim: "army-toll" });
  assert.deepEqual(told, [not]);
});

test("what the next steps may show is drawn when nobody waits", async () => {
  /** @type {string[]} */
  const drawn = [];
  const from = {
    ...source(),
    page: async (/** @type {any} */ state) => page(state.on ?? "last"),
    near: () => [{ on: "2025-10-27" }, { on: "2025-10-28" }],
  };
  const store = new Store(from, {});
  const ahead = (/** @type {any} */ { parts }) => [
    async () => {
      drawn.push(parts.says);
    },
  ];
  store.views.push(/** @type {any} */ ({ ahead }));
  await store.go({});
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.deepEqual(drawn, ["2025-10-27", "2025-10-28"]);
});
