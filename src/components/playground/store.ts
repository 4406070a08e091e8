import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Compilation, CompiledProgram, Diagnostic, SourceFile } from "../../compiler/program.ts";
import type { Trace } from "../../runtime/trace/trace.ts";
import type { RunEnding } from "../../sandbox/sandbox.ts";
import type { Playhead } from "../playback/loop-state.ts";
import { type Frames, Playback } from "../playback/playhead.ts";
import { traceFromJson } from "../trace-json.ts";
import { announcementOf } from "./announcement.ts";
import type { PlaygroundData } from "./data.ts";
import type { WorkStorage } from "./storage.ts";

/** What a playground needs of the page. */
export interface Services {
  compile(files: readonly SourceFile[]): Promise<Compilation>;
  run(program: CompiledProgram): { readonly ending: Promise<RunEnding>; stop(): void };
  readonly storage: WorkStorage;
  readonly frames: Frames;
}

export type Phase = "idle" | "compiling" | "running";

/** What came of the latest Run; before the first one, of the build's run of the example. */
export type Result =
  | RunEnding
  | { readonly kind: "compile-error"; readonly diagnostics: readonly Diagnostic[] };

/** A line to point at in the code. `turn` grows, so that pointing at the same line twice is twice. */
export interface Mark {
  readonly line: number;
  readonly turn: number;
  /** Whether to scroll to it. */
  readonly reveal: boolean;
}

/** The state of one playground, and what a reader can do to it. Nothing here touches the page. */
export class PlaygroundStore {
  readonly data: PlaygroundData;
  readonly source: Signal<string>;
  readonly phase = signal<Phase>("idle");
  readonly result: Signal<Result>;
  /** The trace that the views show: of the latest run that left one. */
  readonly trace: Signal<Trace>;
  /** The program whose output is shown. */
  readonly ranSource: Signal<string>;
  /** Where in that run the views are. */
  readonly playback: Playback;
  /** A line that something points at, until the playhead moves. */
  readonly mark = signal<Mark | null>(null);
  /** The line to show in the code: that one, or else the playhead's. */
  readonly shownMark: ReadonlySignal<Mark | null>;
  /** Whether an edit of an earlier visit was put back, and not yet replaced. */
  readonly wasRestored = signal(false);
  /** What Reset threw away, so that it can be had back. */
  readonly discarded = signal<string | null>(null);
  /** What was found where the reader's edit is kept, and could not be read. */
  readonly unreadable = signal<string | null>(null);
  /** Whether the browser refused to keep the reader's edit. */
  readonly isSavingRefused = signal(false);
  /** A sentence for screen readers, said once. */
  readonly announcement = signal("");
  readonly isEdited: ReadonlySignal<boolean>;

  readonly #services: Services;
  readonly #exampleTrace: Trace;
  readonly #stopWatching: () => void;
  #stop: (() => void) | null = null;
  /** Tells the run that is awaited from those that were given up. */
  #turn = 0;

  constructor(data: PlaygroundData, services: Services) {
    this.data = data;
    this.#services = services;
    this.#exampleTrace = traceFromJson(data.trace);
    this.source = signal(data.source);
    this.ranSource = signal(data.source);
    this.trace = signal(this.#exampleTrace);
    this.result = signal({ kind: "trace", trace: this.#exampleTrace });
    this.isEdited = computed(() => this.source.value !== data.source);
    this.playback = new Playback(this.trace, services.frames);
    this.shownMark = computed(() => this.mark.value ?? this.#playheadMark());
    this.#stopWatching = effect(() => {
      this.playback.playhead.value;
      this.mark.value = null;
    });
  }

  /** Puts back what the reader wrote on an earlier visit. It is not run. */
  restore(): void {
    const { source, discarded, unreadable } = this.#services.storage.load(this.data.id);
    this.discarded.value = discarded;
    this.unreadable.value = unreadable;
    if (source === null || source === this.data.source) return;
    this.source.value = source;
    this.wasRestored.value = true;
  }

  /** Throws away what could not be read. */
  forgetUnreadable(): void {
    this.unreadable.value = null;
    this.#save();
  }

  /** Takes a change of the program by the reader. */
  edit(source: string): void {
    if (source === this.source.value) return;
    this.source.value = source;
    this.wasRestored.value = false;
    this.mark.value = null;
    this.#save();
  }

  /** Runs the program as it stands: an unedited example at once, an edited one after compiling it. */
  async run(): Promise<void> {
    if (this.phase.value !== "idle") return;
    const turn = this.#begin();
    const source = this.source.value;
    let result: Result;
    try {
      result = await this.#compileAndRun(source, turn);
    } catch (error) {
      result = { kind: "unavailable", message: error instanceof Error ? error.message : String(error) };
    }
    if (turn === this.#turn) this.#end(result, source);
  }

  /** Ends the run that is going on, or the compilation before it. */
  stop(): void {
    if (this.#stop !== null) {
      this.#stop();
    } else if (this.phase.value !== "idle") {
      this.#turn += 1;
      const message = "Stopped before the program ran.";
      this.#end({ kind: "stopped", by: "reader", site: null, message }, this.source.value);
    }
  }

  /** Goes back to the example and to what it printed. The reader's program can be had back. */
  reset(): void {
    this.#abandon();
    const isEdited = this.isEdited.value;
    if (isEdited) this.discarded.value = this.source.value;
    this.source.value = this.data.source;
    this.#showExample();
    if (isEdited) this.#save();
    this.announcement.value = isEdited
      ? "The example is back as it was. Undo reset brings your edit back."
      : "The example's own output is back.";
  }

  /** Brings back what {@link reset} threw away; what was written since takes its place. */
  undoReset(): void {
    const source = this.discarded.value;
    if (source === null) return;
    this.discarded.value = this.isEdited.value ? this.source.value : null;
    this.source.value = source;
    this.mark.value = null;
    this.#save();
    this.announcement.value = "Your edit is back.";
  }

  /** Points at a line of the program, counted from 1. */
  reveal(line: number): void {
    this.#pointAt(line, true);
  }

  /** Marks a line in the code, where the reader is: a phone would lose sight of the timeline that was tapped. */
  point(line: number): void {
    this.#pointAt(line, false);
  }

  /** Moves the playhead to an event, and shows its line. */
  showMoment(playhead: Playhead): void {
    this.playback.seekEvent(playhead);
    const line = this.playback.line.peek();
    if (line !== null && this.hasCodeOfTrace) this.#pointAt(line, true);
  }

  /** Ends what is going on; for when the page goes away. */
  dispose(): void {
    this.#abandon();
    this.#stopWatching();
    this.playback.dispose();
  }

  /** The playhead's line; at the end of a run the line that is to blame, if there is one. */
  #playheadMark(): Mark | null {
    const { playback } = this;
    if (!this.hasCodeOfTrace) return null;
    const error = this.trace.value.outcome.error;
    const line = playback.isAtEnd.value ? error?.frames.at(-1)?.line : playback.line.value;
    return line === undefined || line === null ? null : { line, turn: 0, reveal: false };
  }

  /** Whether the program in view is the one whose run the views show. */
  get hasCodeOfTrace(): boolean {
    return this.result.value.kind === "trace" && this.source.value === this.ranSource.value;
  }

  async #compileAndRun(source: string, turn: number): Promise<Result> {
    let { program } = this.data;
    if (source !== this.data.source) {
      this.phase.value = "compiling";
      const compilation = await this.#services.compile([{ path: this.data.path, source }]);
      if (!compilation.ok) return { kind: "compile-error", diagnostics: compilation.diagnostics };
      program = compilation.program;
    }
    // Given up while it compiled: nobody waits for this.
    if (turn !== this.#turn) return this.result.value;
    this.phase.value = "running";
    const { ending, stop } = this.#services.run(program);
    this.#stop = stop;
    return ending;
  }

  #begin(): number {
    this.playback.pause();
    this.mark.value = null;
    this.announcement.value = "";
    this.phase.value = "running";
    this.#turn += 1;
    return this.#turn;
  }

  #end(result: Result, source: string): void {
    this.#stop = null;
    this.phase.value = "idle";
    this.ranSource.value = source;
    this.result.value = result;
    this.announcement.value = announcementOf(result);
    if (result.kind === "trace") {
      this.trace.value = result.trace;
      this.playback.replay();
      return;
    }
    const line = failingLine(result);
    if (line !== undefined && this.source.value === source) this.#pointAt(line, false);
  }

  #pointAt(line: number, reveal: boolean): void {
    this.mark.value = { line, reveal, turn: (this.mark.peek()?.turn ?? 0) + 1 };
  }

  #abandon(): void {
    this.#turn += 1;
    this.#stop?.();
    this.#stop = null;
    this.phase.value = "idle";
  }

  #showExample(): void {
    this.mark.value = null;
    this.wasRestored.value = false;
    this.trace.value = this.#exampleTrace;
    this.result.value = { kind: "trace", trace: this.#exampleTrace };
    this.ranSource.value = this.data.source;
  }

  #save(): void {
    const isKept = this.#services.storage.save(this.data.id, {
      source: this.isEdited.value ? this.source.value : null,
      discarded: this.discarded.value,
      unreadable: this.unreadable.value,
    });
    this.isSavingRefused.value = !isKept;
  }
}

/** @returns the line to blame for what left no trace, if there is one. */
function failingLine(result: Result): number | undefined {
  if (result.kind === "stopped") return result.site?.line;
  if (result.kind === "compile-error") return result.diagnostics[0]?.line;
  return undefined;
}
