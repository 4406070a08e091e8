// @ts-check
import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { SetupError } from "./error.mjs";
import { node24 } from "./node24.mjs";
import { projectRoot } from "./paths.mjs";

/**
 * @typedef {{ executable: string, version: string, source: string }} Browser
 *
 * @typedef {object} Machine what the search asks about the machine it is on
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {string} home
 * @property {(file: string) => boolean} isExecutable
 * @property {(file: string) => string | undefined} versionOf undefined when it does not run, or is no Chromium
 * @property {() => string | undefined} playwrightBrowser where Playwright keeps its download, present or not
 */

const namesOnPath = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "google-chrome-beta",
  "chrome",
];

/** @type {Machine} */
export const thisMachine = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  isExecutable,
  versionOf,
  playwrightBrowser,
};

/**
 * Finds a Chromium or Chrome for the browser tests: the one the CHROMIUM variable names, one that is
 * installed, or Playwright's own download. The variable comes first, since it is set on purpose.
 *
 * @param {Machine} [machine]
 * @returns {Browser | undefined} undefined when there is none
 * @throws {SetupError} when CHROMIUM names something that is no browser
 */
export function findBrowser(machine = thisMachine) {
  const named = machine.env.CHROMIUM;
  if (named) {
    if (!machine.isExecutable(named)) {
      throw new SetupError(`CHROMIUM is set to ${named}, which is not a program that can be run.`);
    }
    const version = machine.versionOf(named);
    if (!version) {
      throw new SetupError(
        `CHROMIUM is set to ${named}, but \`${named} --version\` names no Chromium or Chrome.`,
      );
    }
    return { executable: named, version, source: "the CHROMIUM variable" };
  }
  for (const executable of installedCandidates(machine)) {
    const version = machine.isExecutable(executable) && machine.versionOf(executable);
    if (version) return { executable, version, source: "installed" };
  }
  const executable = machine.playwrightBrowser();
  const version = executable && machine.isExecutable(executable) && machine.versionOf(executable);
  return version ? { executable, version, source: "Playwright's download" } : undefined;
}

/**
 * @param {Machine} machine
 * @returns {string[]} where an installed browser would be, the likeliest first
 */
function installedCandidates({ env, platform, home }) {
  if (platform === "win32") {
    return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.win32.join(folder, "Google/Chrome/Application/chrome.exe"),
        path.win32.join(folder, "Chromium/Application/chrome.exe"),
      ]);
  }
  const onPath = (env.PATH ?? "")
    .split(":")
    .filter(Boolean)
    .flatMap((folder) => namesOnPath.map((name) => path.posix.join(folder, name)));
  if (platform === "darwin") {
    const applications = ["/Applications", path.posix.join(home, "Applications")].flatMap((folder) => [
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]);
    return [...onPath, ...applications];
  }
  return [...onPath, "/opt/google/chrome/chrome", "/snap/bin/chromium"];
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Starts the program only to ask its version. Thus one that lacks a library, or is a mere stub that tells
 * to install something (Ubuntu's chromium-browser), does not count as a browser.
 *
 * @param {string} file
 * @returns {string | undefined}
 */
function versionOf(file) {
  // On Windows Chrome ignores --version and opens a window.
  if (process.platform === "win32") return path.basename(file);
  const { status, stdout } = spawnSync(file, ["--version"], {
    encoding: "utf8",
    timeout: 20_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 && /\bchrom(e|ium)\b/i.test(stdout) ? stdout.trim() : undefined;
}

/** @returns {string | undefined} */
function playwrightBrowser() {
  const script = 'console.log(require("@playwright/test").chromium.executablePath())';
  const { status, stdout } = spawnSync(node24(), ["-e", script], { cwd: projectRoot, encoding: "utf8" });
  return status === 0 && stdout.trim() ? stdout.trim() : undefined;
}

/**
 * How the browser is started for tests: without talking to its maker, and as root without its own sandbox, which
 * refuses to start then.
 */
export function browserArguments() {
  return [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ];
}
