import assert from "node:assert/strict";
import { test } from "node:test";
import { Letters } from "../src/estimates/estimateletters.js";

const UTF8 = new TextEncoder();
const utf16 = (/** @type {string} */ text) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
  );
const latin = (/** @type {string} */ text) =>
  Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));

/** @param {Uint8Array} bytes @param {number} size what a file gives at a time */
function read(bytes, size) {
  const letters = new Letters();
  let found = "";
  for (let at = 0; at < bytes.length; at += size) {
    const { text, isWhole } = letters.of(bytes.subarray(at, at + size), false);
    found += text;
    if (!isWhole) return [letters.name, found, isWhole];
  }
  const { text, isWhole } = letters.of(new Uint8Array(), true);
  return [letters.name, found + text, isWhole];
}

test("letters are the same however a file comes in pieces", () => {
  /** @type {[Uint8Array, string, string, boolean][]} */
  const given = [
    [UTF8.encode("\ufeffid,é😀"), "utf-8", "id,é😀", true],
    [UTF8.encode("id,é"), "utf-8", "id,é", true],
    [latin("id,\xe9 s"), "windows-1252", "id,é s", true],
    [latin("id,\xe9"), "windows-1252", "id,é", true],
    [utf16("id,é"), "utf-16", "id,é", true],
    [latin("id"), "utf-8", "id", true],
    [latin("i"), "utf-8", "i", true],
    [latin(""), "utf-8", "", true],
    [latin("id,\xe9\na\x81b"), "windows-1252", "id,é\na", false],
    [latin("id\0"), "utf-8", "id", false],
  ];
  for (const [bytes, ...expected] of given) {
    for (const size of [1, 2, 3, 4, 5, 100]) assert.deepEqual(read(bytes, size), expected);
  }
});

test("what is UTF-8 in one line and not in another is no text", () => {
  for (const size of [1, 2, 3, 100]) {
    assert.equal(read(latin("\xc3\xa9\n\xe9!"), size)[2], false);
    assert.equal(read(latin("\xe9!\n\xc3\xa9"), size)[2], false);
    assert.equal(read(latin("\xc3\xa9\n\xc3"), size)[2], false);
  }
});
