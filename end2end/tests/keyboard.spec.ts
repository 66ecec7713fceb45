// The whole loop by keyboard alone: sent, opened, declined, and read.
import { CLINIC, named, PATIENT, PROMPTS, REASON, WHERE, YOU } from "../support/answers";
import { done, slow } from "../support/done";
import { FILES } from "../support/fill";
import { answerByKeyboard, press, tabTo } from "../support/keyboard";
import { expect, test } from "../support/mailed";
import { browserAt, demoAccount } from "../support/practice";
import { mailedCode } from "../support/status";
import { heading, live } from "../support/test";

const SENDER = "casey.bright@example.org";
const NOTE = "Please send the ultrasound of March.";

test.describe.configure({ timeout: 240_000 });

test("a referral is sent, opened, declined and followed without a mouse", async ({ page, browser, server, mail }) => {
  const goOn = () => press(page, page.getByRole("button", { name: "Continue" }));
  await page.goto("/");
  await live(page);
  await press(page, page.getByRole("link", { name: "Start a referral" }));
  await live(page);
  await answerByKeyboard(page, YOU);
  await goOn();
  await expect(heading(page)).toHaveText("Your clinic");
  // A new step begins at its heading.
  await expect(heading(page)).toBeFocused();
  await answerByKeyboard(page, CLINIC);
  await goOn();
  await expect(heading(page)).toHaveText("Where should it go?");
  await answerByKeyboard(page, [...WHERE.slice(0, 4), ...named("Dr. Priya Ransome")]);
  await goOn();
  await expect(heading(page)).toHaveText("The patient");
  await answerByKeyboard(page, PATIENT);
  await goOn();
  await expect(heading(page)).toHaveText("Reason for referral");
  // What is asked of the category stands between the answers that every referral has.
  const prompts = [];
  for (const id of await page.locator(PROMPTS.written.css).evaluateAll((all) => all.map(({ id }) => id))) {
    prompts.push({ css: `#${id}`, text: PROMPTS.written.text });
  }
  const order = await page.locator("input, textarea").evaluateAll((all) => all.map((each) => (each as HTMLInputElement).name || each.id));
  const place = (css: string) => order.findIndex((each) => css.includes(each) && each !== "");
  const answers = [...REASON, ...prompts].sort((a, b) => place("css" in a ? a.css : "") - place("css" in b ? b.css : ""));
  await answerByKeyboard(page, answers);
  for (const no of await page.locator(PROMPTS.no.css).all()) if (!(await no.isChecked())) await no.check();
  await goOn();
  await expect(heading(page)).toHaveText("Attachments");
  await tabTo(page, page.locator("#attachments"));
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Space");
  await (await chooser).setFiles(FILES);
  await expect(page.locator(".file-name")).toHaveCount(FILES.length);
  await goOn();
  await expect(heading(page)).toHaveText("Check your answers");
  await press(page, page.getByRole("button", { name: "Confirm and send" }));
  const { number, link } = await done(page);
  const download = page.waitForEvent("download", slow);
  await press(page, page.getByRole("button", { name: "Download the referral (PDF)" }));
  await download;

  const member = await browserAt(browser, server.url);
  const { email, passphrase } = await demoAccount("orchard-surgical", server.data);
  await member.goto("/inbox");
  await live(member);
  await tabTo(member, member.getByLabel("Your e-mail address"));
  await member.keyboard.type(email);
  await tabTo(member, member.getByLabel("Passphrase", { exact: true }));
  await member.keyboard.type(passphrase);
  await member.keyboard.press("Enter");
  await expect(heading(member)).toHaveText("Inbox", slow);
  await expect(member.getByRole("link", { name: number })).toBeVisible(slow);
  await press(member, member.getByRole("link", { name: number }));
  await press(member, member.getByRole("button", { name: "Open this referral" }));
  await expect(member.getByRole("button", { name: "Decline referral" })).toBeVisible(slow);
  await press(member, member.getByRole("button", { name: "Decline referral" }));
  await answerByKeyboard(member, [
    { label: "More information is needed", ticked: true },
    { label: "What should the sender know?", text: NOTE },
  ]);
  await press(member, member.getByRole("button", { name: "Decline referral" }));
  await press(member, member.getByRole("button", { name: "Yes, decline it" }));
  await expect(member.getByText("This referral is declined")).toBeVisible(slow);
  await member.context().close();

  const sender = await browserAt(browser, server.url);
  await sender.goto(link);
  await live(sender);
  await press(sender, sender.getByRole("button", { name: "Mail me a code" }));
  await expect(sender.getByLabel("Code from the e-mail")).toBeFocused();
  await sender.keyboard.type(await mailedCode(mail, SENDER));
  await sender.keyboard.press("Enter");
  await expect(sender.locator("blockquote")).toHaveText(NOTE, slow);
  await sender.context().close();
});
