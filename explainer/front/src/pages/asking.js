/** Narrowed pages from a server: each asked for once, kept, and not waited for without an end. */

import { NotHere } from "../ground/nothere.js";
import { say } from "../ground/words.js";

/** @import { Answer } from "./pages.js" */

const PATIENCE_MS = 20000;
const SLOW_MS = 3000;
const KEPT = 40;

/** The server did not answer, or could not now: it may be asked again. */
export class Unanswered extends NotHere {
  isFinal = false;
}

/**
 * What a server says that does not give the page: its own sentence, or that it does not answer.
 * @param {Response} answer
 */
async function refusal(answer) {
  const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
  const words = (plain && (await answer.text())) || say("noAnswer");
  return answer.status < 500 ? new NotHere(words) : new Unanswered(words);
}

/**
 * @param {string} url
 * @param {(answer: any) => Answer} read
 */
async function asked(url, read) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw await refusal(answer);
    return read(await answer.json());
  } catch (error) {
    if (error instanceof NotHere) throw error;
    console.warn(error);
    throw new Unanswered(say("noAnswer"));
  }
}

/**
 * @param {string} address of the server's answers
 * @param {(answer: any) => Answer} read
 * @param {() => void} onSlow called where an answer takes long
 * @returns {(query: string) => Promise<Answer>}
 */
export function asker(address, read, onSlow) {
  /** @type {Map<string, Promise<Answer>>} */
  const kept = new Map();
  return (query) => {
    const known = kept.get(query);
    const answer = known ?? asked(`${address}?${query}`, read);
    kept.delete(query);
    kept.set(query, answer); // the latest stands last
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    if (known) return answer;
    const slow = setTimeout(onSlow, SLOW_MS);
    answer.catch(() => kept.delete(query)).finally(() => clearTimeout(slow));
    return answer;
  };
}
