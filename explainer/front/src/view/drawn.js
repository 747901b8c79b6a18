/** A figure that stands alone, beside no page: drawn from what its static form holds. */

import { FigureView } from "../figure/graph.js";
import { keepKeys, make } from "../ground/dom.js";
import { speak } from "../ground/words.js";
import { makeSortable } from "./tables.js";

/** @import { OwnPart } from "../own.js" */
/** @import { Figure } from "../types.d.ts" */

/**
 * @typedef {object} Held
 * @property {Figure} figure
 * @property {string} alt
 * @property {Record<string, string>} labels what each claim says, in a line
 * @property {[string, string][]} colours
 * @property {Record<string, string>} words
 */

/** @param {HTMLElement} host @param {string} name */
const part = (host, name) => /** @type {HTMLElement} */ (host.querySelector(`.explainer-${name}`));

/** @param {HTMLElement} host */
function inPage(host) {
  /** @type {Held} */
  const { figure, alt, labels, colours, words } = JSON.parse(
    host.querySelector("script")?.textContent ?? "",
  );
  speak(words);
  keepKeys(host);
  const told = make("p", { className: "explainer-told", role: "status" });
  part(host, "plot").replaceChildren(); // the drawing that needs no script
  part(host, "plot").after(told);
  const question = part(host, "question").textContent ?? "";
  const source = part(host, "source").textContent ?? "";
  const shown = part(host, "caption").textContent ?? "";
  const view = new FigureView(part(host, "plot"), (id, _together, _y, said) => {
    told.textContent = labels[id] ?? said.join(" ");
    view.show({ ...drawn, chosen: [id] });
  });
  const drawn = {
    figure,
    today: null,
    alt,
    chosen: /** @type {string[]} */ ([]),
    empty: false,
    words: () => ({ question, shown, key: colours, below: [source] }),
  };
  view.show(drawn);
  const foot = make("div", { className: "explainer-foot" });
  part(host, "source").replaceWith(foot);
  const folded = host.querySelector("details");
  if (folded) folded.open = false; // it stood in place of the figure
  foot.append(make("span", { className: "explainer-source" }, source), folded ?? "", view.picture);
  for (const table of foot.querySelectorAll("table")) makeSortable(table, new Map());
}

/** @type {Record<string, OwnPart>} */
export const FIGURE_PARTS = { figure: { inCell: () => {}, inPage } };
