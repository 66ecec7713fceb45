// The status page: what it asks before it shows anything, and what it never does.
import { accessible } from "../support/axe";
import { done, type Sent, slow } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { expect, mailTo, test } from "../support/mailed";
import { follow, mailedCode } from "../support/status";
import { browserAt } from "../support/practice";
import { heading, live } from "../support/test";

const SENDER = "casey.bright@example.org";

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ expected: /Failed to load resource/ });

let sent: Sent;

test.beforeAll(async ({ browser, server }) => {
  const page = await browserAt(browser, server.url);
  await upToCheck(page);
  await send(page);
  sent = await done(page);
  await page.context().close();
});

// Other referrals' codes may have been mailed before.
const codes = (mails: { subject: string }[]) =>
  mails.filter(({ subject }) => subject.startsWith("Your code") && subject.includes(sent.number));

test("a link that was cut and a link to nothing get the same kind answer", async ({ page }) => {
  const [path, secret] = sent.link.split("#");
  const links = [path, `${path}#${secret.slice(1)}`, `${path.slice(0, -1)}#${secret}`, `${path}#${"A".repeat(43)}`];
  for (const link of links) {
    // Another fragment alone would not load the page again.
    await page.goto("about:blank");
    await page.goto(link);
    await live(page);
    await expect(heading(page)).toHaveText("This link leads to no referral", slow);
  }
  await accessible(page);
});

test("opening the link mails nothing, and shows nothing of the referral", async ({ page, mail }) => {
  await page.goto(sent.link);
  await live(page);
  await expect(heading(page)).toHaveText("First, a code from your e-mail");
  await expect(page.locator("main")).not.toContainText(sent.number);
  expect(codes(mail.mails)).toEqual([]);
  const field = page.getByLabel("Code from the e-mail");
  await expect(field).toHaveAttribute("inputmode", "numeric");
  await expect(field).toHaveAttribute("autocomplete", "one-time-code");
  expect(await field.getAttribute("name")).toBeNull();
  await accessible(page);
});

test("the secret is in no request", async ({ page }) => {
  const secret = sent.link.split("#")[1];
  const said: string[] = [];
  page.on("request", (request) => said.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ""}`));
  await page.goto(sent.link);
  await live(page);
  await expect(heading(page)).toHaveText("First, a code from your e-mail");
  await page.getByRole("button", { name: "Show the referral" }).click();
  await expect(page.getByText("Enter the six digits from the e-mail")).toBeVisible();
  await expect(page.getByLabel("Code from the e-mail")).toBeFocused();
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((request) => request.split(" ")[0].includes("#"))).toEqual([]);
  expect(said.filter((request) => request.includes(secret))).toEqual([]);
});

test("another code than the one that was mailed opens nothing, and the right one does", async ({ page, mail }) => {
  await page.goto(sent.link);
  await live(page);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  const code = await mailedCode(mail, SENDER);
  const field = page.getByLabel("Code from the e-mail");
  await field.fill(code === "123456" ? "654321" : "123456");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This is not the code from our latest e-mail")).toBeVisible();
  await expect(field).toBeFocused();
  await accessible(page);
  // Spaces between the digits are no mistake.
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("The practice has the referral", slow);
  await expect(page.locator("#referral-number")).toHaveText(sent.number);
  await expect(page).toHaveTitle("Follow a referral - Letterlock");
  await accessible(page);
});

test("looking again keeps the focus, and a page that comes back looks again by itself", async ({ page, mail }) => {
  await follow(page, sent.link, mail, SENDER);
  await expect(heading(page)).toHaveText("The practice has the referral", slow);
  const again = page.getByRole("button", { name: "Look again" });
  const asked = page.waitForResponse((response) => response.url().includes("/api/v1/status/"));
  await again.click();
  expect((await asked).status()).toBe(200);
  await expect(page.getByText(/^As of \d\d:\d\d:\d\d/)).toBeVisible();
  await expect(again).toBeFocused();

  await page.goto("/categories");
  await live(page);
  await page.goBack();
  await expect(heading(page)).toHaveText("The practice has the referral", slow);
});

test("another link put into the address is another question", async ({ page, mail }) => {
  await follow(page, sent.link, mail, SENDER);
  await expect(heading(page)).toHaveText("The practice has the referral", slow);
  await page.evaluate(() => {
    location.hash = "A".repeat(43);
  });
  await expect(heading(page)).toHaveText("This link leads to no referral", slow);
  await expect(page.locator("main")).not.toContainText(sent.number);
});

test("too many tries are told with the minutes to wait", async ({ page, mail }) => {
  await page.goto(sent.link);
  await live(page);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  const { text } = await mailTo(mail, SENDER, "Your code for referral");
  const field = page.getByLabel("Code from the e-mail");
  const other = text.includes("123456") ? "654321" : "123456";
  for (let tries = 0; tries < 8; tries += 1) {
    if (await page.getByText("There were many tries.").isVisible()) break;
    const answered = page.waitForResponse((response) => response.url().endsWith("/session"));
    await field.fill(other);
    await page.keyboard.press("Enter");
    await answered;
    await expect(page.locator("#code-error")).toBeVisible();
  }
  await expect(page.locator("#code-error")).toContainText(/Wait \d+ minutes?, then/);
});

test("a phone shows the page without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(sent.link);
  await live(page);
  await expect(heading(page)).toHaveText("First, a code from your e-mail");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
});
