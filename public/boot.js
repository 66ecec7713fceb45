// Starts the page. A static file, so that the content security policy needs no exception for
// it, and so that it can speak where WebAssembly cannot. Its sentences come with the page.
"use strict";

const notice = document.getElementById("cannot-work");

const say = (why) => {
  if (notice) {
    notice.textContent = notice.dataset[why];
    notice.hidden = false;
  }
};

const start = async () => {
  // Which half of the app the page belongs to, it says itself.
  const { script, wasm } = document.documentElement.dataset;
  const page = await import(`./${script}`);
  await page.default({ module_or_path: new URL(`./${wasm}`, import.meta.url) });
  page.hydrate();
  document.documentElement.dataset.ready = "yes";
};

if (typeof WebAssembly !== "object") {
  say("old");
} else if (!window.isSecureContext || !window.crypto?.subtle) {
  say("insecure");
} else {
  // A panic in our code stops the whole page; without this it would look alive and answer
  // nothing.
  window.addEventListener("error", (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) say("broken");
  });
  window.addEventListener("unhandledrejection", (event) => {
    if (event.reason instanceof WebAssembly.RuntimeError) say("broken");
  });
  start().catch(() => say("unloaded"));
}
