// Files with several pages: a PDF with a black block on each, and a fax as a TIFF (T.6).

/** The same page of 400 x 200 points for each block: black, as far from the left as it says. */
export function blocks(lefts: number[]): Buffer {
  const first = 3;
  const kids = lefts.map((_, page) => `${first + 2 * page} 0 R`).join(" ");
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Kids [${kids}] /Count ${lefts.length} >>`];
  for (const [page, left] of lefts.entries()) {
    const drawn = `0 g ${left} 0 100 200 re f`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents ${first + 2 * page + 1} 0 R >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    );
  }
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, place) => {
    const offset = body.length;
    body += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${entries}${trailer}`, "latin1");
}

// A row of 32 pixels, coded by what differs from the row above (T.6, table 1): the first row has a
// black run of 16 after a white one of 0 or of 16, every other one is the same as that above.
const FIRST_ROW = {
  // Horizontal mode, white 0, black 16; then the white to the end: vertical mode 0.
  left: "001" + "00110101" + "0000010111" + "1",
  // Horizontal mode, white 16, black 16.
  right: "001" + "101010" + "0000010111",
};
const SAME_ROW = { left: "111", right: "11" };
const END = "000000000001".repeat(2);

/** A fax of 32 x 32: its left or its right half is black. */
function half(side: "left" | "right"): Buffer {
  const bits = FIRST_ROW[side] + SAME_ROW[side].repeat(31) + END;
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte.padEnd(8, "0"), 2)));
}

/** A TIFF (revision 6.0) with a page for each side. */
export function fax(sides: ("left" | "right")[]): Buffer {
  const parts: Buffer[] = [Buffer.from("II*\0\x08\0\0\0", "latin1")];
  let at = 8;
  for (const [page, side] of sides.entries()) {
    const data = half(side);
    const tags = [
      [256, 4, 32],
      [257, 4, 32],
      [258, 3, 1],
      [259, 3, 4],
      [262, 3, 0],
      [273, 4, at + 2 + 9 * 12 + 4],
      [277, 3, 1],
      [278, 4, 32],
      [279, 4, data.length],
    ];
    const directory = Buffer.alloc(2 + tags.length * 12 + 4);
    directory.writeUInt16LE(tags.length, 0);
    for (const [place, [tag, kind, value]] of tags.entries()) {
      directory.writeUInt16LE(tag, 2 + 12 * place);
      directory.writeUInt16LE(kind, 4 + 12 * place);
      directory.writeUInt32LE(1, 6 + 12 * place);
      directory.writeUInt32LE(value, 10 + 12 * place);
    }
    const next = at + directory.length + data.length;
    // Directories begin at an even offset.
    const pad = next % 2;
    const isLast = page === sides.length - 1;
    directory.writeUInt32LE(isLast ? 0 : next + pad, directory.length - 4);
    parts.push(directory, data, Buffer.alloc(pad));
    at = next + pad;
  }
  return Buffer.concat(parts);
}
