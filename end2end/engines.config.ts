// The main journeys in the engines that Playwright cannot drive as Debian ships them: its runner,
// with a WebDriver session in place of `page`. The two engines run side by side.
import config from "./playwright.config";

// Only Linux has WebKitGTK.
const engines = process.platform === "linux" ? ["firefox", "webkit"] : ["firefox"];

export default {
  ...config,
  testDir: "engines",
  use: {},
  timeout: 120_000,
  workers: 2,
  projects: engines.map((name) => ({ name })),
};
