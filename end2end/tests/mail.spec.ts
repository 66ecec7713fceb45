// Mails over TLS, to a mail server that an organization's own authority vouches for.
import { rm } from "node:fs/promises";
import { makeCertificates } from "../support/certificates";
import { done } from "../support/done";
import { send, upToCheck } from "../support/fill";
import { startMail } from "../support/mail";
import { expect, mailing, mailTo } from "../support/mailed";
import { browserAt } from "../support/practice";
import { folder, start } from "../support/server";
import { test } from "../support/test";

const SENDER = "casey.bright@example.org";

test.describe.configure({ timeout: 120_000 });

for (const [name, fromTheStart] of [["from the first byte", true], ["by STARTTLS", false]] as const) {
  test(`mails go over TLS ${name}, to a server that shows a certificate we trust and to no other`, async ({ browser }) => {
    const certificates = await folder();
    const { authority, key, cert } = await makeCertificates(certificates);
    const mail = await startMail({ fromTheStart, key, cert });
    const doubting = await start(["--demo"], mailing(mail));
    const page = await browserAt(browser, doubting.url);
    await upToCheck(page);
    await send(page);
    const { number } = await done(page);
    await page.context().close();
    await expect.poll(() => doubting.log(), { timeout: 30_000 }).toContain("the mail server cannot be reached");
    // Its mail comes second: by then it is noted in the database that the sender's is due again.
    await expect.poll(() => doubting.log(), { timeout: 30_000 }).toContain("a mail waits untried");
    expect(mail.mails).toEqual([]);
    await doubting.kill();

    const trusting = await start(["--demo"], { ...mailing(mail), LETTERLOCK_SMTP_CA: authority }, doubting.data);
    // The next try comes by itself: within the minute, as the first one failed.
    const received = await mailTo(mail, SENDER, "has arrived");
    expect(received.subject).toContain(number);
    await trusting.stop();
    await mail.stop();
    await rm(certificates, { recursive: true });
  });
}
