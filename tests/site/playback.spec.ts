import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect as expectSoon, test } from "./fixtures.ts";

const expect = expectSoon.configure({ timeout: 15_000 });

function playground(page: Page) {
  const root = page.locator(".pl");
  const transport = root.getByRole("group", { name: "Playback" });
  const button = (name: string): Locator => transport.getByRole("button", { name, exact: true });
  return {
    root,
    scrubber: transport.getByRole("slider"),
    play: button("Play"),
    pause: button("Pause"),
    clock: root.locator(".pl-clock"),
    speed: transport.getByRole("combobox", { name: "Speed" }),
    words: root.locator(".pl-words > p"),
    spoken: root.locator(".pl-words").getByRole("status"),
    lines: root.locator(".pl-console-stack > :first-child .pl-line"),
    output: root.getByRole("group", { name: "Output", exact: true }),
    mark: root.locator(".pl-line-mark"),
    code: root.locator(".pl-code-static"),
    view: root.getByRole("tabpanel"),
    tab: (name: string | RegExp) => root.getByRole("tab", { name }),
    box: (title: string) => root.locator(".pl-box", { has: page.getByRole("heading", { name: title }) }),
    keys: page.getByRole("dialog", { name: "Keys" }),
    run: root.getByRole("button", { name: "Run", exact: true }),
    button,
  };
}

async function open(page: Page) {
  await page.goto("/semaphores/");
  const pl = playground(page);
  await pl.root.scrollIntoViewIfNeeded();
  await expect(pl.run).toBeEnabled();
  return pl;
}

/** The playhead, by the scrubber. */
function playhead(page: Page): Promise<number> {
  return playground(page).scrubber.evaluate((input) => (input as HTMLInputElement).valueAsNumber);
}

/** Does each thing that the buttons do, by whatever means. */
async function tryAll(page: Page, press: (name: string) => Promise<void>): Promise<void> {
  const pl = playground(page);
  const last = await playhead(page);
  await press("To the start");
  expect(await playhead(page)).toBe(-1);
  await expect(pl.words).toContainText("Nothing has happened yet.");
  await press("Step forward");
  await press("Step forward");
  expect(await playhead(page)).toBe(1);
  await press("Step back");
  expect(await playhead(page)).toBe(0);
  await press("Next switch of task");
  await expect(pl.words).toContainText("Task-1 starts.");
  const first = await playhead(page);
  await press("Next switch of task");
  await expect(pl.words).toContainText("page-0 starts.");
  await press("Previous switch of task");
  expect(await playhead(page)).toBe(first);
  await press("Next output");
  await expect(pl.words).toContainText("Task-1 prints: Nobody needs page 7 any more");
  await expect(pl.lines).toContainText(["Nobody needs page 7 any more"]);
  await press("Next error");
  await expect(pl.words).toContainText("page-4 fails: Error: 404 Not Found.");
  await press("To the end");
  expect(await playhead(page)).toBe(last);
  await expect(pl.lines).toHaveCount(11);
  await press("Play");
  await expect(pl.pause).toBeVisible();
  await expect.poll(() => playhead(page)).toBeLessThan(last);
  await press("Pause");
  await expect(pl.play).toBeVisible();
}

test("every control works by mouse", async ({ page }) => {
  const pl = await open(page);
  await tryAll(page, (name) => pl.button(name).click());
});

test("every control works by keyboard", async ({ page }) => {
  const pl = await open(page);
  const keys: Record<string, string> = {
    "To the start": "Home",
    "To the end": "End",
    "Step forward": ".",
    "Step back": ",",
    "Next switch of task": ">",
    "Previous switch of task": "<",
    "Next output": "o",
    "Next error": "e",
    Play: "k",
    Pause: "k",
  };
  await pl.play.focus();
  await tryAll(page, (name) => page.keyboard.press(keys[name] as string));
  await page.keyboard.press("]");
  await expect(pl.speed).toHaveValue("2");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await expect(pl.speed).toHaveValue("0.5");
  await page.keyboard.press("?");
  await expect(pl.keys).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(pl.keys).toBeHidden();
  // The scrubber's own keys are steps as well.
  await pl.scrubber.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  expect(await playhead(page)).toBe(0);
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("every control works by touch, and nothing is out of reach", async ({ page }) => {
    const pl = await open(page);
    await tryAll(page, (name) => pl.button(name).tap());
    for (const tab of ["Await tree", /^Findings/, "Loop"]) {
      await pl.tab(tab).tap();
      await expect(pl.tab(tab)).toHaveAttribute("aria-selected", "true");
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, "pixels that the page is too wide").toBeLessThanOrEqual(0);
    await pl.scrubber.scrollIntoViewIfNeeded();
    const box = await pl.scrubber.boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    const last = Number(await pl.scrubber.getAttribute("max"));
    expect(Math.abs((await playhead(page)) - last / 2)).toBeLessThan(last / 10);
  });
});

test("after Run the output appears as the playhead passes it, and nothing moves", async ({ page }) => {
  const pl = await open(page);
  const before = await pl.root.boundingBox();
  await pl.run.click();
  await expect(pl.pause).toBeVisible();
  await expect(pl.output).toContainText("Nothing is printed yet.");
  await expect(pl.lines).toHaveCount(1);
  const during = await pl.root.boundingBox();
  expect(during?.height).toBe(before?.height);
  await expect(pl.lines).toHaveCount(11);
  await expect(pl.play).toBeVisible();
});

test("scrubbing shows the loop, the line and the awaits of the moment", async ({ page }) => {
  const pl = await open(page);
  await pl.button("To the start").click();
  await pl.button("Next output").click();
  await expect(pl.box("Running")).toContainText("Task-1");
  await expect(pl.box("Timers")).toContainText("page-3");
  await expect(pl.box("Waiting")).toContainText("page-9");
  await expect(pl.mark).toHaveCSS("--pl-at-line", "17");
  await pl.tab("Await tree").click();
  await expect(pl.view).toContainText("(T) Task-1");
  await expect(pl.view.getByRole("listitem").filter({ hasText: "(T) page-3" })).toContainText("waits");
});

test("a click on a line of output moves the playhead there", async ({ page }) => {
  const pl = await open(page);
  await pl.lines.first().click();
  await expect(pl.words).toContainText("Task-1 prints: Nobody needs page 7 any more");
  await expect(pl.lines).toHaveCount(1);
  await expect(pl.mark).toBeVisible();
});

test("pointing at a line marks its moments, and leads through them", async ({ page }) => {
  const pl = await open(page);
  await pl.code.getByText("stands for a request").hover();
  await expect(pl.root.locator(".pl-moments rect").first()).toBeAttached();
  const moments = pl.root.locator(".pl-line-moments");
  await moments.click();
  await expect(pl.mark).toHaveCSS("--pl-at-line", "5");
  await expect(pl.root.locator(".pl-editor-host")).toBeHidden();
});

test("the caret lands where the reader clicked", async ({ page }) => {
  const pl = await open(page);
  await pl.code.getByText("404 Not Found").click();
  await expect(pl.root.locator(".monaco-editor").first()).toBeVisible();
  await page.keyboard.insertText("HERE");
  await expect(pl.root.locator(".view-line", { hasText: "HERE" })).toContainText("throw new Error");
});

test("a screen reader is told of a step once the reader rests, and not while it plays", async ({ page }) => {
  const pl = await open(page);
  await pl.button("To the start").click();
  await pl.button("Next switch of task").click();
  await expect(pl.spoken).toHaveText(/Task-1 starts\./);
  await pl.play.click();
  await expect(pl.lines).toHaveCount(1);
  await expect(pl.spoken).toHaveText(/Task-1 starts\./);
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("a run shows its end at once, and can still be taken step by step", async ({ page }) => {
    const pl = await open(page);
    await pl.run.click();
    await expect(pl.root.getByRole("status").last()).toContainText("Run finished");
    await expect(pl.lines).toHaveCount(11, { timeout: 500 });
    await expect(pl.pause).toHaveCount(0);
    await pl.button("To the start").click();
    await pl.button("Step forward").click();
    expect(await playhead(page)).toBe(0);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious in the middle of a run", async ({ page }) => {
      const pl = await open(page);
      await pl.button("To the start").click();
      await pl.button("Next output").click();
      for (const tab of ["Await tree", /^Findings/, "Loop"]) {
        await pl.tab(tab).click();
        const { violations } = await new AxeBuilder({ page }).include("main").analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(
          serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`),
        ).toEqual([]);
      }
    });
  });
}
