// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { SetupError } from "./error.mjs";
import { projectRoot } from "./paths.mjs";
import { run } from "./run.mjs";

/**
 * The Node 24 that came with the dependencies: the tools need it, the machine's own may be older.
 *
 * @returns {string} the path of its program
 * @throws {SetupError} when the `node` package's install script, which fetches it, did not run
 */
export function node24() {
  const program = process.platform === "win32" ? "node.exe" : "node";
  const file = path.join(projectRoot, "node_modules/node/bin", program);
  if (!existsSync(file)) {
    throw new SetupError(
      "Node 24 is not there: the install script of the `node` package did not run or failed.\n" +
        "Run `npm rebuild node --ignore-scripts=false`, then try again.",
    );
  }
  return file;
}

/**
 * The environment for the project's tools: whatever they start finds Node 24 and the other tools first.
 *
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(extra = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", ...extra };
  // Windows spells it Path; a copy of process.env no longer ignores case.
  const key = Object.keys(environment).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const folders = [path.join(projectRoot, "node_modules/.bin"), path.dirname(node24()), environment[key]];
  environment[key] = folders.filter(Boolean).join(path.delimiter);
  return environment;
}

/**
 * Runs a tool of an installed package with Node 24. The script itself is run, not its entry in
 * node_modules/.bin, which on Windows is a batch file.
 *
 * @param {string} packageName
 * @param {string} tool the name of the tool in the package's `bin`
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] added to the environment
 * @param {number} [options.timeout] in milliseconds
 * @returns {Promise<number>} its exit code
 */
export function runTool(packageName, tool, args, { env, ...options } = {}) {
  const folder = path.join(projectRoot, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return run(node24(), [path.join(folder, bin[tool]), ...args], { ...options, env: toolEnvironment(env) });
}
