// A real practice, from the operator's command to an export that opens without this project.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Page } from "@playwright/test";
import { CANARY, FILES, send, upToCheck } from "../support/fill";
import { done, type Sent, slow } from "../support/done";
import { createHill, folderWithCatalogue, OWNER } from "../support/hill";
import { openExport, opened, OPENERS, stockLibraries } from "../support/interop";
import { check, pages } from "../support/poppler";
import { type Account, browserAt, openReferral, setUpAuthenticator, signIn, tryToSignIn } from "../support/practice";
import { letterlock, start } from "../support/server";
import { expect, heading, live, test as base } from "../support/test";

const NOBODY: Account = { email: "nobody@example.org", passphrase: OWNER.passphrase };

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

test.describe.configure({ mode: "serial", timeout: 480_000 });
test.use({ expected: /Failed to load resource/ });

let link: string;
let kit: string[];
let sent: Sent;

const alert = (page: Page, text: string) => expect(page.getByText(text).first()).toBeVisible(slow);

test("the operator creates a practice and gets a link", async ({ server }) => {
  const address = server.url.replace("http://", "");
  const said = await createHill(server.data, ["--addr", address]);
  link = said.match(/http:\/\/\S+\/enrol#\S+/)?.[0] ?? "";
  expect(link, said).toContain(`${server.url}/enrol#`);
});

test("the first member chooses a passphrase, writes the kit down, saves it, and is asked for two groups of it", async ({ page }, info) => {
  await page.goto(link);
  await live(page);
  await expect(heading(page)).toHaveText("Set up your practice", slow);
  await expect(page.locator("main")).toContainText("Hill Surgery, Kelowna");
  await page.getByLabel("Your full name").fill("Alex Hill");
  await page.getByLabel("Your e-mail address").fill(OWNER.email);
  await page.getByLabel("New passphrase").fill(OWNER.passphrase);
  await page.getByLabel("The same passphrase again").fill("another one");
  await page.getByRole("button", { name: "Make the keys" }).click();
  await alert(page, "Enter the same passphrase twice");
  await page.getByLabel("The same passphrase again").fill(OWNER.passphrase);
  await page.getByRole("button", { name: "Make the keys" }).click();

  await expect(heading(page)).toHaveText("Your recovery kit", { timeout: 300_000 });
  kit = await page.getByLabel("The eight groups of the recovery kit").locator(".kit-group").allInnerTexts();
  expect(kit).toHaveLength(8);
  const download = page.waitForEvent("download", slow);
  await page.getByRole("button", { name: "Save the recovery kit as a PDF" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^Recovery kit \d{4}-\d\d-\d\d\.pdf$/);
  const file = info.outputPath("kit.pdf");
  await saved.saveAs(file);
  await expect(page.getByRole("status").filter({ hasText: "Your browser has the file." })).toBeVisible(slow);
  await check(file);
  const [paper, ...more] = await pages(file);
  expect(more).toEqual([]);
  expect(paper).toContain("Hill Surgery");
  expect(paper.split(/\s+/).filter((word) => kit.includes(word))).toEqual(kit);
  await page.getByRole("button", { name: "I have written it down" }).click();

  const asked = page.getByLabel(/^Group \d$/);
  await expect(asked).toHaveCount(2);
  const numbers = (await page.locator("label", { hasText: /^Group \d/ }).allInnerTexts()).map((label) => Number(label.match(/\d/)?.[0]));
  const [right, wrong] = numbers;
  await asked.first().fill(kit[right - 1]);
  // Another group of the same kit: each sign of it fits, and it stands elsewhere.
  await asked.last().fill(kit[wrong % 8]);
  await page.getByRole("button", { name: "Finish" }).click();
  await alert(page, `Group ${wrong} does not match your paper`);
  await asked.last().fill(kit[wrong - 1].toLowerCase());
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(heading(page)).toHaveText("Your practice is set up", slow);
});

test("a link that was used leads nowhere", async ({ page }) => {
  await page.goto(link);
  await live(page);
  await alert(page, "This link has been used, is too old, or is not whole.");
  await expect(page.getByLabel("New passphrase")).toHaveCount(0);
});

test("a wrong passphrase and an unknown address are told the same, and the right one opens an empty inbox once an authenticator is set up", async ({ page }) => {
  await page.goto("/inbox");
  await live(page);
  const told = "The e-mail address or the passphrase is not right.";
  await tryToSignIn(page, { ...OWNER, passphrase: "paper boat on a quiet pond" });
  await alert(page, told);
  await page.reload();
  await live(page);
  await tryToSignIn(page, NOBODY);
  await alert(page, told);
  await page.reload();
  await live(page);
  await tryToSignIn(page, OWNER);
  await setUpAuthenticator(page, OWNER);
  await expect(heading(page)).toHaveText("Inbox", slow);
  await alert(page, "Nothing new");
  await page.getByRole("button", { name: "Sign out" }).click();
  await alert(page, "You are signed out.");
  await page.reload();
  await live(page);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("a referral to it arrives and opens", async ({ page, browser, server }) => {
  await upToCheck(page);
  await expect(page.locator(".goes-to")).toContainText("Hill Surgery");
  await send(page);
  sent = await done(page);
  const practice = await browserAt(browser, server.url);
  await signIn(practice, OWNER);
  await openReferral(practice, sent.number);
  await expect(practice.locator("main")).toContainText(`Sample-${CANARY}`);
  await practice.context().close();
});

test("an export opens with stock libraries, from the recovery kit alone", async ({ server }, info) => {
  await stockLibraries();
  const exported = info.outputPath("export");
  await letterlock(["practice", "export", "--practice", "hill", "--out", exported], server.data);
  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  const hashes = FILES.map((file) => sha256(file.buffer)).sort();
  expect(await readdir(join(exported, "referrals"))).toEqual([sent.number]);
  const sealed = await readFile(join(exported, "referrals", sent.number, "envelope.jwe.json"), "utf8");
  expect(sealed).not.toContain(CANARY);
  for (const [who, opener] of Object.entries(OPENERS)) {
    const out = info.outputPath(`opened by ${who}`);
    await mkdir(out);
    await openExport(opener, exported, out, kit.join("-"));
    const { answers, files } = await opened(join(out, sent.number));
    expect(answers, who).toContain(`Sample-${CANARY}`);
    expect(files.map(sha256).sort(), who).toEqual(hashes);
  }
});
