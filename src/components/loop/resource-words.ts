import { EventKind, NONE, ResourceKind, type TraceEvent } from "../../runtime/trace/events.ts";
import { type Trace, textAt } from "../../runtime/trace/trace.ts";
import type { LoopState, ResourceState } from "../playback/loop-state.ts";
import { nameOf } from "./names.ts";
import type { Narration } from "./narration.ts";

/** @returns what happened to a lock, queue or the like, in words; null when the event is about something else. */
export function aboutResource(trace: Trace, state: LoopState, event: TraceEvent): Narration | null {
  const resource = state.resources.get(event.subject);
  const name = event.task === NONE ? "The program" : nameOf(state, event.task);
  const text = textAt(trace, event.text);
  const called = resource?.name ?? "it";
  switch (event.kind) {
    case EventKind.resourceCreated:
      return { what: `${name} makes ${text}.`, why: "" };
    case EventKind.resourceWaiting:
      return {
        what: `${name} has to wait for ${called}.`,
        why: place(resource, event.task),
      };
    case EventKind.resourceWaited:
      return { what: `${name} waits for ${called} no longer.`, why: "" };
    case EventKind.resourceAcquired:
      return { what: `${name} takes ${permit(resource)}.`, why: permitsLeft(resource, event.value) };
    case EventKind.resourceReleased:
      return {
        what: `${name} gives ${permit(resource)} back.`,
        why:
          resource === undefined || resource.waiters.length === 0
            ? permitsLeft(resource, event.value)
            : `${nameOf(state, resource.waiters[0] as number)} has waited for it the longest.`,
      };
    case EventKind.resourceChanged:
      return { what: `${called}: ${text}.`, why: `By ${name}.` };
    case EventKind.queuePut:
      return { what: `${name} puts an item into ${called}.`, why: `It holds ${event.value} now.` };
    case EventKind.queueGot:
      return { what: `${name} takes an item out of ${called}.`, why: `It holds ${event.value} now.` };
    default:
      return null;
  }
}

function place(resource: ResourceState | undefined, task: number): string {
  const index = resource?.waiters.indexOf(task) ?? -1;
  return index === -1 ? "" : `It is number ${index + 1} in line.`;
}

function permit(resource: ResourceState | undefined): string {
  if (resource === undefined) return "it";
  return resource.kind === ResourceKind.semaphore ? `a permit of ${resource.name}` : resource.name;
}

function permitsLeft(resource: ResourceState | undefined, left: number): string {
  if (resource?.kind !== ResourceKind.semaphore) return "";
  if (left === 0) return "None is left.";
  return left === 1 ? "1 is left." : `${left} are left.`;
}
