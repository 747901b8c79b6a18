/**
 * What a pupil has answered: kept in this browser under one name for all chapters, so that one file
 * holds them all. Nothing is sent anywhere. Whoever shows answers follows what is kept, whichever
 * tab, cell or copy of this script it comes from.
 */

import { inWords, mark } from "./marking.js";

/** @import { Entry, Marked, Question } from "./questions.d.ts" */
/** @typedef {Record<string, Record<string, Entry>>} Kept by chapter, then by question */

const KEPT = "durand-line-explainer answers";
const CHANGED = "durand-line-explainer answers changed";
const TEXTS = /** @type {const} */ (["chapter", "question", "answer"]);
const LONGEST = 2000;

/**
 * What all copies of this script in one document share: a notebook has one for each lesson.
 * @returns {{ kept: Kept | null, asked: Map<string, Map<string, Question>>, drawn: number }}
 */
function shared() {
  const place = /** @type {any} */ (globalThis);
  const name = Symbol.for(KEPT);
  place[name] ??= { kept: null, asked: new Map(), drawn: 0 };
  return place[name];
}

/** A number that nothing else in this document has. */
export function freshNumber() {
  shared().drawn += 1;
  return shared().drawn;
}

/**
 * What is kept of all chapters.
 * @returns {Kept}
 */
export function kept() {
  const { kept: own } = shared();
  if (own) return own;
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

/**
 * A browser may refuse its storage (a private window, a full disk): then answers last as long as
 * the page.
 * @param {Kept} every
 */
function keep(every) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(every));
    shared().kept = null;
  } catch {
    shared().kept = every;
  }
  dispatchEvent(new Event(CHANGED));
}

/** Whether answers outlast this page. */
export function outlasts() {
  try {
    const probe = `${KEPT}?`;
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return !shared().kept;
  } catch {
    return false;
  }
}

/**
 * Calls whenever answers have changed, here or in another tab.
 * @param {() => void} act
 * @returns {() => void} what ends it
 */
export function follow(act) {
  const fromElsewhere = (/** @type {StorageEvent} */ { key }) => {
    if (key === KEPT || key === null) act();
  };
  addEventListener(CHANGED, act);
  addEventListener("storage", fromElsewhere);
  return () => {
    removeEventListener(CHANGED, act);
    removeEventListener("storage", fromElsewhere);
  };
}

/**
 * @param {Question} question
 * @returns {Entry | undefined} its entry, where it has the form of one and fits the question
 */
export function entryOf(question) {
  const entry = Object(kept()[question.chapter])[question.id];
  return entry && inWords(question, entry.given) ? entry : undefined;
}

/**
 * @param {Question} question
 * @param {unknown} given
 * @param {number} times how often an answer was checked
 */
function write(question, given, times) {
  const { chapter, id, prompt } = question;
  /** @type {Entry} */
  const entry = {
    chapter,
    question: prompt,
    answer: inWords(question, given),
    given,
    right: mark(question, given).right,
    times,
  };
  const every = kept();
  if (JSON.stringify(Object(every[chapter])[id]) === JSON.stringify(entry)) return;
  keep({ ...every, [chapter]: { ...every[chapter], [id]: entry } });
}

/** @param {Entry} entry */
const timesOf = ({ times }) => (Number.isInteger(times) && times > 0 ? times : 1);

/**
 * Marks an answer, and keeps it unless there is none.
 * @param {Question} question
 * @param {unknown} given
 * @returns {Marked}
 */
export function check(question, given) {
  const before = entryOf(question);
  if (inWords(question, given)) write(question, given, before ? timesOf(before) + 1 : 1);
  return mark(question, given);
}

/**
 * Makes a question one of its chapter's. An answer of an earlier day is marked anew, so that a
 * changed record changes what is said to it.
 * @param {Question} question
 */
export function ask(question) {
  const { asked } = shared();
  const ofChapter = asked.get(question.chapter) ?? new Map();
  asked.set(question.chapter, ofChapter.set(question.id, question));
  const entry = entryOf(question);
  if (entry) write(question, entry.given, timesOf(entry));
  dispatchEvent(new Event(CHANGED));
}

/**
 * The questions of a chapter that were asked so far, each with its answer.
 * @param {string} chapter
 */
export function standing(chapter) {
  const asked = [...(shared().asked.get(chapter)?.values() ?? [])];
  return asked
    .sort((a, b) => a.number - b.number)
    .map((question) => ({ question, entry: entryOf(question) }));
}

/** Clears the answers of all chapters, in every tab. */
export function clear() {
  keep({});
}

/**
 * The rows of the file of answers, from what is kept of all chapters; what is no entry is left out.
 * @param {{ yes: string, notYet: string }} words
 */
export function rows({ yes, notYet }) {
  const entries = Object.values(kept()).flatMap((chapter) => Object.values(Object(chapter)));
  return entries
    .filter((entry) => TEXTS.every((name) => typeof Object(entry)[name] === "string"))
    .map((entry) => [
      ...TEXTS.map((name) => entry[name].slice(0, LONGEST)),
      entry.right === true ? yes : notYet,
      String(entry.times ?? ""),
    ]);
}
