import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf, stopsOf } from "../src/pages/day.js";
import { Store } from "../src/pages/store.js";
import { chipsOf, drawChips } from "../src/view/bar.js";
import { drawStrip, heights, labels, named } from "../src/view/strip.js";
import { browser, card, frame, page, strip } from "./page.js";

/** @import { State } from "../src/types.d.ts" */

/** @param {State} state */
async function opened(state = {}) {
  browser();
  /** @type {State[]} */
  const asked = [];
  const source = {
    frame: frame(),
    page: async (/** @type {State} */ one) => {
      asked.push(one);
      return page(one.on ?? "last");
    },
    card: async () => card(),
  };
  const store = new Store(source, state);
  await store.go(store.state);
  const host = document.createElement("div");
  document.body.append(host);
  const show = drawStrip(host, store);
  store.follow(show);
  const slider = /** @type {HTMLElement} */ (host.querySelector("[role=slider]"));
  const key = async (/** @type {string} */ name) => {
    const event = new Event("keydown", { bubbles: true, cancelable: true });
    slider.dispatchEvent(Object.assign(event, { key: name }));
    await settled();
  };
  return { store, host, slider, key, asked };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a step leads to the next day on which something was said", async () => {
  assert.deepEqual(stopsOf(strip().days), ["2025-10-09", "2025-10-12", "2025-10-20", "2025-10-29"]);
  const { store, key } = await opened({ on: "2025-10-15" });
  await key("ArrowRight");
  assert.equal(store.state.on, "2025-10-20");
  await key("ArrowLeft");
  assert.equal(store.state.on, "2025-10-12");
  await key("Home");
  assert.equal(store.state.on, "2025-10-09");
  await key("ArrowLeft");
  assert.equal(store.state.on, "2025-10-09");
  await key("End");
  assert.equal(store.state.on, "2025-10-29");
});

test("the strip is a slider that says its day and how much was said", async () => {
  const { slider, host } = await opened();
  assert.equal(slider.getAttribute("aria-label"), "Day up to which statements are dated");
  assert.equal(slider.getAttribute("aria-valuemax"), "3");
  assert.equal(slider.getAttribute("aria-valuenow"), "3");
  assert.equal(slider.getAttribute("aria-valuetext"), "29 October 2025: statements: 20");
  assert.equal(host.querySelectorAll(".daystrip-day").length, 5);
  assert.equal(host.querySelectorAll(".is-chosen").length, 1);
});

test("at an end the button is off, and the date field keeps to the ring", async () => {
  const { store, host } = await opened({ on: "2025-10-29" });
  const [before, , after] = /** @type {HTMLButtonElement[]} */ ([
    ...host.querySelectorAll("button"),
  ]);
  assert.deepEqual([before?.disabled, after?.disabled], [false, true]);
  const date = /** @type {HTMLInputElement} */ (host.querySelector("input[type=date]"));
  date.value = "2025-12-01";
  date.dispatchEvent(new Event("change"));
  await settled();
  assert.equal(store.state.on, "2025-10-29");
  date.value = "";
  date.dispatchEvent(new Event("change"));
  await settled();
  assert.equal(store.state.on, "2025-10-29");
});

test("playing begins anew at the end, and is told to all that show it", async () => {
  const { store } = await opened();
  const days = daysOf(store);
  assert.equal(daysOf(store), days);
  let told = 0;
  const leave = days.follow(() => {
    told += 1;
  });
  days.togglePlay();
  await settled();
  assert.equal(store.state.on, "2025-10-09");
  assert.equal(days.playing, true);
  days.togglePlay();
  assert.equal(days.playing, false);
  assert.equal(told, 2);
  leave();
});

test("a bar is as high as what was said, by side, and never vanishes", () => {
  assert.deepEqual(heights({ counts: { pakistan: 5, report: 15 } }, 40), [
    ["pakistan", 12.5],
    ["report", 37.5],
  ]);
  assert.deepEqual(heights({ counts: { report: 1 } }, 400), [["report", 6]]);
  assert.deepEqual(heights({ counts: {} }, 400), []);
});

test("a month is named where it begins, and an event where there is room", () => {
  const { days } = strip();
  assert.deepEqual(labels(days, 500).slice(0, 2), ["9 Oct", "10"]);
  const names = named(strip(), 500).map(({ words }) => words);
  assert.deepEqual(names, ["truce"]);
});

test("of many days those are written that have room, each month once, and none touches another", () => {
  const day = (/** @type {number} */ n, /** @type {string} */ month, said = 0) => ({
    day: `2026-${n}-${month}`,
    short: month === "Oct" || month === "Nov" ? `${n} ${month}` : `${n} ${month} 2026`,
    counts: said ? { report: said } : {},
  });
  const days = [
    day(30, "Oct", 1),
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => day(n, "Nov", n === 6 ? 2 : 0)),
    { from: "8 Nov", to: "5 Feb" },
    day(6, "Feb", 1),
    { from: "7 Feb", to: "21 Feb" },
    day(22, "Feb", 1),
    day(23, "Feb"),
    day(8, "Apr", 1),
  ];
  for (const width of [14 * 15, 14 * 22, 14 * 60]) {
    const written = labels(/** @type {any} */ (days), width);
    let edge = Number.NEGATIVE_INFINITY;
    for (const [at, words] of written.entries()) {
      if (!words) continue;
      const middle = (at + 0.5) * (width / 14);
      assert.ok(middle - words.length * 3.7 > edge, `${width}: ${written}`);
      edge = middle + words.length * 3.7;
    }
    assert.ok(!written.some((words) => words.includes("2026")), `${written}`);
    for (const month of ["Oct", "Nov", "Apr"])
      assert.equal(written.filter((words) => words.includes(month)).length, 1, `${written}`);
    assert.deepEqual([written[8], written[10]], ["", ""]);
  }
  assert.equal(labels(/** @type {any} */ (days), 14 * 60)[1], "1 Nov");
});

test("each filter is a chip that takes itself away", async () => {
  const { store } = await opened({ ring: "wider", side: "pakistan", from: "2025-10-10" });
  const none = store.moment?.page.parts.filters.options;
  assert.ok(none);
  const options = { ...none, side: [["pakistan", "Pakistan’s side", ""]] };
  assert.deepEqual(
    chipsOf(store.state, /** @type {any} */ (options)).map(({ words }) => words),
    ["5 reports and others", "Pakistan’s side", "happened 2025-10-10 to …"],
  );
  const chips = drawChips(store);
  store.follow(chips.show);
  const buttons = [...chips.list.querySelectorAll("button")];
  assert.deepEqual(
    buttons.map((one) => one.getAttribute("aria-label")),
    [
      "Take away: 5 reports and others",
      "Take away: pakistan",
      "Take away: happened 2025-10-10 to …",
    ],
  );
  buttons[1]?.click();
  await settled();
  assert.equal(store.state.side, undefined);
  assert.equal(store.state.ring, "wider");
});
