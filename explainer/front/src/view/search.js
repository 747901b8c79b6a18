/**
 * Search over headings of the page and all claims: a combobox whose list is in sight as one types;
 * choosing leads to what has the heading, or opens the evidence.
 */

import { keepKeys, make } from "../ground/dom.js";
import { leadTo } from "../ground/lead.js";
import { say } from "../ground/words.js";
import { NARROWING } from "../pages/filters.js";
import { find, indexed } from "../pages/finding.js";
import { AFTER } from "../pages/store.js";
import { findHeadings, leadToHeading } from "./headings.js";

/** @import { Indexed } from "../pages/finding.js" */
/** @import { Store } from "../pages/store.js" */
/** @import { Heading } from "./headings.js" */
/** @import { Found } from "../types.d.ts" */

const MOST = 12;
const EVERYTHING = Object.fromEntries(NARROWING.map((key) => [key, undefined]));
const OWN = { ring: "five", side: "report", by: "", document: "", where: "", quote: "" };
let made = 0;

export class Search {
  /**
   * @param {HTMLElement} host
   * @param {Store} store
   */
  constructor(host, store) {
    this.store = store;
    made += 1;
    const id = `search-${made}`;
    this.list = make("div", { id, className: "search-list", role: "listbox", hidden: true });
    this.list.setAttribute("aria-label", say("search"));
    this.told = make("p", { className: "search-told", role: "status" });
    this.input = make("input", {
      type: "search",
      className: "search-words",
      role: "combobox",
      placeholder: say("search"),
      title: say("searchHint"),
      autocomplete: "off",
      spellcheck: false,
      ariaLabel: say("search"),
      ariaExpanded: "false",
      ariaControls: id,
      ariaAutocomplete: "list",
    });
    this.drop = make("div", { className: "search-drop", hidden: true }, this.list, this.told);
    /** @type {Indexed[]} */
    this.index = [];
    /** @type {Record<string, string> | null} */
    this.claims = null;
    /** @type {Indexed[]} */
    this.found = [];
    /** @type {Heading[]} which stand before the claims */
    this.headings = [];
    this.at = -1;
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("focus", () => this.look());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.show(false));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus
    this.list.addEventListener("click", (event) => this.click(event));
    host.classList.add("explainer", "search");
    host.append(this.input, this.drop);
    keepKeys(host);
  }

  /** @param {{ id: string }} claim */
  isShown(claim) {
    return this.isBefore(claim) || claim.id in (this.store.moment?.page.parts.claims ?? {});
  }

  /**
   * Whether a claim is of what came before October, which is shown on every page.
   * @param {{ id: string }} claim
   */
  isBefore({ id }) {
    return id in (this.store.source.frame.around?.claims ?? {});
  }

  /**
   * Why a claim is not shown, as far as ring and day tell.
   * @param {Found} claim
   */
  hiddenBy(claim) {
    const { id, ring } = claim;
    const { state, source } = this.store;
    if (this.isBefore(claim)) return { other: false, late: false };
    const apart = ring === AFTER || state.ring === AFTER; // what came next stands apart from October
    const other = !this.isShown(claim) && state.ring !== ring && (apart || ring !== "five");
    return { other, late: (source.frame.saidOn[id] ?? "") > this.store.day(state) };
  }

  /**
   * What is searched; a report that a reader has coded is known by the page alone.
   * @param {Record<string, string>} claims
   */
  indexOf(claims) {
    if (claims === this.claims) return this.index;
    this.claims = claims;
    const { search } = this.store.source.frame;
    const known = new Set(search.map(({ id }) => id));
    const others = Object.entries(claims).filter(([id]) => !known.has(id));
    return indexed([...search, ...others.map(([id, says]) => ({ ...OWN, id, says }))]);
  }

  look() {
    this.index = this.indexOf(this.store.moment?.page.parts.claims ?? {});
    const query = this.input.value;
    this.found = find(this.index, query, (claim) => this.isShown(claim));
    this.headings = findHeadings(query);
    this.at = -1;
    const shown = this.found.slice(0, MOST);
    this.list.replaceChildren(
      ...this.headings.map((heading, n) => this.headingOption(heading, n)),
      ...shown.map((claim, n) => this.option(claim, this.headings.length + n)),
    );
    const [{ length }, many] = [this.found, this.headings.length];
    const told = length ? say("searchFound", { shown: shown.length, found: length }) : "";
    const led = many ? say("searchHeadings", { found: many }) : "";
    this.told.textContent = [led, told].filter(Boolean).join(" · ") || say("searchNone");
    this.show(Boolean(query.trim()));
    this.mark();
  }

  /**
   * @param {Heading} heading
   * @param {number} number
   */
  headingOption({ words, kind }, number) {
    const about = make("span", { className: "search-about" }, say(`heading-${kind}`));
    const option = make("div", { role: "option", className: "search-heading" });
    option.id = `${this.list.id}-${number}`;
    option.append(make("span", {}, words), about);
    return option;
  }

  /**
   * @param {Indexed} claim
   * @param {number} number
   */
  option(claim, number) {
    const { frame } = this.store.source;
    const { id, side, says, quote, by, document: label } = claim;
    const { other, late } = this.hiddenBy(claim);
    const day = frame.saidOn[id] ?? "";
    const where = by.includes(label) ? "" : label;
    const notes = [by, where, frame.dayWords[day] ?? day].filter(Boolean);
    if (other) notes.push(say(`search-${claim.ring}`));
    if (late) notes.push(say("searchLater"));
    if (!other && !late && !this.isShown(claim)) notes.push(say("searchFiltered"));
    const isOne = this.found.filter((one) => one.quote === quote).length === 1;
    const words = make("span", {}, quote && isOne ? `“${quote}”` : says);
    const about = make("span", { className: "search-about" }, [...new Set(notes)].join(" · "));
    const option = make("div", { role: "option", className: `explainer-side-${side}` });
    option.id = `${this.list.id}-${number}`;
    option.dataset.claim = id;
    option.append(words, about);
    return option;
  }

  /** @param {boolean} open */
  show(open) {
    this.drop.hidden = !open;
    const { length } = this.list.children;
    this.list.hidden = !length;
    this.input.setAttribute("aria-expanded", String(open && length > 0));
  }

  mark() {
    [...this.list.children].forEach((option, n) => {
      option.setAttribute("aria-selected", String(n === this.at));
    });
    const option = this.list.children[this.at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { length } = this.list.children;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && length) {
      if (this.drop.hidden) this.show(true);
      this.at = (this.at + step + (this.at < 0 && step < 0 ? 1 : 0) + length) % length;
      this.mark();
    } else if (event.key === "Enter") {
      if (!this.drop.hidden) this.take(Math.max(this.at, 0));
    } else if (event.key === "Escape" && (!this.drop.hidden || this.input.value)) {
      if (this.drop.hidden) this.input.value = "";
      this.show(false);
    } else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  click(event) {
    const option = /** @type {Element} */ (event.target).closest("[role=option]");
    if (option) this.take([...this.list.children].indexOf(option));
  }

  /** @param {number} number of what is in the list */
  take(number) {
    const heading = this.headings[number];
    const claim = this.found[number - this.headings.length];
    if (heading) this.lead(heading);
    else if (claim) this.choose(claim);
  }

  /** @param {Heading} heading */
  lead(heading) {
    this.show(false);
    this.input.blur(); // on a phone search takes the row of tabs while it has the focus
    leadToHeading(heading);
  }

  /** @param {Found} claim one that is not shown is shown with what it stands among */
  choose(claim) {
    const { other, late } = this.hiddenBy(claim);
    const changes = {
      ...(other && { ring: claim.ring === "five" ? undefined : claim.ring }),
      ...(late && { on: undefined }),
      ...(!this.isShown(claim) && EVERYTHING),
    };
    this.show(false);
    if (matchMedia("(pointer: coarse)").matches) this.input.blur(); // its keyboard covers the words
    void this.store.choose({ claim: claim.id }, changes);
    if (this.isBefore(claim)) leadTo(document.querySelector('[data-part="dispute"]'));
  }
}

/**
 * @param {HTMLElement} host
 * @param {Store} store
 */
export function drawSearch(host, store) {
  return new Search(host, store);
}
