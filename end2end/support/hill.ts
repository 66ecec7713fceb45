// A real practice, as an operator enters it into a folder without the demo.
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Account } from "./practice";
import { folder, letterlock } from "./server";

const CATALOGUE = resolve(import.meta.dirname, "../../server/demo/catalogue.toml");
const PRACTICE = `
slug = "hill"
name = "Hill Surgery"
town = "Kelowna"
region = "okanagan"
phone = "250-555-0150"
notify = "referrals@hill.example.org"

[[specialist]]
slug = "hill-one"
name = "Dr. Alex Hill"
specialty = "general-surgery"
takes = [{ category = "gallbladder", weekly = 4 }]
`;

/** Who enrols first. */
export const OWNER: Account = { email: "alex.hill@example.org", passphrase: "paper boat on a quiet lake" };

/** An operator's own data folder, with a catalogue and nothing else. */
export async function folderWithCatalogue(): Promise<string> {
  const data = await folder();
  await letterlock(["catalogue", "load", "--file", CATALOGUE], data);
  return data;
}

/** Enters the practice, and gives what the operator's command says: the link is in it. */
export async function createHill(data: string, options: string[]): Promise<string> {
  const file = join(data, "hill.toml");
  await writeFile(file, PRACTICE);
  return letterlock(["practice", "create", "--file", file, ...options], data);
}
