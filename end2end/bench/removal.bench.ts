// One of fifty members is removed while five hundred referrals are open, and these are sealed anew.
import { type Page } from "@playwright/test";
import { goOn, openMembers, type Person, rowOf } from "../support/members";
import { browserAt, demoAccount } from "../support/practice";
import { expect } from "../support/test";
import { figure, median } from "./figures";
import { sendAgain, sendOne } from "./many";
import { listen, those } from "./network";
import { type Note, notes, spans, watch } from "./watch";
import { MEMBERS, test } from "./worlds";

const OPEN = 500;
const ROUNDS = 3;
const REMOVED = "The member is removed, and the keys are renewed.";

/** The epochs for which referrals are sealed, as the server lists them. */
const epochs = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const { rows } = await (await fetch("/api/v1/inbox")).json();
    return [...new Set<number>(rows.map((row: { epoch: number }) => row.epoch))];
  });

/** From the first question of this name to the last answer to one. */
function span(all: Note[], asked: string): number {
  const found = spans(all, asked);
  return found[found.length - 1].to - found[0].from;
}

/** What the page has asked its vault since it was looked at last. */
async function news(page: Page): Promise<Note[]> {
  const all = await notes(page);
  await page.evaluate(() => (window.notes = []));
  return all;
}

test("removing one of fifty members, with five hundred open referrals", async ({ page, browser, server }) => {
  await watch(page);
  await sendOne(page);
  await sendAgain(page, OPEN - 1);

  const account: Person = { name: "Dr. Priya Ransome", ...(await demoAccount("orchard-surgical", server.data)) };
  const owner = await browserAt(browser, server.url);
  await watch(owner);
  const asked = listen(owner);
  await openMembers(owner, account);
  const rows = owner.getByRole("table", { name: "Members", exact: true }).locator("tbody tr");
  await expect(rows).toHaveCount(MEMBERS);
  const [wholes, sealings]: number[][] = [[], []];
  for (let n = 1; n <= ROUNDS; n += 1) {
    await rowOf(owner, `Member Number ${n} of`).getByRole("button", { name: "Remove" }).click();
    await news(owner);
    await owner.getByRole("button", { name: "Yes, remove them" }).click();
    await goOn(owner, account, REMOVED);
    await expect.poll(() => epochs(owner), { timeout: 300_000, intervals: [1_000] }).toEqual([n + 1]);
    await expect(owner.getByText("being sealed for the new key")).toHaveCount(0);
    const all = await news(owner);
    wholes.push(span(all, "Rotate"));
    sealings.push(span(all, "Reseal") / 1_000);
  }
  const requests = those(asked, "POST", "/api/v1/members/rotation");
  expect(requests).toHaveLength(ROUNDS);
  figure("removal_request", median(requests.map(({ began, ended }) => ended - began)), "ms", 2_000);
  figure("removal", median(wholes), "ms", 2_000);
  figure(`seal_anew_${OPEN}`, median(sealings), "s", 60);
  await owner.context().close();
});
