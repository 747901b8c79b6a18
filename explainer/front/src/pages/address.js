/** The state of the page in its address, so that a link reopens what a reader saw. */

import { say } from "../ground/words.js";

/** @import { Frame, State, StateKey } from "../types.d.ts" */

const DAY = /^\d{4}-\d\d-\d\d$/;
const MAX_LENGTH = 2000;
const MAX_SHOWN = 40;
/** What a change of these does not ask a new page for. */
export const LOOKED_AT = new Set(["claim", "cell", "by", "talk", "order", "view", "story"]);
/** Parts of an address that are the page's frame's affair. */
const OTHERS = new Set(["present"]);
const PRESENTED = "present=1";

/**
 * The state as a query string, without a question mark.
 * @param {State} state
 */
function queryOf(state) {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) parts.set(key, value);
  return parts.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
}

/**
 * What a ring opens with, where that is not as the page opens.
 * @param {State} state
 * @param {Frame} frame
 * @returns {State}
 */
export function openingOf({ ring }, { openings }) {
  return (ring && openings?.[ring]) || {};
}

/**
 * What of a state its address says: not what a page shows by itself, and always in the same order.
 * @param {State} state
 * @param {Frame} frame
 * @returns {State}
 */
function told(state, frame) {
  const { days, claim, ids } = frame;
  const [by, talk, order] = [ids.by?.[0], ids.talk?.[0], ids.order?.[0]];
  const on = days[state.ring ?? "five"]?.last;
  const plain = { on, claim, by, talk, order, ...openingOf(state, frame) };
  const parts = /** @type {[StateKey, string][]} */ (Object.entries(state)).filter(
    ([key, value]) => value !== /** @type {State} */ (plain)[key],
  );
  parts.sort(([one], [other]) => frame.keys.indexOf(one) - frame.keys.indexOf(other));
  return Object.fromEntries(parts);
}

/**
 * The whole address of a state.
 * @param {State} state
 * @param {Frame} frame
 */
export function addressOf(state, frame) {
  const address = new URL(frame.home ?? location.href);
  const query = queryOf(told(state, frame));
  if (frame.addressIn === "hash") address.hash = query;
  else {
    address.search = query;
    address.hash = "";
  }
  return address.href;
}

/**
 * An address that opens what is on the projector, or the same to be read.
 * @param {string} href
 * @param {boolean} isPresented
 * @param {boolean} inHash where a file has no query
 */
export function presentedAt(href, isPresented, inHash) {
  const address = new URL(href);
  const now = inHash ? address.hash.slice(1) : address.search.slice(1);
  const parts = now.split("&").filter((part) => part && part !== PRESENTED);
  if (isPresented) parts.push(PRESENTED);
  if (inHash) address.hash = parts.join("&");
  else address.search = parts.join("&");
  return address.href;
}

/** @param {string} href @param {boolean} inHash */
export function isPresentedAt(href, inHash) {
  const { hash, search } = new URL(href);
  return (inHash ? hash : search).slice(1).split("&").includes(PRESENTED);
}

/**
 * @param {string} value
 * @param {string[]} offered
 */
function nearest(value, offered) {
  const plain = value.toLowerCase().trim();
  return offered.find((one) => one.toLowerCase() === plain);
}

/**
 * What is expected of a part of an address, or an empty string where the value is sound.
 * @param {StateKey} key
 * @param {string} value
 * @param {State} state
 * @param {Frame} frame
 */
function fault(key, value, state, frame) {
  const { ids } = frame;
  const days = frame.days[state.ring ?? "five"] ?? frame.days.five;
  switch (key) {
    case "on":
      if (DAY.test(value) && days && value >= days.first && value <= days.last) return "";
      return say("expectDay", { first: days?.first ?? "", last: days?.last ?? "" });
    case "from":
    case "to":
      return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? "" : say("expectAnyDay");
    case "claim":
      return value === "none" || Object.hasOwn(frame.saidOn, value) ? "" : say("expectClaim");
    case "cell":
      return ids.cells?.includes(value) ? "" : say("expectCell");
    case "documents":
      return value === "none" || value.split(",").every((one) => ids.documents?.includes(one))
        ? ""
        : say("expectDocuments");
    default: {
      const offered = ids[key] ?? [];
      if (offered.includes(value)) return "";
      const near = nearest(value, offered);
      return near ? say("expectNear", { near }) : say("expectOne", { example: offered[0] ?? "" });
    }
  }
}

/**
 * What a fragment holds: the state, where an address keeps it there, and a place in the page.
 * @param {string} fragment without its number sign
 * @param {Frame} frame
 */
export function readFragment(fragment, frame) {
  if (frame.addressIn !== "hash" || !fragment.includes("=")) return { query: "", place: fragment };
  const [query = "", place = ""] = fragment.split("#");
  return { query, place };
}

/** @param {string} given */
function shortened(given) {
  const seen = given.replace(/[^\P{C}]/gu, "\uFFFD");
  if (!seen) return say("empty");
  return seen.length > MAX_SHOWN ? `“${seen.slice(0, MAX_SHOWN)}…”` : `“${seen}”`;
}

/**
 * The state that an address asks for, and what of it was not understood.
 * @param {string} query without question mark or number sign
 * @param {Frame} frame
 * @returns {{ state: State, notice: string }}
 */
export function readAddress(query, frame) {
  if (query.length > MAX_LENGTH)
    return { state: {}, notice: say("addressLong", { most: MAX_LENGTH }) };
  const pairs = [...new URLSearchParams(query)].filter(([key]) => !OTHERS.has(key));
  const faults = [];
  /** @type {State} */
  const given = {};
  for (const [key, value] of pairs) {
    if (!frame.keys.includes(/** @type {StateKey} */ (key))) {
      const near = nearest(key, frame.keys) ?? (key.startsWith("amp;") ? key.slice(4) : undefined);
      const known = near && frame.keys.includes(/** @type {StateKey} */ (near));
      faults.push(
        known
          ? say("unknownNear", { key: shortened(key), near })
          : say("unknownPart", { key: shortened(key) }),
      );
    } else if (key in given) faults.push(say("givenTwice", { key }));
    else given[/** @type {StateKey} */ (key)] = value;
  }
  /** @type {State} */
  const state = {};
  for (const [name, value] of Object.entries(given)) {
    const key = /** @type {StateKey} */ (name);
    const expected = fault(key, value, given, frame);
    if (expected) faults.push(say("partFault", { key, value: shortened(value), expected }));
    else state[key] = value;
  }
  if (state.from && state.to && state.from > state.to) {
    faults.push(
      say("partFault", { key: "from", value: shortened(state.from), expected: say("expectOrder") }),
    );
    delete state.from;
  }
  return { state, notice: faults.length ? `${say("notUnderstood")} ${faults.join(" ")}` : "" };
}
