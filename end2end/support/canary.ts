// Looks for a word in bytes, however it may have been written there.

/** The word as text, base64, base64url, hexadecimal, percent-encoding, JSON, quoted-printable and UTF-16. */
export function encodings(word: string): Map<string, string> {
  const bytes = Buffer.from(word, "utf8");
  const found = new Map<string, string>();
  // Bytes are searched as Latin-1, in which each of them is one sign.
  found.set("text", bytes.toString("latin1"));
  found.set("utf-16", Buffer.from(word, "utf16le").toString("latin1"));
  found.set("hex", bytes.toString("hex"));
  found.set("HEX", bytes.toString("hex").toUpperCase());
  found.set("percent", [...bytes].map((byte) => `%${hex(byte)}`).join(""));
  found.set("percent, where needed", encodeURIComponent(word));
  found.set("form", encodeURIComponent(word).replaceAll("%20", "+"));
  found.set("json", Buffer.from(JSON.stringify(word).slice(1, -1), "utf8").toString("latin1"));
  found.set("json, ascii", ascii(word));
  found.set("bytes of json", [...bytes].join(","));
  found.set("quoted-printable", [...bytes].map((byte) => (byte > 126 || byte === 61 ? `=${hex(byte)}` : String.fromCharCode(byte))).join(""));
  for (const alignment of [0, 1, 2]) {
    const core = base64Core(bytes, alignment);
    found.set(`base64 at ${alignment}`, core);
    found.set(`base64url at ${alignment}`, core.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return found;
}

/** The signs of base64 that are the same whatever stands before and after the word. */
function base64Core(bytes: Buffer, alignment: number): string {
  const whole = Buffer.concat([Buffer.alloc(alignment), bytes]).toString("base64");
  const before = [0, 2, 3][alignment];
  const bits = (alignment + bytes.length) * 8;
  return whole.slice(before, Math.floor(bits / 6));
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, "0");
}

function ascii(word: string): string {
  const unit = (at: number) => word.charCodeAt(at);
  return Array.from({ length: word.length }, (_, at) =>
    unit(at) > 126 ? `\\u${unit(at).toString(16).padStart(4, "0")}` : word[at],
  ).join("");
}

/** How the word stands in these bytes: the names of the encodings, none where it does not. */
export function sightings(word: string, bytes: Buffer): string[] {
  // Upper and lower case are told apart in base64 only; there both would be another word.
  const there = bytes.toString("latin1");
  const folded = there.toLowerCase();
  const found = [];
  for (const [name, written] of encodings(word)) {
    const isFound = name.startsWith("base64") ? there.includes(written) : folded.includes(written.toLowerCase());
    if (isFound) found.push(name);
  }
  return found;
}

/** Which of the words stand where, as `place: word (encoding)`. */
export function search(words: string[], places: Map<string, Buffer>): string[] {
  const found = [];
  for (const [place, bytes] of places) {
    for (const word of words) {
      const encodings = sightings(word, bytes);
      if (encodings.length > 0) found.push(`${place}: ${word} (${encodings.join(", ")})`);
    }
  }
  return found;
}
