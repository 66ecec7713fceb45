import { execFileSync } from "node:child_process";
import { attachments, clinic, open, patient, reason, send, where, you } from "../support/fill";
import { expect, test } from "../support/test";
import { figure, median } from "./figures";
import { took, watch } from "./watch";

test("how long the letter of three pages takes", async ({ page }) => {
  await watch(page);
  await open(page);
  for (const step of [you, clinic, where, patient]) await step(page);
  await page.locator("#history").fill("Three episodes after meals, each of about four hours. ".repeat(60));
  await reason(page);
  await attachments(page);
  await send(page);
  const button = page.getByRole("button", { name: "Download the referral (PDF)" });
  await expect(button).toBeVisible({ timeout: 60_000 });
  const [saved] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const file = await saved.path();
  const pages = execFileSync("pdfinfo", [file], { encoding: "utf8" }).match(/^Pages:\s+(\d+)/m)?.[1];
  expect(Number(pages)).toBeGreaterThanOrEqual(3);

  const first = await took(page, "Write");
  const again = await page.evaluate(async () => {
    const { worker, message } = window.posted.Write;
    const runs: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const id = 1_000_000 + run;
      const began = performance.now();
      await new Promise<void>((answered) => {
        worker.addEventListener("message", ({ data }) => data.id === id && answered());
        worker.postMessage({ ...message, id });
      });
      runs.push(performance.now() - began);
    }
    return runs;
  });
  figure("pdf_3_pages", median(again), "ms", 1000);
  figure("pdf_3_pages_first", first, "ms");
  figure("pdf_pages", Number(pages), "pages");
});
