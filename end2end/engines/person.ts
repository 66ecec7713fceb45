// A person at one of these browsers: finds things as they are labelled, and waits for them.
import { By, Key, type WebElement } from "selenium-webdriver";
import { Select } from "selenium-webdriver/lib/select.js";
import { expect } from "@playwright/test";
import { type Answer, type Field, type Option } from "../support/answers";
import { slow } from "../support/done";
import { type Browser } from "./browser";

/**
 * Whether a thing stays where it is for two frames. What has just come goes to its heading a frame
 * later, and a click by WebDriver, which aims once, would miss what moves in between.
 */
const IS_STILL = `
  const [found] = arguments;
  found.scrollIntoView({ block: "nearest" });
  const place = () => JSON.stringify(found.getBoundingClientRect());
  const before = place();
  const frame = () => new Promise(requestAnimationFrame);
  return frame().then(frame).then(() => place() === before);
`;

export class Person {
  constructor(
    readonly browser: Browser,
    readonly url: string,
  ) {}

  /** Opens a page, by its path or its whole address, and waits until it answers. */
  async open(page: string) {
    await this.browser.driver.get(new URL(page, this.url).href);
    await this.live();
  }

  /** Loads the page once more. */
  async reload() {
    await this.browser.driver.navigate().refresh();
    await this.live();
  }

  /** Waits for the page with this heading, in milliseconds no longer than this. */
  async reads(heading: string, timeout?: number) {
    await until(async () => expect(await this.text("h1")).toBe(heading), timeout);
  }

  /** Waits until the words stand somewhere on the page. */
  async sees(words: string) {
    await until(async () => expect(await this.text("main")).toContain(words));
  }

  /** The words in sight there. */
  async text(css: string): Promise<string> {
    return (await this.inSight(By.css(css))).getText();
  }

  /** The words of each. */
  async texts(css: string): Promise<string[]> {
    return Promise.all((await this.all(css)).map((each) => each.getText()));
  }

  /** All that are there now, in sight or not. */
  all(css: string): Promise<WebElement[]> {
    return this.browser.driver.findElements(By.css(css));
  }

  async click(button: string) {
    await this.act(By.xpath(`//button[normalize-space(.)=${quoted(button)}]`), (found) => found.click());
  }

  async follow(link: string) {
    await this.act(By.xpath(`//a[contains(., ${quoted(link)})]`), (found) => found.click());
  }

  async answer(answers: Answer[]) {
    for (const each of answers) await this.act(field(each), (found) => answer(found, each));
  }

  /** The same answer to each field there is. */
  async answerEach(all: Answer & { css: string }) {
    for (const each of await this.all(all.css)) await answer(each, all);
  }

  async chooseFiles(css: string, paths: string[]) {
    await this.act(By.css(css), (found) => found.sendKeys(paths.join("\n")));
  }

  /** Types where the caret stands, and ends with Enter. */
  async types(words: string) {
    await (await this.browser.driver.switchTo().activeElement()).sendKeys(words, Key.ENTER);
  }

  private async live() {
    const { driver, onEachPage } = this.browser;
    await until(async () => {
      expect(await driver.findElement(By.css("html")).getAttribute("data-ready")).toBe("yes");
    });
    await driver.executeScript(onEachPage);
  }

  /** A page may be drawn anew between finding a thing and using it: then it is looked for again. */
  private async act(by: By, use: (found: WebElement) => Promise<void>) {
    await until(async () => {
      const found = await this.inSight(by);
      expect(await this.browser.driver.executeScript(IS_STILL, found), `still: ${by}`).toBe(true);
      await use(found);
    });
  }

  private async inSight(by: By): Promise<WebElement> {
    for (const found of await this.browser.driver.findElements(by)) {
      if (await found.isDisplayed()) return found;
    }
    throw new Error(`not in sight: ${by}`);
  }
}

function until(works: () => Promise<void>, timeout = slow.timeout): Promise<void> {
  return expect(works).toPass({ timeout, intervals: [50, 100, 250] });
}

async function answer(found: WebElement, each: Answer) {
  if ("text" in each) {
    await found.clear();
    // WebKitWebDriver drops the sign that ends a line, and knows the key.
    await found.sendKeys(each.text.replaceAll("\n", Key.ENTER));
  } else if ("option" in each) {
    await choose(new Select(found), each.option);
  } else if (!(await found.isSelected())) {
    await found.click();
  }
}

function choose(list: Select, option: Option): Promise<void> {
  if (typeof option === "string") return list.selectByValue(option);
  return "label" in option ? list.selectByVisibleText(option.label) : list.selectByIndex(option.index);
}

/** A string of XPath 1.0, which knows no escapes. */
const quoted = (words: string) => (words.includes('"') ? `'${words}'` : `"${words}"`);

function field(at: Field): By {
  if ("css" in at) return By.css(at.css);
  const label = `label[contains(normalize-space(.), ${quoted(at.label)})]`;
  return By.xpath(`//*[@id=//${label}/@for] | //${label}//input`);
}
