import type ts from "typescript";
import { canBeAwaited, canBeStepped } from "./protocols.ts";

/** An error that TypeScript does not know of, in the form of its own diagnostics. */
export interface LanguageError {
  readonly start: number;
  readonly length: number;
  readonly messageText: string;
  /** TypeScript's `DiagnosticCategory.Error`. */
  readonly category: 1;
  /** None: TypeScript's have numbers. */
  readonly code: "";
}

/** TypeScript declares these with the language's library; a program has none of them. */
const ABSENT: Readonly<Record<string, string>> = {
  Promise: "there is no Promise here: use asyncio: a coroutine, asyncio.gather(…), or new asyncio.Future()",
  eval: "there is no eval() here: write the code in the program",
  SharedArrayBuffer: "there is no SharedArrayBuffer here",
  Atomics: "there is no Atomics here",
  WeakRef: "there is no WeakRef here",
  FinalizationRegistry: "there is no FinalizationRegistry here",
};

const TOP_LEVEL_AWAIT =
  "there is no top-level await here: put it into an async function, and call asyncio.run(main())";
const DYNAMIC_IMPORT = "there is no dynamic import() here: write an import statement at the top of the file";

/**
 * Finds what is good TypeScript and no part of the playground's language: `await` outside of functions,
 * `import()`, `Promise` as a value (as a type it is what TypeScript calls a coroutine), and `await` and
 * `for await` of what Python's would not take.
 *
 * @param typescript the TypeScript that made `program`
 * @param path the file to look at
 */
export function checkLanguage(typescript: typeof ts, program: ts.Program, path: string): LanguageError[] {
  const file = program.getSourceFile(path);
  if (file === undefined) return [];
  const checker = program.getTypeChecker();
  const errors: LanguageError[] = [];

  const report = (start: number, length: number, messageText: string): void => {
    errors.push({ start, length, messageText, category: 1, code: "" });
  };
  /** Marks the first word of a node. */
  const reportWord = (node: ts.Node, word: string, messageText: string): void => {
    const start = file.text.indexOf(word, node.getStart(file));
    report(start, word.length, messageText);
  };

  const typeName = (node: ts.Expression): string =>
    checker.typeToString(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node)));

  const visit = (node: ts.Node, isTopLevel: boolean): void => {
    if (isTopLevel && isAwaiting(typescript, node)) reportWord(node, "await", TOP_LEVEL_AWAIT);
    if (typescript.isAwaitExpression(node) && !canBeAwaited(checker, node.expression)) {
      reportWord(node, "await", `'${typeName(node.expression)}' object can't be awaited`);
    }
    if (typescript.isForOfStatement(node) && node.awaitModifier && !canBeStepped(checker, node.expression)) {
      const got = typeName(node.expression);
      reportWord(node, "await", `'async for' requires an object with __aiter__ method, got ${got}`);
    }
    if (typescript.isCallExpression(node) && node.expression.kind === typescript.SyntaxKind.ImportKeyword) {
      reportWord(node, "import", DYNAMIC_IMPORT);
    }
    if (typescript.isIdentifier(node) && node.text in ABSENT && isGlobalValue(node)) {
      report(node.getStart(file), node.text.length, ABSENT[node.text] as string);
    }
    const isInside = isTopLevel && !typescript.isFunctionLike(node);
    typescript.forEachChild(node, (child) => visit(child, isInside));
  };

  const isGlobalValue = (node: ts.Identifier): boolean => {
    if (!isValueUse(typescript, node)) return false;
    const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
    return declarations.some((declaration) =>
      /(^|\/)lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName),
    );
  };

  visit(file, true);
  return errors;
}

/** `await x`, `for await (…)`, `await using`. */
function isAwaiting(typescript: typeof ts, node: ts.Node): boolean {
  if (typescript.isAwaitExpression(node)) return true;
  if (typescript.isForOfStatement(node)) return node.awaitModifier !== undefined;
  if (!typescript.isVariableDeclarationList(node)) return false;
  const { AwaitUsing } = typescript.NodeFlags;
  return (node.flags & AwaitUsing) === AwaitUsing;
}

/** Whether a name is read where the program runs: not a type, nor a member's or a declaration's name. */
function isValueUse(typescript: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  if (typescript.isPartOfTypeNode(node) || typescript.isTypeReferenceNode(parent)) return false;
  if (typescript.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (typescript.isPropertyAssignment(parent)) return parent.initializer === node;
  return true;
}
