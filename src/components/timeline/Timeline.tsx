import { type ReadonlySignal, signal, useComputed } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { EventKind } from "../../runtime/trace/events.ts";
import { siteAt, type Trace } from "../../runtime/trace/trace.ts";
import { count, duration } from "../words.ts";
import { Key } from "./Key.tsx";
import { timelineKey } from "./keys.ts";
import { Grid, Overlay } from "./Overlay.tsx";
import { playbackAtEnd } from "./playback-at-end.ts";
import { useFollowing, useGestures, useIsPrinting, useScrollToCursor } from "./plot-hooks.ts";
import { RowView } from "./Rows.tsx";
import { Ruler } from "./Ruler.tsx";
import { isTaskRow, type Row } from "./rows.ts";
import { type Size, useSize } from "./size.ts";
import { TimelineText } from "./TimelineText.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { CursorText, Tooltip } from "./Tooltip.tsx";
import { TotalsLine } from "./TotalsLine.tsx";
import { type TimelinePlayback, TimelineView } from "./view.ts";

/** How many lanes the build draws; in the browser all can be scrolled to. */
const MOST_STATIC_ROWS = 60;
/** How many rows above and below those in sight are drawn ahead. */
const ROWS_AHEAD = 6;
/** The longest name that the column of names gives room to, in letters. */
const LONGEST_NAME = 30;

const NO_LINE: ReadonlySignal<number | null> = signal(null);

interface TimelineProps {
  readonly trace: Trace;
  /** What moves the playhead; one of its own, which stands at the end, by default. */
  readonly playback?: TimelinePlayback;
  /** The line of the program whose moments are marked. */
  readonly line?: ReadonlySignal<number | null>;
  /** Is told the line of the program that a click on the timeline is about. */
  readonly onReveal?: (line: number) => void;
}

/** What each task did, and when: drawn, and as text. */
export function Timeline({ trace, playback, line = NO_LINE, onReveal }: TimelineProps) {
  const view = useMemo(() => new TimelineView(trace, playback ?? playbackAtEnd(trace)), [trace, playback]);
  // The parent follows the playhead; the timeline must not be drawn again for it.
  return useMemo(() => {
    if (view.timeline.tasks.length === 0) {
      return <p class="pl-note">No task ran, so there is no timeline.</p>;
    }
    return <TimelineFigure view={view} line={line} onReveal={(at) => at !== null && onReveal?.(at)} />;
  }, [view, line]);
}

interface FigureProps {
  readonly view: TimelineView;
  readonly line: ReadonlySignal<number | null>;
  onReveal(line: number | null): void;
}

function TimelineFigure({ view, line, onReveal }: FigureProps) {
  const [isLive, setIsLive] = useState(false);
  useLayoutEffect(() => setIsLive(true), []);
  const axis = view.playback.axis.value;
  const key = useMemo(() => <Key timeline={view.timeline} axis={axis} />, [view, axis]);
  const text = useMemo(() => <TimelineText timeline={view.timeline} />, [view]);
  return (
    <figure class="pl-timeline">
      <Toolbar view={view} isLive={isLive} />
      <Plot view={view} line={line} onReveal={onReveal} />
      <TotalsLine view={view} />
      {key}
      {text}
      <CursorText view={view} />
    </figure>
  );
}

function Plot({ view, line, onReveal }: FigureProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const tracks = useRef<HTMLDivElement>(null);
  const size = useSize(scroller, tracks);
  const [scrolled, setScrolled] = useState(0);
  const isPrinting = useIsPrinting();
  const moments = useComputed(() => momentsOf(view, line.value)).value;
  const marked = useMemo(() => new Set(moments), [moments]);
  const gestures = useGestures(view, scroller, tracks, size, onReveal);
  useFollowing(view);
  useScrollToCursor(view, scroller, size);

  const rows = view.rows.value;
  const shown = shownRows(rows, isPrinting ? null : size, scrolled);
  const axis = view.axis.value;
  const window = view.window.value;
  const trackWidth = size?.trackWidth ?? null;
  const context = useMemo(
    () => ({
      timeline: view.timeline,
      axis,
      window,
      trackWidth,
      marked,
      onFold: (task: number) => view.toggleFold(task),
    }),
    [view, axis, window, trackWidth, marked],
  );
  return (
    <>
      <div
        ref={scroller}
        class="pl-timeline-scroll"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys work on the drawing, which must have the focus for them
        tabIndex={0}
        aria-label={summary(view)}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget || !timelineKey(view, event, onReveal)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={() => {
          view.cursor.value = null;
        }}
        onPointerDown={(event) => gestures.down(event)}
        onPointerMove={(event) => gestures.move(event)}
        onPointerUp={(event) => gestures.up(event)}
        onPointerCancel={(event) => gestures.cancel(event)}
        onPointerLeave={() => gestures.leave()}
        onClick={(event) => selectTask(view, event, rows, size)}
      >
        <div class="pl-timeline-plot" style={{ "--pl-name-letters": String(nameLetters(view)) }}>
          <Ruler view={view} moments={moments} />
          <div class="pl-rows" style={shown.padding}>
            <div class="pl-tracks" ref={tracks}>
              <Grid view={view} />
            </div>
            {shown.rows.map((row) => (
              <RowView
                key={`${row.lane.kind} ${row.lane.id}`}
                row={row}
                context={context}
                isSelected={isTaskRow(row) && view.selected.value === row.lane.id}
              />
            ))}
            <div class="pl-tracks pl-tracks-over">
              <Overlay view={view} size={size} />
              {size !== null && <Tooltip view={view} size={size} />}
            </div>
          </div>
        </div>
      </div>
      {rows.length === 0 && <p class="pl-note">No lane has this in its name.</p>}
      {size === null && rows.length > MOST_STATIC_ROWS && (
        <p class="pl-note pl-static-note">
          {count(rows.length - MOST_STATIC_ROWS, "more lane")}; the first ones are shown.
        </p>
      )}
    </>
  );
}

function summary({ timeline }: TimelineView): string {
  const { tasks, trace } = timeline;
  return `Timeline: ${count(tasks.length, "task")} over ${duration(trace.duration)} of virtual time. Arrow keys tell about it; the same as text follows.`;
}

/** The rows in sight and some more, and the room that the others take. */
function shownRows(rows: readonly Row[], size: Size | null, scrolled: number) {
  if (size === null) return { rows: rows.slice(0, MOST_STATIC_ROWS), padding: {} };
  const first = Math.max(0, Math.floor(scrolled / size.rowHeight) - ROWS_AHEAD);
  const last = Math.min(rows.length, Math.ceil((scrolled + size.height) / size.rowHeight) + ROWS_AHEAD);
  return {
    rows: rows.slice(first, last),
    padding: {
      paddingBlockStart: `${first * size.rowHeight}px`,
      paddingBlockEnd: `${Math.max(0, rows.length - last) * size.rowHeight}px`,
    },
  };
}

/** The longest name's length, so that the column of names does not change as one scrolls. */
function nameLetters({ timeline }: TimelineView): number {
  let longest = 8;
  for (const { name, coroutine, depth } of timeline.tasks) {
    const letters = name.length + coroutine.length + 1 + (depth > 0 ? 2 : 0) + Math.max(0, depth - 1) * 2;
    longest = Math.max(longest, letters);
  }
  for (const { name } of timeline.resources) longest = Math.max(longest, name.length);
  return Math.min(LONGEST_NAME, longest) + 3;
}

/** The events that a line of the program is about. */
function momentsOf({ timeline }: TimelineView, line: number | null): number[] {
  if (line === null) return [];
  const { trace } = timeline;
  const sites = new Set<number>();
  for (let site = 1; site * 3 < trace.sites.length; site += 1) {
    if (siteAt(trace, site)?.line === line) sites.add(site);
  }
  const moments: number[] = [];
  for (let event = 0; event < timeline.count; event += 1) {
    if (trace.events.kind[event] === EventKind.callbackReady) continue;
    if (sites.has(trace.events.site[event] as number)) moments.push(event);
  }
  return moments;
}

/** A click on a name selects the task. */
function selectTask(view: TimelineView, event: MouseEvent, rows: readonly Row[], size: Size | null): void {
  if (!(event.target instanceof Element) || size === null) return;
  if (event.target.closest(".pl-lane-name") === null) return;
  const tracks = (event.currentTarget as Element).querySelector(".pl-rows");
  if (tracks === null) return;
  const top = tracks.getBoundingClientRect().top;
  const row = rows[Math.floor((event.clientY - top) / size.rowHeight)];
  if (row !== undefined && isTaskRow(row)) view.toggleSelected(row.lane.id);
}
