// The figure as a picture, with its question, what is shown, key, source and licence.

const PICTURE_SCALE = 2;
const PICTURE_MARGIN = 24;
const KEY_PX = 14;
const LONGEST_NAME = 120;

function wrapped(pen, words, width) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function asImage(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the figure could not be drawn as a picture"));
    image.src = url;
  });
}

// Each paragraph: [words, font, size in px].
function paragraphs(pen, parts, width) {
  return parts.filter(([words]) => words).flatMap(([words, font, size]) => {
    pen.font = font;
    return wrapped(pen, words, width).map((line) => ({ line, font, height: size * 1.4 }));
  });
}

// A square of a colour; of a kind of line, a piece of it.
function drawSign(pen, { colour, stroke, wide }, x, y) {
  pen.save();
  if (stroke) {
    pen.strokeStyle = colour;
    pen.lineWidth = stroke.width;
    pen.setLineDash(stroke.dash);
    pen.beginPath();
    pen.moveTo(x, y + KEY_PX / 2);
    pen.lineTo(x + wide, y + KEY_PX / 2);
    pen.stroke();
  } else {
    pen.fillStyle = colour;
    pen.fillRect(x, y, wide, KEY_PX);
  }
  pen.restore();
}

function write(pen, lines, top) {
  let y = top;
  for (const { line, placed = [], font, height } of lines) {
    pen.font = font;
    if (line) pen.fillText(line, PICTURE_MARGIN, y + height * 0.75);
    for (const { words, sign, x } of placed) {
      drawSign(pen, sign, PICTURE_MARGIN + x, y + 0.2 * KEY_PX);
      pen.fillText(words, PICTURE_MARGIN + x + sign.wide + 0.5 * KEY_PX, y + 1.1 * KEY_PX);
    }
    y += height;
  }
  return y;
}

// The key: a sign and its words for each colour and kind of line, in as many rows as it takes.
function keyRows(pen, entries, font, width) {
  pen.font = font;
  const rows = [];
  for (const [words, colour, stroke] of entries) {
    const sign = { colour, stroke, wide: stroke ? 3 * KEY_PX : KEY_PX };
    const wide = sign.wide + pen.measureText(words).width + 2 * KEY_PX;
    const row = rows.at(-1);
    if (row && row.wide + wide <= width) {
      row.entries.push({ words, sign, x: row.wide });
      row.wide += wide;
    } else rows.push({ wide, entries: [{ words, sign, x: 0 }] });
  }
  return rows.map(({ entries: placed }) => ({ placed, font, height: 1.6 * KEY_PX }));
}

async function pictureOf(view, Plotly, { question, shown, key = [], lines = [], source, licence }) {
  const { paper_bgcolor: paper, font } = view.graph._fullLayout;
  const { width, height } = view.graph.getBoundingClientRect();
  const url = await Plotly.toImage(view.graph, { format: "png", width, height, scale: PICTURE_SCALE });
  const image = await asImage(url);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const room = width - 2 * PICTURE_MARGIN;
  const family = font.family;
  const above = paragraphs(pen, [
    [question, `600 20px ${family}`, 20],
    [shown, `15px ${family}`, 15],
  ], room);
  const used = key.filter(([, colour]) => view.graph.drawing.includes(colour));
  above.push(...keyRows(pen, [...used, ...lines], `15px ${family}`, room));
  const below = paragraphs(pen, [
    [source, `13px ${family}`, 13],
    [licence, `13px ${family}`, 13],
  ], room);
  const tall = (lines) => lines.reduce((sum, { height: px }) => sum + px, PICTURE_MARGIN);
  canvas.width = PICTURE_SCALE * width;
  canvas.height = PICTURE_SCALE * (tall(above) + height + tall(below) + PICTURE_MARGIN);
  pen.scale(PICTURE_SCALE, PICTURE_SCALE);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = font.color;
  const top = write(pen, above, PICTURE_MARGIN);
  pen.drawImage(image, 0, top, width, height);
  write(pen, below, top + height + PICTURE_MARGIN);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function savePicture(view, model, Plotly) {
  const words = model.get("words");
  const url = URL.createObjectURL(await pictureOf(view, Plotly, words));
  const name = `${words.question || "figure"} ${words.shown ?? ""}`.toLowerCase();
  const plain = name.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST_NAME).replace(/^-|-$/g, "");
  const download = `${plain}.png`;
  Object.assign(document.createElement("a"), { href: url, download }).click();
  setTimeout(() => URL.revokeObjectURL(url), 2000);
}
