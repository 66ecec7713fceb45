// A member chooses another passphrase: the old one is over everywhere, and the keys are the same.
import { accessible } from "../support/axe";
import { done, slow } from "../support/done";
import { CANARY, send, upToCheck } from "../support/fill";
import { browserAt, demoAccount, openReferral, signIn, tryToSignIn } from "../support/practice";
import { start } from "../support/server";
import { expect, heading, live, test } from "../support/test";

const NEW = "a paper boat on a quiet lake";

test.describe.configure({ timeout: 180_000 });
test.use({ expected: /Failed to load resource/ });

test("another passphrase opens the same referrals, and the old one ends everywhere", async ({ browser }) => {
  // One of its own: other tests sign in with the published passphrase.
  const server = await start(["--demo"], {});
  const page = await browserAt(browser, server.url);
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  await send(page);
  const { number } = await done(page);
  const account = await demoAccount("orchard-surgical", server.data);
  const elsewhere = await browserAt(browser, server.url);
  await signIn(elsewhere, account);

  const member = await browserAt(browser, server.url);
  await member.goto("/inbox");
  await live(member);
  await member.getByRole("link", { name: "Change your passphrase" }).click();
  await expect(heading(member)).toHaveText("Change your passphrase");
  const change = member.getByRole("button", { name: "Change your passphrase" });
  await change.click();
  await expect(member.locator(".error-summary a")).toHaveText([/e-mail/, /passphrase/, /12 characters/]);
  await accessible(member);
  await member.getByLabel("e-mail address").fill(account.email);
  await member.locator("#passphrase").fill("not the passphrase");
  await member.locator("#new-passphrase").fill(NEW);
  await member.locator("#passphrase-again").fill(NEW);
  await change.click();
  await expect(member.getByText("The e-mail address or the passphrase is not right.")).toBeVisible(slow);
  await expect(member.locator("#new-passphrase")).toHaveValue(NEW);
  await member.locator("#passphrase").fill(account.passphrase);
  await change.click();
  await expect(heading(member)).toHaveText("Your passphrase is changed", slow);
  await expect(heading(member)).toBeFocused();
  await accessible(member);
  // What was seen of the practice's roster, and nothing else.
  expect(await member.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([
    "letterlock.roster",
  ]);

  await elsewhere.getByRole("button", { name: "Refresh" }).click();
  await expect(elsewhere.getByRole("button", { name: "Sign in" })).toBeVisible(slow);
  await tryToSignIn(elsewhere, account);
  await expect(elsewhere.getByText("The e-mail address or the passphrase is not right.")).toBeVisible(slow);

  await signIn(member, { ...account, passphrase: NEW });
  await openReferral(member, number);
  await expect(member.locator("main")).toContainText(CANARY);
  await server.stop();
});
