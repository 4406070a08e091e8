// @ts-check
import path from "node:path";
import { ensureBrowser } from "../setup/browser-install.mjs";
import { buildSite, buildSiteWhenStale } from "../setup/build.mjs";
import { runTool } from "../setup/node24.mjs";
import { countOne, countReported, playwrightCounts, vitestCounts } from "./reports.mjs";

/** A stage that takes longer than this hangs, in milliseconds. */
const timeout = 8 * 60_000;

/**
 * @typedef {import("./reports.mjs").Counts} Counts
 *
 * @typedef {object} Stage
 * @property {string} name what it is called on the command line
 * @property {string} title
 * @property {(reports: string) => Promise<Counts>} run takes the folder for reports
 */

/** Everything `npm test` does, in this order. @type {Stage[]} */
export const stages = [
  { name: "lint", title: "Lint and format (Biome)", run: lint },
  { name: "types", title: "Types (astro check, tsc)", run: checkTypes },
  { name: "unit", title: "Unit tests (Vitest)", run: runUnitTests },
  { name: "build", title: "Build of the site (Astro)", run: build },
  { name: "site", title: "Browser tests (Playwright)", run: runBrowserTests },
];

/** @returns {Promise<Counts>} */
async function lint() {
  return countOne(
    (await runTool("@biomejs/biome", "biome", ["check", "--error-on-warnings", "."], { timeout })) === 0,
  );
}

/** @returns {Promise<Counts>} */
async function checkTypes() {
  // astro check comes first: it writes the declarations of astro:content, which tsc reads.
  const pages = await runTool("astro", "astro", ["check"], { timeout });
  const sources = await runTool("typescript", "tsc", ["--noEmit"], { timeout });
  return countOne(pages === 0 && sources === 0);
}

/**
 * @param {string} reports
 * @returns {Promise<Counts>}
 */
async function runUnitTests(reports) {
  const report = path.join(reports, "unit.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool("vitest", "vitest", args, { timeout });
  return countReported(code, report, vitestCounts);
}

/** @returns {Promise<Counts>} */
async function build() {
  return countOne(await buildSite({ timeout }));
}

/**
 * @param {string} reports
 * @returns {Promise<Counts>}
 */
async function runBrowserTests(reports) {
  const browser = await ensureBrowser();
  console.log(`Browser: ${browser.version}, ${browser.executable} (${browser.source})`);
  if (!(await buildSiteWhenStale({ timeout }))) {
    console.error("There is no site to test.");
    return countOne(false);
  }
  const report = path.join(reports, "site.json");
  const code = await runTool("@playwright/test", "playwright", ["test", "--reporter=list,json"], {
    timeout,
    env: { CHROMIUM: browser.executable, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return countReported(code, report, playwrightCounts);
}
