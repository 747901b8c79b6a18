/** The parts of the page by their names: each is drawn into the element that is marked for it. */

import { estimatesFold } from "../estimates/estimatefold.js";
import { button, make, parsed, refill } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { FilterControl } from "../pages/filters.js";
import { AFTER, otherRing } from "../pages/store.js";
import { drawOpening } from "./opening.js";
import { Panel } from "./panel.js";
import { drawStrip } from "./strip.js";
import { View } from "./view.js";

/** @import { Moment, Store } from "../pages/store.js" */
/** @typedef {(moment: Moment) => void} Show */

/**
 * @param {HTMLElement} host
 * @param {Store} store
 * @returns {Show}
 */
function summary(host, store) {
  const notice = make("p", { role: "alert", hidden: true });
  const words = make("p", { className: "explainer-prose" });
  host.classList.add("explainer", "explainer-summary");
  host.append(notice, words, parsed(store.source.frame.key));
  return ({ page }) => {
    notice.hidden = !store.notice;
    notice.textContent = store.notice;
    words.textContent = `${page.parts.says} ${page.parts.summary}`;
  };
}

/**
 * The strip of days, and how much more other reports hold.
 * @param {HTMLElement} host
 * @param {Store} store
 * @returns {Show}
 */
function controls(host, store) {
  const show = drawStrip(host, store);
  const told = make("span");
  const more = button(say("showOthers"), () => void store.narrow({ ring: "wider" }));
  const offer = make("p", { className: "explainer-offer" }, told, " ", more);
  host.append(offer);
  return ({ page }) => {
    show();
    const { offer: held } = page.parts;
    offer.hidden = !held;
    if (held) told.textContent = say("offer", { ...held, five: held.five || say("none") });
  };
}

/** @param {Store} store */
function nextOffer(store) {
  const { days, dayWords } = store.source.frame;
  const last = days.five?.last ?? "";
  const told = make("span");
  const lead = make("button", { type: "button" });
  const offer = make("p", { className: "explainer-next" }, told, " ", lead);
  lead.addEventListener("click", () => void store.narrow({ ring: otherRing(store.state) }));
  store.follow(({ state }) => {
    const isAfter = state.ring === AFTER;
    told.textContent = isAfter ? "" : say("andThen", { last: dayWords[last] ?? last });
    lead.textContent = say(isAfter ? "backToOctober" : "whatCameNext");
  });
  return offer;
}

/**
 * @param {HTMLElement} host
 * @param {Store} store
 * @returns {Show}
 */
function filters(host, store) {
  host.classList.add("explainer", "explainer-filters");
  const { days, dayWords } = store.source.frame;
  const rings = Object.entries(days).map(([ring, { first, last }]) => {
    const ends = { first: dayWords[first] ?? first, last: dayWords[last] ?? last };
    return /** @type {[string, string]} */ ([ring, say(`ring-${ring}`, ends)]);
  });
  const control = new FilterControl(host, (changes) => void store.narrow(changes), rings);
  return ({ state, page }) => control.show(state, page.parts.filters);
}

/**
 * @param {HTMLElement} host
 * @param {Store} store
 * @returns {Show}
 */
function sources(host, store) {
  let shown = "";
  const fold = estimatesFold(store);
  host.classList.add("explainer");
  return ({ page }) => {
    if (shown !== page.parts.sources) refill(host, parsed(page.parts.sources), ...fold);
    shown = page.parts.sources;
  };
}

/**
 * @param {HTMLElement} host
 * @param {Store} store
 * @returns {Show}
 */
function footer(host, store) {
  host.classList.add("explainer");
  if (AFTER in store.source.frame.days) host.append(nextOffer(store));
  host.append(parsed(store.source.frame.footer));
  return () => {};
}

/** @type {Record<string, (host: HTMLElement, store: Store) => Show>} */
const PARTS = { summary, controls, filters, sources, footer };

/**
 * Draws a part into an element, and lets it follow the page.
 * @param {string} name
 * @param {HTMLElement} host
 * @param {Store} store
 */
export function drawPart(name, host, store) {
  host.replaceChildren(); // the static form
  const part = PARTS[name];
  if (part) return store.followPage(part(host, store));
  if (name === "opening") return store.follow(drawOpening(host, store)); // a card is chosen
  if (name === "evidence") {
    const panel = new Panel(host, store);
    return () => panel.end();
  }
  const view = new View(host, name, store);
  store.views.push(view);
  const leave = store.follow((moment) => view.show(moment));
  return () => {
    leave();
    store.views = store.views.filter((one) => one !== view);
    view.close();
  };
}
