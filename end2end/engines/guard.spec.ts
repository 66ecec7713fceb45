// The guard of the other tests, which would else pass where nothing is told.
import { expect, test } from "./test";

test.use({ expected: /./ });

test("what breaks the security policy is told, and what is thrown, too", async ({ person, wrong }) => {
  await person.open("/refer/you");
  expect(wrong()).toEqual([]);
  await person.browser.driver.executeScript(`
    const script = document.createElement("script");
    script.textContent = "document.title = 'broken'";
    document.head.append(script);
    setTimeout(() => { throw new Error("thrown on purpose"); });
    console.error("written on purpose");
  `);
  for (const told of ["script-src", "thrown on purpose", "written on purpose"]) {
    await expect.poll(() => wrong().join("\n")).toContain(told);
  }
});
