/** One view of the page: its question, its figure, a glance at the evidence, the words below. */

import { drawAnswer, drawGlance } from "./cards.js";
import { csvOf } from "./csv.js";
import { button, fold, make, parsed, refill } from "./dom.js";
import { save } from "./files.js";
import { isNarrowed } from "./filters.js";
import { FigureView } from "./graph.js";
import { drawTable, makeSortable } from "./tables.js";
import { say } from "./words.js";

/** @import { Moment, Store } from "./store.js" */
/** @import { Order } from "./tables.js" */
/** @import { Drawn, State, StateKey, ViewPart } from "./types.d.ts" */

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
    link.addEventListener("click", () => choose(link.dataset.claim ?? ""));
  }
}

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
    this.active = name === "casualties"; // whether the reader has chosen in this view last
    /** @type {Map<string, { column: number, down: boolean }>} */
    this.orders = new Map();
    /** @type {ViewPart | null} */
    this.part = null;
    /** @type {Drawn | null} the part, or its variant that is shown */
    this.drawn = null;
    this.question = make("p", { className: "explainer-question" });
    this.signs = make("div", { className: "explainer-signs" });
    this.shownSigns = "";
    const figure = make("div", { className: "explainer-plot" });
    this.glance = make("div", { className: "explainer-glance", ariaLive: "polite" });
    this.caption = make("p", { className: "explainer-caption", role: "status" });
    this.source = make("p", { className: "explainer-source" });
    this.table = make("div");
    this.more = make("div");
    this.folds = make("div", {}, this.table, this.more);
    this.variant = make("select", {});
    this.controls = this.makeControls();
    const above = [this.question, this.controls, this.signs];
    const parts = [...above, figure, this.glance, this.caption, this.source];
    host.append(...parts, this.folds);
    host.classList.add("explainer", `explainer-${name}`);
    this.choose = (/** @type {string} */ id) => this.chosen(id);
    this.figure = new FigureView(figure, this.choose);
  }

  /**
   * What would be drawn for another page.
   * @param {Moment["page"]} page
   */
  ahead(page) {
    const part = page.parts.views[this.name];
    if (!part) return [];
    const { figure } = this.variantOf(part, this.store.state);
    return figure !== this.drawn?.figure ? [() => this.figure.prepare(figure)] : [];
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
    this.controls.hidden = !key || !others.length;
    if (!key) return;
    if (this.variant.length !== others.length + 1) {
      const options = others.map((one) => make("option", { value: one }, say(`${key}-${one}`)));
      this.variant.replaceChildren(make("option", { value: "" }, say(`${key}-first`)), ...options);
    }
    const chosen = state[key] ?? "";
    this.variant.value = others.includes(chosen) ? chosen : "";
  }

  /** @param {Moment} moment */
  show({ state, page, card }) {
    const part = page.parts.views[this.name];
    this.host.hidden = !part;
    if (!part) return;
    this.showVariants(part, state);
    const drawn = this.variantOf(part, state);
    this.drawn = drawn;
    this.host.classList.toggle("explainer-nothing", part.empty && isNarrowed(state));
    this.question.textContent = drawn.question;
    this.figure.show({
      figure: drawn.figure,
      today: drawn.today && { shape: drawn.today, day: this.store.day(state) },
      alt: drawn.alt,
      empty: part.empty,
      chosen: this.name === "coverage" ? [state.cell ?? ""] : (card?.same ?? []),
      words: () => this.pictureWords(page.parts.says),
    });
    this.showGlance(state, page, card);
    this.caption.textContent = `${page.parts.says} ${drawn.caption}`.trim();
    this.source.textContent = drawn.source;
    if (this.shownSigns !== drawn.signs) refill(this.signs, parsed(drawn.signs));
    this.shownSigns = drawn.signs;
    if (this.part !== part) this.fillFolds(part);
    this.part = part;
  }

  /** @param {string} shown */
  pictureWords(shown) {
    const { colours, licence } = this.store.source.frame;
    const { question = "", source = "" } = this.drawn ?? {};
    return { question, shown, key: colours, below: [source, licence] };
  }

  /**
   * @param {Moment["state"]} state
   * @param {Moment["page"]} page
   * @param {Moment["card"]} card
   */
  showGlance(state, page, card) {
    const names = page.parts.claims;
    const answer = state.cell && page.parts.answers[state.cell];
    const inside = { names, choose: this.choose };
    if (this.name === "coverage" && answer) refill(this.glance, drawAnswer(answer, inside));
    else if (this.active && card) {
      refill(this.glance, ...drawGlance(card, this.store.claim(state), inside));
    } else refill(this.glance);
  }

  /** @param {ViewPart} part */
  fillFolds(part) {
    if (part.table.rows.length) this.fillTable(part);
    else this.fillNothing(part);
    if (this.part?.more !== part.more) fillMore(this.more, part.more, this.choose, this.orders);
  }

  /** @param {ViewPart} part */
  fillNothing(part) {
    const everything = button(
      say("showEverything"),
      () => void this.store.go(this.store.opening()),
    );
    const tools = make("p", { className: "explainer-tools explainer-noprint" }, everything);
    refill(this.table, make("p", { className: "explainer-prose" }, part.nothing), tools);
  }

  /** @param {ViewPart} part */
  fillTable(part) {
    const open = this.table.querySelector("details")?.open ?? false;
    const csv = button(say("saveTable"), () => this.saveTable());
    const tools = make("p", { className: "explainer-tools explainer-noprint" }, csv);
    const table = fold(say("asTable"), tools);
    const draw = () => {
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
    const shown = `${moment.page.parts.says} ${say("tableLicence")}`;
    const name = say("tableFile", { view: this.name, day: this.store.day(moment.state) });
    save(name, new Blob([csvOf(this.part.table, say("shown"), shown)], { type: "text/csv" }));
  }

  /** @param {string} id */
  chosen(id) {
    for (const view of this.store.views) view.active = view === this;
    if (id.includes("/")) void this.store.change({ cell: id });
    else void this.store.change({ claim: id, cell: undefined });
    this.lead();
  }

  /** What was chosen opens under its figure, which may be below the screen. */
  lead() {
    const opened = new MutationObserver(() => {
      opened.disconnect();
      this.glance.scrollIntoView({ block: "nearest" });
    });
    opened.observe(this.glance, { childList: true, subtree: true });
    setTimeout(() => opened.disconnect(), 3000);
  }
}
