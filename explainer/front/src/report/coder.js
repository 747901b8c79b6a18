/** The coder: a report read line by line, and one form filled in for each claim. */

import { button, keepKeys, make } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { makeCoded, makeSaving, makeText } from "./coderfiles.js";
import { bind, makeGroup, makeMore } from "./coderform.js";
import { makeLine } from "./coderline.js";

/** @import { Desk } from "./desk.js" */
/** @import { Fields } from "./coding.d.ts" */

let made = 0;

/**
 * What is wrong, and what cannot be done now.
 * @param {Desk} desk
 */
function makeTold(desk) {
  const problems = make("div", { role: "alert" });
  const trouble = make("div", { className: "coder-trouble", role: "status" });
  const says = make("p", { role: "status" });
  const warnings = make("ul", { className: "coder-warnings" });
  let listed = "";
  const show = () => {
    trouble.textContent = desk.trouble;
    trouble.hidden = !desk.trouble;
    says.textContent = desk.reply.says ?? "";
    const warned = desk.reply.warnings ?? [];
    warnings.hidden = !warned.length;
    warnings.replaceChildren(...warned.map((words) => make("li", { dir: "auto" }, words)));
    const found = desk.reply.problems ?? [];
    if (listed === JSON.stringify(found)) return; // or they would be read out again
    listed = JSON.stringify(found);
    const items = found.map((words) => make("li", { dir: "auto" }, words));
    problems.replaceChildren(...(items.length ? [make("ul", {}, ...items)] : []));
  };
  return { problems, warnings, trouble, says, show };
}

/**
 * Draws the coder, and lets it follow its desk.
 * @param {HTMLElement} host
 * @param {Desk} desk
 * @returns {() => void} what ends it
 */
export function drawCoder(host, desk) {
  made += 1;
  const { about_form: about, form, more_form: more = [] } = desk.reply;
  const numbers = make("datalist", { id: `coder-${made}` });
  const aboutBox = make("div", {}, makeGroup(say("coderAbout"), about, numbers));
  const moreBox = makeMore(more, numbers);
  const formBox = make(
    "div",
    {},
    ...form.map(([legend, fields]) => makeGroup(legend, fields, numbers)),
    moreBox,
  );
  const input = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (formBox.querySelector(`[name=${name}]`));
  const aboutPart = bind(aboutBox, desk, "about", () => void desk.ask("look"));
  const formPart = bind(formBox, desk, "choices");
  const line = makeLine(desk, numbers, (/** @type {Fields} */ fields) => {
    desk.typed({ choices: { ...desk.draft.choices, ...fields } });
    if (Object.keys(fields).some((name) => moreBox.contains(input(name)))) moreBox.open = true;
    formPart.show();
  });
  const quote = input("quote");
  const mark = button(say("coderMarked"), () => {
    quote.value = line.marked();
    formPart.keep();
    quote.focus();
  });
  quote.closest("label")?.after(mark);
  const told = makeTold(desk);
  const text = makeText(desk);
  const coded = makeCoded(desk);
  const saving = makeSaving(desk);
  const add = button(say("coderAdd"), () => void desk.ask("add"));
  keepKeys(host);
  host.classList.add("explainer", "coder");
  host.replaceChildren(
    ...[numbers, text.box, aboutBox, told.trouble, line.box, formBox, told.problems, told.warnings],
    make("div", { className: "coder-row" }, add, told.says),
    ...[coded.box, saving.box],
  );
  /** @type {unknown} */
  let answered = null;
  const fold = {
    show: () => {
      if (desk.reply === answered) return;
      answered = desk.reply;
      if (desk.reply.in_fold) moreBox.open = true;
    },
  };
  const parts = [fold, text, aboutPart, formPart, line, told, coded, saving];
  return desk.follow(() => {
    for (const part of parts) part.show();
  });
}
