import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./page.js";

browser();
const { default: front } = await import("../src/notebook.js");
const { default: cell } = await import("../src/cell.js");
const { OWN_PARTS } = await import("../src/own.js");

/** @param {Record<string, unknown>} traits @returns {any} */
const model = (traits) => ({
  get: (/** @type {string} */ name) => traits[name],
  widget_manager: { get_model: async () => ({ comm_live: traits.live !== "" }) },
});

test("a part with a drawing of its own is drawn into its cell, and taken back", async () => {
  /** @type {string[]} */
  const done = [];
  OWN_PARTS.riddle = {
    inCell: ({ front: shared, part, el }) => {
      el.append(`${shared.get("chapter")}: ${part.get("of").prompt}`);
      return () => void done.push("taken back");
    },
    inPage: () => {},
  };
  const exports = await front.initialize({ model: model({ chapter: "The count" }) });
  const part = model({ part: "riddle", front: "anywidget:1", of: { prompt: "Who?" }, live: "abc" });
  const el = document.createElement("div");
  const host = { getWidget: async () => ({ exports }) };
  const leave = await cell.render(/** @type {any} */ ({ model: part, el, host }));
  assert.equal(el.lastElementChild?.textContent, "The count: Who?");
  leave?.();
  assert.deepEqual(done, ["taken back"]);
  delete OWN_PARTS.riddle;
});

test("while a cell is drawn its static form is hidden, and no other", async () => {
  OWN_PARTS.riddle = { inCell: () => {}, inPage: () => {} };
  const exports = await front.initialize({ model: model({}) });
  const part = model({ part: "riddle", front: "anywidget:1", of: {}, live: "abc" });
  const el = document.createElement("div");
  const host = { getWidget: async () => ({ exports }) };
  await cell.render(/** @type {any} */ ({ model: part, el, host }));
  document.body.innerHTML = '<p data-live="abc">mine</p><p data-live="other">its</p>';
  document.body.append(el);
  const shown = (/** @type {string} */ id) =>
    getComputedStyle(/** @type {Element} */ (document.querySelector(`[data-live="${id}"]`)))
      .display;
  assert.deepEqual([shown("abc"), shown("other")], ["none", "block"]);
  delete OWN_PARTS.riddle;
});

test("what was saved with its state, but has no kernel, leaves its static form alone", async () => {
  const part = model({ part: "riddle", front: "anywidget:1", of: {}, live: "" });
  const el = document.createElement("div");
  const host = { getWidget: async () => assert.fail("nothing is asked for") };
  await cell.render(/** @type {any} */ ({ model: part, el, host }));
  assert.equal(el.childElementCount, 0);
});
