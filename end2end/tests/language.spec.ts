// The language of the pages: what the browser asks for, and what a person chooses instead.
import { accessible } from "../support/axe";
import { mailing } from "../support/mailed";
import { startMail } from "../support/mail";
import { createHill, folderWithCatalogue } from "../support/hill";
import { start } from "../support/server";
import { expect, heading, live, test } from "../support/test";

test.describe("a browser that asks for French", () => {
  // An address that leads nowhere is answered with a page, and is not found.
  test.use({ locale: "fr-CA", expected: /404 \(Not Found\)/ });

  test("is answered in French on every page, before and after it is live", async ({ page, server }) => {
    const titles: [string, string][] = [
      ["/", "Envoyez une demande de consultation scellée"],
      ["/refer/you", "Qui envoie cette demande?"],
      ["/categories", "Spécialités et catégories"],
      ["/inbox", "Ouvrir la boîte de réception de votre cabinet"],
      ["/practice/members", "Ouvrir la boîte de réception de votre cabinet"],
      ["/enrol", "Ce lien ne peut pas servir"],
      ["/join", "Ce lien ne peut pas servir"],
      ["/practice/recover", "Plus personne ne peut ouvrir de session"],
      ["/nowhere", "Il n’y a pas de page ici"],
    ];
    for (const [path, title] of titles) {
      const sent = await page.request.get(server.url + path, { headers: { "accept-language": "fr-CA" } });
      expect(await sent.text(), path).toContain('<html lang="fr"');
      expect(sent.headers()["vary"], path).toMatch(/accept-language/i);
      await page.goto(path);
      await live(page);
      await expect(page.locator("html")).toHaveAttribute("lang", "fr");
      await expect(heading(page), path).toHaveText(title);
    }
  });

  test("has errors in French that name what to do", async ({ page }) => {
    await page.goto("/refer/you");
    await live(page);
    await page.getByRole("button", { name: "Continuer" }).click();
    await expect(page).toHaveTitle(/^Erreur\u00a0: /);
    await expect(page.locator(".error-summary")).toContainText("Il reste quelque chose à corriger");
    await accessible(page);
  });

  test("may choose English by a link, which is kept", async ({ page, context }) => {
    await page.goto("/categories");
    await live(page);
    await page.getByRole("link", { name: "English" }).click();
    await expect(heading(page)).toHaveText("Specialties and categories");
    await expect(page).toHaveURL(/\/categories$/);
    const [kept] = await context.cookies();
    expect(kept).toMatchObject({ name: "lang", value: "en", sameSite: "Lax", secure: true });
    await page.goto("/");
    await expect(heading(page)).toHaveText("Send a specialist referral, sealed");
  });
});

test("the first page changes its language without a program", async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: "Français" }).click();
  await expect(heading(page)).toHaveText("Envoyez une demande de consultation scellée");
  await expect(page).toHaveURL(/\/$/);
  await context.close();
});

test("a form with answers asks before its language is changed", async ({ page }) => {
  await page.goto("/refer/you");
  await live(page);
  await page.getByLabel("Your full name").fill("Casey Bright");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page.getByLabel("Your full name")).toHaveValue("Casey Bright");
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "Français" }).click();
  await expect(heading(page)).toHaveText("Qui envoie cette demande?");
});

test("a link to set up a practice still works after its language was changed", async ({ browser }) => {
  const mail = await startMail();
  const server = await start([], mailing(mail), await folderWithCatalogue());
  const made = await createHill(server.data, ["--origin", server.url]);
  const link = made.match(/http:\S+\/enrol#\S+/)?.[0] ?? "";
  const page = await browser.newPage();
  await page.goto(link);
  await expect(page.getByLabel("Your full name")).toBeEditable();
  expect(page.url()).not.toContain("#");
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page.getByLabel("Votre nom complet")).toBeEditable();
  expect(page.url()).not.toContain("#");
  await page.close();
  await server.stop();
  await mail.stop();
});
