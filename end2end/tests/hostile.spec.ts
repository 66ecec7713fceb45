// A server that lies to the members of a practice and to who sends to it, played by a proxy that changes its
// answers: each lie is found out, said by its name, and neither unlocks nor seals anything. The numbers are those of docs/THREAT-MODEL.md.
import { type Page } from "@playwright/test";
import { test } from "../support/between";
import { done, slow } from "../support/done";
import { CANARY, FILES, goOn, send, upToCheck } from "../support/fill";
import { goOn as confirmed, invite, join, openMembers, rowOf } from "../support/members";
import { browserAt, demoAccount, signIn, tryToSignIn } from "../support/practice";
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

test("attack 13: a removal that the server only says it made", async ({ page, browser, server, between }) => {
  const account = await demoAccount("ridge-orthopaedics", server.data);
  await openMembers(page, account);
  const link = await invite(page, "Member");
  const joiner = await browserAt(browser, server.url);
  await join(joiner, link, { name: "Sam Reed", email: "sam.reed@ridge.example.org", passphrase: "a lamp on the low tide" });
  await joiner.context().close();
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("button", { name: "Look and confirm" }).click();
  await page.getByRole("button", { name: "Yes, make them a member" }).click();
  await confirmed(page, account, "The new member is confirmed and can sign in now.");

  between.drops = ({ url }) => (url.endsWith("/members/rotation") ? 204 : undefined);
  await rowOf(page, "Sam Reed").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Yes, remove them" }).click();
  await expect(page.getByText("Done. For safety the program that held the keys was ended")).toBeVisible(slow);
  await tryToSignIn(page, account);
  await refused(page, FORKED);
});

test("attack 9: a practice hears of a log whose records do not make its head", async ({ page, server, between }) => {
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

/** What a sender is answered who asks for a place. */
interface Reserved {
  to: { practice: string; fingerprint: string; words: string };
  records: { payload: string; signatures: unknown[] }[];
  log: { position: number };
}

const NOT_HELD = "The practice’s key does not hold, so nothing was sealed.";

/** What the server puts into the place of the key, given what another practice's sender is answered. */
const SWAPS: [string, string, (reserved: Reserved, other: Reserved) => void][] = [
  ["the key of another practice", NOT_HELD, (reserved, { records, log }) => Object.assign(reserved, { records, log })],
  [
    "the key of another practice, with the fingerprint that belongs to it",
    NOT_HELD,
    (reserved, { records, log, to }) => {
      const { practice, fingerprint, words } = to;
      Object.assign(reserved, { records, log, to: { ...reserved.to, practice, fingerprint, words } });
    },
  ],
  [
    "another practice’s key in the practice’s own record",
    NOT_HELD,
    ({ records: [record] }, { records: [other] }) => {
      const said = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString());
      const { enc } = said(other.payload);
      record.payload = Buffer.from(JSON.stringify({ ...said(record.payload), enc })).toString("base64url");
    },
  ],
  [
    "a place in the log that has another practice’s key",
    "The practice’s key is not in the public list of keys, so nothing was sealed.",
    (reserved, other) => void (reserved.log.position = other.log.position),
  ],
];

const isPlace = ({ method, url }: { method: string; url: string }) => method === "POST" && url === "/api/v1/referrals";

test("attack 9: a sender is handed another key than the practice’s", async ({ page, browser, server, between }) => {
  // What a sender to another practice is answered.
  const elsewhere = await browserAt(browser, server.url);
  await upToCheck(elsewhere, { specialist: "Dr. Owen Tallis" });
  await send(elsewhere);
  await done(elsewhere);
  await elsewhere.context().close();
  const other: Reserved = JSON.parse(between.passed.findLast(isPlace)?.answer.toString() ?? "");

  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  for (const [name, sentence, swap] of SWAPS) {
    await test.step(name, async () => {
      between.passed.length = 0;
      between.twist = (asked, answer) => {
        if (!isPlace(asked)) return answer;
        const reserved: Reserved = JSON.parse(answer.toString());
        expect(reserved.to.practice).not.toBe(other.to.practice);
        swap(reserved, other);
        return Buffer.from(JSON.stringify(reserved));
      };
      await send(page);
      await expect(page.locator("#sending").getByRole("alert")).toContainText(sentence, slow);
      expect(between.passed.filter(isPlace)).toHaveLength(1);
      expect(between.passed.filter(({ method }) => method === "PUT")).toEqual([]);
      // Everything that was typed is there still, and can be looked at before another try.
      await page.locator("main a[href='/refer/attachments']").first().click();
      await expect(page.locator(".file-name")).toHaveText(FILES.map((file) => file.name));
      await goOn(page);
      await expect(page.locator("main")).toContainText(`Sample-${CANARY}`);
      await expect(page.getByRole("button", { name: "Confirm and send" })).toBeVisible();
    });
  }
  between.twist = undefined;
  await send(page);
  await done(page);
});

/** Who used an invitation, as an owner's browser is told. */
interface Joiner {
  member: { member: string; enc: unknown; sig: unknown };
  name: string;
  mac: string;
}

test("attack 11: somebody else's keys in the place of a joiner's", async ({ page, browser, server, between }) => {
  const account = await demoAccount("thompson-surgical", server.data);
  const handed = new Map<string, { enc: unknown; sig: unknown }>();
  // Another joiner, whose keys are as good as the first one's: made by a browser, and known to the server.
  const joined = async (name: string) => {
    const link = await invite(page, "Owner");
    const joiner = await browserAt(browser, server.url);
    const email = `${name.toLowerCase().replace(" ", ".")}@example.org`;
    await join(joiner, link, { name, email, passphrase: "green ladder under a loud clock" });
    await joiner.context().close();
    const finish = between.passed.findLast(({ url }) => url.endsWith("/api/v1/join/finish"));
    handed.set(name, JSON.parse(finish?.body.toString() ?? "").keys);
  };
  await openMembers(page, account);
  await joined("Sam Reed");
  await joined("Mallory Moss");
  const other = handed.get("Mallory Moss");

  const swap = (change: (joiner: Joiner) => void) => {
    between.twist = ({ method, url }, answer) => {
      if (method !== "GET" || !url.endsWith("/api/v1/members")) return answer;
      const members: { invites: { joiner: Joiner | null }[] } = JSON.parse(answer.toString());
      const [sam] = members.invites.flatMap(({ joiner }) => (joiner?.name === "Sam Reed" ? [joiner] : []));
      change(sam);
      return Buffer.from(JSON.stringify(members));
    };
  };
  const attacks: ((joiner: Joiner) => void)[] = [
    ({ member }) => void (member.enc = other?.enc),
    ({ member }) => void (member.sig = other?.sig),
    ({ member }) => void Object.assign(member, { enc: other?.enc, sig: other?.sig }),
    (joiner) => void (joiner.name = "Mallory Reed"),
    (joiner) => void (joiner.mac = joiner.mac.replace(/^./, (sign) => (sign === "0" ? "1" : "0"))),
  ];
  const doubt = page.getByText("Whoever joined did not have the link that you made");
  const confirm = page.getByRole("button", { name: "Look and confirm" });
  for (const attack of attacks) {
    swap(attack);
    await page.getByRole("button", { name: "Refresh" }).click();
    // Of the two who joined it is one.
    await expect(doubt).toHaveCount(1, slow);
    await expect(confirm).toHaveCount(1);
    between.twist = undefined;
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(confirm).toHaveCount(2, slow);
    await expect(doubt).toHaveCount(0);
  }

  // Swapped once the owner has looked, when they say yes.
  await confirm.first().click();
  await expect(page.locator("#joiner")).toContainText("Sam Reed");
  swap(attacks[0]);
  await page.getByRole("button", { name: /^Yes, make them/ }).click();
  await expect(page.getByText("Nobody was confirmed: whoever joined is not who had the link").first()).toBeVisible(slow);
  expect(between.passed.filter(({ method, url }) => method === "POST" && url.endsWith("/api/v1/members"))).toEqual([]);
});
