/** The desk at which a report is coded: what is filled in, what was answered, what is asked. */

import { NotHere } from "../ground/nothere.js";
import { say } from "../ground/words.js";
import { Unanswered } from "../pages/asking.js";

/** @import { Asked, Beside, Carrier, Draft, Line, Opening, Reply } from "./coding.d.ts" */

const AGAIN_MS = 4000;
const SLOW_MS = 3000;
/** What may change what stands beside the five. */
const CHANGES_PAGE = new Set(["look", "read", "open", "add", "remove"]);

/** @param {unknown} value */
const written = (value) => JSON.stringify(value);

/**
 * A line of a text without what is found in it: until that is answered.
 * @param {Draft} draft
 * @returns {Line | Record<string, never>}
 */
function plainLine({ text, at }) {
  const lines = text
    .split("\n")
    .map((words, place) => ({ number: place + 1, words: words.trim() }))
    .filter(({ words }) => words);
  const line = lines[Math.min(at, lines.length - 1)];
  if (!line) return {};
  return {
    at,
    of: lines.length,
    ...line,
    found: [],
    quantities: [],
    uses: [],
    days: [],
    nothing: "",
  };
}

export class Desk {
  /**
   * @param {Opening} opening
   * @param {Carrier | null} carrier none where nobody answers: then it can only be looked at
   */
  constructor(opening, carrier) {
    this.opening = opening;
    this.carrier = carrier;
    /** @type {Draft} */
    this.draft = opening.reply.draft;
    /** @type {Reply} */
    this.reply = opening.reply;
    /** @type {Beside | undefined} the newest page with the coded report */
    this.page = opening.reply.page;
    this.wantsPage = false;
    /** What cannot be done now, or nothing. */
    this.trouble = "";
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** @type {Promise<unknown>} one question after the other, each about what the last has left */
    this.last = Promise.resolve();
    const kept = carrier?.kept();
    if (kept) this.adopt(kept.draft, kept.yaml);
    carrier?.onOther?.((draft) => {
      if (written(draft) === written(this.draft)) return;
      this.adopt(draft);
      void this.ask("look");
    });
  }

  /**
   * Shows a draft as far as that needs nobody's answer.
   * @param {Draft} draft
   * @param {string} [yaml]
   */
  adopt(draft, yaml = "") {
    this.draft = draft;
    this.reply = {
      ...this.opening.reply,
      line: plainLine(draft),
      coded: draft.claims.map(({ at, says, quote = "" }) => [
        at.line,
        says,
        says.includes(`“${quote}”`) ? "" : quote,
      ]),
      yaml,
      problems: [],
      warnings: [],
      says: "",
    };
    this.tell();
  }

  /** @param {() => void} listener */
  follow(listener) {
    this.listeners.add(listener);
    listener();
    return () => {
      this.listeners.delete(listener);
    };
  }

  tell() {
    for (const listener of [...this.listeners]) listener();
  }

  /** Whether anything was done here: the example alone need not be kept, nor asked about. */
  get isOwn() {
    return written(this.draft) !== written(this.opening.reply.draft);
  }

  keep() {
    if (!this.carrier) return;
    if (!this.isOwn) return this.carrier.forget();
    const isKept = this.carrier.keep({ draft: this.draft, yaml: this.reply.yaml });
    if (!isKept) this.trouble ||= say("coderNotKept");
  }

  /**
   * Keeps what was typed; nobody is asked.
   * @param {Partial<Draft>} changes
   */
  typed(changes) {
    this.draft = { ...this.draft, ...changes };
    this.keep();
  }

  /** @param {number} step */
  go(step) {
    const { of } = /** @type {Line} */ (plainLine(this.draft));
    const at = Math.min(Math.max(this.draft.at + step, 0), of - 1);
    this.typed({ at });
    this.reply = { ...this.reply, line: plainLine(this.draft) };
    this.tell();
    return this.ask("go");
  }

  /** Everything is as it was in the beginning. */
  forget() {
    this.carrier?.forget();
    this.adopt(this.opening.reply.draft);
    this.reply = { ...this.opening.reply, says: say("coderForgotten") };
    this.page = this.opening.reply.page;
    this.tell();
    return this.ask("look");
  }

  /**
   * @param {Asked["ask"]} what
   * @param {Partial<Asked>} [more]
   * @returns {Promise<Reply | null>} none where it was not answered
   */
  ask(what, more = {}) {
    const turn = this.last.then(() => this.asked(what, more));
    this.last = turn;
    return turn;
  }

  /**
   * @param {Asked["ask"]} what
   * @param {Partial<Asked>} more
   */
  async asked(what, more) {
    if (!this.carrier) return null;
    const sent = this.draft;
    const page = this.wantsPage && CHANGES_PAGE.has(what);
    const slow = setTimeout(() => this.slow(), SLOW_MS);
    clearTimeout(this.again);
    try {
      const number = what === "go" ? sent.at : 0;
      const reply = await this.carrier.ask({
        ...{ ask: what, number, page },
        ...more,
        draft: sent,
      });
      this.take(reply, sent);
      return reply;
    } catch (error) {
      this.failed(error);
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /** An answer takes long; when it comes, it says something else. */
  slow() {
    this.reply = { ...this.reply, says: say("slowAnswer") };
    this.tell();
  }

  /**
   * What was typed since stays as it is.
   * @param {Reply} reply
   * @param {Draft} sent
   */
  take(reply, sent) {
    const mine = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this.draft));
    const before = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (sent));
    const typed = Object.entries(mine).filter(([key, value]) => value !== before[key]);
    this.draft = { ...reply.draft, ...Object.fromEntries(typed) };
    const { problems = [], warnings = [], says = "" } = this.reply;
    const silent = says === say("slowAnswer") ? "" : says;
    this.reply = {
      ...reply,
      problems: reply.problems ?? problems,
      warnings: reply.warnings ?? warnings,
      says: reply.says ?? silent,
    };
    if (reply.line.at !== this.draft.at) this.reply.line = plainLine(this.draft);
    this.page = reply.page ?? this.page;
    this.trouble = "";
    this.keep();
    this.tell();
  }

  /** @param {unknown} error */
  failed(error) {
    const said = error instanceof NotHere ? error.message : say("coderAway");
    if (error instanceof NotHere && !(error instanceof Unanswered)) {
      this.reply = { ...this.reply, problems: [said], says: "" };
    } else {
      this.trouble = said || say("coderAway");
      this.again = setTimeout(() => void this.ask("look"), AGAIN_MS);
    }
    this.tell();
  }

  /**
   * @param {string} file
   * @param {boolean} withText
   */
  async write(file, withText) {
    const said = await this.carrier?.write?.(file, withText);
    this.reply = { ...this.reply, ...said };
    this.tell();
  }
}
