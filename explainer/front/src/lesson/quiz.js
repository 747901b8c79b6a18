/** One question: it is asked, answered, marked, and led to its evidence, here in the browser. */

import { button, fold, keepKeys, make } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { drawCard } from "../view/cards.js";
import { ask, check, entryOf, follow, isLost } from "./answers.js";
import { controlOf } from "./controls.js";
import { mark } from "./marking.js";

/** @import { Marked, Question } from "./questions.d.ts" */

/**
 * @param {Question} question
 * @param {Marked} marked
 */
function evidence({ evidence: known }, { claims }) {
  const cards = [...new Set(claims)].flatMap((id) => {
    const card = known[id];
    return card ? [drawCard(card)] : [];
  });
  return cards.length ? [fold(say("lookAtEvidence"), ...cards)] : [];
}

/**
 * Draws a question, and lets it follow what is kept of it.
 * @param {HTMLElement} host
 * @param {Question} question
 * @returns {() => void} what ends it
 */
export function drawQuestion(host, question) {
  const moved = make("p", { className: "quiz-moved", role: "status" });
  const says = make("p", { className: "quiz-says", role: "status" });
  const shown = make("div");
  const control = controlOf(question, {
    changed: () => control.fit([]),
    tell: (words) => {
      moved.textContent = words;
    },
  });
  const number = make("span", { className: "quiz-number" }, `${question.number}. `);
  const legend = make("legend", {}, number, question.prompt);
  const tell = (/** @type {Marked | null} */ marked) => {
    says.textContent = marked?.says ?? "";
    says.classList.toggle("quiz-right", marked?.right ?? false);
    shown.replaceChildren(...(marked ? evidence(question, marked) : []));
    moved.textContent = "";
    control.fit(marked?.parts ?? []);
  };
  /** @type {string | undefined} */
  let known;
  // Only where this answer is another one: what a pupil is about to choose stays as it is.
  const showKept = () => {
    const entry = entryOf(question);
    const given = JSON.stringify(entry?.given);
    if (given === known) return;
    known = given;
    control.show(entry?.given ?? null);
    tell(entry ? mark(question, entry.given) : null);
  };
  const checkAnswer = () => {
    says.textContent = ""; // so that the same words are read out again
    const given = control.read();
    const marked = check(question, given);
    const entry = entryOf(question);
    known = JSON.stringify(entry?.given);
    tell(marked);
    if (entry && isLost(question, entry.given, given)) says.append(` ${say("stays")}`);
  };
  keepKeys(host);
  host.classList.add("explainer", "quiz");
  host.replaceChildren(
    make("fieldset", {}, legend, ...control.nodes),
    moved,
    button(say("check"), checkAnswer, { className: "quiz-check" }),
    says,
    shown,
  );
  ask(question);
  showKept();
  return follow(showKept);
}
