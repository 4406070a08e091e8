import type { Lesson } from "../lessons.ts";

/** A warning of the runtime's in plain words. */
export interface Warning {
  readonly kind: "never-awaited" | "never-retrieved" | "destroyed-pending" | "unclosed";
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  readonly lesson: Lesson;
  /** The name of the task that it is about, or null. */
  readonly task: string | null;
}

const NEVER_AWAITED =
  /^(?:\S+: )?RuntimeWarning: coroutine (?:method )?'(?<name>[^']+)'.* was never awaited$/;
const NEVER_RETRIEVED = /^(?<what>Task|Future) exception was never retrieved\n/;
const DESTROYED = /^Task was destroyed but it is pending!\n/;
const UNCLOSED = /^(?:\S+: ResourceWarning: )?Unclosed (?<what>client session|connector|connection)\b/i;

const TASK_NAME = /<Task \w+ name='(?<name>[^']*)' coro=<(?<coroutine>[^( ]+)/;
const EXCEPTION = /exception=(?<name>\w+)/;

/** @returns what a text on standard error warns of, or null when it is none of the runtime's warnings. */
export function explainWarning(text: string): Warning | null {
  return neverAwaited(text) ?? neverRetrieved(text) ?? destroyed(text) ?? unclosed(text);
}

function neverAwaited(text: string): Warning | null {
  const name = NEVER_AWAITED.exec(text)?.groups?.name;
  if (name === undefined) return null;
  return {
    kind: "never-awaited",
    sentence: `${name}() was called but never awaited, so nothing of it ran.`,
    advice: "A call only makes a coroutine: await it, or give it to asyncio.createTask() or a task group.",
    lesson: "awaiting",
    task: null,
  };
}

function neverRetrieved(text: string): Warning | null {
  const what = NEVER_RETRIEVED.exec(text)?.groups?.what;
  if (what === undefined) return null;
  const { task, words } = taskOf(text);
  const exception = EXCEPTION.exec(text)?.groups?.name ?? "an exception";
  return {
    kind: "never-retrieved",
    sentence: `${task === null ? `A ${what.toLowerCase()}` : words} failed with ${exception}, and nobody asked for its result.`,
    advice: "Await the task, or make it in a task group or with gather, which pass its error on.",
    lesson: "exceptions",
    task,
  };
}

function destroyed(text: string): Warning | null {
  if (!DESTROYED.test(text)) return null;
  const { task, words } = taskOf(text);
  return {
    kind: "destroyed-pending",
    sentence: `${words} had not ended when its event loop went away.`,
    advice:
      "Keep a reference to each task, and await it, or cancel it and await that, before the loop closes.",
    lesson: "task-lifetime",
    task,
  };
}

function unclosed(text: string): Warning | null {
  const what = UNCLOSED.exec(text)?.groups?.what?.toLowerCase();
  if (what === undefined) return null;
  return {
    kind: "unclosed",
    sentence: `A ${what} was never closed, and kept its connections open.`,
    advice: "Open it with `await using`, which closes it at the end of its block, or close it yourself.",
    lesson: "connections",
    task: null,
  };
}

function taskOf(text: string): { task: string | null; words: string } {
  const { name, coroutine } = TASK_NAME.exec(text)?.groups ?? {};
  if (name === undefined) return { task: null, words: "A task" };
  return { task: name, words: `${name} (${coroutine})` };
}
