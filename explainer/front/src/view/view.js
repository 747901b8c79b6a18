/** One view of the page: its question, its figure, the words below; choosing in it. */

import { FigureView } from "../figure/graph.js";
import { csvOf } from "../ground/csv.js";
import { button, fold, hide, make, parsed, refill } from "../ground/dom.js";
import { copyFrom, save } from "../ground/files.js";
import { say } from "../ground/words.js";
import { openingOf } from "../pages/address.js";
import { isNarrowed } from "../pages/filters.js";
import { Panel } from "./panel.js";
import { drawTable, makeSortable } from "./tables.js";

/** @import { Moment, Store } from "../pages/store.js" */
/** @import { Order } from "./tables.js" */
/** @import { Drawn, State, StateKey, ViewPart } from "../types.d.ts" */

/** What of the state chooses another grouping or order of a view. */
const VARIANT = /** @type {Record<string, StateKey>} */ ({
  casualties: "by",
  statements: "talk",
  coverage: "order",
});

/**
 * HTML of the package's templates: its folds stay as the reader left them, its tables sort, and
 * its links to evidence choose.
 * @param {HTMLElement} place
 * @param {string} html
 * @param {(claim: string) => void} choose
 * @param {Map<string, Order>} orders
 */
function fillMore(place, html, choose, orders) {
  const open = [...place.querySelectorAll("details")].map((one) => one.open);
  refill(place, parsed(html));
  place.querySelectorAll("details").forEach((one, index) => {
    one.open = open[index] ?? false;
  });
  for (const table of place.querySelectorAll("table")) makeSortable(table, orders);
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (
    place.querySelectorAll("[data-claim]")
  )) {
    link.addEventListener("click", (event) => {
      event.preventDefault(); // it leads to the panel, which is there already
      choose(link.dataset.claim ?? "");
    });
  }
}

/** Views of other pages than the reports: folded until those are asked for, beside the panel alone. */
const FOLDED = new Set(["revisions", "dispute", "two_readings"]);

export class View {
  /**
   * @param {HTMLElement} host
   * @param {string} name
   * @param {Store} store
   */
  constructor(host, name, store) {
    this.host = host;
    this.name = name;
    this.store = store;
    /** @type {Map<string, { column: number, down: boolean }>} */
    this.orders = new Map();
    /** @type {ViewPart | null} */
    this.part = null;
    /** @type {Drawn | null} the part, or its variant that is shown */
    this.drawn = null;
    /** @type {Moment["page"] | null} */
    this.page = null;
    this.ring = "";
    this.question = make("p", { className: "explainer-question" });
    this.signs = make("div", { className: "explainer-signs" });
    const figure = make("div", { className: "explainer-plot" });
    this.caption = make("p", { className: "explainer-caption", role: "status" });
    this.source = make("span", { className: "explainer-source" });
    this.table = make("div");
    this.more = make("div");
    this.about = fold(say("aboutFigure"), this.more);
    this.variant = make("select", {});
    this.controls = this.makeControls();
    const above = [
      make("div", { className: "explainer-head" }, this.question, this.controls),
      this.signs,
    ];
    this.choose = (/** @type {string} */ id) => this.chosen(id);
    this.figure = new FigureView(figure, (...chosen) => this.chosen(...chosen));
    const parts = [...above, figure, this.caption, this.makeFoot()];
    this.view = make("div", { className: "explainer-view is-without" }, ...parts);
    const isAlone = name !== "revisions" && !store.hasPanel; // a chapter shows it for its own sake
    this.folded = FOLDED.has(name) && !isAlone ? fold(say(`fold-${name}`), this.view) : null;
    this.folded?.classList.add("explainer-fold");
    host.addEventListener("explainer-lead", () => {
      if (this.folded) this.folded.open = true;
    });
    this.inside = this.folded ?? this.view;
    this.absent = make("p", { className: "explainer-prose explainer-absent", hidden: true });
    host.append(this.inside, this.absent);
    host.classList.add("explainer", `explainer-${name}`);
    this.panel = store.hasPanel ? null : this.makePanel();
  }

  /**
   * What would be drawn for another page.
   * @param {Moment["page"]} page
   */
  ahead(page) {
    const part = page.parts.views[this.name];
    if (!part) return [];
    const drawn = this.variantOf(part, this.store.state);
    if (drawn.figure === this.drawn?.figure) return [];
    return [() => this.figure.prepare(drawn.figure, this.todayOf(drawn, this.store.state))];
  }

  /**
   * The line at the day that is shown.
   * @param {Drawn} drawn
   * @param {State} state
   */
  todayOf({ today }, state) {
    return today && { shape: today, day: this.store.day(state) };
  }

  /** One row: where it is from, and what can be had of it. */
  makeFoot() {
    const things = [this.source, this.table, this.figure.picture];
    if (this.store.source.frame.addressIn !== "none") {
      this.host.id ||= `view-${this.name}`;
      const link = button(say("copyLink"), () =>
        copyFrom(link, this.store.link(`#${this.host.id}`)),
      );
      things.push(link);
    }
    return make("div", { className: "explainer-foot" }, ...things, this.about);
  }

  /** The other groupings or orders of the same claims. */
  makeControls() {
    const key = VARIANT[this.name];
    const label = make("label", { className: "explainer-order", hidden: true });
    if (!key) return label;
    label.append(`${say(key)} `, this.variant);
    this.variant.addEventListener(
      "change",
      () => void this.store.change({ [key]: this.variant.value }),
    );
    return label;
  }

  /**
   * The view as a state has it.
   * @param {ViewPart} part
   * @param {State} state
   * @returns {Drawn}
   */
  variantOf(part, state) {
    const key = VARIANT[this.name];
    return (key && part.variants[state[key] ?? ""]) ?? part;
  }

  /**
   * @param {ViewPart} part
   * @param {State} state
   */
  showVariants({ variants }, state) {
    const key = VARIANT[this.name];
    const others = Object.keys(variants);
    hide(this.controls, !key || !others.length);
    if (!key) return;
    const first = openingOf(state, this.store.source.frame)[key] ?? "first";
    const offered = [first, ...others].join(" ");
    if (this.variant.dataset.offered !== offered) {
      const options = others.map((one) => make("option", { value: one }, say(`${key}-${one}`)));
      const opens = make("option", { value: "" }, say(`${key}-${first}`));
      this.variant.replaceChildren(opens, ...options);
      this.variant.dataset.offered = offered;
    }
    const chosen = state[key] ?? "";
    this.variant.value = others.includes(chosen) ? chosen : "";
  }

  /** @param {Moment} moment */
  show({ state, page, card }) {
    const part = page.parts.views[this.name];
    const why = page.parts.absent?.[this.name] ?? "";
    hide(this.host, !part && !why);
    hide(this.absent, !why);
    if (why) this.absent.textContent = why;
    hide(this.inside, !part);
    if (!part) return;
    const drawn = this.variantOf(part, state);
    this.figure.show({
      figure: drawn.figure,
      today: this.todayOf(drawn, state),
      alt: drawn.alt,
      empty: part.empty,
      chosen: this.name === "coverage" ? [state.cell ?? ""] : (card?.same ?? []),
      words: () => this.pictureWords(part.instead || page.parts.says),
    });
    if (this.drawn === drawn && this.page === page) return; // chosen elsewhere: no word is new
    const isNewRing = this.ring !== (state.ring ?? "five");
    if (this.folded && isNewRing) this.folded.open = Boolean(state.ring); // it is of other reports
    this.ring = state.ring ?? "five";
    this.page = page;
    this.host.classList.toggle("explainer-nothing", part.empty && isNarrowed(state));
    this.showVariants(part, state);
    this.question.textContent = drawn.question;
    this.view.classList.toggle("is-without", !drawn.question);
    if (this.drawn?.signs !== drawn.signs) refill(this.signs, parsed(drawn.signs));
    this.drawn = drawn;
    const instead = part.instead || page.parts.says;
    const says = make("span", { className: "explainer-says" }, instead);
    refill(this.caption, says, ` ${drawn.caption}`);
    this.source.textContent = drawn.source;
    if (this.part !== part) this.fillFolds(part);
    this.part = part;
  }

  /** @param {string} shown */
  pictureWords(shown) {
    const { colours, licence } = this.store.source.frame;
    const { question = "", source = "" } = this.drawn ?? {};
    return { question, shown, key: colours, below: [source, licence] };
  }

  /** @param {ViewPart} part */
  fillFolds(part) {
    if (!part.table.rows.length) this.fillNothing(part);
    else if (this.part?.table !== part.table) this.fillTable(part);
    if (this.part?.more !== part.more) fillMore(this.more, part.more, this.choose, this.orders);
    hide(this.about, !this.more.childElementCount);
  }

  /** @param {ViewPart} part */
  fillNothing(part) {
    const everything = button(
      say("showEverything"),
      () => void this.store.go(this.store.opening()),
    );
    const tools = make("p", { className: "explainer-tools explainer-noprint" }, everything);
    this.table.classList.remove("is-unfolded");
    refill(this.table, make("p", { className: "explainer-prose" }, part.nothing), tools);
  }

  /** @param {ViewPart} part */
  fillTable(part) {
    const open = this.table.querySelector("details")?.open ?? false;
    const csv = button(say("saveTable"), () => this.saveTable());
    const tools = make("p", { className: "explainer-tools explainer-noprint" }, csv);
    const table = fold(say("asTable"), tools);
    const draw = () => {
      this.table.classList.toggle("is-unfolded", table.open);
      if (table.open && table.childElementCount === 2) {
        table.append(drawTable(part.table, { choose: this.choose, orders: this.orders }));
      }
    };
    table.addEventListener("toggle", draw); // most tables are never looked at
    table.open = open;
    draw();
    refill(this.table, table);
  }

  saveTable() {
    const { moment } = this.store;
    if (!this.part || !moment) return;
    const says = this.part.instead || moment.page.parts.says;
    const shown = `${says} ${say("tableLicence")}`;
    const name = say("tableFile", { view: this.name, day: this.store.day(moment.state) });
    save(name, new Blob([csvOf(this.part.table, say("shown"), shown)], { type: "text/csv" }));
  }

  /** A view that stands alone, as in a notebook, has its evidence beside it or below. */
  makePanel() {
    const place = make("div", { className: "explainer-beside" });
    this.host.classList.add("explainer-alone");
    this.host.append(place);
    return new Panel(place, this.store, { own: true });
  }

  close() {
    this.figure.close();
    this.panel?.end();
  }

  /**
   * @param {string} id
   * @param {string[]} [together] what else the mark stands for
   * @param {number} [y] where on the screen
   * @param {string[]} [told] what is read where there is no claim
   */
  chosen(id, together = [], y = undefined, told = []) {
    const host = this.panel?.host;
    const choice = id.includes("/") ? { cell: id } : id ? { claim: id } : { told };
    void this.store.choose({ ...choice, together, ...(y && { y }), ...(host && { host }) });
  }
}
