import { afterEach, describe, expect, it, vi } from "vitest";
import { loadWasm } from "../../../src/compiler/worker/load-wasm.ts";

const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

afterEach(() => void vi.unstubAllGlobals());

function answerWith(answer: (signal: AbortSignal) => Response | Promise<Response>): void {
  vi.stubGlobal("fetch", async (_: string, { signal }: { signal: AbortSignal }) => answer(signal));
}

describe("loadWasm", () => {
  it("compiles what comes, whatever type the host gives it", async () => {
    answerWith(() => new Response(EMPTY_MODULE, { headers: { "Content-Type": "text/plain" } }));
    expect(await loadWasm("x.wasm")).toBeInstanceOf(WebAssembly.Module);
  });

  it("says so when the browser has no WebAssembly", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    await expect(loadWasm("x.wasm")).rejects.toThrow(/WebAssembly switched off/);
  });

  it("says so when the network fails, or the site has no such file", async () => {
    answerWith(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(loadWasm("x.wasm")).rejects.toThrow(/could not be downloaded \(Failed to fetch\)/);
    answerWith(() => new Response("Not found", { status: 404 }));
    await expect(loadWasm("x.wasm")).rejects.toThrow(/answered 404/);
  });

  it("says so when the file is no WebAssembly", async () => {
    answerWith(() => new Response("<!doctype html>"));
    await expect(loadWasm("x.wasm")).rejects.toThrow(/refused the compiler's WebAssembly/);
  });

  it("gives up a download in which nothing comes any more", async () => {
    answerWith((signal) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(EMPTY_MODULE.slice(0, 4));
          signal.addEventListener("abort", () => controller.error(signal.reason));
        },
      });
      return new Response(body);
    });
    await expect(loadWasm("x.wasm", 50)).rejects.toThrow(/nothing came for 0.05 seconds/);
  });
});
