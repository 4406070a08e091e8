/** The compiler's own thread in the page: esbuild-wasm and our pass, so that compiling never holds the page up. */
import { initialize, transform } from "esbuild-wasm";
import wasmUrl from "esbuild-wasm/esbuild.wasm?url";
import { compile } from "../compile.ts";
import { loadWasm } from "./load-wasm.ts";
import type { CompileRequest, CompilerMessage } from "./messages.ts";

function tell(message: CompilerMessage): void {
  postMessage(message);
}

async function start(): Promise<void> {
  try {
    await initialize({ wasmModule: await loadWasm(wasmUrl), worker: false });
  } catch (error) {
    tell({ kind: "unavailable", message: (error as Error).message });
    return;
  }
  tell({ kind: "ready" });
}

const started = start();

addEventListener("message", async ({ data }: MessageEvent<CompileRequest>) => {
  await started;
  try {
    tell({ kind: "compiled", id: data.id, compilation: await compile(data.files, transform) });
  } catch (error) {
    tell({ kind: "failed", id: data.id, message: (error as Error).message });
  }
});
