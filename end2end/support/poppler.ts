// Reads a PDF as another program sees it.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The text, page by page, as poppler lays it out. */
export async function pages(file: string): Promise<string[]> {
  const { stdout } = await run("pdftotext", ["-layout", "-enc", "UTF-8", file, "-"]);
  // Each page ends with a form feed.
  return stdout.split("\f").slice(0, -1);
}

/** The file of this name inside it. */
export async function attached(file: string, name: string): Promise<string> {
  const { stdout: listed } = await run("pdfdetach", ["-list", file]);
  const place = listed.split("\n").find((line) => line.endsWith(`: ${name}`))?.split(":")[0] ?? "none";
  const saved = `${file}.attached`;
  await run("pdfdetach", ["-save", place, "-o", saved, file]);
  return readFile(saved, "utf8");
}

/** How many pages it says that it has. */
export async function pageCount(file: string): Promise<number> {
  const { stdout } = await run("pdfinfo", [file]);
  return Number(stdout.match(/^Pages:\s+(\d+)$/m)?.[1]);
}

/** Complains where its structure is broken, and else says nothing. */
export async function check(file: string): Promise<void> {
  await run("qpdf", ["--check", file]);
}
