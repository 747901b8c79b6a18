/**
 * How each kind of question is answered: native inputs, so that keyboard and screen reader work
 * without help.
 */

import { button, make, parsed } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { freshNumber } from "./answers.js";

/** @import { Caption, Choice, Match, Named, Order, Question } from "./questions.d.ts" */

/**
 * @typedef {object} Control
 * @property {Node[]} nodes
 * @property {() => unknown} read the answer as it stands
 * @property {(answer: any) => void} show
 * @property {(parts: string[]) => void} fit shows which parts are right
 */

/**
 * @typedef {object} Around what a control tells
 * @property {() => void} changed the answer is another one now
 * @property {(words: string) => void} tell for those who listen
 */

const LONGEST_ENTRY = 90;

const sign = () => make("span", { className: "quiz-sign" });

/**
 * @param {HTMLElement} place
 * @param {boolean} fits
 * @param {string} words
 */
function setSign(place, fits, words) {
  place.textContent = fits ? `✓ ${words}` : "";
}

/**
 * @param {Choice} question
 * @param {Around} around
 * @returns {Control}
 */
function choices({ options }, { changed }) {
  const name = `quiz-${freshNumber()}`;
  const inputs = options.map(([value]) => make("input", { type: "radio", name, value }));
  const labels = inputs.map((input, index) =>
    make("label", {}, input, make("span", {}, options[index]?.[1] ?? "")),
  );
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    nodes: [make("div", { className: "quiz-choices" }, ...labels)],
    read: () => inputs.find((input) => input.checked)?.value ?? null,
    show: (answer) => {
      for (const input of inputs) input.checked = input.value === answer;
    },
    fit: () => {},
  };
}

/**
 * @param {Choice} question
 * @param {Around} around
 * @returns {Control}
 */
function onMap(question, around) {
  const follow = () => {
    for (const point of points) {
      point.classList.toggle("quiz-chosen", point.dataset.option === inner.read());
    }
  };
  const changed = () => {
    around.changed();
    follow();
  };
  const inner = choices(question, { ...around, changed });
  const map = make("div", { className: "quiz-map" }, parsed(question.map ?? ""));
  const points = /** @type {HTMLElement[]} */ ([...map.querySelectorAll("[data-option]")]);
  const show = (/** @type {unknown} */ answer) => {
    inner.show(answer);
    follow();
  };
  for (const point of points) {
    point.addEventListener("click", () => {
      show(point.dataset.option);
      around.changed();
    });
  }
  return { ...inner, nodes: [map, ...inner.nodes], show };
}

/**
 * @param {Order} question
 * @param {Around} around
 * @returns {Control}
 */
function ordered({ options }, { changed, tell }) {
  const list = make("ol", { className: "quiz-order" });
  const items = options.map(([id, words]) => {
    const up = button(`▲ ${say("up")}`, () => move(item, -1), {
      ariaLabel: say("moveUp", { words }),
    });
    const down = button(`▼ ${say("down")}`, () => move(item, 1), {
      ariaLabel: say("moveDown", { words }),
    });
    const fits = sign();
    const buttons = make("span", { className: "quiz-moves" }, up, down);
    const node = make("li", {}, buttons, make("span", {}, words), fits);
    const item = { id, words, up, down, fits, node };
    return item;
  });
  /** @typedef {typeof items[number]} Item */
  const place = (/** @type {Item} */ item) => [...list.children].indexOf(item.node);
  const settle = () => {
    for (const item of items) {
      item.up.disabled = place(item) === 0;
      item.down.disabled = place(item) === items.length - 1;
    }
  };
  const move = (/** @type {Item} */ item, /** @type {1 | -1} */ step) => {
    const other = list.children[place(item) + step];
    if (!other) return;
    if (step < 0) other.before(item.node);
    else other.after(item.node);
    settle();
    const [used, left] = step < 0 ? [item.up, item.down] : [item.down, item.up];
    (used.disabled ? left : used).focus();
    changed();
    tell(say("moved", { words: item.words, place: place(item) + 1, of: items.length }));
  };
  const show = (/** @type {unknown} */ answer) => {
    const ids = Array.isArray(answer) ? answer : options.map(([id]) => id);
    list.append(...ids.flatMap((id) => items.find((item) => item.id === id)?.node ?? []));
    settle();
  };
  show(null);
  return {
    nodes: [list],
    read: () => [...items].sort((a, b) => place(a) - place(b)).map(({ id }) => id),
    show,
    fit: (parts) => {
      for (const { id, fits } of items) setSign(fits, parts.includes(id), say("inPlace"));
    },
  };
}

/**
 * Words that a list box would cut off stand in a list of their own, under a letter.
 * @param {Named[]} options
 * @returns {{ entries: Named[], key: Node[] }}
 */
function lettered(options) {
  if (options.every(([, words]) => words.length <= LONGEST_ENTRY)) {
    return { entries: options, key: [] };
  }
  const items = options.map(([, words]) => make("li", {}, words));
  return {
    entries: options.map(([id], index) => [id, String.fromCharCode(65 + index)]),
    key: [make("ol", { className: "quiz-letters", type: "A" }, ...items)],
  };
}

/**
 * @param {Match} question
 * @param {Around} around
 * @returns {Control}
 */
function matched({ options, rows }, { changed }) {
  const { entries, key } = lettered(options);
  const signs = rows.map(sign);
  const selects = rows.map(() => {
    const offered = entries.map(([value, words]) => make("option", { value }, words));
    const select = make("select", {}, make("option", { value: "" }, say("choose")), ...offered);
    select.addEventListener("change", changed);
    return select;
  });
  const labels = selects.map((select, index) =>
    make("label", {}, make("span", {}, rows[index]?.[1] ?? ""), select, signs[index] ?? ""),
  );
  return {
    nodes: [...key, make("div", { className: "quiz-rows" }, ...labels)],
    read: () => selects.map((select) => select.value),
    show: (answer) => {
      selects.forEach((select, index) => {
        select.value = Array.isArray(answer) ? (answer[index] ?? "") : "";
      });
    },
    fit: (parts) => {
      signs.forEach((place, index) => {
        setSign(place, parts.includes(rows[index]?.[0] ?? ""), say("matched"));
      });
    },
  };
}

/**
 * @param {Caption} question
 * @param {Around} around
 * @returns {Control}
 */
function caption({ checks }, { changed }) {
  const words = make("textarea", { rows: 4, maxLength: 1000 });
  words.addEventListener("input", changed);
  const signs = checks.map(sign);
  const items = checks.map(([, said], index) => make("li", {}, `${said} `, signs[index] ?? ""));
  return {
    nodes: [
      make("label", { className: "quiz-words" }, `${say("caption")} `, words),
      make("p", {}, say("checklist")),
      make("ul", { className: "quiz-checks" }, ...items),
    ],
    read: () => ({ words: words.value }),
    show: (answer) => {
      words.value = typeof answer?.words === "string" ? answer.words : "";
    },
    fit: (parts) => {
      signs.forEach((place, index) => {
        setSign(place, parts.includes(checks[index]?.[0] ?? ""), say("found"));
      });
    },
  };
}

/**
 * @param {Question} question
 * @param {Around} around
 * @returns {Control}
 */
export function controlOf(question, around) {
  switch (question.kind) {
    case "Choice":
      return choices(question, around);
    case "Place":
      return onMap(question, around);
    case "Order":
      return ordered(question, around);
    case "Match":
      return matched(question, around);
    case "Caption":
      return caption(question, around);
  }
}
