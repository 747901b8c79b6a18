/** The fold below the sources in which a reader opens a conflict-data file: loaded as it is opened. */

import { make } from "../ground/dom.js";
import { NotHere } from "../ground/nothere.js";
import { say } from "../ground/words.js";
import { carriedEstimates, carriesEstimates } from "../pages/carried.js";
import { NARROWING } from "../pages/filters.js";

/** @import { Store } from "../pages/store.js" */

/**
 * The words of a claim, and how it is chosen; one that is not shown is shown with what it stands
 * among. None where it is of a ring that this carrier leaves out.
 * @param {Store} store
 * @param {string} claim
 */
function wordsOf(store, claim) {
  const { around, search } = store.source.frame;
  const found = search.find(({ id }) => id === claim);
  if (!found) return null;
  const { says, quote, document, ring } = found;
  const choose = () => {
    const isShown = claim in (store.moment?.page.parts.claims ?? {}) || claim in around.claims;
    const everything = Object.fromEntries(NARROWING.map((key) => [key, undefined]));
    const other = { ring: ring === "five" ? undefined : ring, on: undefined, ...everything };
    void store.choose({ claim }, isShown ? {} : other);
  };
  return { says, quote, document, choose };
}

/**
 * Nothing where the carrier has no such script: a notebook reads a file by its path.
 * @param {Store} store
 */
export function estimatesFold(store) {
  if (!carriesEstimates()) return [];
  const host = make("div");
  const fold = make(
    "details",
    { className: "estimates-fold" },
    make("summary", {}, say("estimates")),
    host,
  );
  const { five } = store.source.frame.days;
  const page = {
    first: five ? `${five.first.slice(0, 7)}-01` : "",
    last: five?.last ?? "",
    wordsOf: (/** @type {string} */ claim) => wordsOf(store, claim),
  };
  let isDrawn = false;
  fold.addEventListener("toggle", () => {
    if (!fold.open || isDrawn) return;
    isDrawn = true;
    carriedEstimates()
      .then((estimates) => estimates.draw(host, page))
      .catch((error) => {
        console.warn(error);
        isDrawn = false;
        host.replaceChildren(
          make("p", {}, error instanceof NotHere ? error.message : say("estimatesGone")),
        );
      });
  });
  return [fold];
}
