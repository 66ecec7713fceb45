// A server that lies to the members of a practice, played by a proxy that changes its answers: each lie is
// found out, said by its name, and unlocks nothing. The numbers are those of docs/THREAT-MODEL.md.
import { type Page } from "@playwright/test";
import { test } from "../support/between";
import { slow } from "../support/done";
import { invite, join, membersShown, openMembers } from "../support/members";
import { demoAccount, signIn, tryToSignIn } from "../support/practice";
import { type Proxy } from "../support/proxy";
import { expect, heading, live } from "../support/test";

test.use({ expected: /Failed to load resource/ });
test.describe.configure({ timeout: 300_000 });

interface Unlocking {
  ring: { epoch: number; kid: string; entry: string }[];
  records: string[];
  roster: string[];
}

/** What a sign-in is answered, changed by the server. */
function twistUnlocking(between: Proxy, change: (unlocking: Unlocking) => void) {
  between.twist = ({ url }, answer) => {
    if (!url.endsWith("/session/finish")) return answer;
    const finished: { "signed-in": Unlocking } = JSON.parse(answer.toString());
    change(finished["signed-in"]);
    return Buffer.from(JSON.stringify(finished));
  };
}

/** Another sign than that at this place, of those that base64url has. */
const flipped = (text: string, at: number) => `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;

/** Nobody is signed in, and the page says why. */
async function refused(page: Page, sentence: string) {
  await expect(page.getByText(sentence).first()).toBeVisible(slow);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.locator("#referrals")).toHaveCount(0);
}

const GHOST = "Somebody who is not a member could open your practice’s keys.";
const BROKEN = "The list of members that the server gave does not hold together";
const FORKED = "The list of members that the server gave is older than the one";

const LIES: [string, string, (unlocking: Unlocking) => void][] = [
  [
    "attack 13: a ghost among those who can open the ring",
    GHOST,
    ({ ring }) => {
      const entry = JSON.parse(ring[0].entry);
      const [ghost] = structuredClone(entry.recipients);
      ghost.header.kid = flipped(ghost.header.kid, 3);
      entry.recipients.push(ghost);
      ring[0].entry = JSON.stringify(entry);
    },
  ],
  ["attack 13: a roster that is not there", BROKEN, (unlocking) => void (unlocking.roster = [])],
  [
    "attack 13: a roster whose entry was changed",
    BROKEN,
    (unlocking) => void (unlocking.roster[0] = flipped(unlocking.roster[0], unlocking.roster[0].length - 5)),
  ],
  [
    "attack 9: a key record that the practice did not sign",
    "The keys that the server gave do not hold together",
    (unlocking) => {
      const record = JSON.parse(unlocking.records[0]);
      record.signatures[0].signature = flipped(record.signatures[0].signature, 9);
      unlocking.records[0] = JSON.stringify(record);
    },
  ],
];

for (const [name, sentence, change] of LIES) {
  test(name, async ({ page, server, between }) => {
    const account = await demoAccount("orchard-surgical", server.data);
    twistUnlocking(between, change);
    await page.goto("/inbox");
    await live(page);
    await tryToSignIn(page, account);
    await refused(page, sentence);
    // The same server, honest again.
    between.twist = undefined;
    await signIn(page, account);
  });
}

test("attack 13: a roster that is taken back to what it was before", async ({ page, server, between }) => {
  const account = await demoAccount("tallis-surgical", server.data);
  await openMembers(page, account);
  await invite(page, "Member");
  // The browser that invited knows the roster with the invitation, without another sign-in.
  twistUnlocking(between, (unlocking) => void unlocking.roster.pop());
  await page.goto("/inbox");
  await live(page);
  await tryToSignIn(page, account);
  await refused(page, FORKED);
});

test("attack 10: a practice hears of a log that is not the one that it saw", async ({ page, server, between }) => {
  const account = await demoAccount("orchard-surgical", server.data);
  await signIn(page, account);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("letterlock.keylog")), slow).toBeTruthy();
  await expect(page.getByRole("alert")).toHaveCount(0);
  // A leaf of the log is another one than it was, and the head is not signed for that.
  between.twist = ({ url }, answer) => {
    if (!url.includes("/keylog/tile/entries/")) return answer;
    const changed = Buffer.from(answer);
    changed[changed.length - 40] ^= 1;
    return changed;
  };
  await signIn(page, account);
  await expect(page.getByRole("alert")).toContainText("Senders may be shown a key that is not yours", slow);
  await expect(page.getByRole("alert")).toContainText("does not hold together");
  await expect(heading(page)).toHaveText("Inbox");
});

test("attack 11: somebody else's keys in the place of a joiner's", async ({ page, browser, server, between }) => {
  const account = await demoAccount("thompson-surgical", server.data);
  await openMembers(page, account);
  const link = await invite(page, "Owner");
  const context = await browser.newContext({ baseURL: server.url });
  const joiner = await context.newPage();
  await join(joiner, link, { name: "Sam Reed", email: "sam.reed@example.org", passphrase: "green ladder under a loud clock" });
  await context.close();

  const swap = (change: (joiner: { name: string; mac: string; keys: { sig: unknown } }) => void) => {
    between.twist = ({ method, url }, answer) => {
      if (method !== "GET" || !url.endsWith("/api/v1/members")) return answer;
      const members = JSON.parse(answer.toString());
      for (const row of members.invites) if (row.joiner) change(row.joiner);
      return Buffer.from(JSON.stringify(members));
    };
  };
  const attacks: ((joiner: { name: string; mac: string; keys: { sig: unknown } }) => void)[] = [
    (joiner) => void (joiner.name = "Mallory Moss"),
    (joiner) => void (joiner.mac = joiner.mac.replace(/^./, (sign) => (sign === "0" ? "1" : "0"))),
  ];
  for (const attack of attacks) {
    swap(attack);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("Whoever joined did not have the link that you made").first()).toBeVisible(slow);
    await expect(page.getByRole("button", { name: "Look and confirm" })).toHaveCount(0);
  }
  between.twist = undefined;
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("button", { name: "Look and confirm" })).toBeVisible(slow);
  await membersShown(page);
  await expect(heading(page)).toHaveText("Members and keys");
});
