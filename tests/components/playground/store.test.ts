import { beforeAll, expect, test } from "vitest";
import { compileInNode, runInNode } from "../../../src/compiler/node.ts";
import type { CompiledProgram } from "../../../src/compiler/program.ts";
import type { PlaygroundData } from "../../../src/components/playground/data.ts";
import { WorkStorage } from "../../../src/components/playground/storage.ts";
import { PlaygroundStore, type Services } from "../../../src/components/playground/store.ts";
import { traceToJson } from "../../../src/components/trace-json.ts";
import type { RunEnding } from "../../../src/sandbox/sandbox.ts";

const SOURCE = `console.log("example");`;
const EDIT = `console.log("edit");`;

let data: PlaygroundData;

beforeAll(async () => {
  const compilation = await compileInNode([{ path: "main.ts", source: SOURCE }]);
  if (!compilation.ok) throw new Error("the example does not compile");
  const { program } = compilation;
  data = {
    id: "p",
    title: "P",
    path: "main.ts",
    source: SOURCE,
    program,
    trace: traceToJson(runInNode(program)),
  };
});

/** Services that compile and run as the page does, in this process, and note what they were asked for. */
function services(values = new Map<string, string>()) {
  const ran: CompiledProgram[] = [];
  const compiled: string[] = [];
  const made: Services & { ran: typeof ran; compiled: typeof compiled; values: typeof values } = {
    ran,
    compiled,
    values,
    compile(files) {
      compiled.push(files[0]?.source ?? "");
      return compileInNode([...files]);
    },
    run(program) {
      ran.push(program);
      return { ending: Promise.resolve({ kind: "trace", trace: runInNode(program) }), stop() {} };
    },
    // No picture is ever drawn.
    frames: { request: () => 0, cancel() {} },
    storage: new WorkStorage(() => ({
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: (key) => void values.delete(key),
    })),
  };
  return made;
}

/** Services whose runs end when they are told to. */
function pendingServices() {
  const made = services();
  let end: (ending: RunEnding) => void = () => {};
  made.run = () => ({
    ending: new Promise<RunEnding>((resolve) => {
      end = resolve;
    }),
    stop: () => end({ kind: "stopped", by: "reader", site: null, message: "Stopped." }),
  });
  return made;
}

test("an unedited example runs as the build compiled it", async () => {
  const page = services();
  await new PlaygroundStore(data, page).run();
  expect(page.ran).toEqual([data.program]);
  expect(page.compiled).toEqual([]);
});

test("an edited program is compiled before it runs", async () => {
  const page = services();
  const store = new PlaygroundStore(data, page);
  store.edit(EDIT);
  await store.run();
  expect(page.compiled).toEqual([EDIT]);
  expect(store.trace.value.strings).toContain("edit");
  expect(store.announcement.value).toBe("Run finished: 1 line, 0 s of virtual time.");
});

test("a compile error is the result, at its line, and the views keep the earlier run", async () => {
  const store = new PlaygroundStore(data, services());
  const before = store.trace.value;
  store.edit("const a = 1;\nconst = 2;");
  await store.run();
  expect(store.result.value).toMatchObject({ kind: "compile-error", diagnostics: [{ line: 2 }] });
  expect(store.mark.value).toMatchObject({ line: 2, reveal: false });
  expect(store.trace.value).toBe(before);
  expect(store.phase.value).toBe("idle");
});

test("a second Run while the first goes on does nothing", async () => {
  const page = pendingServices();
  const store = new PlaygroundStore(data, page);
  const first = store.run();
  await store.run();
  expect(store.phase.value).toBe("running");
  store.stop();
  await first;
  expect(store.result.value).toMatchObject({ kind: "stopped", by: "reader" });
  expect(store.phase.value).toBe("idle");
});

test("Stop while the program is being compiled gives it up: it never runs", async () => {
  const page = services();
  const store = new PlaygroundStore(data, page);
  store.edit(EDIT);
  const run = store.run();
  expect(store.phase.value).toBe("compiling");
  store.stop();
  expect(store.phase.value).toBe("idle");
  await run;
  expect(page.ran).toEqual([]);
  expect(store.result.value).toMatchObject({ kind: "stopped", by: "reader" });
});

test("a run that Reset gave up does not come back over the example", async () => {
  const page = pendingServices();
  const store = new PlaygroundStore(data, page);
  const run = store.run();
  store.reset();
  await run;
  expect(store.result.value.kind).toBe("trace");
  expect(store.ranSource.value).toBe(SOURCE);
});

test("a compiler that cannot be loaded is told, and Run works again afterwards", async () => {
  const page = services();
  const { compile } = page;
  page.compile = () => Promise.reject(new Error("no compiler"));
  const store = new PlaygroundStore(data, page);
  store.edit(EDIT);
  await store.run();
  expect(store.result.value).toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("no compiler"),
  });
  page.compile = compile;
  await store.run();
  expect(store.result.value.kind).toBe("trace");
});

test("an edit is back at the next visit, and is not run", () => {
  const page = services();
  new PlaygroundStore(data, page).edit(EDIT);
  const next = new PlaygroundStore(data, page);
  next.restore();
  expect(next.source.value).toBe(EDIT);
  expect(next.wasRestored.value).toBe(true);
  expect(page.ran).toEqual([]);
});

test("Reset can be undone, at the next visit too, and loses nothing that was written since", () => {
  const page = services();
  const store = new PlaygroundStore(data, page);
  store.edit(EDIT);
  store.reset();
  expect(store.source.value).toBe(SOURCE);
  const next = new PlaygroundStore(data, page);
  next.restore();
  next.edit("since");
  next.undoReset();
  expect(next.source.value).toBe(EDIT);
  next.undoReset();
  expect(next.source.value).toBe("since");
});

test("undoing every change by hand leaves nothing saved", () => {
  const page = services();
  const store = new PlaygroundStore(data, page);
  store.edit(EDIT);
  store.edit(SOURCE);
  expect(page.values.size).toBe(0);
});
