import type { Site, Trace } from "../../runtime/trace/trace.ts";
import type { Lesson } from "../lessons.ts";

/** One thing that a finding consists of: who waits for whom, or which lines are meant. */
export interface FindingDetail {
  readonly text: string;
  readonly site: Site | null;
}

/** A plain remark about a run: what happened, where, and what to do about it. */
export interface Finding {
  readonly kind: FindingKind;
  /** A `problem` is wrong whatever the program is for; an `idea` is only worth a thought. */
  readonly weight: "problem" | "idea";
  /** One sentence, which says no line: that is what `site` is for. */
  readonly sentence: string;
  /** What one can do about it. */
  readonly advice: string;
  readonly site: Site | null;
  /** The event at which it can first be seen, as an index into the trace's events. */
  readonly event: number;
  readonly details?: readonly FindingDetail[];
}

export type FindingKind =
  | "blocked"
  | "never-yielded"
  | "busy-waiting"
  | "never-awaited"
  | "sequential"
  | "held-lock"
  | "full-pool"
  | "never-retrieved"
  | "destroyed-pending"
  | "unclosed"
  | "deadlock";

/** Looks for one kind of thing in a trace. */
export type Rule = (trace: Trace) => Finding[];

/** Where each kind of finding is taught. */
export const LESSON_OF: Record<FindingKind, Lesson> = {
  blocked: "blocking",
  "never-yielded": "blocking",
  "busy-waiting": "blocking",
  "never-awaited": "awaiting",
  sequential: "concurrency",
  "held-lock": "locks",
  "full-pool": "connections",
  "never-retrieved": "exceptions",
  "destroyed-pending": "task-lifetime",
  unclosed: "connections",
  deadlock: "deadlocks",
};
