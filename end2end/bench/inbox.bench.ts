// An inbox of a thousand referrals, each of them really sealed and sent by the vault.
import { type Page } from "@playwright/test";
import { demoAccount, signIn } from "../support/practice";
import { expect, test } from "../support/test";
import { figure, median } from "./figures";
import { sendAgain, sendOne } from "./many";
import { type Note, notes, watch } from "./watch";

const COUNT = 1_000;

test("the list of a thousand referrals, and who they are for", async ({ page, browser, server }) => {
  await watch(page);
  await sendOne(page);
  const began = performance.now();
  await sendAgain(page, COUNT - 1);
  figure("send_without_files", ((COUNT - 1) / (performance.now() - began)) * 1000, "referrals/s");

  const account = await demoAccount("orchard-surgical", server.data);
  const context = await browser.newContext({ baseURL: server.url });
  const member = await context.newPage();
  await watch(member);
  await member.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector("#referrals tbody tr")) {
        window.firstRow ??= performance.now();
      }
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await signIn(member, account);
  await expect(member.locator("#referrals tbody tr")).toHaveCount(100);
  await expect.poll(async () => named(await notes(member)), { timeout: 120_000 }).toBe(COUNT);
  const all = await notes(member);
  const asked = all.find((note) => note.asked === "Inbox")?.at ?? 0;
  const firstRow = await member.evaluate(() => window.firstRow ?? 0);
  figure("inbox_first_list", firstRow - asked, "ms");
  figure("inbox_all_names", Math.max(...answered(all).map((note) => note.at)) - asked, "ms");

  const more = member.getByRole("button", { name: "Show more" });
  while (await more.isVisible()) await more.click();
  await expect(member.locator("#referrals tbody tr")).toHaveCount(COUNT);
  const runs: Scrolled[] = [];
  for (let run = 0; run < 3; run += 1) runs.push(await scrolled(member));
  figure("inbox_scroll_longest_task", median(runs.map(({ longest }) => longest)), "ms", 50);
  figure("inbox_scroll_frame_p95", median(runs.map(({ frame95 }) => frame95)), "ms", 34);
  await context.close();
});

interface Scrolled {
  /** The longest task that browsers call long: none is shorter than 50 ms. */
  longest: number;
  /** The time from one frame to the next that 95 % of them are under. */
  frame95: number;
}

/** Scrolls from the first row to the last with the wheel. */
async function scrolled(page: Page): Promise<Scrolled> {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.querySelector("#list")?.scrollTo(0, 0);
  });
  await page.mouse.move(300, 400);
  await page.evaluate(() => {
    window.scrolling = { tasks: [], frames: [], ended: false };
    const told = window.scrolling;
    new PerformanceObserver((list) => told.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
    let last = performance.now();
    const frame = (now: number) => {
      told.frames.push(now - last);
      last = now;
      if (!told.ended) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  // Beside what is read the list scrolls by itself, and then the page.
  const bottom = () =>
    page.evaluate(() => {
      const list = document.querySelector("#list");
      const isListDone = list === null || list.scrollTop + list.clientHeight >= list.scrollHeight - 2;
      return isListDone && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    });
  while (!(await bottom())) await page.mouse.wheel(0, 1_200);
  const { tasks, frames } = await page.evaluate(() => {
    window.scrolling.ended = true;
    return window.scrolling;
  });
  const sorted = frames.slice(2).sort((a, b) => a - b);
  return { longest: Math.max(0, ...tasks), frame95: sorted[Math.ceil(sorted.length * 0.95) - 1] };
}

declare global {
  interface Window {
    firstRow?: number;
    scrolling: { tasks: number[]; frames: number[]; ended: boolean };
  }
}

/** The answers to questions for names. */
function answered(all: Note[]): Note[] {
  const asking = new Map(all.filter((note) => note.asked === "Summaries").map((note) => [note.id, note.count]));
  return all
    .filter((note) => note.asked === null && asking.has(note.id))
    .map((note) => ({ ...note, count: asking.get(note.id) ?? 0 }));
}

function named(all: Note[]): number {
  return answered(all).reduce((sum, note) => sum + note.count, 0);
}
