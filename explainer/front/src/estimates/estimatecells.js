/** What a cell of a conflict-data file holds. All cells are text: nothing in one is ever run. */

import { Fault } from "./estimatefile.js";

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const WORDED = /^(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})$/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const COUNT = /^(\d{1,9})(?:\.0+)?$/;
const NOT_RECORDED = /^-1(?:\.0+)?$/;
const NUMBER = /^[+-]?\d{1,9}(?:\.\d+)?$/;
const COMMA = /^([+-]?\d{1,9}),(\d+)$/;
const NOT_THERE = /^(?:nan|na|n\/a|#n\/a|nat|none|null|nil|unknown|inf|-inf|\?|-+|\.)$/i;
const ROUNDED = /^\d+(?:[.,]\d+)?e[+]?\d+$/i;
const COUNTED_DAY = /^([2-7]\d{4})(?:\.\d+)?$/;
const SHOWN = 80;
const SHORT = 3;

export class Cell {
  /**
   * @param {string} value
   * @param {number} line
   * @param {string} column
   * @param {string[]} months their names
   */
  constructor(value, line, column, months) {
    this.value = value.trim();
    this.at = { line, column, value: this.value.slice(0, SHOWN) };
    this.months = months;
  }

  /** The day as year-month-day; one that can be read as two is refused. */
  day() {
    const iso = ISO.exec(this.value);
    if (iso) return this.date(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    const worded = WORDED.exec(this.value);
    if (worded) {
      const named = worded[2]?.toLowerCase() ?? "";
      const month = this.months.findIndex((name) => {
        const whole = name.toLowerCase();
        return named === whole || named === whole.slice(0, SHORT);
      });
      return this.date(Number(worded[3]), month + 1, Number(worded[1]));
    }
    const numbers = DAY_FIRST.exec(this.value);
    if (!numbers) return this.noDay();
    const [one, other, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
    if (one <= 12 && other <= 12 && one !== other) throw new Fault("estimate-two-days", this.at);
    return this.date(year, Math.min(one, other), Math.max(one, other));
  }

  /** @returns {never} */
  noDay() {
    const counted = COUNTED_DAY.exec(this.value);
    if (!counted) throw new Fault("estimate-no-day", this.at);
    const made = new Date(Date.UTC(1899, 11, 30 + Number(counted[1]))); // as a spreadsheet counts
    throw new Fault("estimate-counted-day", { ...this.at, day: made.toISOString().slice(0, 10) });
  }

  /** @param {number} year @param {number} month @param {number} day */
  date(year, month, day) {
    const made = new Date(Date.UTC(2000, month - 1, day));
    made.setUTCFullYear(year, month - 1, day);
    const isDay =
      year > 0 && made.getUTCDate() === day && made.toISOString().slice(5, 7) === two(month);
    if (!isDay) throw new Fault("estimate-no-day", this.at);
    return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  }

  /** A whole number; null where the cell is empty: unknown is not zero. */
  count() {
    if (!this.value) return null;
    const found = COUNT.exec(this.value);
    this.checkThere();
    if (!found) throw new Fault("estimate-no-count", this.at);
    return Number(found[1]);
  }

  checkThere() {
    if (NOT_THERE.test(this.value)) throw new Fault("estimate-not-there", this.at);
  }

  /** What tells a row from others; a spreadsheet may have rounded it. */
  rowId() {
    const { line, column } = this.at;
    if (!this.value) throw new Fault("estimate-empty", { line, column, expected: column });
    this.checkThere();
    if (ROUNDED.test(this.value)) throw new Fault("estimate-rounded", this.at);
    return this.value;
  }

  /** A number of reports; null where it is -1, which says that it was not recorded. */
  sources() {
    return NOT_RECORDED.test(this.value) ? null : this.count();
  }

  /** @param {number} most */
  code(most) {
    if (!this.value) return null;
    this.checkThere();
    const found = Number(COUNT.exec(this.value)?.[1] ?? 0);
    if (found < 1 || found > most) {
      throw new Fault("estimate-no-code", { ...this.at, expected: `1–${most}` });
    }
    return found;
  }

  /** @param {number} most */
  degrees(most) {
    if (!this.value) return null;
    this.checkThere();
    const comma = COMMA.exec(this.value);
    if (comma) {
      throw new Fault("estimate-comma", { ...this.at, expected: `${comma[1]}.${comma[2]}` });
    }
    if (!NUMBER.test(this.value)) throw new Fault("estimate-no-number", this.at);
    const found = Number(this.value);
    if (Math.abs(found) > most) {
      throw new Fault("estimate-no-degrees", { ...this.at, expected: `-${most}–${most}` });
    }
    return found;
  }
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
