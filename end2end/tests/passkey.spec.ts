// Passkeys, with Chromium's own authenticator of tests: a second step, and a way to sign in alone.
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { slow } from "../support/done";
import { type Authenticator, authenticator, having, named, seenPrf, sent, watchPrf } from "../support/passkey";
import { type Account, browserAt, demoAccount, enterCode, openAccount, setUpAuthenticator, tryToSignIn } from "../support/practice";
import { type Server } from "../support/server";
import { expect, heading, live, test } from "../support/test";

test.describe.configure({ mode: "serial", timeout: 240_000 });
test.use({ expected: /Failed to load resource/ });

let server: Server;
let owner: Account;
let page: Page;
let device: Authenticator;
let requests: Buffer[];

test.beforeAll(async ({ browser }) => {
  server = await named();
  owner = await demoAccount("orchard-surgical", server.data);
  page = await browserAt(browser, server.url);
  await watchPrf(page);
  requests = sent(page);
  device = await authenticator(page);
});

test.afterAll(async () => {
  await page.context().close();
  await server.stop();
});

const passkey = () => page.getByRole("button", { name: "Use a passkey" });
const alone = () => page.getByRole("button", { name: "Sign in with a passkey" });

async function add(name: string) {
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(heading(page)).toHaveText("Add a passkey");
  await page.getByLabel("A name for it").fill(name);
  await page.getByRole("button", { name: "Go on to your browser" }).click();
}

async function inbox() {
  await page.goto("/inbox");
  await live(page);
}

test("a server that people reach by an address says nothing of passkeys", async ({ browser, server: unnamed }) => {
  const other = await browserAt(browser, unnamed.url);
  await other.goto("/inbox");
  await live(other);
  await expect(other.locator("html")).not.toHaveAttribute("data-passkeys", "yes");
  await expect(other.locator("main")).not.toContainText(/passkey/i);
  await other.context().close();
});

test("a member adds a passkey, which opens the account where it has a PRF", async () => {
  await openAccount(page, owner);
  await expect(page.locator("#passkeys-stand")).toHaveText("You have not added a passkey yet.", slow);
  await accessible(page);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("button", { name: "Go on to your browser" }).click();
  await expect(page.locator(".error-summary a")).toHaveText([/Enter a name/]);
  await accessible(page);
  await page.getByRole("button", { name: "Add none now" }).click();
  await add("Laptop");
  const row = page.locator(".passkeys li");
  await expect(row).toContainText("Signs you in without your passphrase.", slow);
  await expect(row).toContainText("Laptop");
  await expect(row).toContainText("Not used yet.");
  await accessible(page);
});

test("it signs in without a passphrase, and the inbox is open", async () => {
  await inbox();
  await accessible(page);
  await alone().click();
  await expect(heading(page)).toHaveText("Inbox", slow);
});

test("it is the second step after the passphrase, and a code does as well", async () => {
  await openAccount(page, owner);
  await expect(heading(page)).toHaveText("Use your passkey", slow);
  await accessible(page);
  await passkey().click();
  await expect(page.locator(".passkeys li")).toContainText("Last used on", slow);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await setUpAuthenticator(page, owner);
  await expect(page.locator("#authenticator-stands")).toContainText("You set up your authenticator app on", slow);
  await inbox();
  await tryToSignIn(page, owner);
  await expect(passkey()).toBeVisible(slow);
  await accessible(page);
  await passkey().click();
  await expect(heading(page)).toHaveText("Inbox", slow);
  await inbox();
  await tryToSignIn(page, owner);
  await enterCode(page, owner.secret ?? "");
  await expect(heading(page)).toHaveText("Inbox", slow);
});

test("attack 19: what the PRF gives is in no request, and the page's copy is overwritten", async () => {
  await inbox();
  await alone().click();
  await expect(heading(page)).toHaveText("Inbox", slow);
  const { outputs, left } = await seenPrf(page);
  expect(outputs).toHaveLength(1);
  expect(outputs[0]).toMatch(/^(?!0+$)[0-9a-f]{64}$/);
  expect(left.flat().filter((byte) => byte !== 0)).toEqual([]);
  const used = requests.filter((one) => one.includes("/session/passkey"));
  expect(used.length).toBeGreaterThan(3);
  // It is looked where it would be.
  expect(requests.filter((one) => one.includes('"authenticator_data"')).length).toBeGreaterThan(0);
  // From the first one on: the same passkey gives the same each time.
  expect(having(requests, outputs[0])).toEqual([]);
  for (const word of ["clientExtensionResults", '"prf"', '"results"']) {
    expect(requests.filter((one) => one.includes(word)).map(String)).toEqual([]);
  }
});

test("attack 19: a passkey that is deleted takes nothing along", async () => {
  await device.cdp.send("WebAuthn.clearCredentials", { authenticatorId: device.id });
  await inbox();
  await alone().click();
  await expect(page.getByRole("alert")).toContainText("Your browser ended this", slow);
  await tryToSignIn(page, owner);
  await enterCode(page, owner.secret ?? "");
  await expect(heading(page)).toHaveText("Inbox", slow);
  await openAccount(page, owner);
  await enterCode(page, owner.secret ?? "");
  await page.getByRole("button", { name: "Remove the passkey “Laptop”" }).click(slow);
  await expect(page.locator("#passkeys-stand")).toHaveText("You have not added a passkey yet.", slow);
});

test("an authenticator without a PRF makes a second step, and the page says so", async () => {
  await device.cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: device.id });
  device = await authenticator(page, false);
  await add("Old key");
  await expect(page.locator(".passkeys li")).toContainText("A second step: your passphrase comes first.", slow);
  await expect(page.getByText("Your passkey is added as a second step.")).toBeVisible();
  await inbox();
  await alone().click();
  await expect(page.getByRole("alert")).toContainText("cannot sign you in without your passphrase", slow);
});

test("whoever is not there, or turns back, is told what to do, and goes on another way", async () => {
  // Chromium's authenticator asks nobody any more after this, as a real one would after wrong fingers.
  await device.cdp.send("WebAuthn.setUserVerified", { authenticatorId: device.id, isUserVerified: false });
  await inbox();
  await alone().click();
  await expect(page.getByRole("alert")).toContainText("Your browser ended this", slow);
  await expect(alone()).toBeFocused();
  await accessible(page);
  await tryToSignIn(page, owner);
  await passkey().click(slow);
  await expect(page.getByRole("alert")).toContainText("Your browser ended this", slow);
  await enterCode(page, owner.secret ?? "");
  await expect(heading(page)).toHaveText("Inbox", slow);
});
