// A real mail server that takes what it is sent, asks for a password, and can be made to fail.
import { type AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Mail {
  to: string;
  subject: string;
  /** The plain text. */
  text: string;
  /** The same words as HTML. */
  html: string;
  /** Everything as it came over the wire. */
  raw: string;
}

export interface MailServer {
  /** What LETTERLOCK_SMTP_URL is set to. */
  url: string;
  mails: Mail[];
  /** While true, every mail is refused for now. */
  down: boolean;
  /** How many were refused. */
  refused: number;
  stop: () => Promise<void>;
}

/** How its connections are sealed. */
export interface Cover {
  /** From the first byte, instead of from STARTTLS on. */
  fromTheStart: boolean;
  key: string;
  cert: string;
}

export async function startMail(cover?: Cover): Promise<MailServer> {
  const server: MailServer = { url: "", mails: [], down: false, refused: 0, stop: async () => {} };
  const smtp = new SMTPServer({
    ...(cover
      ? { secure: cover.fromTheStart, key: cover.key, cert: cover.cert }
      : { allowInsecureAuth: true, disabledCommands: ["STARTTLS"] }),
    onAuth: (auth, _, done) => {
      const right = auth.username === "letterlock" && auth.password === "test";
      done(right ? null : new Error("wrong password"), { user: auth.username });
    },
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (server.down) {
          server.refused += 1;
          return done(Object.assign(new Error("try again later"), { responseCode: 451 }));
        }
        const raw = Buffer.concat(chunks).toString("utf8");
        server.mails.push(read(await simpleParser(raw), raw));
        done();
      });
    },
  });
  // A client that does not trust us breaks off.
  smtp.on("error", () => {});
  await new Promise<void>((listening) => smtp.listen(0, "127.0.0.1", listening));
  const { port } = smtp.server.address() as AddressInfo;
  const [scheme, query] = cover ? (cover.fromTheStart ? ["smtps", ""] : ["smtp", "?tls=required"]) : ["smtp", ""];
  server.url = `${scheme}://letterlock:test@127.0.0.1:${port}${query}`;
  server.stop = () => new Promise((stopped) => smtp.close(() => stopped()));
  return server;
}

function read(mail: ParsedMail, raw: string): Mail {
  const to = [mail.to ?? []].flat().flatMap((each) => each.value.map((one) => one.address ?? ""));
  return { to: to.join(", "), subject: mail.subject ?? "", text: mail.text ?? "", html: mail.html || "", raw };
}

/** All of a mail, as it came and as it is read: over the wire a word may be broken over two lines. */
export const allOf = ({ raw, subject, text, html }: Mail): string => [raw, subject, text, html].join("\n");
