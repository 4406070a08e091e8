import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { countReported, playwrightCounts, vitestCounts } from "../../scripts/test/reports.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "playloop-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it("takes the counts from the runner's report", () => {
  const unit = report({ numPassedTests: 5, numFailedTests: 2 });
  expect(countReported(1, unit, vitestCounts)).toEqual({ passed: 5, failed: 2 });
  const site = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 3 } });
  expect(countReported(1, site, playwrightCounts)).toEqual({ passed: 4, failed: 2 });
});

it("counts a runner that failed without a failed test as one failure", () => {
  const file = report({ numPassedTests: 5, numFailedTests: 0 });
  expect(countReported(1, file, vitestCounts)).toEqual({ passed: 5, failed: 1 });
});

it("counts a runner that left no report, or ran nothing, as one failure", () => {
  expect(countReported(0, path.join(folder, "none.json"), vitestCounts)).toEqual({ passed: 0, failed: 1 });
  const file = report({ numPassedTests: 0, numFailedTests: 0 });
  expect(countReported(0, file, vitestCounts)).toEqual({ passed: 0, failed: 1 });
});
