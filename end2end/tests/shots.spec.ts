// Pictures of every page, for the README and for whoever judges the look: both sizes, both themes, both
// languages. SHOTS=1 npx playwright test shots
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Page } from "@playwright/test";
import { expect, test } from "../support/mailed";
import { tour } from "../support/tour";

const FOLDER = resolve(import.meta.dirname, "../../docs/screenshots");
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const LANGUAGES = { en: "en-CA", fr: "fr-CA" };

test.skip(!process.env.SHOTS, "writes files into docs/screenshots");
test.describe.configure({ timeout: 400_000 });
test.use({ expected: /404 \(Not Found\)/ });

async function shoot(page: Page, name: string) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.evaluate(() => scrollTo(0, 0));
      const path = join(FOLDER, `${name}-${size}-${colorScheme}.jpg`);
      await page.screenshot({ path, type: "jpeg", quality: 80, animations: "disabled", caret: "hide" });
    }
  }
}

for (const [lang, locale] of Object.entries(LANGUAGES)) {
  test(`every page in its looks (${lang})`, async ({ browser, server, mail }) => {
    await mkdir(FOLDER, { recursive: true });
    await tour({ browser, server, mail, locale }, async (page, name) => {
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await shoot(page, `${name}-${lang}`);
    });
  });
}
