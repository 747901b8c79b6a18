// Reads conflict-data files with the front end's own script, for tests/test_estimates_twins.py.
import { readFileSync } from "node:fs";

const [, , source, given] = process.argv;
const { readFile, Faults } = await import(source);
const { Fault } = await import(new URL("estimatefile.js", source));
const { EstimateSheet } = await import(new URL("estimatesheet.js", source));
const known = JSON.parse(readFileSync(given, { encoding: "utf8" }));
const sheet = new EstimateSheet(known);
const found = [];
for (const { path, ...asked } of JSON.parse(readFileSync(0, { encoding: "utf8" }))) {
  try {
    const reading = await readFile(new Blob([readFileSync(path)]), known, asked);
    const told = sheet.readInWords(reading, asked.file);
    found.push({ ...reading, told, shown: sheet.of(reading.rows) });
  } catch (error) {
    const faults = error instanceof Faults ? error.faults : [error];
    if (!faults.every((fault) => fault instanceof Fault)) throw error;
    found.push({ faults: faults.map(({ code, values }) => sheet.say(code, values)) });
  }
}
process.stdout.write(JSON.stringify(found));
