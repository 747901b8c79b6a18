/** What carries the page brings with it: beside the scripts stand addresses, or the content itself. */

import { bytesOf, digestOf, unzipped } from "./pack.js";
import { plotlyFrom, runScript } from "./plotly.js";

/** @import { Later, Pages } from "./pages.js" */

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

/**
 * @param {"pages" | "later"} name
 * @returns {Promise<BufferSource>}
 */
function packedBytes(name) {
  const { [name]: url, script } = setting();
  if (url && script && location.protocol === "file:") return fromScript(url + script);
  return url ? fetched(url) : Promise.resolve(bytesOf(textOf(`explainer-${name}`)));
}

/**
 * What was packed; a file that is not as it was made is told.
 * @param {"pages" | "later"} name
 * @param {string | undefined} digest
 */
async function unpackedOf(name, digest) {
  const bytes = await packedBytes(name);
  const found = await digestOf(bytes);
  if (digest && found && found !== digest) throw new Error("the pages are damaged");
  return JSON.parse(await unzipped(bytes));
}

/** @returns {Promise<{ pages: Pages, values: unknown[] }>} */
export function carriedPages() {
  return unpackedOf("pages", setting().digest);
}

/**
 * The rings that few ask for: they are brought when one of them is chosen.
 * @returns {Promise<Later>}
 */
export function laterPages() {
  return unpackedOf("later", setting().laterDigest);
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
