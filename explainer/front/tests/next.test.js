/** What came next: a ring that stands apart, is brought when it is chosen, and opens by itself. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, openingOf, readAddress } from "../src/pages/address.js";
import { unpacker } from "../src/pages/pack.js";
import { FilePages, frameOf } from "../src/pages/pages.js";
import { Store } from "../src/pages/store.js";
import { drawOpening } from "../src/view/opening.js";
import { drawPart } from "../src/view/parts.js";
import { Search } from "../src/view/search.js";
import { View } from "../src/view/view.js";
import { browser, card, frame, page, view } from "./page.js";

/** @import { Frame, Page, State } from "../src/types.d.ts" */

const OPENS = { claim: "rising", by: "event" };

/** @returns {Frame} */
function threeRings() {
  const made = frame();
  const strip = { days: [{ day: "2025-10-30", short: "30 Oct", counts: {} }], events: [] };
  return {
    ...made,
    days: { ...made.days, after: { first: "2025-10-30", last: "2026-04-08" } },
    strip: { ...made.strip, after: strip },
    openings: { after: OPENS },
    ids: { ...made.ids, ring: ["wider", "after"] },
    saidOn: { ...made.saidOn, rising: "2026-03-13" },
  };
}

/** @param {State} [state] @param {(state: State) => Page} [shown] */
async function started(state = {}, shown = (at) => page(at.ring ?? "five")) {
  browser();
  const source = {
    frame: threeRings(),
    page: async (/** @type {State} */ at) => shown(at),
    card: async () => card(),
  };
  const store = new Store(source, state);
  await store.go(state);
  return store;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("the first screen leads to what came next, and back", async () => {
  const store = await started({ side: "pakistan", claim: "un-toll", on: "2025-10-12" });
  const host = document.createElement("div");
  document.body.append(host);
  store.follow(drawOpening(host, store));
  const next = /** @type {HTMLElement} */ (host.querySelector(".opening-next"));
  assert.equal(next.hidden, false);
  next.click();
  await settled();
  assert.deepEqual(store.state, { ring: "after" }); // nothing of October is asked of it
  assert.match(next.textContent ?? "", /^Back/);
  next.click();
  await settled();
  assert.deepEqual(store.state, {});
});

test("where the records hold nothing of it nothing leads there", async () => {
  const store = await started();
  delete (/** @type {any} */ (store.source.frame).days.after);
  const host = document.createElement("div");
  document.body.append(host);
  store.follow(drawOpening(host, store));
  assert.equal(/** @type {HTMLElement} */ (host.querySelector(".opening-next")).hidden, true);
});

test("the end of the page leads there, too, and says when the five reports end", async () => {
  const store = await started();
  const host = document.createElement("div");
  document.body.append(host);
  drawPart("footer", host, store);
  const offer = host.querySelector(".explainer-next");
  assert.match(offer?.textContent ?? "", /29 October 2025/);
  offer?.querySelector("button")?.click();
  await settled();
  assert.equal(store.state.ring, "after");
  assert.doesNotMatch(offer?.textContent ?? "", /29 October/);
});

test("it opens with a claim and a grouping of its own, which its address does not say", async () => {
  const store = await started({ ring: "after" });
  assert.equal(store.claim(store.state), "rising");
  assert.equal(store.claim({}), "un-toll");
  const { frame: made } = store.source;
  assert.deepEqual(openingOf({ ring: "wider" }, made), {});
  assert.doesNotMatch(
    addressOf({ ring: "after", claim: "rising", by: "event" }, made),
    /claim|by=/,
  );
  assert.match(
    addressOf({ ring: "after", claim: "un-toll", by: "people" }, made),
    /by=people.*claim/,
  );
  const { state, notice } = readAddress("ring=after&on=2025-12-06&claim=rising", made);
  assert.equal(notice, "");
  assert.deepEqual(state, { ring: "after", on: "2025-12-06", claim: "rising" });
  assert.match(readAddress("ring=after&on=2025-10-12", made).notice, /2025-10-30/);
});

test("a search leads from one to the other, since no claim of one is in the other", async () => {
  const store = await started({ ring: "after" });
  store.source.frame.search.push({
    ...{ id: "rising", ring: "after", side: "third-party", says: "At least 75.", quote: "" },
    ...{ by: "UN", document: "AWNA", where: "" },
  });
  const search = new Search(document.createElement("div"), store);
  const [five] = store.source.frame.search;
  assert.ok(five);
  const shown = /** @type {any} */ (store.moment).page.parts;
  shown.claims = {};
  assert.equal(search.hiddenBy(five).other, true);
  search.choose(five);
  await settled();
  assert.deepEqual(store.state, { claim: "un-toll" });
  shown.claims = { "un-toll": "" };
  const rising = store.source.frame.search.at(-1);
  assert.ok(rising);
  search.choose(rising);
  await settled();
  assert.deepEqual(store.state, { ring: "after", claim: "rising" });
});

test("its pages are brought when it is chosen, once, and again where that failed", async () => {
  browser();
  const values = [page("five"), {}];
  let asked = 0;
  const later = async () => {
    asked += 1;
    if (asked === 1) throw new Error("no network");
    const rings = { after: /** @type {[string, number, number][]} */ ([["2025-10-30", 2, 3]]) };
    const shown = { parts: { $: 4 } };
    const told = { rising: { says: "At least 75." } };
    const values = [shown, told, { ...page("after").parts, old: { $: 1 } }];
    return { first: 2, rings, narrowed: {}, values };
  };
  const rings = { five: /** @type {[string, number, number][]} */ ([["2025-10-12", 0, 1]]) };
  const pages = { frame: threeRings(), rings, narrowed: {} };
  const source = new FilePages(pages, unpacker(values), null, {
    rings: ["after"],
    bring: later,
  });
  assert.equal((await source.page({})).parts.says, "five");
  assert.equal(asked, 0); // a first visit does not ask for it
  await assert.rejects(source.page({ ring: "after" }), /no network/);
  const states = [{ ring: "after" }, { ring: "after", on: "2025-12-06" }];
  const shown = await Promise.all(states.map((state) => source.page(state)));
  assert.deepEqual(
    shown.map(({ parts }) => parts.says),
    ["after", "after"],
  );
  assert.equal(asked, 2);
  assert.equal((await source.card({ ring: "after" }))?.says, "At least 75.");
  assert.equal((await source.page({})).parts.says, "five");
});

test("a ring is brought after those to which it refers, each once", async () => {
  browser();
  /** @type {Record<string, import("../src/pages/pages.js").Later>} */
  const kept = {
    wider: {
      first: 2,
      rings: { wider: [["2025-10-12", 2, 1]] },
      narrowed: {},
      values: [page("w")],
    },
    after: {
      first: 3,
      rings: { after: [["2025-10-30", 3, 1]] },
      narrowed: { '[["on","2025-10-30"],["ring","after"],["side","ttp"]]': [2, 1] },
      values: [{ parts: { $: 4 } }, { ...page("a").parts, old: { $: 2 } }],
    },
  };
  /** @type {string[]} */
  const asked = [];
  const bring = async (/** @type {string} */ ring) => {
    asked.push(ring);
    const found = kept[ring];
    if (!found) throw new Error(ring);
    return found;
  };
  const rings = { five: /** @type {[string, number, number][]} */ ([["2025-10-12", 0, 1]]) };
  const pages = { frame: threeRings(), rings, narrowed: {} };
  const others = { rings: ["wider", "after"], bring };
  const source = new FilePages(pages, unpacker([page("five"), {}]), null, others);
  const found = await Promise.all(
    [{ ring: "after" }, { ring: "wider" }, { ring: "after", side: "ttp" }, {}].map((state) =>
      source.page(state),
    ),
  );
  assert.deepEqual(
    found.map(({ parts }) => parts.says),
    ["a", "w", "w", "five"],
  );
  assert.deepEqual(asked, ["wider", "after"]);
});

test("a carrier without its pages leads nowhere near them", () => {
  browser();
  const whole = threeRings();
  whole.search = [
    { id: "rising", ring: "after", side: "", says: "", quote: "", by: "", document: "", where: "" },
  ];
  const first = /** @type {import("../src/types.d.ts").Step} */ (whole.story[0]);
  whole.story = [first, { ...first, state: { ring: "after" } }];
  const less = frameOf(whole, ["five", "wider"]);
  assert.deepEqual([less.story, less.ids.story], [[first], ["1"]]); // no step that cannot be shown
  assert.deepEqual(Object.keys(less.days), ["five", "wider"]);
  assert.deepEqual([less.search, less.ids.ring], [[], ["wider"]]);
  assert.match(readAddress("ring=after", less).notice, /ring/);
  assert.equal(whole.ids.ring?.length, 2);
});

test("where there is no such view a sentence stands in its place", async () => {
  const store = await started({}, ({ ring }) => {
    const made = page("all");
    if (ring !== "after") return made;
    const absent = { casualties: "Nothing is added up." };
    return { parts: { ...made.parts, views: { casualties: null }, absent } };
  });
  const host = document.createElement("div");
  document.body.append(host);
  const drawn = new View(host, "casualties", store);
  store.follow((moment) => drawn.show(moment));
  assert.equal(drawn.inside.hidden, false);
  assert.equal(drawn.absent.hidden, true);
  await store.narrow({ ring: "after" });
  assert.equal(host.hidden, false);
  assert.equal(drawn.inside.hidden, true);
  assert.equal(drawn.absent.textContent, "Nothing is added up.");
  await store.narrow({ ring: undefined });
  assert.equal(drawn.inside.hidden, false);
  assert.equal(drawn.absent.hidden, true);
  drawn.close();
});

test("its groupings are named by what it opens with", async () => {
  const variants = { people: view({ caption: "By people." }) };
  const store = await started({ ring: "after" }, () => {
    const made = page("all");
    return { parts: { ...made.parts, views: { casualties: view({ variants }) } } };
  });
  const host = document.createElement("div");
  document.body.append(host);
  const drawn = new View(host, "casualties", store);
  store.follow((moment) => drawn.show(moment));
  assert.deepEqual(
    [...drawn.variant.options].map(({ textContent }) => textContent),
    ["event", "people counted"],
  );
  await store.change({ by: "people" });
  assert.match(drawn.caption.textContent ?? "", /By people/);
  drawn.close();
});
