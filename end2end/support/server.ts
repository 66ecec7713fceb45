// Starts the release binary on a free port with a data folder of its own.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const BINARY = resolve(import.meta.dirname, "../../target/release/letterlock");

export interface Server {
  url: string;
  data: string;
  pid: number;
  log: () => string;
  /** Ends it at once, as a power cut would. Its data stays. */
  kill: () => Promise<void>;
  /** Ends it, and removes its data. */
  stop: () => Promise<void>;
}

/** A data folder of its own, for commands that come before the server. */
export function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "letterlock-test-"));
}

/** Runs one of the operator's commands, and gives what it says. */
export async function letterlock(args: string[], data: string): Promise<string> {
  const env = { ...process.env, LETTERLOCK_DATA: data };
  const { stdout } = await promisify(execFile)(BINARY, args, { env });
  return stdout;
}

/** Starts a server; in a folder that is there already, if one is given. */
export async function start(
  args: string[] = [],
  more: Record<string, string> = {},
  kept?: string,
): Promise<Server> {
  return starting(args, more, kept ?? (await folder())).started;
}

/** The same, with its process at once: it may be killed before anybody reaches it. */
export function starting(args: string[], more: Record<string, string>, data: string) {
  const child = spawn(BINARY, ["serve", ...args], {
    env: { ...process.env, LETTERLOCK_ADDR: "127.0.0.1:0", LETTERLOCK_DATA: data, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => (log += chunk));
  const exited = new Promise((done) => child.once("exit", done));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await exited;
    }
  };
  const kill = () => end("SIGKILL");
  const stop = async () => {
    await end("SIGTERM");
    await rm(data, { recursive: true, force: true });
  };
  const pid = child.pid ?? 0;
  const reached = address(child, () => log);
  const started = reached.then((url): Server => ({ url, data, pid, log: () => log, kill, stop }));
  return { pid, exited, started };
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
