// A form that its sender has kept for a day.
import { accessible } from "../support/axe";
import type { Page } from "@playwright/test";
import { done } from "../support/done";
import {
  attachments, CANARY, clinic, FILES, goOn, open, patient, reason, send, upToCheck, where, you,
} from "../support/fill";
import { allKept, DAY, keep, kept, move } from "../support/kept";
import { expect, heading, live, test } from "../support/test";

const NOTICE = /^Answers from \w+ at \d\d:\d\d are kept on this computer\.$/;

/** Hears what the page asks, and agrees. */
function asked(page: Page): string[] {
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  return asked;
}

/** Fills in the first steps, kept, up to the patient. */
async function upToPatient(page: Page) {
  await open(page);
  await keep(page).check();
  await you(page);
  await clinic(page);
  await where(page);
  await expect(heading(page)).toHaveText("The patient");
}

async function typeName(page: Page, name: string) {
  await page.getByLabel("Your full name").fill(name);
  await allKept(page);
}

async function again(page: Page) {
  await page.reload();
  await live(page);
}

async function goOnWithThem(page: Page) {
  await page.getByRole("button", { name: "Go on with them" }).click();
}

test("nothing is kept of who does not wish so, and looking leaves no trace", async ({ page }) => {
  await open(page);
  await expect(keep(page)).not.toBeChecked();
  await you(page);
  await clinic(page);
  await expect(keep(page)).not.toBeChecked();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});

test("what was typed comes back after the page was loaded again, once the person says so", async ({ page }) => {
  const questions = asked(page);
  await upToPatient(page);
  await expect(keep(page)).toBeChecked();
  await patient(page, async () => {
    await accessible(page);
    await allKept(page);
    await again(page);
    await expect(page).toHaveURL(/\/refer\/you$/);
    await expect(page.getByText(NOTICE)).toBeVisible();
    await expect(page.getByText("the form starts anew")).toHaveCount(0);
    await expect(page.getByLabel("Your full name")).toHaveValue("");
    await expect(keep(page)).not.toBeChecked();
    await accessible(page);
    await goOnWithThem(page);
    await expect(heading(page)).toHaveText("The patient");
    await expect(keep(page)).toBeChecked();
  });
  await reason(page);
  await goOn(page);
  await expect(heading(page)).toHaveText("Check your answers");
  await expect(page.locator(".error-summary")).toHaveCount(0);
  const summary = page.locator("dl");
  await expect(summary.nth(0)).toContainText(`Casey ${CANARY}`);
  await expect(summary.nth(1)).toContainText("Kelowna");
  await expect(summary.nth(3)).toContainText("9 April 1971");
  expect(questions).toEqual([]);
});

test("what was typed last is kept when the page goes out of sight, without waiting", async ({ page }) => {
  await open(page);
  await keep(page).check();
  await typeName(page, "Casey Bright");
  // Nothing is saved by the passing of time from now on.
  await page.evaluate(() => {
    const timeout = window.setTimeout;
    window.setTimeout = ((act: TimerHandler, ms = 0) => (ms === 1_000 ? 0 : timeout(act, ms))) as typeof setTimeout;
  });
  const before = (await kept(page))?.text;
  await page.getByLabel("Your full name").fill("Casey Brightwater");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect.poll(async () => (await kept(page))?.text).not.toBe(before);
  await again(page);
  await goOnWithThem(page);
  await expect(page.getByLabel("Your full name")).toHaveValue("Casey Brightwater");
});

test("what lies in the browser shows no word of it, and the key is not given away", async ({ page }) => {
  await upToPatient(page);
  await patient(page, async () => allKept(page));
  const found = await kept(page);
  expect(found?.text.length).toBeGreaterThan(500);
  for (const word of [CANARY, "Casey", "Kelowna", "family-name", "patient"]) {
    expect(found?.text).not.toContain(word);
  }
  expect(found).toMatchObject({ extractable: false, exported: [] });
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe("{}");
});

test("a form that is hardly begun comes back at the step where something is missing", async ({ page }) => {
  asked(page);
  await open(page);
  await keep(page).check();
  await typeName(page, "Casey Bright");
  await again(page);
  await goOnWithThem(page);
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  await expect(page.getByLabel("Your full name")).toHaveValue("Casey Bright");
  await expect(heading(page)).toBeFocused();
  await expect(keep(page)).toBeChecked();
  await allKept(page);
});

test("files have to be chosen again, and the page says so", async ({ page }) => {
  const questions = asked(page);
  await upToPatient(page);
  await patient(page);
  await reason(page);
  await attachments(page);
  await expect(heading(page)).toHaveText("Check your answers");
  await allKept(page);
  await again(page);
  expect(questions, "a file would be lost").toEqual(["beforeunload"]);
  await goOnWithThem(page);
  await expect(heading(page)).toHaveText("Attachments");
  const notice = page.getByText(`The ${FILES.length} files that you had chosen were not kept.`);
  await expect(notice).toBeVisible();
  await accessible(page);
  await attachments(page);
  await expect(notice).toHaveCount(0);
});

test("taking the tick away, deleting the answers, and deleting what was found leave nothing", async ({ page }) => {
  asked(page);
  await upToPatient(page);
  await allKept(page);
  await keep(page).uncheck();
  await expect.poll(() => kept(page)).toBeNull();

  await keep(page).check();
  await allKept(page);
  await page.getByRole("button", { name: "Delete my answers" }).click();
  await expect(page).toHaveURL(/\/refer\/you$/);
  await live(page);
  await expect(keep(page)).not.toBeChecked();
  expect(await kept(page)).toBeNull();
  await expect(page.getByText(NOTICE)).toHaveCount(0);

  await keep(page).check();
  await typeName(page, "Casey Bright");
  await again(page);
  await page.getByRole("button", { name: "Delete them" }).click();
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
  await expect.poll(() => kept(page)).toBeNull();
});

test("sending leaves nothing, and another referral is not kept", async ({ page }) => {
  asked(page);
  await upToCheck(page, { more: async (page) => keep(page).check() });
  await allKept(page);
  await send(page);
  await done(page);
  expect(await kept(page)).toBeNull();
  await page.getByRole("button", { name: "Send another referral" }).click();
  await expect(page).toHaveURL(/\/refer\/you$/);
  await expect(keep(page)).not.toBeChecked();
  expect(await kept(page)).toBeNull();
});

test("after a day it is deleted unread, by whichever page of the form is loaded", async ({ page }) => {
  asked(page);
  await open(page);
  await keep(page).check();
  await typeName(page, "Casey Bright");
  await move(page, -DAY);
  await page.goto("/refer/done");
  await live(page);
  await expect.poll(() => kept(page)).toBeNull();
  await open(page);
  await expect(keep(page)).toBeVisible();
  await expect(page.getByText(NOTICE)).toHaveCount(0);
});

test("what cannot be read is deleted and said to be gone", async ({ page }) => {
  asked(page);
  await open(page);
  await keep(page).check();
  await typeName(page, "Casey Bright");
  await move(page, 1);
  await again(page);
  await goOnWithThem(page);
  await expect(page.getByText("The kept answers are not on this computer any more")).toBeVisible();
  await accessible(page);
  expect(await kept(page)).toBeNull();
});

test("what another tab deleted does not come back, and the tick falls off", async ({ page, context }) => {
  asked(page);
  await open(page);
  await keep(page).check();
  await typeName(page, "Casey Bright");
  const other = await context.newPage();
  asked(other);
  await open(other);
  await other.getByRole("button", { name: "Delete them" }).click();
  await expect.poll(() => kept(other)).toBeNull();
  await page.getByLabel("Your full name").fill("Casey Brighter");
  await expect(page.getByText("Your answers are no longer kept")).toBeVisible();
  await expect(keep(page)).not.toBeChecked();
  await accessible(page);
  expect(await kept(page)).toBeNull();
});

test("one tab takes over what another keeps, and a new form does so only if the person agrees", async ({ page, context }) => {
  asked(page);
  await open(page);
  await keep(page).check();
  await typeName(page, "Casey Bright");
  const other = await context.newPage();
  await open(other);
  other.once("dialog", (dialog) => dialog.dismiss());
  await keep(other).click();
  await expect(keep(other)).not.toBeChecked();
  await expect(other.getByText(NOTICE)).toBeVisible();
  await goOnWithThem(other);
  await expect(other.getByLabel("Your full name")).toHaveValue("Casey Bright");
  await allKept(other);
  await page.getByLabel("Your full name").fill("Casey Brighter");
  await expect(page.getByText("Your answers are no longer kept")).toBeVisible();
  expect(await kept(page)).not.toBeNull();
});

test.describe("where the browser keeps nothing", () => {
  test("the tick falls off and the page says why", async ({ page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("no", "SecurityError");
      };
    });
    await open(page);
    await page.getByLabel("Your full name").fill("Casey Bright");
    await keep(page).click();
    await expect(page.getByText("This browser could not keep your answers")).toBeVisible();
    await expect(keep(page)).not.toBeChecked();
    await accessible(page);
  });
});
