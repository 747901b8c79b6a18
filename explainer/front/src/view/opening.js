/** The first screen in words: the finding, what happened, who counts whom, each to be chosen. */

import { fold, make, parsed, refill } from "../ground/dom.js";
import { leadTo } from "../ground/lead.js";
import { say } from "../ground/words.js";
import { AFTER, otherRing } from "../pages/store.js";

/** @import { Moment, Store } from "../pages/store.js" */
/** @import { AnswerCard } from "../types.d.ts" */

/** @param {string} name of a view of the page */
function leadToView(name) {
  leadTo(document.querySelector(`.explainer-${name}`));
}

/**
 * @param {AnswerCard} card
 * @param {Store} store
 */
function drawCard({ claim, side, words, whom, who }, store) {
  const act = () => {
    if (claim) void store.choose({ claim });
    else leadToView("casualties");
  };
  const parts = [
    make("strong", {}, words),
    make("span", { className: "answer-whom" }, whom),
    make("span", { className: "answer-who" }, who),
    make("span", { className: "answer-read" }, say(claim ? "readSentence" : "seeWho")),
  ];
  const card = make("button", {
    type: "button",
    className: `answer explainer-side-${side || "none"}`,
  });
  card.append(...parts);
  if (claim) card.dataset.claim = claim;
  card.addEventListener("click", act);
  return make("li", {}, card);
}

/** @param {Store} store */
function storyButton(store) {
  const start = make("button", { type: "button", className: "answer-story", hidden: true });
  start.dataset.story = "";
  start.textContent = say("story");
  start.hidden = !store.source.frame.story.length;
  start.addEventListener("click", () => {
    void store.change({ story: "1" });
  });
  return start;
}

/**
 * @param {HTMLElement} host
 * @param {Store} store
 * @returns {(moment: Moment) => void}
 */
export function drawOpening(host, store) {
  const level = document.querySelector("h1") ? "h2" : "h1"; // a notebook has a title of its own
  const notice = make("p", { role: "alert", hidden: true });
  const finding = make(level, { className: "opening-finding" });
  const events = make("span");
  const line = make("p", { className: "opening-line" }, events);
  const cards = make("ul", { className: "answers" });
  const whyNot = make("button", { type: "button" });
  const others = make("button", { type: "button" });
  const words = make("p", { className: "explainer-prose explainer-summary" });
  const inWords = fold(say("inSentences"), words, parsed(store.source.frame.key));
  const next = make("button", { type: "button", className: "opening-next" });
  next.hidden = !(AFTER in store.source.frame.days);
  next.addEventListener("click", () => void store.narrow({ ring: otherRing(store.state) }));
  whyNot.addEventListener("click", () => leadToView("refusal"));
  others.addEventListener("click", async () => {
    await store.narrow({ ring: "wider" });
    leadToView("casualties");
  });
  host.classList.add("explainer", "explainer-opening");
  host.append(
    notice,
    finding,
    line,
    cards,
    make("div", { className: "opening-links" }, whyNot, others, next, inWords, storyButton(store)),
  );
  let shown = "";
  return ({ page, state }) => {
    const { opening, says, summary } = page.parts;
    notice.hidden = !store.notice;
    notice.textContent = store.notice;
    finding.textContent = opening.finding;
    events.textContent = opening.events;
    whyNot.hidden = !opening.whyNot;
    whyNot.textContent = opening.whyNot;
    others.hidden = !opening.others;
    others.textContent = opening.others;
    next.textContent = say(state.ring === AFTER ? "backToOctober" : "andThenNext");
    words.textContent = `${says} ${summary}`;
    const now = JSON.stringify(opening.cards);
    if (now !== shown) refill(cards, ...opening.cards.map((card) => drawCard(card, store)));
    shown = now;
    const chosen = store.claim(state);
    for (const card of /** @type {NodeListOf<HTMLElement>} */ (
      cards.querySelectorAll("[data-claim]")
    ))
      card.setAttribute("aria-pressed", String(card.dataset.claim === chosen));
  };
}
