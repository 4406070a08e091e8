import { beforeAll, describe, expect, it } from "vitest";
import { compileInNode, runInNode } from "../../src/compiler/node.ts";
import type { CompiledProgram } from "../../src/compiler/program.ts";
import type { Trace } from "../../src/runtime/trace/trace.ts";
import { MalformedMessage } from "../../src/sandbox/protocol.ts";
import { validateTrace } from "../../src/sandbox/validate-trace.ts";

const SOURCE = `
import * as asyncio from "asyncio";
async function child(delay: number) {
  await asyncio.sleep(delay);
  console.log("slept", delay);
}
async function main() {
  const task = asyncio.createTask(child(100));
  await asyncio.gather(child(1), child(2));
  task.cancel();
  try { JSON.parse("{"); } catch (cause) { throw new Error("failed", { cause }); }
}
asyncio.run(main());
`;

let program: CompiledProgram;
let trace: Trace;

beforeAll(async () => {
  const compilation = await compileInNode([{ path: "main.ts", source: SOURCE }]);
  if (!compilation.ok) throw new Error("does not compile");
  program = compilation.program;
  trace = runInNode(program);
});

/** The trace as a message brings it, with one thing changed. */
function changed(change: (trace: Record<string, never>) => void): unknown {
  const copy = structuredClone(trace) as unknown as Record<string, never>;
  change(copy);
  return copy;
}

describe("validateTrace", () => {
  it("lets a real trace pass, unchanged", () => {
    expect(trace.outcome.error?.cause).toBeDefined();
    expect(validateTrace(structuredClone(trace), program)).toEqual(trace);
  });

  it("takes files and sites from the program, not from the trace", () => {
    const checked = validateTrace(
      changed((copy) => Object.assign(copy, { files: ["evil.ts"], sites: new Int32Array(0), extra: 1 })),
      program,
    );
    expect(checked).toEqual(trace);
  });

  // biome-ignore lint/suspicious/noExplicitAny: what comes out is no trace, on purpose.
  const change: Record<string, (trace: Record<string, any>) => void> = {
    "another version": (copy) => (copy.version = 2),
    "columns of unequal length": (copy) => (copy.events.time = copy.events.time.slice(1)),
    "a column of another type": (copy) => (copy.events.kind = Array.from(copy.events.kind)),
    "a column that is missing": (copy) => delete copy.events.cause,
    "an unknown kind of event": (copy) => (copy.events.kind[0] = 200),
    "time that goes back": (copy) => (copy.events.time[copy.events.time.length - 1] = 0),
    "an event after the end": (copy) => (copy.events.time[copy.events.time.length - 1] = 1e30),
    "time that is no number": (copy) => (copy.events.time[0] = Number.NaN),
    "a site that does not exist": (copy) => (copy.events.site[3] = 10_000),
    "a task that was not created": (copy) => (copy.events.task[3] = 1_000_000),
    "a text that does not exist": (copy) => (copy.events.text[3] = 10_000),
    "a cause that comes later": (copy) => (copy.events.cause[3] = 4),
    "a string that is none": (copy) => (copy.strings[0] = { toString: 1 }),
    "a hole in the strings": (copy) => delete copy.strings[0],
    "an unknown status": (copy) => (copy.outcome.status = "fine"),
    "an error without frames": (copy) => delete copy.outcome.error.frames,
    "causes that go round in a circle": (copy) =>
      (copy.outcome.error.cause = { explicit: true, error: copy.outcome.error }),
    "an endless duration": (copy) => (copy.duration = Number.POSITIVE_INFINITY),
  };

  it.each(Object.keys(change))("refuses %s", (name) => {
    const broken = changed(change[name] as (trace: object) => void);
    expect(() => validateTrace(broken, program)).toThrow(MalformedMessage);
  });

  it.each([undefined, null, "trace", [], {}])("refuses %j", (value) => {
    expect(() => validateTrace(value, program)).toThrow(MalformedMessage);
  });
});
