// Who belongs to a practice: two people and what each of them can open, before and after one is removed;
// the recovery kit in use; and a new kit in its place.
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { done, slow } from "../support/done";
import { CANARY, send, upToCheck } from "../support/fill";
import { createHill, folderWithCatalogue, OWNER } from "../support/hill";
import { answerByKeyboard, press } from "../support/keyboard";
import { confirmKit, enrol, goOn, invite, join, membersShown, openMembers, type Person, readKit, rowOf, tellWho, typeKit } from "../support/members";
import { browserAt, goToReferral, openReferral, signIn, signInFirst, tryToSignIn } from "../support/practice";
import { start } from "../support/server";
import { expect, heading, live, test as base, watch } from "../support/test";

const ALEX: Person = { name: "Alex Hill", ...OWNER };
const SAM: Person = { name: "Sam Reed", email: "sam.reed@example.org", passphrase: "green ladder under a loud clock" };
const ROBIN: Person = { name: "Robin Moor", email: "robin.moor@example.org", passphrase: "slow kettle beside a tall window" };
const NOT_RIGHT = "The e-mail address or the passphrase is not right.";

// No demo: an operator's own folder, with a catalogue and nothing else.
const test = base.extend({
  server: [
    async ({}, use) => {
      const data = await folderWithCatalogue();
      const server = await start([], {}, data);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ expected: /Failed to load resource/ });

let owner: Page;
let member: Page;
let wrong: string[];
let kit: string[];
let used: string;
const numbers: string[] = [];

const said = (page: Page, text: string) => expect(page.getByText(text).first()).toBeVisible(slow);

async function refer(page: Page): Promise<string> {
  await upToCheck(page);
  await send(page);
  return (await done(page)).number;
}

/** Back to the list, where it was fetched again. */
async function freshList(page: Page) {
  await page.getByRole("link", { name: "Back to the inbox" }).click();
  await expect(heading(page)).toHaveText("Inbox", slow);
  await page.getByRole("button", { name: "Refresh" }).click();
}

/** The epochs for which referrals without a decision are sealed, as the server lists them. */
const openEpochs = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const { rows } = await (await fetch("/api/v1/inbox")).json();
    const open = rows.filter((row: { state: string }) => ["sent", "opened"].includes(row.state));
    return open.map((row: { epoch: number }) => row.epoch);
  });

test.beforeAll(async ({ browser, server }) => {
  const address = server.url.replace("http://", "");
  const about = await createHill(server.data, ["--addr", address]);
  const link = about.match(/http:\/\/\S+\/enrol#\S+/)?.[0] ?? "";
  owner = await browserAt(browser, server.url);
  member = await browserAt(browser, server.url);
  wrong = [owner, member].flatMap((page) => watch(page, server.url, /Failed to load resource/));
  kit = await enrol(owner, link, ALEX);
});

test.afterAll(async () => {
  expect(wrong).toEqual([]);
  for (const page of [owner, member]) await page.context().close();
});

test("an owner invites, somebody joins, and is a member once they are confirmed", async () => {
  await signInFirst(owner, ALEX);
  await owner.getByRole("link", { name: "Members and keys" }).click();
  await membersShown(owner);
  await expect(heading(owner)).toBeFocused();
  await expect(rowOf(owner, "Alex Hill")).toContainText("(you)");
  await expect(rowOf(owner, "Alex Hill").getByRole("button")).toHaveCount(0);
  await accessible(owner);
  const link = await invite(owner, "Member");
  used = link;
  expect(new URL(link).pathname).toBe("/join");
  expect(await owner.content()).not.toContain(new URL(link).hash.slice(1));
  await said(owner, "Somebody is invited. Role: Member.");

  await join(member, link, SAM);
  await expect(heading(member)).toBeFocused();
  await accessible(member);

  await owner.getByRole("button", { name: "Refresh" }).click();
  await said(owner, "Sam Reed (sam.reed@example.org) used the link on");
  await owner.getByRole("button", { name: "Look and confirm" }).click();
  await expect(heading(owner)).toHaveText("Is this the person to whom you gave the link?");
  await expect(heading(owner)).toBeFocused();
  await expect(owner.locator("#joiner")).toContainText(SAM.email);
  await accessible(owner);
  await owner.getByRole("button", { name: "Yes, make them a member" }).click();
  await goOn(owner, ALEX, "The new member is confirmed and can sign in now.");
  await expect(rowOf(owner, "Sam Reed")).toContainText("Member");
  await said(owner, "Sam Reed became a member. Role: Member");
});

test("a link that was used leads nowhere, and a page without one says what to do", async ({ page }) => {
  for (const link of [used, "/join#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]) {
    await page.goto("/inbox");
    await page.goto(link);
    await live(page);
    await said(page, "This link has been used, is too old, or is not whole.");
  }
  await page.goto("/inbox");
  await page.goto("/join");
  await live(page);
  await said(page, "This address is not whole.");
});

test("both open what comes in", async ({ page }) => {
  numbers.push(await refer(page));
  await signInFirst(member, SAM);
  await openReferral(member, numbers[0]);
  await expect(member.locator("main")).toContainText(CANARY);
  await freshList(owner);
  await openReferral(owner, numbers[0]);
  await expect(owner.locator("main")).toContainText(CANARY);
});

test("who only reads opens, and decides nothing", async () => {
  await openMembers(owner, ALEX);
  await rowOf(owner, "Sam Reed").getByRole("button", { name: "Change role" }).click();
  await expect(heading(owner)).toHaveText("What may Sam Reed do?");
  await expect(owner.getByLabel("Member", { exact: true })).toBeChecked();
  await owner.getByLabel("Reader", { exact: true }).check();
  await accessible(owner);
  await owner.getByRole("button", { name: "Change the role" }).click();
  await expect(owner.locator("#team-said")).toHaveText("The role is changed.", slow);
  await expect(rowOf(owner, "Sam Reed")).toContainText("Reader");

  await signIn(member, SAM);
  await goToReferral(member, numbers[0]);
  await member.getByRole("button", { name: "Open this referral" }).click();
  await said(member, "Your role is Reader");
  await expect(member.locator("main")).toContainText(CANARY);
  await expect(member.getByRole("button", { name: "Accept referral" })).toHaveCount(0);
  await member.getByRole("link", { name: "Members and keys" }).click();
  await membersShown(member);
  await said(member, "Only owners can change this page.");
  const main = member.locator("main");
  await expect(main.getByRole("button", { name: /Invite|Remove|Renew|Change role|Withdraw/ })).toHaveCount(0);
  await accessible(member);
});

test("who is removed opens nothing any more, and what is open is sealed anew for the others", async ({ page }) => {
  await member.getByRole("link", { name: "Back to the inbox" }).click();
  await expect(heading(member)).toHaveText("Inbox");
  await openMembers(owner, ALEX);
  await rowOf(owner, "Sam Reed").getByRole("button", { name: "Remove" }).click();
  await expect(heading(owner)).toHaveText("Remove Sam Reed?");
  await said(owner, "What they have read, saved or printed they still have.");
  await accessible(owner);
  await owner.getByRole("button", { name: "Yes, remove them" }).click();
  await goOn(owner, ALEX, "The member is removed, and the keys are renewed.");
  await expect(rowOf(owner, "Sam Reed")).toHaveCount(0);
  await expect(owner.getByRole("table", { name: "Former members" })).toContainText("Sam Reed");
  await said(owner, "Renewed once");

  numbers.push(await refer(page));
  await member.getByRole("button", { name: "Refresh" }).click();
  await expect(member.getByRole("button", { name: "Sign in", exact: true })).toBeVisible(slow);
  expect(await member.content()).not.toContain(CANARY);
  await tryToSignIn(member, SAM);
  await said(member, NOT_RIGHT);

  await freshList(owner);
  await expect.poll(() => openEpochs(owner), slow).toEqual([2, 2]);
  await expect(owner.getByText("being sealed for the new key")).toHaveCount(0, slow);
  await owner.getByRole("button", { name: "Refresh" }).click();
  for (const number of numbers) {
    await openReferral(owner, number);
    await expect(owner.locator("main")).toContainText(CANARY);
    await owner.getByRole("link", { name: "Back to the inbox" }).click();
  }
});

test("with the recovery kit somebody becomes an owner of a practice in which nobody can sign in", async ({ browser, server }) => {
  await member.context().close();
  member = await browserAt(browser, server.url);
  await member.goto("/inbox");
  await live(member);
  await member.getByText("Forgotten your passphrase?").click();
  await member.getByRole("link", { name: "Nobody in your practice can sign in any more" }).click();
  await expect(heading(member)).toHaveText("Nobody can sign in any more");
  await accessible(member);
  await member.getByRole("button", { name: "Look up the practice" }).click();
  await expect(member.locator(".error-summary a")).toHaveCount(8);
  await accessible(member);
  // The third group with its last sign, which is the check of it, taken for another.
  const last = kit[2].endsWith("1") ? "2" : "1";
  await typeKit(member, kit.map((group, place) => (place === 2 ? group.slice(0, -1) + last : group)));
  await expect(member.locator(".error-summary a")).toHaveText(/^Group 3 /, slow);
  await typeKit(member, kit.map((group) => group.toLowerCase()));
  await expect(heading(member)).toHaveText("Become an owner", slow);
  await expect(heading(member)).toBeFocused();
  await expect(member.locator("#kit-of")).toHaveText("Hill Surgery, Kelowna");
  await tellWho(member, ROBIN);
  await member.getByRole("button", { name: "Become an owner" }).click();
  await expect(heading(member)).toHaveText("You are an owner now", { timeout: 300_000 });
  await accessible(member);

  await signInFirst(member, ROBIN);
  for (const number of numbers) {
    await openReferral(member, number);
    await expect(member.locator("main")).toContainText(CANARY);
    await member.getByRole("link", { name: "Back to the inbox" }).click();
  }
  await member.getByRole("link", { name: "Members and keys" }).click();
  await membersShown(member);
  await said(member, "Robin Moor became an owner by the recovery kit");
});

test("an invitation is made and withdrawn without a mouse", async () => {
  await press(member, member.getByRole("button", { name: "Invite somebody" }));
  await expect(heading(member)).toBeFocused();
  await press(member, member.getByRole("button", { name: "Make the link" }));
  await expect(member.locator(".error-summary a")).toHaveText("Choose what they may do");
  await answerByKeyboard(member, [{ label: "Reader", ticked: true }]);
  await press(member, member.getByRole("button", { name: "Make the link" }));
  await expect(heading(member)).toHaveText("Give this link to the person", slow);
  await expect(heading(member)).toBeFocused();
  await accessible(member);
  await press(member, member.getByRole("button", { name: "I have the link" }));
  await press(member, member.getByRole("button", { name: "Withdraw" }));
  await expect(heading(member)).toHaveText("Withdraw this invitation?");
  await press(member, member.getByRole("button", { name: "Yes, withdraw it" }));
  await expect(member.locator("#team-said")).toHaveText("The invitation is withdrawn.", slow);
  await said(member, "Nobody is invited at the moment.");
});

test("removing an owner makes a new kit, nothing changes before it was read back, and the old one is refused", async ({ browser, server }) => {
  await openMembers(member, ROBIN);
  const remove = async () => {
    await rowOf(member, "Alex Hill").getByRole("button", { name: "Remove" }).click();
    await said(member, "so a new one is made");
    await member.getByRole("button", { name: "Yes, remove them" }).click();
    return readKit(member);
  };
  const given = await remove();
  // Whoever leaves it as it is, is where they were.
  await member.getByRole("button", { name: "Leave it as it is" }).click();
  await membersShown(member);
  await expect(rowOf(member, "Alex Hill")).toHaveCount(1);

  const renewed = await remove();
  expect(renewed).not.toEqual(given);
  await said(member, "Nothing is changed yet.");
  await accessible(member);
  // Leaving is asked about, and staying keeps the kit.
  const asked = new Promise<string>((told) => member.once("dialog", (dialog) => void dialog.dismiss().then(() => told(dialog.message()))));
  await member.getByRole("link", { name: "For practices" }).click();
  expect(await asked).toContain("Nothing is changed yet.");
  await expect(heading(member)).toHaveText("Your recovery kit");
  await confirmKit(member, renewed);
  await goOn(member, ROBIN, "The member is removed, and the keys are renewed.");
  await expect(member.getByRole("table", { name: "Former members" })).toContainText("Alex Hill");

  const page = await browserAt(browser, server.url);
  await page.goto("/inbox");
  await live(page);
  await tryToSignIn(page, ALEX);
  await said(page, NOT_RIGHT);
  for (const [typed, told] of [[kit, "No practice here has this recovery kit."], [renewed, "Hill Surgery, Kelowna"]] as const) {
    await page.goto("/practice/recover");
    await live(page);
    await typeKit(page, [...typed]);
    await said(page, told);
  }
  await page.context().close();

  await freshList(member);
  await expect.poll(() => openEpochs(member), slow).toEqual([3, 3]);
  await member.getByRole("button", { name: "Refresh" }).click();
  await openReferral(member, numbers[0]);
  await expect(member.locator("main")).toContainText(CANARY);
});

test("a browser keeps of all this only what finds a hostile server out, and nobody's name", async () => {
  const kept = await member.evaluate(() => Object.entries(localStorage));
  expect(kept.map(([name]) => name).sort()).toEqual(["letterlock.keylog", "letterlock.roster"]);
  for (const [, text] of kept) expect(text).not.toMatch(/Robin|Alex|Sam|example\.org/);
});
