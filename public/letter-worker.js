// The letter worker's entry. A static file, so that the content security policy needs no exception
// for it.
import load, { LetterMaker } from "./letter.js";

// A page hears of an error in its worker only if it is thrown from a task of its own; then it knows
// that nobody will answer.
const fail = (error) => {
  setTimeout(() => {
    throw error;
  });
};

const maker = load().then(() => new LetterMaker());
maker.catch(fail);

self.addEventListener("unhandledrejection", (event) => fail(event.reason));

// Set before anything is awaited: no message of the page is missed.
self.onmessage = (event) => {
  maker.then((maker) => maker.hear(event.data)).catch(fail);
};
