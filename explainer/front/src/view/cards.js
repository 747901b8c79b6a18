/** The evidence of one claim: the words themselves, and what is known of them. */

import { button, fold, make } from "../ground/dom.js";
import { copyFrom } from "../ground/files.js";
import { say } from "../ground/words.js";

/** @import { Evidence } from "../lesson/questions.d.ts" */
/** @import { Moment, Store } from "../pages/store.js" */
/** @import { Answer, Card, Page } from "../types.d.ts" */

/** @typedef {{ names: Page["parts"]["claims"], choose: (claim: string) => void }} Inside */

/**
 * What chooses a claim.
 * @param {string} claim
 * @param {string} words
 * @param {(claim: string) => void} choose
 */
export function claimLink(claim, words, choose) {
  return button(words, () => choose(claim), { className: "claim-link", data: { claim } });
}

/**
 * The words themselves or, so that nobody takes ours for the text's, that there are none.
 * @param {Evidence} card
 */
function quotation({ says, quotation: words, language }) {
  if (words) return make("blockquote", { lang: language, dir: "auto" }, `“${words}”`);
  const note = say(says.includes("“") ? "ownWordsWithin" : "noQuotation");
  return make("p", { className: "explainer-note" }, note);
}

/** @param {[string, string][]} facts */
function factList(facts) {
  const rows = facts.flatMap(([name, value]) => [
    make("dt", {}, name),
    make("dd", { dir: "auto" }, value),
  ]);
  return make("dl", {}, ...rows);
}

/**
 * A card by itself, where no page stands around it.
 * @param {Evidence} card
 */
export function drawCard(card) {
  return make(
    "article",
    { className: `explainer-card explainer-side-${card.side}` },
    make("h3", { dir: "auto" }, card.says),
    quotation(card),
    factList(card.facts),
  );
}

/** @param {Card} card @param {string} names of the facts that are wanted */
const factsIn = (card, names) =>
  say(names)
    .split("|")
    .flatMap((wanted) => card.facts.filter(([name]) => name === wanted));

/**
 * That no other document carries it: who asks who said so first need not look further.
 * @param {Card} card
 */
function aloneIn(card) {
  return card.elsewhere.length ? [] : factsIn(card, "aloneFacts").map(([, value]) => value);
}

/**
 * What is read first: the text's own words and then ours, or ours alone, and where they stand.
 * @param {Card} card
 */
function head(card) {
  const by = factsIn(card, "byFacts").map(([, value]) => value);
  const says = make("p", { className: "panel-says", dir: "auto" }, card.says);
  const said = card.quotation ? [quotation(card)] : [says, quotation(card)];
  const place = make("p", { className: "panel-place" });
  place.append([card.place, ...aloneIn(card)].join(" · "));
  return [...said, make("p", { className: "panel-by" }, by.join(" · ")), place];
}

/**
 * The same in other documents, and which has it first.
 * @param {Card} card
 * @param {Inside} inside
 */
function sameElsewhere(card, { names, choose }) {
  const shared = factsIn(card, "sharedFacts").map(([, value]) => make("p", {}, value));
  const found = card.elsewhere.flatMap(([words, claims]) => [
    make("p", {}, `${words}.`),
    claimList(
      claims.filter((id) => id in names), // what stands beyond the ring is told, not led to
      names,
      choose,
    ),
  ]);
  if (!found.length && !shared.length) return [];
  const first = card.earliest
    ? [make("p", {}, make("b", {}, say("earliest")), ` ${card.earliest}`)]
    : [];
  const title = make("h3", {}, say("elsewhere"));
  return [make("div", { className: "panel-elsewhere" }, title, ...first, ...found, ...shared)];
}

/** @param {Card["source"]} source */
function sourceLine({ words, href }) {
  const named = href ? make("a", { href, rel: "noopener" }, words) : words;
  return make("p", { className: "panel-source" }, `${say("source")} `, named);
}

/**
 * All that is known of a claim, in the order in which it is asked.
 * @param {Card} card
 * @param {string} claim
 * @param {Inside & { store: Store, together: string[] }} inside
 */
export function drawEvidence(card, claim, inside) {
  const shown = new Set(
    ["byFacts", "panelFacts", "sharedFacts", "againstFacts", "noteFacts"]
      .concat(aloneIn(card).length ? "aloneFacts" : [])
      .flatMap((names) => say(names).split("|")),
  );
  const rest = card.facts.filter(([name]) => !shown.has(name));
  const ours = card.quotation
    ? [make("p", { className: "panel-says", dir: "auto" }, say("inOurWords", { says: card.says }))]
    : [];
  const notes = factsIn(card, "noteFacts");
  return make(
    "article",
    { className: `explainer-card panel-card explainer-side-${card.side}` },
    ...head(card),
    ...ours,
    factList(factsIn(card, "panelFacts")),
    ...sameElsewhere(card, inside),
    factList(factsIn(card, "againstFacts")),
    sourceLine(card.source),
    factList(notes),
    ...others(card, claim, inside),
    make(
      "div",
      { className: "panel-tools explainer-noprint" },
      ...steps(card, claim, inside),
      ...cardTools(card, inside.store),
    ),
    fold(say("allFacts"), factList(rest)),
  );
}

/**
 * What else the mark stands for that was chosen.
 * @param {Card} card
 * @param {string} claim
 * @param {Inside & { together: string[] }} inside
 */
function others(card, claim, { names, choose, together }) {
  const here = together.filter((id) => id !== claim && id in names && !card.same.includes(id));
  const mark = here.length
    ? [fold(say("alsoHere", { count: here.length }), claimList(here, names, choose))]
    : [];
  return [
    ...mark,
    ...card.together.map(([words, claims]) => fold(words, claimList(claims, names, choose))),
  ];
}

/**
 * To what is said before and after on the same matter.
 * @param {Card} card
 * @param {string} claim
 * @param {Inside & { store: Store }} inside
 */
function steps({ earlier, later }, claim, { names, choose, store }) {
  const { saidOn } = store.source.frame;
  const day = saidOn[claim];
  const step = (/** @type {string} */ to, /** @type {string} */ words) => {
    const label = saidOn[to] === day ? `${words}SameDay` : words;
    const made = button(say(to ? label : words), () => choose(to), { disabled: !(to in names) });
    if (to in names) made.title = names[to] ?? "";
    return made;
  };
  return [step(earlier, "earlier"), step(later, "later")];
}

/**
 * @param {Card} card
 * @param {Store} store
 */
function cardTools(card, store) {
  const citation = button(say("copyCitation"), () => void copyFrom(citation, card.citation));
  if (store.source.frame.addressIn === "none") return [citation];
  const link = button(say("copyLink"), () => void copyFrom(link, store.link()));
  return [citation, link];
}

/**
 * Claims in a list, each of which chooses itself.
 * @param {string[]} claims
 * @param {Page["parts"]["claims"]} names
 * @param {(claim: string) => void} choose
 */
function claimList(claims, names, choose) {
  const items = claims.map((id) => make("li", {}, claimLink(id, names[id] ?? id, choose)));
  return make("ul", {}, ...items);
}

/**
 * What one document says on one question; the first of its claims is read below.
 * @param {Answer} answer
 * @param {string} claim the one that is
 * @param {Inside} page
 */
export function drawAnswer(answer, claim, { names, choose }) {
  const others = answer.claims.filter((id) => id !== claim);
  const says = answer.claims.length
    ? others.length
      ? [claimList(others, names, choose)]
      : []
    : [make("p", { className: "explainer-prose" }, say("notMentioned"))];
  const differs = answer.differs.map((words) => make("p", { className: "explainer-prose" }, words));
  return make(
    "div",
    { className: "panel-answer" },
    make("h3", {}, answer.title),
    ...differs,
    ...says,
  );
}

/**
 * What is said of something of which no claim speaks.
 * @param {string[]} told its name first
 */
export function drawTold([name = "", ...told]) {
  return make("div", {}, make("h3", {}, name), make("p", {}, told.join(" ")));
}

/**
 * Why no claim's evidence is shown, and what the reader can do.
 * @param {Moment} moment
 * @param {Store} store
 */
export function whyNone({ state }, store) {
  const claim = store.claim(state);
  if (!claim) return say("noneChosen");
  const said = store.source.frame.saidOn[claim];
  if (!said || said <= store.day(state)) return say("notShown");
  return say(said > store.days(state).last ? "saidLater" : "notYetSaid");
}
