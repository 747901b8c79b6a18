/**
 * Which letters the bytes of a file stand for, as `explainer.records.estimates.letters` tells it: a
 * mark tells UTF-16 and UTF-8; else the first letter beyond ASCII tells UTF-8 or Windows-1252.
 */

const LAST_ASCII = 0x7f;
const UTF16 = new Map([
  [0xfffe, "utf-16le"],
  [0xfeff, "utf-16be"],
]);
const UTF8_MARK = [0xef, 0xbb, 0xbf];
const LONGEST_LETTER = 4; // bytes of UTF-8
const NO_WINDOWS = /[\x81\x8d\x8f\x90\x9d]/; // bytes for which it has no letter
const UTF8_LETTER = /[^\0-\x7f\ufffd]/;
const LOST = "\ufffd";

/** @typedef {{ text: string, isWhole: boolean }} Read up to where it is no text any more */

export class Letters {
  constructor() {
    /** @type {"utf-8" | "utf-16" | "windows-1252"} */
    this.name = "utf-8";
    this.isKnown = false;
    this.isBegun = false;
    this.held = new Uint8Array();
    this.decoder = new TextDecoder("utf-8", { fatal: true });
    /** finds what is UTF-8 in what is not */
    this.loose = new TextDecoder("utf-8", { ignoreBOM: true });
  }

  /**
   * @param {Uint8Array} piece
   * @param {boolean} isLast
   * @returns {Read}
   */
  of(piece, isLast) {
    const bytes = this.held.length ? joined(this.held, piece) : piece;
    const end = isLast ? bytes.length : this.endOfSure(bytes);
    this.held = bytes.slice(end);
    return this.decoded(bytes.subarray(0, end), isLast);
  }

  /** @param {Uint8Array} bytes how far they can be read before more of them is there */
  endOfSure(bytes) {
    if (!this.isBegun && bytes.length < UTF8_MARK.length) return 0;
    if (this.isKnown) return bytes.length;
    const at = bytes.findIndex((byte) => byte > LAST_ASCII);
    return at >= 0 && at + LONGEST_LETTER > bytes.length ? at : bytes.length;
  }

  /** @param {Uint8Array} bytes */
  begin(bytes) {
    this.isBegun = true;
    const [one = 0, two = 0] = bytes;
    const utf16 = UTF16.get(one * 256 + two);
    if (utf16) {
      this.know("utf-16");
      this.decoder = new TextDecoder(utf16);
    } else if (UTF8_MARK.every((byte, at) => bytes[at] === byte)) this.know("utf-8");
  }

  /** @param {Letters["name"]} name */
  know(name) {
    this.isKnown = true;
    this.name = name;
    if (name === "windows-1252") this.decoder = new TextDecoder("windows-1252");
  }

  /** @param {Uint8Array} bytes @param {boolean} isLast @returns {Read} */
  decoded(bytes, isLast) {
    if (!this.isBegun && (bytes.length || isLast)) this.begin(bytes);
    const at = this.isKnown ? -1 : bytes.findIndex((byte) => byte > LAST_ASCII);
    if (at >= 0) this.know(isLetter(bytes, at) ? "utf-8" : "windows-1252");
    const stream = { stream: !isLast };
    if (this.name === "utf-8") {
      try {
        return upTo(this.decoder.decode(bytes, stream), ["\0"]);
      } catch {
        return { ...upTo(this.loose.decode(bytes), ["\0", LOST]), isWhole: false };
      }
    }
    const text = this.decoder.decode(bytes, stream);
    if (this.name === "utf-16") return upTo(text, ["\0", LOST]);
    const mixed = this.loose.decode(bytes, stream);
    const [wrong = "\0"] = NO_WINDOWS.exec(text) ?? [];
    const [letter] = UTF8_LETTER.exec(mixed) ?? [];
    const read = upTo(text, ["\0", wrong]);
    const other = letter ? upTo(mixed, [letter]) : read;
    return other.text.length < read.text.length ? other : read;
  }
}

/** @param {string} text @param {string[]} ends signs that no text has @returns {Read} */
function upTo(text, ends) {
  const found = ends.map((end) => text.indexOf(end)).filter((at) => at >= 0);
  const isWhole = found.length === 0;
  return { text: isWhole ? text : text.slice(0, Math.min(...found)), isWhole };
}

/** @param {Uint8Array} bytes @param {number} at whether a letter of UTF-8 begins there */
function isLetter(bytes, at) {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at, at + length));
    return true;
  } catch {
    return false;
  }
}

/** @param {Uint8Array} one @param {Uint8Array} other */
function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
