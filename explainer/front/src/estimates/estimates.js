/**
 * Reads a conflict-data file that a reader opens, and lays its rows beside the claims. A script of
 * its own, which few ask for: it is loaded when its fold is opened. Nothing leaves the page.
 */

import { button, make } from "../ground/dom.js";
import { digestOf } from "../pages/pack.js";
import { Fault, readRows } from "./estimatefile.js";
import { EstimateReader } from "./estimaterows.js";
import { EstimateSheet } from "./estimatesheet.js";

/** @typedef {{ says: string, quote: string, document: string, choose: () => void }} Words */
/** @import { Known, LaneBeside, EstimateFile, ShownRow } from "./estimating.d.ts" */

/**
 * @typedef {object} Page what surrounds it
 * @property {string} first the days that are asked for at first
 * @property {string} last
 * @property {(claim: string) => Words | null} wordsOf what a claim says, where this page has it
 */

const MILLION = 1e6;
const TOLD_BYTES = 20 * MILLION; // a screen reader says each
const PER_CENT = 100;
const MOST_FAULTS = 8;

/** @type {Known | null} */
let known = null;

/** @param {Known} given words, columns and claims */
function know(given) {
  known = given;
}

/**
 * What is read of a file, and by which words it is told; the tests ask for it too.
 * @param {File | Blob} file
 * @param {Known} given
 * @param {{ file: string, readOn: string, first?: string, last?: string, sha256?: string }} asked
 * @param {(bytes: number) => void} [told]
 */
export async function readFile(file, given, asked, told = () => {}) {
  const reader = new EstimateReader(given, { sha256: "", ...asked });
  const letters = await readRows(file, (rows) => reader.take(rows), told).catch((error) => {
    const isBelow = error instanceof Fault && error.code === "estimate-names-below";
    throw isBelow ? error : (reader.refused ?? error); // what is wrong further down is of no use
  });
  if (reader.faults.length) throw new Faults(reader.faults);
  return reader.done(letters);
}

/** All that is wrong with the rows of a file. */
export class Faults extends Error {
  /** @param {Fault[]} faults */
  constructor(faults) {
    super("faults");
    this.faults = faults;
  }
}

/** @param {Blob} file */
async function digest(file) {
  try {
    return (await digestOf(await file.arrayBuffer())) ?? "";
  } catch {
    return ""; // more than this computer can hold at once
  }
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

class Opener {
  /**
   * @param {HTMLElement} host
   * @param {Known} given
   * @param {Page} page
   */
  constructor(host, given, page) {
    this.page = page;
    this.known = given;
    this.sheet = new EstimateSheet(given);
    const say = (/** @type {string} */ name) => this.sheet.say(name);
    this.file = make("input", { type: "file", accept: ".csv,.tsv,.txt,.zip" });
    this.first = make("input", { type: "date", value: page.first });
    this.last = make("input", { type: "date", value: page.last });
    this.status = make("p", { role: "status", className: "explainer-note" });
    this.result = make("div");
    const all = button(say("allDays"), () => {
      this.first.value = "";
      this.last.value = "";
      void this.open();
    });
    for (const input of [this.file, this.first, this.last]) {
      input.addEventListener("change", () => void this.open());
    }
    const named = (/** @type {string} */ name, /** @type {HTMLElement} */ input) =>
      make("label", {}, `${say(name)} `, input);
    host.append(
      make("style", {}, given.css),
      make("p", {}, `${say("openSaid")} ${say("apart")}`),
      make(
        "div",
        { className: "estimate-open" },
        named("openFile", this.file),
        named("firstDay", this.first),
        named("lastDay", this.last),
        all,
      ),
      this.status,
      this.result,
    );
    this.asked = 0;
  }

  async open() {
    const [file] = this.file.files ?? [];
    if (!file) return;
    this.asked += 1;
    const { asked } = this;
    this.result.replaceChildren();
    this.tell(""); // else a refusal of the file before would stand there meanwhile
    const { say } = this.sheet;
    const told = (/** @type {number} */ bytes) => {
      if (this.asked !== asked) throw new Overtaken();
      const done = Math.floor(bytes / TOLD_BYTES) * (TOLD_BYTES / MILLION);
      if (done > 0) this.tell(say.call(this.sheet, "reading", { done }));
    };
    try {
      const [first, last] = [this.first.value, this.last.value];
      if (first && last && first > last) {
        throw new Fault("estimate-days-backwards", { first, last });
      }
      const sha256 = await digest(file);
      const days = { file: file.name, readOn: today(), first, last, sha256 };
      const reading = await readFile(file, this.known, days, told);
      if (this.asked === asked) this.show(reading, file.name);
    } catch (error) {
      if (!(error instanceof Overtaken)) this.refuse(error, file.name);
    }
  }

  /** @param {string} words */
  tell(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** @param {unknown} error @param {string} file */
  refuse(error, file) {
    const faults = error instanceof Faults ? error.faults : error instanceof Fault ? [error] : [];
    if (!faults.length) console.error(error);
    const told = faults.map(({ code, values }) => `${file}: ${this.sheet.say(code, values)}`);
    this.tell(this.sheet.say("refused"));
    const shown = told.length ? told.slice(0, MOST_FAULTS) : [this.sheet.say("unreadable")];
    this.result.replaceChildren(make("ul", {}, ...shown.map((one) => make("li", {}, one))));
  }

  /** @param {EstimateFile} reading @param {string} file */
  show(reading, file) {
    const { sheet } = this;
    const rows = sheet.of(reading.rows);
    const count = reading.rows.length;
    this.tell(sheet.readInWords(reading, file).join(" "));
    const more = !count
      ? sheet.say("noRows")
      : count > rows.length && sheet.say("more", { shown: rows.length, count });
    const sets = [...new Set(reading.rows.map((row) => row.data_set))];
    this.result.replaceChildren(
      ...rows.map((row) => this.article(row)),
      ...(more ? [make("p", { className: "explainer-note" }, more)] : []),
      ...(rows.length ? [this.table(rows)] : []),
      ...sets.map((set) => make("p", { className: "explainer-source" }, sheet.say(`cite-${set}`))),
    );
  }

  /** @param {ShownRow} row */
  article(row) {
    const { sheet } = this;
    const isNear = row.lanes.length > 1;
    const near = isNear ? `${sheet.say("near")} ${sheet.say("which")}` : sheet.say("noneNear");
    const facts = row.facts.flatMap(([name, value]) => [
      make("dt", {}, name),
      make("dd", {}, value),
    ]);
    return make(
      "article",
      { className: "estimate" },
      make("h3", {}, row.title),
      make("p", { className: "explainer-caption" }, `${row.coded}. ${near}`),
      make(
        "ul",
        { className: "estimate-lanes" },
        ...row.lanes.map((lane) => this.lane(lane, row.most)),
      ),
      make(
        "p",
        { className: "estimate-scale" },
        make("span", {}, "0"),
        make("span", {}, `${row.most} ${sheet.say("axis")}`),
      ),
      make("details", {}, make("summary", {}, sheet.say("evidence")), make("dl", {}, ...facts)),
    );
  }

  /** @param {LaneBeside} lane @param {number} most */
  lane(lane, most) {
    const words = lane.claim ? this.page.wordsOf(lane.claim) : null;
    const label = words ? this.evidence(lane.label, words) : make("strong", {}, lane.label);
    const same = make("span", { className: lane.says_same ? "is-same" : "" }, lane.same);
    const told = [" ", same, ` ${lane.aside}`];
    return make(
      "li",
      {
        className: `estimate-lane ${lane.claim ? `explainer-side-${lane.side}` : "is-estimate"}`,
      },
      make("span", { className: "estimate-words" }, label, ...(lane.same ? told : [])),
      make("span", { className: "estimate-axis" }, ...marks(lane, most)),
    );
  }

  /** @param {string} label @param {Words} words */
  evidence(label, { says, quote, document, choose }) {
    return make(
      "details",
      {},
      make("summary", {}, label),
      ...(quote ? [make("blockquote", {}, `“${quote}”`)] : []),
      make("p", {}, `${says} ${document}.`),
      button(this.sheet.say("inPage"), choose),
    );
  }

  /** @param {ShownRow[]} rows */
  table(rows) {
    const { sheet } = this;
    const columns = sheet.say("columns").split("|");
    const none = { label: sheet.say("none"), same: "", aside: "" };
    const lines = rows.flatMap((row) => {
      const [, ...beside] = row.lanes;
      return (beside.length ? beside : [none]).map((lane) => [
        row.id,
        row.title,
        row.number,
        row.coded,
        lane.label,
        lane.same,
        lane.aside,
      ]);
    });
    const cells = (/** @type {string[]} */ line) => line.map((cell) => make("td", {}, cell));
    const title = sheet.say("table");
    return make(
      "details",
      {},
      make("summary", {}, title),
      make(
        "div",
        { className: "explainer-scroll", tabIndex: 0, role: "region", ariaLabel: title },
        make(
          "table",
          { className: "explainer-table" },
          make(
            "thead",
            {},
            make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, name))),
          ),
          make("tbody", {}, ...lines.map((line) => make("tr", {}, ...cells(line)))),
        ),
      ),
    );
  }
}

class Overtaken extends Error {}

/** @param {LaneBeside} lane @param {number} most @returns {HTMLElement[]} none where it has no number */
export function marks({ low, high, tick }, most) {
  const ends = [low, high].filter((end) => end !== null);
  const at = (/** @type {number} */ n) => `${((PER_CENT * n) / most).toFixed(2)}%`;
  const found = [];
  if (ends.length) {
    const left = low === null ? 0 : Math.min(...ends);
    const right = high === null ? most : Math.max(...ends);
    const open = `${low === null ? " is-open-low" : ""}${high === null ? " is-open-high" : ""}`;
    const band = make("span", { className: `estimate-band${open}` });
    band.style.left = at(left);
    band.style.width = at(right - left);
    found.push(band);
  }
  if (tick !== null) {
    const mark = make("span", { className: "estimate-tick" });
    mark.style.left = at(tick);
    found.push(mark);
  }
  return found;
}

/** @param {HTMLElement} host @param {Page} page */
function draw(host, page) {
  if (!known) throw new Error("nothing was told of words and claims");
  host.classList.add("explainer-estimates");
  new Opener(host, known, page);
}

/** @type {any} */ (globalThis).explainerEstimates = { know, draw };
