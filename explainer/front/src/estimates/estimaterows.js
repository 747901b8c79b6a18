/** From a reader's own file to coded estimates, as `explainer.records.estimates.reading` does it. */

import { Cell } from "./estimatecells.js";
import { Fault } from "./estimatefile.js";
import { hasNames, headerOf } from "./estimateheader.js";

/** @import { Estimate, Header, Known, EstimateFile, Row } from "./estimating.d.ts" */
/** @typedef {Estimate["data_set"]} DataSet */

const MOST_ROWS = 20_000;
const MOST_FAULTS = 50;
const MOST_ABOVE = 20; // rows below the first in which its row of names is looked for
const COUNTRIES = ["afghanistan", "pakistan"];
const UCDP_COUNTRIES = [700, 770];
const ACLED_COUNTRIES = [4, 586];
const AREA = { west: 60.5, south: 23.5, east: 77.5, north: 38.5 };
const AWAY = 5;
const NAMED = /v?(\d+)_(\d+)(?:_(\d+))?(?:_(\d+))?(?!\d)/;
const SHORT_NAME = /ged(\d\d)(\d)(?!\d)/i;
const NO_POINT = 5; // from this code of UCDP on there is no point
const COUNTS = /** @type {const} */ ([
  "low",
  "best",
  "high",
  "deaths_a",
  "deaths_b",
  "deaths_civilians",
  "deaths_unknown",
]);
const TEXTS = /** @type {const} */ ([
  "row_id",
  "relid",
  "code_status",
  "timestamp",
  "violence",
  "conflict",
  "side_a",
  "side_b",
  "place",
  "district",
  "province",
  "country",
  "office",
  "original",
  "headline",
  "notes",
]);

/**
 * Which of UCDP's data sets a name tells, and which version.
 * @param {string} file
 * @returns {{ dataSet: DataSet, version: string }}
 */
export function named(file) {
  const short = SHORT_NAME.exec(file);
  if (short) return { dataSet: "ucdp-ged", version: `${short[1]}.${short[2]}` };
  const parts =
    NAMED.exec(file)
      ?.slice(1)
      .filter((part) => part !== undefined) ?? [];
  return { dataSet: parts.length > 2 ? "ucdp-candidate" : "ucdp-ged", version: parts.join(".") };
}

export class EstimateReader {
  /**
   * @param {Known} known
   * @param {{ file: string, sha256: string, readOn: string, first?: string, last?: string }} asked
   *   the name of the file, and the days; empty for any
   */
  constructor(known, asked) {
    this.known = known;
    this.asked = asked;
    this.months = (known.words.months ?? "").split("|");
    this.dataSet = /** @type {DataSet} */ ("ucdp-ged");
    this.version = "";
    /** @type {Header | null} */
    this.header = null;
    /** @type {Fault | null} what is wrong with the first row */
    this.refused = null;
    this.below = 0;
    /** @type {Map<string, Estimate>} */
    this.rows = new Map();
    /** @type {Fault[]} */
    this.faults = [];
    this.again = 0;
    this.elsewhere = 0;
    this.otherDays = 0;
    /** @type {[string, string] | null} */
    this.spans = null;
  }

  /** @param {Iterable<Row>} rows */
  take(rows) {
    for (const [line, cells] of rows) {
      if (this.faults.length >= MOST_FAULTS) return;
      if (this.refused) this.lookBelow(line, cells, this.refused);
      else if (!this.header) this.begin(line, cells);
      else if (cells.every((cell) => !cell || cell.startsWith("#"))) {
        this.header.layout = "ged-hdx"; // HXL tags
      } else this.keep(line, cells, this.header);
    }
  }

  /** @param {number} line @param {string[]} cells */
  begin(line, cells) {
    const read = this.readHeader(cells);
    if (!read) return;
    const { header, isAcled } = read;
    const { dataSet, version } = named(this.asked.file);
    this.header = header;
    this.dataSet = isAcled ? "acled" : dataSet;
    this.version = isAcled ? "" : version;
    if (header.isRow) this.keep(line, cells, header);
  }

  /** @param {string[]} cells */
  readHeader(cells) {
    try {
      return headerOf(cells, this.known);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.refused = fault;
      return null;
    }
  }

  /**
   * Whether the row of names is not the first, which is what is told then.
   * @param {number} line
   * @param {string[]} cells
   * @param {Fault} refused
   */
  lookBelow(line, cells, refused) {
    if (hasNames(cells, this.known)) throw new Fault("estimate-names-below", { line });
    this.below += 1;
    if (this.below >= MOST_ABOVE) throw refused;
  }

  /** @param {EstimateFile["letters"]} letters @returns {EstimateFile} */
  done(letters) {
    if (this.refused) throw this.refused;
    if (!this.header) throw new Fault("estimate-no-row");
    const { again, elsewhere, otherDays, spans } = this;
    return {
      rows: [...this.rows.values()],
      layout: this.header.layout,
      again,
      elsewhere,
      otherDays,
      spans,
      letters,
    };
  }

  /** @param {number} line @param {string[]} given @param {Header} header */
  keep(line, given, header) {
    try {
      const cells = [...given];
      while (cells.length > header.names.length && !cells.at(-1)?.trim()) cells.pop();
      if (cells.length !== header.names.length) {
        const counts = { found: cells.length, expected: header.names.length };
        throw new Fault("estimate-cells", { line, ...counts });
      }
      this.place(new Cells(line, cells, header, this.months));
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.code === "estimate-many") throw fault;
      this.faults.push(fault);
    }
  }

  /** @param {Cells} row */
  place(row) {
    if (!this.isHere(row)) {
      this.elsewhere += 1;
      return;
    }
    const first = row.cell("first").day();
    const last = row.cell("last").day();
    if (last < first) {
      throw new Fault("estimate-last-before-first", { ...row.cell("last").at, first });
    }
    const days = [first, last, ...(this.spans ?? [])].sort();
    this.spans = [days[0] ?? first, days.at(-1) ?? last];
    if (
      (this.asked.first && last < this.asked.first) ||
      (this.asked.last && first > this.asked.last)
    ) {
      this.otherDays += 1;
      return;
    }
    const made = this.estimate(row, first, last);
    if (this.rows.delete(made.row_id)) this.again += 1;
    this.rows.set(made.row_id, made);
    if (this.rows.size > MOST_ROWS) throw new Fault("estimate-many", { most: MOST_ROWS });
  }

  /** @param {Cells} row */
  isHere(row) {
    const number = row.cell("country_id").count();
    const here = this.dataSet === "acled" ? ACLED_COUNTRIES : UCDP_COUNTRIES;
    const isHere =
      number === null
        ? COUNTRIES.includes(row.text("country").toLowerCase())
        : here.includes(number);
    if (isHere) row.checkNear();
    return isHere;
  }

  /**
   * @param {Cells} row
   * @param {string} first
   * @param {string} last
   * @returns {Estimate}
   */
  estimate(row, first, last) {
    const isAcled = this.dataSet === "acled";
    row.cell("row_id").rowId();
    /** @type {any} */
    const made = {
      data_set: this.dataSet,
      version: this.version,
      file: this.asked.file,
      sha256: this.asked.sha256,
      read_on: this.asked.readOn,
      line: row.line,
      first,
      last,
    };
    for (const name of COUNTS) made[name] = row.cell(name).count();
    for (const name of TEXTS) made[name] = row.text(name);
    made.where_prec = row.cell("where_prec").code(isAcled ? 3 : 7);
    if (!isAcled) {
      row.cell("violence").code(3);
      row.cell("clarity").code(2);
    }
    made.date_prec = row.cell("date_prec").code(isAcled ? 3 : 5);
    made.lon = row.cell("lon").degrees(180);
    made.lat = row.cell("lat").degrees(90);
    made.sources = row.cell("sources").sources();
    made.notices = noticesOf(made, row.text("clarity"));
    return made;
  }
}

class Cells {
  /** @param {number} line @param {string[]} cells @param {Header} header @param {string[]} months */
  constructor(line, cells, header, months) {
    this.line = line;
    this.cells = cells;
    this.header = header;
    this.months = months;
  }

  /** @param {string} name one of our fields */
  text(name) {
    return this.cells[this.header.places[name] ?? -1]?.trim() ?? "";
  }

  /** @param {string} name what the file calls a field */
  column(name) {
    return this.header.names[this.header.places[name] ?? -1] ?? name;
  }

  /** Refuses a point that the countries of the row cannot have, such as one turned round. */
  checkNear() {
    const lon = this.cell("lon").degrees(180);
    const lat = this.cell("lat").degrees(90);
    if (lon === null || lat === null) return;
    const { west, south, east, north } = AREA;
    const isNear =
      lon >= west - AWAY && lon <= east + AWAY && lat >= south - AWAY && lat <= north + AWAY;
    if (isNear) return;
    const columns = { lon: this.column("lon"), lat: this.column("lat") };
    const value = `${this.text("lon")}, ${this.text("lat")}`;
    throw new Fault("estimate-far", { line: this.line, value, ...columns, ...AREA });
  }

  /** @param {string} name */
  cell(name) {
    return new Cell(this.text(name), this.line, this.column(name), this.months);
  }
}

/** @param {Estimate} row @param {string} clarity */
function noticesOf(row, clarity) {
  const { low, best, high } = row;
  const found = [];
  if (low === null || best === null || high === null) found.push("no-range");
  else if (low > best || best > high) found.push("outside-range");
  if (row.data_set === "acled") return found;
  if (!["", "Clear"].includes(row.code_status)) found.push("provisional");
  if (clarity.replace(/\.0$/, "") === "2") found.push("several-events");
  if (row.where_prec !== null && row.where_prec >= NO_POINT) found.push("no-point");
  const parts = [row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown];
  const isWhole = parts.every((part) => part !== null);
  const sum = parts.reduce((/** @type {number} */ all, part) => all + (part ?? 0), 0);
  if (isWhole && best !== null && sum !== best) found.push("other-sum");
  return found;
}
