import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { siteAt, type Trace } from "../../runtime/trace/trace.ts";
import { type Arrow, arrowsOf } from "./arrows.ts";
import { type Axis, type AxisKind, panned, revealing, type Window, wholeOf, zoomed } from "./axis.ts";
import { countUpTo, type Segment, type Timeline, timelineOf, timeOf } from "./model.ts";
import { nearestStep, segmentAtPlace } from "./places.ts";
import { isTaskRow, type Row, rowsOf } from "./rows.ts";
import { stepAxis } from "./step-axis.ts";
import { timeAxis } from "./time-axis.ts";
import { type Stretch, totalsOf, wholeRun } from "./totals.ts";
import { type Explanation, explainResource, explainSegment, explainTask } from "./words.ts";

/** What moves the playhead: a playground's playback. Events count from 0; times are in nanoseconds. */
export interface TimelinePlayback {
  readonly playhead: ReadonlySignal<number>;
  readonly time: ReadonlySignal<number>;
  readonly axis: Signal<AxisKind>;
  seekEvent(event: number): void;
  seekTime(nanoseconds: number): void;
}

/** A thing that the reader points at: a row, and a stretch of its task's life or a moment. */
export interface Spot {
  readonly row: number;
  readonly event: number;
  readonly segment: Segment | null;
}

/** What the reader has done to a timeline: zoomed, filtered, folded, selected. Nothing here touches the page. */
export class TimelineView {
  readonly timeline: Timeline;
  readonly playback: TimelinePlayback;
  readonly isCompressed = signal(false);
  readonly filter = signal("");
  readonly folded = signal<ReadonlySet<number>>(new Set());
  /** The task whose arrows are shown. */
  readonly selected = signal<number | null>(null);
  readonly hasAllArrows = signal(false);
  /** What the keyboard, or else the mouse, points at. */
  readonly cursor = signal<Spot | null>(null);
  readonly hover = signal<Spot | null>(null);

  readonly axis: ReadonlySignal<Axis>;
  readonly window: ReadonlySignal<Window>;
  /** The selected part of the axis. */
  readonly range: ReadonlySignal<Window | null>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly arrows: ReadonlySignal<readonly Arrow[]>;
  readonly stretch: ReadonlySignal<Stretch>;
  readonly isZoomed: ReadonlySignal<boolean>;

  // A window and a range are places on one axis: on another one they mean nothing.
  readonly #window = signal<{ axis: Axis; window: Window } | null>(null);
  readonly #range = signal<{ axis: Axis; range: Window } | null>(null);
  readonly #allArrows: ReadonlySignal<Arrow[]>;

  constructor(trace: Trace, playback: TimelinePlayback) {
    this.timeline = timelineOf(trace);
    this.playback = playback;
    this.axis = computed(() =>
      playback.axis.value === "time"
        ? timeAxis(this.timeline, this.isCompressed.value)
        : stepAxis(this.timeline),
    );
    this.window = computed(() => {
      const zoom = this.#window.value;
      return zoom?.axis === this.axis.value ? zoom.window : wholeOf(this.axis.value);
    });
    this.range = computed(() => {
      const selection = this.#range.value;
      return selection?.axis === this.axis.value ? selection.range : null;
    });
    this.isZoomed = computed(() => this.window.value.to - this.window.value.from < this.axis.value.length);
    this.rows = computed(() =>
      rowsOf(this.timeline, { filter: this.filter.value, folded: this.folded.value }),
    );
    this.#allArrows = computed(() => arrowsOf(this.timeline));
    this.arrows = computed(() => {
      if (this.hasAllArrows.value) return this.#allArrows.value;
      const task = this.selected.value;
      return task === null
        ? []
        : this.#allArrows.value.filter(({ from, to }) => from === task || to === task);
    });
    this.stretch = computed(() => this.#stretchOf(this.range.value));
  }

  /** @returns what the selected part, or else the whole run, was spent on. */
  totals() {
    return totalsOf(this.timeline, this.stretch.value);
  }

  /** Where the playhead stands on the axis. */
  playheadPlace(): number {
    const axis = this.axis.value;
    const playhead = this.playback.playhead.value;
    return axis.placeOf(this.playback.time.value) ?? axis.at(playhead);
  }

  zoom(factor: number, around = this.#middle()): void {
    this.#show(zoomed(this.axis.peek(), this.window.peek(), factor, around));
  }

  /** Moves the window by a share of its width. */
  pan(share: number): void {
    const { from, to } = this.window.peek();
    this.#show(panned(this.axis.peek(), { from, to }, (to - from) * share));
  }

  showAll(): void {
    this.#window.value = null;
  }

  /** Makes the selected part fill the width. */
  zoomToRange(): void {
    const range = this.range.peek();
    if (range === null) return;
    const axis = this.axis.peek();
    const factor = (range.to - range.from) / axis.length;
    const whole = wholeOf(axis);
    this.#show(panned(axis, zoomed(axis, whole, factor, 0), range.from));
  }

  /** Moves the window along when the playhead leaves it. */
  follow(): void {
    this.#show(revealing(this.axis.peek(), this.window.peek(), this.playheadPlace()));
  }

  /** Selects the part of the axis between two places. */
  select(one: number, other: number): void {
    const axis = this.axis.peek();
    const from = Math.max(0, Math.min(one, other));
    const to = Math.min(axis.length, Math.max(one, other));
    this.#range.value = { axis, range: { from, to } };
  }

  /** Makes the playhead the start or the end of the selected part. */
  selectFromPlayhead(side: "from" | "to"): void {
    const here = this.playheadPlace();
    const range = this.range.peek() ?? wholeOf(this.axis.peek());
    if (side === "from") this.select(here, Math.max(here, range.to));
    else this.select(Math.min(here, range.from), here);
  }

  clearRange(): void {
    this.#range.value = null;
  }

  toggleFold(task: number): void {
    const folded = new Set(this.folded.peek());
    if (!folded.delete(task)) folded.add(task);
    this.folded.value = folded;
    this.cursor.value = null;
  }

  toggleSelected(task: number): void {
    this.selected.value = this.selected.peek() === task ? null : task;
  }

  /** Moves the playhead to a place on the axis. */
  scrubTo(place: number): void {
    const axis = this.axis.peek();
    const within = Math.min(Math.max(0, place), axis.length);
    if (axis.kind === "time") this.playback.seekTime(axis.timeAt(within));
    else this.playback.seekEvent(axis.eventAt(within));
  }

  /**
   * Finds what is drawn at a place in a row.
   * @param tolerance how near a step without width must be to be meant, in the axis' unit
   */
  spotAt(row: number, place: number, tolerance: number): Spot | null {
    const shown = this.rows.peek()[row];
    if (shown === undefined) return null;
    const axis = this.axis.peek();
    const event = Math.max(0, axis.eventAt(place));
    if (!isTaskRow(shown)) return { row, event, segment: null };
    const step = nearestStep(shown.lane, axis, place, tolerance);
    if (step !== null) return { row, event: step.first, segment: step };
    return { row, event, segment: segmentAtPlace(shown.lane, axis, place) };
  }

  /** Moves the playhead to a spot. @returns the line of the program that it belongs to, or null */
  goTo({ row, event, segment }: Spot, place?: number): number | null {
    if (place !== undefined && segment?.first !== event) this.scrubTo(place);
    else this.playback.seekEvent(event);
    const shown = this.rows.peek()[row];
    if (shown === undefined) return null;
    const { trace } = this.timeline;
    const told = segment?.first ?? (isTaskRow(shown) ? shown.lane.created : event);
    return siteAt(trace, trace.events.site[told] as number)?.line ?? null;
  }

  /** Tells about a spot in words. */
  explain({ row, event, segment }: Spot): Explanation | null {
    const shown = this.rows.peek()[row];
    if (shown === undefined) return null;
    if (!isTaskRow(shown)) return explainResource(this.timeline, shown.lane, event);
    if (segment === null) return explainTask(this.timeline, shown.lane);
    return explainSegment(this.timeline, shown.lane, segment);
  }

  /** Moves the keyboard's cursor by rows, or along its row. */
  moveCursor(rows: number, along: number): void {
    const count = this.rows.peek().length;
    if (count === 0) return;
    const cursor = this.cursor.peek();
    const row = Math.min(count - 1, Math.max(0, (cursor?.row ?? 0) + (cursor === null ? 0 : rows)));
    const event = cursor?.event ?? Math.max(0, this.playback.playhead.peek());
    this.cursor.value = this.#spotNear(row, event, cursor === null ? 0 : along);
    const at = this.axis.peek().edge(this.cursor.peek()?.event ?? 0);
    this.#show(revealing(this.axis.peek(), this.window.peek(), at));
  }

  #spotNear(row: number, event: number, along: number): Spot {
    const shown = this.rows.peek()[row] as Row;
    if (!isTaskRow(shown)) {
      const { events } = shown.lane;
      const index = countUpTo(events, event) - 1 + along;
      return { row, event: events[Math.min(Math.max(0, index), events.length - 1)] ?? event, segment: null };
    }
    const { segments } = shown.lane;
    const here =
      countUpTo(
        segments.map(({ first }) => first),
        event,
      ) -
      1 +
      along;
    const segment = segments[Math.min(Math.max(0, here), segments.length - 1)] as Segment;
    return { row, event: segment.first, segment };
  }

  #stretchOf(range: Window | null): Stretch {
    if (range === null) return wholeRun(this.timeline);
    const axis = this.axis.peek();
    const { count } = this.timeline;
    const last = Math.min(count - 1, axis.eventAt(range.to));
    // The first event that is not before the range.
    const first = Math.max(0, axis.eventAt(range.from - axis.length * 1e-9) + 1);
    const isTime = axis.kind === "time";
    return {
      from: isTime ? axis.timeAt(range.from) : timeOf(this.timeline, first),
      to: isTime ? axis.timeAt(range.to) : timeOf(this.timeline, last),
      first,
      last,
    };
  }

  #show(window: Window): void {
    const axis = this.axis.peek();
    const isWhole = window.to - window.from >= axis.length;
    this.#window.value = isWhole ? null : { axis, window };
  }

  #middle(): number {
    const { from, to } = this.window.peek();
    const here = this.playheadPlace();
    return here >= from && here <= to ? here : (from + to) / 2;
  }
}
