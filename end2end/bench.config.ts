// `make bench`: the same browser as the tests', on measurements instead.
import config from "./playwright.config";

export default { ...config, testDir: "bench", testMatch: "*.bench.ts", timeout: 900_000 };
