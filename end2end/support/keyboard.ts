// A person who has a keyboard and nothing else.
import { expect, type Locator, type Page } from "@playwright/test";
import { type Answer } from "./answers";

/** Steps forward until this has the focus, which can be seen there. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 120; steps += 1) {
    if (await isThere()) {
      const seen = await target.evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      });
      const drawn = await target.evaluate((element) => element instanceof HTMLInputElement && /radio|checkbox|file/.test(element.type));
      expect(seen || drawn, "the focus can be seen").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by Tab to ${target}`);
}

export async function press(page: Page, target: Locator) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Chooses one of a group: the arrow keys go from one to the next. */
async function choose(page: Page, target: Locator) {
  const name = await target.getAttribute("name");
  const group = page.locator(`input[name="${name}"]`);
  const inGroup = () => page.evaluate((name) => (document.activeElement as HTMLInputElement | null)?.name === name, name);
  for (let steps = 0; steps < 120 && !(await inGroup()); steps += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let steps = await group.count(); steps > 0 && !(await target.isChecked()); steps -= 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(target).toBeChecked();
}

async function pick(page: Page, target: Locator, option: string | { label: string } | { index: number }) {
  await tabTo(page, target);
  const wanted = await target.evaluate((select: HTMLSelectElement, option) => {
    const all = [...select.options];
    if (typeof option === "string") return all.findIndex((each) => each.value === option);
    if ("index" in option) return option.index;
    return all.findIndex((each) => each.label === option.label);
  }, option);
  const now = () => target.evaluate((select: HTMLSelectElement) => select.selectedIndex);
  for (let steps = 0; steps < 100 && (await now()) !== wanted; steps += 1) {
    await page.keyboard.press((await now()) < wanted ? "ArrowDown" : "ArrowUp");
  }
  expect(await now()).toBe(wanted);
}

/** Answers one after the other, in the order in which they stand on the page. */
export async function answerByKeyboard(page: Page, answers: Answer[]) {
  for (const each of answers) {
    const field = "css" in each ? page.locator(each.css) : page.getByLabel(each.label);
    if ("option" in each) {
      await pick(page, field, each.option);
    } else if ("text" in each) {
      await tabTo(page, field);
      await page.keyboard.type(each.text);
    } else if ((await field.getAttribute("type")) === "radio") {
      await choose(page, field);
    } else {
      await tabTo(page, field);
      await page.keyboard.press("Space");
      await expect(field).toBeChecked();
    }
  }
}
