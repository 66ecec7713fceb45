// The page of a referral that was sent.
import { type Download, type Page } from "@playwright/test";
import { expect, heading } from "./test";

// Sealing and making the PDF take their time on a small machine.
export const slow = { timeout: 60_000 };

export const NUMBER = /^R-[1-9B-DF-HJ-NP-TV-Z]{4}-[1-9B-DF-HJ-NP-TV-Z]{4}-[1-9B-DF-HJ-NP-TV-Z]$/;

export interface Sent {
  number: string;
  /** The secret link to the status page. */
  link: string;
}

/** Waits for the page, and reads it. */
export async function done(page: Page): Promise<Sent> {
  await expect(heading(page)).toHaveText("The referral has been sent", slow);
  const number = page.locator("#referral-number");
  await expect(number).toHaveText(NUMBER);
  const link = await page.locator(".secret-link").innerText();
  return { number: await number.innerText(), link };
}

export async function downloadPdf(page: Page): Promise<Download> {
  const download = page.waitForEvent("download", slow);
  await page.getByRole("button", { name: "Download the referral (PDF)" }).click();
  return download;
}
