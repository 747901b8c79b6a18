import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { NotHere } from "../src/ground/nothere.js";
import { asker, Unanswered } from "../src/pages/asking.js";
import { frame } from "./page.js";

/** @type {string[]} */
let asked = [];
/** @type {() => Promise<Response>} */
let answer = async () => Response.json({ page: 1 });

beforeEach(() => {
  frame(); // the words
  asked = [];
  globalThis.fetch = /** @type {any} */ (
    (/** @type {string} */ url) => {
      asked.push(url);
      return answer();
    }
  );
  console.warn = () => {};
});

const plain = (/** @type {string} */ words, /** @type {number} */ status) =>
  new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
const make = () =>
  asker(
    "page",
    (value) => value,
    () => {},
  );

test("an answer is asked for once and kept", async () => {
  answer = async () => Response.json({ page: 1 });
  const ask = make();
  const [one, other] = await Promise.all([ask("side=pakistan"), ask("side=pakistan")]);
  assert.equal(one, other);
  assert.equal(await ask("side=pakistan"), one);
  assert.deepEqual(asked, ["page?side=pakistan"]);
});

test("no more than a few answers are kept", async () => {
  answer = async () => Response.json({ page: 1 });
  const ask = make();
  for (let n = 0; n < 60; n += 1) await ask(`from=${n}`);
  await ask("from=59");
  assert.equal(asked.length, 60);
  await ask("from=0");
  assert.equal(asked.length, 61);
});

test("what is refused is said in the server’s words and not asked again", async () => {
  answer = async () => plain("“side” is “x” and should be one that the page offers.", 400);
  const failed = await make()("side=x").catch((error) => error);
  assert.ok(failed instanceof NotHere);
  assert.ok(!(failed instanceof Unanswered));
  assert.match(failed.message, /should be one/);
});

for (const [what, how] of /** @type {[string, () => Promise<Response>][]} */ ([
  ["a server that cannot be reached", () => Promise.reject(new TypeError("fetch failed"))],
  ["a server that is full", async () => plain("Try again.", 503)],
  [
    "a proxy’s own page",
    async () =>
      new Response("<h1>502</h1>", { status: 502, headers: { "Content-Type": "text/html" } }),
  ],
  ["an answer that breaks off", async () => new Response('{"page": ')],
])) {
  test(`${what} is told in a sentence and may be asked again`, async () => {
    const ask = make();
    answer = how;
    const failed = await ask("side=pakistan").catch((error) => error);
    assert.ok(failed instanceof Unanswered);
    assert.doesNotMatch(failed.message, /<|fetch|JSON/);
    answer = async () => Response.json({ page: 1 });
    assert.deepEqual(await ask("side=pakistan"), { page: 1 });
  });
}
