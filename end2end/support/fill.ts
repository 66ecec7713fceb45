// A person who fills in the form. Only published test numbers, 555-01xx phones and example.org.
import { expect, type Page } from "@playwright/test";
import { pdf, png } from "./files";
import { live } from "./test";

export const CANARY = "Zwitscher";

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

export async function you(page: Page, more = nothing) {
  await page.getByLabel("MOA or admin").check();
  await page.getByLabel("Your full name").fill(`Casey ${CANARY}`);
  await page.getByLabel("Your e-mail address").fill("casey.bright@example.org");
  await more(page);
  await goOn(page);
}

export async function clinic(page: Page, more = nothing) {
  await page.locator("#provider-name").fill("Jordan Doe");
  await page.locator("#provider-msp").fill("00101");
  await page.locator("#clinic-phone").fill("(604) 555-0142");
  await page.locator("#clinic-street").fill("100 Example Street");
  await page.locator("#clinic-town").fill("Kelowna");
  await page.locator("#clinic-province").selectOption("bc");
  await page.locator("#clinic-postal-code").fill("v1y0a1");
  await more(page);
  await goOn(page);
}

export async function where(page: Page, more = nothing) {
  await page.locator("#specialty").selectOption({ label: "General surgery" });
  await page.locator("#category").selectOption({ label: "Gallbladder" });
  await page.locator("#subcategory").selectOption({ index: 1 });
  await page.locator("#region").selectOption("okanagan");
  await page.locator("input[name=wish][value=choose]").check();
  await more(page);
  await goOn(page);
}

export async function patient(page: Page, more = nothing) {
  await page.locator("#family-name").fill(`Sample-${CANARY}`);
  await page.locator("#given-names").fill("Avery");
  await page.locator("#birth-day").fill("9");
  await page.locator("#birth-month").fill("April");
  await page.locator("#birth-year").fill("1971");
  await page.locator("#health-card").selectOption("bc");
  await page.locator("#health-number").fill("9735 353 315");
  await page.getByLabel("Female").check();
  await page.locator("#patient-phone").fill("604-555-0199");
  await page.locator("#no-fixed-address").check();
  await more(page);
  await goOn(page);
}

export async function reason(page: Page, more = nothing) {
  await page.locator("input[name=urgency][value=routine]").check();
  await page.locator("#question").fill(`Biliary colic, three episodes. ${CANARY}`);
  await page.locator("input[name=wanted][value=treat]").check();
  await page.locator("#medications-none").check();
  await page.locator("#allergies-none").check();
  await page.locator("input[name=seen-before][value=new]").check();
  await page.locator("input[name=elsewhere][value=no]").check();
  await page.locator("input[name=payer][value=plan]").check();
  for (const prompt of await page.locator("textarea[id^=prompt-]").all()) {
    await prompt.fill("Done in March.");
  }
  for (const no of await page.locator("input[name^=prompt-][value=no]").all()) {
    await no.check();
  }
  await page.locator("#consent").check();
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
  return async (page) => {
    await page.locator("input[name=wish][value=named]").check();
    await page.getByRole("radio", { name: specialist }).check();
  };
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
