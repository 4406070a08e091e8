import { constructOf, constructs } from "./constructs/index.ts";
import { Random } from "./random.ts";
import { delay, LEVELS } from "./references.ts";
import type { Construct, FunctionNode, Node, ProgramTree, Scope } from "./tree.ts";

/** @returns program number `index` (from 0) of a seed: always the same one. */
export function generate(seed: number, index: number): ProgramTree {
  const random = new Random(seed, index);
  const maker = new Maker(random);
  const functions: FunctionNode[] = [];
  for (const level of LEVELS) {
    for (const letter of ["a", "b"]) functions.push(maker.function(`w${level}${letter}`, level, false));
    functions.push(maker.function(`n${level}`, level, true));
  }
  functions.push(maker.main());
  return withoutUnused({
    functions,
    isEager: random.chance(0.1),
    watchdog: random.chance(0.6) ? 5 + Math.abs(delay(random)) : null,
  });
}

/** Leaves out the functions that no other one calls. */
export function withoutUnused(tree: ProgramTree): ProgramTree {
  const reached = new Set(["main"]);
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      for (const name of calledBy(node)) {
        if (reached.has(name)) continue;
        reached.add(name);
        visit(tree.functions.find((candidate) => candidate.name === name)?.body ?? []);
      }
      for (const block of Object.values(node.blocks)) visit(block);
    }
  };
  visit(tree.functions.find((candidate) => candidate.name === "main")?.body ?? []);
  return { ...tree, functions: tree.functions.filter((candidate) => reached.has(candidate.name)) };
}

/** The texts among a node's parameters: every function that it calls is among them. */
function calledBy(node: Node): string[] {
  return Object.values(node.params)
    .flatMap((param) => (Array.isArray(param) ? param : [param]))
    .filter((param) => typeof param === "string");
}

/** In every program; of the others each has about half, so that those that it has meet more often. */
const ALWAYS: ReadonlySet<string> = new Set([
  "log",
  "sleep",
  "try",
  "create task",
  "create future",
  "cancel",
  "yield",
]);

class Maker {
  readonly #random: Random;
  readonly #constructs: readonly Construct[];
  #ids = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#constructs = constructs.filter(({ kind }) => random.chance(0.5) || ALWAYS.has(kind));
  }

  function(name: string, level: number, isGenerator: boolean): FunctionNode {
    const place = { level, depth: 0, isAsync: true, isGenerator, isLoop: false };
    return { name, level, isGenerator, body: this.#block(place, 2, 5) };
  }

  /** Begins with a future and some tasks, so that there is something to meet. */
  main(): FunctionNode {
    const place = { level: 0, depth: 0, isAsync: true, isGenerator: false, isLoop: false };
    const only = (kind: string) => () => this.#node(place, [constructOf(kind)]);
    const beginning = [
      ...this.#random.several(0, 2, only("create future")),
      ...this.#random.several(2, 5, only("create task")),
    ];
    return { name: "main", level: 0, isGenerator: false, body: [...beginning, ...this.#block(place, 3, 9)] };
  }

  #block(place: Omit<Scope, "block">, least: number, most: number): Node[] {
    return this.#random.several(least, most, () => this.#node(place, this.#constructs));
  }

  #node(place: Omit<Scope, "block">, from: readonly Construct[]): Node {
    const scope: Scope = {
      ...place,
      block: (most, changes = {}) => this.#block({ ...place, ...changes, depth: place.depth + 1 }, 1, most),
    };
    const fitting = from.filter((construct) => construct.fits(scope));
    const total = fitting.reduce((sum, construct) => sum + construct.weight, 0);
    let rest = (this.#random.below(1_000_000) / 1_000_000) * total;
    const chosen = fitting.find((construct) => {
      rest -= construct.weight;
      return rest < 0;
    });
    if (chosen === undefined) throw new Error("no construct fits here");
    this.#ids += 1;
    const id = this.#ids;
    return { kind: chosen.kind, id, ...chosen.make(this.#random, scope) };
  }
}
