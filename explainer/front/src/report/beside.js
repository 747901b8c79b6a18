/** The five and a report of one's own: pages that follow what is coded. */

import { unpacker } from "../pages/pack.js";
import { FilePages } from "../pages/pages.js";
import { Store } from "../pages/store.js";
import { drawWithin } from "../view/surroundings.js";

/** @import { Beside, Opening } from "./coding.d.ts" */
/** @import { Desk } from "./desk.js" */
/** @import { Answer } from "../pages/pages.js" */

class BesidePages extends FilePages {
  /** @param {Desk} desk */
  constructor(desk) {
    const { frame } = desk.opening;
    super({ frame: { ...frame, addressIn: "none" }, rings: {}, narrowed: {} }, () => null);
    this.desk = desk;
    /** @type {Beside | null} */
    this.read = null;
    /** @type {Answer} */
    this.made = /** @type {any} */ (null);
  }

  /**
   * @returns {Promise<Answer>}
   */
  async answer() {
    const { page } = this.desk;
    if (page && page !== this.read) {
      const at = unpacker(page.values);
      this.made = { page: at(page.page), cards: at(page.cards) };
      this.frame.dayWords[page.on] = page.day;
      this.read = page;
    }
    return this.made;
  }

  near() {
    return [];
  }
}

/** @type {WeakMap<Desk, Store>} */
const stores = new WeakMap();

/**
 * One store for a desk, however many parts show it.
 * @param {Desk} desk
 */
function storeOf(desk) {
  const known = stores.get(desk);
  if (known) return known;
  const source = new BesidePages(desk);
  const state = () => ({ on: desk.page?.on ?? "", claim: desk.page?.claim ?? "none" });
  const store = new Store(source, state());
  stores.set(desk, store);
  /** @type {unknown} */
  let shown = null;
  desk.wantsPage = true;
  desk.follow(() => {
    if (!desk.page || desk.page === shown) return;
    shown = desk.page;
    const { claim = "" } = store.state;
    const kept = claim in (source.made?.cards ?? {}) ? { ...store.state, on: desk.page.on } : null;
    store.moment = null; // the same state, but not the same page
    void store.go(kept ?? { ...store.state, ...state() });
  });
  return store;
}

/**
 * Draws a part of the page beside the five.
 * @param {HTMLElement} host
 * @param {string} name
 * @param {Desk} desk
 * @returns {() => void} what ends it
 */
export function drawBeside(host, name, desk) {
  host.replaceChildren(); // the static form
  return drawWithin(host, name, storeOf(desk));
}
