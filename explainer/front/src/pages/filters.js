/** What narrows the page down: other reports, documents, speaker, side, kind, topic, days. */

import { button, keepKeys, make } from "../ground/dom.js";
import { say } from "../ground/words.js";

/** @import { Filters, Option, State } from "../types.d.ts" */

const SELECTS = /** @type {const} */ (["speaker", "side", "kind", "topic"]);
export const NARROWING = /** @type {const} */ ([...SELECTS, "documents", "from", "to"]);

/** @param {State} state */
export function isNarrowed(state) {
  return NARROWING.some((key) => state[key] !== undefined);
}

/**
 * @template T
 * @param {Option[]} options
 * @param {(option: Option) => T} one
 */
function grouped(options, one) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const option of options) {
    const [, , group] = option;
    groups.set(group, [...(groups.get(group) ?? []), one(option)]);
  }
  return [...groups];
}

/**
 * @param {HTMLSelectElement} select
 * @param {Option[]} options
 */
function fillSelect(select, options) {
  const groups = grouped(options, ([value, name]) => make("option", { value }, name));
  const nodes = groups.flatMap(([label, entries]) =>
    label ? [make("optgroup", { label }, ...entries)] : entries,
  );
  select.replaceChildren(make("option", { value: "" }, say("all")), ...nodes);
}

let made = 0;

export class FilterControl {
  /**
   * @param {HTMLElement} host
   * @param {(changes: Record<string, string | undefined>) => void} change
   * @param {[ring: string, words: string][]} [rings] which reports may be chosen
   */
  constructor(host, change, rings = []) {
    this.change = change;
    made += 1;
    const name = `ring-${made}`;
    /** @type {Filters["options"] | null} */
    this.options = null;
    this.rings = rings.map(([value, words]) => {
      const input = make("input", { type: "radio", name, value });
      return { input, label: make("label", {}, input, ` ${words}`) };
    });
    this.documents = make("fieldset");
    this.selects = SELECTS.map((name) => make("select", { name }));
    this.from = make("input", { type: "date" });
    this.to = make("input", { type: "date" });
    this.says = make("output");
    this.reset = button(say("showEverything"), () => this.clear());
    this.summary = make("summary", {}, say("narrow"));
    const labelled = this.selects.map((select) =>
      make("label", {}, `${say(select.name)} `, select),
    );
    this.fold = make(
      "details",
      {},
      this.summary,
      this.documents,
      make("div", {}, ...labelled),
      make(
        "div",
        {},
        make("label", {}, `${say("happenedFrom")} `, this.from),
        make("label", {}, `${say("happenedTo")} `, this.to),
      ),
    );
    const chosen = this.rings.map(({ input }) => input);
    for (const input of [...chosen, this.from, this.to, ...this.selects]) {
      input.addEventListener("change", () => this.changed());
    }
    host.classList.add("filtercontrol");
    keepKeys(host);
    host.append(
      make(
        "fieldset",
        { className: "filter-rings" },
        make("legend", {}, say("rings")),
        ...this.rings.map(({ label }) => label),
      ),
      make("div", {}, this.says, this.reset),
      this.fold,
    );
  }

  /**
   * @param {State} state
   * @param {Filters} filters
   */
  show(state, { options, says }) {
    const opening = !this.options;
    if (this.options !== options) this.fill(options);
    for (const { input } of this.rings) input.checked = input.value === (state.ring ?? "five");
    const chosen = state.documents?.split(",");
    for (const box of this.boxes()) box.checked = !chosen || chosen.includes(box.value);
    this.selects.forEach((select, index) => {
      const name = SELECTS[index];
      select.value = (name && state[name]) ?? "";
    });
    this.from.value = state.from ?? "";
    this.to.value = state.to ?? "";
    this.says.textContent = says;
    this.reset.hidden = !isNarrowed(state);
    if (opening) this.fold.open = isNarrowed(state); // who opens a link sees what it narrows
  }

  /** @param {Filters["options"]} options */
  fill(options) {
    this.options = options;
    const groups = grouped(options.documents, ([value, name]) => {
      const input = make("input", { type: "checkbox", value });
      input.addEventListener("change", () => this.changed());
      return make("label", {}, input, ` ${name}`);
    });
    const nodes = groups.flatMap(
      ([label, boxes]) =>
        /** @type {HTMLElement[]} */ (
          label ? [make("details", {}, make("summary", {}, label), ...boxes)] : boxes
        ),
    );
    this.documents.replaceChildren(make("legend", {}, say("documents")), ...nodes);
    this.selects.forEach((select, index) => {
      const name = SELECTS[index];
      if (name) fillSelect(select, options[name]);
    });
  }

  boxes() {
    return [...this.documents.querySelectorAll("input")];
  }

  changed() {
    const boxes = this.boxes();
    const checked = boxes.filter((box) => box.checked).map((box) => box.value);
    const selects = this.selects.map((select) => [select.name, select.value || undefined]);
    const window = [this.from.value, this.to.value];
    if (window.every(Boolean)) window.sort(); // one that is the wrong way round is turned
    const [from, to] = window;
    this.change({
      ring: this.ring(),
      documents: checked.length === boxes.length ? undefined : checked.join(",") || "none",
      from: from || undefined,
      to: to || undefined,
      ...Object.fromEntries(selects),
    });
  }

  /** The ring that is chosen, as a state names it. */
  ring() {
    const value = this.rings.find(({ input }) => input.checked)?.input.value;
    return value === "five" ? undefined : value;
  }

  clear() {
    this.change({
      ring: this.ring(),
      ...Object.fromEntries(NARROWING.map((key) => [key, undefined])),
    });
    this.summary.focus(); // the button goes
  }
}
