// A person who fills in the form.
import { expect, type Page } from "@playwright/test";
import { type Answer, CANARY, CLINIC, named as wishFor, PATIENT, PROMPTS, REASON, WHERE, YOU } from "./answers";
import { pdf, png } from "./files";
import { live } from "./test";

export { CANARY };

/** What else a person does on a step before going on. */
export type More = (page: Page) => Promise<void>;

const nothing: More = async () => {};

export async function open(page: Page) {
  await page.goto("/refer/you");
  await live(page);
}

export async function goOn(page: Page) {
  await page.getByRole("button", { name: "Continue" }).click();
}

export async function answer(page: Page, answers: Answer[]) {
  for (const each of answers) {
    const field = "css" in each ? page.locator(each.css) : page.getByLabel(each.label);
    if ("text" in each) await field.fill(each.text);
    else if ("option" in each) await field.selectOption(each.option);
    else await field.check();
  }
}

export async function you(page: Page, more = nothing) {
  await answer(page, YOU);
  await more(page);
  await goOn(page);
}

export async function clinic(page: Page, more = nothing) {
  await answer(page, CLINIC);
  await more(page);
  await goOn(page);
}

export async function where(page: Page, more = nothing) {
  await answer(page, WHERE);
  await more(page);
  await goOn(page);
}

export async function patient(page: Page, more = nothing) {
  await answer(page, PATIENT);
  await more(page);
  await goOn(page);
}

export async function reason(page: Page, more = nothing) {
  await answer(page, REASON);
  for (const prompt of await page.locator(PROMPTS.written.css).all()) {
    await prompt.fill(PROMPTS.written.text);
  }
  for (const no of await page.locator(PROMPTS.no.css).all()) {
    await no.check();
  }
  await more(page);
  await goOn(page);
}

export interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const FILES: File[] = [
  { name: `${CANARY} report.pdf`, mimeType: "application/pdf", buffer: pdf(`Report. ${CANARY}`) },
  { name: "stones.png", mimeType: "image/png", buffer: png(64, 48) },
];

export async function attachments(page: Page, files = FILES) {
  await page.locator("#attachments").setInputFiles(files);
  await expect(page.locator(".file-name")).toHaveText(files.map((file) => file.name));
  await goOn(page);
}

/** Wishes for one specialist of those who take it. */
export function named(specialist: string): More {
  return (page) => answer(page, wishFor(specialist));
}

export interface Wishes {
  files?: File[];
  specialist?: string;
  /** What else is done on every step. */
  more?: More;
}

/** Every step up to the check page, which has looked up who it goes to. */
export async function upToCheck(page: Page, { files, specialist, more = nothing }: Wishes = {}) {
  await open(page);
  await you(page, more);
  await clinic(page, more);
  await where(page, specialist ? named(specialist) : nothing);
  await patient(page, more);
  await reason(page, more);
  await attachments(page, files);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your answers");
  await expect(page.getByRole("button", { name: "Confirm and send" })).toBeVisible();
}

export async function send(page: Page) {
  await page.getByRole("button", { name: "Confirm and send" }).click();
}
