// `make bench`: the same browser as the tests', on measurements instead.
import config from "./playwright.config";

// One after the other: each has the machine to itself.
export default { ...config, workers: 1, testDir: "bench", testMatch: "*.bench.ts", timeout: 900_000 };
