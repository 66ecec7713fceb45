// Makes a practice and a referral with npm `jose`: node seal.mjs FOLDER
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  FlattenedEncrypt,
  GeneralEncrypt,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
} from "jose";
import { kitCode, kitKey, padded } from "./formats.mjs";

const [, , folder] = process.argv;
const place = (...path) => join(folder, ...path);
const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));
const id = () => randomBytes(16).toString("hex");

async function pair(alg, options) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, ...options });
  const open = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(open);
  return { kid, open: { ...open, kid }, secret: { ...(await exportJWK(privateKey)), alg } };
}

async function rsa() {
  const key = await pair("RSA-OAEP-256", { modulusLength: 3072 });
  const { kty, n, e } = key.open;
  return { ...key, open: { kty, alg: "RSA-OAEP-256", use: "enc", n, e, kid: key.kid } };
}

/** General JSON for one RSA recipient. */
async function toRsa(plaintext, typ, bind, recipient) {
  return new GeneralEncrypt(plaintext)
    .setProtectedHeader({ enc: "A256GCM", typ })
    .setAdditionalAuthenticatedData(bytes(bind))
    .addRecipient(await importJWK(recipient.open, "RSA-OAEP-256"))
    .setUnprotectedHeader({ alg: "RSA-OAEP-256", kid: recipient.kid })
    .encrypt();
}

function write(value, ...path) {
  writeFileSync(place(...path), JSON.stringify(value));
}

const practice = id();
const [kit, enc] = [await rsa(), await rsa()];
const sig = await pair("EdDSA", { crv: "Ed25519" });
const own = ({ kty, crv, x, y, kid }) => (y ? { kty, crv, x, y } : { kty, crv, x, kid });
const number = "R-2222-2222-2";
for (const path of ["export/ring", `export/referrals/${number}`, `expected/${number}`]) {
  mkdirSync(place(path), { recursive: true });
}

const code = kitCode(randomBytes(20));
writeFileSync(place("kit-code.txt"), code);
const keys = [{ epoch: 1, enc: enc.open, sig: own(sig.open) }];
write({ practice, name: "Example", keys }, "export", "practice.json");
const sealedKit = await new FlattenedEncrypt(bytes(kit.secret))
  .setProtectedHeader({ enc: "A256GCM", typ: "fr1-kit+json" })
  .setUnprotectedHeader({ alg: "A256KW", kid: kit.kid })
  .setAdditionalAuthenticatedData(bytes({ t: "fr1.kit", practice, kit: kit.kid }))
  .encrypt(kitKey(code, practice));
write(sealedKit, "export", "kit.jwe.json");
for (const key of [enc, sig]) {
  const bind = { t: "fr1.ring", practice, epoch: 1, kid: key.kid };
  const entry = await toRsa(bytes(key.secret), "fr1-ring+json", bind, kit);
  write(entry, "export", "ring", `1-${key.kid}.jwe.json`);
}

const thread = {
  enc: own((await pair("ECDH-ES", { crv: "P-256" })).open),
  sig: own((await pair("EdDSA", { crv: "Ed25519" })).open),
};
const body = { patient: "Test Patient", reason: "Sealed by another library" };
write(body, "expected", number, "answers.json");
const document = { v: 1, body, att: [], thread, created: "2026-11-23T09:00:00Z", pad: "" };
document.pad = "0".repeat(padded(bytes(document).length) - bytes(document).length);
const route = { specialty: "s", category: "c", subcategory: "", region: "r", urgency: "urgent", specialist: "" };
const bind = {
  t: "fr1.ref", rid: id(), ref: number, practice, to: [enc.kid], epoch: 1, form: "f@1",
  route, att: [], hop: 0, prev: "", kr: "", cp: "", app: "",
};
const envelope = await toRsa(bytes(document), "fr1-referral+json", bind, enc);
write(envelope, "export", "referrals", number, "envelope.jwe.json");
