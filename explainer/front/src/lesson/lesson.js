/** The parts of a chapter that are not of the page: its questions, its answers, its tables. */

import { keepKeys } from "../ground/dom.js";
import { speak } from "../ground/words.js";
import { drawTable } from "../view/tables.js";
import { ask } from "./answers.js";
import { drawProgress } from "./progress.js";
import { drawQuestion } from "./quiz.js";

/** @import { Holding, Question } from "./questions.d.ts" */
/** @import { Table } from "../types.d.ts" */
/** @import { Cell, OwnPart } from "../own.js" */
/** @typedef {(host: HTMLElement, held: Holding) => (() => void) | void} Draw */

/** @type {Record<string, Draw>} */
const DRAWN = {
  question: (host, { question }) => drawQuestion(host, /** @type {Question} */ (question)),
  progress: (host, { chapter = "", exit = "" }) => drawProgress(host, chapter, exit),
  table: (host, { table }) => {
    const orders = new Map();
    keepKeys(host);
    host.classList.add("explainer");
    host.replaceChildren(drawTable(/** @type {Table} */ (table), { choose: () => {}, orders }));
  },
};

/**
 * A notebook draws only the cells in sight; the lesson's model knows every question that was asked.
 * @param {Cell["front"]} lesson
 */
function followLesson(lesson) {
  const askAll = () => {
    for (const question of Object.values(lesson.get("questions"))) ask(question);
  };
  askAll();
  lesson.on("change:questions", askAll);
  return () => lesson.off("change:questions", askAll);
}

/**
 * @param {Draw} draw
 * @returns {OwnPart}
 */
function partOf(draw) {
  return {
    inCell: ({ front, part, el }) => {
      const { question, ...held } = part.get("of");
      speak(front.get("words"));
      const leave = followLesson(front);
      const end = draw(el, { ...held, question: front.get("questions")[question] });
      return () => {
        leave();
        end?.();
      };
    },
    inPage: (host) => {
      const held = JSON.parse(host.querySelector("script")?.textContent ?? "");
      speak(held.words);
      draw(host, held);
    },
  };
}

/** @type {Record<string, OwnPart>} */
export const LESSON_PARTS = Object.fromEntries(
  Object.entries(DRAWN).map(([name, draw]) => [name, partOf(draw)]),
);
