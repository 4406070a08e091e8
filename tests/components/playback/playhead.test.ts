import { signal } from "@preact/signals";
import { beforeAll, expect, test } from "vitest";
import { type Frames, Playback } from "../../../src/components/playback/playhead.ts";
import { EventKind } from "../../../src/runtime/trace/events.ts";
import { eventCount, type Trace } from "../../../src/runtime/trace/trace.ts";
import { traceProgram } from "../../support/run-program.ts";

const PROGRAM = `import * as asyncio from "asyncio";
async function work(id) { await asyncio.sleep(id); if (id === 2) throw new Error("no"); console.log("done", id); }
async function main() { await asyncio.gather(work(1), work(2), work(3), { returnExceptions: true }); }
asyncio.run(main());`;

let trace: Trace;

beforeAll(async () => {
  trace = await traceProgram([{ path: "main.ts", source: PROGRAM }]);
});

/** A browser whose pictures are drawn when told to. */
class FakeFrames implements Frames {
  #draw: ((now: number) => void) | null = null;
  #now = 0;

  request(draw: (now: number) => void): number {
    this.#draw = draw;
    return 1;
  }

  cancel(): void {
    this.#draw = null;
  }

  get isAsked(): boolean {
    return this.#draw !== null;
  }

  /** Draws pictures for so many milliseconds, 60 a second. */
  pass(milliseconds: number): void {
    for (let passed = 0; passed < milliseconds && this.#draw !== null; passed += 1000 / 60) {
      this.#now += 1000 / 60;
      const draw = this.#draw;
      this.#draw = null;
      draw(this.#now);
    }
  }
}

function playbackOf(shown: Trace = trace) {
  const frames = new FakeFrames();
  return { frames, playback: new Playback(signal(shown), frames) };
}

/** The kind of the event at the playhead. */
function kindAt(playback: Playback): number | undefined {
  return trace.events.kind[playback.playhead.value];
}

test("it stands at the end until the reader does something", () => {
  const { playback, frames } = playbackOf();
  expect(playback.playhead.value).toBe(eventCount(trace) - 1);
  expect(playback.isTouched.value).toBe(false);
  expect(frames.isAsked).toBe(false);
});

test("a run is played from its start to its end, and never backwards", () => {
  const { playback, frames } = playbackOf();
  playback.play();
  const playheads: number[] = [];
  const times: number[] = [];
  for (let picture = 0; picture < 2000 && playback.playing.value; picture += 1) {
    frames.pass(16);
    playheads.push(playback.playhead.value);
    times.push(playback.time.value);
  }
  expect(playheads[0]).toBeLessThan(10);
  expect(playheads).toEqual(playheads.toSorted((one, other) => one - other));
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(playback.isAtEnd.value).toBe(true);
  expect(playback.time.value).toBe(trace.duration);
  expect(playback.playing.value).toBe(false);
  expect(frames.isAsked).toBe(false);
});

test("time also passes between two events", () => {
  const { playback, frames } = playbackOf();
  playback.compressGaps.value = false;
  playback.play();
  const seen = new Set<number>();
  for (let picture = 0; picture < 200; picture += 1) {
    frames.pass(16);
    seen.add(playback.time.value);
  }
  const times = new Set(trace.events.time);
  expect([...seen].filter((time) => !times.has(time)).length).toBeGreaterThan(20);
});

test("pausing keeps the place, and play goes on from it", () => {
  const { playback, frames } = playbackOf();
  playback.play();
  frames.pass(900);
  playback.pause();
  const { value: paused } = playback.playhead;
  frames.pass(5000);
  expect(playback.playhead.value).toBe(paused);
  playback.play();
  frames.pass(40);
  expect(playback.playhead.value).toBeGreaterThanOrEqual(paused);
  expect(playback.playhead.value).toBeLessThan(eventCount(trace) - 1);
});

test("twice the speed takes half the time", () => {
  const lengths = ([1, 2, 4] as const).map((speed) => {
    const { playback, frames } = playbackOf();
    playback.speed.value = speed;
    playback.play();
    let pictures = 0;
    for (; playback.playing.value; pictures += 1) frames.pass(16);
    return pictures;
  });
  expect((lengths[0] ?? 0) / (lengths[1] ?? 0)).toBeCloseTo(2, 0);
  expect((lengths[0] ?? 0) / (lengths[2] ?? 0)).toBeCloseTo(4, 0);
});

test("at instant speed the end is there at once, and a new run is shown as a whole", () => {
  const { playback, frames } = playbackOf();
  playback.speed.value = "instant";
  playback.toStart();
  playback.play();
  expect(playback.isAtEnd.value).toBe(true);
  playback.toStart();
  playback.replay();
  expect(playback.isAtEnd.value).toBe(true);
  expect(playback.isTouched.value).toBe(false);
  expect(frames.isAsked).toBe(false);
});

test("steps, jumps and their limits", () => {
  const { playback } = playbackOf();
  playback.toStart();
  playback.step(-1);
  expect(playback.playhead.value).toBe(-1);
  playback.step(1);
  expect(playback.playhead.value).toBe(0);
  playback.stepTask(1);
  expect(kindAt(playback)).toBe(EventKind.taskStarted);
  const first = playback.playhead.value;
  playback.stepTask(1);
  expect([EventKind.taskStarted, EventKind.taskResumed]).toContain(kindAt(playback));
  playback.stepTask(-1);
  expect(playback.playhead.value).toBe(first);
  expect(playback.toNextOutput()).toBe(true);
  expect(kindAt(playback)).toBe(EventKind.output);
  expect(playback.time.value).toBe(1e9);
  expect(playback.toNextError()).toBe(true);
  expect(kindAt(playback)).toBe(EventKind.taskFailed);
  expect(playback.toNextError()).toBe(false);
  expect(kindAt(playback)).toBe(EventKind.taskFailed);
  playback.toEnd();
  playback.step(1);
  expect(playback.isAtEnd.value).toBe(true);
  playback.stepTask(1);
  expect(playback.isAtEnd.value).toBe(true);
});

test("a time is sought to the last event by then", () => {
  const { playback } = playbackOf();
  playback.seekTime(1.5e9);
  expect(playback.time.value).toBe(1.5e9);
  expect(trace.events.time[playback.playhead.value]).toBe(1e9);
  expect(trace.events.time[playback.playhead.value + 1]).toBe(2e9);
  playback.seekTime(-5);
  expect(playback.time.value).toBe(0);
  playback.seekTime(1e12);
  expect(playback.isAtEnd.value).toBe(true);
});

test("the moments of a line are gone through one by one, and around", () => {
  const { playback } = playbackOf();
  playback.toStart();
  const places = new Set<number>();
  for (let turn = 0; turn < 100; turn += 1) {
    expect(playback.toLine(2)).toBe(true);
    expect(playback.line.value).toBe(2);
    places.add(playback.playhead.value);
  }
  playback.pointedLine.value = 2;
  expect([...places].toSorted((one, other) => one - other)).toEqual(playback.pointedMoments.value);
  expect(playback.toLine(40)).toBe(false);
});

test("another run is shown whole, until it is played", async () => {
  const { playback } = playbackOf();
  playback.toStart();
  const other = await traceProgram([{ path: "main.ts", source: 'console.log("x");' }]);
  playback.trace.value = other;
  expect(playback.playhead.value).toBe(eventCount(other) - 1);
  expect(playback.isTouched.value).toBe(false);
});
