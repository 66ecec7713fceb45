import { accessible } from "../support/axe";
import type { Page } from "@playwright/test";
import { CANARY, clinic, goOn, open, patient, reason, where, you } from "../support/fill";
import { expect, live, test } from "../support/test";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("an MOA fills in every step, changes an answer and checks them all", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));

  await open(page);
  await accessible(page);
  await you(page);
  await expect(heading(page)).toHaveText("Your clinic");
  await accessible(page);
  await clinic(page);
  await expect(heading(page)).toHaveText("Where should it go?");
  await where(page);
  await expect(heading(page)).toHaveText("The patient");
  await accessible(page);
  await patient(page);
  await expect(heading(page)).toHaveText("Reason for referral");
  await accessible(page);
  await reason(page);
  await expect(heading(page)).toHaveText("Attachments");
  await page.locator("#attachments").setInputFiles([
    { name: `${CANARY}.pdf`, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") },
    { name: "photo.heic", mimeType: "image/heic", buffer: Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic") },
  ]);
  await expect(page.locator(".file-name")).toHaveText([`${CANARY}.pdf`]);
  await expect(page.locator(".refused .error")).toContainText("photo.heic");
  await accessible(page);
  await goOn(page);

  await expect(heading(page)).toHaveText("Check your answers");
  const summary = page.locator("dl");
  await expect(summary.nth(3)).toContainText("9 April 1971");
  await expect(summary.nth(5)).toContainText(`${CANARY}.pdf`);
  await expect(page.locator(".error-summary")).toHaveCount(0);
  await accessible(page);

  await page.getByRole("link", { name: "Change : Your clinic" }).click();
  await expect(page.locator("#clinic-town")).toHaveValue("Kelowna");
  await page.goBack();
  await expect(heading(page)).toHaveText("Check your answers");

  expect(asked.filter((request) => request.includes(CANARY))).toEqual([]);
});

test("each error is named at its field and in the summary, and nothing typed is lost", async ({ page }) => {
  await open(page);
  await page.getByLabel("Your full name").fill("Casey Bright");
  await goOn(page);
  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.locator(".error-summary");
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("Your full name")).toHaveValue("Casey Bright");
  const first = summary.getByRole("link").first();
  await first.click();
  await expect(page.locator("input[name=role]").first()).toBeFocused();
  await accessible(page);
});

test("a refresh in the middle starts anew and says so", async ({ page }) => {
  await open(page);
  await you(page);
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page).toHaveURL(/\/refer\/you$/);
  await expect(page.getByText("the form starts anew")).toBeVisible();
  await expect(page.getByLabel("Your full name")).toHaveValue("");
});

test("leaving with answers asks once, whichever way leads out, and within the form never", async ({ page }) => {
  const asked: string[] = [];
  const answers = [false, false, true];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (answers.shift() ? dialog.accept() : dialog.dismiss());
  });
  await page.goto("/");
  await live(page);
  await page.getByRole("link", { name: "Start a referral" }).click();
  await live(page);
  await you(page);
  await expect(heading(page)).toHaveText("Your clinic");
  await page.getByRole("link", { name: "Specialties" }).click();
  await expect.poll(() => asked.length).toBe(1);
  await page.goBack();
  await expect(page.getByLabel("Your full name")).toHaveValue(`Casey ${CANARY}`);
  await page.evaluate(() => history.back());
  await expect.poll(() => asked.length).toBe(2);
  await expect(page.getByLabel("Your full name")).toHaveValue(`Casey ${CANARY}`);
  await expect(page).toHaveURL(/\/refer\/you$/);
  await page.getByRole("link", { name: "Letterlock" }).first().click();
  await expect(page).toHaveURL(/\/$/);
  // About Back, which leads to another document, the browser asks in its own words.
  const ours = "This referral is not sent. If you leave it now, your answers are lost.";
  expect(asked).toEqual([ours, "", ours]);
});

test("another region takes back who was named", async ({ page }) => {
  await open(page);
  await you(page);
  await clinic(page);
  await where(page, async () => {
    await page.locator("input[name=wish][value=named]").check();
    await page.getByRole("radio", { name: "Dr. Priya Ransome" }).check();
    await page.locator("#region").selectOption("fraser-south");
  });
  await expect(page).toHaveURL(/\/refer\/where$/);
  await expect(page.locator(".error-summary")).toContainText("a specialist");
});

test("an emergency is stopped until somebody was telephoned", async ({ page }) => {
  await open(page);
  await you(page);
  await clinic(page);
  await where(page);
  await patient(page);
  await page.locator("input[name=urgency][value=emergent]").check();
  await expect(page.getByText("An emergency cannot wait")).toBeVisible();
  await goOn(page);
  await expect(page.locator("#telephoned-error")).toBeVisible();
});

test("the form works by keyboard alone", async ({ page }) => {
  await open(page);
  const reach = async (id: string) => {
    for (let presses = 0; presses < 30; presses += 1) {
      if (await page.locator(`#${id}`).evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${id}`);
  };
  await reach("role");
  await page.keyboard.press("Space");
  await reach("your-name");
  await page.keyboard.type("Casey Bright");
  await reach("your-email");
  await page.keyboard.type("casey.bright@example.org");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Your clinic");
  await expect(heading(page)).toBeFocused();
});

test.describe("without its WebAssembly", () => {
  test.use({ expected: /Failed to load resource/ });

  test("nothing can be typed or sent while the page is not alive", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("/refer/you");
    await expect(page.locator("#cannot-work")).toBeVisible();
    for (const input of await page.locator("main input").all()) {
      await expect(input).toBeDisabled();
    }
    expect(await page.locator("main input[type=text][name], main textarea[name]").count()).toBe(0);
  });
});

test("a phone shows every step without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  for (const step of [you, clinic, where, patient, reason, goOn]) {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
    await step(page);
  }
  await expect(heading(page)).toHaveText("Check your answers");
});

test("every category is listed with who takes it", async ({ page }) => {
  await page.goto("/categories");
  await live(page);
  await expect(page.getByRole("heading", { name: "General surgery" })).toBeVisible();
  await expect(page.getByText("Dr. Priya Ransome").first()).toBeVisible();
  await accessible(page);
});
