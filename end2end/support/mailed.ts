// The tests' `test` with a server that hands its mails to a real mail server.
import { type Mail, type MailServer, startMail } from "./mail";
import { start } from "./server";
import { expect, test as base } from "./test";

export const FROM = "letterlock@example.org";

/** The environment of a server that mails. */
export function mailing(mail: MailServer): Record<string, string> {
  return { LETTERLOCK_SMTP_URL: mail.url, LETTERLOCK_MAIL_FROM: FROM };
}

export const test = base.extend<object, { mail: MailServer }>({
  mail: [
    async ({}, use) => {
      const mail = await startMail();
      await use(mail);
      await mail.stop();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ mail }, use) => {
      const server = await start(["--demo"], mailing(mail));
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

/** Waits for the newest mail to this address with all of this in its subject, and takes it out. */
export async function mailTo(mail: MailServer, to: string, ...subject: string[]): Promise<Mail> {
  const fits = (each: Mail) => each.to === to && subject.every((part) => each.subject.includes(part));
  await expect
    .poll(() => mail.mails.filter(fits).length, { message: `a mail to ${to}: ${subject.join(", ")}`, timeout: 30_000 })
    .toBeGreaterThan(0);
  const place = mail.mails.findLastIndex(fits);
  return mail.mails.splice(place, 1)[0];
}

export { expect };
