// The whole loop: a referral is sent, opened and declined, and the sender reads why.
import { createHash, randomBytes } from "node:crypto";
import { basename } from "node:path";
import { search } from "../support/canary";
import { type Sent } from "../support/done";
import { CANARY, type File } from "../support/fill";
import { pdf, png } from "../support/files";
import { allOf } from "../support/mail";
import { mailTo } from "../support/mailed";
import { check, pages } from "../support/poppler";
import { demoAccount } from "../support/practice";
import { said } from "../support/proxy";
import { decline, signIn } from "./member";
import { saved } from "./saved";
import { fill, follow, send } from "./sender";
import { expect, test } from "./test";

const SENDER = "casey.bright@example.org";
const NOTE = `Please send the ultrasound of March.\n${CANARY} needs it before we can decide.`;

// A part holds 8.4 MB: the picture has two.
const FILES: File[] = [
  { name: `${CANARY} report.pdf`, mimeType: "application/pdf", buffer: pdf(`Report. ${CANARY}`) },
  { name: "stones.png", mimeType: "image/png", buffer: png(640, 480, randomBytes(9_500_000)) },
];

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test.describe.configure({ mode: "serial" });

let sent: Sent;

test("a referral with two files is sent, and its letter is saved", async ({ person, front }, info) => {
  await fill(person, "Dr. Priya Ransome", FILES, info.outputPath("files"));
  sent = await send(person);
  await person.sees("Orchard Surgical");
  const passed = front.passed.map((each, place): [string, Buffer] => [`${place} ${each.url}`, said(each)]);
  expect(search([CANARY], new Map(passed))).toEqual([]);

  await person.click("Download the referral (PDF)");
  const file = await saved(person, (bytes) => bytes.toString("latin1").trimEnd().endsWith("%%EOF"));
  expect(basename(file)).toContain(sent.number);
  await check(file);
  const letter = (await pages(file)).join("\n");
  for (const part of [sent.number, `Sample-${CANARY}`, "9 April 1971", "stones.png"]) expect(letter).toContain(part);
});

test("the practice opens it, saves both files as they were, and declines it in words", async ({ person, server, mail }) => {
  await signIn(person, await demoAccount("orchard-surgical", server.data));
  await person.sees(`Sample-${CANARY}`);
  await person.follow(sent.number);
  await person.click("Open this referral");
  await person.sees(`Biliary colic, three episodes. ${CANARY}`);
  for (const { name, buffer } of FILES) {
    await person.click(`Save: ${name}`);
    const file = await saved(person, (bytes) => sha256(bytes) === sha256(buffer));
    expect(basename(file)).toBe(name);
  }
  await decline(person, "More information is needed", NOTE);
  const told = await mailTo(mail, SENDER, "has been declined");
  expect(told.subject).toContain(sent.number);
  expect(allOf(told)).not.toContain(CANARY);
});

test("the sender reads what the practice wrote, in a browser that was not there before", async ({ person, mail }) => {
  await follow(person, sent.link, mail, SENDER);
  await person.reads("The practice has declined the referral");
  await person.sees("Reason: More information is needed.");
  expect(await person.text("blockquote")).toBe(NOTE);
  // Its cookie was kept: for twelve hours it needs no other code here.
  await person.reload();
  await person.reads("The practice has declined the referral");
});
