import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { clockTime } from "../words.ts";
import { percent } from "./axis.ts";
import type { TimelineView } from "./view.ts";

/** How far apart labels are, in percent of the width that they have to themselves. */
const APART = 11;

/** The axis' labels, and the head of the playhead, which can be dragged and moved by keys. */
export function Ruler({ view, moments }: { view: TimelineView; moments: readonly number[] }) {
  const axis = view.axis.value;
  const window = view.window.value;
  const ticks = axis.ticks(window, ((window.to - window.from) * APART) / 100);
  const places = moments
    .map((event) => percent(axis.at(event), window))
    .filter((x, index, all) => x >= 0 && x <= 100 && x !== all[index - 1]);
  return (
    <div class="pl-ruler">
      <svg class="pl-timeline-axis" height="22" aria-hidden="true">
        {ticks.map(({ at, label }) => {
          const x = percent(at, window);
          return (
            <text key={at} x={`${x}%`} y="12" text-anchor={x < 3 ? "start" : "middle"}>
              {label}
            </text>
          );
        })}
        {places.map((x) => (
          <line key={x} class="pl-moment" x1={`${x}%`} x2={`${x}%`} y1="16" y2="22" />
        ))}
      </svg>
      <PlayheadHandle view={view} />
    </div>
  );
}

function PlayheadHandle({ view }: { view: TimelineView }) {
  const carrier = usePlayheadCarrier(view);
  const handle = useRef<HTMLDivElement>(null);
  const { playback, timeline } = view;
  useSignalEffect(() => {
    const event = playback.playhead.value;
    const element = handle.current;
    if (element === null) return;
    element.setAttribute("aria-valuenow", String(event + 1));
    const time = clockTime(playback.time.value);
    element.setAttribute("aria-valuetext", `${time} s, event ${event + 1} of ${timeline.count}`);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = keyTarget(event.key, playback.playhead.peek(), timeline.count);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    playback.seekEvent(target);
    view.follow();
  };
  return (
    <div class="pl-playhead-carrier" ref={carrier}>
      <div
        ref={handle}
        class="pl-playhead-handle"
        role="slider"
        tabIndex={0}
        aria-label="Playhead"
        aria-valuemin={0}
        aria-valuemax={timeline.count}
        aria-valuenow={timeline.count}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** Where a key takes the playhead. */
function keyTarget(key: string, event: number, count: number): number | null {
  const to = (target: number): number => Math.min(count - 1, Math.max(-1, target));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return to(event - 1);
    case "ArrowRight":
    case "ArrowUp":
      return to(event + 1);
    case "PageDown":
      return to(event - 10);
    case "PageUp":
      return to(event + 10);
    case "Home":
      return -1;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function isAtEnd({ playback, timeline }: TimelineView): boolean {
  return playback.playhead.value >= timeline.count - 1;
}

/**
 * An element as wide as the tracks that goes with the playhead. It is moved past the renderer: nothing else in
 * the timeline depends on the playhead, so that scrubbing costs the same however long the run is.
 */
export function usePlayheadCarrier(view: TimelineView) {
  const carrier = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    const x = percent(view.playheadPlace(), view.window.value);
    const { style } = carrier.current ?? {};
    if (style === undefined) return;
    const isSeen = x >= -0.01 && x <= 100.01;
    style.transform = `translateX(${Math.min(100, Math.max(0, x))}%)`;
    style.setProperty("--pl-playhead-visibility", isSeen ? "visible" : "hidden");
    style.setProperty("--pl-future-opacity", isAtEnd(view) ? "0" : "0.3");
  });
  return carrier;
}
