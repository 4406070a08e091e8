import { cpus } from "node:os";
import type { Browser, Locator, Page } from "@playwright/test";
import { siteHandler } from "../../../scripts/serve.mjs";
import { buildSiteWhenStale } from "../../../scripts/setup/build.mjs";
import { listen } from "../../../scripts/setup/listen.mjs";
import { siteFolder } from "../../../scripts/setup/paths.mjs";
import { launchBrowser } from "../browser.ts";
import { summary } from "../frames.ts";
import { type BenchProgram, PROGRAMS } from "../programs.ts";

const FRAMES = 180;
const EXAMPLE = "basic-usage";

/** Runs long programs in a page of the built site, scrubs with each view open, and prints how long frames took. */
export async function measurePlayground(): Promise<void> {
  if (!(await buildSiteWhenStale())) throw new Error("The site could not be built, see above.");
  const server = await listen(siteHandler({ root: siteFolder }), {
    host: "127.0.0.1",
    port: 0,
    nextWhenTaken: false,
  });
  const browser = await launchBrowser();
  try {
    console.log(`whole playground in Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0]?.model}`);
    for (const program of PROGRAMS) await measure(browser, `http://127.0.0.1:${server.port}`, program);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measure(browser: Browser, address: string, { name, source }: BenchProgram): Promise<void> {
  // As high as a playground, so that all of it is drawn.
  const page = await browser.newPage({ viewport: { width: 1366, height: 1700 } });
  await page.goto(`${address}/core-concepts/`);
  await page.evaluate(
    ([example, source]) => {
      const work = { version: 1, source, discarded: null };
      localStorage.setItem(`playloop:work:${example}`, JSON.stringify(work));
    },
    [EXAMPLE, source] as const,
  );
  await page.reload();
  const root = page.locator(".pl").first();
  const status = root.getByRole("status").last();
  const start = performance.now();
  await root.getByRole("button", { name: "Run", exact: true }).click();
  await status.getByText("Run finished").waitFor({ timeout: 120_000 });
  const took = performance.now() - start;
  await root.getByRole("button", { name: "Pause" }).click();
  console.log(`\n${name}: ${await root.locator(".pl-clock").textContent()}`);
  console.log(`  compiled, run and shown after ${took.toFixed(0)} ms (the compiler's start included)`);
  for (const tab of await root.getByRole("tab").all()) {
    await tab.click();
    const label = `scrub, ${(await tab.textContent())?.replace(/ \(.*/, "").toLowerCase()}`;
    console.log(`  ${label.padEnd(20)}${summary(await scrub(page, root.getByRole("slider").first()))}`);
  }
  await page.close();
}

/** Moves the playhead to and fro in each of so many frames. @returns each frame's milliseconds */
async function scrub(page: Page, slider: Locator): Promise<number[]> {
  await page.waitForTimeout(300);
  return slider.evaluate(async (element, frames) => {
    const input = element as HTMLInputElement;
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const times: number[] = [];
    let before = await nextFrame();
    for (let frame = 0; frame < frames; frame += 1) {
      input.value = String(Math.abs(Math.sin((frame / frames) * 9)) * Number(input.max));
      input.dispatchEvent(new Event("input", { bubbles: true }));
      const now = await nextFrame();
      times.push(now - before);
      before = now;
    }
    return times;
  }, FRAMES);
}
