// A member of a practice: signing in, opening a referral, deciding.
import { type Browser, type Page } from "@playwright/test";
import { nextCode } from "./authenticator";
import { slow } from "./done";
import { letterlock } from "./server";
import { expect, guard, heading, live } from "./test";

export interface Account {
  email: string;
  passphrase: string;
  /** What their authenticator shares with the server, once one is set up. */
  secret?: string;
}

/** How to sign in to a practice of the demo, as the operator's command tells it. */
export async function demoAccount(slug: string, data: string): Promise<Account> {
  const told = await toldOf(slug, data);
  return { email: told("e-mail"), passphrase: told("passphrase") };
}

/** The eight groups of the recovery kit of a practice of the demo. */
export async function demoKit(slug: string, data: string): Promise<string[]> {
  const told = await toldOf(slug, data);
  return told("recovery kit").split("-");
}

async function toldOf(slug: string, data: string): Promise<(what: string) => string> {
  const said = await letterlock(["demo"], data);
  const about = said.slice(said.indexOf(`(${slug})`));
  return (what) => about.match(new RegExp(`^ +${what} +(\\S+)$`, "m"))?.[1] ?? "";
}

/** A browser of its own, at this server. */
export async function browserAt(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  guard(page, url);
  return page;
}

/** Fills in the sign-in that is in sight. */
export async function tryToSignIn(page: Page, { email, passphrase }: Account) {
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Asks for the account on its own page. */
export async function openAccount(page: Page, { email, passphrase }: Account) {
  await page.goto("/practice/account");
  await live(page);
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open your account" }).click();
}

export async function signIn(page: Page, account: Account) {
  await page.goto("/inbox");
  await live(page);
  await tryToSignIn(page, account);
  if (account.secret) await enterCode(page, account.secret);
  await expect(heading(page)).toHaveText("Inbox", slow);
}

/** Signs in for the first time, where everybody has to have an authenticator. */
export async function signInFirst(page: Page, account: Account) {
  await page.goto("/inbox");
  await live(page);
  await tryToSignIn(page, account);
  await setUpAuthenticator(page, account);
  await expect(heading(page)).toHaveText("Inbox", slow);
}

/** Enters the next code of the authenticator, where one is asked for. */
export async function enterCode(page: Page, secret: string) {
  const code = page.getByLabel("Code from the app");
  await expect(code).toBeVisible(slow);
  await code.fill(await nextCode(secret));
  await page.keyboard.press("Enter");
}

/** Sets an authenticator up, on the page that is in sight, and keeps what it shares with the server. */
export async function setUpAuthenticator(page: Page, account: Account) {
  await expect(heading(page)).toHaveText("Set up an authenticator app", slow);
  account.secret = await page.locator("#authenticator-secret").innerText();
  await enterCode(page, account.secret);
}

/** Goes to one referral from the list, wherever it stands. */
export async function goToReferral(page: Page, number: string) {
  await page.getByRole("link", { name: /^All/ }).click();
  await page.getByRole("link", { name: number }).click();
}

/** Goes to one referral from the list, and opens it on record. */
export async function openReferral(page: Page, number: string) {
  await goToReferral(page, number);
  await page.getByRole("button", { name: "Open this referral" }).click();
  await expect(page.getByRole("button", { name: "Accept referral" })).toBeVisible(slow);
}

/** Saves each attachment: its name, and its bytes as they came out. */
export async function saveFiles(page: Page): Promise<Map<string, Buffer>> {
  const saved = new Map<string, Buffer>();
  for (const button of await page.locator("#files").getByRole("button", { name: /^Save\b/ }).all()) {
    const coming = page.waitForEvent("download", slow);
    await button.click();
    const download = await coming;
    saved.set(download.suggestedFilename(), await bytesOf(download));
  }
  return saved;
}

export async function bytesOf(download: import("@playwright/test").Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Accepts with the first wait on offer, and gives it in words. */
export async function accept(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Accept referral" }).click();
  const waits = page.getByRole("group", { name: "How long is the expected wait?" });
  const first = waits.getByRole("radio").first();
  await first.check();
  const wait = await first.evaluate((radio: HTMLInputElement) => radio.labels?.[0].textContent ?? "");
  await page.getByRole("button", { name: "Accept referral" }).click();
  await page.getByRole("button", { name: "Yes, accept it" }).click();
  await expect(page.getByText("This referral is accepted")).toBeVisible(slow);
  return wait;
}

export async function decline(page: Page, reason: string, note: string) {
  await page.getByRole("button", { name: "Decline referral" }).click();
  await page.getByLabel(reason).check();
  await page.getByLabel("What should the sender know?").fill(note);
  await page.getByRole("button", { name: "Decline referral" }).click();
  await page.getByRole("button", { name: "Yes, decline it" }).click();
  await expect(page.getByText("This referral is declined")).toBeVisible(slow);
}
