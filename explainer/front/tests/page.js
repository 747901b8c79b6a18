/** A small page for tests, in a document of happy-dom. */

import { readFileSync } from "node:fs";
import { Window } from "happy-dom";
import { speak } from "../src/ground/words.js";

/** @import { Card, Frame, Page, Source, State, ViewPart } from "../src/types.d.ts" */

const LONG_MS = 2000;

/** What waits for an answer that never comes does not hold up the end of a test. */
function withoutLongWaits() {
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = /** @type {any} */ (
    (/** @type {() => void} */ work, /** @type {number} */ ms, /** @type {any[]} */ ...given) => {
      const timer = wait(work, ms, ...given);
      return ms >= LONG_MS ? /** @type {any} */ (timer).unref() : timer;
    }
  );
}

/** Makes the globals that a browser has. */
export function browser() {
  withoutLongWaits();
  const window = new Window({ url: "http://localhost/" });
  const names = [
    "document",
    "location",
    "history",
    "Node",
    "ResizeObserver",
    "MutationObserver",
    "CustomEvent",
    "Event",
  ];
  for (const name of [
    ...names,
    "Image",
    "HTMLElement",
    "getComputedStyle",
    "matchMedia",
    "addEventListener",
    "removeEventListener",
    "innerHeight",
  ]) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      value: /** @type {any} */ (window)[name],
      writable: true,
    });
  }
  /** @type {any} */ (globalThis).scrollTo = () => {};
  return window;
}

/** The catalogue as Python has it, so that a name that is not in it fails a test. */
const catalogue = JSON.parse(
  readFileSync(new URL("./words.json", import.meta.url), { encoding: "utf8" }),
);

/** @returns {import("../src/types.d.ts").Strip} */
export function strip() {
  return {
    days: [
      { day: "2025-10-09", short: "9 Oct", counts: {} },
      { day: "2025-10-10", short: "10 Oct", counts: {} },
      { day: "2025-10-12", short: "12 Oct", counts: { pakistan: 1 } },
      { day: "2025-10-20", short: "20 Oct", counts: { report: 4 } },
      { day: "2025-10-29", short: "29 Oct", counts: { pakistan: 5, report: 15 } },
    ],
    events: [
      ["2025-10-12", "2025-10-12", "truce", "The truce"],
      ["2025-10-12", "2025-10-12", "talks", "The talks"],
    ],
  };
}
/**
 * @param {string} id
 * @param {string} side
 * @param {string} says
 * @param {string} quote
 */
const found = (id, side, says, quote) => ({
  ...{ id, side, says, quote, ring: "five", by: "The speaker", document: "Report 1", where: "" },
});

/** @returns {Frame} */
export function frame() {
  speak(catalogue);
  return {
    words: catalogue,
    days: {
      five: { first: "2025-10-09", last: "2025-10-29" },
      wider: { first: "2025-10-09", last: "2026-02-09" },
    },
    strip: { five: strip(), wider: strip() },
    dayWords: { "2025-10-12": "12 October 2025", "2025-10-29": "29 October 2025" },
    claim: "un-toll",
    saidOn: { "un-toll": "2025-10-27", "army-toll": "2025-10-12" },
    search: [
      found("un-toll", "third-party", "At least 50 killed.", "killed at least 50"),
      found("army-toll", "pakistan", "The army says 23 were killed in Kabul.", ""),
    ],
    keys: /** @type {any} */ (
      "on ring documents from to speaker side kind topic by talk order view story claim cell".split(
        " ",
      )
    ),
    story: [
      {
        title: "How many?",
        words: "The UN counts at least 50.",
        views: ["casualties"],
        state: { claim: "un-toll" },
        claims: ["un-toll"],
      },
      {
        title: "One night",
        words: "The army counts 23.",
        views: ["statements"],
        state: { on: "2025-10-12", claim: "army-toll" },
        claims: ["army-toll"],
      },
    ],
    ids: {
      view: ["casualties", "statements"],
      story: ["1", "2"],
      cells: ["toll/report"],
      documents: ["report", "other"],
      by: ["people", "event", "speaker"],
      talk: ["topic", "day"],
      order: ["disagreement", "topic"],
      ring: ["wider"],
      side: ["pakistan", "afghanistan"],
    },
    around: { claims: {}, cards: {} },
    addressIn: "search",
    colours: [["Pakistan’s side", "black"]],
    footer: "<p>Foot.</p>",
    key: "<ul><li>Key</li></ul>",
    licence: "CC BY 4.0",
  };
}

/** @param {Partial<ViewPart>} [changes] @returns {ViewPart} */
export function view(changes = {}) {
  return {
    question: "How many?",
    figure: { data: [{ x: [1] }], layout: { height: 100 } },
    today: null,
    lines: [],
    alt: "One mark.",
    signs: "",
    caption: "One row.",
    source: "Source: Report 1.",
    table: { title: "Figures", columns: ["Killed", "Evidence"], rows: [["50", claimCell()]] },
    more: "",
    nothing: "Nothing.",
    instead: "",
    empty: false,
    variants: {},
    ...changes,
  };
}

function claimCell() {
  return { words: "un-toll", claim: "un-toll" };
}

/** @param {string} shown @returns {Page} */
export function page(shown) {
  const none = { documents: [], speaker: [], side: [], kind: [], topic: [] };
  return {
    parts: {
      opening: {
        finding: "How many died?",
        events: "Reports tell of a truce.",
        cards: [
          {
            claim: "un-toll",
            side: "third-party",
            words: "at least 50",
            whom: "Afghans",
            who: "UN",
          },
          { claim: null, side: "", words: "unknown", whom: "Others", who: "nobody" },
        ],
        whyNot: "Why not 50 + 23?",
        others: "3 figures",
      },
      summary: `Summary of ${shown}.`,
      says: shown,
      offer: null,
      sources: "<p>Sources.</p>",
      filters: { options: /** @type {any} */ (none), says: shown },
      views: { casualties: view() },
      claims: { "un-toll": "Report 1 · At least 50.", "army-toll": "Report 1 · 23." },
      choices: ["un-toll", "army-toll"],
      answers: {},
    },
  };
}

/** @returns {Card} */
export function card() {
  return {
    says: "The UN mission counts at least 50 killed.",
    quotation: "killed at least 50",
    language: "en",
    side: "third-party",
    facts: [
      ["Says it", "the UN mission"],
      ["Counting", "as a third party"],
    ],
    citation: "The UN mission …",
    same: ["un-toll"],
    together: [["1 claim more", ["army-toll"]]],
    place: "sentence 18 of Report 1",
    source: { words: "Report 1", href: "https://example.org/report" },
    elsewhere: [],
    earliest: "",
    earlier: "",
    later: "army-toll",
  };
}
