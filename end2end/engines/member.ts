// A member of a practice, at one of these browsers.
import { nextCode } from "../support/authenticator";
import { type Account } from "../support/practice";
import { type Person } from "./person";

export async function signIn(person: Person, account: Account) {
  await enterPassphrase(person, account);
  await person.reads("Inbox");
}

/** Sets an authenticator up, where one is asked for before the inbox opens. */
export async function setUpAuthenticator(person: Person) {
  await person.reads("Set up an authenticator app");
  const secret = await person.text("#authenticator-secret");
  await person.answer([{ label: "Code from the app", text: await nextCode(secret) }]);
  await person.click("Finish");
  await person.reads("Inbox");
}

export async function enterPassphrase(person: Person, { email, passphrase }: Account) {
  await person.open("/inbox");
  await person.answer([
    { label: "Your e-mail address", text: email },
    { label: "Passphrase", text: passphrase },
  ]);
  await person.click("Sign in");
}

export async function decline(person: Person, reason: string, note: string) {
  await person.click("Decline referral");
  await person.answer([
    { label: reason, ticked: true },
    { label: "What should the sender know?", text: note },
  ]);
  await person.click("Decline referral");
  await person.click("Yes, decline it");
  await person.sees("This referral is declined");
}
