// A member of a practice, at one of these browsers.
import { type Account } from "../support/practice";
import { type Person } from "./person";

export async function signIn(person: Person, { email, passphrase }: Account) {
  await person.open("/inbox");
  await person.answer([
    { label: "Your e-mail address", text: email },
    { label: "Passphrase", text: passphrase },
  ]);
  await person.click("Sign in");
  await person.reads("Inbox");
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
