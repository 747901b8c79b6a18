/** The evidence of one claim: our wording, the words themselves, and what is known of them. */

import { button, fold, make } from "./dom.js";
import { copyFrom } from "./files.js";
import { say } from "./words.js";

/** @import { Evidence } from "./questions.d.ts" */
/** @import { Answer, Card, Page } from "./types.d.ts" */

export const EVIDENCE = "evidence";

/**
 * A link to the evidence that also chooses its claim.
 * @param {string} claim
 * @param {string} words
 * @param {(claim: string) => void} choose
 */
export function claimLink(claim, words, choose) {
  const link = make("a", { href: `#${EVIDENCE}`, data: { claim } }, words);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    choose(claim);
  });
  return link;
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

/**
 * @param {Evidence} card
 * @param {[string, string][]} [facts] those to show; all by default
 */
export function drawCard(card, facts = card.facts) {
  const rows = facts.flatMap(([name, value]) => [
    make("dt", {}, name),
    make("dd", { dir: "auto" }, value),
  ]);
  return make(
    "article",
    { className: `explainer-card explainer-side-${card.side}` },
    make("h3", { dir: "auto" }, card.says),
    quotation(card),
    make("dl", {}, ...rows),
  );
}

/**
 * @param {Card} card
 * @param {(() => string) | null} address the address that reopens the claim, where there is one
 */
export function cardTools(card, address) {
  const citation = button(say("copyCitation"), () => void copyFrom(citation, card.citation));
  const tools = make("p", { className: "explainer-tools explainer-noprint" }, citation);
  if (address) {
    const link = button(say("copyLink"), () => void copyFrom(link, address()));
    tools.append(link);
  }
  return tools;
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
 * The evidence in short, under the figure in which it was chosen; folded, what else its mark holds.
 * @param {Card} card
 * @param {string} claim
 * @param {{ names: Page["parts"]["claims"], choose: (claim: string) => void }} page
 */
export function drawGlance(card, claim, { names, choose }) {
  const brief = card.facts.filter(([name]) => say("briefFacts").split("|").includes(name));
  return [
    drawCard(card, brief),
    claimLink(claim, say("allEvidence"), choose),
    ...card.together.map(([words, claims]) => fold(words, claimList(claims, names, choose))),
  ];
}

/**
 * What one document says on one question.
 * @param {Answer} answer
 * @param {{ names: Page["parts"]["claims"], choose: (claim: string) => void }} page
 */
export function drawAnswer(answer, { names, choose }) {
  const says = answer.claims.length
    ? claimList(answer.claims, names, choose)
    : make("p", { className: "explainer-prose" }, say("notMentioned"));
  const differs = answer.differs.map((words) => make("p", { className: "explainer-prose" }, words));
  return make(
    "article",
    { className: "explainer-card explainer-side-report" },
    make("h3", {}, answer.title),
    says,
    ...differs,
  );
}
