import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isStale, sourceFingerprint, stampBuild } from "../../scripts/setup/stale.mjs";

let root: string;
let site: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "playloop-stale-"));
  site = path.join(root, "dist");
  mkdirSync(path.join(root, "src/pages"), { recursive: true });
  mkdirSync(site);
  writeFileSync(path.join(root, "src/pages/one.mdx"), "one");
  writeFileSync(path.join(root, "package-lock.json"), "{}");
  stampBuild(site, sourceFingerprint(root));
});

afterEach(() => rmSync(root, { recursive: true }));

const stale = () => isStale(site, sourceFingerprint(root));

it("is up to date right after a build, whatever the files' times are", () => {
  utimesSync(path.join(root, "src/pages/one.mdx"), new Date(), new Date(Date.now() + 60_000));
  expect(stale()).toBe(false);
});

it("ignores files that the site is not built from", () => {
  writeFileSync(path.join(root, "README.md"), "new");
  expect(stale()).toBe(false);
});

it("is stale when a source is edited, added, renamed or removed", () => {
  const one = path.join(root, "src/pages/one.mdx");
  const two = path.join(root, "src/pages/two.mdx");
  const changes = [
    () => writeFileSync(one, "edited"),
    () => writeFileSync(two, ""),
    () => rmSync(two),
    () => renameSync(one, two),
    () => writeFileSync(path.join(root, "package-lock.json"), "{ }"),
  ];
  for (const change of changes) {
    stampBuild(site, sourceFingerprint(root));
    change();
    expect(stale(), String(change)).toBe(true);
  }
});

it("is stale when the built site is gone", () => {
  rmSync(site, { recursive: true });
  expect(stale()).toBe(true);
});
