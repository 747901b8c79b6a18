/** What of the page has a heading, so that search finds it: sections, figures, folds, and chapters. */

import { leadTo } from "../ground/lead.js";
import { isSaid, say } from "../ground/words.js";
import { hasAll, plain } from "../pages/finding.js";

/** @typedef {{ words: string, kind: string, place: HTMLElement, under: string }} Heading */

const MOST = 4;
const KINDS = {
  section: "main .cell.prose > h2",
  figure: "main [data-part] .explainer-question",
  fold: "main :is(.cell.prose, .explainer-foot, [data-part=sources]) > details > summary",
  chapter: ".page-chapters a, .page-footer a[href]:not([download])",
};
const NAMED = "[data-part]";
const BESIDE = /^beside-/; // the same figures, with a report of one's own

/** @param {HTMLElement} heading */
const partOf = (heading) => /** @type {HTMLElement | null} */ (heading.closest(NAMED));

/** @returns {Heading[]} those of what is on the page now */
function headings() {
  const ofEach = [say("asTable"), say("aboutFigure")];
  const found = Object.entries(KINDS).flatMap(([kind, where]) => {
    const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(where));
    return [...places].map((place) => {
      const part = kind === "figure" || kind === "fold" ? partOf(place)?.dataset.part : "";
      const name = part?.replace(BESIDE, "");
      const isOwn = kind === "figure" || name === "sources"; // words on a figure are of its subject
      const under = isOwn && isSaid(`seek-${name}`) ? say(`seek-${name}`) : "";
      return { words: place.firstChild?.textContent?.trim() ?? "", kind, place, under };
    });
  });
  return found.filter(
    ({ words, place }) => words && !ofEach.includes(words) && !place.closest("[hidden]"),
  );
}

/**
 * Without the words that any heading may have: who types one of them has not said what is sought.
 * @param {string} words
 */
function telling(words) {
  const passed = new Set(say("seek").split(" "));
  return plain(words)
    .split(/\s+/)
    .filter((word) => !passed.has(word))
    .join(" ");
}

/**
 * Those that have a word beginning with each of the words, or are sought under it; the former first.
 * @param {string} query
 */
export function findHeadings(query) {
  const isIn = hasAll(telling(query));
  const known = headings().map((one) => ({ ...one, isNamed: isIn(telling(one.words)) }));
  return known
    .filter(({ words, under, isNamed }) => isNamed || isIn(telling(`${words} ${under}`)))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed))
    .slice(0, MOST);
}

/** @param {Heading} heading */
export function leadToHeading({ kind, place }) {
  if (kind === "chapter") return place.click();
  const fold = /** @type {HTMLDetailsElement | null} */ (place.closest("details"));
  if (kind === "fold" && fold) fold.open = true;
  leadTo(kind === "figure" ? partOf(place) : place);
}
