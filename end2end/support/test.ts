// The tests' own `test`: a server per file, and no page may break the security policy, write an
// error to its console, or ask another host for anything.
import { test as base, expect } from "@playwright/test";
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
      const wrong: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !expected?.test(message.text())) wrong.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => wrong.push(`page: ${error.message}`));
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(server.url) && !url.startsWith("blob:")) wrong.push(`request: ${url}`);
      });
      await use();
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Waits until the page answers to what a person does. */
export async function live(page: import("@playwright/test").Page) {
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
}
