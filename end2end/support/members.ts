// Who belongs to a practice: enrolling, inviting, joining, confirming, removing, recovering.
import { type Page } from "@playwright/test";
import { slow } from "./done";
import { type Account, enterCode, tryToSignIn } from "./practice";
import { expect, heading, live } from "./test";

/** Somebody with a name, who signs in. */
export interface Person extends Account {
  name: string;
}

// Keys are made, and three of them are RSA: chance decides how long.
const making = { timeout: 300_000 };

/** Says who one is, and chooses the passphrase. */
export async function tellWho(page: Page, { name, email, passphrase }: Person) {
  await page.getByLabel("Your full name").fill(name);
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("New passphrase").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
}

/** The kit that is in sight. */
export async function readKit(page: Page): Promise<string[]> {
  await expect(heading(page)).toHaveText("Your recovery kit", making);
  const kit = await page.getByLabel("The eight groups of the recovery kit").locator(".kit-group").allInnerTexts();
  expect(kit).toHaveLength(8);
  return kit;
}

/** Puts the kit away and reads back the two groups that are asked for. */
export async function confirmKit(page: Page, kit: string[]) {
  await page.getByRole("button", { name: "I have written it down" }).click();
  await expect(heading(page)).toHaveText("Check what you wrote down");
  const labels = await page.locator("label", { hasText: /^Group \d/ }).allInnerTexts();
  for (const label of labels) {
    const number = Number(label.match(/\d/)?.[0]);
    await page.getByLabel(`Group ${number}`).fill(kit[number - 1]);
  }
  await page.getByRole("button", { name: "Finish" }).click();
}

/** Sets a practice up with its first owner, and gives the kit. */
export async function enrol(page: Page, link: string, owner: Person): Promise<string[]> {
  await page.goto(link);
  await live(page);
  await expect(heading(page)).toHaveText("Set up your practice", slow);
  await tellWho(page, owner);
  await page.getByRole("button", { name: "Make the keys" }).click();
  const kit = await readKit(page);
  await confirmKit(page, kit);
  await expect(heading(page)).toHaveText("Your practice is set up", slow);
  return kit;
}

/** Signs in at the page of members itself. */
export async function openMembers(page: Page, account: Account) {
  await page.goto("/practice/members");
  await live(page);
  await enter(page, account);
  await membersShown(page);
}

/** Fills in the sign-in that is in sight, and the code where the account has an authenticator. */
async function enter(page: Page, account: Account) {
  await tryToSignIn(page, account);
  if (account.secret) await enterCode(page, account.secret);
}

export async function membersShown(page: Page) {
  await expect(heading(page)).toHaveText("Members and keys", slow);
  await expect(page.getByRole("table", { name: "Members", exact: true })).toBeVisible(slow);
}

/** Makes an invitation, and gives its link. */
export async function invite(page: Page, role: string): Promise<string> {
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await expect(heading(page)).toHaveText("Invite somebody");
  await page.getByLabel(role, { exact: true }).check();
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(heading(page)).toHaveText("Give this link to the person", slow);
  const link = await page.locator("#join-link").innerText();
  await page.getByRole("button", { name: "I have the link" }).click();
  await membersShown(page);
  return link;
}

/** Joins by a link. */
export async function join(page: Page, link: string, person: Person) {
  await page.goto(link);
  await live(page);
  await expect(heading(page)).toHaveText("Join your practice", slow);
  await tellWho(page, person);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(heading(page)).toHaveText("An owner has to confirm you", making);
}

/** The page says that the vault was ended; signs in again, and is told what was done. */
export async function goOn(page: Page, account: Account, done: string) {
  await expect(page.getByText("Done. For safety the program that held the keys was ended")).toBeVisible(making);
  await enter(page, account);
  await membersShown(page);
  await expect(page.locator("#team-said")).toHaveText(done, slow);
}

/** The row of somebody who is a member now. */
export const rowOf = (page: Page, name: string) =>
  page.getByRole("table", { name: "Members", exact: true }).getByRole("row").filter({ hasText: name });

/** Types a kit on the page for it. */
export async function typeKit(page: Page, kit: string[]) {
  for (const [place, group] of kit.entries()) await page.getByLabel(`Group ${place + 1}`).fill(group);
  await page.getByRole("button", { name: "Look up the practice" }).click();
}
