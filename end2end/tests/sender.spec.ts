// What a computer remembers of a sender, and what it does not.
import { accessible } from "../support/axe";
import { CANARY, clinic, open, where, you } from "../support/fill";
import { expect, heading, live, test } from "../support/test";

const kept = (page: import("@playwright/test").Page) =>
  page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

test("who sends and their clinic are remembered for those who wish so, and forgotten on demand", async ({ page }) => {
  await open(page);
  await expect(page.getByText("what this computer remembers")).toHaveCount(0);
  await you(page);
  await clinic(page, async () => {
    await page.locator("#copies-to").fill(`Dr. Copy ${CANARY}`);
    await page.getByLabel("Remember me and my clinic on this computer").check();
    await accessible(page);
  });
  await expect(heading(page)).toHaveText("Where should it go?");
  expect(await kept(page)).toContain(`Casey ${CANARY}`);
  expect(await kept(page)).not.toContain("Dr. Copy");

  page.on("dialog", (dialog) => dialog.accept());
  await open(page);
  await expect(page.getByText("what this computer remembers")).toBeVisible();
  await expect(page.getByLabel("Your full name")).toHaveValue(`Casey ${CANARY}`);
  await accessible(page);
  // Nothing was typed yet, so nothing asks before the page is left.
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#clinic-town")).toHaveValue("Kelowna");
  await expect(page.locator("#copies-to")).toHaveValue("");
  await expect(page.getByLabel("Remember me and my clinic on this computer")).toBeChecked();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page)).toHaveText("Where should it go?");

  await open(page);
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByText("what this computer remembers")).toHaveCount(0);
  await expect(page.getByLabel("Your full name")).toHaveValue("");
  expect(await kept(page)).not.toContain(CANARY);
});

test("nothing is remembered of who does not wish so", async ({ page }) => {
  await open(page);
  await you(page);
  await clinic(page);
  await where(page);
  expect(await kept(page)).toBe("{}");
});

test("every answer can be deleted, once the person agrees", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("button", { name: "Delete my answers" })).toHaveCount(0);
  await you(page);
  await clinic(page);
  await expect(heading(page)).toHaveText("Where should it go?");
  const answers = [false, true];
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (answers.shift() ? dialog.accept() : dialog.dismiss());
  });
  await page.getByRole("button", { name: "Delete my answers" }).click();
  await expect(heading(page)).toHaveText("Where should it go?");
  await page.getByRole("button", { name: "Delete my answers" }).click();
  await expect(page).toHaveURL(/\/refer\/you$/);
  await live(page);
  await expect(page.getByLabel("Your full name")).toHaveValue("");
  expect(asked).toHaveLength(2);
});
