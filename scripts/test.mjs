// @ts-check
// `npm test -- [STAGE…]`: installs what is missing and runs the stages, all of them when none is named.
// A stage that fails does not keep the next ones from running. The last line counts the tests.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runMain, SetupError } from "./setup/error.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { countOne } from "./test/reports.mjs";
import { stages } from "./test/stages.mjs";

/**
 * @param {readonly string[]} names
 * @returns {import("./test/stages.mjs").Stage[]} in the order in which they run
 */
function chooseStages(names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = stages.map((stage) => stage.name).join(", ");
    throw new SetupError(`No such stage: ${unknown.join(", ")}. There are: ${known}.`);
  }
  return names.length === 0 ? stages : stages.filter((stage) => names.includes(stage.name));
}

/**
 * Runs a stage. What it throws is printed and counts as one failure.
 *
 * @param {string} title
 * @param {() => Promise<import("./test/reports.mjs").Counts>} action
 */
async function runStage(title, action) {
  const start = performance.now();
  let counts = countOne(false);
  try {
    counts = await action();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
  }
  return { title, ...counts, seconds: (performance.now() - start) / 1000 };
}

await runMain(async () => {
  const chosen = chooseStages(process.argv.slice(2));
  const results = [];
  const installation = await runStage("Installation", async () => {
    await ensureInstalled();
    return countOne(true);
  });
  if (installation.failed > 0) {
    results.push(installation);
  } else {
    const reports = mkdtempSync(path.join(tmpdir(), "playloop-test-"));
    for (const { title, run } of chosen) {
      console.log(`\n── ${title}\n`);
      results.push(await runStage(title, () => run(reports)));
    }
    rmSync(reports, { recursive: true, force: true });
  }

  console.log("\n── Summary\n");
  let passed = 0;
  let failed = 0;
  for (const result of results) {
    passed += result.passed;
    failed += result.failed;
    const outcome = result.failed === 0 ? "ok  " : "FAIL";
    const counts = `${result.passed} passed, ${result.failed} failed`;
    console.log(`${outcome}  ${result.title}: ${counts} (${result.seconds.toFixed(1)} s)`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
