import assert from "node:assert/strict";
import { test } from "node:test";
import { FigureView } from "../src/figure/graph.js";
import { loadPlotlyWith } from "../src/ground/plotly.js";
import { browser, frame } from "./page.js";

test("a drawing made ahead in which plotly fails is not kept to be shown", async () => {
  const { document } = browser();
  frame(); // which brings the words
  /** @type {unknown[]} */
  const purged = [];
  const react = () => Promise.reject(new Error("no such trace"));
  loadPlotlyWith(() =>
    Promise.resolve({ react, purge: (/** @type {unknown} */ one) => purged.push(one) }),
  );
  const host = /** @type {any} */ (document.body.appendChild(document.createElement("div")));
  const view = new FigureView(host, () => {});
  view.width = 800;
  const figure = /** @type {any} */ ({ data: [], layout: { height: 100 } });
  await assert.rejects(view.prepare(figure), /no such trace/);
  assert.deepEqual(view.kept, []);
  assert.equal(purged.length, 1);
  assert.equal(host.querySelector(".plotview-graph"), null);
});
