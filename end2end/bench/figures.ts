// Where measurements go: a line each to the terminal, and all of them to target/bench.json.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const FILE = resolve(import.meta.dirname, "../../target/bench.json");

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What it is held against: a budget, or what the machine can do at best. */
  ceiling: number | null;
  /** The value for the ceiling. */
  ratio: number | null;
}

export function figure(name: string, value: number, unit: string, ceiling: number | null = null) {
  const ratio = ceiling === null ? null : round(value / ceiling);
  const figures: Figure[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [];
  const others = figures.filter((other) => other.name !== name);
  const all = [...others, { name, value: round(value), unit, ceiling, ratio }];
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

function round(value: number): number {
  return Math.abs(value) < 10 ? Math.round(value * 1000) / 1000 : Math.round(value);
}

export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
