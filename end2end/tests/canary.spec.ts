// Nothing that a person typed leaves the browser unsealed: words that stand nowhere else are typed
// in every sealed field, and looked for in everything that anybody else could see.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Page } from "@playwright/test";
import { test as base } from "../support/between";
import { search } from "../support/canary";
import { done, downloadPdf, type Sent, slow } from "../support/done";
import { type File, type More, send, upToCheck } from "../support/fill";
import { pdf, png } from "../support/files";
import { allOf, type Mail, startMail } from "../support/mail";
import { mailing, mailTo } from "../support/mailed";
import { browserAt, decline, demoAccount, openReferral, saveFiles, signIn } from "../support/practice";
import { answered, type Proxy, said } from "../support/proxy";
import { start } from "../support/server";
import { follow } from "../support/status";
import { expect, heading } from "../support/test";

/** Told to the server on purpose: it is where mails go. */
const SENDER = "casey.bright@example.org";

const word = (about: string) => `Kauz${about.replaceAll(/[^a-z]/g, "")}flug`;

/** Typed as they are asked for, because no word would be taken. */
const SHAPED: Record<string, string> = {
  "patient-phone": "604-555-0187",
  "contact-phone": "604-555-0188",
  "clinic-fax": "604-555-0189",
  "patient-email": "kauz.patient@example.org",
  "patient-postal-code": "V1Y 0B9",
  "injury-day": "3",
  "injury-month": "March",
  "injury-year": "2025",
};
/** Filled in by the steps themselves. */
const STEPS = /^(your-email|your-msp|provider-msp|clinic-phone|clinic-postal-code|birth-.*|health-number)$/;
/** As they may stand in a sealed document. */
const SHAPES = ["6045550187", "604-555-0187", "6045550188", "6045550189", "kauz.patient@example.org", "V1Y 0B9", "9735353315", "9735 353 315", "1971-04-09"];

const FILE = word("filename");
const INSIDE = word("filecontent");
const PICTURE = word("picturecontent");
const NOTE = word("declinenote");
const FILES: File[] = [
  { name: `${FILE}.pdf`, mimeType: "application/pdf", buffer: pdf(INSIDE) },
  { name: "stones.png", mimeType: "image/png", buffer: png(64, 48, Buffer.from(PICTURE.repeat(99))) },
];

interface Watched {
  mail: Awaited<ReturnType<typeof startMail>>;
}

const test = base.extend<object, Watched>({
  mail: [
    async ({}, use) => {
      const mail = await startMail();
      await use(mail);
      await mail.stop();
    },
    { scope: "worker" },
  ],
  // What the browser takes for the server is the proxy.
  server: [
    async ({ mail, between }, use) => {
      const more = { ...mailing(mail), LETTERLOCK_ORIGIN: between.url, LETTERLOCK_LOG: "debug" };
      const server = await start(["--demo"], more);
      between.target = server.url;
      await use({ ...server, url: between.url });
      await server.stop();
    },
    { scope: "worker" },
  ],
});

test.describe.configure({ mode: "serial", timeout: 240_000 });
test.use({ expected: /Failed to load resource/ });

/** Every word that was typed. */
const typed = new Set([FILE, INSIDE, PICTURE, NOTE, ...SHAPES]);
const heard = new Map<string, Buffer>();
let sent: Sent;

/** Opens what a step hides, then types a word in every text field in sight. */
const everything: More = async (page) => {
  for (const tick of ["no-fixed-address", "medications-none", "allergies-none"]) {
    const box = page.locator(`#${tick}`);
    if (await box.isVisible()) await box.uncheck();
  }
  for (const [name, value] of [["urgency", "urgent"], ["seen-before", "again"], ["elsewhere", "yes"], ["payer", "worksafebc"]]) {
    const radio = page.locator(`input[name=${name}][value=${value}]`);
    if (await radio.isVisible()) await radio.check();
  }
  const province = page.locator("#patient-province");
  if (await province.isVisible()) await province.selectOption("bc");
  for (const field of await page.locator("main input[type=text], main textarea").all()) {
    const id = (await field.getAttribute("id")) ?? "";
    if (STEPS.test(id) || !(await field.isVisible())) continue;
    const text = SHAPED[id] ?? word(id);
    await field.fill(text);
    if (!SHAPED[id]) typed.add(text);
  }
};

function listen(page: Page, who: string) {
  const lines: string[] = [];
  page.on("console", (message) => {
    lines.push(message.text());
    heard.set(`console of ${who}`, Buffer.from(lines.join("\n")));
  });
}

/** What the browser keeps: nothing but cookies may be there, and what it saw of the key log. */
async function kept(page: Page, who: string) {
  const storage = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    history: JSON.stringify(history.state),
  }));
  expect(storage).toMatchObject({ session: {}, databases: [], caches: [], workers: 0, name: "" });
  const { "letterlock.keylog": log, "letterlock.roster": rosters, ...local } = storage.local as Record<string, string>;
  expect(local).toEqual({});
  if (log) expect(Object.keys(JSON.parse(log))).toEqual(["seen", "registrar"]);
  // A practice's id, how long its roster is, and the hash of the last entry; a member's id, and the practice's.
  const roster = String.raw`"rosters":\{"[0-9a-f]{32}":\[\d+,"[0-9a-f]{64}"\]\}`;
  const member = String.raw`"members":\{("[0-9a-f]{32}":"[0-9a-f]{32}")?\}`;
  if (rosters) expect(rosters).toMatch(new RegExp(`^\\{${roster},${member}\\}$`));
  const cookies = await page.context().cookies();
  const all = JSON.stringify({ storage, cookies, url: page.url(), title: await page.title() });
  heard.set(`storage of ${who}`, Buffer.from(all));
}

test("words are typed in every sealed field, read by the practice and answered", async ({ page, browser, server, mail }) => {
  listen(page, "the sender");
  await upToCheck(page, { files: FILES, specialist: "Dr. Priya Ransome", more: everything });
  await kept(page, "the sender, before sending");
  await send(page);
  sent = await done(page);
  await kept(page, "the sender, after sending");
  await downloadPdf(page);
  expect(typed.size).toBeGreaterThan(35);

  const practice = await browserAt(browser, server.url);
  listen(practice, "the practice");
  await signIn(practice, await demoAccount("orchard-surgical", server.data));
  await openReferral(practice, sent.number);
  // That the words went in is only known where they come out.
  const shown = await practice.locator("main").innerText();
  const hidden = [INSIDE, PICTURE, NOTE, ...SHAPES];
  const missing = [...typed].filter((each) => !hidden.includes(each) && !shown.includes(each));
  expect(missing).toEqual([]);
  const files = await saveFiles(practice);
  expect(files.get(`${FILE}.pdf`)?.includes(INSIDE)).toBe(true);
  await kept(practice, "the practice, with an open referral");
  await decline(practice, "More information is needed", NOTE);
  await kept(practice, "the practice, after deciding");
  await mailTo(mail, SENDER, "has been declined");
  await practice.context().close();

  await follow(page, sent.link, mail, SENDER);
  await expect(heading(page)).toHaveText("The practice has declined the referral", slow);
  await expect(page.locator("blockquote")).toHaveText(NOTE);
  await kept(page, "the sender, on the status page");
});

/** Everything that somebody besides the sender and the practice could see. */
async function visible(proxy: Proxy, mails: Mail[], log: string, data: string) {
  const places = new Map(heard);
  proxy.passed.forEach((passed, place) => {
    const name = `${place}: ${passed.method} ${passed.url}`;
    places.set(`request ${name}`, said(passed));
    // The fonts and modules are the same for everybody.
    if (!passed.url.startsWith("/pkg/")) places.set(`answer ${name}`, answered(passed));
  });
  mails.forEach((mail, place) => places.set(`mail ${place}`, Buffer.from(allOf(mail))));
  places.set("log", Buffer.from(log));
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    places.set(`file ${relative(data, file)}`, await readFile(file));
  }
  return places;
}

test("none of them stands in a request, an answer, a log, a mail, a file or the browser's storage", async ({ between, mail, server }) => {
  const places = await visible(between, mail.mails, server.log(), server.data);
  // Mails that were read have been taken out: the server's own copies lie in its database.
  const names = [...places.keys()];
  for (const kind of [/^request .*PUT .*\/parts\/0/, /^request .*PUT .*\/envelope/, /^request .*\/decision/, /^answer /, /^file .*\.(db|sqlite)/, /^log$/]) {
    expect(names.filter((name) => kind.test(name)).length, String(kind)).toBeGreaterThan(0);
  }
  expect(search([...typed], places)).toEqual([]);
  const secret = sent.link.split("#")[1];
  expect(search([secret], places).filter((place) => !place.startsWith("storage of"))).toEqual([]);
});

test("the same search finds what the server is told, and what a leak would leave", async ({ between, mail, server }) => {
  const leak = join(server.data, "leak");
  const [leaked] = typed;
  await writeFile(leak, `x${Buffer.from(`ab${leaked}`).toString("base64url")}`);
  const places = await visible(between, mail.mails, server.log(), server.data);
  expect(search([leaked], places).map((place) => place.split(":")[0])).toEqual(["file leak"]);
  const found = search([SENDER], places).join("\n");
  expect(found).toMatch(/^request .*POST \/api\/v1\/referrals/m);
  expect(found).toMatch(/^file .*\.(db|sqlite)/m);
  expect(search([sent.number], places).join("\n")).toMatch(/^answer .*POST \/api\/v1\/referrals/m);
});
