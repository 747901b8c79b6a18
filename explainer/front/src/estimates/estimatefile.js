/**
 * The rows of a table in a file that a reader opens: CSV, or CSV in a zip. It is read in pieces, so
 * that a yearly file of 250 million bytes is never held.
 */

import { Letters } from "./estimateletters.js";

/** @import { Row } from "./estimating.d.ts" */

const MOST_MILLION_BYTES = 600;
const PAUSE_BYTES = 2e6;
const LONGEST_CELL = 131_072;
const ZIP = 0x04034b50;
const OLD_SPREADSHEET = 0xe011cfd0;
const SPREADSHEETS = ["xl/workbook.xml", "xl/workbook.bin", "content.xml", "Index/Document.iwa"];
const ZIP_ENTRY = 0x02014b50;
const ZIP_END = 0x06054b50;
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_BYTES = 65_535;
const ENDS = /\r\n|\r|\n/g;

/** What is wrong with a file: a code of the catalogue, and what is filled in there. */
export class Fault extends Error {
  /**
   * @param {string} code
   * @param {Record<string, string | number>} [values]
   */
  constructor(code, values = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** Text that comes in pieces, as rows. */
export class CsvRows {
  constructor() {
    this.rest = "";
    this.line = 1;
    this.delimiter = "";
  }

  /**
   * @param {string} piece
   * @param {boolean} isLast
   * @returns {Generator<Row>} one by one: what is wrong with a later one is told after it
   */
  *take(piece, isLast) {
    const text = this.rest + piece;
    if (!this.delimiter) {
      const [first = "", more] = text.split(/[\r\n]/, 2);
      if (more === undefined && !isLast) {
        this.rest = text;
        return;
      }
      this.delimiter = delimiterOf(first);
    }
    let at = 0;
    while (at < text.length) {
      const found = this.record(text, at, isLast);
      if (!found) break;
      if (found.cells.some((cell) => cell.trim())) yield [this.line, found.cells];
      this.line += found.lines;
      at = found.next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_CELL * 4) this.tooLong();
  }

  /** @returns {never} where what came last is no text any more */
  noText() {
    const line = this.line + (this.rest.match(ENDS)?.length ?? 0);
    throw new Fault("estimate-no-text", { line });
  }

  /** @returns {never} */
  tooLong() {
    throw new Fault("estimate-long-cell", { line: this.line, most: LONGEST_CELL });
  }

  /**
   * One row from a place on; null where the rest of it has not come yet.
   * @param {string} text
   * @param {number} start
   * @param {boolean} isLast
   */
  record(text, start, isLast) {
    /** @type {string[]} */
    const cells = [];
    let at = start;
    let lines = 1;
    for (;;) {
      const cell = text[at] === '"' ? this.quoted(text, at, isLast) : this.plain(text, at);
      if (!cell) return null;
      if (cell.value.length > LONGEST_CELL) this.tooLong();
      cells.push(cell.value);
      if (text[at] === '"') lines += cell.value.match(ENDS)?.length ?? 0;
      at = cell.next;
      if (at >= text.length) return isLast ? { cells, next: at, lines } : null;
      const sign = text[at];
      if (sign === this.delimiter) at += 1;
      else if (sign === "\n") return { cells, next: at + 1, lines };
      else if (sign === "\r") {
        if (at + 1 >= text.length && !isLast) return null;
        return { cells, next: at + (text[at + 1] === "\n" ? 2 : 1), lines };
      } else throw new Fault("estimate-quotes", { line: this.line });
    }
  }

  /** @param {string} text @param {number} at */
  plain(text, at) {
    let next = at;
    for (; next < text.length; next += 1) {
      const sign = text[next];
      if (sign === this.delimiter || sign === "\n" || sign === "\r") break;
    }
    return { value: text.slice(at, next), next };
  }

  /** @param {string} text @param {number} at @param {boolean} isLast */
  quoted(text, at, isLast) {
    let from = at + 1;
    let value = "";
    for (;;) {
      const end = text.indexOf('"', from);
      if (end < 0 && text.length - at > LONGEST_CELL) this.tooLong();
      if (end < 0 && isLast) throw new Fault("estimate-quotes", { line: this.line });
      if (end < 0 || (end + 1 >= text.length && !isLast)) return null;
      value += text.slice(from, end);
      if (text[end + 1] !== '"') return { value, next: end + 1 };
      value += '"';
      from = end + 2;
    }
  }
}

/** @param {string} line */
function delimiterOf(line) {
  const count = (/** @type {string} */ sign) => line.split(sign).length;
  return [",", "\t", ";"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * Where the one table of a zip is.
 * @param {Blob} file
 * @returns {Promise<{ packed: Blob, isDeflated: boolean }>}
 */
async function tableIn(file) {
  const tail = file.slice(Math.max(0, file.size - ZIP_END_BYTES - ZIP_COMMENT_BYTES));
  const view = new DataView(await tail.arrayBuffer());
  let end = view.byteLength - ZIP_END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== ZIP_END) end -= 1;
  if (end < 0) throw new Fault("estimate-zip");
  const [size, offset] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  const entries = entriesOf(new DataView(await file.slice(offset, offset + size).arrayBuffer()));
  if (entries.some(({ name }) => SPREADSHEETS.includes(name))) throw new Fault("spreadsheet");
  const tables = entries.filter(({ name }) => /^(?!__MACOSX\/).*\.csv$/i.test(name));
  const [table] = tables;
  if (!table || tables.length > 1)
    throw new Fault("estimate-zip-content", { found: tables.length });
  checkSize(table.size);
  const local = new DataView(await file.slice(table.at, table.at + 30).arrayBuffer());
  if (local.byteLength < 30 || ![0, 8].includes(table.method) || table.isLocked) {
    throw new Fault("estimate-zip");
  }
  const from = table.at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  return { packed: file.slice(from, from + table.packed), isDeflated: table.method === 8 };
}

/** @param {DataView<ArrayBuffer>} view the directory of a zip */
function entriesOf(view) {
  const found = [];
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === ZIP_ENTRY; ) {
    const [name, extra, comment] = [28, 30, 32].map((n) => view.getUint16(at + n, true));
    const bytes = new Uint8Array(view.buffer, at + 46, name);
    found.push({
      name: new TextDecoder().decode(bytes),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
}

/** @param {number} bytes */
function checkSize(bytes) {
  if (bytes > MOST_MILLION_BYTES * 1e6) {
    throw new Fault("estimate-too-large", { most: MOST_MILLION_BYTES });
  }
}

/**
 * Gives the rows of a file, many at a time.
 * @param {Blob} file
 * @param {(rows: Iterable<Row>) => void} give
 * @param {(bytes: number) => void} told how much was read
 * @returns as what its letters were read
 */
export async function readRows(file, give, told) {
  checkSize(file.size);
  const begins = new DataView(await file.slice(0, 4).arrayBuffer());
  const kind = begins.byteLength === 4 ? begins.getUint32(0, true) : 0;
  if (kind === OLD_SPREADSHEET) throw new Fault("spreadsheet");
  const isZip = kind === ZIP;
  const { packed, isDeflated } = isZip ? await tableIn(file) : { packed: file, isDeflated: false };
  const stream = isDeflated
    ? packed.stream().pipeThrough(new DecompressionStream("deflate-raw"))
    : packed.stream();
  const table = new CsvRows();
  const letters = new Letters();
  const take = (/** @type {Uint8Array} */ bytes, /** @type {boolean} */ isLast) => {
    const { text, isWhole } = letters.of(bytes, isLast);
    give(table.take(text, isLast && isWhole));
    if (!isWhole) table.noText();
  };
  const reader = stream.getReader();
  let size = 0;
  let paused = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error) => {
        throw isZip ? new Fault("estimate-zip") : error;
      });
      if (done) break;
      size += value.length;
      checkSize(size);
      take(value, false);
      told(size);
      if (size - paused > PAUSE_BYTES) {
        paused = size;
        await new Promise((resolve) => setTimeout(resolve)); // the page goes on meanwhile
      }
    }
    take(new Uint8Array(), true);
    return letters.name;
  } finally {
    reader.cancel().catch(() => {});
  }
}
