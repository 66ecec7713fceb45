import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, live, test } from "../support/test";

const ROUTES = resolve(import.meta.dirname, "../../app/src/routes.rs");
const ID = "0".repeat(32);

/** Every page, with a word or an id where its address has one. */
const PAGES = [
  "/",
  "/design",
  "/categories",
  ...["you", "clinic", "where", "patient", "reason", "attachments", "check", "done"].map((step) => `/refer/${step}`),
  "/inbox",
  `/inbox/${ID}`,
  ...["members", "history", "recover", "account", "forgotten", "passphrase"].map((page) => `/practice/${page}`),
  "/enrol",
  "/join",
  `/status/${ID}`,
  "/no/such/page",
];

/** What is no page: found, refused and unknown. */
const OTHERS = [
  "/health",
  "/favicon.ico",
  "/lang/fr",
  "/demo/mail",
  "/pkg/0000/boot.js",
  "/api/v1/catalogue",
  "/api/v1/session",
  "/api/v1/inbox",
  "/api/v1/members",
  "/api/v1/keylog/checkpoint",
  "/api/v1/keylog/tile/0/000.p/9",
  `/api/v1/status/${ID}`,
  "/api/v1/nowhere",
];

const POLICY =
  /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'( 'sha256-[A-Za-z0-9+/]{43}=')*; style-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/;

test("the list of pages here has every one that there is", async () => {
  const routes = [...(await readFile(ROUTES, "utf8")).matchAll(/path!\("([^"]*)"\)/g)].map(([, path]) => path);
  expect(routes.length).toBeGreaterThan(20);
  // Some are written below others: each is the end of a page's address, or its beginning.
  const parts = routes.map((path) => path.replace(/:\w+/, ID));
  expect(parts.filter((part) => !PAGES.some((page) => page.endsWith(part) || page.startsWith(`${part}/`)))).toEqual([]);
});

test("every response carries the one policy and its companions", async ({ request, page }) => {
  await page.goto("/refer/you");
  const script = await page.locator("script[src]").first().getAttribute("src");
  const policies = new Set<string>();
  for (const path of [...PAGES, ...OTHERS, script ?? ""]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    policies.add(headers["content-security-policy"]);
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
    });
  }
  expect(policies.size).toBe(1);
  expect([...policies][0]).toMatch(POLICY);
});

test("the worker that draws strangers' files has no network, and it alone has another policy", async ({
  request,
  page,
}) => {
  await page.goto("/refer/you");
  const assets = await page.locator("html").getAttribute("data-assets");
  const worker = await request.get(`${assets}/viewer-worker.js`);
  expect(worker.status()).toBe(200);
  expect(worker.headers()).toMatchObject({
    "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
    "x-content-type-options": "nosniff",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
  });
  for (const file of ["viewer.js", "viewer_bg.wasm", "vault-worker.js", "letter-worker.js"]) {
    const headers = (await request.get(`${assets}/${file}`)).headers();
    expect(headers["content-security-policy"], file).toMatch(POLICY);
  }
});

test("pages are not kept, files of this build are kept for ever", async ({ request, page }) => {
  const response = await page.goto("/refer/you");
  expect(response?.headers()["cache-control"]).toBe("no-store");
  const script = await page.locator("script[src]").first().getAttribute("src");
  const file = await request.get(script ?? "");
  expect(file.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("an unknown address is a page with the status not found", async ({ request }) => {
  const response = await request.get("/no/such/page");
  expect(response.status()).toBe(404);
  expect(await response.text()).toContain("There is no page here");
});

test("a request from another site's page that would change something is refused", async ({ request }) => {
  const response = await request.post("/", { headers: { "sec-fetch-site": "cross-site" } });
  expect(response.status()).toBe(403);
});

test("attack 22: what somebody got into a page neither runs nor loads anything", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/refer/you");
  await live(page);
  const { ran, refused } = await page.evaluate(async () => {
    const ran: string[] = [];
    (window as unknown as { ran: string[] }).ran = ran;
    const refused = new Set<string>();
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.add(effectiveDirective));
    const put = (html: string) => {
      const at = document.createElement("div");
      at.innerHTML = html;
      document.body.append(at);
      return at;
    };
    put('<img src="/none.png" onerror="ran.push(\'handler\')">');
    put('<img src="https://example.org/none.png">');
    put('<iframe src="/refer/you"></iframe>');
    put('<p style="color: red">');
    put('<base href="https://example.org/">');
    put('<a href="javascript:ran.push(\'address\')">x</a>').querySelector("a")?.click();
    const form = put('<form action="https://example.org/"></form>').querySelector("form");
    form?.submit();
    for (const [name, value] of [["textContent", "ran.push('inline')"], ["src", "data:text/javascript,ran.push('data')"]] as const) {
      const script = document.createElement("script");
      script[name] = value;
      document.body.append(script);
    }
    // Later: what the test's own call asks for at once may be made of texts.
    await new Promise((later) => setTimeout(later, 100));
    for (const go of [
      () => (0, eval)("ran.push('eval')"),
      () => new Function("ran.push('function')")(),
      () => new Worker(URL.createObjectURL(new Blob(["self.close()"]))),
      () => void fetch("https://example.org/").then(() => ran.push("fetch"), () => {}),
    ]) {
      try {
        go();
      } catch {
        // Refused at once.
      }
    }
    await new Promise((later) => setTimeout(later, 500));
    return { ran, refused: [...refused].sort() };
  });
  expect(ran).toEqual([]);
  expect(refused).toEqual([
    "base-uri",
    "connect-src",
    "form-action",
    "frame-src",
    "img-src",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-attr",
    "worker-src",
  ]);
  await context.close();
});
