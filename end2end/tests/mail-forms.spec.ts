// The mails as a phone shows them: what the HTML says, and how it can be read.
import { type Browser, type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { done } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { type Mail } from "../support/mail";
import { expect, mailTo, test } from "../support/mailed";
import { live } from "../support/test";

const SENDER = "casey.bright@example.org";
const PRACTICE = "referrals@orchard-surgical.example.org";

test.describe.configure({ timeout: 120_000 });

const mails = new Map<string, Mail>();

test("a referral is sent, and a code is asked for", async ({ page, mail }) => {
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  await send(page);
  const { number, link } = await done(page);
  mails.set("received", await mailTo(mail, SENDER, "has arrived", number));
  mails.set("arrived", await mailTo(mail, PRACTICE, "New referral", number));
  await page.goto(link);
  await live(page);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  mails.set("code", await mailTo(mail, SENDER, "Your code for referral", number));
});

test("the text comes first, and both forms say the same", async ({ browser }) => {
  for (const [kind, mail] of mails) {
    const first = mail.raw.indexOf("Content-Type: text/plain");
    expect(first, kind).toBeGreaterThan(0);
    expect(mail.raw.indexOf("Content-Type: text/html"), kind).toBeGreaterThan(first);
    const page = await phone(browser, mail, "light");
    const said = oneLine(await page.locator("body").innerText());
    const paragraphs = mail.text.split("\n").map(oneLine).filter(Boolean);
    expect(said, kind).toBe(["Letterlock", ...paragraphs].join(" "));
    await page.context().close();
  }
});

for (const scheme of ["light", "dark"] as const) {
  test(`on a phone everybody can read them, ${scheme}`, async ({ browser }) => {
    for (const [kind, mail] of mails) {
      const page = await phone(browser, mail, scheme);
      expect(await inTheColumn(page), kind).toBe(true);
      await accessible(page);
      const sizes = await page.locator("p, p *").evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
      expect(Math.min(...sizes), kind).toBeGreaterThanOrEqual(16);
      await page.context().close();
    }
  });
}

test("the way to the inbox is large enough for a thumb, also where colours are dropped, and leads nowhere else", async ({ browser, server }) => {
  const arrived = mails.get("arrived");
  const page = await phone(browser, arrived, "light");
  await page.locator("head").evaluate((head) => head.replaceChildren());
  const links = page.getByRole("link");
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute("href", `${server.url}/inbox`);
  const box = await links.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(await inTheColumn(page)).toBe(true);
  await page.context().close();
});

test("with no style at all they fit a phone", async ({ browser }) => {
  for (const [kind, mail] of mails) {
    const page = await phone(browser, mail, "light");
    await page.locator("head").evaluate((head) => head.replaceChildren());
    await page.locator("[style]").evaluateAll((all) => all.forEach((one) => one.removeAttribute("style")));
    expect(await inTheColumn(page), kind).toBe(true);
    await page.context().close();
  }
});

/** A mail, as a mail program on a phone shows it: it fetches nothing. */
async function phone(browser: Browser, mail: Mail | undefined, colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(mail?.html ?? "");
  expect(asked).toEqual([]);
  return page;
}

/** Whether nothing has to be moved sideways. */
const inTheColumn = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
