import type { Trace } from "../../runtime/trace/trace.ts";
import type { Finding, Rule } from "./finding.ts";
import { blocked } from "./rules/blocked.ts";
import { deadlock } from "./rules/deadlock.ts";
import { fullPool } from "./rules/full-pool.ts";
import { heldLock } from "./rules/held-lock.ts";
import { reported } from "./rules/reported.ts";
import { sequential } from "./rules/sequential.ts";
import { busyWaiting, neverYielded } from "./rules/unyielding.ts";

const RULES: readonly Rule[] = [
  deadlock,
  blocked,
  neverYielded,
  busyWaiting,
  reported,
  heldLock,
  fullPool,
  sequential,
];

const found = new WeakMap<Trace, readonly Finding[]>();

/** @returns what is remarkable about a run: problems first, each in the order in which they came about. */
export function findingsOf(trace: Trace): readonly Finding[] {
  let findings = found.get(trace);
  if (findings === undefined) {
    findings = RULES.flatMap((rule) => rule(trace)).sort(
      (a, b) => Number(a.weight === "idea") - Number(b.weight === "idea") || a.event - b.event,
    );
    found.set(trace, findings);
  }
  return findings;
}
