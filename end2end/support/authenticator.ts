// An authenticator app: codes that change with time (RFC 6238).
import { createHmac } from "node:crypto";
import { setTimeout } from "node:timers/promises";

const STEP = 30;
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The newest step of which each secret's code was shown: a server takes none twice. */
const shown = new Map<string, number>();

const now = () => Math.floor(Date.now() / 1000 / STEP);

/** The next code that a server takes. Three are good at any time; after that one has to wait for another. */
export async function nextCode(secret: string): Promise<string> {
  const last = shown.get(secret) ?? 0;
  while (last >= now() + 1) await setTimeout(500);
  const step = Math.max(last + 1, now() - 1);
  shown.set(secret, step);
  return codeAt(secret, step);
}

/** What the app shows in a step. */
export function codeAt(secret: string, step: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", bytes(secret)).update(time).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** Base32 (RFC 4648), with the spaces that people see. */
function bytes(secret: string): Buffer {
  const bits = [...secret.replace(/\s/g, "")].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
