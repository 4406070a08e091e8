import type ts from "typescript";

/** What TypeScript says when an object follows Python's protocol and not JavaScript's, and what then shows it. */
const PROTOCOL_OF_ERROR: ReadonlyMap<number | "", string> = new Map([
  // `using`: no [Symbol.dispose]().
  [2850, "__enter__"],
  // `await using`: no [Symbol.asyncDispose]().
  [2851, "__aenter__"],
]);

/** Whether an error of TypeScript's is none here, since a program's own class has Python's method for it. */
export function followsPythonProtocol(
  typescript: typeof ts,
  program: ts.Program,
  path: string,
  error: {
    readonly code: number | "";
    readonly start?: number | undefined;
    readonly length?: number | undefined;
  },
): boolean {
  const method = PROTOCOL_OF_ERROR.get(error.code);
  const file = program.getSourceFile(path);
  if (method === undefined || file === undefined || error.start === undefined) return false;
  const start = error.start;
  const end = start + (error.length ?? 0);
  const find = (node: ts.Node): ts.Node | undefined => {
    if (node.getStart(file) === start && node.end === end) return node;
    return typescript.forEachChild(node, find);
  };
  const node = find(file);
  return node !== undefined && canHave(program.getTypeChecker(), node, [method]);
}

/** What `await` takes: a coroutine, task or future, Python's awaitable, or what `await using` enters. */
export function canBeAwaited(checker: ts.TypeChecker, node: ts.Node): boolean {
  return canHave(checker, node, ["then", "__await__", "__aenter__"]);
}

/** What `for await` steps through. */
export function canBeStepped(checker: ts.TypeChecker, node: ts.Node): boolean {
  return canHave(checker, node, ["__aiter__", "__@asyncIterator"]);
}

/** Whether an expression's value may have one of these members; members named by a symbol start with `__@`. */
function canHave(checker: ts.TypeChecker, node: ts.Node, members: readonly string[]): boolean {
  const has = (type: ts.Type): boolean => {
    if (type.isUnion()) return type.types.some(has);
    const { intrinsicName } = type as { intrinsicName?: string };
    if (intrinsicName === "any" || intrinsicName === "unknown" || intrinsicName === "never") return true;
    return checker
      .getPropertiesOfType(checker.getApparentType(type))
      .some(({ escapedName }) => members.some((member) => isNamed(escapedName as string, member)));
  };
  return has(checker.getTypeAtLocation(node));
}

/** TypeScript writes `__aiter__` as `___aiter__`, and `[Symbol.asyncIterator]` as `__@asyncIterator@123`. */
function isNamed(escapedName: string, member: string): boolean {
  if (member.startsWith("__@")) return escapedName.startsWith(member);
  return escapedName === (member.startsWith("__") ? `_${member}` : member);
}
