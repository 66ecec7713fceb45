// The inbox on a wide screen: the list, and what is read beside it.
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { slow } from "../support/done";
import { browserAt, demoAccount, signIn } from "../support/practice";
import { sendAll } from "../support/several";
import { expect, heading, test, watch } from "../support/test";

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1024, height: 768 };
const FAMILIES = ["Alder", "Birch", "Cedar"];

test.describe.configure({ mode: "serial", timeout: 180_000 });

let numbers: string[];
let page: Page;
let wrong: string[];

test.beforeAll(async ({ browser, server }) => {
  numbers = await sendAll(browser, server.url, FAMILIES.map((family) => ({ family })));
  page = await browserAt(browser, server.url);
  wrong = watch(page, server.url, null);
  await page.setViewportSize(DESK);
  await signIn(page, await demoAccount("orchard-surgical", server.data));
  await expect(row(2)).toContainText("Cedar", slow);
});

test.afterAll(async () => {
  await page.context().close();
  expect(wrong).toEqual([]);
});

/** The link of one of them in the list. */
const row = (place: number) => page.getByRole("link", { name: numbers[place] });
const list = () => page.getByRole("region", { name: "Inbox" });
const openButton = () => page.getByRole("button", { name: "Open this referral" });
const note = () => page.getByLabel("What should the sender know?");

test("beside the list stands what to do while nothing is read", async () => {
  await expect(heading(page)).toHaveText("Inbox");
  await expect(page.getByText("Nothing is opened until you say so.")).toBeVisible();
  await accessible(page);
});

test("a row is chosen by keys and shown beside the list, without being opened", async ({ server }) => {
  const opened: string[] = [];
  const note = (request: { url(): string }) => void (/\/open$/.test(request.url()) && opened.push(request.url()));
  page.on("request", note);
  await page.keyboard.press("j");
  await expect(row(2)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(`Referral ${numbers[1]}`);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`^${server.url}/inbox/[0-9a-f]{32}$`));
  await expect(page).not.toHaveTitle(/Birch/);
  await expect(row(1)).toHaveAttribute("aria-current", "page");
  await expect(row(0)).toBeVisible();
  await expect(openButton()).toBeVisible();
  expect(opened).toEqual([]);
  page.off("request", note);
  await accessible(page);
});

test("keys go on from the row that is read, and Escape goes back to it", async () => {
  await page.keyboard.press("j");
  await expect(row(0)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await expect(row(2)).toBeFocused();
  // What is read stays until another one is chosen.
  await expect(heading(page)).toHaveText(`Referral ${numbers[1]}`);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(`Referral ${numbers[2]}`);
  await expect(row(1)).not.toHaveAttribute("aria-current");
  await page.keyboard.press("Escape");
  await expect(heading(page)).toHaveText("Inbox");
  await expect(row(2)).toBeFocused();
});

test("what is opened stays in the list of new ones while it is read", async () => {
  // Other tests may have sent some, too.
  const tray = page.locator("#tray-new");
  const before = Number((await tray.innerText()).replace(/\D/g, ""));
  await row(1).click();
  await openButton().click();
  await expect(page.getByRole("button", { name: "Decline referral" })).toBeVisible(slow);
  await expect(row(1)).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("row", { name: numbers[1] })).toContainText("Opened");
  await expect(tray).toHaveText(`New ${before - 1}`);
  await accessible(page);
});

test("words to the sender are not lost to a click on another row", async () => {
  await page.getByRole("button", { name: "Decline referral" }).click();
  await page.getByLabel("More information is needed").check();
  await note().fill("Please send the ultrasound.");
  const asked: string[] = [];
  const answers = [false, false, true];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (answers.shift() ? dialog.accept() : dialog.dismiss());
  });
  await row(0).click();
  for (const key of ["k", "k"]) await page.keyboard.press(key);
  await expect(row(2)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(note()).toHaveValue("Please send the ultrasound.");
  // Another order changes the list and nothing beside it.
  await page.getByText("Order and filters").click();
  await page.getByLabel("Order").selectOption("urgent");
  await expect(note()).toHaveValue("Please send the ultrasound.");
  expect(asked).toHaveLength(2);
  // The row of what is read leads into it, and asks nothing.
  await row(1).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toBeFocused();
  expect(asked).toHaveLength(2);
  await row(0).click();
  await expect(heading(page)).toHaveText(`Referral ${numbers[0]}`);
  expect(asked).toHaveLength(3);
  await expect(row(1)).toHaveCount(0);
});

test("the list keeps its place while one after the other is read", async () => {
  await page.setViewportSize({ width: 1440, height: 520 });
  await page.locator("#tray-all").click();
  const scrolled = () => list().evaluate((list) => list.scrollTop);
  // Names come into the rows after the rows: then nothing moves any more.
  const height = () => list().evaluate((list) => list.scrollHeight);
  await expect
    .poll(async () => {
      const before = await height();
      await page.waitForTimeout(300);
      return (await height()) - before;
    })
    .toBe(0);
  await list().evaluate((list) => list.scrollTo(0, list.scrollHeight));
  // Other journeys' referrals may stand below; what is clicked must not be scrolled to first.
  await row(0).scrollIntoViewIfNeeded();
  const before = await scrolled();
  expect(before).toBeGreaterThan(0);
  await row(0).click();
  await expect(heading(page)).toHaveText(`Referral ${numbers[0]}`);
  expect(await scrolled()).toBe(before);
  expect(await page.locator("[style]").count()).toBe(0);
  await page.setViewportSize(DESK);
});

test("a screen with room for one of them shows that of the address", async () => {
  await page.setViewportSize(TABLET);
  await expect(list()).toBeHidden();
  await expect(openButton()).toBeVisible();
  // The list's keys are the list's.
  await page.keyboard.press("j");
  await expect(heading(page)).toBeVisible();
  await page.getByRole("link", { name: "Back to the inbox" }).click();
  await expect(heading(page)).toHaveText("Inbox");
  await expect(row(0)).toBeFocused();
  await expect(page.getByText("Nothing is opened until you say so.")).toBeHidden();
  await page.setViewportSize(DESK);
});

test("an address of nothing says so beside the list", async () => {
  await row(0).click();
  await page.evaluate(() => history.pushState(null, "", "/inbox/of-nothing"));
  await page.goBack();
  await page.goForward();
  await expect(heading(page)).toHaveText("There is no such referral here");
  await expect(list()).toBeVisible();
  await accessible(page);
});
