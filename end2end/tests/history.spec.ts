// What was done in a practice, as its owner reads it: found, paged, saved; and a server that changes it
// afterwards, played by a proxy, which the browser finds out.
import { writeFile } from "node:fs/promises";
import { type Page } from "@playwright/test";
import { accessible } from "../support/axe";
import { test } from "../support/between";
import { done, slow } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { bytesOf, demoAccount, goToReferral, tryToSignIn } from "../support/practice";
import { type Proxy } from "../support/proxy";
import { letterlock } from "../support/server";
import { expect, heading, live } from "../support/test";

test.describe.configure({ mode: "serial", timeout: 240_000 });

interface Line {
  sequence: number;
  at: number;
  entry: string;
  hash: string;
}

/** Signs in at the page itself, and waits until the lines were checked. */
async function openHistory(page: Page, data: string) {
  await page.goto("/practice/history");
  await live(page);
  await tryToSignIn(page, await demoAccount("orchard-surgical", data));
  await expect(heading(page)).toHaveText("History", slow);
  await expect(page.locator("#history-verdict")).toBeVisible(slow);
}

const verdict = (page: Page) => page.locator("#history-verdict");
const rows = (page: Page) => page.locator(".history tbody tr");
const shown = (page: Page) => page.locator("#history-shown");

async function refresh(page: Page) {
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("Fetching the history")).toHaveCount(0, slow);
}

/** The server's lines, changed before they arrive. */
function twistLines(between: Proxy, change: (lines: Line[]) => Line[]) {
  between.twist = ({ url }, answer) => {
    if (!url.includes("/api/v1/history?")) return answer;
    const told = JSON.parse(answer.toString());
    return Buffer.from(JSON.stringify({ ...told, lines: change(told.lines) }));
  };
}

let number: string;

test("an owner reads who did what to which referral, the newest first", async ({ page, server }) => {
  await upToCheck(page, { specialist: "Dr. Priya Ransome" });
  await send(page);
  ({ number } = await done(page));
  const account = await demoAccount("orchard-surgical", server.data);
  await page.goto("/inbox");
  await live(page);
  await tryToSignIn(page, account);
  await goToReferral(page, number);
  await page.getByRole("button", { name: "Open this referral" }).click();
  await expect(page.getByRole("button", { name: "Accept referral" })).toBeVisible(slow);

  // The way that an owner takes.
  await page.getByRole("link", { name: "Members and keys" }).click();
  await page.getByRole("link", { name: "See who did what, and when" }).click();
  await expect(heading(page)).toHaveText("History");
  await expect(heading(page)).toBeFocused();
  await expect(verdict(page)).toContainText("Every line follows from the one before", slow);
  await expect(rows(page).first()).toContainText(`Opened referral ${number}`);
  await expect(rows(page).nth(1)).toContainText("Signed in");
  await expect(rows(page).nth(2)).toContainText(`Sent referral ${number}`);
  await expect(rows(page).nth(2)).toContainText("The sender");
  await accessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await accessible(page);

  await page.getByLabel("Referral number").fill(number.slice(2, 6).toLowerCase());
  await expect(shown(page)).toHaveText("1 to 2 of 2 lines");
  await page.getByLabel("About").selectOption({ label: "Sign-ins" });
  await expect(shown(page)).toHaveText("No line fits what you chose.");
  await page.getByLabel("Referral number").fill("");
  await expect(rows(page).first()).toContainText("Signed in");
  // Nothing of it is kept, but for where the history ends.
  expect(page.url()).toMatch(/\/practice\/history$/);
  const kept = await page.evaluate(() => Object.entries({ ...localStorage }));
  expect(kept.map(([name]) => name)).toContain("letterlock.history");
  expect(JSON.stringify(kept)).not.toContain(number);
});

test("a long history has pages, and on paper only its lines", async ({ page, server }) => {
  await openHistory(page, server.data);
  await page.evaluate(async () => {
    for (let each = 0; each < 60; each++) await fetch("/api/v1/history/saved", { method: "POST" });
  });
  await refresh(page);
  await expect(shown(page)).toContainText("1 to 50 of");
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole("button", { name: "Older" }).click();
  await expect(shown(page)).toContainText("51 to");
  await expect(heading(page)).toBeFocused();
  await expect(rows(page).last()).toContainText("Line 1");
  await page.getByRole("button", { name: "Newer" }).click();
  await expect(page.getByRole("button", { name: "Newer" })).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel("Referral number")).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(rows(page).first()).toBeVisible();
  await expect(verdict(page)).toBeVisible();
});

test("it is saved as a file that the operator's command takes, and that stands in it", async ({ page, server }, info) => {
  await openHistory(page, server.data);
  const coming = page.waitForEvent("download", slow);
  await page.getByRole("button", { name: "Save as a file" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^letterlock-history-\d{4}-\d\d-\d\d\.jsonl$/);
  await expect(page.getByText("The file is in your downloads.")).toBeVisible();
  await expect(rows(page).first()).toContainText("Saved this history as a file");
  const text = (await bytesOf(download)).toString();
  const last = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
  expect(JSON.parse(last.entry)).toMatchObject({ kind: "trail-saved" });
  const file = info.outputPath("history.jsonl");
  await writeFile(file, text);
  const said = await letterlock(["audit", "verify", "--file", file], server.data);
  expect(said).toContain("none altered");
  expect(said).toContain(last.hash);
});

test("a line that the server altered is marked, and so is where one is missing", async ({ page, server, between }) => {
  await openHistory(page, server.data);
  twistLines(between, (lines) =>
    lines.map((line) => (line.entry.includes("referral-opened") ? { ...line, at: line.at - 60_000 } : line)),
  );
  await refresh(page);
  await expect(verdict(page)).toContainText("This history was altered");
  await expect(verdict(page)).toContainText("One line does not follow");
  await page.getByLabel("Referral number").fill(number);
  const opened = rows(page).filter({ hasText: "Opened referral" });
  await expect(opened).toContainText("This line is not what was written");
  await accessible(page);

  twistLines(between, (lines) => lines.filter(({ entry }) => !entry.includes("referral-opened")));
  await refresh(page);
  await expect(verdict(page)).toContainText("This history was altered");
  await page.getByLabel("Referral number").fill("");
  const after = page.getByText("Something that stood before this line is not there any more.");
  while ((await after.count()) === 0) await page.getByRole("button", { name: "Older" }).click();
  await expect(after).toBeVisible();
});

test("lines that are taken away from the end are missed by the browser that saw them", async ({ page, server, between }) => {
  await openHistory(page, server.data);
  twistLines(between, (lines) => lines.slice(0, 5));
  await refresh(page);
  await expect(verdict(page)).toContainText("Lines of this history are gone");
  // The same server, honest again: what was seen is still there.
  between.twist = undefined;
  await refresh(page);
  await expect(verdict(page)).toContainText("lines that it saw before are still there.");
});
