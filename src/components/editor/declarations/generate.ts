import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { LANGUAGE_DECLARATIONS } from "./language.ts";
import { COMPANIONS, publicDeclarations } from "./public.ts";

const RUNTIME = fileURLToPath(new URL("../../../runtime/", import.meta.url));

/** Files that {@link LANGUAGE_DECLARATIONS} speaks of, whether or not a module exports them. */
const LANGUAGE_FILES = ["loop/coroutine.ts", "loop/async-generator.ts"];

/** Where the declarations are, for an editor or a compiler that works on `file:` URIs. */
const RUNTIME_URI = "file:///runtime";
const MODULES_URI = "file:///node_modules";

/** Declaration files by the URI at which TypeScript finds them. */
export type Declarations = Readonly<Record<string, string>>;

/**
 * Makes the declarations of all that a program can import from the runtime's own sources, so that there is
 * no second copy that could differ from what runs.
 *
 * @returns for each module of `program/modules.ts` a declaration file as a package of `node_modules`, and
 * the files of the runtime that those refer to
 * @throws Error when the runtime's public types cannot be written as declarations
 */
export function generateDeclarations(): Declarations {
  const table = join(RUNTIME, "program/modules.ts");
  const program = ts.createProgram([table, ...LANGUAGE_FILES.map((file) => join(RUNTIME, file))], {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.esnext.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    rootDir: RUNTIME,
    outDir: "/",
  });
  const problems = program.getDeclarationDiagnostics();
  if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, FORMAT_HOST));

  const emitted = new Map<string, string>();
  program.emit(
    undefined,
    (path, text) => {
      const name = path.replace(/^\//, "");
      emitted.set(name, text + (COMPANIONS[name] ?? ""));
    },
    undefined,
    true,
    { afterDeclarations: [publicDeclarations] },
  );

  const entries = readModuleTable(program, table);
  const declarations: Record<string, string> = { [`${RUNTIME_URI}/language.d.ts`]: LANGUAGE_DECLARATIONS };
  for (const [name, entry] of entries) {
    const specifier = `../../runtime/${entry.replace(/\.d\.ts$/, ".js")}`;
    declarations[`${MODULES_URI}/${name}/index.d.ts`] = `export * from "${specifier}";\n`;
  }
  const roots = [...entries.values(), ...LANGUAGE_FILES.map((file) => file.replace(/\.ts$/, ".d.ts"))];
  for (const file of reachableFrom(roots, emitted)) {
    declarations[`${RUNTIME_URI}/${file}`] = emitted.get(file) as string;
  }
  return declarations;
}

const FORMAT_HOST: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => RUNTIME,
  getNewLine: () => "\n",
};

/** Reads which file each name in the runtime's table of modules stands for: `asyncio: "asyncio/index.d.ts"`. */
function readModuleTable(program: ts.Program, path: string): Map<string, string> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path) as ts.SourceFile;
  const entries = new Map<string, string>();
  const addEntries = (table: ts.ObjectLiteralExpression): void => {
    for (const property of table.properties) {
      const module = ts.isShorthandPropertyAssignment(property)
        ? checker.getShorthandAssignmentValueSymbol(property)
        : ts.isPropertyAssignment(property)
          ? checker.getSymbolAtLocation(property.initializer)
          : undefined;
      const file = module && checker.getAliasedSymbol(module).valueDeclaration;
      if (file === undefined || !ts.isSourceFile(file)) {
        throw new Error(`${path}: "${property.getText()}" is no imported module`);
      }
      const name = (property.name as ts.Identifier | ts.StringLiteral).text;
      entries.set(name, relative(RUNTIME, file.fileName).replace(/\.ts$/, ".d.ts"));
    }
  };
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (name.getText() !== "modules" || initializer === undefined) continue;
      if (ts.isObjectLiteralExpression(initializer)) addEntries(initializer);
    }
  }
  if (entries.size === 0) throw new Error(`${path} has no table named "modules"`);
  return entries;
}

/** The files that `roots` import, and so on, `roots` included. */
function reachableFrom(roots: readonly string[], emitted: ReadonlyMap<string, string>): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = emitted.get(file);
    if (text === undefined) throw new Error(`${file} is imported by a declaration, and was not emitted`);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      visit(posix.join(dirname(file), fileName.replace(/\.js$/, ".d.ts")));
    }
  };
  for (const root of roots) visit(root);
  return reached;
}
