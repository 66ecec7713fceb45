import { accessible } from "../support/axe";
import { expect, live, test } from "../support/test";

test("the first page comes alive under the security policy", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await live(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Send a specialist referral, sealed");
  await expect(page).toHaveTitle(/ - Letterlock$/);
});

test("the first page is whole without a program, and fetches the sender's for the next page", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await expect(page.locator("script[src]")).toHaveCount(0);
  await expect(page.getByText("whoever runs the server could hand out a false key")).toBeVisible();
  expect(asked.some((url) => url.endsWith("/letterlock.wasm"))).toBe(true);
  await page.getByRole("link", { name: "Start a referral" }).click();
  await live(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is sending this referral?");
});

test("the first page has no accessibility violation", async ({ page }) => {
  await page.goto("/");
  await live(page);
  await accessible(page);
});

test("the skip link is the first stop of the keyboard", async ({ page }) => {
  await page.goto("/");
  await live(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});
