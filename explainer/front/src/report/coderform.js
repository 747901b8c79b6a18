/** The form of the coder: native inputs for the fields that come as data. */

import { fold, make } from "../ground/dom.js";
import { say } from "../ground/words.js";

/** @import { Desk } from "./desk.js" */
/** @import { Field, Fields, Option } from "./coding.d.ts" */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Input */

const WIDE = new Set(["says", "event", "topic", "repeats"]);
/** What a ticked box stands for. */
const TICKED = "yes";
let lists = 0;

/**
 * The entries of a list, in their groups.
 * @param {Option[]} options
 */
function entries(options) {
  /** @type {Map<string, HTMLOptionElement[]>} */
  const groups = new Map();
  for (const [value, name, group] of options) {
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group)?.push(make("option", { value }, name));
  }
  return [...groups].flatMap(([label, found]) =>
    label ? [make("optgroup", { label }, ...found)] : found,
  );
}

/**
 * @param {string} value
 * @returns {string} none where it is no day
 */
function weekday(value) {
  const day = new Date(`${value}T00:00:00Z`).getUTCDay();
  return say("coderWeekdays").split("|")[day] ?? "";
}

/**
 * @param {Field} field
 * @param {HTMLDataListElement} numbers what is offered for quantities
 */
function makeField([name, label, kind], numbers) {
  if (kind === "check") {
    const box = make("input", { name, type: "checkbox" });
    return make("label", { className: "coder-line" }, box, label);
  }
  const wide = kind === "quote" || WIDE.has(name);
  const whole = make("label", { className: wide ? "coder-wide" : "" }, label);
  if (kind === "choice") whole.append(make("select", { name }));
  else if (kind === "quote") whole.append(make("textarea", { name, rows: 2, dir: "auto" }));
  else if (kind === "date") whole.append(make("input", { name, type: "date" }), make("output"));
  else {
    const input = make("input", { name, type: "text", dir: "auto" });
    if (kind === "name") {
      lists += 1;
      const names = make("datalist", { id: `coder-names-${lists}` });
      input.setAttribute("list", names.id);
      input.autocomplete = "off";
      input.placeholder = say("coderName");
      whole.append(names);
    }
    if (kind === "quantity") {
      input.setAttribute("list", numbers.id);
      input.autocomplete = "off";
    }
    whole.append(input);
  }
  return whole;
}

/**
 * @param {string} legend
 * @param {Field[]} fields
 * @param {HTMLDataListElement} numbers
 */
export function makeGroup(legend, fields, numbers) {
  const made = fields.map((field) => makeField(field, numbers));
  return make("fieldset", {}, make("legend", {}, legend), ...made);
}

/**
 * The groups of fields that may be left empty.
 * @param {[legend: string, fields: Field[]][]} groups
 * @param {HTMLDataListElement} numbers
 */
export function makeMore(groups, numbers) {
  const made = groups.map(([legend, fields]) => makeGroup(legend, fields, numbers));
  const box = fold(say("coderMore"), ...made);
  box.hidden = !made.length;
  return box;
}

/**
 * What an input holds: of a name that is in its list, the id.
 * @param {Input} input
 * @param {Option[]} options
 */
function filledIn(input, options) {
  if (input.type === "checkbox")
    return /** @type {HTMLInputElement} */ (input).checked ? TICKED : "";
  if (!namesOf(input)) return input.value;
  return options.find(([, name]) => name === input.value)?.[0] ?? input.value;
}

/**
 * @param {Input} input
 * @param {string} value
 * @param {Option[]} options
 */
function fillIn(input, value, options) {
  if (input.type === "checkbox") {
    /** @type {HTMLInputElement} */ (input).checked = value !== "";
    return;
  }
  const names = namesOf(input) ? options : [];
  const shown = names.find(([id]) => id === value)?.[1] ?? value;
  if (input.value !== shown) input.value = shown; // or the caret would jump
}

/**
 * The list of names of an input, if it has one.
 * @param {Input} input
 * @returns {HTMLDataListElement | null}
 */
function namesOf(input) {
  return input.parentElement?.querySelector("datalist") ?? null;
}

/**
 * Lets the inputs of a part of the form be one of the fields of the draft.
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @param {"about" | "choices"} part
 * @param {() => void} [changed] called when one was changed
 */
export function bind(root, desk, part, changed = () => {}) {
  /** @type {Input[]} */
  const inputs = [...root.querySelectorAll("input, select, textarea")].map(
    (input) => /** @type {Input} */ (input),
  );
  let offered = "";
  const optionsOf = (/** @type {Input} */ { name }) => desk.reply.options[name] ?? [];
  const showDays = () => {
    for (const input of inputs) {
      const output = input.type === "date" ? input.nextElementSibling : null;
      if (output) output.textContent = weekday(input.value);
    }
  };
  const keep = () => {
    const filled = inputs
      .map((input) => [input.name, filledIn(input, optionsOf(input))])
      .filter(([, value]) => value);
    desk.typed({ [part]: /** @type {Fields} */ (Object.fromEntries(filled)) });
    showDays();
  };
  const fill = () => {
    const { options } = desk.reply;
    if (offered === JSON.stringify(options)) return;
    offered = JSON.stringify(options); // a list that is filled anew closes
    for (const input of inputs) {
      const names = optionsOf(input).map(([, value, label]) => make("option", { value, label }));
      namesOf(input)?.replaceChildren(...names);
      if (!(input instanceof HTMLSelectElement)) continue;
      const nothing = make("option", { value: "" }, say("coderChoose"));
      input.replaceChildren(nothing, ...entries(optionsOf(input)));
    }
  };
  root.addEventListener("input", keep); // so that nothing is lost, whatever comes
  root.addEventListener("change", changed);
  return {
    keep,
    show: () => {
      fill();
      for (const input of inputs) {
        fillIn(input, desk.draft[part][input.name] ?? "", optionsOf(input));
      }
      showDays();
    },
  };
}
