import type { EventKind } from "../trace/events.ts";

/** What a scheduled event can be asked to do: not to happen. */
export interface Cancellable {
  cancel(): void;
}

/**
 * What the world needs of whoever runs it. It is all that the world knows of an engine: the same world stands
 * behind our own runtime and behind CPython.
 */
export interface WorldHost {
  /** What the world's own generator of random numbers starts from. */
  readonly seed: number;
  /** Virtual time in nanoseconds; within an event, the event's own time. */
  now(): number;
  /** Has `callback` called `delay` nanoseconds from now; equal times keep their order. */
  schedule(delay: number, callback: () => void): Cancellable;
  /** Writes an event into the trace. */
  record(kind: EventKind, details: { subject?: number; text?: string; value?: number }): void;
  /** @returns the index of a text among the trace's strings. */
  intern(text: string): number;
}
