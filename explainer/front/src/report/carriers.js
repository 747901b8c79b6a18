/** Who answers about a report that is being coded, and where its draft is kept. */

import { NotHere } from "../ground/nothere.js";
import { say } from "../ground/words.js";
import { Unanswered } from "../pages/asking.js";

/** @import { AnyModel } from "@anywidget/types" */
/** @import { Asked, Carrier, Draft, Kept, Reply } from "./coding.d.ts" */

const KEPT = "durand-line-report";
const PATIENCE_MS = 30000;
const KERNEL_PATIENCE_MS = 60000;

/**
 * @param {string} address
 * @param {Asked} asked
 * @returns {Promise<Reply>}
 */
async function posted(address, asked) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return await answer.json();
  } catch (error) {
    console.warn(error);
    throw new Unanswered(say("coderAway"));
  }
  const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
  const words = plain ? await answer.text() : "";
  if (words && answer.status < 500) throw new NotHere(words);
  throw new Unanswered(words || say("coderAway"));
}

/** @param {unknown} kept */
function isKept(kept) {
  const { draft } = /** @type {Partial<Kept>} */ (kept ?? {});
  return typeof draft?.text === "string" && Array.isArray(draft.claims);
}

/**
 * What this browser keeps under a name, if that is a draft.
 * @param {string} name
 * @returns {Kept | null}
 */
function keptAs(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null; // it may keep nothing at all, or somebody else has written there
  }
}

/**
 * @param {string} name
 * @param {Kept} kept
 * @returns {boolean} whether it was kept
 */
function keepAs(name, kept) {
  try {
    localStorage.setItem(name, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function forgetAs(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // then nothing was kept
  }
}

/**
 * A server answers, which keeps nothing; this browser does.
 * @param {string} address
 * @returns {Carrier}
 */
export function serverCarrier(address) {
  return {
    ask: (asked) => posted(address, asked),
    kept: () => keptAs(KEPT),
    keep: (kept) => keepAs(KEPT, kept),
    forget: () => forgetAs(KEPT),
  };
}

/**
 * Under which name a notebook's draft is kept: each text that a cell gives has its own.
 * @param {string} text
 */
function nameFor(text) {
  let mark = 0;
  for (const sign of text) mark = (Math.imul(mark, 31) + (sign.codePointAt(0) ?? 0)) | 0;
  return `${KEPT} ${(mark >>> 0).toString(16)}`;
}

/**
 * The kernel of a notebook answers and has the draft; the browser keeps it too, for when the cell
 * runs again or the kernel is another.
 * @param {AnyModel<any>} model
 * @returns {Carrier}
 */
export function kernelCarrier(model) {
  let asked = 0;
  /**
   * @param {string} kind
   * @param {Record<string, unknown>} content
   * @returns {Promise<any>}
   */
  const ask = (kind, content) =>
    new Promise((resolve, reject) => {
      asked += 1;
      const number = asked;
      const receive = (/** @type {any} */ message) => {
        if (message?.kind !== kind || message.number !== number) return;
        clearTimeout(timer);
        model.off("msg:custom", receive);
        if (message.refused) reject(new NotHere(message.refused));
        else resolve(message.reply);
      };
      const timer = setTimeout(() => {
        model.off("msg:custom", receive);
        reject(new Unanswered(say("kernelGone")));
      }, KERNEL_PATIENCE_MS);
      model.on("msg:custom", receive);
      try {
        model.send({ kind, number, ...content });
      } catch (error) {
        console.warn(error); // no kernel is there to send it to
        clearTimeout(timer);
        model.off("msg:custom", receive);
        reject(new Unanswered(say("kernelGone")));
      }
    });
  /** @returns {Draft} */
  const begun = () => model.get("opening").reply.draft;
  const give = (/** @type {Draft} */ draft) => {
    model.set("draft", draft);
    model.save_changes();
  };
  return {
    ask: (request) => ask("report", { request }),
    kept: () => {
      const here = { draft: model.get("draft"), yaml: "" };
      const isNew = JSON.stringify(here.draft) === JSON.stringify(begun());
      const kept = isNew ? keptAs(nameFor(here.draft.text)) : null;
      if (kept) give(kept.draft);
      return kept ?? here;
    },
    keep: (kept) => {
      give(kept.draft);
      keepAs(nameFor(begun().text), kept);
      return true; // the kernel has it
    },
    forget: () => {
      give(begun());
      forgetAs(nameFor(begun().text));
    },
    write: (file, withText) => ask("write", { file, with_text: withText }),
    onOther: (take) =>
      model.on("change:draft", () => take(/** @type {Draft} */ (model.get("draft")))),
  };
}
