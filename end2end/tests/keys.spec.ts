// Attack 16 of docs/THREAT-MODEL.md: keys taken out of the browser. The server is hostile here: it hands out
// a vault that notes every key that it makes, and whoever asks to have one exported.
import { type Page, type Worker } from "@playwright/test";
import { test } from "../support/between";
import { done, slow } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { accept, browserAt, demoAccount, openReferral, signIn } from "../support/practice";
import { expect } from "../support/test";

const NOTING = `
self.keysMade = [];
self.exportsAsked = [];
for (const name of ["deriveKey", "generateKey", "importKey", "unwrapKey"]) {
  const genuine = SubtleCrypto.prototype[name];
  SubtleCrypto.prototype[name] = async function (...given) {
    const made = await genuine.apply(this, given);
    self.keysMade.push(...(made instanceof CryptoKey ? [made] : [made.privateKey, made.publicKey]));
    return made;
  };
}
self.exportKey = SubtleCrypto.prototype.exportKey;
SubtleCrypto.prototype.exportKey = async function (...given) {
  self.exportsAsked.push(given[1].type);
  return self.exportKey.apply(this, given);
};
`;

test.describe.configure({ timeout: 240_000 });
test.beforeEach(({ between }) => {
  between.twist = ({ url }, answer) =>
    url.endsWith("/vault-worker.js") ? Buffer.concat([Buffer.from(NOTING), answer]) : answer;
});

/** A key that a vault made, and what came of asking for its bytes. */
interface Tried {
  type: string;
  algorithm: string;
  extractable: boolean;
  /** The names of the errors, or the formats that it was given away in. */
  outcomes: string[];
}

const vaultOf = (page: Page): Worker => {
  const vault = page.workers().find((worker) => worker.url().endsWith("/vault-worker.js"));
  if (!vault) throw new Error("there is no vault");
  return vault;
};

/** Asks for every key that is not public, in every format that there is. */
const tryKeys = (vault: Worker): Promise<Tried[]> =>
  vault.evaluate(async () => {
    const noted = self as unknown as { keysMade: CryptoKey[]; exportKey: SubtleCrypto["exportKey"] };
    const tried = [];
    for (const key of noted.keysMade.filter(({ type }) => type !== "public")) {
      const outcomes = [];
      for (const format of ["raw", "jwk", "pkcs8"] as const) {
        const exported = (noted.exportKey as Function).call(crypto.subtle, format, key) as Promise<unknown>;
        outcomes.push(await exported.then(() => format, (error: Error) => error.name));
      }
      tried.push({ type: key.type, algorithm: key.algorithm.name, extractable: key.extractable, outcomes });
    }
    return tried;
  });

/** Of which kinds the keys were that the vault itself had exported. */
const exportsOf = (vault: Worker): Promise<string[]> =>
  vault.evaluate(() => (self as unknown as { exportsAsked: string[] }).exportsAsked);

/** Everything that a script finds in the browser's storage. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) files.push(name);
    return {
      local: Object.keys({ ...localStorage }).sort(),
      session: Object.keys({ ...sessionStorage }),
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      files,
    };
  });

test("attack 16: no key comes out of a practice’s vault, nor of its browser once it is locked", async ({ page, browser, server }) => {
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  await send(page);
  const { number } = await done(page);
  const practice = await browserAt(browser, server.url);
  await signIn(practice, await demoAccount("orchard-surgical", server.data));
  await openReferral(practice, number);
  await accept(practice);
  const vault = vaultOf(practice);
  const tried = await tryKeys(vault);
  // The member's two keys, the practice's two, and what leads to them.
  const kinds = new Set(tried.map(({ type, algorithm }) => `${type} ${algorithm}`));
  for (const kind of ["private RSA-OAEP", "private Ed25519", "secret AES-GCM"]) expect([...kinds]).toContain(kind);
  for (const one of tried) {
    expect(one.extractable, JSON.stringify(one)).toBe(false);
    for (const outcome of one.outcomes) {
      expect(["InvalidAccessError", "NotSupportedError"], JSON.stringify(one)).toContain(outcome);
    }
    expect(one.outcomes, JSON.stringify(one)).toContain("InvalidAccessError");
  }
  expect((await exportsOf(vault)).filter((type) => type !== "public")).toEqual([]);

  await practice.getByRole("button", { name: "Lock now" }).click();
  await expect(practice.getByRole("button", { name: "Sign in", exact: true })).toBeVisible(slow);
  expect(practice.workers()).toEqual([]);
  const nothing = { session: [], databases: 0, caches: 0, files: [] };
  expect(await stored(practice)).toEqual({ ...nothing, local: ["letterlock.keylog", "letterlock.roster"] });
  await practice.context().close();
});

test("attack 16: a sender’s vault exports nothing, and leaves nothing once it has sent", async ({ page }) => {
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  const vault = vaultOf(page);
  const asked: string[][] = [];
  // The vault ends when it has sent: what it was asked is looked at until then.
  const looking = setInterval(() => void exportsOf(vault).then((types) => asked.push(types), () => {}), 50);
  await send(page);
  await done(page);
  clearInterval(looking);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.flat().filter((type) => type !== "public")).toEqual([]);
  const nothing = { session: [], databases: 0, caches: 0, files: [] };
  expect(await stored(page)).toEqual({ ...nothing, local: ["letterlock.keylog"] });
});
