// @ts-check
// `npm run fuzz -- [--seed S] [--programs N] [--from K]`: compares random programs with CPython.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { runMain } from "./setup/error.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { node24, toolEnvironment } from "./setup/node24.mjs";
import { projectRoot } from "./setup/paths.mjs";

await runMain(async () => {
  await ensureInstalled();
  const main = path.join(projectRoot, "tests/conformance/fuzz/main.ts");
  const { status } = spawnSync(node24(), [main, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: toolEnvironment(),
  });
  process.exitCode = status ?? 1;
});
