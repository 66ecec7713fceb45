// The first member of a practice, from the operator's link to an empty inbox.
import { mailing } from "../support/mailed";
import { createHill, folderWithCatalogue, OWNER } from "../support/hill";
import { start } from "../support/server";
import { enterPassphrase, setUpAuthenticator } from "./member";
import { expect, test as base } from "./test";

// No demo: an operator's own folder.
const test = base.extend({
  server: [
    async ({ mail, front }, use) => {
      const more = { ...mailing(mail), LETTERLOCK_ORIGIN: front.url };
      const server = await start([], more, await folderWithCatalogue());
      front.target = server.url;
      await use({ ...server, url: front.url });
      await server.stop();
    },
    { scope: "worker" },
  ],
});

test("the first member makes the keys, reads two groups of the kit back, and signs in with an authenticator", async ({ person, server }) => {
  test.setTimeout(480_000);
  const made = await createHill(server.data, ["--origin", server.url]);
  const link = made.match(/https:\/\/\S+\/enrol#\S+/)?.[0] ?? "";
  expect(link, made).toContain(`${server.url}/enrol#`);

  await person.open(link);
  await person.reads("Set up your practice");
  await person.answer([
    { label: "Your full name", text: "Alex Hill" },
    { label: "Your e-mail address", text: OWNER.email },
    { label: "New passphrase", text: OWNER.passphrase },
    { label: "The same passphrase again", text: OWNER.passphrase },
  ]);
  await person.click("Make the keys");
  // Three RSA keys: how long each takes is chance, and WebKitGTK's library may need half a minute.
  await person.reads("Your recovery kit", 300_000);
  const kit = await person.texts(".kit-group");
  expect(kit).toHaveLength(8);
  await person.click("I have written it down");

  await person.reads("Check what you wrote down");
  const asked = await person.all("input[id^=kit-group-]");
  expect(asked).toHaveLength(2);
  for (const group of asked) {
    const number = String(await group.getAttribute("id")).replace("kit-group-", "");
    await group.sendKeys(kit[Number(number) - 1]);
  }
  await person.click("Finish");
  await person.reads("Your practice is set up");

  await enterPassphrase(person, OWNER);
  await setUpAuthenticator(person);
  await person.sees("Nothing new");
});
