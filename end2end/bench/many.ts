// Many referrals, each of them really sealed and sent by the vault.
import { type Page } from "@playwright/test";
import { clinic, goOn, open, patient, reason, send, you } from "../support/fill";
import { expect } from "../support/test";

/** Sends one through the pages, without files. The page is watched. */
export async function sendOne(page: Page, specialist = "Dr. Priya Ransome") {
  await open(page);
  for (const step of [you, clinic]) await step(page);
  await page.locator("#specialty").selectOption({ label: "General surgery" });
  await page.locator("#category").selectOption({ label: "Gallbladder" });
  await page.locator("#subcategory").selectOption({ index: 1 });
  await page.locator("#region").selectOption("okanagan");
  await page.locator("input[name=wish][value=named]").check();
  await page.getByRole("radio", { name: specialist }).check();
  await goOn(page);
  for (const step of [patient, reason]) await step(page);
  await goOn(page);
  await send(page);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("The referral has been sent", { timeout: 60_000 });
}

/** When a referral was at what. */
export interface Sent {
  /** Milliseconds since 1970 when a place was asked for. */
  choosing: number;
  /** And when the place's key was believed, and sealing began. */
  sealing: number;
}

/**
 * Has a vault of its own seal and send what was sent last, so many times one after the other.
 * `known` is what it is told that this browser remembers of the key log.
 */
export async function sendAgain(page: Page, count: number, known: string | null = null): Promise<Sent[]> {
  return page.evaluate(
    async ({ count, known }) => {
      const { Send } = JSON.parse(window.posted.Send.message.ask);
      const ask = JSON.stringify({ Send: { ...Send, known } });
      const assets = document.documentElement.dataset.assets;
      const worker = new Worker(`${assets}/vault-worker.js`, { type: "module" });
      const sent: { choosing: number; sealing: number }[] = [];
      for (let id = 0; id < count; id += 1) {
        const at = { choosing: 0, sealing: 0 };
        await new Promise<void>((done, failed) => {
          worker.onmessage = ({ data }) => {
            const { Answer, Progress } = JSON.parse(data.told);
            const now = performance.timeOrigin + performance.now();
            if (Progress === "Choosing") at.choosing = now;
            if (Progress === "Sealing") at.sealing = now;
            if (Answer?.Ok) done();
            else if (Answer) failed(new Error(JSON.stringify(Answer)));
          };
          worker.postMessage({ id, ask, files: [] });
        });
        sent.push(at);
      }
      worker.terminate();
      return sent;
    },
    { count, known },
  );
}
