// Whoever refers, at one of these browsers.
import { expect } from "@playwright/test";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CLINIC, named, PATIENT, PROMPTS, REASON, WHERE, YOU } from "../support/answers";
import { NUMBER, type Sent } from "../support/done";
import { type File } from "../support/fill";
import { type MailServer } from "../support/mail";
import { mailedCode } from "../support/status";
import { type Person } from "./person";

/** Every step up to the check page; the files are put into the folder first. */
export async function fill(person: Person, specialist: string, files: File[], folder: string) {
  await person.open("/refer/you");
  for (const answers of [YOU, CLINIC, [...WHERE, ...named(specialist)], PATIENT]) {
    await person.answer(answers);
    await person.click("Continue");
  }
  await person.answer(REASON);
  await person.answerEach(PROMPTS.written);
  await person.answerEach(PROMPTS.no);
  await person.click("Continue");
  await person.chooseFiles("#attachments", await written(files, folder));
  await expect.poll(() => person.texts(".file-name")).toEqual(files.map((file) => file.name));
  await person.click("Continue");
  await person.reads("Check your answers");
}

async function written(files: File[], folder: string): Promise<string[]> {
  await mkdir(folder);
  const paths = files.map((file) => join(folder, file.name));
  await Promise.all(files.map((file, place) => writeFile(paths[place], file.buffer)));
  return paths;
}

/** Longer than the vault waits for one answer before it asks for it again. */
const SENDING = 90_000;

export async function send(person: Person): Promise<Sent> {
  await person.click("Confirm and send");
  await person.reads("The referral has been sent", SENDING).catch(async (error: unknown) => {
    throw new Error(`${String(error)}\n\nThe page says:\n${await person.text("main")}`);
  });
  const number = await person.text("#referral-number");
  expect(number).toMatch(NUMBER);
  return { number, link: await person.text(".secret-link") };
}

/** Opens the secret link, and types the code that was mailed. */
export async function follow(person: Person, link: string, mail: MailServer, email: string) {
  await person.open(link);
  await person.reads("First, a code from your e-mail");
  await person.click("Mail me a code");
  await person.sees("A code is on its way");
  await person.types(await mailedCode(mail, email));
}
