/** The line in hand: its words, what is found in them, and the way to the next. */

import { button, make } from "../ground/dom.js";
import { say } from "../ground/words.js";

/** @import { Desk } from "./desk.js" */
/** @import { Day, Fields, Line } from "./coding.d.ts" */

/**
 * What the words for a day may mean; the reader chooses one, and what it stands for.
 * @param {Day} day
 * @param {(fields: Fields) => void} choose
 */
function dayItem({ words, ask, readings }, choose) {
  const item = make("li", {}, words, ask ? `: ${ask} ` : ": ");
  for (const { words: meaning, said, happened } of readings) {
    const uses = /** @type {[string, Fields | null][]} */ ([
      ["coderSaidThen", said],
      ["coderHappenedThen", happened],
    ]);
    const buttons = uses.flatMap(([name, fields]) => {
      const ariaLabel = say("coderOf", { name: say(name), words: meaning });
      return fields ? [button(say(name), () => choose(fields), { ariaLabel })] : [];
    });
    item.append(make("div", { className: "coder-row" }, meaning, ...buttons));
  }
  return item;
}

/** What a button says, by the first field that it fills in. @type {Record<string, string>} */
const USES = { killed: "coderKilled", wounded: "coderWounded", asserted_by: "coderSays" };

/**
 * Words of the line with what they may fill in at one press.
 * @param {Line["uses"][number]} use
 * @param {(fields: Fields) => void} choose
 */
function useItem([words, buttons], choose) {
  const made = buttons.map((fields) => {
    const name = USES[Object.keys(fields)[0] ?? ""] ?? "";
    const ariaLabel = say("coderOf", { name: say(name), words });
    return button(say(name), () => choose(fields), { ariaLabel });
  });
  return make(
    "li",
    {},
    make("div", { className: "coder-row", dir: "auto" }, `“${words}”`, ...made),
  );
}

/**
 * @param {Desk} desk
 * @param {HTMLDataListElement} numbers is filled with the numbers of the line
 * @param {(fields: Fields) => void} choose
 */
export function makeLine(desk, numbers, choose) {
  const title = make("h3");
  // Not readOnly: then Chromium has no caret in it, and words could not be marked by keyboard.
  const words = make("textarea", { rows: 4, className: "coder-in-hand", dir: "auto" });
  words.spellcheck = false;
  words.setAttribute("aria-readonly", "true");
  words.addEventListener("beforeinput", (event) => event.preventDefault());
  const found = make("dl");
  const uses = make("ul");
  const days = make("ul");
  const hint = make("p");
  const before = button(say("coderBefore"), () => void desk.go(-1));
  const next = button(say("coderNext"), () => void desk.go(1));
  const box = make(
    "section",
    {},
    title,
    make("label", { className: "coder-wide" }, say("coderWords"), words),
    make("div", { className: "coder-row" }, before, next),
    found,
    uses,
    days,
    hint,
  );
  /** @type {unknown} */
  let shown = null;
  const show = () => {
    const { line } = desk.reply;
    if (line === shown) return;
    shown = line;
    box.hidden = !line.of;
    if (line.of) draw(/** @type {Line} */ (line));
  };
  /** @param {Line} line */
  const draw = (line) => {
    title.textContent = say("coderLine", { ...place(line) });
    if (words.value !== line.words) words.value = line.words;
    turn(before, line.at === 0, next);
    turn(next, line.at === line.of - 1, before);
    found.replaceChildren(
      ...line.found.flatMap(([kind, listed]) => [
        make("dt", {}, kind),
        make("dd", { dir: "auto" }, listed.join(", ")),
      ]),
    );
    uses.replaceChildren(...line.uses.map((use) => useItem(use, choose)));
    days.replaceChildren(...line.days.map((day) => dayItem(day, choose)));
    hint.textContent = line.found.length || line.days.length ? say("coderFound") : line.nothing;
    numbers.replaceChildren(...line.quantities.map((value) => make("option", { value })));
  };
  const marked = () => words.value.slice(words.selectionStart, words.selectionEnd).trim();
  return { box, show, marked };
}

/** @param {Line} line */
function place({ number, at, of }) {
  return { number, at: at + 1, of };
}

/**
 * A button at its end passes the focus on, or the next Tab would begin at the top.
 * @param {HTMLButtonElement} one
 * @param {boolean} isEnd
 * @param {HTMLButtonElement} other
 */
function turn(one, isEnd, other) {
  const focused = isEnd && document.activeElement === one;
  one.disabled = isEnd;
  if (focused) {
    other.disabled = false;
    other.focus();
  }
}
