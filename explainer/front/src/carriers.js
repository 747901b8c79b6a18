/** Who answers about a report that is being coded, and where its draft is kept. */

import { Unanswered } from "./asking.js";
import { NotHere } from "./pages.js";
import { say } from "./words.js";

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
 * A server answers, which keeps nothing; this browser does.
 * @param {string} address
 * @returns {Carrier}
 */
export function serverCarrier(address) {
  return {
    ask: (asked) => posted(address, asked),
    kept: () => {
      try {
        const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
        return isKept(kept) ? kept : null;
      } catch {
        return null; // it may keep nothing at all, or somebody else has written there
      }
    },
    keep: (kept) => {
      try {
        localStorage.setItem(KEPT, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    forget: () => {
      try {
        localStorage.removeItem(KEPT);
      } catch {
        // then nothing was kept
      }
    },
  };
}

/**
 * The kernel of a notebook answers, and keeps the draft as long as it runs.
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
  return {
    ask: (request) => ask("report", { request }),
    kept: () => ({ draft: model.get("draft"), yaml: "" }),
    keep: ({ draft }) => {
      model.set("draft", draft);
      model.save_changes();
      return true;
    },
    forget: () => {},
    write: (file, withText) => ask("write", { file, with_text: withText }),
    onOther: (take) =>
      model.on("change:draft", () => take(/** @type {Draft} */ (model.get("draft")))),
  };
}
