import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { beside, check, kept, rows } from "../src/lesson/answers.js";
import { drawProgress } from "../src/lesson/progress.js";
import { drawQuestion } from "../src/lesson/quiz.js";
import {
  caption,
  choice,
  classroom,
  host,
  match,
  order,
  place,
  press,
  says,
  words,
} from "./lesson.js";

/** @import { Question } from "../src/lesson/questions.d.ts" */

const KEY = "durand-line-explainer answers";
/** @type {Blob[]} */
let saved = [];
let lastName = "";

beforeEach(() => {
  classroom();
  saved = [];
  URL.createObjectURL = (blob) => {
    saved.push(/** @type {Blob} */ (blob));
    return "blob:";
  };
  URL.revokeObjectURL = () => {};
});

/** @param {Question[]} questions @param {string} [chapter] @param {string} [exit] */
function chapter(questions, chapter = "The count", exit = "what now?") {
  const parts = questions.map((question) => {
    const el = host();
    drawQuestion(el, question);
    return el;
  });
  const progress = host();
  drawProgress(progress, chapter, exit);
  return { parts, progress };
}

/** @param {Element} progress */
const told = (progress) => progress.querySelector("[role=status]")?.textContent;

/** @param {Element} progress */
const lines = (progress) =>
  [...progress.querySelectorAll("li")].map((line) => line.firstChild?.textContent);

/** @param {Element} progress @param {string} selector @param {string} words */
function write(progress, selector, words) {
  const field = /** @type {HTMLInputElement} */ (progress.querySelector(selector));
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const HEAD =
  "\uFEFFCode,Chapter,Question,First answer,Right at first,Last answer,Worked out," +
  "Times checked,Id of the question\n";

/** @param {Element} progress */
async function file(progress) {
  const link = Object.getPrototypeOf(document.createElement("a"));
  link.click = function remember() {
    lastName = this.download;
  };
  press(progress, "Save my answers as a file");
  delete link.click;
  const bytes = new Uint8Array((await saved.at(-1)?.arrayBuffer()) ?? new ArrayBuffer(0));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

test("progress follows the answers, by the numbers of the questions", () => {
  const { progress } = chapter([place(), choice({ chapter: "The count" })]);
  assert.equal(told(progress), "You have worked out 0 of 2 questions in this chapter.");
  check(place(), "a");
  check(choice(), "b");
  assert.equal(told(progress), "You have worked out 1 of 2 questions in this chapter.");
  assert.deepEqual(lines(progress), ["Question 1: worked out", "Question 2: tried, still open"]);
});

/** @type {[() => Question, unknown, unknown][]} a question, its answer, and one that is wrong */
const WRONG_AFTER_RIGHT = [
  [choice, "b", "a"],
  [place, "b", "a"],
  [order, ["b", "a", "c"], ["a", "b", "c"]],
  [match, ["b", "b"], ["b", "a"]],
  [caption, { words: "The UN mission, 27 October, civilians" }, { words: "I do not know" }],
];

for (const [made, right, wrong] of WRONG_AFTER_RIGHT) {
  test(`a ${made().kind} that is worked out stays so, whatever is tried after it`, async () => {
    const { progress } = chapter([made()]);
    const standsAs = `Question ${made().number}: worked out`;
    check(made(), wrong);
    assert.ok(!lines(progress).includes(standsAs));
    check(made(), right);
    assert.deepEqual(lines(progress), [standsAs]);
    assert.equal(check(made(), wrong).right, false); // what is tried is marked as it is
    assert.deepEqual(lines(progress), [standsAs]);
    assert.match(await file(progress), /,yes,3,/);
    const again = chapter([made()]);
    assert.ok(says(/** @type {Element} */ (again.parts[0])));
    assert.deepEqual(lines(again.progress), [standsAs]);
  });
}

test("who tries a worked-out question again is told that it stays so", () => {
  const { parts } = chapter([choice()]);
  const [el] = /** @type {[HTMLElement]} */ (parts);
  for (const at of [1, 0]) {
    el.querySelectorAll("input")[at]?.click();
    press(el, "Check my answer");
  }
  assert.equal(says(el), `Not this one. ${words.stays}`);
});

test("questions of another chapter are not counted", () => {
  chapter([choice({ chapter: "The line" })], "The line");
  const { progress } = chapter([order()]);
  assert.equal(told(progress), "You have worked out 0 of 1 questions in this chapter.");
  assert.deepEqual(lines(progress), ["Question 3: not tried yet"]);
});

test("answers that were kept by an earlier version are read as they are", () => {
  localStorage.setItem(
    KEY,
    '{"The count": {"which": {"chapter": "The count", "question": "Which?", "answer": "The ' +
      'second", "given": "b", "right": true, "times": 3}}}',
  );
  const { parts, progress } = chapter([choice()]);
  assert.equal(parts[0] && says(parts[0]), "Yes. So.");
  assert.match(lines(progress)[0] ?? "", /worked out/);
  assert.equal(kept()["The count"]?.which?.times, 3);
});

test("one file holds all chapters, as spreadsheets read it, and none of it runs there", async () => {
  check({ ...caption(), chapter: "The line" }, { words: '=cmd|"x"', ticked: [] });
  const { progress } = chapter([choice()]);
  check(choice(), "a");
  assert.equal(
    await file(progress),
    HEAD +
      `,The line,Which?,"'=cmd|""x""",not yet,"'=cmd|""x""",not yet,1,caption\n` +
      ",The count,Which?,The first,not yet,The first,not yet,1,which\n",
  );
});

test("the file has what the browser keeps, also of questions that are not on the page", async () => {
  check(choice(), "b");
  const { progress } = chapter([]);
  assert.match(await file(progress), /The count,Which\?,The second,yes,The second,yes,1,which/);
});

for (const hostile of [
  "",
  "7",
  "null",
  "[]",
  '{"a": 1}',
  '{"a": {"b": 2}}',
  "{",
  '"x"',
  '{"a": {"b": {"chapter": 3}}}',
  '{"The count": {"which": {"given": {"a": 1}}}}',
  '{"The count": 3}',
  '{"The count": {"which": {"given": "z", "times": "x"}}}',
]) {
  test(`${hostile || "nothing"} in the storage is no answer and no fault`, async () => {
    localStorage.setItem(KEY, hostile);
    const { parts, progress } = chapter([choice()]);
    assert.deepEqual(rows({ yes: "yes", notYet: "not yet", exit: "exit" }), []);
    assert.equal(parts[0] && says(parts[0]), "");
    assert.equal((await file(progress)).split("\n").length, 2);
    check(choice(), "b");
    assert.equal(parts[0] && says(parts[0]), "Yes. So.");
  });
}

test("the file has the code, the first and the last answer, and the exit tickets", async () => {
  const { progress } = chapter([choice()]);
  for (const answer of ["a", "a", "b"]) check(choice(), answer);
  write(progress, "input[type=text]", "7b fox");
  write(progress, "textarea", "We do not know, but the UN says …");
  assert.equal(
    await file(progress),
    `${HEAD}7b fox,The count,Which?,The first,not yet,The second,yes,3,which\n` +
      '7b fox,The count,Exit question,,,"We do not know, but the UN says …",,,\n',
  );
  assert.equal(lastName, "durand-line-answers-7b-fox.csv");
});

test("an answer that an earlier version kept has no first one that anybody knows", async () => {
  const old = { chapter: "The count", question: "Which?", answer: "The first", given: "a" };
  const entry = { ...old, right: false, times: 2 };
  localStorage.setItem(KEY, JSON.stringify({ "The count": { which: entry } }));
  const { progress } = chapter([choice()]);
  check(choice(), "b");
  assert.match(await file(progress), /,The count,Which\?,,,The second,yes,3,which/);
});

test("a chapter without an exit question asks for none", () => {
  const { progress } = chapter([], "Start here", "");
  assert.equal(progress.querySelector("textarea"), null);
});

test("clearing asks first with the focus on No, and Enter twice clears nothing", () => {
  check(choice({ chapter: "The line" }), "b");
  const { parts, progress } = chapter([choice()]);
  check(choice(), "b");
  write(progress, "input[type=text]", "7b");
  press(progress, "Clear my answers");
  assert.equal(document.activeElement?.textContent, "No, keep");
  /** @type {HTMLElement} */ (document.activeElement).click();
  assert.equal(says(/** @type {Element} */ (parts[0])), "Yes. So.");
  assert.equal(document.activeElement?.textContent, "Clear my answers");
  press(progress, "Clear my answers");
  press(progress, "Yes, clear");
  assert.deepEqual(kept(), {});
  assert.deepEqual(beside(), { code: "", tickets: {} });
  assert.equal(says(/** @type {Element} */ (parts[0])), "");
  assert.equal(parts[0]?.querySelector("input:checked"), null);
  assert.equal(document.activeElement?.textContent, "Clear my answers");
});

test("one answer is cleared alone, and asked about alone", () => {
  check(choice({ chapter: "The line" }), "b");
  const { progress } = chapter([choice(), place()]);
  check(choice(), "b");
  check(place(), "a");
  press(progress, "Clear my answer to question 2");
  assert.equal(document.activeElement?.textContent, "No, keep");
  assert.match(progress.textContent ?? "", /Clear your answer to question 2\?/);
  press(progress, "Yes, clear");
  assert.deepEqual(Object.keys(kept()["The count"] ?? {}), ["which"]);
  assert.deepEqual(Object.keys(kept()["The line"] ?? {}), ["which"]);
  assert.deepEqual(lines(progress), ["Question 1: worked out", "Question 2: not tried yet"]);
});

test("what another tab clears is cleared here", () => {
  const { parts } = chapter([choice()]);
  check(choice(), "b");
  localStorage.removeItem(KEY);
  globalThis.dispatchEvent(new StorageEvent("storage", { key: null }));
  assert.equal(says(/** @type {Element} */ (parts[0])), "");
});

test("a browser that refuses its storage keeps answers as long as the page, and says so", async () => {
  const refuse = () => {
    throw new Error("refused");
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: refuse });
  const { parts, progress } = chapter([choice()]);
  const note = [...progress.querySelectorAll("p")].find((p) => /^This browser/.test(p.textContent));
  assert.equal(note?.hidden, false);
  assert.match(note?.textContent ?? "", /keeps nothing when it is closed/);
  check(choice(), "b");
  assert.equal(says(/** @type {Element} */ (parts[0])), "Yes. So.");
  assert.match(await file(progress), /The second,yes,The second,yes,1/);
});

test("a storage that is full loses no answer of today", () => {
  const full = {
    getItem: () => "{}",
    removeItem: () => {},
    setItem: () => {
      throw new Error("full");
    },
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, value: full });
  const { parts } = chapter([choice()]);
  check(choice(), "b");
  assert.equal(says(/** @type {Element} */ (parts[0])), "Yes. So.");
});
