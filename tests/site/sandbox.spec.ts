import { compileInNode } from "../../src/compiler/node.ts";
import type { CompiledProgram } from "../../src/compiler/program.ts";
import type { SandboxOptions } from "../../src/sandbox/sandbox.ts";
import { test as base, expect } from "./fixtures.ts";
import type { Harness, Seen } from "./harness/main.ts";
import { type ServedHarness, serveHarness } from "./harness/serve.ts";

/** The harness inside the page: what a test calls crosses over and comes back as data. */
type Remote = {
  [Name in keyof Harness]: (
    ...args: Parameters<Harness[Name]>
  ) => Promise<Awaited<ReturnType<Harness[Name]>>>;
};

interface Fixtures {
  harness: Remote;
  /** Runs a program in the page's sandbox. It is compiled here: the page's compiler has tests of its own. */
  run: (source: string, options?: SandboxOptions) => Promise<Seen>;
}

interface WorkerFixtures {
  served: ServedHarness;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture uses.
    async ({}, use) => {
      const served = await serveHarness();
      await use(served);
      await served.close();
    },
    { scope: "worker" },
  ],
  harness: async ({ page, served }, use) => {
    await page.goto(served.address);
    const remote = new Proxy({} as Remote, {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          page.evaluate(
            ([method, given]) =>
              (window.harness as unknown as Record<string, (...a: unknown[]) => unknown>)[method]!(...given),
            [name as string, args] as const,
          ),
    });
    await page.waitForFunction(() => window.harness !== undefined);
    await use(remote);
  },
  run: async ({ harness }, use) => {
    await use(async (source, options) => harness.run(await compiled(source), options));
  },
});

async function compiled(source: string): Promise<CompiledProgram> {
  const compilation = await compileInNode([{ path: "main.ts", source }]);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.diagnostics));
  return compilation.program;
}

const HELLO = `
import * as asyncio from "asyncio";
async function main() {
  await asyncio.sleep(2);
  console.log("hello");
}
asyncio.run(main());
`;

/** A policy's refusals are errors in the console; a test that provokes them expects them. */
function expectOnlyRefusals(pageErrors: string[]): void {
  for (const error of pageErrors.splice(0)) {
    expect(error).toMatch(/Content Security Policy|Content-Security-Policy|Failed to load resource/);
  }
}

test("a program runs to its end and gives a trace", async ({ run }) => {
  expect(await run(HELLO)).toEqual({
    kind: "trace",
    output: ["hello"],
    seconds: 2,
    outcome: { status: "ok", error: null },
  });
});

test("an uncaught error has the reader's lines", async ({ run }) => {
  const seen = await run(`
import * as asyncio from "asyncio";
function fail(text: string): never {
  throw new Error(text);
}
async function main() {
  await asyncio.sleep(1);
  fail("no");
}
asyncio.run(main());
`);
  expect(seen).toMatchObject({ kind: "trace", seconds: 1, outcome: { status: "error" } });
  if (seen.kind !== "trace") throw new Error("unreachable");
  const frames = seen.outcome.error?.frames.map((frame) => `${frame.function}:${frame.line}`);
  expect(frames).toEqual(["<module>:10", "main:8", "fail:4"]);
});

test("a page on which nothing is run does not load the runtime", async ({ harness, run, served }) => {
  const before = served.requests.length;
  await harness.drawn();
  expect(served.requests.slice(before)).toEqual([]);
  await run(HELLO);
  expect(served.requests.slice(before)).toEqual([expect.stringMatching(/\.js$/)]);
  await run(HELLO);
  expect(served.requests.slice(before)).toHaveLength(1);
});

const endlessPrograms = {
  "at top level": { line: 2, source: "let turns = 0;\nwhile (true) turns += 1;\n" },
  "with an empty body": { line: 1, source: "while (true) {}\n" },
  "in a coroutine": {
    line: 5,
    source: `import * as asyncio from "asyncio";
async function main() {
  await asyncio.sleep(1);
  let turns = 0;
  for (;;) turns += 1;
}
asyncio.run(main());
`,
  },
  "that swallows every error": {
    line: 2,
    source: "let turns = 0;\nfor (;;) {\n  try { turns += 1; throw turns; } catch {}\n}\n",
  },
};

for (const [place, { line, source }] of Object.entries(endlessPrograms)) {
  test(`an endless loop ${place} is stopped at its line, the page stays alive, the next run works`, async ({
    harness,
    run,
  }) => {
    await run(HELLO);
    await harness.drawn();
    const patience = 1500;
    const seen = await run(source, { patience });
    const frame = { file: "main.ts", line };
    expect(seen).toMatchObject({ kind: "trace", outcome: { status: "stopped", error: { frames: [frame] } } });
    const drawn = await harness.drawn();
    // A page that waited for the program would not have been drawn at all in that time.
    expect(drawn.times).toBeGreaterThan(15);
    expect(drawn.longestGap).toBeLessThan(patience / 2);
    expect(await run(HELLO)).toMatchObject({ kind: "trace", output: ["hello"] });
  });
}

test("a single call that never returns is stopped, too", async ({ run }) => {
  const seen = await run(`/^(a+)+$/.test("${"a".repeat(40)}b");`, { patience: 1000 });
  expect(seen).toMatchObject({ kind: "stopped", by: "endless-call" });
});

test("what an endless program printed is kept", async ({ run }) => {
  const seen = await run('console.log("before");\nwhile (true) {}\n', { patience: 1000 });
  expect(seen).toMatchObject({ kind: "trace", output: ["before"], outcome: { status: "stopped" } });
});

test("endless recursion is the program's own error", async ({ run }) => {
  const seen = await run("function f(): number { return f() + 1; }\nf();\n");
  expect(seen).toMatchObject({ kind: "trace", outcome: { status: "error" } });
});

test("Stop ends a program at once, and the next run works", async ({ harness, run, page }) => {
  await run(HELLO);
  const before = await harness.heartbeats();
  const ending = run("while (true) {}", { patience: 60_000 });
  await expect.poll(() => harness.heartbeats()).toBeGreaterThan(before);
  await harness.stop();
  expect(await ending).toMatchObject({ kind: "stopped", by: "reader", site: { line: 1 } });
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(await run(HELLO)).toMatchObject({ kind: "trace" });
});

test("runs may overlap", async ({ run }) => {
  const slow = run("while (true) {}", { patience: 1500 });
  expect(await run(HELLO)).toMatchObject({ kind: "trace", output: ["hello"] });
  expect(await slow).toMatchObject({ kind: "trace", outcome: { status: "stopped" } });
});

test("a frame whose process dies is noticed, while it waits for a program and while it runs one", async ({
  page,
  context,
  harness,
}) => {
  const hello = await compiled(HELLO);
  const endless = await compiled("while (true) {}");
  // Playwright takes a page for crashed when one of its frames is; the browser itself knows better.
  const browser = await context.newCDPSession(page);
  const inPage = async <T>(expression: string): Promise<T> => {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    return (await browser.send("Runtime.evaluate", asked)).result.value;
  };
  const run = (program: CompiledProgram, options: SandboxOptions = {}): Promise<Seen> =>
    inPage(`harness.run(${JSON.stringify(program)}, ${JSON.stringify(options)})`);
  const heartbeats = (): Promise<number> => inPage("harness.heartbeats()");

  const dead = new Set<string>();
  browser.on("Target.targetCrashed", ({ targetId }) => dead.add(targetId));
  await browser.send("Target.setDiscoverTargets", { discover: true });
  /** Over when the process is: a frame that is yet to die still answers. */
  const crashFrame = async (): Promise<void> => {
    const { targetInfos } = await browser.send("Target.getTargets");
    const target = targetInfos.find(({ type, targetId }) => type === "iframe" && !dead.has(targetId));
    if (target === undefined) throw new Error("there is no frame in a process of its own");
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId: target.targetId });
    await browser.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id: 1, method: "Page.crash" }),
    });
    await expect.poll(() => dead.has(target.targetId)).toBe(true);
  };

  await harness.run(hello);
  await crashFrame();
  expect(await run(hello)).toMatchObject({ kind: "trace" });

  const before = await heartbeats();
  const ending = run(endless, { patience: 60_000 });
  await expect.poll(heartbeats).toBeGreaterThan(before);
  await crashFrame();
  expect(await ending).toMatchObject({ kind: "stopped", by: "lost", site: { line: 1 } });
  expect(await run(hello)).toMatchObject({ kind: "trace" });
});

test("output larger than a page can hold ends the run", async ({ run }) => {
  const seen = await run('for (let n = 0; n < 100; n += 1) console.log("x".repeat(1_000_000) + n);', {
    patience: 20_000,
  });
  expect(seen).toMatchObject({
    kind: "stopped",
    by: "flood",
    message: expect.stringContaining("Print less"),
  });
});

test("a worker that floods the page with messages is stopped", async ({ harness }) => {
  await harness.drawn();
  const seen = await harness.runScript('for (;;) postMessage({ kind: "alive", site: 0 });');
  expect(seen).toMatchObject({ kind: "stopped", by: "flood" });
  expect((await harness.drawn()).longestGap).toBeLessThan(1000);
});

for (const [what, message] of [
  ["nothing", "null"],
  ["an unknown kind", '{ kind: "constructor" }'],
  ["a wrong site", '{ kind: "alive", site: -1 }'],
  ["no trace", '{ kind: "finished", trace: { version: 1, language: "typescript" } }'],
  ["buffers that are none", '{ kind: "finished", buffers: [1] }'],
]) {
  test(`a message that says ${what} is not believed`, async ({ harness }) => {
    const seen = await harness.runScript(`postMessage({ kind: "started" }); postMessage(${message});`);
    expect(seen).toMatchObject({ kind: "stopped", by: "lost" });
  });
}

/** Each way out, tried where the runtime itself runs: the program has even less. */
const WAYS_OUT = `
postMessage({ kind: "started" });
const target = "ADDRESS";
const tried = {};
const attempt = async (name, way) => {
  try { tried[name] = "reached " + (await way()); } catch { tried[name] = "refused"; }
};
const settle = (source, good) => new Promise((resolve, reject) => {
  source.onerror = () => reject(new Error());
  source[good] = () => resolve(good);
});
(async () => {
  await attempt("fetch", () => fetch(target + "?out=fetch"));
  await attempt("XMLHttpRequest", () => {
    const request = new XMLHttpRequest();
    request.open("GET", target + "?out=xhr");
    const settled = settle(request, "onload");
    request.send();
    return settled;
  });
  await attempt("WebSocket", () => settle(new WebSocket(target.replace("http", "ws") + "?out=ws"), "onopen"));
  await attempt("EventSource", () => settle(new EventSource(target + "?out=events"), "onopen"));
  await attempt("importScripts", () => importScripts(target + "?out=script"));
  await attempt("import", () => import(target + "main.js?out=import"));
  await attempt("eval", () => (0, eval)("1"));
  await attempt("Function", () => new Function("return 1")());
  await attempt("WebAssembly", () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  await attempt("indexedDB", () => settle(indexedDB.open("x"), "onsuccess"));
  await attempt("caches", () => caches.open("x"));
  tried.origin = origin;
  postMessage({ kind: "failed", message: JSON.stringify(tried) });
})();
`;

const NETWORK_WAYS = ["fetch", "xhr", "ws", "events", "script", "import"];

test("no way out of the worker is open", async ({ harness, served, pageErrors }) => {
  const before = served.requests.length;
  const seen = await harness.runScript(waysOut(served));
  if (seen.kind !== "stopped") throw new Error(JSON.stringify(seen));
  const tried = JSON.parse(/\{.*\}/.exec(seen.message)?.[0] ?? "");
  expect(tried).toEqual({
    fetch: "refused",
    XMLHttpRequest: "refused",
    WebSocket: "refused",
    EventSource: "refused",
    importScripts: "refused",
    import: "refused",
    eval: "refused",
    Function: "refused",
    WebAssembly: "refused",
    indexedDB: "refused",
    caches: "refused",
    origin: "null",
  });
  expect(wentOut(served, before)).toEqual([]);
  expectOnlyRefusals(pageErrors);
});

test("without the sandbox, the same ways lead out", async ({ page, served, pageErrors }) => {
  const before = served.requests.length;
  await page.goto(`${served.address}?policy=none`);
  await page.evaluate(async (script) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    await new Promise<void>((resolve) => {
      worker.onmessage = ({ data }) => data.kind === "failed" && resolve();
    });
  }, waysOut(served));
  expect(wentOut(served, before).sort()).toEqual(NETWORK_WAYS.toSorted());
  pageErrors.length = 0;
});

function waysOut(served: ServedHarness): string {
  return WAYS_OUT.replace("ADDRESS", served.address);
}

/** The ways by which requests reached the server, of the requests from a number on. */
function wentOut(served: ServedHarness, before: number): string[] {
  return served.requests.slice(before).flatMap((request) => /out=(\w+)/.exec(request)?.slice(1) ?? []);
}

test("a program finds no global of the worker's", async ({ run, pageErrors }) => {
  const seen = await run(`
const ways: (() => unknown)[] = [
  () => (function (this: unknown) { return this; })(),
  () => [].constructor.constructor("return this")(),
  () => Reflect.getPrototypeOf(function* () {})!.constructor("return this")().next(),
  () => (globalThis as any).eval("this"),
  () => Object.values(globalThis).find((value: any) => typeof value?.importScripts === "function"),
  () => (globalThis as any).playloopRun,
];
for (const way of ways) {
  try { console.log(String(way())); } catch (error: any) { console.log(error.name); }
}
`);
  expect(seen).toMatchObject({
    kind: "trace",
    output: ["undefined", "EvalError", "EvalError", "TypeError", "NameError", "undefined"],
  });
  expectOnlyRefusals(pageErrors);
});

test("the page and the frame cannot see into each other", async ({ run, page }) => {
  await run(HELLO);
  expect(await page.evaluate(() => document.querySelector("iframe")?.contentDocument)).toBeNull();
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  const reach = () => {
    try {
      return String(window.parent.document);
    } catch (error) {
      return (error as Error).name;
    }
  };
  expect(await frame?.evaluate(reach)).toBe("SecurityError");
});

test("a page whose policy forbids the frame's script says that programs cannot run", async ({
  run,
  page,
  served,
  pageErrors,
}) => {
  await page.goto(`${served.address}?policy=no-bootstrap`);
  const seen = await run(HELLO);
  expect(seen).toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("Content-Security-Policy"),
  });
  await expect(page.locator("iframe")).toHaveCount(0);
  expectOnlyRefusals(pageErrors);
});

test("a program's mistakes come back as diagnostics", async ({ harness }) => {
  expect(await harness.compile("const x = ;\n")).toMatchObject({
    ok: false,
    diagnostics: [{ file: "main.ts", line: 1, column: 11 }],
  });
});

test("a compiler that does not come is told, and tried again by the next run", async ({
  harness,
  page,
  pageErrors,
}) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await expect(harness.compile("")).rejects.toThrow(/could not be downloaded/);
  await page.unroute("**/*.wasm");
  expect(await harness.compile("")).toMatchObject({ ok: true });
  expectOnlyRefusals(pageErrors);
});

test("a browser that refuses WebAssembly is told apart from a bad connection", async ({
  harness,
  page,
  served,
  pageErrors,
}) => {
  await page.goto(`${served.address}?policy=no-wasm`);
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await expect(harness.compile("")).rejects.toThrow(/refused the compiler's WebAssembly/);
  expectOnlyRefusals(pageErrors);
});
