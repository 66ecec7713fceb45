// What Lighthouse says of the pages that a sender comes to: its mobile preset, the median of five.
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { test } from "../support/test";
import { figure, median } from "./figures";

const LIGHTHOUSE = resolve(import.meta.dirname, "../lighthouse/node_modules/.bin/lighthouse");
const REPORTS = resolve(import.meta.dirname, "../../target/lighthouse");
const RUNS = 5;
/** Lines of what a failed round said. */
const TOLD = 20;
const PAGES = { home: "/", form: "/refer/you", inbox: "/inbox" };
const CATEGORIES = ["performance", "accessibility", "best-practices"];

interface Report {
  categories: Record<string, { score: number }>;
  audits: Record<string, { numericValue: number }>;
}

async function run(url: string): Promise<string> {
  // Not `--quiet`: what it was at is all that tells why a round failed.
  const args = [
    url,
    "--output=json",
    `--only-categories=${CATEGORIES.join(",")}`,
    "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
  ];
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" };
  try {
    const { stdout } = await promisify(execFile)(LIGHTHOUSE, args, { env, maxBuffer: 64 << 20 });
    return stdout;
  } catch (failed) {
    const { stderr } = failed as { stderr?: string };
    const last = stderr?.trimEnd().split("\n").slice(-TOLD).join("\n");
    throw new Error(`Lighthouse failed on ${url}:\n${last || failed}`);
  }
}

/** A round that failed is tried once more: a browser may have crashed. */
async function surely(url: string): Promise<string> {
  try {
    return await run(url);
  } catch (failed) {
    console.warn(failed);
    return run(url);
  }
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`Lighthouse on ${path}`, async ({ server }) => {
    await mkdir(REPORTS, { recursive: true });
    const reports: Report[] = [];
    for (let round = 1; round <= RUNS; round += 1) {
      const report = await surely(server.url + path);
      await writeFile(join(REPORTS, `${name}-${round}.json`), report);
      reports.push(JSON.parse(report));
    }
    for (const category of CATEGORIES) {
      const scores = reports.map((report) => report.categories[category].score * 100);
      figure(`lighthouse_${name}_${category.replace("-", "_")}`, median(scores), "of 100", 95);
    }
    const blocked = reports.map((report) => report.audits["total-blocking-time"].numericValue);
    figure(`lighthouse_${name}_blocking`, median(blocked), "ms", 150);
  });
}
