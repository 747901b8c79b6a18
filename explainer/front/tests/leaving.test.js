import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../src/ground/words.js";
import { endKernelWhenLeft } from "../src/lesson/leaving.js";
import { browser, frame } from "./page.js";

test("who goes on to the next chapter ends the kernel of the last one, and no other", async () => {
  const window = browser();
  speak(frame().words);
  window.location.href = "http://localhost/user/a/lab/tree/notebooks/01_the%20line.ipynb";
  const { document } = window;
  document.cookie = "_xsrf=2|abc";
  document.body.innerHTML = `
    <script id="jupyter-config-data" type="application/json">{"baseUrl": "/user/a/"}</script>
    <p>Next: <a id="next" href="#">The sequence</a>. More: <a id="more" href="#">a story</a></p>
    <p>See <a id="see" href="#">the count</a></p>`;
  /** @type {[string, any][]} */
  const asked = [];
  const sessions = [
    { id: "1", path: "notebooks/01_the line.ipynb" },
    { id: "2", path: "notebooks/03_the_count.ipynb" },
  ];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {any} */ how) => {
      asked.push([url, how]);
      return { json: async () => sessions };
    }
  );
  endKernelWhenLeft();
  endKernelWhenLeft(); // one listener, however many parts a notebook has
  for (const id of ["more", "see", "next"]) {
    /** @type {any} */ (document.getElementById(id)).click();
    await new Promise((resolve) => setTimeout(resolve));
  }
  assert.deepEqual(asked, [
    ["/user/a/api/sessions", undefined],
    ["/user/a/api/sessions/1", { method: "DELETE", headers: { "X-XSRFToken": "2|abc" } }],
  ]);
});
