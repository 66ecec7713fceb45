// Notes what a page asks its workers and when they answer. It runs in the page before our code does.
import type { Page } from "@playwright/test";

export interface Note {
  /** Milliseconds since the document began. */
  at: number;
  /** The request's number. */
  id: number;
  /** The name of what was asked; of an answer, nothing. */
  asked: string | null;
  /** How many things it asks for, where it asks for a list. */
  count: number;
}

declare global {
  interface Window {
    notes: Note[];
    /** The last message to a worker of each kind, and the worker. */
    posted: Record<string, { worker: Worker; message: { id: number; ask: string; files: File[] } }>;
  }
}

export async function watch(page: Page) {
  await page.addInitScript(() => {
    window.notes = [];
    window.posted = {};
    const post = Worker.prototype.postMessage;
    const heard = new WeakSet<Worker>();
    Worker.prototype.postMessage = function (this: Worker, message, ...rest: never[]) {
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener("message", ({ data }) => {
          if (JSON.parse(data.told).Answer === undefined) return;
          window.notes.push({ at: performance.now(), id: data.id, asked: null, count: 0 });
        });
      }
      const ask = JSON.parse(message.ask);
      const asked = typeof ask === "string" ? ask : Object.keys(ask)[0];
      const list = typeof ask === "string" ? null : ask[asked];
      window.posted[asked] = { worker: this, message };
      window.notes.push({
        at: performance.now(),
        id: message.id,
        asked,
        count: Array.isArray(list) ? list.length : 0,
      });
      return post.call(this, message, ...rest);
    };
  });
}

export const notes = (page: Page) => page.evaluate(() => window.notes);

/** A question, from when it was asked until it was answered. */
export interface Span {
  from: number;
  to: number;
}

/** The questions of this name that were answered, in their order. A worker that follows another counts anew. */
export function spans(all: Note[], asked: string): Span[] {
  return all.flatMap((asking) => {
    if (asking.asked !== asked) return [];
    const answer = all.find((note) => note.asked === null && note.id === asking.id && note.at >= asking.at);
    return answer ? [{ from: asking.at, to: answer.at }] : [];
  });
}

/** Milliseconds from the first question of this name to its answer. */
export async function took(page: Page, asked: string): Promise<number> {
  const [first] = spans(await notes(page), asked);
  if (!first) throw new Error(`${asked} was not asked and answered`);
  return first.to - first.from;
}
