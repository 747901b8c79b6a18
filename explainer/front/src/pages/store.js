/** The state of the page, and the newest page for it. */

import { NotHere } from "../ground/nothere.js";
import { prepare } from "../ground/turns.js";
import { addressOf, LOOKED_AT, openingOf } from "./address.js";

/** @import { Card, Page, Source, State, StateKey } from "../types.d.ts" */
/** @import { View } from "../view/view.js" */

/**
 * @param {State} a
 * @param {State} b
 */
function samePage(a, b) {
  const keys = /** @type {StateKey[]} */ ([...new Set([...Object.keys(a), ...Object.keys(b)])]);
  return keys.every((key) => LOOKED_AT.has(key) || a[key] === b[key]);
}

/** The ring of what came next: none of its claims is one of October's page. */
export const AFTER = "after";

/**
 * What came next, or from there October.
 * @param {State} state
 */
export const otherRing = ({ ring }) => (ring === AFTER ? undefined : AFTER);

/**
 * A state without parts that are empty.
 * @param {Changes} given
 */
function parts(given) {
  const kept = Object.entries(given).filter(([, value]) => value);
  return /** @type {State} */ (Object.fromEntries(kept));
}

/** @typedef {{ state: State, page: Page, card: Card | null }} Moment */
/** @typedef {Partial<Record<StateKey, string | undefined>>} Changes */

/**
 * @typedef {object} Choice what a reader has chosen by hand
 * @property {string} [claim]
 * @property {string | undefined} [cell] a topic and a document
 * @property {string[]} [told] what is read of something that no claim speaks of: its name first
 * @property {string[]} [together] what else the mark stands for
 * @property {number} [y] where on the screen
 * @property {HTMLElement} [host] the part in which
 */

export class Store {
  /**
   * @param {Source} source
   * @param {State} state
   * @param {string} [notice] what of the address was not understood
   */
  constructor(source, state, notice = "") {
    this.source = source;
    this.state = state;
    this.notice = notice;
    /** @type {Moment | null} */
    this.moment = null;
    /** @type {View[]} */
    this.views = [];
    /** @type {Set<(moment: Moment) => void>} */
    this.listeners = new Set();
    /** @type {Set<(choice: Choice) => void>} */
    this.choosing = new Set();
    this.hasPanel = false; // whether one panel serves all views; else each has its own
    /** @type {(error: unknown) => void} */
    this.onTrouble = (error) => console.error(error);
    this.beforeShown = () => {};
    this.turn = 0;
  }

  /** @param {State} state */
  days(state) {
    const days = this.source.frame.days[state.ring ?? "five"];
    if (!days) throw new Error(`there are no days of the ring ${state.ring}`);
    return days;
  }

  /**
   * The day that a state shows; the last one where it names none.
   * @param {State} state
   */
  day(state) {
    return state.on ?? this.days(state).last;
  }

  /**
   * The claim that a state chooses, the opening one where it names none; empty for none.
   * @param {State} state
   */
  claim(state) {
    const { frame } = this.source;
    const claim = state.claim ?? openingOf(state, frame).claim ?? frame.claim ?? "";
    return claim === "none" ? "" : claim;
  }

  /** @param {string} [place] */
  link(place = "") {
    return addressOf(this.state, this.source.frame) + place;
  }

  /**
   * Calls back now, if there is something to show, and at every change.
   * @param {(moment: Moment) => void} listener
   */
  follow(listener) {
    this.listeners.add(listener);
    if (this.moment) listener(this.moment);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /**
   * Calls back when another page is shown, not when something on it is chosen.
   * @param {(moment: Moment) => void} listener
   */
  followPage(listener) {
    /** @type {Page | null} */
    let before = null;
    return this.follow((moment) => {
      if (moment.page !== before) listener(moment);
      before = moment.page;
    });
  }

  /** @param {(choice: Choice) => void} listener called whenever a reader chooses, even the same */
  onChoice(listener) {
    this.choosing.add(listener);
    return () => {
      this.choosing.delete(listener);
    };
  }

  /**
   * Chooses a claim or a cell, in which the first claim is read.
   * @param {Choice} choice
   * @param {Changes} [changes] what else must be shown for it
   */
  choose(choice, changes = {}) {
    const { claim, cell } = choice;
    const inCell = cell && this.moment?.page.parts.answers[cell]?.claims;
    const read = claim ?? (inCell || [])[0] ?? "none";
    for (const listener of [...this.choosing]) listener({ ...choice, claim: read });
    return "ring" in changes && !("on" in changes)
      ? this.narrow({ ...changes, claim: read, cell })
      : this.change({ ...changes, claim: read, cell });
  }

  /**
   * Shows the state of a link; what it chooses is read at once, as if it were chosen here.
   * @param {State} state
   */
  open(state) {
    const { claim = "", cell } = state;
    if (cell || (claim && claim !== "none"))
      for (const listener of [...this.choosing]) listener({ claim, cell });
    return this.go(state);
  }

  /**
   * Changes parts of the state; an empty value takes a part away.
   * @param {Changes} changes
   */
  change(changes) {
    return this.go(parts({ ...this.state, ...changes }));
  }

  /**
   * Narrows the page down; with another ring of documents the day stays where it can. Of what came
   * next everything is shown first, for other reports tell of it.
   * @param {Changes} changes
   */
  narrow(changes) {
    const { ring } = this.state;
    if (changes.ring === ring) return this.change(changes);
    const { first, last } = this.days(changes.ring ? { ring: changes.ring } : {});
    const on = this.day(this.state);
    const kept = on >= first && on < last ? on : undefined;
    if (changes.ring !== AFTER && ring !== AFTER) return this.change({ ...changes, on: kept });
    const { claim, view, story } = changes;
    const { talk, order } = this.state;
    return this.go(parts({ ring: changes.ring, claim, view, story, talk, order }));
  }

  /** Everything that the ring holds, on its last day. */
  opening() {
    const { ring } = this.state;
    return ring ? { ring } : {};
  }

  /**
   * Shows a state; of several asked for in a row only the last is shown.
   * @param {State} state
   */
  async go(state) {
    const before = this.moment;
    this.state = state;
    this.turn += 1;
    const { turn } = this;
    try {
      const same = before && samePage(before.state, state);
      const asked = same ? before.page : this.source.page(state);
      const [page, found] = await Promise.all([asked, this.source.card(state)]);
      const card = found ?? this.source.frame.around?.cards[this.claim(state)] ?? null;
      if (turn !== this.turn) return;
      this.show({ state, page, card });
      if (!same) void this.lookAhead(state);
    } catch (error) {
      if (turn !== this.turn) return;
      // What cannot be chosen here is not chosen: address and lists say what is shown.
      const isFinal = error instanceof NotHere && error.isFinal;
      if (before && isFinal) {
        this.show({ ...before, page: { ...before.page } }); // another one, so that lists follow too
      } else if (isFinal) {
        const { ring, claim, view } = state;
        const whole = parts({ ring, claim, view });
        if (!samePage(whole, state)) await this.go(whole); // a link of which all else is not here
      }
      this.onTrouble(error);
    }
  }

  /** @param {Moment} moment */
  show(moment) {
    this.beforeShown();
    this.moment = moment;
    this.state = moment.state;
    for (const listener of [...this.listeners]) listener(moment);
  }

  /**
   * Lets the figures of the pages beside this one be drawn while nobody waits.
   * @param {State} state
   */
  async lookAhead(state) {
    const near = this.source.near?.(state) ?? [];
    const pages = await Promise.all(near.map((beside) => this.source.page(beside)));
    if (this.state !== state) return;
    prepare(pages.flatMap((page) => this.views.flatMap((view) => view.ahead(page))));
  }
}
