/** What carries the page brings with it: beside the scripts stand addresses, or the content itself. */

import { bytesOf, digestOf, unzipped } from "./pack.js";
import { plotlyFrom, runScript } from "./plotly.js";

/** @import { Pages } from "./pages.js" */

/** @param {string} id */
const textOf = (id) => document.getElementById(id)?.textContent?.trim() ?? "";

/**
 * Where things are, and what is said when they are not.
 * @returns {Partial<Record<string, string>>}
 */
export function setting() {
  return document.getElementById("explainer-page")?.dataset ?? {};
}

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * A page opened from a disk may fetch nothing, but run scripts that lie beside it.
 * @param {string} url
 */
async function fromScript(url) {
  await runScript(url);
  return bytesOf(/** @type {any} */ (globalThis).explainerPages);
}

/** @returns {Promise<BufferSource>} */
function packedBytes() {
  const { pages, script } = setting();
  if (script && location.protocol === "file:") return fromScript(script);
  return pages ? fetched(pages) : Promise.resolve(bytesOf(textOf("explainer-pages")));
}

/** The pages as they were packed; a file that is not as it was made is told. */
export async function carriedPages() {
  const { digest } = setting();
  const bytes = await packedBytes();
  const found = await digestOf(bytes);
  if (digest && found && found !== digest) throw new Error("the pages are damaged");
  return /** @type {{ pages: Pages, values: unknown[] }} */ (JSON.parse(await unzipped(bytes)));
}

export async function carriedPlotly() {
  const { plotly } = setting();
  if (plotly) return plotlyFrom(new URL(plotly, document.baseURI).href);
  const source = await unzipped(bytesOf(textOf("explainer-plotly")));
  const script = document.createElement("script");
  script.textContent = source;
  document.head.append(script);
  return /** @type {any} */ (globalThis).Plotly;
}

/** Where a server allows it, the browser keeps the site for when there is no network. */
export function keepOffline() {
  const { worker } = setting();
  if (!worker || location.protocol === "file:" || !navigator.serviceWorker) return;
  navigator.serviceWorker.register(worker).catch((error) => console.warn(error));
}
