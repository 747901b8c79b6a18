/** Pages from a file that holds all of them, and narrowed ones from a server where there is one. */

import { NotHere } from "../ground/nothere.js";
import { say } from "../ground/words.js";
import { LOOKED_AT, openingOf } from "./address.js";
import { isNarrowed } from "./filters.js";
import { unpacker } from "./pack.js";

/** @import { Card, Drawn, Frame, Page, Source, State } from "../types.d.ts" */

/**
 * @typedef {object} Pages what the file holds, by places in the packed list
 * @property {Frame} frame
 * @property {Record<string, [day: string, page: number, cards: number][]>} rings
 *   by ring: the days with something new, in order
 * @property {Record<string, [page: number, cards: number]>} narrowed by their queries
 */

/**
 * @typedef {object} Later a ring that is not among the first pages
 * @property {number} first the place of the first of the values: they go on from there
 * @property {Pages["rings"]} rings
 * @property {Pages["narrowed"]} narrowed
 * @property {unknown[]} values
 */

/**
 * @typedef {object} Others the rings that are not among the first pages
 * @property {string[]} rings each refers to those before it
 * @property {(ring: string) => Promise<Later>} bring
 */

/** @typedef {{ page: Page, cards: Record<string, Card> }} Answer a page and all its evidence */

/**
 * What a carrier that has these rings alone says of itself: nothing leads to a ring it has not.
 * @param {Frame} frame
 * @param {string[]} rings
 * @returns {Frame}
 */
export function frameOf(frame, rings) {
  const here = Object.entries(frame.days).filter(([ring]) => rings.includes(ring));
  const story = frame.story.filter(({ state }) => rings.includes(state.ring ?? "five"));
  return {
    ...frame,
    days: Object.fromEntries(here),
    search: frame.search.filter(({ ring }) => rings.includes(ring)),
    story,
    ids: {
      ...frame.ids,
      ring: (frame.ids.ring ?? []).filter((ring) => rings.includes(ring)),
      story: (frame.ids.story ?? []).slice(0, story.length),
    },
  };
}

/** @implements {Source} */
export class FilePages {
  /**
   * @param {Pages} pages
   * @param {(place: number) => any} at
   * @param {((query: string) => Promise<Answer>) | null} [ask] a server that narrows
   * @param {Others | null} [others] brings the rings that are not here
   */
  constructor(pages, at, ask = null, others = null) {
    this.frame = pages.frame;
    this.pages = pages;
    this.at = at;
    this.ask = ask;
    this.others = others;
    /** @type {Promise<void>} */
    this.bringing = Promise.resolve();
  }

  /**
   * Brings the ring of a state, where it is kept apart, after those to which it refers; what
   * did not come is asked for again.
   * @param {State} state
   */
  bring({ ring = "five" }) {
    const { rings = [], bring } = this.others ?? {};
    const wanted = rings.slice(0, rings.indexOf(ring) + 1);
    this.bringing = this.bringing
      .catch(() => {}) // whoever asked for that was told
      .then(async () => {
        for (const one of wanted) {
          if (one in this.pages.rings || !bring) continue;
          const { first, rings: days, narrowed, values } = await bring(one);
          this.at = unpacker(values, first, this.at);
          this.pages = {
            ...this.pages,
            rings: { ...this.pages.rings, ...days },
            narrowed: { ...this.pages.narrowed, ...narrowed },
          };
        }
      });
    return this.bringing;
  }

  /**
   * The last day, no later than the one asked for, with something new; none of a ring that is
   * not here.
   * @param {State} state
   */
  entry(state) {
    const days = this.pages.rings[state.ring ?? "five"] ?? [];
    const on = state.on ?? "9999";
    let found = days[0];
    for (const entry of days) if (entry[0] <= on) found = entry;
    return found;
  }

  /**
   * The page of a state and its evidence: what is only looked at does not matter.
   * @param {State} state
   * @returns {Promise<Answer>}
   */
  async answer(state) {
    await this.bring(state);
    const entry = this.entry(state);
    if (entry && !isNarrowed(state)) return { page: this.at(entry[1]), cards: this.at(entry[2]) };
    const asked = Object.entries(entry ? { ...state, on: entry[0] } : state);
    const sorted = asked.filter(([key]) => !LOOKED_AT.has(key)).sort();
    const kept = this.pages.narrowed[JSON.stringify(sorted)];
    if (kept) return { page: this.at(kept[0]), cards: this.at(kept[1]) };
    if (this.ask) return this.ask(new URLSearchParams(sorted).toString());
    throw new NotHere(say("notInFile"));
  }

  /** @param {State} state @returns {Promise<Page>} */
  async page(state) {
    const { page } = await this.answer(state);
    return this.dated(page, state);
  }

  /**
   * The days before and after on which anything was said: the next steps lead there.
   * @param {State} state
   * @returns {State[]}
   */
  near(state) {
    const entry = this.entry(state);
    if (!entry || isNarrowed(state)) return [];
    const days = this.pages.rings[state.ring ?? "five"] ?? [];
    const at = days.indexOf(entry);
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
    /** @template {Drawn} T @param {T} drawn @returns {T} */
    const told = (drawn) => ({ ...drawn, caption: dated(drawn.caption), alt: dated(drawn.alt) });
    for (const [name, view] of Object.entries(parts.views)) {
      if (!view) continue;
      const variants = Object.entries(view.variants).map(([by, one]) => [by, told(one)]);
      const nothing = dated(view.nothing);
      views[name] = { ...told(view), nothing, variants: Object.fromEntries(variants) };
    }
    return {
      parts: { ...parts, summary: dated(parts.summary), says: dated(parts.says), views },
    };
  }

  /** @param {State} state @returns {Promise<Card | null>} */
  async card(state) {
    const { cards } = await this.answer(state);
    return cards[state.claim ?? openingOf(state, this.frame).claim ?? this.frame.claim] ?? null;
  }
}
