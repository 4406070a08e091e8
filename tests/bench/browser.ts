import { type Browser, chromium } from "@playwright/test";
import { browserArguments, findBrowser } from "../../scripts/setup/browser.mjs";

/** Starts the browser that the tests use. @throws when there is none */
export async function launchBrowser(): Promise<Browser> {
  const browser = findBrowser();
  if (!browser) throw new Error("No Chromium or Chrome found. Set CHROMIUM.");
  return chromium.launch({
    executablePath: browser.executable,
    args: browserArguments(),
  });
}
