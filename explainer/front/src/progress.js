/** What is worked out in a chapter, and the answers of all chapters: as a file, or cleared. */

import { clear, follow, outlasts, rows, standing } from "./answers.js";
import { csvFile } from "./csv.js";
import { button, keepKeys, make } from "./dom.js";
import { save } from "./files.js";
import { say } from "./words.js";

/** @param {{ right: boolean } | undefined} entry */
function state(entry) {
  if (!entry) return say("notTried");
  return say(entry.right ? "done" : "open");
}

function saveAnswers() {
  const words = { yes: say("yes"), notYet: say("notYet") };
  const text = csvFile([say("answersColumns").split("|"), ...rows(words)]);
  save(say("answersFile"), new Blob([text], { type: "text/csv" }));
}

/**
 * Draws how a chapter stands, and lets it follow the answers.
 * @param {HTMLElement} host
 * @param {string} chapter
 * @returns {() => void} what ends it
 */
export function drawProgress(host, chapter) {
  const says = make("p", { role: "status" });
  const list = make("ul");
  const notKept = make("p", { hidden: outlasts() }, say("notKept"));
  const asking = button(say("clearAnswers"), () => {
    sure.hidden = false;
    sure.focus();
  });
  const sure = button(
    say("clearAll"),
    () => {
      clear();
      asking.focus();
    },
    { hidden: true },
  );
  const draw = () => {
    const found = standing(chapter);
    const done = found.filter(({ entry }) => entry?.right).length;
    says.textContent = say("workedOut", { done, of: found.length });
    const lines = found.map(({ question, entry }) =>
      make("li", {}, say("standing", { number: question.number, state: state(entry) })),
    );
    list.replaceChildren(...lines);
    notKept.hidden = outlasts();
    sure.hidden = true;
  };
  keepKeys(host);
  host.classList.add("explainer", "quiz", "quiz-progress");
  host.replaceChildren(
    says,
    list,
    notKept,
    make("p", {}, button(say("saveAnswers"), saveAnswers), asking, sure),
  );
  draw();
  return follow(draw);
}
