// The first page, and what it fetches ahead.
import { test } from "./test";

test("the first page breaks nothing, and leads to the form", async ({ person }) => {
  await person.open("/");
  await person.follow("Start a referral");
  await person.reads("Who is sending this referral?");
});
