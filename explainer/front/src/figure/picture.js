/** The figure as a picture, with its question, what is shown, key, source and licence. */

const SCALE = 2;
const MARGIN = 24;
const KEY_PX = 14;
const LONGEST_NAME = 120;

/**
 * @typedef {{ words: string, colour: string, x: number }} Entry
 * @typedef {{ font: string, height: number, line?: string, placed?: Entry[] }} Line
 */

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} words
 * @param {number} width
 */
function wrapped(pen, words, width) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    const longer = last ? `${last} ${word}` : word;
    if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * The rules by which a typeface is carried in the page, for a drawing that stands alone.
 * @param {string} family
 */
function facesOf(family) {
  /** @type {string[]} */
  const found = [];
  for (const sheet of document.styleSheets) {
    try {
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSFontFaceRule)) continue;
        const name = rule.style.getPropertyValue("font-family").replace(/["']/g, "");
        if (family.includes(name)) found.push(rule.cssText);
      }
    } catch {
      // a style sheet of somebody else's, which a page may not read
    }
  }
  return found.join("");
}

/**
 * A drawing as an address, with its typeface in it.
 * @param {string} url as plotly gives it
 * @param {string} family
 */
function withFaces(url, family) {
  const head = url.slice(0, url.indexOf(",") + 1);
  const style = `<style>${facesOf(family)}</style>`;
  const drawn = decodeURIComponent(url.slice(head.length)).replace(/<svg[^>]*>/, `$&${style}`);
  return head + encodeURIComponent(drawn);
}

/**
 * @param {string} url
 * @returns {Promise<HTMLImageElement>}
 */
function asImage(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the figure could not be drawn as a picture"));
    image.src = url;
  });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {[words: string, font: string, size: number][]} parts
 * @param {number} width
 * @returns {Line[]}
 */
function paragraphs(pen, parts, width) {
  return parts.flatMap(([words, font, size]) => {
    if (!words) return [];
    pen.font = font;
    return wrapped(pen, words, width).map((line) => ({ line, font, height: size * 1.4 }));
  });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Line[]} lines
 * @param {number} top
 */
function write(pen, lines, top) {
  let y = top;
  for (const { line, placed = [], font, height } of lines) {
    pen.font = font;
    if (line) pen.fillText(line, MARGIN, y + height * 0.75);
    for (const { words, colour, x } of placed) {
      const ink = pen.fillStyle;
      pen.fillStyle = colour;
      pen.fillRect(MARGIN + x, y + 0.2 * KEY_PX, KEY_PX, KEY_PX);
      pen.fillStyle = ink;
      pen.fillText(words, MARGIN + x + 1.5 * KEY_PX, y + 1.1 * KEY_PX);
    }
    y += height;
  }
  return y;
}

/**
 * The key of the colours: a square and its words for each, in as many rows as it takes.
 * @param {CanvasRenderingContext2D} pen
 * @param {[words: string, colour: string][]} entries
 * @param {string} font
 * @param {number} width
 * @returns {Line[]}
 */
function keyRows(pen, entries, font, width) {
  pen.font = font;
  /** @type {{ wide: number, placed: Entry[] }[]} */
  const rows = [];
  for (const [words, colour] of entries) {
    const wide = 2 * KEY_PX + pen.measureText(words).width + KEY_PX;
    const row = rows.at(-1);
    if (row && row.wide + wide <= width) {
      row.placed.push({ words, colour, x: row.wide });
      row.wide += wide;
    } else rows.push({ wide, placed: [{ words, colour, x: 0 }] });
  }
  return rows.map(({ placed }) => ({ placed, font, height: 1.6 * KEY_PX }));
}

/**
 * Words keep the halo that the page's style gives them.
 * @param {string} url of an SVG
 * @param {Element} graph
 */
function withHalo(url, graph) {
  const words = graph.querySelector(".textpoint text");
  const {
    paintOrder = "",
    stroke = "none",
    strokeWidth = "",
  } = words ? getComputedStyle(words) : {};
  if (stroke === "none") return url;
  const look = `paint-order:${paintOrder};stroke:${stroke};stroke-width:${strokeWidth}`;
  const style = `<style>text{${look};stroke-linejoin:round}</style>`;
  const end = encodeURIComponent("</svg>");
  const at = url.lastIndexOf(end);
  return `${url.slice(0, at)}${encodeURIComponent(style)}${url.slice(at)}`;
}

/**
 * @param {any} graph plotly's element
 * @param {any} Plotly
 * @param {{ question: string, shown: string, key: [string, string][], below: string[] }} words
 * @returns {Promise<Blob>}
 */
export async function pictureOf(graph, Plotly, { question, shown, key, below }) {
  const { paper_bgcolor: paper, font } = graph._fullLayout;
  const { width, height } = graph.getBoundingClientRect();
  const url = await Plotly.toImage(graph, { format: "svg", width, height }); // a page may load no blob
  const image = await asImage(withHalo(withFaces(url, font.family), graph));
  const canvas = document.createElement("canvas");
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const room = width - 2 * MARGIN;
  const { family } = font;
  const head = paragraphs(
    pen,
    [
      [question, `600 20px ${family}`, 20],
      [shown, `15px ${family}`, 15],
    ],
    room,
  );
  head.push(...keyRows(pen, key, `15px ${family}`, room));
  const foot = paragraphs(
    pen,
    below.map((line) => [line, `13px ${family}`, 13]),
    room,
  );
  const tall = (/** @type {Line[]} */ lines) =>
    lines.reduce((sum, { height: px }) => sum + px, MARGIN);
  canvas.width = SCALE * width;
  canvas.height = SCALE * (tall(head) + height + tall(foot) + MARGIN);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = font.color;
  const top = write(pen, head, MARGIN);
  pen.drawImage(image, 0, top, width, height);
  write(pen, foot, top + height + MARGIN);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

/** @param {string} words */
export function pictureName(words) {
  const plain = words.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `${plain.slice(0, LONGEST_NAME).replace(/^-|-$/g, "")}.png`;
}
