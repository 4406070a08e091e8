import type { Finding } from "./check.ts";
import { PRELUDE } from "./prelude.ts";

/** Both sources of a finding, after the prelude, and the lines around the first one that differs. */
export function describeFinding({ seed, index, pair, comparison }: Finding): string {
  const py = pair.py.slice(PRELUDE.py.length);
  const ts = pair.ts.slice(PRELUDE.ts.length);
  const { python, typescript, verdict } = comparison;
  if (verdict === "undetermined") {
    return `Program ${index} of seed ${seed}: two runs left different traces.\n\n${ts}`;
  }
  let at = 0;
  while (at < python.length && python[at] === typescript[at]) at += 1;
  const before = python.slice(Math.max(0, at - 3), at).map((line) => `    ${line}`);
  return [
    `Program ${index} of seed ${seed} differs.`,
    `── Python\n${py}`,
    `── TypeScript\n${ts}`,
    "── First difference (nanoseconds, stream, text)",
    ...before,
    ...python.slice(at, at + 3).map((line) => `py  ${line}`),
    ...typescript.slice(at, at + 3).map((line) => `ts  ${line}`),
  ].join("\n");
}
