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
  /** The names that the file exports; null when it passes on all that another one has. */
  readonly exports: ReadonlySet<string> | null;
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
  const exports = new Set<string>();
  let hasUsing = false;
  let exportsAll = false;
  for (const statement of program.body as AnyNode[]) {
    if (isMarker(statement, marker)) {
      out.remove(statement.start, statement.end);
      return { hasUsing, namespaces, exports: exportsAll ? null : exports, marker: statement };
    }
    let imported = "";
    for (const call of requireCalls(statement)) {
      const [specifier] = call.arguments;
      imported = host.import(specifier.value, call.start);
      if (imported !== specifier.value) out.update(specifier.start, specifier.end, JSON.stringify(imported));
    }
    const helper = statement.expression?.callee?.name;
    if (helper === "__reExport") exportsAll = true;
    if (helper === "__export")
      for (const name of keysOf(statement.expression.arguments[1])) exports.add(name);
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations as AnyNode[]) {
      const replacement = REPLACED[id.name];
      if (replacement !== undefined && init !== null) {
        out.update(init.start, init.end, `${names.support}.${replacement}`);
        hasUsing ||= replacement === "using";
      }
      if (init !== null && requireCalls(init).length > 0) namespaces.set(id.name, imported);
    }
  }
  throw new Error("the marker is gone from the compiled file");
}

/** A function, because a `using` outside of functions moves every other statement into a block. */
function isMarker(statement: AnyNode, marker: string): boolean {
  return statement.type === "FunctionDeclaration" && statement.id.name === marker;
}

function keysOf(object: AnyNode): string[] {
  return (object.properties as AnyNode[]).map(({ key }) => key.name ?? key.value);
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

/** Whether a call is one of esbuild's that lower `using`. */
export function isHelperCall(node: AnyNode, helpers: Helpers): boolean {
  return helpers.hasUsing && (node.callee?.name === "__using" || node.callee?.name === "__callDispose");
}
