// What breaks: the server while a referral is sent, a browser without scripts or WebAssembly, a worker
// that does not load. Nothing typed is lost or leaves, and each is told what to do.
import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Page } from "@playwright/test";
import { CANARY, type File, goOn, send, upToCheck, you } from "../support/fill";
import { done, downloadPdf, slow } from "../support/done";
import { png } from "../support/files";
import { browserAt, bytesOf } from "../support/practice";
import { type Proxy, startProxy } from "../support/proxy";
import { letterlock, type Server, start } from "../support/server";
import { expect, heading, live, test } from "../support/test";

const PAGES = ["/refer/you", "/inbox", "/practice/members", "/enrol", "/join", "/practice/recover", `/status/${"0".repeat(32)}`];

test.describe.configure({ timeout: 240_000 });
test.use({ expected: /Failed to load resource|ERR_|Failed to fetch/ });

/** Everything that could be typed in is out of reach. */
async function inert(page: Page) {
  for (const field of await page.locator("main :is(input, textarea, select)").all()) {
    await expect(field).toBeDisabled();
  }
  expect(await page.locator("main input[type=text][name], main input[type=password][name], main textarea[name]").count()).toBe(0);
}

test.describe("a server that dies while a referral is sent", () => {
  let server: Server;
  let proxy: Proxy;
  let page: Page;
  /** The numbers of the referrals that were sent. */
  const numbers: string[] = [];

  test.beforeAll(async () => {
    server = await start(["--demo"]);
    proxy = await startProxy(server.url);
  });

  test.afterAll(async () => {
    await proxy.stop();
    await server.stop();
    await rm(server.data, { recursive: true, force: true });
  });

  test.beforeEach(async ({ browser }) => {
    proxy.passed.length = 0;
    page = await browserAt(browser, proxy.url);
  });

  test.afterEach(async () => page.context().close());

  async function startAgain() {
    proxy.lets = undefined;
    proxy.gives = undefined;
    server = await start(["--demo"], {}, server.data);
    proxy.target = server.url;
  }

  /** The numbers of the practice's referrals, as the operator's command exports them. */
  async function exported(out: string): Promise<string[]> {
    await letterlock(["practice", "export", "--practice", "orchard-surgical", "--out", out], server.data);
    const all = await readdir(out);
    return all.includes("referrals") ? readdir(join(out, "referrals")) : [];
  }

  /** Goes on with the page in sight, which has one place, and is then one referral of the practice and no more. */
  async function goesOn(out: string) {
    await page.getByRole("button", { name: "Try again" }).click();
    numbers.push((await done(page)).number);
    const reserved = proxy.passed.filter(({ method, url }) => method === "POST" && url === "/api/v1/referrals");
    expect(reserved).toHaveLength(1);
    expect((await exported(out)).sort()).toEqual([...numbers].sort());
  }

  test("attack 15: between two parts, it goes on where it stopped, and has one referral", async ({}, info) => {
    // Two parts of one file.
    const files: File[] = [{ name: "large.png", mimeType: "image/png", buffer: png(64, 48, randomBytes(9_500_000)) }];
    await upToCheck(page, { files, specialist: "Dr. Priya Ransome" });
    proxy.lets = async ({ method, url }) => {
      if (method !== "PUT" || !url.endsWith("/parts/1")) return true;
      await server.kill();
      return false;
    };
    await send(page);
    await expect(page.getByText("The server could not be reached")).toBeVisible(slow);
    const parts = () => proxy.passed.filter(({ method, url, status }) => method === "PUT" && /\/parts\/\d$/.test(url) && status < 300);
    expect(parts().map(({ url }) => url.slice(-1))).toEqual(["0"]);

    await startAgain();
    await goesOn(info.outputPath("export"));
    expect(parts().map(({ url }) => url.slice(-1))).toEqual(["0", "1"]);
  });

  const isCommit = ({ method, url }: { method: string; url: string }) => method === "PUT" && url.endsWith("/envelope");

  for (const [when, isAnswered] of [
    ["before the sealed referral arrives", false],
    ["once the referral is accepted, and the browser does not hear of it", true],
  ] as const) {
    test(`attack 15: ${when}, another try has one referral`, async ({}, info) => {
      await upToCheck(page, { specialist: "Dr. Priya Ransome" });
      const answers: number[] = [];
      const die = async (asked: { method: string; url: string }) => {
        if (!isCommit(asked)) return true;
        await server.kill();
        return false;
      };
      if (isAnswered) {
        proxy.gives = (asked, status) => {
          if (isCommit(asked)) answers.push(status);
          return die(asked);
        };
      } else {
        proxy.lets = die;
      }
      await send(page);
      await expect(page.getByText("The server could not be reached")).toBeVisible(slow);
      expect(answers).toEqual(isAnswered ? [200] : []);

      // What the server has by then.
      await startAgain();
      expect(await exported(info.outputPath("before"))).toHaveLength(numbers.length + (isAnswered ? 1 : 0));
      await goesOn(info.outputPath("export"));
      expect(proxy.passed.filter(isCommit).map(({ status }) => status)).toEqual([200]);
    });
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of PAGES) {
    test(`${path} says what it needs, and nothing can be typed`, async ({ page }) => {
      await page.goto(path);
      // A locator by text passes `noscript` over.
      const notice = page.locator("noscript p");
      await expect(notice).toBeVisible();
      await expect(notice).toContainText("needs JavaScript");
      await inert(page);
    });
  }
});

test.describe("without WebAssembly", () => {
  for (const path of PAGES) {
    test(`${path} says what it needs, and nothing can be typed`, async ({ page }) => {
      await page.addInitScript(() => {
        Reflect.deleteProperty(globalThis, "WebAssembly");
      });
      await page.goto(path);
      await expect(page.locator("#cannot-work")).toContainText("This browser cannot run WebAssembly");
      await inert(page);
    });
  }
});

test.describe("a worker that does not load", () => {
  let proxy: Proxy;
  let blocked: string;

  test.beforeEach(async ({ server }) => {
    proxy = await startProxy(server.url);
    proxy.lets = ({ url }) => !url.includes(blocked);
  });

  test.afterEach(async () => proxy.stop());

  async function at(browser: import("@playwright/test").Browser) {
    return browserAt(browser, proxy.url);
  }

  test("the letter's: it can be tried again, and had as text", async ({ browser }) => {
    blocked = "/letter-worker";
    const page = await at(browser);
    await upToCheck(page);
    await send(page);
    const { number } = await done(page);
    await expect(page.getByText("The PDF could not be made")).toBeVisible(slow);

    const coming = page.waitForEvent("download", slow);
    await page.getByRole("button", { name: "Download as text" }).click();
    const text = await coming;
    expect(text.suggestedFilename()).toMatch(/\.txt$/);
    const said = (await bytesOf(text)).toString("utf8");
    for (const part of [number, "Avery", "9735 353 315"]) expect(said).toContain(part);

    blocked = "nothing";
    await page.getByRole("button", { name: "Try again" }).click();
    const pdf = await bytesOf(await downloadPdf(page));
    expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    await page.context().close();
  });

  test("the vault: nothing is sent, and it can be tried again", async ({ browser }) => {
    blocked = "/vault-worker";
    const page = await at(browser);
    await upToCheck(page);
    await send(page);
    await expect(page.getByText("The part of this page that seals the referral has stopped")).toBeVisible(slow);
    expect(proxy.passed.filter(({ method }) => method !== "GET")).toEqual([]);
    blocked = "nothing";
    await page.getByRole("button", { name: "Try again" }).click();
    await done(page);
    await page.context().close();
  });

  test("the vault on the status page: it can be tried again", async ({ browser }) => {
    blocked = "/vault-worker";
    const page = await at(browser);
    await page.goto(`/status/${"0".repeat(32)}#${"A".repeat(43)}`);
    await live(page);
    await expect(heading(page)).toHaveText("We could not look it up", slow);
    blocked = "nothing";
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(heading(page)).toHaveText("This link leads to no referral", slow);
    await page.context().close();
  });
});

test("a later part that does not load costs no answer, and comes on demand", async ({ page }) => {
  let blocked = true;
  await page.route("**/split_later.wasm", (route) => (blocked ? route.abort() : route.continue()));
  await page.goto("/refer/you");
  await live(page);
  await you(page);
  // Not even the second step is checked without it.
  const failed = page.getByText("The list of specialties did not load.");
  await expect(failed).toBeVisible();
  await expect(page.locator("#catalogue-failed")).toBeFocused();
  await expect(page.getByLabel("Your full name")).toHaveValue(`Casey ${CANARY}`);
  blocked = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(failed).toBeHidden();
  await goOn(page);
  await expect(heading(page)).toHaveText("Your clinic");
});

test("the lists say when their part does not load, and try again", async ({ page }) => {
  let blocked = true;
  await page.route("**/split_later.wasm", (route) => (blocked ? route.abort() : route.continue()));
  await page.goto("/categories");
  await live(page);
  await expect(page.getByRole("alert").filter({ hasText: "This part of the page did not load" })).toBeVisible();
  blocked = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toHaveText("Specialties and categories");
});

test("whoever goes on before the later part is there goes on once it is", async ({ page }) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/split_later.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/refer/you");
  await live(page);
  await you(page);
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
  come();
  await expect(heading(page)).toHaveText("Your clinic");
});
