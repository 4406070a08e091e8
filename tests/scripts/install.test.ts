import { expect, it } from "vitest";
import { matchesLockfile } from "../../scripts/setup/install.mjs";

const wanted = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/tool": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/for-another-system": { version: "2.0.0", integrity: "sha512-b", optional: true },
  },
};

it("wants an install when there was none, or an interrupted one", () => {
  expect(matchesLockfile(wanted, undefined)).toBe(false);
  expect(matchesLockfile(wanted, {})).toBe(false);
});

it("accepts an install that lacks only optional packages", () => {
  const packages = { "node_modules/tool": { version: "1.0.0", integrity: "sha512-a" } };
  expect(matchesLockfile(wanted, { packages })).toBe(true);
});

it("wants an install when a package is missing or is another one", () => {
  const optional = { "node_modules/for-another-system": { version: "2.0.0", integrity: "sha512-b" } };
  expect(matchesLockfile(wanted, { packages: optional })).toBe(false);
  for (const tool of [
    { version: "1.0.1", integrity: "sha512-a" },
    { version: "1.0.0", integrity: "sha512-c" },
  ]) {
    expect(matchesLockfile(wanted, { packages: { ...optional, "node_modules/tool": tool } })).toBe(false);
  }
});
