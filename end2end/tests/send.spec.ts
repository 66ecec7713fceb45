import { accessible } from "../support/axe";
import type { Page } from "@playwright/test";
import { CANARY, send, upToCheck } from "../support/fill";
import { expect, live, test } from "../support/test";

// Sealing and making the PDF take their time on a small machine.
test.describe.configure({ timeout: 120_000 });
const slow = { timeout: 60_000 };

const NUMBER = /^R-[1-9B-DF-HJ-NP-TV-Z]{4}-[1-9B-DF-HJ-NP-TV-Z]{4}-[1-9B-DF-HJ-NP-TV-Z]$/;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const number = (page: Page) => page.locator("#referral-number");

/** Waits for the done page. */
async function done(page: Page) {
  await expect(heading(page)).toHaveText("The referral has been sent", slow);
  await expect(page).toHaveURL(/\/refer\/done$/);
  await expect(number(page)).toHaveText(NUMBER);
}

/** Counts the referrals that the server took. */
function taken(page: Page) {
  const numbers = { reserved: 0, committed: 0 };
  page.on("response", (response) => {
    if (!response.ok()) return;
    const { pathname } = new URL(response.url());
    const method = response.request().method();
    if (method === "POST" && pathname === "/api/v1/referrals") numbers.reserved += 1;
    if (method === "PUT" && pathname.endsWith("/envelope")) numbers.committed += 1;
  });
  return numbers;
}

/** Answers each question of the browser, and remembers them. */
function answering(page: Page, leave: boolean) {
  const asked = { questions: [] as string[], leave };
  page.on("dialog", async (dialog) => {
    asked.questions.push(dialog.message());
    await (asked.leave ? dialog.accept() : dialog.dismiss());
  });
  return asked;
}

test("a referral with two files is sent, and its number can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const said: string[] = [];
  page.on("request", (request) => {
    said.push(`${request.url()} ${request.postDataBuffer()?.toString("latin1") ?? ""}`);
  });
  await upToCheck(page);
  await expect(page.locator(".goes-to")).toContainText("Dr.");
  await page.getByText("The practice’s key").click();
  await expect(page.locator(".fingerprint")).toHaveText(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  await accessible(page);

  await send(page);
  await done(page);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^The referral has been sent - /);
  await accessible(page);

  await page.getByRole("button", { name: "Copy the number" }).click();
  const copiedToast = page.getByRole("status").filter({ hasText: "Copied" });
  await expect(copiedToast).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await number(page).textContent());
  await expect(page.locator(".secret-link")).toHaveText(/\/status\/[0-9a-f]{32}#\S{43}$/);
  expect(said.filter((request) => request.includes(CANARY))).toEqual([]);
  await expect(copiedToast).toHaveCount(0, { timeout: 15_000 });
});

test("two clicks at once send one referral", async ({ page }) => {
  const numbers = taken(page);
  await upToCheck(page);
  const button = page.getByRole("button", { name: "Confirm and send" });
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await done(page);
  expect(numbers).toEqual({ reserved: 1, committed: 1 });
});

test.describe("when the network breaks", () => {
  test.use({ expected: /Failed to load resource/ });

  test("before a place was given, trying again sends one referral", async ({ page }) => {
    const numbers = taken(page);
    await upToCheck(page);
    await page.route("**/api/v1/referrals", (route) => route.abort());
    await send(page);
    await expect(page.getByText("The server could not be reached")).toBeVisible(slow);
    await expect(page.getByRole("heading", { name: "The referral has not been sent yet" })).toBeVisible();
    await page.unroute("**/api/v1/referrals");
    await page.getByRole("button", { name: "Try again" }).click();
    await done(page);
    expect(numbers).toEqual({ reserved: 1, committed: 1 });
  });

  test("after the server took it, trying again finds the same referral", async ({ page }) => {
    const numbers = taken(page);
    await upToCheck(page);
    await page.route("**/envelope", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await send(page);
    await expect(page.getByText("The server could not be reached")).toBeVisible(slow);
    await expect(page.getByRole("heading", { name: "The referral may have arrived" })).toBeVisible();
    await page.unroute("**/envelope");
    await page.getByRole("button", { name: "Try again" }).click();
    await done(page);
    expect(numbers).toEqual({ reserved: 1, committed: 1 });
  });
});

test("a receipt that does not hold is not taken for a referral that was not sent", async ({ page }) => {
  await upToCheck(page);
  await page.route("**/envelope", async (route) => {
    const response = await route.fetch();
    const { receipt } = await response.json();
    const changed = receipt.slice(0, -1) + (receipt.endsWith("A") ? "B" : "A");
    await route.fulfill({ response, json: { receipt: changed.replace(/.$/, "") } });
  });
  await send(page);
  await expect(page.getByRole("heading", { name: "The referral may have arrived" })).toBeVisible(slow);
  const alert = page.locator("#sending").getByRole("alert");
  await expect(alert).toContainText("The server’s confirmation does not fit what was sent");
  await expect(alert.getByRole("button")).toHaveCount(0);
});

test.describe("when the choice is another one by now", () => {
  const nobody = "f".repeat(32);

  test.beforeEach(async ({ page }) => {
    const old = async (route: import("@playwright/test").Route) => {
      const response = await route.fetch();
      const choice = await response.json();
      const json = { ...choice, specialist: nobody, specialist_name: "Dr. Former Choice" };
      await route.fulfill({ response, json });
    };
    await page.route("**/api/v1/choice?*", old, { times: 1 });
    await upToCheck(page);
    await expect(page.locator(".goes-to")).toContainText("Dr. Former Choice");
  });

  test("the person is asked, and nothing is sent before they agree", async ({ page }) => {
    const numbers = taken(page);
    await send(page);
    const question = page.getByRole("heading", { name: "It would go to somebody else now" });
    await expect(question).toBeVisible(slow);
    expect(numbers.committed).toBe(0);
    await send(page);
    await done(page);
    await expect(page.locator(".sent")).not.toContainText("Dr. Former Choice");
    expect(numbers).toEqual({ reserved: 1, committed: 1 });
  });

  test("going back gives the place up and shows who it would go to", async ({ page }) => {
    const numbers = taken(page);
    await send(page);
    await page.getByRole("button", { name: "Go back" }).click(slow);
    await expect(page.locator(".goes-to")).not.toContainText("Dr. Former Choice");
    expect(numbers.committed).toBe(0);
    await send(page);
    await done(page);
    expect(numbers).toEqual({ reserved: 2, committed: 1 });
  });
});

test("leaving before the download asks, and after it does not", async ({ page }) => {
  const asked = answering(page, false);
  await upToCheck(page);
  await send(page);
  await done(page);

  await page.getByRole("link", { name: "Letterlock" }).first().click();
  await expect.poll(() => asked.questions.length).toBe(1);
  expect(asked.questions[0]).toContain("You have not downloaded the referral");
  await done(page);
  await page.evaluate(() => history.back());
  await expect.poll(() => asked.questions.length).toBe(2);
  await done(page);

  const download = page.waitForEvent("download", slow);
  await page.getByRole("button", { name: "Download the referral (PDF)" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toContain(await number(page).innerText());
  await page.getByRole("link", { name: "Letterlock" }).first().click();
  await expect(page).toHaveURL(/\/$/);
  expect(asked.questions).toHaveLength(2);
});

test("nothing of a referral that was sent comes back", async ({ page }) => {
  answering(page, true);
  await upToCheck(page);
  await send(page);
  await done(page);
  await page.evaluate(() => history.back());
  await expect(heading(page)).toHaveText("The referral is not here any more");
  await expect(page.locator("body")).not.toContainText(CANARY);
  await page.goForward();
  await expect(heading(page)).toHaveText("The referral is not here any more");
  await accessible(page);
  await page.getByRole("link", { name: "Send another referral" }).click();
  await expect(page).toHaveURL(/\/refer\/you$/);
  await live(page);
  await expect(page.getByLabel("Your full name")).toHaveValue("");
});

test("the done page opened on its own explains itself", async ({ page }) => {
  await page.goto("/refer/done");
  await live(page);
  await expect(heading(page)).toHaveText("The referral is not here any more");
  await accessible(page);
});

test("another referral keeps who sends, if they wish, and nothing of the patient", async ({ page }) => {
  answering(page, true);
  await upToCheck(page);
  await send(page);
  await done(page);
  await page.getByLabel("Keep who I am and the clinic").check();
  await page.getByRole("button", { name: "Send another referral" }).click();
  await expect(page.getByLabel("Your full name")).toHaveValue(`Casey ${CANARY}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#clinic-town")).toHaveValue("Kelowna");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#specialty")).toHaveValue("");
});
