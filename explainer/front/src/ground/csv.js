/** A table as a file for spreadsheets. */

/** @import { Cell, Table } from "../types.d.ts" */

const BYTE_ORDER_MARK = "\uFEFF";
const DIRECTION_MARKS = /[\u2067-\u2069]/g; // for the eye, not for a program
const RUN = /^[=+\-@＝＋－＠\t\r\n']/; // a spreadsheet would run it, or takes the mark away

/** @param {Cell} cell */
export function wordsOf(cell) {
  return typeof cell === "string" ? cell : cell.words;
}

/** @param {Cell} cell */
function plain(cell) {
  if (typeof cell !== "string" && "claim" in cell) return cell.claim;
  if (typeof cell !== "string" && "href" in cell) return cell.href;
  return wordsOf(cell).replace(DIRECTION_MARKS, "");
}

/** @param {string} words */
function quoted(words) {
  const safe = RUN.test(words) ? `'${words}` : words;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The whole of a file, as a spreadsheet opens it rightly.
 * @param {string[][]} lines
 */
export function csvFile(lines) {
  return `${BYTE_ORDER_MARK}${lines.map((line) => line.map(quoted).join(",")).join("\n")}\n`;
}

/**
 * Columns, rows, and in each row what was shown, with the licence.
 * @param {Table} table
 * @param {string} shown heading of the last column
 * @param {string} state the sentence that says what is shown
 */
export function csvOf(table, shown, state) {
  return csvFile([
    [...table.columns, shown],
    ...table.rows.map((row) => [...row.map(plain), state]),
  ]);
}
