// Starts the release binary on a free port with a data folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const BINARY = resolve(import.meta.dirname, "../../target/release/letterlock");

export interface Server {
  url: string;
  data: string;
  pid: number;
  log: () => string;
  stop: () => Promise<void>;
}

export async function start(args: string[] = [], more: Record<string, string> = {}): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), "letterlock-test-"));
  const child = spawn(BINARY, ["serve", ...args], {
    env: { ...process.env, LETTERLOCK_ADDR: "127.0.0.1:0", LETTERLOCK_DATA: data, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => (log += chunk));
  const url = await address(child, () => log);
  const stop = async () => {
    if (child.exitCode === null) {
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await gone;
    }
    await rm(data, { recursive: true, force: true });
  };
  return { url, data, pid: child.pid ?? 0, log: () => log, stop };
}

function address(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      const match = said.match(/at (http:\/\/[^/\s]+)/);
      if (match) found(match[1]);
    });
    child.once("exit", (code) => failed(new Error(`letterlock ended with ${code}: ${log()}`)));
    child.once("error", failed);
  });
}
