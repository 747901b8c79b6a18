/** What is shown of coded estimates, in the words of `explainer.words.estimates`. */

import { near } from "./near.js";

/** @import { Estimate, Known, LaneBeside, Near, EstimateFile, ShownRow, ClaimBeside } from "./estimating.d.ts" */

const MOST_SHOWN = 40;
const SAME = ["best", "low", "high", "civilians", "part"]; // it may have become the number
const ROOM = 1.15; // for an open end
const DIGEST = 16;

export class EstimateSheet {
  /** @param {Known} known */
  constructor(known) {
    this.known = known;
    this.told = new Map(known.claims.map((one) => [one.of.id, one]));
    this.compared = known.claims.map((one) => one.of);
  }

  /**
   * The words under a name, filled in.
   * @param {string} name
   * @param {Record<string, string | number | null>} [values]
   */
  say(name, values = {}) {
    const words = this.known.words[name];
    if (words === undefined) throw new Error(`the catalogue has no words for ${name}`);
    return words.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  }

  /** @param {EstimateFile} reading @param {string} file */
  readInWords(reading, file) {
    const { rows, layout, otherDays, spans, elsewhere, again, letters } = reading;
    const told = [
      this.say("read", { file, layout: this.say(`layout-${layout}`), kept: rows.length }),
    ];
    if (letters === "windows-1252") told.push(this.say("readWindows"));
    if (letters === "utf-16") told.push(this.say("readUtf16"));
    if (otherDays && spans) {
      const [first, last] = [this.day(spans[0]), this.day(spans[1])];
      told.push(this.say("readOtherDays", { count: otherDays, first, last }));
    }
    if (elsewhere) told.push(this.say("readElsewhere", { count: elsewhere }));
    if (again) told.push(this.say("readAgain", { count: again }));
    return told;
  }

  /** @param {string} day as year-month-day */
  day(day) {
    const [year = "", month = "", date = ""] = day.split("-");
    const name = this.say("months").split("|")[Number(month) - 1] ?? "";
    return this.say("day", { day: Number(date), month: name, year });
  }

  /** @param {Estimate[]} rows @returns {ShownRow[]} in the order of their days */
  of(rows) {
    const key = (/** @type {Estimate} */ row) => [row.first, row.last, row.row_id].join("\n");
    const ordered = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return ordered.slice(0, MOST_SHOWN).map((row) => this.row(row));
  }

  /** @param {Estimate} row @returns {ShownRow} */
  row(row) {
    const beside = near(row, this.compared, this.known.provinces);
    const number = this.killed(row);
    const { low, high, best } = row;
    /** @type {LaneBeside} */
    const own = {
      claim: "",
      side: "",
      label: this.say("estimate", { number }),
      same: "",
      says_same: false,
      aside: "",
      low,
      high,
      tick: best,
    };
    const lanes = [own, ...beside.map((one) => this.lane(one))];
    const ends = lanes.flatMap((lane) => [lane.low ?? 0, lane.high ?? 0, lane.tick ?? 0]);
    return {
      id: row.row_id,
      title: this.say("title", { days: this.days(row), place: this.place(row) }),
      coded: `${this.say("factCoded")} ${this.codedBy(row)}`,
      number,
      lanes,
      most: roundUp(Math.max(...ends)),
      facts: this.facts(row),
    };
  }

  /** @param {Near} one @returns {LaneBeside} */
  lane(one) {
    const { of, who, words, whom, side } = /** @type {ClaimBeside} */ (this.told.get(one.claim));
    const aside = {
      when: this.say(`when-${one.when}`),
      where: this.say(`where-${one.where}`),
    };
    const label = this.say("claim", { who, words, whom });
    const { low, high } = of;
    return {
      claim: of.id,
      side,
      label,
      same: this.say(`same-${one.same}`),
      says_same: SAME.includes(one.same),
      aside: this.say("aside", aside),
      low,
      high,
      tick: null,
    };
  }

  /** @param {Estimate} row */
  days({ first, last }) {
    if (first === last) return this.day(first);
    return this.say("days", { first: this.day(first), last: this.day(last) });
  }

  /** @param {Estimate} row */
  place(row) {
    const name = row.place || row.district;
    const area = row.province || row.country;
    if (!name && !area) return this.say("unplaced");
    if (row.notices.includes("no-point")) return this.say("somewhere", { place: name || area });
    if (!name || name.startsWith(area)) return name || area;
    return this.say("within", { place: name, area });
  }

  /** @param {Estimate} row */
  killed({ low, best, high, data_set }) {
    if (best === null) return this.say("killedUnknown");
    if (best === 0 && data_set === "acled") return this.say("killedNoneAcled");
    if (low === null || high === null) return this.say("killedNoRange", { best });
    if (best === 0 && low === 0) return this.say(high ? "killedNone" : "killedZero", { high });
    if (low > best || best > high) return this.say("killedOutside", { best, low, high });
    return this.say(low === high ? "killedExactly" : "killed", { best, low, high });
  }

  /** @param {Estimate} row */
  codedBy(row) {
    if (row.data_set === "acled") return this.say("codedAcled");
    const { words } = this.known;
    const exact = `sources-${row.sources === null ? "None" : row.sources}`;
    const sources = this.say(exact in words ? exact : "sources-n", { count: row.sources });
    const set = this.say(`set-${row.data_set}`);
    return this.say(row.version ? "coded" : "codedUnversioned", {
      set,
      version: row.version,
      sources,
    });
  }

  /** @param {string} name */
  side(name) {
    return !name || name.startsWith("XXX") ? this.say("unidentified") : name;
  }

  /** @param {Estimate} row @param {"date" | "where"} of */
  precision(row, of) {
    const code = of === "date" ? row.date_prec : row.where_prec;
    return this.say(
      code ? `${of}-${row.data_set === "acled" ? "acled" : "ucdp"}-${code}` : "unknown",
    );
  }

  /** @param {Estimate} row @returns {[string, string][]} */
  facts(row) {
    const [one, other] = [this.side(row.side_a), this.side(row.side_b)];
    const shown = (/** @type {number | null} */ n) => (n === null ? this.say("unknown") : n);
    const parts = this.say("parts", {
      one,
      other,
      a: shown(row.deaths_a),
      b: shown(row.deaths_b),
      civilians: shown(row.deaths_civilians),
      unknown: shown(row.deaths_unknown),
    });
    const mind = row.notices.map((name) => this.say(`notice-${name}`, { status: row.code_status }));
    const where = this.say("row", {
      id: `${row.row_id} ${row.relid}`.trim(),
      line: row.line,
      file: row.file,
      day: this.day(row.read_on),
      digest: row.sha256.slice(0, DIGEST) || this.say("notHashed"),
    });
    /** @type {[string, string][]} */
    const found = [
      ["factCoded", this.codedBy(row)],
      ["factSides", this.say("sides", { one, other })],
      ["factKind", this.known.words[`violence-${row.violence}`] ?? row.violence],
      ["factParts", row.data_set === "acled" ? "" : parts],
      ["factWhen", this.precision(row, "date")],
      ["factWhere", this.precision(row, "where")],
      ["factOffice", row.office],
      ["factOriginal", row.original],
      ["factNotes", row.notes],
      ["factNotices", mind.join(" ")],
      ["factRow", where],
    ];
    return found.filter(([, value]) => value).map(([name, value]) => [this.say(name), value]);
  }
}

/** @param {number} most the end of an axis: 1, 2 or 5 times a power of ten */
function roundUp(most) {
  const wanted = Math.max(most, 1) * ROOM;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return Math.trunc([1, 2, 5, 10].map((n) => n * power).find((end) => end >= wanted) ?? 1);
}
