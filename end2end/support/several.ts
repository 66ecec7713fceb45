// Several referrals for one practice, each for another patient.
import { type Browser, type Page } from "@playwright/test";
import { done } from "./done";
import { send, upToCheck } from "./fill";
import { browserAt } from "./practice";

/** One of them: whom it is for, how soon, and a given name in any script. */
export interface Wanted {
  family: string;
  given?: string;
  urgency?: string;
}

/** Sends them one after the other, and gives their numbers. */
export async function sendAll(browser: Browser, url: string, wanted: Wanted[]): Promise<string[]> {
  const numbers: string[] = [];
  for (const each of wanted) {
    const page = await browserAt(browser, url);
    await upToCheck(page, { specialist: "Dr. Priya Ransome", more: (page) => tell(page, each) });
    await send(page);
    numbers.push((await done(page)).number);
    await page.context().close();
  }
  return numbers;
}

async function tell(page: Page, { family, given, urgency }: Wanted) {
  if ((await page.locator("#family-name").count()) > 0) {
    await page.locator("#family-name").fill(family);
    if (given !== undefined) await page.locator("#given-names").fill(given);
  }
  if (urgency === undefined || (await page.locator("#question").count()) === 0) return;
  await page.locator(`input[name=urgency][value=${urgency}]`).check();
  if (urgency !== "routine") await page.locator("#urgency-reason").fill("It is getting worse.");
}
