/** The evidence of what is chosen: beside the figures, or a sheet over the edge of a small screen. */

import { button, make, refill } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { drawAnswer, drawEvidence, drawTold, whyNone } from "./cards.js";
import { drawSearch } from "./search.js";
import { sheetHandle } from "./sheet.js";

/** @import { Choice, Moment, Store } from "../pages/store.js" */

export const EVIDENCE = "evidence";

export class Panel {
  /**
   * @param {HTMLElement} host
   * @param {Store} store
   * @param {{ own?: boolean }} [kind] one in the place of a single view, which it alone follows
   */
  constructor(host, store, { own = false } = {}) {
    this.host = host;
    this.store = store;
    this.own = own;
    /** @type {Moment | null} */
    this.moment = null;
    /** @type {Choice | null} what was chosen last by hand */
    this.choice = null;
    /** @type {HTMLElement | SVGElement | null} where the keyboard was before */
    this.from = null;
    this.read = ""; // what stands in it
    this.words = make("div", { className: "panel-words", ariaLive: "polite" });
    this.close = button("×", () => this.shut(), {
      className: "panel-close",
      ariaLabel: say("closePanel"),
    });
    this.open = button(say("openPanel"), () => this.reopen(), { className: "panel-open" });
    const name = make("p", { className: "panel-name" }, say("evidence"));
    const head = make("div", { className: "panel-head" }, name, this.close, this.open);
    /** @type {HTMLElement} */
    this.box = make("section", { className: "panel", ariaLabel: say("evidence") });
    this.box.append(sheetHandle(this.box), head, this.words);
    if (!own) this.box.id = EVIDENCE;
    host.classList.add("explainer", "explainer-evidence");
    if (!own && !document.querySelector("[data-search]")) {
      const place = make("div"); // the way to any claim, where no header has it
      host.append(place);
      drawSearch(place, store);
    }
    host.append(this.box);
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
    const { claim, cell } = store.state;
    const asked = Boolean(cell || (claim && claim !== "none"));
    this.show(!own && (asked || !isSheet(this.box)), { keep: true });
    this.leave = [
      store.follow((moment) => this.follow(moment)),
      store.onChoice((c) => this.chose(c)),
    ];
  }

  end() {
    document.removeEventListener("keydown", this.onKey);
    for (const leave of this.leave) leave();
    this.box.remove();
  }

  get isOpen() {
    return this.box.classList.contains("panel-is-open");
  }

  /**
   * @param {boolean} open
   * @param {{ keep?: boolean }} [how] whether the keyboard stays where it is
   */
  show(open, { keep = false } = {}) {
    this.box.classList.toggle("panel-is-open", open);
    this.words.hidden = !open;
    this.close.hidden = !open;
    this.open.hidden = open;
    if (!keep && open) this.close.focus({ preventScroll: true });
  }

  reopen() {
    this.show(true);
    this.draw();
  }

  shut() {
    const inside = this.box.contains(document.activeElement);
    this.show(false, { keep: true });
    if (!inside) return;
    const back = this.from?.isConnected ? this.from : this.open;
    back.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.isOpen) return;
    const page = document.documentElement.classList; // there Escape leaves what is told
    const inside = this.box.contains(document.activeElement);
    if (page.contains("present") || (page.contains("story") && !inside)) return;
    event.preventDefault();
    this.shut();
  }

  /** @param {Choice} choice what a reader has just chosen: its words follow, at once */
  chose(choice) {
    if (this.own && choice.host !== this.host) return this.show(false, { keep: true });
    this.choice = choice;
    const focused = document.activeElement;
    if (focused && focused !== document.body && !this.box.contains(focused)) {
      this.from = /** @type {HTMLElement} */ (focused);
    }
    // A sheet comes from the side on which what was chosen is not.
    if (choice.y !== undefined) {
      this.box.classList.toggle("panel-above", choice.y > innerHeight * 0.55);
    }
    this.show(true, { keep: true });
  }

  /** @param {Moment} moment */
  follow(moment) {
    const isNew = moment.page !== this.moment?.page;
    if (isNew && this.choice?.told) this.choice = null; // somebody may speak of it by now
    this.moment = moment;
    if (this.isOpen) this.draw();
  }

  draw() {
    const { moment, store } = this;
    if (!moment) return;
    const { state, page, card } = moment;
    const claim = store.claim(state);
    const answer = state.cell ? page.parts.answers[state.cell] : undefined;
    const inside = {
      names: { ...store.source.frame.around?.claims, ...page.parts.claims },
      choose: (/** @type {string} */ id) => {
        const cell = answer?.claims.includes(id) ? state.cell : undefined;
        void store.choose({ claim: id, cell, ...(this.own && { host: this.host }) });
      },
    };
    /** @type {HTMLElement[]} */
    const drawn = answer ? [drawAnswer(answer, claim, inside)] : [];
    if (card && (!answer || answer.claims.includes(claim))) {
      const together = this.choice?.claim === claim ? (this.choice.together ?? []) : [];
      drawn.push(drawEvidence(card, claim, { ...inside, store, together }));
    } else if (!answer && !claim && this.choice?.told) drawn.push(drawTold(this.choice.told));
    else if (!answer) drawn.push(make("div", {}, whyNone(moment, store)));
    refill(this.words, ...drawn);
    const read = `${state.cell ?? ""} ${claim}`;
    if (read === this.read) return; // a step of the day leaves a reader where he reads
    this.read = read;
    this.words.scrollTop = 0;
    this.box.scrollTop = 0;
  }
}

/** @param {HTMLElement} box */
function isSheet(box) {
  return getComputedStyle(box).position === "fixed";
}
