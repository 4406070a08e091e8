import { describe, expect, it } from "vitest";
import { findBrowser, type Machine } from "../../scripts/setup/browser.mjs";
import { ensureBrowser, isDebian } from "../../scripts/setup/browser-install.mjs";

/** A machine with these programs; a program whose version is undefined does not run. */
function machine(programs: Record<string, string | undefined>, changes: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: "/usr/local/bin:/usr/bin" },
    platform: "linux",
    home: "/home/reader",
    isExecutable: (file) => file in programs,
    versionOf: (file) => programs[file],
    playwrightBrowser: () => "/cache/chrome",
    ...changes,
  };
}

const everywhere = {
  "/mine": "Chromium 1",
  "/usr/bin/chromium": "Chromium 2",
  "/cache/chrome": "Chromium 3",
};

describe("findBrowser", () => {
  it("prefers the CHROMIUM variable to an installed browser", () => {
    const found = findBrowser(machine(everywhere, { env: { PATH: "/usr/bin", CHROMIUM: "/mine" } }));
    expect(found).toEqual({ executable: "/mine", version: "Chromium 1", source: "the CHROMIUM variable" });
  });

  it("prefers an installed browser to Playwright's download", () => {
    expect(findBrowser(machine(everywhere))?.executable).toBe("/usr/bin/chromium");
  });

  it("falls back on Playwright's download, and then finds nothing", () => {
    expect(findBrowser(machine({ "/cache/chrome": "Chromium 3" }))?.source).toBe("Playwright's download");
    expect(findBrowser(machine({}))).toBeUndefined();
  });

  it("treats an empty CHROMIUM variable as unset", () => {
    const found = findBrowser(machine(everywhere, { env: { PATH: "/usr/bin", CHROMIUM: "" } }));
    expect(found?.executable).toBe("/usr/bin/chromium");
  });

  it("passes over an installed program that does not run", () => {
    const programs = { "/usr/bin/chromium-browser": undefined, "/usr/bin/google-chrome": "Google Chrome 4" };
    expect(findBrowser(machine(programs))?.executable).toBe("/usr/bin/google-chrome");
  });

  it("refuses a CHROMIUM variable that names nothing executable, even if a browser is installed", () => {
    const env = { PATH: "/usr/bin", CHROMIUM: "/gone" };
    expect(() => findBrowser(machine(everywhere, { env }))).toThrow("CHROMIUM is set to /gone");
  });

  it("refuses a CHROMIUM variable that names some other program", () => {
    const programs = { ...everywhere, "/bin/true": undefined };
    const env = { PATH: "/usr/bin", CHROMIUM: "/bin/true" };
    expect(() => findBrowser(machine(programs, { env }))).toThrow("names no Chromium or Chrome");
  });

  it("knows where macOS and Windows keep Chrome", () => {
    const mac = "/home/reader/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findBrowser(machine({ [mac]: "Google Chrome 5" }, { platform: "darwin" }))?.executable).toBe(mac);

    const windows = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";
    const env = { PROGRAMFILES: "C:\\Program Files" };
    const found = findBrowser(machine({ [windows]: "chrome.exe" }, { platform: "win32", env }));
    expect(found?.executable).toBe(windows);
  });
});

describe("ensureBrowser", () => {
  const browser = { executable: "/cache/chrome", version: "Chromium 3", source: "Playwright's download" };

  /** Ways of getting a browser, of which one works, and a search that succeeds once that one has run. */
  function sources(working: string | undefined) {
    const ran: string[] = [];
    const source = (name: string, applies: boolean) => ({
      name,
      applies: () => applies,
      install: async () => ran.push(name),
    });
    return {
      ran,
      sources: [source("download", true), source("other system", false), source("package", true)],
      say: () => {},
      find: () => (working !== undefined && ran.includes(working) ? browser : undefined),
    };
  }

  it("installs nothing when there is a browser", async () => {
    const { ran, sources: all } = sources(undefined);
    expect(await ensureBrowser({ find: () => browser, sources: all })).toBe(browser);
    expect(ran).toEqual([]);
  });

  it("tries one way after the other, those that apply, until there is a browser", async () => {
    const first = sources("download");
    expect(await ensureBrowser(first)).toBe(browser);
    expect(first.ran).toEqual(["download"]);

    const last = sources("package");
    expect(await ensureBrowser(last)).toBe(browser);
    expect(last.ran).toEqual(["download", "package"]);
  });

  it("says what it tried and what to do when no browser can be had", async () => {
    await expect(ensureBrowser(sources(undefined))).rejects.toThrow(
      /Tried: an installed one; download; package\.\nInstall Chromium or Chrome, or set the CHROMIUM variable/,
    );
  });
});

it("tells Debian from the systems derived from it", () => {
  expect(isDebian('PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n')).toBe(true);
  expect(isDebian("ID=ubuntu\nID_LIKE=debian\n")).toBe(false);
});
