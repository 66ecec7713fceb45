// What the two scripts for npm `jose` share: the kit's code and Cobblestone-256.
import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LABEL = Buffer.from("c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0");
const SEALED_CHUNK = 16_400;
const FIRST_PART = 8_396_856;
const PART = 8_396_800;

/** The 20 bytes of a kit's code as printed. */
export function kitBytes(code) {
  let number = 0n;
  for (const group of code.trim().split("-")) {
    for (const sign of group.slice(0, 4)) number = (number << 5n) | BigInt(CROCKFORD.indexOf(sign));
  }
  return Buffer.from(number.toString(16).padStart(40, "0"), "hex");
}

/** A kit's code as printed. */
export function kitCode(bytes) {
  const number = BigInt(`0x${bytes.toString("hex")}`);
  const values = Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(155 - 5 * at)) & 31n));
  const groups = [];
  for (let at = 0; at < 32; at += 4) {
    const four = values.slice(at, at + 4);
    const check = four.reduce((sum, value, place) => sum + value * (place + 1), 0) % 31;
    groups.push([...four, check].map((value) => CROCKFORD[value]).join(""));
  }
  return groups.join("-");
}

/** The key that opens a practice's kit. */
export function kitKey(code, practice) {
  return Buffer.from(hkdfSync("sha256", kitBytes(code), Buffer.from(practice, "hex"), "fr1.kit", 32));
}

/** The hash that a sealed document states for an attachment. */
export function attachmentHash(data) {
  const whole = createHash("sha256");
  for (let at = 0, next = FIRST_PART; at < data.length; at = next, next += PART) {
    whole.update(createHash("sha256").update(data.subarray(at, next)).digest());
  }
  return whole.digest("hex");
}

/** Opens a whole Cobblestone-256 file. */
export function openCobblestone(key, context, file) {
  const info = Buffer.concat([LABEL, file.subarray(0, 24), context]);
  const hmac = (...parts) => createHmac("sha512", key).update(Buffer.concat(parts)).digest();
  const one = hmac(info, Buffer.of(1));
  const derived = Buffer.concat([one, hmac(one, info, Buffer.of(2))]);
  if (!timingSafeEqual(derived.subarray(44, 76), file.subarray(24, 56))) throw new Error("not this key");
  const chunks = [];
  for (let at = 56, number = 0n; ; at += SEALED_CHUNK, number += 1n) {
    const chunk = file.subarray(at, at + SEALED_CHUNK);
    const iv = Buffer.from(derived.subarray(32, 44));
    iv.writeBigUInt64BE(iv.readBigUInt64BE(4) ^ number, 4);
    const gcm = createDecipheriv("aes-256-gcm", derived.subarray(0, 32), iv);
    gcm.setAuthTag(chunk.subarray(-16));
    chunks.push(gcm.update(chunk.subarray(0, -16)), gcm.final());
    if (chunk.length < SEALED_CHUNK) return Buffer.concat(chunks);
  }
}

/** The Padmé length, at least 4 KiB. */
export function padded(length) {
  if (length <= 4096) return 4096;
  const exponent = Math.floor(Math.log2(length));
  const mask = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Math.ceil(length / mask) * mask;
}
