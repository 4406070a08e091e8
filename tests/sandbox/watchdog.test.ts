import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Finding, SILENCE, START_TIMEOUT, TICK, Watchdog } from "../../src/sandbox/watchdog.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(patience: number, answers: () => boolean): { dog: Watchdog; findings: Finding[] } {
  const findings: Finding[] = [];
  const dog: Watchdog = new Watchdog(
    patience,
    () => answers() && dog.heard(),
    (finding) => findings.push(finding),
  );
  return { dog, findings };
}

describe("Watchdog", () => {
  it("finds a program that takes longer than it may, once", () => {
    const { dog, findings } = watch(1000, () => true);
    dog.started();
    vi.advanceTimersByTime(1000 - TICK);
    expect(findings).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(findings).toEqual(["too-long"]);
  });

  it("counts the program's time from its start", () => {
    const { dog, findings } = watch(1000, () => true);
    vi.advanceTimersByTime(5000);
    dog.started();
    vi.advanceTimersByTime(750);
    expect(findings).toEqual([]);
  });

  it("finds a worker that does not start", () => {
    const { findings } = watch(1000, () => true);
    vi.advanceTimersByTime(START_TIMEOUT);
    expect(findings).toEqual(["not-started"]);
  });

  it("tells a frame that died from a program that is busy, even when both would be found at once", () => {
    let lives = true;
    const { dog, findings } = watch(SILENCE, () => lives);
    dog.started();
    vi.advanceTimersByTime(SILENCE - 2 * TICK);
    lives = false;
    vi.advanceTimersByTime(2 * SILENCE);
    expect(findings).toEqual(["silent"]);
  });

  it("does not hold it against a program that the machine slept", () => {
    const { dog, findings } = watch(5000, () => true);
    dog.started();
    vi.advanceTimersByTime(TICK);
    const woken = performance.now() + 3_600_000;
    vi.spyOn(performance, "now").mockImplementation(() => woken);
    vi.advanceTimersByTime(TICK);
    expect(findings).toEqual([]);
    vi.restoreAllMocks();
    dog.stop();
  });

  it("finds nothing after it was stopped", () => {
    const { dog, findings } = watch(1000, () => false);
    dog.stop();
    vi.advanceTimersByTime(60_000);
    expect(findings).toEqual([]);
  });
});
