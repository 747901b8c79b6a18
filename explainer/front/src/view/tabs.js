/**
 * On a telephone one view at a time: tabs over the sections of the page. The style sheet says on
 * which screens what is elsewhere does not show, so that paper and wide screens have it all.
 */

import { button, make } from "../ground/dom.js";
import { say } from "../ground/words.js";

/** Views in which a claim may be drawn: those first that tell most of one. */
const TELLING = ["casualties", "statements", "timeline", "map", "coverage"];

/** What is too long for a tab. @type {Record<string, string>} */
const SHORT = { "Who-says-what": "tabWho", "Why-the-line-is-disputed": "tabLine" };

/** @typedef {{ id: string, name: string, views: HTMLElement[][], always: HTMLElement[] }} Section */

/**
 * The sections of a page, each with its views; words belong to the view before them.
 * @param {HTMLElement} main
 * @returns {Section[]}
 */
export function sectionsOf(main) {
  /** @type {Section} */
  let section = { id: "", name: say("tabMap"), views: [], always: [] };
  const found = [section];
  for (const cell of /** @type {HTMLElement[]} */ ([...main.querySelectorAll(":scope > .cell")])) {
    if (cell.querySelector("[data-part=evidence]")) continue; // beside whatever is shown
    const heading = cell.querySelector("h2");
    if (heading && cell.matches(".prose")) {
      const id = heading.id || `section-${found.length}`;
      const name = SHORT[id] ? say(SHORT[id]) : (heading.firstChild?.textContent ?? "");
      section = { id, name, views: [], always: [cell] };
      found.push(section);
      continue;
    }
    const isView = cell.querySelector(".explainer-plot");
    const last = section.views.at(-1);
    if (isView && section.id) section.views.push([cell]);
    else if (last) last.push(cell);
    else section.always.push(cell);
  }
  return found;
}

/** @param {HTMLElement} cell @returns {HTMLDetailsElement | null} */
const foldIn = (cell) => cell.querySelector("details:has(> .explainer-view)");

/**
 * Who is led to a section of which nothing but folds is to be seen has asked for what they hold.
 * @param {Section} section
 */
function unfoldAll({ views }) {
  const folds = views.map(([cell]) => cell && foldIn(cell));
  if (folds.every(Boolean)) for (const fold of folds) if (fold) fold.open = true;
}

export class Tabs {
  /**
   * @param {HTMLElement} main
   * @param {() => void} changed
   */
  constructor(main, changed) {
    this.main = main;
    this.changed = changed;
    this.sections = sectionsOf(main);
    this.at = 0;
    /** @type {Map<Section, number>} */
    this.within = new Map();
    this.buttons = this.sections.map(({ name }, index) =>
      button(name, () => this.open(index), { role: "tab", id: `tab-${index}` }),
    );
    this.list = make("div", { role: "tablist" }, ...this.buttons);
    this.more = make("div", {
      className: "pagetabs-views",
      role: "group",
      ariaLabel: say("tabViews"),
    });
    // In sight on every tab, as nothing else is.
    const search = make("div", { className: "pagetabs-search", data: { search: "" } });
    this.element = make(
      "nav",
      { className: "pagetabs", ariaLabel: say("tabs") },
      this.list,
      search,
    );
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    (document.querySelector(".pagebar") ?? main).before(this.element);
    main.prepend(this.more);
    main.addEventListener("explainer-lead", (event) =>
      this.reveal(/** @type {Element} */ (event.target)),
    );
    main.addEventListener("toggle", () => this.keepOpen(), true); // it does not bubble
    this.show();
  }

  /** Whatever closes the fold of the view that a tab shows, there would be nothing left to see. */
  keepOpen() {
    const section = this.sections[this.at];
    if (section && this.element.offsetHeight) this.unfold(section);
  }

  /**
   * @param {number} index
   * @param {number} [view]
   */
  open(index, view) {
    const section = this.sections[index];
    if (!section) return;
    this.at = index;
    if (view !== undefined) this.within.set(section, view);
    this.show();
    if (this.element.offsetHeight) scrollTo(0, 0);
    this.keepOpen();
    this.changed();
  }

  /**
   * Who opens a tab has asked for its view: one that folds out on a wide screen is open here.
   * @param {Section} section
   */
  unfold(section) {
    for (const cell of section.views.flat()) {
      const fold = foldIn(cell);
      if (fold && !cell.classList.contains("is-elsewhere")) fold.open = true;
    }
  }

  /**
   * Opens the tab in which something stands.
   * @param {Element} place
   */
  reveal(place) {
    this.sections.forEach((section, index) => {
      const view = section.views.findIndex((cells) => cells.some((cell) => cell.contains(place)));
      if (view >= 0) this.open(index, view);
      else if (section.always.some((cell) => cell.contains(place))) {
        this.open(index);
        unfoldAll(section);
      }
    });
  }

  /**
   * Opens the tab in which a claim is drawn; where several are, the one that tells most of it.
   * @param {string} claim
   * @param {Record<string, import("../types.d.ts").ViewPart | null>} views
   */
  revealClaim(claim, views) {
    const name = TELLING.find((one) =>
      JSON.stringify(views[one]?.figure.data ?? "").includes(`"${claim}"`),
    );
    const place = name && this.main.querySelector(`[data-part=${name}]`);
    if (place) this.reveal(place);
  }

  /** @param {KeyboardEvent} event */
  onKey({ key }) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const { length } = this.sections;
    this.open((this.at + step + length) % length);
    this.buttons[this.at]?.focus();
  }

  show() {
    document.documentElement.classList.toggle("on-tab", this.at > 0);
    const isLast = this.at === this.sections.length - 1;
    document.querySelector(".page-footer")?.classList.toggle("is-elsewhere", !isLast);
    this.sections.forEach((section, index) => {
      const here = index === this.at;
      const shown = section.views.map((cells) =>
        cells.some((cell) => !cell.querySelector("[data-part][hidden]")),
      );
      const chosen = this.within.get(section) ?? Math.max(shown.indexOf(true), 0);
      for (const cell of section.always) cell.classList.toggle("is-elsewhere", !here);
      section.views.forEach((cells, at) => {
        for (const cell of cells) cell.classList.toggle("is-elsewhere", !here || at !== chosen);
      });
      const tab = this.buttons[index];
      tab?.setAttribute("aria-selected", String(here));
      if (tab) tab.tabIndex = here ? 0 : -1;
      if (here) this.offerViews(section, chosen);
    });
  }

  /**
   * Where a section has several views, each is named.
   * @param {Section} section
   * @param {number} chosen
   */
  offerViews({ views }, chosen) {
    const several = views.length > 1 ? views : [];
    const made = several.map((cells, at) => {
      const name = cells[0]?.querySelector("[data-part]")?.getAttribute("data-part") ?? "";
      return button(say(`view-${name}`), () => this.open(this.at, at), {
        ariaPressed: String(at === chosen),
        hidden: Boolean(cells[0]?.querySelector("[data-part][hidden]")),
      });
    });
    this.more.hidden = !made.length;
    this.more.replaceChildren(...made);
  }
}
