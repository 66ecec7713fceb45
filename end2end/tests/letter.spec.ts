// The letter in the scripts that patients' names are written in: which fonts a browser fetches for
// it, which letters it is told of, and what another program reads.
import { type Page } from "@playwright/test";
import { send, upToCheck } from "../support/fill";
import { done, downloadPdf, slow } from "../support/done";
import { check, pages } from "../support/poppler";
import { expect, test } from "../support/test";

const GIVEN = "Thị Phương Thảo 王小明 ਗੁਰਪ੍ਰੀਤ";
const TOWN = "xʷməθkʷəy̓əm";
const QUESTION = "Sḵwx̱wú7mesh, SX̱ÁUTW̱, Tŝilhqot'in; one letter that no font has: 𐐷";

test.describe.configure({ timeout: 240_000 });

/** The fonts that the page's worker fetches, by their names. */
function fonts(page: Page): string[] {
  const fetched: string[] = [];
  page.context().on("request", (request) => {
    const name = request.url().match(/\/([^/]+)\.ttf\.br$/)?.[1];
    if (name !== undefined) fetched.push(name);
  });
  return fetched;
}

test("a letter in Latin fetches the fonts for Latin and no others", async ({ page }) => {
  const fetched = fonts(page);
  await upToCheck(page);
  // Before anything is sent.
  await expect.poll(() => fetched, slow).toEqual(["noto-sans", "noto-sans-bold"]);
  await expect(page.getByText("Your own PDF copy cannot show these letters")).toHaveCount(0);
});

test("names in other scripts come out right, and a letter that no font has is told", async ({ page }, info) => {
  const fetched = fonts(page);
  await upToCheck(page, {
    more: async (page) => {
      const fill = async (field: string, text: string) => {
        if ((await page.locator(field).count()) > 0) await page.locator(field).fill(text);
      };
      await fill("#given-names", GIVEN);
      await fill("#clinic-town", TOWN);
      await fill("#question", QUESTION);
    },
  });
  await expect(page.getByText("𐐷 as U+10437")).toBeVisible(slow);
  await send(page);
  await done(page);
  const file = info.outputPath("letter.pdf");
  await (await downloadPdf(page)).saveAs(file);
  expect(fetched).toEqual(["noto-sans", "noto-sans-bold", "noto-sans-gurmukhi", "noto-sans-sc"]);

  await check(file);
  const read = (await pages(file)).join("\n");
  for (const text of [GIVEN, TOWN, QUESTION.replace("𐐷", "U+10437")]) expect(read).toContain(text);
});
