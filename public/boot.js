// Starts the page. A static file, so that the content security policy needs no exception for
// it, and so that it can speak where WebAssembly cannot. Its sentences come with the page.
"use strict";

const say = (why) => {
  const notice = document.getElementById("cannot-work");
  if (notice) {
    notice.textContent = notice.dataset[why];
    notice.hidden = false;
  }
};

// What the keyboard can reach before the page is live. Both pages have the same, in the same order.
const focusable = () => [...document.body.querySelectorAll("a, summary")];

// Style and text come first, on a slow line and on a slow machine: the program is asked for once the
// rendered page is in sight. A tab in the background paints nothing, so it does not wait for that.
const LONGEST_WAIT = 300;
const painted = () =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    setTimeout(resolve, LONGEST_WAIT);
  });

// Puts the live page in the place of the rendered one, which looks the same. Nothing is painted in
// between, and whoever came to a link by keyboard is still there. Should our code fail, the rendered
// page stays, with the notice in it.
const start = async () => {
  // Which half of the app the page belongs to, it says itself.
  const { script, wasm } = document.documentElement.dataset;
  await painted();
  const coming = import(`./${script}`);
  // Both at once: the script is not needed to know where the program lies.
  const program = fetch(new URL(`./${wasm}`, import.meta.url));
  // Whoever awaits it hears that it failed; where the script fails first, nobody does.
  program.catch(() => {});
  const page = await coming;
  await page.default({ module_or_path: program });
  const rendered = [...document.body.childNodes];
  const focused = focusable().indexOf(document.activeElement);
  page.mount();
  for (const node of rendered) node.remove();
  // Before the browser paints, but after the page's own first tasks, which bring what `main` holds.
  await new Promise(requestAnimationFrame);
  if (document.activeElement === document.body) focusable()[focused]?.focus();
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
