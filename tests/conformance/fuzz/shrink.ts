import { withoutUnused } from "./generate.ts";
import type { Node, Param, ProgramTree } from "./tree.ts";

/**
 * Makes a program smaller as long as it stays interesting: takes constructs out, puts the contents of one
 * in its place, and makes what they are given simpler.
 *
 * @param isInteresting whether a smaller program still shows what the first one shows
 */
export async function shrink(
  tree: ProgramTree,
  isInteresting: (tree: ProgramTree) => Promise<boolean>,
): Promise<ProgramTree> {
  let smallest = tree;
  let isSmaller = true;
  while (isSmaller) {
    isSmaller = false;
    for (const id of idsOf(smallest)) {
      for (const edit of edits(nodeOf(smallest, id))) {
        const candidate = withoutUnused(replace(smallest, id, edit));
        if (!(await isInteresting(candidate))) continue;
        smallest = candidate;
        isSmaller = true;
        break;
      }
    }
    for (const change of [{ isEager: false }, { watchdog: null }] as const) {
      const [name, value] = Object.entries(change)[0] as [keyof ProgramTree, unknown];
      if (smallest[name] === value || !(await isInteresting({ ...smallest, ...change }))) continue;
      smallest = { ...smallest, ...change };
      isSmaller = true;
    }
  }
  return smallest;
}

/** Every construct's number, outer ones first: what is taken out early takes much along. */
function idsOf(tree: ProgramTree): number[] {
  const ids: number[] = [];
  const visit = (nodes: readonly Node[]): void => {
    ids.push(...nodes.map((node) => node.id));
    for (const node of nodes) for (const block of Object.values(node.blocks)) visit(block);
  };
  for (const fn of [...tree.functions].reverse()) visit(fn.body);
  return ids;
}

function nodeOf(tree: ProgramTree, id: number): Node | undefined {
  const search = (nodes: readonly Node[]): Node | undefined => {
    for (const node of nodes) {
      const found = node.id === id ? node : search(Object.values(node.blocks).flat());
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(tree.functions.flatMap((fn) => fn.body));
}

/** What may stand in a construct's place, the smallest first. Nothing, for one that is gone already. */
function* edits(node: Node | undefined): Generator<readonly Node[], void, undefined> {
  if (node === undefined) return;
  yield [];
  const blocks = Object.entries(node.blocks);
  for (const [, block] of blocks) if (block.length > 0) yield block;
  for (const [name, block] of blocks) {
    if (block.length > 0) yield [{ ...node, blocks: { ...node.blocks, [name]: [] } }];
  }
  for (const [name, param] of Object.entries(node.params)) {
    for (const simpler of simplerParams(name, param)) {
      yield [{ ...node, params: { ...node.params, [name]: simpler } }];
    }
  }
}

function simplerParams(name: string, param: Param): Param[] {
  if (param === true) return [false];
  if (typeof param === "number") return [0, 1, 2].filter((number) => number < Math.ceil(param));
  if (name === "text" && param !== null) return [null];
  if (name === "classes" || !Array.isArray(param)) return [];
  return param.map((_, at) => param.filter((_other, index) => index !== at));
}

function replace(tree: ProgramTree, id: number, by: readonly Node[]): ProgramTree {
  const inBlock = (nodes: readonly Node[]): Node[] =>
    nodes.flatMap((node): readonly Node[] => {
      if (node.id === id) return by;
      const blocks = Object.entries(node.blocks).map(([name, block]) => [name, inBlock(block)]);
      return [{ ...node, blocks: Object.fromEntries(blocks) }];
    });
  return { ...tree, functions: tree.functions.map((fn) => ({ ...fn, body: inBlock(fn.body) })) };
}
