#!/usr/bin/env node
// Takes the measurement out of what `seal_bench` prints, and puts it beside the others.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const FILE = resolve(import.meta.dirname, "../../target/bench.json");

const printed = readFileSync(0, "utf8");
const found = printed.match(/bench seal_100mb ([\d.]+) ([\d.]+)/);
if (!found) {
  process.stderr.write(printed);
  throw new Error("seal_bench printed no measurement");
}
const [value, ceiling] = found.slice(1).map(Number);
const others = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [];
const ratio = Math.round((value / ceiling) * 1000) / 1000;
const figures = [...others, { name: "seal_100mb", value, unit: "MB/s", ceiling, ratio }];
writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`);
