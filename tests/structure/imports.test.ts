import { readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));
const LONGEST_FILE = 400;

/** What each room of the house may import, itself aside. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  compiler: ["runtime"],
  terminal: ["compiler", "runtime"],
  sandbox: ["compiler", "runtime"],
  components: ["sandbox", "compiler", "runtime"],
  content: ["components", "sandbox", "compiler", "runtime"],
};

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((path) => join(SRC, path))
  // The examples are programs of the playground's language: they import its modules.
  .filter((path) => !relative(SRC, path).startsWith(join("content", "examples")))
  .filter((path) => [".ts", ".tsx", ".astro", ".mdx"].includes(extname(path)));

/** The specifiers that a file imports, types included. */
function importsOf(path: string): string[] {
  return ts.preProcessFile(readFileSync(path, "utf8"), true, true).importedFiles.map((file) => file.fileName);
}

function roomOf(path: string): string {
  return relative(SRC, path).split(sep)[0] as string;
}

const HOST = new Set(
  "window document navigator location localStorage process Buffer setTimeout setInterval setImmediate clearTimeout queueMicrotask requestAnimationFrame fetch postMessage structuredClone performance crypto".split(
    " ",
  ),
);
const HOST_MEMBERS = new Set(["Date.now", "Math.random"]);

/** What a file calls, makes, or takes a member of, that it does not declare and that only a host has. */
function usedGlobals(path: string): string[] {
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node)) {
      if (node.name !== undefined && ts.isIdentifier(node.name)) declared.add(node.name.text);
    }
    if (ts.isImportSpecifier(node)) declared.add(node.name.text);
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isPropertyAccessExpression(node)) {
      const { expression } = node;
      if (ts.isIdentifier(expression) && HOST.has(expression.text)) used.add(expression.text);
    }
    if (ts.isPropertyAccessExpression(node) && HOST_MEMBERS.has(node.getText())) used.add(node.getText());
    if (ts.isNewExpression(node) && node.getText() === "new Date()") used.add("new Date()");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true));
  return [...used].filter((name) => !declared.has(name));
}

const imports = files.flatMap((path) => importsOf(path).map((specifier) => ({ path, specifier })));

test("the imports of all files are found", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(imports.length).toBeGreaterThan(200);
});

test("arrows between the folders point one way", () => {
  const wrong = imports.flatMap(({ path, specifier }) => {
    if (!specifier.startsWith(".")) return [];
    const [from, to] = [roomOf(path), roomOf(join(dirname(path), specifier))];
    const allowed = ALLOWED[from];
    return from === to || allowed === undefined || allowed.includes(to)
      ? []
      : [`${relative(SRC, path)} imports ${specifier}`];
  });
  expect(wrong).toEqual([]);
});

describe("the runtime could be published alone", () => {
  test("it imports nothing but itself", () => {
    const foreign = imports.filter(
      ({ path, specifier }) =>
        roomOf(path) === "runtime" &&
        (!specifier.startsWith(".") || roomOf(join(dirname(path), specifier)) !== "runtime"),
    );
    expect(foreign).toEqual([]);
  });

  test("it uses no global of a page or of Node, and takes time and chance from the run", () => {
    const used = files
      .filter((path) => roomOf(path) === "runtime")
      .flatMap((path) => usedGlobals(path).map((name) => `${relative(SRC, path)} uses ${name}`));
    expect(used).toEqual([]);
  });
});

test("the compiler has no DOM and no Node, except where its name says so", () => {
  const node = imports.filter(
    ({ path, specifier }) =>
      roomOf(path) === "compiler" &&
      specifier.startsWith("node:") &&
      !path.endsWith(join("compiler", "node.ts")),
  );
  expect(node).toEqual([]);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = files
    .map((path) => ({ path, lines: readFileSync(path, "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > LONGEST_FILE)
    .map(({ path, lines }) => `${relative(SRC, path)} has ${lines}`);
  expect(long).toEqual([]);
});
