/** A small chapter for tests: one question of each kind, and a browser that keeps answers. */

import { readFileSync } from "node:fs";
import { speak } from "../src/ground/words.js";
import { browser } from "./page.js";

/** @import { Caption, Choice, Match, Order, Question } from "../src/lesson/questions.d.ts" */

/** The catalogue as Python has it, so that a name that is not in it fails a test. */
export const words = JSON.parse(
  readFileSync(new URL("./quiz-words.json", import.meta.url), { encoding: "utf8" }),
);

/** A browser in which nothing is kept and nothing was asked. */
export function classroom() {
  const window = browser();
  const names = ["localStorage", "removeEventListener", "dispatchEvent", "Event", "StorageEvent"];
  for (const name of names) {
    const value = /** @type {any} */ (window)[name];
    const bound = typeof value === "function" && /^[a-z]/.test(name) ? value.bind(window) : value;
    Object.defineProperty(globalThis, name, { configurable: true, value: bound, writable: true });
  }
  speak(words);
  delete (/** @type {any} */ (globalThis)[Symbol.for("durand-line-explainer answers")]);
  return window;
}

/** @param {string} says @param {string[]} [claims] */
const said = (says, claims = []) => ({ says, claims });

const EVIDENCE = {
  toll: {
    says: "The UN mission counts at least 50.",
    quotation: "at least 50",
    language: "en",
    side: "third-party",
    facts: /** @type {[string, string][]} */ ([["Says it", "the UN mission"]]),
  },
};
const SHARED = { chapter: "The count", number: 1, prompt: "Which?", evidence: EVIDENCE };

/** @returns {Choice} */
export const choice = (changes = {}) => ({
  ...SHARED,
  id: "which",
  kind: "Choice",
  options: [
    ["a", "The first"],
    ["b", "The second"],
  ],
  key: {
    unanswered: "Choose one.",
    wanted: "b",
    options: { a: said("Not this one.", ["toll"]), b: said("Yes. So.", ["toll"]) },
  },
  ...changes,
});

/** @returns {Choice} */
export const place = () => ({
  ...choice({ id: "where", number: 2 }),
  kind: "Place",
  map: '<svg><g data-option="a"><circle></circle></g><g data-option="b"></g></svg>',
});

/** @returns {Order} */
export const order = () => ({
  ...SHARED,
  id: "order",
  number: 3,
  kind: "Order",
  options: [
    ["a", "A"],
    ["b", "B"],
    ["c", "C"],
  ],
  key: {
    unanswered: "Put all in order.",
    wanted: ["b", "a", "c"],
    right: said("Yes."),
    some: ["None.", "1 of 3.", "2 of 3."],
    again: { a: said("Again: A.", ["toll"]), b: said("Again: B."), c: said("Again: C.") },
  },
});

/** @returns {Match} */
export const match = () => ({
  ...order(),
  id: "match",
  number: 4,
  kind: "Match",
  rows: [
    ["one", "First"],
    ["two", "Second"],
  ],
  options: [
    ["a", "A"],
    ["b", `B, ${"at length ".repeat(10)}`],
  ],
  key: {
    unanswered: "Choose for each.",
    wanted: ["b", "b"],
    right: said("Yes."),
    some: ["None.", "1 of 2."],
    again: { one: said("Again: First."), two: said("Again: Second.") },
  },
});

/** @param {string} found */
const sought = (found) => ({ found, before: "[a-z]", after: "[a-z]", never: "" });

/** @returns {Caption} */
export const caption = () => ({
  ...SHARED,
  id: "caption",
  number: 5,
  kind: "Caption",
  checks: [
    ["who", "who says it"],
    ["when", "the day"],
    ["whom", "whom it counts"],
  ],
  key: {
    unanswered: "Write first.",
    language: "en-GB",
    plain: { "’": "'", "\u00a0": " " },
    sought: {
      who: sought("the un mission"),
      when: { ...sought("27 october"), before: "not on ", after: " 2024" },
      whom: { ...sought("civilians"), never: "soldiers" },
    },
    right: said("All of it."),
    missing: said("Not found: {missing}."),
  },
});

/** @param {string} tag */
export function host(tag = "div") {
  const made = document.createElement(tag);
  document.body.append(made);
  return made;
}

/**
 * @param {ParentNode} root
 * @param {string} name
 */
export function press(root, name) {
  const found = [...root.querySelectorAll("button")].find(
    (one) => one.getAttribute("aria-label") === name || one.textContent === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  found.click();
  return found;
}

/** @param {ParentNode} root */
export const says = (root) => root.querySelector(".quiz-says")?.textContent ?? "";

/** @param {Element} element @param {string} type */
export const fire = (element, type) => element.dispatchEvent(new Event(type, { bubbles: true }));
