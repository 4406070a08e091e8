// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What the built site depends on. */
const inputs = ["astro.config.mjs", "package-lock.json", "package.json", "public", "src", "tsconfig.json"];

/** Inside the built site, so that whatever empties that folder also makes it stale. */
const stampName = ".built-from";

/**
 * A hash of the names and contents of everything the site is built from. Contents, not times: a checkout
 * changes times without changing anything.
 *
 * @param {string} root the project's folder
 * @returns {string}
 */
export function sourceFingerprint(root) {
  const hash = createHash("sha256");
  for (const input of inputs) addToHash(root, input);
  return hash.digest("hex");

  /**
   * @param {string} folder
   * @param {string} name
   */
  function addToHash(folder, name) {
    const file = path.join(folder, name);
    if (!existsSync(file)) return;
    const entries = readFolder(file);
    if (entries) {
      for (const entry of entries) addToHash(file, entry);
    } else {
      const content = readFileSync(file);
      const relative = path.relative(root, file).split(path.sep).join("/");
      // The length keeps one file's end apart from the next one's name.
      hash.update(`${relative}\0${content.length}\0`).update(content);
    }
  }
}

/**
 * Whether the built site is not what the sources would build now.
 *
 * @param {string} site the built site's folder
 * @param {string} fingerprint of the sources
 * @returns {boolean}
 */
export function isStale(site, fingerprint) {
  const stamp = path.join(site, stampName);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== fingerprint;
}

/**
 * Notes what a site was built from.
 *
 * @param {string} site the built site's folder
 * @param {string} fingerprint of the sources
 */
export function stampBuild(site, fingerprint) {
  writeFileSync(path.join(site, stampName), fingerprint);
}

/**
 * @param {string} file
 * @returns {string[] | undefined} sorted names; undefined when it is not a folder
 */
function readFolder(file) {
  try {
    return readdirSync(file).sort();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOTDIR") return undefined;
    throw error;
  }
}
