import { defineConfig, devices } from "@playwright/test";
import { browserArguments, findBrowser } from "./scripts/setup/browser.mjs";

const browser = findBrowser();
if (!browser) {
  throw new Error("No Chromium or Chrome found. Run `npm test -- site`, which gets one, or set CHROMIUM.");
}
// Every worker reads this file again; those need not search again.
process.env.CHROMIUM = browser.executable;

export default defineConfig({
  testDir: "tests/site",
  workers: 2,
  retries: 0,
  // A loaded machine takes its time to open an editor; what hangs is found all the same.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  use: {
    // Set when the server below has said its port, before the workers start.
    baseURL: `http://127.0.0.1:${process.env.SITE_PORT}/`,
    trace: "retain-on-failure",
  },
  projects: [
    {
      name: "chromium",
      use: {
        ...devices["Desktop Chrome"],
        launchOptions: {
          executablePath: browser.executable,
          args: browserArguments(),
        },
      },
    },
  ],
  webServer: {
    command: "node scripts/serve.mjs --host 127.0.0.1 --port 0",
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<site_port>\d+)\// },
  },
});
