/** Tables that sort, each the twin of a figure. */

import { claimLink } from "./cards.js";
import { wordsOf } from "./csv.js";
import { button, make } from "./dom.js";

/** @import { Cell, Table } from "./types.d.ts" */
/** @typedef {{ column: number, down: boolean }} Order */

const collator = new Intl.Collator("en", { numeric: true });

/** @param {Cell} cell */
function keyOf(cell) {
  return typeof cell === "object" && "sort" in cell ? cell.sort : wordsOf(cell).trim();
}

/**
 * @param {Cell[][]} rows
 * @param {Order | undefined} order
 */
export function sorted(rows, order) {
  if (!order) return rows;
  const key = (/** @type {Cell[]} */ row) => keyOf(row[order.column] ?? "");
  const inOrder = [...rows].sort((a, b) => collator.compare(key(a), key(b)));
  return order.down ? inOrder.reverse() : inOrder;
}

/**
 * @param {Cell} cell
 * @param {(claim: string) => void} choose
 */
function content(cell, choose) {
  if (typeof cell === "string" || "sort" in cell) return wordsOf(cell);
  if ("lang" in cell) return make("span", { lang: cell.lang, dir: "auto" }, cell.words);
  if ("href" in cell) return make("a", { href: cell.href, rel: "noopener" }, cell.words);
  return claimLink(cell.claim, cell.words, choose);
}

/**
 * @param {Table} table
 * @param {{ choose: (claim: string) => void, orders: Map<string, Order> }} page
 *   what chooses a claim, and the orders that the reader has chosen, by title
 */
export function drawTable(table, { choose, orders }) {
  const body = make("tbody");
  const heads = table.columns.map((words, column) => {
    const sort = button(words, () => {
      const before = orders.get(table.title);
      orders.set(table.title, { column, down: before?.column === column && !before.down });
      fill();
    });
    return make("th", { scope: "col" }, sort);
  });
  const fill = () => {
    const order = orders.get(table.title);
    const rows = sorted(table.rows, order).map((row) =>
      make("tr", {}, ...row.map((cell) => make("td", {}, content(cell, choose)))),
    );
    body.replaceChildren(...rows);
    heads.forEach((head, column) => {
      if (order?.column === column)
        head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };
  fill();
  return make(
    "div",
    { className: "explainer-scroll", tabIndex: 0, role: "region", ariaLabel: table.title },
    make(
      "table",
      { className: "explainer-table" },
      make("caption", {}, table.title),
      make("thead", {}, make("tr", {}, ...heads)),
      body,
    ),
  );
}
