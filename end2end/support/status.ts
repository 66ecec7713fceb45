// Whoever follows a referral by its secret link.
import { type Page } from "@playwright/test";
import { type MailServer } from "./mail";
import { expect, mailTo } from "./mailed";
import { heading, live } from "./test";

/** Opens the link in a browser that has not been there, and types the code that was mailed. */
export async function follow(page: Page, link: string, mail: MailServer, email: string) {
  await page.goto(link);
  await live(page);
  await expect(heading(page)).toHaveText("First, a code from your e-mail");
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByRole("status").filter({ hasText: "A code is on its way" })).toBeVisible();
  await expect(page.getByLabel("Code from the e-mail")).toBeFocused();
  await page.keyboard.type(await mailedCode(mail, email));
  await page.keyboard.press("Enter");
}

/** The six digits in the newest code mail. */
export async function mailedCode(mail: MailServer, email: string): Promise<string> {
  const { text } = await mailTo(mail, email, "Your code for referral");
  const code = text.match(/\b\d{6}\b/);
  expect(code, text).not.toBeNull();
  return code?.[0] ?? "";
}
