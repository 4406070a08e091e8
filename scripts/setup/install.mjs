// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { SetupError } from "./error.mjs";
import { projectRoot } from "./paths.mjs";
import { run } from "./run.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether what npm installed is what the lock file asks for. Optional packages may be absent: most of them
 * are for other operating systems.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | undefined} installed the list npm leaves in node_modules once an install has succeeded
 * @returns {boolean}
 */
export function matchesLockfile(wanted, installed) {
  if (!installed?.packages) return false;
  for (const [folder, locked] of Object.entries(wanted.packages ?? {})) {
    if (folder === "") continue;
    const present = installed.packages[folder];
    if (!present) {
      if (locked.optional) continue;
      return false;
    }
    if (present.version !== locked.version || present.integrity !== locked.integrity) return false;
  }
  return true;
}

/**
 * Installs the project's dependencies when they are missing or differ from the lock file.
 *
 * The stamp is npm's own, node_modules/.package-lock.json: npm writes it last, so an interrupted install
 * has none, and an install done by hand counts as well.
 *
 * @param {object} [options]
 * @param {"stdout" | "stderr"} [options.output] where to tell about it
 * @returns {Promise<void>}
 * @throws {SetupError} when npm fails
 */
export async function ensureInstalled({ output = "stdout" } = {}) {
  const wanted = readLockfile(path.join(projectRoot, "package-lock.json"));
  if (!wanted)
    throw new SetupError("package-lock.json is missing: this is not a complete copy of the project.");
  const installed = readLockfile(path.join(projectRoot, "node_modules/.package-lock.json"));
  if (matchesLockfile(wanted, installed)) return;

  const say = output === "stderr" ? console.error : console.log;
  say("Installing dependencies (npm ci) …");
  const npm = npmCommand();
  const args = [
    ...npm.args,
    "ci",
    // The tools are devDependencies, wanted even where NODE_ENV or npm's settings would leave them out.
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    // `npm run --silent` reaches this npm through the environment, and would hide why an install failed.
    "--loglevel=error",
  ];
  const code = await run(npm.command, args, { output, shell: npm.shell });
  if (code !== 0) {
    throw new SetupError(
      "The dependencies could not be installed: npm ci failed, see above. It needs a network or a filled npm cache.",
    );
  }
}

/**
 * The npm that runs this script, with the Node it runs on, else the one on PATH.
 *
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  // npm_execpath may also name another package manager.
  if (script && /npm-cli\.[cm]?js$/.test(script)) {
    return { command: node ?? process.execPath, args: [script], shell: false };
  }
  return { command: "npm", args: [], shell: process.platform === "win32" };
}

/**
 * @param {string} file
 * @returns {Lockfile | undefined} undefined when there is none
 */
function readLockfile(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}
