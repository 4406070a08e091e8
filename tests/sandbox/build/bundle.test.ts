import { Script } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { compileInNode } from "../../../src/compiler/node.ts";
import { modules } from "../../../src/runtime/program/modules.ts";
import type { Trace } from "../../../src/runtime/trace/trace.ts";
import { bundleSandbox, policyHash, type SandboxBundle } from "../../../src/sandbox/build/bundle.ts";
import { frameDocument } from "../../../src/sandbox/frame/srcdoc.ts";
import type { FromWorker } from "../../../src/sandbox/protocol.ts";
import { programScript } from "../../../src/sandbox/worker/program-script.ts";

let bundle: SandboxBundle;

beforeAll(async () => {
  bundle = await bundleSandbox();
});

/** Runs a program in the bundled runtime, in a context that has of a worker what the runtime uses. */
async function runBundled(source: string): Promise<FromWorker[]> {
  const compilation = await compileInNode([{ path: "main.ts", source }]);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.diagnostics));
  const { runtime } = bundle.scripts;
  const url = "blob:null/worker";
  const script = new Script(
    runtime + programScript(runtime, compilation.program, { seed: 5, patience: 5_000 }),
    {
      filename: url,
    },
  );
  const messages: FromWorker[] = [];
  script.runInNewContext({
    postMessage: (message: FromWorker) => messages.push(message),
    location: { href: url },
    performance,
    TextEncoder,
    TextDecoder,
    URL,
  });
  return messages;
}

function traceOf(messages: FromWorker[]): Trace {
  const last = messages.at(-1);
  if (last?.kind !== "finished") throw new Error(JSON.stringify(last));
  return last.trace as Trace;
}

describe("the frame's document", () => {
  it("names the hash of its one script, and forbids all but workers from blobs", () => {
    const html = frameDocument(bundle.scripts);
    const script = /<script>(.*)<\/script>$/s.exec(html)?.[1] ?? "";
    expect(script).not.toBe("");
    expect(html).toContain(
      `content="default-src 'none'; script-src '${policyHash(script)}'; worker-src blob:"`,
    );
  });

  it("is the same for the same sources", async () => {
    expect((await bundleSandbox()).scripts).toEqual(bundle.scripts);
  });
});

describe("the bundled runtime", () => {
  it("runs a program and says so", async () => {
    const messages = await runBundled('console.log("hello");');
    expect(messages[0]).toEqual({ kind: "started" });
    expect(traceOf(messages)).toMatchObject({ seed: 5, strings: ["hello"], outcome: { status: "ok" } });
  });

  it("finds the reader's lines behind its own", async () => {
    const trace = traceOf(
      await runBundled('const x: number = 1;\n\nfunction f() { throw new Error("no"); }\nf();\n'),
    );
    expect(trace.outcome.error?.frames.map((frame) => `${frame.file}:${frame.line}`)).toEqual([
      "main.ts:4",
      "main.ts:3",
    ]);
  });

  it("keeps the names of Python's classes, those that JavaScript has as well among them", async () => {
    const imports = Object.keys(modules).map((name, index) => `import * as m${index} from "${name}";`);
    const namespaces = Object.keys(modules).map((_, index) => `m${index}`);
    const trace = traceOf(
      await runBundled(`${imports.join("\n")}
const isClass = (value: unknown) => typeof value === "function" && /^class\\b/.test(String(value));
for (const namespace of [${namespaces.join(", ")}]) {
  for (const [name, value] of Object.entries(namespace)) if (isClass(value)) console.log(name, value.name);
}
`),
    );
    const names = trace.strings.filter((text) => /^\w+ \S+$/.test(text));
    expect(names).toContain("TypeError TypeError");
    expect(names).toContain("Task Task");
    expect(names.length).toBeGreaterThan(50);
    for (const pair of names) {
      const [exported, shown] = pair.split(" ");
      expect(shown).toBe(exported);
    }
  });
});
