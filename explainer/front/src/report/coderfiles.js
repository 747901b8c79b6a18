/** What goes into the coder as a file, and what comes out of it. */

import { button, fold, make } from "../ground/dom.js";
import { save } from "../ground/files.js";
import { say } from "../ground/words.js";

/** @import { Desk } from "./desk.js" */
/** @import { File64 } from "./coding.d.ts" */

const MOST_BYTES = 2_000_000; // explainer.files.MAX_FILE_BYTES
const PIECE = 32_768;
const RECORD = "your-report.yaml";

/**
 * A file as it can be sent: one byte more than may be, so that the answer says so.
 * @param {File} file
 * @returns {Promise<File64>}
 */
export async function sendable(file) {
  const bytes = new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer());
  let words = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    words += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return { name: file.name, content: btoa(words) };
}

/**
 * The text: pasted, or from a file.
 * @param {Desk} desk
 */
export function makeText(desk) {
  const area = make("textarea", { rows: 8, dir: "auto" });
  const accept = ".txt,.yaml,.yml,text/plain";
  const file = make("input", { type: "file", accept });
  const read = button(say("coderRead"), () => {
    if (!desk.draft.claims.length || confirm(say("coderReadAsk"))) {
      void desk.ask("read", { words: area.value });
    }
  });
  const box = fold(
    say("coderText"),
    make("p", {}, say("coderStays")),
    make("label", { className: "coder-wide" }, say("coderTheText"), area),
    make("div", { className: "coder-row" }, make("label", {}, say("coderFile"), file), read),
  );
  // Who answers reads the bytes: encodings are known there, and what is no text is said.
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const reply = await desk.ask("open", { files: [await sendable(chosen)] });
    if (reply?.opened !== undefined) area.value = reply.opened;
    file.value = ""; // the same file can be opened again
  });
  /** @type {string | null} */
  let shown = null;
  const show = () => {
    const { text } = desk.draft;
    if (text === shown) return;
    shown = text;
    area.value = text;
    box.open = !text;
  };
  return { box, show };
}

/**
 * @param {Desk} desk
 */
export function makeCoded(desk) {
  const title = make("h3");
  const list = make("ol");
  const yaml = make("pre");
  const record = fold(say("coderYaml"), yaml);
  const box = make("section", {}, title, list, record);
  /** @param {string} says */
  const apart = (says) => make("bdi", {}, says);
  /** @type {unknown} */
  let shown = null;
  const show = () => {
    const { coded } = desk.reply;
    yaml.textContent = desk.reply.yaml;
    record.hidden = !desk.reply.yaml;
    if (coded === shown) return;
    shown = coded;
    title.textContent = say(coded.length ? "coderCoded" : "coderNothing");
    list.replaceChildren(
      ...coded.map(([line, says, quote], number) => {
        const exact = quote ? [" “", apart(quote), "”"] : [];
        const act = (/** @type {"change" | "remove"} */ what, /** @type {string} */ name) =>
          button(name, () => void desk.ask(what, { number }), {
            ariaLabel: say("coderOf", { name, words: says }),
          });
        return make(
          "li",
          {},
          ...[apart(says), ...exact, say("coderAtLine", { line })],
          ...[act("change", say("coderChange")), " ", act("remove", say("coderRemove"))],
        );
      }),
    );
  };
  return { box, show };
}

/**
 * Where the record goes: into a file of the browser, and where a kernel answers to where it can
 * write.
 * @param {Desk} desk
 */
export function makeSaving(desk) {
  const download = button(say("coderDownload"), () =>
    save(RECORD, new Blob([desk.reply.yaml], { type: "text/yaml" })),
  );
  const forget = button(say("coderForget"), () => {
    if (confirm(say("coderForgetAsk"))) void desk.forget();
  });
  const writing = desk.carrier?.write ? makeWriting(desk) : [];
  const open = button(say("coderOpen"), () => chooseRecord(desk));
  const tools = make("div", { className: "coder-row" }, download, open, forget);
  const box = make("fieldset", {}, make("legend", {}, say("coderKeep")), ...writing, tools);
  const show = () => {
    download.disabled = !desk.reply.yaml;
  };
  return { box, show };
}

/**
 * A record is gone on with; one that is coded already is not replaced unasked.
 * @param {Desk} desk
 */
function chooseRecord(desk) {
  const file = make("input", { type: "file", accept: ".yaml,.yml" });
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    const replaces = desk.isOwn && desk.draft.claims.length > 0;
    if (!chosen || (replaces && !confirm(say("coderOpenAsk")))) return;
    void desk.ask("open", { files: [await sendable(chosen)] });
  });
  file.click();
}

/** @param {Desk} desk */
function makeWriting(desk) {
  const file = make("input", { type: "text", placeholder: say("coderWriteName") });
  file.spellcheck = false;
  const text = make("input", { type: "checkbox" });
  const write = button(say("coderWrite"), () => void desk.write(file.value, text.checked));
  return [
    make("label", {}, say("coderWriteTo"), file),
    make("label", { className: "coder-line" }, text, say("coderWithText")),
    make("div", { className: "coder-row" }, write),
  ];
}
