// @ts-check
import { readFileSync } from "node:fs";
import { findBrowser } from "./browser.mjs";
import { SetupError } from "./error.mjs";
import { runTool } from "./node24.mjs";
import { run } from "./run.mjs";

/** How long one way of getting a browser may take, in milliseconds. */
const installLimit = 4 * 60_000;

/**
 * @typedef {object} BrowserSource a way of getting a browser
 * @property {string} name
 * @property {() => boolean} applies whether it can be tried on this machine
 * @property {() => Promise<unknown>} install
 */

/** @type {BrowserSource[]} */
const browserSources = [
  {
    name: "Playwright's own download (npx playwright install chromium)",
    applies: () => true,
    install: () =>
      runTool("@playwright/test", "playwright", ["install", "--no-shell", "chromium"], {
        timeout: installLimit,
        // Where downloads are blocked without an answer, the default of 30 s is spent on each of many tries.
        env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
      }),
  },
  {
    name: "Debian's package (apt-get install chromium)",
    applies: () => process.getuid?.() === 0 && isDebian(readOsRelease()),
    install: installDebianPackage,
  },
];

/**
 * Finds a browser, or else gets one.
 *
 * @param {object} [options]
 * @param {typeof findBrowser} [options.find]
 * @param {readonly BrowserSource[]} [options.sources] tried in this order
 * @param {(message: string) => void} [options.say] takes word of each try
 * @returns {Promise<import("./browser.mjs").Browser>}
 * @throws {SetupError} when none can be had; its message says what was tried and what to do
 */
export async function ensureBrowser({
  find = findBrowser,
  sources = browserSources,
  say = console.log,
} = {}) {
  const present = find();
  if (present) return present;
  const tried = [];
  for (const source of sources.filter(({ applies }) => applies())) {
    say(`No Chromium or Chrome found. Trying ${source.name} …`);
    await source.install();
    const browser = find();
    if (browser) return browser;
    tried.push(source.name);
  }
  throw new SetupError(
    "The browser tests need a Chromium or Chrome, and none could be had.\n" +
      `Tried: an installed one; ${tried.join("; ")}.\n` +
      "Install Chromium or Chrome, or set the CHROMIUM variable to its program, then run `npm test` again.",
  );
}

/**
 * @param {string} osRelease the text of /etc/os-release
 * @returns {boolean} whether this is Debian itself: on Ubuntu the package of that name is only a stub
 */
export function isDebian(osRelease) {
  return /^ID="?debian"?$/m.test(osRelease);
}

/** @returns {string} empty on systems that have no such file */
function readOsRelease() {
  try {
    return readFileSync("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}

/** @returns {Promise<void>} */
async function installDebianPackage() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, timeout: installLimit });
  // Without the recommended packages there would be no font at all.
  const packages = ["chromium", "fonts-liberation"];
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
    env,
    timeout: installLimit,
  });
}
