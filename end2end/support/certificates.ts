// Certificates of an authority that nobody else knows, for a server on this machine.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const openssl = (args: string[]) => promisify(execFile)("openssl", args);

const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];

/** Makes an authority, and a certificate of it for 127.0.0.1, in this folder. */
export async function makeCertificates(folder: string) {
  const at = (name: string) => join(folder, name);
  const authority = at("authority.pem");
  await openssl(["req", "-x509", ...KEY, "-subj", "/CN=Test authority", "-keyout", at("authority.key"), "-out", authority]);
  await openssl([
    "req", "-x509", ...KEY, "-subj", "/CN=Test mail server", "-keyout", at("server.key"), "-out", at("server.pem"),
    "-CA", authority, "-CAkey", at("authority.key"),
    "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE",
  ]);
  const [key, cert] = await Promise.all([readFile(at("server.key"), "utf8"), readFile(at("server.pem"), "utf8")]);
  return { authority, key, cert };
}
