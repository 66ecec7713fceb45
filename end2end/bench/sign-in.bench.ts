// Signing in: the passphrase stretched and proven, the practice's keys unlocked, the list fetched.
import { type Browser } from "@playwright/test";
import { type Account, browserAt, demoAccount, tryToSignIn } from "../support/practice";
import { expect, live } from "../support/test";
import { figure, median } from "./figures";
import { sendOne } from "./many";
import { listen, those } from "./network";
import { notes, spans, watch } from "./watch";
import { EPOCHS, test } from "./worlds";

const ROUNDS = 5;

declare global {
  interface Window {
    /** When the button was pressed last, and when the list was there first. */
    pressed?: number;
    listed?: number;
  }
}

interface Round {
  /** From pressing the button until the list is there. */
  whole: number;
  /** Of that, from the server's last answer until the keys are unlocked. */
  unlocking: number;
}

/** Signs in with a browser that was never here. */
async function round(browser: Browser, url: string, account: Account, list: string): Promise<Round> {
  const page = await browserAt(browser, url);
  await watch(page);
  await page.addInitScript((list) => {
    addEventListener("click", () => (window.pressed = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (document.querySelector(list)) window.listed ??= performance.now();
    }).observe(document, { childList: true, subtree: true });
  }, list);
  const asked = listen(page);
  await page.goto("/inbox");
  await live(page);
  await page.waitForLoadState("networkidle");
  await tryToSignIn(page, account);
  await expect(page.locator(list).first()).toBeVisible({ timeout: 60_000 });
  await page.waitForLoadState("networkidle");
  const { pressed, listed, origin } = await page.evaluate(() => ({
    pressed: window.pressed ?? 0,
    listed: window.listed ?? 0,
    origin: performance.timeOrigin,
  }));
  const [proven] = those(asked, "POST", "/api/v1/session/finish");
  const [unlocked] = spans(await notes(page), "SignIn");
  await page.context().close();
  return { whole: listed - pressed, unlocking: origin + unlocked.to - proven.ended };
}

test("signing in, with one epoch of keys", async ({ page, browser, server }) => {
  await watch(page);
  await sendOne(page, "Dr. Owen Tallis");
  const account = await demoAccount("tallis-surgical", server.data);
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round(browser, server.url, account, "#referrals tbody tr"));
  figure("sign_in", median(rounds.map(({ whole }) => whole)), "ms", 1_500);
  figure("unlock", median(rounds.map(({ unlocking }) => unlocking)), "ms");
});

test("unlocking twenty epochs of keys", async ({ browser, server }) => {
  const account = await demoAccount("thompson-surgical", server.data);
  const rounds: Round[] = [];
  // Nothing was sent to this practice: its list says so.
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round(browser, server.url, account, "#list"));
  figure(`unlock_${EPOCHS}_epochs`, median(rounds.map(({ unlocking }) => unlocking)), "ms", 2_000);
});
