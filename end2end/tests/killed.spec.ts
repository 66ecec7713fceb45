// Attack 15 of docs/THREAT-MODEL.md: the server is killed, as by a power cut, at any moment of renewing a
// practice's keys and of sealing its open referrals anew. What is there afterwards is the old state or the
// new one, whole: every sign-in holds roster, records and rings against each other.
import { type Page } from "@playwright/test";
import { done, slow } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { membersShown, openMembers } from "../support/members";
import { type Account, demoAccount, openReferral, signIn } from "../support/practice";
import { type Proxy, startProxy } from "../support/proxy";
import { type Server, start } from "../support/server";
import { expect, heading, test } from "../support/test";

test.use({ expected: /Failed to load resource|ERR_|Failed to fetch/ });
test.describe.configure({ mode: "serial", timeout: 600_000 });

/** Milliseconds after the request came in: before, within and after the transaction. */
const MOMENTS = [0, 2, 4, 8, 16, 40];

let server: Server;
let proxy: Proxy;
let page: Page;
let account: Account;
let numbers: string[];

test.beforeAll(async ({ browser }) => {
  server = await start(["--demo"]);
  proxy = await startProxy(server.url);
  account = await demoAccount("orchard-surgical", server.data);
  page = await (await browser.newContext({ baseURL: proxy.url })).newPage();
  numbers = [];
  for (let sent = 0; sent < 3; sent += 1) {
    await upToCheck(page, { specialist: "Dr. Priya Ransome" });
    await send(page);
    numbers.push((await done(page)).number);
  }
});

test.afterAll(async () => {
  await page.context().close();
  await proxy.stop();
  await server.stop();
});

/** Kills the server so long after such a request comes in; `true` once it was. */
function killAfter(moment: number, is: (request: { method: string; url: string }) => boolean): () => boolean {
  let killed = false;
  proxy.lets = (request) => {
    if (!killed && is(request)) {
      killed = true;
      setTimeout(() => void server.kill(), moment);
    }
    return true;
  };
  return () => killed;
}

async function startAgain() {
  proxy.lets = undefined;
  await server.kill();
  server = await start(["--demo"], {}, server.data);
  proxy.target = server.url;
}

const epochs = () =>
  page.evaluate(async () => {
    const { rows } = await (await fetch("/api/v1/inbox")).json();
    return rows.map((row: { epoch: number }) => row.epoch);
  });

/** How often the keys were renewed, as a whole sign-in tells. */
async function renewed(): Promise<number> {
  await openMembers(page, account);
  await membersShown(page);
  const { records, roster } = await page.evaluate(async () => {
    const { roster } = await (await fetch("/api/v1/members")).json();
    return { roster: roster.length, records: document.body.innerText };
  });
  const told = records.match(/Renewed (once|(\d+) times)/);
  const times = told ? Number(told[2] ?? 1) : 0;
  expect(roster).toBe(times + 1);
  return times;
}

test("keys that are being renewed are the old ones or the new ones", async () => {
  let before = 0;
  const outcomes: boolean[] = [];
  for (const moment of MOMENTS) {
    await openMembers(page, account);
    const killed = killAfter(moment, ({ method, url }) => method === "POST" && url.endsWith("/members/rotation"));
    await page.getByRole("button", { name: "Renew the keys", exact: true }).click();
    await expect(heading(page)).toHaveText("Renew the keys?");
    await page.getByRole("button", { name: "Renew the keys", exact: true }).click();
    await expect.poll(killed, slow).toBe(true);
    await expect(page.getByText(/could not be reached|Done\. For safety|does not answer|try again/i).first()).toBeVisible(slow);
    await startAgain();
    const after = await renewed();
    expect([before, before + 1], `killed after ${moment} ms`).toContain(after);
    outcomes.push(after > before);
    before = after;
  }
  expect(outcomes).toContain(true);
});

test("referrals that are being sealed anew open, with the old key or with the new one", async () => {
  for (const moment of MOMENTS.slice(0, 4)) {
    killAfter(moment, ({ method, url }) => method === "POST" && url.endsWith("/envelope"));
    await signIn(page, account);
    await page.waitForTimeout(1_500);
    await startAgain();
  }
  await signIn(page, account);
  await expect.poll(async () => new Set(await epochs()).size, slow).toBe(1);
  await page.getByRole("button", { name: "Refresh" }).click();
  for (const number of numbers) {
    await openReferral(page, number);
    await page.getByRole("link", { name: "Back to the inbox" }).click();
  }
});
