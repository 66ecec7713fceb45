// Attack 15 of docs/THREAT-MODEL.md, for the sweeper: the server is killed, as by a power cut, while it deletes
// what was not sent in time. A place is there whole or is gone, and what was sent stays as it is. What is left on
// the disk of places that are gone goes once it is three days old.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { done, slow } from "../support/done";
import { FILES, send, upToCheck } from "../support/fill";
import { PYTHON, stockLibraries } from "../support/interop";
import { browserAt } from "../support/practice";
import { type Passed, startProxy } from "../support/proxy";
import { letterlock, start, starting } from "../support/server";
import { expect, test } from "../support/test";

test.describe.configure({ timeout: 300_000 });

/** So many places are given up at once: enough to be killed among them. */
const PLACES = 150;
/** Longer ago than a folder is left alone that no place leads to. */
const LONG_AGO = new Date(Date.now() - 4 * 24 * 3_600_000);

/** Which places the database of a server that does not run has, that nothing was sent from. Their time is over. */
const UNSENT = `
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as base:
    which = "id IN (SELECT referral FROM offer WHERE state = 'reserved')"
    base.execute(f"UPDATE referral SET expires_at = reserved_at + 1 WHERE {which}")
    print(*(id.hex() for id, in base.execute(f"SELECT id FROM referral WHERE {which}")))
`;

async function unsent(data: string): Promise<Set<string>> {
  const { stdout } = await promisify(execFile)(PYTHON, ["-c", UNSENT, join(data, "letterlock.sqlite3")]);
  return new Set(stdout.split(/\s+/).filter((id) => id !== ""));
}

const attachments = (data: string) => join(data, "attachments");

/** Everything that lies there for a referral, by its path. */
async function whole(data: string, referral: string): Promise<Record<string, string>> {
  const folder = join(attachments(data), referral);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
  const read = files.map(async (file) => {
    const path = join(file.parentPath, file.name);
    return [path.slice(folder.length), (await readFile(path)).toString("base64")];
  });
  return Object.fromEntries(await Promise.all(read));
}

/** As a browser asked before, in the place of another referral. */
async function again(url: string, { method, headers }: Passed, path: string, token: string, body: Buffer) {
  const names = ["content-type", "content-digest", "sec-fetch-site", "origin"];
  const kept = names.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
  const bearer = token ? [["authorization", `Bearer ${token}`]] : [];
  const answer = await fetch(url + path, { method, headers: [...kept, ...bearer] as [string, string][], body: new Uint8Array(body) });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return answer;
}

test("attack 15: what was not sent in time is there whole or gone, and what was sent stays", async ({ browser }) => {
  await stockLibraries();
  const server = await start(["--demo"]);
  const proxy = await startProxy(server.url);
  const page = await browserAt(browser, proxy.url);
  await upToCheck(page, { files: [FILES[0]], specialist: "Dr. Priya Ransome" });
  await send(page);
  const { number } = await done(page);
  await page.context().close();
  await proxy.stop();
  const asked = (is: RegExp) => proxy.passed.find(({ method, url }) => is.test(`${method} ${url}`)) as Passed;
  const [reserve, put] = [asked(/^POST \/api\/v1\/referrals$/), asked(/^PUT .*\/parts\/0$/)];
  const [sent] = readdirSync(attachments(server.data));

  for (let place = 0; place < PLACES; place += 1) {
    const answer = await again(server.url, reserve, reserve.url, "", reserve.body);
    const { id, token } = (await answer.json()) as { id: string; token: string };
    const path = `/api/v1/referrals/${id}/attachments/${randomBytes(16).toString("hex")}/parts/0`;
    await again(server.url, put, path, token, put.body);
  }
  await server.kill();
  const places = await unsent(server.data);
  expect(places.size).toBe(PLACES);
  const before = await whole(server.data, sent);
  expect(Object.keys(before)).not.toEqual([]);

  const left: number[] = [];
  for (const moment of ["before", "among", "after"] as const) {
    const data = await mkdtemp(join(tmpdir(), "letterlock-test-"));
    await cp(server.data, data, { recursive: true });
    const there = () => readdirSync(attachments(data)).length;
    if (moment !== "before") {
      const { pid, exited, started } = starting(["--demo"], {}, data);
      // Nothing else happens in this process until then, or it would come too late.
      const isReached = () => (moment === "among" ? there() <= PLACES : there() === 1);
      const until = Date.now() + 60_000;
      while (!isReached() && Date.now() < until);
      process.kill(pid, "SIGKILL");
      await Promise.allSettled([started, exited]);
    }

    const known = await unsent(data);
    const folders = (await readdir(attachments(data))).filter((id) => id !== sent);
    for (const id of known) expect(await whole(data, id)).toEqual(await whole(server.data, id));
    expect(known.size === 0 || known.size === PLACES, "one transaction").toBe(true);
    expect(await whole(data, sent)).toEqual(before);
    left.push(folders.length);

    // As if the three days were over for which a folder that no place leads to is left alone.
    for (const id of folders) await utimes(join(attachments(data), id), LONG_AGO, LONG_AGO);
    const next = await start(["--demo"], {}, data);
    await expect.poll(there, slow).toBe(1);
    await next.kill();
    expect((await unsent(data)).size).toBe(0);
    expect(await whole(data, sent)).toEqual(before);
    const out = join(data, "export");
    await letterlock(["practice", "export", "--practice", "orchard-surgical", "--out", out], data);
    expect(await readdir(join(out, "referrals"))).toEqual([number]);
    await rm(data, { recursive: true });
  }
  const [all, some, none] = left;
  expect([all, none]).toEqual([PLACES, 0]);
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(PLACES);
  await server.stop();
});
