// @ts-check
// `npm run -s play -- ARGS…`: runs programs in the terminal. Standard output belongs to them alone.
import { spawn } from "node:child_process";
import path from "node:path";
import { runMain } from "./setup/error.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { node24, toolEnvironment } from "./setup/node24.mjs";
import { projectRoot } from "./setup/paths.mjs";

const forwardedSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

await runMain(async () => {
  await ensureInstalled({ output: "stderr" });
  const terminal = path.join(projectRoot, "src/terminal/main.ts");
  const child = spawn(node24(), [terminal, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: toolEnvironment(),
  });
  for (const signal of forwardedSignals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`Could not run Node 24: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    // Ends as the program ended, so that a shell sees the same signal.
    for (const forwarded of forwardedSignals) process.removeAllListeners(forwarded);
    process.kill(process.pid, signal);
  });
});
