// Marks what it reads with the front end's own marking, for tests/test_marking.py.
import { readFileSync } from "node:fs";

const { inWords, mark } = await import(process.argv[2]);
const cases = JSON.parse(readFileSync(0, { encoding: "utf8" }));
const found = cases.map(({ question, answers }) =>
  answers.map((answer) => [mark(question, answer), inWords(question, answer)]),
);
process.stdout.write(JSON.stringify(found));
