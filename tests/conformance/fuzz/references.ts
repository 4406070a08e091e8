import { awaited, call, type Dual, literal, same } from "./dual.ts";
import type { Random } from "./random.ts";
import type { Scope } from "./tree.ts";
import type { Writer } from "./writer.ts";

/** Functions and tasks stand on levels 1 to 3; `main` is level 0. */
export const LEVELS = [1, 2, 3] as const;
const LETTERS = ["a", "b"] as const;

/** Short whole times collide often; the fractions meet only if both sides count in nanoseconds. */
const DELAYS = [0, 0, 0, 1, 1, 1, 2, 2, 3, 0.5, 0.1, 0.2, 0.3, 0.7] as const;

/** A delay in seconds. */
export function delay(random: Random): number {
  return random.chance(0.02) ? -1 : random.pick(DELAYS);
}

/** A time-out in seconds, or null for none. */
export function timeout(random: Random): number | null {
  return random.chance(0.12) ? null : delay(random);
}

/** What a cancellation is told with, or null. */
export function message(random: Random): string | null {
  return random.chance(0.3) ? random.pick(["first", "second", "late"]) : null;
}

/** A level above the scope's, or null on the last one. */
function higherLevel(random: Random, scope: Scope): number | null {
  const levels = LEVELS.filter((level) => level > scope.level);
  return levels.length === 0 ? null : random.pick(levels);
}

/** A coroutine function that may be called here, or null. */
export function worker(random: Random, scope: Scope): string | null {
  const level = higherLevel(random, scope);
  return level === null ? null : `w${level}${random.pick(LETTERS)}`;
}

/** The variable that holds a task of a coroutine function. */
export function taskOf(random: Random, workerName: string): string {
  return `t${workerName.charAt(1)}${random.pick(LETTERS)}`;
}

/** Any task's variable. */
export function anyTask(random: Random): string {
  return `t${random.pick(LEVELS)}${random.pick(LETTERS)}`;
}

/** The variable of a future that is set by hand. */
export function future(random: Random): string {
  return random.pick(["f0", "f1"]);
}

/** Something that may be awaited here: a coroutine, a task, a future. */
export function target(random: Random, scope: Scope): string {
  const level = higherLevel(random, scope);
  if (level === null || random.chance(0.15))
    return random.chance(0.6) ? `sleep ${delay(random)}` : future(random);
  if (random.chance(0.1)) return `r${level - 1}`;
  return `${random.pick(["t", "w"])}${level}${random.pick(LETTERS)}`;
}

/** Something that is a future already. */
export function futureTarget(random: Random, scope: Scope): string {
  const level = higherLevel(random, scope);
  if (level === null || random.chance(0.15)) return future(random);
  return random.chance(0.1) ? `r${level - 1}` : `t${level}${random.pick(LETTERS)}`;
}

/** The code of a target. */
export function targetCode(out: Writer, name: string): Dual {
  if (name.startsWith("sleep")) return call("asyncio.sleep", [same(name.slice(6)), same('"slept"')]);
  return name.startsWith("w") ? call(name) : out.variable(name);
}

/** The variables that must hold something before a target can be used. */
export function needed(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => !name.startsWith("w") && !name.startsWith("sleep")))];
}

/** The most seconds that a wait may last which others must end; null for ever. */
export function limit(random: Random): number | null {
  return random.chance(0.3) ? null : random.pick([0, 0.5, 1, 1, 2, 3]);
}

/** Awaits a coroutine within a limit. */
export function awaitedWithin(coroutine: Dual, seconds: number | null): Dual {
  return awaited(seconds === null ? coroutine : call("asyncio.wait_for", [coroutine, literal(seconds)]));
}
