// The tests' `test` over https, as a clinic reaches the server: WebKit keeps no `Secure` cookie
// without it, not even on this machine. No page may break the security policy or write an error
// to its console.
import { rm, writeFile } from "node:fs/promises";
import { test as base, expect } from "@playwright/test";
import { makeCertificates } from "../support/certificates";
import { type MailServer, startMail } from "../support/mail";
import { mailing } from "../support/mailed";
import { type Proxy, REPORTS, startProxy } from "../support/proxy";
import { folder, type Server, start } from "../support/server";
import { OPEN } from "./browser";
import { Person } from "./person";

interface Shared {
  mail: MailServer;
  /** What the browser takes for the server. */
  front: Proxy;
  server: Server;
}

interface Each {
  /** In a browser of their own, that has been nowhere before. */
  person: Person;
  /** What went wrong on this test's pages until now. */
  wrong: () => string[];
  /** What a test makes go wrong on purpose. */
  expected: RegExp | null;
  guarded: void;
}

export const test = base.extend<Each, Shared>({
  mail: [
    async ({}, use) => {
      const mail = await startMail();
      await use(mail);
      await mail.stop();
    },
    { scope: "worker" },
  ],
  front: [
    async ({}, use) => {
      const made = await folder();
      const front = await startProxy("", { certificate: await makeCertificates(made), reporting: true });
      await use(front);
      await front.stop();
      await rm(made, { recursive: true });
    },
    { scope: "worker" },
  ],
  server: [
    async ({ mail, front }, use) => {
      const server = await start(["--demo"], { ...mailing(mail), LETTERLOCK_ORIGIN: front.url });
      front.target = server.url;
      await use({ ...server, url: front.url });
      await server.stop();
    },
    { scope: "worker" },
  ],
  person: async ({ server }, use, info) => {
    const browser = await OPEN[info.project.name](info.outputPath("browser"));
    await use(new Person(browser, server.url));
    if (info.status !== info.expectedStatus) {
      await writeFile(info.outputPath("in-sight.png"), await browser.driver.takeScreenshot(), "base64");
      await writeFile(info.outputPath("in-sight.txt"), await browser.driver.findElement({ css: "body" }).getText());
    }
    await browser.close();
  },
  wrong: async ({ front, person }, use) => {
    const before = front.passed.length;
    const reported = () => front.passed.slice(before).filter(({ url }) => url === REPORTS);
    await use(() => [...reported().map(({ body }) => body.toString("utf8")), ...person.browser.errors]);
  },
  expected: [null, { option: true }],
  guarded: [
    async ({ wrong, expected }, use) => {
      await use();
      expect(wrong().filter((each) => !expected?.test(each))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
