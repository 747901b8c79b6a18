/**
 * Who goes on to the next chapter in JupyterLab leaves a kernel behind, of a hundred megabytes: it
 * is ended. The chapter stays as it is, and says itself what it cannot do without a kernel.
 */

import { say } from "../ground/words.js";

const TREE = /\/lab\/(?:workspaces\/[^/]+\/)?tree\/(.+)$/;
let listens = false;

/** JupyterLab's own address, or none where the page is no JupyterLab. */
function base() {
  const told = document.getElementById("jupyter-config-data")?.textContent ?? "{}";
  return /** @type {string | undefined} */ (JSON.parse(told).baseUrl);
}

export function endKernelWhenLeft() {
  if (listens || !TREE.test(location.pathname) || !base()) return;
  listens = true;
  document.addEventListener("click", (event) => void left(event).catch(console.warn), true);
}

/** @param {MouseEvent} event */
async function left({ target }) {
  const link = /** @type {Element} */ (target).closest?.("a[href]");
  const words = link?.closest("p");
  const [, path] = TREE.exec(location.pathname) ?? [];
  if (!path || !words?.textContent?.startsWith(`${say("next")}:`)) return;
  if (words.querySelector("a[href]") !== link) return;
  await endKernelOf(decodeURIComponent(path));
}

/** @param {string} path of a notebook */
async function endKernelOf(path) {
  const sessions = `${base()}api/sessions`;
  const found = await (await fetch(sessions)).json();
  const [, token = ""] = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie) ?? [];
  const headers = { "X-XSRFToken": token };
  for (const { id } of found.filter((/** @type {any} */ one) => one.path === path)) {
    await fetch(`${sessions}/${id}`, { method: "DELETE", headers });
  }
}
