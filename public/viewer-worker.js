// The viewer worker's entry. A static file, and the only one with a policy of its own: this worker
// draws files that strangers sent, and nothing in it may reach a network.
import load, { Viewer } from "./viewer.js";

// A page hears of an error in its worker only if it is thrown from a task of its own; then it knows
// that nobody will answer.
const fail = (error) => {
  setTimeout(() => {
    throw error;
  });
};

self.addEventListener("unhandledrejection", (event) => fail(event.reason));

// The first message is the compiled program, which cannot be fetched from here; requests follow.
let viewer;
self.onmessage = ({ data }) => {
  if (viewer === undefined) {
    viewer = load({ module_or_path: data }).then(() => new Viewer());
    viewer.catch(fail);
  } else {
    viewer.then((viewer) => viewer.hear(data)).catch(fail);
  }
};
