// Attack 16 of docs/THREAT-MODEL.md: keys taken out of the browser. The server is hostile here: it hands out
// a vault that notes every key that it makes, whoever asks to have one exported, and what is done with those
// that could be: a ceremony makes such keys, and may only wrap them.
import { type Page, type Worker } from "@playwright/test";
import { test } from "../support/between";
import { done, slow } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { createHill, folderWithCatalogue, OWNER } from "../support/hill";
import { confirmKit, goOn, invite, join, openMembers, type Person, readKit, tellWho, typeKit } from "../support/members";
import { accept, browserAt, demoAccount, demoKit, openReferral, signIn } from "../support/practice";
import { start } from "../support/server";
import { expect, heading, live } from "../support/test";

const NOTING = `
self.keysMade = [];
self.exportsAsked = [];
self.exportKey = SubtleCrypto.prototype.exportKey;
const fresh = new BroadcastChannel("fresh");
const tell = (call, key) => {
  if (key instanceof CryptoKey && key.extractable && key.type !== "public") {
    fresh.postMessage({ call, kind: key.type + " " + key.algorithm.name });
  }
};
for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
  if (name === "constructor") continue;
  const genuine = SubtleCrypto.prototype[name];
  SubtleCrypto.prototype[name] = async function (...given) {
    if (name === "exportKey") self.exportsAsked.push(given[1].type);
    for (const key of given) tell(name, key);
    const made = await genuine.apply(this, given);
    for (const key of [made, made?.privateKey, made?.publicKey]) {
      if (!(key instanceof CryptoKey)) continue;
      self.keysMade.push(key);
      tell("made", key);
    }
    return made;
  };
}
`;

test.describe.configure({ timeout: 240_000 });
test.beforeEach(({ between }) => {
  between.twist = ({ url }, answer) =>
    url.endsWith("/vault-worker.js") ? Buffer.concat([Buffer.from(NOTING), answer]) : answer;
});

/** Of a member or a practice: what opens, what signs, and what wraps those. */
const KINDS = ["private Ed25519", "private RSA-OAEP", "secret AES-GCM"];

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

/** There are the member's two keys, the practice's two, and what leads to them; none is given away in any format. */
function nothingComesOut(tried: Tried[]) {
  const kinds = tried.map(({ type, algorithm }) => `${type} ${algorithm}`);
  for (const kind of KINDS) expect(kinds).toContain(kind);
  for (const one of tried) {
    expect(one.extractable, JSON.stringify(one)).toBe(false);
    for (const outcome of one.outcomes) {
      expect(["InvalidAccessError", "NotSupportedError"], JSON.stringify(one)).toContain(outcome);
    }
    expect(one.outcomes, JSON.stringify(one)).toContain("InvalidAccessError");
  }
}

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
  nothingComesOut(tried);
  expect((await exportsOf(vault)).filter((type) => type !== "public")).toEqual([]);

  await practice.getByRole("button", { name: "Lock now" }).click();
  await expect(practice.getByRole("button", { name: "Sign in", exact: true })).toBeVisible(slow);
  expect(practice.workers()).toEqual([]);
  const nothing = { session: [], databases: 0, caches: 0, files: [] };
  expect(await stored(practice)).toEqual({ ...nothing, local: ["letterlock.keylog", "letterlock.roster"] });
  await practice.context().close();
});

test("attack 16: a sender’s vault exports nothing, and leaves nothing once it has sent", async ({ page, between }) => {
  const heard = await hearOfFresh(page);
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  const vault = vaultOf(page);
  let tried: Tried[] = [];
  let exported: string[] = [];
  // The vault ends when it has sent: its keys are asked for once everything is sealed, and before.
  between.lets = async ({ method, url }) => {
    if (method === "PUT" && url.endsWith("/envelope")) [exported, tried] = [await exportsOf(vault), await tryKeys(vault)];
    return true;
  };
  await send(page);
  await done(page);
  between.lets = undefined;
  expect(exported.filter((type) => type !== "public")).toEqual([]);
  // The thread's two keys were made to be wrapped for the sender's own later look.
  onlyWrapped(heard, ["private ECDH", "private Ed25519"]);
  const kept = tried.filter(({ extractable }) => !extractable);
  expect(tried.length - kept.length).toBe(2);
  expect(kept.length).toBeGreaterThan(2);
  for (const one of kept) expect(new Set(one.outcomes), JSON.stringify(one)).toEqual(new Set(["InvalidAccessError"]));
  const nothing = { session: [], databases: 0, caches: 0, files: [] };
  expect(await stored(page)).toEqual({ ...nothing, local: ["letterlock.keylog"] });
});

/** A call that a key was given to which could be exported, or that it was made, and the key's kind. */
interface Fresh {
  call: string;
  kind: string;
}

/** Hears from now on of every such key in a vault of this page, also once the vault has ended. */
async function hearOfFresh(page: Page): Promise<Fresh[]> {
  const heard: Fresh[] = [];
  await page.exposeFunction("hearOfFresh", (fresh: Fresh) => void heard.push(fresh));
  await page.addInitScript(() => {
    const { hearOfFresh } = window as unknown as { hearOfFresh: (fresh: Fresh) => void };
    new BroadcastChannel("fresh").onmessage = ({ data }) => hearOfFresh(data);
  });
  return heard;
}

/** Keys of these kinds could have been exported. All that was done with any of them was to wrap it, or to wrap others. */
function onlyWrapped(heard: Fresh[], kinds = KINDS) {
  const made = heard.filter(({ call }) => call === "made").map(({ kind }) => kind);
  expect([...new Set(made)].sort()).toEqual(kinds);
  const done = heard.filter(({ call }) => call !== "made");
  expect(done.length).toBeGreaterThanOrEqual(made.length);
  expect(done.filter(({ call }) => call !== "wrapKey")).toEqual([]);
}

/** The vault has its keys still: what it had exported were the public ones. */
async function exportedPublicOnly(page: Page) {
  expect(new Set(await exportsOf(vaultOf(page)))).toEqual(new Set(["public"]));
}

const SAM: Person = { name: "Sam Reed", email: "sam.reed.of.keys@example.org", passphrase: "green ladder under a loud clock" };
const ROBIN: Person = { name: "Robin Moor", email: "robin.moor.of.keys@example.org", passphrase: "slow kettle beside a tall window" };

test("attack 16: keys that are renewed are wrapped, never exported, and the vault that made them ends", async ({ page, server }) => {
  const account = await demoAccount("tallis-surgical", server.data);
  const heard = await hearOfFresh(page);
  await openMembers(page, account);
  expect(heard).toEqual([]);
  // Asked for, and said yes to.
  for (let pressed = 0; pressed < 2; pressed += 1) {
    await page.getByRole("button", { name: "Renew the keys and make a new kit" }).click();
  }
  const kit = await readKit(page);
  await exportedPublicOnly(page);
  await confirmKit(page, kit);
  await expect(page.getByText("Done. For safety the program that held the keys was ended")).toBeVisible(slow);
  await expect.poll(() => page.workers()).toEqual([]);
  onlyWrapped(heard);

  heard.length = 0;
  await goOn(page, account, "The keys are renewed, and the new recovery kit holds. Destroy the paper of the old one.");
  nothingComesOut(await tryKeys(vaultOf(page)));
  expect(heard).toEqual([]);
});

test("attack 16: keys of who joins, and those that an owner wraps to them, are never exported", async ({ page, browser, server }) => {
  const account = await demoAccount("spine-north", server.data);
  const heard = await hearOfFresh(page);
  await openMembers(page, account);
  const link = await invite(page, "Member");
  const joiner = await browserAt(browser, server.url);
  const heardAtJoiner = await hearOfFresh(joiner);
  await join(joiner, link, SAM);
  await expect.poll(() => joiner.workers()).toEqual([]);
  onlyWrapped(heardAtJoiner);
  await joiner.context().close();

  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("button", { name: "Look and confirm" }).click();
  expect(heard).toEqual([]);
  await page.getByRole("button", { name: "Yes, make them a member" }).click();
  await expect(page.getByText("Done. For safety the program that held the keys was ended")).toBeVisible(slow);
  await expect.poll(() => page.workers()).toEqual([]);
  onlyWrapped(heard, ["secret AES-GCM"]);
});

test("attack 16: keys of who comes in by the recovery kit are never exported", async ({ page, server }) => {
  const heard = await hearOfFresh(page);
  await page.goto("/practice/recover");
  await live(page);
  await typeKit(page, await demoKit("lakeshore-breast", server.data));
  await expect(heading(page)).toHaveText("Become an owner", slow);
  await tellWho(page, ROBIN);
  await page.getByRole("button", { name: "Become an owner" }).click();
  await expect(heading(page)).toHaveText("You are an owner now", { timeout: 300_000 });
  await expect.poll(() => page.workers()).toEqual([]);
  onlyWrapped(heard);
});

test("attack 16: a practice’s first keys are wrapped, never exported", async ({ page, between }) => {
  // No demo, in which a practice cannot be entered.
  const data = await folderWithCatalogue();
  const server = await start([], { LETTERLOCK_ORIGIN: between.url }, data);
  const demo = between.target;
  between.target = server.url;
  try {
    const about = await createHill(data, ["--addr", between.url.replace("http://", "")]);
    const heard = await hearOfFresh(page);
    await page.goto(about.match(/http:\/\/\S+\/enrol#\S+/)?.[0] ?? "");
    await live(page);
    await tellWho(page, { name: "Alex Hill", ...OWNER });
    await page.getByRole("button", { name: "Make the keys" }).click();
    const kit = await readKit(page);
    await exportedPublicOnly(page);
    await confirmKit(page, kit);
    await expect(heading(page)).toHaveText("Your practice is set up", slow);
    await expect.poll(() => page.workers()).toEqual([]);
    onlyWrapped(heard);
  } finally {
    between.target = demo;
    await server.stop();
  }
});
