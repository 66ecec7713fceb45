// What a browser saved.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { slow } from "../support/done";
import { type Person } from "./person";

/** What browsers call a file that they still write. */
const UNDER_WAY = /\.(part|wkdownload)$/;

/** Waits for the file whose bytes are whole, and gives its path. */
export async function saved({ browser }: Person, isWhole: (bytes: Buffer) => boolean): Promise<string> {
  let found = "";
  await expect(async () => {
    const names = await readdir(browser.downloads);
    // Firefox holds the name's place with an empty file.
    for (const name of names.filter((name) => !UNDER_WAY.test(name))) {
      const path = join(browser.downloads, name);
      if (isWhole(await readFile(path))) found = path;
    }
    expect(found, names.join(", ")).not.toBe("");
  }).toPass(slow);
  return found;
}
