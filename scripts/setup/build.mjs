// @ts-check
import { rmSync } from "node:fs";
import { runTool } from "./node24.mjs";
import { projectRoot, siteFolder } from "./paths.mjs";
import { isStale, sourceFingerprint, stampBuild } from "./stale.mjs";

/**
 * Builds the site.
 *
 * @param {object} [options]
 * @param {number} [options.timeout] in milliseconds
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function buildSite(options) {
  // Taken before the build: what is edited meanwhile makes the site stale.
  const fingerprint = sourceFingerprint(projectRoot);
  // A build that fails half-way must leave nothing that passes for a site.
  rmSync(siteFolder, { recursive: true, force: true });
  const code = await runTool("astro", "astro", ["build"], options);
  if (code !== 0) return false;
  stampBuild(siteFolder, fingerprint);
  return true;
}

/**
 * Builds the site if its sources changed since the last build.
 *
 * @param {object} [options]
 * @param {number} [options.timeout] in milliseconds
 * @returns {Promise<boolean>} whether there is a site that is up to date
 */
export async function buildSiteWhenStale(options) {
  if (!isStale(siteFolder, sourceFingerprint(projectRoot))) {
    console.log("Site is up to date");
    return true;
  }
  return buildSite(options);
}
