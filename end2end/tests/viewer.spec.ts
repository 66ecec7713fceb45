// Looking at attached files: each is drawn as pixels by a worker without a network.
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { done, slow } from "../support/done";
import { png } from "../support/files";
import { type File, send, upToCheck } from "../support/fill";
import { browserAt, demoAccount, openReferral, signIn } from "../support/practice";
import { blocks, fax } from "../support/scans";
import { expect, test, watch } from "../support/test";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const file = (name: string, mimeType: string, buffer: Buffer): File => ({ name, mimeType, buffer });
const FILES = [
  file("stones.png", "image/png", png(64, 48)),
  file("fax.tif", "image/tiff", fax(["left", "right"])),
  file("report.pdf", "application/pdf", blocks([0, 150, 300])),
  file("torn.pdf", "application/pdf", Buffer.from("%PDF-1.4\nnothing of a document")),
  file("labs.txt", "text/plain", Buffer.from("H\xe9moglobine 98 g/L <b>not bold</b>\n", "latin1")),
];

let page: Page;
let wrong: string[];

test.beforeAll(async ({ browser, server }) => {
  const sender = await browserAt(browser, server.url);
  await upToCheck(sender, { files: FILES, specialist: "Dr. Priya Ransome" });
  await send(sender);
  const { number } = await done(sender);
  await sender.context().close();
  page = await browserAt(browser, server.url);
  // One test takes the program away, and one has the worker ask for what it may not.
  wrong = watch(page, server.url, /Failed to load resource|\/health/);
  await signIn(page, await demoAccount("orchard-surgical", server.data));
  await openReferral(page, number);
});

test.afterAll(async () => {
  await page.context().close();
  expect(wrong).toEqual([]);
});

const view = (name: string) => page.getByRole("button", { name: `View : ${name}` });
const viewer = () => page.getByRole("dialog");
const status = () => viewer().getByRole("status");

/** The red of the page's pixels in the middle row, at these parts of its width. */
async function reds(parts: number[]): Promise<number[]> {
  return viewer()
    .locator("canvas")
    .evaluate((canvas: HTMLCanvasElement, parts) => {
      const row = canvas.getContext("2d")!.getImageData(0, Math.floor(canvas.height / 2), canvas.width, 1).data;
      return parts.map((part) => row[4 * Math.floor(part * canvas.width)]);
    }, parts);
}

async function shows(name: string, count: number, number = 1) {
  await expect(status()).toHaveText(`Page ${number} of ${count}`, slow);
  await expect(viewer().getByRole("img", { name: `Page ${number} of ${count} of ${name}` })).toBeVisible();
}

test("a viewer that does not load says so, and is tried again", async () => {
  await page.route("**/viewer_bg.wasm", (route) => route.abort());
  await view("stones.png").click();
  await expect(viewer().getByRole("alert")).toContainText("The viewer did not load", slow);
  await page.unroute("**/viewer_bg.wasm");
  await viewer().getByRole("button", { name: "Try again" }).click();
  await shows("stones.png", 1);
  await page.keyboard.press("Escape");
});

test("a picture is drawn, and nothing but the app's own files is asked for", async ({ server }) => {
  const asked: string[] = [];
  const note = (request: { url(): string }) => void asked.push(request.url());
  page.on("request", note);
  await view("stones.png").click();
  await shows("stones.png", 1);
  page.off("request", note);
  expect(await reds([0.1, 0.5, 0.9])).toEqual([0x80, 0x80, 0x80]);
  const paths = asked.map((url) => new URL(url).pathname.replace(/^\/pkg\/[0-9a-f]{16}/, "/pkg"));
  expect(asked.every((url) => url.startsWith(server.url))).toBe(true);
  const others = paths.filter((path) => !path.startsWith("/pkg/viewer"));
  expect(others.every((path) => /^\/api\/v1\/(offers\/[^/]+(\/attachments\/.*)?|inbox(\/envelopes)?)$/.test(path)), others.join()).toBe(true);
  expect(paths).toContain("/pkg/viewer-worker.js");
  expect(page.workers().some((worker) => worker.url().endsWith("/viewer-worker.js"))).toBe(true);
  await accessible(page);
});

test("the worker has no network, and ends with the window", async () => {
  const worker = page.workers().find((worker) => worker.url().endsWith("/viewer-worker.js"));
  const answer = await worker?.evaluate(() =>
    fetch("/health").then(
      () => "answered",
      () => "refused",
    ),
  );
  expect(answer).toBe("refused");
  await page.keyboard.press("Escape");
  await expect(viewer()).toBeHidden();
  await expect(view("stones.png")).toBeFocused();
  await expect.poll(() => page.workers().filter((worker) => worker.url().includes("viewer")).length).toBe(0);
});

test("a fax that no browser shows is drawn, page by page", async () => {
  await view("fax.tif").click();
  await shows("fax.tif", 2);
  expect(await reds([0.25, 0.75])).toEqual([0, 255]);
  await page.keyboard.press("ArrowRight");
  await shows("fax.tif", 2, 2);
  expect(await reds([0.25, 0.75])).toEqual([255, 0]);
  await viewer().getByRole("button", { name: "Previous page" }).click();
  await shows("fax.tif", 2, 1);
  await viewer().getByRole("button", { name: "Close" }).click();
  await expect(view("fax.tif")).toBeFocused();
});

test("a document is drawn, turned by keys and drawn larger", async () => {
  await view("report.pdf").click();
  await shows("report.pdf", 3);
  expect(await reds([0.1, 0.5, 0.9])).toEqual([0, 255, 255]);
  // A page that is longer than the window is read to its end first.
  await page.keyboard.press("PageDown");
  await shows("report.pdf", 3, 1);
  const down = () => page.locator("#viewer-pane").evaluate((pane) => pane.scrollTop);
  expect(await down()).toBeGreaterThan(0);
  await page.locator("#viewer-pane").evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
  await page.keyboard.press("PageDown");
  await shows("report.pdf", 3, 2);
  expect(await down()).toBe(0);
  expect(await reds([0.1, 0.5, 0.9])).toEqual([255, 0, 255]);
  await viewer().getByRole("button", { name: "Next page" }).click();
  await shows("report.pdf", 3, 3);
  expect(await reds([0.1, 0.5, 0.9])).toEqual([255, 255, 0]);
  await expect(viewer().getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");

  const canvas = viewer().locator("canvas");
  const width = () => canvas.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.clientWidth]);
  const [drawn, shown] = await width();
  await viewer().getByRole("button", { name: "Larger" }).click();
  await expect.poll(async () => (await width())[0]).toBeGreaterThan(1.4 * drawn);
  expect((await width())[1]).toBeGreaterThan(1.4 * shown);
  await shows("report.pdf", 3, 3);
  await viewer().getByRole("button", { name: "Fit width" }).click();
  await expect.poll(async () => (await width())[0]).toBe(drawn);
  expect(await viewer().locator("[style]").count()).toBe(0);
  await accessible(page);
  await page.keyboard.press("Escape");
});

test("a page of 320 pixels and a dark one have room for it", async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: "dark" });
  await view("report.pdf").click();
  await shows("report.pdf", 3);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(wide).toBeLessThanOrEqual(320);
  const dialog = await viewer().evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(dialog).toBe(0);
  await accessible(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: "light" });
});

test("a damaged document says so, and a text is text", async () => {
  await view("torn.pdf").click();
  await expect(viewer().getByRole("alert")).toContainText("is damaged", slow);
  await accessible(page);
  await page.keyboard.press("Escape");
  await view("labs.txt").click();
  await expect(viewer().locator("pre")).toHaveText("Hémoglobine 98 g/L <b>not bold</b>", slow);
  await page.keyboard.press("Escape");
});
