/** The page in a browser of its own: from one file, or from a server. */

import { followLinks } from "./following.js";
import { leadTo } from "./ground/lead.js";
import { NotHere } from "./ground/nothere.js";
import { loadPlotlyWith } from "./ground/plotly.js";
import { listenToPrinting } from "./ground/print.js";
import { isQuiet } from "./ground/turns.js";
import { say, speak } from "./ground/words.js";
import { drawOwnHosts, OWN_PARTS } from "./own.js";
import { isPresentedAt, presentedAt, readAddress, readFragment } from "./pages/address.js";
import { asker, Unanswered } from "./pages/asking.js";
import {
  carriedPages,
  carriedPlotly,
  keepOffline,
  laterPages,
  laterRings,
  offerFile,
  packedBytes,
  setting,
} from "./pages/carried.js";
import { fail, guard } from "./pages/failing.js";
import { unpacker } from "./pages/pack.js";
import { FilePages, frameOf } from "./pages/pages.js";
import { Store } from "./pages/store.js";
import { damaged, damagedParts, keepWords } from "./pages/whole.js";
import { Presentation } from "./story/present.js";
import { hostOf, Story, tells, withStep } from "./story/story.js";
import { drawBar } from "./view/bar.js";
import { holdPlace } from "./view/hold.js";
import { EVIDENCE } from "./view/panel.js";
import { drawPart } from "./view/parts.js";
import { drawSearch } from "./view/search.js";
import { gatherProse, keepAddress, leadWithin } from "./view/surroundings.js";
import { Tabs } from "./view/tabs.js";

/** @import { Frame } from "./types.d.ts" */

const AGAIN_MS = 3000;
const UNSEEN_MS = 100;
const REST_MS = 200; // the page is drawn meanwhile
const READ_MS = 3000; // who leaves sooner chooses no other ring
const AT_LAST_MS = 2000; // a page that is never at rest waits no longer

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/**
 * @param {{ first: number, page: number, cards: number, values: unknown[] }} answer as it was packed:
 *   it refers to what the page has carried
 * @param {(place: number) => any} carried
 */
function readAnswer({ first, page, cards, values }, carried) {
  const at = unpacker(values, first, carried);
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
    if (!(error instanceof NotHere)) console.warn(error);
    trouble(error instanceof NotHere ? error.message : say("trouble"));
    clearTimeout(again);
    if (error instanceof Unanswered) again = setTimeout(() => void store.go(store.state), AGAIN_MS);
  };
  store.follow(() => {
    clearTimeout(again);
    trouble("");
  });
}

const isFile = () => location.protocol === "file:"; // which has no query that could be changed

/** @param {boolean} isPresenting so that a link opens what is on the projector */
function sayPresenting(isPresenting) {
  history.replaceState(history.state, "", presentedAt(location.href, isPresenting, isFile()));
}

/**
 * The story where the page has all that it is told beside; else one part of the page at a time.
 * @param {Story | null} story
 * @returns {(on: boolean) => void}
 */
function presentButton(story) {
  const start = byId("present");
  /** @type {Presentation | null} */
  let shown = null;
  const present = (/** @type {boolean} */ on) => {
    if (on === (story ? story.presenting : Boolean(shown))) return;
    if (story) return story.presentOn(on);
    if (shown) return shown.leave();
    start.hidden = true;
    shown = new Presentation(byId("main"), () => {
      shown = null;
      start.hidden = false;
      start.focus();
      sayPresenting(false);
    });
    sayPresenting(true);
  };
  if (story) story.onPresent = () => sayPresenting(story.presenting);
  start.addEventListener("click", () => present(true));
  return present;
}

/**
 * The state that an address asks for; where it asks for nothing, that of the notebook.
 * @param {Frame} frame
 * @param {string} opening
 * @param {Location | URL} address
 */
function stateInAddress(frame, opening, { hash, search }) {
  const inHash = frame.addressIn === "hash";
  const query = inHash ? readFragment(hash.slice(1), frame).query : search.slice(1);
  const asked = readAddress(query, frame);
  const nothing = !asked.notice && Object.keys(asked.state).length === 0;
  return nothing ? readAddress(opening, frame) : asked;
}

/**
 * One store for each group of hosts, in the order of the page.
 * @param {HTMLElement[]} hosts
 * @param {FilePages} source
 */
function grouped(hosts, source) {
  /** @type {Map<string, Store>} */
  const stores = new Map();
  /** @type {import("./following.js").Opened["asked"]} */
  let asked = null;
  for (const { dataset } of hosts) {
    const group = dataset.page ?? "";
    if (dataset.part === undefined || dataset.part in OWN_PARTS || stores.has(group)) continue;
    const leads = stores.size === 0 && !source.frame.home;
    const opening = dataset.state ?? "";
    const ask = (/** @type {Location | URL} */ from) => stateInAddress(source.frame, opening, from);
    if (leads) asked = ask;
    const { state, notice } = leads ? ask(location) : readAddress(opening, source.frame);
    const store = new Store(source, withStep(state, source.frame.story), notice);
    tellTrouble(store);
    if (leads) keepAddress(store);
    stores.set(group, store);
  }
  return { stores, asked };
}

/**
 * What a page has that opens with the first screen: the bar, and tabs on a telephone.
 * @param {Store} store
 * @param {HTMLElement} main
 */
function surround(store, main) {
  gatherProse(main);
  const { look, height } = drawBar(store, main);
  const tabs = new Tabs(main, look);
  const reveal = () => {
    const { claim, cell } = store.state;
    const chosen = cell ?? claim;
    if (!chosen) return;
    tabs.revealClaim(chosen, store.moment?.page.parts.views ?? {});
    for (const { figure } of store.views) figure.reveal([chosen]);
  };
  reveal();
  const { remember, follow } = holdPlace(main, height);
  store.beforeShown = follow;
  for (const host of document.querySelectorAll("[data-search]")) {
    drawSearch(/** @type {HTMLElement} */ (host), store);
  }
  store.follow(() => tabs.show());
  tabs.changed = () => {
    look();
    remember();
  };
  return reveal;
}

/**
 * An address may lead to a view, but for a step of the story.
 * @param {Store} store
 * @param {HTMLElement} main
 */
function leadToView(store, main) {
  const { view, story } = store.state;
  if (view && !story) leadTo(hostOf(main, view));
}

/**
 * Where the page has all that the story is told beside.
 * @param {Store | undefined} store
 * @param {HTMLElement} main
 */
function tellStory(store, main) {
  if (!store || !tells(main, store.source.frame.story)) return null;
  const story = new Story(main, store);
  leadToView(store, main);
  return story;
}

async function start() {
  const { pages, values } = await carriedPages();
  const at = unpacker(values);
  const { narrow, home } = setting();
  const read = (/** @type {any} */ answer) => readAnswer(answer, source.at);
  const ask = narrow ? asker(narrow, read, () => trouble(say("slowAnswer"))) : null;
  const rings = laterRings();
  const whole = at(/** @type {any} */ (pages.frame));
  const here = [...Object.keys(pages.rings), ...rings];
  const isAll = Object.keys(whole.days).every((ring) => here.includes(ring));
  const frame = isAll ? { ...whole } : frameOf(whole, here);
  if (isFile()) frame.addressIn = "hash";
  if (home) frame.home = new URL(home, document.baseURI).href;
  speak(frame.words);
  const { place } = readFragment(location.hash.slice(1), frame); // before the address is written anew
  const isPresented = isPresentedAt(location.href, isFile());
  const main = byId("main");
  /** @type {HTMLElement[]} */
  const hosts = [...main.querySelectorAll("[data-part]")].map((host) => /** @type {any} */ (host));
  /** @type {FilePages} */
  const source = new FilePages({ ...pages, frame }, at, ask, { rings, bring: laterPages });
  const { stores, asked } = grouped(hosts, source);
  for (const { dataset } of hosts) {
    const store = dataset.part === EVIDENCE ? stores.get(dataset.page ?? "") : undefined;
    if (store) store.hasPanel = true;
  }
  for (const host of hosts) {
    const { part = "", page = "" } = host.dataset;
    const store = OWN_PARTS[part] ? undefined : stores.get(page);
    if (store) {
      host.replaceChildren(); // its static form
      drawPart(part, host, store);
    }
  }
  leadWithin(document.body);
  listenToPrinting();
  const [first] = stores.values();
  const opens = document.body.classList.contains("opens") && first;
  await Promise.all([...stores.values()].map((store) => store.go(store.state)));
  document.getElementById("loading")?.remove();
  const revealChosen = opens ? surround(first, main) : () => {};
  const story = tellStory(first, main);
  const present = presentButton(story);
  if (isPresented) present(true);
  const reveal = () => {
    revealChosen();
    if (first && story) leadToView(first, main);
  };
  followLinks({ frame, store: first, asked, story, reveal, present });
  // A browser looked for the place before it was drawn; the evidence is where the reader is.
  if (place !== EVIDENCE) leadTo(document.getElementById(place));
  document.documentElement.dataset.explainer = "started";
  /** @type {any} */ (globalThis).explainer = { store: first, isQuiet }; // for those who measure
  offerFile(trouble);
  keepOffline();
  whileIdle(() => {
    bringAhead(rings[0]);
    void lookWhole();
  });
}

/**
 * @param {() => void} act
 * @param {number} after so many milliseconds
 */
function whileIdle(act, after = READ_MS) {
  setTimeout(() => {
    if (!isQuiet()) return whileIdle(act, REST_MS); // first what is read now
    if ("requestIdleCallback" in globalThis) requestIdleCallback(act, { timeout: AT_LAST_MS });
    else act();
  }, after);
}

/**
 * The ring that most choose next: it is here when it is chosen, also without a network by then.
 * @param {string | undefined} ring
 */
function bringAhead(ring) {
  if (ring) packedBytes(ring).catch(() => {});
}

/** Names what of one file is damaged before a reader asks for it. */
async function lookWhole() {
  const found = await damagedParts();
  if (found.length) trouble(damaged(...found).message);
  document.documentElement.dataset.looked = String(found.length);
}

/** The words of the page come first; a page that nobody sees is not painted, and waits no longer. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN_MS);
  });
}

/** Begins where the document is such a page; a notebook only takes what is exported. */
export function startPage() {
  if (!globalThis.document?.getElementById("explainer-page")) return;
  guard()?.setAttribute("data-begun", "");
  keepWords();
  loadPlotlyWith(carriedPlotly); // a class's own report has figures too
  drawOwnHosts(document);
  painted()
    .then(start)
    .catch((error) => {
      console.error(error);
      fail(guard()?.dataset.failed ?? "");
    });
}
