import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { check, kept } from "../src/lesson/answers.js";
import { drawQuestion } from "../src/lesson/quiz.js";
import {
  caption,
  choice,
  classroom,
  fire,
  host,
  match,
  order,
  place,
  press,
  says,
} from "./lesson.js";

beforeEach(() => void classroom());

/** @param {import("../src/lesson/questions.d.ts").Question} question */
function drawn(question) {
  const el = host();
  drawQuestion(el, question);
  return el;
}

/** @param {Element} el */
const inputs = (el) => /** @type {HTMLInputElement[]} */ ([...el.querySelectorAll("input")]);

test("a question names its answers for those who listen, and says what they said", () => {
  const el = drawn(choice());
  assert.equal(el.querySelector("fieldset > legend")?.textContent, "1. Which?");
  assert.equal(el.querySelectorAll("label > input[type=radio]").length, 2);
  assert.equal(el.querySelector(".quiz-says")?.getAttribute("role"), "status");
});

test("an answer that is none is told so and is not kept", () => {
  const el = drawn(choice());
  press(el, "Check my answer");
  assert.equal(says(el), "Choose one.");
  assert.deepEqual(kept(), {});
});

test("a wrong answer leads to the evidence, a right one is marked as right", () => {
  const el = drawn(choice());
  inputs(el)[0]?.click();
  press(el, "Check my answer");
  assert.equal(says(el), "Not this one.");
  assert.equal(el.querySelector("details > summary")?.textContent, "Look at the evidence");
  assert.equal(el.querySelector("blockquote")?.textContent, "“at least 50”");
  inputs(el)[1]?.click();
  press(el, "Check my answer");
  assert.ok(el.querySelector(".quiz-says")?.classList.contains("quiz-right"));
  const entry = kept()["The count"]?.which;
  assert.deepEqual(entry, {
    chapter: "The count",
    question: "Which?",
    answer: "The second",
    given: "b",
    right: true,
    times: 2,
    firstGiven: "a",
    first: "The first",
    firstRight: false,
  });
});

test("where no words of the text are kept, the evidence says whose wording it is", () => {
  const question = choice();
  for (const card of Object.values(question.evidence)) card.quotation = null;
  const el = drawn(question);
  inputs(el)[0]?.click();
  press(el, "Check my answer");
  assert.match(el.querySelector(".explainer-note")?.textContent ?? "", /^Our wording/);
});

test("a point of the map and its description are one choice", () => {
  const el = drawn(place());
  const points = el.querySelectorAll("[data-option]");
  fire(/** @type {Element} */ (points[1]), "click");
  assert.deepEqual(
    inputs(el).map(({ checked }) => checked),
    [false, true],
  );
  assert.ok(points[1]?.classList.contains("quiz-chosen"));
  inputs(el)[0]?.click();
  assert.ok(!points[1]?.classList.contains("quiz-chosen"));
  press(el, "Check my answer");
  assert.equal(kept()["The count"]?.where?.given, "a");
});

test("things are moved by buttons that keep the focus, and their new place is told", () => {
  const el = drawn(order());
  const first = press(el, "Move down: A");
  assert.equal(document.activeElement, first);
  assert.equal(el.querySelector(".quiz-moved")?.textContent, "A: now number 2 of 3.");
  press(el, "Move down: A");
  assert.equal(document.activeElement?.getAttribute("aria-label"), "Move up: A");
  press(el, "Check my answer");
  assert.equal(says(el), "1 of 3. Again: C.");
  assert.deepEqual(
    [...el.querySelectorAll("li")].map((item) => item.querySelector(".quiz-sign")?.textContent),
    ["✓ in place", "", ""],
  );
  press(el, "Move up: A");
  assert.ok([...el.querySelectorAll(".quiz-sign")].every((sign) => !sign.textContent));
});

test("long words stand in a list of their own, under the letter that is chosen", () => {
  const el = drawn(match());
  assert.equal(el.querySelectorAll("ol.quiz-letters > li").length, 2);
  const selects = /** @type {HTMLSelectElement[]} */ ([...el.querySelectorAll("select")]);
  assert.deepEqual(
    [...(selects[0]?.options ?? [])].map((one) => one.textContent),
    ["Choose…", "A", "B"],
  );
  selects.forEach((select, index) => {
    select.value = index ? "a" : "b";
  });
  press(el, "Check my answer");
  assert.equal(says(el), "1 of 2. Again: Second.");
  assert.equal(el.querySelector(".quiz-sign")?.textContent, "✓ matched");
});

test("what is found in a caption is marked, and nothing in it can be ticked", () => {
  const el = drawn(caption());
  const area = /** @type {HTMLTextAreaElement} */ (el.querySelector("textarea"));
  const signs = () => [...el.querySelectorAll(".quiz-checks .quiz-sign")].map((s) => s.textContent);
  const write = (/** @type {string} */ words) => {
    area.value = words;
    press(el, "Check my answer");
    return says(el);
  };
  assert.equal(write("The  UN mission says:"), "Not found: the day and whom it counts.");
  assert.deepEqual(signs(), ["✓ found", "", ""]);
  assert.equal(inputs(el).length, 0);
  const whole = "The UN mission says of civilians on 27\u00a0October";
  assert.equal(write(`${whole} 2024`), "Not found: the day.");
  assert.equal(write(`${whole} and soldiers`), "Not found: whom it counts.");
  assert.equal(write(whole.replace(" on ", " not on ")), "Not found: the day.");
  assert.equal(write(whole), "All of it.");
});

test("words of a pupil are never markup", () => {
  const el = drawn(caption());
  /** @type {HTMLTextAreaElement} */ (el.querySelector("textarea")).value = "<b id=evil>$&";
  press(el, "Check my answer");
  assert.equal(document.getElementById("evil"), null);
  assert.equal(kept()["The count"]?.caption?.answer, "<b id=evil>$&");
});

test("an answer of another day is shown and marked anew", () => {
  check(choice(), "b");
  const changed = choice();
  changed.key.wanted = "a";
  const el = drawn(changed);
  assert.deepEqual(
    inputs(el).map(({ checked }) => checked),
    [false, true],
  );
  assert.equal(kept()["The count"]?.which?.right, false);
  assert.equal(kept()["The count"]?.which?.times, 1);
});

test("an answer that another tab gives is shown, and what is being chosen here stays", () => {
  const [one, other] = [drawn(choice()), drawn(order())];
  press(other, "Move up: C");
  const every = JSON.stringify({
    "The count": {
      which: { given: "a", chapter: "The count", question: "", answer: "", times: 1 },
    },
  });
  localStorage.setItem("durand-line-explainer answers", every);
  const key = "durand-line-explainer answers";
  globalThis.dispatchEvent(new StorageEvent("storage", { key }));
  assert.equal(says(one), "Not this one.");
  assert.equal(other.querySelector("li:nth-child(2) > span:nth-child(2)")?.textContent, "C");
});

test("a question that is drawn twice is two questions for the browser, with one answer", () => {
  const [one, two] = [drawn(choice()), drawn(choice())];
  assert.notEqual(inputs(one)[0]?.name, inputs(two)[0]?.name);
  inputs(one)[1]?.click();
  press(one, "Check my answer");
  assert.equal(says(two), "Yes. So.");
});

for (const kind of [choice, place, order, match, caption]) {
  test(`JupyterLab leaves the keys of a ${kind().kind} alone`, () => {
    const el = drawn(kind());
    const field = /** @type {HTMLElement} */ (el.querySelector("input, select, button"));
    fire(field, "focusin");
    assert.equal(field.dataset.lmSuppressShortcuts, "true");
  });
}
