// The search of canary.spec.ts finds a word in every way in which it may be hidden.
import { expect, test } from "@playwright/test";
import { gzipSync } from "node:zlib";
import { encodings, search, sightings } from "../support/canary";

const WORD = "Zürnkauz 7";
const around = (written: string | Buffer) =>
  Buffer.concat([Buffer.from("before "), Buffer.from(written as string), Buffer.from(" after")]);

test("a word is found as text and in any case", () => {
  expect(sightings(WORD, around(WORD))).toContain("text");
  expect(sightings("Kauz", around("KAUZ"))).toContain("text");
});

for (const before of ["", "a", "ab", "abc"]) {
  test(`a word is found in base64 behind ${before.length} bytes`, () => {
    const bytes = Buffer.from(`${before}${WORD} and more`, "utf8");
    const found = (as: BufferEncoding) => sightings(WORD, around(bytes.toString(as))).join();
    expect(found("base64")).toContain(`base64 at ${before.length % 3}`);
    expect(found("base64url")).toContain(`base64url at ${before.length % 3}`);
  });
}

test("a word is found in hexadecimal, percent-encoding, JSON, quoted-printable and UTF-16", () => {
  const bytes = Buffer.from(WORD, "utf8");
  const written: [string, string | Buffer][] = [
    ["hex", bytes.toString("hex")],
    ["HEX", bytes.toString("hex").toUpperCase()],
    ["percent", "%5A%C3%BC%72%6E%6B%61%75%7A%20%37"],
    ["percent, where needed", "Z%C3%BCrnkauz%207"],
    ["form", "Z%C3%BCrnkauz+7"],
    ["json, ascii", "Z\\u00fcrnkauz 7"],
    ["bytes of json", JSON.stringify([...bytes]).slice(1, -1)],
    ["quoted-printable", "Z=C3=BCrnkauz 7"],
    ["utf-16", Buffer.from(WORD, "utf16le")],
  ];
  for (const [name, text] of written) {
    expect(sightings(WORD, around(text)), name).toContain(name);
  }
  expect([...encodings(WORD).values()].every((each) => each.length > 7)).toBe(true);
});

test("another word is not found, and a place is named", () => {
  expect(sightings(WORD, around("Zurnkauz 7"))).toEqual([]);
  const places = new Map([
    ["here", around(WORD)],
    ["there", Buffer.from("nothing")],
    // What is pressed has to be unpacked before it is searched.
    ["pressed", gzipSync(WORD)],
  ]);
  expect(search([WORD, "Other"], places)).toEqual([`here: ${WORD} (text, json)`]);
});
