// A file of 250 MB goes through the browser's hands in parts: its memory must stay flat.
import { mkdtempSync, openSync, closeSync, rmSync, writeSync } from "node:fs";
import { randomFillSync } from "node:crypto";
import { tmpdir } from "node:os";
import { type Page } from "@playwright/test";
import { join } from "node:path";
import { clinic, goOn, open, patient, reason, send, where, you } from "../support/fill";
import { expect, test } from "../support/test";
import { browserAt } from "../support/practice";
import { figure, median } from "./figures";
import { forget, renderers, status } from "./memory";

const SIZE = 250_000_000;

function largeFile(folder: string): string {
  const name = join(folder, "scan.pdf");
  const file = openSync(name, "w");
  const block = Buffer.alloc(1_000_000);
  for (let done = 0; done < SIZE; done += block.length) {
    randomFillSync(block);
    if (done === 0) block.write("%PDF-1.7\n");
    writeSync(file, block);
  }
  closeSync(file);
  return name;
}

interface Run {
  speed: number;
  growth: number;
}

/** Fills the form in, sends the file, and tells how fast, and how much more memory it took. */
async function run(page: Page, file: string): Promise<Run> {
  await open(page);
  for (const step of [you, clinic, where, patient, reason]) await step(page);
  await page.locator("#attachments").setInputFiles(file);
  await expect(page.locator(".file-name")).toHaveText(["scan.pdf"]);
  await goOn(page);
  await expect(page.getByRole("button", { name: "Confirm and send" })).toBeVisible();
  // The workers come with this page and take 20 to 40 MB for themselves, whatever is sent.
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(3_000);

  const before = new Map(renderers().map((pid) => [pid, status(pid, "VmRSS")]));
  for (const pid of before.keys()) forget(pid);
  const began = Date.now();
  await send(page);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("The referral has been sent", { timeout: 600_000 });
  const seconds = (Date.now() - began) / 1000;
  const growth = [...before].map(([pid, rss]) => status(pid, "VmHWM") - rss);
  return { speed: SIZE / 1e6 / seconds, growth: Math.max(...growth) };
}

test("memory while 250 MB are sealed and sent", async ({ browser, server }) => {
  const folder = mkdtempSync(join(tmpdir(), "letterlock-bench-"));
  const file = largeFile(folder);
  const runs: Run[] = [];
  for (let times = 0; times < 3; times += 1) {
    const page = await browserAt(browser, server.url);
    runs.push(await run(page, file));
    await page.context().close();
  }
  figure("send_250mb", median(runs.map(({ speed }) => speed)), "MB/s");
  figure("send_250mb_memory", median(runs.map(({ growth }) => growth)), "MB", 100);
  rmSync(folder, { recursive: true });
});
