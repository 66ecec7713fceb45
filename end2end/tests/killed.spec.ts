// Attack 15 of docs/THREAT-MODEL.md: the server is killed, as by a power cut, at any moment of renewing a
// practice's keys, of removing a member and of sealing open referrals anew. What is there afterwards is the
// old state or the new one, whole: every sign-in holds roster, records and rings against each other.
import { type Browser, type Page } from "@playwright/test";
import { done, slow } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { confirmKit, goOn, invite, join, openMembers, type Person, readKit, rowOf, typeKit } from "../support/members";
import { type Account, browserAt, demoAccount, demoKit, openReferral, signIn, tryToSignIn } from "../support/practice";
import { type Proxy, startProxy } from "../support/proxy";
import { letterlock, type Server, start } from "../support/server";
import { expect, heading, live, test } from "../support/test";

test.use({ expected: /Failed to load resource|ERR_|Failed to fetch/ });
test.describe.configure({ mode: "serial", timeout: 600_000 });

const SAM: Person = { name: "Sam Reed", email: "sam.reed@example.org", passphrase: "green ladder under a loud clock" };

/**
 * When the server is killed: before the request reaches it, so many milliseconds after it was passed on, or once
 * it has answered, which the browser never sees.
 */
type Moment = "before" | number | "answered";

let server: Server;
let proxy: Proxy;
let page: Page;
let account: Account;
let numbers: string[];

test.beforeAll(async ({ browser }) => {
  server = await start(["--demo"]);
  proxy = await startProxy(server.url);
  account = await demoAccount("orchard-surgical", server.data);
  page = await browserAt(browser, proxy.url);
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

interface Asked {
  method: string;
  url: string;
}

const isRotation = ({ method, url }: Asked) => method === "POST" && url.endsWith("/members/rotation");
const isSealing = ({ method, url }: Asked) => method === "POST" && url.endsWith("/envelope");

/** Kills the server at a moment of the `nth` such request. Gives how often it was killed, and whether it answered. */
function killAt(moment: Moment, is: (asked: Asked) => boolean, nth = 1) {
  const seen = { asked: 0, killed: 0, statuses: [] as number[] };
  const kill = () => server.kill().then(() => void (seen.killed += 1));
  proxy.lets = async (asked) => {
    if (!is(asked)) return true;
    seen.asked += 1;
    if (seen.asked !== nth) return seen.asked < nth;
    if (moment === "before") {
      await kill();
      return false;
    }
    if (moment !== "answered") setTimeout(() => void kill(), moment);
    return true;
  };
  proxy.gives = async (asked, status) => {
    if (!is(asked) || seen.asked < nth) return true;
    seen.statuses.push(status);
    if (moment !== "answered") return true;
    await kill();
    return false;
  };
  return seen;
}

/** Waits until the server was killed, at that moment, and starts it again. */
async function killedAndStarted(seen: ReturnType<typeof killAt>, moment: Moment) {
  await expect.poll(() => seen.killed, slow).toBe(1);
  if (moment === "before") expect(seen.statuses).toEqual([]);
  if (moment === "answered") expect(seen.statuses.map((status) => Math.floor(status / 100))).toEqual([2]);
  proxy.lets = undefined;
  proxy.gives = undefined;
  server = await start(["--demo"], {}, server.data);
  proxy.target = server.url;
  // Each line with what it is about, in one transaction.
  expect(await letterlock(["audit", "verify"], server.data)).toMatch(/^orchard-surgical: \d+ entries, none altered/m);
}

/** Whether what was killed may or must have been done. */
function held(before: Standing, moment: Moment, after: Standing, change: (standing: Standing) => Standing): boolean {
  const changed = change(before);
  if (moment === "before") expect(after).toEqual(before);
  else if (moment === "answered") expect(after).toEqual(changed);
  else expect([before, changed], `killed after ${moment} ms`).toContainEqual(after);
  return after.renewed > before.renewed;
}

/** How the practice stands, as a whole sign-in of this member tells. */
interface Standing {
  renewed: number;
  /** How many entries the roster has. */
  roster: number;
  members: string[];
  former: string[];
}

async function standing(at = page, as = account): Promise<Standing> {
  await openMembers(at, as);
  const said = await at.locator("main").innerText();
  const told = said.match(/Renewed (once|(\d+) times)/);
  const names = async (name: string) => {
    const rows = at.getByRole("table", { name, exact: true }).getByRole("rowheader");
    return (await rows.allInnerTexts()).map((row) => row.replace("(you)", "").trim()).sort();
  };
  const members = await names("Members");
  expect(members).not.toEqual([]);
  return {
    renewed: told ? Number(told[2] ?? 1) : 0,
    roster: await at.evaluate(async () => (await (await fetch("/api/v1/members")).json()).roster.length),
    members,
    former: await names("Former members"),
  };
}

const renewedOnce = (before: Standing): Standing => ({ ...before, renewed: before.renewed + 1, roster: before.roster + 1 });

/** The practice without somebody, and with other keys. */
const without = (name: string) => (before: Standing): Standing => ({
  ...renewedOnce(before),
  members: before.members.filter((each) => each !== name),
  former: [...before.former, name].sort(),
});

/** Makes Sam a member, by a link of the owner whose page of members is in sight. */
async function admit(browser: Browser, role: "Member" | "Owner") {
  const link = await invite(page, role);
  const joiner = await browserAt(browser, proxy.url);
  await join(joiner, link, SAM);
  await joiner.context().close();
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("button", { name: "Look and confirm" }).click();
  await page.getByRole("button", { name: "Yes, make them a member" }).click();
  await goOn(page, account, "The new member is confirmed and can sign in now.");
  await expect(rowOf(page, SAM.name)).toContainText(role);
}

/** The browser that asked was told something: that it failed, or that it is done. */
const told = (at: Page) =>
  expect(at.getByText(/could not be reached|is busy|Done\. For safety/).first()).toBeVisible(slow);

async function renew() {
  await page.getByRole("button", { name: "Renew the keys", exact: true }).click();
  await expect(heading(page)).toHaveText("Renew the keys?");
  await page.getByRole("button", { name: "Renew the keys", exact: true }).click();
}

async function remove(at: Page, who: string) {
  await rowOf(at, who).getByRole("button", { name: "Remove" }).click();
  await at.getByRole("button", { name: "Yes, remove them" }).click();
}

test("attack 15: keys that are being renewed are the old ones or the new ones", async () => {
  const outcomes = [];
  for (const moment of ["before", 2, 8, "answered"] as const) {
    const before = await standing();
    const seen = killAt(moment, isRotation);
    await renew();
    await told(page);
    await killedAndStarted(seen, moment);
    outcomes.push(held(before, moment, await standing(), renewedOnce));
  }
  expect(new Set(outcomes)).toEqual(new Set([false, true]));
});

test("attack 15: a member who is being removed is one still, with the old keys, or none, with new ones", async ({ browser }) => {
  await openMembers(page, account);
  const outcomes = [];
  for (const moment of ["before", 3, "answered"] as const) {
    if ((await rowOf(page, SAM.name).count()) === 0) await admit(browser, "Member");
    const before = await standing();
    const seen = killAt(moment, isRotation);
    await remove(page, SAM.name);
    await told(page);
    await killedAndStarted(seen, moment);
    const isRemoved = held(before, moment, await standing(), without(SAM.name));
    outcomes.push(isRemoved);

    const sam = await browserAt(browser, proxy.url);
    if (isRemoved) {
      await sam.goto("/inbox");
      await tryToSignIn(sam, SAM);
      await expect(sam.getByText("The e-mail address or the passphrase is not right.").first()).toBeVisible(slow);
    } else {
      await signIn(sam, SAM);
      await openReferral(sam, numbers[0]);
    }
    await sam.context().close();
  }
  expect(new Set(outcomes)).toEqual(new Set([false, true]));
});

test("attack 15: with an owner who is being removed goes the old recovery kit, and a try that is made again takes", async ({ browser }) => {
  await openMembers(page, account);
  await admit(browser, "Owner");
  const before = await standing();
  const [leaves] = before.members.filter((name) => name !== SAM.name);
  const sam = await browserAt(browser, proxy.url);
  const other = await browserAt(browser, proxy.url);
  const leads = async (kit: string[], where: string) => {
    await other.goto("/practice/recover");
    await live(other);
    await typeKit(other, kit);
    await expect(other.getByText(where).first()).toBeVisible(slow);
  };
  const [nowhere, here] = ["No practice here has this recovery kit.", "Orchard Surgical"];

  await openMembers(sam, SAM);
  await remove(sam, leaves);
  const kit = await readKit(sam);
  const kept = await demoKit("orchard-surgical", server.data);
  const early = killAt("before", isRotation);
  await confirmKit(sam, kit);
  await told(sam);
  await killedAndStarted(early, "before");
  expect(held(before, "before", await standing(), without(leaves))).toBe(false);
  await leads(kit, nowhere);
  await leads(kept, here);

  // The same page, with the keys and the kit that it made.
  const late = killAt("answered", isRotation);
  await sam.getByRole("button", { name: "Finish" }).click();
  await expect.poll(() => late.killed, slow).toBe(1);
  await told(sam);
  await killedAndStarted(late, "answered");
  await leads(kit, here);
  await leads(kept, nowhere);
  await sam.getByRole("button", { name: "Finish" }).click();
  await goOn(sam, SAM, "The member is removed, and the keys are renewed.");
  expect(held(before, "answered", await standing(sam, SAM), without(leaves))).toBe(true);
  for (const one of [sam, other]) await one.context().close();
  account = SAM;
});

/** Renews the keys without anything being sealed anew for them. */
async function renewOnly() {
  proxy.lets = (asked) => !isSealing(asked);
  await openMembers(page, account);
  await renew();
  await goOn(page, account, "The keys are renewed.");
}

/** For which epochs the referrals are sealed, the first one that is sealed anew first. */
const epochs = (): Promise<number[]> =>
  page.evaluate(async () => {
    const { rows } = await (await fetch("/api/v1/inbox")).json();
    return rows.map((row: { epoch: number }) => row.epoch).sort((one: number, other: number) => other - one);
  });

const RESEALING: [nth: number, moment: Moment, anew: number[]][] = [
  [2, "before", [1]],
  [2, 2, [1, 2]],
  [2, "answered", [2]],
];

/** Waits until nothing is left to be sealed anew. */
async function allSealed() {
  await signIn(page, account);
  const current = await page.evaluate(async () => {
    const { roster } = await (await fetch("/api/v1/members")).json();
    const said = roster.map((entry: string) => atob(entry.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")));
    return 1 + said.filter((entry: string) => "rotate" in JSON.parse(entry).act).length;
  });
  await expect.poll(epochs, slow).toEqual(numbers.map(() => current));
}

test("attack 15: referrals that are being sealed anew open, with the old key or with the new one", async () => {
  await allSealed();
  for (const [nth, moment, anew] of RESEALING) {
    await renewOnly();
    const [old, ...others] = await epochs();
    expect(others).toEqual([old, old]);
    const seen = killAt(moment, isSealing, nth);
    await signIn(page, account);
    await killedAndStarted(seen, moment);

    // Those that are not sealed anew yet stay so, while each is opened.
    proxy.lets = (asked) => !isSealing(asked);
    await signIn(page, account);
    const after = await epochs();
    expect(anew.map((done) => [0, 1, 2].map((place) => (place < done ? old + 1 : old)))).toContainEqual(after);
    for (const number of numbers) {
      await openReferral(page, number);
      await page.getByRole("link", { name: "Back to the inbox" }).click();
    }
    proxy.lets = undefined;
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(epochs, slow).toEqual([old + 1, old + 1, old + 1]);
  }
  await page.getByRole("button", { name: "Refresh" }).click();
  for (const number of numbers) {
    await openReferral(page, number);
    await page.getByRole("link", { name: "Back to the inbox" }).click();
  }
});
