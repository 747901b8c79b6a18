/**
 * A notebook as a document: what its parts have as their static form carries pages, plotting
 * library and this script, so that figures are drawn where there is neither kernel nor network.
 */

import { loadPlotlyWith, withoutHint } from "./ground/plotly.js";
import { listenToPrinting } from "./ground/print.js";
import { speak } from "./ground/words.js";
import { drawOwnHosts } from "./own.js";
import { readAddress } from "./pages/address.js";
import { bytesOf, unpacker, unzipped } from "./pages/pack.js";
import { FilePages } from "./pages/pages.js";
import { Store } from "./pages/store.js";
import { drawWithin } from "./view/surroundings.js";

/** @import { Frame } from "./types.d.ts" */

/**
 * @param {string} kind
 * @returns {HTMLElement[]}
 */
const carried = (kind) =>
  [...document.querySelectorAll(`script[data-explainer="${kind}"]`)].map(
    (script) => /** @type {HTMLElement} */ (script),
  );

/** @param {HTMLElement} script */
const textOf = (script) => unzipped(bytesOf(script.textContent?.trim() ?? ""));

/** The source of plotly.js, if a static form has it. */
export async function carriedPlotly() {
  const [script] = carried("plotly");
  return script ? textOf(script) : "";
}

/** @param {string} source of plotly.js */
export function runSource(source) {
  const script = document.createElement("script");
  script.textContent = withoutHint(source);
  document.head.append(script);
  script.remove();
  return /** @type {any} */ (globalThis).Plotly;
}

/** @param {string} selector */
function hosts(selector) {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
}

/** @param {HTMLElement} script with the pages of one group of hosts */
async function drawGroup(script) {
  const { pages, values } = JSON.parse(await textOf(script));
  const at = unpacker(values);
  /** @type {Frame} */
  const frame = at(pages.frame);
  speak(frame.words);
  const found = hosts(`[data-part][data-page="${script.dataset.page}"]`);
  const { state } = readAddress(found[0]?.dataset.state ?? "", frame);
  const store = new Store(new FilePages({ ...pages, frame }, at), state);
  for (const host of found) {
    const place = document.createElement("div");
    host.replaceWith(place);
    drawWithin(place, host.dataset.part ?? "", store);
  }
  await store.go(state);
}

async function start() {
  loadPlotlyWith(async () => runSource(await carriedPlotly()));
  listenToPrinting();
  drawOwnHosts(document);
  await Promise.all(carried("pages").map(drawGroup));
}

/** Begins once in a document that carries what draws it, unless a server stands behind it with a kernel. */
export function startInline() {
  const root = globalThis.document?.documentElement;
  if (!root || root.dataset.explainer || !carried("plotly").length) return;
  if (document.getElementById("jupyter-config-data")) return;
  root.dataset.explainer = "inline";
  start().catch((error) => console.error(error)); // the static forms stay
}
