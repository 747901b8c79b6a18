/** A report to code, for tests: what the coder begins with, and somebody who answers. */

import { readFileSync } from "node:fs";
import { frame, page } from "./page.js";

/** @import { Asked, Carrier, Draft, Kept, Opening, Reply } from "../src/report/coding.d.ts" */

/** The catalogue as Python has it, so that a name that is not in it fails a test. */
const words = JSON.parse(
  readFileSync(new URL("./coder-words.json", import.meta.url), { encoding: "utf8" }),
);

export const TEXT = "The army spoke on Sunday.\n\nIt said that 23 died.\n";

/** @param {Partial<Draft>} [changes] @returns {Draft} */
export function draft(changes = {}) {
  return { text: TEXT, about: {}, claims: [], at: 0, choices: {}, changing: null, ...changes };
}

/** @param {Partial<Reply>} [changes] @returns {Reply} */
export function reply(changes = {}) {
  return {
    draft: draft(),
    form: [
      [
        "Who says it?",
        [
          ["asserted_by", "Who says it", "choice"],
          ["killed", "Killed", "quantity"],
          ["said_on", "Said on", "date"],
          ["said_basis", "How you know", "choice"],
          ["from", "First day", "date"],
        ],
      ],
      [
        "The words",
        [
          ["quote", "Exact words", "quote"],
          ["says", "Your own", "words"],
        ],
      ],
    ],
    about_form: [["published", "Published on", "date"]],
    line: {
      at: 0,
      of: 2,
      number: 1,
      words: "The army spoke on Sunday.",
      found: [["Names of speakers", ["“army”"]]],
      quantities: ["23"],
      uses: [["23", [{ killed: "23", kind: "casualties" }]]],
      days: [
        {
          words: "“Sunday”",
          ask: "",
          readings: [
            {
              words: "Sunday, 12 October 2025",
              said: { said_on: "2025-10-12", said_basis: "weekday" },
              happened: { from: "2025-10-12" },
            },
          ],
        },
      ],
      nothing: "Nothing.",
    },
    options: {
      asserted_by: [
        ["army", "The army", "Found in this line"],
        ["un", "The UN", "Others"],
      ],
      said_basis: [["weekday", "The weekday", ""]],
    },
    coded: [],
    yaml: "",
    ...changes,
  };
}

/** @returns {Opening} */
export function opening() {
  const beside = {
    on: "2025-10-29",
    day: "29 October 2025",
    claim: "army-toll",
    page: 0,
    cards: 1,
    values: [page("Five and Your report."), {}],
  };
  return { words, frame: frame(), reply: reply({ page: beside }) };
}

/**
 * Somebody who answers what the test says, and a place to keep things.
 * @param {(asked: Asked) => Reply | Promise<Reply>} answer
 */
export function carrier(answer) {
  /** @type {Asked[]} */
  const asked = [];
  /** @type {Kept | null} */
  let kept = null;
  /** @type {Carrier & { asked: Asked[] }} */
  const made = {
    asked,
    ask: async (one) => {
      asked.push(structuredClone(one));
      return answer(one);
    },
    kept: () => kept,
    keep: (given) => {
      kept = structuredClone(given);
      return true;
    },
    forget: () => {
      kept = null;
    },
  };
  return made;
}
