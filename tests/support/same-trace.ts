import { isDeepStrictEqual } from "node:util";
import type { Trace } from "../../src/runtime/trace/trace.ts";

/** @returns whether two runs left the same trace: every byte of every column, texts, errors, outcome. */
export function sameTrace(one: Trace, other: Trace): boolean {
  return isDeepStrictEqual(one, other);
}
