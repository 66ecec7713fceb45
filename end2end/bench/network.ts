// What a page and its workers asked the server, and how long that took.
import type { Page } from "@playwright/test";

export interface Asked {
  method: string;
  path: string;
  /** Milliseconds since 1970. */
  began: number;
  /** When the whole answer was there. */
  ended: number;
}

/** Notes every request of the page from now on, once it is answered. */
export function listen(page: Page): Asked[] {
  const asked: Asked[] = [];
  page.on("requestfinished", (request) => {
    const { startTime, responseEnd } = request.timing();
    const path = new URL(request.url()).pathname;
    asked.push({ method: request.method(), path, began: startTime, ended: startTime + responseEnd });
  });
  return asked;
}

/** Those of them that were asked so, the first one first. */
export const those = (asked: Asked[], method: string, path: string): Asked[] =>
  asked.filter((one) => one.method === method && one.path === path).sort((a, b) => a.began - b.began);
