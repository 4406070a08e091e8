import type MagicString from "magic-string";
import type { LoweringHost } from "./lower.ts";
import type { Names } from "./names.ts";
import type { AnyNode } from "./nodes.ts";

/** esbuild's helpers that the runtime replaces, by the names of the support functions that do. */
const REPLACED: Readonly<Record<string, string>> = {
  __using: "using",
  __callDispose: "callDispose",
  __toESM: "namespace",
};

/** What stands before the reader's first statement: helpers and imports, all of esbuild's making. */
export interface Helpers {
  /** Whether `__using` and `__callDispose` are esbuild's here, and not names of the reader's. */
  readonly hasUsing: boolean;
  /** Variables that hold an imported module, by name. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** The statement that the reader's own follow. */
  readonly marker: AnyNode;
}

/**
 * Reads what esbuild put before the marker, and points its helpers to the runtime's. They are known by their
 * names: esbuild renames a reader's own `__using`, and everything before the marker is esbuild's.
 */
export function readHelpers(
  program: AnyNode,
  marker: string,
  names: Names,
  out: MagicString,
  host: LoweringHost,
): Helpers {
  const namespaces = new Map<string, string>();
  let hasUsing = false;
  for (const statement of program.body as AnyNode[]) {
    if (isMarker(statement, marker)) {
      out.remove(statement.start, statement.end);
      return { hasUsing, namespaces, marker: statement };
    }
    for (const call of requireCalls(statement)) {
      const [specifier] = call.arguments;
      const name = host.import(specifier.value, call.start);
      if (name !== specifier.value) out.update(specifier.start, specifier.end, JSON.stringify(name));
    }
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations as AnyNode[]) {
      const replacement = REPLACED[id.name];
      if (replacement !== undefined && init !== null) {
        out.update(init.start, init.end, `${names.support}.${replacement}`);
        hasUsing ||= replacement === "using";
      }
      const required = init === null ? undefined : requireCalls(init)[0];
      if (required !== undefined) namespaces.set(id.name, required.arguments[0].value);
    }
  }
  throw new Error("the marker is gone from the compiled file");
}

function isMarker(statement: AnyNode, marker: string): boolean {
  return statement.type === "ExpressionStatement" && statement.expression.name === marker;
}

/** The `require("…")` calls of a generated statement: alone, in a variable, or inside one helper's call. */
function requireCalls(node: AnyNode): AnyNode[] {
  if (node.type === "ExpressionStatement") return requireCalls(node.expression);
  if (node.type === "VariableDeclaration") {
    return (node.declarations as AnyNode[]).flatMap((declarator) =>
      declarator.init === null ? [] : requireCalls(declarator.init),
    );
  }
  if (node.type !== "CallExpression") return [];
  const isRequire = node.callee.name === "require" && typeof node.arguments[0]?.value === "string";
  return isRequire ? [node] : (node.arguments as AnyNode[]).flatMap(requireCalls);
}
