/** The page in a browser of its own: from one file, or from a server. */

import { readAddress } from "./address.js";
import { asker, Unanswered } from "./asking.js";
import { drawOwnHosts, OWN_PARTS } from "./own.js";
import { bytesOf, digestOf, unpacker, unzipped } from "./pack.js";
import { FilePages, NotHere } from "./pages.js";
import { drawPart } from "./parts.js";
import { loadPlotlyWith, runScript } from "./plotly.js";
import { Presentation } from "./present.js";
import { listenToPrinting } from "./print.js";
import { Store } from "./store.js";
import { keepAddress, leadWithin } from "./surroundings.js";
import { isQuiet } from "./turns.js";
import { say, speak } from "./words.js";

/** @import { Pages } from "./pages.js" */

const AGAIN_MS = 3000;

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/** What is written beside the scripts: addresses, or the content itself. */
function setting() {
  const { pages, plotly, narrow, digest } = byId("explainer-page").dataset;
  return { pages, plotly, narrow, digest };
}

/** The pages as they were packed: in this file, or at an address. */
async function packed() {
  const { pages, digest } = setting();
  const bytes = pages
    ? new Uint8Array(await (await fetched(pages)).arrayBuffer())
    : bytesOf(byId("explainer-pages").textContent?.trim() ?? "");
  const found = await digestOf(bytes);
  if (digest && found && found !== digest) throw new Error("the pages are damaged");
  return /** @type {{ pages: Pages, values: unknown[] }} */ (JSON.parse(await unzipped(bytes)));
}

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

async function plotlyHere() {
  const { plotly } = setting();
  if (plotly) return runScript(new URL(plotly, document.baseURI).href);
  const source = await unzipped(bytesOf(byId("explainer-plotly").textContent?.trim() ?? ""));
  const script = document.createElement("script");
  script.textContent = source;
  document.head.append(script);
  return /** @type {any} */ (globalThis).Plotly;
}

/** @param {{ page: number, cards: number, values: unknown[] }} answer as it was packed */
function readAnswer({ page, cards, values }) {
  const at = unpacker(values);
  return { page: at(page), cards: at(cards) };
}

/** @param {string} sentence one, or none where all is well again */
function trouble(sentence) {
  const line = byId("trouble");
  line.hidden = !sentence;
  line.textContent = sentence;
}

/**
 * Says what could not be shown, and asks again where the server may answer later.
 * @param {Store} store
 */
function tellTrouble(store) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;
  store.onTrouble = (error) => {
    console.warn(error);
    trouble(error instanceof NotHere ? error.message : say("trouble"));
    clearTimeout(again);
    if (error instanceof Unanswered) again = setTimeout(() => void store.go(store.state), AGAIN_MS);
  };
  store.follow(() => {
    clearTimeout(again);
    trouble("");
  });
}

function presentButton() {
  const start = byId("present");
  const present = () => {
    start.hidden = true;
    new Presentation(byId("main"), () => {
      start.hidden = false;
      start.focus();
    });
  };
  start.addEventListener("click", present);
  if (new URLSearchParams(location.search).has("present")) present();
}

async function start() {
  loadPlotlyWith(plotlyHere);
  const { pages, values } = await packed();
  const at = unpacker(values);
  const { narrow } = setting();
  const ask = narrow ? asker(narrow, readAnswer, () => trouble(say("slowAnswer"))) : null;
  const source = new FilePages({ ...pages, frame: at(/** @type {any} */ (pages.frame)) }, at, ask);
  speak(source.frame.words);
  const inHash = source.frame.addressIn === "hash";
  const query = (inHash ? location.hash : location.search).slice(1);
  const { state, notice } = readAddress(query, source.frame);
  const store = new Store(source, state, notice);
  tellTrouble(store);
  const main = byId("main");
  for (const host of /** @type {NodeListOf<HTMLElement>} */ (
    main.querySelectorAll("[data-part]")
  )) {
    const { part = "" } = host.dataset;
    if (!OWN_PARTS[part]) drawPart(part, host, store);
  }
  keepAddress(store);
  leadWithin(main);
  listenToPrinting();
  await store.go(state);
  byId("loading").remove();
  presentButton();
  document.documentElement.dataset.explainer = "started";
  /** @type {any} */ (globalThis).explainer = { store, isQuiet }; // for those who measure
}

/** Begins where the document is such a page; a notebook only takes what is exported. */
export function startPage() {
  if (!globalThis.document?.getElementById("explainer-page")) return;
  drawOwnHosts(document);
  start().catch((error) => {
    console.error(error);
    byId("loading").remove();
    trouble(byId("explainer-page").dataset.failed ?? "");
  });
}
