// A server that has two key logs, each signed as it has to be, and shows one to some and the other to others: two
// servers on copies of one data folder, in which different practices have renewed their keys since. The numbers
// are those of docs/THREAT-MODEL.md.
import { cp } from "node:fs/promises";
import { type Browser, type Page } from "@playwright/test";
import { CANARY } from "../support/answers";
import { done, slow } from "../support/done";
import { goOn, send, upToCheck } from "../support/fill";
import { goOn as goOnAsMember, openMembers } from "../support/members";
import { browserAt, demoAccount, signIn } from "../support/practice";
import { type Proxy, startProxy } from "../support/proxy";
import { folder, type Server, start } from "../support/server";
import { expect, heading, test } from "../support/test";

test.use({ expected: /Failed to load resource/ });
test.describe.configure({ mode: "serial", timeout: 240_000 });

let proxy: Proxy;
let shown: Server;
let hidden: Server;
let sender: Page;

test.beforeAll(async ({ browser }) => {
  proxy = await startProxy();
  const origin = { LETTERLOCK_ORIGIN: proxy.url };
  const first = await start(["--demo"], origin);
  await first.kill();
  const copy = await folder();
  await cp(first.data, copy, { recursive: true });
  shown = await start(["--demo"], origin, first.data);
  hidden = await start(["--demo"], origin, copy);
  proxy.target = shown.url;
  sender = await browserAt(browser, proxy.url);
});

test.afterAll(async () => {
  await sender.context().close();
  await proxy.stop();
  for (const server of [shown, hidden]) await server.stop();
});

/** A practice renews its keys at one of the servers, so that its log has one record more. */
async function renew(browser: Browser, at: Server, slug: string) {
  proxy.target = at.url;
  const account = await demoAccount(slug, at.data);
  const page = await browserAt(browser, proxy.url);
  await openMembers(page, account);
  // Asked for, and said yes to.
  for (let pressed = 0; pressed < 2; pressed += 1) {
    await page.getByRole("button", { name: "Renew the keys", exact: true }).click();
  }
  await goOnAsMember(page, account, "The keys are renewed.");
  await page.context().close();
  proxy.target = shown.url;
}

const TO_ORCHARD = { specialist: "Dr. Priya Ransome" };

/** What this browser remembers of the key log. */
const remembered = (page: Page) => page.evaluate(() => localStorage.getItem("letterlock.keylog") ?? "");

/** Nothing was uploaded, the person is told why, and everything that was typed is there still. */
async function refused(page: Page, sentence: string) {
  const alert = page.locator("#sending").getByRole("alert");
  await expect(alert).toContainText(sentence, slow);
  await expect(alert).toContainText("nothing was sealed");
  await expect(alert.getByRole("button")).toHaveCount(0);
  expect(proxy.passed.filter(({ method }) => method === "PUT")).toEqual([]);
  const asked = proxy.passed.filter(({ method, url }) => method === "POST" && url === "/api/v1/referrals");
  expect(asked.map(({ status }) => status)).toEqual([200]);
  // The place that it was given is given back.
  await expect.poll(() => proxy.passed.filter(({ method }) => method === "DELETE").length, slow).toBe(1);
  await page.locator("main a[href='/refer/patient']").first().click();
  await expect(page.locator("#family-name")).toHaveValue(`Sample-${CANARY}`);
  for (const step of ["Reason", "Attachments", "Check"]) {
    await goOn(page);
    await expect(heading(page)).toContainText(new RegExp(step, "i"));
  }
  await expect(page.getByRole("button", { name: "Confirm and send" })).toBeVisible();
}

/** Sends from the check page that is in sight, at one of the servers. */
async function sendAt(page: Page, at: Server) {
  proxy.target = at.url;
  proxy.passed.length = 0;
  await send(page);
}

test("attack 9: a sender is shown an older log than the one that this browser saw, or another one", async ({ browser }) => {
  await renew(browser, shown, "thompson-surgical");
  await upToCheck(sender, TO_ORCHARD);
  await sendAt(sender, shown);
  await done(sender);
  const known = await remembered(sender);
  expect(known).not.toBe("");

  await upToCheck(sender, TO_ORCHARD);
  await sendAt(sender, hidden);
  await refused(sender, "The public list of keys is shorter than when this browser saw it last");

  // As long as the other, and then longer.
  for (let renewed = 0; renewed < 2; renewed += 1) {
    await renew(browser, hidden, "tallis-surgical");
    await sendAt(sender, hidden);
    await refused(sender, "The public list of keys was changed since this browser saw it last");
  }
  expect(await remembered(sender)).toBe(known);

  // What finds it out is the memory alone: each log is whole, for whoever sees no other.
  const another = await browserAt(browser, proxy.url);
  proxy.target = hidden.url;
  await upToCheck(another, TO_ORCHARD);
  await sendAt(another, hidden);
  await done(another);
  await another.context().close();
  await sendAt(sender, shown);
  await done(sender);
});

/** The server's own, but for the log. */
const withLogOf = (server: Server) => ({ url }: { url: string }) => (url.startsWith("/api/v1/keylog/") ? server : shown).url;

const alarm = (page: Page) => page.locator("#key-alarm");

test("attack 9: a practice is shown another log than the one that this browser saw", async ({ browser }) => {
  proxy.target = shown.url;
  const account = await demoAccount("orchard-surgical", shown.data);
  for (const sawOther of [false, true]) {
    const page = await browserAt(browser, proxy.url);
    if (sawOther) {
      await signIn(page, account);
      await expect.poll(() => remembered(page), slow).not.toBe("");
    }
    const before = sawOther ? await remembered(page) : "";
    proxy.target = withLogOf(hidden);
    await signIn(page, account);
    if (sawOther) {
      await expect(alarm(page)).toContainText("or is not the one that this browser has seen before", slow);
      expect(await remembered(page)).toBe(before);
    } else {
      await expect.poll(() => remembered(page), slow).not.toBe("");
      await expect(alarm(page)).toHaveCount(0);
    }
    proxy.target = shown.url;
    await page.context().close();
  }
});

const OWN: [name: string, slug: string, sentence: string][] = [
  [
    "attack 10: a practice finds a key in its name that no owner of it made",
    "tallis-surgical",
    "has one in your practice’s name that no owner of your practice made",
  ],
  [
    "attack 10: a practice finds one of its keys kept back",
    "thompson-surgical",
    "has not all of your practice’s keys",
  ],
];

for (const [name, slug, sentence] of OWN) {
  test(name, async ({ browser }) => {
    const page = await browserAt(browser, proxy.url);
    proxy.target = withLogOf(hidden);
    await signIn(page, await demoAccount(slug, shown.data));
    await expect(alarm(page)).toContainText("Senders may be shown a key that is not yours", slow);
    await expect(alarm(page)).toContainText(sentence);
    await expect(heading(page)).toHaveText("Inbox");
    // What alarmed is remembered: a server does not take it back by showing the other log.
    await expect.poll(() => remembered(page), slow).not.toBe("");
    proxy.target = shown.url;
    await signIn(page, await demoAccount(slug, shown.data));
    await expect(alarm(page)).toContainText("or is not the one that this browser has seen before", slow);
    await page.context().close();
    // Whoever never saw that one finds nothing wrong with this.
    const other = await browserAt(browser, proxy.url);
    await signIn(other, await demoAccount(slug, shown.data));
    await expect.poll(() => remembered(other), slow).not.toBe("");
    await expect(alarm(other)).toHaveCount(0);
    await other.context().close();
  });
}
