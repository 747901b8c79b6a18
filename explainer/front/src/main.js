/** The page in a browser of its own: from one file, or from a server. */

import { readAddress } from "./address.js";
import { OWN_PARTS } from "./own.js";
import { bytesOf, digestOf, unpacker, unzipped } from "./pack.js";
import { FilePages, NotHere } from "./pages.js";
import { drawPart } from "./parts.js";
import { loadPlotlyWith, runScript } from "./plotly.js";
import { Presentation } from "./present.js";
import { listenToPrinting } from "./print.js";
import { Store } from "./store.js";
import { isQuiet } from "./turns.js";
import { say, speak } from "./words.js";

/** @import { Page, State } from "./types.d.ts" */
/** @import { Pages } from "./pages.js" */

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

/**
 * @param {string} narrow address of the server's answers
 * @param {(page: any) => Page} read
 */
function asker(narrow, read) {
  return async (/** @type {State} */ state) => {
    const { claim, cell, ...asked } = state;
    const answer = await fetch(`${narrow}?${new URLSearchParams(/** @type {any} */ (asked))}`);
    if (!answer.ok) throw new NotHere((await answer.text()) || say("noAnswer"));
    return read(await answer.json());
  };
}

/** @param {Store} store */
function keepAddress(store) {
  store.follow(() => {
    const address = new URL(store.link());
    if (document.documentElement.classList.contains("present")) {
      address.searchParams.set("present", "1");
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  });
}

/**
 * Links within the page lead there without touching the address, which holds the state.
 * @param {HTMLElement} main
 */
function leadWithin(main) {
  main.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[href^='#']");
    const place = link && document.getElementById((link.getAttribute("href") ?? "#").slice(1));
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView();
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  });
}

/** @param {string} sentence */
function trouble(sentence) {
  const line = byId("trouble");
  line.hidden = false;
  line.textContent = sentence;
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
  const ask = narrow ? asker(narrow, (answer) => unpacker(answer.values)(answer.page)) : null;
  const source = new FilePages({ ...pages, frame: at(/** @type {any} */ (pages.frame)) }, at, ask);
  speak(source.frame.words);
  const inHash = source.frame.addressIn === "hash";
  const query = (inHash ? location.hash : location.search).slice(1);
  const { state, notice } = readAddress(query, source.frame);
  const store = new Store(source, state, notice);
  store.onTrouble = (error) => {
    console.warn(error);
    trouble(error instanceof NotHere ? error.message : say("trouble"));
  };
  const main = byId("main");
  for (const host of /** @type {NodeListOf<HTMLElement>} */ (
    main.querySelectorAll("[data-part]")
  )) {
    const { part = "" } = host.dataset;
    const own = OWN_PARTS[part];
    if (own) own.inPage(host);
    else drawPart(part, host, store);
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
  start().catch((error) => {
    console.error(error);
    byId("loading").remove();
    trouble(byId("explainer-page").dataset.failed ?? "");
  });
}
