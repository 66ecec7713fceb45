// A walk through every page and state of the app, in whatever language it speaks: fields and buttons
// are found by what they are, not by what they say.
import { type Browser, type Page } from "@playwright/test";
import { CLINIC, PATIENT, PROMPTS, REASON, type Answer } from "./answers";
import { answer, FILES } from "./fill";
import { nextCode } from "./authenticator";
import { slow } from "./done";
import { type MailServer } from "./mail";
import { expect } from "./mailed";
import { authenticator, named } from "./passkey";
import { type Account, demoAccount } from "./practice";
import { type Server } from "./server";
import { heading, live } from "./test";

/** What is done at each stop. */
export type At = (page: Page, name: string) => Promise<void>;

export interface World {
  browser: Browser;
  server: Server;
  mail: MailServer;
  /** The language that the browsers ask for. */
  locale: string;
}

const SENDER = "tour@example.org";
const SPECIALIST = "Dr. Priya Ransome";
const PRACTICE = "orchard-surgical";

const YOU: Answer[] = [
  { css: "input[name=role][value=moa]", ticked: true },
  { css: "#your-name", text: "Casey Bright" },
  { css: "#your-email", text: SENDER },
];

const goOn = (page: Page) => page.locator("form button[type=submit]").click();

/** Waits for the page of this address. */
async function there(page: Page, path: string | RegExp) {
  await expect(page).toHaveURL(path);
  await expect(heading(page)).toBeVisible();
}

/** The steps of the form, to the page after sending, whose secret link it gives. */
async function sender(page: Page, at: At): Promise<{ link: string; number: string }> {
  const alone = [["/", "home"], ["/categories", "categories"], ["/nowhere", "not-found"], ["/design", "design"]];
  for (const [path, name] of alone) {
    await page.goto(path);
    await live(page);
    if (name === "categories") await expect(page.locator(".taken").first()).toBeVisible();
    await at(page, name);
  }
  await page.goto("/refer/you");
  await live(page);
  await at(page, "you");
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeVisible();
  await at(page, "you-errors");
  await answer(page, YOU);
  await goOn(page);
  await there(page, /clinic$/);
  await at(page, "clinic");
  await answer(page, CLINIC);
  await goOn(page);
  await there(page, /where$/);
  await answer(page, [
    { css: "#specialty", option: "general-surgery" },
    { css: "#category", option: "gallbladder" },
    { css: "#subcategory", option: { index: 1 } },
    { css: "#region", option: "okanagan" },
    { css: "input[name=wish][value=named]", ticked: true },
    { label: SPECIALIST, ticked: true },
  ]);
  await at(page, "where");
  await goOn(page);
  await there(page, /patient$/);
  await at(page, "patient");
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeVisible();
  await at(page, "patient-errors");
  const known = PATIENT.filter((each) => "css" in each && each.css !== "#birth-month");
  await answer(page, [
    ...known,
    { css: "#birth-month", text: "4" },
    { css: "#family-name", text: "Sample" },
    { css: "input[name=sex][value=female]", ticked: true },
  ]);
  await goOn(page);
  await there(page, /reason$/);
  await answer(page, REASON);
  await answer(page, [{ css: "#question", text: "Biliary colic, three episodes. Is surgery indicated?" }]);
  for (const prompt of await page.locator(PROMPTS.written.css).all()) await prompt.fill(PROMPTS.written.text);
  for (const no of await page.locator(PROMPTS.no.css).all()) await no.check();
  await at(page, "reason");
  await goOn(page);
  await there(page, /attachments$/);
  const files = [{ ...FILES[0], name: "ultrasound report.pdf" }, FILES[1]];
  await page.locator("#attachments").setInputFiles(files);
  await expect(page.locator(".file-name")).toHaveText(files.map((file) => file.name));
  await at(page, "attachments");
  await goOn(page);
  await there(page, /check$/);
  const send = page.locator("#sending button").last();
  await expect(send).toBeVisible();
  await at(page, "check");
  await send.click();
  await there(page, /done$/);
  await expect(page.locator("#referral-number")).toBeVisible(slow);
  await at(page, "done");
  return {
    link: await page.locator(".secret-link").innerText(),
    number: await page.locator("#referral-number").innerText(),
  };
}

/** Fills in the sign-in that is in sight. */
async function enter(page: Page, { email, passphrase }: Account) {
  await page.locator("input[autocomplete=username]").fill(email);
  await page.locator("input[type=password]").fill(passphrase);
  await goOn(page);
}

/** Signing in, the list, opening and declining. */
async function member(page: Page, at: At, number: string, data: string) {
  const account = await demoAccount(PRACTICE, data);
  await page.goto("/inbox");
  await live(page);
  await page.locator("details.why summary").click();
  await at(page, "sign-in");
  await enter(page, account);
  const link = page.getByRole("link", { name: number });
  await expect(link).toBeVisible(slow);
  await expect(page.locator("#referrals .patient-name").first()).toBeVisible(slow);
  await at(page, "inbox");
  await page.keyboard.press("?");
  await expect(page.locator("#keys")).toBeVisible();
  await at(page, "inbox-keys");
  await page.keyboard.press("Escape");
  await page.locator(".list-filters summary").click();
  await page.locator("#of-urgency").selectOption("routine");
  await page.locator("#view-name").fill("Routine");
  await page.locator(".save-view form button").click();
  await expect(page.locator(".views a")).toBeVisible();
  await at(page, "inbox-filters");
  await page.locator(".kept-views button").click();
  await page.locator("#of-urgency").selectOption("");
  await page.locator(".list-filters summary").click();
  await link.click();
  await expect(page.locator("#opening-is-recorded")).toBeVisible();
  await at(page, "referral-closed");
  await page.locator("main .column > button").click();
  await expect(page.locator("#decide button").first()).toBeVisible(slow);
  await at(page, "referral");
  await page.locator("#decide button").last().click();
  await page.locator("#decide input[type=radio]").first().check();
  await page.locator("#decline-note").fill("Please send the ultrasound of March, then refer again.");
  await at(page, "declining");
  await page.locator("#decide form button").first().click();
  await expect(page.locator("#decline-note")).toHaveCount(0);
  await at(page, "confirming");
  await page.locator("#decide button").first().click();
  await expect(page.locator("#decide .decided")).toBeVisible(slow);
  await at(page, "declined");
  await team(page, at, account);
  await page.goto("/enrol");
  await live(page);
  await at(page, "enrol-without-link");
  await page.goto("/join");
  await live(page);
  await at(page, "join-without-link");
  await page.goto("/practice/recover");
  await live(page);
  await at(page, "recover");
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeVisible();
  await at(page, "recover-errors");
  await page.goto("/practice/passphrase");
  await live(page);
  await at(page, "passphrase");
  await page.goto("/practice/forgotten");
  await live(page);
  await at(page, "forgotten");
  await page.goto("/practice/account");
  await live(page);
  await at(page, "account-sign-in");
  await enter(page, account);
  await expect(page.locator("#recovery-stands")).toBeVisible(slow);
  await at(page, "account");
}

/** Who belongs to the practice: an invitation, and what is asked before something is changed. */
async function team(page: Page, at: At, account: Account) {
  // A change wants a fresh sign-in, and the walk so far took its time.
  await page.goto("/practice/members");
  await live(page);
  await enter(page, account);
  await expect(page.locator(".people")).toBeVisible(slow);
  await at(page, "members");
  await page.locator("main a[href='/practice/history']").click();
  await expect(page.locator(".history")).toBeVisible(slow);
  await at(page, "history");
  await page.locator("main .back").click();
  await expect(page.locator(".people")).toBeVisible(slow);
  const act = page.locator("main .column .button:not(.button-quiet)");
  const asked = page.locator("main .column > .buttons > button");
  await act.first().click();
  await expect(page.locator("#member-role")).toBeVisible();
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeVisible();
  await page.locator("input[name=member-role]").nth(1).check();
  await at(page, "inviting");
  await goOn(page);
  await expect(page.locator("#join-link")).toBeVisible(slow);
  await at(page, "invite-link");
  await page.locator("main .column > .buttons > .button:not(.button-quiet)").click();
  await expect(page.locator(".cards li")).toBeVisible(slow);
  await at(page, "members-invited");
  await page.locator(".cards .button-quiet").click();
  await expect(page.locator(".cards")).toHaveCount(0);
  await at(page, "withdrawing");
  await asked.first().click();
  await expect(page.locator("#team-said .notice")).toBeVisible(slow);
  await expect(page.locator(".cards")).toHaveCount(0, slow);
  await page.locator("#practice-keys button").last().click();
  await expect(page.locator(".people")).toHaveCount(0);
  await at(page, "renewing");
  await asked.first().click();
  await expect(page.locator("#kit-groups")).toBeVisible({ timeout: 300_000 });
  await at(page, "new-kit");
  await page.locator(".kit .button:not(.button-quiet)").click();
  await expect(page.locator("form input").first()).toBeVisible();
  await page.locator("form .button-quiet").click();
  await expect(page.locator("#kit-groups")).toBeVisible();
  await page.locator(".kit ~ .buttons button").click();
  await expect(page.locator(".people")).toBeVisible();
}

/** The sender's own page of the referral. */
async function status(page: Page, at: At, link: string, mail: MailServer) {
  await page.goto(link);
  await live(page);
  await expect(page.locator("#code-wanted")).toBeVisible();
  await at(page, "status-code");
  const before = mail.mails.length;
  await page.locator("main .button").first().click();
  const code = async () => {
    const mine = mail.mails.slice(before).filter((each) => each.to.includes(SENDER));
    return mine.map((each) => each.text.match(/(?<![\d-])\d{6}(?!\d)/)?.[0]).find((found) => found !== undefined);
  };
  await expect.poll(code, slow).toBeTruthy();
  await page.locator("main form input").fill((await code()) ?? "");
  await page.keyboard.press("Enter");
  await expect(page.locator("#stands")).toBeVisible(slow);
  await at(page, "status");
}

/** What a member signs in with besides the passphrase. Passkeys want a server at a name. */
async function ways(page: Page, at: At, data: string) {
  const account = await demoAccount(PRACTICE, data);
  await authenticator(page);
  const quiet = page.locator("main .button-quiet");
  await page.goto("/practice/account");
  await live(page);
  await enter(page, account);
  await expect(page.locator("#passkeys-stand")).toBeVisible(slow);
  await page.locator(".passkeys ~ button").click();
  await at(page, "passkey-adding");
  await page.locator("#passkey-name").fill("Laptop at reception");
  await goOn(page);
  await expect(page.locator(".passkeys li")).toHaveCount(1, slow);
  await page.locator("#recovery-stands ~ p button").click();
  await expect(page.locator("#kit-groups")).toBeVisible(slow);
  await at(page, "recovery-code");
  const groups = await page.locator("#kit-groups .kit-group").allInnerTexts();
  await page.locator(".kit .button:not(.button-quiet)").click();
  const asked = page.locator("form input");
  await expect(asked.first()).toBeVisible();
  await at(page, "recovery-check");
  for (const field of await asked.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0].textContent ?? "");
    await field.fill(groups[Number(label.match(/\d/)?.[0]) - 1]);
  }
  await goOn(page);
  await expect(page.locator("#authenticator-stands ~ .buttons button")).toBeVisible(slow);
  await page.locator("#authenticator-stands ~ .buttons button").click();
  await expect(page.locator(".qr")).toBeVisible(slow);
  await at(page, "authenticator");
  const secret = await page.locator("#authenticator-secret").innerText();
  await page.locator("#code").fill(await nextCode(secret));
  await goOn(page);
  await expect(page.locator("#authenticator-stands ~ .buttons button")).toHaveCount(2, slow);
  await at(page, "account-all-set-up");
  await page.goto("/inbox");
  await live(page);
  await at(page, "sign-in-passkeys");
  await enter(page, account);
  await expect(page.locator("#code")).toBeVisible(slow);
  await page.locator("details.why summary").click();
  await at(page, "second-step");
  await quiet.last().click();
  await expect(page.locator("#recovery-code")).toBeVisible();
  await at(page, "second-step-lost");
}

/** The whole walk. Each of the four has a browser of their own. */
export async function tour({ browser, server, mail, locale }: World, at: At) {
  const person = async (baseURL = server.url) => (await browser.newContext({ baseURL, locale })).newPage();
  const senders = await person();
  senders.on("dialog", (dialog) => dialog.accept());
  const { link, number } = await sender(senders, at);
  const members = await person();
  await member(members, at, number, server.data);
  const again = await person();
  await status(again, at, link, mail);
  const other = await named();
  const setting = await person(other.url);
  await ways(setting, at, other.data);
  for (const page of [senders, members, again, setting]) await page.context().close();
  await other.stop();
}
