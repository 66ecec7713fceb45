// Opens a practice's export with npm `jose`: node open.mjs EXPORT OUT < kit-code
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { flattenedDecrypt, generalDecrypt, importJWK } from "jose";
import { attachmentHash, kitKey, openCobblestone } from "./formats.mjs";

const [, , folder, out] = process.argv;
const read = (...path) => readFileSync(join(folder, ...path));
const json = (...path) => JSON.parse(read(...path));
const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

function allow(alg) {
  return { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: ["A256GCM"] };
}

const practice = json("practice.json");
const kek = kitKey(readFileSync(0, "utf8"), practice.practice);
const kit = await flattenedDecrypt(json("kit.jwe.json"), kek, allow("A256KW"));
const kitPrivate = await importJWK(parse(kit.plaintext), "RSA-OAEP-256");

const keys = {};
for (const name of readdirSync(join(folder, "ring"))) {
  const entry = await generalDecrypt(json("ring", name), kitPrivate, allow("RSA-OAEP-256"));
  const bind = parse(entry.additionalAuthenticatedData);
  if (bind.practice !== practice.practice) throw new Error("another practice's ring");
  keys[bind.kid] = parse(entry.plaintext);
}

for (const number of readdirSync(join(folder, "referrals"))) {
  const envelope = json("referrals", number, "envelope.jwe.json");
  const { kid } = (envelope.recipients ?? [envelope]).map((r) => r.header).find((h) => h.kid in keys);
  const key = await importJWK(keys[kid], "RSA-OAEP-256");
  const decrypt = envelope.recipients ? generalDecrypt : flattenedDecrypt;
  const opened = await decrypt(envelope, key, allow("RSA-OAEP-256"));
  const bind = parse(opened.additionalAuthenticatedData);
  if (bind.ref !== number) throw new Error("another referral's envelope");
  const document = parse(opened.plaintext);
  const target = join(out, number);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "answers.json"), JSON.stringify(document.body));
  for (const entry of document.att) {
    const data = read("referrals", number, "attachments", `${entry.aid}.c2sp`);
    if (attachmentHash(data) !== entry.sha256) throw new Error("another attachment");
    const context = Buffer.concat([Buffer.from("fr1.att\0"), Buffer.from(bind.rid + entry.aid, "hex")]);
    const plain = openCobblestone(Buffer.from(entry.key, "base64url"), context, data);
    writeFileSync(join(target, entry.aid), plain.subarray(0, entry.size));
  }
}
