// Servers with more in them than could be put in through the pages: what a demo's first start made,
// made larger natively, as an owner's browser and the operator would (server/src/api/world/large.rs).
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { start } from "../support/server";
import { expect, test as base } from "../support/test";

const ROOT = resolve(import.meta.dirname, "../..");
/** Keys are made, and many of them are RSA. */
export const MAKING = 900_000;

/** Of Orchard Surgical, with the owner. */
export const MEMBERS = 50;
/** Of Thompson Surgical. */
export const EPOCHS = 20;

/** With a demo in which one practice has fifty members, and another one twenty epochs of keys. */
export const test = base.extend({
  server: [
    async ({}, use) => {
      const { data, kill } = await start(["--demo"]);
      await kill();
      // Each takes one processor for a minute or two.
      await Promise.all([enlarge(data, "fifty_members"), enlarge(data, "twenty_epochs")]);
      const server = await start(["--demo"], {}, data);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: MAKING },
  ],
});

/** Makes the folder of a demo larger, whose server does not run. */
export async function enlarge(data: string, by: "fifty_members" | "twenty_epochs" | "five_thousand_practices") {
  const test = `api::world::large::${by}`;
  const args = ["test", "--package", "server", "--bin", "letterlock", "--", "--ignored", "--exact", test];
  const env = { ...process.env, LETTERLOCK_DATA: data };
  const { stdout } = await promisify(execFile)("cargo", args, { cwd: ROOT, env, maxBuffer: 64 << 20 });
  expect(stdout).toContain("1 passed");
}
