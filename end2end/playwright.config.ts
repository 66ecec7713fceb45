import { defineConfig } from "@playwright/test";

// The browser is Debian's; Playwright's own download is not needed. `--no-sandbox` only where
// the tests run as root, in which Chromium refuses its sandbox.
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests",
  fullyParallel: false,
  // Each with a server of its own; the machine that decides has two cores.
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  // Hooks send several referrals, and the machine may be slow: what is awaited is asserted, not
  // how soon it comes. Timings are `make bench`'s.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: "chromium",
    trace: "off",
    // Longer than anything takes but sealing, whose waits say so: a test fails while one looks on.
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
