// Debian's WebKitGTK, by WebKitWebDriver: the driver starts WebKit's own small browser.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Builder, Capabilities } from "selenium-webdriver";
import { DriverService } from "selenium-webdriver/remote/index.js";
import { REPORTS } from "../support/proxy";
import { type Browser } from "./browser";
import { startDisplay } from "./display";

/**
 * WebKitWebDriver tells nothing of the console, and silences the browser's own output. So each page
 * that is there sends what goes wrong to where breaches of the policy go; its workers do not.
 */
const TELLING = `
  const tell = (...words) => navigator.sendBeacon("${REPORTS}", "console: " + words.join(" "));
  const write = console.error;
  console.error = (...words) => { tell(...words); write.apply(console, words); };
  addEventListener("error", (event) => tell(event.message));
  addEventListener("unhandledrejection", (event) => tell("unhandled:", event.reason));
`;

export async function openWebKit(folder: string): Promise<Browser> {
  const downloads = join(folder, "downloads");
  await mkdir(downloads, { recursive: true });
  // Its downloads go where the desktop has them.
  await writeFile(join(folder, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const display = await startDisplay();
  const service = new DriverService.Builder("WebKitWebDriver")
    .setLoopback(true)
    .setEnvironment({ ...process.env, DISPLAY: display.name, XDG_CONFIG_HOME: folder } as Record<string, string>)
    .build();
  const end = async () => {
    await service.kill();
    display.stop();
  };
  try {
    const driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(await service.start())
      .withCapabilities(new Capabilities({ browserName: "MiniBrowser", acceptInsecureCerts: true }))
      .build();
    return { driver, downloads, errors: [], onEachPage: TELLING, close: () => driver.quit().finally(end) };
  } catch (error) {
    await end();
    throw error;
  }
}
