// A display that nobody sees, for a browser that cannot do without one.
import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Display {
  name: string;
  stop: () => void;
}

export async function startDisplay(): Promise<Display> {
  // It chooses its number itself, and tells it when it can be used.
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [said] = await Promise.race([
    once(server.stdout, "data"),
    once(server, "exit").then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}`))),
  ]);
  return { name: `:${String(said).trim()}`, stop: () => void server.kill() };
}
