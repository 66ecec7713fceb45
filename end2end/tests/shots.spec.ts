// The pictures of the README and of whoever judges the look: SHOTS=1 npx playwright test shots
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Page } from "@playwright/test";
import { clinic, goOn, open, send, upToCheck, where, you } from "../support/fill";
import { done, slow } from "../support/done";
import { expect, test } from "../support/mailed";
import { browserAt, decline, demoAccount, openReferral, signIn } from "../support/practice";
import { follow } from "../support/status";
import { heading, live } from "../support/test";

const FOLDER = resolve(import.meta.dirname, "../../docs/screenshots");
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const SENDER = "casey.bright@example.org";

test.skip(!process.env.SHOTS, "writes files into docs/screenshots");
test.describe.configure({ mode: "serial", timeout: 240_000 });
test.use({ expected: /Failed to load resource/ });

/** Four pictures of what is in sight: both sizes, both themes. */
async function shoot(page: Page, name: string) {
  await mkdir(FOLDER, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.evaluate(() => scrollTo(0, 0));
      const path = join(FOLDER, `${name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path, animations: "disabled", caret: "hide" });
    }
  }
}

test("the pages of a sender, a practice, and the sender again", async ({ page, browser, server, mail }) => {
  // The form that is begun for the first pictures is left again.
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("/");
  await live(page);
  await shoot(page, "home");

  await open(page);
  for (const step of [you, clinic, where]) await step(page);
  await goOn(page);
  await expect(page.locator(".error-summary")).toBeVisible();
  await shoot(page, "patient-errors");

  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  await shoot(page, "check");
  await send(page);
  const { number, link } = await done(page);
  await shoot(page, "done");

  const practice = await browserAt(browser, server.url);
  await signIn(practice, await demoAccount("orchard-surgical", server.data));
  await expect(practice.getByRole("link", { name: number })).toBeVisible();
  await shoot(practice, "inbox");
  await openReferral(practice, number);
  await shoot(practice, "referral");
  await decline(practice, "More information is needed", "Please send the ultrasound of March, then refer again.");
  await practice.context().close();

  const sender = await browserAt(browser, server.url);
  await follow(sender, link, mail, SENDER);
  await expect(heading(sender)).toHaveText("The practice has declined the referral", slow);
  await shoot(sender, "status");
});
