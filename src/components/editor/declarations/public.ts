import ts from "typescript";

/**
 * Classes of the runtime whose objects TypeScript knows by a type of its own: the result of an async
 * function is a `Promise`, and nothing else. Their declarations get another name, `language.ts` makes the
 * global type extend them, and the old name stands for the global type.
 */
const RENAMED: Readonly<Record<string, string>> = {
  Coroutine: "CoroutineObject",
  AsyncGenerator: "AsyncGeneratorObject",
};

/** What stands for the old names of {@link RENAMED}, by file. */
export const COMPANIONS: Readonly<Record<string, string>> = {
  "loop/coroutine.d.ts": `\
/** What calling an async function gives: no line of its body has run until it is awaited, or made a task. */
export type Coroutine<T = unknown> = Promise<T>;
export declare const Coroutine: abstract new (...args: never) => Promise<unknown>;
`,
  "loop/async-generator.d.ts": `\
export type AsyncGenerator<T = unknown, S = unknown> = globalThis.AsyncGenerator<T, unknown, S>;
export declare const AsyncGenerator: abstract new (...args: never) => globalThis.AsyncGenerator<unknown, unknown, unknown>;
`,
};

/**
 * A transformation of emitted declarations, to what a program may see: names that start with one underscore
 * go (`stripInternal` has taken what is marked as internal), a class whose constructor was internal cannot be
 * constructed, and imports name `.js` files, which every kind of module resolution finds.
 */
export function publicDeclarations(
  context: ts.TransformationContext,
): (node: ts.SourceFile | ts.Bundle) => ts.SourceFile | ts.Bundle {
  const { factory } = context;

  const visit = (node: ts.Node): ts.Node | undefined => {
    if (isPrivate(node)) return undefined;
    if (ts.isImportDeclaration(node)) {
      return factory.updateImportDeclaration(
        node,
        node.modifiers,
        node.importClause,
        withJsExtension(node.moduleSpecifier as ts.StringLiteral),
        node.attributes,
      );
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      return factory.updateExportDeclaration(
        node,
        node.modifiers,
        node.isTypeOnly,
        node.exportClause,
        withJsExtension(node.moduleSpecifier as ts.StringLiteral),
        node.attributes,
      );
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const specifier = withJsExtension(node.argument.literal as ts.StringLiteral);
      const argument = factory.updateLiteralTypeNode(node.argument, specifier);
      const typeArguments = ts.visitNodes(node.typeArguments, visit) as ts.NodeArray<ts.TypeNode> | undefined;
      return factory.updateImportTypeNode(
        node,
        argument,
        node.attributes,
        node.qualifier,
        typeArguments,
        node.isTypeOf,
      );
    }
    if (ts.isClassDeclaration(node)) return classDeclaration(node);
    return ts.visitEachChild(node, visit, context);
  };

  const classDeclaration = (node: ts.ClassDeclaration): ts.ClassDeclaration => {
    const { name, modifiers, typeParameters, heritageClauses, members } = ts.visitEachChild(
      node,
      visit,
      context,
    );
    const shown = RENAMED[name?.text ?? ""];
    const isHidden = hasConstructor(ts.getOriginalNode(node)) && !hasConstructor(node);
    const hidden = factory.createConstructorDeclaration(
      [factory.createToken(ts.SyntaxKind.ProtectedKeyword)],
      [],
      undefined,
    );
    return factory.updateClassDeclaration(
      node,
      modifiers,
      shown === undefined ? name : factory.createIdentifier(shown),
      typeParameters,
      heritageClauses,
      isHidden ? [hidden, ...members] : members,
    );
  };

  const withJsExtension = (specifier: ts.StringLiteral): ts.StringLiteral =>
    factory.createStringLiteral(specifier.text.replace(/\.ts$/, ".js"));

  return (file) => ts.visitEachChild(file, visit, context);
}

/** Whether a declaration is the runtime's own business, by its name: `_fail`, but not `__aenter__`. */
function isPrivate(node: ts.Node): boolean {
  const isNamed =
    ts.isClassElement(node) ||
    ts.isTypeElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isExportSpecifier(node);
  if (!isNamed || node.name === undefined || !ts.isIdentifier(node.name)) return false;
  return /^_(?!_\w+__$)/.test(node.name.text);
}

function hasConstructor(node: ts.Node): boolean {
  return ts.isClassDeclaration(node) && node.members.some(ts.isConstructorDeclaration);
}
