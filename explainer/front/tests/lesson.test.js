import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { kept } from "../src/lesson/answers.js";
import { drawOwnHosts, OWN_PARTS } from "../src/own.js";
import { choice, classroom, host, order, press, says, words } from "./lesson.js";

beforeEach(() => void classroom());

/** @param {string} part @param {unknown} held */
function written(part, held) {
  const el = host();
  el.dataset.part = part;
  el.innerHTML = `<script type="application/json"></script><p>static</p>`;
  /** @type {Element} */ (el.firstElementChild).textContent = JSON.stringify(held);
  return el;
}

test("a page's hosts are drawn from what they hold, in place of their static form", () => {
  const question = written("question", { words, question: choice({ id: "host" }) });
  const progress = written("progress", { words, chapter: "The count" });
  drawOwnHosts(document);
  assert.ok(!question.textContent?.includes("static"));
  question.querySelectorAll("input")[1]?.click();
  press(question, "Check my answer");
  assert.equal(says(question), "Yes. So.");
  assert.match(progress.textContent ?? "", /You have worked out 1 of/);
});

test("a table of a chapter sorts", () => {
  const table = { title: "Two", columns: ["A"], rows: [["9"], ["10"], ["1"]] };
  const el = written("table", { words, table });
  drawOwnHosts(document);
  press(el, "A");
  assert.deepEqual(
    [...el.querySelectorAll("td")].map((cell) => cell.textContent),
    ["1", "9", "10"],
  );
  const before = /** @type {HTMLElement} */ (el.querySelector("th button"));
  before.dispatchEvent(new Event("focusin", { bubbles: true }));
  assert.equal(before.dataset.lmSuppressShortcuts, "true");
});

test("a host that is damaged keeps its static form, and the others are drawn", (t) => {
  t.mock.method(console, "error", () => {});
  const damaged = written("question", { words });
  const whole = written("question", { words, question: choice({ id: "whole" }) });
  drawOwnHosts(document);
  assert.match(damaged.textContent ?? "", /static/);
  assert.ok(whole.querySelector("fieldset"));
});

test("parts of the page are left to the page", () => {
  const el = written("map", {});
  drawOwnHosts(document);
  assert.equal(el.textContent, "{}static");
});

test("in a notebook the lesson knows every question, also those in cells out of sight", () => {
  /** @type {Record<string, any>} */
  const traits = {
    words,
    questions: { which: choice({ chapter: "Cells" }) },
  };
  /** @type {(() => void)[]} */
  const follows = [];
  const front = /** @type {any} */ ({
    get: (/** @type {string} */ name) => traits[name],
    on: (/** @type {string} */ _name, /** @type {() => void} */ act) => follows.push(act),
    off: () => void follows.pop(),
  });
  const of = (/** @type {object} */ held) => /** @type {any} */ ({ get: () => held });
  const [progress, el] = [host(), host()];
  const end = OWN_PARTS.progress?.inCell({ front, part: of({ chapter: "Cells" }), el: progress });
  assert.match(progress.textContent ?? "", /0 of 1 questions/);
  traits.questions = { ...traits.questions, order: { ...order(), chapter: "Cells" } };
  for (const act of follows) act();
  assert.match(progress.textContent ?? "", /0 of 2 questions/);
  OWN_PARTS.question?.inCell({ front, part: of({ question: "order" }), el });
  press(el, "Check my answer");
  assert.equal(kept().Cells?.order?.times, 1);
  end?.();
});
