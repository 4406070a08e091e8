import { atRunStart, run } from "../loop/run.ts";
import { EventKind, type ResourceKind, type WaitKind } from "../trace/events.ts";
import type { EventLoop } from "./base-events.ts";
import type { Future } from "./futures.ts";

let nextNumber = 0;
/** Set while a primitive makes the primitives that it consists of. */
let whole: Resource | null = null;

atRunStart(() => {
  nextNumber = 0;
  whole = null;
});

/** What the trace knows of a lock, queue or other thing that tasks share and wait for. */
export interface Resource {
  /** What it is called, and what a task that waits for it says it waits for. */
  readonly name: string;
  /** What kind of wait it is to wait for it, where that is not what the primitive itself would say. */
  readonly waitKind: WaitKind | null;
  /** Records that something happened to it. */
  record(kind: EventKind, value: number, text?: string): void;
}

/** A resource with a lane of its own in the trace. */
class RecordedResource implements Resource {
  readonly name: string;
  readonly waitKind = null;
  readonly #number: number;

  constructor(kind: ResourceKind, name: string) {
    this.name = name;
    this.#number = nextNumber++;
    run.recorder.record(EventKind.resourceCreated, { subject: this.#number, text: name, value: kind });
  }

  record(kind: EventKind, value: number, text?: string): void {
    run.recorder.record(kind, {
      subject: this.#number,
      value,
      ...(text === undefined ? {} : { text }),
    });
  }
}

/** A part of another resource, of which the trace tells nothing: the lock in a barrier. */
class HiddenResource implements Resource {
  readonly name: string;
  readonly waitKind: WaitKind;

  constructor(name: string, waitKind: WaitKind) {
    this.name = name;
    this.waitKind = waitKind;
  }

  record(): void {}
}

/** Names a new primitive in the trace; part of another one, it shares that one's resource. */
export function newResource(kind: ResourceKind, name: string): Resource {
  return whole ?? new RecordedResource(kind, name);
}

/** Makes a part whose events are those of the whole: a condition's lock. */
export function sharing<T>(owner: Resource, make: () => T): T {
  const outer = whole;
  whole = owner;
  try {
    return make();
  } finally {
    whole = outer;
  }
}

/** Makes a part whose own events nobody needs to see: who waits for it is shown to wait for `name`. */
export function hidden<T>(name: string, waitKind: WaitKind, make: () => T): T {
  return sharing(new HiddenResource(name, waitKind), make);
}

/**
 * Makes a future for a task to wait on, which says in the trace what the wait is for.
 * @param text what is waited for, when the resource's name does not say enough
 */
export function waiter<T>(loop: EventLoop, resource: Resource, kind: WaitKind, text?: string): Future<T> {
  return describedFuture(loop, resource.waitKind ?? kind, text ?? resource.name);
}

/** Makes a future that says in the trace what a task that awaits it waits for. */
export function describedFuture<T>(loop: EventLoop, kind: WaitKind, text: string): Future<T> {
  const future = loop.createFuture<T>();
  future._waitKind = kind;
  future._waitText = text;
  return future;
}
