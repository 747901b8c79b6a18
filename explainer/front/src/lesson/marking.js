/**
 * Marks an answer by the key that comes with its question. An answer may come from a file or from
 * an earlier day: whatever it is, marking never fails. Needs nothing but what it is given.
 */

/** @import { Caption, Choice, Marked, Match, Order, Question, Sought } from "./questions.d.ts" */

/**
 * @param {{ says: string, claims: string[] }} said
 * @param {boolean} right
 * @param {string[]} [parts]
 * @returns {Marked}
 */
const marked = ({ says, claims }, right, parts = []) => ({ right, says, claims, parts });

/**
 * @param {Choice} question
 * @param {unknown} answer
 */
const chosen = (question, answer) => question.options.find(([id]) => id === answer);

/**
 * @param {unknown} answer
 * @returns {answer is string[]}
 */
const isList = (answer) => Array.isArray(answer) && answer.every((one) => typeof one === "string");

/**
 * An option for each place or row, or null where the answer is none.
 * @param {Order | Match} question
 * @param {unknown} answer
 */
function placed(question, answer) {
  const { wanted } = question.key;
  if (!isList(answer) || answer.length !== wanted.length) return null;
  const ids = question.options.map(([id]) => id);
  if (!answer.every((one) => ids.includes(one))) return null;
  if (question.kind === "Order" && new Set(answer).size < answer.length) return null;
  return answer;
}

/** @param {unknown} answer */
function written(answer) {
  const { words } = /** @type {any} */ (Object(answer));
  return typeof words === "string" ? words.trim() : "";
}

/**
 * Words as they are searched for: small letters, plain signs, single blanks.
 * @param {string} words
 * @param {Record<string, string>} signs
 */
function plainly(words, signs) {
  const one = (/** @type {string} */ sign) => (Object.hasOwn(signs, sign) ? signs[sign] : sign);
  const plain = [...words].map(one).join("").toLowerCase();
  return plain.replace(/ +/g, " ").replace(/^ | $/g, "");
}

/**
 * Whether the words stand in a caption that is written plainly. The patterns are made in Python,
 * which searches with the same ones (`explainer.records.sought`).
 * @param {Sought} sought
 * @param {string} plain
 */
function stands({ found, before, after, never }, plain) {
  if (never && new RegExp(never).test(plain)) return false;
  const noBefore = new RegExp(`(?:${before})$`);
  const noAfter = new RegExp(`^(?:${after})`);
  return [...plain.matchAll(new RegExp(found, "g"))].some(
    ({ 0: words, index }) =>
      !noBefore.test(plain.slice(0, index)) && !noAfter.test(plain.slice(index + words.length)),
  );
}

/**
 * @param {Order | Match} question
 * @param {string[]} given
 */
function markParts({ key, ...question }, given) {
  const parts = question.kind === "Match" ? question.rows.map(([id]) => id) : given;
  const right = parts.filter((_, index) => given[index] === key.wanted[index]);
  const first = parts.find((part) => !right.includes(part));
  const again = first === undefined ? undefined : key.again[first];
  if (!again) return marked(key.right, true, right);
  return marked({ ...again, says: `${key.some[right.length]} ${again.says}` }, false, right);
}

/**
 * @param {Caption} question
 * @param {string} words
 */
function markCaption({ key, checks }, words) {
  const plain = plainly(words, key.plain);
  const isThere = (/** @type {string} */ id) => {
    const sought = key.sought[id];
    return sought !== undefined && stands(sought, plain);
  };
  const parts = checks.map(([id]) => id).filter(isThere);
  const missing = checks.filter(([id]) => !parts.includes(id)).map(([, words]) => words);
  if (!missing.length) return marked(key.right, true, parts);
  const listed = new Intl.ListFormat(key.language).format(missing);
  return marked(
    { ...key.missing, says: key.missing.says.replace("{missing}", () => listed) },
    false,
    parts,
  );
}

/**
 * What is said to an answer.
 * @param {Question} question
 * @param {unknown} answer
 * @returns {Marked}
 */
export function mark(question, answer) {
  const none = () => marked({ says: question.key.unanswered, claims: [] }, false);
  if (question.kind === "Caption") {
    const given = written(answer);
    return given ? markCaption(question, given) : none();
  }
  if (question.kind === "Order" || question.kind === "Match") {
    const given = placed(question, answer);
    return given ? markParts(question, given) : none();
  }
  const [id = ""] = chosen(question, answer) ?? [];
  const said = question.key.options[id];
  return said ? marked(said, id === question.key.wanted) : none();
}

/**
 * An answer as the pupil reads it; nothing where there is none.
 * @param {Question} question
 * @param {unknown} answer
 * @returns {string}
 */
export function inWords(question, answer) {
  switch (question.kind) {
    case "Caption":
      return written(answer);
    case "Order":
    case "Match": {
      const named = new Map(question.options);
      const words = (placed(question, answer) ?? []).map((id) => named.get(id) ?? id);
      if (question.kind === "Order") return words.join(" → ");
      return words.map((one, index) => `${question.rows[index]?.[1]}: ${one}`).join("; ");
    }
    default:
      return chosen(question, answer)?.[1] ?? "";
  }
}
