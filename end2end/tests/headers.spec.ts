import { expect, test } from "../support/test";

const POLICY =
  /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'( 'sha256-[A-Za-z0-9+/]{43}=')*; style-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/;

test("every response carries the one policy and its companions", async ({ request, page }) => {
  await page.goto("/refer/you");
  const script = await page.locator("script[src]").first().getAttribute("src");
  const paths = ["/", "/refer/you", "/no/such/page", "/health", "/favicon.ico", script ?? "", "/pkg/0000/boot.js"];
  const policies = new Set<string>();
  for (const path of paths) {
    const headers = (await request.get(path)).headers();
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
