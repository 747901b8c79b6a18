import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadPlotlyWith } from "../src/ground/plotly.js";
import { drawOwnHosts } from "../src/own.js";
import { browser } from "./page.js";

browser();
loadPlotlyWith(() => new Promise(() => {})); // no figure is drawn here

const words = JSON.parse(readFileSync(new URL("./words.json", import.meta.url), "utf8"));

/** @param {Record<string, unknown>} held */
function figure(held) {
  document.body.innerHTML =
    '<div data-part="figure"><script type="application/json"></script>' +
    '<p class="explainer-question">Where?</p><div class="explainer-plot"></div>' +
    '<p class="explainer-caption">Two claims.</p>' +
    '<p class="explainer-source">Source: records.</p>' +
    "<details open><summary>Table</summary><table><thead><tr><th>Place</th></tr></thead>" +
    "<tbody><tr><td>Khost</td></tr></tbody></table></details></div>";
  const script = /** @type {HTMLElement} */ (document.querySelector("script"));
  script.textContent = JSON.stringify(held);
  return /** @type {HTMLElement} */ (document.querySelector("[data-part]"));
}

const HELD = {
  figure: { data: [], layout: { height: 300, meta: {} } },
  alt: "A map.",
  labels: { "un-toll": "Report 1 · At least 50." },
  colours: [],
  words,
};

test("a figure that stands alone is drawn into its host, with its words and its table", () => {
  const host = figure(HELD);
  drawOwnHosts(document);
  assert.ok(host.querySelector(".explainer-plot .plotview"));
  assert.equal(host.querySelector(".explainer-question")?.textContent, "Where?");
  assert.equal(host.querySelector("details")?.open, false, "the figure stands in its place");
  const foot = host.querySelector(".explainer-foot");
  assert.match(foot?.textContent ?? "", /Source: records\..*Khost/s);
  assert.ok(foot?.querySelector("th button"), "its table sorts");
});

test("where it cannot be drawn, its static form stays", () => {
  const host = figure(HELD);
  /** @type {HTMLElement} */ (host.querySelector("script")).textContent = "{";
  const before = host.textContent;
  const { error } = console;
  console.error = () => {};
  drawOwnHosts(document);
  console.error = error;
  assert.equal(host.textContent, before);
});
