/** What carries the page brings with it: beside the scripts stand addresses, or the content itself. */

import { NotHere } from "../ground/nothere.js";
import { plotlyFrom, runScript, withoutHint } from "../ground/plotly.js";
import { say } from "../ground/words.js";
import { Unanswered } from "./asking.js";
import { bytesOf, digestOf, unzipped } from "./pack.js";
import { damaged } from "./whole.js";

/** @import { Later, Pages } from "./pages.js" */

const GONE = 404;

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
  if (answer.status === GONE) throw new NotHere(say("madeAnew")); // the name has its digest
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

/** The names of packed pages, in the order in which they refer back: addresses, or of elements. */
const packs = () => [setting().pages ?? "pages", ...(setting().later ?? "").split(" ")];

/** @param {string} name an address, which begins with the ring, or of an element */
const ringOf = (name) => name.split(".")[0] ?? "";

/** The rings that are not among the first pages, in the order in which they refer back. */
export const laterRings = () => packs().slice(1).filter(Boolean).map(ringOf);

/** @type {Map<string, Promise<BufferSource>>} */
const arriving = new Map();

/**
 * Packed pages as they come; those that did not come are asked for again.
 * @param {string} ring
 */
export function packedBytes(ring) {
  const known = arriving.get(ring);
  if (known) return known;
  const asked = askedBytes(packs().find((name) => ringOf(name) === ring) ?? "");
  arriving.set(ring, asked);
  asked.catch(() => arriving.delete(ring));
  return asked;
}

/**
 * @param {string} name
 * @returns {Promise<BufferSource>}
 */
async function askedBytes(name) {
  const { script } = setting();
  if (!name.includes(".")) return bytesOf(textOf(`explainer-${name}`));
  return script && location.protocol === "file:" ? fromScript(name + script) : fetched(name);
}

/**
 * What was packed; a file that is not as it was made is told.
 * @param {string} ring
 */
async function unpackedOf(ring) {
  const bytes = await packedBytes(ring);
  const digest = setting().digests?.split(" ")[packs().map(ringOf).indexOf(ring)];
  const found = await digestOf(bytes);
  arriving.delete(ring);
  if (digest && found && found !== digest) throw new Error(`the pages of ${ring} are damaged`);
  return JSON.parse(await unzipped(bytes));
}

/** @returns {Promise<{ pages: Pages, values: unknown[] }>} */
export function carriedPages() {
  return unpackedOf("pages");
}

/**
 * A ring that is brought when it is chosen.
 * @param {string} ring
 * @returns {Promise<Later>}
 */
export async function laterPages(ring) {
  try {
    await packedBytes(ring);
  } catch (error) {
    console.warn(error);
    if (location.protocol === "file:") throw damaged(ring);
    if (error instanceof NotHere) throw error;
    throw new Unanswered(say("noAnswer")); // who may answer later is asked again
  }
  try {
    return await unpackedOf(ring);
  } catch (error) {
    console.warn(error);
    throw damaged(ring);
  }
}

export async function carriedPlotly() {
  const { plotly } = setting();
  if (plotly) return plotlyFrom(new URL(plotly, document.baseURI).href);
  return runCarried("plotly", "Plotly");
}

/**
 * @param {string} name of a compressed script that the file holds
 * @param {string} made what there is when it has run
 */
async function runCarried(name, made) {
  try {
    const script = document.createElement("script");
    script.textContent = withoutHint(await unzipped(bytesOf(textOf(`explainer-${name}`))));
    document.head.append(script);
  } catch (error) {
    console.warn(error);
  }
  const found = /** @type {any} */ (globalThis)[made];
  if (!found) throw damaged(name); // the file's policy runs no script that was changed
  return found;
}

export function carriesEstimates() {
  return Boolean(setting().estimates || textOf("explainer-estimates"));
}

/** What reads a conflict-data file: few ask for it. */
export async function carriedEstimates() {
  const { estimates } = setting();
  if (!estimates) return runCarried("estimates", "explainerEstimates");
  await runScript(new URL(estimates, document.baseURI).href);
  return /** @type {any} */ (globalThis).explainerEstimates;
}

/**
 * The page as one file, which is not kept for when there is no network, is only asked for where it
 * can be had.
 * @param {(sentence: string) => void} tell
 */
export function offerFile(tell) {
  const link = /** @type {HTMLAnchorElement | null} */ (
    document.querySelector(".page-footer a[download]")
  );
  if (!link || location.protocol === "file:") return;
  let isThere = false;
  link.addEventListener("click", async (event) => {
    if (isThere) return;
    event.preventDefault();
    try {
      await fetch(link.href, { method: "HEAD" });
      isThere = true;
      link.click();
    } catch {
      tell(say("notOffline"));
    }
    isThere = false;
  });
}

/** Where a server allows it, the browser keeps the site for when there is no network. */
export function keepOffline() {
  const { worker } = setting();
  if (!worker || location.protocol === "file:" || !navigator.serviceWorker) return;
  navigator.serviceWorker.register(worker).catch((error) => console.warn(error));
}
