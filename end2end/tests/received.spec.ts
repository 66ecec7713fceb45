// The referral on a practice's paper: printed, and saved as a PDF that its browser makes.
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { CANARY } from "../support/fill";
import { slow } from "../support/done";
import { check, pageCount, pages } from "../support/poppler";
import { type Account, browserAt, demoAccount, openReferral, signIn } from "../support/practice";
import { sendAll } from "../support/several";
import { expect, guard, live, test, watch } from "../support/test";

const GIVEN = "王小明 𐐷";

test.describe.configure({ mode: "serial", timeout: 180_000 });

let number: string;
let account: Account;
let page: Page;
let wrong: string[];

test.beforeAll(async ({ browser, server }) => {
  [number] = await sendAll(browser, server.url, [{ family: "Alder", given: GIVEN }]);
  account = await demoAccount("orchard-surgical", server.data);
  page = await browserAt(browser, server.url);
  wrong = watch(page, server.url, /Failed to load resource|letter-worker/);
  await signIn(page, account);
  await openReferral(page, number);
});

test.afterAll(async () => {
  await page.context().close();
  expect(wrong).toEqual([]);
});

const workers = () => page.workers().filter((worker) => worker.url().endsWith("/letter-worker.js"));

async function saved(page: Page, button: string, file: string): Promise<string> {
  const coming = page.waitForEvent("download", slow);
  await page.getByRole("button", { name: button }).click();
  const download = await coming;
  await download.saveAs(file);
  return download.suggestedFilename();
}

test("a PDF that cannot be made says so, and is tried again", async ({}, info) => {
  await page.route("**/letter_bg.wasm", (route) => route.abort());
  await page.getByRole("button", { name: "Save as PDF" }).click();
  await expect(page.getByRole("alert")).toContainText("The PDF could not be made", slow);
  await accessible(page);
  await page.unroute("**/letter_bg.wasm");
  const file = info.outputPath("again.pdf");
  await saved(page, "Try again", file);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await check(file);
});

test("the PDF says that it was received, and has everything but the sender's secret", async ({}, info) => {
  const fetched: string[] = [];
  page.context().on("request", (request) => {
    const font = request.url().match(/\/([^/]+)\.ttf\.br$/)?.[1];
    if (font !== undefined) fetched.push(font);
  });
  const file = info.outputPath("received.pdf");
  expect(await saved(page, "Save as PDF", file)).toBe(`Referral ${number}.pdf`);
  expect(fetched).toEqual(["noto-sans", "noto-sans-bold", "noto-sans-sc"]);
  await expect(page.getByRole("status").filter({ hasText: "Your browser has the PDF" })).toBeVisible();
  await expect(page.getByText("𐐷 as U+10437")).toBeVisible();
  await accessible(page);
  await expect.poll(() => workers().length).toBe(0);

  await check(file);
  const letter = await pages(file);
  expect(letter).toHaveLength(await pageCount(file));
  letter.forEach((text, place) => {
    expect(text).toContain(number);
    expect(text).toContain(`Page ${place + 1} of ${letter.length}`);
  });
  const whole = letter.join("\n");
  for (const said of ["received", "Received by", "Orchard Surgical", "Dr. Priya Ransome", "Alder", "王小明", "9735 353 315", "stones.png"]) {
    expect(whole).toContain(said);
  }
  expect(whole).toContain(`Biliary colic, three episodes. ${CANARY}`);
  for (const senders of ["Follow this referral", "/status/", "Sent to"]) expect(whole).not.toContain(senders);
});

test("what is printed is the referral, without what is for the screen", async ({}, info) => {
  const file = info.outputPath("printed.pdf");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.pdf({ path: file, format: "Letter" });
  await page.emulateMedia({ colorScheme: "light" });
  const printed = (await pages(file)).join("\n");
  for (const said of [`Referral ${number}`, "Alder", "9 April 1971", "Biliary colic", "stones.png", "Routine"]) {
    expect(printed).toContain(said);
  }
  for (const screen of ["Save as PDF", "Accept referral", "Sign out", "Search names", "Back to the inbox"]) {
    expect(printed).not.toContain(screen);
  }
});

test("a French practice has it in French", async ({ browser, server }, info) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "fr-CA" });
  const french = await context.newPage();
  guard(french, server.url);
  await french.goto("/inbox");
  await live(french);
  await french.locator("input[autocomplete=username]").fill(account.email);
  await french.locator("input[type=password]").fill(account.passphrase);
  await french.locator("form button[type=submit]").click();
  await expect(french.locator("#tray-all")).toBeVisible(slow);
  await french.locator("#tray-all").click();
  await french.getByRole("link", { name: number }).click();
  await french.getByRole("button", { name: "Ouvrir cette demande" }).click();
  await expect(french.getByRole("button", { name: "Enregistrer en PDF" })).toBeVisible(slow);
  const file = info.outputPath("reçue.pdf");
  await saved(french, "Enregistrer en PDF", file);
  await check(file);
  const whole = (await pages(file)).join("\n");
  for (const said of ["Reçue par", "Reçue le", "Motif de la demande"]) expect(whole).toContain(said);
  await context.close();
});
