/** Which claims lie near a coded estimate, as `explainer.analysis.nearness` finds them. */

/** @import { Comparable, Estimate, Near, Spot } from "./estimating.d.ts" */

const DAY_MS = 86_400_000;
const EARTH_KM = 6371;
const UCDP_KM = /** @type {Record<number, number>} */ ({ 1: 10, 2: 25, 3: 50 });
const ACLED_KM = /** @type {Record<number, number>} */ ({ 1: 10, 2: 50 });
const AREA = 4; // above this code of UCDP a row has no province
const RANKS = ["place", "province", "wide", "same", "next"];
const ANYBODY = ["not given", "several"];
const PAKISTAN = /government of pakistan|forces of pakistan/;
const AFGHANISTAN = /government of afghanistan|forces of afghanistan|^taleban$|^taliban$/;
const TTP = /\bttp\b|tehreek|tehrik/;
const UNNAMED = /^(xxx\d*|unidentified.*|)$/;

/**
 * The claims near a row, the nearest first.
 * @param {Estimate} row
 * @param {Comparable[]} claims
 * @param {Record<string, string>} provinces as a file may spell them, by our names
 * @returns {Near[]}
 */
export function near(row, claims, provinces) {
  const fights = fightsOf(row);
  /** @type {Near[]} */
  const found = [];
  for (const claim of claims) {
    if (fights.length && !fights.includes(claim.dyad)) continue;
    const when = whenOf(row, claim);
    /** @type {string[]} */
    const places = claim.spots.map((spot) => whereOf(row, spot, provinces));
    const where = RANKS.find((rank) => places.includes(rank));
    if (when && where) found.push({ claim: claim.id, when, where, same: same(row, claim) });
  }
  const rank = (/** @type {Near} */ one) =>
    RANKS.indexOf(one.where) * RANKS.length + RANKS.indexOf(one.when);
  return found.sort((a, b) => rank(a) - rank(b) || (a.claim < b.claim ? -1 : 1));
}

/** @param {Estimate} row @param {Comparable} claim */
function whenOf(row, claim) {
  if (claim.first <= row.last && row.first <= claim.last) return "same";
  const apart = (/** @type {string} */ from, /** @type {string} */ to) =>
    Date.parse(from) - Date.parse(to) <= DAY_MS;
  return apart(claim.first, row.last) && apart(row.first, claim.last) ? "next" : "";
}

/** @param {string} name @param {Record<string, string>} provinces */
function provinceNamed(name, provinces) {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/ (province|agency)$/, "");
  return provinces[plain] ?? plain;
}

/** @param {Estimate} row @param {Spot} spot @param {Record<string, string>} provinces */
function whereOf(row, spot, provinces) {
  const isAcled = row.data_set === "acled";
  const reach = (isAcled ? ACLED_KM : UCDP_KM)[row.where_prec ?? 0];
  if (spot.lon !== null && spot.lat !== null && spot.km !== null && reach) {
    if (row.lon === null || row.lat === null) return "";
    return apartKm(row.lon, row.lat, spot.lon, spot.lat) <= reach + spot.km ? "place" : "";
  }
  const isThere = ["", row.country.trim().toLowerCase()].includes(spot.country);
  if (spot.province && (isAcled || (row.where_prec ?? 0) <= AREA)) {
    return spot.province === provinceNamed(row.province, provinces) ? "province" : "";
  }
  return isThere ? "wide" : "";
}

/** @param {number} lon @param {number} lat @param {number} otherLon @param {number} otherLat */
function apartKm(lon, lat, otherLon, otherLat) {
  const rad = Math.PI / 180;
  const half = (/** @type {number} */ degrees) => Math.sin((degrees * rad) / 2) ** 2;
  const across =
    half(otherLat - lat) + Math.cos(lat * rad) * Math.cos(otherLat * rad) * half(otherLon - lon);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(across));
}

/** @param {Estimate} row the fights it may be of; none where its sides rule out none */
function fightsOf(row) {
  const sides = [row.side_a, row.side_b].map((side) => side.trim().toLowerCase());
  if (sides.some((side) => side.includes("civilians") || UNNAMED.test(side))) return [];
  const at = sides.findIndex((side) => PAKISTAN.test(side));
  if (at < 0) return ANYBODY;
  const other = sides[1 - at] ?? "";
  if (TTP.test(other)) return ["pakistan-ttp", ...ANYBODY];
  return [AFGHANISTAN.test(other) ? "pakistan-afghanistan" : "pakistan-other", ...ANYBODY];
}

/** @param {Estimate} row @param {Comparable} claim */
function same(row, { low, high, civilians }) {
  if (low === null && high === null) return "vague";
  const { best } = row;
  if (low !== null && low === high) {
    if (civilians && row.deaths_civilians === low) return "civilians";
    if (best === low) return "best";
    if (row.low === low) return "low";
    if (row.high === low) return "high";
    return !civilians && [row.deaths_a, row.deaths_b].includes(low) ? "part" : "other";
  }
  if (best === null) return "other";
  return (low ?? 0) <= best && best <= (high ?? Number.POSITIVE_INFINITY) ? "allows" : "other";
}
