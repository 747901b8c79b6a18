/**
 * A service worker: keeps the site for when there is no network. `explainerSite`, which stands
 * before this script, names its files, and says what a page is told that is not among them. A page is asked of the network first, so that a newer one is
 * shown; what has its digest in its name never changes and is taken from what is kept.
 */

/** @typedef {{ version: string, files: string[], fixed: string[], missing: string }} Site */

const worker = /** @type {any} */ (globalThis);
const { version, files, fixed, missing } = /** @type {Site} */ (worker.explainerSite);
const OURS = `durand-line ${worker.registration.scope} `;
const KEPT = OURS + version;
const PLAIN = { "Content-Type": "text/plain;charset=utf-8" };
const unchanging = new Set(fixed.map((name) => new URL(name, worker.location.href).href));

async function keepAll() {
  const kept = await caches.open(KEPT);
  await kept.addAll(files.map((name) => new Request(name, { cache: "no-cache" })));
  await worker.skipWaiting();
}

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(OURS) && name !== KEPT);
  await Promise.all(older.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const kept = await caches.open(KEPT);
  const known = () => kept.match(request, { ignoreSearch: true });
  if (unchanging.has(request.url)) {
    const found = await known();
    if (found) return found;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const found = await known();
    if (found) return found;
    if (request.mode === "navigate") return new Response(missing, { status: 503, headers: PLAIN });
    throw error;
  }
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(forgetOlder()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(worker.registration.scope)) {
    event.respondWith(answer(request));
  }
});
