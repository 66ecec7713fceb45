// A sender holds a practice's key against a key log that has five thousand practices.
import { type Page } from "@playwright/test";
import { browserAt } from "../support/practice";
import { expect, test as base } from "../support/test";
import { type Server, start } from "../support/server";
import { figure, median } from "./figures";
import { sendAgain, sendOne } from "./many";
import { listen, those } from "./network";
import { watch } from "./watch";
import { enlarge, MAKING } from "./worlds";

const ROUNDS = 20;
const PRACTICES = 5_000;

interface World {
  server: Server;
  /** What a browser remembers of the log that was here when it had the demo's practices only. */
  known: string;
}

const test = base.extend<object, { world: World }>({
  world: [
    async ({ browser }, use) => {
      const small = await start(["--demo"]);
      const page = await browserAt(browser, small.url);
      await watch(page);
      await sendOne(page);
      const known = await page.evaluate(() => localStorage.getItem("letterlock.keylog") ?? "");
      await page.context().close();
      await small.kill();
      await enlarge(small.data, "five_thousand_practices");
      const server = await start(["--demo"], {}, small.data);
      await use({ server, known });
      await server.stop();
    },
    { scope: "worker", timeout: MAKING },
  ],
  server: [async ({ world }, use) => use(world.server), { scope: "worker" }],
});

/** How long the check takes: from the answer that brings the key until sealing begins. */
async function check(page: Page, known: string | null): Promise<{ took: number; tiles: number }> {
  const asked = listen(page);
  const sent = await sendAgain(page, ROUNDS, known);
  await expect.poll(() => those(asked, "POST", "/api/v1/referrals").length).toBe(ROUNDS);
  const places = those(asked, "POST", "/api/v1/referrals");
  const took = sent.map(({ sealing }, n) => sealing - places[n].ended);
  const tiles = asked.filter(({ path }) => path.startsWith("/api/v1/keylog/tile/"));
  return { took: median(took), tiles: tiles.length / ROUNDS };
}

test("a key is checked against a log of five thousand practices", async ({ page, world }) => {
  const checkpoint = await (await fetch(`${world.server.url}/api/v1/keylog/checkpoint`)).text();
  const size = Number(checkpoint.split("\n")[1]);
  const { seen } = JSON.parse(world.known);
  expect(size - seen.size).toBe(PRACTICES);

  await watch(page);
  await sendOne(page);
  const first = await check(page, null);
  figure("key_log_check_first", first.took, "ms", 100);
  figure("key_log_check_first_tiles", first.tiles, "tiles");
  const later = await check(page, world.known);
  figure("key_log_check_later", later.took, "ms", 100);
  figure("key_log_check_later_tiles", later.tiles, "tiles");
});
