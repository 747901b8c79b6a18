/** Pages from a file that holds all of them, and narrowed ones from a server where there is one. */

import { isNarrowed } from "./filters.js";
import { say } from "./words.js";

/** @import { Card, Frame, Page, Source, State } from "./types.d.ts" */

/**
 * @typedef {object} Pages what the file holds, by places in the packed list
 * @property {Frame} frame
 * @property {Record<string, [day: string, page: number, cards: number][]>} rings
 *   by ring and order: the days on which anything was said, in order
 * @property {Record<string, number>} narrowed pages by their queries
 */

/** What is asked for is not in the file, and says where it is. */
export class NotHere extends Error {}

/** @implements {Source} */
export class FilePages {
  /**
   * @param {Pages} pages
   * @param {(place: number) => any} at
   * @param {((state: State) => Promise<Page>) | null} [ask] a server that narrows
   */
  constructor(pages, at, ask = null) {
    this.frame = pages.frame;
    this.pages = pages;
    this.at = at;
    this.ask = ask;
  }

  /**
   * The last day, no later than the one asked for, on which anything was said.
   * @param {State} state
   */
  entry(state) {
    const ring = state.ring ?? "five";
    const days = this.pages.rings[ring + (state.order ? `/${state.order}` : "")] ?? [];
    const on = state.on ?? "9999";
    let found = days[0];
    for (const entry of days) if (entry[0] <= on) found = entry;
    if (!found) throw new Error(`the file has no page of the ring ${ring}`);
    return found;
  }

  /** @param {State} state @returns {Promise<Page>} */
  async page(state) {
    const [day, page] = this.entry(state);
    if (!isNarrowed(state)) return this.dated(this.at(page), state);
    const { claim, cell, ...asked } = { ...state, on: day };
    const kept = this.pages.narrowed[JSON.stringify(Object.entries(asked).sort())];
    if (kept !== undefined) return this.dated(this.at(kept), state);
    if (this.ask) return this.ask(state);
    throw new NotHere(say("notInFile"));
  }

  /**
   * The days before and after on which anything was said: the next steps lead there.
   * @param {State} state
   * @returns {State[]}
   */
  near(state) {
    if (isNarrowed(state)) return [];
    const ring = state.ring ?? "five";
    const days = this.pages.rings[ring + (state.order ? `/${state.order}` : "")] ?? [];
    const at = days.indexOf(this.entry(state));
    return [days[at - 1], days[at + 1]].flatMap((found) =>
      found ? [{ ...state, on: found[0] }] : [],
    );
  }

  /**
   * The sentence that names the day stands apart, so that days with nothing new share a page.
   * @param {Page} page
   * @param {State} state
   */
  dated(page, state) {
    const day = state.on ?? this.frame.days[state.ring ?? "five"]?.last ?? "";
    const words = this.frame.dayWords[day] ?? day;
    const dated = (/** @type {string} */ sentence) => sentence.replaceAll("{day}", words);
    const { parts } = page;
    /** @type {Page["parts"]["views"]} */
    const views = {};
    for (const [name, view] of Object.entries(parts.views)) {
      const { caption = "", alt = "", nothing = "" } = view ?? {};
      views[name] = view && {
        ...view,
        caption: dated(caption),
        alt: dated(alt),
        nothing: dated(nothing),
      };
    }
    return {
      parts: { ...parts, summary: dated(parts.summary), says: dated(parts.says), views },
    };
  }

  /** @param {State} state @returns {Promise<Card | null>} */
  async card(state) {
    const claim = state.claim ?? this.frame.claim;
    const [, , cards] = this.entry(state);
    return this.at(cards)[claim] ?? null;
  }
}
