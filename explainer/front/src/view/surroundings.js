/** What surrounds a page's parts wherever they stand: its address, its links, what went wrong. */

import { make } from "../ground/dom.js";
import { leadTo } from "../ground/lead.js";
import { NotHere } from "../ground/nothere.js";
import { say } from "../ground/words.js";
import { presentedAt } from "../pages/address.js";
import { drawPart } from "./parts.js";

/** @import { Store } from "../pages/store.js" */

const REST_MS = 100;

/**
 * Written when the reader rests: a browser takes its time for it, and some refuse too many.
 * @param {Store} store
 */
export function keepAddress(store) {
  let planned = 0;
  const write = () => {
    clearTimeout(planned);
    planned = 0;
    const isPresented = document.documentElement.classList.contains("present");
    const inHash = store.source.frame.addressIn === "hash";
    const address = presentedAt(store.link(), isPresented, inHash);
    if (address !== location.href) history.replaceState(history.state, "", address);
  };
  const plan = () => {
    planned ||= Number(setTimeout(write, REST_MS));
  };
  store.follow(plan);
  addEventListener("hashchange", plan); // a link to a place of the page: the state is as it was
  addEventListener("pagehide", write);
}

/**
 * Links within the page lead there without touching the address, which holds the state.
 * @param {HTMLElement} main
 */
export function leadWithin(main) {
  main.addEventListener("click", (event) => {
    if (event.defaultPrevented) return;
    const link = /** @type {Element} */ (event.target).closest?.("a[href^='#']");
    const place = link && document.getElementById((link.getAttribute("href") ?? "#").slice(1));
    if (!place) return;
    event.preventDefault();
    leadTo(place);
  });
}

/** @type {WeakMap<Store, Set<HTMLElement>>} */
const lines = new WeakMap();

/**
 * A line above a part: says what could not be shown, in the part in which the reader is.
 * @param {HTMLElement} el
 * @param {Store} store
 */
function drawTrouble(el, store) {
  const line = make("p", { className: "explainer-prose", role: "alert", hidden: true });
  const all = lines.get(store) ?? new Set();
  lines.set(store, all.add(line));
  el.append(line);
  store.onTrouble = (error) => {
    console.warn(error);
    const here = [...all].find(({ parentElement: at }) => at?.contains(document.activeElement));
    const told = here ?? [...all][0];
    if (!told) return;
    told.textContent = error instanceof NotHere ? error.message : say("trouble");
    told.hidden = false;
  };
  const leave = store.follow(() => {
    line.hidden = true;
  });
  return () => {
    leave();
    all.delete(line);
  };
}

/**
 * A part with what surrounds it, where it stands among what is not of its page.
 * @param {HTMLElement} el
 * @param {string} name
 * @param {Store} store
 */
export function drawWithin(el, name, store) {
  const host = document.createElement("div");
  const leaveTrouble = drawTrouble(el, store);
  el.append(host);
  leadWithin(el);
  const leave = drawPart(name, host, store);
  return () => {
    leaveTrouble();
    leave();
  };
}

/**
 * Prose that only folds out explains the view before it, and stands with what can be had of it.
 * @param {HTMLElement} main
 */
export function gatherProse(main) {
  /** @type {Element | null} */
  let foot = null;
  for (const cell of main.querySelectorAll(":scope > .cell")) {
    const [folded, ...others] = cell.children;
    if (cell.querySelector(".explainer-foot")) foot = cell.querySelector(".explainer-foot");
    else if (cell.matches(".prose") && !others.length && folded?.matches("details")) {
      foot?.append(folded);
      if (foot) cell.remove();
    } else if (cell.querySelector("h2")) foot = null;
  }
}
