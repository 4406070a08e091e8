import remapping, { type SourceMapInput } from "@jridgewell/remapping";
import {
  decodedMappings,
  originalPositionFor,
  type SourceMapSegment,
  TraceMap,
} from "@jridgewell/trace-mapping";
import { GLOBAL_NAMES } from "../runtime/program/globals.ts";
import { moduleNames, modules } from "../runtime/program/modules.ts";
import { diagnosticAt, fromEsbuild, fromWarnings } from "./diagnostics.ts";
import { type Transform, transformOptions } from "./esbuild.ts";
import { type Lowered, lower } from "./lowering/lower.ts";
import { chooseMarker, chooseNames, type Names } from "./lowering/names.ts";
import { Positions } from "./positions.ts";
import type { Compilation, CompiledProgram, CompileOptions, Diagnostic, SourceFile } from "./program.ts";
import { resolveImport } from "./resolve.ts";
import { suggest } from "./suggest.ts";

/**
 * Compiles a program: strips the types, makes its async functions cooperative, checks its imports.
 *
 * @param files the reader's files; the program starts in the first one, and only what it imports is compiled
 * @param transform esbuild's, from wherever it was started
 * @returns the program, or what is wrong with it, in the reader's lines
 */
export async function compile(
  files: readonly SourceFile[],
  transform: Transform,
  options: CompileOptions = {},
): Promise<Compilation> {
  const compiler = new Compiler(files, transform, options.marks ?? true);
  const entry = files[0];
  if (entry === undefined) throw new Error("a program has at least one file");
  await compiler.add(entry);
  compiler.checkUses();
  if (compiler.diagnostics.length > 0) {
    const diagnostics = compiler.diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
    return { ok: false, diagnostics };
  }
  return { ok: true, program: compiler.link() };
}

/** Tells of something wrong at an offset in a file's lowered text. */
type Report = (offset: number, message: string) => void;

interface CompiledFile {
  readonly path: string;
  readonly code: string;
  readonly map: object;
}

class Compiler {
  readonly diagnostics: Diagnostic[] = [];
  readonly #files: readonly SourceFile[];
  readonly #transform: Transform;
  readonly #marks: boolean;
  readonly #names: Names;
  readonly #marker: string;
  readonly #compiled: CompiledFile[] = [];
  readonly #lowered = new Map<string, { lowered: Lowered; report: Report }>();
  readonly #paths: string[] = [];
  readonly #sites: number[] = [0, 0, 0];
  readonly #siteNumbers = new Map<string, number>();

  constructor(files: readonly SourceFile[], transform: Transform, marks: boolean) {
    const texts = files.map((file) => file.source);
    this.#files = files;
    this.#transform = transform;
    this.#marks = marks;
    this.#names = chooseNames(texts);
    this.#marker = chooseMarker(texts);
  }

  /** Compiles a file and, in the order of its imports, those that it imports. */
  async add(file: SourceFile): Promise<void> {
    if (this.#paths.includes(file.path)) return;
    const index = this.#paths.push(file.path) - 1;
    let output: Awaited<ReturnType<Transform>>;
    try {
      output = await this.#transform(
        `"use strict"; function ${this.#marker}() {}\n${file.source}`,
        transformOptions(file.path),
      );
    } catch (error) {
      this.diagnostics.push(...fromEsbuild(error, file));
      return;
    }
    this.diagnostics.push(...fromWarnings(output.warnings, file));
    const { code } = output;
    const map = withoutMarker(output.map);
    const positions = new Positions(code);
    /** The reader's line and column (from 1) of an offset in esbuild's output. */
    const locate = (offset: number): { line: number; column: number } | null => {
      const found = originalPositionFor(map, positions.at(offset));
      return found.line === null ? null : { line: found.line, column: found.column + 1 };
    };
    const report: Report = (offset, message) => {
      this.diagnostics.push(diagnosticAt(file, locate(offset), message));
    };
    const imported: SourceFile[] = [];
    let lowered: Lowered;
    try {
      lowered = lower(code, this.#marker, this.#names, this.#marks, {
        site: (offset) => this.#site(index, locate(offset)),
        error: report,
        import: (name, offset) => {
          if (modules[name] !== undefined) return name;
          const target = resolveImport(name, file.path, this.#files);
          if (target === undefined) report(offset, unknownImport(name, this.#files));
          else imported.push(target);
          return target?.path ?? name;
        },
      });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const { pos } = error as SyntaxError & { pos?: number };
      report(pos ?? 0, error.message.replace(/ \(\d+:\d+\)$/, ""));
      return;
    }
    this.#lowered.set(file.path, { lowered, report });
    this.#compiled.push({
      path: file.path,
      code: lowered.code,
      map: remapping([lowered.map as SourceMapInput, map as SourceMapInput], () => null),
    });
    for (const target of imported) await this.add(target);
  }

  /** @returns the number of the site at this place, made if it is new. */
  #site(file: number, place: { line: number; column: number } | null): number {
    if (place === null) return 0;
    const key = `${file}:${place.line}:${place.column}`;
    let site = this.#siteNumbers.get(key);
    if (site === undefined) {
      site = this.#sites.length / 3;
      this.#sites.push(file, place.line, place.column);
      this.#siteNumbers.set(key, site);
    }
    return site;
  }

  /** A name that a module or a file does not have is told before the program runs, with the one that was meant. */
  checkUses(): void {
    for (const { lowered, report } of this.#lowered.values()) {
      for (const use of lowered.uses) {
        const names = this.#namesIn(use.module);
        if (names === null || names.includes(use.name)) continue;
        report(
          use.offset,
          `module '${use.module}' has no attribute '${use.name}'${suggest(use.name, names)}`,
        );
      }
    }
  }

  /** What can be imported from a module of ours, or from a file; null when that is not known. */
  #namesIn(module: string): string[] | null {
    const known = modules[module];
    if (known !== undefined) return [...Object.keys(known), "default"];
    const exports = this.#lowered.get(module)?.lowered.exports;
    return exports === null || exports === undefined ? null : [...exports];
  }

  /** Puts the files together: one expression, and one map with a section a file. */
  link(): CompiledProgram {
    const { support, current } = this.#names;
    const parts = [`(function (${[support, current, ...GLOBAL_NAMES].join(", ")}) { "use strict"; return {`];
    const sections: { offset: { line: number; column: number }; map: object }[] = [];
    let line = 1;
    for (const { path, code, map } of this.#compiled) {
      parts.push(`${JSON.stringify(path)}: function (module, exports, require) {`, code, "},");
      sections.push({ offset: { line: line + 1, column: 0 }, map });
      line += 2 + code.split("\n").length;
    }
    parts.push("}; })");
    return {
      code: parts.join("\n"),
      map: JSON.stringify({ version: 3, sections }),
      files: this.#paths,
      sites: this.#sites,
      prefix: this.#names.prefix,
    };
  }
}

function unknownImport(name: string, files: readonly SourceFile[]): string {
  if (name.startsWith(".")) {
    const others = files.map((file) => file.path).join(", ");
    return `No file '${name}' in this playground; there are: ${others}`;
  }
  return `No module named '${name}'; a program can import: ${moduleNames().join(", ")}, and its own files ("./name")${suggest(name, moduleNames())}`;
}

/** Takes the marker's line out of esbuild's map, so that it speaks of the reader's lines. */
function withoutMarker(map: string): TraceMap {
  const whole = new TraceMap(map);
  const mappings = decodedMappings(whole).map((line) =>
    line.flatMap((segment): SourceMapSegment[] => {
      if (segment.length === 1 || segment[2] === 0) return [];
      const [column, source, originalLine, originalColumn] = segment;
      return [[column, source, originalLine - 1, originalColumn]];
    }),
  );
  return new TraceMap({ version: 3, sources: whole.sources, names: [], mappings });
}
