// The inbox: what locks it, what it asks before something is lost, and what does not open.
import { type BrowserContext, type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { done, type Sent, slow } from "../support/done";
import { CANARY, send, upToCheck } from "../support/fill";
import { expect, mailTo, test } from "../support/mailed";
import { type Account, browserAt, demoAccount, openAccount, openReferral, signIn, tryToSignIn } from "../support/practice";
import { guard, heading, live } from "../support/test";

const SENDER = "casey.bright@example.org";

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ expected: /Failed to load resource/ });

let sent: Sent;
let account: Account;
let other: Account;

test.beforeAll(async ({ browser, server }) => {
  const page = await browserAt(browser, server.url);
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  await send(page);
  sent = await done(page);
  await page.context().close();
  account = await demoAccount("orchard-surgical", server.data);
  other = await demoAccount("tallis-surgical", server.data);
});

/** The page asks for the passphrase, says why, and has nothing of a patient. */
async function locked(page: Page, why: string) {
  await expect(page.getByText(why)).toBeVisible(slow);
  await expect(heading(page)).toHaveText("Sign in to your practice’s inbox");
  expect(await page.content()).not.toContain(CANARY);
}

test("a page that nobody uses warns, stays open when somebody is there, and locks when not", async ({ page }) => {
  await page.clock.install();
  await signIn(page, account);
  await openReferral(page, sent.number);
  await page.clock.fastForward("08:05");
  const warning = page.getByRole("alertdialog");
  await expect(warning).toBeVisible();
  await expect(warning.getByRole("button")).toBeFocused();
  await accessible(page);
  await page.keyboard.press("Escape");
  await expect(warning).toBeHidden();

  await page.clock.fastForward("08:05");
  await warning.getByRole("button").click();
  await expect(warning).toBeHidden();
  await expect(page.locator("main")).toContainText(CANARY);

  await page.clock.fastForward("10:05");
  await locked(page, "Nobody used this page for 10 minutes");
  // Where one was is where one is again, and the referral is closed.
  await tryToSignIn(page, account);
  await expect(heading(page)).toHaveText(`Referral ${sent.number}`, slow);
  await expect(page.getByRole("button", { name: "Open this referral" })).toBeVisible();
});

test("a computer that slept finds its page locked", async ({ page }) => {
  await page.clock.install();
  await signIn(page, account);
  await page.clock.fastForward("03:00:00");
  await locked(page, "Nobody used this page for 10 minutes");
});

test.describe("two tabs of one browser", () => {
  let context: BrowserContext;
  let first: Page;
  let second: Page;

  test.beforeEach(async ({ browser, server }) => {
    context = await browser.newContext({ baseURL: server.url });
    first = await context.newPage();
    await signIn(first, account);
    await openReferral(first, sent.number);
    second = await context.newPage();
    for (const tab of [first, second]) guard(tab, server.url);
  });

  test.afterEach(async () => context.close());

  test("signing out in one locks the other", async () => {
    await signIn(second, account);
    await expect(first.locator("main")).toContainText(CANARY);
    await second.getByRole("button", { name: "Sign out" }).click();
    await locked(first, "You signed out in another tab");
  });

  test("somebody else who signs in locks the other", async () => {
    await signIn(second, other);
    await locked(first, "Somebody else signed in in another tab");
  });

  test("an account that is opened in one takes the session of the other", async () => {
    await openAccount(second, other);
    await expect(second.locator("#recovery-stands")).toBeVisible(slow);
    await locked(first, "Somebody signed in to change an account in another tab");
    await tryToSignIn(first, account);
    await expect(first.getByRole("button", { name: "Sign out" })).toBeVisible(slow);
    await expect(second.getByText("somebody signed in or out, in another tab")).toBeVisible();
    await expect(second.locator("#recovery-stands")).toHaveCount(0);
  });

  test("locking one locks the other", async () => {
    await signIn(second, account);
    await second.getByRole("button", { name: "Lock now" }).click();
    await locked(second, "This page is locked");
    await locked(first, "You locked the inbox in another tab");
  });
});

test("a page that is left is locked, and Back finds nothing in it", async ({ page }) => {
  await signIn(page, account);
  await openReferral(page, sent.number);
  await page.goto("/categories");
  await live(page);
  await page.goBack();
  await live(page);
  await expect(heading(page)).toHaveText("Sign in to your practice’s inbox", slow);
  expect(await page.content()).not.toContain(CANARY);
});

test("a page that a browser keeps while it is out of sight has nothing in it, and starts anew", async ({ page }) => {
  await signIn(page, account);
  await openReferral(page, sent.number);
  // Chromium keeps no page with this policy; a browser that does says so with these events.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await locked(page, "This page is locked");
  const again = page.waitForEvent("load");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await again;
});

test("words to the sender are not lost without a question", async ({ page }) => {
  await signIn(page, account);
  await openReferral(page, sent.number);
  await page.getByRole("button", { name: "Decline referral" }).click();
  await page.getByLabel("More information is needed").check();
  const note = page.getByLabel("What should the sender know?");
  await note.fill("Please send the ultrasound.");
  await accessible(page);

  const asked: string[] = [];
  const answers = [false, false, false, true];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (answers.shift() ? dialog.accept() : dialog.dismiss());
  });
  await page.getByRole("link", { name: "Back to the inbox" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goBack();
  await expect(note).toHaveValue("Please send the ultrasound.");
  await expect(page).toHaveURL(/\/inbox\/.+/);
  await page.getByRole("link", { name: "Back to the inbox" }).click();
  await expect(heading(page)).toHaveText("Inbox");
  expect(new Set(asked)).toEqual(new Set(["What you wrote to the sender is not sent yet. If you leave now, it is lost."]));
  expect(asked).toHaveLength(4);
});

test("everybody can use the pages of a practice", async ({ page }) => {
  await page.goto("/inbox");
  await live(page);
  await accessible(page);
  await signIn(page, account);
  await page.getByRole("link", { name: /^All/ }).click();
  await expect(page.getByRole("link", { name: sent.number })).toContainText(CANARY, slow);
  await accessible(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await accessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: sent.number }).click();
  await expect(heading(page)).toHaveText(`Referral ${sent.number}`);
  await accessible(page);
  await page.getByRole("button", { name: "Open this referral" }).click();
  await page.getByRole("button", { name: "Accept referral" }).click(slow);
  await accessible(page);
  await page.getByRole("button", { name: "Accept referral" }).click();
  await expect(page.getByText("Choose the expected wait").first()).toBeVisible();
  await accessible(page);
});

test("a referral that was damaged shows nothing, and can be declined so that the sender hears", async ({ page, mail }) => {
  // A server that changes one letter of what it was given.
  await page.route("**/api/v1/inbox/envelopes", async (route) => {
    const response = await route.fetch();
    const { envelopes } = await response.json();
    const changed = envelopes.map(([offer, text]: [string, string]) => {
      const envelope = JSON.parse(text);
      const tag: string = envelope.tag;
      envelope.tag = (tag.startsWith("A") ? "B" : "A") + tag.slice(1);
      return [offer, JSON.stringify(envelope)];
    });
    await route.fulfill({ response, json: { envelopes: changed } });
  });
  await signIn(page, account);
  await page.getByRole("link", { name: /^All/ }).click();
  const row = page.getByRole("row", { name: sent.number });
  await expect(row).toContainText("Does not open", slow);
  await page.getByRole("link", { name: sent.number }).click();
  await page.getByRole("button", { name: "Open this referral" }).click();
  await expect(page.getByText("This does not open")).toBeVisible(slow);
  await expect(page.getByRole("button", { name: "Accept referral" })).toHaveCount(0);
  await accessible(page);

  await page.getByRole("button", { name: "Decline as damaged" }).click();
  await expect(page.getByRole("heading", { name: `Decline referral ${sent.number}?` })).toBeFocused();
  await page.getByRole("button", { name: "Go back" }).click();
  await page.getByRole("button", { name: "Decline as damaged" }).click();
  await page.getByRole("button", { name: "Yes, decline it" }).click();
  await expect(page.getByText("This referral is declined")).toBeVisible(slow);
  const told = await mailTo(mail, SENDER, "has been declined", sent.number);
  expect(told.text).toContain("It arrived damaged, and nobody can open it");
  expect(told.text).toContain("Send the referral again.");
});
