// @ts-check
import { spawn } from "node:child_process";
import { projectRoot } from "./paths.mjs";

/** How long a process that was asked to stop may take before it is killed, in milliseconds. */
const stopGrace = 20_000;

/**
 * Runs a program in the project's folder and waits for its end. Its output goes to this process's own;
 * it gets no input, so that nothing can wait for an answer.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] defaults to this process's
 * @param {"stdout" | "stderr"} [options.output] where the program's standard output goes
 * @param {number} [options.timeout] in milliseconds; the program is interrupted after that
 * @param {boolean} [options.shell] through the system's shell, which Windows needs for .cmd files
 * @returns {Promise<number>} the exit code; 1 when it could not start, was killed or ran out of time
 */
export function run(command, args, { env = process.env, output = "stdout", timeout, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env,
      shell,
      stdio: ["ignore", output === "stderr" ? 2 : "inherit", "inherit"],
    });
    /** @type {NodeJS.Timeout[]} */
    const timers = [];
    let timedOut = false;
    if (timeout !== undefined) {
      const interrupt = () => {
        timedOut = true;
        console.error(`\nStopped after ${timeout / 60_000} minutes: ${command} ${args.join(" ")}`);
        // An interrupt, not a kill: the test runners then close their browsers and servers.
        child.kill("SIGINT");
        timers.push(setTimeout(() => child.kill("SIGKILL"), stopGrace));
      };
      timers.push(setTimeout(interrupt, timeout));
    }
    /** @param {number} code */
    const finish = (code) => {
      for (const timer of timers) clearTimeout(timer);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`Could not run ${command}: ${error.message}`);
      finish(1);
    });
    child.on("exit", (code) => finish(timedOut ? 1 : (code ?? 1)));
  });
}
