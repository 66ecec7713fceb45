// Every page and state, in both languages: what a machine finds, what a screen reader is told, and
// whether it can be used on a narrow screen, much enlarged, and in the colours of the system.
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { expect, mailing, test } from "../support/mailed";
import { start } from "../support/server";
import { steady } from "../support/steady";
import { tour } from "../support/tour";

const SNAPSHOTS = resolve(import.meta.dirname, "../snapshots");
const LANGUAGES = { en: "en-CA", fr: "fr-CA" };

test.describe.configure({ timeout: 400_000 });
test.use({ expected: /404 \(Not Found\)/ });

for (const [lang, locale] of Object.entries(LANGUAGES)) {
  test(`every page can be used by everybody (${lang})`, async ({ browser, mail }) => {
    // One of its own: what was sent before would stand in the inbox, too.
    const server = await start(["--demo"], mailing(mail));
    await tour({ browser, server, mail, locale }, async (page, name) => {
      await test.step(name, async () => {
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        await accessible(page);
        await told(page, `${lang}-${name}`);
        await fits(page, name);
        await shows(page, name);
      });
    });
    await server.stop();
  });
}

/** The accessibility tree is the one that was looked at: UPDATE=1 writes it anew. */
async function told(page: Page, name: string) {
  const seen = await page.locator("body").ariaSnapshot();
  // Two groups of eight are asked back, whichever.
  const asked = name.endsWith("recovery-check") ? seen.replace(/\b(Groupe?) [1-8]\b/g, "$1 1") : seen;
  const tree = steady(asked);
  const file = join(SNAPSHOTS, `${name}.yml`);
  if (process.env.UPDATE) {
    await mkdir(SNAPSHOTS, { recursive: true });
    await writeFile(file, `${tree}\n`);
  }
  expect(tree).toBe(readFileSync(file, "utf8").trimEnd());
}

/** 320 CSS pixels, which is also 1,280 enlarged to 400 %: nothing has to be scrolled sideways. */
async function fits(page: Page, name: string) {
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, `${name} at 320 pixels`).toBeLessThanOrEqual(320);
  // WCAG 1.4.12.
  const spacing = { "letter-spacing": "0.12em", "word-spacing": "0.16em", "line-height": "1.5" };
  const spaced = await page.evaluate((spacing) => {
    const { style } = document.documentElement;
    for (const [property, value] of Object.entries(spacing)) style.setProperty(property, value);
    const wide = document.documentElement.scrollWidth;
    for (const property of Object.keys(spacing)) style.removeProperty(property);
    return wide;
  }, spacing);
  expect(spaced, `${name} at 320 pixels, spaced out`).toBeLessThanOrEqual(320);
  await page.setViewportSize(before);
}

/** Where the system gives the colours, what can be pressed or filled in still has an edge. */
async function shows(page: Page, name: string) {
  await page.emulateMedia({ forcedColors: "active" });
  const without = await page.evaluate(() => {
    const things = document.querySelectorAll<HTMLElement>("button, .button, input:not([type=file]), select, textarea");
    const seen = [...things].filter((thing) => thing.checkVisibility() && thing.closest("[inert]") === null);
    const bare = seen.filter((thing) => {
      const { borderTopWidth, borderTopStyle, appearance } = getComputedStyle(thing);
      const drawn = appearance !== "none" && thing instanceof HTMLInputElement && /radio|checkbox/.test(thing.type);
      return !drawn && (borderTopStyle === "none" || parseFloat(borderTopWidth) === 0);
    });
    return bare.map((thing) => thing.outerHTML.slice(0, 120));
  });
  expect(without, `${name} in forced colours`).toEqual([]);
  await page.emulateMedia({ forcedColors: "none" });
}
