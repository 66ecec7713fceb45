// Stock libraries that open what a practice exported, from the recovery kit alone, and check what a
// server signed.
import { execFile, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const ROOT = resolve(import.meta.dirname, "../..");

/** Installs them where they are missing. */
export async function stockLibraries(): Promise<void> {
  await promisify(execFile)(join(ROOT, "end2end/interop/tools"));
}

/** With its standard library. */
export const PYTHON = join(ROOT, ".venv/bin/python");

export const OPENERS: Record<string, string[]> = {
  "jwcrypto and cryptography": [PYTHON, join(ROOT, "docs/examples/open_referral.py")],
  jose: [process.execPath, join(ROOT, "end2end/interop/open.mjs")],
};

/** Opens an export into a folder. The kit's code goes in by standard input, as a person types it. */
export function openExport(opener: string[], folder: string, out: string, code: string): Promise<void> {
  const [command, ...args] = opener;
  const child = spawn(command, [...args, folder, out], { stdio: ["pipe", "ignore", "pipe"] });
  let wrong = "";
  child.stderr.on("data", (chunk) => (wrong += chunk));
  child.stdin.end(`${code}\n`);
  return new Promise((opened, failed) => {
    child.once("error", failed);
    child.once("exit", (status) => (status === 0 ? opened() : failed(new Error(wrong))));
  });
}

/** What a receipt says, if the key's owner signed it. */
export async function verifyReceipt(key: string, receipt: string): Promise<Record<string, unknown>> {
  const verify = join(ROOT, "docs/examples/verify_receipt.py");
  const run = promisify(execFile)(PYTHON, [verify, key]);
  run.child.stdin?.end(receipt);
  return JSON.parse((await run).stdout);
}

/** What was opened of one referral: the answers, and the attachments by their ids. */
export async function opened(folder: string) {
  const answers = await readFile(join(folder, "answers.json"), "utf8");
  const names = (await readdir(folder)).filter((name) => name !== "answers.json");
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return { answers, files };
}
