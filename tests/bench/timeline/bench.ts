import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "@playwright/test";
import { build } from "vite";
import { siteHandler } from "../../../scripts/serve.mjs";
import { listen } from "../../../scripts/setup/listen.mjs";
import { compileInNode, runInNode } from "../../../src/compiler/node.ts";
import { timelineOf } from "../../../src/components/timeline/model.ts";
import { traceToJson } from "../../../src/components/trace-json.ts";
import type { Trace } from "../../../src/runtime/trace/trace.ts";
import { launchBrowser } from "../browser.ts";
import { summary } from "../frames.ts";
import { PROGRAMS } from "../programs.ts";
import type {} from "./page/main.tsx";

const FRAMES = 180;
const MOVES = ["scrub", "zoom", "scroll"] as const;
const AXES = ["Time", "Steps"] as const;

/** Draws long traces in the real browser, moves about in them, and prints how long frames took. */
export async function measureTimeline(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  await build({
    root: path.join(import.meta.dirname, "page"),
    configFile: false,
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true, target: "es2022" },
  });
  const server = await listen(siteHandler({ root: folder }), {
    host: "127.0.0.1",
    port: 0,
    nextWhenTaken: false,
  });
  const browser = await launchBrowser();
  try {
    console.log(`timeline in Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0]?.model}`);
    for (const { name, source } of PROGRAMS) {
      await measure(browser, `http://127.0.0.1:${server.port}/`, name, await traceOf(source));
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, address: string, name: string, trace: Trace): Promise<void> {
  const events = trace.events.kind.length.toLocaleString("en");
  console.log(`\n${name}: ${timelineOf(trace).tasks.length} tasks, ${events} events`);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  const idle = await page.evaluate(() => window.bench.idle(60));
  console.log(`  an empty page${" ".repeat(14)}${summary(idle)}`);
  const shown = await page.evaluate((json) => window.bench.show(json), traceToJson(trace));
  console.log(`  first drawn after ${shown.toFixed(0)} ms (reading the trace and two frames included)`);
  for (const axis of AXES) {
    await page.getByRole("button", { name: axis, exact: true }).click();
    for (const move of MOVES) {
      const times = await page.evaluate(([count, how]) => window.bench.frames(count, how), [
        FRAMES,
        move,
      ] as const);
      console.log(`  ${`${move}, axis of ${axis.toLowerCase()}`.padEnd(27)}${summary(times)}`);
    }
  }
  await page.close();
}

async function traceOf(source: string): Promise<Trace> {
  const compilation = await compileInNode([{ path: "main.ts", source }]);
  if (!compilation.ok) throw new Error(`does not compile: ${JSON.stringify(compilation.diagnostics)}`);
  return runInNode(compilation.program, { seed: 0 });
}
