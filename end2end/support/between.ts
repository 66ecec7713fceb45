// A proxy stands between the browser and the server: a hostile server, where it changes what is answered.
import { type Proxy, startProxy } from "./proxy";
import { start } from "./server";
import { test as base } from "./test";

export const test = base.extend<{ untwisted: void }, { between: Proxy }>({
  between: [
    async ({}, use) => {
      const between = await startProxy();
      await use(between);
      await between.stop();
    },
    { scope: "worker" },
  ],
  // What the browser takes for the server is the proxy.
  server: [
    async ({ between }, use) => {
      const server = await start(["--demo"], { LETTERLOCK_ORIGIN: between.url });
      between.target = server.url;
      await use({ ...server, url: between.url });
      await server.stop();
    },
    { scope: "worker" },
  ],
  // What one test made of it is none of the next one's.
  untwisted: [
    async ({ between }, use) => {
      await use();
      between.twist = undefined;
      between.drops = undefined;
    },
    { auto: true },
  ],
});
