// Chromium's own authenticator of tests, and everything that a page sends while it is used.
import { createServer } from "node:net";
import { type CDPSession, type Page } from "@playwright/test";
import { type Server, start } from "./server";

/** A demo at a name, which passkeys need: `url` is the one to go to. */
export async function named(more: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const at = { LETTERLOCK_ADDR: `127.0.0.1:${port}`, LETTERLOCK_ORIGIN: url };
  return { ...(await start(["--demo"], { ...more, ...at })), url };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export interface Authenticator {
  cdp: CDPSession;
  id: string;
}

/** An authenticator that asks for its person, who is there; with a PRF or without one. */
export async function authenticator(page: Page, hasPrf = true): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

/** What each PRF gave, in hexadecimal, and whether the page's own copy of it is overwritten. */
export interface Seen {
  outputs: string[];
  left: number[][];
}

/** Looks at what the browser hands to the page, before the page does. */
export async function watchPrf(page: Page) {
  await page.addInitScript(() => {
    const given: ArrayBuffer[] = [];
    const outputs: string[] = [];
    const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const get = CredentialsContainer.prototype.get;
    CredentialsContainer.prototype.get = async function (options) {
      const credential = (await get.call(this, options)) as PublicKeyCredential;
      const results = credential.getClientExtensionResults() as { prf?: { results?: { first?: ArrayBuffer } } };
      const first = results.prf?.results?.first;
      if (first) {
        given.push(first);
        outputs.push(hex(new Uint8Array(first)));
      }
      return credential;
    };
    Object.assign(window, { seenPrf: () => ({ outputs, left: given.map((one) => [...new Uint8Array(one)]) }) });
  });
}

export const seenPrf = (page: Page): Promise<Seen> =>
  page.evaluate(() => (window as unknown as { seenPrf: () => Seen }).seenPrf());

/** Every request's address and body. */
export function sent(page: Page): Buffer[] {
  const all: Buffer[] = [];
  page.on("request", (request) => {
    all.push(Buffer.concat([Buffer.from(`${request.url()}\n`), request.postDataBuffer() ?? Buffer.of()]));
  });
  return all;
}

/** Those requests in which these bytes stand, however they are written. */
export function having(all: Buffer[], hex: string): string[] {
  const bytes = Buffer.from(hex, "hex");
  const written = [bytes, Buffer.from(hex), Buffer.from(hex.toUpperCase()), Buffer.from([...bytes].join(","))];
  for (let skipped = 0; skipped < 3; skipped++) {
    // Whatever stands before them: the signs in between are the same at each alignment.
    const shifted = Buffer.concat([Buffer.alloc(skipped), bytes]);
    for (const how of ["base64", "base64url"] as const) {
      written.push(Buffer.from(shifted.toString(how).replace(/=+$/, "").slice(skipped ? 4 : 0, -2)));
    }
  }
  return all.filter((one) => written.some((part) => one.includes(part))).map((one) => one.toString("latin1"));
}
