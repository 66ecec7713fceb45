// What a browser keeps of a form, as a script in the page finds it.
import { expect, type Page } from "@playwright/test";

export const DAY = 24 * 60 * 60 * 1000;

export interface Kept {
  /** Everything that is stored, each byte as a letter. */
  text: string;
  until: number;
  extractable: boolean;
  /** In which formats the browser gives the key away. */
  exported: string[];
}

/** What is kept; `null` where nothing is, or where there is not even a database. */
export function kept(page: Page): Promise<Kept | null> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    if (!(await indexedDB.databases()).some(({ name }) => name === "letterlock")) return null;
    const database = await done(indexedDB.open("letterlock"));
    const store = database.transaction("draft").objectStore("draft");
    const all = await done(store.getAll());
    database.close();
    if (all.length === 0) return null;
    const [one] = all;
    const exported: string[] = [];
    for (const format of ["raw", "jwk"] as const) {
      await crypto.subtle.exportKey(format, one.key).then(() => exported.push(format), () => {});
    }
    const told = (value: unknown) =>
      value instanceof Uint8Array ? Array.from(value, (byte) => String.fromCharCode(byte)).join("") : String(value);
    const text = all.flatMap((each) => Object.values(each).map(told)).join("\n");
    return { text, until: one.until, extractable: one.key.extractable, exported };
  });
}

/** Moves the moment after which what is kept is void. */
export function move(page: Page, by: number): Promise<void> {
  return page.evaluate(
    (by) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open("letterlock");
        open.onsuccess = () => {
          const transaction = open.result.transaction("draft", "readwrite");
          const store = transaction.objectStore("draft");
          const got = store.get("kept");
          got.onsuccess = () => store.put({ ...got.result, until: got.result.until + by }, "kept");
          transaction.oncomplete = () => resolve(open.result.close());
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    by,
  );
}

/** Waits until everything that was typed so far is kept. */
export async function allKept(page: Page) {
  // It is saved a second after the last letter.
  await page.waitForTimeout(1_500);
  const minuteAgo = (await page.evaluate(() => Date.now())) - 60_000;
  await expect.poll(async () => (await kept(page))?.until ?? 0).toBeGreaterThan(minuteAgo + DAY);
}

export const keep = (page: Page) => page.getByLabel("Keep my answers on this computer for 24 hours");
