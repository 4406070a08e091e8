import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { eventCount, type Trace } from "../../runtime/trace/trace.ts";
import { type Landmark, momentsOfLine, nextLandmark } from "./landmarks.ts";
import type { LoopState, Playhead } from "./loop-state.ts";
import { lastAtMost, Pace } from "./pace.ts";
import { lineAt } from "./place.ts";
import { Replay } from "./state.ts";

/** How fast a run is played back: so many times the normal speed, or at once. */
export type Speed = 0.25 | 0.5 | 1 | 2 | 4 | 8 | 16 | "instant";

export const SPEEDS: readonly Speed[] = [0.25, 0.5, 1, 2, 4, 8, 16, "instant"];

/** What the timeline's width means: virtual time, or one step after the other. */
export type Axis = "time" | "steps";

/** What draws pictures: the browser's `requestAnimationFrame`. Times are in milliseconds. */
export interface Frames {
  request(draw: (now: number) => void): number;
  cancel(request: number): void;
}

/**
 * Where in a run the reader is, and whether it moves: what all views of a playground follow. It starts at the
 * run's end, as the page shows it before anything is pressed.
 */
export class Playback {
  readonly trace: Signal<Trace>;
  /** The last event that has happened. */
  readonly playhead: ReadonlySignal<Playhead>;
  /** Virtual time in nanoseconds. While the run plays, it also moves between two events. */
  readonly time: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed = signal<Speed>(1);
  /** Whether the playback cuts stretches in which nothing happens. */
  readonly compressGaps = signal(true);
  readonly axis = signal<Axis>("time");
  /** Whether the reader has moved the playhead since the run: before, the views show the run as a whole. */
  readonly isTouched: ReadonlySignal<boolean>;
  /** The state of the loop at the playhead. */
  readonly state: ReadonlySignal<LoopState>;
  readonly lastEvent: ReadonlySignal<Playhead>;
  /** The line of the program that the playhead is on, from 1, or null. */
  readonly line: ReadonlySignal<number | null>;
  /** The line of the program that the reader points at: its moments are marked. */
  readonly pointedLine = signal<number | null>(null);
  /** The events on that line. */
  readonly pointedMoments: ReadonlySignal<readonly Playhead[]>;
  readonly isAtEnd: ReadonlySignal<boolean>;

  readonly #playhead: Signal<Playhead>;
  readonly #time: Signal<number>;
  readonly #playing = signal(false);
  readonly #isTouched = signal(false);
  readonly #replay: ReadonlySignal<Replay>;
  readonly #pace: ReadonlySignal<Pace>;
  readonly #frames: Frames;
  #request: number | null = null;
  /** Milliseconds of playback at normal speed that have been shown. */
  #offset = 0;
  readonly #stopWatching: () => void;

  constructor(trace: Signal<Trace>, frames: Frames) {
    this.trace = trace;
    this.#frames = frames;
    this.#playhead = signal(eventCount(trace.peek()) - 1);
    this.#time = signal(trace.peek().duration);
    this.playhead = this.#playhead;
    this.time = this.#time;
    this.playing = this.#playing;
    this.isTouched = this.#isTouched;
    this.lastEvent = computed(() => eventCount(trace.value) - 1);
    this.isAtEnd = computed(() => this.#playhead.value >= this.lastEvent.value);
    this.#replay = computed(() => new Replay(trace.value));
    this.#pace = computed(
      () => new Pace(trace.value, { compressGaps: this.compressGaps.value, axis: this.axis.value }),
    );
    this.state = computed(() => this.#replay.value.stateAt(this.#playhead.value));
    this.line = computed(() => lineAt(trace.value, this.state.value));
    this.pointedMoments = computed(() => {
      const line = this.pointedLine.value;
      return line === null ? [] : momentsOfLine(trace.value, line);
    });
    let shown = trace.peek();
    this.#stopWatching = effect(() => {
      if (trace.value === shown) return;
      shown = trace.value;
      this.#showWhole();
    });
    // A change of pace in the middle of a playback goes on from where it is.
    const keepPlace = effect(() => {
      const pace = this.#pace.value;
      this.#offset = pace.offsetOf(this.#playhead.peek());
    });
    const stopWatching = this.#stopWatching;
    this.#stopWatching = () => {
      stopWatching();
      keepPlace();
    };
  }

  /** Plays on from the playhead; from the start, when it is at the end. */
  play(): void {
    if (this.#playing.peek()) return;
    if (this.isAtEnd.peek()) this.#move(-1);
    if (this.speed.peek() === "instant") return this.toEnd();
    this.#offset = this.#pace.peek().offsetOf(this.#playhead.peek());
    batch(() => {
      this.#isTouched.value = true;
      this.#playing.value = true;
    });
    let before: number | null = null;
    const draw = (now: number): void => {
      this.#request = null;
      const speed = this.speed.peek();
      if (speed === "instant") return this.toEnd();
      this.#offset += (before === null ? 0 : now - before) * speed;
      before = now;
      this.#show(this.#offset);
      if (this.#offset >= this.#pace.peek().length) this.pause();
      else this.#request = this.#frames.request(draw);
    };
    this.#request = this.#frames.request(draw);
  }

  pause(): void {
    if (this.#request !== null) this.#frames.cancel(this.#request);
    this.#request = null;
    this.#playing.value = false;
  }

  toggle(): void {
    if (this.#playing.peek()) this.pause();
    else this.play();
  }

  /** Plays a run that has just ended from its start; at instant speed it is shown as a whole. */
  replay(): void {
    if (this.speed.peek() === "instant") return this.#showWhole();
    this.pause();
    this.#move(-1);
    this.play();
  }

  /** Moves by so many events. */
  step(by: number): void {
    this.seekEvent(this.#playhead.peek() + by);
  }

  /** Moves to where the loop switches to a task, after or before the playhead. */
  stepTask(direction: 1 | -1): void {
    const end = direction === 1 ? this.lastEvent.peek() : -1;
    this.seekEvent(this.#next("switch", direction) ?? end);
  }

  toStart(): void {
    this.seekEvent(-1);
  }

  toEnd(): void {
    this.seekEvent(this.lastEvent.peek());
  }

  /** Moves to the next line of output. @returns whether there is one */
  toNextOutput(): boolean {
    return this.#jump("output");
  }

  /** Moves to the next error. @returns whether there is one */
  toNextError(): boolean {
    return this.#jump("error");
  }

  /**
   * Moves to the next event on a line of the program, counted from 1, and from the last one to the first.
   * @returns whether anything happened there
   */
  toLine(line: number): boolean {
    const moments = momentsOfLine(this.trace.peek(), line);
    const next = moments.find((moment) => moment > this.#playhead.peek()) ?? moments[0];
    if (next === undefined) return false;
    this.seekEvent(next);
    return true;
  }

  /** Moves to the next event on the line that is pointed at, or else the one that the playhead is on. */
  toSameLine(): void {
    const line = this.pointedLine.peek() ?? this.line.peek();
    if (line !== null) this.toLine(line);
  }

  /** Moves to an event; −1 is before the first one. */
  seekEvent(playhead: Playhead): void {
    this.pause();
    this.#move(Math.min(Math.max(-1, playhead), this.lastEvent.peek()));
  }

  /** Moves to a virtual time, in nanoseconds: to the last event by then. */
  seekTime(nanoseconds: number): void {
    const { events, duration } = this.trace.peek();
    const time = Math.min(Math.max(0, nanoseconds), duration);
    const playhead = lastAtMost(events.time, time);
    this.pause();
    batch(() => {
      this.#move(playhead);
      this.#time.value = time;
    });
  }

  /** Makes the playback faster (1) or slower (−1) by one degree. */
  changeSpeed(by: 1 | -1): void {
    const place = SPEEDS.indexOf(this.speed.peek()) + by;
    this.speed.value = SPEEDS[Math.min(Math.max(0, place), SPEEDS.length - 1)] as Speed;
  }

  /** For when the page goes away. */
  dispose(): void {
    this.pause();
    this.#stopWatching();
  }

  #next(landmark: Landmark, direction: 1 | -1): Playhead | null {
    return nextLandmark(this.trace.peek(), this.#playhead.peek(), landmark, direction);
  }

  #jump(landmark: Landmark): boolean {
    const place = this.#next(landmark, 1);
    if (place === null) return false;
    this.seekEvent(place);
    return true;
  }

  /** Shows what the playback shows after so many milliseconds. */
  #show(offset: number): void {
    const { playhead, time } = this.#pace.peek().momentAt(offset);
    batch(() => {
      this.#playhead.value = playhead;
      this.#time.value = time;
    });
  }

  #move(playhead: Playhead): void {
    const trace = this.trace.peek();
    batch(() => {
      this.#isTouched.value = true;
      this.#playhead.value = playhead;
      this.#time.value =
        playhead >= eventCount(trace) - 1 ? trace.duration : (trace.events.time[playhead] ?? 0);
    });
    this.#offset = this.#pace.peek().offsetOf(playhead);
  }

  #showWhole(): void {
    this.pause();
    this.#move(eventCount(this.trace.peek()) - 1);
    this.#isTouched.value = false;
  }
}
