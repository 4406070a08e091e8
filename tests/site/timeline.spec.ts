import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect as expectSoon, test } from "./fixtures.ts";

const expect = expectSoon.configure({ timeout: 15_000 });

/** The example: ten pages behind a semaphore of three, one fails, one is cancelled; 4 s in all. */
const LANES = 11;

function timeline(page: Page) {
  const root = page.locator(".pl-timeline").first();
  return {
    root,
    plot: root.locator(".pl-timeline-scroll"),
    tracks: root.locator(".pl-tracks").first(),
    ruler: root.locator(".pl-ruler"),
    playhead: root.getByRole("slider", { name: "Playhead" }),
    lanes: root.locator(".pl-lane-name"),
    tooltip: root.locator(".pl-tooltip"),
    totals: root.locator(".pl-totals"),
    arrows: root.locator(".pl-arrow"),
    markedLine: page.locator(".pl-line-mark").first(),
    button: (name: string): Locator => root.getByRole("button", { name, exact: true }),
  };
}

type Parts = ReturnType<typeof timeline>;

async function open(page: Page): Promise<Parts> {
  await page.goto("/semaphores/");
  const parts = timeline(page);
  await parts.root.scrollIntoViewIfNeeded();
  await expect(parts.button("Time")).toBeEnabled();
  await parts.plot.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await expect(parts.playhead).toHaveAttribute("aria-valuetext", /^4\.000 s/);
  return parts;
}

/** A point of the page: a share of the tracks' width, in a lane's row. */
async function pointOf(
  { tracks, lanes }: Parts,
  share: number,
  row: number,
): Promise<{ x: number; y: number }> {
  const box = await tracks.boundingBox();
  const name = await lanes.nth(row).locator("xpath=../..").boundingBox();
  if (box === null || name === null) throw new Error("the timeline is not to be seen");
  return { x: box.x + box.width * share, y: name.y + name.height - 13 };
}

test("a click moves the playhead, and marks the line", async ({ page }) => {
  const parts = await open(page);
  const { x, y } = await pointOf(parts, 0.125, 5);
  await page.mouse.click(x, y);
  await expect(parts.playhead).toHaveAttribute("aria-valuetext", /^0\.50\d s, event/);
  await expect(parts.markedLine).toHaveAttribute("style", /--pl-at-line:\s*4\b/);
});

test("the mouse is told what is under it", async ({ page }) => {
  const parts = await open(page);
  const { x, y } = await pointOf(parts, 0.125, 5);
  await page.mouse.move(x, y);
  await expect(parts.tooltip).toContainText("page-4 waits for Semaphore(3)");
  await expect(parts.tooltip).toContainText("From 0.000 s to 1.250 s: 1.25 s");
  await expect(parts.tooltip).toContainText("Woken by page-1");
});

test("dragging along the axis scrubs, there and back", async ({ page }) => {
  const parts = await open(page);
  const ruler = await parts.ruler.boundingBox();
  if (ruler === null) throw new Error("no axis");
  await page.mouse.move(ruler.x + ruler.width - 2, ruler.y + 8);
  await page.mouse.down();
  await page.mouse.move(ruler.x + ruler.width * 0.5, ruler.y + 8, { steps: 4 });
  await expect(parts.playhead).toHaveAttribute("aria-valuetext", /^(1\.99|2\.00)\d s/);
  await page.mouse.move(ruler.x - 30, ruler.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect(parts.playhead).toHaveAttribute("aria-valuetext", /^0\.000 s/);
});

test("dragging over the lanes selects a part, whose times are told and which can fill the width", async ({
  page,
}) => {
  const parts = await open(page);
  await expect(parts.totals).toContainText("11 tasks waited 28.5 s in all");
  const from = await pointOf(parts, 0.25, 3);
  const to = await pointOf(parts, 0.5, 3);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect(parts.totals).toContainText(/^(0\.99|1\.00)\d s to (1\.99|2\.00)\d s\./);
  await parts.button("Zoom to it").click();
  await expect(parts.root.locator(".pl-timeline-axis text").first()).not.toHaveText("0 s");
  await parts.button("Clear").click();
  await parts.button("All").click();
  await expect(parts.root.locator(".pl-timeline-axis text").first()).toHaveText("0 s");
});

test("Ctrl and the wheel zoom, and the wheel alone is the page's", async ({ page }) => {
  const parts = await open(page);
  const { x, y } = await pointOf(parts, 0.5, 2);
  await page.mouse.move(x, y);
  const labels = parts.root.locator(".pl-timeline-axis text");
  const before = await labels.allTextContents();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -400);
  await page.keyboard.up("Control");
  await expect.poll(() => labels.allTextContents()).not.toEqual(before);
  const zoomed = await labels.allTextContents();
  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(scrolled);
  expect(await labels.allTextContents()).toEqual(zoomed);
});

test("lanes can be filtered, folded, and asked who woke whom", async ({ page }) => {
  const parts = await open(page);
  await expect(parts.lanes).toHaveCount(LANES);
  await parts.root.getByRole("button", { name: "10 below Task-1" }).click();
  await expect(parts.lanes).toHaveCount(1);
  await parts.root.getByRole("button", { name: "10 below Task-1" }).click();
  await parts.root.getByRole("searchbox").fill("page-3");
  await expect(parts.lanes).toHaveText(["Task-1 main", "└ page-3 fetchPage"]);
  await parts.root.getByRole("searchbox").fill("");
  await expect(parts.arrows).toHaveCount(0);
  await parts.lanes.nth(8).click();
  await expect(parts.root.locator(".pl-arrow-cancel")).toHaveCount(1);
  await parts.button("Who woke whom").click();
  await expect.poll(() => parts.arrows.count()).toBeGreaterThan(6);
});

test("on the axis of steps every step has its width", async ({ page }) => {
  const parts = await open(page);
  await expect(parts.root.locator("rect.pl-step:not(.pl-key *)")).toHaveCount(0);
  await parts.button("Steps").click();
  await expect.poll(() => parts.root.locator(".pl-lane rect.pl-step").count()).toBeGreaterThan(20);
  await expect(parts.root.locator(".pl-lane rect.pl-bar-ready").first()).toBeVisible();
});

test("the keyboard reaches everything: playhead, lanes, moments, zoom, a part", async ({ page }) => {
  const parts = await open(page);
  await parts.playhead.focus();
  await page.keyboard.press("Home");
  await expect(parts.playhead).toHaveAttribute("aria-valuetext", /^0\.000 s, event 0 of/);
  await page.keyboard.press("ArrowRight");
  await expect(parts.playhead).toHaveAttribute("aria-valuetext", /event 1 of/);

  await parts.plot.focus();
  const said = parts.root.locator("[aria-live=polite]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(said).toContainText("page-0");
  for (let press = 0; press < 2; press += 1) await page.keyboard.press("ArrowRight");
  await expect(said).toContainText("page-0 waits for sleep(1). From 0.000 s to 1.000 s: 1 s. At line 5.");
  await page.keyboard.press("Enter");
  await expect(parts.playhead).not.toHaveAttribute("aria-valuetext", /event 1 of/);
  await page.keyboard.press("(");
  await expect(parts.totals.getByRole("button", { name: "Clear" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(parts.totals.getByRole("button", { name: "Clear" })).toHaveCount(0);
  await page.keyboard.press("a");
  await expect.poll(() => parts.arrows.count()).toBeGreaterThan(6);
});

for (const theme of ["light", "dark"] as const) {
  test(`the timeline has no accessibility problem that axe can see, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const parts = await open(page);
    await parts.playhead.focus();
    for (let press = 0; press < 12; press += 1) await page.keyboard.press("PageDown");
    await parts.lanes.nth(3).click();
    const { violations } = await new AxeBuilder({ page }).include(".pl-timeline").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap moves the playhead, and a finger on the axis scrubs", async ({ page }) => {
    const parts = await open(page);
    const { x, y } = await pointOf(parts, 0.5, 0);
    await page.touchscreen.tap(x, y);
    await expect(parts.playhead).toHaveAttribute("aria-valuetext", /^(1\.9|2\.0)\d+ s/);
    await parts.plot.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const ruler = await parts.ruler.boundingBox();
    if (ruler === null) throw new Error("no axis");
    await page.touchscreen.tap(ruler.x + ruler.width * 0.25, ruler.y + 8);
    await expect(parts.playhead).toHaveAttribute("aria-valuetext", /^(0\.9|1\.0)\d+ s/);
  });

  test("two fingers zoom, and then one pans", async ({ page }) => {
    const parts = await open(page);
    const labels = parts.root.locator(".pl-timeline-axis text");
    const before = await labels.allTextContents();
    const client = await page.context().newCDPSession(page);
    const { x, y } = await pointOf(parts, 0.5, 2);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...places: number[]) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: places.map((at, id) => ({ x: at, y, id })),
      });
    await touch("touchStart", x - 20, x + 20);
    for (const spread of [40, 60, 80]) await touch("touchMove", x - spread, x + spread);
    await touch("touchEnd");
    await expect.poll(() => labels.allTextContents()).not.toEqual(before);
    const zoomed = await labels.evaluateAll((all) => all.map((label) => label.getAttribute("x")));
    await touch("touchStart", x);
    for (const by of [10, 30, 60]) await touch("touchMove", x - by);
    await touch("touchEnd");
    await expect
      .poll(() => labels.evaluateAll((all) => all.map((label) => label.getAttribute("x"))))
      .not.toEqual(zoomed);
  });

  test("nothing of the timeline is wider than the screen", async ({ page }) => {
    const parts = await open(page);
    await parts.button("Steps").click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const name of ["Time", "Steps", "Shorten gaps", "Who woke whom", "All"]) {
      await expect(parts.button(name)).toBeInViewport({ ratio: 0.1 });
    }
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the timeline, its times, its key and its text are in the page", async ({ page }) => {
    await page.goto("/semaphores/");
    const parts = timeline(page);
    await expect(parts.lanes).toHaveCount(LANES);
    await expect(parts.root.locator(".pl-lane .pl-bar").first()).toBeVisible();
    await expect(parts.totals).toContainText("11 tasks waited 28.5 s in all");
    await expect(parts.root.getByRole("list", { name: "Key" })).toContainText("waits for a lock or signal");
    await expect(parts.button("Time")).toBeHidden();
  });
});
