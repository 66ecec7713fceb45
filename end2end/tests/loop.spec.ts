// The whole loop on real parts: a referral is sent, opened and answered, and the sender reads the
// answer.
import { createHash, randomBytes } from "node:crypto";
import { CANARY, type File, send, upToCheck } from "../support/fill";
import { done, downloadPdf, type Sent, slow } from "../support/done";
import { pdf, png } from "../support/files";
import { allOf } from "../support/mail";
import { expect, mailTo, test } from "../support/mailed";
import { check, pageCount, pages } from "../support/poppler";
import { accept, type Account, browserAt, decline, demoAccount, openReferral, saveFiles, signIn } from "../support/practice";
import { follow } from "../support/status";
import { heading, watch } from "../support/test";

const SENDER = "casey.bright@example.org";
const NOTE = `Please send the ultrasound of March.\n${CANARY} needs it before we can decide.`;

// A part holds 8.4 MB: the picture has two.
const FILES: File[] = [
  { name: `${CANARY} report.pdf`, mimeType: "application/pdf", buffer: pdf(`Report. ${CANARY}`) },
  { name: "stones.png", mimeType: "image/png", buffer: png(640, 480, randomBytes(9_500_000)) },
];

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const squeezed = (text: string) => text.replace(/\s/g, "");

test.describe.configure({ mode: "serial", timeout: 240_000 });
test.use({ expected: /Failed to load resource/ });

let first: Sent;
let second: Sent;
let account: Account;
let wait: string;

test("a referral with two files reaches the practice that was named", async ({ page, mail, server }, info) => {
  await upToCheck(page, { files: FILES, specialist: "Dr. Priya Ransome" });
  await send(page);
  first = await done(page);
  await expect(page.locator(".sent")).toContainText("Orchard Surgical");

  const received = await mailTo(mail, SENDER, "has arrived", first.number);
  expect(received.subject).toContain(first.number);
  expect(received.text).toContain("Orchard Surgical");
  const arrived = await mailTo(mail, "referrals@orchard-surgical.example.org", "New referral", first.number);
  expect(arrived.subject).toContain(first.number);
  expect(arrived.text).toContain(`${server.url}/inbox`);
  for (const each of [received, arrived]) expect(allOf(each)).not.toContain(CANARY);

  const file = info.outputPath("letter.pdf");
  await (await downloadPdf(page)).saveAs(file);
  await check(file);
  const letter = await pages(file);
  expect(letter).toHaveLength(await pageCount(file));
  letter.forEach((text, place) => {
    expect(text).toContain(first.number);
    expect(text).toContain(`Page ${place + 1} of ${letter.length}`);
  });
  const whole = letter.join("\n");
  for (const part of ["Patient", "Sent to", "Reason for referral", "Referred by", "Attachments", "Follow this referral"]) {
    expect(whole).toContain(part);
  }
  for (const said of [`Sample-${CANARY}`, "Avery", "9 April 1971", "9735 353 315", "Dr. Priya Ransome", "stones.png"]) {
    expect(whole).toContain(said);
  }
  // The link stands on the last page, and nowhere else.
  const secret = first.link.split("#")[1];
  expect(squeezed(letter.at(-1) ?? "")).toContain(squeezed(first.link));
  expect(squeezed(letter.slice(0, -1).join(""))).not.toContain(secret);
});

test("the practice opens it, saves both files as they were, and accepts", async ({ browser, server, mail }) => {
  account = await demoAccount("orchard-surgical", server.data);
  const page = await browserAt(browser, server.url);
  const wrong = watch(page, server.url, /Failed to load resource/);
  await signIn(page, account);
  await openReferral(page, first.number);
  for (const said of [`Sample-${CANARY}`, "9 April 1971", `Biliary colic, three episodes. ${CANARY}`, "Casey"]) {
    await expect(page.locator("main")).toContainText(said);
  }
  const saved = await saveFiles(page);
  expect([...saved.keys()].sort()).toEqual(FILES.map((file) => file.name).sort());
  for (const file of FILES) {
    expect(sha256(saved.get(file.name) ?? Buffer.alloc(0)), file.name).toBe(sha256(file.buffer));
  }
  wait = await accept(page);
  const told = await mailTo(mail, SENDER, "has been accepted", first.number);
  expect(told.subject).toContain(first.number);
  expect(told.text).toContain(wait);
  expect(allOf(told)).not.toContain(CANARY);
  expect(wrong).toEqual([]);
  await page.context().close();
});

test("another is declined with a reason in code and in words", async ({ page, browser, server, mail }) => {
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  await page.getByRole("link", { name: "Change : Where should it go?" }).click();
  const card = page.locator(".card").filter({ hasText: "Dr. Priya Ransome" });
  await expect(card).toContainText(`Wait told when last accepting: ${wait}`);
  await page.goBack();
  await expect(heading(page)).toHaveText("Check your answers");
  await send(page);
  second = await done(page);
  expect(second.number).not.toBe(first.number);

  const practice = await browserAt(browser, server.url);
  await signIn(practice, account);
  await openReferral(practice, second.number);
  await decline(practice, "More information is needed", NOTE);
  await practice.context().close();

  const told = await mailTo(mail, SENDER, "has been declined", second.number);
  expect(told.subject).toContain(second.number);
  expect(told.text).toContain("More information is needed");
  for (const each of [told, ...mail.mails]) {
    expect(allOf(each)).not.toContain(CANARY);
    expect(allOf(each)).not.toContain("ultrasound");
  }
});

test("the sender reads what the practice wrote, in a browser that was not there before", async ({ page, mail }) => {
  await follow(page, second.link, mail, SENDER);
  await expect(heading(page)).toHaveText("The practice has declined the referral", slow);
  await expect(page.locator("#referral-number")).toHaveText(second.number);
  await expect(page.locator("main")).toContainText("Reason: More information is needed.");
  await expect(page.locator("blockquote")).toHaveText(NOTE);
  // For twelve hours it needs no other code here.
  await page.reload();
  await expect(heading(page)).toHaveText("The practice has declined the referral", slow);
});

test("the sender sees the wait that the practice expects", async ({ page, mail }) => {
  await follow(page, first.link, mail, SENDER);
  await expect(heading(page)).toHaveText("The practice has accepted the referral", slow);
  await expect(page.locator("main")).toContainText(`Expected wait: ${wait} from the day it was accepted.`);
  await expect(page.locator(".so-far li.reached")).toHaveCount(3);
});
