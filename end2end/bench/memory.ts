// What a process needs, as Linux counts it.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** MB (10^6 bytes) of one line of /proc/PID/status. */
export function status(pid: number, line: "VmHWM" | "VmRSS"): number {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  const kib = Number(text.match(new RegExp(`^${line}:\\s+(\\d+) kB`, "m"))?.[1]);
  return (kib * 1024) / 1e6;
}

/** Every process of Chromium that draws pages and runs their workers. */
export function renderers(): number[] {
  const all = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  const drawing = all.filter((line) => /chromium.*--type=renderer/.test(line) && !/extension-process/.test(line));
  return drawing.map((line) => Number.parseInt(line.trim(), 10));
}

/** Makes a process count its highest need from now on. */
export function forget(pid: number) {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}
