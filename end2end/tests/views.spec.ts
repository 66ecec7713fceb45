// Filters of the list, and views that a browser keeps under a name.
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { slow } from "../support/done";
import { type Account, browserAt, demoAccount, signIn, tryToSignIn } from "../support/practice";
import { sendAll } from "../support/several";
import { expect, heading, live, test, watch } from "../support/test";

const KEPT = "letterlock-views";

test.describe.configure({ mode: "serial", timeout: 180_000 });

let numbers: string[];
let account: Account;
let page: Page;
let wrong: string[];

test.beforeAll(async ({ browser, server }) => {
  numbers = await sendAll(browser, server.url, [{ family: "Alder", urgency: "urgent" }, { family: "Birch" }]);
  page = await browserAt(browser, server.url);
  wrong = watch(page, server.url, null);
  account = await demoAccount("orchard-surgical", server.data);
  await signIn(page, account);
  await expect(row(1)).toContainText("Birch", slow);
  await page.getByText("Order and filters").click();
});

test.afterAll(async () => {
  await page.context().close();
  expect(wrong).toEqual([]);
});

const row = (place: number) => page.getByRole("link", { name: numbers[place] });
const filters = () => page.locator(".list-filters");
const nameField = () => page.getByLabel("Name for this view");
const links = () => page.getByRole("navigation", { name: "Saved views" }).getByRole("link");
const stored = () => page.evaluate((name) => localStorage.getItem(name), KEPT);

async function save(name: string) {
  await nameField().fill(name);
  await page.getByRole("button", { name: "Save this view" }).click();
}

/** Loads the page with these views kept, and signs in. */
async function reloadWith(kept: string) {
  await page.evaluate(([name, kept]) => localStorage.setItem(name, kept), [KEPT, kept]);
  await page.goto("/inbox");
  await live(page);
  await tryToSignIn(page, account);
  await expect(heading(page)).toHaveText("Inbox", slow);
  await expect(row(1)).toContainText("Birch", slow);
  await page.getByText("Order and filters").click();
}

test("filters show what fits, say so, and stand in the address", async () => {
  await filters().getByLabel("Urgency").selectOption("Urgent");
  await expect(row(0)).toBeVisible();
  await expect(row(1)).toHaveCount(0);
  await expect(filters().locator("summary")).toContainText("Urgent");
  await expect(page.locator("#tray-new")).toHaveText("New 1");
  await expect(page).toHaveURL(/\/inbox\?show=new&urgency=urgent$/);
  await accessible(page);
  await filters().getByLabel("Urgency").selectOption("Semi-urgent");
  await expect(page.getByText("Nothing here fits the filters")).toBeVisible();
  await filters().getByRole("button", { name: "Clear the filters" }).click();
  await expect(row(1)).toBeVisible();
  await filters().getByLabel("Category").selectOption("Gallbladder");
  await expect(page).toHaveURL(/show=new&category=gallbladder$/);
  await expect(row(1)).toBeVisible();
});

test("a view is saved under a name, and what is searched for is not", async () => {
  await filters().getByLabel("Urgency").selectOption("Urgent");
  await page.getByLabel("Search names and numbers").fill("Alder");
  await save("   ");
  await expect(page.getByText("Enter a name for this view")).toBeVisible();
  await expect(nameField()).toBeFocused();
  await accessible(page);
  await save("x".repeat(41));
  await expect(page.getByText("Shorten the name to 40 characters or fewer")).toBeVisible();
  await save("Urgent gallbladders");
  await expect(page.getByRole("status").filter({ hasText: "“Urgent gallbladders” is saved." })).toBeVisible();
  await expect(nameField()).toHaveValue("");
  await save("URGENT gallbladders");
  await expect(page.getByText("Enter another name")).toBeVisible();
  expect(JSON.parse((await stored()) ?? "")).toEqual([
    { name: "Urgent gallbladders", shows: "show=new&category=gallbladder&urgency=urgent" },
  ]);
  const everything = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(everything).not.toContain("Alder");
  await page.getByLabel("Search names and numbers").fill("");
  await accessible(page);
});

test("a saved view is a link that shows it", async () => {
  await page.locator("#tray-all").click();
  await filters().getByRole("button", { name: "Clear the filters" }).click();
  await expect(row(1)).toBeVisible();
  await expect(links()).not.toHaveAttribute("aria-current");
  await links().click();
  await expect(page).toHaveURL(/\/inbox\?show=new&category=gallbladder&urgency=urgent$/);
  await expect(row(1)).toHaveCount(0);
  await expect(links()).toHaveAttribute("aria-current", "true");
});

test("a view is there the next time, and removing it can be undone", async () => {
  await reloadWith((await stored()) ?? "");
  await expect(links()).toHaveText(["Urgent gallbladders"]);
  await page.getByRole("button", { name: "Remove : Urgent gallbladders" }).click();
  await expect(links()).toHaveCount(0);
  await expect(page.getByText("“Urgent gallbladders” is removed.")).toBeVisible();
  expect(await stored()).toBe("[]");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(links()).toHaveText(["Urgent gallbladders"]);
  expect(await stored()).toContain("Urgent gallbladders");
});

test("a browser keeps twelve views and no more", async () => {
  const views = Array.from({ length: 12 }, (_, place) => ({ name: `View ${place}`, shows: "show=all" }));
  await reloadWith(JSON.stringify(views));
  await expect(links()).toHaveCount(12);
  await save("One more");
  await expect(page.getByText("Remove a saved view first: this browser keeps 12 of them")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 720 });
  await accessible(page);
});

test("what is damaged in the browser's store is left out", async () => {
  for (const damaged of ["{", "null", '[{"name":7}]', '[{"name":"x","shows":"show=new&search=Alder"}]']) {
    await reloadWith(damaged);
    await expect(links()).toHaveCount(0);
  }
});
