import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect as expectSoon, test } from "./fixtures.ts";

/** The first edit loads an editor and a compiler, which takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 15_000 });

const EXAMPLE_OUTPUT = [
  "0.000One after another",
  "1.000Data 1",
  "2.000Data 2",
  "3.000Data 3",
  "3.000All at once",
  "4.000Data 1",
  "4.000Data 2",
  "4.000Data 3",
];

/** Programs that tests write into the editor. */
const HELLO = `console.log("hello");`;
const ENDLESS = `console.log("before");\nwhile (true) {}`;
const FAILING = [
  `import * as asyncio from "asyncio";`,
  `async function inner() {`,
  `  await asyncio.sleep(2);`,
  `  throw new Error("no such page");`,
  `}`,
  `async function main() {`,
  `  await inner();`,
  `}`,
  `asyncio.run(main());`,
].join("\n");
const BROKEN = `const answer = 42;\nconst = 7;`;
const DEADLOCK = [
  `import * as asyncio from "asyncio";`,
  `async function main() {`,
  `  await new asyncio.Future();`,
  `}`,
  `asyncio.run(main());`,
].join("\n");

function playground(page: Page) {
  const root = page.locator(".pl");
  const button = (name: string): Locator => root.getByRole("button", { name, exact: true });
  return {
    root,
    code: root.locator(".pl-code-static"),
    editor: root.locator(".monaco-editor").first(),
    markedLine: root.locator(".view-overlays .pl-editor-line").first(),
    // Not the room that is kept for what is not printed yet.
    lines: root.locator(".pl-console-stack > :first-child .pl-line"),
    output: root.getByRole("group", { name: "Output", exact: true }),
    lanes: root.locator(".pl-lane-name"),
    status: root.getByRole("status").last(),
    run: button("Run"),
    stop: button("Stop"),
    edit: button("Edit"),
    reset: button("Reset"),
    undoReset: button("Undo reset"),
  };
}

/** A line of the console: its time and its text, which the task and the place may surround. */
function printed(line: string): RegExp {
  const [time, text] = [line.slice(0, 5), line.slice(5)].map((part) => part.replace(/[.*+?()[\]]/g, "\\$&"));
  return new RegExp(`^${time}(?:Task-\\d+)?${text}(?::\\d+)?$`);
}

async function open(page: Page) {
  await page.goto("/core-concepts/");
  const pl = playground(page);
  await pl.root.scrollIntoViewIfNeeded();
  await expect(pl.run).toBeEnabled();
  return pl;
}

/** Replaces what is in the editor, which is opened if need be. */
async function write(page: Page, source: string): Promise<void> {
  const pl = playground(page);
  if (await pl.edit.isVisible()) await pl.edit.click();
  await expect(pl.editor).toBeVisible();
  await pl.editor.locator(".view-lines").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(source);
}

test("an unedited example runs at once, without the editor and without the compiler", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const pl = await open(page);
  await expect(pl.lines).toHaveText(EXAMPLE_OUTPUT.map(printed));
  // The run must be seen to have happened: what it prints is what the build printed.
  await pl.run.click();
  await expect(pl.status).toHaveText("Run finished: 8 lines, 4 s of virtual time.");
  await expect(pl.lines).toHaveText(EXAMPLE_OUTPUT.map(printed));
  await expect(pl.lanes).toHaveCount(4);
  expect(requests.some((url) => url.includes("sandbox"))).toBe(true);
  expect(requests.filter((url) => /monaco|code-editor|editor\.api|esbuild|\.wasm/.test(url))).toEqual([]);
});

test("an edited program is compiled and run, and its timeline drawn", async ({ page }) => {
  const pl = await open(page);
  await write(page, FAILING.replace("throw new Error", "console.log"));
  await pl.run.click();
  await expect(pl.lines).toHaveText([printed("2.000no such page")]);
  await expect(pl.lanes).toHaveText(["Task-1 main"]);
  await expect(pl.status).toHaveText("Run finished: 1 line, 2 s of virtual time.");
});

test("a compile error is listed, marked in the editor, and its link leads to the line", async ({ page }) => {
  const pl = await open(page);
  await write(page, BROKEN);
  await pl.run.click();
  await expect(pl.output).toContainText("The program was not run");
  await expect(pl.editor.locator(".squiggly-error").first()).toBeVisible();
  await pl.output
    .getByRole("button", { name: /^main\.ts:2:/ })
    .first()
    .click();
  await expect(pl.markedLine).toBeVisible();
});

test("a runtime error is shown as a traceback, innermost last, whose lines are links", async ({ page }) => {
  const pl = await open(page);
  await write(page, FAILING);
  await pl.run.click();
  await expect(pl.output).toContainText("Traceback (most recent call last):");
  const links = pl.output.getByRole("button", { name: /^File "main\.ts", line/ });
  await expect(links.last()).toHaveText('File "main.ts", line 4');
  await expect(pl.output.locator("strong")).toHaveText("Error: no such page");
  await expect(pl.lines).toHaveCount(1);
  await expect(pl.lines.locator(".pl-line-time")).toHaveText("2.000");
  await links.last().click();
  await expect(pl.markedLine).toBeVisible();
});

test("a deadlock says who waits for what", async ({ page }) => {
  const pl = await open(page);
  await write(page, DEADLOCK);
  await pl.run.click();
  await expect(pl.status).toContainText("deadlock");
  await expect(pl.output).toContainText("Task-1 (main) waits at main.ts:3 for future");
  await pl.output.getByRole("button", { name: "main.ts:3" }).click();
  await expect(pl.markedLine).toBeVisible();
});

test("an endless loop is stopped while the page answers, and the next program runs", async ({ page }) => {
  const pl = await open(page);
  await write(page, ENDLESS);
  await pl.run.click();
  await expect(pl.stop).toBeVisible();
  const answers = await page.evaluate(async () => {
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return performance.now() - start;
  });
  expect(answers, "milliseconds for a 50 ms timer").toBeLessThan(1000);
  await expect(pl.output).toContainText("main.ts:2");
  await expect(pl.output).toContainText("most likely a loop or recursion that never ends");
  await expect(pl.lines.first()).toHaveText(printed("0.000before"));
  await expect(pl.markedLine).toBeVisible();
  await write(page, HELLO);
  await pl.run.click();
  await expect(pl.lines).toHaveText([printed("0.000hello")]);
});

test("Stop ends a program, and the reader's code is still there", async ({ page }) => {
  const pl = await open(page);
  await write(page, ENDLESS);
  await pl.run.click();
  await pl.stop.click();
  await expect(pl.output).toContainText("Stopped");
  await expect(pl.stop).toHaveCount(0);
  await expect(pl.run).toBeFocused();
  await expect(pl.editor).toContainText("while (true)");
});

test("an edit outlives a reload, does not run by itself, and Reset can be undone", async ({ page }) => {
  let pl = await open(page);
  await write(page, HELLO);
  await page.reload();
  pl = playground(page);
  await expect(pl.root).toContainText("Your edit is restored");
  await expect(pl.code).toContainText('console.log("hello")');
  await expect(pl.lines).toHaveText(EXAMPLE_OUTPUT.map(printed));
  await pl.run.click();
  await expect(pl.lines).toHaveText([printed("0.000hello")]);
  await pl.reset.click();
  await expect(pl.code).toContainText("fetchData");
  await expect(pl.lines).toHaveText(EXAMPLE_OUTPUT.map(printed));
  await page.reload();
  await expect(pl.code).toContainText("fetchData");
  await pl.undoReset.click();
  await expect(pl.code).toContainText('console.log("hello")');
});

test("a saved edit that is damaged is told and kept, and the example runs", async ({ page }) => {
  const damaged = '{"version":1,"source":"console.log(1';
  await page.goto("/core-concepts/");
  await page.evaluate((text) => localStorage.setItem("playloop:work:basic-usage", text), damaged);
  await page.reload();
  const pl = await open(page);
  await expect(pl.code).toContainText("fetchData");
  await pl.run.click();
  await expect(pl.status).toContainText("Run finished");
  await write(page, HELLO);
  await page.reload();
  await pl.root.getByText("What was kept").click();
  await expect(pl.root.getByText(damaged)).toBeVisible();
  await pl.root.getByRole("button", { name: "Throw it away" }).click();
  await page.reload();
  await expect(pl.code).toContainText('console.log("hello")');
  await expect(pl.root.getByText("What was kept")).toHaveCount(0);
});

test("everything works by keyboard, and the editor can be left", async ({ page }) => {
  const pl = await open(page);
  await pl.edit.focus();
  await page.keyboard.press("Tab");
  await expect(pl.run).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(pl.code).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(pl.status).toContainText("Run finished: 8 lines");
  await page.keyboard.press("Enter");
  await expect(pl.editor).toBeVisible();
  await expect.poll(() => focusIsIn(pl.editor)).toBe(true);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(HELLO);
  await page.keyboard.press("Control+Enter");
  await expect(pl.lines).toHaveText([printed("0.000hello")]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect.poll(() => focusIsIn(pl.editor)).toBe(false);
  await expect(pl.output).toBeFocused();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the program, its output and its timeline can be read", async ({ page }) => {
    await page.goto("/core-concepts/");
    const pl = playground(page);
    await expect(pl.code).toContainText("async function fetchData");
    await expect(pl.lines).toHaveText(EXAMPLE_OUTPUT.map(printed));
    await expect(pl.lanes).toHaveText([
      "Task-1 main",
      "├ Task-2 fetchData",
      "├ Task-3 fetchData",
      "└ Task-4 fetchData",
    ]);
    await expect(pl.root.locator(".pl-timeline-text tbody tr").first()).toContainText(
      "is created by the program",
    );
    await expect(pl.run).toBeHidden();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious, before and after a failing run", async ({ page }) => {
      const pl = await open(page);
      await expectNoSeriousViolations(page);
      await write(page, FAILING);
      await pl.run.click();
      await expect(pl.output).toContainText("Traceback");
      await pl.root.getByText("Timeline as text").click();
      await expectNoSeriousViolations(page);
    });
  });
}

test("coming to life moves nothing on the page, on a slow machine too", async ({ page }) => {
  // What moves on a fast one moves between two frames, and nobody sees it.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const pl = await open(page);
  await pl.run.click();
  await expect(pl.status).toContainText("Run finished");
  const before = await pl.root.boundingBox();
  await pl.edit.click();
  await expect(pl.editor).toBeVisible();
  const after = await pl.root.boundingBox();
  expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0)), "pixels that the editor moved").toBeLessThan(
    1,
  );
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
});

async function expectNoSeriousViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

function focusIsIn(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element.contains(document.activeElement));
}
