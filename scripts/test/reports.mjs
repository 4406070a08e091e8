// @ts-check
import { existsSync, readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * The outcome of a stage that is one check.
 *
 * @param {boolean} succeeded
 * @returns {Counts}
 */
export function countOne(succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * The outcome of a test runner, from its exit code and its JSON report. A runner that failed without naming
 * a failed test (it crashed, a file could not be loaded, it found nothing to run) counts as one failure.
 *
 * @param {number} exitCode
 * @param {string} reportFile
 * @param {(report: any) => Counts} readCounts takes the counts out of the runner's own format
 * @returns {Counts}
 */
export function countReported(exitCode, reportFile, readCounts) {
  if (!existsSync(reportFile)) return countOne(false);
  const { passed, failed } = readCounts(JSON.parse(readFileSync(reportFile, "utf8")));
  const nothingRan = passed + failed === 0;
  const unexplained = exitCode !== 0 && failed === 0;
  return { passed, failed: nothingRan || unexplained ? 1 : failed };
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number }} report Vitest's
 * @returns {Counts}
 */
export function vitestCounts(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number } }} report Playwright's
 * @returns {Counts} a flaky test counts as failed
 */
export function playwrightCounts({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
