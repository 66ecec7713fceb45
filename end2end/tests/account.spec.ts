// A member's own recovery code: made, read back from paper, and used by whoever forgot the passphrase.
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { search } from "../support/canary";
import { done, slow } from "../support/done";
import { CANARY, send, upToCheck } from "../support/fill";
import { expect, mailing, mailTo, test } from "../support/mailed";
import { nextCode } from "../support/authenticator";
import {
  type Account,
  browserAt,
  demoAccount,
  enterCode,
  openAccount,
  openReferral,
  setUpAuthenticator,
  signIn,
  tryToSignIn,
} from "../support/practice";
import { startProxy } from "../support/proxy";
import { type Server, start } from "../support/server";
import { heading, live } from "../support/test";

const NEW = "a paper boat on a quiet lake";
const OTHER = "005HN-C89CA-6X14N-TP33X-DSWRT-93WTH-MPRBS-QHPH5";

test.describe.configure({ mode: "serial", timeout: 240_000 });
test.use({ expected: /Failed to load resource/ });

let server: Server;
let owner: Account;
let number: string;
let code: string[];

test.beforeAll(async ({ browser, mail }) => {
  // One of its own: other tests sign in with the published passphrase.
  server = await start(["--demo"], mailing(mail));
  owner = await demoAccount("orchard-surgical", server.data);
  const sender = await browserAt(browser, server.url);
  await upToCheck(sender, { specialist: "Dr. Priya Ransome" });
  await send(sender);
  ({ number } = await done(sender));
});

test.afterAll(() => server.stop());

/** Everything that the browser sends away. */
function requests(page: Page): Map<string, Buffer> {
  const sent = new Map<string, Buffer>();
  page.on("request", (request) => {
    const { length } = [...sent.keys()];
    const headers = JSON.stringify(request.headers());
    sent.set(`${length} ${request.method()} ${request.url()}`, Buffer.concat([Buffer.from(headers), request.postDataBuffer() ?? Buffer.of()]));
  });
  return sent;
}

test("a member makes a recovery code, and is asked for two groups of it", async ({ browser }) => {
  const page = await browserAt(browser, server.url);
  const sent = requests(page);
  await page.goto("/inbox");
  await live(page);
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(heading(page)).toHaveText("Your account");
  await page.getByLabel("Your e-mail address").fill(owner.email);
  await page.getByLabel("Passphrase", { exact: true }).fill(owner.passphrase);
  await page.getByRole("button", { name: "Open your account" }).click();
  await expect(page.locator("#recovery-stands")).toHaveText("You have no recovery code yet.", slow);
  await expect(heading(page)).toBeFocused();
  await accessible(page);
  await page.getByRole("button", { name: "Make a recovery code" }).click();
  await expect(heading(page)).toHaveText("Your recovery code", slow);
  await accessible(page);
  code = await page.getByLabel("The eight groups of your recovery code").locator(".kit-group").allInnerTexts();
  expect(code).toHaveLength(8);
  await page.getByRole("button", { name: "I have written it down" }).click();
  const labels = await page.locator("label", { hasText: /^Group \d/ }).allInnerTexts();
  const [right, wrong] = labels.map((label) => Number(label.match(/\d/)?.[0]));
  const asked = page.getByLabel(/^Group \d$/);
  await asked.first().fill(code[right - 1]);
  await asked.last().fill(code[wrong % 8]);
  await page.getByRole("button", { name: "Use this code" }).click();
  await expect(page.getByText(`Group ${wrong} does not match your paper`).first()).toBeVisible(slow);
  await accessible(page);
  await asked.last().fill(code[wrong - 1].toLowerCase());
  await page.getByRole("button", { name: "Use this code" }).click();
  await expect(page.locator("#recovery-stands")).toContainText("You made your recovery code on", slow);
  expect(search([...code, code.join(""), code.join("-"), owner.passphrase], sent)).toEqual([]);
  await page.context().close();
});

test("another code and an unknown address are told the same", async ({ browser }) => {
  const page = await browserAt(browser, server.url);
  await page.goto("/inbox");
  await live(page);
  await page.getByText("Forgotten your passphrase?").click();
  await page.getByRole("link", { name: "Choose a new one with your recovery code" }).click();
  await expect(heading(page)).toHaveText("Choose a new passphrase");
  const use = page.getByRole("button", { name: "Use the new passphrase" });
  await use.click();
  await expect(page.locator(".error-summary a")).toHaveText([/e-mail/, /eight groups/, /12 characters/]);
  await accessible(page);
  await page.locator("#new-passphrase").fill(NEW);
  await page.locator("#passphrase-again").fill(NEW);
  const told = page.getByText("The e-mail address or the recovery code is not right, or the code has been used.");
  for (const [email, typed] of [[owner.email, OTHER], ["nobody@example.org", code.join("-")]]) {
    await page.getByLabel("Your e-mail address").fill(email);
    await page.getByLabel("Recovery code").fill(typed);
    await use.click();
    await expect(told).toBeVisible(slow);
    await page.getByLabel("Recovery code").fill("");
    await use.click();
    await expect(told).toHaveCount(0);
  }
  await page.context().close();
});

test("with the code a new passphrase opens what the old one did, once, and the member hears of it", async ({ browser, mail }) => {
  const elsewhere = await browserAt(browser, server.url);
  await signIn(elsewhere, owner);
  const page = await browserAt(browser, server.url);
  const sent = requests(page);
  const recover = async () => {
    await page.goto("/practice/forgotten");
    await live(page);
    await page.getByLabel("Your e-mail address").fill(owner.email);
    await page.getByLabel("Recovery code").fill(code.join(" ").toLowerCase());
    await page.locator("#new-passphrase").fill(NEW);
    await page.locator("#passphrase-again").fill(NEW);
    await page.getByRole("button", { name: "Use the new passphrase" }).click();
  };
  await recover();
  await expect(heading(page)).toHaveText("Your passphrase is changed", slow);
  await accessible(page);
  expect(search([...code, code.join(""), NEW], sent)).toEqual([]);
  const told = await mailTo(mail, owner.email, "passphrase was changed");
  expect(told.text).toContain("with your recovery code");
  await elsewhere.getByRole("button", { name: "Refresh" }).click();
  await expect(elsewhere.getByRole("button", { name: "Sign in" })).toBeVisible(slow);
  await tryToSignIn(elsewhere, owner);
  await expect(elsewhere.getByText("The e-mail address or the passphrase is not right.")).toBeVisible(slow);
  await recover();
  await expect(page.getByText("or the code has been used").first()).toBeVisible(slow);
  await signIn(page, { ...owner, passphrase: NEW });
  await openReferral(page, number);
  await expect(page.locator("main")).toContainText(CANARY);
  await page.context().close();
  await elsewhere.context().close();
});

test("an authenticator is asked for after the passphrase, each code works once, and it can be removed", async ({ browser }) => {
  const account: Account = await demoAccount("tallis-surgical", server.data);
  const page = await browserAt(browser, server.url);
  await openAccount(page, account);
  await expect(page.locator("#authenticator-stands")).toHaveText("You have not set up an authenticator app yet.", slow);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.locator(".qr")).toBeVisible(slow);
  await accessible(page);
  const code = page.getByLabel("Code from the app");
  await code.fill("12345");
  await page.keyboard.press("Enter");
  await expect(page.locator(".error-summary a")).toHaveText(/six digits/);
  await setUpAuthenticator(page, account);
  await expect(page.locator("#authenticator-stands")).toContainText("You set up your authenticator app on", slow);
  await accessible(page);

  const member = await browserAt(browser, server.url);
  await member.goto("/inbox");
  await live(member);
  await tryToSignIn(member, account);
  await expect(heading(member)).toHaveText("Enter the code from your authenticator app", slow);
  await accessible(member);
  const used = await nextCode(account.secret ?? "");
  await member.getByLabel("Code from the app").fill(used);
  await member.keyboard.press("Enter");
  await expect(heading(member)).toHaveText("Inbox", slow);
  await member.reload();
  await live(member);
  await tryToSignIn(member, account);
  await member.getByLabel("Code from the app").fill(used);
  await member.keyboard.press("Enter");
  await expect(member.getByText("or it has been used").first()).toBeVisible(slow);
  await enterCode(member, account.secret ?? "");
  await expect(heading(member)).toHaveText("Inbox", slow);

  await openAccount(page, account);
  await enterCode(page, account.secret ?? "");
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.locator("#authenticator-stands")).toHaveText("You have not set up an authenticator app yet.", slow);
  await signIn(member, { ...account, secret: undefined });
  await page.context().close();
  await member.context().close();
});

test("a recovery code takes the place of a lost phone, once, and the member hears of it", async ({ browser, mail }) => {
  const account: Account = await demoAccount("tallis-surgical", server.data);
  const page = await browserAt(browser, server.url);
  const sent = requests(page);
  await openAccount(page, account);
  await page.getByRole("button", { name: "Make a recovery code" }).click(slow);
  await expect(heading(page)).toHaveText("Your recovery code", slow);
  await page.getByRole("button", { name: "Make none now" }).click();
  await page.getByRole("button", { name: "Make a recovery code" }).click();
  await expect(heading(page)).toHaveText("Your recovery code", slow);
  const groups = await page.locator("#kit-groups .kit-group").allInnerTexts();
  await page.getByRole("button", { name: "I have written it down" }).click();
  for (const field of await page.locator("label", { hasText: /^Group \d/ }).all()) {
    const place = Number((await field.innerText()).match(/\d/)?.[0]);
    await page.getByLabel(`Group ${place}`).fill(groups[place - 1]);
  }
  await page.getByRole("button", { name: "Use this code" }).click();
  await expect(page.locator("#recovery-stands")).toContainText("You made your recovery code on", slow);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.locator(".qr")).toBeVisible(slow);
  await page.getByRole("button", { name: "Go back" }).click();
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await setUpAuthenticator(page, account);
  await expect(page.locator("#authenticator-stands")).toContainText("You set up your authenticator app on", slow);

  const elsewhere = await browserAt(browser, server.url);
  await signIn(elsewhere, account);
  await page.goto("/inbox");
  await live(page);
  await tryToSignIn(page, account);
  await expect(heading(page)).toHaveText("Enter the code from your authenticator app", slow);
  await page.getByRole("button", { name: "Go back to the passphrase" }).click();
  await expect(heading(page)).toBeFocused();
  await tryToSignIn(page, account);
  await page.getByText("I have lost my phone or my passkey").click(slow);
  await page.getByRole("button", { name: "Use your recovery code" }).click();
  await expect(heading(page)).toBeFocused();
  await accessible(page);
  const typed = page.getByLabel("Recovery code");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator(".error-summary a")).toHaveText(/all eight groups/);
  await typed.fill(OTHER);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator(".error-summary a")).toHaveText(/This is not your recovery code/, slow);
  await accessible(page);
  await typed.fill(groups.join(" ").toLowerCase());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page)).toHaveText("Inbox", slow);
  expect(search([...groups, groups.join(""), groups.join("-")], sent)).toEqual([]);
  const told = await mailTo(mail, account.email, "recovery code was used");
  expect(told.text).toContain("Your authenticator app and your passkeys are removed");
  await elsewhere.getByRole("button", { name: "Refresh" }).click();
  await expect(elsewhere.getByRole("button", { name: "Sign in", exact: true })).toBeVisible(slow);
  await openAccount(page, account);
  await expect(page.locator("#recovery-stands")).toHaveText("You have no recovery code yet.", slow);
  await expect(page.locator("#authenticator-stands")).toHaveText("You have not set up an authenticator app yet.");
  await page.context().close();
  await elsewhere.context().close();
});

test("what was asked before another tab signed in says nothing afterwards", async ({ browser }) => {
  const proxy = await startProxy(server.url);
  const page = await browserAt(browser, proxy.url);
  const account = await demoAccount("tallis-surgical", server.data);
  await openAccount(page, account);
  let release = () => {};
  const released = new Promise<boolean>((go) => (release = () => go(true)));
  let isHeld = false;
  proxy.gives = ({ url }) => {
    if (!url.endsWith("/account/totp/start")) return true;
    isHeld = true;
    return released;
  };
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect.poll(() => isHeld, slow).toBe(true);
  const other = await page.context().newPage();
  await signIn(other, account);

  const told = page.getByText("somebody signed in or out, in another tab of this browser").first();
  await expect(told).toBeVisible();
  release();
  await expect.poll(() => proxy.passed.some(({ url }) => url.endsWith("/account/totp/start"))).toBe(true);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200))));
  await expect(told).toBeVisible();
  await expect(page.locator(".qr")).toHaveCount(0);
  await openAccount(page, account);
  await expect(page.locator("#authenticator-stands")).toHaveText("You have not set up an authenticator app yet.");
  await page.context().close();
  await proxy.stop();
});

test("what was typed and nobody sent is gone after ten minutes", async ({ browser }) => {
  const page = await browserAt(browser, server.url);
  await page.clock.install();
  for (const path of ["/practice/passphrase", "/practice/forgotten"]) {
    await page.goto(path);
    await live(page);
    await page.getByLabel("Your e-mail address").fill(owner.email);
    await page.locator("#new-passphrase").fill(NEW);
    await page.clock.fastForward("08:30");
    await page.clock.runFor(1_000);
    await expect(page.getByRole("alertdialog")).toContainText("It locks in");
    await page.getByRole("button", { name: "Stay open" }).click();
    await expect(page.locator("#new-passphrase")).toHaveValue(NEW);
    await page.clock.fastForward("10:30");
    await page.clock.runFor(1_000);
    await expect(page.getByText("what was typed and shown here was cleared")).toBeVisible();
    await expect(page.locator("#new-passphrase")).toHaveValue("");
    await expect(page.getByLabel("Your e-mail address")).toHaveValue("");
  }
  await page.goto("/practice/recover");
  await live(page);
  await page.getByLabel("Group 1").fill("12345");
  await page.clock.fastForward("10:30");
  await page.clock.runFor(1_000);
  await expect(page.getByText("what was typed and shown here was cleared")).toBeVisible();
  await expect(page.getByLabel("Group 1")).toHaveValue("");
  await page.context().close();
});
