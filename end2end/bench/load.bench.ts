import { live } from "../support/test";
import { expect, test } from "../support/test";
import { figure } from "./figures";
import { status } from "./memory";

test("what a browser loads until the wizard is ready, and what the server needs", async ({ page, server }) => {
  const idle = status(server.pid, "VmRSS");
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  // What is in the files, as they are sent; and all of it, with what HTTP says around them.
  const bytes = { files: 0, all: 0 };
  network.on("Network.dataReceived", ({ encodedDataLength }) => (bytes.files += encodedDataLength));
  network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes.all += encodedDataLength));
  // The part for the later steps is asked for when the first one is ready. It is held back until
  // what came before is counted.
  let count = () => {};
  const counted = new Promise<void>((resolve) => (count = resolve));
  await page.route("**/split_later.wasm", async (route) => {
    await counted;
    await route.continue();
  });
  await page.goto("/refer/you");
  await live(page);
  await expect(page.getByLabel("MOA or admin").first()).toBeEnabled();
  // The catalogue, too: what marks a field as optional waits for it.
  await page.waitForTimeout(1_000);
  figure("first_load", bytes.files / 1000, "KB", 250);
  figure("first_load_with_headers", bytes.all / 1000, "KB");
  count();
  await page.waitForLoadState("networkidle");
  figure("whole_form_load", bytes.files / 1000, "KB");
  figure("server_idle", idle, "MB");
});
