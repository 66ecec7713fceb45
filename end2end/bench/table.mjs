#!/usr/bin/env node
// Prints target/bench.json as a table.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";

const FILE = resolve(import.meta.dirname, "../../target/bench.json");
const figures = JSON.parse(readFileSync(FILE, "utf8"));
const rows = figures.map(({ name, value, unit, ceiling, ratio }) => [
  name,
  `${value} ${unit}`,
  ceiling === null ? "" : `${ceiling} ${unit}`,
  ratio === null ? "" : String(ratio),
]);
const table = [["figure", "value", "ceiling", "ratio"], ...rows];
const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table) {
  console.log(row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd());
}
console.log(`\n${availableParallelism()} cores; also in target/bench.json`);
