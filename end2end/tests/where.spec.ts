// To whom, where many take it: found by typing; and how much of what they expect is answered.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accessible } from "../support/axe";
import { clinic, open, patient, where, you } from "../support/fill";
import { folderWithCatalogue } from "../support/hill";
import { letterlock, start } from "../support/server";
import { expect, heading, test as base } from "../support/test";

const NAMES = ["Amy Able", "Élise Bélanger", "Carl Cho", "Dana Diaz", "Eve Ek", "Finn Fox", "Gita Gill", "Hana Hill", "Ivo Imre"];
const specialist = (name: string, at: number) => `
[[specialist]]
slug = "one-${at}"
name = "Dr. ${name}"
specialty = "general-surgery"
takes = [{ category = "gallbladder", weekly = 4 }]
`;
const PRACTICE = `
slug = "many"
name = "Many Surgeons"
town = "Kelowna"
region = "okanagan"
phone = "250-555-0151"
notify = "referrals@many.example.org"
${NAMES.map(specialist).join("")}`;

const test = base.extend({
  server: [
    async ({}, use) => {
      const data = await folderWithCatalogue();
      const file = join(data, "many.toml");
      await writeFile(file, PRACTICE);
      await letterlock(["practice", "create", "--file", file], data);
      const server = await start([], {}, data);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

test("a specialist is found among many by a part of the name, without accents", async ({ page }) => {
  await open(page);
  await you(page);
  await clinic(page);
  await where(page, async () => {
    await page.locator("input[name=wish][value=named]").check();
    const names = page.locator("input[name=specialist] + label");
    await expect(names).toHaveCount(NAMES.length);
    const find = page.getByLabel("Find by name, practice or town");
    await find.fill("belanger");
    await expect(names).toHaveText(["Dr. Élise Bélanger"]);
    await expect(page.getByText("1 of 9 shown")).toBeVisible();
    await accessible(page);
    await names.first().click();
    // What is chosen stays in sight, and Enter does not go on by itself.
    await find.fill("surgeons gill");
    await find.press("Enter");
    await expect(names).toHaveText(["Dr. Élise Bélanger", "Dr. Gita Gill"]);
    await find.fill("nobody");
    await expect(page.getByText("1 of 9 shown")).toBeVisible();
    await expect(page).toHaveURL(/\/where$/);
  });
  await expect(heading(page)).toHaveText("The patient");
});

test("while answering, the page says what specialists expect and is not answered yet", async ({ page }) => {
  await open(page);
  await you(page);
  await clinic(page);
  await where(page);
  await patient(page);
  const expected = page.locator(".expected");
  await expect(expected).toContainText("Answered: 0 of 3.");
  await expected.getByRole("link", { name: "Liver tests: date and result" }).click();
  await expect(page.locator("#prompt-liver-tests")).toBeFocused();
  await page.keyboard.type("Normal in March.");
  await expect(expected).toContainText("Answered: 1 of 3.");
  await expect(expected.getByRole("link")).toHaveText(["Ultrasound: date and result", "Has there been jaundice or fever?"]);
  await accessible(page);
  await page.locator("#prompt-ultrasound").fill("Stones.");
  await page.locator("input[name=prompt-jaundice][value=no]").check();
  await expect(expected).toHaveText("Everything that specialists expect to read here is answered.");
});
