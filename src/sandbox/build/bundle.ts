import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { SandboxScripts } from "../frame/srcdoc.ts";

const folder = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The scripts, and the absolute paths of the files that went into them. */
export interface SandboxBundle {
  readonly scripts: SandboxScripts;
  readonly inputs: readonly string[];
}

/** Bundles the frame's bootstrap and the worker's runtime, each to one classic script. Runs in Node. */
export async function bundleSandbox(): Promise<SandboxBundle> {
  const [bootstrap, runtime] = await Promise.all([
    bundle("frame/bootstrap.ts", { mangle: true }),
    // The runtime's classes are Python's: their names are shown.
    bundle("worker/main.ts", { mangle: false }),
  ]);
  if (/<\/script|<!--/i.test(bootstrap.text))
    throw new Error("the bootstrap's text would end its script element");
  return {
    scripts: {
      bootstrap: bootstrap.text,
      bootstrapHash: policyHash(bootstrap.text),
      runtime: runtime.text,
    },
    inputs: [...bootstrap.inputs, ...runtime.inputs],
  };
}

/** @returns the hash of an inline script as a Content-Security-Policy names it, without quotes. */
export function policyHash(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}

interface Options {
  /** Whether names are made short. */
  readonly mangle: boolean;
}

async function bundle(entry: string, options: Options): Promise<{ text: string; inputs: readonly string[] }> {
  const result = await build({
    root: folder,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: {
        input: path.join(folder, entry),
        output: {
          format: "iife",
          strict: true,
          codeSplitting: false,
          minify: { compress: true, mangle: options.mangle },
        },
      },
    },
  });
  const [chunk] = "output" in result ? result.output : [];
  if (chunk === undefined) throw new Error(`nothing was made of ${entry}`);
  // The program's text comes after the runtime's: its sloppy functions could reach the global object.
  if (!chunk.code.startsWith('"use strict"')) throw new Error(`${entry} is no strict script`);
  return { text: chunk.code, inputs: chunk.moduleIds.filter((id) => path.isAbsolute(id)) };
}
