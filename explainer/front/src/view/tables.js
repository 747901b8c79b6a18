/** Tables that sort, each the twin of a figure. */

import { wordsOf } from "../ground/csv.js";
import { button, make } from "../ground/dom.js";
import { claimLink } from "./cards.js";

/** @import { Cell, Table } from "../types.d.ts" */
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
 * Makes the headings of a table sort its rows.
 * @param {string} title
 * @param {HTMLTableCellElement[]} heads
 * @param {Map<string, Order>} orders those that the reader has chosen, by title
 * @param {(order: Order | undefined) => void} fill shows the rows in an order
 */
function sortable(title, heads, orders, fill) {
  const show = () => {
    const order = orders.get(title);
    fill(order);
    heads.forEach((head, column) => {
      if (order?.column === column)
        head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };
  heads.forEach((head, column) => {
    const sort = button(head.textContent ?? "", () => {
      const before = orders.get(title);
      orders.set(title, { column, down: before?.column === column && !before.down });
      show();
    });
    head.replaceChildren(sort);
  });
  show();
}

/**
 * The same for a table that is HTML already.
 * @param {HTMLTableElement} table
 * @param {Map<string, Order>} orders
 */
export function makeSortable(table, orders) {
  const body = table.querySelector("tbody");
  const given = [...(body?.querySelectorAll("tr") ?? [])];
  /** @type {HTMLTableCellElement[]} */
  const heads = [...table.querySelectorAll("thead th")].map((head) => /** @type {any} */ (head));
  /** @type {Cell[][]} */
  const cells = given.map((row) =>
    [...row.querySelectorAll("td")].map(({ textContent, dataset }) => ({
      words: textContent ?? "",
      sort: dataset.sort ?? (textContent ?? "").trim(),
    })),
  );
  sortable(table.querySelector("caption")?.textContent ?? "", heads, orders, (order) => {
    const rows = sorted(cells, order).map((row) => given[cells.indexOf(row)]);
    body?.append(...rows.filter((row) => row !== undefined));
  });
}

/**
 * @param {Table} table
 * @param {{ choose: (claim: string) => void, orders: Map<string, Order> }} page
 *   what chooses a claim, and the orders that the reader has chosen, by title
 */
export function drawTable(table, { choose, orders }) {
  const body = make("tbody");
  const heads = table.columns.map((words) => make("th", { scope: "col" }, words));
  sortable(table.title, heads, orders, (order) => {
    const rows = sorted(table.rows, order).map((row) =>
      make("tr", {}, ...row.map((cell) => make("td", {}, content(cell, choose)))),
    );
    body.replaceChildren(...rows);
  });
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
