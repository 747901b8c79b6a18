import assert from "node:assert/strict";
import { test } from "node:test";
import { FigureView } from "../src/figure/graph.js";
import { loadPlotlyWith } from "../src/ground/plotly.js";
import { browser, frame } from "./page.js";

/** @type {any} */ (globalThis).requestAnimationFrame = (/** @type {() => void} */ act) => act();

/** @type {any} loaded once, as in a page; what it does is each test's own */
const Plotly = {};
loadPlotlyWith(() => Promise.resolve(Plotly));

test("a drawing made ahead in which plotly fails is not kept to be shown", async () => {
  const { document } = browser();
  frame(); // which brings the words
  /** @type {unknown[]} */
  const purged = [];
  Plotly.react = () => Promise.reject(new Error("no such trace"));
  Plotly.purge = (/** @type {unknown} */ one) => purged.push(one);
  const host = /** @type {any} */ (document.body.appendChild(document.createElement("div")));
  const view = new FigureView(host, () => {});
  view.width = 800;
  const figure = /** @type {any} */ ({ data: [], layout: { height: 100 } });
  await assert.rejects(view.prepare(figure, null), /no such trace/);
  assert.deepEqual(view.kept, []);
  assert.equal(purged.length, 1);
  assert.equal(host.querySelector(".plotview-graph"), null);
});

test("the line of the day is drawn with the figure, and nothing is laid out anew for it", async () => {
  const { document } = browser();
  frame();
  /** @type {any[][]} */
  const told = [];
  Plotly.react = (
    /** @type {any} */ element,
    /** @type {any} */ _data,
    /** @type {any} */ layout,
  ) => {
    told.push(layout.shapes);
    Object.assign(element, { on: () => {}, layout, _fullLayout: null });
  };
  Plotly.relayout = () => assert.fail("laid out anew");
  const host = /** @type {any} */ (document.body.appendChild(document.createElement("div")));
  const view = new FigureView(host, () => {});
  view.width = 800;
  const band = { name: "band" };
  const figure = /** @type {any} */ ({ data: [], layout: { height: 100, shapes: [band] } });
  const today = { shape: { name: "today" }, day: "2025-10-11" };
  view.shown = /** @type {any} */ ({ figure, today, chosen: [], words: () => ({}) });
  await view.drawNow();
  await view.prepare({ ...figure }, today);
  const line = { name: "today", x0: "2025-10-12T00:00:00", x1: "2025-10-12T00:00:00" };
  assert.deepEqual(told, [
    [line, band],
    [line, band],
  ]);
});
