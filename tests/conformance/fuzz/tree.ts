import type { Random } from "./random.ts";
import type { Writer } from "./writer.ts";

/** A quantity (shrunk towards 0), a switch (towards false), a name (kept), or names (made fewer). */
export type Param = number | boolean | string | null | readonly string[];
export type Params = Readonly<Record<string, Param>>;

/**
 * One construct in a program. It stays valid whatever is deleted around it: what it refers to are variables
 * of the whole program, and it is skipped where they hold nothing.
 */
export interface Node<P extends Params = Params, B extends string = string> {
  readonly kind: string;
  /** Told in every line that the construct prints. */
  readonly id: number;
  readonly params: P;
  readonly blocks: Readonly<Record<B, readonly Node[]>>;
}

/** An `async def` of a program. */
export interface FunctionNode {
  readonly name: string;
  /**
   * A function calls, and waits for tasks of, functions of higher levels only: so no two tasks ever wait for
   * each other, whose cancellation would be an endless recursion.
   */
  readonly level: number;
  readonly isGenerator: boolean;
  readonly body: readonly Node[];
}

export interface ProgramTree {
  /** `main` is the last one. */
  readonly functions: readonly FunctionNode[];
  /** Whether all tasks start eagerly. */
  readonly isEager: boolean;
  /** Seconds after which `main` is cancelled; null for never. */
  readonly watchdog: number | null;
}

/** Where a construct is to stand, and how it gets its blocks. */
export interface Scope {
  readonly level: number;
  readonly depth: number;
  /** False in a callback, where nothing can be awaited. */
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly isLoop: boolean;
  /** Makes a block of at most `most` constructs. */
  block(most: number, changes?: Partial<Pick<Scope, "isAsync" | "isGenerator" | "isLoop">>): Node[];
}

/** A kind of construct: how it is made at random, and how it is written, in both languages at once. */
export interface Construct {
  readonly kind: string;
  /** How often it is taken, against the others. */
  readonly weight: number;
  /** Where it may stand; everywhere, unless told. */
  fits(scope: Scope): boolean;
  make(random: Random, scope: Scope): Pick<Node, "params" | "blocks">;
  write(node: Node, out: Writer): void;
}

/** Declares a construct whose `write` gets what its `make` makes. */
export function construct<P extends Params, B extends string = never>(spec: {
  kind: string;
  weight: number;
  fits?(scope: Scope): boolean;
  make(random: Random, scope: Scope): P;
  blocks?(random: Random, scope: Scope): Record<B, Node[]>;
  write(node: Node<P, B>, out: Writer): void;
}): Construct {
  return {
    kind: spec.kind,
    weight: spec.weight,
    fits: spec.fits ?? (() => true),
    make: (random, scope) => ({
      params: spec.make(random, scope),
      blocks: spec.blocks?.(random, scope) ?? {},
    }),
    write: (node, out) => spec.write(node as Node<P, B>, out),
  };
}

/** For constructs that await. */
export const inAsync = (scope: Scope): boolean => scope.isAsync;

/** For constructs that await and have blocks of their own. */
export const inShallowAsync = (scope: Scope): boolean => scope.isAsync && scope.depth < MOST_DEPTH;

/** How deep blocks are nested. */
export const MOST_DEPTH = 3;
