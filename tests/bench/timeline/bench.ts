import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { build } from "vite";
import { siteHandler } from "../../../scripts/serve.mjs";
import { findBrowser } from "../../../scripts/setup/browser.mjs";
import { listen } from "../../../scripts/setup/listen.mjs";
import { compileInNode, runInNode } from "../../../src/compiler/node.ts";
import { timelineOf } from "../../../src/components/timeline/model.ts";
import { traceToJson } from "../../../src/components/trace-json.ts";
import type { Trace } from "../../../src/runtime/trace/trace.ts";
import type {} from "./page/main.tsx";
import { PROGRAMS } from "./programs.ts";

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
  const browser = await launch();
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

/** Frames a second, and the frames' milliseconds: the middle one, the 95th of a hundred, the longest. */
function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const total = times.reduce((sum, time) => sum + time, 0);
  const rate = ((times.length / total) * 1000).toFixed(1);
  return `${rate.padStart(5)} frames/s; a frame: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}

async function traceOf(source: string): Promise<Trace> {
  const compilation = await compileInNode([{ path: "main.ts", source }]);
  if (!compilation.ok) throw new Error(`does not compile: ${JSON.stringify(compilation.diagnostics)}`);
  return runInNode(compilation.program, { seed: 0 });
}

async function launch(): Promise<Browser> {
  const browser = findBrowser();
  if (!browser) throw new Error("No Chromium or Chrome found. Set CHROMIUM.");
  return chromium.launch({
    executablePath: browser.executable,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
    ],
  });
}
