// Every page and state, in both languages: what a machine finds, what a screen reader is told, and
// whether it can be used on a narrow screen, much enlarged, and in the colours of the system.
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { expect, mailing, test } from "../support/mailed";
import { start } from "../support/server";
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

/** What is another one in every run: numbers, keys, links, days and times; and a toast, which goes by itself. */
function steady(tree: string): string {
  return tree
    .replace(/\n- status:\n {2}- paragraph: [^\n]*$/, "\n- status")
    .replace(/R- ?[1-9B-DF-HJ-NP-TV-Z]{4}- ?[1-9B-DF-HJ-NP-TV-Z]{4}- ?[1-9B-DF-HJ-NP-TV-Z]\b/g, "R-0000-0000-0")
    .replace(/\/status\/\S+/g, "/status/…")
    .replace(/\/inbox\/[0-9a-f]{32}/g, "/inbox/…")
    .replace(/\/join#[\w-]+/g, "/join#…")
    .replace(/\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b/g, "AAAA …")
    .replace(/(definition: )([a-z]+(-[a-z]+)? ){5}[a-z]+(-[a-z]+)?$/gm, "$1six words")
    .replace(/: "?([1-8]) ?[0-9A-HJKMNP-TV-Z]{5}"?$/gm, ": $1 AAAAA")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://127.0.0.1")
    .replace(/\b([0-9A-F]{4}[ -]){3,}[0-9A-F]{4}\b/gi, "0000-…")
    .replace(/\b\d{1,2}(er)? \p{L}{3,9}\.? 20\d\d\b/gu, "1 January 2026")
    .replace(/\b\p{L}{3,9} \d{1,2}, 20\d\d\b/gu, "1 January 2026")
    .replace(/\p{L}+day, (?=1 January)/gu, "Thursday, ")
    .replace(/(lun|mar|mercre|jeu|vendre|same)di (?=1 January)|dimanche (?=1 January)/g, "jeudi ")
    .replace(/\b\d{2}[ \u00a0](years|ans)\b/g, "50 $1")
    .replace(/\b20\d\d-\d\d-\d\d\b/g, "2026-01-01")
    .replace(/\b\d{1,2}(:| h )\d\d([: ]\d\d(?!\d)(\u00a0| )?s?)?( [ap]\.?m\.?)?(?!\d)/g, "00:00")
    .replace(/00:00\s*min\s*\d\d\s*s/g, "00:00");
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
