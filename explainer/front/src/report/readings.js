/** Two readings of one text compared: the files of two readers, and where they differ. */

import { button, keepKeys, make, parsed, refill } from "../ground/dom.js";
import { say } from "../ground/words.js";
import { sendable } from "./coderfiles.js";

/** @import { Desk } from "./desk.js" */

/**
 * @param {HTMLElement} host shows the comparison of the example until another is asked for
 * @param {Desk} desk
 * @returns {() => void} what ends it
 */
export function drawReadings(host, desk) {
  const shown = make("div", {}, ...host.childNodes);
  const problems = make("div", { role: "alert" });
  const inputs = ["coderFirst", "coderSecond"].map((name) => {
    const input = make("input", { type: "file", accept: ".yaml,.yml" });
    return { input, label: make("label", {}, say(name), input) };
  });
  const compare = button(say("coderCompare"), async () => {
    const chosen = inputs.flatMap(({ input }) => [...(input.files ?? [])]);
    const reply = await desk.ask("compare", { files: await Promise.all(chosen.map(sendable)) });
    const said = reply ? (reply.problems ?? []) : (desk.reply.problems ?? []);
    const wrong = desk.trouble ? [desk.trouble] : said;
    const items = wrong.map((words) => make("li", { dir: "auto" }, words));
    problems.replaceChildren(...(items.length ? [make("ul", {}, ...items)] : []));
    if (reply?.agreement !== undefined) refill(shown, parsed(reply.agreement));
  });
  const row = make("div", { className: "coder-row" }, ...inputs.map(({ label }) => label), compare);
  const own = make("fieldset", {}, make("legend", {}, say("coderReadings")), row, problems);
  keepKeys(host);
  host.classList.add("explainer", "coder");
  host.replaceChildren(own, shown);
  return () => {};
}
