import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const MAIN = fileURLToPath(new URL("../../src/terminal/main.ts", import.meta.url));
let folder: string;

// Each call starts Node and esbuild anew.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "play-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a program into the test's folder; @returns its path. */
function program(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, source);
  return path;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function play(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...environment } });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

async function playJson(args: readonly string[], environment?: Record<string, string>) {
  const { code, stdout, stderr } = await play(["--json", ...args], environment);
  expect(stderr).toBe("");
  return {
    code,
    results: stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}

const BASIC = `import * as asyncio from "asyncio";
async function fetch_(n: number) { await asyncio.sleep(n / 2); console.log("Data", n); console.error("note"); return n; }
async function main() { await asyncio.gather(fetch_(2), fetch_(1)); await fetch_(3); }
asyncio.run(main());`;

describe("a program's output", () => {
  test("goes to the two streams, and the exit code is 0", async () => {
    expect(await play([program("basic.ts", BASIC)])).toEqual({
      code: 0,
      stdout: "Data 1\nData 2\nData 3\n",
      stderr: "note\nnote\nnote\n",
    });
  });

  test("with --json is one line a file, with virtual times", async () => {
    const file = program("basic.ts", BASIC);
    const { code, results } = await playJson([file, "--seed", "7"]);
    expect(code).toBe(0);
    const line = (t: number, n: number) => [
      { t, stream: "stdout", text: `Data ${n}` },
      { t, stream: "stderr", text: "note" },
    ];
    expect(results).toEqual([
      {
        file,
        status: "ok",
        output: [...line(0.5, 1), ...line(1, 2), ...line(2.5, 3)],
        error: null,
        virtualTime: 2.5,
        seed: 7,
      },
    ]);
    expect(Object.keys(results[0])).toEqual(["file", "status", "output", "error", "virtualTime", "seed"]);
  });

  test("ends with the text of sys.exit alone", async () => {
    const file = program(
      "exit.ts",
      'import * as sys from "sys";\nconsole.log("first");\nsys.exit("that is all");',
    );
    expect(await play([file])).toEqual({ code: 1, stdout: "first\n", stderr: "that is all\n" });
  });

  test("may be 100,000 lines long", async () => {
    const file = program("long.ts", "for (let i = 0; i < 100_000; i++) console.log(i);");
    const { code, stdout } = await play([file]);
    expect(code).toBe(0);
    expect(stdout.split("\n").length).toBe(100_001);
    expect(stdout.endsWith("99998\n99999\n")).toBe(true);
  });

  test("follows the seed, and nothing else", async () => {
    const file = program("random.ts", "console.log(Math.random(), Date.now(), performance.now());");
    const [first, again, other] = await Promise.all([
      play([file]),
      play([file]),
      play([file, "--seed", "1"]),
    ]);
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });
});

describe("a program that fails", () => {
  test("prints Python's traceback with the reader's lines to standard error, and exits with 1", async () => {
    const file = program(
      "fails.ts",
      `import * as asyncio from "asyncio";\nasync function main() {\n  console.log("before");\n  throw new Error("no");\n}\nasyncio.run(main());`,
    );
    expect(await play([file])).toEqual({
      code: 1,
      stdout: "before\n",
      stderr: `Traceback (most recent call last):\n  File "fails.ts", line 6, in <module>\n  File "fails.ts", line 4, in main\nError: no\n`,
    });
    const { results } = await playJson([file]);
    expect(results[0]).toMatchObject({
      status: "error",
      error: {
        name: "Error",
        message: "no",
        frames: [
          { file: "fails.ts", line: 6, column: 9, function: "<module>" },
          { file: "fails.ts", line: 4, column: 9, function: "main" },
        ],
      },
    });
  });

  test("to compile is told with file, line and column", async () => {
    const file = program("broken.ts", "let a;\nlet = ;\n");
    const { code, stdout, stderr } = await play([file]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^broken\.ts:2:\d+: .+\n$/);
    const { results } = await playJson([file]);
    expect(results[0]).toMatchObject({
      status: "compile-error",
      output: [],
      error: { name: "CompileError", frames: [{ file: "broken.ts", line: 2, function: "" }] },
      virtualTime: 0,
    });
  });

  test("by a deadlock is told who waits", async () => {
    const file = program(
      "deadlock.ts",
      `import * as asyncio from "asyncio";\nasync function main() {\n  await new asyncio.Future();\n}\nasyncio.run(main());`,
    );
    const { code, results } = await playJson([file]);
    expect(code).toBe(1);
    expect(results[0].status).toBe("deadlock");
    expect(results[0].error.message).toContain("Task-1 (main) waits at deadlock.ts:3");
  });

  test("to end is stopped with the line of its loop, and the next file runs", async () => {
    const endless = program("endless.ts", "console.log(1);\nlet n = 0;\nwhile (true) {\n  n++;\n}");
    const { code, results } = await playJson([endless, program("basic.ts", BASIC)], {
      PLAYLOOP_PATIENCE: "2",
    });
    expect(code).toBe(1);
    expect(results.map((result) => result.status)).toEqual(["stopped", "ok"]);
    expect(results[0].output).toEqual([{ t: 0, stream: "stdout", text: "1" }]);
    expect(results[0].error.message).toContain("computed for 2 s");
    expect([3, 4]).toContain(results[0].error.frames[0].line);
  });

  test("for want of memory is stopped", async () => {
    const greedy = program(
      "greedy.ts",
      "const kept: unknown[] = [];\nfor (;;) kept.push(new Array(10_000).fill(kept.length));",
    );
    const { code, results } = await playJson([greedy], { PLAYLOOP_PATIENCE: "60" });
    expect(code).toBe(1);
    expect(results[0]).toMatchObject({ status: "stopped", error: { name: "Stopped" } });
    expect(results[0].error.message).toContain("memory");
  }, 120_000);
});

test("files are isolated: globals, prototypes, modules and task names are as new for each", async () => {
  const source = `import * as asyncio from "asyncio";
async function main() {
  console.log(asyncio.currentTask().getName(), ([] as any).mine, (globalThis as any).mine, (asyncio.Future as any).mine);
  (Array.prototype as any).mine = (asyncio.Future as any).mine = 1;
  try { (globalThis as any).mine = 1; } catch {}
}
asyncio.run(main());`;
  const files = ["one.ts", "two.ts"].map((name) => program(name, source));
  const { results } = await playJson(files);
  expect(results.map((result) => result.output[0].text)).toEqual(
    Array(2).fill("Task-1 undefined undefined undefined"),
  );
});

test("a program's own files are found beside it", async () => {
  program(
    "helper.ts",
    `export const help = (x: number) => {\n  if (x > 1) throw new Error("from helper");\n  return x;\n};`,
  );
  const file = program("uses.ts", `import { help } from "./helper";\nconsole.log(help(1));\nhelp(2);`);
  const { stdout, stderr } = await play([file]);
  expect(stdout).toBe("1\n");
  expect(stderr).toContain(
    'File "uses.ts", line 3, in <module>\n  File "helper.ts", line 2, in help\nError: from helper',
  );
});

test("--trace writes what Perfetto opens", async () => {
  const out = join(folder, "trace.json");
  expect((await play(["--trace", out, program("basic.ts", BASIC)])).code).toBe(0);
  const { traceEvents } = JSON.parse(readFileSync(out, "utf8"));
  expect(traceEvents.length).toBeGreaterThan(10);
  for (const event of traceEvents) {
    expect(event).toMatchObject({
      name: expect.any(String),
      ts: expect.any(Number),
      pid: 1,
      tid: expect.any(Number),
    });
    expect(["X", "i", "M"]).toContain(event.ph);
  }
});

test("a trace that cannot be written is told, after what the program printed", async () => {
  const { code, stdout, stderr } = await play([
    "--trace",
    join(folder, "no/trace.json"),
    program("basic.ts", BASIC),
  ]);
  expect([code, stdout.includes("Data 1")]).toEqual([2, true]);
  expect(stderr).toContain("cannot write the trace: ENOENT");
});

test("code from text cannot be run, by whatever way", async () => {
  const file = program(
    "text.ts",
    'try { (() => 1).constructor("return process")(); } catch (e) { console.log(e.name); }',
  );
  expect((await play([file])).stdout).toBe("EvalError\n");
});

test("a wrong call exits with 2, prints nothing to standard output, and says what is wrong", async () => {
  for (const [args, text] of [
    [[], "no file to run"],
    [["missing.ts"], "no such file: missing.ts"],
    [[folder], `not a file: ${folder}`],
  ] as const) {
    const { code, stdout, stderr } = await play(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(text);
  }
});
