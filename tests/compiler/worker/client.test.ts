import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  CompilerClient,
  CompilerUnavailable,
  type CompilerWorker,
} from "../../../src/compiler/worker/client.ts";
import type { CompileRequest, CompilerMessage } from "../../../src/compiler/worker/messages.ts";

/** A worker that answers when a test says so. */
class FakeWorker implements CompilerWorker {
  onmessage: CompilerWorker["onmessage"] = null;
  onerror: CompilerWorker["onerror"] = null;
  onmessageerror: CompilerWorker["onmessageerror"] = null;
  requests: CompileRequest[] = [];
  isTerminated = false;

  postMessage(request: CompileRequest): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(data: CompilerMessage): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }
  break(message: string): void {
    this.onerror?.call(this as unknown as Worker, { message, preventDefault() {} } as ErrorEvent);
  }
}

let workers: FakeWorker[];
let client: CompilerClient;
const FILES = [{ path: "main.ts", source: "" }];
const COMPILATION = { ok: false, diagnostics: [] } as const;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  client = new CompilerClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
});
afterEach(() => void vi.useRealTimers());

describe("CompilerClient", () => {
  it("starts one worker, at the first use, and gives each caller its own answer", async () => {
    expect(workers).toHaveLength(0);
    const first = client.compile(FILES);
    const second = client.compile(FILES);
    expect(workers).toHaveLength(1);
    const [worker] = workers as [FakeWorker];
    const other = { ok: false, diagnostics: [] } as const;
    worker.say({ kind: "ready" });
    worker.say({ kind: "compiled", id: worker.requests[1]!.id, compilation: other });
    worker.say({ kind: "compiled", id: worker.requests[0]!.id, compilation: COMPILATION });
    expect(await first).toBe(COMPILATION);
    expect(await second).toBe(other);
  });

  it.each<[string, (worker: FakeWorker) => void, RegExp]>([
    ["cannot load", (worker) => worker.say({ kind: "unavailable", message: "no network" }), /no network/],
    ["breaks", (worker) => worker.break("out of memory"), /out of memory/],
    ["is blocked", (worker) => worker.break(""), /could not be loaded/],
    ["fails", (worker) => worker.say({ kind: "failed", id: 1, message: "a bug" }), /a bug/],
  ])(
    "tells every caller when the worker %s, and starts a new one for the next",
    async (_, happen, message) => {
      const waiting = [client.compile(FILES), client.compile(FILES)];
      happen(workers[0] as FakeWorker);
      for (const compilation of waiting) {
        await expect(compilation).rejects.toThrow(CompilerUnavailable);
        await expect(compilation).rejects.toThrow(message);
      }
      expect(workers[0]?.isTerminated).toBe(true);

      const next = client.compile(FILES);
      const worker = workers[1] as FakeWorker;
      worker.say({ kind: "compiled", id: worker.requests[0]!.id, compilation: COMPILATION });
      expect(await next).toBe(COMPILATION);
    },
  );

  it("waits for a slow download, but not for a loaded compiler that hangs", async () => {
    const compilation = client.compile(FILES);
    const ended = vi.fn();
    compilation.catch(ended);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ended).not.toHaveBeenCalled();
    workers[0]?.say({ kind: "ready" });
    await vi.advanceTimersByTimeAsync(20_000);
    await expect(compilation).rejects.toThrow(/did not answer/);
  });
});
