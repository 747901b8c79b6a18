/** What is worked out in a chapter, and the answers of all chapters: as a file, or cleared. */

import { csvFile } from "../ground/csv.js";
import { button, keepKeys, make } from "../ground/dom.js";
import { save } from "../ground/files.js";
import { say } from "../ground/words.js";
import {
  beside,
  clear,
  clearOne,
  follow,
  keepCode,
  keepTicket,
  outlasts,
  rows,
  standing,
} from "./answers.js";

const NO_CODE = /[^\p{L}\p{N}-]+/gu;

/** @param {{ right: boolean } | undefined} entry */
function state(entry) {
  if (!entry) return say("notTried");
  return say(entry.right ? "done" : "open");
}

function saveAnswers() {
  const words = { yes: say("yes"), notYet: say("notYet"), exit: say("exitRow") };
  const text = csvFile([say("answersColumns").split("|"), ...rows(words)]);
  const code = beside().code.replace(NO_CODE, "-");
  const name = code ? say("answersFileOf", { code }) : say("answersFile");
  save(name, new Blob([text], { type: "text/csv" }));
}

/**
 * Asks before something is cleared; what keeps it has the focus.
 */
function makeAsking() {
  const asked = make("span");
  /** @type {() => void} */
  let act = () => {};
  /** @type {HTMLElement | null} */
  let from = null;
  const close = () => {
    node.hidden = true;
    if (from?.isConnected) from.focus();
  };
  const no = button(say("clearNo"), close);
  const yes = button(say("clearYes"), () => {
    act();
    close();
  });
  const node = make("p", { hidden: true, role: "group" }, asked, " ", no, " ", yes);
  const ask = (
    /** @type {string} */ words,
    /** @type {HTMLElement} */ asker,
    /** @type {() => void} */ then,
  ) => {
    [asked.textContent, from, act] = [words, asker, then];
    node.hidden = false;
    no.focus();
  };
  return { node, ask };
}

/**
 * A field that keeps what is written in it, and follows what is kept.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {() => string} read
 * @param {(words: string) => void} write
 */
function bindField(field, read, write) {
  field.addEventListener("input", () => write(field.value));
  return () => {
    if (field.value !== read()) field.value = read();
  };
}

/**
 * Draws how a chapter stands, and lets it follow the answers.
 * @param {HTMLElement} host
 * @param {string} chapter
 * @param {string} [exit] its exit question
 * @returns {() => void} what ends it
 */
export function drawProgress(host, chapter, exit = "") {
  const says = make("p", { role: "status" });
  const list = make("ul");
  const notKept = make("p", { hidden: outlasts() }, say("notKept"));
  const asking = makeAsking();
  const clearing = button(say("clearAnswers"), () =>
    asking.ask(say("clearAll"), clearing, () => {
      clear();
    }),
  );
  const code = make("input", { type: "text", maxLength: 20, autocomplete: "off" });
  const ticket = make("textarea", { rows: 3, maxLength: 1000 });
  const fields = [
    bindField(code, () => beside().code, keepCode),
    bindField(
      ticket,
      () => beside().tickets[chapter] ?? "",
      (words) => keepTicket(chapter, words),
    ),
  ];
  const draw = () => {
    const found = standing(chapter);
    const done = found.filter(({ entry }) => entry?.right).length;
    says.textContent = say("workedOut", { done, of: found.length });
    const lines = found.map(({ question, entry }) => {
      const { number } = question;
      const line = make("li", {}, say("standing", { number, state: state(entry) }));
      if (!entry) return line;
      const one = button(
        say("clearOne"),
        () => asking.ask(say("clearOneSure", { number }), clearing, () => clearOne(question)),
        { ariaLabel: say("clearOneOf", { number }), className: "quiz-clear" },
      );
      line.append(" ", one);
      return line;
    });
    list.replaceChildren(...lines);
    notKept.hidden = outlasts();
    for (const show of fields) show();
  };
  keepKeys(host);
  host.classList.add("explainer", "quiz", "quiz-progress");
  const ticketLabel = make("label", { className: "quiz-words" }, `${say("exit")} ${exit} `, ticket);
  host.replaceChildren(
    says,
    list,
    ...(exit ? [make("p", {}, ticketLabel)] : []),
    make("p", {}, make("label", {}, `${say("code")} `, code)),
    notKept,
    make("p", {}, button(say("saveAnswers"), saveAnswers), " ", clearing),
    asking.node,
  );
  draw();
  return follow(draw);
}
