// Debian's Firefox, by geckodriver, which finds it.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Builder } from "selenium-webdriver";
import logInspector from "selenium-webdriver/bidi/logInspector.js";
import { Options, ServiceBuilder } from "selenium-webdriver/firefox.js";
import { type Browser } from "./browser";

export async function openFirefox(folder: string): Promise<Browser> {
  const downloads = join(folder, "downloads");
  await mkdir(downloads, { recursive: true });
  const options = new Options()
    .addArguments("-headless")
    .setPreference("browser.download.folderList", 2)
    .setPreference("browser.download.dir", downloads)
    // Otherwise a PDF that was saved is shown, too, in a tab of its own.
    .setPreference("pdfjs.disabled", true);
  options.setAcceptInsecureCerts(true);
  options.enableBidi();
  const driver = await new Builder()
    .disableEnvironmentOverrides()
    .forBrowser("firefox")
    .setFirefoxOptions(options)
    .setFirefoxService(new ServiceBuilder("geckodriver"))
    .build();
  const errors: string[] = [];
  const log = await logInspector(driver);
  await log.onLog((entry) => {
    if (entry.level === "error") errors.push(`console: ${entry.text}`);
  });
  return { driver, downloads, errors, onEachPage: "", close: () => driver.quit() };
}
