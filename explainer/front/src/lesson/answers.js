/**
 * What a pupil has answered: kept in this browser under one name for all chapters, so that one file
 * holds them all. Nothing is sent anywhere. Whoever shows answers follows what is kept, whichever
 * tab, cell or copy of this script it comes from.
 */

import { inWords, mark } from "./marking.js";

/** @import { Entry, Marked, Question } from "./questions.d.ts" */
/** @typedef {Record<string, Record<string, Entry>>} Kept by chapter, then by question */
/** @typedef {Record<string, string>} Tickets by chapter */
/**
 * @typedef {object} Shared
 * @property {Kept | null} kept
 * @property {Record<string, any> | null} beside
 * @property {Map<string, Map<string, Question>>} asked
 * @property {number} drawn
 */

const KEPT = "durand-line-explainer answers";
const BESIDE = "durand-line tickets";
const CHANGED = "durand-line-explainer answers changed";
const TEXTS = /** @type {const} */ (["chapter", "question", "answer"]);
const LONGEST_CODE = 20;
const LONGEST = 2000;

/**
 * What all copies of this script in one document share: a notebook has one for each lesson.
 * @returns {Shared}
 */
function shared() {
  const place = /** @type {any} */ (globalThis);
  const name = Symbol.for(KEPT);
  place[name] ??= { kept: null, beside: null, asked: new Map(), drawn: 0 };
  return place[name];
}

/** A number that nothing else in this document has. */
export function freshNumber() {
  shared().drawn += 1;
  return shared().drawn;
}

/**
 * @param {string} key
 * @returns {Record<string, any>}
 */
function stored(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

/**
 * A browser may refuse its storage (a private window, a full disk): then answers last as long as
 * the page.
 * @param {string} key
 * @param {"kept" | "beside"} own
 * @param {Record<string, any>} every
 */
function store(key, own, every) {
  try {
    localStorage.setItem(key, JSON.stringify(every));
    shared()[own] = null;
  } catch {
    shared()[own] = every;
  }
  dispatchEvent(new Event(CHANGED));
}

/**
 * What is kept of all chapters.
 * @returns {Kept}
 */
export const kept = () => shared().kept ?? stored(KEPT);

/** @param {Kept} every */
const keep = (every) => store(KEPT, "kept", every);

/**
 * The code under which a pupil hands in, which is no name, and the answers to exit questions.
 * @returns {{ code: string, tickets: Tickets }}
 */
export function beside() {
  const { code, tickets } = shared().beside ?? stored(BESIDE);
  const written = Object.entries(Object(tickets)).filter(([, one]) => typeof one === "string");
  return {
    code: typeof code === "string" ? code.slice(0, LONGEST_CODE) : "",
    tickets: Object.fromEntries(written),
  };
}

/** @param {string} code */
export function keepCode(code) {
  store(BESIDE, "beside", { ...beside(), code });
}

/**
 * @param {string} chapter
 * @param {string} words the answer to its exit question
 */
export function keepTicket(chapter, words) {
  const { code, tickets } = beside();
  store(BESIDE, "beside", { code, tickets: { ...tickets, [chapter]: words } });
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
    if (key === KEPT || key === BESIDE || key === null) act();
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
 * @param {unknown} [firstGiven] the first of these answers, where it is known
 */
function write(question, given, times, firstGiven) {
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
  if (inWords(question, firstGiven)) {
    entry.firstGiven = firstGiven;
    entry.first = inWords(question, firstGiven);
    entry.firstRight = mark(question, firstGiven).right;
  }
  const every = kept();
  if (JSON.stringify(Object(every[chapter])[id]) === JSON.stringify(entry)) return;
  keep({ ...every, [chapter]: { ...every[chapter], [id]: entry } });
}

/**
 * Whether an answer would take from a question that it is worked out.
 * @param {Question} question
 * @param {unknown} kept
 * @param {unknown} given
 */
export const isLost = (question, kept, given) =>
  mark(question, kept).right && !mark(question, given).right;

/** @param {Entry} entry */
const timesOf = ({ times }) => (Number.isInteger(times) && times > 0 ? times : 1);

/**
 * Marks an answer, and keeps it unless there is none. What is worked out stays so: a wrong try after
 * a right answer is marked and counted, and the right one is kept.
 * @param {Question} question
 * @param {unknown} given
 * @returns {Marked}
 */
export function check(question, given) {
  const before = entryOf(question);
  if (inWords(question, given)) {
    const first = before ? before.firstGiven : given;
    const stays = before !== undefined && isLost(question, before.given, given);
    write(question, stays ? before.given : given, before ? timesOf(before) + 1 : 1, first);
  }
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
  if (entry) write(question, entry.given, timesOf(entry), entry.firstGiven);
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

/** Clears the answers of all chapters, with code and exit tickets, in every tab. */
export function clear() {
  store(BESIDE, "beside", {});
  keep({});
}

/**
 * Clears the answer to one question, in every tab.
 * @param {Question} question
 */
export function clearOne({ chapter, id }) {
  const every = kept();
  const { [id]: _, ...others } = Object(every[chapter]);
  keep({ ...every, [chapter]: others });
}

/** @param {unknown} words */
const text = (words) => (typeof words === "string" ? words.slice(0, LONGEST) : "");

/**
 * The rows of the file of answers, from what is kept of all chapters; what is no entry is left out.
 * @param {{ yes: string, notYet: string, exit: string }} words
 */
export function rows({ yes, notYet, exit }) {
  const { code, tickets } = beside();
  const entries = Object.values(kept()).flatMap((chapter) => Object.entries(Object(chapter)));
  const answers = entries
    .filter(([, entry]) => TEXTS.every((name) => typeof Object(entry)[name] === "string"))
    .map(([id, entry]) => [
      code,
      ...[entry.chapter, entry.question, entry.first].map(text),
      entry.first === undefined ? "" : entry.firstRight === true ? yes : notYet,
      text(entry.answer),
      entry.right === true ? yes : notYet,
      String(entry.times ?? ""),
      id,
    ]);
  const written = Object.entries(tickets).filter(([, words]) => words.trim());
  return [
    ...answers,
    ...written.map(([chapter, words]) => [code, chapter, exit, "", "", text(words), "", "", ""]),
  ];
}
