import { type Signal, signal } from "@preact/signals";
import { eventCount, type Trace } from "../../runtime/trace/trace.ts";
import type { AxisKind } from "./axis.ts";
import type { TimelinePlayback } from "./view.ts";

/** The playback of a timeline that stands alone. */
export function playbackAtEnd(trace: Trace): TimelinePlayback {
  const playhead = signal(eventCount(trace) - 1);
  const time = signal(trace.duration);
  const axis: Signal<AxisKind> = signal("time");
  return {
    playhead,
    time,
    axis,
    seekEvent(event) {
      playhead.value = event;
      time.value = trace.events.time[event] ?? 0;
    },
    seekTime(nanoseconds) {
      time.value = nanoseconds;
      playhead.value = trace.events.time.findLastIndex((at) => at <= nanoseconds);
    },
  };
}
