import type { Clock } from "../loop/clock.ts";
import { current } from "../loop/current.ts";
import { EventKind, NONE } from "./events.ts";
import type { ErrorRecord, EventColumns, Outcome, Trace } from "./trace.ts";

/** What an event may say besides its kind; left out, `task` is the one that runs now, `value` is 0, the rest none. */
export interface EventDetails {
  task?: number;
  subject?: number;
  text?: string;
  value?: number;
  cause?: number;
  /** An index among the strings. */
  stack?: number;
}

const FIRST_CAPACITY = 256;

/** Writes events into growing columns while a program runs. */
export class Recorder {
  readonly #clock: Clock;
  readonly #most: number;
  #length = 0;
  #dropped = 0;
  #capacity = 0;
  #columns = emptyColumns(0);
  #strings: string[] = [];
  #stringIndex = new Map<string, number>();
  #errors: ErrorRecord[] = [];

  /**
   * @param clock what gives events their time
   * @param most how many events are kept; later ones are only counted, but for what is printed
   */
  constructor(clock: Clock, most: number) {
    this.#clock = clock;
    this.#most = most;
  }

  /** Adds an event at the present virtual time and site, and returns its index, or {@link NONE} if it was dropped. */
  record(kind: EventKind, details: EventDetails = {}): number {
    const index = this.#length;
    if (index >= this.#most && !isKept(kind)) {
      this.#dropped += 1;
      return NONE;
    }
    if (index === this.#capacity) this.#grow();
    const columns = this.#columns;
    columns.kind[index] = kind;
    columns.time[index] = this.#clock.now;
    columns.task[index] = details.task ?? current.task;
    columns.site[index] = current.site;
    columns.subject[index] = details.subject ?? NONE;
    columns.text[index] = details.text === undefined ? NONE : this.intern(details.text);
    columns.value[index] = details.value ?? 0;
    columns.cause[index] = details.cause ?? NONE;
    columns.stack[index] = details.stack ?? NONE;
    this.#length = index + 1;
    current.cause = index;
    return index;
  }

  /** Sets the value of an event that was recorded before it was known: how long a call blocks, say. */
  setValue(index: number, value: number): void {
    if (index !== NONE) this.#columns.value[index] = value;
  }

  /** Whether there is room for more history: nobody need make texts for events that are dropped. */
  get isFull(): boolean {
    return this.#length >= this.#most;
  }

  /** @returns the index of a text among the trace's strings. */
  intern(text: string): number {
    let index = this.#stringIndex.get(text);
    if (index === undefined) {
      index = this.#strings.push(text) - 1;
      this.#stringIndex.set(text, index);
    }
    return index;
  }

  /** Keeps an error for events to refer to. */
  addError(error: ErrorRecord): number {
    return this.#errors.push(error) - 1;
  }

  /** Ends the recording. */
  finish(ending: { seed: number; files: readonly string[]; sites: Int32Array; outcome: Outcome }): Trace {
    return {
      version: 1,
      language: "typescript",
      ...ending,
      // A copy of its own: the program's list outlives the transfer of this one.
      sites: ending.sites.slice(),
      events: copyColumns(this.#columns, this.#length),
      strings: this.#strings,
      errors: this.#errors,
      duration: this.#clock.now,
      dropped: this.#dropped,
    };
  }

  #grow(): void {
    this.#capacity = Math.max(FIRST_CAPACITY, this.#capacity * 2);
    const old = this.#columns;
    this.#columns = emptyColumns(this.#capacity);
    for (const name of Object.keys(old) as (keyof EventColumns)[]) this.#columns[name].set(old[name]);
  }
}

/** What a program printed, and what ended it, is kept however long its history is. */
function isKept(kind: EventKind): boolean {
  return kind === EventKind.output || kind === EventKind.error;
}

function emptyColumns(capacity: number): EventColumns {
  return {
    kind: new Uint8Array(capacity),
    time: new Float64Array(capacity),
    task: new Int32Array(capacity),
    site: new Int32Array(capacity),
    subject: new Int32Array(capacity),
    text: new Int32Array(capacity),
    value: new Float64Array(capacity),
    cause: new Int32Array(capacity),
    stack: new Int32Array(capacity),
  };
}

function copyColumns(columns: EventColumns, length: number): EventColumns {
  return {
    kind: columns.kind.slice(0, length),
    time: columns.time.slice(0, length),
    task: columns.task.slice(0, length),
    site: columns.site.slice(0, length),
    subject: columns.subject.slice(0, length),
    text: columns.text.slice(0, length),
    value: columns.value.slice(0, length),
    cause: columns.cause.slice(0, length),
    stack: columns.stack.slice(0, length),
  };
}
