// The tests' own `test`: a server per file, and no page may break the security policy, write an
// error to its console, or ask another host for anything.
import { test as base, expect, type Page } from "@playwright/test";
import { type Server, start } from "./server";

export const test = base.extend<{ guarded: void; expected: RegExp | null }, { server: Server }>({
  // What a test makes go wrong on purpose, as the console tells it.
  expected: [null, { option: true }],
  server: [
    async ({}, use) => {
      const server = await start(["--demo"]);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  guarded: [
    async ({ page, server, expected }, use) => {
      const wrong = watch(page, server.url, expected);
      await use();
      expect([...wrong, ...broken.splice(0)]).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What goes wrong on a page, as it happens. */
export function watch(page: Page, url: string, expected: RegExp | null): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !expected?.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`page: ${error.message}`));
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !asked.startsWith("blob:")) wrong.push(`request: ${asked}`);
  });
  return wrong;
}

const broken: string[] = [];

/** On whatever page: what breaks the security policy, or asks another host, fails the test that runs by then. */
export function guard(page: Page, url: string) {
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) broken.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !asked.startsWith("blob:")) broken.push(`request: ${asked}`);
  });
}

/** The heading of the page. */
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Waits until the page answers to what a person does. */
export async function live(page: Page) {
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
}
