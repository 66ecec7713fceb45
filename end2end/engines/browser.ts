// What the tests ask of a browser, whichever engine it has.
import { type WebDriver } from "selenium-webdriver";
import { openFirefox } from "./firefox";
import { openWebKit } from "./webkit";

export interface Browser {
  driver: WebDriver;
  /** Where what it saves lands. */
  downloads: string;
  /** What it wrote to its console as an error, as far as it can tell. */
  errors: string[];
  /** Runs on each page once it is there, where the engine itself tells nothing of its console. */
  onEachPage: string;
  close: () => Promise<void>;
}

/** Opens one that has been nowhere before; what it needs on disk lies in the folder. */
export const OPEN: Record<string, (folder: string) => Promise<Browser>> = {
  firefox: openFirefox,
  webkit: openWebKit,
};
