// Stands between a browser and the server, and keeps everything that passes in either direction,
// whichever worker of the browser sent it.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type RequestListener } from "node:http";
import { createServer as createSealedServer } from "node:https";
import { type AddressInfo } from "node:net";

export interface Passed {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  status: number;
  answerHeaders: IncomingHttpHeaders;
  answer: Buffer;
}

export interface Proxy {
  url: string;
  passed: Passed[];
  /** While set, each request is asked about before it is passed on; `false` breaks the line. */
  lets: ((request: { method: string; url: string }) => boolean | Promise<boolean>) | undefined;
  /** While set, each answer is asked about before it is given back; `false` breaks the line. */
  gives: ((request: { method: string; url: string }, status: number) => boolean | Promise<boolean>) | undefined;
  /** While set, a hostile server: what it gives a status for is said to be done, and goes no further. */
  drops: ((request: { method: string; url: string }) => number | undefined) | undefined;
  /** While set, a hostile server: what is answered to each request may be another thing than it was. */
  twist: ((request: { method: string; url: string }, answer: Buffer) => Buffer) | undefined;
  /** Where it passes requests on to. */
  target: string | ((request: { method: string; url: string }) => string);
  stop: () => Promise<void>;
}

async function whole(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Where browsers report what breaks the security policy; the server has nothing there. */
export const REPORTS = "/reports";

export interface Changes {
  /** With which it speaks https to the browser. */
  certificate?: { key: string; cert: string };
  /** Adds to the security policy that what breaks it is reported: from the page's first byte on. */
  reporting?: boolean;
}

export async function startProxy(target = "", { certificate, reporting }: Changes = {}): Promise<Proxy> {
  const honest = { lets: undefined, gives: undefined, drops: undefined, twist: undefined };
  const proxy: Proxy = { url: "", passed: [], ...honest, target, stop: async () => {} };
  const serve: RequestListener = async (from, to) => {
    try {
      const asked = { method: from.method ?? "", url: from.url ?? "" };
      const body = await whole(from);
      if ((await proxy.lets?.(asked)) === false) {
        from.socket.destroy();
        return;
      }
      const dropped = proxy.drops?.(asked);
      if (dropped !== undefined) {
        to.writeHead(dropped).end();
        return;
      }
      // What is pressed cannot be searched.
      const headers = { ...from.headers, "accept-encoding": "identity" };
      const answered = await pass(where(proxy.target, asked), asked, headers, body);
      const genuine = await whole(answered);
      const status = answered.statusCode ?? 0;
      if ((await proxy.gives?.(asked, status)) === false) {
        from.socket.destroy();
        return;
      }
      const answer = proxy.twist?.(asked, genuine) ?? genuine;
      proxy.passed.push({ ...asked, headers, body, status, answerHeaders: answered.headers, answer });
      const told = answer === genuine ? answered.rawHeaders : withLength(answered.rawHeaders, answer.length);
      to.writeHead(status, reporting ? withReports(told) : told).end(answer);
    } catch {
      // The server is gone: so is the line.
      from.socket.destroy();
    }
  };
  const server = certificate ? createSealedServer(certificate, serve) : createServer(serve);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  proxy.url = `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy.stop = () =>
    new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return proxy;
}

/** Names and values take turns. */
function withLength(headers: string[], length: number): string[] {
  const isLength = (place: number) => place % 2 === 1 && /^content-length$/i.test(headers[place - 1]);
  return headers.map((each, place) => (isLength(place) ? String(length) : each));
}

/** Names and values take turns. */
function withReports(headers: string[]): string[] {
  const isPolicy = (place: number) => place % 2 === 1 && /^content-security-policy$/i.test(headers[place - 1]);
  return headers.map((each, place) => (isPolicy(place) ? `${each}; report-uri ${REPORTS}` : each));
}

const where = (target: Proxy["target"], asked: { method: string; url: string }) =>
  typeof target === "string" ? target : target(asked);

function pass(
  target: string,
  asked: { method: string; url: string },
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<IncomingMessage> {
  const { hostname, port } = new URL(target);
  const { connection: _, "transfer-encoding": __, ...kept } = headers;
  const length = body.length > 0 ? { "content-length": String(body.length) } : {};
  return new Promise((answered, failed) => {
    const passing = request(
      { hostname, port, method: asked.method, path: asked.url, headers: { ...kept, ...length }, agent: false },
      answered,
    );
    passing.on("error", failed);
    passing.end(body);
  });
}

/** Everything that the browser said in one request: its line, its headers, its body. */
export function said({ method, url, headers, body }: Passed): Buffer {
  const lines = [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${lines.join("\n")}\n\n`, "utf8"), body]);
}

/** Everything that the server answered. */
export function answered({ status, answerHeaders, answer }: Passed): Buffer {
  const lines = [`${status}`, ...Object.entries(answerHeaders).map(([name, value]) => `${name}: ${value}`)];
  return Buffer.concat([Buffer.from(`${lines.join("\n")}\n\n`, "utf8"), answer]);
}
