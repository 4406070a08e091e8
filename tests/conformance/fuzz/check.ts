import { createReferee, type Referee } from "../referee/referee.ts";
import { type Comparison, comparePair } from "./compare.ts";
import type { Dual } from "./dual.ts";
import { generate } from "./generate.ts";
import { shrink } from "./shrink.ts";
import type { ProgramTree } from "./tree.ts";
import { write } from "./write.ts";

/** A program whose two sides differ, made small. */
export interface Finding {
  readonly seed: number;
  readonly index: number;
  readonly pair: Dual;
  readonly comparison: Comparison;
}

/** How many programs of a range did what. */
export interface RangeResult {
  equal: number;
  endless: number;
  /** Printed lines that were compared. */
  lines: number;
  readonly findings: Finding[];
}

/** Compares random programs, in one thread. */
export class Checker {
  readonly #referee: Referee;

  private constructor(referee: Referee) {
    this.#referee = referee;
  }

  static async create(): Promise<Checker> {
    return new Checker(await createReferee());
  }

  /** Compares the programs `from` to `to - 1` of a seed; what differs is made small. */
  async range(seed: number, from: number, to: number): Promise<RangeResult> {
    const result: RangeResult = { equal: 0, endless: 0, lines: 0, findings: [] };
    for (let index = from; index < to; index += 1) {
      const tree = generate(seed, index);
      const comparison = await this.#compare(tree);
      if (comparison.verdict === "equal" || comparison.verdict === "endless") {
        result[comparison.verdict] += 1;
        result.lines += comparison.python.length;
      } else {
        result.findings.push(await this.#shrink(seed, index, tree, comparison.verdict));
      }
    }
    return result;
  }

  #compare(tree: ProgramTree): Promise<Comparison> {
    return comparePair(write(tree), this.#referee);
  }

  async #shrink(
    seed: number,
    index: number,
    tree: ProgramTree,
    verdict: Comparison["verdict"],
  ): Promise<Finding> {
    const smallest = await shrink(
      tree,
      async (candidate) => (await this.#compare(candidate)).verdict === verdict,
    );
    return { seed, index, pair: write(smallest), comparison: await this.#compare(smallest) };
  }
}
