/** The row of names at the top of a conflict-data file, as `explainer.records.estimates.headers`. */

import { Fault } from "./estimatefile.js";

/** @import { Columns, Header, Known } from "./estimating.d.ts" */

const SHOWN = 200;
const FEW = 4; // so many names of a data set make a row its row of names
const VALUE = /^(?:-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d.*)$/;
const NO_SIGN = /[^0-9a-z]+/g;

/**
 * @param {string[]} cells the first row
 * @param {Known} known
 * @returns {{ header: Header, isAcled: boolean }}
 */
export function headerOf(cells, { columns, words }) {
  const { headerless } = columns;
  if (cells.length === headerless.length && /^\d+$/.test(cells[0]?.trim() ?? "")) {
    const places = placesIn(headerless, columns.ged);
    const header = { layout: "ged-headerless", places, names: headerless, isRow: true };
    return { header, isAcled: false };
  }
  checkRowOfNames(cells, columns);
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const keys = names.map(keyOf);
  const isAcled = own(keys, columns.acled, columns.ged) > own(keys, columns.ged, columns.acled);
  const wanted = isAcled ? columns.acled : columns.ged;
  const twice = valuesOf(wanted).filter((name) => keys.indexOf(name) !== keys.lastIndexOf(name));
  if (twice.length) throw new Fault("estimate-column-twice", { column: twice.join(", ") });
  const places = placesIn(keys, wanted);
  const lacking = Object.keys(wanted).filter(
    (field) => !(field in places) && !columns.optional.includes(field),
  );
  const layout = layoutOf(keys, isAcled);
  if (lacking.length) {
    const missing = [...new Set(lacking.map((field) => wanted[field]))].join(", ");
    if (Object.keys(places).length <= lacking.length) {
      const found = names.filter(Boolean).join(", ").slice(0, SHOWN);
      const expected = words[isAcled ? "set-acled" : "set-ucdp-ged"] ?? "";
      throw new Fault("estimate-other-table", { expected, missing, found });
    }
    const theirs = isAcled ? columns.acledNames : headerless;
    const other = names.filter((name) => name && !theirs.includes(keyOf(name))).join(", ");
    throw new Fault("estimate-columns", {
      layout: words[`layout-${layout}`] ?? "",
      missing,
      found: other.slice(0, SHOWN) || "none",
    });
  }
  return { header: { layout, places, names }, isAcled };
}

/**
 * Whether a row is one of names, though not the first of its file.
 * @param {string[]} cells
 * @param {Known} known
 */
export function hasNames(cells, { columns }) {
  const keys = cells.map((cell) => keyOf(cell.trim().toLowerCase()));
  return [columns.ged, columns.acled].some((of) => own(keys, of, {}) >= FEW);
}

/** @param {string[]} given @param {Known["columns"]} columns */
function checkRowOfNames(given, { headerless, acledNames }) {
  const cells = given.map((cell) => cell.trim());
  const [first = ""] = cells;
  if (/^[<{[]/.test(first)) throw new Fault("estimate-no-table", { found: first.slice(0, 40) });
  if (cells.length === 1) throw new Fault("estimate-one-column", { column: first.slice(0, 80) });
  const keys = cells.map((cell) => keyOf(cell.toLowerCase()));
  if (keys.some((key) => headerless.includes(key) || acledNames.includes(key))) return;
  if (cells.some((cell) => VALUE.test(cell))) {
    throw new Fault("estimate-no-names", { found: cells.join(", ").slice(0, 80) });
  }
}

/**
 * How many columns there are of one data set that the other has not.
 * @param {string[]} keys
 * @param {Columns} of
 * @param {Columns} other
 */
function own(keys, of, other) {
  const others = valuesOf(other);
  return valuesOf(of).filter((name) => keys.includes(name) && !others.includes(name)).length;
}

/** @param {Columns} columns each name once */
const valuesOf = (columns) => [...new Set(Object.values(columns))];

/** @param {string} name whatever signs part its words: "date start" is `date_start` */
const keyOf = (name) => name.replace(NO_SIGN, "_").replace(/^_+|_+$/g, "");

/** @param {string[]} keys @param {Columns} wanted */
function placesIn(keys, wanted) {
  const found = Object.entries(wanted).map(([field, column]) => [field, keys.indexOf(column)]);
  return Object.fromEntries(found.filter(([, at]) => Number(at) >= 0));
}

/** @param {string[]} keys @param {boolean} isAcled */
function layoutOf(keys, isAcled) {
  if (isAcled) return "acled";
  if (keys.includes("iso3")) return "ged-hdx";
  return keys.includes("relid") ? "ged" : "ged-19";
}
